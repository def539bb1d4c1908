// What is written here is read out by a screen reader as it changes.
element.setAttribute('role', 'status');
