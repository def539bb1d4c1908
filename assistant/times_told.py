"""The times that candidates and figures are of, and those at which they were said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.candidates import Candidate
from corpus.periods import read_periods
from corpus.points import read_points
from corpus.records import Figure, Paper
from corpus.times import Period
from corpus.years import same_time
from tools.likeness import times_said

# "The Forum agreed on 23 January 2025 to transfer": when it was agreed, for any year.
_DECIDED = re.compile(
    r"\b(?:agreed|approved|resolved|decided|endorsed|voted)\b(?:[\w ]{0,40}?)"
    r" (?:on|at|in) (?:its |their |the )?(?:meeting (?:of|on|held on) )?$",
    re.IGNORECASE,
)
# "(accessed 13.12.21)": when its writers looked at a page is no time it tells of.
_LOOKED_AT = re.compile(r"\((?:accessed|retrieved|viewed)\b[^)]*\)", re.IGNORECASE)

_YEAR = re.compile(r"\d{4}|\d\d[/-]\d\d")


def said_times(candidate: Candidate) -> tuple[Period, ...]:
    """Return the days and points at which a candidate was said, as far as it tells.

    Its figures tell, its place, and a sentence by the points that it speaks of.
    """
    met_on, words = candidate.paper.met_on, candidate.locator.words
    spoken_of = words if candidate.cell else f"{words} ; {candidate.quote}"
    return (
        *read_periods(met_on or ""),
        *(time for figure in candidate.figures for time in times_said(figure)),
        *read_periods(words),
        *read_points(spoken_of, said_on=met_on),
    )


def times_of(candidate: Candidate) -> tuple[Period, ...]:
    """Return the times a candidate speaks of: a cell's own, or all in a sentence."""
    cell = candidate.cell
    if cell is not None and (cell.period or cell.as_at):
        return (time_of(cell),)
    return read_periods(unlooked(candidate.quote), said_on=candidate.paper.met_on)


def unlooked(text: str) -> str:
    """Return `text` with spaces for when a page was looked at, which dates nothing."""
    return _LOOKED_AT.sub(lambda found: " " * len(found[0]), text)


def times_held(candidate: Candidate) -> tuple[Period, ...]:
    """Return the times of what a candidate tells: the day it was decided on is none."""
    times = times_of(candidate)
    if candidate.cell is not None:
        return times
    return tuple(
        time for time in times if not _DECIDED.search(candidate.quote[: time.start])
    )


def time_of(figure: Figure) -> Period:
    """Return the time a figure is of."""
    return Period(printed="", start=0, end=0, year=figure.period, as_at=figure.as_at)


def is_of(figure: Figure, asked: Sequence[Period]) -> bool:
    """Return whether a figure is of one of the times asked about."""
    return any(is_same(time_of(figure), time) for time in asked)


def is_said(figure: Figure, vintage: Period) -> bool:
    """Return whether a figure was said at the time `vintage`."""
    return any(is_same(said, vintage) for said in times_said(figure))


def redated(asked: Sequence[Period], figures: Iterable[Figure]) -> tuple[Period, ...]:
    """Return the times at which what is `asked` was said, of the years it was said in.

    "The December version" names no year: it is of the last December in which one of
    `figures` was said, if none was said in the year it was taken to be of.
    """
    said = {time for figure in figures for time in times_said(figure) if time.as_at}
    return tuple(_redated(time, said) for time in asked)


def _redated(asked: Period, said: Iterable[Period]) -> Period:
    if asked.month or not asked.as_at or _YEAR.search(asked.printed):
        return asked
    if any(is_same(time, asked) for time in said):
        return asked
    month = asked.as_at[len("2024") :]
    days = [str(time.as_at)[: len(asked.as_at)] for time in said]
    last = max((day for day in days if day.endswith(month)), default=None)
    return replace(asked, as_at=last, year=None) if last else asked


def is_said_in(asked: Sequence[Period], paper: Paper) -> bool:
    """Return whether a time asked about is the paper's own: "(Sept 2021)"."""
    met_on = paper.met_on or ""
    return any(a.as_at and met_on.startswith(a.as_at) for a in asked)


def is_same(a: Period, b: Period) -> bool:
    """Return whether two times are the same year, date, year-end or point of a year.

    A point whose year one of the two leaves open is that of any year.
    """
    if a.month and b.month and None in (a.year, b.year):
        return a.month == b.month
    if (
        a.as_at
        and b.as_at
        and (a.as_at.startswith(b.as_at) or b.as_at.startswith(a.as_at))
    ):
        return True
    return same_time(a.year, a.as_at, b.year, b.as_at)
