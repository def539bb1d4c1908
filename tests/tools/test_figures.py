"""Rules of tools/figures.py: a paper's blocks to figures with their coordinates."""

from decimal import Decimal
from pathlib import Path

import pytest

from corpus.pages import Block, Footnote
from corpus.records import (
    Basis,
    Figure,
    Flow,
    FundingBlock,
    Measure,
    SafetyValve,
    Stage,
    Unit,
)
from ingest.layout import arrange
from ingest.readers.text import read_pages
from tests.papers_in_words import heading, pages, paper, para, table
from tools.figures import find_figures
from tools.table_figures import UNLABELLED

PAPERS = Path(__file__).parents[2].parent / "shared" / "papers"


def figures_of(*blocks: Block) -> tuple[Figure, ...]:
    return find_figures(paper(met_on="2024-06-12"), pages(*blocks, page_number=3))


def test_figures_are_numbered_in_reading_order() -> None:
    found = figures_of(para("A deficit of £5m."), para("A saving of £2m."))

    assert [figure.id for figure in found] == ["f-abababab-1", "f-abababab-2"]


def test_cell_is_cited_by_caption_row_and_column() -> None:
    rows = [["£m", "2022/23"], ["DSG deficit", "4.1"]]

    (found,) = figures_of(table("Table 2 - Recovery", rows))

    words = "Table 2: Recovery; row DSG deficit; column 2022/23"
    assert found.locator.words == words
    assert found.locator.page_number == 3
    assert found.quote == "DSG deficit 4.1"
    assert (found.label, found.row_path) == ("DSG deficit", ("DSG deficit",))


def test_row_without_a_label_says_so() -> None:
    rows = [["", "2022/23"], ["Bands £m", "4.1"], ["", "9.2"]]

    assert [figure.label for figure in figures_of(table(None, rows))] == [
        "Bands £m",
        UNLABELLED,
    ]


def test_basis_of_a_column_goes_before_that_of_a_row() -> None:
    rows = [["£m", "Budget", "Outturn"], ["Planned savings", "4.1", "3.2"]]

    assert [figure.basis for figure in figures_of(table(None, rows))] == [
        Basis.BUDGET,
        Basis.OUTTURN,
    ]


def test_variance_stands_on_the_rung_of_the_columns_beside_it() -> None:
    rows = [
        ["£m", "2022/23", "", "2023/24", ""],
        ["", "Outturn", "Variance", "Forecast", "Variance"],
        ["High needs", "4.1", "0.3", "5.2", "0.4"],
    ]

    found = figures_of(table("High needs", rows, header_rows=2))

    assert [figure.basis for figure in found] == [
        *(Basis.OUTTURN, Basis.OUTTURN),
        *(Basis.FORECAST, Basis.FORECAST),
    ]


def test_deficit_whose_brackets_nothing_explains_says_so() -> None:
    rows = [["£m", "2022/23"], ["DSG in-year variance", "(4.1)"]]

    (untold,) = figures_of(table("Position", rows))
    (told,) = figures_of(table("Position: surplus/(deficit)", rows))

    assert (untold.is_sign_told, untold.amount) == (False, Decimal(-4_100_000))
    assert (told.is_sign_told, told.amount) == (True, Decimal(4_100_000))


def test_sentence_before_a_table_counts_where_it_speaks_of_the_table() -> None:
    rows = [["£m", "2022/23"], ["Deficit", "4.1"]]
    about = "Including Safety Valve payments the position is as follows:"
    other = "Officers met about including Safety Valve payments."

    (told,) = figures_of(table(None, rows, lead=about))
    (untold,) = figures_of(table(None, rows, lead=other))

    assert told.safety_valve is SafetyValve.NET
    assert untold.safety_valve is None


def test_row_printed_again_is_gross_or_net_as_before() -> None:
    rows = [["£m", "2022/23"], ["Deficit", "4.1"]]
    about = "After DfE payments the deficit is:"

    found = figures_of(table("A", rows, lead=about), table("B", rows))

    assert {figure.safety_valve for figure in found} == {SafetyValve.NET}


def test_scores_of_a_risk_register_are_no_figures_but_its_money_is() -> None:
    rows = [
        ["Risk", "Likelihood", "Impact", "Score", "Actions"],
        ["Places open late", "4", "4", "16", "Hold £2m back"],
        ["Grant falls short", "3", "2", "6", "Lobby"],
    ]

    found = figures_of(heading("Risk register"), table(None, rows))

    assert [figure.amount for figure in found] == [2_000_000]


@pytest.mark.parametrize("label", ["Item", "Agenda item number", "Ref", "Page"])
def test_number_that_only_names_is_no_figure(label: str) -> None:
    rows = [[label, "12"], ["Title", "Budget"]]

    assert figures_of(table(None, rows, header_rows=0)) == ()


def test_number_that_a_paragraph_is_printed_with_is_no_figure() -> None:
    found = figures_of(
        para("4 Schools have a deficit of £5m.", number="4"),
        para("31 plans were late.", number="4"),
    )

    assert [figure.printed for figure in found] == ["£5m", "31"]


def test_time_that_work_takes_is_no_figure() -> None:
    rows = [["Post", "Term"], ["Caseworker", "2 years"], ["Lead", "9 months"]]

    assert figures_of(table(None, rows)) == ()


def test_each_lettered_recommendation_stands_alone() -> None:
    words = "That: a) Council approves £2m for 2022/23. b) the 2023/24 budget be noted."

    (found,) = figures_of(table(None, [["Recommendations", words]], header_rows=0))

    assert found.quote == "Council approves £2m for 2022/23."
    assert found.basis is None


def test_items_are_of_the_year_and_kind_their_list_is_of() -> None:
    found = figures_of(
        para("Savings in 2024/25 come from:", number="4"),
        para("bands £2m", is_list_item=True),
        para("travel £1m, and £3m in 2025/26", is_list_item=True),
    )

    assert [(figure.period, figure.measure) for figure in found] == [
        ("2024-25", Measure.SAVING),
        ("2024-25", Measure.SAVING),
        ("2025-26", Measure.SAVING),
    ]


def test_footnote_counts_what_it_dates() -> None:
    note = Footnote(text="4 There were 151 places in May 2023.", mark="4", places=())

    assert [figure.printed for figure in figures_of(note)] == ["151"]


def test_variance_beside_two_years_is_of_the_budget_and_forecast_before_it() -> None:
    head = ["£m", "2023/24 outturn", "2024/25 budget", "2024/25 forecast", "Variance"]

    found = figures_of(table("Spend", [head, ["Top-ups", "7.0", "8.0", "9.0", "1.0"]]))

    assert found[-1].period == "2024-25"


def test_footnote_gives_money_but_no_counts() -> None:
    note = Footnote(text="4 schools, £2m in all.", mark="1", places=())

    found = figures_of(note)

    assert [figure.unit for figure in found] == [Unit.GBP]


def test_year_of_the_papers_title_is_that_of_a_table_without_any() -> None:
    rows = [["£m", "Budget", "Outturn"], ["Top-ups", "4.1", "5.2"]]
    told = paper(title="DSG monitoring 2022/23")

    found = find_figures(told, pages(table(None, rows)))

    assert {figure.period for figure in found} == {"2022-23"}


def test_column_without_a_year_beside_years_has_none() -> None:
    rows = [["£m", "Total", "2022/23"], ["Top-ups", "9.3", "5.2"]]

    found = figures_of(table("Plan for 2022/23", rows))

    assert [figure.period for figure in found] == [None, "2022-23"]


def test_paper_without_figures_has_none() -> None:
    assert figures_of(heading("1 Purpose"), para("To note the report.")) == ()


def test_deficit_table_of_a_real_paper_is_read_as_printed() -> None:
    path = PAPERS / "bury-schools-forum-2022-01.txt"
    if not path.exists():
        pytest.skip("the real papers are not on this machine")

    found = find_figures(paper(met_on="2022-01"), arrange(read_pages(path)))

    last = [figure for figure in found if figure.vintage == "16 Dec 2021"]
    assert [figure.amount for figure in last] == [
        *(21_407_000, 22_172_000, 16_141_000),
        *(9_108_000, -207_000, -10_357_000),
    ]
    assert {figure.flow for figure in last} == {Flow.CUMULATIVE}
    assert {figure.safety_valve for figure in last} == {SafetyValve.NET}


def test_schools_own_balances_in_a_real_paper_are_no_deficit() -> None:
    path = PAPERS / "bury-schools-forum-2022-01.txt"
    if not path.exists():
        pytest.skip("the real papers are not on this machine")

    found = find_figures(paper(met_on="2022-01"), arrange(read_pages(path)))

    balances = [f for f in found if "surplus balances" in f.quote]
    assert {figure.measure for figure in balances} == {Measure.OTHER}
    assert all(figure.amount > 0 for figure in balances)


def test_columns_of_spend_are_of_the_one_year_the_others_name() -> None:
    rows = [
        ["", "Budget 2023/24 £", "Projected outturn £", "Variance £"],
        ["Special schools", "1,000", "1,200", "200"],
    ]

    found = figures_of(table("DSG as at Period 9", rows))

    assert [figure.period for figure in found] == ["2023-24"] * 3


def test_columns_of_spend_are_of_the_year_the_paper_accounts_for() -> None:
    rows = [["£000", "Budget", "Forecast", "Places"], ["Top-ups", "900", "950", "31"]]
    purpose = para("To report the projected outturn for 2022-23.")

    found = figures_of(purpose, table("High needs", rows))

    assert [figure.period for figure in found] == ["2022-23", "2022-23", None]


def test_year_beside_a_year_end_is_the_one_its_heading_names() -> None:
    rows = [
        ["£000", "2023/24", "2023/24"],
        ["", "Budget", "Year end outturn"],
        ["Top-ups", "900", "950"],
    ]

    found = figures_of(table("High needs", rows, header_rows=2))

    assert [figure.period for figure in found] == ["2023-24", "2023-24"]


def test_overspend_without_a_time_is_of_the_accounts_year() -> None:
    purpose = para("This report gives the forecast for 2023/24.")

    found = figures_of(
        purpose,
        para("High needs is projected to overspend by £2.4m."),
        para("Earmarked reserves of £6.2m are held."),
    )

    assert [figure.period for figure in found] == ["2023-24", None]


def test_spend_at_a_day_is_of_the_year_that_holds_it() -> None:
    (found,) = figures_of(
        para("At 30 September 2023 the block is forecast to spend £45.41m.")
    )

    assert found.period == "2023-24"


def test_same_date_is_the_one_the_sentence_before_ends_on() -> None:
    first, again = figures_of(
        para(
            "The deficit would reach £44.9m by 31 March 2028. With the plan it would "
            "be £31.9m at the same date."
        )
    )

    assert (first.as_at, again.as_at) == ("2028-03-31", "2028-03-31")


def test_sentence_that_begins_nationally_is_of_england() -> None:
    (found,) = figures_of(para("Nationally, deficits were estimated at £3.2bn."))

    assert found.council == "England"


def test_remark_on_brackets_makes_no_deficit_of_what_is_spent() -> None:
    rows = [["£000", "2022/23"], ["Net expenditure", "12,968"], ["Top-ups", "(30)"]]

    found = figures_of(table("Spend. Figures in brackets denote a deficit.", rows))

    assert [figure.amount for figure in found] == [12_968_000, -30_000]
    assert Measure.DSG_DEFICIT not in {figure.measure for figure in found}


def test_balance_beside_deficits_is_one_and_has_their_sign() -> None:
    rows = [
        ["£m", "2022/23", "2023/24"],
        ["In-year surplus / (deficit)", "(14.5)", "(13.3)"],
        ["Cumulative balance", "(53.9)", "(67.2)"],
    ]

    found = figures_of(table("Unmitigated forecast", rows))

    assert {figure.measure for figure in found} == {Measure.DSG_DEFICIT}
    assert [figure.amount for figure in found][2:] == [53_900_000, 67_200_000]


def test_caption_of_deficits_alone_goes_before_a_remark_on_other_tables() -> None:
    rows = [["", "2026", "2027"], ["Unmitigated", "30.112", "44.930"]]
    remark = para("In the tables above a deficit is shown in brackets.")

    found = figures_of(remark, table("Cumulative DSG deficit at 31 March (£m)", rows))

    assert [f.amount for f in found] == [30_112_000, 44_930_000]


def test_remark_on_brackets_earlier_in_the_paper_holds_for_its_tables() -> None:
    rows = [["£m", "2022/23"], ["DSG in-year variance", "(4.1)"]]
    remark = para("Throughout, figures in brackets are deficits.")

    (found,) = figures_of(remark, para("The forum met."), table("Position", rows))

    assert (found.is_sign_told, found.amount) == (True, Decimal(4_100_000))


def test_year_earlier_is_the_one_before_the_time_just_named() -> None:
    now, before = figures_of(
        para("There were 4,106 plans in January 2025 and 3,621 plans a year before.")
    )

    assert (now.as_at, before.as_at) == ("2025-01", "2024-01")


def test_scoring_of_likelihood_and_impact_counts_nothing() -> None:
    assert not figures_of(
        para("Mitigated score: 3 x 5 = 15."), para("Scores use the 5 x 5 matrix.")
    )


def test_change_over_a_span_is_of_the_year_it_ends_in() -> None:
    rows = [["£000", "Change 2023/24 to 2024/25"], ["Top-ups", "36"]]

    (found,) = figures_of(table("High needs", rows))

    assert found.period == "2024-25"


def test_rows_without_a_unit_beside_rows_with_one_are_counts() -> None:
    rows = [
        ["", "2021/22", "2022/23"],
        ["High needs spend (£m)", "61.2", "70.4"],
        ["Appeals lodged", "96", "131"],
    ]

    found = figures_of(
        para("Spend rose to £70.4m in 2022/23."), table("Two years", rows)
    )

    assert [(figure.amount, figure.unit) for figure in found[3:]] == [
        (Decimal(96), Unit.COUNT),
        (Decimal(131), Unit.COUNT),
    ]


def test_unit_said_for_the_whole_paper_is_that_of_its_tables_of_money() -> None:
    rows = [["", "Budget", "Variance"], ["Special schools", "4,210", "(214)"]]
    scores = [["", "Likelihood", "Score"], ["High needs demand", "4", "12"]]
    said = para("Figures in tables are in £'000s; brackets are favourable.")

    found = figures_of(said, table("High needs", rows), table("Levels", scores))

    assert [figure.amount for figure in found if figure.unit is Unit.GBP] == [
        *(Decimal(4_210_000), Decimal(-214_000)),
    ]


def test_what_a_council_puts_in_is_no_deficit_under_a_caption_of_one() -> None:
    rows = [
        ["Year ending", "Council contribution", "Closing balance"],
        ["31.03.26", "1,200,000", "-8,878,033"],
    ]

    put_in, closing = figures_of(table("Cumulative DSG balance (£)", rows))

    assert put_in.measure is Measure.OTHER
    assert closing.measure is Measure.DSG_DEFICIT


def test_paragraph_after_a_table_says_how_it_shows_deficits() -> None:
    rows = [["£000", "31 March 2024"], ["DSG position", "(53,516)"]]

    (found,) = figures_of(
        table("DSG", rows), para("In the table a deficit is shown in brackets.")
    )

    assert found.amount == Decimal(53_516_000)


def test_before_and_after_contributions_are_gross_and_net_beside_the_dfes() -> None:
    rows = [
        ["£m", "2024-25"],
        ["Cumulative deficit before contributions", "103.8"],
        ["DfE Safety Valve contribution", "(6.0)"],
        ["Cumulative deficit after contributions", "56.3"],
    ]

    found = [
        *figures_of(table("DSG plan", rows)),
        *figures_of(table("DSG plan", [rows[0], rows[1]])),
    ]

    assert [figure.safety_valve for figure in found] == [
        *(SafetyValve.GROSS, None, SafetyValve.NET),
        None,
    ]


def test_day_of_a_caption_is_of_columns_that_name_no_time() -> None:
    rows = [
        ["Scenario", "Growth in plans 2025/26", "Reserve £m"],
        ["Cautious", "12%", "(118.3)"],
    ]
    caption = "Table F2: DSG unusable reserve at 31 March 2029 by scenario"

    growth, reserve = figures_of(table(caption, rows))

    assert (growth.period, growth.as_at) == ("2025-26", None)
    assert (reserve.period, reserve.as_at) == ("2028-29", "2029-03-31")


def test_sentence_that_leads_into_rows_of_dates_says_what_they_are_of() -> None:
    rows = [["31 March 2023", "£5,318,770"], ["31 March 2024", "£1,874,655"]]

    lead = "The DSG negative reserve was as follows at each year end:"

    found = figures_of(table(None, rows, header_rows=0, lead=lead))

    assert [(f.measure, f.flow, f.as_at) for f in found] == [
        (Measure.DSG_DEFICIT, Flow.CUMULATIVE, "2023-03-31"),
        (Measure.DSG_DEFICIT, Flow.CUMULATIVE, "2024-03-31"),
    ]


def test_net_position_beside_reserves_is_no_deficit() -> None:
    rows = [
        ["£000", "31 March 2024"],
        ["Total reserves", "81,000"],
        ["DSG deficit", "(33,154)"],
        ["Net position", "47,846"],
    ]

    *_, net = figures_of(table("Reserves and the DSG deficit", rows))

    assert net.amount == 47_846_000


def test_sentences_in_the_cells_of_a_register_hold_figures() -> None:
    rows = [
        ["Risk", "Cause", "Inherent", "Target"],
        [
            "Deficit continues to grow",
            "Demand exceeds growth in the grant; a deficit of £118m is forecast",
            "5 x 5 = 25",
            "12",
        ],
    ]

    (found,) = figures_of(table("Risk register", rows))

    assert found.amount == 118_000_000


def test_day_on_which_an_agreement_was_made_is_not_the_time_of_its_worth() -> None:
    agreed, received = figures_of(
        para(
            "On 27 March 2024 the Department for Education confirmed an agreement "
            "worth £95m, of which £29.25m was received in March 2024."
        )
    )

    assert (agreed.period, agreed.as_at) == (None, None)
    assert received.as_at == "2024-03"


def test_what_grew_during_the_year_did_so_in_the_accounts() -> None:
    purpose = para("This report gives the outturn for 2023/24.")

    found = figures_of(purpose, para("The number of plans rose by 9.2% in the year."))

    assert [figure.period for figure in found] == ["2023-24"]


def test_deficit_net_of_a_surplus_elsewhere_is_one() -> None:
    (found,) = figures_of(
        para("The DSG deficit will be £36.4m in all, net of an early years surplus.")
    )

    assert found.amount == 36_400_000


def test_years_over_are_outturn_where_the_table_marks_its_forecasts() -> None:
    rows = [
        ["£m", "2021/22", "2022/23", "2024/25 forecast"],
        ["Top-ups", "4", "5", "6"],
    ]

    found = figures_of(table("High needs", rows))

    assert [figure.basis for figure in found] == [
        *(Basis.OUTTURN, Basis.OUTTURN),
        Basis.FORECAST,
    ]


def test_years_without_any_mark_say_no_basis() -> None:
    rows = [["£m", "2021/22", "2022/23"], ["Top-ups", "4", "5"]]

    assert {figure.basis for figure in figures_of(table("High needs", rows))} == {None}


def test_star_that_marks_forecasts_leaves_the_other_years_outturn() -> None:
    rows = [["£m", "Deficit"], ["2022/23", "4.1"], ["2024/25*", "5.2"]]

    over, to_come = figures_of(table("DSG deficit (*forecast)", rows))

    assert (over.basis, to_come.basis) == (Basis.OUTTURN, Basis.FORECAST)


def test_row_of_actuals_or_forecasts_is_told_by_the_day_of_the_paper() -> None:
    rows = [["£m", "2022/23", "2025/26"], ["Actual / forecast", "4.1", "5.2"]]

    found = figures_of(table("DSG deficit", rows))

    assert [figure.basis for figure in found] == [Basis.OUTTURN, Basis.FORECAST]


def test_column_called_plan_is_one_and_plans_that_are_counted_are_not() -> None:
    money = [["£m", "2023/24", "2023/24"], ["", "Plan", "Actual"], ["Cost", "4", "5"]]
    counts = [["", "2023/24"], ["Plans in mainstream schools", "412"]]

    planned, _ = figures_of(table("Cost", money, header_rows=2))
    (counted,) = figures_of(table("EHC plans", counts))

    assert (planned.basis, counted.basis) == (Basis.PLAN, None)


def test_deficit_that_was_is_outturn() -> None:
    (was,) = figures_of(para("The DSG deficit was £165.3m at 31 March 2024."))
    (spent,) = figures_of(para("The block overspent by £4.6m in 2021/22."))

    assert (was.basis, spent.basis) == (Basis.OUTTURN, Basis.OUTTURN)


def test_day_of_a_caption_is_that_of_what_the_table_counts() -> None:
    rows = [["", "England"], ["Mainstream schools", "42.9%"]]

    (found,) = figures_of(table("Table 2. Where children are placed, Jan 2024", rows))

    assert (found.council, found.as_at) == ("England", "2024-01")


def test_day_a_table_was_made_is_that_of_none_of_its_figures() -> None:
    rows = [["", "Places"], ["Mainstream schools", "42"]]

    (found,) = figures_of(table("Places as at 14 Dec 2021", rows))

    assert found.as_at is None


def test_spend_under_the_day_of_a_caption_is_of_the_year_that_holds_it() -> None:
    rows = [["", "Budget £000", "Over/(under) £000"], ["Top-ups", "8,115", "505"]]

    found = figures_of(table("Forecast at 31 August 2022", rows))

    assert [figure.period for figure in found] == ["2022-23", "2022-23"]


def test_budget_that_an_overspend_is_set_against_is_of_the_same_year() -> None:
    found = figures_of(
        para("It overspent by £8.1m in 2023-24, on funding of £47.6m for the block.")
    )

    assert [figure.period for figure in found] == ["2023-24", "2023-24"]


def test_money_in_the_name_of_a_risk_is_a_figure() -> None:
    rows = [
        ["Risk", "Score", "Owner"],
        ["DfE withholds the 2025/26 payment of £1.5m", "16", "Head of SEND"],
    ]

    (found,) = figures_of(table("Risk register", rows))

    assert (found.amount, found.period) == (Decimal(1_500_000), "2025-26")


def test_what_changed_between_two_years_did_so_in_the_later() -> None:
    rows = [
        ["£000", "24/25 budget", "25/26 budget", "Change"],
        ["Top-ups", "46,110", "48,905", "2,795"],
    ]

    *_, change = figures_of(table("Proposed budget", rows))

    assert change.period == "2025-26"


def test_movement_between_year_ends_is_of_the_year_between_them() -> None:
    rows = [
        ["£000", "Balance 31 March 2023", "Movement in year", "Balance 31 March 2024"],
        ["High needs block", "(22,864)", "(15,190)", "(38,054)"],
    ]

    found = figures_of(table("DSG reserve (brackets are deficits)", rows))

    assert [figure.period for figure in found] == ["2022-23", "2023-24", "2023-24"]
    assert [figure.amount for figure in found] == [22_864_000, 15_190_000, 38_054_000]


def test_what_the_dfe_pays_is_positive_though_a_table_takes_it_off() -> None:
    rows = [
        ["£m", "Opening deficit", "DfE grant", "Closing deficit"],
        ["2021/22", "25.5", "-2.5", "23.0"],
    ]

    _, paid, _ = figures_of(table("DSG deficit trajectory", rows))

    assert (paid.measure, paid.amount) == (
        Measure.SAFETY_VALVE_FUNDING,
        Decimal(2_500_000),
    )


def test_column_before_payments_is_of_the_deficit_and_no_payment() -> None:
    rows = [
        ["£m", "Before DfE payments", "After DfE payments"],
        ["Other blocks: in-year", "(0.6)", "(0.6)"],
        ["Closing deficit", "83.6", "53.1"],
    ]

    found = figures_of(table("Cumulative deficit 2024-25. Credits bracketed", rows))

    assert {figure.measure for figure in found} == {Measure.DSG_DEFICIT}
    assert found[0].amount == Decimal(-600_000)


def test_year_over_a_column_may_say_it_is_planned() -> None:
    rows = [["Placement", "2025", "2026 plan"], ["Resource provisions", "260", "284"]]

    found = figures_of(table("Pupils by placement, January", rows))

    assert [figure.as_at for figure in found] == ["2025-01", "2026-01"]


def test_score_of_letters_and_numerals_is_no_figure() -> None:
    rows = [
        ["No.", "Description", "Gross", "Net", "Owner"],
        ["1", "Growth in plans", "D IV (16)", "D III (12)", "Director"],
        ["2", "Too few places", "D III (12)", "C III (9)", "Head of Places"],
    ]

    assert not figures_of(table("Risks to the plan, scored 4 x 4", rows))


def test_balance_carried_into_a_year_closed_the_one_before() -> None:
    (found,) = figures_of(para("A deficit of £16.15m is carried into 2024/25."))

    assert (found.period, found.as_at) == ("2023-24", "2024-03-31")


def test_council_with_its_side_in_brackets_is_itself() -> None:
    rows = [["£m", "31 March 2024"], ["Northamptonshire (West)", "21.9"]]

    (found,) = figures_of(table("DSG deficits", rows))

    assert found.council == "West Northamptonshire"


def test_statement_with_a_number_is_a_caption_with_the_unit() -> None:
    rows = [["", "Outturn"], ["De-delegated services", "2,342"]]

    (found,) = figures_of(table("Statement 1. DSG outturn 2022-23 (£000)", rows))

    assert (found.amount, found.unit) == (Decimal(2_342_000), Unit.GBP)
    assert found.locator.words.startswith("Statement 1: DSG outturn")


def test_bare_years_close_where_the_caption_says_the_day_they_end() -> None:
    rows = [["£m", "Agreed Nov 2023"], ["2024", "9.75"], ["2025", "11.31"]]

    found = figures_of(table("DSG deficit, year ending 31 March", rows))

    assert [figure.period for figure in found] == ["2023-24", "2024-25"]


def test_every_row_under_surplus_or_deficit_is_one() -> None:
    rows = [["Block", "2023/24 outturn"], ["Schools", "0.31"], ["High needs", "(3.44)"]]

    found = figures_of(table("DSG by block, £m, surplus / (deficit)", rows))

    assert {figure.measure for figure in found} == {Measure.DSG_DEFICIT}
    assert [figure.amount for figure in found] == [-310_000, 3_440_000]


def test_budget_in_a_table_of_the_position_is_no_deficit() -> None:
    rows = [
        ["£000", "2023/24 Budget", "2023/24 Variance"],
        ["Schools", "98,112", "(9)"],
    ]

    budget, variance = figures_of(table("DSG position by line", rows))

    assert (budget.measure, budget.amount) == (Measure.OTHER, Decimal(98_112_000))
    assert variance.measure is Measure.DSG_DEFICIT


def test_total_without_a_label_has_the_unit_of_all_labels() -> None:
    rows = [["", "Budget"], ["Schools £m", "148.2"], ["High needs £m", "58.9"],
            ["", "207.1"]]  # fmt: skip

    *_, total = figures_of(table("Quarter 3 monitor", rows))

    assert total.amount == Decimal(207_100_000)


def test_deficit_of_all_councils_in_england_is_englands() -> None:
    (found,) = figures_of(
        para("The deficit of all authorities in England was estimated at £3.3bn.")
    )

    assert found.council == "England"


def cells_of(
    caption: str, rows: list[list[str]], *, lead: str | None = None
) -> dict[tuple[str, str], Figure]:
    """The figures of one table, each by its row and its column."""
    found = figures_of(table(caption, rows, lead=lead))
    return {(f.label, " ".join(f.column_path)): f for f in found}


def test_lines_of_an_account_are_no_deficit_but_the_one_that_is_short() -> None:
    rows = [
        ["", "Safety Valve plan", "Q3 forecast"],
        ["High Needs grant", "285.4", "286.0"],
        ["Income available", "297.3", "297.9"],
        ["Post-16 providers", "23.6", "24.9"],
        ["Special schools", "144.2", "147.8"],
        ["Spending", "318.7", "335.6"],
        ["In-year shortfall", "21.4", "37.7"],
    ]

    found = cells_of("Table 2: High Needs Block, in-year position 2023-24 (£m)", rows)

    for column, basis in (
        ("Safety Valve plan", Basis.PLAN),
        ("Q3 forecast", Basis.FORECAST),
    ):
        assert found["Income available", column].measure is Measure.HIGH_NEEDS_FUNDING
        for line in ("Post-16 providers", "Special schools", "Spending"):
            assert found[line, column].measure is Measure.HIGH_NEEDS_SPEND
        assert found["In-year shortfall", column].measure is Measure.DSG_DEFICIT
        assert {f.basis for (_, c), f in found.items() if c == column} == {basis}
    assert all(figure.amount > 0 for figure in found.values())


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("High Needs", "Movement"),
        ("High Needs", "Change"),
        ("Balance carried forward 31 March 2024", "Variance Month 6"),
    ],
)
def test_what_moved_between_reports_is_of_no_measure(row: str, column: str) -> None:
    rows = [
        ["£'000", "Budget", "Forecast", "Variance Month 6", "Movement", "Change"],
        ["High Needs", "62,480", "66,915", "4,435", "523", "523"],
        [
            *("Balance carried forward 31 March 2024", "18,114", "22,566"),
            *("4,452", "535", "535"),
        ],
    ]

    found = cells_of("DSG forecast at Month 6", rows)

    assert found[row, column].measure is Measure.OTHER
    assert found["High Needs", "Variance Month 6"].measure is Measure.DSG_DEFICIT


def test_the_gap_in_a_council_s_own_budget_is_no_deficit_of_the_grant() -> None:
    rows = [
        ["£m", "2025/26", "2026/27"],
        ["MTFS gap before savings", "9.8", "14.6"],
        ["Gap remaining", "4.6", "7.7"],
    ]

    found = cells_of("Outlook", rows, lead="The DSG deficit is shown below.")

    assert {figure.measure for figure in found.values()} == {Measure.OTHER}


def test_the_council_s_contribution_is_no_payment_of_the_agreement() -> None:
    rows = [
        ["Year", "DfE payment", "Council contribution", "Net deficit"],
        ["2022/23", "4.3", "2.0", "27.7"],
        ["2024/25 (P6 forecast)", "0.0", "2.0", "42.2"],
    ]

    found = cells_of("Safety Valve agreement and actual position, £m", rows)

    paid = found["2022/23", "DfE payment"]
    assert (paid.measure, paid.stage) == (Measure.SAFETY_VALVE_FUNDING, None)
    assert found["2022/23", "Council contribution"].measure is Measure.OTHER
    assert found["2024/25 (P6 forecast)", "Net deficit"].basis is Basis.FORECAST


def test_table_without_labels_holds_its_first_column_too() -> None:
    rows = [
        ["2021/22", "2022/23", "2024/25", "Total"],
        ["7.60 paid", "2.28 paid", "2.28 due", "12.16"],
    ]

    found = figures_of(table("Safety Valve payments (£m)", rows))

    assert [(f.period, int(f.amount), f.stage, f.basis) for f in found] == [
        ("2021-22", 7_600_000, Stage.RECEIVED, Basis.OUTTURN),
        ("2022-23", 2_280_000, Stage.RECEIVED, Basis.OUTTURN),
        ("2024-25", 2_280_000, None, None),
        (None, 12_160_000, None, None),
    ]


def test_sentence_about_another_table_says_nothing_of_this_one() -> None:
    rows = [["", "2022/23", "2023/24"], ["DfE payment", "8.9", "2.6"]]
    lead = "The forecasts assume delivery of the savings in Table 3."

    found = figures_of(table("Table 2: Safety Valve funding (£m)", rows, lead=lead))

    assert {figure.basis for figure in found} == {None}


def test_score_that_a_register_says_has_moved_counts_nothing() -> None:
    rows = [
        ["Risk", "Likelihood", "Impact", "Score", "Change since October"],
        ["Requests for EHCPs grow", "5", "4", "20", "Up (was 16)"],
        ["Grant falls short", "3", "2", "6", "No change"],
    ]

    assert figures_of(heading("Risk register"), table(None, rows)) == ()


def test_a_year_in_the_heading_is_that_of_what_was_spent_under_it() -> None:
    found = figures_of(
        heading("Schools Forum: high needs budget 2023/24"),
        heading("Outturn 2022/23", level=2),
        para("The High Needs overspend was £843k."),
    )

    assert [figure.period for figure in found] == ["2022-23"]


def test_reserves_at_a_year_end_are_a_balance() -> None:
    (found,) = figures_of(
        para(
            "The General Reserve is forecast to stand at £36.9m at 31 March 2025,"
            " before any call upon it to fund the overspend."
        )
    )

    assert (found.measure, found.flow) == (Measure.RESERVES, Flow.CUMULATIVE)


def test_a_reserve_of_the_grant_by_day_and_block_is_its_deficit() -> None:
    rows = [
        ["Balance at", "Schools", "High needs", "Total"],
        ["31 March 2024 (outturn)", "1.52", "(3.38)", "(1.86)"],
        ["31 March 2025 (budget)", "1.95", "(13.81)", "(11.86)"],
    ]

    found = figures_of(table("DSG reserve (£m; brackets are a deficit)", rows))

    schools, high_needs, total = found[3:]
    assert {figure.measure for figure in found} == {Measure.DSG_DEFICIT}
    assert [*map(int, (schools.amount, total.amount))] == [-1_950_000, 11_860_000]
    assert (schools.block, high_needs.block, total.block) == (
        *(FundingBlock.SCHOOLS, FundingBlock.HIGH_NEEDS, FundingBlock.DSG),
    )
    assert (total.as_at, total.basis) == ("2025-03-31", Basis.BUDGET)


@pytest.mark.parametrize(
    "heading",
    [
        "Over / (under) spend",
        "(Under)/over spend",
        "Over/(Under) £000",
        "Pressure / (saving)",
        "Adverse / (favourable)",
    ],
)
def test_a_column_of_over_and_under_is_of_a_years_deficits(heading: str) -> None:
    rows = [
        ["Block", "Budget", "Forecast", heading],
        ["Schools", "214,608", "214,251", "(357)"],
        ["High Needs", "148,730", "174,922", "26,192"],
    ]

    found = figures_of(table("DSG forecast 2023/24 (£000)", rows))

    schools, high_needs = found[2::3]
    assert [*map(int, (schools.amount, high_needs.amount))] == [-357_000, 26_192_000]
    assert (schools.block, high_needs.block) == (
        *(FundingBlock.SCHOOLS, FundingBlock.HIGH_NEEDS),
    )
    for figure in (schools, high_needs):
        assert (figure.measure, figure.flow) == (Measure.DSG_DEFICIT, Flow.IN_YEAR)


def test_years_under_a_stub_of_31_march_end_then() -> None:
    rows = [
        ["31 March", "Agreed plan", "Latest forecast", "Difference"],
        ["2025", "25.0", "27.3", "2.3"],
    ]

    plan, _, apart = figures_of(table("Cumulative DSG deficit and plan (£m)", rows))

    assert (plan.period, plan.as_at) == ("2024-25", "2025-03-31")
    assert apart.measure is Measure.OTHER


def test_a_years_balance_in_a_column_at_31_march_is_of_that_day() -> None:
    rows = [["Year", "Cumulative deficit at 31 March"], ["2022/23", "13.6"]]

    (found,) = find_figures(
        paper(met_on="2024-06-12", title="DSG outturn 2022/23"),
        pages(table("DSG deficit by year (£m)", rows)),
    )

    assert (found.as_at, found.basis) == ("2023-03-31", Basis.OUTTURN)


def test_a_deficit_brought_and_carried_forward_is_a_balance() -> None:
    rows = [["Year", "Deficit b/f", "Deficit c/f"], ["2024/25", "18.2", "27.3"]]

    found = figures_of(table("DSG forecast (£m)", rows))

    assert {figure.flow for figure in found} == {Flow.CUMULATIVE}


def test_the_schools_block_in_a_table_of_thousands_is_no_count() -> None:
    rows = [
        ["£000", "Schools block", "Schools", "High needs block"],
        ["Balance 31 March 2025", "1,300", "1,300", "14,000"],
    ]

    found = figures_of(table("DSG reserve", rows))

    assert {figure.unit for figure in found} == {Unit.GBP}


@pytest.mark.parametrize(
    ("caption", "last", "is_told"),
    [
        ("Cumulative DSG deficit (£m)", "21.477", True),
        ("Cumulative DSG deficit (£m)", "(21.477)", False),
        ("Cumulative DSG balance (£m)", "21.477", False),
    ],
)
def test_a_caption_of_deficits_tells_the_sign_where_none_has_a_minus(
    caption: str, last: str, *, is_told: bool
) -> None:
    rows = [
        ("Year", "Opening", "Closing"),
        ("2024-25", "6.085", "13.027"),
        ("2025-26", "14.500", last),
    ]

    found = figures_of(table(caption, rows))

    assert {figure.is_sign_told for figure in found} == {is_told}
