"""What two papers of one council, or two tables of one paper, say of the same thing.

    same basis, another amount            revised        forecast £17.6m, then £16.1m
    another basis                         moved          forecast £16.1m, outturn £18.6m
    in the newer alone, the older alone   appeared, gone
    several amounts in one of the two     unclear        nothing is worked out

The same thing is every coordinate alike but the basis.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.records import Basis, Figure
from tools.likeness import likeness, said_on, time_of
from tools.trend import Step, step

_Thing = tuple[object, ...]
_ByBasis = dict[Basis | None, Figure]

# A basis not in the newer paper has become another: the furthest along, if several.
_LADDER: tuple[Basis | None, ...] = (
    None,
    Basis.AGREEMENT,
    Basis.PLAN,
    Basis.BUDGET,
    Basis.ESTIMATE,
    Basis.FORECAST,
    Basis.OUTTURN,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of the figures of an older paper or table in a newer one.

    `kept` are figures of the newer that the older gives too, as far as the printed
    digits tell. `unclear` are figures of a thing of which one of the two gives several
    amounts; `undated` those whose time is not stated.
    """

    revised: tuple[Step, ...]
    moved: tuple[Step, ...]
    kept: tuple[Figure, ...]
    appeared: tuple[Figure, ...]
    gone: tuple[Figure, ...]
    unclear: tuple[Figure, ...]
    undated: tuple[Figure, ...]


def changes(before: Sequence[Figure], after: Sequence[Figure]) -> Changes:
    """Return what `after` says otherwise than `before`.

    Of what either says of a thing on several days, the last day counts.
    """
    older, newer = _by_thing(before), _by_thing(after)
    several = {
        thing
        for things in (older, newer)
        for thing, same in things.items()
        if any(not _is_one_amount(figures) for figures in same.values())
    }
    old_figures = _finest(older, leave_out=several)
    new_figures = _finest(newer, leave_out=several)
    steps, matched = [], set()
    for thing, by_basis in new_figures.items():
        old_by_basis = old_figures.get(thing, {})
        for basis, figure in by_basis.items():
            old = old_by_basis.get(basis) or _moved_from(old_by_basis, by_basis)
            if old is not None:
                steps.append(step(old, figure))
                matched |= {old, figure}
    alike = [each for each in steps if each.before.basis is each.after.basis]
    return Changes(
        revised=tuple(each for each in alike if not _is_kept(each)),
        moved=tuple(each for each in steps if each not in alike),
        kept=tuple(each.after for each in alike if _is_kept(each)),
        appeared=_left(new_figures, matched),
        gone=_left(old_figures, matched),
        unclear=tuple(
            figure for figure in (*before, *after) if _dated_thing(figure) in several
        ),
        undated=tuple(
            figure for figure in (*before, *after) if _dated_thing(figure) is None
        ),
    )


def changes_within(figures: Iterable[Figure]) -> tuple[Changes, ...]:
    """Return what one paper's tables, said on different days, say otherwise.

    Each day's figures are laid beside those of the next day that speaks of the same,
    whatever the year; what one of the two does not speak of at all is left out, and so
    are figures of which the paper does not say when they were said.
    """
    by_day: dict[str, list[Figure]] = {}
    for figure in sorted(figures, key=said_on):
        if said_on(figure):
            by_day.setdefault(said_on(figure), []).append(figure)
    days = list(by_day.values())
    found = []
    for number, day in enumerate(days):
        for later in days[number + 1 :]:
            shared = {_series(one) for one in day} & {_series(one) for one in later}
            if shared:
                found.append(changes(_of(shared, day), _of(shared, later)))
                break
    return tuple(found)


def _of(series: set[_Thing], figures: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if _series(figure) in series]


def _series(figure: Figure) -> _Thing:
    return likeness(figure, but=("basis", "period"))


def _dated_thing(figure: Figure) -> _Thing | None:
    """What `figure` is of; None without a time, since two may be of two times."""
    if time_of(figure) is None:
        return None
    return (figure.council, *likeness(figure, but=("basis",)))


def _by_thing(
    figures: Iterable[Figure],
) -> dict[_Thing, dict[Basis | None, list[Figure]]]:
    """Return what is said of each thing on each basis, on the last day it is said."""
    things: dict[_Thing, dict[Basis | None, list[Figure]]] = {}
    for figure in figures:
        thing = _dated_thing(figure)
        if thing is not None:
            things.setdefault(thing, {}).setdefault(figure.basis, []).append(figure)
    return {
        thing: {basis: _last_said(same) for basis, same in by_basis.items()}
        for thing, by_basis in things.items()
    }


def _last_said(figures: Sequence[Figure]) -> list[Figure]:
    last = max(map(said_on, figures))
    return [figure for figure in figures if said_on(figure) == last]


def _is_one_amount(figures: Sequence[Figure]) -> bool:
    return all(_agree(figures[0], figure) for figure in figures)


def _agree(one: Figure, other: Figure) -> bool:
    """Whether two printed amounts can be the same one, each within its last digit."""
    slack: Decimal = (one.resolution + other.resolution) / 2
    return one.amount == other.amount or abs(one.amount - other.amount) < slack


def _is_kept(each: Step) -> bool:
    return _agree(each.before, each.after)


def _finest(
    things: dict[_Thing, dict[Basis | None, list[Figure]]], *, leave_out: set[_Thing]
) -> dict[_Thing, _ByBasis]:
    """Return one figure for each basis of each thing: the one with the most digits."""
    return {
        thing: {
            basis: min(same, key=lambda figure: figure.resolution)
            for basis, same in by_basis.items()
        }
        for thing, by_basis in things.items()
        if thing not in leave_out
    }


def _moved_from(older: _ByBasis, newer: _ByBasis) -> Figure | None:
    """Return the figure whose basis the newer paper has no more, if there is one."""
    left = [basis for basis in _LADDER if basis in older and basis not in newer]
    return older[left[-1]] if left else None


def _left(things: dict[_Thing, _ByBasis], matched: set[Figure]) -> tuple[Figure, ...]:
    return tuple(
        figure
        for by_basis in things.values()
        for figure in by_basis.values()
        if figure not in matched
    )
