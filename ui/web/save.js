// A file just came: save it, and have it read out that it did.
element.setAttribute('role', 'status');
watch('value', () => element.querySelector('a[download]')?.click());
