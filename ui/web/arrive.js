// What was chosen is there: the keyboard goes to it, and the address can be sent on.
watch('value', () => {
  const shown = element.querySelector('[data-address]');
  if (!window.paperclerkChosen) return;
  window.paperclerkChosen = false;
  const heading = element.querySelector('h2, [role="alert"]');
  heading?.focus({preventScroll: true});
  heading?.scrollIntoView({block: 'start'});
  if (shown) history.replaceState(null, '', '?' + shown.dataset.address);
});
