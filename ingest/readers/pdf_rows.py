"""Lines of an aligned table to its rows: several lines may make one.

Schools, all                         Wider white, rules or a second number in a
settings        110.0    115.1      column part the rows; where there are none, words
Early years      10.1     10.4      tell which lines go on.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from ingest.readers.pdf_columns import Parted, Span, overlapped
from ingest.readers.pdf_lines import Line, is_note_mark, is_number
from ingest.readers.pdf_strokes import Stroke

# A cell of fewer words seldom goes on in a line that begins with a capital.
WRAPPED_WORDS = 5
# Fewer rows do not tell a column that only their first lines fill.
FEWEST_ROWS = 3


def rows_of(
    lines: Sequence[Parted],
    columns: Sequence[Span],
    strokes: Sequence[Stroke],
) -> list[list[Parted]]:
    """Return `lines` in the rows they make: several lines may make one."""
    x0, x1 = columns[0][0], columns[-1][1]
    rules = [
        stroke.top
        for stroke in strokes
        if not stroke.is_upright
        and min(stroke.x1, x1) - max(stroke.x0, x0) > 0.6 * (x1 - x0)
    ]
    ruled = [
        any(one.line.top < rule < other.line.bottom for rule in rules)
        and any(_middle(one.line) < rule < _middle(other.line) for rule in rules)
        for one, other in pairwise(lines)
    ]
    widest = max(line.line.size for line in lines)
    gaps = [gap_between(one.line, other.line) for one, other in pairwise(lines)]
    limit = _row_gap(gaps, widest)
    open_gaps = [gap for gap, is_ruled in zip(gaps, ruled, strict=True) if not is_ruled]
    is_ruled_through = sum(ruled) > 1 and max(open_gaps, default=0) < 0.5 * widest
    if is_ruled_through:
        return _cut_rows(
            _grouped(lines, columns, lambda _, index: ruled[index]), columns
        )
    if limit is not None:
        rows = _grouped(
            lines, columns, lambda _, index: ruled[index] or gaps[index] > limit
        )
        if not any(_has_two_values(row, columns) for row in rows):
            return rows
    firsts = _first_columns(lines, columns)
    rows = _grouped(
        lines,
        columns,
        lambda row, index: (
            ruled[index]
            or (limit is not None and gaps[index] > limit)
            or _heads_next(row, lines[index + 1 : index + 3], columns)
            or _begins(
                row, lines[index + 1], columns, firsts, is_top=row[0] is lines[0]
            )
        ),
    )
    return _cut_rows(rows, columns)


def _grouped(
    lines: Sequence[Parted],
    columns: Sequence[Span],
    begins: Callable[[Sequence[Parted], int], bool],
) -> list[list[Parted]]:
    """Return `lines` in rows; `begins` tells if the line after `index` begins one."""
    rows = [[lines[0]]]
    for index, line in enumerate(lines[1:]):
        if begins(rows[-1], index) or _is_over(rows[-1][-1], line, columns):
            rows.append([])
        rows[-1].append(line)
    return rows


def _cut_rows(
    rows: Sequence[list[Parted]], columns: Sequence[Span]
) -> list[list[Parted]]:
    """Return `rows`, those with two numbers in a column cut into their lines."""
    return [
        part
        for row in rows
        for part in (
            [[line] for line in row] if _has_two_values(row, columns) else [row]
        )
    ]


def gap_between(above: Line, below: Line) -> float:
    """Return the white between two lines, in points; a raised mark fills none."""
    words = [word for word in below.words if not is_note_mark(word.text)]
    return min((word.top for word in words), default=below.top) - above.bottom


def _is_over(above: Parted, below: Parted, columns: Sequence[Span]) -> bool:
    """Return whether `above` groups the columns that `below` names one by one."""
    return len(above.parts) < len(below.parts) and not any(
        0 in overlapped(part, columns) for line in (above, below) for part in line.parts
    )


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _row_gap(gaps: Sequence[float], size: float) -> float | None:
    """Return the white that parts rows, where lines within a row stand closer."""
    ordered = sorted(max(gap, 0.0) for gap in gaps)
    jumps = [
        (after - before, (after + before) / 2)
        for before, after in pairwise(ordered)
        if before < 0.5 * size
    ]
    if not jumps:
        return None
    jump, limit = max(jumps)
    return limit if jump >= max(1.5, 0.2 * size) else None


def _first_columns(lines: Sequence[Parted], columns: Sequence[Span]) -> frozenset[int]:
    """Return the columns that only the first lines of rows fill, such as scores.

    No other is filled less. Each line that fills one fills most of the others, and
    none goes on in small letters.
    """
    cells = [_by_column(line, columns) for line in lines]
    held = [
        [filled for filled in cells if index in filled] for index in range(len(columns))
    ]
    fewest = min(map(len, held))
    return frozenset(
        index
        for index, those in enumerate(held)
        if len(those) == fewest >= FEWEST_ROWS
        and all(2 * len(filled) > len(columns) for filled in those)
        and not any(filled[index].text[:1].islower() for filled in those)
    )


def _by_column(line: Parted, columns: Sequence[Span]) -> dict[int, Line]:
    """Return the parts of `line` by the first column each stands in."""
    return {
        index: part for part in line.parts for index in overlapped(part, columns)[:1]
    }


def _begins(
    row: Sequence[Parted],
    below: Parted,
    columns: Sequence[Span],
    firsts: frozenset[int],
    *,
    is_top: bool,
) -> bool:
    """Return whether `below` begins a row after `row`; `firsts` tell where they can.

    A label alone, and what stands under one that is still alone, tell it themselves.
    """
    filled = _by_column(below, columns)
    is_body = not is_top and any(
        firsts & _by_column(line, columns).keys() for line in row
    )
    is_full = 2 * len(filled) > len(columns)
    if not is_body or filled.keys() <= {0} or (is_full and not firsts & filled.keys()):
        return not _continues(row, below, columns)
    is_apart = gap_between(row[-1].line, below.line) > 0.5 * below.line.size
    return is_apart or bool(firsts & filled.keys())


def _heads_next(
    row: Sequence[Parted], below: Sequence[Parted], columns: Sequence[Span]
) -> bool:
    """Return whether the first line `below` a row is a label that goes on in the next.

    The row has its numbers, and that label has them beside its second line.
    """
    if len(below) == 1 or not any(
        is_number(part) for line in row for part in line.parts
    ):
        return False
    label, rest = (_by_column(line, columns) for line in below)
    return (
        label.keys() == {0}
        and not label[0].text[:1].islower()
        and 0 in rest
        and rest[0].text[:1].islower()
        and any(map(is_number, below[1].parts))
    )


def _continues(row: Sequence[Parted], below: Parted, columns: Sequence[Span]) -> bool:
    """Return whether `below` goes on with cells of `row`, by its words alone."""
    if gap_between(row[-1].line, below.line) > 0.5 * below.line.size:
        return False
    last = {
        index: part for line in row for index, part in _by_column(line, columns).items()
    }
    filled = _by_column(below, columns)
    if any(is_number(part) for part in below.parts):
        return _counts_on(last, filled, columns)
    if filled.keys() == {0} and _closes_label(last.get(0), filled[0]):
        return True
    lowered = [part.text[:1].islower() for part in filled.values()]
    if all(lowered):
        return True
    if 0 not in filled:
        return filled.keys() <= last.keys() and len(row[-1].parts) > 1
    if not filled.keys() <= last.keys():
        return False
    is_wordy = all(len(last[index].words) >= WRAPPED_WORDS for index in filled)
    return (is_wordy or any(lowered)) and all(
        _is_full(last[index], part, columns[index]) for index, part in filled.items()
    )


def _counts_on(
    last: Mapping[int, Line], filled: Mapping[int, Line], columns: Sequence[Span]
) -> bool:
    """Return whether a line with a number goes on with a label, or ends its words.

    A number ends a cell's words where it stands alone and had no room beside them.
    """
    if 0 in filled or len(filled) != 1:
        return last.keys() == {0} and 0 in filled and filled[0].text[:1].islower()
    ((index, number),) = filled.items()
    words = last.get(index)
    is_worded = words is not None and not is_number(words)
    return is_worded and _is_full(last[index], number, columns[index])


def _closes_label(above: Line | None, below: Line) -> bool:
    """Return whether a label that stops at a colon or question began `above`."""
    return above is not None and above.text[-1] not in ":?" and below.text[-1] in ":?"


def _is_full(above: Line, below: Line, column: Span) -> bool:
    """Return whether the first word of `below` would not have fitted into `above`."""
    first = below.words[0]
    return above.x1 + 0.3 * first.size + (first.x1 - first.x0) > column[1]


def _has_two_values(row: Sequence[Parted], columns: Sequence[Span]) -> bool:
    """Return whether one of `columns` holds numbers in two lines of `row`."""
    seen: set[int] = set()
    for line in row:
        numbered = {
            index
            for part in line.parts
            if is_number(part)
            for index in overlapped(part, columns)[:1]
        }
        if numbered & seen:
            return True
        seen |= numbered
    return False
