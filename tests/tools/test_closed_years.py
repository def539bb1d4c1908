"""Rules of tools/closed_years.py: which balances of a year that was over are facts."""

import pytest

from corpus.records import Basis, Figure, Flow
from tests.papers_in_words import pages, paper, para, table
from tools.closed_years import find_cell_basis, find_sentence_basis, reports_outturn
from tools.figures import find_figures

MARCH = "2024-03-31"
FACT = "The cumulative deficit at 31 March 2024 is £5.1m."


@pytest.mark.parametrize(
    ("sentence", "said_on", "basis"),
    [
        (FACT, "2024-06-18", Basis.OUTTURN),
        (FACT, "2024-06-01", Basis.OUTTURN),
        (FACT, "2024-05-31", None),
        (FACT, "2024-03-05", None),
        (FACT, None, None),
        ("A deficit of £5.1m at 31 March 2024", "2024-06-18", None),
        ("The draft accounts have £5.1m at 31 March 2024.", "2024-06-18", None),
        ("It is estimated to be £5.1m at 31 March 2024.", "2024-06-18", None),
        ("If no plan is agreed it is £5.1m at 31 March 2024.", "2024-06-18", None),
        ("It was budgeted to be £5.1m at 31 March 2024.", "2024-06-18", None),
        ("It was around £5.1m at 31 March 2024.", "2024-06-18", None),
    ],
)
def test_balance_stated_once_the_accounts_are_due_is_an_outturn(
    sentence: str, said_on: str | None, basis: Basis | None
) -> None:
    found = find_sentence_basis(
        sentence, Flow.CUMULATIVE, MARCH, said_on=said_on, is_of_outturn=False
    )

    assert found is basis


@pytest.mark.parametrize(
    ("flow", "as_at"),
    [(Flow.IN_YEAR, MARCH), (None, MARCH), (Flow.CUMULATIVE, "2024-02-29")],
)
def test_only_a_balance_at_a_year_end_is_one(flow: Flow | None, as_at: str) -> None:
    found = find_sentence_basis(
        FACT, flow, as_at, said_on="2024-06-18", is_of_outturn=True
    )

    assert found is None


def test_report_of_the_outturn_need_not_wait_for_the_accounts() -> None:
    found = find_sentence_basis(
        "Deficit at 31 March 2024: £5.1m",
        Flow.CUMULATIVE,
        MARCH,
        said_on="2024-04-30",
        is_of_outturn=True,
    )

    assert found is Basis.OUTTURN


@pytest.mark.parametrize(
    ("heading", "basis"),
    [("Balance 31 March 2024", Basis.OUTTURN), ("Planned balance", None)],
)
def test_cell_of_a_report_of_the_outturn_is_one_unless_its_words_leave_it_open(
    heading: str, basis: Basis | None
) -> None:
    found = find_cell_basis((heading,), Flow.CUMULATIVE, MARCH, said_on="2024-06-18")

    assert found is basis


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Grant Outturn 2023/24", True),
        ("Forecast Outturn 2023/24", False),
        ("Budget 2024/25", False),
        ("The outturn of the year is still to be told.", False),
        ("To report the outturn " + "of the grant and its blocks " * 3, False),
        (None, False),
    ],
)
def test_title_tells_a_report_of_the_outturn(
    line: str | None, *, is_told: bool
) -> None:
    assert reports_outturn((line,)) == is_told


def balances(title: str) -> list[Figure]:
    rows = [["Block", "Balance 31 March 2024 £000"], ["Cumulative deficit", "5,104"]]
    blocks = para(title), table("Table 2: DSG balances", rows)
    return list(find_figures(paper(met_on="2024-06-18"), pages(*blocks)))


def test_balance_in_a_table_is_an_outturn_in_a_report_of_it_alone() -> None:
    (told,) = balances("Dedicated Schools Grant Outturn 2023/24")
    (untold,) = balances("Dedicated Schools Grant Recovery")

    assert (told.basis, untold.basis) == (Basis.OUTTURN, None)
