// Filters, sorting and pages, told to Python by what they ask for.
let pressed = null;
let opener = null;
const form = () => element.querySelector('form');
element.addEventListener('submit', (event) => {
  event.preventDefault();
  trigger('ask', {asked: JSON.stringify(Object.fromEntries(new FormData(form())))});
});
element.addEventListener('change', (event) => {
  if (event.target.matches('form select')) form().requestSubmit();
});
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.open) {
    opener = button;
  } else if (button.dataset.asks) {
    pressed = button.dataset.key;
    trigger('ask', {asked: button.dataset.asks});
  } else if (button.dataset.format) {
    trigger('export', {format: button.dataset.format});
  } else if (button.hasAttribute('data-clear')) {
    for (const control of form().querySelectorAll('select, input')) control.value = '';
    form().requestSubmit();
  }
});
watch('value', () => {
  // The rows are new: the keyboard stays where it was, or goes to what heads them.
  const head = element.querySelector('[data-head]');
  if (pressed) {
    (element.querySelector(`[data-key="${pressed}"]:enabled`) ?? head)?.focus();
    pressed = null;
  }
  // Whoever closes the panel is brought back to the row it was opened from.
  if (!opener || window.paperclerkOpener !== opener || !document.querySelector('.panel')) return;
  const again = [...element.querySelectorAll('[data-open]')].find(
    (button) => button.dataset.open === opener.dataset.open);
  again?.setAttribute('aria-current', 'true');
  window.paperclerkOpener = opener = again ?? head;
});
// As wide as what stands beside it leaves it: a narrow list stacks its rows.
const NARROW_PX = 680;
new ResizeObserver(([seen]) => {
  element.classList.toggle('narrow', seen.contentRect.width < NARROW_PX);
}).observe(element);
