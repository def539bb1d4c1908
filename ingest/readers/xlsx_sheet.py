"""What a worksheet shows a reader, position by position: hidden cells show nothing."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from ingest.readers.flow import squeeze
from ingest.readers.numberformat import printed

_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What one position of a sheet shows; merged cells show it at their first.

    `is_amount` tells numbers from texts, dates and years, which may name a column.
    """

    text: str
    is_amount: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A rectangle of a sheet, from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Shows:
    """What a sheet shows, by row and column from 1."""

    def __init__(self, sheet: Worksheet) -> None:
        self.name = sheet.title
        self.hidden_rows = _hidden_rows(sheet)
        self.hidden_columns = _hidden_columns(sheet)
        merged = {
            (area.min_row, area.min_col): (
                area.max_col - area.min_col + 1,
                area.max_row - area.min_row + 1,
            )
            for area in sheet.merged_cells.ranges
        }
        self._shown: dict[tuple[int, int], Shown] = {}
        self._covered: set[tuple[int, int]] = set()
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and cell.value is not None:
                    self._take(cell, merged.get((cell.row, cell.column), (1, 1)))

    def _take(self, cell: Cell, extent: tuple[int, int]) -> None:
        if cell.row in self.hidden_rows or cell.column in self.hidden_columns:
            return
        text = squeeze(_text(cell))
        if not text:
            return
        columns, rows = extent
        at = (cell.row, cell.column)
        self._shown[at] = Shown(
            text=text, is_amount=_is_amount(cell, text), columns=columns, rows=rows
        )
        self._covered.update(
            (at[0] + down, at[1] + across)
            for down in range(rows)
            for across in range(columns)
        )

    def whole(self) -> Region | None:
        """Return the smallest rectangle with everything shown; None for nothing."""
        if not self._shown:
            return None
        rows = [row for row, _ in self._shown]
        columns = [column for _, column in self._shown]
        return Region(
            top=min(rows), left=min(columns), bottom=max(rows), right=max(columns)
        )

    def at(self, row: int, column: int) -> Shown | None:
        """Return what begins at a position."""
        return self._shown.get((row, column))

    def in_row(self, row: int, region: Region) -> list[tuple[int, Shown]]:
        """Return what begins in `row` within `region`, with its columns."""
        return [
            (column, shown)
            for column in range(region.left, region.right + 1)
            if (shown := self.at(row, column)) is not None
        ]

    def is_empty(self, region: Region) -> bool:
        """Say whether nothing is shown in `region`, merged cells' reach included."""
        return not any(
            (row, column) in self._covered
            for row in range(region.top, region.bottom + 1)
            for column in range(region.left, region.right + 1)
        )


def _hidden_rows(sheet: Worksheet) -> set[int]:
    return {number for number, row in sheet.row_dimensions.items() if row.hidden}


def _hidden_columns(sheet: Worksheet) -> set[int]:
    """Return hidden columns; one entry may stand for a run of them."""
    return {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden and column.min and column.max
        for number in range(column.min, column.max + 1)
    }


def _text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, str | int | float | date | datetime | time | timedelta):
        return printed(value, cell.number_format)
    return "" if value is None else str(value)


def _is_amount(cell: Cell, text: str) -> bool:
    if isinstance(cell.value, bool) or not isinstance(cell.value, int | float):
        return False
    return not (text.isdigit() and int(text) in _YEARS)
