"""Rules of tools/measures.py: what is said of a number, nearest first."""

from corpus.records import Measure, Unit
from tools.measures import find_measure


def test_section_about_the_deficit_makes_no_deficit_of_its_amounts() -> None:
    background = ("8 How to bring the deficit down",)

    assert find_measure((), Unit.GBP, background=background) is Measure.OTHER
