"""Whether the figures of a candidate are others than those asked about."""

import re
from collections.abc import Sequence

from assistant.candidates import Candidate, amounts_told, sizes
from assistant.grammar import BLOCKS_ASKED
from assistant.intents import Intent
from assistant.kinds import UNITS, Wanted
from assistant.question import Question
from assistant.untimed import PLANNED
from assistant.words import stems
from corpus.records import Basis, Figure, Measure, Unit

# What is saved or owed is no cost of a thing.
_COSTS = frozenset(stems("cost costs spend spending spent bill"))
_NO_COST = frozenset({Measure.SAVING, Measure.DSG_DEFICIT, Measure.RESERVES})
# Money of these kinds is told where it is asked for, and nowhere else.
_STANDS_FOR_NONE = frozenset({Measure.TRANSFER, Measure.SAFETY_VALVE_FUNDING})
_REVENUE = frozenset({Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND})
(_CAPITAL,) = stems("capital")
_COME = frozenset({Basis.FORECAST, Basis.OUTTURN})
# "Total excluding early years" is of everything else.
_LEAVES_OUT = {
    block: re.compile(
        rf"\b(?:excluding|except|other than|apart from|before|without)\b"
        rf"(?:\W+\w+){{0,4}}?\W+{name.pattern}",
        re.IGNORECASE,
    )
    for block, name in BLOCKS_ASKED
}


def contradicts(question: Question, candidate: Candidate) -> bool:
    """Return whether every figure of the measure asked is of another coordinate."""
    if question.block and _LEAVES_OUT[question.block].search(candidate.text):
        return True
    figures = [f for f in candidate.figures if f.measure in question.measures]
    if _is_of_outcome(question, candidate, figures):
        return True
    coordinates = (
        (question.scenario, [f.scenario for f in figures]),
        (question.flow, [f.flow for f in figures]),
        (question.safety_valve, [f.safety_valve for f in figures]),
        (question.stage, [f.stage for f in figures]),
        (question.block, [f.block for f in figures]),
    )
    return question.wanted in UNITS and any(
        asked is not None and said and asked not in said and None not in said
        for asked, said in coordinates
    )


def _is_of_outcome(
    question: Question, candidate: Candidate, figures: Sequence[Figure]
) -> bool:
    """Whether a sentence tells what a deficit came to where that planned is asked."""
    is_planned = question.is_of_deficit and question.basis in PLANNED
    if not is_planned or candidate.cell is not None or question.wanted not in UNITS:
        return False
    return bool(figures) and all(f.basis in _COME for f in figures)


def only_echoes(question: Question, candidate: Candidate) -> bool:
    """Return whether all numbers of a candidate are those that the reader quotes.

    "By how much will it exceed £84.5m?" is not answered by "it will exceed £84.5m".
    """
    if question.wanted not in UNITS or question.intent is not Intent.CHANGE:
        return False
    said = amounts_told(candidate)
    return bool(said) and said.issubset(sizes(question.amounts))


def is_of_other_money(question: Question, candidate: Candidate) -> bool:
    """Return whether all of its money is saved or owed, where a cost is asked for.

    Or moved, saved or paid under an agreement, where a measure of another kind is.
    """
    is_looked_up = question.intent is Intent.LOOK_UP
    if question.wanted is not Wanted.MONEY or not is_looked_up:
        return False
    money = {f.measure for f in candidate.figures if f.unit is Unit.GBP}
    if question.measures:
        is_apart = money <= _STANDS_FOR_NONE - {*question.measures}
        return bool(money) and (is_apart or _is_of_capital(question, candidate))
    return bool(money and _COSTS & {*question.words} and money <= _NO_COST)


def _is_of_capital(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence tells of capital where money for a year's spend is asked."""
    is_revenue = not _REVENUE.isdisjoint(question.measures)
    own = {*stems(candidate.text)}
    return is_revenue and _CAPITAL in own and _CAPITAL not in question.words
