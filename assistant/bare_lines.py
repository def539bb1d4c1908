"""Lines that tell nothing by themselves: titles, papers' names, pointers elsewhere.

DSG Outturn 2024/25 and High Needs Budget        a heading
Table 1 sets out the schemes.                    says where, and not what
Budget report, Cabinet, 9 May 2024               under "Background papers"
"""

import re

from assistant.candidates import Candidate, is_of_front
from assistant.question import Question
from corpus.times import MONTH

# What asks for what a paper says of itself.
OF_KEPT = re.compile(
    r"\b(?:exempt\w*|publi\w+|secret\w*|confidential\w*|appendi\w+|annex\w*|contacts?"
    r"|background|restrict\w*|withh\w+|private|press|kept|part (?:2|two))\b",
    re.IGNORECASE,
)
# What only says where a thing is told: "Table 1 sets out the schemes."
_POINTER = re.compile(
    r"(?:The |This |These )?(?:Tables?|Appendi(?:x|ces)|Annex|Figures?|Charts?|section"
    r"|paragraphs?|graph|table)\b(?: [\w.]+)?(?: (?:and|to) [\w.]+)?(?: below| above)? "
    r"(?:sets? out|shows?|lists?|gives?|compares?|summaris\w+|provides?|details?"
    r"|contains?|illustrates?|explains?)\b(?! that\b)"
    r"|[^.;:]{3,120}?\b(?:is|are) (?:\w+ )?(?:(?:set out|shown|listed|given|detailed"
    r"|summarised|described|included|explained|provided|attached) )?(?:in|at|as|under)"
    r" (?:the )?(?:Tables?|Appendi(?:x|ces)|Annex|Figures?|section|paragraphs?)"
    r" [\w., ]{1,12}\W*$"
    r"|[^.;:]{3,120}?\b(?:is|are) (?:set out|shown|listed|given|detailed|summarised"
    r"|described|explained) (?:below|above|overleaf)\W*$",
    re.IGNORECASE,
)
_ASKS_WHERE = re.compile(
    r"\b(?:where|which (?:table|appendix|section|page)|tables?|appendix|annex)\b",
    re.IGNORECASE,
)
# Lines under such headings name papers and people, and tell nothing.
_LISTS_PAPERS = re.compile(
    r"\bbackground (?:papers|documents|doc)|\bcontact (?:officer|details|name|point)"
    r"|\blist of (?:appendices|background)|^appendices\b"
    r"|\blinks? to (?:the )?(?:strategic|previous)|^report authors?\b",
    re.IGNORECASE,
)
# A line that ends in no mark is a heading or a title; an item begins small or marked.
_ENDS = re.compile(r"[.;:!?,…][)\]”’\"']*\s*(?:and|or)?\W*$|\b(?:and|or)\W*$")
_IS_TITLE = re.compile(r"(?:[\d.]+\s+)?[A-Z]")
LONGEST_TITLE = 16
# "14 July 2025: payments are suspended" says what was done on a day.
_DATED_ITEM = re.compile(rf"(?:\d{{1,2}}\w*\s)?{MONTH}\s\d{{4}}\s?[:–—-]\s?\w")
_SAYS_NONE = re.compile(
    r"(?:n\W?a|none|nil|no|yes|not applicable|t\.?b\.?[ac])\W*"
    r"(?:known|arising|identified)?\W*$",
    re.IGNORECASE,
)


def tells_nothing(question: Question, candidate: Candidate) -> bool:
    """Return whether a line is a title, a paper's name, or only points elsewhere."""
    if candidate.is_row or is_of_front(candidate.locator):
        return False
    if not OF_KEPT.search(question.text) and _LISTS_PAPERS.search(
        candidate.locator.words
    ):
        return True
    is_bare = not candidate.figures and not _ASKS_WHERE.search(question.text)
    return (is_bare and bool(_POINTER.match(candidate.quote))) or is_title(candidate)


def is_title(candidate: Candidate) -> bool:
    """Return whether a line of prose is a heading, and no sentence or item."""
    text = candidate.quote
    if _SAYS_NONE.match(text) or _DATED_ITEM.match(text):
        return False  # of the first its heading speaks
    is_short = len(text.split()) <= LONGEST_TITLE and not candidate.figures
    # A list is one with what leads into it, and stands on several lines.
    is_line = candidate.cell is None and text in candidate.nearby
    is_line = is_line and not candidate.is_row
    return (
        is_line and is_short and bool(_IS_TITLE.match(text)) and not _ENDS.search(text)
    )
