"""Rules of tools/cell_units.py: the unit that a table's numbers are in."""

from decimal import Decimal

import pytest

from corpus.money import read_amounts
from corpus.pages import Table
from corpus.records import Unit
from tests.papers_in_words import table
from tools.grid import GridCell, read_grid


def cells(block: Table) -> dict[str, GridCell]:
    return {cell.cell.text: cell for cell in read_grid(block).cells}


@pytest.mark.parametrize(
    ("caption", "row", "column", "printed", "amount", "unit"),
    [
        ("Deficit (£m)", "DSG", "2022/23", "4.1", "4100000", Unit.GBP),
        ("Deficit", "DSG £m", "2022/23", "4.1", "4100000", Unit.GBP),
        ("Deficit", "DSG", "2022/23 £'000", "4,100", "4100000", Unit.GBP),
        ("Deficit £m", "DSG £000", "2022/23", "4,100", "4100000", Unit.GBP),
        ("Spend £000", "EHCPs", "2022/23", "2,012", "2012", Unit.COUNT),
        ("Spend £000", "Independent placements", "2022/23", "900", "900000", Unit.GBP),
        ("Spend £000", "Base A", "Places", "12", "12", Unit.COUNT),
        ("Spend £000", "Number of placements", "2022/23", "90", "90", Unit.COUNT),
        ("Spend £000", "Staff (FTE)", "2022/23", "4.5", "4.5", Unit.COUNT),
        ("Spend £m", "EHCP top-ups", "2022/23", "0.989", "989000", Unit.GBP),
        ("Spend £m", "Transfer of 0.5%", "2022/23", "0.7", "700000", Unit.GBP),
        ("Plans", "% within 20 weeks", "2022/23", "41.5", "41.5", Unit.PERCENT),
        ("Plans", "Share", "Percentage", "41.5", "41.5", Unit.PERCENT),
        ("High needs", "Grant", "2022/23", "46,981,000", "46981000", Unit.GBP),
        ("High needs", "Pupils", "2022/23", "1,046,981", "1046981", Unit.COUNT),
        ("High needs", "Grant", "2022/23", "46,981", "46981", Unit.COUNT),
    ],
)
def test_unit_is_the_nearest_that_is_said(
    caption: str, row: str, column: str, printed: str, amount: str, unit: Unit
) -> None:
    block = table(caption, [["", column], [row, printed]])

    found = cells(block)[printed].amount

    assert found is not None
    assert (found.amount, found.unit) == (Decimal(amount), unit)


def test_unit_comes_from_a_sentence_that_prints_the_same_digits() -> None:
    block = table("Savings", [["", "2022/23"], ["Total", "5.292"], ["Bands", "0.7"]])
    known = read_amounts("Savings of £5.292m have been found.")

    amounts = [cell.amount for cell in read_grid(block, known=known).cells]

    assert [a.amount for a in amounts if a] == [Decimal(5292000), Decimal(700000)]


def test_two_digits_that_agree_tell_no_unit() -> None:
    block = table("Places", [["", "2022/23"], ["Total", "12"]])
    known = read_amounts("It costs £12m.")

    amounts = [cell.amount for cell in read_grid(block, known=known).cells]

    assert [a.unit for a in amounts if a] == [Unit.COUNT]


def test_numbers_of_one_size_are_all_money_where_one_heading_names_it() -> None:
    rows = [
        ["", "2022/23 budget", "2023/24 proposed", "Pupils"],
        ["Base A", "6,204,000", "7,510,000", "2,104"],
        ["Base B", "650,000", "675,000", "90"],
    ]

    amounts = [cell.amount for cell in read_grid(table("Bases", rows)).cells]

    assert [a.unit for a in amounts if a] == [
        *(Unit.GBP, Unit.GBP, Unit.COUNT),
        *(Unit.GBP, Unit.GBP, Unit.COUNT),
    ]


def test_large_numbers_of_what_nobody_calls_money_are_counts() -> None:
    rows = [["", "2022/23"], ["Residents", "1,046,981"]]

    (cell,) = read_grid(table("Residents", rows)).cells

    assert cell.amount is not None
    assert cell.amount.unit is Unit.COUNT


def test_bare_number_beside_printed_pounds_is_a_count() -> None:
    rows = [["", "Spend", "Residents"], ["Base A", "£6,204,000", "210,400"]]

    amounts = [cell.amount for cell in read_grid(table("Bases", rows)).cells]

    assert [a.unit for a in amounts if a] == [Unit.GBP, Unit.COUNT]


def test_number_of_things_is_counted_whatever_they_owe() -> None:
    block = table(
        "Balances, £m", [["", "Number of schools in deficit"], ["Primary", "24"]]
    )

    assert cells(block)["24"].amounts[0].unit is Unit.COUNT
