// What a reader chose, told to Python as the query part of an address.
const choose = (query) => {
  window.paperclerkChosen = true;
  trigger('choose', {query});
};
const queryOf = (form) => {
  const query = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...query]) if (!value) query.delete(name);
  return query.toString();
};
element.addEventListener('submit', (event) => {
  event.preventDefault();
  choose(queryOf(event.target));
});
element.addEventListener('change', (event) => {
  if (event.target.name === 'measure') trigger('measure', {query: queryOf(event.target.form)});
});
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.query) {
    choose(button.dataset.query);
  } else if (button.dataset.tick) {
    for (const box of button.closest('fieldset').querySelectorAll('input')) {
      box.checked = button.dataset.tick === 'all';
    }
  } else if (button.dataset.download) {
    trigger('save', {wanted: button.dataset.download});
  }
});
