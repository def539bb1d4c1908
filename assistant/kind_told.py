"""Whether a candidate tells the kind of thing asked for: money, a share, a date."""

import re
from calendar import month_name
from collections.abc import Set

from assistant.candidates import Candidate
from assistant.counted import TIME_UNIT, has_number_word
from assistant.intents import MOVES, Intent
from assistant.kinds import PER, SURELY_A_DATE, UNITS, Wanted
from assistant.question import Question
from assistant.times_told import times_of, unlooked
from corpus.money import read_amounts
from corpus.periods import read_periods
from corpus.records import Figure, Measure, Unit

# Money of these kinds is never stood in for by other money.
ITS_OWN_MONEY = frozenset({Measure.RESERVES, Measure.SAFETY_VALVE_FUNDING})
# What moves "to 27% of the total" comes to a share; another clause moves by itself.
_CLAUSES = re.compile(r"[;.]\s|,\s(?!an? )|\(")
_COMES_TO = re.compile(r"\bto (?:\w+ ){0,2}$", re.IGNORECASE)
_OF_IT = re.compile(r"\s+of (?:the|its|their|all|those|our|total)\b", re.IGNORECASE)
# "A 1% change in it costs £0.7m": what would be, and nothing that is.
_SUPPOSED = re.compile(
    r"\b(?:an?|each|every) (?:further |additional )?[\d.]+\s?(?:%|per ?cent)"
    r"(?:age point)? (?:change|increase|rise|fall|reduction|variation|movement"
    r"|difference)\b",
    re.IGNORECASE,
)
# A date that the paper itself leaves open.
_TO_BE_SAID = re.compile(r"\bt\.?b\.?[ca]\b|\bto be confirmed\b", re.IGNORECASE)
# "Once the review has ended", "each half term": told without a date.
_WAITS = re.compile(
    r"\b(?:once|when|after|until|till|following|subject to|before|prior to|upon|next"
    r"|pending|awaits?|awaiting|not yet|in due course|autumn|spring|summer|winter|now"
    r"|already|annual(?:ly)?|monthly|weekly|quarterly|termly|daily|(?:each|every|per|this"
    r"|last|within|during|for) (?:\w+ ){0,3}?(?:day|week|month|quarter|term|year)s?"
    rf"|(?:\d+|two|three|four|five|six) (?:day|week|month|term|year)s?|by the end of"
    rf"|{'|'.join(month_name[1:])}|meeting|immediate(?:ly)?|soon|recently|currently)\b",
    re.IGNORECASE,
)


def tells_when(candidate: Candidate) -> bool:
    """Return whether a candidate tells a time, or what a thing waits for."""
    said = unlooked(f"{candidate.quote} {candidate.text}")
    is_told = bool(times_of(candidate)) or _TO_BE_SAID.search(said)
    return bool(is_told or _WAITS.search(said))


def has_kind(question: Question, candidate: Candidate) -> bool:
    """Return whether a candidate tells money, a count, a date or words, as asked."""
    unit = UNITS.get(question.wanted)
    if unit is None:
        return _has_words(question, candidate)
    if unit is Unit.PERCENT and question.intent is Intent.SHARE:
        return tells_share(candidate) and not _SUPPOSED.search(candidate.text)
    is_rate = unit is Unit.GBP and PER.search(question.text)
    if is_rate and not (PER.search(_said(candidate)) and _has_money(candidate)):
        return False
    if any(map(TIME_UNIT.match, question.counted)):
        return True
    figures = candidate.figures
    if unit is Unit.COUNT:
        is_counted = has_number_word(candidate.text) or any(
            figure.unit not in {Unit.PERCENT, Unit.GBP} for figure in figures
        )
        return is_counted or not question.is_kind_sure
    if question.is_of_deficit and unit is Unit.GBP:
        # A deficit is the one figure that no other may stand in for.
        return any(f.measure is Measure.DSG_DEFICIT and f.unit is unit for f in figures)
    if question.measures and question.measures[0] in ITS_OWN_MONEY:
        return any(figure.measure in question.measures for figure in figures)
    if unit is Unit.PERCENT and _SUPPOSED.search(candidate.text):
        return False
    return any(figure.unit in _units_meant(question, unit) for figure in figures)


def _has_words(question: Question, candidate: Candidate) -> bool:
    """Whether words, a name or a date may be told; a cell's number is none of them."""
    if question.wanted is Wanted.DATE and SURELY_A_DATE.search(question.text):
        return bool(times_of(candidate))
    if candidate.cell is None or question.wanted is Wanted.WORDS:
        return True
    is_open = _TO_BE_SAID.search(candidate.quote) or read_periods(candidate.quote)
    return question.wanted is Wanted.DATE and bool(is_open)


def _units_meant(question: Question, unit: Unit) -> Set[Unit]:
    """The units that will do: a rate may tell how much money it moves, and no count."""
    if question.is_kind_sure:
        return {unit}
    is_moved = unit is not Unit.GBP or MOVES.search(question.text)
    if not is_moved and question.measures and question.intent is Intent.LOOK_UP:
        return {unit}
    return {*Unit} if unit is Unit.PERCENT else {*Unit} - {Unit.COUNT}


def tells_share(candidate: Candidate) -> bool:
    """Return whether a candidate tells a share: a rate at which it moves is none.

    "Plans grew by 27%" is no share; "they rose to 27% of the total" is.
    """
    shares = [f for f in candidate.figures if f.unit is Unit.PERCENT]
    return any(not _is_rate_of_change(f, candidate.quote) for f in shares)


def _is_rate_of_change(figure: Figure, text: str) -> bool:
    before, _, after = text.partition(figure.printed)
    clause = _CLAUSES.split(before)[-1]
    is_moved = MOVES.search(clause) and not _COMES_TO.search(clause)
    return bool(is_moved) and not _OF_IT.match(after)


def _has_money(candidate: Candidate) -> bool:
    """Whether an amount of money stands in a candidate."""
    return any(figure.unit is Unit.GBP for figure in candidate.figures) or any(
        amount.unit is Unit.GBP for amount in read_amounts(candidate.quote)
    )


def _said(candidate: Candidate) -> str:
    """What a candidate says, a cell with the headings over it."""
    return f"{candidate.text} {candidate.nearby if candidate.cell else ''}"
