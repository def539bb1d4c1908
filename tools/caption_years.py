"""Captions that name another year than every column of their table.

Table 4: High needs forecast 2023/24      <- 2023/24 is found
Line | 2024/25 Budget | 2024/25 Forecast | Variance
"""

import re
from collections.abc import Sequence

from corpus.periods import read_periods
from corpus.times import Period
from tools.account_year import is_of_an_account, only_year
from tools.grid import Grid

# One column with a year may be a comparison; from two on they are what the table is of.
FEWEST_COLUMNS = 2

# What needs no year of its own, beside columns that have one.
_OF_THE_OTHERS = re.compile(
    r"\bvarian|\bdiffer|\bchange|\bmovement|%|\bover|\bunder|\brag\b|\bnotes?\b"
    r"|\bcomment",
    re.IGNORECASE,
)
# A year that a table is set against is not the one it is of.
_SET_AGAINST = re.compile(
    r"\b(?:since|from|against|on|than|agreed|approved|set|made|to|with|after|before"
    r"|compared|published|updated|survey|census)\s+(?:in\s+|the\s+)?$",
    re.IGNORECASE,
)


def misnamed_year(grid: Grid) -> tuple[Period, str] | None:
    """Return the year that a caption gets wrong, and the one its columns are all of.

    Only of an account, whose columns name a year each: a budget, a forecast, an
    outturn. None where caption and columns agree, or either leaves it open.
    """
    caption = grid.table.caption or ""
    said = [period for period in read_periods(caption) if period.year]
    if len(said) != 1 or said[0].is_range or said[0].as_at or said[0].is_impossible:
        return None
    if not is_of_an_account(caption) or _SET_AGAINST.search(caption[: said[0].start]):
        return None
    year = _year_of_columns([" ".join(path) for path in grid.columns[1:] if path])
    if year is None or year == said[0].year or _names(grid, said[0]):
        return None
    return said[0], year


def _year_of_columns(columns: Sequence[str]) -> str | None:
    """The one year that all of `columns` are of but those that are of the others."""
    own = [text for text in columns if not _OF_THE_OTHERS.search(text)]
    times = [read_periods(text) for text in own]
    if len(own) < FEWEST_COLUMNS or not all(times):
        return None
    return only_year(period for found in times for period in found)


def _names(grid: Grid, said: Period) -> bool:
    """Whether a row or a column says the caption's year too."""
    paths = {
        text for cell in grid.cells for text in (*cell.row_path, *cell.column_path)
    }
    return any(
        period.year == said.year for text in paths for period in read_periods(text)
    )
