"""Rules of tools/carried.py: which year of a carried balance is misprinted."""

import pytest

from tests.papers_in_words import pages, paper, table
from tools.audit import find_findings
from tools.carried import misprinted
from tools.grid import read_grid
from tools.ledger import read_ledgers

HEADER = ("Year", "In-year balance", "Cumulative balance", "Payments", "After payments")


def carried(*balances: str) -> list[tuple[str, ...]]:
    years = ("2021-22", "2022-23", "2023-24", "2024-25", "2025-26")
    moved = ("-3.41", "-3.21", "-4.44", "-3.80", "-2.15")
    return [HEADER[:3], *zip(years, moved, balances, strict=False)]


def told(rows: list[tuple[str, ...]]) -> list[str]:
    ledgers = read_ledgers(read_grid(table("Table C: Position £m", rows)), "Table C")
    return [slip.printed.printed for ledger in ledgers for slip in misprinted(ledger)]


def test_balance_that_both_its_neighbours_say_to_be_another_is_told() -> None:
    rows = carried("-11.96", "-15.17", "-19.61", "-24.31", "-25.56")

    assert told(rows) == ["-24.31"]


def test_what_a_year_adds_is_known_by_any_words_for_it() -> None:
    rows: list[tuple[str, ...]] = [
        ("Position at:", "2021-22", "2022-23", "2023-24", "2024-25", "2025-26"),
        ("Shortfall in the year", "9,420", "7,473", "5,440", "3,584", "2,688"),
        ("Accumulated shortfall", "38,136", "45,609", "51,094", "54,633", "57,321"),
    ]

    assert told(rows) == ["51,094"]


@pytest.mark.parametrize(
    "balances",
    [
        pytest.param(("-11.96", "-15.17", "-19.61", "-23.41", "-25.56"), id="it holds"),
        pytest.param(
            ("-11.96", "-15.17", "-19.61", "-24.31", "-26.46"), id="carried on from it"
        ),
        pytest.param(
            ("-11.96", "-15.17", "-19.61", "-24.31", "-27.77"), id="two others miss"
        ),
        pytest.param(("-9.96", "-8.17", "-24.31", "-7.46"), id="nothing holds"),
    ],
)
def test_balances_that_tell_no_single_slip_are_passed_over(
    balances: tuple[str, ...],
) -> None:
    assert not told(carried(*balances))


def test_what_misses_only_by_a_misprinted_balance_is_not_told_too() -> None:
    rows = [
        HEADER,
        ("2021-22", "-3.41", "-11.96", "5.36", "-6.60"),
        ("2022-23", "-3.21", "-15.17", "6.96", "-8.21"),
        ("2023-24", "-4.44", "-19.61", "7.76", "-11.85"),
        ("2024-25", "-3.80", "-24.31", "10.16", "-13.25"),
        ("2025-26", "-2.15", "-25.56", "13.40", "-12.16"),
    ]
    sheet = pages(table("Table C: Position £m", rows))

    found = find_findings(paper(), sheet, ())

    assert [(f.printed, f.computed) for f in found] == [
        ("-24.31", "-19.61 + (-3.80) = -23.41")
    ]
