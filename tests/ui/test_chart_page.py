import re
from html import escape
from pathlib import Path

import pytest

from tests.ui.charts import BARS, LINES, NOTHING
from ui.chart import Chart
from ui.chart_page import write_html


def page(chart: Chart, folder: Path) -> str:
    write_html(chart, folder / "chart.html")
    return (folder / "chart.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("chart", [BARS, LINES, NOTHING], ids=["bars", "lines", "none"])
def test_a_page_loads_nothing_from_elsewhere(chart: Chart, tmp_path: Path) -> None:
    text = page(chart, tmp_path)

    assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=", text)
    assert "Plotly.newPlot" in text


def test_a_page_tells_its_picture_in_words_and_as_a_table(tmp_path: Path) -> None:
    text = page(BARS, tmp_path)

    assert f'role="img" aria-label="{escape(BARS.description)}"' in text
    assert text.index("<table>") > text.index("Plotly.newPlot")
    assert '<td class="number">91,000,000</td>' in text
    assert '<th scope="col">Differs in</th>' in text


def test_bars_that_may_not_be_compared_are_hatched_and_say_why(tmp_path: Path) -> None:
    text = page(BARS, tmp_path)

    assert '"shape":"\\u002f"' in text or '"shape":"/"' in text
    assert "≠ Safety Valve payments: net" in text or "\\u2260 Safety Valve" in text


def test_a_paper_s_words_are_no_tags(tmp_path: Path) -> None:
    text = page(BARS, tmp_path)

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text
    assert not re.search(r"South(?:<|\\u003c)b", text)
