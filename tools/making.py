"""When figures were made, where a heading or a sentence says it of them.

Recovery forecast as at 14 Dec 2021      a caption: all of its table
Latest forecast, May 2024                over a row of years: those below it
Variance (October)                       the last October up to the meeting
In the May submission                    what the sentence says is from it
"""

import re
from calendar import month_abbr
from collections.abc import Sequence

from corpus.periods import read_periods
from corpus.times import MONTH
from corpus.years import closing_year
from tools.heading_times import AS_AT, Said, find_period

# "Latest forecast, May 2024" over a row of years says when it was made.
_MADE_IN = re.compile(
    r"^\W*(?:(?:latest|revised|original|initial|current|updated|previous|new)\s+)*"
    r"(?:forecast|agreement|plan|submission|profile|projection|trajectory|budget)\W+"
    r"(?:(?:of|in|dated|(?:(?:as )?(?:made|signed|set|agreed|approved))(?: in)?)\s+)?$",
    re.IGNORECASE,
)
# "Variance (October)", "Sept forecast": told in a month that needs no year.
_FORETELLS = (
    r"\b(?:forecasts?|vari(?:ance|ation)s?|position|projected|projection|estimated?"
    r"|out-?turn|(?:over|under)-?spend)\b"
)
_TOLD_IN = re.compile(
    rf"\D*(?i:{_FORETELLS})\D*?\W(?P<last>{MONTH})\W*"
    rf"|\W*(?P<first>{MONTH})\W+\D*?(?i:{_FORETELLS})\D*"
)
_SUBMISSION = re.compile(r"\b[A-Z][a-z]+ submission\b")
_MONTHS = frozenset(month_abbr[1:])
_YEAR_END = re.compile(r"^(?:31\w{0,2} Mar|0?1\w{0,2} Apr)", re.IGNORECASE)


def find_vintage(headings: Said) -> str | None:
    """Return when a table was made, in its words: "as at 14 Dec 2021" in a caption.

    A balance "as at 31 March 2024" is a balance of that day, said whenever.
    """
    for text in headings:
        for match in AS_AT.finditer(text or ""):
            if not _YEAR_END.match(match[1]):
                return match[1]
    return None


def find_made_in(
    headings: Sequence[str], *, said_on: str | None, year: str | None = None
) -> str | None:
    """Return the month a cell's own heading says it was forecast or agreed in.

    Another heading must tell what time the cell is of, or its table: over a lone
    "Forecast, March 2025" stand figures of that month.

    Args:
        headings: Of its row and column.
        said_on: ISO date of the meeting, before which it was made.
        year: The financial year that the caption says its table is of.
    """
    for heading in headings:
        others = [text for text in headings if text is not heading]
        for made in read_periods(heading):
            is_last = not heading[made.end :].strip(" )")
            is_month = len("2024-03") <= len(made.as_at or "")
            is_made = is_last and is_month and _MADE_IN.match(heading[: made.start])
            if is_made and str(made.as_at) <= (said_on or ""):
                is_open = year is not None and not closing_year(made.as_at)
                is_dated = find_period(others, said_on=said_on) is not None
                return made.printed if is_dated or is_open else None
    return None


def find_month_told(column_path: Sequence[str], *, said_on: str | None) -> str | None:
    """Return the month in which a column says that it was forecast, if it has no year.

    Args:
        column_path: The headings over the cell, outermost first.
        said_on: ISO date of the meeting; the last such month up to then is meant.
    """
    found = _TOLD_IN.fullmatch(" ".join(column_path))
    if found is None or said_on is None:
        return None
    return last_month_up_to(found["last"] or found["first"], said_on)


def last_month_up_to(month: str, said_on: str) -> str | None:
    """Return `month`, a name, with its year: the last such up to an ISO date."""
    years = (int(said_on[:4]), int(said_on[:4]) - 1)
    told = (read_periods(f"{month} {year}") for year in years)
    return next(
        (t.printed for (t,) in told if str(t.as_at) <= said_on[: len("2024-03")]), None
    )


def find_submission(sentence: str) -> str | None:
    """Return the submission a sentence says its figure is from: "May submission"."""
    match = _SUBMISSION.search(sentence)
    return match[0] if match and match[0][:3] in _MONTHS else None
