"""Roof: the web chat and the command line, where the parts are put together."""
