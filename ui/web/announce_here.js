// The element itself is what a screen reader listens to: it stays while its words change.
element.setAttribute('role', 'status');
