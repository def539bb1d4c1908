"""How far a candidate says the very thing asked for: why, how often, what is left."""

import math
import re
from collections.abc import Iterator

from assistant.asked_and_told import (
    ASKS_CORRECTED,
    CORRECTS,
    DENIES,
    HOW_IT_STANDS,
    HOW_OFTEN,
    REACHES_BALANCE,
    SAYS_HOW_IT_STANDS,
    SAYS_HOW_OFTEN,
    TELLS_VIEW,
)
from assistant.bare_lines import OF_KEPT, tells_nothing
from assistant.candidates import Candidate
from assistant.causes import CAUSE, tells_why_it_moved
from assistant.deeds import ASKS_WHAT_IS_DONE, TELLS_WHAT_IS_DONE
from assistant.grammar import ASKS_VIEW, LEFT, SAYS_LEFT, who_said
from assistant.intents import Intent
from assistant.kinds import UNITS, Wanted
from assistant.phrases import phrases
from assistant.provisos import ASKS_PROVISO, TELLS_PROVISO
from assistant.question import Question
from assistant.sides import asks_objections, tells_objection
from assistant.times_told import times_of
from corpus.records import Figure
from tools.vocabulary import FINANCING

# A cause where one is asked for, a rise or fall where a change is.
SPEAKS_OF_IT = 1.25
# What says the very thing that is asked for, and what says nothing of it.
SAYS_IT, NOT_SAID = 1.4, 0.7
# And what tells of a cause and of a rise or fall, where that of one is asked for.
TELLS_WHY = 1.4
# What tells of no deed, where deeds are asked for.
NOT_DONE = 0.5
# A cell of what was to spend does not tell what is left of it.
NOT_LEFT = 0.5
# What a paper says of itself, and is asked for only by name.
HOUSEKEEPING = 0.3
# What would be, were things otherwise, comes after what is.
SUPPOSED = 0.7
# Where a cause is asked for, one in the same paragraph.
CAUSE_NEAR = 1.25
_KEPT = re.compile(
    r"\bnot for publication\b|\bby virtue of paragraph\b|\bSchedule 12A\b"
    r"|^(?:contact (?:officer|details)|background (?:documents|papers))s?\b"
    r"|^signed by\b"
    r"|\b(?:included|contained|set out) in the (?:body of (?:the|this) )?report\b",
    re.IGNORECASE,
)
_COLUMN_LEFT = re.compile(
    r"\b(?:remain\w*|left|unspent|uncommitted|outstanding)\b", re.IGNORECASE
)
# What a paper is for says that a thing is told, and not what.
_PURPOSE = re.compile(
    r"(?:(?:The )?(?:purpose|aim) of (?:this|the) report"
    r"|This (?:report|paper|item|update)"
    r"|To (?:inform|update|advise|set out|provide|present|report|brief|seek))\b"
)
_SUPPOSES = re.compile(r"(?:if|were|should|unless)\b[^.]*\bwould\b", re.IGNORECASE)
_ASKS_SUPPOSED = phrases(
    r"if|unless|without|were|should|would|could|happens?|otherwise"
)
# "When does it finish" is told by "it runs from April 2023 to March 2025".
_ENDS = phrases(
    r"(?:start|begin|end|finish|expire|last|run|begun|began|ran|conclud)(?:e?s|e?d|ing)?"
)
SPAN = re.compile(
    r"\b(?:from|between) (?:[\w’'/-]+ ){1,6}?(?:to|until|till|and) \S*[\d]|"
    r"\b(?:runs?|ran|lasts?) (?:to|until|till|for)\b|\b(?:from|between) (?:\w+ ){1,3}"
    r"(?:to|until|till|and) (?:\w+ ){1,2}\d{4}",
    re.IGNORECASE,
)

_TOLD_IN_SENTENCES = frozenset({Wanted.WORDS, Wanted.DATE})
# what asks for it | what says it | what that counts | what counts that says it not
_SAID_AS_ASKED = (
    (FINANCING, FINANCING, SAYS_IT, 0.6),
    (ASKS_CORRECTED, CORRECTS, SAYS_IT, 0.8),
    (ASKS_WHAT_IS_DONE, TELLS_WHAT_IS_DONE, SAYS_IT, NOT_DONE),
    (HOW_OFTEN, SAYS_HOW_OFTEN, SAYS_IT, NOT_SAID),
    (HOW_IT_STANDS, SAYS_HOW_IT_STANDS, SAYS_IT, NOT_SAID),
)
# The same, where words are asked for.
_SAID_IN_WORDS = (
    (REACHES_BALANCE, REACHES_BALANCE, SAYS_IT, NOT_SAID),
    (DENIES, DENIES, 1.2, 0.9),
)


def speech_agreement(question: Question, candidate: Candidate) -> float:
    """Return how far a candidate says what is asked for: over 1 where it does."""
    if candidate.cell is not None:
        return _cell_agreement(question, candidate.cell)
    text = candidate.text
    return math.prod(
        (
            _content_agreement(question, candidate),
            _cause_agreement(question, candidate),
            _view_agreement(question, text),
            _end_agreement(question, candidate),
            *_said_as_asked(question, text),
        )
    )


def _cell_agreement(question: Question, cell: Figure) -> float:
    """How far a cell tells what is left, where that is asked; it tells no deed."""
    if ASKS_WHAT_IS_DONE.search(question.text):
        return NOT_DONE
    if not LEFT.search(question.text):
        return 1.0
    is_row = SAYS_LEFT.search(" ".join(cell.row_path))
    is_column = _COLUMN_LEFT.search(" ".join(cell.column_path))
    return SAYS_IT if is_row or is_column else NOT_LEFT


def _content_agreement(question: Question, candidate: Candidate) -> float:
    """How little a candidate counts that tells of its paper, or of what might be."""
    merit, text = 1.0, candidate.text
    if not OF_KEPT.search(question.text):
        merit *= HOUSEKEEPING if _KEPT.search(text) else 1.0
        merit *= NOT_DONE if _PURPOSE.match(text) and not candidate.figures else 1.0
    if question.wanted in _TOLD_IN_SENTENCES and tells_nothing(question, candidate):
        merit *= HOUSEKEEPING
    if _SUPPOSES.match(text) and not _ASKS_SUPPOSED.search(question.text):
        merit *= SUPPOSED
    return merit


def _cause_agreement(question: Question, candidate: Candidate) -> float:
    """How far a candidate tells a cause, or stands beside one, where one is asked."""
    if question.intent is not Intent.WHY:
        return 1.0
    merit = SPEAKS_OF_IT if CAUSE.search(candidate.text) else 1.0
    merit *= CAUSE_NEAR if CAUSE.search(candidate.nearby) else 1.0
    return merit * (TELLS_WHY if tells_why_it_moved(question, candidate) else 1.0)


def _view_agreement(question: Question, text: str) -> float:
    """How far `text` tells an objection, a proviso or a view, whichever is asked."""
    asked = question.asked
    if asks_objections(asked) and question.wanted not in UNITS:
        is_said = tells_objection(text)
    elif question.wanted is Wanted.WORDS and ASKS_PROVISO.search(asked):
        is_said = bool(TELLS_PROVISO.search(text))
    elif who_said(asked) and ASKS_VIEW.search(asked):
        is_said = bool(TELLS_VIEW.search(text))
    else:
        return 1.0
    return SAYS_IT if is_said else NOT_SAID


def _end_agreement(question: Question, candidate: Candidate) -> float:
    """How far a candidate tells from when to when, where an end or start is asked."""
    if question.wanted is not Wanted.DATE or not _ENDS.search(question.text):
        return 1.0
    return SAYS_IT if SPAN.search(candidate.text) and times_of(candidate) else 1.0


def _said_as_asked(question: Question, text: str) -> Iterator[float]:
    """What `text` counts for each thing that the question asks to be said."""
    in_words = _SAID_IN_WORDS if question.wanted is Wanted.WORDS else ()
    for asks, says, said, not_said in (*_SAID_AS_ASKED, *in_words):
        if asks.search(question.text):
            yield said if says.search(text) else not_said
