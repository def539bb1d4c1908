"""Coordinates that follow from a measure: sign, block, flow, stage, time, vintage."""

import re
from collections.abc import Sequence
from decimal import Decimal

from corpus.money import Amount
from corpus.periods import Period, read_periods
from corpus.records import Basis, Flow, FundingBlock, Measure, SafetyValve, Stage, Unit
from tools.vocabulary import (
    BASES,
    BLOCKS,
    FLOWS,
    SAFETY_VALVES,
    STAGES,
    find_coordinate,
)

Said = Sequence[str | None]

_AS_AT = re.compile(r"\bas (?:at|of)\s+((?:\d{1,2}\w{0,2}\s+)?[A-Z][a-z]+\s+\d{4})")
_SUBMISSION = re.compile(r"\b[A-Z][a-z]+ submission\b")
_MONTHS = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_PAID = re.compile(r"\b(?:receiv(?:ed|ing)|paid|spent)\b", re.IGNORECASE)
_YEAR_END = re.compile(r"^(?:31\w{0,2} Mar|0?1\w{0,2} Apr)", re.IGNORECASE)
_SURPLUS_IS_POSITIVE = re.compile(
    r"\bsurplus\s*/?\s*\(\s*(?:deficits?|overspen[dt])\s*\)"
    r"|\bunder-?spen[dt]\w*\s*/?\s*\(\s*over-?spen[dt]\w*\s*\)",
    re.IGNORECASE,
)
_SURPLUS = re.compile(
    r"\b(?:surplus(?!es| balances)|under-?spen[dt]\w*|favourable)\b", re.IGNORECASE
)
_DEFICIT = re.compile(r"\b(?:deficit|over-?spen[dt]\w*|adverse)\b", re.IGNORECASE)
_IN_YEAR = {Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND}


def sign_amount(amount: Amount, measure: Measure, said: Said) -> Decimal:
    """Return `amount` with a deficit or overspend positive, whatever the paper's habit.

    The habit is read from the headings ("Surplus/(Deficit)") or the word after the
    number ("-3.586 surplus"); without either the printed sign stands.
    """
    if measure is not Measure.DSG_DEFICIT:
        return amount.amount
    if amount.direction and _SURPLUS.search(amount.direction):
        return -abs(amount.amount)
    if amount.direction and _DEFICIT.search(amount.direction):
        return abs(amount.amount)
    if any(text and _SURPLUS_IS_POSITIVE.search(text) for text in said):
        return -amount.amount
    nearest = next((text for text in said if text), "")
    is_surplus = _SURPLUS.search(nearest) and not _DEFICIT.search(nearest)
    return -abs(amount.amount) if is_surplus else amount.amount


def find_basis(said: Said, unit: Unit) -> Basis | None:
    """Return the rung of the ladder; only money is an outturn by being paid."""
    basis = find_coordinate(BASES, said)
    if basis is None and unit is Unit.GBP:
        return Basis.OUTTURN if any(_PAID.search(text or "") for text in said) else None
    return basis


def find_block(measure: Measure, said: Said) -> FundingBlock | None:
    """Return the part of the grant, where the measure has one."""
    if measure in _IN_YEAR:
        return FundingBlock.HIGH_NEEDS
    if measure is Measure.DSG_DEFICIT:
        return find_coordinate(BLOCKS, said)
    return None


def find_flow(measure: Measure, said: Said) -> Flow | None:
    """Return whether money is a balance or one year's; spend and grant are a year's."""
    if measure in _IN_YEAR:
        return Flow.IN_YEAR
    if measure in {Measure.DSG_DEFICIT, Measure.SAVING, Measure.RESERVES}:
        return find_coordinate(FLOWS, said)
    return None


def find_safety_valve(measure: Measure, said: Said) -> SafetyValve | None:
    """Return whether a deficit is before or after the DfE's payments."""
    if measure is Measure.DSG_DEFICIT:
        return find_coordinate(SAFETY_VALVES, said)
    return None


def find_stage(measure: Measure, said: Said) -> Stage | None:
    """Return how far Safety Valve money has come."""
    if measure is Measure.SAFETY_VALVE_FUNDING:
        return find_coordinate(STAGES, said)
    return None


def find_vintage(headings: Said) -> str | None:
    """Return when a table was made, in its words: "as at 14 Dec 2021" in a caption.

    A balance "as at 31 March 2024" is a balance of that day, said whenever.
    """
    for text in headings:
        for match in _AS_AT.finditer(text or ""):
            if not _YEAR_END.match(match[1]):
                return match[1]
    return None


def find_submission(sentence: str) -> str | None:
    """Return the submission a sentence says its figure is from: "May submission"."""
    match = _SUBMISSION.search(sentence)
    return match[0] if match and match[0][:3] in _MONTHS else None


def find_period(said: Said, *, said_on: str | None) -> Period | None:
    """Return the first single time that a heading names; a span of years is none."""
    for text in said:
        for period in read_periods(text or "", said_on=said_on):
            if not period.is_range and not period.is_impossible:
                return period
        if text and re.fullmatch(r"(?:19|20)\d\d", text):
            return Period(printed=text, start=0, end=len(text), as_at=text)
    return None
