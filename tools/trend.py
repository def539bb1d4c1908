"""One measure of one council over the years, and over what was said of each year.

    Trend ── Series (like for like) ── Point (a year) ── what was said of it before
                     └── Step (from a year to the next that is stated)

Every step is worked out by the calculator; figures that are unlike are in two series.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.records import Figure, Measure, Unit
from tools.calculation import Calculation
from tools.calculator import change, percentage_change
from tools.likeness import (
    MarkedCoordinate,
    likeness,
    marked,
    said_on,
    time_of,
    time_order,
)
from tools.quantities import quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What leads from one figure to another: the change in pounds and in per cent.

    `percentage` is None where one of the two is not above nought, or both are
    percentages themselves: nobody could make sense of it.
    """

    before: Figure
    after: Figure
    change: Calculation
    percentage: Calculation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What is said of one time, "2023-24" or a date: the newest word on it.

    `revisions` lead to it from what was said before, oldest first. `rivals` were said
    on the same day of the same thing, with another amount: the paper contradicts
    itself, or means two things by one name.
    """

    time: str
    figure: Figure
    revisions: tuple[Step, ...] = ()
    rivals: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Points in order of time, alike in every coordinate but that."""

    points: tuple[Point, ...]
    steps: tuple[Step, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The newest figure of each time, in order."""
        return tuple(point.figure for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The series of one council's measure, longest first.

    `council` is None where the papers do not say. `undated` are figures whose time is
    not stated, which stand in no series.
    """

    measure: Measure
    council: str | None
    series: tuple[Series, ...]
    undated: tuple[Figure, ...]


def trend(figures: Iterable[Figure], measure: Measure, council: str | None) -> Trend:
    """Return how `measure` of `council` runs over the years, like with like."""
    own = [
        figure
        for figure in figures
        if figure.measure is measure and figure.council == council
    ]
    alike: dict[tuple[object, ...], list[Figure]] = {}
    for figure in own:
        if time_of(figure) is not None:
            key = likeness(figure, but=("period",))
            alike.setdefault(key, []).append(figure)
    series = map(_series, alike.values())
    return Trend(
        measure=measure,
        council=council,
        series=tuple(sorted(series, key=lambda one: len(one.points), reverse=True)),
        undated=tuple(figure for figure in own if time_of(figure) is None),
    )


def step(before: Figure, after: Figure) -> Step:
    """Return the change from `before` to `after`, which are in one unit.

    Raises:
        UnlikeUnitsError: they are not.
    """
    is_above = quantity(before).low > 0 and quantity(after).low >= 0
    has_percentage = is_above and before.unit is not Unit.PERCENT
    return Step(
        before=before,
        after=after,
        change=change(before, after),
        percentage=percentage_change(before, after) if has_percentage else None,
    )


def clearing(series: Series) -> tuple[Figure, ...]:
    """Return where a deficit clears: what is first at or under nought, by vintage.

    One figure for each day on which the series was told with a deficit before it,
    oldest first; none for a day on which it does not clear.
    """
    by_day: dict[str, list[Figure]] = {}
    for point in series.points:
        said = [each.before for each in point.revisions]
        for figure in (*said, point.figure):
            by_day.setdefault(said_on(figure), []).append(figure)
    return tuple(
        after
        for day in sorted(by_day)
        for before, after in pairwise(by_day[day])
        if before.amount > 0 >= after.amount
    )


def series_coordinates(
    series: Sequence[Series],
) -> tuple[tuple[MarkedCoordinate, ...], ...]:
    """Return what each of `series` is of, marked where it differs from the others.

    Shape: (len(series), number of coordinates); time is left out.
    """
    rows = marked([one.points[-1].figure for one in series]) if series else ()
    return tuple(tuple(each for each in row if each.name != "period") for row in rows)


def _series(figures: Sequence[Figure]) -> Series:
    by_time: dict[str, list[Figure]] = {}
    for figure in figures:
        by_time.setdefault(time_of(figure) or "", []).append(figure)
    points = tuple(
        _point(time, by_time[time]) for time in sorted(by_time, key=time_order)
    )
    newest = [point.figure for point in points]
    return Series(points=points, steps=tuple(step(*two) for two in pairwise(newest)))


def _point(time: str, figures: Sequence[Figure]) -> Point:
    by_day: dict[str, list[Figure]] = {}
    for figure in sorted(figures, key=said_on):
        by_day.setdefault(said_on(figure), []).append(figure)
    said = [same[0] for same in by_day.values()]
    *_, last = by_day.values()
    rivals = {each.amount: each for each in last if each.amount != last[0].amount}
    return Point(
        time=time,
        figure=said[-1],
        revisions=tuple(step(*two) for two in pairwise(said)),
        rivals=tuple(rivals.values()),
    )
