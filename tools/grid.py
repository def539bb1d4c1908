"""A table as a grid of cells that know their row, their column and their unit.

                    2022/23              <- column path ("2022/23", "Budget")
                    Budget   Outturn
Schools block                            <- group, on top of the row path
  Delegated         12.1     12.4        <- row path ("Schools block", "Delegated")
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.money import Amount, Scale, read_amounts, read_cell, read_scale
from corpus.pages import Cell, Row, Table
from corpus.periods import read_periods
from corpus.records import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell of the body, with its headings and, if it is one, its amount.

    `row_path` and `column_path` are printed headings, outermost first. `row_number`
    and `column_number` count from 1 over the whole table, header rows included.
    """

    cell: Cell
    row: Row
    row_path: tuple[str, ...]
    column_path: tuple[str, ...]
    row_number: int
    column_number: int
    amount: Amount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table read: `cells` row by row, label columns and empty cells left out."""

    table: Table
    label_columns: int
    columns: tuple[tuple[str, ...], ...]
    cells: tuple[GridCell, ...]

    def rows(self) -> dict[int, tuple[GridCell, ...]]:
        """Return the cells of each body row that has any, by row number."""
        by_row: dict[int, list[GridCell]] = {}
        for cell in self.cells:
            by_row.setdefault(cell.row_number, []).append(cell)
        return {number: tuple(cells) for number, cells in by_row.items()}


_COUNTED = re.compile(
    r"\bnumber\b|\bno\.? of\b|\bcount\b|\bplaces\b|\bpupils\b|\bchildren\b|\bbacklog\b"
    r"|\bplans\b|\behcps?\b|\bfte\b|\bheadcount\b|\bplacements\b|\bawaiting\b|\bdays\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:sub-?)?totals?\b", re.IGNORECASE)
_YEAR = re.compile(r"^(?:19|20)\d\d$")


def read_grid(table: Table, *, nearby: Sequence[str] = ()) -> Grid:
    """Return the grid of `table`.

    Args:
        table: A table with its caption and header rows settled.
        nearby: Texts that may say the unit when the table does not: the sentence that
            introduces it, the section's prose.
    """
    width = max(len(row.cells) for row in table.rows)
    header = table.rows[: table.header_rows or 0]
    body = [_aligned(row, width, header) for row in table.rows[len(header) :]]
    columns = tuple(_column_path(header, column) for column in range(width))
    labels = _count_label_columns(body, width)
    shared = _shared_scale(table, columns[0] if columns else (), body, nearby)
    cells = tuple(_cells(body, columns, labels, len(header), shared))
    return Grid(table=table, label_columns=labels, columns=columns, cells=cells)


def _aligned(row: Row, width: int, header: Sequence[Row]) -> Row:
    """`row` at full width: what is missing was blank, before the numbers if it fits."""
    missing = width - len(row.cells)
    if missing <= 0:
        return row
    blank = (Cell(text=""),) * missing
    amounts = [read_cell(cell.text) is not None for cell in row.cells]
    is_total = not amounts or amounts[0] or all(amounts[1:])
    named = sum(bool(c.text) for c in header[-1].cells) if header else width
    if is_total and header and len(row.cells) < named and len(row.cells) > 1:
        if amounts[0]:
            return Row(cells=(*blank, *row.cells))
        return Row(cells=(row.cells[0], *blank, *row.cells[1:]))
    return Row(cells=(*row.cells, *blank))


def _column_path(header: Sequence[Row], column: int) -> tuple[str, ...]:
    path: list[str] = []
    for row in header:
        text = _heading_over(row, column)
        if text and text not in path:
            path.append(text)
    return tuple(path)


def _heading_over(row: Row, column: int) -> str:
    """The header text over `column`; an empty one is spanned from the left.

    Only an upper header row spans: there a named cell has blanks to its right.
    """
    if column < len(row.cells) and row.cells[column].text:
        return row.cells[column].text
    return ""


def _count_label_columns(body: Sequence[Row], width: int) -> int:
    """How many columns at the left only name rows: up to the first with an amount."""
    for column in range(1, width):
        cells = [row.cells[column] for row in body if row.cells[column].text]
        if any(read_cell(cell.text) for cell in cells):
            return column
    return 1


def _shared_scale(
    table: Table,
    corner: tuple[str, ...],
    body: Sequence[Row],
    nearby: Sequence[str],
) -> Scale | None:
    """The unit said once for the table: caption, corner, lead, else by a known amount.

    A table that prints "5.292" under a sentence that says "£5.292m" is in £m.
    """
    for text in (table.caption, *corner, table.sheet):
        if text and (scale := read_scale(text)):
            return scale
    said = [text for text in (table.lead, *nearby) if text]
    for text in said[:1]:
        if (scale := read_scale(text)) and not read_amounts(text):
            return scale
    printed = {
        cell.text
        for row in body
        for cell in row.cells
        if len(_digits(cell.text)) > 2  # noqa: PLR2004 -- fewer digits agree by chance
    }
    for amount in (a for text in said for a in read_amounts(text)):
        bare = re.sub(r"[^\d.]", "", amount.printed)
        if amount.has_scale and amount.unit is Unit.GBP and bare in printed:
            factor = amount.amount.copy_abs() / Decimal(bare)
            return Scale(unit=Unit.GBP, factor=factor, printed=amount.printed)
    return None


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text) if re.fullmatch(r"[\d.,\s()-]+", text) else ""


def _cells(
    body: Sequence[Row],
    columns: tuple[tuple[str, ...], ...],
    labels: int,
    header_rows: int,
    shared: Scale | None,
) -> Iterator[GridCell]:
    group: tuple[str, ...] = ()
    for index, row in enumerate(body):
        path = tuple(cell.text for cell in row.cells[:labels] if cell.text)
        rest = row.cells[labels:]
        if path and not any(cell.text for cell in rest):
            group = path
            continue
        named = (*group, *path) if group != path else path
        for column, cell in enumerate(rest, start=labels):
            if cell.text and not cell.is_merged:
                over = columns[column]
                yield GridCell(
                    cell=cell,
                    row=row,
                    row_path=named,
                    column_path=over,
                    row_number=header_rows + index + 1,
                    column_number=column + 1,
                    amount=_amount(cell.text, named, over, shared),
                )
        if group and path and _TOTAL.search(path[-1]):
            group = ()


def _amount(
    text: str, row_path: tuple[str, ...], over: tuple[str, ...], shared: Scale | None
) -> Amount | None:
    """The cell's amount in the nearest unit said: its own, its row's, its column's."""
    for heading in (*reversed(row_path), *reversed(over)):
        if scale := read_scale(heading):
            return read_cell(text, scale=scale)
        if _PERCENT.search(heading):
            percent = Scale(unit=Unit.PERCENT, factor=Decimal(1), printed="%")
            return read_cell(text, scale=percent)
        if _COUNTED.search(heading) and "cost" not in heading.lower():
            return read_cell(text)
    return read_cell(text, scale=shared)


def is_period_heading(text: str) -> bool:
    """Return whether a heading is a year or another time and nothing more."""
    return bool(_YEAR.match(text)) or bool(read_periods(text))
