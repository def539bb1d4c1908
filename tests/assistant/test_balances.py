"""Tests of assistant/balances.py."""

from dataclasses import replace
from typing import Any

import pytest

from assistant.balances import balance
from corpus.records import Basis, Flow, FundingBlock, Measure, SafetyValve, Scenario
from tests.desk_in_words import KENT, answered, desk_of, said, table_of, told

AGREED = table_of(
    {"DSG deficit": ("£13.241m", "£8.016m")},
    columns=("2022/23", "2023/24"),
    caption="Table 1: Agreed",
    vintage="2021-01",
    flow=Flow.CUMULATIVE,
)
REVISED = table_of(
    {"DSG deficit": ("£22.172m", "£16.141m", "£9.108m")},
    columns=("2021/22", "2022/23", "2023/24"),
    caption="Table 2: Revised",
    vintage="2021-12-16",
    flow=Flow.CUMULATIVE,
)
IN_YEAR = table_of(
    {"Overspend": ("£3.924m",)},
    columns=("2022/23",),
    caption="Table 3: In-year",
    vintage="2021-12-16",
    flow=Flow.IN_YEAR,
)
BLOCK = table_of(
    {"High needs deficit": ("£17.5m",)},
    columns=("2022/23",),
    caption="Table 4: Block",
    vintage="2021-12-16",
    flow=Flow.CUMULATIVE,
    block=FundingBlock.HIGH_NEEDS,
)
UNMITIGATED = table_of(
    {"DSG deficit": ("£30.5m",)},
    columns=("2022/23",),
    caption="Table 5: Nothing done",
    vintage="2021-12-16",
    flow=Flow.CUMULATIVE,
    scenario=Scenario.UNMITIGATED,
)
KENTS = table_of(
    {"DSG deficit": ("£51.1m",)},
    columns=("2022/23",),
    of=KENT,
    vintage="2022-01",
    flow=Flow.CUMULATIVE,
)
# Ranked by words alone it would be the answer.
LOSS = said("Bury: cost pressures had a £1.864m impact on the deficit of Bury.")


def test_a_deficit_of_no_year_is_the_row_said_last_year_by_year() -> None:
    (line,) = answered("What is Bury's deficit?", *AGREED, *REVISED, *IN_YEAR, *LOSS)

    assert line.endswith("2021/22 £22.172m; 2022/23 £16.141m; 2023/24 £9.108m.")


def test_of_no_year_what_was_said_last_is_told_and_before_it_of_its_time() -> None:
    outturn = table_of(
        {"DSG deficit": ("£18.6m",)},
        columns=("2022/23",),
        caption="Table 9: Outturn",
        vintage="2023-07",
        flow=Flow.CUMULATIVE,
    )

    last, *before = answered("What is Bury's deficit?", *outturn, *AGREED, *REVISED)

    assert "£18.6m" in last
    assert [line.split(" (")[0] for line in before] == [
        "Said earlier: £16.141m",
        "Said earlier: £13.241m",
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "What is Bury's deficit in 2022/23?",
        "How deep in the red is Bury at 31 March 2023?",
        "Bury's cumulative DSG deficit, 2022/23",
    ],
)
def test_each_forecast_of_a_time_is_told_the_newest_first(asked: str) -> None:
    newest, earlier = answered(asked, *AGREED, *REVISED, *IN_YEAR, *LOSS)

    assert "£16.141m" in newest
    assert "said 16 December 2021" in newest
    assert "£13.241m" in earlier
    assert "said January 2021" in earlier


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("What was Bury's in-year deficit in 2022/23?", "£3.924m"),
        ("What is Bury's high needs deficit in 2022/23?", "£17.5m"),
        ("What is Bury's unmitigated deficit in 2022/23?", "£30.5m"),
        ("Bury's deficit in 2022/23 as forecast in January 2021?", "£13.241m"),
    ],
    ids=["flow", "block", "scenario", "vintage"],
)
def test_a_coordinate_that_is_asked_for_is_kept_to(asked: str, printed: str) -> None:
    figures = (*AGREED, *REVISED, *IN_YEAR, *BLOCK, *UNMITIGATED)

    (line,) = answered(asked, *figures)

    assert printed in line


def test_the_whole_grants_deficit_is_not_given_for_the_blocks() -> None:
    whole = table_of(
        {"DSG deficit": ("£16.1m",)},
        flow=Flow.CUMULATIVE,
        block=FundingBlock.DSG,
    )

    desk = desk_of("What is Bury's high needs deficit in 2022/23?", *whole)

    assert balance(desk, desk.weighed()) is None


def test_a_part_that_points_back_asks_of_the_same_deficit() -> None:
    first, _, second = answered(
        "What was Bury's deficit in 2021/22 and what will it be in 2023/24?",
        *REVISED,
        *AGREED,
    )

    assert "£22.172m" in first
    assert "£9.108m" in second or "£8.016m" in second


def test_where_no_council_is_named_each_is_told_once() -> None:
    lines = answered("What is the deficit?", *REVISED, *KENTS)

    assert [line.split(",")[0] for line in lines] == ["Bury", "Kent"]


@pytest.mark.parametrize(
    "asked",
    [
        "How much of Bury's deficit is due to tribunals?",
        "What is Bury's deficit management plan worth?",
        "What was Bury's deficit in 2012/13?",
        "Is Bury's deficit really £16.141m?",
    ],
    ids=["a part", "another thing", "a time without one", "a number quoted"],
)
def test_what_coordinates_do_not_answer_is_left_to_the_other_ways(asked: str) -> None:
    desk = desk_of(asked, *REVISED, *LOSS)

    assert balance(desk, desk.weighed()) is None


def test_a_time_without_a_figure_is_not_filled_from_another() -> None:
    status, *_ = told(desk_of("What was Bury's deficit in 2012/13?", *REVISED))

    assert status == "not_found"


@pytest.mark.parametrize(
    ("asked", "told_first"),
    [
        ("What is Bury's DSG deficit at the end of 2024/25?", "£7m"),
        ("What is Bury's DSG deficit at the start of 2024/25?", "£5m"),
        ("What was Bury's opening DSG deficit for 2024/25?", "£5m"),
        ("What was the opening balance of Bury's DSG deficit of 2024/25?", "£5m"),
        ("What deficit did Bury have brought forward into 2024/25?", "£5m"),
    ],
)
def test_a_year_is_told_by_what_it_closes_at(asked: str, told_first: str) -> None:
    owed: dict[str, Any] = {"measure": Measure.DSG_DEFICIT, "flow": Flow.CUMULATIVE}
    opening = table_of(
        {"Opening deficit": ("£5m",)},
        columns=("2024/25",),
        **owed,
        period="2023-24",
        as_at="2024-03-31",
    )
    closing = table_of({"Closing deficit": ("£7m",)}, columns=("2024/25",), **owed)

    first, *_ = answered(asked, *opening, *closing)

    assert told_first in first


def test_what_was_budgeted_and_what_is_forecast_are_told_apart() -> None:
    coordinates: dict[str, Any] = {
        "flow": Flow.IN_YEAR,
        "period": "2022-23",
        "vintage": "2022-01-20 (P6)",
    }
    budgeted = said(
        "The in-year deficit for 2022-23 was budgeted at £5.9m in March.",
        *("£5.9m",),
        basis=Basis.BUDGET,
        **coordinates,
    )
    forecast = said(
        "The in-year deficit for 2022-23 is forecast at £8.8m.",
        *("£8.8m",),
        place="para 6",
        basis=Basis.FORECAST,
        **coordinates,
    )

    first, second = answered(
        "Bury in-year deficit 2022-23: what was budgeted and what's the P6 forecast?",
        *budgeted,
        *forecast,
    )

    assert first.startswith("£5.9m")
    assert second.startswith("£8.8m")


def test_a_deficit_said_at_another_point_is_not_told() -> None:
    status, *_ = told(
        desk_of(
            "What was Bury's month 4 forecast deficit for 2022/23?",
            *table_of(
                {"DSG deficit": ("£19.5m",)},
                flow=Flow.CUMULATIVE,
                vintage="2022-01-20 (Month 9)",
            ),
        )
    )

    assert status == "not_found"


def test_what_is_only_agreed_is_told_as_no_forecast() -> None:
    agreed = table_of(
        {"DSG deficit": ("£43.6m",)},
        columns=("2026/27",),
        flow=Flow.CUMULATIVE,
        basis=Basis.AGREEMENT,
    )

    first, second = answered(
        "What does Bury now forecast its DSG deficit will be at March 2027?", *agreed
    )

    assert first == "Not stated in the papers I can see: a forecast."
    assert "£43.6m" in second
    assert "agreement" in second


def test_forecast_that_is_asked_for_goes_before_what_was_agreed() -> None:
    agreed = table_of(
        {"DSG deficit (agreed)": ("£61.4m",)},
        columns=("2024/25",),
        flow=Flow.CUMULATIVE,
        basis=Basis.AGREEMENT,
    )
    latest = table_of(
        {"DSG deficit (latest)": ("£71.9m",)},
        columns=("2024/25",),
        flow=Flow.CUMULATIVE,
        basis=Basis.FORECAST,
    )

    first, *_ = answered(
        "What is Bury's DSG deficit going to be in 2024/25?", *agreed, *latest
    )

    assert "£71.9m" in first


BLOCKS = table_of(
    {
        "High needs": ("£47.461m",),
        "Alternative provision": ("£2.607m",),
        "Schools": ("£0.642m",),
        "Total": ("£45.360m",),
    },
    columns=("2022/23",),
    vintage="2023-06",
    flow=Flow.IN_YEAR,
    basis=Basis.OUTTURN,
    measure=Measure.DSG_DEFICIT,
)
OF_BLOCKS = tuple(
    replace(cell, block=block)
    for cell, block in zip(
        BLOCKS,
        (
            FundingBlock.HIGH_NEEDS,
            FundingBlock.HIGH_NEEDS,
            FundingBlock.SCHOOLS,
            FundingBlock.DSG,
        ),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("What did Bury's DSG as a whole overspend by in 2022/23?", "£45.360m"),
        ("What was Bury's overall DSG overspend in 2022/23?", "£45.360m"),
        ("What did Bury's high needs block overspend by in 2022/23?", "£47.461m"),
        ("What did Bury's schools block overspend by in 2022/23?", "£0.642m"),
    ],
)
def test_all_of_the_grant_and_each_block_are_told_apart(
    asked: str, printed: str
) -> None:
    (line,) = answered(asked, *OF_BLOCKS)

    assert printed in line


def test_a_block_is_not_told_for_all_of_the_grant() -> None:
    asked = "What did Bury's DSG as a whole overspend by in 2022/23?"

    assert told(desk_of(asked, *OF_BLOCKS[:1]))[0] == "not_found"


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ("What did Bury overspend by in 2022/23?", ("£45.360m",)),
        ("What was Bury's planned overspend in 2022/23?", ("£17.9m", "£45.360m")),
    ],
    ids=["what came out", "what was planned"],
)
def test_what_came_out_is_told_and_not_what_was_planned_unless_asked(
    asked: str, lines: tuple[str, ...]
) -> None:
    plan = table_of(
        {"Overspend": ("£17.9m",)},
        caption="Table 1: Plan",
        vintage="2023-06",
        flow=Flow.IN_YEAR,
        basis=Basis.PLAN,
    )

    said = answered(asked, *plan, *OF_BLOCKS)

    assert len(said) == len(lines)
    assert all(printed in line for printed, line in zip(lines, said, strict=True))


def test_what_a_deficit_was_is_told_before_what_was_agreed_of_it() -> None:
    columns = (("Agreement", "£20.5m"), ("Actual", "£21.0m"))
    cells = [
        cell
        for (column, amount), basis in zip(
            columns, (Basis.AGREEMENT, Basis.OUTTURN), strict=True
        )
        for cell in table_of(
            {"2022/23 actual": (amount,)},
            columns=(column,),
            caption="Table 3: Cumulative DSG deficit",
            period="2022-23",
            basis=basis,
            flow=Flow.CUMULATIVE,
        )
    ]

    was, *_ = answered("What was Bury's DSG deficit at 31 March 2023?", *cells)
    agreed, *_ = answered("What was Bury's agreed DSG deficit for 2022/23?", *cells)

    assert "£21.0m" in was
    assert "£20.5m" in agreed


def test_an_overspend_that_is_printed_as_a_variance_is_the_years_deficit() -> None:
    variances = table_of(
        {"Early years": ("-£1.4m",), "Total": ("£0.2m",)},
        columns=("Variance",),
        caption="Table 1: DSG by block",
        period="2022-23",
        flow=Flow.IN_YEAR,
    )
    blocks = (FundingBlock.EARLY_YEARS, FundingBlock.DSG)
    cells = [
        replace(cell, block=block)
        for cell, block in zip(variances, blocks, strict=True)
    ]

    (only,) = answered("Bury's shortfall for the year 2022/23?", *cells)

    assert "£0.2m" in only


def test_what_is_forecast_is_told_before_what_was_agreed_of_it() -> None:
    cells = [
        cell
        for column, amount, basis in (
            ("In the agreement", "£14.60m", Basis.AGREEMENT),
            ("Latest forecast", "£36.45m", Basis.FORECAST),
        )
        for cell in table_of(
            {"31 March 2026": (amount,)},
            columns=(column,),
            caption="Table 2: Cumulative DSG deficit",
            period="2025-26",
            basis=basis,
            flow=Flow.CUMULATIVE,
        )
    ]

    first, *others = answered("How large is Bury's deficit at 31 March 2026?", *cells)

    assert "£36.45m" in first
    assert any("£14.60m" in other for other in others)


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("Bury's deficit at 31 March 2023 ignoring what government pays", "£23.9m"),
        ("Bury's deficit at 31 March 2023 before Safety Valve payments", "£23.9m"),
        ("Bury's deficit at 31 March 2023 net of the DfE's money", "£12.1m"),
    ],
)
def test_words_that_say_gross_or_net_leave_nothing_else_to_meet(
    asked: str, printed: str
) -> None:
    rows = [
        ("before", "£23.9m", SafetyValve.GROSS),
        ("after", "£12.1m", SafetyValve.NET),
    ]
    cells = [
        cell
        for side, amount, valve in rows
        for cell in table_of(
            {f"Cumulative deficit {side} DfE payments": (amount,)},
            columns=("31 March 2023",),
            period="2022-23",
            safety_valve=valve,
            flow=Flow.CUMULATIVE,
        )
    ]

    (only,) = answered(asked, *cells)

    assert printed in only


@pytest.mark.parametrize(
    "asked",
    [
        "What deficit did Bury plan for in its 2022/23 budget?",
        "What deficit is in Bury's 2022/23 budget?",
    ],
)
def test_a_deficit_in_a_budget_is_that_of_its_year(asked: str) -> None:
    planned = said(
        "The 2022/23 budget has an in-year deficit of £5.9m.",
        "£5.9m",
        flow=Flow.IN_YEAR,
        period="2022-23",
        basis=Basis.BUDGET,
    )

    told_of = answered(asked, *planned, *REVISED)

    assert "£5.9m" in told_of[0]
    assert not any("16.141" in sentence for sentence in told_of)


def test_a_row_that_says_its_year_and_how_sure_it_is_names_no_part() -> None:
    audited = table_of(
        {"2023-24 – Outturn, audited": ("£16.6m",)},
        columns=("Closing",),
        caption="Table 1: Reserve",
        vintage="2025-02-11",
        flow=Flow.CUMULATIVE,
        period="2023-24",
        basis=Basis.OUTTURN,
    )
    _, *sentences = told(
        desk_of(
            "What was Bury's DSG deficit at 31 March 2024?",
            *audited,
            *said(
                "The July report gave a deficit of £15.9m.",
                "£15.9m",
                vintage="2024-07",
                flow=Flow.CUMULATIVE,
                period="2023-24",
                basis=Basis.OUTTURN,
            ),
        )
    )

    assert "£16.6m" in sentences[0]
    assert sentences[1].startswith("Said earlier: £15.9m")


def test_what_the_draft_accounts_showed_is_not_what_it_came_to() -> None:
    draft = "The draft accounts of May showed a DSG deficit of £34.6m at 31 March 2024."
    _, first, *_ = told(
        desk_of(
            "What did Bury's draft accounts show as its DSG deficit at 31 March 2024?",
            *said(draft, "£34.6m", flow=Flow.CUMULATIVE, period="2023-24"),
            *table_of(
                {"DSG deficit": ("£34.9m",)},
                columns=("2023/24",),
                flow=Flow.CUMULATIVE,
                basis=Basis.OUTTURN,
            ),
        )
    )

    assert "£34.6m" in first
