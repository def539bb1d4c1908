"""A balance at the end of a year that was over: said as a fact, it is an outturn.

The deficit at 31 March 2024 is £32.6m        in July: it is what the accounts show
The draft accounts show £18.4m at that date   open: they may yet change
Deficit at 31 March 2024: £32.6m              a fact in a report of the outturn
"""

import re
from collections.abc import Iterable, Sequence

from corpus.records import Basis, Flow
from corpus.years import closing_year
from tools.vocabulary import BASES, find_coordinate

# A council's draft accounts are due by the end of May (Accounts and Audit Regulations
# 2015, regulation 15); before, a balance at 31 March is somebody's forecast of it.
ACCOUNTS_DUE = "06"

_STATED = re.compile(
    r"\b(?:is|was|are|were|stands|stood|had|has|totals|totalled|closed|ended|reached"
    r"|rose|grew|fell|increased|decreased|reduced)\b",
    re.IGNORECASE,
)
# Words that leave open whether it came to that.
_OPEN = re.compile(
    r"\b(?:draft|provisional|unaudited|assum\w+|estimat\w+|forecast\w*|project\w*"
    r"|plan\w*|expect\w*|anticipat\w*|would|could|will|may(?! \d)|might|should|if"
    r"|unless|about|around|approximately|circa|some)\b|\bsubject to\b",
    re.IGNORECASE,
)
# A longer line is no title.
TITLE_LIMIT = 100
_STOP = re.compile(r"[.;:,]$")
_NOT_OUTTURN = tuple(row for row in BASES if row[0] is not Basis.OUTTURN)


def reports_outturn(titles: Iterable[str | None]) -> bool:
    """Return whether one of `titles`, or of the lines at a paper's front, says so.

    What is a sentence, or too long for a title, is passed over.
    """
    short = (text for text in titles if text and len(text) <= TITLE_LIMIT)
    return any(
        find_coordinate(BASES, (text,)) is Basis.OUTTURN and not _STOP.search(text)
        for text in short
    )


def find_sentence_basis(
    sentence: str,
    flow: Flow | None,
    as_at: str | None,
    *,
    said_on: str | None,
    is_of_outturn: bool,
) -> Basis | None:
    """Return outturn for a balance that `sentence` states of a year that was over.

    It is one in any paper written after the year's accounts were due, and at any time
    in a report of the outturn (`is_of_outturn`). None leaves it open.
    """
    if not _is_over(flow, as_at, said_on) or _leaves_open((sentence,)):
        return None
    has_accounts = str(said_on)[:7] >= f"{str(as_at)[:4]}-{ACCOUNTS_DUE}"
    is_stated = has_accounts and _STATED.search(sentence)
    return Basis.OUTTURN if is_stated or is_of_outturn else None


def find_cell_basis(
    said: Sequence[str | None],
    flow: Flow | None,
    as_at: str | None,
    *,
    said_on: str | None,
) -> Basis | None:
    """Return outturn for a balance of a year that was over, in a report of the outturn.

    `said` are the cell's headings and what else is said of it. None leaves it open.
    """
    is_fact = _is_over(flow, as_at, said_on) and not _leaves_open(said)
    return Basis.OUTTURN if is_fact else None


def _is_over(flow: Flow | None, as_at: str | None, said_on: str | None) -> bool:
    """Whether it is a balance at a year end that had come on the day `said_on`."""
    is_balance = flow is Flow.CUMULATIVE and closing_year(as_at) is not None
    return is_balance and bool(said_on) and str(as_at) <= str(said_on)


def _leaves_open(said: Sequence[str | None]) -> bool:
    is_open = any(_OPEN.search(text) for text in said if text)
    return is_open or find_coordinate(_NOT_OUTTURN, said) is not None
