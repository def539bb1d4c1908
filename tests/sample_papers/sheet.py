"""Draw a sample paper as a spreadsheet, the same bytes each time."""

import re
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.sample_papers.blocks import DIGEST_NOTE
from tests.sample_papers.packing import repacked

HEADER_FILL = PatternFill("solid", fgColor="E4E9EE")
LINE = Side(style="thin", color="8A8A8A")
GRID = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
POUNDS = "#,##0;-#,##0"

# A spreadsheet must say when it was made; any date that does not move will do.
MADE_AT = datetime(2025, 1, 1)  # noqa: DTZ001 openpyxl takes no time zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One worksheet: lines of heading, a header row, rows of a label and amounts."""

    name: str
    heading: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    total_rows: tuple[int, ...] = ()


def draw_sheets(sheets: tuple[Sheet, ...], *, title: str) -> bytes:
    """Return `sheets` as the bytes of an XLSX workbook."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = title
    workbook.properties.creator = "Paperclerk"
    workbook.properties.created = MADE_AT
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.name), sheet)
    stream = BytesIO()
    workbook.save(stream)
    return repacked(stream.getvalue(), {"docProps/core.xml": _without_save_time})


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for line in sheet.heading:
        page.append([line])
        page.cell(page.max_row, 1).font = Font(bold=True)
    page.append([])
    header_row = page.max_row + 1
    page.append(list(sheet.header))
    for row in sheet.rows:
        page.append(list(row))
    _rule(page, sheet, header_row)
    page.cell(page.max_row + 2, 1, DIGEST_NOTE).font = Font(italic=True, color="5A5A5A")
    if page.oddFooter is not None:
        page.oddFooter.left.text = DIGEST_NOTE
        page.oddFooter.right.text = "Page &P"
    page.page_setup.orientation = "landscape"
    for column in range(1, len(sheet.header) + 1):
        page.column_dimensions[get_column_letter(column)].width = (
            34 if column == 1 else 20
        )
    if len(sheet.header) == 2:
        page.column_dimensions["B"].width = 62


def _rule(page: Worksheet, sheet: Sheet, header_row: int) -> None:
    """Draw the lines of the table and set its amounts."""
    for row in range(header_row, header_row + len(sheet.rows) + 1):
        for column in range(1, len(sheet.header) + 1):
            cell = page.cell(row, column)
            cell.border = GRID
            if isinstance(cell.value, int):
                cell.number_format = POUNDS
            if row == header_row:
                cell.fill = HEADER_FILL
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row == header_row or row - header_row - 1 in sheet.total_rows:
                cell.font = Font(bold=True)


def _without_save_time(xml: bytes) -> bytes:
    """Return the workbook's properties with the moment of saving made `MADE_AT`."""
    fixed = MADE_AT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + fixed, xml)
