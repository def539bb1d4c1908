"""Coordinates that follow from a measure: sign, basis, flow, stage, scenario."""

import re
from decimal import Decimal

from corpus.money import Amount
from corpus.records import Basis, Flow, Measure, Scenario, Stage, Unit
from corpus.years import closing_year
from tools.funding_blocks import OF_HIGH_NEEDS
from tools.heading_times import Said
from tools.vocabulary import (
    BASES,
    FLOWS,
    SCENARIOS,
    STAGES,
    find_beside,
    find_coordinate,
)

_PAID_BEFORE = re.compile(
    r"(?<!be )(?<!not )(?<!to )(?<!will have )\b(?:receiv(?:ed|ing)|paid|spent)\b",
    re.IGNORECASE,
)
_PAID_AFTER = re.compile(
    r"^\W*(?:(?:was|were|has been|had been|have been)\s+)(?:\w+\s+)?"
    r"(?:received|paid|spent)\b",
    re.IGNORECASE,
)
# "Overspent by £4.6m", "the deficit was £165.3m at 31 March 2024": it has happened.
_SPENT_BEFORE = re.compile(
    r"\b(?:over|under)-?spent\b[^.;]{0,20}$"
    r"|\b(?:deficit|spend|spending|expenditure|balance)\b[^.;]{0,40}\b(?:was|stood at"
    r"|totalled|rose to|grew to|fell to|had reached)\s*$",
    re.IGNORECASE,
)
# "Forecast to overspend its budget by £2m" is a forecast.
_YARDSTICK = re.compile(
    r"\b(?:(?:over|under)-?\s?spen[dt]\w*(?:\s+(?:on|against))?|exceed\w*|against|over"
    r"|above|below|within|compared (?:to|with))\s+(?:(?:the|its|their|our|an?|this"
    r"|that)\s+)?(?:\w+\s+)?budgets?\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\bplanned\b|\bproposed\b|\btargets?\b", re.IGNORECASE)
_AGAINST_A_CASE = re.compile(
    r"\b(?:against|than|from) the (?:un)?mitigated\b", re.IGNORECASE
)
_SURPLUS = re.compile(
    r"\b(?:surplus(?:es)?(?! balances| held by)|under-?spen[dt]\w*|favourable"
    r"|better than (?:the )?(?:budget|plan|forecast))\b",
    re.IGNORECASE,
)
_DEFICIT = re.compile(
    r"\b(?:deficit|over-?spen[dt]\w*|adverse|shortfall)\b", re.IGNORECASE
)
# What is said to come is a forecast where no better word is used.
_TO_COME = (
    r"\b(?:will\s+(?:then\s+|still\s+)?(?:be|stand|see|fall|lie|come|have)|(?:will|could"
    r"|may|might)\s+(?:reach|rise|grow|total|increase|exceed))\b"
)
_FUTURE_BEFORE = re.compile(rf"{_TO_COME}[^.;()]{{0,80}}$", re.IGNORECASE)
_COMES_TO = re.compile(rf"{_TO_COME}\s*$", re.IGNORECASE)
_FUTURE_AFTER = re.compile(rf"^[^\w(]*(?:\w+\s+){{0,2}}{_TO_COME}", re.IGNORECASE)
# The plans that are counted are those of children; only a verb plans a number of them.
_BASES_OF_COUNTS = tuple(
    (basis, _PLANNED if basis is Basis.PLAN else words) for basis, words in BASES
)

# The reserve that holds a deficit is called unusable.
_RESERVE = re.compile(r"(?<!unusable )\breserve\b[^£]*£", re.IGNORECASE)


def sign_amount(
    amount: Amount, measure: Measure, clause: str, *, habit: int | None = None
) -> Decimal:
    """Return the amount of a sentence with a deficit or overspend positive.

    The word beside the number tells ("-3.586 surplus"), else its `clause`, else the
    `habit` that the sentence before has told; without any the printed sign stands.
    """
    if measure is not Measure.DSG_DEFICIT:
        return amount.amount
    says_surplus, says_deficit = _SURPLUS.search(clause), _DEFICIT.search(clause)
    if amount.direction is None and says_surplus and not says_deficit:
        return -abs(amount.amount)
    is_of_deficit = amount.is_bracketed and says_deficit and not says_surplus
    if is_of_deficit:
        return sign_cell(amount, -1)
    return sign_cell(amount, None if says_direction(clause) else habit)


def sign_cell(amount: Amount, habit: int | None) -> Decimal:
    """Return the amount of a deficit's cell, by the word in it, else by `habit`.

    `habit` is 1 where the table prints deficits positive, -1 where it prints them
    negative, None where it does not tell and the printed sign stands.
    """
    if amount.direction and _SURPLUS.search(amount.direction):
        return -abs(amount.amount)
    if amount.direction and _DEFICIT.search(amount.direction):
        return abs(amount.amount)
    return amount.amount * (habit or 1) + 0  # nought has no sign


def is_amount_sign_told(
    amount: Amount, measure: Measure, clause: str, *, habit: int | None = None
) -> bool:
    """Return whether a sentence tells if `amount` is a deficit or a surplus.

    No measure but a deficit has the question, nor an amount without a minus, unless it
    is what a reserve holds; the `habit` that the sentence before has told answers it.
    """
    is_plain = amount.amount >= 0 and not _RESERVE.search(clause)
    return (
        measure is not Measure.DSG_DEFICIT
        or is_plain
        or habit is not None
        or says_direction(clause)
    )


def is_cell_sign_told(amount: Amount, measure: Measure, habit: int | None) -> bool:
    """Return whether a table tells if `amount` is a deficit or a surplus.

    Its `habit` does, and a word in the cell: "4.2 surplus".
    """
    return (
        measure is not Measure.DSG_DEFICIT
        or habit is not None
        or says_direction(amount.direction or "")
    )


def says_direction(text: str) -> bool:
    """Return whether `text` names a deficit or a surplus, in any of their words."""
    return bool(_SURPLUS.search(text) or _DEFICIT.search(text))


def find_basis(said: Said) -> Basis | None:
    """Return the rung of the ladder that the headings of a cell say."""
    return find_coordinate(BASES, said)


def find_basis_beside(
    before: str, after: str, around: tuple[str, str], unit: Unit
) -> Basis | None:
    """Return the rung a number between `before` and `after` stands on.

    `around` is what the sentence says before its first number and after its last, for
    all of them, read where a number's own clause says nothing. Only money is an
    outturn by being paid.
    """
    table = BASES if unit is Unit.GBP else _BASES_OF_COUNTS
    before, after = _without_yardstick(before), _without_yardstick(after)
    basis = find_beside(table, before, after)
    if find_beside(table, before, "") is None and _COMES_TO.search(before):
        return Basis.FORECAST
    if basis is Basis.AGREEMENT and unit is not Unit.GBP:
        return None  # "61% were agreed" is a decision, not a plan
    if basis is None and unit is Unit.GBP:
        is_paid = _PAID_BEFORE.search(before) or _PAID_AFTER.match(after)
        basis = Basis.OUTTURN if is_paid else None
    if basis is None and unit is Unit.GBP and _SPENT_BEFORE.search(before):
        basis = Basis.OUTTURN
    if basis is None and (_FUTURE_BEFORE.search(before) or _FUTURE_AFTER.match(after)):
        basis = Basis.FORECAST
    head, tail = map(_without_yardstick, around)
    return basis or find_beside(table, head, tail)


def _without_yardstick(text: str) -> str:
    """`text` without the budget that spend is held against, if it says a basis too."""
    bare = _YARDSTICK.sub(" ", text)
    return bare if find_coordinate(BASES, (bare,)) else text


def find_flow(measure: Measure, said: Said, *, as_at: str | None = None) -> Flow | None:
    """Return whether money is a balance or one year's; spend and grant are a year's.

    A deficit at the last day of a year (`as_at`) is a balance without a word for it.
    """
    if measure in OF_HIGH_NEEDS:
        return Flow.IN_YEAR
    if measure in {Measure.DSG_DEFICIT, Measure.SAVING, Measure.RESERVES}:
        is_at_end = closing_year(as_at) is not None
        flow = find_coordinate(FLOWS, said)
        is_balance = measure is Measure.DSG_DEFICIT and is_at_end
        return flow or (Flow.CUMULATIVE if is_balance else None)
    return None


def find_stage(measure: Measure, said: Said) -> Stage | None:
    """Return how far Safety Valve money has come, by the headings of a cell."""
    if measure is Measure.SAFETY_VALVE_FUNDING:
        return find_coordinate(STAGES, said)
    return None


def find_stage_beside(measure: Measure, before: str, after: str) -> Stage | None:
    """Return how far the money between `before` and `after` has come."""
    if measure is Measure.SAFETY_VALVE_FUNDING:
        return find_beside(STAGES, before, after)
    return None


def find_scenario(said: Said) -> Scenario | None:
    """Return whether the headings of a cell are with the plan or without it.

    What is measured against a case is not of it: "Savings against the unmitigated".
    """
    return find_coordinate(
        SCENARIOS, [_AGAINST_A_CASE.sub(" ", text) for text in said if text]
    )


def find_scenario_beside(before: str, after: str, sentence: str) -> Scenario | None:
    """Return whether a number is with the plan or without it.

    Its own clause tells; else the `sentence`, where it speaks of one of the two alone.
    """
    own = find_beside(SCENARIOS, before, after)
    named = {value for value, words in SCENARIOS if words.search(sentence)}
    return own or (named.pop() if len(named) == 1 else None)
