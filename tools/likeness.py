"""When two figures are alike enough to be compared, and how they differ if not.

They are when every coordinate agrees: measure, part of the grant, flow, unit, time,
basis class (actual or projected), scenario, gross or net, stage. A coordinate that only
one of the two states differs.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from corpus.periods import read_periods
from corpus.points import read_points
from corpus.records import Basis, Figure, Flow, FundingBlock, Measure, Stage, Unit
from corpus.times import Period, print_date
from corpus.years import closing_year, print_year, year_end
from tools.completeness import missing_coordinates
from tools.sections import shorten

_NOT_STATED = "not stated"
_UNIT_WORDS = {Unit.GBP: "pounds", Unit.COUNT: "a count", Unit.PERCENT: "per cent"}
_SPECIAL_WORDS: dict[StrEnum, str] = {
    FundingBlock.DSG: "the whole grant",
    Flow.CUMULATIVE: "a balance built up",
    Flow.IN_YEAR: "one year alone",
}
_INITIALS = re.compile(r"\b(?:dsg|ehcp)\b")
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLAIN_WORDS = frozenset({"of", "the", "in", "and", "for", "with", "to", "an", "by"})

# What these measure is the same thing in every council. Of the others (a saving, a
# scheme's capital) there are many in one council, and only the label says which.
_ONE_THING = frozenset(
    {
        Measure.DSG_DEFICIT,
        Measure.HIGH_NEEDS_FUNDING,
        Measure.HIGH_NEEDS_SPEND,
        Measure.SAFETY_VALVE_FUNDING,
        Measure.TRANSFER,
        Measure.EHCP_COUNT,
        Measure.TIMELINESS,
        Measure.BACKLOG,
    }
)
# And these name what they are a percentage of.
_ONE_SHARE = frozenset({Measure.TRANSFER, Measure.TIMELINESS})
# What a reader must know beside two figures of which neither states it.
_TELLING = {
    "block": "part of the grant",
    "flow": "balance or one year",
    "scenario": "scenario",
    "safety_valve": "Safety Valve payments",
}


class Coordinate(NamedTuple):
    """A coordinate of a figure; `value` is what must agree, `words` what is told."""

    name: str
    value: object
    words: str


class MarkedCoordinate(NamedTuple):
    """A coordinate beside those of other figures; `differs` from most of them."""

    name: str
    words: str
    differs: bool


class Difference(NamedTuple):
    """A coordinate in which figures differ, and what each side of them says.

    `sides` are at least two: the words, and the figures that say so; the side of the
    most figures stands first.
    """

    name: str
    sides: tuple[tuple[str, tuple[Figure, ...]], ...]


def coordinates_of(figure: Figure) -> tuple[Coordinate, ...]:
    """Return the coordinates that decide what `figure` may be compared with."""
    return (
        Coordinate("measure", figure.measure, _plain(figure.measure)),
        Coordinate(
            "what is measured", label_words(figure), f"“{shorten(figure.label)}”"
        ),
        Coordinate("part of the grant", figure.block, _plain(figure.block)),
        Coordinate("balance or one year", figure.flow, _plain(figure.flow)),
        Coordinate("unit", figure.unit, _UNIT_WORDS[figure.unit]),
        Coordinate("period", _time_that_counts(figure), _time_words(figure)),
        Coordinate("basis", is_actual(figure), _plain(figure.basis)),
        Coordinate("scenario", figure.scenario, _plain(figure.scenario)),
        Coordinate(
            "Safety Valve payments", figure.safety_valve, _plain(figure.safety_valve)
        ),
        Coordinate("stage", figure.stage, _plain(figure.stage)),
    )


def likeness(figure: Figure, *, but: Container[str] = ()) -> tuple[object, ...]:
    """Return what must be equal for two figures to be compared, to group them by.

    Args:
        figure: Whose coordinates.
        but: Names of coordinates to leave out: "period", "basis".
    """
    return tuple(
        coordinate.value
        for coordinate in coordinates_of(figure)
        if coordinate.name not in but
    )


def marked(figures: Sequence[Figure]) -> tuple[tuple[MarkedCoordinate, ...], ...]:
    """Return the coordinates of each of `figures`, marked where they differ.

    One differs unless more than half of the figures share it: of two that differ both
    do, of ten one may.

    Returns:
        Shape: (len(figures), number of coordinates), in the order of `coordinates_of`.
    """
    rows = [coordinates_of(figure) for figure in figures]
    usual = [
        _most_shared([each.value for each in column])
        for column in zip(*rows, strict=True)
    ]
    return tuple(
        tuple(
            MarkedCoordinate(each.name, each.words, [each.value] != shared)
            for each, shared in zip(row, usual, strict=True)
        )
        for row in rows
    )


def differences(a: Figure, b: Figure) -> tuple[str, ...]:
    """Return each coordinate that keeps `a` and `b` apart, with both values, in words.

    A coordinate that only one of them states is a difference; one that neither
    states is none.
    """
    return tuple(
        f"{ours.name}: {ours.words} against {theirs.words}"
        for ours, theirs in zip(coordinates_of(a), coordinates_of(b), strict=True)
        if ours.value != theirs.value
    )


def differing(figures: Sequence[Figure]) -> tuple[Difference, ...]:
    """Return each coordinate in which `figures` differ, with who says what.

    However many the figures, there is at most one difference for each coordinate.
    """
    rows = [coordinates_of(figure) for figure in figures]
    found = []
    for column in zip(*rows, strict=True):
        by_value: dict[object, list[tuple[Figure, str]]] = {}
        for figure, each in zip(figures, column, strict=True):
            by_value.setdefault(each.value, []).append((figure, each.words))
        if len(by_value) > 1:
            sides = sorted(by_value.values(), key=len, reverse=True)
            found.append(Difference(column[0].name, tuple(map(_side, sides))))
    return tuple(found)


def caveats(a: Figure, b: Figure) -> tuple[str, ...]:
    """Return what should be told when `a` and `b` are compared, though they may be."""
    told = []
    if time_of(a) is time_of(b) is None and not a.stage is b.stage is Stage.AGREED:
        told.append("period: stated by neither")
    neither = set(missing_coordinates(a)) & set(missing_coordinates(b))
    told += [
        f"{words}: stated by neither"
        for name, words in _TELLING.items()
        if name in neither
    ]
    if a.basis is not b.basis and is_actual(a) == is_actual(b):
        told.append(f"basis: {_plain(a.basis)} against {_plain(b.basis)}")
    if said_on(a) != said_on(b):
        told.append(f"said: {said_words(a)} against {said_words(b)}")
    return tuple(told)


def said_on(figure: Figure) -> str:
    """Return when `figure` was said as an ISO date or its beginning; "" if unknown.

    Such dates sort: "2021" before "2021-01" before "2021-01-14".
    """
    said = times_said(figure)
    days = [time.as_at for time in said if time.as_at]
    years = [time.year[:4] for time in said if time.year]
    return next(iter((*days, *years)), "")


def times_said(figure: Figure) -> tuple[Period, ...]:
    """Return the day on which `figure` was said, the point of the year, or both."""
    words = figure.vintage or ""
    days = read_periods(words)
    day = next((period.as_at for period in days if period.as_at), None)
    points = read_points(words, said_on=day)
    taken = [p for p in days if any(p.start <= at.start < p.end for at in points)]
    return (*(p for p in days if p not in taken), *points)


def newest_first(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return `figures` by when they were said, those of unknown date last."""
    return tuple(sorted(figures, key=said_on, reverse=True))


def time_of(figure: Figure) -> str | None:
    """Return the time `figure` stands at: a year end is the year that it closes."""
    return closing_year(figure.as_at) or figure.as_at or figure.period


def time_order(time: str) -> str:
    """Return what sorts `time`: a financial year goes by its last day, among dates."""
    return year_end(time) if is_financial_year(time) else time


def is_financial_year(time: str) -> bool:
    """Tell whether `time` is a financial year, "2023-24", and no month or date."""
    is_long_enough = len(time) == len("2023-24")
    return is_long_enough and int(time[5:]) == (int(time[2:4]) + 1) % 100


def label_words(figure: Figure) -> frozenset[str] | None:
    """Return the label's words where only the label says what is measured, or None."""
    told = _ONE_SHARE if figure.unit is Unit.PERCENT else _ONE_THING
    if figure.measure in told:
        return None
    return frozenset(_WORD.findall(figure.label.casefold())) - _PLAIN_WORDS


def is_actual(figure: Figure) -> bool | None:
    """Tell whether `figure` has come to pass; None where no basis is stated."""
    return None if figure.basis is None else figure.basis is Basis.OUTTURN


def said_words(figure: Figure) -> str:
    """Return when `figure` was said, in words: "14 December 2021", "not stated"."""
    vintage = figure.vintage or _NOT_STATED
    is_of_point = any(time.month for time in times_said(figure))
    said = said_on(figure)
    return print_vintage(vintage) if is_of_point or not said else print_date(said)


def print_vintage(vintage: str, *, with_point: bool = False) -> str:
    """Return when something was said as people say it: "20 November 2024".

    Other words, "Period 4 2024/25", "May submission", stay as they are. `with_point`
    tells beside a day the point of the year that its paper reports at: "20 November
    2024 (Period 7)".
    """
    day, space, rest = vintage.partition(" ")
    if not _DAY.fullmatch(day) or is_financial_year(day):
        has_year = is_financial_year(vintage) or read_points(vintage)
        return print_year(vintage) if has_year else vintage
    return f"{print_date(day)}{space}{rest}" if with_point else print_date(day)


def _side(said: Sequence[tuple[Figure, str]]) -> tuple[str, tuple[Figure, ...]]:
    """Return the words of a side: "forecast or budget", which count as one."""
    words = dict.fromkeys(words for _, words in said)
    return " or ".join(words), tuple(figure for figure, _ in said)


def _most_shared(values: Sequence[object]) -> list[object]:
    """Return the value that more than half have, alone in a list; else no value."""
    value, times = Counter(values).most_common(1)[0]
    return [value] if 2 * times > len(values) else []


def _plain(value: StrEnum | None) -> str:
    if value is None:
        return _NOT_STATED
    words = _SPECIAL_WORDS.get(value) or value.replace("_", " ")
    return _INITIALS.sub(lambda found: found[0].upper(), words)


def _time_that_counts(figure: Figure) -> str | None:
    """What was agreed for a whole agreement belongs to it, not to any one year."""
    is_whole = figure.stage is Stage.AGREED and figure.flow is not Flow.IN_YEAR
    return None if is_whole else time_of(figure)


def _time_words(figure: Figure) -> str:
    if closing := closing_year(figure.as_at):
        return closing
    if figure.as_at is not None:
        return print_date(figure.as_at)
    return figure.period or _NOT_STATED
