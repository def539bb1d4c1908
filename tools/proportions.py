"""Percentages printed beside the two amounts they were reckoned from.

"£27m to £49m (81%)" can be checked: the rise, from the least the printed amounts allow
to the most, must reach the printed percentage.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.money import Amount, read_amounts
from corpus.records import Unit

_JOINS = re.compile(r"^\s*(?:to|up to|down to|and now)\s*$|^\s*(?:→|->)\s*$")
_RISE = (
    r"(?:an?\s+)?(?:overall\s+)?(?:increase|rise|growth|reduction|decrease|fall|drop)"
)
_BEFORE_PERCENT = re.compile(
    rf"^\s*(?:,|;|–|-)?\s*(?:\(|or |{_RISE} of )\s*(?:{_RISE} of |or |up |down |by )?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:increas|ris(?:e|en|ing)|rose|gr(?:ew|ow)|reduc|decreas|f[ae]ll|drop|up|down)",
    re.IGNORECASE,
)
_AFTER_PERCENT = re.compile(r"^\s*\)?\s*(?:of|points?|in|for)\b", re.IGNORECASE)
# Beyond this the percentage is of something else than the two amounts.
FURTHEST = Decimal(30)
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A percentage that its amounts do not give; certain where a change is named."""

    printed: str
    computed: str
    is_certain: bool


def check_percentages(sentence: str) -> Iterator[Slip]:
    """Yield each percentage of `sentence` that the two amounts before it contradict."""
    amounts = read_amounts(sentence)
    for first, second, percent in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if _belong_together(sentence, first, second, percent):
            slip = _slip(sentence, first, second, percent)
            if slip:
                yield slip


def _belong_together(text: str, first: Amount, second: Amount, percent: Amount) -> bool:
    return (
        first.unit == second.unit != Unit.PERCENT
        and percent.unit is Unit.PERCENT
        and bool(first.amount)
        and bool(_JOINS.match(text[first.end : second.start]))
        and bool(_BEFORE_PERCENT.match(text[second.end : percent.start]))
        and not _AFTER_PERCENT.match(text[percent.end :])
    )


def _slip(text: str, first: Amount, second: Amount, percent: Amount) -> Slip | None:
    change = (second.amount - first.amount) / first.amount * HUNDRED
    is_change = bool(_CHANGE.search(text))
    ratios = [change]
    if not is_change and second.amount:
        share = first.amount / second.amount * HUNDRED
        ratios += [share, HUNDRED * HUNDRED / share]
    slack = _slack(first, second) + percent.resolution / 2
    stated = abs(percent.amount)
    if any(abs(abs(ratio) - stated) <= slack for ratio in ratios):
        return None
    if abs(abs(change) - stated) > FURTHEST:
        return None
    return Slip(
        printed=percent.printed,
        computed=(
            f"({second.printed} - {first.printed}) / {first.printed} = {change:.1f}%"
        ),
        is_certain=is_change,
    )


def _slack(first: Amount, second: Amount) -> Decimal:
    """How many percentage points the rounding of two amounts can move their change."""
    half_first, half_second = first.resolution / 2, second.resolution / 2
    lowest = abs(first.amount) - half_first
    if lowest <= 0:
        return HUNDRED
    ratio = abs(second.amount) / abs(first.amount)
    widest = (abs(second.amount) + half_second) / lowest
    return (widest - ratio) * HUNDRED
