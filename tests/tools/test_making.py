"""Rules of tools/making.py: when figures were made."""

import pytest

from tools.making import find_made_in, find_month_told, find_submission, find_vintage


@pytest.mark.parametrize(
    ("caption", "vintage"),
    [
        ("Forecast as at 14 Dec 2021", "14 Dec 2021"),
        ("Recovery as agreed, January 2021", "January 2021"),
        ("Balance as at 31 March 2024", None),
        ("Balance", None),
    ],
)
def test_vintage_is_when_a_table_was_made(caption: str, vintage: str | None) -> None:
    assert find_vintage((caption,)) == vintage


def test_submission_is_named_by_its_month() -> None:
    assert find_submission("As in the May submission, it is £5m.") == "May submission"
    assert find_submission("The Original submission said £5m.") is None


def test_month_after_a_forecast_is_when_it_was_made_beside_a_year() -> None:
    headings = ("Latest forecast, May 2024", "2025/26")

    assert find_made_in(headings, said_on="2024-07-01") == "May 2024"
    assert find_made_in(headings[:1], said_on="2024-07-01") is None
    assert find_made_in(headings, said_on="2024-04-01") is None


@pytest.mark.parametrize(
    ("column", "said_on", "month"),
    [
        ("Variance (October)", "2024-12-01", "October 2024"),
        ("October forecast", "2024-03-01", "October 2023"),
        ("October", "2024-12-01", None),
        ("Variance (October)", None, None),
    ],
)
def test_month_of_a_forecast_is_the_last_up_to_the_meeting(
    column: str, said_on: str | None, month: str | None
) -> None:
    assert find_month_told((column,), said_on=said_on) == month


def test_month_a_budget_was_set_in_is_when_it_was_made_in_a_table_of_a_year() -> None:
    headings = ("In-year overspend", "Budget set Feb 2024")
    closing = ("In-year overspend", "Forecast, March 2024")

    assert find_made_in(headings, said_on="2025-01-23", year="2024-25") == "Feb 2024"
    assert find_made_in(headings, said_on="2025-01-23") is None
    assert find_made_in(closing, said_on="2025-01-23", year="2024-25") is None
