"""Workbooks as tests make them, and the tables that are read from them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from corpus.pages import Page, Table
from ingest.readers.xlsx import read_pages

Rows = Sequence[Sequence[object]]


def made(
    tmp_path: Path, fill: Callable[[Worksheet], None], title: str = "Summary"
) -> tuple[Page, ...]:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    fill(sheet)
    path = tmp_path / "forecast.xlsx"
    workbook.save(path)
    return read_pages(path)


def put(sheet: Worksheet, first_row: int, rows: Rows) -> None:
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            sheet.cell(first_row + down, 1 + across).value = value  # type: ignore[assignment] # the stubs name no union for what a cell takes


def tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]
