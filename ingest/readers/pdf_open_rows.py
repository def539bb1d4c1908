"""Ruled tables whose lines leave rows or columns open: parted by their print.

┌────────────┬───────┐
│ Block      │   £m  │      All rows in one cell a column, or, of rows shaded in
├────────────┼───────┤      turn, each second drawn as one cell over all columns.
│ High needs │  30.2 │
│ Schools    │ 115.1 │
└────────────┴───────┘
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.readers.pdf_lines import Line, is_number, lines_of, segments
from ingest.readers.pdf_tables import FEWEST_COLUMNS, Slot, in_order
from ingest.readers.pdf_words import Word

# Words under one another in fewer columns or lines than this are one wrapped name.
FEWEST_LISTED = 3


def parted_rows(
    rows: Sequence[tuple[Slot, ...]], xs: Sequence[float]
) -> list[tuple[Slot, ...]]:
    """Return `rows` with their open cells parted; `xs` are the columns' edges."""
    return [part for row in rows for part in _split_row(_parted_columns(row, xs))]


def share_a_cell(rows: Sequence[tuple[Slot, ...]]) -> bool:
    """Return whether most numbers share a cell: what is drawn does not part them."""
    counts = [
        sum(is_number(part) for line in lines_of(slot.words) for part in segments(line))
        for row in rows
        for slot in row
        if not slot.is_merged
    ]
    return sum(count for count in counts if count > 1) > sum(counts) / 2


def _parted_columns(row: tuple[Slot, ...], xs: Sequence[float]) -> tuple[Slot, ...]:
    """Return `row` with each cell over several columns parted where white parts it."""
    parted = list(row)
    for first, last in _runs_over(row):
        parts = [part for line in lines_of(row[first].words) for part in segments(line)]
        words: list[list[Word]] = [[] for _ in range(first, last + 1)]
        for part in parts:
            for index in range(first, last + 1):
                if xs[index] <= part.x0 + 1 and part.x1 - 1 <= xs[index + 1]:
                    words[index - first].extend(part.words)
        is_whole = sum(map(len, words)) == len(row[first].words)
        if is_whole and sum(map(bool, words)) >= FEWEST_COLUMNS:
            parted[first : last + 1] = [Slot(words=in_order(held)) for held in words]
    return tuple(parted)


def _runs_over(row: Sequence[Slot]) -> list[tuple[int, int]]:
    """Return the first and last column of each cell of `row` that has several."""
    runs: list[tuple[int, int]] = []
    first = 0
    for index, slot in enumerate(row):
        if not slot.is_merged:
            first = index
        elif slot.words and slot.words == row[first].words:
            runs = [run for run in runs if run[0] != first] + [(first, index)]
    return [(first, last) for first, last in runs if not row[first].is_merged]


def _split_row(row: tuple[Slot, ...]) -> list[tuple[Slot, ...]]:
    """Return `row` cut where its columns print several values under one another.

    Some tables rule their columns and their header and leave the rows open. Words
    are values too where all columns begin each line anew, none with a small letter.
    """
    stacks = [[] if slot.is_merged else lines_of(slot.words) for slot in row]
    numbers = [stack for stack in stacks if sum(map(is_number, stack)) > 1]
    filled = [stack for stack in stacks if stack]
    is_listed = len(filled) >= FEWEST_LISTED and all(
        len(stack) >= FEWEST_LISTED
        and not any(line.text[:1].islower() for line in stack)
        for stack in filled
    )
    parts = _aligned(numbers) or (_aligned(filled) if is_listed else ())
    if not parts:
        return [row]
    bounds = [(one.top + other.top) / 2 for one, other in pairwise(parts)]
    cuts = [*pairwise([float("-inf"), *bounds, float("inf")])]
    return [
        tuple(
            replace(
                slot,
                words=tuple(word for word in slot.words if low < word.top <= high),
            )
            for slot in row
        )
        for low, high in cuts
    ]


def _aligned(stacks: Sequence[Sequence[Line]]) -> Sequence[Line]:
    """Return the lines of the first of several `stacks` if all stand side by side."""
    if len(stacks) < FEWEST_COLUMNS or len({len(stack) for stack in stacks}) != 1:
        return ()
    first, *others = stacks
    is_level = all(
        abs(line.top - beside.top) <= 0.5 * line.height
        for stack in others
        for line, beside in zip(stack, first, strict=True)
    )
    return first if is_level and first[1:] else ()
