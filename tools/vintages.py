"""What was said of one and the same thing at one time after another."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.money import print_amount
from corpus.records import Basis, Figure, Flow, Measure, Stage, Unit
from tools.likeness import is_actual, likeness, said_on, said_words, time_of

_BELOW_NOUGHT: dict[Flow | None, str] = {Flow.IN_YEAR: "underspend"}


def said_of_the_same(figure: Figure, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return all of `figures` that are of the same as `figure`, oldest first.

    Same is every coordinate but the basis, which moves as forecasts come to pass; those
    that came to pass stand last. Of what one day said several times, on one basis, one
    stands: a later amount of the same day is no later word. Nothing is known to be of
    the same as a figure without a time, unless that is a whole agreement.
    """
    if time_of(figure) is None and figure.stage is not Stage.AGREED:
        return (figure,)
    same = _told_of(figure)
    ordered = sorted(
        (each for each in figures if _told_of(each) == same),
        key=lambda each: (is_actual(each) is True, said_on(each)),
    )
    by_saying: dict[tuple[Basis | None, str], Figure] = {}
    for each in ordered:
        by_saying.setdefault((each.basis, said_on(each)), each)
    by_saying[figure.basis, said_on(figure)] = figure
    return tuple(by_saying.values())


def tell_vintages(figures: Sequence[Figure]) -> str:
    """Return `figures`, as `said_of_the_same` orders them, as one sentence's words.

    "forecast £13.241m (January 2021), then £16.141m (16 December 2021); outturn £18.6m
    (12 July 2023)".
    """
    words = [_basis(figure) + _said(figure) for figure in figures[:1]]
    for before, after in pairwise(figures):
        if is_actual(before) is not is_actual(after):
            words.append(f"; {_basis(after)}{_said(after)}")
        elif before.basis is after.basis:
            words.append(f", then {_said(after)}")
        else:
            words.append(f", then {_basis(after)}{_said(after)}")
    return "".join(words)


def tell_amount(figure: Figure) -> str:
    """Return the amount as an answer says it: "about £63m", "−£207k (surplus)"."""
    words = print_amount(figure.amount, figure.unit, figure.resolution)
    about = f"about {words}" if figure.is_approximate else words
    is_deficit = figure.measure is Measure.DSG_DEFICIT and figure.unit is Unit.GBP
    if not is_deficit or figure.amount >= 0 or not figure.is_sign_told:
        return about
    return f"{about} ({_BELOW_NOUGHT.get(figure.flow, 'surplus')})"


def _told_of(figure: Figure) -> tuple[object, ...]:
    """What an agreement brings in one year is not told of the whole of it."""
    return time_of(figure), *likeness(figure, but=("basis",))


def _basis(figure: Figure) -> str:
    return f"{figure.basis or 'basis not stated:'} "


def _said(figure: Figure) -> str:
    on = said_words(figure)
    when = f"said {on}" if on[:1].islower() else on
    return (
        f"{tell_amount(figure)} ({'date not stated' if on == 'not stated' else when})"
    )
