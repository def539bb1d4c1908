"""Which figure of each council to lay beside the other councils'."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from operator import ne
from typing import NamedTuple

from corpus.records import Basis, Figure, Flow, Measure, Stage, Unit
from tools.likeness import is_actual, label_words, likeness, said_on

_COUNTED = frozenset({Measure.EHCP_COUNT, Measure.BACKLOG})
_SHARED_OUT = frozenset({Measure.EHCP_SHARE, Measure.TIMELINESS})
# Enough for every figure of the usual measures; of thousands it bounds the wait.
_MOST_STANDARDS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A council's figure that is compared, and the others of the measure.

    `chosen` has the same coordinates throughout, newest first; `others` have not.
    """

    chosen: tuple[Figure, ...]
    others: tuple[Figure, ...]


def choose(
    figures: Iterable[Figure], measure: Measure, *, councils: Sequence[str] = ()
) -> tuple[Choice, ...]:
    """Choose a figure for each council, so that what is chosen differs the least.

    Of what was said of the same several times the newest is chosen, and no forecast of
    what its own paper says it came to; of deficits those
    built up go before a year's overspend. Figures of papers that do not say their
    council are chosen for each paper.

    Args:
        figures: What to choose from, all of `measure`.
        measure: What they measure; what is in another unit is passed over.
        councils: The order of what is returned; none means by name.
    """
    alike = balances_first(_in_own_unit(tuple(figures), measure))
    overtaken = _overtaken(alike)
    groups_by_owner = _grouped(
        (figure for figure in alike if figure not in overtaken), councils
    )
    return tuple(
        Choice(
            chosen=lead.figures,
            others=(
                *(
                    figure
                    for group in groups_by_owner[owner]
                    for figure in (group.figures if group is not lead else ())
                ),
                *(figure for figure in overtaken if _owner(figure) == owner),
            ),
        )
        for owner, lead in _most_alike(groups_by_owner).items()
    )


def _overtaken(figures: Sequence[Figure]) -> list[Figure]:
    """Return the forecasts of what their own paper says it came to.

    "The accounts closed at £36.6m. The January forecast had been £34.2m."
    """
    told = {_foretold(figure) for figure in figures if is_actual(figure)}
    return [
        figure
        for figure in figures
        if figure.basis is Basis.FORECAST and _foretold(figure) in told
    ]


def _foretold(figure: Figure) -> tuple[object, ...]:
    but = ("basis", "scenario")
    return figure.paper_id, figure.council, *likeness(figure, but=but)


def balances_first(figures: Sequence[Figure]) -> list[Figure]:
    """Return `figures` with balances alone of each council that states a deficit's.

    "The deficit" without another word is what has built up: beside one council's
    balance no other's overspend of a year stands, nor its own sums of neither kind.
    """
    owners = {_owner(figure) for figure in figures if _is_balance(figure)}
    return [
        figure
        for figure in figures
        if not owners
        or _is_balance(figure)
        or (_owner(figure) not in owners and figure.flow is not Flow.IN_YEAR)
    ]


def _is_balance(figure: Figure) -> bool:
    return figure.measure is Measure.DSG_DEFICIT and figure.flow is Flow.CUMULATIVE


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
        own = groups.setdefault(_owner(figure), {})
        own.setdefault(likeness(figure), []).append(figure)
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
    is_part = "total" not in figure.label.casefold() and label_words(figure) is not None
    return 4 * (figure.flow is Flow.IN_YEAR) + 2 * (not is_actual(figure)) + is_part


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
