"""The web chat: its tabs, what they show, and the server they are served by."""
