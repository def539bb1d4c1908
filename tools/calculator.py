"""Sums over figures: exact, refused where the units are unlike, with an error bound.

How a result is printed:

    £74,072,521 − £60,266,381   £13,806,140      a sum keeps its coarsest last digit
    £7.68m ÷ £19.22m            39.96%           a quotient stops where its error begins
    (c£91m − c£63m) ÷ c£63m     about 44%        "about" when the paper says so, or
    (£49m − £27m) ÷ £27m        about 81%        when it can be off by over a hundredth
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal, localcontext
from fractions import Fraction
from functools import reduce

from corpus.errors import CalculationError, UnlikeUnitsError
from corpus.money import print_amount
from corpus.records import Figure, FigureId, Unit
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

_UNIT_BY_KIND = {
    Kind.POUNDS: Unit.GBP,
    Kind.COUNT: Unit.COUNT,
    Kind.PERCENT: Unit.PERCENT,
    Kind.POINTS: Unit.PERCENT,
    Kind.RATIO: Unit.COUNT,
    Kind.SCALAR: Unit.COUNT,
}

# Digits of a result that has no end: more than any paper prints, few enough to read.
_ENDLESS_DIGITS = 12
_EXACT_DIGITS = 28
_WORKING_DIGITS = 60
_ERROR_DIGITS = 6
# Two significant digits are always printed: a gap of 44.4% said as "40%" misleads.
_LEAST_DIGITS = 2
_ROUGH = Fraction(1, 100)
_TENTHS, _HUNDREDTHS, _PENCE = -1, -2, -2
# From here on pence tell the reader nothing.
_WHOLE_POUNDS_FROM = 100


def total(operands: Sequence[Operand]) -> Calculation:
    """Return the sum of `operands`, at least one."""
    return _finish(_total(operands))


def difference(one: Operand, other: Operand) -> Calculation:
    """Return how far apart two operands are, never negative: the larger comes first."""
    first, second = quantity(one), quantity(other)
    if first.value < second.value:
        first, second = second, first
    return _finish(minus(first, second))


def change(before: Operand, after: Operand) -> Calculation:
    """Return `after` − `before`, negative for a fall."""
    return _finish(minus(quantity(after), quantity(before)))


def percentage_change(before: Operand, after: Operand) -> Calculation:
    """Return the change from `before` to `after` in per cent of `before`.

    Raises:
        UnlikeUnitsError: the units differ, or are per cent already.
        CalculationError: `before` is not above nought.
    """
    first, last = quantity(before), quantity(after)
    written = over(minus(last, first), first)
    _check_base(first, written.words)
    # after ÷ before − 1 is the same number, and uses `before` once: its bounds are
    # the true ones, where the written form would count the error of `before` twice.
    growth = over(last, first)
    bounded = replace(
        written,
        value=growth.value - 1,
        low=growth.low - 1,
        high=growth.high - 1,
    )
    return _finish(as_percent(bounded))


def growth_rate(before: Operand, after: Operand, *, years: int) -> Calculation:
    """Return the steady yearly growth, in per cent, that leads from one to the other.

    Raises:
        CalculationError: an end is not above nought, or `years` is under one.
    """
    first, last = quantity(before), quantity(after)
    ratio_of_ends = over(last, first)
    words = f"({ratio_of_ends.words})^(1/{years}) − 1"
    if years < 1:
        raise CalculationError(words, "growth needs a year or more")
    _check_base(first, words)
    _check_base(last, words)
    growth = replace(
        ratio_of_ends,
        value=_root(ratio_of_ends.value, years) - 1,
        low=_root(ratio_of_ends.low, years) - 1,
        high=_root(ratio_of_ends.high, years) - 1,
        words=words,
    )
    return _finish(as_percent(growth), after=" a year")


def share(part: Operand, whole: Operand) -> Calculation:
    """Return `part` in per cent of `whole`; over 100 when it is the larger."""
    piece, base = quantity(part), quantity(whole)
    quotient = over(piece, base)
    _check_like(piece, base, quotient.words)
    _check_base(base, quotient.words)
    return _finish(as_percent(quotient))


def multiple(one: Operand, other: Operand) -> Calculation:
    """Return how many times `other` goes into `one`: "1.44 times"."""
    return _finish(_ratio(one, other))


def ratio(one: Operand, other: Operand) -> Calculation:
    """Return `one` to `other`: "1.44 to 1"."""
    return _finish(_ratio(one, other), after=" to 1")


def average(operands: Sequence[Operand]) -> Calculation:
    """Return the plain mean of `operands`, at least one."""
    return _finish(over(_total(operands), scalar(len(operands))))


def per_unit(money: Operand, count: Operand) -> Calculation:
    """Return pounds for each of a count: the cost of a place, say."""
    pounds, things = quantity(money), quantity(count)
    quotient = over(pounds, things)
    if (pounds.kind, things.kind) != (Kind.POUNDS, Kind.COUNT):
        raise UnlikeUnitsError(quotient.words, (pounds.kind, things.kind))
    return _finish(quotient)


def evaluate(expression: str, figures: Mapping[FigureId, Figure]) -> Calculation:
    """Return the result of `expression`, written over the ids of `figures`.

    The grammar is figure ids, + - * / and brackets, whole bare numbers up to 1,000
    beside them, and at the end "as percent".

    Raises:
        CalculationSyntaxError: it is not in that grammar, or names an unknown figure.
        UnlikeUnitsError: it adds pounds to per cent, or the like.
        CalculationError: it has no result.
    """
    return _finish(read_expression(expression, figures))


def _total(operands: Sequence[Operand]) -> Quantity:
    if not operands:
        raise CalculationError("the sum of nothing", "it has no operands")
    return reduce(plus, map(quantity, operands))


def _ratio(one: Operand, other: Operand) -> Quantity:
    left, right = quantity(one), quantity(other)
    quotient = over(left, right)
    _check_like(left, right, quotient.words)
    return quotient


def _check_like(left: Quantity, right: Quantity, words: str) -> None:
    if left.kind is not right.kind:
        raise UnlikeUnitsError(words, (left.kind, right.kind))


def _check_base(base: Quantity, words: str) -> None:
    """Refuse per cent of a surplus or of nothing: no reader could make sense of it."""
    if base.low <= 0:
        reason = f"{base.words} is not above nought, so nothing is a percentage of it"
        raise CalculationError(words, reason)


def _root(number: Fraction, degree: int) -> Fraction:
    """Return the `degree`-th root of `number`, to sixty digits."""
    with localcontext(prec=_WORKING_DIGITS):
        base = Decimal(number.numerator) / Decimal(number.denominator)
        return Fraction(base ** (1 / Decimal(degree)))


def _finish(sum_: Quantity, *, after: str | None = None) -> Calculation:
    result = _decimal(sum_.value)
    slip = abs(Fraction(result) - sum_.value)
    printed = _printed(sum_, after=after)
    key = "\n".join((sum_.words, printed, *sum_.operands))
    return Calculation(
        id=f"c-{hashlib.sha256(key.encode()).hexdigest()[:10]}",
        expression=sum_.words,
        result=result,
        unit=_UNIT_BY_KIND[sum_.kind],
        error=_rounded_up(sum_.error + slip),
        printed=printed,
        operands=sum_.operands,
        is_approximate=sum_.is_approximate,
        is_ratio=sum_.kind is Kind.RATIO,
    )


def _decimal(number: Fraction) -> Decimal:
    """Return `number` exactly where a decimal can, else to twelve digits."""
    with localcontext(prec=_EXACT_DIGITS) as context:
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        if Fraction(exact) != number:
            context.prec = _ENDLESS_DIGITS
            exact = +exact
    return _without_exponent(exact)


def _rounded_up(number: Fraction) -> Decimal:
    """Return `number`, not negative, to six digits and never less than it is."""
    with localcontext(prec=_ERROR_DIGITS, rounding=ROUND_CEILING):
        rounded = Decimal(number.numerator) / Decimal(number.denominator)
    return _without_exponent(rounded)


def _without_exponent(number: Decimal) -> Decimal:
    is_whole = number == number.to_integral_value()
    return Decimal(int(number)) if is_whole else number.normalize()


def _printed(sum_: Quantity, *, after: str | None) -> str:
    place = _last_place(sum_)
    rounded = Decimal(_round_half_up(sum_.value / Fraction(10) ** place)).scaleb(place)
    about = "about " if _is_about(sum_, place) else ""
    return f"{about}{_amount_words(rounded, sum_.kind, place)}{_after(sum_, after)}"


def _after(sum_: Quantity, after: str | None) -> str:
    if after is not None:
        return after
    return " times" if sum_.kind is Kind.RATIO else ""


def _amount_words(rounded: Decimal, kind: Kind, place: int) -> str:
    if kind is Kind.POUNDS:
        return print_amount(rounded, Unit.GBP, Decimal(1).scaleb(place))
    digits = f"{rounded:,.{max(-place, 0)}f}".replace("-", "−")
    if place < 0:
        digits = digits.rstrip("0").rstrip(".")
    if kind is Kind.PERCENT:
        return f"{digits}%"
    return f"{digits} percentage points" if kind is Kind.POINTS else digits


def _last_place(sum_: Quantity) -> int:
    """Return the power of ten of the last digit worth printing.

    Only pounds are printed rounder than to the unit ("£28m"): "100%" and "1,490" would
    be read as exact to the last digit they show.
    """
    place = _supported_place(sum_)
    if sum_.kind is Kind.POUNDS:
        return place if place >= 0 else _PENCE
    return min(place, 0)


def _supported_place(sum_: Quantity) -> int:
    if sum_.resolution is not None:
        return sum_.resolution.adjusted()
    finest = _finest(sum_)
    place = max(_place(sum_.error), finest) if sum_.error else finest
    if sum_.value == 0:
        return place
    digits = _LEAST_DIGITS if sum_.error < abs(sum_.value) else 1
    return min(place, _place(sum_.value) - digits + 1)


def _finest(sum_: Quantity) -> int:
    """Return the last digit a quotient is printed to however exact it is."""
    is_large = abs(sum_.value) >= _WHOLE_POUNDS_FROM
    if sum_.kind is Kind.POUNDS and is_large:
        return 0
    return _TENTHS if sum_.kind is Kind.COUNT else _HUNDREDTHS


def _is_about(sum_: Quantity, place: int) -> bool:
    """Tell whether the paper says about, or the printed digits promise too much."""
    is_rough = sum_.error > abs(sum_.value) * _ROUGH
    is_sure = sum_.error <= Fraction(10) ** place / 2
    # Operands printed to the pound are meant to the pound, however small their gap.
    is_whole = sum_.kind in (Kind.POUNDS, Kind.COUNT) and (
        sum_.error <= Fraction(len(sum_.operands), 2)
    )
    return sum_.is_approximate or (is_rough and not is_sure and not is_whole)


def _place(number: Fraction) -> int:
    """Return the power of ten of the first digit of `number`, which is not nought."""
    with localcontext(prec=_WORKING_DIGITS, rounding=ROUND_DOWN):
        return (Decimal(number.numerator) / Decimal(number.denominator)).adjusted()


def _round_half_up(number: Fraction) -> int:
    """Return the nearest whole number; a half goes away from nought."""
    nearest = math.floor(abs(number) + Fraction(1, 2))
    return nearest if number >= 0 else -nearest
