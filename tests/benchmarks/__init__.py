"""Measurements too long for the tests, each printed by a command of its own."""
