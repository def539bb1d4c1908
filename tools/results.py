"""Sums finished: rounded and printed to no more digits than their operands support.

£74,072,521 − £60,266,381   £13,806,140        a sum keeps its coarsest last digit
£7.68m ÷ £19.22m            39.96%             a quotient stops where it may err
c£30m − £27m                about £3m, ±£1m    "about" when the paper says so, or
£91m ÷ £63m                 about 1.44 times,  when it can be off by more than a
                            ±0.03              hundredth; then also how far off
"""

import hashlib
import math
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal, localcontext
from fractions import Fraction

from corpus.money import print_amount, read_amounts
from corpus.records import Finding, Unit
from tools.calculation import Calculation
from tools.quantities import Kind, Quantity

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


def finish(sum_: Quantity, *, after: str | None = None) -> Calculation:
    """Return `sum_` as a calculation; `after` are words for what it is a number of."""
    result = _decimal(sum_.value)
    slip = abs(Fraction(result) - sum_.value)
    place = _last_place(sum_)
    steps = _round_half_up(Fraction(result) / Fraction(10) ** place)
    rounded = Decimal(steps).scaleb(place)
    is_about = _is_about(sum_, place)
    words = _amount_words(rounded, sum_.kind, place) + _after(sum_, after)
    words = f"about {words}" if is_about else words
    key = "\n".join((sum_.words, words, *sum_.operands))
    return Calculation(
        id=f"c-{hashlib.sha256(key.encode()).hexdigest()[:10]}",
        expression=sum_.words,
        result=result,
        unit=_UNIT_BY_KIND[sum_.kind],
        error=_rounded_up(sum_.error + slip),
        rounded=words,
        margin=_margin(sum_, rounded, place=place) if is_about else None,
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
    return _points(digits) if kind is Kind.POINTS else digits


def _points(digits: str) -> str:
    return f"{digits} percentage point{'' if digits in ('1', '−1') else 's'}"


def _margin(sum_: Quantity, rounded: Decimal, *, place: int) -> str | None:
    """Return the most by which `rounded` can be off, up to the digit it ends with."""
    if not sum_.error:
        return None
    said = Fraction(rounded)
    steps = math.ceil(max(sum_.high - said, said - sum_.low) / Fraction(10) ** place)
    kind = Kind.POINTS if sum_.kind is Kind.PERCENT else sum_.kind
    return _amount_words(Decimal(steps).scaleb(place), kind, place)


def _last_place(sum_: Quantity) -> int:
    """Return the power of ten of the last digit to print.

    Only pounds are printed rounder than to the unit ("£28m"): "100%" and "1,490" would
    be read as exact to the last digit they show.
    """
    place = _supported_place(sum_)
    if sum_.kind is Kind.POUNDS:
        return place if place >= 0 else _PENCE
    return min(place, 0)


def _supported_place(sum_: Quantity) -> int:
    resolution = sum_.resolution
    # A quarter of £1m is "about £0.25m", not "£0m".
    if resolution and not 0 < abs(sum_.value) < Fraction(resolution):
        return resolution.adjusted()
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
    is_finer = _supported_place(sum_) > max(place, 0)
    is_promising = is_rough and not is_sure and not is_whole
    return sum_.is_approximate or is_finer or is_promising


def _place(number: Fraction) -> int:
    """Return the power of ten of the first digit of `number`, which is not nought."""
    with localcontext(prec=_WORKING_DIGITS, rounding=ROUND_DOWN):
        return (Decimal(number.numerator) / Decimal(number.denominator)).adjusted()


def _round_half_up(number: Fraction) -> int:
    """Return the nearest whole number; a half goes away from nought."""
    nearest = math.floor(abs(number) + Fraction(1, 2))
    return nearest if number >= 0 else -nearest


def sum_shown(finding: Finding) -> Calculation | None:
    """Return the sum that a finding shows as done again; None where it shows none.

    "(268 - 312) / 312 = -14.1%" is a sum of -14.1%, off by half its last digit at most.
    """
    words, equals, came_to = finding.computed.rpartition(" = ")
    amounts = read_amounts(came_to)
    if not equals or len(amounts) != 1:
        return None
    (amount,) = amounts
    key = f"{finding.paper_id}\n{finding.locator.start}\n{finding.computed}"
    return Calculation(
        id=f"c-{hashlib.sha256(key.encode()).hexdigest()[:10]}",
        expression=words,
        result=amount.amount,
        unit=amount.unit,
        error=amount.resolution / 2,
        rounded=amount.printed,
        operands=(),
    )
