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
# A question of a form with its answer.
LONGEST_ANSWER = 40

_EXEMPT_WORD = r"(?:exempt|confidential|restricted|private)"
_PART_2 = r"part\s*(?:2|ii|two)"
_PIECE = r"(?:appendi(?:x|ces)|annex\w*|attachments?)"

# Which law it is that keeps a piece of a paper: "under paragraph 3 of Schedule 12A".
_GROUND = (
    r"(?:[\s,]+(?:under|by\s+virtue\s+of|pursuant\s+to|as\s+defined|in\s+accordance"
    r"\s+with|within\s+the\s+meaning)\b[^.;]*)?"
)
# A word that speaks of the paper, not of public health or the private sector.
_FOR_READERS = (
    r"(?=\W*$|\W*[?:\t]|\W+(?:or|and|reports?|items?|papers?|documents?|meetings?|sessions?"
    r"|agenda|access|domain|circulation|information)\b)"
)

_NEGATED = re.compile(
    r"\b(?:not|non|no|nil|none|contains\s+no|does\s+not\s+contain)\b[\s-]*"
    rf"(?:(?:an?|any|information|is|part)\s+){{0,2}}{_EXEMPT_WORD}\w*"
    r"(?:\s+information)?|\bunrestricted\b"
    rf"|\bnone\s+of\b[^.;]{{0,120}}?\b{_EXEMPT_WORD}\b",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\b{_EXEMPT_WORD}\s+{_PIECE}|\b{_PIECE}\b[^.;]{{0,120}}?"
    rf"\b(?:{_EXEMPT_WORD}|not\s+for\s+publication)\b{_GROUND}"
    rf"|\b{_EXEMPT_WORD}\s+(?:information|material)\s+(?:\w+\s+){{0,3}}?"
    rf"(?:in|at|within)\s+(?:the\s+)?{_PIECE}",
    re.IGNORECASE,
)
_EXEMPT = re.compile(
    rf"\b{_EXEMPT_WORD}\b|\bnot\s+(?:for\s+publication|to\s+be\s+published)\b"
    rf"|\bclosed\b|\bsensitive\b|\b{_PART_2}\b|\bpart\s*b\b|\bschedule\s+12a\b"
    r"|\bpink\s+papers?\b|\bnot\s+(?:in\s+the\s+)?public\b|\bin\s+confidence\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\bpublic\b|\bopen\b|\bpart\s*(?:1|i|a)\b|\bfor\s+publication\b|^(?:no|none)\b",
    re.IGNORECASE,
)
# What a line may go on with after a marking and still be a marking.
_GOES_ON = (
    r"(?=\W*(?:\d{0,3}\W*$|(?:report|item|paper|document|information|minutes?|addendum|annex"
    r"|briefing|agenda|by\s+virtue|under|until|pursuant|paragraphs?|section|schedule"
    r"|in\s+accordance|and\s+not|not\s+for|from\s+publication|circulation|members|commercial"
    r"|exempt|confidential|because|as\s+it)\b))"
)
# A line that is a marking and nothing else.
_EXEMPT_LINE = re.compile(
    r"^\W*(?:(?:this|an?|the(?:\s+following)?)\s+)?(?:(?:report|item|paper|document)\s+"
    r"(?:is|should\s+be|must\s+be)\s+)?(?:strictly\s+)?(?:private\s+(?:and|&)\s+)?"
    rf"(?:wholly\s+)?(?:exempt|not\s+for\s+publication|confidential|{_PART_2}"
    r"|official\W+sensitive|(?:document\s+is\s+)?restricted|in\s+confidence"
    rf"|commercial(?:ly)?\s+in\s+confidence|pink\s+papers?){_GOES_ON}"
    r"|^\W*not\s+(?:for\s+public\s+release|to\s+be\s+published|public|(?:for|open\s+to)"
    r"\s+the\s+public)\W*$"
    r"|^\W*(?:item|report|paper)\s+not\s+open\s+to\s+the\s+public\W*$"
    r"|^\W*(?:private|closed)\s+(?:report|item|paper|document|session|agenda)\W*$"
    rf"|^\W*part\s*(?:b|2|ii|two)\W+{_EXEMPT_WORD}\b"
    r"|^\W*by\s+virtue\s+of\s+paragraph\b"
    r"|^\W*reasons?\s+for\s+(?:exemption|confidentiality)\W+(?!n/?a\b|no|nil)\w",
    re.IGNORECASE,
)
_ITEM_LINE = re.compile(
    rf"[(\[]\s*(?:{_EXEMPT_WORD}|not\s+for\s+publication)\b[^)\]]*[)\]]\W*$"
    r"|\s[-–—|]+\s*(?:exempt|confidential|not\s+for\s+publication)\W*$"
    r"|\bnot\s+for\s+publication\W*$"
    r"|(?-i:(?=.*[a-z]).*\s(?:EXEMPT|CONFIDENTIAL|NOT FOR PUBLICATION)$)",
    re.IGNORECASE,
)
_PUBLIC_LINE = re.compile(
    r"^\W*(?:an?\s+)?(?:open\s+public|public|open)\s+(?:item|report|paper|document)\W*$"
    r"|^\W*(?:part\s*(?:1|i)\b\W*)?(?:\(?public\)?|unrestricted|for\s+publication)\W*$",
    re.IGNORECASE,
)
_PART_ALONE = re.compile(
    rf"^\W*{_PART_2}\W*$|^\W*by\s+virtue\b"
    r"|^\W*(?:exempt|confidential)\s+(?:information|items?|matters|business|minutes)\W*$",
    re.IGNORECASE,
)
_RESTRAINED = re.compile(
    r"\bconfidential\b|\bdraft\b\W*not\s+for|\bnot\s+for\s+(?:onward\s+)?(?:circulation"
    rf"|distribution|sharing)|\bpart\s*ii\b|[-–—(]\s*{_PART_2}\)?\s*$|\bpink\s+papers?\b"
    r"|\bembargo\w*|\bin\s+confidence\b|\blegally\s+privileged\b|\bmembers\s+only\b"
    r"|\brestricted\s+circulation\b|\bthis\s+(?:item|report|paper)\b.*\bin\s+private\b"
    r"|\bpublic\s+(?:will|may|are|is|must|should)\b.*\bexcluded\b.*\bthis\s+(?:item|report)"
    r"|\bpublic\W+(?:to\s+be\s+)?excluded\b|\bprivate\s+part\b|\bnon\W?public\b"
    r"|\b(?:not|never)\s+(?:\w+\s+){0,2}?(?:publish|publication|public\s+domain|share"
    r"|circulat)\w*|\bwithheld\s+from\b|^\W*(?:secret|sensitive|protect)\W*"
    rf"(?:commercial|personal|$)|\b(?:report|item|agenda|paper)\s+{_PART_2}\W*$"
    r"|\bexempt\s+(?:report|item|session|paper|agenda|minutes?|information)\b"
    rf"|^\W*exempt\s+{_PIECE}\b|^\W*{_PIECE}\s+\w{{1,3}}\W+(?:is\s+|are\s+)?"
    r"(?:exempt|not\s+for\s+publication)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^(?P<asked>[^?:\t]{0,160}\b(?:exempt\w*|confidential\w*|unrestricted|exclu\w+"
    rf"|publication|(?:private|restricted|public){_FOR_READERS})\b[^?:\t]{{0,120}})[?:\t]\W*"
    r"(?P<told>yes|no|none|nil|n/?a|not\s+applicable|paragraphs?\s+\d)\b(?P<more>.*)$",
    re.IGNORECASE,
)
_ASKED_CLOSED = re.compile(
    rf"\b(?:{_EXEMPT_WORD}\w*|exclu\w+|not\s+(?:for\s+publication|public))\b",
    re.IGNORECASE,
)
# A decision may be exempt from being called in, which says nothing of who may read it.
_CALL_IN = re.compile(r"\bcall", re.IGNORECASE)
_OF_ITSELF = re.compile(
    r"\bthis\s+(?:covering\s+)?(?:report|paper|document|submission|briefing)\s+(?:\([^)]*\)"
    r"\s+)?(?:and\s+its\s+\w+\s+)?(?:(?:is|are|should\s+be|must\s+be|will\s+be|has\s+been"
    r"|remains?)\s+(?:(?:therefore|wholly|partly|strictly|currently|marked|treated|classed"
    r"|classified|kept|as)\s+){0,3}(?:exempt(?!\s+from\s+(?!publication|disclosure))"
    r"|confidential|restricted|not\s+(?:for\s+publication|to\s+be\s+published))\b"
    r"|(?:contains?|includes?)\s+(?:(?:some|certain|commercially\s+sensitive)\s+)?(?:and\s+"
    r"|or\s+)?(?:exempt|confidential)(?:\s+(?:and|or)\s+\w+)?\s+(?:information|material)"
    r"|(?:contains?|includes?)\s+information\s+(?:which|that)\s+is\s+(?:exempt|confidential))",
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
_NAMED_PIECE = re.compile(
    r"\b(?:appendix|annex)\s+(?P<id>\d{1,2}|[A-Z])\b", re.IGNORECASE
)
_UNTIL = re.compile(r"\buntil\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z(\[“‘])")
_PAGE = re.compile(
    r"^page\s+\d+(?:\s+of\s+\d+)?\W+|\W+page\s+\d+(?:\s+of\s+\d+)?$", re.IGNORECASE
)
# A stamp set in letters with spaces between: C O N F I D E N T I A L.
_STAMP = re.compile(
    r"(?:STRICTLY )?(?:PRIVATE (?:AND|&) )?(?:CONFIDENTIAL|EXEMPT|RESTRICTED"
    r"|NOT FOR PUBLICATION|OFFICIAL\W+SENSITIVE)"
)
_SPACED = re.compile(r"(?:\w ){4,}\w")


def status_said(words: str) -> Status | None:
    """Return what the status field of a front sheet says, None where it says nothing.

    An exempt appendix does not make an open paper exempt; where nothing is said but
    that an appendix is, the rest is unknown.
    """
    rest = _PART.sub(" ", words)
    if _EXEMPT.search(_NEGATED.sub(" ", rest)):
        return Status.EXEMPT
    if _PUBLIC.search(rest) or _NEGATED.search(rest):
        return Status.PUBLIC
    return Status.UNKNOWN if rest != words else None


def status_answered(line: str) -> Status | None:
    """Return the status that `line` gives as its answer: "Is it exempt? Yes".

    Both "yes" and "no" are printed where one is to be ticked: that answers nothing a
    reader of words can tell.
    """
    found = _ASKED.match(line)
    if found is None or len(line.split()) > LONGEST_ANSWER:
        return None
    if _CALL_IN.search(found["asked"]):
        return None
    told = found["told"].lower()
    if {"yes", "no"} <= set(re.findall(r"\w+", f"{told} {found['more']}".lower())):
        return Status.UNKNOWN
    if _ASKED_CLOSED.search(found["asked"]):
        is_closed = told.startswith(("yes", "paragraph"))
        if is_closed and re.search(_PIECE, found["more"], re.IGNORECASE):
            return Status.UNKNOWN
        return Status.EXEMPT if is_closed else Status.PUBLIC
    return {"yes": Status.PUBLIC, "no": Status.EXEMPT}.get(told)


def status_of_line(line: str) -> Status | None:
    """Return the status of a paper on which `line` stands alone as a marking."""
    if not _is_short(line) or _NEGATED.search(line):
        return None
    line = _bare(line)
    if _EXEMPT_LINE.match(line):
        return Status.EXEMPT
    return Status.PUBLIC if _PUBLIC_LINE.match(line) else None


def is_marked_title(line: str) -> bool:
    """Tell whether a line of a front sheet ends in a marking: "A loan (Exempt)"."""
    if not _is_short(line):
        return False
    line = _bare(line)
    return bool(_ITEM_LINE.search(line)) and not (
        _NEGATED.search(line) or _PART.search(line)
    )


def is_about_a_part(line: str) -> bool:
    """Tell whether `line`, among a paper's text, heads a part rather than the paper.

    "Part 2" may be a chapter; a paragraph of Schedule 12A stands, in a pack of papers,
    where one of them was left out.
    """
    return bool(_PART_ALONE.match(line))


def is_stamp(text: str) -> bool:
    """Tell whether `text` is what is stamped across a page, in capitals."""
    return _is_short(text) and bool(_STAMP.fullmatch(_bare(text)))


def is_restrained(line: str) -> bool:
    """Tell whether a line of a front sheet or header asks not to pass the paper on."""
    return (
        _is_short(line) and bool(_RESTRAINED.search(line)) and not _NEGATED.search(line)
    )


def marking_of_itself(text: str) -> str | None:
    """Return the sentence of `text` that says its own paper is not public."""
    for sentence in _SENTENCE_END.split(text):
        is_other = _PART.search(sentence) or _NEGATED.search(sentence)
        if _OF_ITSELF.search(sentence) and not is_other:
            return sentence
    return None


def parts_named(quotes: Iterable[str]) -> frozenset[str]:
    """Return the appendices, "A" or "3", that `quotes` say are not public."""
    named = (
        _NAMED_PIECE.search(found.string, found.start())
        for found in _found_parts(quotes)
    )
    return frozenset(piece["id"].upper() for piece in named if piece)


def part_headed(text: str) -> str | None:
    """Return the appendix, "A" or "3", that a heading `text` begins."""
    found = _NAMED_PIECE.match(text)
    return found["id"].upper() if found else None


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


def _is_short(line: str) -> bool:
    return len(line) <= LONGEST_QUOTE and len(line.split()) <= MARKING_WORDS


def _bare(line: str) -> str:
    """Return `line` without its page number or spaces between spread-out letters."""
    line = _PAGE.sub("", line.strip())
    return line.replace(" ", "") if _SPACED.fullmatch(line) else line


def _found_parts(quotes: Iterable[str]) -> Iterator[re.Match[str]]:
    for quote in quotes:
        yield from _PART.finditer(_NEGATED.sub(" ", quote))


def _quotes(text: str) -> Iterator[str]:
    """Yield `text` whole where it is short, else its sentences."""
    if len(text) <= LONGEST_QUOTE:
        yield text
        return
    yield from _SENTENCE_END.split(text)
