"""Headings of columns that a line of print has run into one over all of them.

2023/24 outturn 2024/25 forecast 2025/26 forecast      one cell, as it was read
2023/24 outturn | 2024/25 forecast | 2025/26 forecast  a time for each column
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.pages import Cell, Row, Table
from corpus.periods import read_periods

# One time over several columns is of all of them.
_FEWEST_TIMES = 2


def with_headings_apart(table: Table) -> Table:
    """Return `table`, a heading of its first row parted that names a time for each."""
    if not table.rows:
        return table
    first, *rest = table.rows
    apart = Row(cells=tuple(_cells_apart(first.cells)))
    return table if apart == first else replace(table, rows=(apart, *rest))


def _cells_apart(cells: Sequence[Cell]) -> list[Cell]:
    """`cells`, each that is merged over as many columns as it names times parted."""
    starts = [place for place, cell in enumerate(cells) if not cell.is_merged]
    apart: list[Cell] = []
    for start, end in pairwise((*starts, len(cells))):
        covered = cells[start:end]
        headings = _headings_in(covered[0].text)
        if len(headings) == len(covered) >= _FEWEST_TIMES:
            apart += [replace(covered[0], text=heading) for heading in headings]
        else:
            apart += covered
    return apart


def _headings_in(text: str) -> tuple[str, ...]:
    """The headings that `text` is made of, each with its time at one same end of it."""
    times = [time for time in read_periods(text) if time.year or time.as_at]
    if any(time.is_range for time in times) or not times:
        return ()
    if times[0].start == 0:
        edges = [*(time.start for time in times), len(text)]
    elif times[-1].end == len(text):
        edges = [0, *(time.end for time in times)]
    else:
        return ()
    headings = tuple(text[start:end].strip() for start, end in pairwise(edges))
    return headings if all(headings) else ()
