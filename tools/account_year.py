"""The financial year that an account is of, where its own words leave it out.

A monitoring report names its year once, in its title or its purpose, and then speaks of
"the projected overspend" or heads a column "Variance £".
"""

import re
from collections.abc import Iterable, Sequence

from corpus.periods import read_periods
from corpus.times import Period
from corpus.years import next_year, year_of

# A title or a purpose stands among so many texts at the front of a paper.
FRONT_TEXTS = 15

_ACCOUNT = re.compile(
    r"\b(?:budgets?|allocations?|income|revised|original|forecasts?|projected"
    r"|projection|out-?turn|actuals?"
    r"|vari(?:ance|ation)s?"
    r"|spen[dt]|spending|expenditure|(?:over|under)-?\s?spen[dt]\w*|to date"
    r"|(?:adverse |favourable )?movement|over ?/ ?\(?under|change since)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:monitoring|out-?turn|forecasts?|budget|position|performance|monthly|quarterly"
    r"|(?:month|period|quarter)\s+\d{1,2}|Q[1-4])\b",
    re.IGNORECASE,
)
_SPENT_IN_YEAR = re.compile(
    r"\b(?:over|under)-?\s?spen[dt]\w*|\b(?:forecast|projected|expected)\s+to\s+(?:spend"
    r"|cost)\b|\b(?:adverse|favourable)\s+(?:movement|variance)\b|\bto date\b"
    r"|\b(?:projected|forecast|provisional)\s+(?:out-?turn|spend|expenditure)\b"
    r"|\b(?:revised|original|annual|approved)\s+budget\b|\bpressures?\s+(?:of|in|arises?)\b"
    r"|\b(?:better|worse|higher|lower|more|less)\s+than\s+(?:the\s+)?(?:budget|plan(?:ned)?"
    r"|forecast)\b|\bwill\s+(?:grow|rise|increase|fall|reduce)\s+by\b",
    re.IGNORECASE,
)


def is_of_an_account(heading: str) -> bool:
    """Return whether a column's `heading` is of a year's budget, spend or variance."""
    return _ACCOUNT.search(heading) is not None


def is_spent_in_year(clause: str) -> bool:
    """Return whether `clause` speaks of what one year's budget or spend is."""
    return _SPENT_IN_YEAR.search(clause) is not None


def account_year(
    title: str | None, texts: Sequence[str], *, met_on: str | None = None
) -> str | None:
    """Return the one financial year that a paper reports on, or None.

    Args:
        title: The paper's own.
        texts: What is printed at its front, in order.
        met_on: The day of its meeting, which tells no year of an account.
    """
    reported = (text for text in texts[:FRONT_TEXTS] if _REPORTED.search(text))
    for text in (title or "", *reported):
        times = [p for p in read_periods(text) if p.as_at is None or p.as_at != met_on]
        if year := only_year(times):
            return year
    return None


def year_of_caption(caption: str | None) -> str | None:
    """Return the one year in the caption of a table of an account, or None."""
    if caption is None or not is_of_an_account(caption):
        return None
    return only_year(read_periods(caption))


def year_of_headings(headings: Iterable[str]) -> str | None:
    """Return the year of an account in the nearest of `headings` that has one."""
    return next(filter(None, map(year_of_caption, headings)), None)


def only_year(periods: Iterable[Period]) -> str | None:
    """Return the financial year that all `periods` are of, None if there are several.

    A date counts for the year it falls in; a span and a calendar year are of several.
    """
    times = [p for p in periods if p.is_range or p.year or p.as_at]
    years = {_year(period) for period in times if not period.is_impossible}
    return years.pop() if len(years) == 1 else None


def moved_in(periods: Sequence[Period]) -> str | None:
    """Return the later of two years in a row, if `periods` are of those and no others.

    Two year ends are of the years they close; what changed did so in the later.
    """
    years = sorted({_year(period) or "" for period in periods})
    first, last = (*years, "", "")[:2]
    is_pair = len(years) == 2 and bool(first)  # noqa: PLR2004 -- the year before, and the year
    return last if is_pair and last == next_year(first) else None


def _year(period: Period) -> str | None:
    if period.is_range:
        return None
    is_date = period.as_at is not None and len(period.as_at) >= len("2024-03")
    return period.year or (year_of(period.as_at or "") if is_date else None)
