"""What a sentence reckons from its own numbers, where no rounding makes it right.

    "rose from £17.1m to £18.6m, an increase of £1.7m"      £18.6m - £17.1m = £1.5m

A number is told only if every way to read its sentence is a phrase that we know, and
none of them gives it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.records import Unit
from tools.slots import put_slots
from tools.stated import Stated
from tools.stated_parts import read_parts
from tools.stated_phrases import read_phrases

# Further off, two numbers that nothing ties together are of different things.
_FURTHEST_POINTS = Decimal(30)
_FURTHEST_SHARE = Decimal("0.25")
# What is said to be rounded, corrected or of another basis need not add up.
_NOT_FOR_CERTAIN = re.compile(
    r"\bround(?:ed|ing)\b|\bshould (?:have )?(?:read|been|be)\b"
    r"|\b(?:real|cash)[- ]terms|\b(?:part|full)[- ]year"
    r"|\b(?:pro[- ]rata|compound|annualised)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A stated number, and what the numbers beside it come to instead."""

    printed: str
    computed: str


def check_stated(sentence: str) -> Iterator[Slip]:
    """Yield each number of `sentence` that what it is reckoned from denies."""
    readings: dict[int, list[Stated]] = {}
    for stated in read_stated(sentence):
        readings.setdefault(stated.said.start, []).append(stated)
    for tried in readings.values():
        first = tried[0]
        if not any(stated.holds for stated in tried) and _is_near(first):
            yield Slip(printed=first.said.printed, computed=first.worked)


def read_stated(sentence: str) -> Iterator[Stated]:
    """Yield what `sentence` states of its own numbers, each in all ways it is read."""
    slotted = put_slots(sentence)
    if len(slotted.amounts) > 1 and not _NOT_FOR_CERTAIN.search(sentence):
        yield from read_phrases(slotted)
        yield from read_parts(slotted)


def _is_near(stated: Stated) -> bool:
    """Whether a number misses by little, where little ties it to its operands."""
    if not stated.is_loose:
        return True
    if stated.said.unit is Unit.PERCENT:
        return stated.off <= _FURTHEST_POINTS
    largest = max(stated.value, *(amount.amount for amount in stated.operands))
    return stated.off <= _FURTHEST_SHARE * largest
