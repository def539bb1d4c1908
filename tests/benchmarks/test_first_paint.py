"""Tests of tests/benchmarks/first_paint.py."""

from tests.benchmarks.first_paint import show


def test_the_middle_and_the_ends_of_the_visits_are_told() -> None:
    line = show("first paint", [0.9, 0.2, 0.3])

    assert line == "first paint: median 0.30 s (0.20 to 0.90, 3 visits)"
