"""The sides of a question that asks for several numbers at once, and what each says.

"What was approved in December, what is it now, and how many places?"
    approved, in a December | the last there is | a count, of places
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from assistant.asked import measures_named
from assistant.phrases import phrases
from assistant.question import Question
from assistant.sides_asked import Side, side_said
from assistant.times_asked import times_beside
from assistant.words import stems
from corpus.councils import find_councils
from corpus.periods import read_periods
from corpus.points import read_points
from corpus.records import Measure, Scenario, Unit
from corpus.times import MONTH, Period
from corpus.years import next_year, previous_year
from tools.vocabulary import SCENARIOS, find_coordinate

_CUT = re.compile(
    r"\s*(?:[;?()]|[,:.](?=\s|$)|\s[-–—](?=\s))\s*"
    r"|\s+(?:and|&|plus|versus|vs\.?|as well as)\s+(?:also |then )?"
    r"|^(?:and|&|plus)\s+",
    re.IGNORECASE,
)
_UNITS = (
    (Unit.PERCENT, phrases(r"per ?cent(?:age)?|%|share|proportion|rate")),
    (
        Unit.GBP,
        phrases(
            r"how much|costs?|bill|price|£|money|spen[dt]|spending|paid|amount|budget"
        ),
    ),
    (Unit.COUNT, phrases(r"how many|numbers?(?: of)?|headcount")),
)
_COST = phrases(r"costs?|bill|price|spen[dt]|spending|paid")


class Order(Enum):
    """Which of several in time is meant, where no time is named."""

    FIRST = auto()
    LAST = auto()


_ORDERS = (
    (
        Order.LAST,
        phrases(
            r"now|today|currently|latest|at (?:present|the moment)|newest"
            r"|(?:the )?last (?:one|year|figure)"
        ),
    ),
    (
        Order.FIRST,
        phrases(r"at first|originally|original|initially|initial|first (?:year|one)"),
    ),
)
_NEXT = re.compile(
    r"\W*(?:the )?(?:next|following|one after)(?: year)?\W*", re.IGNORECASE
)
_YEAR_BEFORE = phrases(r"(?:the )?(?:year|one) (?:before|earlier)|previous year")
_YEAR_AFTER = phrases(r"(?:the )?(?:year|one) (?:after|later)")
_IN_YEAR = re.compile(
    rf"(?<!\w)(?:(?P<month>{MONTH}) (?P<ago>last|this) year|this (?P<this>{MONTH}))"
    r"(?!\w)",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"(?<!\w)(?P<month>{MONTH})(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidSide:
    """What one side of a question says; empty or None where it does not.

    `text` are its words as typed; `words` their stems. `months` are those named
    without a year, by number. `spoken` are the stems of what only tells its kind.
    """

    text: str
    words: frozenset[str]
    periods: tuple[Period, ...] = ()
    points: tuple[Period, ...] = ()
    months: tuple[int, ...] = ()
    scenario: Scenario | None = None
    account: Side | None = None
    unit: Unit | None = None
    measures: tuple[Measure, ...] = ()
    order: Order | None = None
    is_cost: bool = False
    spoken: frozenset[str] = frozenset()


def sides_said(question: Question, said_on: str) -> tuple[SaidSide, ...]:
    """Return the parts of a question between its "and", commas and colons, in order.

    Args:
        question: What is asked; a follow-up says only what is new.
        said_on: ISO date or month of the paper that "last year" is read against.
    """
    text = question.text
    for name in reversed(find_councils(text, is_question=True)):
        text = f"{text[: name.start]} {text[name.end :]}"
    sides: list[SaidSide] = []
    for part in filter(str.strip, _CUT.split(text)):
        side = _read(part.strip(), said_on)
        if sides and not side.periods:
            side = replace(side, periods=tuple(_beside(side.text, sides[-1].periods)))
        if question.is_follow_up and not side.measures:
            side = replace(side, measures=question.measures)
        sides.append(side)
    return tuple(sides)


def _read(part: str, said_on: str) -> SaidSide:
    part = _dated(part, said_on)
    account = side_said(part)
    orders = [(order, found) for order, p in _ORDERS if (found := p.search(part))]
    units = [unit for unit, said in _UNITS if said.search(part)]
    months = [] if read_periods(part) else list(_MONTH.finditer(part))
    periods = () if months else read_periods(part, said_on=said_on or None)
    order = orders[0][0] if orders and not periods else None
    said = [found[0] for _, found in orders] + ([account[1]] if account else [])
    dated = {word for period in periods for word in stems(period.printed)}
    return SaidSide(
        text=part,
        words=frozenset(stems(part)) - dated,
        periods=tuple(p for p in periods if p.year or p.as_at),
        points=read_points(part, is_question=True),
        months=tuple(_number(found["month"]) for found in months),
        scenario=find_coordinate(SCENARIOS, (part,)),
        account=account[0] if account else None,
        unit=units[0] if units else None,
        measures=measures_named(part),
        order=order,
        is_cost=_COST.search(part) is not None,
        spoken=frozenset(stems(" ".join(said))) | dated,
    )


def _dated(part: str, said_on: str) -> str:
    """`part`, its "March last year" and "this March" of the year that is meant."""

    def told(found: re.Match[str]) -> str:
        year = int(said_on[:4]) - (found["ago"] or "").lower().startswith("l")
        return f"{found['month'] or found['this']} {year}"

    return _IN_YEAR.sub(told, part) if said_on[:4].isdigit() else part


def _number(month: str) -> int:
    (read,) = read_periods(f"{month} 2000")
    return int(str(read.as_at)[5:7])


def _beside(part: str, before: tuple[Period, ...]) -> Iterator[Period]:
    """The times that a side names by the one `before` it: "next", "a year later"."""
    for period in before[-1:]:
        if period.year and (_NEXT.fullmatch(part) or _YEAR_AFTER.search(part)):
            yield replace(period, year=next_year(period.year), as_at=None)
        elif period.year and _YEAR_BEFORE.search(part):
            yield replace(period, year=previous_year(period.year), as_at=None)
        else:
            yield from times_beside(f" {part}", replace(period, start=0, end=0))
