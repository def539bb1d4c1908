// An officer's word on the open figure, told to Python; the keyboard goes to what
// came of it.
let isSent = false;
element.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  const said = Object.fromEntries(new FormData(form));
  isSent = true;
  trigger('mark', {said: JSON.stringify({...said, figure: form.dataset.figure})});
});
watch('value', () => {
  if (!isSent) return;
  isSent = false;
  (element.querySelector('[aria-invalid]') ?? element.querySelector('[tabindex]'))?.focus();
});
