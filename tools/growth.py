"""Percentages of growth in a table, against the amounts they are reckoned from.

                         Jan 2021   Jan 2022   Jan 2023
Plans                       1,000      1,100      1,210   <- the source
Rise on previous year                    10%        21%   <- 21% is on Jan 2021
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from tools.ledger import Entry, Ledger, Line
from tools.sums import ON_BASE, ON_PREVIOUS

# So many percentages agree with a row for it to be what they are of; one may by chance.
KNOWN = 2
HUNDRED = Decimal(100)

_PREVIOUS = attrgetter("previous")
_FIRST = attrgetter("first")
_GROWTH = re.compile(
    r"\b(?:increas|ris(?:e|ing)\b|grow|chang|reduc|decreas|fall|drop|mov)",
    re.IGNORECASE,
)


class Point(NamedTuple):
    """An amount of a row, and the year it stands at."""

    year: str
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """A printed percentage beside what it may be the change of.

    That is the amount `now`, since the `previous` one or the `first`.
    """

    printed: Entry
    now: Entry
    previous: Point
    first: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Percentages of a line that are not what it says, with what it says of each.

    `as_done` is how each was reckoned instead, from the year `start`; both are empty
    where no amount of the table explains it.
    """

    printed: tuple[Entry, ...]
    as_said: tuple[str, ...]
    as_done: tuple[str, ...] = ()
    start: str = ""


def check_growth(ledger: Ledger) -> Iterator[Slip]:
    """Yield, line by line, the percentages of growth that the amounts contradict."""
    for line in ledger.lines:
        if _GROWTH.search(line.label) and any(line.percentages):
            growths = _best(ledger, line)
            if growths:
                yield from _slips(line, growths)


def _best(ledger: Ledger, line: Line) -> tuple[Growth, ...]:
    """The percentages of `line` beside the amounts that most of them agree with."""
    tried = [
        growths
        for source in ledger.lines
        if any(source.entries)
        for order in (1, -1)
        if (growths := tuple(_growths(ledger, line, source, order)))
    ]
    return max(tried, key=lambda growths: sum(map(_is_explained, growths)), default=())


def _growths(ledger: Ledger, line: Line, source: Line, order: int) -> Iterator[Growth]:
    """The percentages of `line` over `source`, whose years run on or back."""
    series = [
        (Point(year, entry), line.percentages[position])
        for position, year in enumerate(ledger.positions)
        if (entry := source.entries[position]) is not None
        and not Line(label=year, entries=()).says_total
    ][::order]
    for (previous, _), (now, printed) in pairwise(series):
        first = series[0][0]
        if printed is not None and previous.entry.amount and first.entry.amount:
            yield Growth(printed=printed, now=now.entry, previous=previous, first=first)


def _slips(line: Line, growths: Sequence[Growth]) -> Iterator[Slip]:
    """What contradicts the label, if enough of the line shows what it is of."""
    is_on_base = bool(ON_BASE.search(line.label))
    is_told = is_on_base or bool(ON_PREVIOUS.search(line.label))
    said, done = (_FIRST, _PREVIOUS) if is_on_base else (_PREVIOUS, _FIRST)
    held = [g for g in growths if _fits(g, said(g))]
    other = [g for g in growths if g not in held and _fits(g, done(g))]
    wrong = [g for g in growths if g not in held and g not in other]
    if len(held) + len(other) < max(KNOWN, len(wrong) + 1):
        return
    if other and is_told:
        yield Slip(
            printed=tuple(g.printed for g in other),
            as_said=tuple(_worked(g, said(g)) for g in other),
            as_done=tuple(_worked(g, done(g)) for g in other),
            start=done(other[0]).year,
        )
    if len(held) >= KNOWN:
        for growth in wrong:
            worked = _worked(growth, said(growth))
            yield Slip(printed=(growth.printed,), as_said=(worked,))


def _is_explained(growth: Growth) -> bool:
    return _fits(growth, growth.previous) or _fits(growth, growth.first)


def _fits(growth: Growth, start: Point) -> bool:
    """Whether a percentage is the change since `start`, rounded or cut off.

    A row called a reduction prints a fall without a minus.
    """
    printed, now, then = growth.printed, growth.now, start.entry
    least = abs(then.amount) - then.half
    if least <= 0:
        return True
    change = abs(now.amount - then.amount) / abs(then.amount) * HUNDRED
    slack = (now.half + then.half * (1 + change / HUNDRED)) / least * HUNDRED
    return abs(change - abs(printed.amount)) <= 2 * printed.half + slack


def _worked(growth: Growth, start: Point) -> str:
    now, then = growth.now, start.entry
    change = (now.amount - then.amount) / then.amount * HUNDRED
    places = max(0, -(2 * growth.printed.half).adjusted())
    return f"({now.printed} - {then.printed}) / {then.printed} = {change:.{places}f}%"
