"""Tests of ui/web/sheets.py."""

import base64
import io
import re

from openpyxl import load_workbook

from tools.export import Sheet
from ui.web.sheets import Format, as_format, render_download

SHEETS = (
    Sheet(name="Figures", header=("Label",), rows=(("£5m",), ("=1+1",))),
    Sheet(name="Marks", header=("Verdict",), rows=()),
)


def content_of(html: str) -> bytes:
    match = re.search(r'base64,([^"]+)"', html)
    assert match
    return base64.b64decode(match[1])


def test_a_workbook_holds_every_sheet() -> None:
    html = render_download("figures", SHEETS, Format.XLSX)

    book = load_workbook(io.BytesIO(content_of(html)))
    assert book.sheetnames == ["Figures", "Marks"]
    assert 'download="figures.xlsx"' in html
    assert "2 rows written" in html


def test_a_csv_file_holds_the_first_sheet_and_runs_nothing() -> None:
    text = content_of(render_download("figures", SHEETS, Format.CSV)).decode(
        "utf-8-sig"
    )

    assert text.splitlines() == ["Label", "£5m", "'=1+1"]


def test_a_format_that_is_none_of_ours_is_a_workbook() -> None:
    assert as_format("../../etc") is Format.XLSX
    assert as_format("csv") is Format.CSV
