// Forms and buttons inside the element, told to Python by name with what they hold.
element.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-tell]');
  if (!form) return;
  event.preventDefault();
  const held = JSON.stringify(Object.fromEntries(new FormData(form)));
  trigger(form.dataset.tell, {told: held});
});
element.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-on-change]');
  if (form && event.target.matches('select')) form.requestSubmit();
});
element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-tell]');
  if (!button) return;
  if ('opener' in button.dataset) {
    window.paperclerkOpener?.removeAttribute('aria-current');
    window.paperclerkOpener = button;
    button.setAttribute('aria-current', 'true');
  }
  trigger(button.dataset.tell, {told: button.dataset.told ?? '{}'});
});
