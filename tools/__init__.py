"""What is done with figures: extract, check, calculate, compare; pure functions."""
