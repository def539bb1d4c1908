"""How far the coordinates of a candidate are those asked about."""

import math
import re
from collections.abc import Sequence

from assistant.candidates import SHORT_WORDS, Candidate, amounts_told, sizes
from assistant.deeds import ASKS_WHAT_IS_DONE
from assistant.intents import MOVES, Intent
from assistant.kinds import PER, UNITS, Wanted
from assistant.question import Question
from assistant.speech_agreed import SPEAKS_OF_IT, speech_agreement
from assistant.times_agreed import time_agreement, vintage_agreement
from assistant.times_told import times_of
from assistant.words import stems
from corpus.money import read_amounts
from corpus.records import Basis, Flow, Measure, Unit
from corpus.times import Period
from tools.totals import is_total

# What a sentence so short counts: it is a title or a pointer more often.
SHORT = 0.8
# And one that leads on to what is not told with it: "is estimated as follows:".
LEADS_ON = 0.6
# What one costs, where only the sentences around it say what one it is.
OF_NEXT = 0.75

_NAME = re.compile(r"\b(?:Cllr|Councillor|Dr|Mr|Mrs|Ms)\b|\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_LIKELY = frozenset({Basis.FORECAST, Basis.ESTIMATE})
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
# A number in words, or of votes: "6 for, 4 against", "voted for the proposal 6".
NUMBER_WORD = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|\b(?:vot(?:es?|ed|ing)|in favour|against|abst\w+)\b[^.;\d]{0,24}\b\d{1,3}\b",
    re.IGNORECASE,
)


def agreement(question: Question, candidate: Candidate) -> float:
    """Return how the coordinates raise (over 1) or lower (under 1) a candidate."""
    periods, vintages = _times_held(question), question.vintages
    return math.prod(
        (
            _kind_agreement(question, candidate),
            time_agreement(periods, candidate) if periods else 1.0,
            vintage_agreement(vintages, candidate) if vintages else 1.0,
            _figure_agreement(question, candidate),
            _form_agreement(question, candidate),
            speech_agreement(question, candidate),
            _qualifier_agreement(question, candidate),
        )
    )


def _figure_agreement(question: Question, candidate: Candidate) -> float:
    """How far the figures of a candidate are those asked about, or it has them."""
    merit, figures = 1.0, candidate.figures
    if question.measures:
        figures = tuple(f for f in figures if f.measure in question.measures)
    for asked, said in (
        (question.scenario, {f.scenario for f in figures}),
        (question.flow, {f.flow for f in figures}),
        (question.safety_valve, {f.safety_valve for f in figures}),
        (question.stage, {f.stage for f in figures}),
        (_basis_asked(question, candidate), {f.basis for f in figures}),
    ):
        if asked is not None and figures:
            agrees, is_open = asked in said, said == {None}
            merit *= 1.5 if agrees else 0.75 if is_open else 0.4
    if question.flow is None and Measure.DSG_DEFICIT in question.measures and figures:
        # "The deficit" without another word is the balance, not a year's overspend.
        merit *= 0.8 if {f.flow for f in figures} == {Flow.IN_YEAR} else 1.0
    if candidate.cell is not None and question.is_of_total:
        merit *= 1.3 if is_total(candidate.cell) else 0.85
    if question.amounts:
        merit *= 1.5 if _states(question, candidate) else 0.8
    if question.measures and candidate.figures:
        merit *= 1.15 if figures else 0.8
    return merit


def _form_agreement(question: Question, candidate: Candidate) -> float:
    """How far a candidate is a sentence that tells what moved, or since when."""
    merit, text = 1.0, candidate.text
    if question.intent is Intent.WHEN and _SINCE.search(question.text):
        merit *= 1.5 if _SINCE.search(text) else 0.8
    if candidate.cell is not None:
        return merit
    if len(candidate.quote.split()) < SHORT_WORDS:
        merit *= SHORT
    is_told = question.wanted is Wanted.DATE and times_of(candidate)
    is_deed = ASKS_WHAT_IS_DONE.search(question.text)
    if candidate.quote.endswith(":") and not is_told and not is_deed:
        merit *= LEADS_ON
    if question.intent is Intent.CHANGE and MOVES.search(text):
        merit *= SPEAKS_OF_IT
    return merit


def _qualifier_agreement(question: Question, candidate: Candidate) -> float:
    """How far a candidate says, itself or around it, what makes a figure another."""
    if not question.qualifiers:
        return 1.0
    asked, own = {*question.qualifiers}, {*stems(candidate.text)}
    merit = 1.0 if asked <= own | {*stems(candidate.nearby)} else 0.6
    return merit * (1.0 if asked <= own or not PER.search(question.text) else OF_NEXT)


def _basis_asked(question: Question, candidate: Candidate) -> Basis | None:
    """The basis a cell should have; a forecast may be called an estimate.

    An agreement and a plan hold outturns too, of the years before them.
    """
    if candidate.cell is None or question.basis not in {*_LIKELY, Basis.BUDGET}:
        return None
    is_likely = question.basis in _LIKELY and candidate.cell.basis in _LIKELY
    return candidate.cell.basis if is_likely else question.basis


def _states(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate states one of the numbers that the reader quotes."""
    return not amounts_told(candidate).isdisjoint(sizes(question.amounts))


def _kind_agreement(question: Question, candidate: Candidate) -> float:
    wanted = question.wanted
    if wanted in UNITS:
        units = {figure.unit for figure in candidate.figures}
        units |= {amount.unit for amount in read_amounts(candidate.text)}
        is_word = wanted is Wanted.COUNT and NUMBER_WORD.search(candidate.text)
        if UNITS[wanted] in units or is_word:
            return 1.2
        return 0.6 if question.is_kind_sure else 0.95
    if wanted is Wanted.DATE:
        is_dated = times_of(candidate) and not _is_of_year_alone(candidate)
        return 1.2 if is_dated else 0.7
    if wanted is Wanted.PERSON:
        return 1.15 if _NAME.search(candidate.text) else 0.8
    return 1.0 if candidate.cell is None and not candidate.is_row else 0.75


def _times_held(question: Question) -> Sequence[Period]:
    """The times a candidate should be of; asked for a date, that of another is none."""
    if question.wanted is not Wanted.DATE:
        return question.periods
    return [p for p in question.periods if len(p.as_at or "") <= len("2024")]


def _is_of_year_alone(candidate: Candidate) -> bool:
    """Whether a cell or row tells an amount of a year, which is no happening's."""
    if candidate.cell is not None and candidate.cell.unit is Unit.GBP:
        return True
    is_row = candidate.cell is not None or candidate.is_row
    return is_row and not any(time.as_at for time in times_of(candidate))
