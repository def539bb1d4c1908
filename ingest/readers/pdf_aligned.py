"""Tables by alignment alone, where no lines are drawn around the cells.

Block          2022/23  2023/24
High needs        24.1     30.2      White gutters that nearly every line leaves
Schools, all                         free part the columns; wider white, rules or a
settings        110.0    115.1      second number in a column part the rows.
134.1    145.3
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.captions import is_label
from ingest.readers.pdf_lines import Line, is_marker, is_number, line_of, segments
from ingest.readers.pdf_tables import FEWEST_COLUMNS, Grid, Slot, in_order
from ingest.readers.pdf_words import Stroke, Word

# White between columns that no line or rule parts.
COLUMN_GAP_EM = 0.45
# Rows of one table stand no further apart than this.
ROW_GAP_EM = 2.2
# A cell of fewer words seldom goes on in a line that begins with a capital.
WRAPPED_WORDS = 5
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
    parted = [_parts(line) for line in lines]
    grids = []
    index = 0
    while index < len(lines):
        end = _run_end(parted, index)
        grid, used = _aligned_grid(parted, index, end, strokes) if end else (None, 0)
        if grid is not None:
            grids.append(grid)
        index = used if grid is not None else index + 1
    return grids


@dataclass(frozen=True, slots=True)
class _Parted:
    """A line and the segments that could be its cells."""

    line: Line
    parts: tuple[Line, ...]


def _parts(line: Line) -> _Parted:
    """Return `line` parted; a number or bullet before a single text is no column."""
    parts = segments(line)
    is_pair = bool(parts[1:]) and not parts[2:]
    if is_pair and is_marker(parts[0].text) and not is_number(parts[1]):
        parts = (line,)
    return _Parted(line, parts)


def _run_end(lines: Sequence[_Parted], start: int) -> int:
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
    lines: Sequence[_Parted], start: int, end: int, strokes: Sequence[Stroke]
) -> tuple[Grid | None, int]:
    """Return the table in `lines` from `start`, and the index after its last line."""
    columns = _columns([line for line in lines[start:end] if len(line.parts) > 1])
    if len(columns) < FEWEST_COLUMNS:
        return None, start
    end = _next_table(lines, start, end)
    columns = _columns([line for line in lines[start:end] if len(line.parts) > 1])
    parted = [_reparted(line, columns) for line in lines[start:end]]
    lines = [*lines[:start], *parted, *lines[end:]]
    end = _crossing(lines, start, end, columns)
    while end > start + 1 and not _ends_table(lines, end - 1, columns):
        end -= 1
    columns = _columns([line for line in lines[start:end] if len(line.parts) > 1])
    if len(columns) < FEWEST_COLUMNS:
        return None, start
    while start and _is_heading_of(lines[start - 1], lines[start], columns):
        start -= 1
    rows = _rows(lines[start:end], columns, strokes)
    if not _is_table(rows, columns):
        return None, start
    slots = [_slots(row, columns, is_head=False) for row in rows]
    for index in range(_head_length(slots)):
        slots[index] = _slots(
            rows[index],
            columns,
            is_head=True,
            below=slots[index + 1] if index + 1 < len(slots) else None,
        )
    every = [line.line for line in lines[start:end]]
    return (
        Grid(
            rows=tuple(slots),
            x0=min(line.x0 for line in every),
            top=min(line.top for line in every),
            x1=max(line.x1 for line in every),
            bottom=max(line.bottom for line in every),
        ),
        end,
    )


def _next_table(lines: Sequence[_Parted], start: int, end: int) -> int:
    """Return where another table, of other columns, begins before `end`, else `end`."""
    gaps = [
        _gap(lines[index - 1].line, lines[index].line)
        for index in range(start + 1, end)
    ]
    usual = median(gaps)
    for index in range(start + 2, end - 1):
        gap = gaps[index - start - 1]
        if gap < max(1.35 * usual, usual + 3):
            continue
        above = [line for line in lines[start:index] if len(line.parts) > 1]
        below = [line for line in lines[index:end] if len(line.parts) > 1]
        if not any(is_number(part) for line in above for part in line.parts[1:]):
            continue
        if not _are_alike(_columns(above), _columns(below)):
            return index
    return end


def _are_alike(
    some: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]
) -> bool:
    """Return whether two sets of columns stand over one another, one for one."""
    if not some or not others:
        return True
    return len(some) == len(others) and all(
        min(one[1], other[1]) > max(one[0], other[0])
        for one, other in zip(some, others, strict=True)
    )


def _columns(lines: Sequence[_Parted]) -> list[tuple[float, float]]:
    """Return x0 and x1 of each column that white space parts in nearly all `lines`."""
    if not lines[1:]:
        return []
    spared = max(1, len(lines) // 5) if lines[2:] else 0
    columns = _covered([part for line in lines for part in line.parts], spared)
    columns = _ever_both(lines, columns)
    for line in lines:
        for part in line.parts:
            if _overlapped(part, columns) or not _has_neighbours(part, line, columns):
                continue
            columns = sorted([*columns, (part.x0, part.x1)])
    return columns


def _covered(parts: Sequence[Line], spared: int) -> list[tuple[float, float]]:
    """Return the stretches that more than `spared` parts cover, near ones joined."""
    gap = COLUMN_GAP_EM * median(part.size for part in parts)
    steps = sorted([(part.x0, 1) for part in parts] + [(part.x1, -1) for part in parts])
    stretches: list[tuple[float, float]] = []
    depth = 0
    start = 0.0
    for x, step in steps:
        if step > 0 and depth == spared:
            start = x
        if step < 0 and depth == spared + 1 and x > start:
            if stretches and start - stretches[-1][1] < gap:
                start = stretches.pop()[0]
            stretches.append((start, x))
        depth += step
    return stretches


def _ever_both(
    lines: Sequence[_Parted], columns: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Return `columns` with neighbours joined that no line fills with two texts.

    A heading to the left over numbers to the right would else make two columns.
    """
    joined = list(columns[:1])
    for column in columns[1:]:
        pair = [joined[-1], column]
        if any(
            {0, 1}
            <= {over[0] for part in line.parts if (over := _overlapped(part, pair))}
            for line in lines
        ):
            joined.append(column)
        else:
            joined[-1] = joined[-1][0], column[1]
    return joined


def _reparted(line: _Parted, columns: Sequence[tuple[float, float]]) -> _Parted:
    """Return `line` with texts parted that stand close, but in columns of their own."""
    parts: list[Line] = []
    for part in line.parts:
        over = _overlapped(part, columns)
        gutters = [(columns[index][1], columns[index + 1][0]) for index in over[:-1]]
        words: list[Word] = []
        for word in part.words:
            if words and _is_in_gutter(words[-1], word, gutters):
                parts.append(line_of(words))
                words = []
            words.append(word)
        parts.append(line_of(words))
    return _Parted(line.line, tuple(parts))


def _is_in_gutter(
    before: Word, word: Word, gutters: Sequence[tuple[float, float]]
) -> bool:
    """Return whether wide white between two words lies over a gutter."""
    return word.x0 - before.x1 > COLUMN_GAP_EM * word.size and any(
        before.x1 < right + 1 and word.x0 > left - 1 for left, right in gutters
    )


def _overlapped(part: Line, columns: Sequence[tuple[float, float]]) -> list[int]:
    return [
        index
        for index, (x0, x1) in enumerate(columns)
        if min(part.x1, x1) - max(part.x0, x0) > -1
    ]


def _has_neighbours(
    part: Line, line: _Parted, columns: Sequence[tuple[float, float]]
) -> bool:
    """Return whether `line` fills the columns on each side of `part`."""
    filled = {index for one in line.parts for index in _overlapped(one, columns)}
    left = [index for index, (_, x1) in enumerate(columns) if x1 < part.x0]
    right = [index for index, (x0, _) in enumerate(columns) if x0 > part.x1]
    return (not left or left[-1] in filled) and (not right or right[0] in filled)


def _crossing(
    lines: Sequence[_Parted],
    start: int,
    end: int,
    columns: Sequence[tuple[float, float]],
) -> int:
    """Return the index of the first lone line over several columns, else `end`."""
    for index in range(start + 1, end):
        parts = lines[index].parts
        if len(parts) == 1 and len(_overlapped(parts[0], columns)) > 1:
            above = lines[index - 1].line
            if index + 1 == end or _gap(above, parts[0]) > 0.5 * above.size:
                return index
            if parts[0].x0 <= columns[0][1]:
                return index
    return end


def _gap(above: Line, below: Line) -> float:
    return below.top - above.bottom


def _ends_table(
    lines: Sequence[_Parted], index: int, columns: Sequence[tuple[float, float]]
) -> bool:
    """Return whether line `index` can be the last of a table."""
    parted = lines[index]
    if len(parted.parts) > 1:
        return True
    above = lines[index - 1].line
    is_close = _gap(above, parted.line) < 0.45 * parted.line.size
    return is_close and (
        parted.line.x0 > columns[0][1] or parted.line.text[:1].islower()
    )


def _is_heading_of(
    above: _Parted, below: _Parted, columns: Sequence[tuple[float, float]]
) -> bool:
    """Return whether the lone line `above` heads some of `columns`, not the stub."""
    return (
        len(above.parts) == 1
        and above.line.x0 > columns[0][1]
        and above.line.x1 <= columns[-1][1] + above.line.size
        and _gap(above.line, below.line) <= 1.5 * below.line.size
        and not is_marker(above.line.words[0].text)
    )


def _rows(
    lines: Sequence[_Parted],
    columns: Sequence[tuple[float, float]],
    strokes: Sequence[Stroke],
) -> list[list[_Parted]]:
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
    gaps = [_gap(one.line, other.line) for one, other in pairwise(lines)]
    limit = _row_gap(gaps, widest)
    open_gaps = [gap for gap, is_ruled in zip(gaps, ruled, strict=True) if not is_ruled]
    is_ruled_through = sum(ruled) > 1 and max(open_gaps, default=0) < 0.5 * widest
    rows = [[lines[0]]]
    for index, line in enumerate(lines[1:]):
        if is_ruled_through:
            is_new = ruled[index]
        elif limit is not None:
            is_new = ruled[index] or gaps[index] > limit
        else:
            is_new = ruled[index] or not _continues(rows[-1], line, columns)
        if is_new or _is_over(rows[-1][-1], line, columns):
            rows.append([])
        rows[-1].append(line)
    return [part for row in rows for part in _single_valued(row, columns)]


def _is_over(
    above: _Parted, below: _Parted, columns: Sequence[tuple[float, float]]
) -> bool:
    """Return whether `above` groups the columns that `below` names one by one."""
    return len(above.parts) < len(below.parts) and not any(
        0 in _overlapped(part, columns)
        for line in (above, below)
        for part in line.parts
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


def _continues(
    row: Sequence[_Parted], below: _Parted, columns: Sequence[tuple[float, float]]
) -> bool:
    """Return whether `below` goes on with cells of `row`, by its words alone."""
    if _gap(row[-1].line, below.line) > 0.5 * below.line.size:
        return False
    last = {
        index: part
        for line in row
        for part in line.parts
        for index in _overlapped(part, columns)[:1]
    }
    filled = {
        index: part for part in below.parts for index in _overlapped(part, columns)[:1]
    }
    if any(is_number(part) for part in below.parts):
        is_of_stub = last.keys() == {0} and 0 in filled
        return is_of_stub and filled[0].text[:1].islower()
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


def _is_full(above: Line, below: Line, column: tuple[float, float]) -> bool:
    """Return whether the first word of `below` would not have fitted into `above`."""
    first = below.words[0]
    return above.x1 + 0.3 * first.size + (first.x1 - first.x0) > column[1]


def _single_valued(
    row: list[_Parted], columns: Sequence[tuple[float, float]]
) -> list[list[_Parted]]:
    """Return `row` cut into its lines if one of its columns holds two numbers."""
    seen: set[int] = set()
    for line in row:
        numbered = {
            index
            for part in line.parts
            if is_number(part)
            for index in _overlapped(part, columns)[:1]
        }
        if numbered & seen:
            return [[line] for line in row]
        seen |= numbered
    return [row]


def _is_table(
    rows: Sequence[Sequence[_Parted]], columns: Sequence[tuple[float, float]]
) -> bool:
    """Return whether `rows` hold enough, and are not prose that happens to align."""
    filled = [
        {
            index
            for line in row
            for part in line.parts
            for index in _overlapped(part, columns)[:1]
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


def _has_names(
    rows: Sequence[Sequence[_Parted]], columns: Sequence[tuple[float, float]]
) -> bool:
    """Return whether words stand in the first row or at the left of another.

    The axes of a chart have numbers there.
    """
    return any(
        any(char.isalpha() for char in part.text)
        for index, row in enumerate(rows)
        for line in row
        for part in line.parts
        if not index or 0 in _overlapped(part, columns)
    )


def _head_length(slots: Sequence[tuple[Slot, ...]]) -> int:
    """Return how many rows stand above the first with a number and a label."""
    for index, row in enumerate(slots[:4]):
        amounts = [
            slot for slot in row[1:] if slot.words and is_number(line_of(slot.words))
        ]
        if row[0].words and amounts and not _are_years(amounts):
            return index
    return min(1, len(slots) - 1)


def _are_years(slots: Sequence[Slot]) -> bool:
    return all(
        re.fullmatch(r"(?:19|20)\d\d", slot.words[0].text) is not None for slot in slots
    )


def _slots(
    row: Sequence[_Parted],
    columns: Sequence[tuple[float, float]],
    *,
    is_head: bool,
    below: tuple[Slot, ...] | None = None,
) -> tuple[Slot, ...]:
    """Return one slot a column; in a head a text over several columns is repeated."""
    held: list[list[Word]] = [[] for _ in columns]
    spans: list[tuple[int, int]] = []
    named = [pair for line in row for pair in _one_each(line, columns)]
    for line in row:
        for part in line.parts:
            under = [index for name, index in named if _is_under(part, name)]
            if is_head and under and not _overlapped(part, columns):
                first = last = under[0]
            else:
                first, last = _span(part, line, columns, below if is_head else None)
            held[first].extend(part.words)
            if is_head and last > first:
                spans.append((first, last))
    slots = [Slot(words=in_order(words)) for words in held]
    for first, last in spans:
        for index in range(first + 1, last + 1):
            if not slots[index].words:
                slots[index] = Slot(words=slots[first].words, is_merged=True)
    return tuple(slots)


def _one_each(
    line: _Parted, columns: Sequence[tuple[float, float]]
) -> list[tuple[Line, int]]:
    """Return each part of `line` with its column if it has one for every column.

    One for all but the stub will do. So names set to the left find numbers that are
    set to the right of them.
    """
    first = len(columns) - len(line.parts)
    if first not in {0, 1} or (first and line.parts[0].x0 <= columns[0][1]):
        return []
    pairs = [(part, index) for index, part in enumerate(line.parts, start=first)]
    is_each = all(_overlapped(part, columns) in ([], [index]) for part, index in pairs)
    return pairs if is_each else []


def _is_under(part: Line, name: Line) -> bool:
    return min(part.x1, name.x1) > max(part.x0, name.x0)


def _span(
    part: Line,
    line: _Parted,
    columns: Sequence[tuple[float, float]],
    below: tuple[Slot, ...] | None,
) -> tuple[int, int]:
    """Return the first and last column that `part` stands over."""
    over = _overlapped(part, columns)
    if len(over) > 1:
        return over[0], over[-1]
    nearest = over[0] if over else _nearest(part, columns)
    if below is None:
        return nearest, nearest
    # A heading left of numbers that are set to the right may overlap none of them; the
    # column nearest to it is still its own.
    taken = {
        index
        for one in line.parts
        if one is not part
        for index in _overlapped(one, columns) or [_nearest(one, columns)]
    }
    best = nearest, nearest
    fewest = abs(_centre(part) - sum(columns[nearest]) / 2) - 1
    for first in range(1, len(columns)):
        for last in range(first + 1, len(columns)):
            run = range(first, last + 1)
            if nearest not in run or taken & set(run):
                continue
            if not all(below[index].words for index in run):
                continue
            width = columns[last][1] - columns[first][0]
            off = abs(_centre(part) - (columns[first][0] + columns[last][1]) / 2)
            if off < min(fewest, 0.2 * width):
                best, fewest = (first, last), off
    return best


def _centre(part: Line) -> float:
    return (part.x0 + part.x1) / 2


def _nearest(part: Line, columns: Sequence[tuple[float, float]]) -> int:
    return min(
        range(len(columns)),
        key=lambda index: max(columns[index][0] - part.x1, part.x0 - columns[index][1]),
    )
