"""The rows of a table whose cell in the column asked about is left open.

Scheme            Places   Opening       "Which schemes have no opening date yet?"
Strood school         80   tbc           this one,
Hoo unit              12                 and this one, of which it says nothing
Rainham unit          25   Sept 2023
"""

import re
from collections.abc import Sequence

from assistant.dated_rows import MOST_ROWS, table_merit, tell_row
from assistant.desk import Desk
from assistant.drafts import Draft
from assistant.evidence import Weighed
from assistant.question import Question
from assistant.words import like, stems
from corpus.records import Hit, PaperId
from tools.totals import TOTAL_WORDS

_ASKED = r"\b(?:which|what|who|list|name|any|all|are there)\b"
# "Have no opening date yet", "without an owner".
_HAS_NONE = re.compile(
    rf"{_ASKED}[^?]*?"
    r"\b(?:(?:have|has|had|with|got|given?|shows?|say|states?) (?:still |yet )?no"
    r"|without (?:an?|any)?|lack(?:s|ing)? (?:an?|any)?"
    r"|(?:do|does)(?:n['’]t| not) (?:yet |still )?have (?:an?|any)?)"
    r" (?P<what>(?:[\w-]+ ){0,2}?[\w-]+)"
    r"(?=\s*(?:$|[?,.;]|(?:yet|so far|at|in|for|against)\b))",
    re.IGNORECASE,
)
# "Which opening dates are still to be confirmed".
_STAYS_OPEN = re.compile(
    rf"{_ASKED}(?P<what>[^?]*?)\b(?:is|are|still|yet|remain\w*) (?:(?:still|yet|all) )*"
    r"(?:tb[ca]|(?:to be |not (?:yet )?(?:been )?|un)"
    r"(?:confirmed|announced|decided|fixed|set|known|agreed|dated))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\s*(?:t\.?b\.?[ca]\.?|to be (?:confirmed|announced|agreed|decided))\s*",
    re.IGNORECASE,
)
# A row with more blanks than this leaves open more than what is asked: a sum, a title.
MOST_BLANKS, FEWEST_FILLED = 2, 2

# A row's cells, with the passage it stands in.
Row = tuple[Hit, list[str]]


def left_open(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the rows that leave open what the question asks them for."""
    del weighed
    question = desk.question
    column = frozenset(stems(column_left_open(question)))
    if not column:
        return None
    tables: dict[tuple[PaperId, str], list[Hit]] = {}
    for hit in desk.found.hits:
        if hit.passage.table is not None:
            tables.setdefault((hit.paper.id, hit.passage.table), []).append(hit)
    lists = [
        rows for own in tables.values() if (rows := _open_of(question, own, column))
    ]
    best = max(lists, key=lambda rows: table_merit(question, rows[0][0]), default=None)
    if best is None:
        return None
    told = tuple(tell_row(hit, " ".join(" ".join(row).split())) for hit, row in best)
    return Draft(status="answered", sentences=told[:MOST_ROWS])


def column_left_open(question: Question) -> str:
    """Return the words for what is asked to be left open; "" where nothing is."""
    asks = _HAS_NONE.search(question.text) or _STAYS_OPEN.search(question.text)
    return asks["what"].strip() if asks else ""


def _open_of(
    question: Question, table: Sequence[Hit], asked: frozenset[str]
) -> list[Row]:
    """The rows of a table that have "tbc", or nothing, in the column `asked` for.

    A long table is found in pieces, and the first of them names its columns. Rows that
    the question names, where it names some. None where none says "tbc": what stays
    blank throughout need not be to come.
    """
    lines = [
        (h, line.split("\t")) for h in table for line in h.passage.text.splitlines()
    ]
    heads = [names for _, names in lines if any(_met(asked, name) for name in names)]
    if not heads:
        return []
    names = heads[0]
    at = max(range(len(names)), key=lambda place: len(_met(asked, names[place])))
    rows = {
        tuple(row): (hit, row)
        for hit, row in lines
        if row != names and row[1:] and not TOTAL_WORDS.search(row[0])
    }
    words = frozenset(question.words) - asked
    named = [(hit, row) for hit, row in rows.values() if _met(words, row[0])]
    own = [one for one in named or rows.values() if _is_open(one[1], at, len(names))]
    own.sort(key=lambda one: one[0].passage.locator.start)
    return own if any(_OPEN.fullmatch(row[at]) for _, row in own if row[at:]) else []


def _met(asked: frozenset[str], text: str) -> frozenset[str]:
    """The words of `asked` that a text of a table says."""
    said = set(stems(text))
    return frozenset(word for word in asked if said & {word, *like(word)})


def _is_open(row: Sequence[str], at: int, width: int) -> bool:
    """Whether the cell `at` a place says "tbc", or alone of its row says nothing."""
    cell = row[at].strip() if at < len(row) else ""
    filled = sum(bool(text.strip()) for text in row)
    is_blank = not cell and filled >= max(FEWEST_FILLED, width - MOST_BLANKS)
    return is_blank or bool(_OPEN.fullmatch(cell))
