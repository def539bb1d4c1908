"""Write sheets to an Excel workbook."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tools.export import CellValue, Sheet, runs_in_a_spreadsheet

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_NARROWEST, _WIDEST = 8, 60


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write `sheets`, at least one, to a workbook at `path`.

    Numbers are numbers. Text is text, whatever it begins with: nothing in the
    workbook is a formula.
    """
    book = Workbook()
    first = book.active
    for sheet in sheets:
        _write(book.create_sheet(_name(sheet.name)), sheet)
    if first is not None:
        book.remove(first)
    book.save(path)
    book.close()


def _name(name: str) -> str:
    """Return `name` as Excel allows it."""
    return _NOT_IN_A_NAME.sub(" ", name)[:_LONGEST_NAME].strip() or "Sheet"


def _write(page: Worksheet, sheet: Sheet) -> None:
    for row_number, row in enumerate((sheet.header, *sheet.rows), start=1):
        for column_number, value in enumerate(row, start=1):
            cell = page.cell(row_number, column_number)
            if isinstance(cell, Cell):  # a new sheet has no merged cells
                _set(cell, value)
    for cell in page[1]:
        cell.font = Font(bold=True)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    for column_number, cells in enumerate(page.columns, start=1):
        letter = get_column_letter(column_number)
        page.column_dimensions[letter].width = _width(cell.value for cell in cells)


def _set(cell: Cell, value: CellValue) -> None:
    if isinstance(value, Decimal):
        cell.value = value
        cell.number_format = _number_format(value)
        return
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.data_type = "s"
    cell.alignment = Alignment(vertical="top", wrap_text=len(value) > _WIDEST)
    if runs_in_a_spreadsheet(value):
        # What a typed apostrophe does: the cell stays text when someone edits it.
        cell.quotePrefix = True


def _number_format(value: Decimal) -> str:
    exponent = value.normalize().as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    return "#,##0" + ("." + "0" * places if places else "")


def _width(values: Iterable[object]) -> int:
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)
