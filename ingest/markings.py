"""Who a paper says it is for: markings of exemption, and what they are about.

A marking of the paper itself decides its status. A marking of a part of it, or of a
paper it lists, does not: it is kept in the paper's words.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from corpus.periods import read_periods
from corpus.records import Status
from ingest.forms import asks_who_may_read, is_of_a_form, ticked

# A marking stands alone in a line; a longer line is somebody's sentence.
MARKING_WORDS = 25
LONGEST_QUOTE = 400
# A question of a form with its answer.
LONGEST_ANSWER = 40

_EXEMPT_WORD = r"(?:exempt|confidential|restricted|private)"
_PART_2 = r"part[\s:]*(?:2|ii|two)"
_PIECE = r"(?:appendi(?:x|ces)|annex\w*|attachments?)"

# Why a piece of a paper is kept: "under paragraph 3 of Schedule 12A".
_FROM_PUBLICATION = r"\s+from\s+(?:general\s+)?(?:publication|disclosure|release)"
_GROUND = (
    rf"(?:{_FROM_PUBLICATION})?(?:[\s,]+(?:under|by\s+virtue\s+of|pursuant\s+to|because"
    r"|as\s+(?:it|they|defined|specified)|in\s+accordance\s+with|for\s+the\s+reason"
    r"|within\s+the\s+meaning)\b[^.;]*)?"
)
# Not for publication, not open to the public, non-public.
_NOT_OPEN = (
    r"(?:\b(?:not|non|never)\b[\s-]+(?:(?:available|be|for|general|in|open|public|the|to|yet)"
    r"\s+){0,4}(?:public(?!\s+health)|publish\w*|publication|release\w*|domain|disclos\w+"
    r"|open(?=\s+(?:to|for)\s+(?:the\s+)?(?:press|inspection)|\W*$))|\bunpublished\b)"
)
_NEGATED = re.compile(
    r"\b(?:not|non|no|nil|none|contains\s+no|does\s+not\s+contain)\b[\s-]*"
    rf"(?:(?:an?|any|information|is|part)\s+){{0,2}}{_EXEMPT_WORD}\w*"
    r"(?:\s+information)?|\bunrestricted\b"
    rf"|\bnone\s+of\b[^.;]{{0,120}}?\b{_EXEMPT_WORD}\b"
    r"|\bexemptions?\b(?:\s+\w+){0,2}\s+(?:do(?:es)?\s+not\s+apply|no\s+longer\s+appl\w+"
    r"|lifted)\b|\bneither\b"
    rf"|\b(?:no\s+longer|nothing\b[^.;]{{0,60}}?)\s+(?:\w+\s+){{0,2}}?{_EXEMPT_WORD}\b"
    rf"|\bnot\s+(?:contain|include|considered\s+that)\b[^.;]{{0,60}}?\b{_EXEMPT_WORD}\b",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\b{_EXEMPT_WORD}\s+{_PIECE}|\b{_PIECE}\b[^.;]{{0,120}}?"
    rf"\b(?:{_EXEMPT_WORD}|not\s+for\s+publication|{_PART_2})\b{_GROUND}"
    rf"|\b{_EXEMPT_WORD}\s+(?:information|material)\s+(?:\w+\s+){{0,3}}?"
    rf"(?:in|at|within)\s+(?:the\s+)?{_PIECE}"
    rf"|\b(?:with|separate|accompanying|further|associated)\s+(?:\w+\s+){{0,2}}?"
    rf"(?:{_EXEMPT_WORD}|{_PART_2})\s+(?:{_PIECE}|reports?|papers?|items?)\b[^.;]*"
    rf"|\bpart(?:ly|ially)?[\s-]+{_EXEMPT_WORD}\b",
    re.IGNORECASE,
)
_EXEMPT = re.compile(
    rf"\b{_EXEMPT_WORD}\b|{_NOT_OPEN}|\bclosed\b|\bsensitive\b|\b{_PART_2}\b|\bpart\s*b\b"
    r"|\bschedule\s+12a\b|\bpink\s+papers?\b|\bin\s+confidence\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\bpublic\b|\bopen\b|\bpart\s*(?:1|i|a)\b|\bfor\s+publication\b|^(?:no|none)\b",
    re.IGNORECASE,
)
# What a line may go on with after a marking and still be a marking.
_GOES_ON = (
    r"(?=\W*(?:\d{0,3}\W*$|(?:report|item|paper|document|information|minutes?|addendum|annex"
    r"|briefing|agenda|by\s+virtue|under|until|pursuant|para\w*|section|schedule|due"
    r"|in\s+accordance|and\s+(?:not|must|may|should)|not\s+for|circulation|members\w*|as\s+it"
    r"|commercial|exempt|confidential|because|based|on\s+the\s+grounds?|to\s+the\s+p\w+)\b"
    rf"|{_FROM_PUBLICATION}\b))"
)
_NOUN = r"(?:report|item|paper|document|session|agenda|business|matter|minutes?)"
# A line that is a marking, with nothing before it but "this report is".
_EXEMPT_LINE = re.compile(
    r"^\W*(?:(?:an?|and|any|are|as|be|considered|contain\w*|deemed|following|is|likely|must"
    r"|private|fully|should|strictly|the|therefore|this|to|treated|which|wholly|will|&"
    rf"|{_NOUN}|information)\W+){{0,9}}?(?:exempt|{_NOT_OPEN}|confidential|{_PART_2}"
    r"|official\W+sensitive|restricted|in\s+confidence|commercial(?:ly)?\s+in\s+confidence"
    rf"|pink\s+papers?){_GOES_ON}"
    rf"|^\W*(?:private|closed)\s+{_NOUN}\W*$"
    rf"|^\W*(?:this|the)\s+{_NOUN}\s+(?:is|was|will\s+be)\s+private\W*$"
    rf"|^\W*part\s*(?:b|2|ii|two)\W+{_EXEMPT_WORD}\b"
    r"|^\W*by\s+virtue\s+of\s+paragraph\b"
    r"|^\W*reasons?\s+for\s+(?:exemption|confidentiality)\W+(?!n/?a\b|no|nil)\w",
    re.IGNORECASE,
)
# Another paper is spoken of: "The exempt report on this matter is at Item 7B."
_OF_ANOTHER = re.compile(
    r"\b(?:is|are|appears?|can\s+be\s+found|listed|considered)\s+(?:separately|elsewhere"
    r"|(?:at|in|on|under)\s+(?:agenda\s+)?item)\b",
    re.IGNORECASE,
)
# The public is kept from items that an agenda numbers.
_OF_ITEMS = re.compile(
    r"\b(?:for|of|during|on)\s+(?:agenda\s+)?items?\s+(?:no\.?\s*)?\d", re.IGNORECASE
)
# "If exempt, which paragraph: ☐1 ☐2": with no box ticked it is not said to be.
_IF_EXEMPT = re.compile(
    rf"^\W*(?:if|where)\s+(?:\w+\s+){{0,3}}?{_EXEMPT_WORD}\b", re.IGNORECASE
)
# Several labels with what they say in one line: "Key decision: No  Exempt: Yes".
_LABEL = re.compile(r"(?<!\S)[A-Z][\w/’'-]*(?:\(s\))?(?: [\w/’'-]+){0,4}:(?=\s)")
# Of an action or a school as well: what is closed, private or restricted is not said.
_LONE = re.compile(r"^\W*\w+\W*$|\bclosed\W*$", re.IGNORECASE)
_ITEM_LINE = re.compile(
    rf"[(\[]\s*(?:{_EXEMPT_WORD}|not\s+for\s+publication)\b[^)\]]*[)\]]\W*$"
    r"|\s[-–—|]+\s*(?:exempt|confidential|not\s+for\s+publication)\W*$"
    r"|\bnot\s+for\s+publication\W*$"
    r"|(?-i:(?=.*[a-z]).*\s(?:EXEMPT|CONFIDENTIAL|NOT FOR PUBLICATION)$)",
    re.IGNORECASE,
)
_PUBLIC_LINE = re.compile(
    r"^\W*(?:an?\s+)?(?:open\s+public|public|open)\s+(?:item|report|paper|document)\W*$"
    r"|^\W*(?:part\s*(?:1|i)\b\W*)?(?:\(?public\)?|unrestricted|for\s+publication)\W*$"
    r"|^\W*(?:this|the)\s+(?:main\s+|covering\s+)?(?:report|paper)\s+(?:is|may\s+be|can\s+be)"
    r"\s+(?:an?\s+)?(?:public|open|published|for\s+publication|available\s+to\s+the\s+public)\b",
    re.IGNORECASE,
)
_PART_ALONE = re.compile(
    rf"^\W*(?:{_PART_2}|part\s+b)\W*$|^\W*by\s+virtue\b"
    r"|^\W*(?:exempt|confidential)\s+(?:information|items?|matters|business|minutes)\W*$",
    re.IGNORECASE,
)
_RESTRAINED = re.compile(
    r"\bconfidential\b|\bdraft\b\W*not\s+for|\bnot\s+for\s+(?:onward\s+)?(?:circulation"
    rf"|distribution|sharing)|\bpart\s*ii\b|[-–—(]\s*{_PART_2}\)?\s*$|\bpink\s+papers?\b"
    r"|\bembargo\w*|\bin\s+confidence\b|\blegal(?:ly)?\s+(?:professional\s+)?privilege\w*|\bmembers\s+only\b"
    r"|\brestricted\s+circulation\b|\bthis\s+(?:item|report|paper)\b.*\bin\s+private\b"
    r"|\bpublic\b.*\bexcluded\b.*\bthis\s+(?:item|report)|\bmaintaining\s+the\s+exemption\b"
    r"|^\W*(?:exempt|private|restricted|not\s+for\s+publication)\s*[-–—:]\s*[A-Za-z]"
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
    r"^(?P<asked>[^?:\t]{3,280}?)(?:[?:\t]|\s[-–—]\s)[\s:?]*(?P<told>\S.*)$",
)
_CLOSED_ASKED = re.compile(
    rf"(?<!non-)\b(?:{_EXEMPT_WORD}\w*|exclu\w+|closed|schedule\s+12a)\b|{_NOT_OPEN}",
    re.IGNORECASE,
)
# "Open or exempt", "Public/Private": which of the two is asked, not yes or no.
_CHOICE = re.compile(r"\b(?:open|public|part\s*(?:1|i))\s*(?:/|or\b)", re.IGNORECASE)
_YES = re.compile(
    r"\W*(?:(?:yes|y|para\w*\.?\W{0,2}\d\w*)\b|(?:no\.?\s*)?\d\w?\b"
    r"(?:(?:,\s*|\s+and\s+|\s*&\s*)\d\w?\b)*\W*(?:$|\())",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\W*(?:no(?!\W{0,2}\d)|none|nil|n|n/?a|not\s+(?:applicable|required|exempt"
    r"|confidential))\b",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\bpublic\s+(?:be\s+|is\s+|are\s+)?excluded\s+(?:from\s+the\s+meeting\s+)?(?:while|when"
    r"|during|for)\b[^.;]{0,60}?\bthis\s+(?:report|item|paper)\b[^.;]*\bexempt\b"
    r"|\bthis\s+(?:covering\s+)?(?:report|paper|document|submission|briefing)\s+(?:\([^)]*\)"
    r"\s+)?(?:and\s+its\s+\w+\s+)?(?:(?:is|are|should\s+be|must\s+be|will\s+be|has\s+been"
    r"|remains?)\s+(?:(?:therefore|wholly|partly|strictly|currently|marked|treated|classed"
    r"|classified|kept|as)\s+){0,3}(?:exempt(?!\s+from\s+(?!publication|disclosure))"
    r"|confidential|restricted|not\s+(?:for\s+publication|to\s+be\s+published))\b"
    r"|(?:contains?|includes?)\s+(?:(?:some|certain|commercially\s+sensitive)\s+)?(?:and\s+"
    r"|or\s+)?(?:exempt|confidential)(?:\s+(?:and|or)\s+\w+)?\s+(?:information|material)"
    r"|(?:contains?|includes?)\s+information\s+(?:which|that)\s+is\s+(?:exempt|confidential))",
    re.IGNORECASE,
)
_AND_ITS_PARTS = re.compile(rf"\band\s+its\s+{_PIECE}\b", re.IGNORECASE)
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
    r"\b(?:appendix|annex|appx?\.?)\s+(?P<id>\d{1,2}|[A-Z])\b", re.IGNORECASE
)
KEPT_PART = "that is exempt"
_KEPT_HEADING = re.compile(
    rf"(?i:\W*(?:{_EXEMPT_WORD}|{_PART_2})\s+(?:appendix|annex)\W*$)"
    r"|(?:EXEMPT|CONFIDENTIAL|PART (?:2|II)) (?:APPENDIX|ANNEX)\b"
)
_TITLED = re.compile(r"[-\u2010-\u2015:]")
_WHOLE = re.compile(r"\b(?:report|paper|document|whole|all|both)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\buntil\b", re.IGNORECASE)
# Where the words of an appendix that is kept have gone: "Circulated to members only."
_ELSEWHERE = re.compile(
    r"\b(?:circulated|issued|sent|supplied|provided|available|attached|published|held)\b"
    r"[^.;]{0,40}?\b(?:separately|under separate cover|members|councillors)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z(\[“‘])")
_QUESTION = re.compile(r"^\W*(?:does|do|is|are|has|will)\b|\?$", re.IGNORECASE)
_PAGE = re.compile(
    r"^page\s+\d+(?:\s+of\s+\d+)?\W+|\W+page\s+\d+(?:\s+of\s+\d+)?$", re.IGNORECASE
)
# A stamp set in letters with spaces between: C O N F I D E N T I A L.
_STAMP = re.compile(
    r"(?:STRICTLY )?(?:PRIVATE (?:AND|&) )?(?:CONFIDENTIAL|EXEMPT|RESTRICTED"
    r"|NOT FOR PUBLICATION|OFFICIAL\W+SENSITIVE)(?:\W+MEMBERS ?ONLY)?"
)
# The same at the head of a paragraph, going on with its ground.
_STAMPED = re.compile(
    rf"{_STAMP.pattern}(?=\W+(?:by virtue|under|pursuant|because|in accordance)\b)"
)
_SPACED = re.compile(r"(?<!\w)(?:\w ){4,}\w(?!\w)")


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

    Both "yes" and "no" are printed where one is to be ticked: without a tick that
    answers nothing a reader of words can tell.
    """
    found = _ASKED.match(line)
    if found is None or len(line.split()) > LONGEST_ANSWER:
        return None
    asked, told = found["asked"], ticked(found["told"])
    if not asks_who_may_read(asked):
        return None
    if {"yes", "no"} <= set(re.findall(r"\w+", told.lower())):
        return Status.UNKNOWN
    is_closed = bool(_CLOSED_ASKED.search(asked))
    is_choice = bool(_CHOICE.search(asked))
    is_no = bool(_NO.match(told))
    if _OF_ITEMS.search(told):
        return None
    if re.search(_PIECE, asked, re.IGNORECASE) and not is_no:
        return None if _YES.match(told) else status_said(line)
    if re.search(_PIECE, told, re.IGNORECASE) and is_closed and not is_no:
        return status_said(told) or Status.UNKNOWN
    if (is_no or _YES.match(told)) and not is_choice:
        return _status_agreed(told, is_closed=is_closed, is_no=is_no)
    said = status_said(told)
    is_idle = told.lower() == "closed"
    if is_closed and said is Status.PUBLIC:
        is_idle = not _NEGATED.search(told)
    return None if is_idle and not is_choice else said


def _status_agreed(told: str, *, is_closed: bool, is_no: bool) -> Status | None:
    """Return the status where yes, or no, was `told`; none of it open tells nothing."""
    if is_closed or not is_no:
        return Status.EXEMPT if is_closed > is_no else Status.PUBLIC
    return Status.EXEMPT if re.match(r"no\b", told, re.IGNORECASE) else None


def status_of_line(line: str) -> Status | None:
    """Return the status of a paper on which `line` stands alone as a marking."""
    if not _is_short(line) or _is_unticked(line):
        return None
    if answer := _status_of_labels(line) or status_answered(line):
        return answer
    is_form = is_of_a_form(line) and not _LONE.search(line)
    if is_form and (chosen := ticked(line)) != line:
        return status_said(chosen)
    if _NEGATED.search(line) or _is_open_choice(line):
        return None
    line = _bare(line)
    said = status_said(line)
    is_marking = _EXEMPT_LINE.match(line) and not _OF_ANOTHER.search(line)
    if is_marking or (is_form and said is Status.EXEMPT):
        return Status.EXEMPT
    if said is Status.UNKNOWN and is_form:
        return said
    is_opening = _PUBLIC_LINE.match(line) or (is_form and _PART.search(line))
    return Status.PUBLIC if is_opening and said is Status.PUBLIC else None


def _status_of_labels(line: str) -> Status | None:
    """Return what one of several labels in `line` says: "Urgent: No  Exempt: Yes"."""
    starts = [label.start() for label in _LABEL.finditer(line)]
    if len(starts) < len(("label", "another")):
        return None
    ends = [*starts[1:], len(line)]
    parts = (line[start:end].strip() for start, end in zip(starts, ends, strict=True))
    said = {status_answered(part) for part in parts}
    order = (Status.EXEMPT, Status.UNKNOWN, Status.PUBLIC)
    return next((status for status in order if status in said), None)


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


def is_stamped(text: str) -> bool:
    """Tell whether a paragraph begins with a stamp: "EXEMPT by virtue of ..."."""
    return bool(_STAMPED.match(_bare(text)))


def is_restrained(line: str) -> bool:
    """Tell whether a line of a front sheet or header asks not to pass the paper on."""
    return (
        _is_short(line)
        and bool(_RESTRAINED.search(line))
        and not (_NEGATED.search(line) or _OF_ANOTHER.search(line))
    )


def marking_of_itself(text: str) -> str | None:
    """Return the sentence of `text` that says its own paper is not public."""
    for sentence in _SENTENCE_END.split(text):
        found = _OF_ITSELF.search(sentence)
        if found is None or _NEGATED.search(sentence) or _QUESTION.search(sentence):
            continue
        if _AND_ITS_PARTS.search(found[0]) or not _PART.search(sentence):
            return sentence
    return None


def parts_named(quotes: Iterable[str]) -> frozenset[str]:
    """Return the appendices, "A" or "3", that `quotes` say are not public.

    In a list of them with their titles the marking is of the last alone: "Appendix A –
    Risks Appendix B – Prices (exempt)".
    """
    named: set[str] = set()
    for found in _found_parts(quotes):
        text, start, end = found.string, found.start(), found.end()
        within = list(_NAMED_PIECE.finditer(text, start, end))
        pieces = within or list(_NAMED_PIECE.finditer(text, start))[:1]
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
    found = _ASKED.match(line)
    if found is None or not _CLOSED_ASKED.search(found["asked"]):
        return frozenset()
    if _WHOLE.search(found["told"]) or not _YES.match(found["told"]):
        return frozenset()
    return frozenset(
        piece["id"].upper() for piece in _NAMED_PIECE.finditer(found["told"])
    )


def without_markings(text: str) -> str:
    """Return `text` without the sentences that say no more than that it is kept."""
    return " ".join(
        sentence
        for sentence in _SENTENCE_END.split(text)
        if "£" in sentence
        or not (_EXEMPT.search(sentence) or _ELSEWHERE.search(sentence))
    )


def part_headed(text: str) -> str | None:
    """Return the appendix, "A" or "3", that a heading `text` begins.

    One that is called by nothing but that it is kept, "Part 2 appendix", is KEPT_PART.
    """
    if _KEPT_HEADING.match(text):
        return KEPT_PART
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


def _is_open_choice(line: str) -> bool:
    """Tell whether `line` names both answers and gives none: "Public / Private"."""
    said = {status_said(part) for part in re.split(r"\s*/\s*|\s+or\s+", line)}
    return {Status.PUBLIC, Status.EXEMPT} <= said


def _is_unticked(line: str) -> bool:
    """Tell whether `line` asks for the ground of an exemption, and no box is ticked."""
    return bool(_IF_EXEMPT.match(line)) and "☐" in line and ticked(line) == line


def _is_short(line: str) -> bool:
    return len(line) <= LONGEST_QUOTE and len(line.split()) <= MARKING_WORDS


def _bare(line: str) -> str:
    """Return `line` without its page number or spaces between spread-out letters."""
    line = _PAGE.sub("", " ".join(line.split()))
    return _SPACED.sub(lambda word: word[0].replace(" ", ""), line)


def _found_parts(quotes: Iterable[str]) -> Iterator[re.Match[str]]:
    for quote in quotes:
        yield from _PART.finditer(_NEGATED.sub(" ", quote))


def _quotes(text: str) -> Iterator[str]:
    """Yield `text` whole where it is short, else its sentences."""
    if len(text) <= LONGEST_QUOTE:
        yield text
        return
    yield from _SENTENCE_END.split(text)
