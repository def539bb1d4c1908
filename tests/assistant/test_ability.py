from dataclasses import replace
from typing import Any

import pytest

from corpus.records import (
    Basis,
    Figure,
    Flow,
    FundingBlock,
    Hit,
    Measure,
    Scenario,
    Stage,
    Unit,
)
from tests.desk_in_words import answered, desk_of, said, table_of, told


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("How many years will the plan take?", "The plan will take 15 years."),
        ("How many years will the plan take?", "The plan will take three years."),
        ("How many days does the advice take?", "The advice is to take about 80 days."),
        ("How many pupils take the advice?", "The advice went to six pupils."),
    ],
)
def test_what_is_counted_is_told_where_the_paper_counts_it(
    asked: str, sentence: str
) -> None:
    status, *answer = told(desk_of(asked, *said(sentence)))

    assert status == "answered"
    assert sentence in answer[0]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("How many years will the plan take?", "The plan will take two schools."),
        (
            "How many pupils wait for a place?",
            "The pupils attend. Two special schools wait for a place to build on.",
        ),
        ("How many pupils are excluded?", "There are 4,000 pupils at our schools."),
        ("How many pupils were seen?", "Over four months pupils were seen by us."),
        (
            "How many kids wait for a place?",
            "Two schools wait for a place to build on. The children attend.",
        ),
    ],
    ids=[
        *("no length of time", "another thing is counted"),
        *("others of them", "a length of time", "by another word"),
    ],
)
def test_a_number_of_another_thing_is_no_answer(asked: str, sentence: str) -> None:
    status, *_ = told(desk_of(asked, *said(sentence)))

    assert status == "not_found"


@pytest.mark.parametrize(
    "asked",
    [
        "How many EHCPs does Bury have right now?",
        "How many EHCPs does Bury have at the moment?",
    ],
)
def test_what_is_forecast_is_not_what_is_now(asked: str) -> None:
    later = said(
        "Bury is to have 2,991 EHCPs by March 2030.",
        "2,991",
        measure=Measure.EHCP_COUNT,
        unit=Unit.COUNT,
        period="2029-30",
        basis=Basis.FORECAST,
    )

    status, *_ = told(desk_of(asked, *later))

    assert status == "not_found"


def test_a_percentage_is_no_count() -> None:
    growth = said(
        "The number of EHCPs has increased by 75%.",
        "75%",
        measure=Measure.EHCP_COUNT,
        unit=Unit.PERCENT,
    )

    status, *_ = told(desk_of("How many EHCPs does Bury have?", *growth))

    assert status == "not_found"


@pytest.mark.parametrize(
    ("basis", "status"),
    [(Basis.FORECAST, "not_found"), (Basis.OUTTURN, "answered")],
)
def test_a_forecast_is_not_what_it_came_out_at(basis: Basis, status: str) -> None:
    figure = said(
        "The outturn deficit for 2022/23 is £9.1m.",
        "£9.1m",
        period="2022-23",
        basis=basis,
        flow=Flow.CUMULATIVE,
    )

    outcome, *_ = told(
        desk_of("What did Bury's deficit come out at for 2022/23?", *figure)
    )

    assert outcome == status


@pytest.mark.parametrize(
    ("asked", "coordinates"),
    [
        ("How much will council tax go up to meet the deficit?", {}),
        ("What is Bury paying its lawyers for advice on the deficit?", {}),
        (
            "How much Safety Valve funding was paid to Bury?",
            {"measure": Measure.CAPITAL, "stage": Stage.RECEIVED},
        ),
    ],
    ids=["a tax", "fees", "Safety Valve money"],
)
def test_other_money_is_no_answer(asked: str, coordinates: dict[str, Any]) -> None:
    money = said(
        "Advice on the Safety Valve deficit: £5.7m paid.", "£5.7m", **coordinates
    )

    status, *_ = told(desk_of(asked, *money))

    assert status == "not_found"


@pytest.mark.parametrize(
    ("month", "status"),
    [("June 2021", "answered"), ("June 2020", "not_found")],
    ids=["the last before the paper", "longer ago"],
)
def test_a_month_without_a_year_is_the_last_before_the_paper(
    month: str, status: str
) -> None:
    held = said(
        "The June update puts reserves at £20m for 2022/23.",
        "£20m",
        measure=Measure.RESERVES,
        period="2022-23",
    )

    got, *_ = told(desk_of(f"What were the reserves of Bury in {month}?", *held))

    assert got == status


def test_money_that_is_its_own_may_be_named_second() -> None:
    bid = said(
        "The Safety Valve submission asked for £5m of capital.",
        "£5m",
        measure=Measure.CAPITAL,
    )
    asked = "In Bury's Safety Valve submission, how much capital is asked for?"

    status, sentence, *_ = told(desk_of(asked, *bid))

    assert status == "answered"
    assert "£5m" in sentence


def test_a_sentence_that_says_it_has_the_name_of_what_it_measures() -> None:
    deficit = said(
        "This had built up to £63m by the end of March 2022.",
        "£63m",
        measure=Measure.DSG_DEFICIT,
        as_at="2022-03-31",
        flow=Flow.CUMULATIVE,
    )
    other = said("The Dedicated Schools Grant funds schools.")
    asked = "By the end of March 2022 how much had Bury's Dedicated Schools Grant built"

    status, *_ = told(desk_of(f"{asked} up to?", *deficit, *other))

    assert status == "answered"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The forum discussed the strategy at length.", "not_found"),
        ("The forum discussed the strategy on 3 May 2021.", "answered"),
    ],
)
def test_only_a_date_tells_the_date_of_a_thing(sentence: str, status: str) -> None:
    got, *_ = told(
        desk_of("On what date was the strategy of Bury discussed?", *said(sentence))
    )

    assert got == status


def test_a_count_of_things_is_no_money() -> None:
    plans = said(
        "The projected number with high needs is 2,120 in 2027/28.",
        "2,120",
        unit=Unit.COUNT,
        period="2027-28",
    )

    status, *_ = told(
        desk_of("What's Bury's projected high needs gap in 2027/28?", *plans)
    )

    assert status == "not_found"


@pytest.mark.parametrize(
    ("opens", "status"),
    [("Sep-22", "answered"), ("tbc", "answered"), ("", "not_found")],
    ids=["a month", "left open by the paper", "blank"],
)
def test_a_date_is_told_of_the_row_that_is_named(opens: str, status: str) -> None:
    rows = table_of(
        {f"School Alpha {opens}": ("£2m",), "School Beta Sep-22": ("£3m",)},
        columns=("Cost",),
        caption="Table 3: New schools",
    )

    told_status, *sentences = told(desk_of("When will School Alpha open?", *rows))

    assert told_status == status
    assert not any("School Beta" in s for s in sentences if told_status == "answered")


def test_votes_are_counted_though_nobody_is_named() -> None:
    vote = said("There voted for the transfer of the block 6, against it 4.", "6", "4")

    others = said("All members of the forum had met.", place="para 2")

    status, first, *_ = told(
        desk_of("How many members voted for Bury's block transfer?", *vote, *others)
    )

    assert status == "answered"
    assert "against it 4" in first


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("A place at a special school costs £41,000 on average.", "answered"),
        ("The plan gives £41,000 for a special school place.", "not_found"),
    ],
)
def test_a_number_is_an_average_only_where_it_is_called_one(
    sentence: str, status: str
) -> None:
    records = said(sentence, "£41,000", measure=Measure.PLACEMENT_COST)

    outcome, *_ = told(
        desk_of("What is the average cost of Bury's special school place?", *records)
    )

    assert outcome == status


def test_what_came_of_it_is_not_told_by_what_was_expected() -> None:
    expected = said(
        "A payment of £1.5m was expected from the DfE in 2022/23.",
        "£1.5m",
        measure=Measure.SAFETY_VALVE_FUNDING,
        period="2022-23",
        basis=Basis.FORECAST,
    )

    status, *_ = told(
        desk_of("What did Bury actually get from the DfE in 2022/23?", *expected)
    )

    assert status == "not_found"


@pytest.mark.parametrize(
    ("sentence", "block"),
    [
        ("The overspend is £3.5m, excluding early years.", None),
        ("The overspend on the high needs block is £3.5m.", FundingBlock.HIGH_NEEDS),
    ],
    ids=["all but it", "another block"],
)
def test_overspend_of_a_block_is_not_told_by_another_s(
    sentence: str, block: FundingBlock | None
) -> None:
    found = said(sentence, "£3.5m", measure=Measure.DSG_DEFICIT, block=block)

    status, *_ = told(desk_of("What is Bury's overspend on early years?", *found))

    assert status == "not_found"


@pytest.mark.parametrize(
    "asked",
    [
        "What does carrying Bury's deficit cost?",
        "What does it cost Bury to finance the deficit?",
        "Who pays for carrying Bury's deficit, and how much is it?",
    ],
)
def test_what_carrying_a_deficit_costs_is_no_deficit(asked: str) -> None:
    owed = said("The deficit is £63m.", "£63m", flow=Flow.CUMULATIVE)
    forgone = said(
        "The budget report says that this is costing £3.9m in forgone income.",
        "£3.9m",
        place="para 28",
        measure=Measure.OTHER,
    )

    first, *_ = answered(asked, *owed, *forgone)

    assert first.startswith("£3.9m")
    assert told(desk_of(asked, *owed))[0] == "not_found"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("We spend £13.5m on the special school places.", "not_found"),
        ("We spend £13.5m, or £24,500 a place, on special school places.", "answered"),
        ("The average special school place costs £24,500.", "answered"),
    ],
)
def test_money_for_each_is_no_money_for_all(sentence: str, status: str) -> None:
    desk = desk_of(
        "What is the cost per place in special schools?",
        *said(sentence, "£13.5m", measure=Measure.PLACEMENT_COST),
    )

    assert told(desk)[0] == status


def test_a_cell_with_a_number_names_nobody() -> None:
    cells = table_of({"Bury Contribution": ("£769,486",)}, columns=("Cost",))

    assert told(desk_of("Who is in charge of the contribution?", *cells))[0] == (
        "not_found"
    )


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Of all pressures on the budget the largest is transport.", "answered"),
        ("The pressures on the budget are mainly of transport.", "answered"),
        ("The pressures on the budget are of transport and health.", "not_found"),
    ],
)
def test_the_first_of_several_is_told_where_a_paper_calls_it_so(
    sentence: str, status: str
) -> None:
    desk = desk_of("Which pressure on the budget is biggest?", *said(sentence))

    assert told(desk)[0] == status


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("Who is in charge of the deficit?", "The deficit is in charge of budgets."),
        ("How long does a plan take?", "A plan is to take account of needs."),
        ("How many pupils are in alternative provision?", "There are 900 pupils."),
    ],
    ids=["no office", "no length of time", "no such provision"],
)
def test_a_sentence_beside_the_point_is_no_answer(asked: str, sentence: str) -> None:
    elsewhere = said("Alternative provision is reviewed.", place="para 9")

    _, *answer = told(desk_of(asked, *said(sentence), *elsewhere))

    assert not any(
        told_of.endswith(f"(para 5.3): “{sentence}”") for told_of in answer[:1]
    )


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (
            "Who is in charge of provision and plans?",
            "The Director is responsible for provision and for its plans.",
        ),
        (
            "How long does a plan take?",
            "A plan is to take no more than 20 weeks in all, however long it is.",
        ),
    ],
)
def test_an_office_and_a_length_of_time_are_answers(asked: str, sentence: str) -> None:
    status, *answer = told(desk_of(asked, *said(sentence)))

    assert status == "answered"
    assert sentence in answer[0]


def test_what_is_saved_is_no_cost() -> None:
    saved = table_of({"Units": ("£0.4m",)}, columns=("Total",), measure=Measure.SAVING)

    status, *_ = told(desk_of("What do Bury's units cost?", *saved))

    assert status == "not_found"


def test_a_number_that_the_reader_quotes_is_no_answer_to_how_much_more() -> None:
    echo = said("The deficit would exceed £84.5m.", "£84.5m", flow=Flow.CUMULATIVE)
    more = said("It would exceed £84.5m by £3m.", "£84.5m", "£3m", place="para 2")
    asked = "By how many millions will Bury's deficit exceed the £84.5m?"

    assert told(desk_of(asked, *echo))[0] == "not_found"
    assert told(desk_of(asked, *more))[0] == "answered"


def test_a_deficit_with_the_plan_is_pinned_without_its_year() -> None:
    first, *_ = answered(
        "What will Bury owe if everything goes well?",
        *said(
            "Assuming that the buildings open, it is forecast to be £60m by 2030-31.",
            "£60m",
            flow=Flow.CUMULATIVE,
            scenario=Scenario.MITIGATED,
        ),
    )

    assert first.startswith("£60m")


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("How many places did Bury have in March 2024?", "146"),
        ("How many places did the agreement assume by March 2024?", "98"),
    ],
)
def test_what_was_is_not_told_by_what_it_was_thought_it_would_be(
    asked: str, number: str
) -> None:
    thought = "The agreement assumed that places would fall to 98 by March 2024."
    was = "There were 127 in March 2023 and 146 in March 2024."
    passage, *_ = said(f"{thought} {was}")
    counts: dict[str, Any] = {
        "unit": Unit.COUNT,
        "measure": Measure.OTHER,
        "as_at": "2024-03",
    }
    figures = [
        record
        for text, printed in ((thought, "98"), (was, "146"))
        for record in said(text, printed, place=f"para {printed}", **counts)
        if isinstance(record, Figure)
    ]

    head, *_ = answered(asked, passage, *figures)

    assert head.startswith(number)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The deficit is £2m lower because fees fell.", "not_found"),
        ("The deficit is £2m higher because fees rose.", "answered"),
        ("The deficit rose because savings were lower.", "answered"),
    ],
)
def test_why_it_rose_is_not_told_by_why_it_fell(sentence: str, status: str) -> None:
    told_status, *_ = told(
        desk_of("Why did Bury's deficit go back up?", *said(sentence, "£2m"))
    )

    assert told_status == status


def test_the_average_cost_of_one_is_told_by_money_alone() -> None:
    text = "Fees of independent places rose by an average of 7%."

    status, *_ = told(
        desk_of(
            "Average cost of an independent place in Bury?",
            *said(text, "7%", unit=Unit.PERCENT),
        )
    )

    assert status == "not_found"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The base opens in May 2024.", "answered"),
        ("The base opens once the roof is mended.", "answered"),
        ("The base opens to the public.", "not_found"),
    ],
)
def test_when_is_told_by_a_time_or_what_is_waited_for(
    sentence: str, status: str
) -> None:
    told_status, *_ = told(desk_of("When does Bury's base open?", *said(sentence)))

    assert told_status == status


def test_why_is_not_told_by_the_number_of_a_cell() -> None:
    status, *_ = told(
        desk_of(
            "Why did Bury's transport overspend?", *table_of({"Transport": ("£2m",)})
        )
    )

    assert status == "not_found"


def test_a_row_that_says_no_word_of_the_question_is_no_answer() -> None:
    hit = said("Museum sent\t1 May 2024\nOutturn report to Cabinet\t12 June 2025")[0]
    assert isinstance(hit, Hit)
    table = replace(hit, passage=replace(hit.passage, table="Next steps"))

    status, *sentences = told(desk_of("When did Bury's outturn go to Cabinet?", table))

    assert (status, len(sentences)) == ("answered", 1)
    assert "12 June 2025" in sentences[0]


@pytest.mark.parametrize(
    ("asked", "text", "printed", "measure"),
    [
        (
            "How much high needs funding has Bury got once the transfer is in?",
            "High needs funding of Bury is told after the transfer of £5.1m.",
            "£5.1m",
            Measure.TRANSFER,
        ),
        (
            "How much high needs funding has Bury got?",
            "High needs capital funding of Bury is £12.5m.",
            "£12.5m",
            Measure.HIGH_NEEDS_FUNDING,
        ),
        (
            "What was Bury's high needs funding?",
            "High needs funding of Bury is assumed to grow by 2%.",
            "2%",
            Measure.HIGH_NEEDS_FUNDING,
        ),
        (
            "What % of placements in Bury are independent?",
            "A 1% change in independent placements in Bury costs much.",
            "1%",
            Measure.OTHER,
        ),
    ],
    ids=["money moved", "capital", "a rate", "supposed"],
)
def test_money_or_a_rate_of_another_kind_is_no_answer(
    asked: str, text: str, printed: str, measure: Measure
) -> None:
    status, *_ = told(desk_of(asked, *said(text, printed, measure=measure)))

    assert status == "not_found"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("What did DfE pay under the safety valve in 2022/23?", "£3.473m"),
        ("What was paid by DfE under the safety valve in 2022/23?", "£3.473m"),
        ("What was received of the safety valve so far in 2022/23?", "£18.786m"),
    ],
)
def test_what_was_paid_in_a_year_is_not_all_that_was_paid_by_then(
    asked: str, expected: str
) -> None:
    paid: dict[str, Any] = {
        "measure": Measure.SAFETY_VALVE_FUNDING,
        "stage": Stage.RECEIVED,
    }
    to_date = table_of({"Safety valve payments to date": ("£18.786m",)}, **paid)
    payments = table_of(
        {"Safety valve payment": ("£3.473m",)}, caption="Table 4: Payments", **paid
    )

    first = answered(asked, *to_date, *payments)[0]

    assert expected in first


def test_a_cell_of_another_year_is_no_answer_whatever_is_asked_of_its_row() -> None:
    appeals = table_of(
        {"Tribunal appeals registered": ("11", "14")},
        columns=("2023/24", "2024/25"),
        caption="Table 2: Strategy measures and targets",
        measure=Measure.OTHER,
        unit=Unit.COUNT,
        flow=None,
        basis=None,
    )

    later = told(
        desk_of("What is Bury's 2025/26 target for tribunal appeals?", *appeals)
    )
    then = told(desk_of("Bury tribunal appeals registered in 2024/25?", *appeals))

    assert later[0] == "not_found"
    assert "14" in then[1]
