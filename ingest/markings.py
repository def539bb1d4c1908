"""Who a paper says it is for: the markings of exemption that are of the paper itself.

They decide its status. One of a part of it, or of a paper it lists, does not.
"""

import re
from datetime import date

from corpus.periods import read_periods
from corpus.records import Status
from ingest.forms import asks_who_may_read, is_of_a_form, ticked
from ingest.marking_words import (
    ASKED,
    CLOSED_ASKED,
    EXEMPT,
    EXEMPT_WORD,
    FROM_PUBLICATION,
    NAMED_PIECE,
    NEGATED,
    NOT_OPEN,
    PART,
    PART_2,
    PIECE,
    SENTENCE_END,
    YES,
    bare,
    is_short,
)

# A question of a form with its answer.
LONGEST_ANSWER = 40
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
    rf"|{FROM_PUBLICATION}\b))"
)
_NOUN = r"(?:report|item|paper|document|session|agenda|business|matter|minutes?)"
# A line that is a marking, with nothing before it but "this report is".
_EXEMPT_LINE = re.compile(
    r"^\W*(?:(?:an?|and|any|are|as|be|considered|contain\w*|deemed|following|is|likely|must"
    r"|private|fully|should|strictly|the|therefore|this|to|treated|which|wholly|will|&"
    rf"|{_NOUN}|information)\W+){{0,9}}?(?:exempt|{NOT_OPEN}|confidential|{PART_2}"
    r"|official\W+sensitive|restricted|in\s+confidence|commercial(?:ly)?\s+in\s+confidence"
    rf"|pink\s+papers?){_GOES_ON}"
    rf"|^\W*(?:private|closed)\s+{_NOUN}\W*$"
    rf"|^\W*(?:this|the)\s+{_NOUN}\s+(?:is|was|will\s+be)\s+private\W*$"
    rf"|^\W*part\s*(?:b|2|ii|two)\W+{EXEMPT_WORD}\b"
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
    rf"^\W*(?:if|where)\s+(?:\w+\s+){{0,3}}?{EXEMPT_WORD}\b", re.IGNORECASE
)
# Several labels with what they say in one line: "Key decision: No  Exempt: Yes".
_LABEL = re.compile(r"(?<!\S)[A-Z][\w/’'-]*(?:\(s\))?(?: [\w/’'-]+){0,4}:(?=\s)")
# Of an action or a school as well: what is closed, private or restricted is not said.
_LONE = re.compile(r"^\W*\w+\W*$|\bclosed\W*$", re.IGNORECASE)
_ITEM_LINE = re.compile(
    rf"[(\[]\s*(?:{EXEMPT_WORD}|not\s+for\s+publication)\b[^)\]]*[)\]]\W*$"
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
# "Open, save Appendix 3 (not for publication)".
_OPEN_SAVE = re.compile(
    r"^\W*(?:open|public)(?:\s+(?:item|report|paper|document))?\W+(?:save(?:\s+for)?"
    r"|except(?:ing|\s+for)?|apart\s+from|other\s+than|excluding|with\s+the\s+exception"
    rf"\s+of|but\s+(?:for|not))\s+(?:\w+\s+){{0,2}}?{PIECE}\b",
    re.IGNORECASE,
)
_RESTRAINED = re.compile(
    r"\bconfidential\b|\bdraft\b\W*not\s+for|\bnot\s+for\s+(?:onward\s+)?(?:circulation"
    rf"|distribution|sharing)|\bpart\s*ii\b|[-–—(]\s*{PART_2}\)?\s*$|\bpink\s+papers?\b"
    r"|\bembargo\w*|\bin\s+confidence\b|\blegal(?:ly)?\s+(?:professional\s+)?privilege\w*|\bmembers\s+only\b"
    r"|\brestricted\s+circulation\b|\bthis\s+(?:item|report|paper)\b.*\bin\s+private\b"
    r"|\bpublic\b.*\bexcluded\b.*\bthis\s+(?:item|report)|\bmaintaining\s+the\s+exemption\b"
    r"|^\W*(?:exempt|private|restricted|not\s+for\s+publication)\s*[-–—:]\s*[A-Za-z]"
    r"|\bpublic\W+(?:to\s+be\s+)?excluded\b|\bprivate\s+part\b|\bnon\W?public\b"
    r"|\b(?:not|never)\s+(?:\w+\s+){0,2}?(?:publish|publication|public\s+domain|share"
    r"|circulat)\w*|\bwithheld\s+from\b|^\W*(?:secret|sensitive|protect)\W*"
    rf"(?:commercial|personal|$)|\b(?:report|item|agenda|paper)\s+{PART_2}\W*$"
    r"|\bexempt\s+(?:report|item|session|paper|agenda|minutes?|information)\b"
    rf"|^\W*exempt\s+{PIECE}\b|^\W*{PIECE}\s+\w{{1,3}}\W+(?:is\s+|are\s+)?"
    r"(?:exempt|not\s+for\s+publication)\b",
    re.IGNORECASE,
)
# "Open or exempt", "Public/Private": which of the two is asked, not yes or no.
_CHOICE = re.compile(r"\b(?:open|public|part\s*(?:1|i))\s*(?:/|or\b)", re.IGNORECASE)
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
_AND_ITS_PARTS = re.compile(rf"\band\s+its\s+{PIECE}\b", re.IGNORECASE)
_UNTIL = re.compile(r"\buntil\b", re.IGNORECASE)
_QUESTION = re.compile(r"^\W*(?:does|do|is|are|has|will)\b|\?$", re.IGNORECASE)
# What is stamped across a page.
_STAMP = re.compile(
    r"(?:STRICTLY )?(?:PRIVATE (?:AND|&) )?(?:CONFIDENTIAL|EXEMPT|RESTRICTED"
    r"|NOT FOR PUBLICATION|OFFICIAL\W+SENSITIVE)(?:\W+MEMBERS ?ONLY)?"
)
# The same at the head of a paragraph, going on with its ground.
_STAMPED = re.compile(
    rf"{_STAMP.pattern}(?=\W+(?:by virtue|under|pursuant|because|in accordance)\b)"
)


def status_said(words: str) -> Status | None:
    """Return what the status field of a front sheet says, None where it says nothing.

    An exempt appendix does not make an open paper exempt; where nothing is said but
    that an appendix is, the rest is unknown.
    """
    rest = PART.sub(" ", words)
    if EXEMPT.search(NEGATED.sub(" ", rest)):
        return Status.EXEMPT
    if _PUBLIC.search(rest) or NEGATED.search(rest):
        return Status.PUBLIC
    return Status.UNKNOWN if rest != words else None


def status_answered(line: str) -> Status | None:
    """Return the status that `line` gives as its answer: "Is it exempt? Yes".

    Both "yes" and "no" are printed where one is to be ticked: without a tick that
    answers nothing a reader of words can tell.
    """
    found = ASKED.match(line)
    if found is None or len(line.split()) > LONGEST_ANSWER:
        return None
    asked, told = found["asked"], ticked(found["told"])
    if not asks_who_may_read(asked):
        return None
    if {"yes", "no"} <= set(re.findall(r"\w+", told.lower())):
        return Status.UNKNOWN
    is_closed = bool(CLOSED_ASKED.search(asked))
    is_choice = bool(_CHOICE.search(asked))
    is_no = bool(_NO.match(told))
    if _OF_ITEMS.search(told):
        return None
    if NAMED_PIECE.search(asked) and not is_no:
        return None  # "Exempt Appendix 2: the price": so much is said of that one
    if re.search(PIECE, asked, re.IGNORECASE) and not is_no:
        return None if YES.match(told) else status_said(line)
    if re.search(PIECE, told, re.IGNORECASE) and is_closed and not is_no:
        return status_said(told) or Status.UNKNOWN
    if (is_no or YES.match(told)) and not is_choice:
        return _status_agreed(told, is_closed=is_closed, is_no=is_no)
    said = status_said(told)
    is_idle = told.lower() == "closed"
    if is_closed and said is Status.PUBLIC:
        is_idle = not NEGATED.search(told)
    return None if is_idle and not is_choice else said


def _status_agreed(told: str, *, is_closed: bool, is_no: bool) -> Status | None:
    """Return the status where yes, or no, was `told`; none of it open tells nothing."""
    if is_closed or not is_no:
        return Status.EXEMPT if is_closed > is_no else Status.PUBLIC
    return Status.EXEMPT if re.match(r"no\b", told, re.IGNORECASE) else None


def status_of_line(line: str) -> Status | None:
    """Return the status of a paper on which `line` stands alone as a marking."""
    if not is_short(line) or _is_unticked(line):
        return None
    if _OPEN_SAVE.match(line):
        return Status.PUBLIC
    if answer := _status_of_labels(line) or status_answered(line):
        return answer
    is_form = is_of_a_form(line) and not _LONE.search(line)
    if is_form and (chosen := ticked(line)) != line:
        return status_said(chosen)
    if NEGATED.search(line) or _is_open_choice(line):
        return None
    line = bare(line)
    said = status_said(line)
    is_marking = _EXEMPT_LINE.match(line) and not _OF_ANOTHER.search(line)
    if is_marking or (is_form and said is Status.EXEMPT):
        return Status.EXEMPT
    if said is Status.UNKNOWN and is_form:
        return said
    is_opening = _PUBLIC_LINE.match(line) or (is_form and PART.search(line))
    return Status.PUBLIC if is_opening and said is Status.PUBLIC else None


def _status_of_labels(line: str) -> Status | None:
    """Return what one of several labels in `line` says: "Urgent: No  Exempt: Yes"."""
    starts = [label.start() for label in _LABEL.finditer(line)]
    if not starts[1:]:
        return None
    ends = [*starts[1:], len(line)]
    parts = (line[start:end].strip() for start, end in zip(starts, ends, strict=True))
    said = {status_answered(part) for part in parts}
    order = (Status.EXEMPT, Status.UNKNOWN, Status.PUBLIC)
    return next((status for status in order if status in said), None)


def is_marked_title(line: str) -> bool:
    """Tell whether a line of a front sheet ends in a marking: "A loan (Exempt)"."""
    if not is_short(line):
        return False
    line = bare(line)
    return bool(_ITEM_LINE.search(line)) and not (
        NEGATED.search(line) or PART.search(line)
    )


def is_stamp(text: str) -> bool:
    """Tell whether `text` is what is stamped across a page, in capitals."""
    return is_short(text) and bool(_STAMP.fullmatch(bare(text)))


def is_stamped(text: str) -> bool:
    """Tell whether a paragraph begins with a stamp: "EXEMPT by virtue of ..."."""
    return bool(_STAMPED.match(bare(text)))


def is_restrained(line: str) -> bool:
    """Tell whether a line of a front sheet or header asks not to pass the paper on."""
    return (
        is_short(line)
        and bool(_RESTRAINED.search(line))
        and not any(said.search(line) for said in (NEGATED, _OF_ANOTHER, _OPEN_SAVE))
    )


def marking_of_itself(text: str) -> str | None:
    """Return the sentence of `text` that says its own paper is not public."""
    for sentence in SENTENCE_END.split(text):
        found = _OF_ITSELF.search(sentence)
        if found is None or NEGATED.search(sentence) or _QUESTION.search(sentence):
            continue
        if _AND_ITS_PARTS.search(found[0]) or not PART.search(sentence):
            return sentence
    return None


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


def _is_open_choice(line: str) -> bool:
    """Tell whether `line` names both answers and gives none: "Public / Private"."""
    said = {status_said(part) for part in re.split(r"\s*/\s*|\s+or\s+", line)}
    return {Status.PUBLIC, Status.EXEMPT} <= said


def _is_unticked(line: str) -> bool:
    """Tell whether `line` asks for the ground of an exemption, and no box is ticked."""
    return bool(_IF_EXEMPT.match(line)) and "☐" in line and ticked(line) == line
