"""The year of what was planned, where its own sentence leaves it to what stands around.

"5. High needs budget 2025/26"   over "spending is planned, which leaves a deficit"
"the budget agreed in February"  is of the year that begins next
"""

import re

from assistant.candidates import Candidate
from corpus.periods import read_periods
from corpus.records import Basis
from corpus.years import closing_year, year_of

PLANNED = frozenset({Basis.BUDGET, Basis.PLAN})
# A budget is set in the months before the year that it is of.
_SET_IN = ("-01", "-02", "-03")
_IS_SET = re.compile(
    r"\bbudgets?\b[^.;]{0,40}?\b(?:agreed|approved|set|adopted)\b[^.;]{0,60}?"
    r"\b(?:in|on|at)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
MONTH = len("2025-02")


def year_around(candidate: Candidate) -> str | None:
    """Return the one financial year that a plan told without its own is of, or None."""
    if any(figure.basis not in PLANNED for figure in candidate.figures):
        return None
    if not candidate.figures or candidate.cell is not None:
        return None
    return _year_after_set(candidate) or _year_of_paragraph(candidate)


def _year_after_set(candidate: Candidate) -> str | None:
    """The year that begins after the day on which a budget was set, as it says."""
    said_on = candidate.paper.met_on
    for time in read_periods(candidate.quote, said_on=said_on):
        day = time.as_at or ""
        is_set = _IS_SET.search(candidate.quote[: time.start])
        if is_set and day[4:MONTH] in _SET_IN:
            return year_of(f"{day[:4]}-04-01")
    return None


def _year_of_paragraph(candidate: Candidate) -> str | None:
    """The one year that a paragraph and its headings name, a balance's closing."""
    said_on = candidate.paper.met_on
    title = candidate.paper.title
    around = candidate.nearby.replace(title, " ") if title else candidate.nearby
    times = read_periods(around, said_on=said_on)
    years = {
        time.year or closing_year(time.as_at or "")
        for time in times
        if not time.is_range
    } - {None}
    return years.pop() if len(years) == 1 else None
