"""What a line of an account is: a price, what comes in, what is spent or short."""

import re
from collections.abc import Iterable, Sequence

from corpus.records import Measure
from tools.differences import DIFFERENCE
from tools.measures import BALANCE_SAID, BARE_HIGH_NEEDS, DEFICITS, FUNDED, PRICE
from tools.vocabulary import find_coordinate

ACCOUNT_SAID = re.compile(
    r"\bbudgets?\b|\bforecast\b|\bout-?turn\b|\bactuals?\b|\ballocations?\b|\bspen[dt]\b"
    r"|\bspending\b|\bexpenditure\b",
    re.IGNORECASE,
)
_SPENDS = re.compile(
    r"\bbudgets?\b|\ballocations?\b|\bspen[dt]\b|\bspending\b|\bexpenditure\b|\bincome\b",
    re.IGNORECASE,
)
# A row of what comes in or is paid is neither a surplus nor a deficit.
NAMES_MONEY = re.compile(
    r"\b(?:funding|(?<!schools )grants?|allocat\w+|income|payments?|contributions?"
    r"|spen[dt]|spending|expenditure|costs?|budgets?)\b",
    re.IGNORECASE,
)
# Over a row called "High needs" these columns are of what is spent.
_SPENT_OVER = re.compile(r"\boutturn\b|\bactuals?\b|\bforecast\b", re.IGNORECASE)
_SPENT_SAID = re.compile(r"\bspen[dt](?:ing)?\b|\bexpenditure\b", re.IGNORECASE)
_OF_AN_ACCOUNT = frozenset(
    {
        *(Measure.PLACEMENT_COST, Measure.OTHER),
        *(Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND),
    }
)
# "Opening", "In-year", "Closing", under a caption of a deficit.
_OF_A_ROLL = re.compile(
    r"(?:opening|closing|in[- ]year|brought forward|carried forward|[bc]/f(?:wd)?)"
    r"(?: (?:balance|deficit|position|movement))?(?: \(?£\W?[\w']*\)?)?",
    re.IGNORECASE,
)
# When a balance stood, and how sure it is.
_A_DAY = re.compile(
    r"\W*(?:balances? )?(?:as )?(?:at |on )?(?:31|30|1)(?:st|th)? [a-z]{3,9} \d{4}"
    r"(?:\W+[a-z]+)?\W*",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\b(?:deficit|shortfall|over-?\s?spen[dt]|position)\b", re.IGNORECASE
)
_FUNDING_SAID = re.compile(r"\bfunding\b", re.IGNORECASE)
_COMES_IN = re.compile(
    r"\ballocations?\b|(?<!schools )\bgrants?\b|\bincome\b", re.IGNORECASE
)


def is_account(beside: Sequence[str]) -> bool:
    """Return whether lines are what comes in, what is spent and what is short."""
    return all(
        any(map(words.search, beside)) for words in (_COMES_IN, _SPENT_SAID, _SHORT)
    )


def is_of_account(
    rows: Sequence[str], over: Sequence[str | None], beside: Sequence[str]
) -> bool:
    """Return whether a column is of budget or spend, and only the caption says deficit.

    A forecast is so where budgets or spend stand beside it.
    """
    if not any(_SPENDS.search(text) for text in _undated(beside)):
        return False
    own = " ".join(_undated((*rows, *filter(None, over[:-1]))))
    if any(map(_OF_A_ROLL.fullmatch, (*rows[:1], *filter(None, over[:1])))):
        return False
    is_position = DIFFERENCE.search(own) or BALANCE_SAID.search(own)
    deficit = find_coordinate(DEFICITS, (own,))
    is_line = ACCOUNT_SAID.search(own) or is_account(beside)
    return bool(is_line) and not is_position and deficit is None


def account_measure(rows: Sequence[str], over: Sequence[str | None]) -> Measure:
    """Return what a column of an account is of: high needs in or out, or neither."""
    is_high_needs = any(BARE_HIGH_NEEDS.search(text or "") for text in (*rows, *over))
    if is_high_needs and any(map(_COMES_IN.search, rows)):
        return Measure.HIGH_NEEDS_FUNDING
    return Measure.HIGH_NEEDS_SPEND if is_high_needs else Measure.OTHER


def line_measure(
    measure: Measure,
    rows: Sequence[str],
    over: Sequence[str | None],
    *,
    is_high_needs: bool,
) -> Measure:
    """Return what a line of an account is: a price, what comes in, or what is spent.

    What is spent on places is spend of the account that they are a line of; a
    placement cost is what one place costs, or all of a table of placements.
    """
    if measure not in _OF_AN_ACCOUNT:
        return measure
    if any(map(PRICE.search, (*rows, *filter(None, over)))):
        return Measure.PLACEMENT_COST
    own = " ".join((*rows, *filter(None, over[:-1])))
    if not is_high_needs:
        return measure
    is_funding = any(map(_FUNDING_SAID.search, filter(None, over[:-1])))
    if is_funding or _COMES_IN.search(own):
        is_spent = _SPENT_SAID.search(own) or measure is Measure.PLACEMENT_COST
        return measure if is_spent else Measure.HIGH_NEEDS_FUNDING
    is_account = ACCOUNT_SAID.search(" ".join(filter(None, over)))
    is_line = measure is not Measure.OTHER and _is_told_of_all(measure, rows)
    return Measure.HIGH_NEEDS_SPEND if is_account and is_line else measure


def is_spent(rows: Sequence[str], over: Sequence[str | None]) -> bool:
    """Return whether a row, or a column over what is not funded, is of spend."""
    columns = " ".join(filter(None, over[:-1]))
    own = " ".join((*rows[:1], columns))
    is_funded = FUNDED.search(" ".join(rows))
    return bool(
        _SPENT_SAID.search(own) or (_SPENT_OVER.search(columns) and not is_funded)
    )


def _is_told_of_all(measure: Measure, rows: Sequence[str]) -> bool:
    """Whether the row is no high needs grant: only what stands over it says so."""
    is_grant = measure is Measure.HIGH_NEEDS_FUNDING
    return not is_grant or not any(map(BARE_HIGH_NEEDS.search, rows))


def _undated(headings: Iterable[str]) -> list[str]:
    """`headings` without those of a day and its basis: "31 March 2026 (budget)"."""
    return [text for text in headings if not _A_DAY.fullmatch(text)]
