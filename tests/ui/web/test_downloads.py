import base64
import csv
import io
import re

import pytest
from openpyxl import load_workbook

from corpus.records import Role
from tests.ui.web.councils import HOSTILE, shelf
from ui.web.beside import lay_beside
from ui.web.choices import Choices
from ui.web.downloads import Made, Wanted, download_button, make, render_made

BESIDE = lay_beside(shelf(), Choices(councils=("Northwold", "Southwold")), Role.PUBLIC)


def made(kind: str, chart: int = 0) -> Made:
    wanted = Wanted.model_validate({"kind": kind, "chart": chart})
    return make(wanted, "dsg-deficit", BESIDE.sheets, BESIDE.charts)


def test_a_spreadsheet_holds_every_figure_with_its_quote() -> None:
    file = made("xlsx")

    book = load_workbook(io.BytesIO(file.content))
    rows = list(book["By year"].iter_rows(values_only=True))
    assert file.name == "dsg-deficit.xlsx"
    assert "Quote" in rows[0]
    assert [row[1] for row in rows[1:]] == ["Northwold", "Southwold", "Northwold"]


def test_a_csv_file_holds_the_table_by_year() -> None:
    rows = list(csv.reader(io.StringIO(made("csv").content.decode("utf-8-sig"))))

    assert rows[0][:2] == ["Time", "Council"]
    assert [row[0] for row in rows[1:]] == ["2023-24", "2023-24", "2024-25"]


def test_a_picture_is_drawn_of_the_chart_that_is_named() -> None:
    assert made("png").content.startswith(b"\x89PNG")
    with pytest.raises(LookupError):
        made("png", chart=7)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_of_nothing_there_is_no_file(kind: str) -> None:
    with pytest.raises(LookupError):
        make(Wanted.model_validate({"kind": kind}), "nothing", (), ())


def test_the_link_holds_the_file_itself() -> None:
    html = render_made(Made(name="a.csv", content=b"one,two"))

    (held,) = re.findall(r'href="data:text/csv;charset=utf-8;base64,([^"]+)"', html)
    assert base64.b64decode(held) == b"one,two"
    assert 'download="a.csv"' in html


def test_names_are_never_markup() -> None:
    assert "<img" not in render_made(Made(name=f"{HOSTILE}.csv", content=b""))


def test_a_button_says_what_file_it_asks_for() -> None:
    html = download_button("png", "Picture (PNG)", chart=1)

    assert "{&quot;kind&quot;: &quot;png&quot;, &quot;chart&quot;: 1}" in html
