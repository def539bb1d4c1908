"""The words of markings: exempt, not for publication, and of a part or none of it."""

import re

# A marking stands alone in a line; a longer line is somebody's sentence.
MARKING_WORDS = 25
LONGEST_QUOTE = 400

EXEMPT_WORD = r"(?:exempt|confidential|restricted|private)"
PART_2 = r"part[\s:]*(?:2|ii|two)"
PIECE = r"(?:appendi(?:x|ces)|annex\w*|attachments?)"
NAMED_PIECE = re.compile(
    r"\b(?:appendix|annex|appx?\.?)\s+(?P<id>\d{1,2}|[A-Z])\b", re.IGNORECASE
)

# Why a piece of a paper is kept: "under paragraph 3 of Schedule 12A".
FROM_PUBLICATION = r"\s+from\s+(?:general\s+)?(?:publication|disclosure|release)"
_GROUND = (
    rf"(?:{FROM_PUBLICATION})?(?:[\s,]+(?:under|by\s+virtue\s+of|pursuant\s+to|because"
    r"|as\s+(?:it|they|defined|specified)|in\s+accordance\s+with|for\s+the\s+reason"
    r"|within\s+the\s+meaning)\b[^.;]*)?"
)
# Not for publication, not open to the public, non-public.
NOT_OPEN = (
    r"(?:\b(?:not|non|never)\b[\s-]+(?:(?:available|be|for|general|in|open|public|the|to|yet)"
    r"\s+){0,4}(?:public(?!\s+health)|publish\w*|publication|release\w*|domain|disclos\w+"
    r"|open(?=\s+(?:to|for)\s+(?:the\s+)?(?:press|inspection)|\W*$))|\bunpublished\b)"
)
NEGATED = re.compile(
    r"\b(?:not|non|no|nil|none|contains\s+no|does\s+not\s+contain)\b[\s-]*"
    rf"(?:(?:an?|any|information|is|part)\s+){{0,2}}{EXEMPT_WORD}\w*"
    r"(?:\s+information)?|\bunrestricted\b"
    rf"|\bnone\s+of\b[^.;]{{0,120}}?\b{EXEMPT_WORD}\b"
    r"|\bexemptions?\b(?:\s+\w+){0,2}\s+(?:do(?:es)?\s+not\s+apply|no\s+longer\s+appl\w+"
    r"|lifted)\b|\bneither\b"
    rf"|\b(?:no\s+longer|nothing\b[^.;]{{0,60}}?)\s+(?:\w+\s+){{0,2}}?{EXEMPT_WORD}\b"
    rf"|\bnot\s+(?:contain|include|considered\s+that)\b[^.;]{{0,60}}?\b{EXEMPT_WORD}\b",
    re.IGNORECASE,
)
PART = re.compile(
    rf"\b{EXEMPT_WORD}\s+{PIECE}|\b{PIECE}\b[^.;]{{0,120}}?"
    rf"\b(?:{EXEMPT_WORD}|not\s+for\s+publication|{PART_2})\b{_GROUND}"
    rf"|\b{EXEMPT_WORD}\s+(?:information|material)\s+(?:\w+\s+){{0,3}}?"
    rf"(?:in|at|within)\s+(?:the\s+)?{PIECE}"
    rf"|\b(?:with|separate|accompanying|further|associated)\s+(?:\w+\s+){{0,2}}?"
    rf"(?:{EXEMPT_WORD}|{PART_2})\s+(?:{PIECE}|reports?|papers?|items?)\b[^.;]*"
    rf"|\bpart(?:ly|ially)?[\s-]+{EXEMPT_WORD}\b",
    re.IGNORECASE,
)
EXEMPT = re.compile(
    rf"\b{EXEMPT_WORD}\b|{NOT_OPEN}|\bclosed\b|\bsensitive\b|\b{PART_2}\b|\bpart\s*b\b"
    r"|\bschedule\s+12a\b|\bpink\s+papers?\b|\bin\s+confidence\b",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"^(?P<asked>[^?:\t]{3,280}?)(?:[?:\t]|\s[-–—]\s)[\s:?]*(?P<told>\S.*)$",
)
CLOSED_ASKED = re.compile(
    rf"(?<!non-)\b(?:{EXEMPT_WORD}\w*|exclu\w+|closed|schedule\s+12a)\b|{NOT_OPEN}",
    re.IGNORECASE,
)
YES = re.compile(
    r"\W*(?:(?:yes|y|para\w*\.?\W{0,2}\d\w*)\b|(?:no\.?\s*)?\d\w?\b"
    r"(?:(?:,\s*|\s+and\s+|\s*&\s*)\d\w?\b)*\W*(?:$|\())",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z(\[“‘])")
_PAGE = re.compile(
    r"^page\s+\d+(?:\s+of\s+\d+)?\W+|\W+page\s+\d+(?:\s+of\s+\d+)?$", re.IGNORECASE
)
# A stamp set in letters with spaces between: C O N F I D E N T I A L.
_SPACED = re.compile(r"(?<!\w)(?:\w ){4,}\w(?!\w)")


def is_short(line: str) -> bool:
    """Return whether `line` is no longer than a marking that stands alone."""
    return len(line) <= LONGEST_QUOTE and len(line.split()) <= MARKING_WORDS


def bare(line: str) -> str:
    """Return `line` without its page number or spaces between spread-out letters."""
    line = _PAGE.sub("", " ".join(line.split()))
    return _SPACED.sub(lambda word: word[0].replace(" ", ""), line)
