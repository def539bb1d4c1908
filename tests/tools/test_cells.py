"""Rules of tools/cells.py: a value, the words that tell it, and where they stand."""

from dataclasses import fields

import pytest

from corpus.records import Basis, SafetyValve
from tests.figures_in_words import figure
from tools.calculator import change
from tools.cells import HEADINGS, Cells, deficit_cell, figure_cell, sum_cell


def test_a_figure_is_told_with_its_place() -> None:
    one = figure("c£63m")

    cell = figure_cell(one)

    assert (cell.value, cell.words, cell.amount) == ("about £63m", "c£63m", one.amount)
    (place,) = cell.sources
    assert (place.locator, place.quote) == (one.locator, one.quote)


@pytest.mark.parametrize(
    ("coordinates", "value"),
    [
        (
            {"period": "2024-25", "basis": Basis.FORECAST},
            "£63m (2024/25; forecast, gross or net not stated)",
        ),
        (
            {"as_at": "2024-03-31", "safety_valve": SafetyValve.GROSS},
            "£63m (31 March 2024; gross)",
        ),
        ({}, "£63m (year not stated; gross or net not stated)"),
    ],
)
def test_a_deficit_is_never_told_without_its_coordinates(
    coordinates: dict[str, str], value: str
) -> None:
    assert deficit_cell(figure("£63m", **coordinates)).value == value


def test_a_sum_shows_its_working_and_each_operands_place() -> None:
    paid, agreed = figure("£8.23m"), figure("£19.22m", quote="£19.22m was agreed")

    cell = sum_cell(change(paid, agreed), (agreed, paid))

    assert cell.words == "£19.22m − £8.23m = £10.99m"
    assert [place.quote for place in cell.sources] == [agreed.quote, paid.quote]


def test_a_rough_result_is_no_exact_number() -> None:
    cell = sum_cell(change(figure("£8m"), figure("£19.22m")), (figure("£8m"),))

    assert (cell.value, cell.amount) == ("about £11m", None)


def test_every_part_of_a_row_has_a_heading_in_the_same_order() -> None:
    assert list(HEADINGS) == [part.name for part in fields(Cells)]
    assert [name for name, _ in Cells().by_name()] == list(HEADINGS)
    assert all(held == () for _, held in Cells().by_name())
