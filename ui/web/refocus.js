// What is drawn anew takes the keyboard with it: the focus goes to the part of the same
// key, or where it is gone, to the place marked for it.
let held = null;
element.addEventListener('focusin', (event) => {
  held = event.target.dataset.key ?? event.target.id;
});
element.addEventListener('focusout', (event) => {
  if (event.relatedTarget) held = null;
});
element.addEventListener('mousedown', () => { held = null; });
watch('value', () => {
  if (held === null || document.activeElement !== document.body) return;
  const same = held && element.querySelector(`[data-key="${CSS.escape(held)}"]`);
  const rest = element.querySelector('[data-rest]');
  (same && !same.disabled ? same : rest)?.focus();
});
