"""Whose a number is: a council's, or England's, or nobody's we name."""

import re
from collections.abc import Sequence

from corpus.councils import ENGLAND, CouncilMention, find_councils
from tools.clauses import Clause

_NATIONAL_AFTER = re.compile(
    r"^\W*(?:national(?:ly)?\b|in England\b|England\b)", re.IGNORECASE
)
_NATIONAL_FIRST = re.compile(
    r"^\W*(?:nationally|across England|in England)\b"
    r"|\b(?:authorities|councils) (?:in|across) England\b[^.;]*$",
    re.IGNORECASE,
)
_NATIONAL_BEFORE = re.compile(
    r"\b(?:national|England)(?:ly)?(?: average| figure| rate)?"
    r"(?: (?:of|is|was|at|being))?\W*$",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"^(?:national(?:ly)?|england|all england)\b(?! (?:funding|formula|insurance))"
    r"|\b(?:national|england) (?:average|figure|rate|comparator)"
    r"|\((?:national|england)\)$",
    re.IGNORECASE,
)
# A group of councils is nobody that we could name.
_GROUPS = re.compile(
    r"\bneighbours?\b|^(?:the )?(?:north|south|east|west|inner|outer|greater|yorkshire)"
    r"(?:[- ](?:north|south|east|west|midlands|london|manchester))?(?: of england)?"
    r"(?: (?:average|region))?$|\b(?:regional|family|group|peer) (?:average|median)"
    r"|^(?:london|region(?:al)?|south east|midlands)$|\baverage (?:la|authority)\b",
    re.IGNORECASE,
)
# A region or a group of councils is nobody's figure that we could name.
_OTHERS_BEFORE = re.compile(
    r"\b(?:neighbours?|North|South|East|West|London|Midlands|regional(?:ly)?|region)"
    r"(?: average)?(?: (?:of|is|was|at))?\W*$",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:we|our|the Council(?:'s|’s)?|the authority)\b", re.IGNORECASE)
_MERELY_NAMED = re.compile(
    r"\b(?:following|like|from|by|with|letter|visit|to|join(?:ed|ing)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "With Kent, Bury and Surrey": each of them is named so.
_AND = re.compile(r"\s*(?:,|and|&|, and)\s*")
# As in "£3m in Bury" or "12 (Kent)".
_BESIDE = re.compile(r"\s*\(?(?:in|for|at|by)?\s*")


def council_of(clause: Clause, own: str | None) -> str | None:
    """Return the council last named before a number, else right after, else `own`.

    Args:
        clause: The number's.
        own: The council whose paper it stands in.

    Returns:
        Its name, `ENGLAND` where a number is national, None where it is a region's.
    """
    text, amount = clause.sentence, clause.amount
    if _NATIONAL_AFTER.match(clause.rest) or _NATIONAL_BEFORE.search(clause.lead):
        return ENGLAND
    if _OTHERS_BEFORE.search(clause.lead):
        return None
    if _NATIONAL_FIRST.search(clause.lead) and not _OURS.search(clause.lead):
        return ENGLAND
    mentions = _spoken_of(text)
    if earlier := [m for m in mentions if m.end <= amount.start]:
        is_ours = _OURS.search(text, earlier[-1].end, amount.start)
        return own if is_ours else earlier[-1].name
    later = [m for m in mentions if m.start >= amount.end]
    is_beside = later and _BESIDE.fullmatch(text, amount.end, later[0].start)
    return later[0].name if is_beside else own


def council_of_headings(texts: Sequence[str], own: str | None) -> str | None:
    """Return the council a cell's headings name, else `own`; None for a group."""
    for text in texts:
        if _GROUPS.search(text):
            return None
        if _NATIONAL.search(text):
            return ENGLAND
        if mentions := find_councils(text):
            return mentions[0].name
    return own


def _spoken_of(text: str) -> list[CouncilMention]:
    """The councils of a sentence that something is said of, in order."""
    spoken: list[CouncilMention] = []
    merely: CouncilMention | None = None
    for mention in find_councils(text):
        goes_on = merely and _AND.fullmatch(text, merely.end, mention.start)
        if goes_on or _MERELY_NAMED.search(text[: mention.start]):
            merely = mention
        elif mention.name != ENGLAND:
            spoken.append(mention)
    return spoken
