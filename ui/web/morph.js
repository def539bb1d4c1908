// What Python sends is laid over what is there: an element that stays keeps the
// reader's focus, what they typed, and a <details> they opened.
const OWN = new Set(['open', 'aria-current', 'aria-pressed']);
const isLike = (old, fresh) =>
  old && old.nodeName === fresh.nodeName && old.className === fresh.className
    && old.id === fresh.id && old.dataset?.key === fresh.dataset?.key;
function morph(old, fresh) {
  for (const {name} of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !OWN.has(name)) old.removeAttribute(name);
  }
  for (const {name, value} of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  let at = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    let like = at;
    while (like && !isLike(like, child)) like = like.nextSibling;
    if (!like) {
      old.insertBefore(child, at);
      continue;
    }
    while (at !== like) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
    if (child.nodeType === Node.TEXT_NODE) {
      if (at.data !== child.data) at.data = child.data;
    } else {
      morph(at, child);
    }
    at = at.nextSibling;
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}
const laid = element.querySelector('[data-laid]');
function lay() {
  const fresh = document.createElement('div');
  fresh.innerHTML = props.value ?? '';
  fresh.setAttribute('data-laid', '');
  morph(laid, fresh);
}
lay();
watch('value', lay);
