"""Financial years and as-at dates, read from every way papers write them.

A time is found in three steps: atoms (a date, a month, a year: `corpus.times`), then
what stands beside an atom and changes it ("year ending", "academic year"), then spans
of two.
"""

import re
from dataclasses import replace
from functools import lru_cache

from corpus.note_marks import NOTES
from corpus.times import MONTH, UNTIL, Period, is_taken, read_single_times, time_of
from corpus.years import (
    MONTHS_OF_YEAR,
    begins_in,
    closing_year,
    financial_year,
    last_year_of,
    opening_year,
    previous_year,
    year_end,
    year_of,
)

# "2026", "2026 plan" over a column is a year, whatever is counted in it.
NAMED_YEAR = re.compile(
    r"((?:19[89]|20[0-5])\d)(?:\s+\(?(?:actuals?|plan(?:ned)?|forecast|out-?turn|target"
    r"|estimated?|budget|projected|provisional)\)?)?\*?",
    re.IGNORECASE,
)

URL = r"(?:https?://|www\.)\S+|\S+@\S+|\S+\.(?:gov|org|co)\.uk\S*"
STATUTE = r"\b(?:Act|Regulations?|Order|Rules)\s+(?:\([^)]*\)\s*)?\d{4}\b"
_HIDDEN = re.compile(rf"{URL}|{STATUTE}")
_NOTE = re.compile(rf"[{NOTES}]")


# The headings and places of a library's papers are read again for every question.
@lru_cache(maxsize=1 << 14)
def read_periods(text: str, *, said_on: str | None = None) -> tuple[Period, ...]:
    """Return every time named in `text`, in order.

    Args:
        text: Running text, a heading, a cell or a question.
        said_on: ISO date or month when it was said; "next year" and the like are
            read only where it is given, "Month 8" is then of a year, and so is "at the
            end of December" of what has been.

    Returns:
        Periods that do not overlap; years are financial years, "2022-23".
    """
    bare = _HIDDEN.sub(lambda found: "\ufffc" * len(found[0]), _NOTE.sub(" ", text))
    atoms = read_single_times(bare)
    periods = _join(_apart([_widen(bare, atom) for atom in atoms]), bare)
    if said_on is not None and len(said_on) >= len("2024-05"):
        periods = [_dated_part(bare, period, said_on) for period in periods]
        periods += _relative(bare, said_on, periods)
        periods += _ends_of_months(bare, said_on, periods)
    return tuple(
        replace(period, printed=text[period.start : period.end])
        for period in sorted(periods, key=lambda period: period.start)
    )


# What stands before or after an atom and changes what it names.
_YEAR_ENDING = re.compile(
    r"(?:(?:\bfinancial\s+)?\byear[\s-]?(?:ending|ended|to)|\bFYE|\by/e)\s+"
    r"(?:on\s+|the\s+)*$",
    re.IGNORECASE,
)
_YEAR_BEGINNING = re.compile(
    r"\b(?:financial\s+)?year\s+(?:beginning|starting|from)\s+(?:on\s+|the\s+)*$",
    re.IGNORECASE,
)
_END_OF = re.compile(
    r"\b(?:(?:financial\s+)?year[\s-]?end|(?:end|close)\s+of|end)\s+"
    r"(?:of\s+|for\s+|the\s+|financial\s+year\s+)*$",
    re.IGNORECASE,
)
_END_AFTER = re.compile(r"\s+(?:financial\s+)?year[\s-]?end\b", re.IGNORECASE)
_SCHOOL_BEFORE = re.compile(r"\b(?:academic|school)\s+years?\s+$", re.IGNORECASE)
_SCHOOL_AFTER = re.compile(r"\s+(?:academic|school)\s+year\b", re.IGNORECASE)
_PART_BEFORE = re.compile(
    r"\b(?:Q[1-4](?:\s*(?:and|&|/|-|to)\s*Q?[1-4])?|quarter\s\d|month\s\d{1,2}"
    r"|period\s\d{1,2}|[MP]\d{1,2}|(?:spring|summer|autumn|winter)(?:\s+term)?)"
    r",?\s+(?:of\s+|in\s+)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_JOINED = re.compile(rf"{UNTIL}|\s?/\s?")


def _widen(text: str, atom: Period) -> Period:
    before, after = text[: atom.start], text[atom.end :]
    if atom.is_impossible or atom.is_range:
        return atom
    if school := _SCHOOL_BEFORE.search(before):
        return replace(atom, start=school.start(), year=None, as_at=None)
    if school := _SCHOOL_AFTER.match(after):
        end = atom.end + school.end()
        return replace(atom, end=end, year=None, as_at=None)
    if ending := _YEAR_ENDING.search(before):
        year = _year_ending(atom)
        return (
            replace(atom, start=ending.start(), year=year, as_at=None) if year else atom
        )
    if (beginning := _YEAR_BEGINNING.search(before)) and opening_year(atom.as_at):
        year = opening_year(atom.as_at)
        return replace(atom, start=beginning.start(), year=year, as_at=None)
    if part := _PART_BEFORE.search(before):
        atom = replace(atom, start=part.start())
    if atom.year and not atom.as_at:
        return _at_year_end(before, after, atom)
    return atom


def _year_ending(atom: Period) -> str | None:
    if atom.as_at and len(atom.as_at) == 4:  # noqa: PLR2004 - a bare year
        return financial_year(int(atom.as_at) - 1)
    return atom.year


def _at_year_end(before: str, after: str, atom: Period) -> Period:
    assert atom.year is not None  # noqa: S101 - asked by the caller, for the type checker
    if end := _END_OF.search(before):
        return replace(atom, start=end.start(), as_at=year_end(atom.year))
    if end := _END_AFTER.match(after):
        return replace(atom, end=atom.end + end.end(), as_at=year_end(atom.year))
    return atom


def _apart(atoms: list[Period]) -> list[Period]:
    """Return `atoms` without those that a widened one has taken in."""
    return [
        atom
        for atom in atoms
        if not any(other.start <= atom.start < atom.end < other.end for other in atoms)
    ]


def _join(atoms: list[Period], text: str) -> list[Period]:
    joined: list[Period] = []
    for atom in atoms:
        span = _span(joined[-1], atom, text) if joined else None
        if span is None:
            joined.append(atom)
        else:
            joined[-1] = span
    return joined


def _span(first: Period, last: Period, text: str) -> Period | None:
    """Return `first` to `last` as one span, or None where they stand apart."""
    between = text[first.end : last.start]
    is_between = _BETWEEN.search(text[: first.start]) and between.strip() == "and"
    if not (is_between or _JOINED.fullmatch(between)) or first.is_range:
        return None
    span = replace(last, start=first.start, first=first.year, is_range=True)
    if _is_plain_year(first) and (_is_plain_year(last) or _is_year_end(last)):
        return span
    if is_between and _is_number(first) and _is_number(last):
        return replace(span, first=first.as_at)
    if opening_year(first.as_at) and opening_year(first.as_at) == closing_year(
        last.as_at
    ):
        return replace(span, year=last.year, as_at=None, first=None, is_range=False)
    return None


def _is_plain_year(atom: Period) -> bool:
    return atom.year is not None and atom.as_at is None


def _is_year_end(atom: Period) -> bool:
    return atom.year is not None and atom.as_at == year_end(atom.year)


def _is_number(atom: Period) -> bool:
    return atom.as_at is not None and atom.as_at.isdigit()


# "next year end" is the next one to come: the end of the year we are in.
_RELATIVE = re.compile(
    r"\b(?:(?P<end>(?:(?:this|next|the|current|coming|forthcoming)\s+)?"
    r"(?:financial\s+)?year[\s-]end|end\s+of\s+(?:the|this|the\s+current)\s+"
    r"(?:financial\s+)?year)"
    r"|(?P<closed>(?:last|previous)\s+(?:financial\s+)?year[\s-]end)"
    r"|(?P<which>end\s+of\s+(?:the\s+)?)?(?:the\s+)?"
    r"(?P<step>this|current|next|coming|forthcoming|last|previous)"
    r"\s+(?P<kind>financial\s+|calendar\s+)?year)\b(?![\s-]*(?:on|olds?)\b)",
    re.IGNORECASE,
)


_PART = re.compile(
    r"(?P<kind>month|period|quarter|Q)\s?(?P<number>\d{1,2})", re.IGNORECASE
)
_MONTHS_OF = {"month": 1, "period": 1, "quarter": 3, "q": 3}


def _dated_part(text: str, period: Period, said_on: str) -> Period:
    """Return `period`, if a part of a year, in the last year that it was over in."""
    part = _PART.fullmatch(text[period.start : period.end])
    if part is None or period.year:
        return period
    months = int(part["number"]) * _MONTHS_OF[part["kind"].lower()]
    if not 1 <= months <= MONTHS_OF_YEAR:
        return period
    return replace(period, year=last_year_of(months, said_on))


def _relative(text: str, said_on: str, taken: list[Period]) -> list[Period]:
    found = (_relative_one(match, said_on) for match in _RELATIVE.finditer(text))
    return [
        period for period in found if period is not None and not is_taken(period, taken)
    ]


# "There were 3,046 plans at the end of December": the last one before it was said.
_END_OF_MONTH = re.compile(
    rf"\b(?:at|to|in|by) (?:the )?end of (?P<month>{MONTH})(?![\s,]*['’]?\d)"
)
_YET_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|to be|due|until|expect|anticipat|forecast|project"
    r"|predict|plan(?:s|ned) to|aim|target|intend|each|every)",
    re.IGNORECASE,
)


def _ends_of_months(text: str, said_on: str, taken: list[Period]) -> list[Period]:
    """The months named without a year at whose end something has come to be."""
    if _YET_TO_COME.search(text):
        return []
    found = (
        _last_of(match["month"], match, said_on)
        for match in _END_OF_MONTH.finditer(text)
    )
    return [month for month in found if not is_taken(month, taken)]


def _last_of(month: str, found: re.Match[str], said_on: str) -> Period:
    """The last `month` that was over when something was said."""
    year = int(said_on[:4])
    (this_year,) = read_single_times(f"{month} {year}")
    last = str(this_year.as_at)
    is_over = last < said_on[: len("2024-12")]
    return time_of(found, as_at=f"{year if is_over else year - 1}-{last[-2:]}")


def _relative_one(match: re.Match[str], said_on: str) -> Period | None:
    now = year_of(said_on)
    if match["end"]:
        return time_of(match, year=now, as_at=year_end(now))
    if match["closed"]:
        return time_of(
            match, year=previous_year(now), as_at=year_end(previous_year(now))
        )
    step, kind = match["step"].lower(), (match["kind"] or "").strip().lower()
    move = {"this": 0, "current": 0, "last": -1, "previous": -1}.get(step, 1)
    if step == "previous" and not kind:
        return None  # a table's "previous year" is the column before
    if kind == "calendar":
        return time_of(match, as_at=str(int(said_on[:4]) + move))
    year = financial_year(begins_in(now) + move)
    return time_of(match, year=year, as_at=year_end(year) if match["which"] else None)
