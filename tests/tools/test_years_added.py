"""Rules of tools/years_added.py: what a year added stands between two balances."""

import pytest

from corpus.records import Basis, Figure, Flow
from tests.papers_in_words import pages, paper, table
from tools.figures import find_figures


def row_with(added: str) -> tuple[Figure, ...]:
    """The opening balance, what the year added, and the closing balance, as read."""
    caption = "Table 3: DSG balances (£m; surplus / (deficit))"
    rows = [
        ["Block", "Balance 1 April 2024", "2024/25", "Balance 31 March 2025 (actual)"],
        ["High Needs", "(39.788)", added, "(87.249)"],
        ["Schools", "3.116", "0.642", "3.758"],
    ]
    return find_figures(paper(met_on="2025-06-26"), pages(table(caption, rows)))[:3]


@pytest.mark.parametrize(
    ("added", "flow"),
    [("(47.461)", Flow.IN_YEAR), ("(87.249)", Flow.CUMULATIVE)],
    ids=["adds up", "does not add up"],
)
def test_a_year_between_its_two_balances_is_what_it_added(
    added: str, flow: Flow
) -> None:
    opening, year, closing = row_with(added)

    assert (opening.flow, closing.flow) == (Flow.CUMULATIVE, Flow.CUMULATIVE)
    assert (year.flow, year.period) == (flow, "2024-25")


def test_what_a_year_added_came_about_as_its_closing_balance_did() -> None:
    _, year, closing = row_with("(47.461)")

    assert year.basis is closing.basis is Basis.OUTTURN
