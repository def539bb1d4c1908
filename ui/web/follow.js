// The newest question is brought to the top of the screen as it is asked.
let count = 0;
watch('value', () => {
  const turns = element.querySelectorAll('.turn');
  if (turns.length > count && turns.length > 1) {
    turns[turns.length - 1].scrollIntoView({block: 'start'});
  }
  count = turns.length;
});
