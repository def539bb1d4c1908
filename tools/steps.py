"""Columns of a table that lead from one amount to another: steps, and no amounts.

                   2024/25   Demand   Price   Savings   2025/26
Special schools     29,140    1,450     870       (40)   31,420

What a row is before its steps and after them are amounts of one thing; a step beside
either is not.
"""

from collections.abc import Iterable, Sequence

from corpus.periods import read_periods
from corpus.points import read_points
from corpus.records import Figure, PaperId
from tools.coordinates import find_basis
from tools.totals import reading_order

# An amount, a step and the amount they come to.
FEWEST = 3

ColumnKey = tuple[PaperId, str | None, tuple[str, ...]]


def step_columns(figures: Iterable[Figure]) -> frozenset[ColumnKey]:
    """Return the columns that are steps in more of their table's rows than not."""
    rows: dict[tuple[PaperId, str | None, tuple[str, ...]], list[Figure]] = {}
    for figure in figures:
        if figure.caption is not None and figure.row_path and figure.column_path:
            key = (figure.paper_id, figure.caption, figure.row_path)
            rows.setdefault(key, []).append(figure)
    times: dict[ColumnKey, int] = {}
    for row in rows.values():
        steps = _steps(sorted(row, key=reading_order))
        for figure in row:
            way = 1 if figure in steps else -1
            times[column_of(figure)] = times.get(column_of(figure), 0) + way
    return frozenset(column for column, count in times.items() if count > 0)


def column_of(figure: Figure) -> ColumnKey:
    """Return the column of a table that `figure` stands in."""
    return figure.paper_id, figure.caption, figure.column_path


def _steps(row: Sequence[Figure]) -> Sequence[Figure]:
    """The cells between two that they take one to the other, in a row as printed."""
    for first in range(len(row)):
        for last in range(len(row) - 1, first + FEWEST - 2, -1):
            between = row[first + 1 : last]
            if all(map(_may_be_step, between)) and _leads(row[first : last + 1]):
                return between
    return ()


def _leads(cells: Sequence[Figure]) -> bool:
    """Whether all but the last come to it, as far as they are rounded."""
    *parts, whole = cells
    off = abs(sum(part.amount for part in parts) - whole.amount)
    is_of_one_unit = len({cell.unit for cell in cells}) == 1
    moves = any(part.amount for part in parts[1:])
    return is_of_one_unit and moves and off <= whole.resolution * len(cells) / 2


def _may_be_step(cell: Figure) -> bool:
    """Whether a column's heading says neither a time nor on what basis it is told."""
    return not any(
        read_periods(text) or read_points(text) or find_basis((text,))
        for text in cell.column_path
    )
