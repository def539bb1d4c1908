from dataclasses import replace
from itertools import chain
from typing import Any

import pytest

from corpus.records import Basis, Figure, Flow, FundingBlock, Measure, Scenario, Unit
from tests.desk_in_words import answered, desk_of, said, table_of, told, told_twice

YEARS = ("2021/22", "2022/23", "2023/24")


def forecast(day: str, *amounts: str) -> tuple[Figure, ...]:
    return table_of(
        {"DSG deficit": amounts},
        columns=YEARS,
        caption=f"Table: Forecast as at {day}",
        flow=Flow.CUMULATIVE,
        block=FundingBlock.DSG,
        vintage=day,
    )


FORECASTS = (
    *forecast("Jan 2021", "£16.7m", "£13.2m", "£8.0m"),
    *forecast("14 Dec 2021", "£22.1m", "£17.6m", "£12.2m"),
    *forecast("16 Dec 2021", "£22.1m", "£16.1m", "£9.1m"),
)
OPTIONS = table_of(
    {"In-year deficit": ("£4.8m", "£3.6m", "£2.4m")},
    columns=("Option A", "Option B", "Option C"),
    caption="Table 3: Effect of a transfer, 2022/23",
    flow=Flow.IN_YEAR,
)


@pytest.mark.parametrize(
    ("asked", "moved"),
    [
        (
            "How much better is Bury's 23/24 deficit on the 16 Dec numbers than on the"
            " 14 Dec ones?",
            "down from £12.2m to £9.1m",
        ),
        (
            "How much did the news of 16 December take off Bury's 22/23 deficit?",
            "down from £17.6m to £16.1m",
        ),
        (
            "How much did the December 2021 grant take off Bury's 2023/24 deficit?",
            "down from £12.2m to £9.1m",
        ),
        (
            "How much did the high needs funding announced on 16 Dec take off Bury's"
            " 22/23 deficit forecast?",
            "down from £17.6m to £16.1m",
        ),
        (
            "Bury's 2022/23 deficit: how much did the forecast move between 14 Dec and"
            " 16 Dec 2021?",
            "down from £17.6m to £16.1m",
        ),
        (
            "How much higher is Bury's 2022/23 deficit on the 16 Dec 2021 forecast"
            " than in the Jan 2021 deal?",
            "up from £13.2m to £16.1m",
        ),
    ],
    ids=[
        *("two days", "one day and before", "within a month", "after funding"),
        "a span of days",
        "two papers",
    ],
)
def test_forecasts_are_told_apart_by_the_day_they_were_made(
    asked: str, moved: str
) -> None:
    head, *_ = answered(asked, *FORECASTS)

    assert moved in head


def test_columns_are_told_apart_by_the_words_that_only_one_has() -> None:
    head, *_ = answered(
        "How much lower is Bury's in-year deficit under option C than option B?",
        *OPTIONS,
    )

    assert "down from £3.6m to £2.4m" in head


def test_the_row_that_is_meant_is_followed_whatever_it_measures() -> None:
    rows = table_of(
        {"Parental requests": ("29", "23", "22"), "School requests": ("9", "8", "7")},
        columns=YEARS,
        measure=Measure.OTHER,
        caption="Table 7: Requests",
    )

    head, *_ = answered(
        "By how much did Bury's parental requests fall from 2021/22 to 2023/24?", *rows
    )

    assert "down from 29 to 22" in head


def test_what_states_no_time_is_not_set_against_the_time_that_is_asked() -> None:
    budgeted = said(
        "In 2022/23 Bury budgets to spend £28m over grant.",
        "£28m",
        flow=Flow.IN_YEAR,
        period="2022-23",
    )
    forecast_ahead = said(
        "The forecast overspend on grant is £29m.",
        "£29m",
        place="para 24",
        flow=Flow.IN_YEAR,
        period=None,
    )

    head, *_ = answered(
        "How much more than its grant does Bury budget to spend in 2022/23?",
        *budgeted,
        *forecast_ahead,
    )

    assert not head.startswith("Change")


def test_two_rows_of_one_table_make_no_change() -> None:
    needs = table_of(
        {"Other": ("120", "140", "150"), "Speech": ("355", "402", "607")},
        columns=YEARS,
        caption="Table 8: Plans by need",
        measure=Measure.EHCP_COUNT,
    )

    head, *_ = answered("Growth in Bury's speech plans since 2021/22?", *needs)

    assert "up from 355 to 607" in head


def test_of_two_forecasts_the_one_that_differs_in_the_case_alone_is_set_apart() -> None:
    without, with_it, older = (
        said(text, amount, place=place, flow=Flow.CUMULATIVE, **coordinates)
        for text, amount, place, coordinates in (
            (
                "On the current trajectory the deficit would be £135m.",
                "£135m",
                "para 5.2",
                {"scenario": Scenario.UNMITIGATED},
            ),
            (
                "If the programme succeeds the deficit is forecast to be £60m.",
                "£60m",
                "para 5.3",
                {"scenario": Scenario.MITIGATED},
            ),
            (
                "The deficit was forecast to be £74m in the May submission.",
                "£74m",
                "para 3.9",
                {"vintage": "May submission"},
            ),
        )
    )

    head, *_ = answered(
        "What does the programme knock off Bury's deficit compared with carrying on as"
        " now?",
        *chain(older, without, with_it),
    )

    assert head.startswith("Difference: about £75m")


def told_at(point: str, text: str, amount: str, **coordinates: Any) -> tuple[Any, ...]:
    """A sentence of one amount, said at a point of the year; each in a place."""
    return said(text, amount, place=f"para {amount}", vintage=point, **coordinates)


OF_THE_YEAR: dict[str, Any] = {"flow": Flow.IN_YEAR, "period": "2021-22"}
OF_ITS_END: dict[str, Any] = {
    "flow": Flow.CUMULATIVE,
    "period": "2021-22",
    "as_at": "2022-03-31",
}
# Five ways in which papers tell a forecast at two points of a year, later first.
MONITORED: dict[str, tuple[Any, ...]] = {
    "day and sentence": (
        *told_at(
            "2022-01-20 (Month 9)",
            "The forecast deficit at 31 March 2022 is £60.6m.",
            "£60.6m",
            **OF_ITS_END,
        ),
        *told_at(
            "Month 8 2021-22", "At month 8 it was £58.9m.", "£58.9m", **OF_ITS_END
        ),
    ),
    "one sentence": said(
        "The forecast deficit of £60.6m at 31 March 2022 compares with a forecast of"
        " £58.9m reported at month 8.",
        *("£60.6m", "£58.9m"),
        vintage="2022-01-20 (Month 9)",
        **OF_ITS_END,
    )[:2]
    + said(
        "The forecast deficit of £60.6m at 31 March 2022 compares with a forecast of"
        " £58.9m reported at month 8.",
        *("£60.6m", "£58.9m"),
        vintage="Month 8 2021-22",
        **OF_ITS_END,
    )[2:],
    "two sentences": (
        *told_at(
            "M9 2021-22",
            "At M9 a deficit of £60.6m is forecast.",
            "£60.6m",
            **OF_ITS_END,
        ),
        *told_at(
            "M8 2021-22",
            "At M8 a deficit of £58.9m was forecast.",
            "£58.9m",
            **OF_ITS_END,
        ),
    ),
    "columns": (
        *table_of(
            {"Forecast deficit": ("£60.6m",)},
            columns=("P9",),
            vintage="2022-01-20 (P9)",
            **OF_ITS_END,
        ),
        *table_of(
            {"Forecast deficit": ("£58.9m",)},
            columns=("P8",),
            vintage="P8 2021-22",
            **OF_ITS_END,
        ),
    ),
    "table and sentence": (
        *table_of(
            {"Forecast deficit": ("£60.6m",)},
            columns=("31 March 2022",),
            vintage="2022-01-20 (Quarter 3)",
            **OF_ITS_END,
        ),
        *told_at(
            "Period 8 2021-22",
            "At Period 8 (30 November) the deficit was forecast to be £58.9m.",
            "£58.9m",
            **OF_ITS_END,
        ),
    ),
}


@pytest.mark.parametrize("records", MONITORED.values(), ids=MONITORED)
@pytest.mark.parametrize(
    "asked",
    [
        "How did Bury's forecast deficit for 31 March 2022 change between month 8 and"
        " month 9?",
        "How much did Bury's forecast deficit move from P8 to P9?",
        "bury forecast deficit: how far has it moved between m8 and q3?",
        "How much has Bury's forecast deficit risen since month 8?",
        "By how much is Bury's forecast deficit at Period 9 higher than at Period 8?",
    ],
    ids=["months", "periods", "month and quarter", "since", "the later first"],
)
def test_forecasts_are_told_apart_by_the_points_they_were_made_at(
    asked: str, records: tuple[Any, ...]
) -> None:
    head, *_ = answered(asked, *records)

    assert "up from £58.9m to £60.6m" in head


def test_a_change_is_never_told_from_a_point_that_no_figure_was_said_at() -> None:
    status, *_ = told(
        desk_of(
            "How did Bury's forecast deficit for 31 March 2022 change between month 3"
            " and month 9?",
            *MONITORED["two sentences"],
        )
    )

    assert status == "not_found"


def test_the_point_of_each_operand_is_told_where_points_are_asked_about() -> None:
    _, before, after = answered(
        "How much did Bury's forecast deficit move from M8 to M9?",
        *MONITORED["day and sentence"],
    )

    assert "said Month 8 2021/22" in before
    assert "said 20 January 2022 (Month 9)" in after


def test_where_years_go_down_a_change_is_along_a_column() -> None:
    reserves = table_of(
        {"2025": ("£92m", "£107m"), "2026": ("£74m", "£89m"), "2028": ("£55m", "£69m")},
        columns=("Earmarked reserves", "Total usable reserves"),
        caption="Table 2: Reserves",
        measure=Measure.RESERVES,
    )
    dated = [
        replace(cell, as_at=f"{cell.row_path[0]}-03-31", period=None)
        for cell in reserves
    ]

    head, *_ = answered(
        "What is the drop in Bury's earmarked reserves between 31 March 2025 and 31"
        " March 2028?",
        *dated,
    )

    assert "down from £92m to £55m" in head


DOWN = [
    replace(cell, as_at=day, period=None, basis=basis, vintage=vintage)
    for cell, day, basis, vintage in zip(
        table_of(
            {
                "31 March 2022": ("£17m",),
                "31 March 2023": ("£29m",),
                "31 March 2024": ("£44m",),
                "31 March 2025 – September": ("£68m",),
                "31 March 2025 – December": ("£71m",),
            },
            columns=("DSG deficit",),
            flow=Flow.CUMULATIVE,
        ),
        ("2022-03-31", "2023-03-31", "2024-03-31", "2025-03-31", "2025-03-31"),
        (*[Basis.OUTTURN] * 3, *[Basis.FORECAST] * 2),
        (*["2025-01-16"] * 3, "2024-09-19", "2025-01-16"),
        strict=True,
    )
]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Bury's DSG deficit: growth from 31/3/23 to 31/3/24?", "from £29m to £44m"),
        (
            "How much has Bury's DSG deficit grown since 31 March 2022?",
            "from £17m to £44m",
        ),
        (
            "How much will Bury's DSG deficit grow from 31 March 2024?",
            "from £44m to £71m",
        ),
    ],
    ids=["between two years", "so far", "to the last forecast"],
)
def test_a_change_goes_down_a_column_that_forecasts_one_year_twice(
    asked: str, told: str
) -> None:
    head, *_ = answered(asked, *DOWN)

    assert told in head


@pytest.mark.parametrize(
    ("asked", "start"),
    [
        (
            "By how much did Bury's spend on schools grow from 2021/22 to 2022/23?",
            "£12m",
        ),
        (
            "By how much is Bury's 2022/23 spend on schools above what was budgeted?",
            "£10m",
        ),
    ],
    ids=["like with like", "the budget is asked for"],
)
def test_outturn_is_held_against_outturn_unless_the_budget_is_asked_for(
    asked: str, start: str
) -> None:
    before, budget, outturn = table_of(
        {"Spend on schools": ("£12m", "£10m", "£15m")},
        columns=("Outturn last year", "Budget", "Outturn"),
        caption="Table 3: Outturn",
        measure=Measure.HIGH_NEEDS_SPEND,
    )
    cells = (
        replace(before, period="2021-22", basis=Basis.OUTTURN),
        replace(budget, period="2022-23", basis=Basis.BUDGET),
        replace(outturn, period="2022-23", basis=Basis.OUTTURN),
    )

    head, *_ = answered(asked, *cells)

    assert f"up from {start} to £15m" in head


def test_what_moved_from_a_point_to_the_outturn_is_told_between_the_two() -> None:
    rows = [
        table_of(
            {"In-year deficit": (printed,)},
            columns=(column,),
            caption="Table 1: Outturn 2022/23",
            flow=Flow.IN_YEAR,
            period="2022-23",
            basis=basis,
            vintage=vintage,
        )
        for printed, column, basis, vintage in (
            ("£19.7m", "Budget", Basis.BUDGET, "2022-01"),
            ("£26.6m", "Period 10 forecast", Basis.FORECAST, "Period 10 2022-23"),
            ("£29.8m", "Outturn", Basis.OUTTURN, "2023-06"),
        )
    ]

    head = answered(
        "Period 10 to outturn in Bury: how far did the in-year deficit move?",
        *chain(*rows),
    )[0]

    assert "up from £26.6m to £29.8m" in head


@pytest.mark.parametrize(
    "asked",
    [
        "How much less would Bury owe in 2022/23 if the plan works?",
        "What's the gap between Bury's do-nothing deficit in 2022/23 and the one if the"
        " plan succeeds?",
    ],
)
def test_with_the_plan_is_held_against_without_it(asked: str) -> None:
    cases = [
        table_of(
            {"DSG deficit": (printed,)},
            caption=f"Table: {scenario} case",
            flow=Flow.CUMULATIVE,
            scenario=scenario,
            vintage=vintage,
        )
        for printed, scenario, vintage in (
            ("£74m", None, "2021-05"),
            ("£135m", Scenario.UNMITIGATED, "2022-01"),
            ("£60m", Scenario.MITIGATED, "2022-01"),
        )
    ]

    head = answered(asked, *chain(*cases))[0]

    assert "£75m, as £60m (mitigated) is lower than £135m (unmitigated)" in head


def test_counts_of_two_things_make_no_change() -> None:
    _, *sentences = told(
        desk_of(
            "What changed in Bury's plan?",
            *said(
                "Across the 8 priority areas there are 137 actions in the plan.",
                "8",
                "137",
                measure=Measure.OTHER,
                unit=Unit.COUNT,
            ),
        )
    )

    assert not any(sentence.startswith("Change:") for sentence in sentences)


def test_a_count_that_became_another_makes_a_change() -> None:
    first, *_ = answered(
        "What changed in the actions of Bury's plan?",
        *said(
            "The actions of the plan rose from 8 to 137.",
            "8",
            "137",
            measure=Measure.OTHER,
            unit=Unit.COUNT,
        ),
    )

    assert first.startswith("Change: 129")


def test_all_of_the_grant_goes_before_its_blocks_where_none_is_named() -> None:
    columns = ("2022/23", "2023/24")
    schools = table_of(
        {"Schools": ("£0.1m", "£0.3m")},
        columns=columns,
        flow=Flow.IN_YEAR,
        block=FundingBlock.SCHOOLS,
    )
    total = table_of(
        {"Total": ("£45.8m", "£51.6m")},
        columns=columns,
        flow=Flow.IN_YEAR,
        block=FundingBlock.DSG,
    )

    change, *_ = answered(
        "How much did Bury's overspend grow from 2022/23 to 2023/24?",
        *schools,
        *total,
    )

    assert "up from £45.8m to £51.6m" in change


def test_what_is_missed_is_told_between_the_plan_and_the_latest_forecast() -> None:
    columns = {
        "Plan": (Basis.AGREEMENT, "2023-04-01", "£21.4m"),
        "Q2 forecast": (Basis.FORECAST, "2023-10-31", "£35.3m"),
        "Q3 forecast": (Basis.FORECAST, "2024-01-31", "£37.7m"),
    }
    shortfalls = [
        figure
        for name, (basis, day, printed) in columns.items()
        for figure in table_of(
            {"In-year shortfall": (printed,)},
            columns=(name,),
            caption="Table 2: High needs 2023-24",
            flow=Flow.IN_YEAR,
            period="2023-24",
            basis=basis,
            vintage=day,
        )
    ]

    head, *_ = answered(
        "By how much is Bury missing the in-year shortfall it agreed for 2023-24?",
        *shortfalls,
    )

    assert "up from £21.4m to £37.7m" in head


def test_a_forecast_in_words_is_held_against_the_outturn_in_words() -> None:
    then = said(
        "At quarter 3 the deficit was forecast to be £4.5m at 31 March 2022.",
        "£4.5m",
        label="was forecast to be £4.5m",
        flow=Flow.CUMULATIVE,
        basis=Basis.FORECAST,
        as_at="2022-03-31",
        vintage="Quarter 3 2021-22",
    )
    now = said(
        "The outturn deficit of £3.6m is carried forward.",
        "£3.6m",
        place="para 6",
        label="the outturn deficit of £3.6m",
        flow=Flow.CUMULATIVE,
        basis=Basis.OUTTURN,
        as_at="2022-03-31",
        vintage="2022-06-17",
    )

    head = answered(
        "Bury's DSG deficit - quarter 3 forecast to outturn, what changed?", *then, *now
    )[0]

    assert "down from £4.5m to £3.6m" in head


def test_what_a_table_and_a_sentence_tell_alike_makes_no_change() -> None:
    october, september = (
        table_of(
            {"In-year deficit": (printed,)},
            columns=(f"Variance ({month})",),
            flow=Flow.IN_YEAR,
            period="2021-22",
            vintage=vintage,
        )
        for printed, month, vintage in (
            ("£11.7m", "October", "2022-01"),
            ("£10.5m", "September", "September 2021"),
        )
    )
    sentence = said(
        "There is a forecast in-year deficit of £11.7m, an increase in October.",
        "£11.7m",
        flow=Flow.IN_YEAR,
        basis=Basis.FORECAST,
    )

    head = answered(
        "How much did Bury's in-year deficit move between the September and October"
        " forecasts?",
        *(*october, *september, *sentence),
    )[0]

    assert "up from £10.5m to £11.7m" in head


def test_money_under_an_agreement_is_told_by_no_balance() -> None:
    balances = table_of(
        {"DSG balance": ("£4m", "£9m")},
        columns=("2023/24", "2024/25"),
        measure=Measure.DSG_DEFICIT,
    )

    status, *_ = told(
        desk_of("How much Safety Valve funding is Bury still owed?", *balances)
    )

    assert status == "not_found"


def block_of(name: str, **coordinates: Any) -> dict[str, Any]:
    return {"caption": f"Table: {name}", "measure": Measure.OTHER, **coordinates}


def test_totals_of_two_tables_are_not_held_against_each_other() -> None:
    budget = table_of(
        {"Total": ("£230m",)},
        columns=("Budget",),
        **block_of("Grant by block", period="2024-25"),
    )
    reserve = table_of(
        {"31 March 2026": ("£25m",)},
        columns=("Total",),
        **block_of("Balances held", as_at="2026-03-31"),
    )

    status, *_ = told(
        desk_of(
            "By how much does Bury's total DSG deficit grow from 31 March 2025 to"
            " 31 March 2026?",
            *budget,
            *reserve,
        )
    )

    assert status == "not_found"


def test_a_step_between_two_budgets_is_no_budget() -> None:
    bridge = table_of(
        {"Special schools": ("£20m", "£3m", "£2m", "£25m")},
        columns=("2024/25", "Demand", "Price increase", "2025/26"),
        caption="Table 3: Budget 2025/26",
        measure=Measure.HIGH_NEEDS_SPEND,
        flow=Flow.IN_YEAR,
    )
    dated = [replace(cell, period=cell.period or "2025-26") for cell in bridge]

    head, *_ = answered(
        "What is the change in Bury's special schools budget, 2024/25 to 2025/26?",
        *dated,
    )

    assert "up from £20m to £25m" in head


def test_a_step_asked_for_by_name_is_told_and_is_no_change() -> None:
    bridge = table_of(
        {
            "Special schools": ("£20m", "£3m", "£2m", "£25m"),
            "Mainstream top-up": ("£10m", "£1m", "£1m", "£12m"),
        },
        columns=("2024/25", "Demand growth", "Price increase", "2025/26"),
        caption="Table 3: Budget",
        measure=Measure.HIGH_NEEDS_SPEND,
        flow=Flow.IN_YEAR,
    )

    told_of = answered(
        "Bury's mainstream top-up line: how much demand growth is in the budget?",
        *bridge,
    )

    assert told_of[0].startswith("Bury, Mainstream top-up – Demand growth: £1m")


def test_a_deficit_asked_at_two_dates_is_a_balance() -> None:
    rows = {
        "In-year deficit": (("£2m", "£4m"), Flow.IN_YEAR),
        "Cumulative deficit": (("£16m", "£20m"), Flow.CUMULATIVE),
    }
    cells = [
        cell
        for row, (amounts, flow) in rows.items()
        for cell in table_of({row: amounts}, columns=("2023/24", "2024/25"), flow=flow)
    ]

    head, *_ = answered(
        "Bury's deficit: how much worse at 31 March 2025 than at 31 March 2024?",
        *cells,
    )

    assert "up from £16m to £20m" in head


def test_a_time_named_with_its_basis_is_told_on_that_basis() -> None:
    cells = [
        replace(cell, basis=basis, period=period)
        for (basis, period), cell in zip(
            (
                (Basis.BUDGET, "2024-25"),
                (Basis.FORECAST, "2024-25"),
                (Basis.BUDGET, "2025-26"),
            ),
            table_of(
                {"High needs": ("£66m", "£76m", "£85m")},
                columns=("Budget 24/25", "Forecast 24/25", "Budget 25/26"),
                measure=Measure.HIGH_NEEDS_SPEND,
                flow=Flow.IN_YEAR,
            ),
            strict=True,
        )
    ]

    head, *_ = answered(
        "How much does Bury's high needs spend go up from the 2024/25 forecast to the"
        " 2025/26 budget?",
        *cells,
    )

    assert "up from £76m to £85m" in head


def test_the_high_needs_overspend_is_not_that_of_the_whole_grant() -> None:
    blocks = {
        "High needs": (("£8m", "£10m"), FundingBlock.HIGH_NEEDS),
        "Total": (("£7m", "£9m"), FundingBlock.DSG),
    }
    cells = [
        replace(cell, vintage=said_in)
        for row, (amounts, block) in blocks.items()
        for cell, said_in in zip(
            table_of(
                {row: amounts},
                columns=("Variance Q2", "Variance Q3"),
                flow=Flow.IN_YEAR,
                block=block,
                period="2024-25",
            ),
            ("Quarter 2 2024-25", "2025-01 (Quarter 3)"),
            strict=True,
        )
    ]

    head, *_ = answered(
        "How much did Bury's high needs overspend worsen between Q2 and Q3?", *cells
    )

    assert "up from £8m to £10m" in head


MISPRINTED = (
    "The Period 6 forecast overspend was minuted in error, being amended from £1.2m to"
    " £1.1m."
)


def test_what_a_sentence_puts_right_is_no_end_of_a_change() -> None:
    hit, *before = said(
        MISPRINTED,
        "£1.2m",
        "£1.1m",
        vintage="Period 6 2025-26",
        flow=Flow.IN_YEAR,
        period="2025-26",
    )
    now = said(
        "The overspend is forecast to be £1.7m.",
        "£1.7m",
        place="para 6.1",
        vintage="2026-01 (Period 8)",
        flow=Flow.IN_YEAR,
        period="2025-26",
    )

    head, *_ = answered(
        "How much did Bury's overspend grow between period 6 and period 8?",
        hit,
        *before,
        *now,
    )

    assert "up from £1.1m to £1.7m" in head


def test_a_forecast_and_what_it_came_to_are_held_against_each_other() -> None:
    then = said(
        "The forecast reported in January 2025 was a cumulative deficit of £14.3m.",
        "£14.3m",
        vintage="January 2025",
        flow=Flow.CUMULATIVE,
        basis=Basis.FORECAST,
    )
    came = said(
        "The cumulative deficit at 31 March 2025 is £13.6m.",
        "£13.6m",
        place="para 1.3",
        vintage="2025-06-18",
        flow=Flow.CUMULATIVE,
        period="2024-25",
        as_at="2025-03-31",
        basis=Basis.OUTTURN,
    )
    planned = said(
        "A mitigated cumulative deficit of £18.0m was planned at 31 March 2028.",
        "£18.0m",
        place="para 5.2",
        vintage="2024-06",
        flow=Flow.CUMULATIVE,
        period="2027-28",
        scenario=Scenario.MITIGATED,
    )

    head, *_ = answered(
        "Difference between Bury's cumulative deficit forecast in January 2025 and"
        " where it ended up?",
        *then,
        *came,
        *planned,
    )

    assert "down from £14.3m to £13.6m" in head


def test_a_change_over_years_is_within_what_was_told_last() -> None:
    forecasts = told_twice(
        ("2021/22", "2022/23"), ("£16.7m", "£13.2m"), ("£22.2m", "£16.1m")
    )

    head = answered(
        "What's the difference in Bury's DSG deficit between 2021/22 and 2022/23?",
        *forecasts,
    )[0]

    assert "down from £22.2m to £16.1m" in head


@pytest.mark.parametrize(
    "asked",
    [
        "How much has Bury's 2023/24 deficit gone up since the plan of January 2021?",
        "What's the difference between Bury's 2023/24 deficit in January 2021 and now?",
    ],
)
def test_what_is_held_against_what_was_said_is_what_was_said_last(asked: str) -> None:
    head, *_ = answered(asked, *FORECASTS)

    assert "up from £8.0m to £9.1m" in head


def test_row_that_is_named_is_held_against_no_total_of_a_sentence() -> None:
    schools = table_of(
        {"Special school": ("1,094", "1,127")},
        columns=("2024", "2025"),
        measure=Measure.EHCP_COUNT,
        unit=Unit.COUNT,
        flow=None,
        basis=None,
    )
    days = ("2024-01", "2025-01")
    dated = [
        replace(c, period=None, as_at=d) for c, d in zip(schools, days, strict=True)
    ]
    total = said(
        "The Council maintained 3,695 plans in January 2025, an increase of 375.",
        "3,695",
        measure=Measure.EHCP_COUNT,
        unit=Unit.COUNT,
        as_at="2025-01",
    )

    head, *_ = answered(
        "What was the growth in special school in Bury between Jan 24 and Jan 25?",
        *total,
        *dated,
    )

    assert "from 1,094 to 1,127" in head


def test_change_from_the_budget_begins_with_the_budget() -> None:
    told = [
        replace(cell, vintage=vintage, basis=basis, period="2024-25")
        for cell, vintage, basis in zip(
            table_of(
                {"In-year overspend": ("£20.4m", "£31.6m", "£34.9m")},
                columns=("Budget", "Quarter 2", "Quarter 3"),
                flow=Flow.IN_YEAR,
            ),
            ("Feb 2024", "Quarter 2 2024/25", "Quarter 3 2024/25"),
            (Basis.BUDGET, Basis.FORECAST, Basis.FORECAST),
            strict=True,
        )
    ]

    head, *_ = answered(
        "How has Bury's 24/25 in-year overspend moved from the original budget to Q3?",
        *told,
    )

    assert "from £20.4m to £34.9m" in head
