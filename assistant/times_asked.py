"""Times a reader names by others: "in May", "the month before", "a year later"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.words import NUMBERS
from corpus.periods import read_periods
from corpus.points import read_points
from corpus.times import MONTH, Period, print_date
from corpus.years import next_year, previous_year

MONTHS, MONTHS_OF_QUARTER = 12, 3

_COUNT = rf"(?P<count>an?|the|{'|'.join(NUMBERS)}|\d{{1,2}})"


# A day named by so many days from another: "two days earlier".
_DAYS_APART = re.compile(
    rf"(?<!\w){_COUNT} days? (?P<way>earlier|before(?: that)?|later|after(?: that)?)"
    r"(?=\W*(?:$|[?,;.]))",
    re.IGNORECASE,
)


def with_days_dated(text: str) -> str:
    """Return `text` with "two days earlier" the date of the day that it stands for.

    It is that from the last full date before it; without one it stays.
    """
    apart = _DAYS_APART.search(text)
    days = [
        period.as_at
        for period in read_periods(text[: apart.start()] if apart else "")
        if period.as_at
        and len(period.as_at) == len("2024-12-14")
        and not period.is_impossible
    ]
    if apart is None or not days:
        return text
    count = timedelta(days=_count(apart))
    is_later = apart["way"].lower().startswith(("later", "after"))
    day = date.fromisoformat(days[-1]) + (count if is_later else -count)
    return (
        f"{text[: apart.start()]}on {print_date(day.isoformat())}{text[apart.end() :]}"
    )


def _moves(unit: str, *, later: bool) -> re.Pattern[str]:
    """Words for so many of `unit` after, or before, the time spoken of."""
    after = r"later|after(?: that)?|on|further on"
    before = r"before(?: that)?|earlier|ago"
    one = r"next|following" if later else r"previous|preceding"
    return re.compile(
        rf"(?<!\w)(?:{_COUNT} {unit}s? (?:{after if later else before})"
        rf"|(?:the )?(?:{one}) {unit}|(?:the )?{unit} {'after' if later else 'before'}"
        r" that)(?!\w)",
        re.IGNORECASE,
    )


YEAR_LATER = _moves("(?:year|yr)", later=True)
# pattern, months it moves a time by
_MOVES = (
    (YEAR_LATER, MONTHS),
    (_moves("(?:year|yr)", later=False), -MONTHS),
    (_moves("month", later=True), 1),
    (_moves("month", later=False), -1),
    (_moves("(?:quarter|qtr)", later=True), MONTHS_OF_QUARTER),
    (_moves("(?:quarter|qtr)", later=False), -MONTHS_OF_QUARTER),
    (_moves("period", later=True), 1),
    (_moves("period", later=False), -1),
)
_MONTH = re.compile(
    rf"(?<!\w)(?P<day>\d{{1,2}}(?:st|nd|rd|th)? )?(?P<month>{MONTH})(?!\w)"
)
_LOWER_MAY = re.compile(r"\b(?:in|for|since|about|of) may\b")
_RELATIVE = re.compile(
    r"\b(?:the )?(?:next|last|coming|previous) (?:financial )?year\b(?! of\b)",
    re.IGNORECASE,
)
# A month named so comes after the time it stands beside: "from March 2024 to May".
_COMES_AFTER = re.compile(r"\b(?:to|until|till|through|and|by|then)\W+$", re.IGNORECASE)


def months_named(text: str, periods: Sequence[Period]) -> tuple[Period, ...]:
    """Return the months that `text` names without a year, dated by `periods`.

    "From February to March 2024": the last February up to then; "14 Dec" is a day.
    """
    dated = [p for p in periods if p.as_at and len(p.as_at) >= len("2024-03")]
    if not dated:
        return ()
    bare = "".join(
        " " if any(p.start <= place < p.end for p in periods) else letter
        for place, letter in enumerate(text)
    )
    return tuple(
        _month_near(found, min(dated, key=lambda p: abs(p.start - found.start())))
        for found in _MONTH.finditer(bare)
    )


def _month_near(found: re.Match[str], other: Period) -> Period:
    """The month `found`, the last up to `other` or the first from it on."""
    (read,) = read_periods(f"{found['month']} {str(other.as_at)[:4]}")
    number, known = int(str(read.as_at)[5:7]), int(str(other.as_at)[5:7])
    is_after = found.start() > other.end and bool(
        _COMES_AFTER.search(found.string[other.end : found.start()])
    )
    year = int(str(other.as_at)[:4])
    if is_after and number < known:
        year += 1
    elif not is_after and number > known:
        year -= 1
    (dated,) = read_periods(f"{found['day'] or ''}{found['month']} {year}")
    return replace(dated, printed=found[0], start=found.start(), end=found.end())


def times_from(text: str, said_on: str) -> tuple[Period, ...]:
    """Return "next year" and the like, as whoever spoke on `said_on` meant it.

    Args:
        text: A question; empty is returned where it says nothing of the kind.
        said_on: ISO date or month of the paper that is asked about.
    """
    if not _RELATIVE.search(text):
        return ()
    read = read_periods(text, said_on=said_on)
    return tuple(p for p in read if _RELATIVE.fullmatch(p.printed))


def times_beside(text: str, period: Period) -> tuple[Period, ...]:
    """Return the times that a question names by `period`: "and a year earlier"."""
    return tuple(
        replace(
            _shifted(period, months * _count(found)),
            start=found.start(),
            end=found.end(),
        )
        for pattern, months in _MOVES
        if (found := pattern.search(text, period.end))
    )


def times_after(text: str, before: Sequence[Period]) -> tuple[Period, ...]:
    """Return the times that a follow-up names by those asked about `before` it."""
    for pattern, months in _MOVES:
        if found := pattern.search(text):
            moved = months * _count(found)
            return tuple(_shifted(period, moved) for period in before)
    dated = [p.as_at[:4] for p in before if p.as_at]
    month = _MONTH.search(_LOWER_MAY.sub(lambda m: m[0].title(), text))
    return read_periods(f"{month['month']} {dated[0]}") if dated and month else ()


def said_after(text: str, before: Sequence[Period]) -> tuple[Period, ...]:
    """Return the day or month of a paper that a follow-up names, as those `before` it.

    "And on the 14 December one?" after "in the 16 Dec 2021 forecast".
    """
    dated = [p.as_at for p in before if p.as_at and not p.month]
    found = _MONTH.search(_LOWER_MAY.sub(lambda m: m[0].title(), text))
    if not dated or found is None:
        return ()
    return read_periods(f"{found['day'] or ''}{found['month']} {dated[-1][:4]}")


def points_after(text: str, before: Sequence[Period]) -> tuple[Period, ...]:
    """Return the points of a year that a follow-up names by those asked `before` it.

    "The quarter before" quarter 2 is quarter 1; before month 1 is month 12 of the year
    before.
    """
    points = [period for period in before if period.month]
    for pattern, months in _MOVES:
        if (found := pattern.search(text)) and abs(months) < MONTHS:
            return tuple(_moved(point, months * _count(found)) for point in points)
    return ()


def _moved(point: Period, months: int) -> Period:
    """The point of a year `months` later or, negative, earlier."""
    years, before = divmod((point.month or 0) - 1 + months, MONTHS)
    year, month = point.year, before + 1
    for _ in range(abs(years)):
        year = year and (next_year(year) if years > 0 else previous_year(year))
    is_quarter = abs(months) == MONTHS_OF_QUARTER
    said = f"quarter {month // MONTHS_OF_QUARTER}" if is_quarter else f"month {month}"
    (moved,) = read_points(f"{said} {year or ''}".strip())
    return replace(moved, printed=said)


def _count(found: re.Match[str]) -> int:
    """How many "three years on" is; one where no number is said."""
    count = (found["count"] or "").lower()
    if count.isdigit():
        return int(count)
    return NUMBERS.index(count) + 1 if count in NUMBERS else 1


def _shifted(period: Period, months: int) -> Period:
    """The same time `months` later or, negative, earlier; a year by whole years."""
    year, as_at = period.year, period.as_at
    for _ in range(abs(months) // MONTHS):
        year = year and (next_year(year) if months > 0 else previous_year(year))
    if as_at and months % MONTHS == 0:
        as_at = f"{int(as_at[:4]) + months // MONTHS}{as_at[4:]}"
    elif as_at and len(as_at) > len("2024"):
        number = int(as_at[:4]) * MONTHS + int(as_at[5:7]) - 1 + months
        (moved,) = read_periods(f"{number // MONTHS}-{number % MONTHS + 1:02d}-15")
        as_at = str(moved.as_at)[: len("2024-03")]
        year = read_periods(f"{as_at}-15")[0].year
    return replace(period, year=year, as_at=as_at, printed=as_at or year or "")
