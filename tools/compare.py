"""Which figures may stand side by side, and how those that may not differ.

Figures are ranked only when measure, part of the grant, flow, unit, time, basis class,
scenario and gross or net agree in every pair. Otherwise they are still laid side by
side, each difference named, and nothing is ranked.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations
from operator import ne
from typing import NamedTuple

from corpus.periods import closing_year, print_date, read_periods
from corpus.records import Basis, Figure, Flow, FundingBlock, Measure, Stage, Unit
from tools.sections import shorten

_NOT_STATED = "not stated"
_UNIT_WORDS = {Unit.GBP: "pounds", Unit.COUNT: "a count", Unit.PERCENT: "per cent"}
_SPECIAL_WORDS: dict[StrEnum, str] = {
    FundingBlock.DSG: "the whole grant",
    Flow.CUMULATIVE: "a balance built up",
    Flow.IN_YEAR: "one year alone",
}
_INITIALS = re.compile(r"\b(?:dsg|ehcp)\b")
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
_COUNTED = frozenset({Measure.EHCP_COUNT, Measure.BACKLOG})
_SHARED_OUT = frozenset({Measure.EHCP_SHARE, Measure.TIMELINESS})
# And these name what they are a percentage of.
_ONE_SHARE = frozenset({Measure.TRANSFER, Measure.TIMELINESS})
# Enough for every figure of the usual measures; of thousands it bounds the wait.
_MOST_STANDARDS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A council's figure that is compared, and what else the papers say of the same.

    `earlier` is what was said before of exactly the same, newest first; `others` are
    the council's figures of the measure that differ in some coordinate.
    """

    council: str | None
    figure: Figure
    earlier: tuple[Figure, ...] = ()
    others: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two figures side by side: what keeps them apart, and what a reader should know.

    With `differences` they may not be compared; `caveats` do not forbid it.
    """

    first: Figure
    second: Figure
    differences: tuple[str, ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Councils side by side; `ranking`, largest first, is empty unless all is alike.

    `missing` are the councils asked for of which there is no such figure.
    """

    measure: Measure
    period: str | None
    rows: tuple[Row, ...]
    pairs: tuple[Pair, ...]
    missing: tuple[str, ...] = ()

    @property
    def unlike(self) -> tuple[Pair, ...]:
        """The pairs that may not be compared."""
        return tuple(pair for pair in self.pairs if pair.differences)

    @property
    def is_comparable(self) -> bool:
        """Whether there are two figures or more, and no pair of them differs."""
        return bool(self.pairs) and not self.unlike

    @property
    def ranking(self) -> tuple[Figure, ...]:
        """The figures compared, largest first; none unless every pair is alike."""
        if not self.is_comparable:
            return ()
        figures = [row.figure for row in self.rows]
        return tuple(sorted(figures, key=lambda figure: figure.amount, reverse=True))


def differences(a: Figure, b: Figure) -> tuple[str, ...]:
    """Return each coordinate that keeps `a` and `b` apart, with both values, in words.

    A coordinate that only one of them states is a difference; one that neither
    states is none.
    """
    return tuple(
        f"{ours.name}: {ours.words} against {theirs.words}"
        for ours, theirs in zip(_coordinates(a), _coordinates(b), strict=True)
        if ours.value != theirs.value
    )


def caveats(a: Figure, b: Figure) -> tuple[str, ...]:
    """Return what should be told when `a` and `b` are compared, though they may be."""
    told = []
    if time_of(a) is time_of(b) is None and not a.stage is b.stage is Stage.AGREED:
        told.append("period: stated by neither")
    if a.basis is not b.basis and _is_actual(a) == _is_actual(b):
        told.append(f"basis: {_plain(a.basis)} against {_plain(b.basis)}")
    if said_on(a) != said_on(b):
        told.append(f"said: {_said_words(a)} against {_said_words(b)}")
    return tuple(told)


def compare(
    figures: Iterable[Figure],
    measure: Measure,
    *,
    councils: Sequence[str] = (),
    period: str | None = None,
) -> Comparison:
    """Lay the figures of `measure` side by side, a row a council.

    Of a council's figures the one is chosen that is most like the other councils';
    of what was said of the same several times, the newest. Of deficits those built up
    go before a year's overspend. Figures of papers that do not say their council stand
    in a row for each paper.

    Args:
        figures: What to choose from; figures of other measures are passed over.
        measure: What to compare.
        councils: Whose figures, in the order of the rows; none means everyone's.
        period: A financial year, "2023-24"; None means any.
    """
    wanted = [
        figure
        for figure in figures
        if figure.measure is measure
        and (not councils or figure.council in councils)
        and (period is None or time_of(figure) == period)
    ]
    alike = _balances(_in_own_unit(wanted, measure))
    groups_by_owner = _grouped(alike, councils)
    leads = _most_alike(groups_by_owner)
    return Comparison(
        measure=measure,
        period=period,
        rows=tuple(_row(lead, groups_by_owner[owner]) for owner, lead in leads.items()),
        pairs=_pairs([lead.figures[0] for lead in leads.values()]),
        missing=tuple(name for name in councils if name not in groups_by_owner),
    )


def _balances(figures: Sequence[Figure]) -> Sequence[Figure]:
    """`figures` without a year's overspends, where a deficit built up is stated.

    "The deficit" without another word is what has built up.
    """
    if not any(_is_balance(figure) for figure in figures):
        return figures
    return [figure for figure in figures if figure.flow is not Flow.IN_YEAR]


def _is_balance(figure: Figure) -> bool:
    return figure.measure is Measure.DSG_DEFICIT and figure.flow is Flow.CUMULATIVE


def said_on(figure: Figure) -> str:
    """Return when `figure` was said as an ISO date or its beginning; "" if unknown.

    Such dates sort: "2021" before "2021-01" before "2021-01-14".
    """
    for period in read_periods(figure.vintage or ""):
        if period.as_at is not None:
            return period.as_at
        if period.year is not None:
            return period.year[:4]
    return ""


def newest_first(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return `figures` by when they were said, those of unknown date last."""
    return tuple(sorted(figures, key=said_on, reverse=True))


def time_of(figure: Figure) -> str | None:
    """Return the time `figure` stands at: a year end is the year that it closes."""
    return closing_year(figure.as_at) or figure.as_at or figure.period


class _Coordinate(NamedTuple):
    """A coordinate of a figure; `value` is what must agree, `words` what is told."""

    name: str
    value: object
    words: str


def _coordinates(figure: Figure) -> tuple[_Coordinate, ...]:
    return (
        _Coordinate("measure", figure.measure, _plain(figure.measure)),
        _Coordinate("what is measured", _thing(figure), f"“{shorten(figure.label)}”"),
        _Coordinate("part of the grant", figure.block, _plain(figure.block)),
        _Coordinate("balance or one year", figure.flow, _plain(figure.flow)),
        _Coordinate("unit", figure.unit, _UNIT_WORDS[figure.unit]),
        _Coordinate("period", _time_that_counts(figure), _time_words(figure)),
        _Coordinate("basis", _is_actual(figure), _plain(figure.basis)),
        _Coordinate("scenario", figure.scenario, _plain(figure.scenario)),
        _Coordinate(
            "Safety Valve payments", figure.safety_valve, _plain(figure.safety_valve)
        ),
        _Coordinate("stage", figure.stage, _plain(figure.stage)),
    )


def _plain(value: StrEnum | None) -> str:
    if value is None:
        return _NOT_STATED
    words = _SPECIAL_WORDS.get(value) or value.replace("_", " ")
    return _INITIALS.sub(lambda found: found[0].upper(), words)


def _thing(figure: Figure) -> frozenset[str] | None:
    """Return the label's words, where only the label says what is measured."""
    told = _ONE_SHARE if figure.unit is Unit.PERCENT else _ONE_THING
    if figure.measure in told:
        return None
    return frozenset(_WORD.findall(figure.label.casefold())) - _PLAIN_WORDS


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


def _is_actual(figure: Figure) -> bool | None:
    return None if figure.basis is None else figure.basis is Basis.OUTTURN


def _said_words(figure: Figure) -> str:
    said = said_on(figure)
    return print_date(said) if said else figure.vintage or _NOT_STATED


def _in_own_unit(figures: Sequence[Figure], measure: Measure) -> list[Figure]:
    """Leave out what is in another unit than `measure`, where a council has both.

    A deficit is told in pounds; the per cent it grew by is measured like it, but is
    not what a comparison of deficits asks for.
    """
    unit = _own_unit(measure)
    owners = {_owner(figure) for figure in figures if figure.unit is unit}
    return [
        figure
        for figure in figures
        if unit is None or figure.unit is unit or _owner(figure) not in owners
    ]


def _own_unit(measure: Measure) -> Unit | None:
    if measure is Measure.OTHER:
        return None
    if measure in _SHARED_OUT:
        return Unit.PERCENT
    return Unit.COUNT if measure in _COUNTED else Unit.GBP


class _Group(NamedTuple):
    """Figures of the same coordinates, newest first; `oddness` settles a tie."""

    values: tuple[object, ...]
    oddness: int
    figures: tuple[Figure, ...]


_Owner = str  # a council, or the paper that does not say its council


def _owner(figure: Figure) -> _Owner:
    return figure.council or figure.paper_id


def _grouped(
    figures: Iterable[Figure], councils: Sequence[str]
) -> dict[_Owner, list[_Group]]:
    """Return each council's figures, those of the same coordinates together."""
    groups: dict[_Owner, dict[tuple[object, ...], list[Figure]]] = {}
    for figure in sorted(figures, key=_lastness, reverse=True):
        values = tuple(coordinate.value for coordinate in _coordinates(figure))
        own = groups.setdefault(_owner(figure), {})
        own.setdefault(values, []).append(figure)
    return {
        owner: [
            _Group(values, _oddness(same[0]), tuple(same))
            for values, same in groups[owner].items()
        ]
        for owner in councils or sorted(groups)
        if owner in groups
    }


def _lastness(figure: Figure) -> tuple[str, Decimal]:
    """Sort by when it was said, and an agreement's whole before any year's part."""
    is_agreed = figure.stage is Stage.AGREED
    return said_on(figure), figure.amount if is_agreed else Decimal(0)


def _oddness(figure: Figure) -> int:
    """Prefer a balance, then what has come to pass, then a total to its parts."""
    is_part = "total" not in figure.label.casefold() and _thing(figure) is not None
    return 4 * (figure.flow is Flow.IN_YEAR) + 2 * (not _is_actual(figure)) + is_part


def _most_alike(groups: dict[_Owner, list[_Group]]) -> dict[_Owner, _Group]:
    """Choose a group for each council, so that what is chosen differs the least.

    Figures set the standard in turn, those of the councils with the fewest first, each
    with the likest of every other council; the best set is kept. Where all else is
    equal the newest wins, since it stands first.
    """
    if not groups:
        return {}
    fewest_first = sorted(groups.values(), key=len)
    standards = [standard for own in fewest_first for standard in own]
    tries = [
        {owner: _likest(standard, own) for owner, own in groups.items()}
        for standard in standards[:_MOST_STANDARDS]
    ]
    return min(tries, key=_unlikeness)


def _likest(standard: _Group, groups: Sequence[_Group]) -> _Group:
    return min(groups, key=lambda group: (_distance(standard, group), group.oddness))


def _unlikeness(leads: dict[_Owner, _Group]) -> tuple[int, int, int]:
    """Count the pairs that differ, then their differences, then the oddness."""
    apart = [_distance(*pair) for pair in combinations(leads.values(), 2)]
    oddness = sum(group.oddness for group in leads.values())
    return sum(map(bool, apart)), sum(apart), oddness


def _distance(one: _Group, other: _Group) -> int:
    return sum(map(ne, one.values, other.values))


def _row(lead: _Group, groups: Sequence[_Group]) -> Row:
    newest, *same = lead.figures
    earlier = [figure for figure in same if said_on(figure) < said_on(newest)]
    # Said at once of the same, it cannot be an earlier word on it.
    rest = [figure for figure in same if figure not in earlier]
    for group in groups:
        rest += group.figures if group is not lead else ()
    return Row(
        council=newest.council,
        figure=newest,
        earlier=tuple(earlier),
        others=newest_first(rest),
    )


def _pairs(figures: Sequence[Figure]) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            first=first,
            second=second,
            differences=differences(first, second),
            caveats=caveats(first, second),
        )
        for first, second in combinations(figures, 2)
    )
