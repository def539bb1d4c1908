"""What a worksheet shows, and what it hides."""

from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from tests.workbooks import made, put, tables, texts


def test_hidden_row_and_column_keep_addresses(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, [["Line", "Code", "2022/23"], ["Spare", 7, 1], ["Spend", 8, 24]])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    (page,) = made(tmp_path, fill)

    (table,) = tables(page)
    assert texts(table) == [
        ["Line", "", "2022/23"],
        ["", "", ""],
        ["Spend", "", "24"],
    ]
