"""The time that headings give to a cell, and a caption to its table."""

import re
from collections.abc import Sequence

from corpus.periods import NAMED_YEAR, read_periods
from corpus.times import Period
from corpus.years import year_of

Said = Sequence[str | None]

# "As at 14 Dec 2021": when a table was made, or the day of a balance.
AS_AT = re.compile(
    r"\bas (?:at|of|(?:forecast|agreed|updated|revised|submitted)(?:,| on| at| in))"
    r"\s+((?:\d{1,2}\w{0,2}\s+)?[A-Z][a-z]+\s+\d{4})"
)
# "Agreed Nov 2023" over a column says when its figures were made.
_MADE_ON = re.compile(
    r"^\W*(?:agreed|approved|submitted|reported|published|revised|updated|signed)"
    r"(?:\s+(?:in|on|at))?\s+$",
    re.IGNORECASE,
)
# "Received to 31 December 2024": the year's own row goes on to say which year.
_UNTIL = re.compile(r"\b(?:received|paid|spent) (?:up )?(?:to|by)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:changes?|movements?|increases?|growth|differences?|reductions?)\b",
    re.IGNORECASE,
)


def find_period(said: Said, *, said_on: str | None) -> Period | None:
    """Return the first single time that a heading names; a span of years is none.

    A change over a span is of the time it ends at.

    What is only a time by when it was said ("year end", "Month 8") comes after what is
    one by itself, whichever heading stands nearer. A day after the year of a row
    ("Received by 28 February 2025") is when the row was told.
    """
    found = _first_period(said, None) or _first_period(said, said_on)
    day = found.as_at if found and found.year is None else None
    if day is None or len(day) < len("2024-03"):
        return found
    years = [year for text in said if (year := _whole_year(text))]
    is_until = is_paid_until(said)
    return next((y for y in years if is_until or str(y.year) < year_of(day)), found)


def is_paid_until(said: Said) -> bool:
    """Return whether headings say until when money came: "Received to 31 December"."""
    return any(_UNTIL.search(text) for text in said if text)


def _whole_year(text: str | None) -> Period | None:
    """The financial year that a heading is, and nothing else."""
    for period in read_periods(text or ""):
        is_whole = period.printed == (text or "").strip() and not period.is_range
        if is_whole and period.year and not period.as_at:
            return period
    return None


def _first_period(said: Said, said_on: str | None) -> Period | None:
    for text in said:
        is_change = _CHANGE.search(text or "")
        for period in read_periods(text or "", said_on=said_on):
            is_time = period.year is not None or period.as_at is not None
            is_single = is_change or not period.is_range
            if _MADE_ON.search((text or "")[: period.start]):
                continue
            if is_time and is_single and not period.is_impossible:
                return period
        if text and (year := NAMED_YEAR.fullmatch(text)):
            return Period(printed=text, start=0, end=len(text), as_at=year[1])
    return None


def find_table_year(said: Said) -> Period | None:
    """Return the one financial year that a caption or a lead gives all its table.

    "As at 14 Dec 2021" is when the table was made; "at 31 March 2024" closes a year.
    """
    for text in said:
        periods = [period for period in read_periods(text or "") if period.year]
        if len(periods) == 1 and not periods[0].is_range:
            return periods[0]
    return None


def find_table_day(said: Said) -> Period | None:
    """Return the one day or month that a caption or a lead gives all its table.

    "As at 14 Dec 2021" is when the table was made.
    """
    for text in said:
        periods = [period for period in read_periods(text or "") if period.as_at]
        is_single = len(periods) == 1 and not periods[0].is_range
        if is_single and not AS_AT.search(text or ""):
            return periods[0]
    return None
