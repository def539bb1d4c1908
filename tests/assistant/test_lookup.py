from dataclasses import replace
from typing import Any

import pytest

from corpus.records import (
    Basis,
    Finding,
    FindingKind,
    Flow,
    Hit,
    Measure,
    SafetyValve,
    Scenario,
    Severity,
    Stage,
)
from tests.desk_in_words import BURY, answered, desk_of, said, table_of, told
from tests.figures_in_words import figure

YEARS = ("2020/21", "2021/22", "2022/23")
DEFICIT = table_of(
    {"DSG deficit": ("£22.172m", "£19.543m", "£12.008m")},
    columns=YEARS,
    flow=Flow.CUMULATIVE,
)
CLOSED = said(
    "The accounts closed with a deficit of £19.543m on 31 March 2022.",
    "£19.543m",
    period="2021-22",
    as_at="2022-03-31",
    flow=Flow.CUMULATIVE,
    basis=Basis.OUTTURN,
)


def test_the_figure_comes_first_then_what_it_is_then_its_sentence() -> None:
    status, sentence = told(
        desk_of("What was Bury's deficit on 31 March 2022?", *CLOSED)
    )

    assert status == "answered"
    assert sentence.startswith("£19.543m (outturn, cumulative, said January 2022).")
    assert sentence.endswith(
        "Bury, Schools Forum, January 2022 (para 5.3):"
        " “The accounts closed with a deficit of £19.543m on 31 March 2022.”"
    )


def test_a_cell_is_read_out_with_its_row_column_basis_and_table() -> None:
    _, sentence = told(desk_of("What is Bury's DSG deficit in 2021/22?", *DEFICIT))

    assert sentence.startswith("Bury, DSG deficit – 2021/22: £19.543m (forecast,")
    assert "Table 2: Recovery plan" in sentence


def test_what_was_said_before_of_the_same_is_told_after_it() -> None:
    before = table_of(
        {"DSG deficit": ("£21.300m",)},
        caption="Table 7: May profile",
        vintage="2021-05",
        flow=Flow.CUMULATIVE,
    )

    _, *sentences = told(
        desk_of("What is Bury's DSG deficit in 2022/23?", *DEFICIT, *before)
    )

    assert "£12.008m" in sentences[0]
    assert any(
        s.startswith("Said earlier: £21.300m") and "said May 2021" in s
        for s in sentences
    )


def test_a_row_is_read_out_by_years_when_no_year_is_asked_about() -> None:
    _, sentence = told(desk_of("What is Bury's DSG deficit?", *DEFICIT))

    assert sentence.endswith("2020/21 £22.172m; 2021/22 £19.543m; 2022/23 £12.008m.")


def test_the_latest_deficits_are_those_said_last() -> None:
    _, sentence = told(desk_of("What is Bury's latest DSG deficit?", *DEFICIT))

    assert "2020/21 £22.172m; 2021/22 £19.543m; 2022/23 £12.008m" in sentence


@pytest.mark.parametrize(
    "asked",
    [
        "What was Bury's deficit on 31 March 2024?",
        "What was Bury's deficit in 2015/16?",
    ],
)
def test_a_deficit_of_another_time_is_no_answer(asked: str) -> None:
    status, *sentences = told(desk_of(asked, *CLOSED))

    assert status == "not_found"
    assert sentences[0].startswith(
        "That is not stated in the papers I can see: DSG deficit, Bury, "
    )
    assert all("which is not it" in sentence for sentence in sentences[1:])


@pytest.mark.parametrize(
    ("asked", "coordinates"),
    [
        ("What is Bury's mitigated deficit?", {"scenario": Scenario.UNMITIGATED}),
        ("What is Bury's in-year deficit?", {"flow": Flow.CUMULATIVE}),
        (
            "What is Bury's deficit before Safety Valve payments?",
            {"safety_valve": SafetyValve.NET},
        ),
    ],
    ids=["scenario", "flow", "gross or net"],
)
def test_a_figure_of_another_coordinate_is_no_answer(
    asked: str, coordinates: dict[str, Any]
) -> None:
    sentence = said("Bury's deficit is £9.1m.", "£9.1m", **coordinates)

    status, *_ = told(desk_of(asked, *sentence))

    assert status == "not_found"


def test_an_award_is_not_what_has_been_received() -> None:
    received = said(
        "Of the Safety Valve award £8m has come.",
        "£8m",
        measure=Measure.SAFETY_VALVE_FUNDING,
        stage=Stage.RECEIVED,
    )

    status, *_ = told(
        desk_of("How much Safety Valve funding was Bury awarded?", *received)
    )

    assert status == "not_found"


def test_other_money_does_not_stand_in_for_a_deficit() -> None:
    cost = said(
        "The plan to close the deficit costs £3.2m.", "£3.2m", measure=Measure.CAPITAL
    )

    status, *_ = told(desk_of("What is Bury's deficit?", *cost))

    assert status == "not_found"


def test_a_word_that_makes_it_another_figure_must_be_met() -> None:
    plain = said("The cost of a placement is £41,000.", "£41,000")

    status, *sentences = told(
        desk_of("What is the average cost of a placement?", *plain)
    )

    assert status == "not_found"
    assert all("which is not it" in sentence for sentence in sentences[1:])


def test_an_open_question_is_answered_with_sentences_in_their_order() -> None:
    passage = said(
        "Transport to school is reviewed each spring.\n"
        "Parents are asked about transport to school in the review."
    )

    _, *sentences = told(desk_of("Explain the review of transport to school", *passage))

    assert "each spring" in sentences[0]
    assert "Parents are asked" in sentences[1]


def test_every_cause_is_told_that_a_paper_gives_in_another_place() -> None:
    fees = said("The deficit is caused by fees for schools far away.", place="para 2")
    growth = said("The deficit is also caused by the growth in need.", place="para 9")

    _, *sentences = told(desk_of("Why is there a deficit?", *fees, *growth))

    assert "fees" in sentences[0]
    assert "growth" in sentences[1]


def test_a_sentence_that_points_back_is_told_after_the_one_it_points_to() -> None:
    passage = said(
        "A new board was set up in the autumn.\n"
        "It oversees the review of transport to school each spring."
    )

    _, *sentences = told(desk_of("Explain the review of transport to school", *passage))

    assert "A new board" in sentences[0]
    assert "It oversees" in sentences[1]


def test_a_figure_its_own_table_contradicts_is_told_with_the_sum_done_again() -> None:
    parts = table_of({"Spend": ("£9.0m",), "Grant": ("£5.0m",)}, measure=Measure.OTHER)
    (variance,) = table_of({"Variance": ("£4.5m",)}, flow=Flow.IN_YEAR)
    finding = Finding(
        paper_id=BURY.id,
        kind=FindingKind.MISMATCH,
        where="Table 2: Recovery plan; row Variance",
        printed="£4.5m",
        computed="£9.0m - £5.0m = 4.0",
        severity=Severity.ERROR,
        locator=variance.locator,
        quote=variance.quote,
    )

    _, first, second = told(
        desk_of(
            "What is Bury's in-year variance in 2022/23?", *parts, variance, finding
        )
    )

    assert "£4.5m" in first
    assert second == (
        "That does not agree with the paper's own rows: Variance – 2022/23: £4.5m is"
        " printed, but £9.0m − £5.0m = about £4.0m."
    )


def test_a_rounding_is_not_told_as_a_fault_of_a_figure() -> None:
    parts = table_of({"Spend": ("£9.0m",), "Grant": ("£5.0m",)}, measure=Measure.OTHER)
    (variance,) = table_of({"Variance": ("£4.1m",)}, flow=Flow.IN_YEAR)
    finding = Finding(
        paper_id=BURY.id,
        kind=FindingKind.ROUNDING,
        where="Table 2: Recovery plan; row Variance",
        printed="£4.1m",
        computed="£9.0m - £5.0m = 4.0",
        severity=Severity.INFO,
        locator=variance.locator,
        quote=variance.quote,
    )

    _, *sentences = told(
        desk_of(
            "What is Bury's in-year variance in 2022/23?", *parts, variance, finding
        )
    )

    assert len(sentences) == 1


def test_a_figure_of_nobody_is_told_as_of_its_paper() -> None:
    nameless = replace(BURY, council=None)
    figures = table_of({"DSG deficit": ("£2.0m",)}, of=nameless)

    _, sentence = told(
        desk_of("What is the DSG deficit in 2022/23?", *figures, papers=[nameless])
    )

    assert sentence.startswith("bury.txt, DSG deficit")


def test_what_was_said_last_of_one_year_comes_first_and_nothing_twice() -> None:
    plans = [
        table_of(
            {"DSG deficit": (amount,)}, caption=f"Table {said_on}", vintage=said_on
        )
        for said_on, amount in (("2021-01", "£13.2m"), ("2021-12", "£16.1m"))
    ]

    _, first, *others = told(
        desk_of(
            "What is Bury's DSG deficit in 2022/23?", *(c for p in plans for c in p)
        )
    )

    assert "£16.1m" in first
    assert ["£13.2m" in sentence for sentence in others] == [True]


def test_a_row_of_paragraphs_is_told_by_its_cells_that_hold_numbers() -> None:
    need = (
        "A project lead for joint commissioning, who is to " + "work with all and " * 20
    )
    cost = "£60,000 a year, for about 80 days"
    row, *_ = said(f"{need} {cost}", place="para 7; table")
    assert isinstance(row, Hit)
    cells = [
        figure(
            printed,
            id=f"f-lead-{printed}",
            paper_id=BURY.id,
            council="Bury",
            measure=Measure.FUNDING_REQUEST,
            caption="Summary of request",
            row_path=("Lead",),
            column_path=("Cost",),
            quote=cost,
        )
        for printed in ("£60,000", "80 days")
    ]

    (sentence,) = answered(
        "For about how many days a year is the joint commissioning project lead?",
        replace(row, passage=replace(row.passage, table="Summary of request")),
        *cells,
    )

    assert sentence.endswith(f"“{cost}”")
    assert "A project lead" not in sentence


def test_other_columns_that_are_asked_for_are_told_beside_the_best() -> None:
    row = table_of(
        {"Secondary A": ("12 places", "£500,000")},
        columns=("Places", "Est cost"),
        measure=Measure.CAPITAL,
        period=None,
    )

    sentences = answered("What are the cost and the places of Secondary A?", *row)

    assert [("£500,000" in s, "12 places" in s) for s in sentences] == [
        (True, False),
        (False, True),
    ]


def test_how_far_over_budget_a_row_is_is_told_by_its_variance() -> None:
    cells = table_of(
        {"Tuition packages": ("£5.3m", "£7.9m", "£2.6m")},
        columns=("Budget", "Forecast", "Over / (under)"),
        caption="Table 2: Spending, Month 3",
        measure=Measure.HIGH_NEEDS_SPEND,
        vintage="2022-01-20 (Month 3)",
    )
    budget, *forecast = cells

    sentences = answered(
        "Bury tuition packages - whats the month 3 forecast & how far over budget is"
        " that?",
        replace(budget, basis=Basis.BUDGET),
        *forecast,
    )

    assert "£7.9m" in sentences[0]
    assert "£2.6m" in sentences[1]


def test_how_much_over_budget_is_told_before_the_grant_and_what_was_forecast() -> None:
    columns = ("Budget", "Period 10 forecast", "Outturn", "Variance to budget")
    row = table_of(
        {"High needs block": ("£31.2m", "£38.9m", "£41.1m", "£9.9m")},
        columns=columns,
        caption="Table 1: Outturn by block 2022/23",
        measure=Measure.DSG_DEFICIT,
        flow=Flow.IN_YEAR,
        period="2022-23",
        basis=Basis.OUTTURN,
    )
    budget, forecast, outturn, variance = row

    sentences = answered(
        "How much over budget did Bury's high needs block come out in 2022/23?",
        *said(
            "High needs block funding for 2022/23 was £126.3m.",
            "£126.3m",
            measure=Measure.HIGH_NEEDS_FUNDING,
            period="2022-23",
        ),
        replace(budget, basis=Basis.BUDGET),
        replace(forecast, basis=Basis.FORECAST, vintage="Period 10 2022-23"),
        outturn,
        variance,
    )

    assert "£9.9m" in sentences[0]
    assert not any("Said earlier" in sentence for sentence in sentences)
    assert not any("£126.3m" in sentence for sentence in sentences)


def test_no_money_of_another_kind_leads_where_the_measure_is_told_in_per_cent() -> None:
    told_of = said(
        "A transfer of 0.5% from the schools block brings the gap to £28m.",
        "0.5%",
        measure=Measure.TRANSFER,
    )
    gap = said(
        "A transfer of 0.5% from the schools block brings the gap to £28m.",
        "£28m",
        measure=Measure.DSG_DEFICIT,
    )[1:]

    sentence, *_ = answered(
        "How big is the transfer from the schools block in Bury?", *told_of, *gap
    )

    assert not sentence.startswith("£28m")


def test_the_total_is_told_for_a_line_of_it_that_nobody_named() -> None:
    spent = table_of(
        {
            "Special academies": ("£84.9m",),
            "Post-16 colleges": ("£19.8m",),
            "Total": ("£104.7m",),
        },
        columns=("2021/22",),
        caption="Table 1: High needs expenditure",
        measure=Measure.HIGH_NEEDS_SPEND,
    )
    asked = "How much did Bury spend on high needs in 2021/22?"
    colleges = "How much of the high needs spend of Bury was on colleges in 2021/22?"

    assert "£104.7m" in answered(asked, *spent)[0]
    assert "£19.8m" in answered(colleges, *spent)[0]


def test_a_line_named_in_one_part_of_a_question_is_named_in_the_other() -> None:
    programme = table_of(
        {
            "Hawthorn School": ("12", "£500,000"),
            "Alder School": ("8", "£300,000"),
            "Total": ("20", "£800,000"),
        },
        columns=("Places", "Est capital cost"),
        caption="Table 1: Capital programme",
        measure=Measure.CAPITAL,
    )

    sentences = answered(
        "In Bury's programme how many places is Hawthorn School and what's the est."
        " capital cost?",
        *programme,
    )

    assert any("£500,000" in sentence for sentence in sentences)
    assert not any("£800,000" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    "asked",
    [
        "How much is Bury moving out of the schools block into high needs for 2022/23?",
        "What is Bury's transfer from the schools block to high needs for 2022/23?",
    ],
)
def test_the_day_on_which_money_was_agreed_is_not_its_year(asked: str) -> None:
    transfer = said(
        "The Forum agreed on 23 January 2022 to transfer £1.53m of the schools block to"
        " high needs.",
        "£1.53m",
        measure=Measure.TRANSFER,
        as_at="2022-01-23",
        place="para 1",
    )
    allocation = said(
        "The high needs allocation for 2022/23 is £81.25m.",
        "£81.25m",
        measure=Measure.HIGH_NEEDS_FUNDING,
        period="2022-23",
        place="para 2",
    )

    head, *_ = answered(asked, *transfer, *allocation)

    assert head.startswith("£1.53m")


def test_what_was_resolved_is_told_by_what_says_so() -> None:
    asked = "What did Bury's scrutiny members resolve about the transport plan?"
    front = said("Scrutiny members of Bury: transport plan.")
    minute = said("Scrutiny members resolved that the transport plan be approved.")

    assert told(desk_of(asked, *front))[0] == "not_found"
    assert told(desk_of(asked, *minute))[0] == "answered"


def test_columns_of_one_time_are_no_years_of_a_row() -> None:
    row = table_of(
        {"Oak school": ("£3.0m", "£4.0m", "£1.0m")},
        columns=("Approved", "Revised", "Change"),
        caption="Table 1: Capital schemes",
        measure=Measure.CAPITAL,
    )
    dated = (replace(figure, as_at="2023-12") for figure in row)

    (sentence,) = answered("What is Bury's revised capital for Oak school?", *dated)

    assert "Revised: £4.0m" in sentence


def test_what_is_left_is_the_column_that_says_so() -> None:
    spent = table_of(
        {"Oak Lane base": ("£1,150k", "£402k", "£748k")},
        columns=("Budget", "Spent to December", "Remaining"),
        measure=Measure.CAPITAL,
    )

    first, *_ = answered("What's left in the budget for the Oak Lane base?", *spent)

    assert "£748k" in first
