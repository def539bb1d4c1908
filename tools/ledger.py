"""A table as lines of amounts that can be added up, row by row or column by column.

2021/22   2022/23      <- positions
Existing        10        12       <- line, a leaf
New              2         3       <- line, a leaf
Total           12        15       <- line, a total
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.money import Amount
from corpus.pages import Cell, Place
from corpus.records import Unit
from tools.grid import Grid, GridCell
from tools.sentences import split_sentences

_TOTAL = re.compile(
    r"\b(?:sub-?\s?)?totals?\b|\baggregate\b|\ball (?:schemes|savings|schools|areas)\b",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(r"^(?:[-–—.\s]*|n\s?/?\s?a|nil|none)$", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"\bnot\b(?: \w+)? (?:included in|counted in|part of)\b[^.]*\btotals?\b"
    r"|\bexcluded from\b[^.]*\btotals?\b|\btotals?\b[^.]*\bexcludes?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An amount of a ledger: as printed, in base units, and where it stands.

    `half` is half of its last printed digit: by so much it may truly be off.
    """

    amount: Decimal
    half: Decimal
    printed: str
    where: str
    column: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The amounts under one label, one for each position, None where there is none.

    `percentages` are apart from them, position by position: they add up to nothing.
    `unread` are positions where words stand ("TBC"): what is there is not known, unless
    the paper says that the total leaves it out.
    `opens_group` tells that a heading or a gap stands between it and the line before.
    """

    label: str
    entries: tuple[Entry | None, ...]
    percentages: tuple[Entry | None, ...] = ()
    unread: frozenset[int] = frozenset()
    opens_group: bool = False

    @property
    def is_total(self) -> bool:
        """Whether the line sums up others: by its label, or by having none."""
        return not self.label or bool(_TOTAL.search(self.label))

    @property
    def says_total(self) -> bool:
        """Whether the label itself says so."""
        return bool(_TOTAL.search(self.label))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Lines over the same positions; `is_across` when they are a table's columns.

    `leaves_out` tells that the paper says that a line is not part of a total.
    """

    lines: tuple[Line, ...]
    positions: tuple[str, ...]
    is_across: bool = False
    leaves_out: bool = False


def read_ledgers(
    grid: Grid, words: str, *, after: str | None = None
) -> tuple[Ledger, Ledger]:
    """Return the table of `grid` read down, then across.

    Args:
        grid: A table's cells with their headings.
        words: The table's name, which begins every entry's `where`.
        after: The paragraph after the table, which like the one before it may say
            what a total leaves out.
    """
    around = f"{grid.table.lead or ''} {after or ''}"
    left_out = tuple(
        sentence.text.casefold()
        for sentence in split_sentences(around)
        if _LEFT_OUT.search(sentence.text)
    )
    down = _read_down(grid, words, left_out)
    return down, _turned(down)


def _read_down(grid: Grid, words: str, left_out: Sequence[str]) -> Ledger:
    cells = grid.rows()
    columns = sorted(
        {c.column_number for row in cells.values() for c in row if c.amount}
    )
    header_rows = grid.table.header_rows or 0
    header = {_texts(row.cells) for row in grid.table.rows[:header_rows]}
    lines: list[Line] = []
    opens_group = False
    for number in range(header_rows + 1, len(grid.table.rows) + 1):
        row = [c for c in cells.get(number, ()) if c.column_number in columns]
        if not row or not _is_line(row, header):
            opens_group = True
            continue
        line = _line(grid, row, columns, words, left_out)
        lines.append(replace(line, opens_group=opens_group))
        opens_group = False
    names = tuple(" ".join(grid.columns[column - 1]) for column in columns)
    return Ledger(lines=tuple(lines), positions=names, leaves_out=bool(left_out))


def _is_line(row: Sequence[GridCell], header: set[tuple[str, ...]]) -> bool:
    """Tell a line, though it say "TBC" throughout, from a header printed again."""
    if any(cell.amount for cell in row):
        return True
    return bool(row[0].row.cells[0].text) and _texts(row[0].row.cells) not in header


def _texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(cell.text for cell in cells if cell.text)


def _line(
    grid: Grid,
    row: Sequence[GridCell],
    columns: Sequence[int],
    words: str,
    left_out: Sequence[str],
) -> Line:
    by_column = {cell.column_number: cell for cell in row}
    own = row[0].row.cells[: grid.label_columns]
    label = " – ".join(cell.text for cell in own if cell.text)
    entries, percentages = list[Entry | None](), list[Entry | None]()
    unread = dict[int, str]()
    for position, column in enumerate(columns):
        cell = by_column.get(column)
        entry = _entry(cell, cell.amount, words) if cell and cell.amount else None
        is_percent = cell and cell.amount and cell.amount.unit is Unit.PERCENT
        entries.append(None if is_percent else entry)
        percentages.append(entry if is_percent else None)
        if cell and entries[-1] is None and not _NO_NUMBER.match(cell.cell.text):
            unread[position] = cell.cell.text
    names = (*(cell.text for cell in own if cell.text), *unread.values())
    if any(name.casefold() in said for said in left_out for name in names):
        unread.clear()
    return Line(
        label=label,
        entries=tuple(entries),
        percentages=tuple(percentages),
        unread=frozenset(unread),
    )


def _entry(cell: GridCell, amount: Amount, words: str) -> Entry:
    row = " – ".join(cell.row_path) or f"{cell.row_number} (no label)"
    column = " – ".join(cell.column_path) or str(cell.column_number)
    return Entry(
        amount=amount.amount,
        half=amount.resolution / 2,
        printed=amount.printed,
        where=f"{words}; row {row}; column {column}",
        column=column,
        places=cell.cell.places,
    )


def _turned(down: Ledger) -> Ledger:
    """The same amounts with the columns as lines."""
    lines = tuple(
        Line(
            label=name,
            entries=tuple(line.entries[index] for line in down.lines),
            percentages=tuple(line.percentages[index] for line in down.lines),
            unread=frozenset(
                row for row, line in enumerate(down.lines) if index in line.unread
            ),
        )
        for index, name in enumerate(down.positions)
    )
    names = tuple(line.label for line in down.lines)
    return replace(down, lines=lines, positions=names, is_across=True)


def present(line: Line) -> Iterator[tuple[int, Entry]]:
    """Yield each position of `line` that has an amount, with it."""
    for position, entry in enumerate(line.entries):
        if entry is not None:
            yield position, entry
