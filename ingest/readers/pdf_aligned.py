"""Tables by alignment alone, where no lines are drawn around the cells.

Block          2022/23  2023/24
High needs        24.1     30.2      White gutters that nearly every line leaves
Schools, all                         free part the columns; wider white, rules or a
settings        110.0    115.1      second number in a column part the rows.
134.1    145.3
"""

from collections.abc import Sequence
from statistics import median

from ingest.captions import is_label
from ingest.readers.pdf_columns import (
    Parted,
    Span,
    are_alike,
    columns_of,
    in_parts,
    overlapped,
    reparted,
)
from ingest.readers.pdf_lines import Line, is_marker, is_number
from ingest.readers.pdf_rows import gap_between, rows_of
from ingest.readers.pdf_slots import slots_of
from ingest.readers.pdf_strokes import Stroke
from ingest.readers.pdf_tables import FEWEST_COLUMNS, Grid

# Rows of one table stand no further apart than this.
ROW_GAP_EM = 2.2
# More lines of cells than this are no names of columns, though no number is in them.
MOST_HEADER_LINES = 3
# Less of a table is seldom filled; of the numbers at a chart's axes, less is.
FEWEST_FILLED = 0.4
FEWEST_FILLED_UNNAMED = 0.8
# Two columns of words alone are a table only if they have this many rows.
FEWEST_WORD_ROWS = 3


def aligned_tables(lines: Sequence[Line], strokes: Sequence[Stroke]) -> list[Grid]:
    """Return the tables that stand in `lines` by alignment alone.

    Args:
        lines: One column of a page, from top to bottom.
        strokes: Level ones part rows.
    """
    parted = [in_parts(line) for line in lines]
    grids = []
    index = 0
    while index < len(lines):
        end = _run_end(parted, index)
        grid, used = _aligned_grid(parted, index, end, strokes) if end else (None, 0)
        if grid is not None:
            grids.append(grid)
        index = used if grid is not None else index + 1
    return grids


def _run_end(lines: Sequence[Parted], start: int) -> int:
    """Return where the lines that could be one table with line `start` end, or 0."""
    if not lines[start].parts[1:]:
        return 0
    end = start + 1
    left, right = lines[start].line.x0, lines[start].line.x1
    while end < len(lines):
        line = lines[end].line
        if line.top - lines[end - 1].line.bottom > ROW_GAP_EM * line.size:
            break
        is_left = line.x1 <= left  # the label of a row that goes on in the next line
        is_wide = line.x1 - line.x0 > 0.75 * (right - left)
        is_lone = not lines[end].parts[1:]
        if is_lone and (is_label(line.text) or (is_wide and not is_left)):
            break
        left, right = min(left, line.x0), max(right, line.x1)
        end += 1
    return end if sum(len(line.parts) > 1 for line in lines[start:end]) > 1 else 0


def _aligned_grid(
    lines: Sequence[Parted], start: int, end: int, strokes: Sequence[Stroke]
) -> tuple[Grid | None, int]:
    """Return the table in `lines` from `start`, and the index after its last line."""
    columns = columns_of([line for line in lines[start:end] if len(line.parts) > 1])
    if len(columns) < FEWEST_COLUMNS:
        return None, start
    end = _next_table(lines, start, end)
    columns = columns_of([line for line in lines[start:end] if len(line.parts) > 1])
    parted = [reparted(line, columns) for line in lines[start:end]]
    lines = [*lines[:start], *parted, *lines[end:]]
    end = _crossing(lines, start, end, columns)
    while end > start + 1 and not _ends_table(lines, end - 1, columns):
        end -= 1
    columns = columns_of([line for line in lines[start:end] if len(line.parts) > 1])
    if len(columns) < FEWEST_COLUMNS:
        return None, start
    while start and (
        _is_heading_of(lines[start - 1], lines[start], columns)
        or _begins_label_of(lines[start - 1], lines[start], columns)
    ):
        start -= 1
    rows = rows_of(lines[start:end], columns, strokes)
    if not _is_table(rows, columns):
        return None, start
    every = [line.line for line in lines[start:end]]
    return (
        Grid(
            rows=slots_of(rows, columns),
            x0=min(line.x0 for line in every),
            top=min(line.top for line in every),
            x1=max(line.x1 for line in every),
            bottom=max(line.bottom for line in every),
        ),
        end,
    )


def _next_table(lines: Sequence[Parted], start: int, end: int) -> int:
    """Return where another table, of other columns, begins before `end`, else `end`."""
    gaps = [
        gap_between(lines[index - 1].line, lines[index].line)
        for index in range(start + 1, end)
    ]
    usual = median(gaps)
    for index in range(start + 2, end - 1):
        gap = gaps[index - start - 1]
        if gap < max(1.35 * usual, usual + 3):
            continue
        above = [line for line in lines[start:index] if len(line.parts) > 1]
        below = [line for line in lines[index:end] if len(line.parts) > 1]
        has_numbers = any(is_number(part) for line in above for part in line.parts[1:])
        if not has_numbers and len(above) <= MOST_HEADER_LINES:
            continue
        if not are_alike(columns_of(above), columns_of(below)):
            return index
    return end


def _crossing(
    lines: Sequence[Parted],
    start: int,
    end: int,
    columns: Sequence[Span],
) -> int:
    """Return the index of the first lone line over several columns, else `end`."""
    for index in range(start + 1, end):
        parts = lines[index].parts
        if len(parts) == 1 and len(overlapped(parts[0], columns)) > 1:
            above = lines[index - 1].line
            if index + 1 == end or gap_between(above, parts[0]) > 0.5 * above.size:
                return index
            if parts[0].x0 <= columns[0][1]:
                return index
    return end


def _ends_table(lines: Sequence[Parted], index: int, columns: Sequence[Span]) -> bool:
    """Return whether line `index` can be the last of a table."""
    parted = lines[index]
    if len(parted.parts) > 1:
        return True
    above = lines[index - 1].line
    is_close = gap_between(above, parted.line) < 0.45 * parted.line.size
    return is_close and (
        parted.line.x0 > columns[0][1] or parted.line.text[:1].islower()
    )


def _is_heading_of(above: Parted, below: Parted, columns: Sequence[Span]) -> bool:
    """Return whether the lone line `above` heads some of `columns`, not the stub."""
    return (
        len(above.parts) == 1
        and above.line.x0 > columns[0][1]
        and above.line.x1 <= columns[-1][1] + above.line.size
        and gap_between(above.line, below.line) <= 1.5 * below.line.size
        and not is_marker(above.line.words[0].text)
    )


def _begins_label_of(above: Parted, below: Parted, columns: Sequence[Span]) -> bool:
    """Return whether the lone line `above` begins the label of a row cut from its page.

    A title stands apart from numbers, or over names of columns.
    """
    return (
        len(above.parts) == 1
        and not is_label(above.line.text)
        and abs(above.line.x0 - below.line.x0) < 0.5 * below.line.size
        and overlapped(above.parts[0], columns) == [0]
        and gap_between(above.line, below.line) < 0.45 * below.line.size
        and len(below.parts) > 1
        and all(map(is_number, below.parts[1:]))
        and not is_number(below.parts[0])
    )


def _is_table(rows: Sequence[Sequence[Parted]], columns: Sequence[Span]) -> bool:
    """Return whether `rows` hold enough, and are not prose that happens to align."""
    filled = [
        {
            index
            for line in row
            for part in line.parts
            for index in overlapped(part, columns)[:1]
        }
        for row in rows
    ]
    full = [row for row in filled if len(row) > 1]
    numbers = sum(
        any(is_number(part) for line in row for part in line.parts) for row in rows
    )
    share = sum(map(len, filled)) / (len(rows) * len(columns))
    is_narrow = len(columns) == FEWEST_COLUMNS
    if not full[1:] or share < FEWEST_FILLED:
        return False
    if not _has_names(rows, columns) and (is_narrow or share < FEWEST_FILLED_UNNAMED):
        return False
    if is_narrow and len(full) < FEWEST_WORD_ROWS and numbers < len(full):
        return False
    parts = [part for row in rows for line in row for part in line.parts]
    words = sum(len(part.words) for part in parts)
    is_wordy = words > 7 * len(parts)
    return not (is_wordy and not numbers and is_narrow)


def _has_names(rows: Sequence[Sequence[Parted]], columns: Sequence[Span]) -> bool:
    """Return whether words stand in the first row or at the left of another.

    The axes of a chart have numbers there.
    """
    return any(
        any(char.isalpha() for char in part.text)
        for index, row in enumerate(rows)
        for line in row
        for part in line.parts
        if not index or 0 in overlapped(part, columns)
    )
