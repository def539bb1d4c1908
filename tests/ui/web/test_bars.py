import re

from tests.ui.charts import BARS, LINES, NOTHING
from ui.web.bars import render_bars


def places(html: str) -> list[tuple[float, float]]:
    found = re.findall(r"margin-left:([\d.]+)%;width:([\d.]+)%", html)
    return [(float(left), float(width)) for left, width in found]


def test_bars_of_one_chart_have_one_scale() -> None:
    assert places(render_bars(BARS, 0)) == [(0, 100), (0, 69.23), (0, 100)]


def test_a_surplus_lies_on_the_other_side_of_nought() -> None:
    (left, width), (other_left, other_width) = places(render_bars(LINES, 0))

    assert (left, width) == (50, 50)
    assert (other_left, other_width) == (0, 50)


def test_each_row_says_whose_how_much_and_how_it_differs() -> None:
    html = render_bars(BARS, 3)

    assert 'aria-labelledby="chart-3"' in html
    assert "Northwold" in html
    assert "£63m" in html
    assert "≠ Safety Valve payments: net" in html
    assert 'class="bars apart"' in html


def test_words_of_papers_are_never_markup() -> None:
    html = render_bars(BARS, 0)

    assert "South<b>wold" not in html
    assert "South&lt;b&gt;wold" in html


def test_a_chart_of_nothing_has_no_bars() -> None:
    assert places(render_bars(NOTHING, 0)) == []
