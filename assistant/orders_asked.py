"""Which order of rows is asked for: the most first or the least, and how many."""

import re
from collections.abc import Sequence

from assistant.intents import A_COUNT
from assistant.question import Question
from assistant.words import NUMBERS, stems
from corpus.records import Figure

CHEAPEST = re.compile(
    r"\b(?:cheap|low|small|least|few|short|bottom)\w*\b", re.IGNORECASE
)
MOST = re.compile(
    r"\b(?:dearest|highest|biggest|largest|costliest|most|tops?|greatest|worst|deepest"
    r"|furthest|peak(?:s|ed)?)\b",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(
    r"\brank\w*|\border\b|\bfrom (?:the )?\w+est\b|\bleague\b|\w+est first\b"
    r"|\b(?:best|worst|high|low|largest|smallest) to \w+",
    re.IGNORECASE,
)
HOW_MANY = re.compile(
    r"\b(?:(?:top|bottom|which|the|first) |(?=\w+ (?:single )?\w+est\b))"
    rf"(?P<count>{A_COUNT})\b",
    re.IGNORECASE,
)
# These say the order, "top" of "top-ups" among them.
_ORDERS = frozenset(
    stems(
        "top bottom first last most least high low large small"
        " break broken down breakdown made make makes up split between comprise"
    )
)
EACH = re.compile(r"\b(?:each|per|apiece|every single)\b", re.IGNORECASE)


def order_words(question: Question) -> frozenset[str]:
    """Return the stems that say the order and how many of it: they name no row."""
    number = HOW_MANY.search(question.text)
    return _ORDERS.union(stems(number["count"]) if number else ())


def is_extreme(question: Question) -> bool:
    """Return whether the first or the last of several is asked for, and no order."""
    is_end = MOST.search(question.text) or CHEAPEST.search(question.text)
    return bool(is_end) and not _IN_ORDER.search(question.text)


def is_rising(question: Question) -> bool:
    """Return whether the smallest is asked for first."""
    return bool(CHEAPEST.search(question.text))


def count_asked(question: Question) -> int:
    """Return how many of the first are asked for; 0 where no number is said."""
    said = HOW_MANY.search(question.text)
    if said is None:
        return 0
    name = said["count"].lower()
    return NUMBERS.index(name) + 1 if name in NUMBERS else int(name)


def as_many_as_asked(question: Question, cells: Sequence[Figure]) -> Sequence[Figure]:
    """Return all of `cells`, in order, or as many of the first as are asked for."""
    text = question.text
    if count := count_asked(question):
        return [f for f in cells if f.amount in {c.amount for c in cells[:count]}]
    least, most = CHEAPEST.search(text), MOST.search(text)
    if least and most and not _IN_ORDER.search(text):
        ends = (cells[-1], cells[0])  # cells rise where the smallest is asked for
        return ends if most.start() < least.start() else ends[::-1]
    if (least or most) and not _IN_ORDER.search(text):
        return [f for f in cells if f.amount == cells[0].amount]
    return cells
