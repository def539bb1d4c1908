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
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from corpus.errors import UnreadablePaperError
from corpus.pages import Page
from ingest.readers.flow import Grid, Piece, Span, Words, write
from ingest.readers.signature import DAMAGE, Kind, require
from ingest.readers.xlsx_regions import is_table, regions_of, row_kind, rows_of, trim
from ingest.readers.xlsx_sheet import Region, Shows

# A table without a header row within this many rows of its top has none of its own.
HEADER_WITHIN_ROWS = 3
LONG_NOTE_CHARACTERS = 60

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


def _pieces(sheet: Worksheet) -> Iterator[Piece]:
    shows = Shows(sheet)
    whole = shows.whole()
    if whole is not None:
        for region in regions_of(shows, whole):
            yield from _region_pieces(shows, region)


def _region_pieces(shows: Shows, region: Region) -> Iterator[Piece]:
    """Give the lines above a table, the table, and the notes below it."""
    if not is_table(shows, region):
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
    yield _grid(shows, trim(shows, rows_of(region, top, bottom)))
    for row in range(bottom + 1, region.bottom + 1):
        yield from _line(shows, row, region)


def _line(shows: Shows, row: int, region: Region) -> Iterator[Words]:
    for _, shown in shows.in_row(row, region):
        yield Words(text=shown.text)


def _is_title(shows: Shows, row: int, region: Region) -> bool:
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


def _names_columns_soon(shows: Shows, row: int, region: Region) -> bool:
    """Say whether a table still begins after `row`: names, or amounts with labels."""
    last = min(row + HEADER_WITHIN_ROWS, region.bottom)
    kinds = {row_kind(shows, below, region) for below in range(row + 1, last + 1)}
    return bool(kinds & {"names", "amounts"})


def _is_note(shows: Shows, row: int, region: Region) -> bool:
    """Say whether `row` holds only a note under the table."""
    shown = shows.in_row(row, region)
    if not shown:
        return True
    if len(shown) > 1 or shown[0][1].is_amount:
        return False
    text = shown[0][1].text
    return len(text) >= LONG_NOTE_CHARACTERS or _NOTE.match(text) is not None


def _grid(shows: Shows, region: Region) -> Grid:
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
    shows: Shows, row: int, region: Region, covered: set[tuple[int, int]]
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
