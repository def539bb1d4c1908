"""Councils side by side: what may be ranked is, and what may not says how it differs.

Figures are ranked among those alone that may be compared with one another
(`tools.likeness`). The others are laid side by side with them, each difference named.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from corpus.records import Figure, Measure
from tools.choosing import Choice, balances_first, choose
from tools.likeness import (
    caveats,
    differences,
    likeness,
    newest_first,
    said_on,
    time_of,
    time_order,
)
from tools.vintages import said_of_the_same

_FEWEST_RANKED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A council's figure that is compared, and what else the papers say of the same.

    `earlier` is what was said before of exactly the same, newest first; `vintages` all
    that was said of it on whatever basis, oldest first, the figure itself among them;
    `others` are the council's figures of the measure that differ in some coordinate.
    """

    council: str | None
    figure: Figure
    earlier: tuple[Figure, ...] = ()
    vintages: tuple[Figure, ...] = ()
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
class Ranking:
    """Figures of which every two may be compared, at least two, largest first.

    `outside` are the other councils' figures, each as the second of a pair whose first
    is the largest here and which names what keeps it out.
    """

    figures: tuple[Figure, ...]
    outside: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Councils side by side.

    `rankings` are the sets of figures that may be compared, that of the most councils
    first. `missing` are the councils asked for of which there is no such figure.
    """

    measure: Measure
    period: str | None
    rows: tuple[Row, ...]
    pairs: tuple[Pair, ...]
    rankings: tuple[Ranking, ...] = ()
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
        return self.rankings[0].figures if self.is_comparable else ()


def compare(
    figures: Iterable[Figure],
    measure: Measure,
    *,
    councils: Sequence[str] = (),
    period: str | None = None,
) -> Comparison:
    """Lay the figures of `measure` side by side, a row a council.

    Of a council's figures the one is chosen that is most like the other councils';
    of what was said of the same several times, the newest.

    Args:
        figures: What to choose from; figures of other measures are passed over.
        measure: What to compare.
        councils: Whose figures, in the order of the rows; none means everyone's.
        period: A financial year, "2023-24"; None means any.
    """
    wanted = [
        figure
        for figure in _asked_for(figures, measure, councils)
        if period is None or time_of(figure) == period
    ]
    rows = tuple(map(_row, choose(wanted, measure, councils=councils)))
    told = {row.council for row in rows}
    chosen = [row.figure for row in rows]
    return Comparison(
        measure=measure,
        period=period,
        rows=rows,
        pairs=tuple(_pair(one, other) for one, other in combinations(chosen, 2)),
        rankings=rank(chosen),
        missing=tuple(name for name in councils if name not in told),
    )


def compare_by_year(
    figures: Iterable[Figure], measure: Measure, *, councils: Sequence[str] = ()
) -> tuple[Comparison, ...]:
    """Lay the figures of `measure` side by side for each time they stand at, in order.

    A figure whose time is not stated stands in none of them.
    """
    wanted = balances_first(_asked_for(figures, measure, councils))
    times = {time for figure in wanted if (time := time_of(figure))}
    return tuple(
        compare(wanted, measure, councils=councils, period=time)
        for time in sorted(times, key=time_order)
    )


def rank(figures: Sequence[Figure]) -> tuple[Ranking, ...]:
    """Return `figures` in rankings: of each set that may be compared, largest first.

    May be compared is an equal set of coordinates, so no figure is in two rankings.
    """
    alike: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        alike.setdefault(likeness(figure), []).append(figure)
    ranked = [same for same in alike.values() if len(same) >= _FEWEST_RANKED]
    return tuple(
        _ranking(same, [figure for figure in figures if figure not in same])
        for same in sorted(ranked, key=len, reverse=True)
    )


def _asked_for(
    figures: Iterable[Figure], measure: Measure, councils: Sequence[str]
) -> list[Figure]:
    return [
        figure
        for figure in figures
        if figure.measure is measure and (not councils or figure.council in councils)
    ]


def _ranking(figures: Sequence[Figure], rest: Sequence[Figure]) -> Ranking:
    largest_first = sorted(figures, key=lambda figure: figure.amount, reverse=True)
    return Ranking(
        figures=tuple(largest_first),
        outside=tuple(_pair(largest_first[0], figure) for figure in rest),
    )


def _row(choice: Choice) -> Row:
    newest, *same = choice.chosen
    earlier = [figure for figure in same if said_on(figure) < said_on(newest)]
    # Said at once of the same, it cannot be an earlier word on it.
    rest = [figure for figure in same if figure not in earlier]
    return Row(
        council=newest.council,
        figure=newest,
        earlier=tuple(earlier),
        vintages=said_of_the_same(newest, (*choice.chosen, *choice.others)),
        others=newest_first([*rest, *choice.others]),
    )


def _pair(first: Figure, second: Figure) -> Pair:
    return Pair(
        first=first,
        second=second,
        differences=differences(first, second),
        caveats=caveats(first, second),
    )
