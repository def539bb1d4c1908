// Clicks inside the element, told to Python by what they open.
async function copy(words, told) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    // Without https, on a council's own network, there is no clipboard but this one.
    const box = document.createElement('textarea');
    box.value = words;
    element.append(box);
    box.select();
    document.execCommand('copy');
    box.remove();
  }
  window.paperclerkSay?.(told);
}
async function copyOf(button) {
  const label = button.textContent;
  if (button.dataset.copy) {
    await copy(button.dataset.copy, 'Answer copied with its sources');
  } else {
    const address = new URL(location);
    address.hash = button.dataset.link;
    await copy(address.href, 'Link copied');
  }
  button.focus();
  button.textContent = 'Copied';
  setTimeout(() => { button.textContent = label; }, 2000);
}
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  const told = button.dataset;
  if (told.open) {
    if (!button.closest('.panel')) {
      window.paperclerkOpener?.removeAttribute('aria-current');
      window.paperclerkOpener = button;
      button.setAttribute('aria-current', 'true');
    }
    trigger('open', {source: told.open});
  } else if (told.ask) {
    trigger('example', {question: told.ask});
  } else if (told.copy || told.link) {
    copyOf(button);
  } else if (told.save) {
    window.paperclerkSay?.('Making the file');
    trigger('save', {kind: told.save});
  } else if (told.paper) {
    window.paperclerkFetch?.({paper: told.paper});
  } else if (told.reopen) {
    trigger('reopen', {name: told.reopen});
  } else if (told.delete) {
    trigger('forget', {name: told.delete});
  } else if (button.hasAttribute('data-zoom')) {
    const isIn = button.closest('.panel').classList.toggle('zoomed');
    button.textContent = isIn ? 'Zoom out' : 'Zoom in';
    button.setAttribute('aria-pressed', isIn);
    window.paperclerkShowLit(button.closest('.panel'));
  } else if (button.hasAttribute('data-close')) {
    trigger('shut');
    window.paperclerkOpener?.removeAttribute('aria-current');
    window.paperclerkOpener?.focus();
  }
});
element.addEventListener('submit', (event) => {
  const form = event.target;
  // Other forms are their own parts' business.
  if (form.dataset.turn === undefined) return;
  event.preventDefault();
  const said = Object.fromEntries(new FormData(form));
  trigger('feedback', {said: JSON.stringify({...said, turn: Number(form.dataset.turn)})});
  window.paperclerkSay?.('Feedback sent');
});
element.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') element.querySelector('[data-close]')?.click();
});
