"""Rules of tools/statements.py: which sentence a table contradicts, and which not."""

import pytest

from tests.papers_in_words import heading, pages, paper, para, table
from tools.figures import find_figures
from tools.statements import Contradiction, find_contradictions

ROUND_2 = table(
    "Table 1: Forecast at Round 2, 2023/24 (£m)",
    [
        ("", "Budget", "Forecast", "Variance"),
        ("Mainstream top-up", "9.85", "10.62", "0.77"),
        ("Independent special schools", "10.20", "11.95", "1.75"),
        ("Alternative provision", "1.75", "1.80", "0.05"),
        ("Total high needs", "21.80", "24.37", "2.57"),
    ],
)
FORECAST = table(
    "Table 2: Forecast DSG position (£m; brackets denote a surplus)",
    [
        ("£m", "2024/25", "2025/26", "2026/27"),
        ("Unmitigated in-year deficit", "41.2", "48.9", "57.3"),
        ("Mitigated in-year deficit", "39.5", "34.7", "27.2"),
        ("Mitigated cumulative deficit", "118.1", "152.8", "180.0"),
    ],
)


def found_in(sentence: str) -> list[Contradiction]:
    told = paper(met_on="2024-09-16")
    sheets = pages(heading("Finance"), para(sentence), ROUND_2, FORECAST)
    figures = find_figures(told, sheets)
    return list(find_contradictions(figures, said_on=told.met_on))


@pytest.mark.parametrize(
    ("sentence", "said", "cell", "is_sure"),
    [
        (
            "Mitigated, the in-year DSG deficit is forecast to be £37.3m in 2025/26.",
            *("£37.3m", "34.7", False),
        ),
        (
            "Mitigated, the in-year DSG deficit is forecast to fall to £37.3m in "
            "2025/26 and £27.2m in 2026/27.",
            *("£37.3m", "34.7", True),
        ),
        (
            "At Round 2 the high needs budget is forecast to overspend by £2.75m.",
            *("£2.75m", "2.57", True),
        ),
        (
            "This is an overspend of £2.75m on high needs.",
            *("£2.75m", "2.57", True),
        ),
        (
            "Independent placements are forecast to cost £11.95m, £1.57m more than "
            "budget.",
            *("£1.57m", "1.75", True),
        ),
        (
            "Independent places cost £11.95m against a budget of £12.10m.",
            *("£12.10m", "10.20", True),
        ),
    ],
    ids=[
        *("coordinates", "coordinates beside one that holds", "row overspends"),
        *("overspend on a row", "row by its other number", "budget of a row"),
    ],
)
def test_number_that_its_cell_denies_is_told(
    sentence: str, said: str, cell: str, is_sure: bool
) -> None:
    (found,) = found_in(sentence)

    assert (found.said.printed, found.cell.printed) == (said, cell)
    assert found.is_sure is is_sure


@pytest.mark.parametrize(
    "sentence",
    [
        "Mitigated, the in-year DSG deficit is forecast to be £34.7m in 2025/26.",
        "Mitigated, the in-year DSG deficit is forecast to be £35m in 2025/26.",
        "Mitigated, the in-year DSG deficit is forecast to be about £37m in 2025/26.",
        "In May the mitigated in-year DSG deficit was forecast at £37.3m in 2025/26.",
        "The report submitted forecast a mitigated in-year DSG deficit of £37.3m in "
        "2025/26.",
        "The June version had forecast a mitigated in-year DSG deficit of £37.3m in"
        " 2025/26.",
        "The provisional plan gave a mitigated in-year DSG deficit forecast of £37.3m"
        " in 2025/26.",
        "The in-year DSG deficit is forecast to be £37.3m in 2025/26.",
        "Mitigated, the in-year DSG deficit is forecast to be £37.3m in 2023/24.",
        "Mitigated, the in-year DSG deficit is forecast to be £37.3m.",
        "Mitigated, the in-year high needs deficit is forecast at £37.3m in 2025/26.",
        "Mitigated, the in-year DSG deficit is forecast to be £3.4m in 2025/26.",
        "Under the agreement the mitigated in-year DSG deficit is £37.3m in 2025/26.",
        "Mitigated, the in-year DSG deficit is forecast to fall from £34.7m to £30.1m "
        "in 2025/26.",
    ],
    ids=[
        *("the same", "rounded", "about", "was forecast", "submitted"),
        *("an older version", "a provisional one"),
        *("scenario unsaid", "other year", "year unsaid", "other part of the grant"),
        *("another size", "another basis", "cell said already"),
    ],
)
def test_sentence_of_other_coordinates_is_left_alone(sentence: str) -> None:
    assert found_in(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The high needs budget is forecast to overspend by £2.57m.",
        "The high needs budget is forecast to overspend by £2.6m.",
        "At Month 4 the high needs budget is forecast to overspend by £2.75m.",
        "At Round 1 an overspend of £2.75m was reported on high needs.",
        "The post-16 high needs budget is forecast to overspend by £2.75m.",
        "In 2022/23 the high needs budget overspent by £2.75m.",
        "The high needs budget would overspend by £2.75m compared with the plan.",
        "The high needs deficit is £2.75m.",
        "Independent placements cost £11.95m, £1.57m more than last year.",
        "Independent placements cost £11.95m and transport is £1.57m over budget.",
        "Placements cost £11.95m: £1.5m in county and £10.45m elsewhere.",
    ],
    ids=[
        *("the same", "rounded", "another month", "an earlier round", "a part of it"),
        *("another year", "against another plan", "a deficit, no overspend"),
        *("than last year", "another thing over budget", "parts of it"),
    ],
)
def test_sentence_of_another_row_or_column_is_left_alone(sentence: str) -> None:
    assert found_in(sentence) == []
