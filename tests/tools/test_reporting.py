"""Rules of tools/reporting.py: the point of the year at which a figure was said."""

import pytest

from corpus.pages import Block
from corpus.records import Figure
from tests.papers_in_words import heading, pages, paper, para, table
from tools.figures import find_figures

MET_ON = "2024-12-11"
NOW = f"{MET_ON} (Month 7)"
TITLE = "Schools Budget Monitoring 2024/25, Month 7"


def figures_of(*blocks: Block, title: str | None = TITLE) -> tuple[Figure, ...]:
    told = paper(met_on=MET_ON, **({"title": title} if title else {}))
    return find_figures(told, pages(*blocks, page_number=1))


def vintages(*blocks: Block, title: str | None = TITLE) -> list[tuple[str, str | None]]:
    found = figures_of(*blocks, title=title)
    return [(figure.printed, figure.vintage) for figure in found]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The forecast deficit is £9.1m.", [NOW]),
        ("At Month 7 the forecast deficit is £9.1m.", [NOW]),
        ("At Month 4 the deficit was forecast to be £6.2m.", ["Month 4 2024-25"]),
        ("At P4 (31 July) an overspend of £6.2m was forecast.", ["P4 2024-25"]),
        ("At quarter 1 we forecast a deficit of £6.2m.", ["Quarter 1 2024-25"]),
        (
            "The forecast deficit of £9.1m compares with a forecast of £6.2m reported"
            " to this committee at quarter 1.",
            [NOW, "Quarter 1 2024-25"],
        ),
        (
            "The forecast deficit rose from £6.2m at Period 4 to £9.1m at Period 7.",
            ["Period 4 2024-25", NOW],
        ),
        (
            "Between Q1 and Month 7 the forecast deficit rose from £6.2m to £9.1m.",
            ["Q1 2024-25", NOW],
        ),
        (
            "The forecast deficit was £6.2m at Month 4 and is £9.1m now.",
            ["Month 4 2024-25", NOW],
        ),
        (
            "The overspend is forecast to be £9.1m, an adverse movement of £1.7m on"
            " Month 6.",
            [NOW, NOW],
        ),
        (
            "At Month 4 the overspend was forecast to be £6.2m, which would take the"
            " deficit to £20.1m.",
            ["Month 4 2024-25", "Month 4 2024-25"],
        ),
        ("The forecast deficit was £6.2m, as reported at Q1.", ["Q1 2024-25"]),
        (
            "At Month 10 of 2023/24 the forecast deficit was £5.0m.",
            ["Month 10 2023-24"],
        ),
        ("At Month 4 we had received a Safety Valve payment of £2.0m.", [NOW]),
        ("At quarter 1 there were 3,384 plans.", [NOW]),
    ],
)
def test_an_amount_is_said_at_the_point_of_its_clause(
    sentence: str, said: list[str]
) -> None:
    told = [vintage for printed, vintage in vintages(para(sentence))]

    assert [_plain(one) for one in told] == [_plain(one) for one in said]


def _plain(vintage: str | None) -> str:
    return (vintage or "").lower()


@pytest.mark.parametrize(
    ("blocks", "title", "said"),
    [
        ((), "Deficit Update and Period 7 Monitoring", f"{MET_ON} (Period 7)"),
        ((para("The forecast is as at Month 7."),), None, NOW),
        ((heading("Quarter 2 budget position"),), None, f"{MET_ON} (Quarter 2)"),
        ((para("The forecast at the end of October (month 7) follows."),), None, NOW),
        ((para("At Month 7 we forecast a gap. At Month 4 it was less."),), None, NOW),
        ((para("At Month 4 the forecast was lower."),), None, MET_ON),
        ((para("The forecast outturn at quarter 4 was told in May."),), None, MET_ON),
        ((para("Plans made in quarter 2 number 80."),), None, MET_ON),
    ],
    ids=[
        *("title", "sentence", "heading", "brackets", "last of several"),
        *("in the past", "long ago", "of something else"),
    ],
)
def test_what_names_no_point_is_said_at_the_papers_own(
    blocks: tuple[Block, ...], title: str | None, said: str
) -> None:
    found = figures_of(*blocks, para("The deficit stands at £9.1m."), title=title)

    assert _plain(found[-1].vintage) == _plain(said)


def test_cells_are_said_at_the_point_of_their_column_else_of_the_caption() -> None:
    rows = [
        ["£m", "Forecast", "Variance Month 7", "Variance Month 6", "Move from Month 6"],
        ["High needs", "73.8", "8.6", "6.9", "1.7"],
    ]

    assert vintages(table("Table 1: Position 2024/25, Month 7", rows)) == [
        ("73.8", NOW),
        ("8.6", NOW),
        ("6.9", "Month 6 2024-25"),
        ("1.7", NOW),
    ]


def test_cells_are_said_at_the_point_that_a_caption_names() -> None:
    rows = [["£m", "Forecast"], ["High needs", "71.2"]]

    found = vintages(table("Table 2: Position at Period 4, 2024/25", rows))

    assert found == [("71.2", "Period 4 2024-25")]


def test_cells_are_said_at_the_point_of_a_remark_on_their_row() -> None:
    rows = [
        ["Year", "Opening deficit £m", "Closing deficit £m", "Basis"],
        ["2023-24", "3.1", "4.0", "Outturn"],
        ["2024-25", "4.0", "7.7", "Forecast, Period 4"],
        ["2025-26", "7.7", "9.9", "Projection"],
    ]

    found = figures_of(table("Table 1: The deficit", rows))

    told = {
        f.printed: (f.basis, f.vintage) for f in found if f.row_path == ("2024-25",)
    }
    assert told["7.7"] == ("forecast", "Period 4 2024-25")
    assert {f.vintage for f in found if f.row_path != ("2024-25",)} == {NOW}


def test_a_paper_without_points_is_said_on_its_day() -> None:
    found = vintages(para("The forecast deficit is £9.1m."), title="Budget 2024/25")

    assert found == [("£9.1m", MET_ON)]


def test_it_was_so_much_at_another_point_is_of_what_was_told_before() -> None:
    text = (
        "The forecast for 31 March 2025 is £60.6m (month 7). At month 4 it was £58.9m."
    )

    now, before = figures_of(heading("The deficit"), para(text))

    assert (before.measure, before.as_at, before.basis, before.vintage) == (
        *("dsg_deficit", "2025-03-31", "forecast", "Month 4 2024-25"),
    )
    assert now.as_at == before.as_at


def test_the_month_a_budget_was_set_in_is_not_its_time() -> None:
    text = "The in-year deficit for 2025-26 was budgeted at £5.9m in March 2025."

    (found,) = figures_of(para(text))

    assert (found.period, found.as_at) == ("2025-26", None)
