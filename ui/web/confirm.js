// Nothing is removed before it is confirmed, in a dialog that Escape closes.
element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-remove]');
  if (!button) return;
  const dialog = element.querySelector('dialog');
  dialog.querySelector('strong').textContent = button.dataset.name;
  dialog.returnValue = '';
  dialog.onclose = () => {
    button.focus();
    if (dialog.returnValue === 'remove') {
      trigger('remove', {told: button.dataset.remove});
    }
  };
  dialog.showModal();
});
