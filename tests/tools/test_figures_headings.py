"""What rows, columns and captions say of each other's cells."""

import pytest

from corpus.pages import Block
from corpus.records import (
    Basis,
    Figure,
    Flow,
    FundingBlock,
    Measure,
    SafetyValve,
    Scenario,
    Stage,
)
from tests.papers_in_words import heading, pages, paper, para, table
from tools.figures import find_figures


def figures_of(*blocks: Block) -> dict[str, Figure]:
    """The figures by what is printed, of a meeting in June 2024."""
    found = find_figures(paper(met_on="2024-06-12"), pages(*blocks))
    return {figure.printed: figure for figure in found}


def test_row_that_says_how_sure_each_column_is_names_the_columns() -> None:
    found = figures_of(
        table(
            "Table 1 DSG deficit at 31 March",
            [
                ["£m", "2023", "2024", "2025"],
                ["Basis", "audited", "audited", "forecast"],
                ["DSG deficit", "12.3", "18.9", "27.4"],
            ],
        )
    )

    assert found["18.9"].basis is Basis.OUTTURN
    assert found["27.4"].basis is Basis.FORECAST
    assert found["27.4"].row_path == ("DSG deficit",)
    assert found["27.4"].as_at == "2025-03-31"


def test_caption_that_says_how_sure_one_year_is_says_so_of_that_year() -> None:
    found = figures_of(
        table(
            "Table 1 Agreed plan (2022/23 is outturn), £m",
            [
                ["", "2022/23", "2023/24"],
                ["In-year deficit", "6.85", "4.10"],
            ],
        )
    )

    assert found["6.85"].basis is Basis.OUTTURN
    assert found["4.10"].basis is Basis.AGREEMENT


def test_closing_deficit_beside_one_of_the_year_is_a_balance() -> None:
    found = figures_of(
        table(
            "Table 1 Forecast, £000",
            [
                ["", "2023/24", "2024/25"],
                ["Opening deficit", "12,345", "18,910"],
                ["In-year deficit", "6,565", "8,492"],
                ["Closing deficit", "18,911", "27,402"],
            ],
        ),
    )

    opening = found["12,345"]
    assert (opening.period, opening.as_at) == ("2022-23", "2023-03-31")
    assert opening.flow is Flow.CUMULATIVE
    assert found["8,492"].flow is Flow.IN_YEAR
    assert found["27,402"].flow is Flow.CUMULATIVE


def test_blocks_under_a_caption_of_cumulative_deficits_are_deficits() -> None:
    found = figures_of(
        table(
            "Table 1 Cumulative DSG deficit at 31 March, £m",
            [
                ["", "2023", "2024"],
                ["High needs block", "14.4", "21.2"],
                ["Other blocks (surplus)", "(2.1)", "(2.3)"],
            ],
        )
    )

    high_needs = found["21.2"]
    assert high_needs.measure is Measure.DSG_DEFICIT
    assert high_needs.block is FundingBlock.HIGH_NEEDS
    assert high_needs.flow is Flow.CUMULATIVE


def test_high_needs_block_under_a_caption_of_budgets_is_no_deficit() -> None:
    found = figures_of(
        table("Table 1 DSG budget, £m", [["", "2024/25"], ["High needs block", "48.3"]])
    )

    assert found["48.3"].measure is Measure.HIGH_NEEDS_FUNDING


def test_in_year_beside_cumulative_in_a_table_of_the_grant_is_a_deficit() -> None:
    rows = [
        ["Year", "In-year", "Cumulative"],
        ["2024/25", "8.5", "27.4"],
        ["2025/26", "9.1", "36.5"],
    ]

    of_grant = figures_of(table("Table 1 DSG management plan, £m", rows))
    of_savings = figures_of(table("Table 1 Savings in the DSG plan, £m", rows))

    assert of_grant["8.5"].measure is Measure.DSG_DEFICIT
    assert of_grant["8.5"].flow is Flow.IN_YEAR
    assert of_grant["36.5"].flow is Flow.CUMULATIVE
    assert of_savings["8.5"].measure is Measure.SAVING


def test_sentence_that_stands_for_a_caption_tells_the_scenario() -> None:
    rows = [["", "31.03.25", "31.03.26"], ["Closing deficit £000", "27,402", "36,502"]]

    lead = "The unmitigated forecast is:"

    announced = figures_of(table(None, rows, lead=lead))
    captioned = figures_of(table("Table 1 Forecast", rows, lead=lead))

    assert announced["36,502"].scenario is Scenario.UNMITIGATED
    assert captioned["36,502"].scenario is None


def test_day_that_payments_were_received_by_leaves_each_its_year() -> None:
    found = figures_of(
        table(
            "Table 1 Safety Valve payments, £m",
            [
                ["", "The Department agrees to pay", "Received at 28 February 2024"],
                ["2022-23", "4.20", "4.21"],
                ["2023-24", "3.90", "3.15"],
            ],
        )
    )

    assert found["4.20"].stage is Stage.AGREED
    assert found["4.21"].stage is Stage.RECEIVED
    assert found["4.21"].basis is Basis.OUTTURN
    assert (found["4.21"].period, found["4.21"].as_at) == ("2022-23", None)
    assert found["3.15"].as_at == "2024-02-28"


@pytest.mark.parametrize(
    "sentence",
    [
        "Safety Valve agreement: the DfE pays £31.2m over six years, if by 2025-26.",
        "A Safety Valve agreement is worth £31.2m between 2022-23 and 2026-27.",
    ],
)
def test_sum_agreed_for_many_years_is_of_none_of_them(sentence: str) -> None:
    (figure,) = figures_of(para(sentence)).values()

    assert figure.measure is Measure.SAFETY_VALVE_FUNDING
    assert (figure.period, figure.as_at) == (None, None)


def test_what_takes_a_balance_to_another_is_of_one_year() -> None:
    found = figures_of(
        para("The deficit is £21.3m, which would take the accumulated deficit to £55m.")
    )

    assert found["£21.3m"].flow is Flow.IN_YEAR
    assert found["£55m"].flow is Flow.CUMULATIVE


def test_balances_before_and_after_payments_are_deficits_without_the_word() -> None:
    found = figures_of(
        para("Deficits are shown with a minus sign."),
        table(
            "Table B: Agreed plan (£m)",
            [
                [
                    *(
                        "Year",
                        "In-year balance",
                        "Cumulative balance before DfE payments",
                    ),
                    *("DfE payments to date", "Cumulative balance after DfE payments"),
                ],
                ["2023-24", "-3.41", "-11.96", "5.36", "-6.60"],
                ["2024-25", "-3.21", "-15.17", "6.96", "-8.21"],
            ],
        ),
    )

    gross, net = found["-15.17"], found["-8.21"]
    assert (gross.measure, net.measure) == (Measure.DSG_DEFICIT, Measure.DSG_DEFICIT)
    assert [gross.amount, net.amount] == [15_170_000, 8_210_000]
    assert (gross.safety_valve, net.safety_valve) == (
        SafetyValve.GROSS,
        SafetyValve.NET,
    )
    assert found["6.96"].measure is Measure.SAFETY_VALVE_FUNDING


def test_row_that_says_net_of_payments_is_of_the_deficit_its_caption_names() -> None:
    found = figures_of(
        table(
            "Table 4: DSG cumulative deficit at 31 March (£m)",
            [
                ["", "2023/24", "2024/25"],
                ["Original agreement, after Safety Valve payments", "20.1", "14.6"],
                ["Revised plan, no further Safety Valve payments", "23.8", "39.0"],
                ["Safety Valve payments", "2.7", "0.5"],
            ],
        )
    )

    assert found["14.6"].measure is Measure.DSG_DEFICIT
    assert found["14.6"].safety_valve is SafetyValve.NET
    assert (found["39.0"].measure, found["39.0"].safety_valve) == (
        Measure.DSG_DEFICIT,
        None,
    )
    assert found["2.7"].measure is Measure.SAFETY_VALVE_FUNDING


def test_column_before_payments_under_a_deficit_s_caption_is_the_deficit() -> None:
    found = figures_of(
        table(
            "Table A: Cumulative DSG deficit, agreement and latest position (£m)",
            [
                ["", "Income excluding DfE payments", "Agreed, before DfE payments"],
                ["2023/24 – Outturn", "61.5", "11.2"],
                ["DfE payment assumed in year", "-", "3.4"],
            ],
        )
    )

    assert found["3.4"].measure is Measure.SAFETY_VALVE_FUNDING
    assert found["11.2"].measure is Measure.DSG_DEFICIT
    assert found["61.5"].measure is not Measure.DSG_DEFICIT


def test_gross_and_net_side_by_side_tell_though_the_caption_says_both() -> None:
    found = figures_of(
        table(
            "Table 3: Cumulative deficit gross and net of Safety Valve payments (£)",
            [
                ["Balance at", "Gross deficit", "Payments to date", "Net deficit"],
                ["31 March 2024", "42,954,338", "21,350,000", "21,604,338"],
            ],
        )
    )

    assert found["42,954,338"].safety_valve is SafetyValve.GROSS
    assert found["21,604,338"].safety_valve is SafetyValve.NET


def test_caption_that_says_both_tells_neither_of_a_cell() -> None:
    found = figures_of(
        table(
            "Table 3: Deficit before and after Safety Valve payments (£m)",
            [["", "2023/24"], ["Cumulative deficit", "42.9"]],
        )
    )

    assert found["42.9"].safety_valve is None


@pytest.mark.parametrize(
    ("label", "time"),
    [
        ("Opening DSG deficit", ("2023-24", "2024-03-31")),
        ("DSG deficit brought forward", ("2023-24", "2024-03-31")),
        ("DSG deficit brought forward from 2023/24", ("2023-24", "2024-03-31")),
        ("DSG deficit at 1 April 2024", ("2023-24", "2024-03-31")),
        ("Change in opening DSG deficit", ("2024-25", None)),
        ("Opening in-year DSG deficit forecast", ("2024-25", None)),
        ("Closing DSG deficit", ("2024-25", None)),
    ],
)
def test_opening_balance_is_of_the_year_that_closed_with_it(
    label: str, time: tuple[str, str | None]
) -> None:
    found = figures_of(table("Table 1", [["£m", "2024/25"], [label, "12.3"]]))

    assert (found["12.3"].period, found["12.3"].as_at) == time


def test_row_called_schools_beside_other_blocks_is_of_the_schools_block() -> None:
    rows = [
        ["Block", "In-year variance £000"],
        ["Schools", "(265)"],
        ["Early Years", "(312)"],
        ["High Needs", "9,635"],
        ["Total DSG", "9,058"],
    ]

    of_blocks = figures_of(table("Table 2: DSG forecast 2024/25", rows))
    of_schools = figures_of(table("Table 2: DSG forecast 2024/25", rows[:2]))

    assert of_blocks["(265)"].block is FundingBlock.SCHOOLS
    assert of_blocks["9,058"].block is FundingBlock.DSG
    assert of_schools["(265)"].block is FundingBlock.DSG


def test_forecast_row_under_a_deficit_s_caption_is_the_deficit() -> None:
    found = figures_of(
        table(
            "Table 3: In-year high needs deficit, before DfE and Council contributions"
            " (£m)",
            [
                ["", "2022-23", "2023-24"],
                ["Agreement, March 2023", "26.4", "31.3"],
                ["Latest forecast, May 2024", "27.1", "41.2"],
                ["Above agreement", "0.7", "9.9"],
            ],
        )
    )

    assert found["41.2"].measure is Measure.DSG_DEFICIT
    assert found["41.2"].safety_valve is SafetyValve.GROSS
    assert (found["41.2"].vintage, found["41.2"].period) == ("May 2024", "2023-24")
    assert found["31.3"].vintage == "March 2023"
    assert found["9.9"].measure is Measure.OTHER


def test_month_of_a_lone_forecast_is_the_time_it_is_of() -> None:
    found = figures_of(
        table(
            "Table 1: Plans (£m)",
            [["", "Forecast, March 2024"], ["DSG deficit", "18.9"]],
        )
    )

    assert found["18.9"].as_at == "2024-03"
    assert found["18.9"].vintage == "2024-06-12"


def test_status_of_a_payment_tells_whether_it_came() -> None:
    found = figures_of(
        table(
            "Table 4: Safety Valve payments, £m",
            [
                ["Financial year", "Amount", "Status"],
                ["2021/22", "7.2", "Received"],
                ["2022/23", "2.1", "Paid in full"],
                ["2023/24", "4.3", "Conditional"],
            ],
        )
    )

    stages = [found[printed].stage for printed in ("7.2", "2.1", "4.3")]
    assert stages == [Stage.RECEIVED, Stage.RECEIVED, None]


def test_month_a_forecast_was_made_in_is_no_time_of_the_day_it_is_of() -> None:
    found = figures_of(
        table(
            "Table 2: DSG deficit, £m",
            [
                ["Balance at", "Basis", "DSG deficit"],
                ["31 March 2024", "Outturn", "43.4"],
                ["31 March 2025", "Forecast, March 2024", "67.9"],
                ["31 March 2025", "Forecast, Period 8", "70.8"],
            ],
        )
    )

    assert (found["67.9"].as_at, found["67.9"].vintage) == ("2025-03-31", "March 2024")
    assert found["70.8"].as_at == "2025-03-31"


def test_variance_is_of_the_column_it_follows_and_not_of_the_budget() -> None:
    found = figures_of(
        table(
            "Table 1: High needs 2023-24 (£m)",
            [
                ["", "Budget", "Forecast", "Outturn", "Variance to budget"],
                ["High needs block spend", "31.2", "38.9", "41.1", "9.9"],
                ["DfE Safety Valve payments", "(6.0)", "(6.0)", "(4.5)", "1.5"],
            ],
        )
    )

    assert (found["9.9"].measure, found["9.9"].basis) == (
        Measure.DSG_DEFICIT,
        Basis.OUTTURN,
    )
    assert found["(4.5)"].measure is Measure.SAFETY_VALVE_FUNDING
    assert found["1.5"].measure is Measure.OTHER


def test_column_of_what_moved_since_the_last_report_holds_no_deficit() -> None:
    found = figures_of(
        table(
            "Table 1: DSG position 2023-24 (£m)",
            [
                ["", "Forecast variance", "Movement from month 6"],
                ["In-year deficit", "8.6", "1.7"],
            ],
        )
    )

    assert found["8.6"].measure is Measure.DSG_DEFICIT
    assert found["1.7"].measure is Measure.OTHER


def test_what_leads_to_a_table_does_not_name_its_rows_a_grant() -> None:
    found = figures_of(
        para("2.1 The table shows the high needs block and what is paid beside it:"),
        table(None, [["£m", "2023-24"], ["Council contribution", "5.5"]]),
    )

    assert found["5.5"].measure is Measure.OTHER


def test_payments_received_until_a_day_are_of_their_row_s_year() -> None:
    found = figures_of(
        table(
            "Table A: Safety Valve payments from the DfE (£m)",
            [
                ["", "Agreed", "Received to 30 April 2024"],
                ["2023/24", "16.8", "16.7"],
                ["2024/25", "4.2", "2.1"],
            ],
        )
    )

    received = found["2.1"]
    assert received.measure is Measure.SAFETY_VALVE_FUNDING
    assert (received.period, received.stage) == ("2024-25", Stage.RECEIVED)
    assert received.basis is Basis.OUTTURN


def test_what_financing_a_deficit_costs_is_no_deficit_under_its_caption() -> None:
    found = figures_of(
        table(
            "Table 2: Cost of financing the DSG deficit (£m)",
            [
                ["", "2023/24 Actual", "2024/25 Estimate"],
                ["Average deficit in year", "63.5", "97.3"],
                ["Interest cost", "3.2", "6.6"],
            ],
        )
    )

    assert found["97.3"].measure is Measure.OTHER
    assert found["6.6"].measure is Measure.OTHER


def test_column_that_numbers_the_rows_holds_no_figures() -> None:
    found = figures_of(
        table(
            "Implications",
            [
                ["", "Paragraph", "Plans"],
                ["Legal", "20", "310"],
                ["Finance", "21", "205"],
                ["Policy", "22", "118"],
                ["Risk", "23", "96"],
            ],
        )
    )

    assert set(found) == {"310", "205", "118", "96"}


def test_column_that_says_only_how_sure_it_is_is_of_the_deficit_beside_it() -> None:
    found = figures_of(
        table(
            "Table 3 Safety Valve contributions and agreed trajectory (£m)",
            [
                ["Year", "DfE", "Agreed deficit at year end (net)", "Forecast (net)"],
                ["2023/24", "21.5", "55.9", "56.7"],
                ["2024/25", "6.4", "61.4", "71.9"],
            ],
        )
    )

    latest = found["71.9"]
    assert (latest.measure, latest.flow) == (Measure.DSG_DEFICIT, Flow.CUMULATIVE)
    assert (latest.period, latest.basis) == ("2024-25", Basis.FORECAST)


def test_balance_that_had_closed_is_no_forecast_of_the_year_it_opens() -> None:
    found = figures_of(
        table(
            "Table 1 Cumulative DSG deficit (£m)",
            [
                ["", "2023/24 outturn", "2024/25 forecast"],
                ["Deficit brought forward", "86.6", "125.4"],
                ["Deficit carried forward", "125.3", "176.9"],
            ],
        )
    )

    assert found["125.4"].basis is None
    assert found["176.9"].basis is Basis.FORECAST


def test_column_of_paragraphs_holds_no_figures() -> None:
    found = figures_of(
        table(
            "Decision summary",
            [["Action", "Paragraph"], ["To note", "2"], ["To approve", "6"]],
        )
    )

    assert not found


def test_variance_is_of_the_block_that_the_rows_beside_it_are_got_and_spent_on() -> (
    None
):
    rows = [
        ["£m", "2024/25"],
        ["High needs income", "18.655"],
        ["High needs expenditure", "20.120"],
        ["In-year variance", "1.465"],
    ]
    lead = heading("DSG management plan")

    found = figures_of(lead, table("Table 3 Forecast", rows))
    assert found["1.465"].block is FundingBlock.HIGH_NEEDS

    other = [*rows, ["DSG reserve movement", "0.3"]]
    found = figures_of(lead, table("Table 3 DSG forecast", other))
    assert found["1.465"].block is FundingBlock.DSG


def test_columns_of_months_without_a_year_are_said_in_those_months() -> None:
    found = figures_of(
        table(
            "Table 1 DSG forecast 2024-25, £000",
            [
                ["", "Forecast", "Variance (May)", "Variance (April)"],
                ["", "outturn", "", ""],
                ["Total", "77,671", "11,732", "10,536"],
            ],
        )
    )

    assert found["11,732"].vintage == "May 2024"
    assert found["10,536"].vintage == "April 2024"


@pytest.mark.parametrize("outer", ["Forecast", "Latest forecast", "Projected"])
def test_a_heading_in_two_lines_is_no_outturn_where_the_first_looks_ahead(
    outer: str,
) -> None:
    found = figures_of(
        table(
            "Table 1 High needs 2024-25, £000",
            [
                ["", "Budget", outer, "Variance"],
                ["", "", "outturn", ""],
                ["High needs", "33,120", "45,214", "12,094"],
            ],
        )
    )

    assert found["45,214"].basis is Basis.FORECAST
    assert found["12,094"].basis is Basis.FORECAST


VERSIONS = table(
    "Table 2 Cumulative DSG deficit at 31 March, £m",
    [
        ["Basis", "Outturn", "Outturn", "Forecast"],
        ["", "2023", "2024", "2025"],
        ["Agreed plan, February 2023", "45.8", "57.2", "66.3"],
        ["Period 8 forecast", "45.9", "67.4", "101.8"],
        ["Above the agreed plan", "0.1", "10.2", "35.5"],
    ],
    header_rows=2,
)


@pytest.mark.parametrize(
    ("printed", "basis"),
    [
        ("57.2", Basis.AGREEMENT),
        ("66.3", Basis.AGREEMENT),
        ("67.4", Basis.OUTTURN),
        ("10.2", Basis.OUTTURN),
        ("101.8", Basis.FORECAST),
    ],
)
def test_row_of_a_plan_beside_other_versions_holds_no_outturn(
    printed: str, basis: Basis
) -> None:
    assert figures_of(VERSIONS)[printed].basis is basis


def test_what_leads_elsewhere_says_nothing_of_the_table_it_stands_before() -> None:
    found = figures_of(
        heading("DSG Outturn 2023/24"),
        table(
            "Table 2 DSG balances, £m (brackets are deficits)",
            [["Block", "31 March 2024"], ["High needs", "(37.0)"], ["Total", "(34.1)"]],
            lead="Table 2 shows the balances. The Council has agreed not to use those"
            " of early years, which will be returned as set out in the March report.",
        ),
    )

    assert found["(34.1)"].basis is Basis.OUTTURN
