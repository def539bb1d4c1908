// A page just opened: bring its lit words into view, and a reader's keyboard to it.
window.paperclerkShowLit = (panel) => {
  const view = panel.querySelector('.view');
  const lit = panel.querySelector('.cell') ?? panel.querySelector('.lit, mark');
  if (!view) return;
  const frame = view.getBoundingClientRect();
  const at = lit?.getBoundingClientRect();
  view.scrollTop = at ? view.scrollTop + at.top - frame.top - frame.height / 3 : 0;
  view.scrollLeft = at ? view.scrollLeft + at.left - frame.left - frame.width / 3 : 0;
};
let shown = null;
watch('value', () => {
  const panel = element.querySelector('.panel');
  const key = panel?.dataset.key ?? null;
  if (!panel || key === shown) { shown = key; return; }
  shown = key;
  window.paperclerkShowLit(panel);
  if (panel.contains(document.activeElement)) return;
  panel.querySelector('h2').focus({preventScroll: true});
  if (matchMedia('(max-width: 900px)').matches) {
    panel.scrollIntoView({block: 'start'});
  }
});
