"""Whether what a paper says can be the answer: its kind, thing, coordinates and time.

The best candidate is not yet an answer. A figure is one only where its measure, basis,
time and thing counted are those asked for; a quote may stand at less, for it says
itself what it says.
"""

import re

from assistant.candidates import Candidate
from assistant.causes import goes_otherwise
from assistant.counted import counts
from assistant.deeds import ASKS_WHAT_IS_DONE, TELLS_WHAT_IS_DONE
from assistant.evidence import Weighed
from assistant.intents import NO_SUPERLATIVE, Intent
from assistant.kind_told import has_kind
from assistant.kinds import UNITS, Wanted
from assistant.named import (
    asks_office,
    has_names,
    holds_office,
    is_of_nation,
    knows_names,
    names_person,
    says_who,
)
from assistant.other_figures import contradicts, is_of_other_money, only_echoes
from assistant.question import Question
from assistant.sides import asks_objections, tells_objection
from assistant.timely import is_timely
from assistant.times_told import is_of
from assistant.words import like, stems
from tools.vocabulary import FINANCING

# The least share of a question's words that an answer meets.
LEAST_COVER = 0.5
NEAR_COVER, NEAR_MERIT = 0.3, 0.42
OPEN_COVER, OPEN_MERIT = 0.15, 0.33
(_AVERAGE,) = stems("average")
# "What did the members resolve": told by what says that something was.
_DECIDED = re.compile(
    r"\bwhat (?:did|have|had|has)\b[^?]*\b(?:resolved?|decided?|concluded?|vote(?:d)?"
    r" (?:for|on|to))\b",
    re.IGNORECASE,
)
_TELLS_DECISION = re.compile(
    r"\b(?:resol(?:v|ution)\w*|decid\w+|decision\w*|agreed|approv\w+|voted?|vot(?:es|ing)"
    r"|endors\w+|not(?:ed|es)|conclu\w+|support(?:ed|s)|reject\w+|declin\w+|defer\w+"
    r"|unanimous\w*|carried)\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(r"\bhow long\b", re.IGNORECASE)
_SAYS_HOW_LONG = re.compile(
    r"\b(?:\d+|(?<![\d%mk] )an?|one|two|three|four|five|six|several|few|many)[ -]"
    r"(?!in-year)(?:\w+[ -])?"
    r"(?:year|month|week|day|hour|term)s?\b"
    r"(?! (?:figure|effect|cost|basis|forecast)s?\b)"
    r"|\b(?:until|since|from \w+ to)\b",
    re.IGNORECASE,
)
_SAYS_MOST = re.compile(
    rf"\b(?:(?!{NO_SUPERLATIVE}\b)\w{{2,}}est|most|least|best|worst|top(?!-)|main(?:ly)?"
    r"|primar\w+|chief(?:ly)?|mostly"
    r"|greater|predominant\w*|majority|significant\w*)\b",
    re.IGNORECASE,
)


def is_able(question: Question, weighed: Weighed) -> bool:
    """Return whether a candidate can answer: its words, kind, qualifiers, time."""
    candidate = weighed.candidate
    return (
        _is_about_it(question, weighed)
        and has_kind(question, candidate)
        and has_qualifiers(question, candidate)
        and _is_of_those_named(question, weighed)
        and _says_as_asked(question, candidate)
        and not goes_otherwise(question, candidate.text)
        and counts(question, weighed)
        and not contradicts(question, candidate)
        and not is_of_other_money(question, candidate)
        and not only_echoes(question, candidate)
        and is_timely(question, candidate)
    )


def _is_about_it(question: Question, weighed: Weighed) -> bool:
    """Whether enough of the words asked are met, or the rest makes up for them."""
    candidate = weighed.candidate
    if candidate.is_row and not weighed.met:
        return False  # a row says no word of what stands around it
    if question.wanted in UNITS and FINANCING.search(question.text):
        return bool(FINANCING.search(candidate.text))  # no deficit is what it costs
    is_met = weighed.cover >= LEAST_COVER or _is_near(question, weighed)
    return is_met or agrees(question, candidate)


def _is_of_those_named(question: Question, weighed: Weighed) -> bool:
    """Whether the people, offices, things and nation of the question are its own."""
    candidate = weighed.candidate
    return (
        has_names(question, weighed)
        and holds_office(question, weighed)
        and names_person(question, candidate)
        and says_who(question, weighed)
        and knows_names(question, weighed)
        and (question.wanted not in UNITS or is_of_nation(question, candidate))
    )


def _says_as_asked(question: Question, candidate: Candidate) -> bool:
    """Whether a deed, decision, length or rank is told where one is asked for."""
    said, is_told = candidate.text, True
    if _DECIDED.search(question.text):
        is_told = bool(_TELLS_DECISION.search(said))
    if not is_told or question.wanted is not Wanted.WORDS:
        return is_told
    if ASKS_WHAT_IS_DONE.search(question.text):
        is_told = candidate.cell is None and bool(TELLS_WHAT_IS_DONE.search(said))
    if is_told and _HOW_LONG.search(question.text):
        is_told = bool(_SAYS_HOW_LONG.search(said))
    if is_told and question.intent is Intent.RANK:
        is_told = bool(_SAYS_MOST.search(said))  # which a quote must call so itself
    return is_told


def _is_near(question: Question, weighed: Weighed) -> bool:
    """Whether meaning and coordinates make up for the words that are not met.

    A quote says what it says: to an open question the nearest may stand at far less
    than a number, which must be the very one.
    """
    is_objection = asks_objections(question.asked) and question.wanted not in UNITS
    is_told = is_objection and tells_objection(weighed.candidate.quote)
    is_office = question.wanted is Wanted.PERSON and asks_office(question.text)
    if is_office:
        return weighed.cover >= OPEN_COVER  # which office it is, is asked of it beside
    if question.wanted is Wanted.WORDS or is_told:
        return weighed.cover >= OPEN_COVER and weighed.merit >= OPEN_MERIT
    return weighed.cover >= NEAR_COVER and weighed.merit >= NEAR_MERIT


def agrees(question: Question, candidate: Candidate) -> bool:
    """Return whether a figure is of all asked: measure, time and one more coordinate.

    Then it is the very one, whatever words it was asked in. With the plan or without it
    ("if the plan succeeds") a deficit is pinned without its time.
    """
    asked = (question.scenario, question.safety_valve, question.flow, question.stage)
    is_pinned = question.is_of_deficit and question.scenario is not None
    if not question.measures or not any(asked):
        return False
    if not question.periods and not is_pinned:
        return False
    return any(
        figure.measure is question.measures[0]
        and (not question.periods or is_of(figure, question.periods))
        and all(
            one in (None, other)
            for one, other in zip(
                asked,
                (figure.scenario, figure.safety_valve, figure.flow, figure.stage),
                strict=True,
            )
        )
        for figure in candidate.figures
    )


def has_qualifiers(question: Question, candidate: Candidate) -> bool:
    """Return whether each word that makes it another figure is met.

    A number of a sentence is an average only where that sentence says so. What tells a
    cause tells it of whatever it names.
    """
    if question.intent is Intent.WHY and question.wanted is Wanted.WORDS:
        return True
    own = set(stems(candidate.text))
    said = own | set(stems(candidate.nearby))
    is_number = question.wanted in UNITS and candidate.cell is None
    if is_number and _AVERAGE in question.qualifiers and _AVERAGE not in own:
        return False
    return all(q in said or set(like(q)) & said for q in question.qualifiers)
