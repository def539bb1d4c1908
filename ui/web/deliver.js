// What is said to a screen reader, and files that are handed to the browser.
const region = element.querySelector('[role=status]');
window.paperclerkSay = (words) => {
  region.classList.remove('trouble');
  region.textContent = words;
};
window.paperclerkFetch = (wish) => {
  window.paperclerkSay('Getting the file');
  trigger('fetch', wish);
};
watch('value', async () => {
  if (!props.value) return;
  const file = JSON.parse(props.value);
  window.paperclerkSay(file.trouble ?? `${file.name} is being saved`);
  if (file.trouble) {
    region.classList.add('trouble');
    return;
  }
  const held = await fetch(`data:${file.kind};base64,${file.content}`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await held.blob());
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
});
