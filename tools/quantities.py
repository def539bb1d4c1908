"""Amounts that know how far they can be off, and which of them go into one sum.

A quantity is exact inside: a fraction, with the least and the most it can truly be,
given how many digits were printed. What a sum may join:

    + −   like with like; per cent less per cent gives percentage points
    ×     a whole number, a ratio or a percentage with anything; pounds with a count
    ÷     like by like gives a ratio; pounds by a count gives pounds each
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import product

from corpus.errors import (
    CalculationOverflowError,
    CalculationSyntaxError,
    DivisionByNoughtError,
    UnlikeUnitsError,
)
from corpus.money import print_amount
from corpus.records import Figure, FigureId, Unit
from tools.calculation import Calculation

Operand = Figure | Calculation

# No council's amount comes near it; it keeps one absurd cell from filling the memory.
_LARGEST = Fraction(10**18)
_FURTHEST_DIGIT = 60
# Beside the largest amount, that is all the digits with which a decimal is printed.
_FINEST_PRINTED = Decimal("1e-9")
_HUNDRED = 100
_TWO_DIGITS = 10
_SUM, _PRODUCT, _ATOM = 0, 1, 2


class Kind(StrEnum):
    """What a quantity is a number of, in words an error can say."""

    POUNDS = "pounds"
    COUNT = "counts"
    PERCENT = "per cent"
    POINTS = "percentage points"
    RATIO = "ratios"
    SCALAR = "bare numbers"


_PERCENTAGES = (Kind.PERCENT, Kind.POINTS)
_AMOUNTS = (Kind.POUNDS, Kind.COUNT)
_KIND_BY_UNIT = {
    Unit.GBP: Kind.POUNDS,
    Unit.COUNT: Kind.COUNT,
    Unit.PERCENT: Kind.PERCENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number between `low` and `high`, most likely `value`, and how it came about.

    `words` is the expression in printed operands and `rank` how tightly it binds.
    `resolution` is the last digit a plain sum or average is good for, None of others.
    """

    value: Fraction
    low: Fraction
    high: Fraction
    kind: Kind
    words: str
    rank: int = _ATOM
    operands: tuple[FigureId, ...] = ()
    is_approximate: bool = False
    resolution: Decimal | None = None

    @property
    def error(self) -> Fraction:
        """The most by which `value` can be off."""
        return max(self.high - self.value, self.value - self.low)


def quantity(operand: Operand) -> Quantity:
    """Return `operand` as a quantity, with the bounds its printed digits leave."""
    if isinstance(operand, Calculation):
        return _of_calculation(operand)
    return _of_figure(operand)


def scalar(number: int) -> Quantity:
    """Return a whole number that is no amount: "times 2", "divided by 12"."""
    exact = Fraction(number)
    return Quantity(
        value=exact, low=exact, high=exact, kind=Kind.SCALAR, words=f"{number:,}"
    )


def plus(left: Quantity, right: Quantity) -> Quantity:
    """Return `left` + `right`."""
    return _sum(left, right, "+")


def minus(left: Quantity, right: Quantity) -> Quantity:
    """Return `left` − `right`."""
    return _sum(left, right, "−")


def negative(operand: Quantity) -> Quantity:
    """Return − `operand`."""
    return replace(
        operand,
        value=-operand.value,
        low=-operand.high,
        high=-operand.low,
        words=f"−{_bracketed(operand, above=_PRODUCT)}",
        rank=_SUM,
    )


def times(left: Quantity, right: Quantity) -> Quantity:
    """Return `left` × `right`; a ratio times 100 is a percentage."""
    words = _joined(left, "×", right)
    kind, parts = _kind_of_product(left, right, words)
    return _combined(
        left,
        right,
        kind=kind,
        words=words,
        rank=_PRODUCT,
        corner=lambda a, b: a * b / parts,
        resolution=None,
    )


def over(left: Quantity, right: Quantity) -> Quantity:
    """Return `left` ÷ `right`.

    Raises:
        UnlikeUnitsError: the one does not go into the other.
        DivisionByNoughtError: `right` is nought, or may be as it is printed.
    """
    words = _joined(left, "÷", right)
    kind = _kind_of_quotient(left, right, words)
    if right.low <= 0 <= right.high:
        raise DivisionByNoughtError(words, right.words)
    keeps = kind is not Kind.COUNT and right.kind is Kind.SCALAR
    quotient = left.value / right.value
    # An average is no finer than its operands, if two digits of it are left.
    if left.resolution and abs(quotient) < _TWO_DIGITS * Fraction(left.resolution):
        keeps = False
    return _combined(
        left,
        right,
        kind=kind,
        words=words,
        rank=_PRODUCT,
        corner=lambda a, b: a / b,
        resolution=left.resolution if keeps else None,
    )


def as_percent(operand: Quantity) -> Quantity:
    """Return a ratio as a percentage; a percentage stays as it is."""
    if operand.kind in _PERCENTAGES:
        return operand
    if operand.kind is not Kind.RATIO:
        raise UnlikeUnitsError(
            f"{operand.words} as per cent", (operand.kind, Kind.PERCENT)
        )
    return replace(
        operand,
        value=operand.value * 100,
        low=operand.low * 100,
        high=operand.high * 100,
        kind=Kind.PERCENT,
    )


def _of_figure(figure: Figure) -> Quantity:
    value = _checked(figure.amount, figure.printed)
    if _checked(figure.resolution, figure.printed) < Fraction(_FINEST_PRINTED):
        raise CalculationOverflowError(figure.printed, "it has too many decimal places")
    resolution = _resolution(figure)
    half = Fraction(0) if _is_whole_count(figure) else Fraction(resolution) / 2
    words = print_amount(figure.amount, figure.unit, figure.resolution)
    return Quantity(
        value=value,
        low=value - half,
        high=value + half,
        kind=_KIND_BY_UNIT[figure.unit],
        words=f"c{words}" if figure.is_approximate else words,
        rank=_SUM if value < 0 else _ATOM,
        operands=(figure.id,),
        is_approximate=figure.is_approximate,
        resolution=resolution or None,
    )


def _resolution(figure: Figure) -> Decimal:
    """Return the last digit that a paper means, in base units.

    "About £66,000" is not meant to the pound: the noughts that an approximate amount
    ends with are none of its digits, save the second ("c£30m" is meant to the million)
    and those after a point ("c£1.10m").
    """
    last = figure.amount.normalize().as_tuple().exponent
    is_rounded = figure.is_approximate and not re.search(r"\.\d", figure.printed)
    if not (is_rounded and figure.amount and isinstance(last, int)):
        return figure.resolution
    second = figure.amount.adjusted() - 1
    meant = Decimal(1).scaleb(min(last, second))
    return max(figure.resolution, meant)


def _of_calculation(calculation: Calculation) -> Quantity:
    value = _checked(calculation.result, calculation.expression)
    error = _checked(calculation.error, calculation.expression)
    kind = Kind.RATIO if calculation.is_ratio else _KIND_BY_UNIT[calculation.unit]
    place = calculation.error.adjusted() if calculation.error else None
    return Quantity(
        value=value,
        low=value - error,
        high=value + error,
        kind=kind,
        words=calculation.expression,
        rank=_SUM,
        operands=calculation.operands,
        is_approximate=calculation.is_approximate,
        resolution=None if place is None else Decimal(1).scaleb(place),
    )


def _is_whole_count(figure: Figure) -> bool:
    """Things are counted whole, so a count printed to the unit is exact."""
    return (
        figure.unit is Unit.COUNT
        and not figure.is_approximate
        and figure.resolution <= 1
        and figure.amount == figure.amount.to_integral_value()
    )


def _checked(number: Decimal, words: str) -> Fraction:
    """Return `number` as a fraction, or refuse one that no paper could print."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise CalculationOverflowError(words, "it holds something that is no number")
    if max(number.adjusted(), -exponent) > _FURTHEST_DIGIT or abs(number) > _LARGEST:
        raise CalculationOverflowError(words, "a number in it is too large or too long")
    return Fraction(number)


def _sum(left: Quantity, right: Quantity, sign: str) -> Quantity:
    words = f"{left.words} {sign} {_bracketed(right, above=_SUM)}"
    kind = _kind_of_sum(left, right, words, sign=sign)
    return _combined(
        left,
        right,
        kind=kind,
        words=words,
        rank=_SUM,
        corner=(lambda a, b: a + b) if sign == "+" else (lambda a, b: a - b),
        resolution=_coarser(left, right),
    )


def _kind_of_sum(left: Quantity, right: Quantity, words: str, *, sign: str) -> Kind:
    kinds = {left.kind, right.kind}
    if kinds <= set(_PERCENTAGES):
        is_gap = sign == "−" and left.kind is right.kind
        return Kind.POINTS if is_gap or left.kind is Kind.POINTS else left.kind
    # A ratio less one is growth; no other bare number may be added to anything, or a
    # number that stands in no paper could be written into a result.
    beside_one = kinds == {Kind.RATIO, Kind.SCALAR} and any(
        side.kind is Kind.SCALAR and side.value == 1 for side in (left, right)
    )
    if beside_one:
        return Kind.RATIO
    if len(kinds) > 1 or Kind.SCALAR in kinds:
        raise UnlikeUnitsError(words, (left.kind, right.kind))
    return left.kind


def _kind_of_product(left: Quantity, right: Quantity, words: str) -> tuple[Kind, int]:
    """Return the kind of a product and what to divide it by: 100 under per cent."""
    sides = ((left, right), (right, left))
    for one, other in sides:
        if one.kind is Kind.SCALAR:
            return _kind_beside_scalar(one, other, words)
    for one, other in sides:
        if one.kind is Kind.RATIO:
            return other.kind, 1
        if one.kind in _PERCENTAGES and other.kind in _AMOUNTS:
            return other.kind, _HUNDRED
    if {left.kind, right.kind} == set(_AMOUNTS):
        return Kind.POUNDS, 1
    if left.kind is right.kind is Kind.COUNT:
        return Kind.COUNT, 1
    raise UnlikeUnitsError(words, _named(left, right))


def _kind_beside_scalar(one: Quantity, other: Quantity, words: str) -> tuple[Kind, int]:
    is_hundred = one.value == _HUNDRED
    if other.kind is Kind.RATIO and is_hundred:
        return Kind.PERCENT, 1
    if is_hundred or other.kind in (Kind.RATIO, Kind.SCALAR):
        reason = "a ratio goes with the bare number 100 alone, and 100 with a ratio"
        raise CalculationSyntaxError(words, reason)
    return other.kind, 1


def _kind_of_quotient(left: Quantity, right: Quantity, words: str) -> Kind:
    if right.kind is Kind.SCALAR and Kind.SCALAR is not left.kind:
        return left.kind
    if left.kind is right.kind and left.kind in (*_AMOUNTS, Kind.RATIO):
        return Kind.RATIO
    if left.kind is Kind.POUNDS and right.kind is Kind.COUNT:
        return Kind.POUNDS
    raise UnlikeUnitsError(words, _named(left, right))


def _named(left: Quantity, right: Quantity) -> tuple[str, str]:
    if left.kind in _PERCENTAGES and right.kind in _PERCENTAGES:
        return ("a percentage", "a percentage of it")
    return (left.kind, right.kind)


def _combined(
    left: Quantity,
    right: Quantity,
    *,
    kind: Kind,
    words: str,
    rank: int,
    corner: Callable[[Fraction, Fraction], Fraction],
    resolution: Decimal | None,
) -> Quantity:
    """Join two quantities; each of our sums is most and least at a corner."""
    corners = [
        corner(a, b) for a, b in product((left.low, left.high), (right.low, right.high))
    ]
    value = corner(left.value, right.value)
    if max(map(abs, (*corners, value))) > _LARGEST:
        raise CalculationOverflowError(words, "its result is too large")
    return Quantity(
        value=value,
        low=min(corners),
        high=max(corners),
        kind=kind,
        words=words,
        rank=rank,
        operands=tuple(dict.fromkeys((*left.operands, *right.operands))),
        is_approximate=left.is_approximate or right.is_approximate,
        resolution=resolution,
    )


def _coarser(left: Quantity, right: Quantity) -> Decimal | None:
    """Return the last digit a sum is good for; None when no side of it knows."""
    known = [side.resolution for side in (left, right) if side.resolution is not None]
    is_blurred = any(side.error and side.resolution is None for side in (left, right))
    return None if is_blurred else max(known, default=None)


def _joined(left: Quantity, sign: str, right: Quantity) -> str:
    first = _bracketed(left, above=_SUM)
    return f"{first} {sign} {_bracketed(right, above=_PRODUCT)}"


def _bracketed(operand: Quantity, *, above: int) -> str:
    return operand.words if operand.rank > above else f"({operand.words})"
