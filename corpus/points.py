"""Points of the financial year at which its forecasts are made, in every printed form.

    Month 8, M8, month eight     to 30 November      month 8 of the year
    Period 7, P7, Period 07      to 31 October       month 7
    Quarter 2, Q2, 2nd quarter   to 30 September     month 6

A point is the month that it closes: quarter 2, period 6 and month 6 are one, and so is
30 September. What is paid or counted in a quarter is not told from what was said at its
end: who reads points knows which is meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.periods import read_periods
from corpus.times import COUNTED, DASHES, MONTH, Period
from corpus.years import MONTHS_OF_YEAR, last_year_of, next_year

MONTHS_OF_QUARTER = 3
# January is the tenth month of a financial year.
_JANUARY = 10

_CARDINALS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_ORDINALS = ("first", "second", "third", "fourth")
_NUMBER = rf"(?:0?(?P<number>\d{{1,2}})|(?P<word>{'|'.join(_CARDINALS)}))"
# "The period 1 April to 30 June" is two days; "month 8.4" and "period 12%" no points.
_NO_MORE = (
    rf"(?![\w%]|[.,:/]\d|[{DASHES}]\d\d)"
    rf"(?!\s*(?:st|nd|rd|th)?\s+(?:of\s+)?(?-i:{MONTH}))"
    rf"(?!\s+{COUNTED})"
)
# "P levels" and "P scales" are pupils'.
_OF_PUPILS = r"(?<!levels )(?<!level )(?<!scales )(?<!scale )"
_NAMED = (
    r"(?<![\w-])(?P<kind>month|mth|period|quarter|qtr)\s?(?:no\.?\s?)?"
    rf"{_NUMBER}{_NO_MORE}"
)
_ORDINAL = (
    rf"(?<![\w-])(?P<ordinal>{'|'.join(_ORDINALS)}|[1-4](?:st|nd|rd|th))"
    r"\s+(?P<kind_after>quarter)(?![\w-])"
)
_SHORT = (
    rf"(?<![\w£.,])(?<![a-z][{DASHES}]){_OF_PUPILS}"
    r"(?P<letter>[MPQ])0?(?P<digits>\d{1,2})"
    rf"{_NO_MORE}(?!\s*(?:levels?|scales?)\b)"
)
_PRINTED = re.compile(rf"{_NAMED}|{_ORDINAL}|(?-i:{_SHORT})", re.IGNORECASE)
_ASKED = re.compile(rf"{_NAMED}|{_ORDINAL}|{_SHORT}", re.IGNORECASE)

# What may stand between a point and its year: "2024/25 forecast (quarter 2)".
_BESIDE = re.compile(
    rf"[\s,:;(){DASHES}]*(?:(?:revised|latest|full|year|financial|forecasts?|out-?turn"
    r"|budget|revenue|monitoring|position|report|update|projected|projection|at|as|to"
    rf"|in|of|for|the|end)\b[\s,:;(){DASHES}]*)*",
    re.IGNORECASE,
)


def read_points(
    text: str, *, said_on: str | None = None, is_question: bool = False
) -> tuple[Period, ...]:
    """Return every point of a financial year that `text` names, in order.

    Args:
        text: Running text, a heading, a cell or a question.
        said_on: ISO date or month when it was said: a point without a year is then the
            last that was over.
        is_question: Whether a reader wrote it, who may print "p4" for "P4".

    Returns:
        Periods with their `month`; `year` and `as_at`, the month of the calendar, only
        where the year is known. A quarter of a calendar year is none.
    """
    pattern = _ASKED if is_question else _PRINTED
    years = [p for p in read_periods(text) if not p.is_impossible and not p.is_range]
    return tuple(
        _dated(point, said_on)
        for found in pattern.finditer(text)
        for point in _read(found, years)
    )


def _read(found: re.Match[str], years: Sequence[Period]) -> Iterator[Period]:
    """The point that was `found`, of the year beside it; none of a calendar year."""
    month = _month(found)
    beside = _year_beside(found, years)
    is_calendar = beside is not None and beside.year is None
    if 1 <= month <= MONTHS_OF_YEAR and not is_calendar:
        yield Period(
            printed=found[0],
            start=found.start(),
            end=found.end(),
            year=beside.year if beside else None,
            month=month,
        )


def _month(found: re.Match[str]) -> int:
    kind = (found["kind"] or found["kind_after"] or found["letter"]).lower()
    digits = found["number"] or found["digits"] or (found["ordinal"] or "")[:1]
    if digits.isdigit():
        number = int(digits)
    elif found["word"]:
        number = _CARDINALS.index(found["word"].lower()) + 1
    else:
        number = _ORDINALS.index(found["ordinal"].lower()) + 1
    return number * MONTHS_OF_QUARTER if kind.startswith("q") else number


def _year_beside(found: re.Match[str], years: Sequence[Period]) -> Period | None:
    """The year printed next to a point, the one after it first; no day or month is."""
    text = found.string
    whole = [p for p in years if p.as_at is None or p.as_at.isdigit()]
    whole = [p for p in whole if p.year or p.as_at]
    after = [
        p
        for p in whole
        if p.end > found.end()
        and _BESIDE.fullmatch(text, found.end(), max(p.start, found.end()))
    ]
    before = [
        p
        for p in whole
        if p.end <= found.start() and _BESIDE.fullmatch(text, p.end, found.start())
    ]
    return next(iter((*after, *before)), None)


def _dated(point: Period, said_on: str | None) -> Period:
    """`point` with its year and the month of the calendar, as far as they are known."""
    month, year = point.month or 0, point.year
    if year is None and said_on is not None and len(said_on) >= len("2024-05"):
        year = last_year_of(month, said_on)
    if year is None:
        return point
    is_spring = month >= _JANUARY
    in_year = next_year(year)[:4] if is_spring else year[:4]
    in_months = month - _JANUARY + 1 if is_spring else month + MONTHS_OF_QUARTER
    return replace(point, year=year, as_at=f"{in_year}-{in_months:02d}")
