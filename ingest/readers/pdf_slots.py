"""Rows of an aligned table to slots: names in its head may stand over columns.

            Mitigated                  "Mitigated" is repeated, merged, over each year
£m      2022/23   2023/24              that it stands over.
"""

import re
from collections.abc import Sequence

from ingest.readers.pdf_columns import Parted, Span, overlapped
from ingest.readers.pdf_lines import Line, is_number, line_of
from ingest.readers.pdf_tables import Slot, in_order
from ingest.readers.pdf_words import Word


def slots_of(
    rows: Sequence[Sequence[Parted]], columns: Sequence[Span]
) -> tuple[tuple[Slot, ...], ...]:
    """Return a slot for each of `columns` in each of `rows`, heads told."""
    slots = [_slots(row, columns, is_head=False) for row in rows]
    for index in range(_head_length(slots)):
        slots[index] = _slots(
            rows[index],
            columns,
            is_head=True,
            below=slots[index + 1] if index + 1 < len(slots) else None,
        )
    return tuple(slots)


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
    row: Sequence[Parted],
    columns: Sequence[Span],
    *,
    is_head: bool,
    below: tuple[Slot, ...] | None = None,
) -> tuple[Slot, ...]:
    """Return one slot a column; in a head a text over several columns is repeated.

    What stands below one of the head's names is the rest of it: "£m" of "Capital cost".
    """
    held: list[list[Word]] = [[] for _ in columns]
    spans: list[tuple[int, int]] = []
    named = [pair for line in row for pair in _one_each(line, columns)]
    for at, line in enumerate(row):
        above = [pair for upper in row[:at] for pair in _one_each(upper, columns)]
        for part in line.parts:
            under = [index for name, index in named if _is_under(part, name)]
            rest_of = {index for name, index in above if _is_under(part, name)}
            is_rest = len(rest_of) == 1 or not overlapped(part, columns)
            if is_head and under and is_rest:
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


def _one_each(line: Parted, columns: Sequence[Span]) -> list[tuple[Line, int]]:
    """Return each part of `line` with its column if it has one for every column.

    One for all but the stub will do. So names set to the left find numbers that are
    set to the right of them.
    """
    first = len(columns) - len(line.parts)
    if first not in {0, 1} or (first and line.parts[0].x0 <= columns[0][1]):
        return []
    pairs = [(part, index) for index, part in enumerate(line.parts, start=first)]
    is_each = all(overlapped(part, columns) in ([], [index]) for part, index in pairs)
    return pairs if is_each else []


def _is_under(part: Line, name: Line) -> bool:
    return min(part.x1, name.x1) > max(part.x0, name.x0)


def _span(
    part: Line,
    line: Parted,
    columns: Sequence[Span],
    below: tuple[Slot, ...] | None,
) -> tuple[int, int]:
    """Return the first and last column that `part` stands over."""
    over = overlapped(part, columns)
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
        for index in overlapped(one, columns) or [_nearest(one, columns)]
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


def _nearest(part: Line, columns: Sequence[Span]) -> int:
    return min(
        range(len(columns)),
        key=lambda index: max(columns[index][0] - part.x1, part.x0 - columns[index][1]),
    )
