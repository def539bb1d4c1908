// A file that was asked for is saved as soon as it is there.
element.setAttribute('role', 'status');
watch('value', () => element.querySelector('a[download]')?.click());
