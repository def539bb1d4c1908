"""What a meeting is asked for: to decide something, or only to note it.

2.1 To note the forecast.              noted
2.2 To approve a transfer of 0.5%.     decided
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from assistant.candidates import Candidate
from assistant.intents import Intent
from assistant.question import Question


class Ask(StrEnum):
    """What a meeting is to do with an item."""

    DECIDE = "decide"
    NOTE = "note"


# "What is Cabinet asked to agree about the transfer", "what decision is sought": what
# is recommended is asked for, whatever else is named with it.
_DECIDE = (
    r"(?:do|decide|determine|agree|approve|note|endorse|consider|comment|take|back"
    r"|support|sign|vote|resolve|ratify|authorise|delegate|recommend|receive|discuss)"
)
_ASKS_WHAT_IS_SOUGHT = re.compile(
    r"\bwhat\b[^?]*?\b(?:asked|invited|requested|recommended|urged|expected|wanted)"
    rf" (?:[\w’'-]+ ){{0,2}}?to {_DECIDE}\b"
    rf"|\bwhat\b[^?]*?\b(?:officers?|report|paper)\b[^?]*?\b(?:ask|want|invite)(?:s|ing)?"
    rf" (?:[\w’'-]+ ){{1,4}}?to {_DECIDE}\b"
    r"|\bwhat (?:decisions?|approvals?|actions?) (?:is|are|was|were) (?:being )?"
    r"(?:sought|required|needed|requested|asked for|wanted)\b"
    r"|\bwhat\b[^?]{0,40}\brecommendations?\b"
    r"|\b(?:ask(?:s|ed|ing)?|seek(?:s|ing)?|request(?:s|ed|ing)?) (?:[\w’'-]+ ){0,4}?"
    r"(?:for )?(?:an? |any )?(?:decision|approval)s?\b"
    r"|\bwhat (?:does|did|do) (?:the |its |their |this )?(?:[\w’'-]+ ){0,5}?"
    r"(?:report|paper|officers?) recommend\b",
    re.IGNORECASE,
)
# What is told of a matter and leaves it as it is.
_NOTING = (
    r"(?:not(?:e|es|ed|ing)|receiv(?:e|es|ed|ing)|comment(?:s|ed|ing)?"
    r"|consider(?:s|ed|ing)?|scrutinis\w+|review(?:s|ed|ing)?|discuss\w*|information)"
)
_TO_NOTE = r"(?:not(?:e|ed|ing)|info(?:rmation)?)"
_DECIDING = (
    r"(?:decid\w+|decisions?|determin\w+|approv\w+|agree(?:s|d|ing)?|endors\w+"
    r"|authoris\w+|sign(?:s|ed|ing)? off|vote(?:s|d)?(?: on)?|act(?:ion)? on)"
)
_NOT_BUT = (
    r"(?:(?:as )?(?:opposed|against|distinct from|compared) (?:to|with)|rather than"
    r"|instead of|and not|not|more than|other than|beyond|versus|vs\.?|,? not)"
)
_MERELY = r"(?:(?:just|only|merely|simply|being|asked|to|for|there|here)\s+){0,4}"
# "To approve, as opposed to note", "for decision and not just for noting".
_DECIDE_NOT_NOTE = re.compile(
    rf"(?:\b{_NOT_BUT}|n['’]t)\s+{_MERELY}{_TO_NOTE}\b"
    r"|\bneeds? (?:an? )?(?:actual |real )?(?:decision|approval)\b(?![^?]*\bto\b)",
    re.IGNORECASE,
)
_NOTE_NOT_DECIDE = re.compile(
    rf"(?:\b{_NOT_BUT}|n['’]t)\s+{_MERELY}{_DECIDING}\b"
    rf"|(?<!\bor )\b(?:just|only|merely|simply)\s+(?:\w+\s+){{0,2}}?(?:to|for)\s+"
    rf"(?:be )?{_TO_NOTE}\b",
    re.IGNORECASE,
)
_SAYS_NOTING = re.compile(rf"\b{_NOTING}\b", re.IGNORECASE)
_SAYS_DECIDING = re.compile(
    rf"\b(?:{_DECIDING}|delegat\w+|adopt\w*|support\w*|confirm\w*|draw down|recommend"
    r" (?:that|to)|write|give)\b",
    re.IGNORECASE,
)
# Where one of several items in one line begins: "1.", "(b)", "iii)".
_ITEM = re.compile(r"(?:^|(?<=\s))\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
_ITEM_END = re.compile(r"[;,]?(?:\s+and)?\s*$")
_LEADS_ON = re.compile(r"(?::|\b(?:to|that))\s*$", re.IGNORECASE)
# The verb that an item begins with.
_VERB = re.compile(
    r"\W*(?:[\d.]+\s+|\(?\w{1,4}\)\s*)?(?:that |to |be )*(?P<verb>[A-Za-z]+)",
    re.IGNORECASE,
)
_ASKED_TO = re.compile(
    r"\b(?:asked|recommended|invited|requested)\b[^.;:]{0,40}?\bto (?=[a-z])",
    re.IGNORECASE,
)


def says_what_is_sought(text: str) -> bool:
    """Return whether `text` asks what a meeting is asked for."""
    return bool(_ASKS_WHAT_IS_SOUGHT.search(text) or ask_of(text))


def asks_what_is_sought(question: Question) -> bool:
    """Return whether `question` asks what a meeting is asked for, of whatever thing."""
    is_looked_up = question.intent in {Intent.LOOK_UP, Intent.COMPARE}
    return is_looked_up and not question.amounts and says_what_is_sought(question.asked)


def ask_of(text: str) -> Ask | None:
    """Return which kind of item `text` asks for alone: to decide, not to note."""
    if _DECIDE_NOT_NOTE.search(text) and _SAYS_DECIDING.search(text):
        return Ask.DECIDE
    return Ask.NOTE if _NOTE_NOT_DECIDE.search(text) else None


def of_ask(own: Sequence[Candidate], ask: Ask | None) -> list[Candidate]:
    """Return those of what a paper recommends that are of the kind asked for."""
    if ask is None:
        return list(own)
    told: list[Candidate] = []
    last: Ask | None = None
    for item in (part for line in own for part in _items(line)):
        kind = _kind(item.quote, last)
        if kind is ask:
            told.append(item)
        last = kind or last
    return told


def _items(line: Candidate) -> list[Candidate]:
    """The items of a line that holds several: "1. notes …; 2. agrees …"."""
    marks = list(_ITEM.finditer(line.quote))
    if len(marks) < 2:  # noqa: PLR2004 -- one mark numbers the line itself
        return [line]
    ends = [*(mark.start() for mark in marks[1:]), len(line.quote)]
    parts = (
        line.quote[mark.end() : end] for mark, end in zip(marks, ends, strict=True)
    )
    return [replace(line, quote=_ITEM_END.sub("", part), text=part) for part in parts]


def _kind(text: str, last: Ask | None) -> Ask | None:
    """What is to be done with an item; what goes on from another is of its kind."""
    asked_to = _ASKED_TO.search(text)
    said = text[asked_to.end() :] if asked_to else text
    found = _VERB.match(said)
    verb = found["verb"] if found else ""
    if _LEADS_ON.search(text) and asked_to:
        return None
    if not verb or (said.lstrip()[:1] in "£0123456789" and not found):
        return last
    if _SAYS_NOTING.fullmatch(verb):
        is_more = asked_to and _SAYS_DECIDING.search(said)
        return Ask.DECIDE if is_more else Ask.NOTE
    return Ask.DECIDE
