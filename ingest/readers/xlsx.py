"""Reads Excel workbooks (.xlsx): one page a worksheet, numbers as their format prints.

What a reader of the printed workbook would see is read. Hidden sheets are left out; a
hidden row or column within a table stays as empty cells, so that the address of a cell
can be counted from the table's first. A formula has the value Excel last stored for it.

    A1  Dedicated Schools Grant          a line alone: Paragraph, before its table
    A3            2022/23  2023/24       a Table begins where rows name columns
    A4  Deficit      19.5     24.2
    A5                                   an empty row within a table does not end it
    A6  Reserves      5.1      4.0
    A9            Plans                  a row that names columns again begins another
"""

import logging
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from corpus.errors import UnreadablePaperError
from corpus.pages import Page
from ingest.readers.flow import Grid, Piece, Span, Words, squeeze, write
from ingest.readers.numberformat import printed
from ingest.readers.signature import DAMAGE, Kind, require

# A table without a header row within this many rows of its top has none of its own.
HEADER_WITHIN_ROWS = 3
LONG_NOTE_CHARACTERS = 60
ONE_EMPTY_ROW = 2

_YEARS = range(1990, 2100)
_UNIT_LINE = re.compile(r"\W*£|\W*(?:%|per cent|thousands|millions)\W*$", re.IGNORECASE)
_NOTE = re.compile(r"\W*(?:notes?|sources?|key|n\.?b)\b|[*†‡]|\(?\d\)", re.IGNORECASE)
_FORMULA_WITHOUT_VALUE = re.compile(
    rb"<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_LOG = logging.getLogger(__name__)


def read_pages(path: Path) -> tuple[Page, ...]:
    """Return a page for each visible worksheet with text, in the workbook's order.

    Raises:
        LockedPaperError: It needs a password.
        UnreadablePaperError: It is no .xlsx workbook, is damaged, or shows nothing.
    """
    require(path, Kind.EXCEL)
    workbook = _opened(path)
    written = [write(_pieces(sheet)) for sheet in _visible(workbook)]
    pages = tuple(page for page in written if page.blocks)
    if not pages:
        reason = "no visible sheet holds text; open it in Excel, save it"
        raise UnreadablePaperError(path, reason)
    return pages


def _opened(path: Path) -> Workbook:
    try:
        _warn_of_formulas_without_value(path)
        with warnings.catch_warnings():
            # openpyxl warns of drop-down lists and the like that it does not keep.
            warnings.simplefilter("ignore", UserWarning)
            return load_workbook(path, data_only=True)
    except DAMAGE as error:
        raise UnreadablePaperError(path, "a damaged Excel workbook") from error


def _warn_of_formulas_without_value(path: Path) -> None:
    """Say so when a program wrote formulas that Excel has not worked out yet."""
    with ZipFile(path) as archive:
        count = sum(
            len(_FORMULA_WITHOUT_VALUE.findall(archive.read(name)))
            for name in archive.namelist()
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
        )
    if count:
        _LOG.warning(
            "%s: %d formulas have no stored value; open it in Excel, save it and"
            " ingest again",
            path.name,
            count,
        )


def _visible(workbook: Workbook) -> list[Worksheet]:
    return [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What one position of a sheet shows; merged cells show it at their first.

    `is_amount` tells numbers from texts, dates and years, which may name a column.
    """

    text: str
    is_amount: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Region:
    """A rectangle of a sheet, from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class _Shows:
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
        self._shown: dict[tuple[int, int], _Shown] = {}
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
        self._shown[at] = _Shown(
            text=text, is_amount=_is_amount(cell, text), columns=columns, rows=rows
        )
        self._covered.update(
            (at[0] + down, at[1] + across)
            for down in range(rows)
            for across in range(columns)
        )

    def whole(self) -> _Region | None:
        """Return the smallest rectangle with everything shown; None for nothing."""
        if not self._shown:
            return None
        rows = [row for row, _ in self._shown]
        columns = [column for _, column in self._shown]
        return _Region(
            top=min(rows), left=min(columns), bottom=max(rows), right=max(columns)
        )

    def at(self, row: int, column: int) -> _Shown | None:
        """Return what begins at a position."""
        return self._shown.get((row, column))

    def in_row(self, row: int, region: _Region) -> list[tuple[int, _Shown]]:
        """Return what begins in `row` within `region`, with its columns."""
        return [
            (column, shown)
            for column in range(region.left, region.right + 1)
            if (shown := self.at(row, column)) is not None
        ]

    def is_empty(self, region: _Region) -> bool:
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


def _pieces(sheet: Worksheet) -> Iterator[Piece]:
    shows = _Shows(sheet)
    whole = shows.whole()
    if whole is not None:
        for region in _regions(shows, whole):
            yield from _region_pieces(shows, region)


def _regions(shows: _Shows, region: _Region) -> Iterator[_Region]:
    """Cut `region` at empty rows and columns into what stands by itself, in order."""
    bands = _bands(shows, region)
    if len(bands) > 1:
        for band in bands:
            yield from _regions(shows, band)
        return
    sides = _sides(shows, bands[0])
    if len(sides) > 1:
        for side in sides:
            yield from _regions(shows, side)
        return
    yield sides[0]


def _bands(shows: _Shows, region: _Region) -> list[_Region]:
    """Cut at empty rows, unless what follows only continues the table above."""
    parts = _cut(
        [
            not shows.is_empty(_rows_of(region, row, row)) or row in shows.hidden_rows
            for row in range(region.top, region.bottom + 1)
        ]
    )
    bands: list[_Region] = []
    for first, last in parts:
        band = _rows_of(region, region.top + first, region.top + last)
        if bands and _continues(shows, bands[-1], band):
            bands[-1] = _rows_of(region, bands[-1].top, band.bottom)
        else:
            bands.append(band)
    return [_trimmed(shows, band) for band in bands]


def _sides(shows: _Shows, region: _Region) -> list[_Region]:
    """Cut at empty columns, unless they only space the columns of one table."""
    parts = _cut(
        [
            not shows.is_empty(_columns_of(region, column, column))
            or column in shows.hidden_columns
            for column in range(region.left, region.right + 1)
        ]
    )
    sides: list[_Region] = []
    for first, last in parts:
        side = _columns_of(region, region.left + first, region.left + last)
        if sides and not _has_row_labels(shows, side):
            sides[-1] = _columns_of(region, sides[-1].left, side.right)
        else:
            sides.append(side)
    return [_trimmed(shows, side) for side in sides]


def _cut(is_full: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the runs of full lines as (first, last), from 0."""
    runs: list[tuple[int, int]] = []
    for at, full in enumerate(is_full):
        if not full:
            continue
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs


def _continues(shows: _Shows, above: _Region, below: _Region) -> bool:
    """Say whether rows after an empty one belong to the table above.

    They do when amounts come in them before any row that names columns, and the part
    above has columns already. Rows of words do when the part above is a header alone,
    or when it is a table of words and one empty row is all that parts them.
    """
    if not _is_table(shows, above):
        return False
    kinds = [_row_kind(shows, row, below) for row in range(below.top, below.bottom + 1)]
    first = next((kind for kind in kinds if kind in ("names", "amounts")), None)
    if first != "names" or _has_amounts(shows, above):
        return first == "amounts"
    is_next = below.top - above.bottom == ONE_EMPTY_ROW
    return _has_header_only(shows, above) or (is_next and kinds[0] == "names")


def _is_table(shows: _Shows, region: _Region) -> bool:
    return any(
        _row_kind(shows, row, region) in ("names", "amounts")
        for row in range(region.top, region.bottom + 1)
    )


def _has_amounts(shows: _Shows, region: _Region) -> bool:
    return any(
        _row_kind(shows, row, region) == "amounts"
        for row in range(region.top, region.bottom + 1)
    )


def _has_header_only(shows: _Shows, region: _Region) -> bool:
    """Say whether `region` ends in one row that names columns, with none under it."""
    kinds = [
        _row_kind(shows, row, region) for row in range(region.top, region.bottom + 1)
    ]
    return kinds.count("names") == 1 and kinds[-1] == "names"


def _row_kind(shows: _Shows, row: int, region: _Region) -> str:
    """Return "empty", "line" (one text), "names" (of columns) or "amounts"."""
    shown = [found for _, found in shows.in_row(row, region)]
    if not shown:
        return "empty"
    if any(found.is_amount for found in shown):
        return "amounts"
    return "line" if len(shown) == 1 else "names"


def _has_row_labels(shows: _Shows, side: _Region) -> bool:
    """Say whether the first column of `side` names rows, as a table of its own does."""
    trimmed = _trimmed(shows, side)
    if trimmed.left == trimmed.right:
        return False
    below = [
        shows.at(row, trimmed.left)
        for row in range(trimmed.top + 1, trimmed.bottom + 1)
    ]
    labels = [shown for shown in below if shown and not shown.is_amount]
    amounts = [shown for shown in below if shown and shown.is_amount]
    return len(labels) > len(amounts)


def _rows_of(region: _Region, top: int, bottom: int) -> _Region:
    return _Region(top=top, left=region.left, bottom=bottom, right=region.right)


def _columns_of(region: _Region, left: int, right: int) -> _Region:
    return _Region(top=region.top, left=left, bottom=region.bottom, right=right)


def _trimmed(shows: _Shows, region: _Region) -> _Region:
    """Return `region` without empty rows and columns at its edges."""
    rows = [
        row
        for row in range(region.top, region.bottom + 1)
        if not shows.is_empty(_rows_of(region, row, row))
    ]
    columns = [
        column
        for column in range(region.left, region.right + 1)
        if not shows.is_empty(_columns_of(region, column, column))
    ]
    return _Region(top=rows[0], left=columns[0], bottom=rows[-1], right=columns[-1])


def _region_pieces(shows: _Shows, region: _Region) -> Iterator[Piece]:
    """Give the lines above a table, the table, and the notes below it."""
    if not _is_table(shows, region):
        for row in range(region.top, region.bottom + 1):
            yield from _line(shows, row, region)
        return
    top, bottom = region.top, region.bottom
    while top < bottom and _is_title(shows, top, region):
        top += 1
    while bottom > top and _is_note(shows, bottom, region):
        bottom -= 1
    for row in range(region.top, top):
        yield from _line(shows, row, region)
    yield _grid(shows, _trimmed(shows, _rows_of(region, top, bottom)))
    for row in range(bottom + 1, region.bottom + 1):
        yield from _line(shows, row, region)


def _line(shows: _Shows, row: int, region: _Region) -> Iterator[Words]:
    for _, shown in shows.in_row(row, region):
        yield Words(text=shown.text)


def _is_title(shows: _Shows, row: int, region: _Region) -> bool:
    """Say whether `row` holds only a line over the table, not a unit over columns."""
    shown = shows.in_row(row, region)
    if not shown:
        return True
    column, first = shown[0]
    return (
        len(shown) == 1
        and not first.is_amount
        and (column == region.left or first.columns > 1)
        and column + first.columns - 1 <= region.right
        and not _UNIT_LINE.match(first.text)
        and _names_columns_soon(shows, row, region)
    )


def _names_columns_soon(shows: _Shows, row: int, region: _Region) -> bool:
    """Say whether a table still begins after `row`: names, or amounts with labels."""
    last = min(row + HEADER_WITHIN_ROWS, region.bottom)
    kinds = {_row_kind(shows, below, region) for below in range(row + 1, last + 1)}
    return bool(kinds & {"names", "amounts"})


def _is_note(shows: _Shows, row: int, region: _Region) -> bool:
    """Say whether `row` holds only a note under the table."""
    shown = shows.in_row(row, region)
    if not shown:
        return True
    if len(shown) > 1 or shown[0][1].is_amount:
        return False
    text = shown[0][1].text
    return len(text) >= LONG_NOTE_CHARACTERS or _NOTE.match(text) is not None


def _grid(shows: _Shows, region: _Region) -> Grid:
    covered: set[tuple[int, int]] = set()
    rows = [
        tuple(_spans(shows, row, region, covered))
        for row in range(region.top, region.bottom + 1)
    ]
    return Grid(
        rows=tuple(rows),
        sheet=shows.name,
        first_cell=f"{get_column_letter(region.left)}{region.top}",
    )


def _spans(
    shows: _Shows, row: int, region: _Region, covered: set[tuple[int, int]]
) -> Iterator[Span]:
    """Give the cells of a row; `covered` gathers what merged cells reach over."""
    for column in range(region.left, region.right + 1):
        if (row, column) in covered:
            continue
        shown = shows.at(row, column)
        if shown is None:
            yield Span(contents=())
            continue
        columns = min(shown.columns, region.right - column + 1)
        rows = min(shown.rows, region.bottom - row + 1)
        covered.update(
            (row + down, column + across)
            for down in range(rows)
            for across in range(columns)
        )
        yield Span(contents=(Words(text=shown.text),), columns=columns, rows=rows)
