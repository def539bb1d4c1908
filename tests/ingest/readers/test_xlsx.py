"""Workbooks made in the test, in the shapes finance teams publish."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from corpus.errors import LockedPaperError, UnreadablePaperError
from corpus.pages import Paragraph, Table
from ingest.readers.xlsx import read_pages
from tests.workbooks import Rows, made, put, tables, texts


def test_title_is_a_paragraph_before_its_table(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        put(sheet, 2, [["Grant forecast"], [None, "2022/23"], ["Deficit", 19.543]])

    (page,) = made(tmp_path, fill)

    title, table = page.blocks
    assert isinstance(title, Paragraph)
    assert title.text == "Grant forecast"
    assert isinstance(table, Table)
    assert (table.sheet, table.first_cell) == ("Summary", "A3")
    assert texts(table) == [["", "2022/23"], ["Deficit", "19.543"]]


def test_places_lead_to_the_printed_text(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, [["Line", "2023/24"], ["Reserves", 60266381]])
        sheet["B2"].number_format = '"£"#,##0'

    (page,) = made(tmp_path, fill)

    cell = tables(page)[0].rows[1].cells[1]
    place = cell.places[0]
    assert cell.text == page.text[place.start : place.end] == "£60,266,381"
    assert page.text == "Line\t2023/24\nReserves\t£60,266,381\n"


def test_unit_over_the_columns_stays_in_the_table(tmp_path: Path) -> None:
    rows: Rows = [
        ["Grant forecast"],
        [None, "£'000"],
        [None, "2022/23"],
        ["Spend", 24200],
    ]

    (page,) = made(tmp_path, lambda sheet: put(sheet, 1, rows))

    (table,) = tables(page)
    assert texts(table)[0] == ["", "£'000"]


def test_note_under_a_table_is_a_paragraph(tmp_path: Path) -> None:
    rows: Rows = [["Line", "2022/23"], ["Spend", 24.2], ["Source: monitoring, month 8"]]

    (page,) = made(tmp_path, lambda sheet: put(sheet, 1, rows))

    assert isinstance(page.blocks[-1], Paragraph)
    assert len(tables(page)[0].rows) == 2


def test_merged_cell_stands_at_every_position(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, [["Line", "Mitigated", None], [None, "2022/23", "2023/24"]])
        put(sheet, 3, [["Deficit", 19.5, 24.2]])
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("A1:A2")

    (page,) = made(tmp_path, fill)

    rows = tables(page)[0].rows
    assert [cell.text for cell in rows[0].cells] == ["Line", "Mitigated", "Mitigated"]
    assert [cell.is_merged for cell in rows[0].cells] == [False, False, True]
    assert (rows[1].cells[0].text, rows[1].cells[0].is_merged) == ("Line", True)
    assert rows[0].cells[2].places == rows[0].cells[1].places
    assert page.text.count("Mitigated") == 1


def test_hidden_sheet_is_left_out(tmp_path: Path) -> None:
    workbook = Workbook()
    put(workbook.worksheets[0], 1, [["Line", "2022/23"], ["Spend", 24.2]])
    hidden = workbook.create_sheet("Workings")
    put(hidden, 1, [["Secret", 1]])
    hidden.sheet_state = "hidden"
    path = tmp_path / "forecast.xlsx"
    workbook.save(path)

    pages = read_pages(path)

    assert len(pages) == 1
    assert "Secret" not in pages[0].text


def test_sheets_are_pages_in_order(tmp_path: Path) -> None:
    workbook = Workbook()
    for title in ("First", "Second"):
        sheet = workbook.create_sheet(title)
        put(sheet, 1, [["Line", "2022/23"], [title, 1]])
    path = tmp_path / "forecast.xlsx"
    workbook.save(path)

    pages = read_pages(path)

    assert [tables(page)[0].sheet for page in pages] == ["First", "Second"]


def test_date_is_printed_day_first(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, [["Line", "As at"], ["Balance", date(2024, 3, 31)]])
        sheet["B2"].number_format = "mm-dd-yy"

    (page,) = made(tmp_path, fill)

    assert texts(tables(page)[0])[1] == ["Balance", "31/03/2024"]


def test_formula_without_value_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    made(tmp_path, lambda sheet: put(sheet, 1, [["Line", "2022/23"], ["S", "=1+1"]]))

    assert "1 formulas have no stored value" in caplog.text


def test_workbook_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePaperError, match="no visible sheet"):
        made(tmp_path, lambda sheet: None)


def test_damaged_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")

    with pytest.raises(UnreadablePaperError, match="damaged"):
        read_pages(path)


def test_locked_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    ole = bytes.fromhex("d0cf11e0a1b11ae1")
    path.write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))

    with pytest.raises(LockedPaperError, match="password"):
        read_pages(path)
