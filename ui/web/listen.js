// Clicks inside the element, told to Python by what they open.
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.open) {
    if (!button.closest('.panel')) {
      window.paperclerkOpener?.removeAttribute('aria-current');
      window.paperclerkOpener = button;
      button.setAttribute('aria-current', 'true');
    }
    trigger('open', {source: button.dataset.open});
  } else if (button.dataset.ask) {
    trigger('example', {question: button.dataset.ask});
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
element.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') element.querySelector('[data-close]')?.click();
});
