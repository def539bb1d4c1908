"""What a sentence states of its own numbers, and whether they bear it out.

DIFFERENCE   £18.6m - £17.1m = £1.5m, give or take what was rounded away
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import product

from corpus.money import Amount, print_amount
from corpus.records import Unit

_HUNDRED = Decimal(100)
# "£500,000" is not meant to the pound, nor "5,000" to the one.
_LEAST_ROUNDED_COUNT = 1000


class Relation(StrEnum):
    """What a stated number is of its operands, in their order."""

    DIFFERENCE = "then and now"
    CHANGE = "then and now, in per cent"
    RISE = "the change and what it rose to, in per cent of what it was"
    FALL = "the change and what it fell to, in per cent of what it was"
    SHARE = "a part and the whole, in per cent"
    PORTION = "per cent and the whole"
    AVERAGE = "a total and a number"
    PRODUCT = "a number and the amount of each"
    SUM = "all parts"
    REST = "the whole and what is taken from it"


_SUMS = frozenset({Relation.DIFFERENCE, Relation.SUM, Relation.REST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A number that a sentence states, and the numbers it is reckoned from.

    `is_loose` where the operands may be of different things.
    """

    relation: Relation
    operands: tuple[Amount, ...]
    said: Amount
    is_loose: bool = False

    @property
    def value(self) -> Decimal:
        """What the operands come to as printed; a fall in per cent is negative."""
        sizes = [amount.amount for amount in self.operands]
        value = _result(self.relation, sizes)
        return abs(value) if self.relation is Relation.DIFFERENCE else value

    @property
    def off(self) -> Decimal:
        """By how much the stated number misses it."""
        return abs(abs(self.value) - self.said.amount)

    @property
    def holds(self) -> bool:
        """Whether some rounding of the operands gives it, rounded or cut off."""
        halves = [(amount.amount, _digit(amount) / 2) for amount in self.operands]
        if any(size <= half for size, half in halves):
            return True
        ends = [(size - half, size + half) for size, half in halves]
        results = [_result(self.relation, corner) for corner in product(*ends)]
        low, high = sorted((abs(min(results)), abs(max(results))))
        if min(results) <= 0 <= max(results):
            low = Decimal(0)
        said, digit = self.said.amount, _digit(self.said)
        return low <= said + digit and said - digit / 2 <= high

    @property
    def worked(self) -> str:
        """The sum in the words of its sentence: "£18.6m - £17.1m = £1.5m"."""
        return f"{_working(self)} = {_printed(self)}"


def _digit(amount: Amount) -> Decimal:
    """The last digit that an amount is meant to: things are counted whole."""
    size = amount.amount
    is_whole = amount.resolution <= 1 and size == size.to_integral_value()
    if amount.unit is Unit.COUNT and is_whole:
        is_round = size >= _LEAST_ROUNDED_COUNT and not size % _HUNDRED
        return _meant(size) if is_round else Decimal(0)
    is_in_pounds = amount.unit is Unit.GBP and amount.resolution == 1
    return _meant(size) if is_in_pounds else amount.resolution


def _meant(size: Decimal) -> Decimal:
    """The last digit of a whole number that is no nought, but no more than its second.

    An amount of £500,000 is meant to £10,000, one of £17,120,000 too.
    """
    noughts = len(str(int(size))) - len(str(int(size)).rstrip("0"))
    return Decimal(1).scaleb(max(0, min(noughts, size.adjusted() - 1)))


def _result(relation: Relation, sizes: Sequence[Decimal]) -> Decimal:
    one, other, *_ = sizes
    match relation:
        case Relation.DIFFERENCE:
            result = other - one
        case Relation.CHANGE:
            result = (other - one) / one * _HUNDRED
        case Relation.RISE:
            before = other - one
            result = one / before * _HUNDRED if before > 0 else Decimal(0)
        case Relation.FALL:
            result = one / (other + one) * _HUNDRED
        case Relation.SHARE:
            result = one / other * _HUNDRED
        case Relation.PORTION:
            result = one * other / _HUNDRED
        case Relation.AVERAGE:
            result = one / other
        case Relation.PRODUCT:
            result = one * other
        case Relation.SUM:
            result = sum(sizes, Decimal(0))
        case Relation.REST:
            result = one - sum(sizes[1:], Decimal(0))
    return result


def _working(stated: Stated) -> str:
    words = [amount.printed for amount in stated.operands]
    one, other, *_ = words
    match stated.relation:
        case Relation.DIFFERENCE:
            lower, higher = sorted(stated.operands, key=lambda amount: amount.amount)
            working = f"{higher.printed} - {lower.printed}"
        case Relation.CHANGE:
            working = f"({other} - {one}) / {one}"
        case Relation.RISE:
            working = f"{one} / ({other} - {one})"
        case Relation.FALL:
            working = f"{one} / ({other} + {one})"
        case Relation.SHARE | Relation.AVERAGE:
            working = f"{one} / {other}"
        case Relation.PORTION | Relation.PRODUCT:
            working = f"{one} × {other}"
        case Relation.SUM:
            working = " + ".join(words)
        case Relation.REST:
            working = " - ".join(words)
    return working


def _printed(stated: Stated) -> str:
    """What the sum comes to, in digits enough to see how it differs."""
    value, said = stated.value, stated.said
    digits = [said.resolution]
    if stated.relation in _SUMS:
        digits += (amount.resolution for amount in stated.operands)
    elif said.unit is Unit.PERCENT:
        digits.append(Decimal("0.1"))
    if said.unit is Unit.PERCENT:
        return f"{value:.{max(0, -min(digits).adjusted())}f}%"
    return print_amount(value, said.unit, min(digits))
