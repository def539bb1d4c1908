"""Rules of assistant/cells_asked.py: each side asked for finds its own cell."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from corpus.records import Basis, Figure, Measure, Unit
from tests.desk_in_words import desk_of, table_of, told

PLACES = ("Planned places", "Actual places", "Cost per place")
YEARS = {
    "2021/22": ("1,100", "1,140", "£19,000"),
    "2022/23": ("1,200", "1,310", "£20,500"),
}
PLAN_AND_CAME = (Basis.PLAN, Basis.OUTTURN, None)


def by_year() -> Iterator[Figure]:
    """Places planned, places filled and the cost of one, years down the rows."""
    cells = table_of(YEARS, columns=PLACES, caption="Table 2: Unit places")
    for cell in cells:
        yield replace(
            cell,
            period=cell.row_path[0].replace("/", "-"),
            basis=PLAN_AND_CAME[PLACES.index(cell.column_path[0])],
            measure=Measure.OTHER,
        )


def schemes() -> tuple[Figure, ...]:
    """Schemes with what was given to each and what it is now thought to cost."""
    return table_of(
        {"Oak hub": ("40", "£4.2m", "£5.1m"), "Elm base": ("12", "£0.4m", "£0.3m")},
        columns=("Places", "Approved Dec 2020 £m", "Latest estimate £m"),
        caption="Table 1: Schemes",
        measure=Measure.CAPITAL,
    )


def grants() -> tuple[Figure, ...]:
    """The grant and what is spent of it, years across."""
    return (
        *table_of(
            {"High needs block £m": ("33.2", "35.2")},
            columns=("2020/21", "2021/22"),
            caption="Table 3: The block",
            measure=Measure.HIGH_NEEDS_FUNDING,
            unit=Unit.GBP,
        ),
        *table_of(
            {"Estimated spend £m": ("40.5", "39.1")},
            columns=("2020/21", "2021/22"),
            caption="Table 3: The block",
            measure=Measure.HIGH_NEEDS_SPEND,
            basis=Basis.ESTIMATE,
            unit=Unit.GBP,
        ),
    )


def numbers(lines: Sequence[str]) -> list[str]:
    """What each cell that is read out says."""
    return [line.partition(": ")[2].split(" ")[0] for line in lines if " – " in line]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "What were the planned and the actual number of places at Bury's units in"
            " 2022/23?",
            ["1,200", "1,310"],
        ),
        (
            "Bury unit places 2021/22: how many did we plan and what was the cost per"
            " place?",
            ["1,100", "£19,000"],
        ),
    ],
    ids=["plan and actual", "plan and cost"],
)
def test_each_side_of_a_year_s_row_finds_its_cell(
    asked: str, expected: list[str]
) -> None:
    _, *lines = told(desk_of(asked, *by_year()))

    assert numbers(lines) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "Oak hub in Bury: what was approved in December and what is it now?",
            ["£4.2m", "£5.1m"],
        ),
        (
            "What does Bury's Oak hub cost now and how many places does it give?",
            ["£5.1m", "40"],
        ),
    ],
    ids=["then and now", "now and a count"],
)
def test_now_is_the_newest_of_its_kind(asked: str, expected: list[str]) -> None:
    _, *lines = told(desk_of(asked, *schemes()))

    assert numbers(lines) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Bury: high needs grant and estimated spend for 2021/22?", ["35.2", "39.1"]),
        (
            "What did Bury estimate its high needs spend at last year and this year?",
            ["40.5", "39.1"],
        ),
        (
            "What did Bury estimate its high needs spend at this year and the year"
            " before?",
            ["39.1", "40.5"],
        ),
    ],
    ids=["rows of a year", "last year and this", "the year before"],
)
def test_a_time_stands_for_the_side_that_names_none(
    asked: str, expected: list[str]
) -> None:
    _, *lines = told(desk_of(asked, *grants()))

    assert numbers(lines) == expected


def test_a_cost_is_no_saving_of_the_same_name() -> None:
    savings = table_of(
        {"Placements": ("£0.1m", "£0.2m"), "Transport": ("£0.3m", "£0.4m")},
        columns=("2021/22", "2022/23"),
        caption="Table 4: Savings",
        measure=Measure.SAVING,
    )
    costs = table_of(
        {"Existing": ("£6.7m", "£6.3m"), "Total": ("£6.8m", "£6.9m")},
        columns=("2021/22", "2022/23"),
        caption="Table 5: Placements",
        measure=Measure.PLACEMENT_COST,
    )

    asked = "What's Bury's bill for placements in 2021/22 and for the year after?"
    _, *lines = told(desk_of(asked, *savings, *costs))

    assert numbers(lines)[:2] == ["£6.8m", "£6.9m"]


def test_a_follow_up_adds_a_column_to_the_row_before() -> None:
    before = "How many places did Bury's units actually have in 2022/23?"

    _, *lines = told(desk_of("And the plan?", *by_year(), history=[before]))

    assert numbers(lines) == ["1,200"]


@pytest.mark.parametrize(
    ("asked", "expected", "side"),
    [
        (
            "Bury's Oak hub: places and outturn?",
            ["40"],
            "outturn",
        ),
        (
            "Bury: the high needs block in 2021/22 and in 2024/25?",
            ["35.2"],
            "in 2024/25",
        ),
    ],
    ids=["no such column", "no such year"],
)
def test_a_side_without_a_cell_is_said_not_to_be_stated(
    asked: str, expected: list[str], side: str
) -> None:
    _, *lines = told(desk_of(asked, *schemes(), *grants()))

    assert numbers(lines) == expected
    assert lines[-1] == f"Not stated in the papers I can see: {side}."


def test_the_point_that_one_side_names_is_not_lent_to_another() -> None:
    cells = table_of(
        {"Tuition": ("£3.2m", "£3.1m", "£3.0m"), "Units": ("£2m", "£2m", "£2m")},
        columns=("Budget", "Month 9 forecast", "Outturn"),
        caption="Table 8: Spending 2020/21",
        period="2020-21",
    )
    bases = (Basis.BUDGET, Basis.FORECAST, Basis.OUTTURN)
    row = [replace(c, basis=bases[n % len(bases)]) for n, c in enumerate(cells)]

    asked = "In Bury, what did month 9 predict for tuition and where did it finish?"
    _, *lines = told(desk_of(asked, *row))

    assert numbers(lines)[:2] == ["£3.1m", "£3.0m"]
