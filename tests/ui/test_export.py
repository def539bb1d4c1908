from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tools.export import CellValue, Sheet
from ui.export import write_xlsx


def written(tmp_path: Path, *cells: CellValue, name: str = "Figures") -> Worksheet:
    path = tmp_path / "out.xlsx"
    header = tuple(f"Column {number}" for number in range(len(cells)))
    write_xlsx(path, [Sheet(name=name, header=header, rows=(cells,))])
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    assert isinstance(page, Worksheet)
    return page


def test_numbers_are_numbers(tmp_path: Path) -> None:
    page = written(tmp_path, Decimal(60266381), Decimal("44.47"), 16, None)

    assert [cell.value for cell in page[2]] == [60266381, 44.47, 16, None]
    assert [cell.number_format for cell in page[2]][:2] == ["#,##0", "#,##0.00"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-£0.2m", "@SUM(A1)", "\t=1"])
def test_nothing_in_the_workbook_is_a_formula(tmp_path: Path, text: str) -> None:
    cell = written(tmp_path, text)["A2"]

    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix


def test_plain_text_is_left_alone(tmp_path: Path) -> None:
    cell = written(tmp_path, "DSG deficit £m")["A2"]

    assert cell.value == "DSG deficit £m"
    assert not cell.quotePrefix


def test_what_excel_cannot_hold_is_left_out(tmp_path: Path) -> None:
    page = written(
        tmp_path, "a\x07b", name="Risks: all [2024/25] of every council there"
    )

    assert page["A2"].value == "ab"
    assert page.title == "Risks  all  2024 25  of every c"


def test_each_sheet_has_its_header_and_a_filter(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    sheets = [
        Sheet(name="Figures", header=("Council", "Value"), rows=()),
        Sheet(name="Risks", header=("Risk",), rows=(("Late",), ("Later",))),
    ]

    write_xlsx(path, sheets)

    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Figures", "Risks"]
    assert [cell.value for cell in book["Figures"][1]] == ["Council", "Value"]
    assert book["Risks"].freeze_panes == "A2"
    assert book["Risks"].auto_filter.ref == "A1:A3"
