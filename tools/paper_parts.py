"""Which part of a paper a passage is of: what it is for, recommends, decided.

2 RECOMMENDATION                      by the heading it stands under,
Recommendations | It is RECOMMENDED   by the label of its row on the front sheet,
RESOLVED: That the report be noted.   or by its own first words
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from corpus.records import Paper, Passage


class PaperPart(StrEnum):
    """A part that papers of any council have."""

    PURPOSE = "purpose"
    INTRODUCTION = "introduction"
    RECOMMENDATIONS = "recommendations"
    DECISIONS = "decisions"
    MARKING = "marking"


_HEADINGS = {
    PaperPart.PURPOSE: r"(?:executive |management |report )?(?:summary|overview)"
    r"|purposes?(?: of (?:the |this )?(?:report|paper))?|(?:the )?issues?"
    r"|reasons? for (?:the |this )?(?:report|paper)|précis|aims?"
    r"|what (?:is )?this (?:report|paper) is about",
    PaperPart.INTRODUCTION: r"introduction(?: and background)?|background"
    r"(?: to (?:the |this )?(?:report|paper))?",
    PaperPart.RECOMMENDATIONS: r"(?:officers?['’]? )?recommend(?:ation(?:s|\(s\))?|ed)?"
    r"(?: to [\w ]+)?|(?:decisions?|actions?) (?:required|requested|sought|needed)"
    r"|(?:conclusions?|proposals?) (?:and|&) recommendations?|proposals?",
    PaperPart.DECISIONS: r"resol(?:ved|utions?)|decisions?|agreed|it was agreed"
    r"|decisions? (?:made|taken)|outcomes?",
}
_NUMBER = r"^\W*(?:(?:\d+(?:\.\d+)*|[a-z])[.)]?\s+)?(?:the\s+)?"
_IS_HEADED = {
    part: re.compile(rf"{_NUMBER}(?:{heading})\W*$", re.IGNORECASE)
    for part, heading in _HEADINGS.items()
}
_BEGINS = {
    PaperPart.PURPOSE: re.compile(
        r"\W*(?:[\d.]+\s+)?(?:the )?purpose of (?:this|the) (?:report|paper)\b"
        r"|\W*(?:[\d.]+\s+)?(?:this|the) (?:report|paper)\b[^.]{0,80}\b(?:updates?"
        r"|provides?|sets? out|gives?|presents?|seeks?|informs?|summarises?|asks?)\b"
        r"|.{0,120}\b(?:presented|introduced|submitted|received|considered) (?:the|a)"
        r" report\b",
        re.IGNORECASE,
    ),
    PaperPart.RECOMMENDATIONS: re.compile(
        r"\W*(?:[\d.]+\s+)?(?:it is (?:therefore )?recommended (?:that|to)\b"
        r"|recommendation(?:s|\(s\))?\s*:\s*\w"
        r"|(?:that )?(?:the )?(?:[\w’'-]+ ){0,4}?(?:forum|committee|cabinet|executive"
        r"|board|panel|council|commission|members|councillors)\b[^.:]{0,20}?"
        r"\b(?:is|are) (?:asked|recommended|invited|requested) to\b)",
        re.IGNORECASE,
    ),
    PaperPart.DECISIONS: re.compile(
        r"\W*(?:[\d.]+\s+)?(?:RESOLVED|AGREED|DECISION)\b"
        r"|.*\b(?i:it was (?:unanimously )?(?:resolved|agreed)"
        r"|resolved(?: unanimously)?\W+that)\b"
    ),
}
# What leads into a list, and an item of one: "(a) note …", "1. notes …", "• note …".
_LEADS_ON = re.compile(r"(?::|\b(?:to|that))\s*$", re.IGNORECASE)
_IS_ITEM = re.compile(
    r"\s*(?:(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]\)?|\d{1,2}(?:\.\d{1,2})+(?=\s+(?-i:[a-z]))|[•●▪◦·–-])\s|(?-i:[a-z])"
    r"|(?:to )?(?:not|agre|approv|endors|consider|comment|delegat|recommend|support"
    r"|receiv|authoris|confirm|review|scrutinis|request|instruct|adopt|that)(?:e?s|e)?"
    r"\b)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\s?\(?(?:[a-z]|[ivx]{1,4})\)?")
_SEGMENT = re.compile(r" > |\. |; ")


def part_of(passage: Passage) -> PaperPart | None:
    """Return the part that `passage` is of, by its heading or its first words.

    Of several the one of the innermost heading; None where neither tells one.
    """
    first = passage.text.split("\n", maxsplit=1)[0]
    for part, begins in _BEGINS.items():
        if begins.match(first):
            return part
    place = passage.locator.words.partition("; paragraph")[0]
    headings = [*_SEGMENT.split(passage.context), *_SEGMENT.split(place)]
    for heading in reversed(headings):
        for part, is_headed in _IS_HEADED.items():
            if is_headed.search(heading):
                return part
    return None


def passages_of_part(
    passages: Iterable[Passage], part: PaperPart, paper: Paper
) -> tuple[Passage, ...]:
    """Return those of the `passages` of one `paper` that are of `part`, in order.

    The items of a list are of the part that what leads into them is of.
    """
    own: list[Passage] = []
    led: str | None = None  # the headings over the list that goes on
    ended: set[str] = set()  # and those over lists that are told
    lead = ""  # the place of the last numbered paragraph
    for passage in sorted(passages, key=_order):
        place = passage.locator.words
        if own and lead and _is_lettered(place, lead):
            own.append(passage)
            led = None
            continue
        is_item = led == passage.context and bool(_IS_ITEM.match(passage.text))
        is_own = is_item or is_of_part(passage, part, paper)
        if led is not None and not is_item:
            ended.add(led)
        is_lead = is_own and bool(_LEADS_ON.search(passage.text))
        is_over = passage.context in ended and not (is_item or _begins(passage, part))
        led = passage.context if is_item or (is_lead and not is_over) else None
        is_told = is_own and not is_over
        lead = place if is_told and is_lead else ""
        if is_told:
            own.append(passage)
    return tuple(own)


def _is_lettered(place: str, lead: str) -> bool:
    """Whether a place is that of an item of the paragraph at `lead`: 2.2a of 2.2."""
    return place.startswith(lead) and bool(_LETTER.fullmatch(place, len(lead)))


def _begins(passage: Passage, part: PaperPart) -> bool:
    """Whether the first words of a passage say themselves that it is of `part`."""
    begins = _BEGINS.get(part)
    return begins is not None and bool(begins.match(passage.text))


def _order(passage: Passage) -> tuple[int, int]:
    return passage.locator.page_number or 0, passage.locator.start


def is_of_part(passage: Passage, part: PaperPart, paper: Paper) -> bool:
    """Return whether `passage` of `paper` is of `part`.

    What says who may read it are the words that were read as its marking, and those
    that mark another paper or an appendix.
    """
    if part is not PaperPart.MARKING:
        return part_of(passage) is part
    text = " ".join(passage.text.split())
    return any(" ".join(mark.split()) in text for mark in marks_of(paper))


def marks_of(paper: Paper) -> tuple[str, ...]:
    """Return the words of `paper` that say who may not read it, or a part of it."""
    return tuple(filter(None, (paper.marking, *paper.refers_to_exempt)))
