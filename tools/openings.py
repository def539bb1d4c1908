"""The balance with which a year begins, which is the one that closed the year before.

Opening deficit | 2024/25      of 2023-24, at 31 March 2024
brought forward from 2023/24   of 2023-24 as it stands
at 1 April 2024                told by the day itself
Opening balance | 31.03.25     of 2023-24: the day ends the year of its row
"""

import re
from collections.abc import Iterable

from corpus.periods import read_periods
from corpus.records import Flow, Measure, Paper
from corpus.years import previous_year, year_end
from tools.sentence_times import Time
from tools.signs import OPENING

_BALANCES = {Measure.DSG_DEFICIT, Measure.RESERVES}
_FROM = re.compile(r"\b(?:brought forward|b/?f(?:wd)?)\s+from\s+", re.IGNORECASE)
# What is named beside it is of the year itself.
_OF_ITS_YEAR = re.compile(
    r"\b(?:changes?|movements?|increases?|reductions?|closing|carried forward"
    r"|c/?f(?:wd)?)\b",
    re.IGNORECASE,
)


def opened(
    time: Time, measure: Measure, flow: Flow | None, said: Iterable[str | None]
) -> Time:
    """Return the `time` of a balance: of an opening one, the close of the year before.

    Args:
        time: As headings or a sentence name it; a day is left as it is, unless it ends
            the year that another heading opens.
        measure: What is measured; only deficits and reserves are carried over years.
        flow: A balance, one year's, or None where it is not told.
        said: The cell's own headings, or the number's own clause.
    """
    if measure not in _BALANCES or flow is Flow.IN_YEAR:
        return time
    if time.year is None or time.as_at not in (None, year_end(time.year)):
        return time
    texts = [text for text in said if text]
    opening = [text for text in texts if OPENING.search(text)]
    if not opening or any(map(_OF_ITS_YEAR.search, texts)):
        return time
    others = [text for text in texts if text not in opening]
    is_of_other = any(map(read_periods, others)) and not any(map(read_periods, opening))
    if time.as_at is not None and not is_of_other:
        return time
    closed = next(filter(None, map(_closed, texts)), previous_year(time.year))
    return Time(year=closed, as_at=year_end(closed))


def is_closed(
    time: Time, flow: Flow | None, said: Iterable[str | None], paper: Paper
) -> bool:
    """Return whether an opening balance was that of a day before `paper` was written.

    Args:
        time: As `opened` has it.
        flow: A balance, one year's, or None where it is not told.
        said: The cell's own headings.
        paper: What it stands in.
    """
    is_opening = any(OPENING.search(text) for text in said if text)
    if not is_opening or flow is not Flow.CUMULATIVE or not paper.met_on:
        return False
    return time.as_at is not None and time.as_at <= paper.met_on


def _closed(text: str) -> str | None:
    """The year that `text` says a balance is brought forward from."""
    from_ = _FROM.search(text)
    periods = read_periods(text[from_.end() :]) if from_ else ()
    return periods[0].year if periods and periods[0].start == 0 else None
