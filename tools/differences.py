"""How far one thing is from another: a row or a column that is of neither."""

import re
from collections.abc import Sequence

from tools.measures import BALANCE_SAID, GRANT_SAID
from tools.vocabulary import OVER_OR_UNDER, VARIANCE

DIFFERENCE = re.compile(
    rf"{VARIANCE}|{OVER_OR_UNDER}|\b(?:over|under)-?\s?spen[dt]\w*|\bdeficits?\b|\bsurplus\b",
    re.IGNORECASE,
)
# "Above agreement profile" is a difference of two deficits, and none itself.
_APART = re.compile(
    r"\W*(?:(?:amount|how far) )?(?:above|below|ahead of|behind|distance from|gap to"
    r"|differences? (?:from|to))\b(?!.*\bdeficit)"
    r"|\W*average\b",
    re.IGNORECASE,
)
# A column of what changed between two reports holds no deficit.
_MOVED_SINCE = re.compile(
    r"\W*(?:movement|change|difference)s? (?:(?:from|since|on|to|between)\b"
    r"|(?:p|m|q|period|month|quarter) ?\d)"
    r"|\W*change(?:\s*\(?(?:£|%).*)?$",
    re.IGNORECASE,
)
CUMULATIVE_DEFICIT = re.compile(
    r"\b(?:cumulative|accumulated)\b[^.;]{0,20}\bdeficit", re.IGNORECASE
)
_OF_BALANCES = re.compile(
    rf"{CUMULATIVE_DEFICIT.pattern}"
    r"|\byear[- ]end (?:dsg )?(?:balance|deficit|position)",
    re.IGNORECASE,
)
_GAP = re.compile(r"\bgap\b", re.IGNORECASE)
_BUDGET_GAP = re.compile(
    r"\b(?:mtf[sp]|budget|medium[- ]term|council)\b[^.]{0,30}\bgap\b", re.IGNORECASE
)
_MOVEMENT = re.compile(r"(?:movement|change)s?(?: \(?£\W?[\w']*\)?)?", re.IGNORECASE)
_VARIANCE = re.compile(VARIANCE, re.IGNORECASE)
_OFF = re.compile(rf"{VARIANCE}|^\W*(?:difference|gap)\b", re.IGNORECASE)


def is_apart(rows: Sequence[str], over: Sequence[str | None]) -> bool:
    """Return whether a row tells the distance from another, or a column a change."""
    return any(map(_APART.match, rows[:1])) or is_movement(over[:-1])


def is_movement(columns: Sequence[str | None]) -> bool:
    """Return whether a column is of what changed between two others."""
    return any(map(_MOVED_SINCE.match, filter(None, columns)))


def have_variances_moved(column: Sequence[str | None], beside: Sequence[str]) -> bool:
    """Return whether a column is of how variances moved since the report before."""
    is_moved = any(map(_MOVEMENT.fullmatch, filter(None, column)))
    return is_moved and any(map(_VARIANCE.search, beside))


def is_off_balance(rows: Sequence[str], over: Sequence[str | None]) -> bool:
    """Return whether it is by how much a balance of its row or table is off."""
    caption = (over[-1] if over[1:] else "") or ""
    is_balance = any(map(BALANCE_SAID.search, rows[:1])) or _OF_BALANCES.search(caption)
    return bool(is_balance) and any(map(_OFF.search, filter(None, over[:1])))


def is_budget_gap(rows: Sequence[str], beside: Sequence[str]) -> bool:
    """Return whether a row is of the gap in a council's own budget, not a grant's."""
    is_gap = any(map(_GAP.search, rows[:1])) and not any(map(GRANT_SAID.search, rows))
    return is_gap and any(map(_BUDGET_GAP.search, beside))
