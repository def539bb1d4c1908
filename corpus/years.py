"""Financial years, April to March: which one holds a day, which a balance closes."""

import re
from datetime import date

MONTHS_OF_YEAR = 12


def financial_year(first: int) -> str:
    """Return the financial year that begins in calendar year `first`."""
    return f"{first}-{(first + 1) % 100:02d}"


def begins_in(year: str) -> int:
    """Return the calendar year in which financial `year` begins."""
    if not re.fullmatch(r"\d{4}-\d{2}", year):
        raise ValueError(f"expected a financial year such as 2022-23, got {year}")
    return int(year[:4])


def year_end(year: str) -> str:
    """Return the last day of financial `year`: "2023-24" ends on "2024-03-31"."""
    return f"{begins_in(year) + 1}-03-31"


def closing_year(as_at: str | None) -> str | None:
    """Return the financial year whose closing balance stands at `as_at`, if any.

    31 March, the month of March, and 1 April (which opens with the same balance).
    """
    found = re.fullmatch(r"(\d{4})-(?:03|03-31|04-01)", as_at or "")
    return financial_year(int(found[1]) - 1) if found else None


def opening_year(as_at: str | None) -> str | None:
    """Return the financial year that opens on `as_at`, if any: 1 April, or April."""
    found = re.fullmatch(r"(\d{4})-04(?:-01)?", as_at or "")
    return financial_year(int(found[1])) if found else None


def year_of(day: date | str) -> str:
    """Return the financial year that holds `day`, a date or an ISO date or month."""
    year, month = (int(part) for part in str(day).split("-")[:2])
    return financial_year(year if month >= 4 else year - 1)  # noqa: PLR2004 - years begin in April


def last_year_of(month: int, said_on: str) -> str:
    """Return the last financial year whose `month`, 1 for April, was over `said_on`.

    `said_on` is an ISO date or month; a month counts as over while it lasts.
    """
    year = year_of(said_on)
    months_gone = (int(said_on[5:7]) - 4) % MONTHS_OF_YEAR + 1
    return year if month <= months_gone else previous_year(year)


def next_year(year: str) -> str:
    """Return the financial year after `year`."""
    return financial_year(begins_in(year) + 1)


def previous_year(year: str) -> str:
    """Return the financial year before `year`."""
    return financial_year(begins_in(year) - 1)


def print_year(year: str) -> str:
    """Return financial `year` as councils print it: "2022-23" as "2022/23"."""
    return year.replace("-", "/")


def same_time(
    a_period: str | None,
    a_as_at: str | None,
    b_period: str | None,
    b_as_at: str | None,
) -> bool:
    """Tell whether two figures stand at the same time.

    A balance at a year end is at the same time as its financial year. What is not
    known is not the same as anything.
    """
    a = closing_year(a_as_at) or a_as_at or a_period
    b = closing_year(b_as_at) or b_as_at or b_period
    return a is not None and a == b
