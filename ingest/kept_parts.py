"""The parts of a paper that it says are not public, in its own words and by name."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from corpus.records import Status
from ingest.marking_words import (
    ASKED,
    CLOSED_ASKED,
    EXEMPT,
    EXEMPT_WORD,
    LONGEST_QUOTE,
    NAMED_PIECE,
    NEGATED,
    PART,
    PART_2,
    PIECE,
    SENTENCE_END,
    YES,
)
from ingest.markings import status_of_line

_PART_ALONE = re.compile(
    rf"^\W*(?:{PART_2}|part\s+b)\W*$|^\W*by\s+virtue\b"
    r"|^\W*(?:exempt|confidential)\s+(?:information|items?|matters|business|minutes)\W*$",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(
    r"\bnot\s+(?:in\s+the\s+public\s+domain|for\s+publication)\b"
    r"|\bexempt\s+(?:information|appendi\w+|annex\w*|minutes?|reports?|items?|under|from"
    r"\s+publication)|\bconfidential\s+(?:appendi\w+|annex\w*|minutes?|reports?|items?)"
    r"|\b(?:appendi\w+|annex\w*)\b[^.;]{0,120}\b(?:is|are)\s+(?:exempt|confidential)\b"
    r"|\b(?:appendi\w+|annex\w*)\b[^.;]{0,120}\((?:exempt|confidential)\b"
    r"|\bpart\s*(?:2|ii)\b\)?\s*(?:reports?|items?|papers?|agenda|$)|\(part\s*(?:2|ii)\)"
    r"|\b(?:press\s+and\s+public|the\s+public)\s+(?:be\s+|were\s+|was\s+)?excluded"
    r"|\bpink\s+papers?\b|\((?:exempt|confidential)\)",
    re.IGNORECASE,
)
KEPT_PART = "that is exempt"
_KEPT_HEADING = re.compile(
    rf"(?i:\W*(?:{EXEMPT_WORD}|{PART_2})\s+(?:appendix|annex)\W*$)"
    r"|(?:EXEMPT|CONFIDENTIAL|PART (?:2|II)) (?:APPENDIX|ANNEX)\b"
)
_TITLED = re.compile(r"[-\u2010-\u2015:]")
_WHOLE = re.compile(r"\b(?:report|paper|document|whole|all|both)\b", re.IGNORECASE)
# Where the words of an appendix that is kept have gone: "Circulated to members only."
_ELSEWHERE = re.compile(
    r"\b(?:circulated|issued|sent|supplied|provided|available|attached|published|held)\b"
    r"[^.;]{0,40}?\b(?:separately|under separate cover|members|councillors)\b",
    re.IGNORECASE,
)
# Of an appendix that is not there: "The appendix lists the fees that were proposed."
_TELLS_WHAT_IT_HOLDS = re.compile(
    rf"^\W*(?:(?:the|this)\s+(?:\w+\s+)?{PIECE}|it)\s+(?:also\s+)?(?:contains?|covers?"
    r"|describes?|details?|gives?|includes?|lists?|sets?\s+out|shows?|summarises?)\b",
    re.IGNORECASE,
)


def is_about_a_part(line: str) -> bool:
    """Tell whether `line`, among a paper's text, heads a part rather than the paper.

    "Part 2" may be a chapter; a paragraph of Schedule 12A stands, in a pack of papers,
    where one of them was left out.
    """
    return bool(_PART_ALONE.match(line))


def parts_named(quotes: Iterable[str]) -> frozenset[str]:
    """Return the appendices, "A" or "3", that `quotes` say are not public.

    In a list of them with their titles the marking is of the last alone: "Appendix A –
    Risks Appendix B – Prices (exempt)".
    """
    named: set[str] = set()
    for found in _found_parts(quotes):
        text, start, end = found.string, found.start(), found.end()
        within = list(NAMED_PIECE.finditer(text, start, end))
        pieces = within or list(NAMED_PIECE.finditer(text, start))[:1]
        titled = [
            place
            for place, (one, other) in enumerate(pairwise(pieces), start=1)
            if _TITLED.search(text[one.end() : other.start()])
        ]
        named.update(piece["id"].upper() for piece in pieces[max(titled, default=0) :])
    return frozenset(named)


def parts_excepted(line: str) -> frozenset[str]:
    """Return the appendices that alone are kept, as `line` of a form answers.

    "Is it exempt? Yes, Appendix 3" says that of the appendix; the paper may be open.
    """
    found = ASKED.match(line)
    if found is None or not CLOSED_ASKED.search(found["asked"]):
        return frozenset()
    if _WHOLE.search(found["told"]) or not YES.match(found["told"]):
        return frozenset()
    return frozenset(
        piece["id"].upper() for piece in NAMED_PIECE.finditer(found["told"])
    )


def without_markings(text: str) -> str:
    """Return `text` without the sentences that say no more than that it is kept.

    Where one says where it has gone, what tells what it holds is no word of it either.
    """
    sentences = SENTENCE_END.split(text)
    is_gone = any(_ELSEWHERE.search(sentence) for sentence in sentences)
    says_no_more = (EXEMPT, _ELSEWHERE, *((_TELLS_WHAT_IT_HOLDS,) if is_gone else ()))
    return " ".join(
        sentence
        for sentence in sentences
        if "£" in sentence or not any(said.search(sentence) for said in says_no_more)
    )


def part_headed(text: str) -> str | None:
    """Return the appendix, "A" or "3", that a heading `text` begins.

    One that is called by nothing but that it is kept, "Part 2 appendix", is KEPT_PART.
    """
    if _KEPT_HEADING.match(text):
        return KEPT_PART
    found = NAMED_PIECE.match(text)
    return found["id"].upper() if found else None


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


def _found_parts(quotes: Iterable[str]) -> Iterator[re.Match[str]]:
    for quote in quotes:
        yield from PART.finditer(NEGATED.sub(" ", quote))


def _quotes(text: str) -> Iterator[str]:
    """Yield `text` whole where it is short, else its sentences."""
    if len(text) <= LONGEST_QUOTE:
        yield text
        return
    yield from SENTENCE_END.split(text)
