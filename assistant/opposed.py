"""What is not meant, since it is said to be the opposite: "before" where "after" is.

Cumulative deficit before contributions | 40.45 |   "the deficit after contributions"
Cumulative deficit after contributions  | 24.20 |   is of this row or column alone
Version 2 (February 2024)               | 18.20 |   "in version 1" is of neither
"""

import re
from collections.abc import Iterable, Sequence

from assistant.candidates import Candidate
from assistant.question import Question
from assistant.words import stems
from corpus.records import Figure

# Either of two, as papers and readers say it; each pair is of opposites.
_OPPOSITES = (
    ("before|prior to|ahead of", "after|following|once"),
    ("without|excluding|except|less|minus", "with|including|plus"),
    ("gross of", "net of"),
)
# So many words may stand between "after" and what it is after.
_BETWEEN = r"\b (?P<what>(?:[\w’'/-]+\W+){0,3}[\w’'/-]+)"
_SAID = tuple(
    tuple(re.compile(rf"\b(?:{words}){_BETWEEN}", re.IGNORECASE) for words in pair)
    for pair in _OPPOSITES
)
_NUMBERED = re.compile(
    r"\b(?P<name>version|option|scenario|phase|tranche|round|model)s?\s*"
    r"(?P<number>\d{1,2}|[A-E])\b",
    re.IGNORECASE,
)
_SAYS_NOTHING = frozenset(stems("any all the its their our total account"))


def is_opposed(question: Question, headings: Sequence[str]) -> bool:
    """Return whether headings say the opposite of what a question does, or another.

    Only of what the question says the one of, and not the other: "before and after
    contributions" asks for both.
    """
    return any(
        _opposes(question.text, heading) or _is_other_number(question.text, heading)
        for heading in headings
    )


def not_opposed(question: Question, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return `figures` without the cells whose row or column is opposed."""
    return tuple(
        figure
        for figure in figures
        if figure.caption is None
        or not is_opposed(question, (*figure.row_path, *figure.column_path))
    )


def is_row_opposed(question: Question, candidate: Candidate) -> bool:
    """Return whether a candidate is a table's row that is opposed."""
    return candidate.is_row and is_opposed(question, (candidate.quote,))


def _opposes(asked: str, heading: str) -> bool:
    for one, other in _SAID:
        for ours, theirs in ((one, other), (other, one)):
            whats = _whats(ours, asked) - _whats(theirs, asked)
            if whats & (_whats(theirs, heading) - _whats(ours, heading)):
                return True
    return False


def _whats(said: re.Pattern[str], text: str) -> frozenset[str]:
    """The stems of what a text is before, or after."""
    words = (word for found in said.finditer(text) for word in stems(found["what"]))
    return frozenset(word for word in words if word.isalpha()) - _SAYS_NOTHING


def _is_other_number(asked: str, heading: str) -> bool:
    """Whether a heading is of version 2, and version 1 alone is asked about."""
    ours, theirs = _numbers(asked), _numbers(heading)
    return any(
        theirs[name].isdisjoint(ours[name]) for name in ours.keys() & theirs.keys()
    )


def _numbers(text: str) -> dict[str, set[str]]:
    numbers: dict[str, set[str]] = {}
    for found in _NUMBERED.finditer(text):
        numbers.setdefault(found["name"].lower(), set()).add(found["number"].upper())
    return numbers
