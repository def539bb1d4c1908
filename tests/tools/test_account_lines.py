"""Rules of tools/account_lines.py: what the lines of an account are."""

import pytest

from corpus.records import Measure
from tools.account_lines import account_measure, is_account, is_of_account, line_measure


def test_account_has_what_comes_in_what_is_spent_and_what_is_short() -> None:
    lines = ("Grant", "Expenditure", "Deficit")

    assert is_account(lines)
    assert not is_account(lines[:2])


@pytest.mark.parametrize(
    ("row", "column", "is_one"),
    [
        ("High needs", "Budget", True),
        ("High needs", "Variance", False),
        ("High needs", "Closing", False),
        ("Deficit", "Forecast", False),
    ],
)
def test_column_of_budget_or_spend_is_of_an_account(
    row: str, column: str, *, is_one: bool
) -> None:
    over = column, "DSG deficit"

    assert is_of_account((row,), over, ("Budget", "Spend", "Variance")) is is_one


def test_account_of_high_needs_is_its_funding_or_its_spend() -> None:
    over = "High needs block", None

    assert account_measure(("Grant",), over) is Measure.HIGH_NEEDS_FUNDING
    assert account_measure(("Top-ups",), over) is Measure.HIGH_NEEDS_SPEND
    assert account_measure(("Top-ups",), (None, None)) is Measure.OTHER


@pytest.mark.parametrize(
    ("row", "over", "measure"),
    [
        ("Placements", ("Outturn", "High needs"), Measure.HIGH_NEEDS_SPEND),
        ("Placements", ("Average cost", "High needs"), Measure.PLACEMENT_COST),
        ("Placements", ("2023/24", "High needs"), Measure.PLACEMENT_COST),
    ],
)
def test_placements_in_an_account_are_spend_unless_it_tells_their_price(
    row: str, over: tuple[str, str], measure: Measure
) -> None:
    found = line_measure(Measure.PLACEMENT_COST, (row,), over, is_high_needs=True)

    assert found is measure
