"""Rules of tools/measures.py: what is said of a number, nearest first."""

import pytest

from corpus.records import Measure, Unit
from tools.measures import find_measure


def test_section_about_the_deficit_makes_no_deficit_of_its_amounts() -> None:
    background = ("8 How to bring the deficit down",)

    assert find_measure((), Unit.GBP, background=background) is Measure.OTHER


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Block transfer 2025/26", Measure.TRANSFER),
        ("High needs recovery and block transfer", Measure.OTHER),
        ("SEND and alternative provision capital programme", Measure.CAPITAL),
    ],
)
def test_heading_of_several_things_says_of_none_that_all_is_of_it(
    title: str, measure: Measure
) -> None:
    assert find_measure((), Unit.GBP, background=(None, title)) is measure
