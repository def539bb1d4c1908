"""True sentences of the papers, each of the ways to make one false, and the gates."""
