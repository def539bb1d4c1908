"""Sums over figures: exact, refused where the units are unlike, with an error bound.

Every operand is a figure of a paper or the result of another sum. What a result looks
like when it is printed, tools/results.py tells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import reduce

from corpus.errors import (
    NoBalanceError,
    NotAboveNoughtError,
    TooFewFiguresError,
    UnlikeUnitsError,
)
from corpus.records import Figure, FigureId
from tools.calculation import Calculation
from tools.expressions import read_expression
from tools.quantities import (
    Kind,
    Operand,
    Quantity,
    as_percent,
    minus,
    over,
    plus,
    quantity,
    scalar,
)
from tools.results import finish

# A root is worked out to more digits than it keeps, so that an exact one stays exact.
_WORKING_DIGITS = 60
_ROOT_DIGITS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """How far something is from its plan: above it is positive, below negative.

    `percent` is that in per cent of the plan; None where nothing is a percentage of
    the plan: one of nought, a surplus, or a plan that is a percentage itself.
    """

    amount: Calculation
    percent: Calculation | None


def total(operands: Sequence[Operand]) -> Calculation:
    """Return the sum of `operands`, at least one."""
    return finish(_total(operands))


def running_totals(operands: Sequence[Operand]) -> tuple[Calculation, ...]:
    """Return the sum so far at each of `operands`, at least one, in their order."""
    _check_any(operands)
    return tuple(total(operands[:end]) for end in range(1, len(operands) + 1))


def difference(one: Operand, other: Operand) -> Calculation:
    """Return how far apart two operands are, never negative: the larger comes first."""
    first, second = quantity(one), quantity(other)
    if first.value < second.value:
        first, second = second, first
    return finish(minus(first, second))


def change(before: Operand, after: Operand) -> Calculation:
    """Return `after` − `before`, negative for a fall."""
    return finish(minus(quantity(after), quantity(before)))


def remaining(agreed: Operand, received: Sequence[Operand]) -> Calculation:
    """Return `agreed` less all of `received`, at least one; negative when over-paid."""
    return finish(minus(quantity(agreed), _total(received)))


def percentage_change(before: Operand, after: Operand) -> Calculation:
    """Return the change from `before` to `after` in per cent of `before`.

    Raises:
        UnlikeUnitsError: the units differ, or are per cent already.
        NotAboveNoughtError: `before` is not above nought.
    """
    first, last = quantity(before), quantity(after)
    fall_or_rise = minus(last, first)
    _check_base(first, f"{fall_or_rise.words} as a percentage of {first.words}")
    written = over(fall_or_rise, first)
    # after ÷ before − 1 is the same number, and uses `before` once: its bounds are
    # the true ones, where the written form would count the error of `before` twice.
    growth = over(last, first)
    bounded = replace(
        written,
        value=growth.value - 1,
        low=growth.low - 1,
        high=growth.high - 1,
    )
    return finish(as_percent(bounded))


def distance_from_plan(planned: Operand, actual: Operand) -> Distance:
    """Return how far `actual` is above `planned`, or below, and in per cent of it.

    Raises:
        UnlikeUnitsError: the units differ.
    """
    amount = change(planned, actual)
    try:
        return Distance(amount=amount, percent=percentage_change(planned, actual))
    except (NotAboveNoughtError, UnlikeUnitsError):
        return Distance(amount=amount, percent=None)


def growth_rate(before: Operand, after: Operand, *, years: int) -> Calculation:
    """Return the steady yearly growth, in per cent, that leads from one to the other.

    Raises:
        UnlikeUnitsError: the units differ, or are per cent already.
        NotAboveNoughtError: an end is not above nought.
        TooFewFiguresError: `years` is under one.
    """
    first, last = quantity(before), quantity(after)
    words = f"({last.words} ÷ {first.words})^(1/{years}) − 1"
    _check_years(years, words)
    _check_base(first, words)
    _check_base(last, words)
    ratio_of_ends = over(last, first)
    growth = replace(
        ratio_of_ends,
        value=_root(ratio_of_ends.value, years) - 1,
        low=_root(ratio_of_ends.low, years) - 1,
        high=_root(ratio_of_ends.high, years) - 1,
        words=f"({ratio_of_ends.words})^(1/{years}) − 1",
    )
    return finish(as_percent(growth), after=" a year")


def years_to_balance(before: Operand, after: Operand, *, years: int) -> Calculation:
    """Return how many years after `after` a deficit is at nought, at a steady pace.

    The pace is that at which it fell from `before` to `after`, `years` years later. It
    is a reckoning of ours, not a plan: a year of balance that a paper states is to be
    quoted instead. In-year deficits give in-year balance, cumulative ones the clearing
    of what is owed.

    Raises:
        UnlikeUnitsError: the units differ.
        NoBalanceError: it does not fall, or is not above nought any more.
        TooFewFiguresError: `years` is under one.
    """
    first, last = quantity(before), quantity(after)
    fall = minus(first, last)
    words = f"{last.words} ÷ (({fall.words}) ÷ {years})"
    _check_years(years, words)
    if last.low <= 0:
        raise NoBalanceError(words, f"{last.words} is not above nought")
    if fall.low <= 0:
        raise NoBalanceError(words, f"{last.words} is no fall from {first.words}")
    written = over(last, over(fall, scalar(years)))
    # years ÷ (before ÷ after − 1) is the same number, and uses each of them once.
    ends = over(first, last)
    bounded = replace(
        written,
        value=years / (ends.value - 1),
        low=years / (ends.high - 1),
        high=years / (ends.low - 1),
    )
    return finish(bounded, after=" years")


def share(part: Operand, whole: Operand) -> Calculation:
    """Return `part` in per cent of `whole`; over 100 when it is the larger.

    Raises:
        UnlikeUnitsError: the units differ, or are per cent already.
        NotAboveNoughtError: `whole` is not above nought.
    """
    piece, base = quantity(part), quantity(whole)
    words = f"{piece.words} as a percentage of {base.words}"
    _check_like(piece, base, words)
    _check_base(base, words)
    return finish(as_percent(over(piece, base)))


def multiple(one: Operand, other: Operand) -> Calculation:
    """Return how many times `other` goes into `one`: "1.44 times"."""
    return finish(_ratio(one, other))


def ratio(one: Operand, other: Operand) -> Calculation:
    """Return `one` to `other`: "1.44 to 1"."""
    return finish(_ratio(one, other), after=" to 1")


def average(operands: Sequence[Operand]) -> Calculation:
    """Return the plain mean of `operands`, at least one."""
    return finish(over(_total(operands), scalar(len(operands))))


def per_unit(money: Operand, count: Operand) -> Calculation:
    """Return pounds for each of a count: the cost of a place, say."""
    return finish(_rate(money, count))


def per_head(money: Operand, people: Operand) -> Calculation:
    """Return pounds for each of a count of people: "£1,250 a head"."""
    return finish(_rate(money, people), after=" a head")


def per_plan(money: Operand, plans: Operand) -> Calculation:
    """Return pounds for each of a count of EHCPs: "£13,400 a plan"."""
    return finish(_rate(money, plans), after=" a plan")


def evaluate(expression: str, figures: Mapping[FigureId, Figure]) -> Calculation:
    """Return the result of `expression`, written over the ids of `figures`.

    The grammar is figure ids, + - * / and brackets, whole bare numbers up to 1,000
    beside them, and at the end "as percent".

    Raises:
        CalculationSyntaxError: it is not in that grammar, or names an unknown figure.
        UnlikeUnitsError: it adds pounds to per cent, or the like.
        DivisionByNoughtError: it divides by what is, or may be, nought.
        CalculationOverflowError: a number in it is beyond any paper's.
    """
    return finish(read_expression(expression, figures))


def _total(operands: Sequence[Operand]) -> Quantity:
    _check_any(operands)
    return reduce(plus, map(quantity, operands))


def _ratio(one: Operand, other: Operand) -> Quantity:
    left, right = quantity(one), quantity(other)
    _check_like(left, right, f"{left.words} as a multiple of {right.words}")
    return over(left, right)


def _rate(money: Operand, count: Operand) -> Quantity:
    pounds, things = quantity(money), quantity(count)
    if (pounds.kind, things.kind) != (Kind.POUNDS, Kind.COUNT):
        words = f"{pounds.words} for each of {things.words}"
        raise UnlikeUnitsError(words, (pounds.kind, things.kind))
    return over(pounds, things)


def _check_any(operands: Sequence[Operand]) -> None:
    if not operands:
        raise TooFewFiguresError("the sum of nothing", "a figure or more")


def _check_years(years: int, words: str) -> None:
    if years < 1:
        raise TooFewFiguresError(words, "a year or more between its figures")


def _check_like(left: Quantity, right: Quantity, words: str) -> None:
    if left.kind is not right.kind:
        raise UnlikeUnitsError(words, (left.kind, right.kind))


def _check_base(base: Quantity, words: str) -> None:
    """Refuse per cent of a surplus or of nothing: no reader could make sense of it."""
    if base.low <= 0:
        raise NotAboveNoughtError(words, base.words)


def _root(number: Fraction, degree: int) -> Fraction:
    """Return the `degree`-th root of `number`, to fifty digits."""
    with localcontext(prec=_WORKING_DIGITS) as context:
        base = Decimal(number.numerator) / Decimal(number.denominator)
        root = base ** (1 / Decimal(degree))
        context.prec = _ROOT_DIGITS
        return Fraction(+root)
