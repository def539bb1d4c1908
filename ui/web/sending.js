// Files chosen in a form are sent one by one, then told to Python together. A register
// among them goes with the others; a file that cannot be sent is named with its reason.
element.addEventListener('submit', async (event) => {
  const form = event.target.closest('form[data-send]');
  if (!form) return;
  event.preventDefault();
  const line = form.querySelector('.sending');
  const button = form.querySelector('button[type=submit]');
  const files = [...form.elements.files.files];
  if (!files.length) {
    line.textContent = 'Choose one or more files first.';
    form.elements.files.focus();
    return;
  }
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  const sent = [], unsent = [], kept = new DataTransfer();
  const limit = Number(form.dataset.limit);
  for (const [nth, file] of files.entries()) {
    line.textContent = `Sending file ${nth + 1} of ${files.length}: ${file.name}`;
    try {
      if (file.size > limit) throw new Error('too large');
      sent.push((await upload(file)).path);
    } catch (error) {
      unsent.push(file.name + (file.size > limit ? ' (too large)' : ''));
      if (file.size <= limit) kept.items.add(file);
    }
  }
  button.removeAttribute('aria-disabled');
  form.elements.files.files = kept.files;
  line.textContent = '';
  if (unsent.length) {
    const again = kept.files.length ? ' Add them again to try once more.' : '';
    line.textContent = `Not sent: ${unsent.join(', ')}.${again}`;
  }
  if (sent.length) {
    trigger(form.dataset.send, {told: JSON.stringify({
      files: sent,
      council: form.elements.council.value,
      status: form.elements.status.value,
    })});
  }
});
element.addEventListener('dragover', (event) => {
  const form = event.target.closest('form[data-send]');
  if (form) { event.preventDefault(); form.classList.add('over'); }
});
element.addEventListener('dragleave', (event) => {
  event.target.closest('form[data-send]')?.classList.remove('over');
});
element.addEventListener('drop', (event) => {
  const form = event.target.closest('form[data-send]');
  if (!form) return;
  event.preventDefault();
  form.classList.remove('over');
  if (event.dataTransfer.files.length) form.elements.files.files = event.dataTransfer.files;
});
