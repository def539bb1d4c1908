"""Who a paper says it is for: markings of exemption, and what they are about.

A marking of the paper itself decides its status. A marking of a part of it, or of a
paper it lists, does not: it is kept in the paper's words.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from corpus.periods import read_periods
from corpus.records import Status

# A marking stands alone in a line; a longer line is somebody's sentence.
MARKING_WORDS = 25
LONGEST_QUOTE = 400

_NEGATED = re.compile(
    r"\b(?:not|non|no|nil|none|contains\s+no|does\s+not\s+contain)\b[\s-]*"
    r"(?:(?:an?|any|information|is|part)\s+){0,2}(?:exempt|confidential|restricted"
    r"|private)\w*(?:\s+information)?|\bunrestricted\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:exempt|confidential|restricted|private)\s+(?:appendi(?:x|ces)|annex\w*"
    r"|attachments?)|\b(?:appendi(?:x|ces)|annex\w*|attachments?)\b[^.;]*?"
    r"\b(?:exempt|confidential|restricted|private|not\s+for\s+publication)\b",
    re.IGNORECASE,
)
_EXEMPT = re.compile(
    r"\bexempt\b|\bnot\s+for\s+publication\b|\bconfidential\b|\bprivate\b|\bclosed\b"
    r"|\brestricted\b|\bsensitive\b|\bpart\s*(?:2|ii|b)\b|\bschedule\s+12a\b"
    r"|\bpink\s+papers?\b|\bnot\s+(?:in\s+the\s+)?public\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\bpublic\b|\bopen\b|\bpart\s*(?:1|i|a)\b|\bfor\s+publication\b|^(?:no|none)\b",
    re.IGNORECASE,
)
# A line that is a marking and nothing else.
_EXEMPT_LINE = re.compile(
    r"^\W*(?:(?:this|an?|the)\s+)?(?:(?:report|item|paper|document)\s+is\s+)?"
    r"(?:strictly\s+)?(?:private\s+(?:and|&)\s+)?(?:wholly\s+)?(?:exempt"
    r"|not\s+for\s+publication|confidential|part\s*(?:2|ii)|official[\s-]+sensitive"
    r"|restricted)\b(?=\W*(?:$|report|item|paper|document|information|by\s+virtue|under"
    r"|until|pursuant|paragraph|section|schedule|in\s+accordance|and\s+not|not\s+for"
    r"|exempt|confidential|agenda|because|as\s+it))",
    re.IGNORECASE,
)
_PUBLIC_LINE = re.compile(
    r"^\W*(?:an?\s+)?(?:open\s+public|public|open)\s+(?:item|report|paper|document)\W*$"
    r"|^\W*(?:part\s*(?:1|i)\b\W*)?(?:\(?public\)?|unrestricted|for\s+publication)\W*$",
    re.IGNORECASE,
)
_RESTRAINED = re.compile(
    r"\bconfidential\b|\bdraft\b\W*not\s+for|\bnot\s+for\s+(?:onward\s+)?(?:circulation"
    r"|distribution|sharing)|\bpart\s*ii\b|\bpink\s+papers?\b|\bembargoed\b",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(
    r"\bnot\s+(?:in\s+the\s+public\s+domain|for\s+publication)\b"
    r"|\bexempt\s+(?:information|appendi\w+|annex\w*|minutes?|reports?|items?|under|from"
    r"\s+publication)|\bconfidential\s+(?:appendi\w+|annex\w*|minutes?|reports?|items?)"
    r"|\b(?:appendi\w+|annex\w*)\b[^.;]*\b(?:is|are)\s+(?:exempt|confidential)\b"
    r"|\bpart\s*(?:2|ii)\b\)?\s*(?:reports?|items?|papers?|agenda|$)|\(part\s*(?:2|ii)\)"
    r"|\b(?:press\s+and\s+public|the\s+public)\s+(?:be\s+|were\s+|was\s+)?excluded"
    r"|\bpink\s+papers?\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\buntil\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z(\[“‘])")


def status_said(words: str) -> Status | None:
    """Return what the status field of a front sheet says, None where it says nothing.

    An exempt appendix does not make an open paper exempt.
    """
    rest = _PART.sub(" ", words)
    if _EXEMPT.search(_NEGATED.sub(" ", rest)):
        return Status.EXEMPT
    if _PUBLIC.search(rest) or _NEGATED.search(rest):
        return Status.PUBLIC
    return None


def status_of_line(line: str) -> Status | None:
    """Return the status of a paper on which `line` stands alone as a marking."""
    if len(line.split()) > MARKING_WORDS or _NEGATED.search(line):
        return None
    if _EXEMPT_LINE.match(line):
        return Status.EXEMPT
    return Status.PUBLIC if _PUBLIC_LINE.match(line) else None


def is_restrained(line: str) -> bool:
    """Tell whether a line of a front sheet or header asks not to pass the paper on."""
    return len(line.split()) <= MARKING_WORDS and bool(_RESTRAINED.search(line))


def exempt_until(marking: str) -> date | None:
    """Return the day until which `marking` holds.

    A date no calendar has lifts nothing.
    """
    until = _UNTIL.search(marking)
    if until is None:
        return None
    for period in read_periods(marking[until.end() :])[:1]:
        if period.as_at and len(period.as_at) == len("2021-08-31"):
            return date.fromisoformat(period.as_at)
    return None


def parts_marked(texts: Iterable[str], *, own: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words in `texts` that mark a part, or a listed paper, as not public.

    `own` are the lines that speak of the paper itself; they and lines that are a
    marking and nothing else are left out.
    """
    found = (
        quote
        for text in texts
        for quote in _quotes(text)
        if _OF_A_PART.search(quote)
        and quote not in own
        and status_of_line(quote) is not Status.EXEMPT
    )
    return tuple(dict.fromkeys(found))


def _quotes(text: str) -> Iterator[str]:
    """Yield `text` whole where it is short, else its sentences."""
    if len(text) <= LONGEST_QUOTE:
        yield text
        return
    yield from _SENTENCE_END.split(text)
