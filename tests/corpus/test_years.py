"""Which financial year holds a day, closes with a balance, comes before and after."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.years import (
    closing_year,
    next_year,
    previous_year,
    print_year,
    same_time,
    year_end,
    year_of,
)

YEARS = st.integers(min_value=1990, max_value=2060)


@given(day=st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)))
def test_year_of_a_day_holds_it(day: date) -> None:
    year = year_of(day)

    assert year_end(previous_year(year)) < day.isoformat() <= year_end(year)


@given(first=YEARS)
def test_year_before_the_next_is_the_same(first: int) -> None:
    year = year_of(f"{first}-06")

    assert previous_year(next_year(year)) == year
    assert closing_year(year_end(year)) == year


def test_financial_year_is_printed_with_a_stroke() -> None:
    assert print_year("2022-23") == "2022/23"


def test_year_end_march_and_the_first_of_april_close_the_same_year() -> None:
    closed = [closing_year(day) for day in ("2024-03-31", "2024-03", "2024-04-01")]

    assert closed == ["2023-24"] * 3
    assert closing_year("2024-05") is None
    assert closing_year(None) is None


def test_balance_at_a_year_end_is_at_the_time_of_its_year() -> None:
    assert same_time("2023-24", None, "2023-24", "2024-03-31")
    assert same_time(None, "2024-04-01", "2023-24", None)
    assert not same_time("2023-24", None, "2024-25", None)
    assert not same_time("2023-24", "2023-12", "2023-24", None)


def test_unknown_time_is_never_the_same() -> None:
    assert not same_time(None, None, None, None)


def test_what_is_no_financial_year_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a financial year"):
        year_end("2024")
