"""Why something moved between two points of a year, as one paragraph tells it.

    "At Period 3 the overspend was £16.2m."      the point that is asked about
    "It has risen by £2.7m."                     the move
    "The increase is almost entirely …"          why: told, with what it leads into

Where minutes have somebody ask why it moved, the reply tells it.
"""

import re
from collections.abc import Mapping, Sequence

from assistant.candidates import Candidate
from assistant.causes import CAUSE, goes_otherwise
from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.evidence import Weighed
from assistant.intents import GOES_DOWN, GOES_UP, MOVES, Intent
from assistant.kinds import Wanted
from assistant.question import Question
from assistant.reading import in_order, led_into, once
from assistant.replies import reply_to
from assistant.times_told import is_same, said_times
from assistant.wording import quote

MOST_CAUSES = 3

_MOVED = re.compile(
    r"\b(?:movements?|moved|chang(?:e|es|ed)|worse|better)\b", re.IGNORECASE
)
_ASKED_WHY = re.compile(
    r"\b(?:asked|queried|questioned|enquired) (?:\w+ ){0,2}?"
    r"(?:why|what (?:lay|was|had))\b",
    re.IGNORECASE,
)


def why_moved(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the causes that the likeliest paragraph gives of a move between points."""
    question = desk.question
    is_why = question.intent is Intent.WHY and question.wanted is Wanted.WORDS
    is_of_points = bool(question.vintages) and len(question.councils) <= 1
    if not (is_why and is_of_points and _moves(question.text)):
        return None
    met = {w.candidate.quote: w.met for w in weighed if w.candidate.cell is None}
    paragraphs: dict[str, list[Candidate]] = {}
    for candidate in in_order(weighed):
        paragraphs.setdefault(candidate.id, []).append(candidate)
    told = [
        (_likeliness(question, text, causes, met), causes)
        for text in paragraphs.values()
        if (causes := _causes(question, text, weighed))
    ]
    (named, *shared), causes = max(told, key=lambda t: t[0], default=((0, 0, 0), []))
    if not named or not any(shared):
        return None
    return Draft(status="answered", sentences=tuple(map(quote, once(causes))))


def _moves(text: str) -> bool:
    """Whether a text tells of something that goes up, down or otherwise."""
    told = (MOVES, GOES_UP, GOES_DOWN, _MOVED)
    return any(pattern.search(text) for pattern in told)


def _likeliness(
    question: Question,
    text: Sequence[Candidate],
    causes: Sequence[Candidate],
    met: Mapping[str, frozenset[str]],
) -> tuple[int, int, int]:
    """How many of the points asked about a paragraph names, a cause of it, and words.

    A question put why it moved is of the point at which the paper reports.
    """
    is_asked = _ASKED_WHY.search(causes[0].quote) is not None
    named = max(_named(question, text), int(is_asked))
    at_once = [c for c in causes if CAUSE.search(c.quote) and _moves(c.quote)]
    words = {word for each in text for word in met.get(each.quote, ())}
    return named, _named(question, at_once), len(words)


def _named(question: Question, text: Sequence[Candidate]) -> int:
    """How many of the points asked about some sentences are said at or speak of."""
    said = [
        time
        for each in text
        for time in said_times(each)
        if time.month or time.as_at != each.paper.met_on
    ]
    return sum(any(is_same(asked, s) for s in said) for asked in question.vintages)


def _causes(
    question: Question, text: Sequence[Candidate], weighed: Sequence[Weighed]
) -> list[Candidate]:
    """The move that a paragraph tells of and its causes, or the reply on them."""
    moved = [at for at, each in enumerate(text) if _moves(each.quote)]
    for at in moved:
        reply = reply_to(text, at) if _ASKED_WHY.search(text[at].quote) else ()
        if reply:
            return [text[at], *reply]
    if not moved:
        return []
    causes = [
        each
        for each in text[moved[0] :]
        if CAUSE.search(each.quote) and not goes_otherwise(question, each.quote)
    ][:MOST_CAUSES]
    move = [text[moved[0]]] if causes else []
    return [*move, *(c for each in causes for c in (each, *led_into(each, weighed)))]
