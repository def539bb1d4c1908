"""The month of a count that is taken in the same month of each year.

Plans maintained, January census | 2023 | 2024      2023-01, 2024-01
"""

import re
from collections.abc import Sequence

from corpus.periods import read_periods
from corpus.times import MONTH

_MONTHS = re.compile(rf"\b{MONTH}\b(?!\s*\d)", re.IGNORECASE)
# What is told of all of a year is of no month in it.
_OF_A_YEAR = re.compile(
    r"\b(?:calendar|whole|full|financial|academic|previous) year\b", re.IGNORECASE
)


def in_month(year: str, rows: Sequence[str], caption: str | None) -> str:
    """Return the ISO month of `year` in which its caption says all was counted.

    Args:
        year: A bare year over a column.
        rows: The cell's own headings; what is of a whole year stays so.
        caption: The table's; it must name one month, and no year.
    """
    named = list(_MONTHS.finditer(caption or ""))
    if len(named) != 1 or read_periods(caption or ""):
        return year
    if any(map(_OF_A_YEAR.search, rows)):
        return year
    (counted,) = read_periods(f"{named[0][0]} {year}") or (None,)
    return (counted and counted.as_at) or year
