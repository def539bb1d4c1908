"""The commands, a module a group; `ui.cli` joins them."""
