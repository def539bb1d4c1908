from dataclasses import replace

import pytest

from corpus.records import Figure, Flow, Measure, Scenario
from tests.desk_in_words import answered, desk_of, said, table_of, told

YEARS = ("2020/21", "2021/22", "2022/23")
DEFICIT = table_of(
    {"DSG deficit": ("£22.172m", "£19.543m", "£12.008m")},
    columns=YEARS,
    flow=Flow.CUMULATIVE,
)
WITHOUT_PLAN = table_of(
    {"DSG deficit": ("£135.5m",)},
    columns=("2030/31",),
    caption="Table 8: Nothing done",
    scenario=Scenario.UNMITIGATED,
)
WITH_PLAN = table_of(
    {"DSG deficit": ("£60.3m",)},
    columns=("2030/31",),
    caption="Table 9: All done",
    scenario=Scenario.MITIGATED,
)


@pytest.mark.parametrize(
    "asked",
    [
        "By how much did Bury's DSG deficit change between 2020/21 and 2022/23?",
        "By how much has Bury's DSG deficit fallen since 2020/21?",
    ],
    ids=["two times", "since one"],
)
def test_a_change_is_told_in_amount_and_per_cent_with_both_operands(asked: str) -> None:
    head, before, after = answered(asked, *DEFICIT)

    assert head == (
        "Change: −£10.164m, or −45.84% – lower, down from £22.172m to £12.008m:"
        " £12.008m − £22.172m."
    )
    assert before.startswith("Bury, 2020/21: £22.172m (forecast, cumulative")
    assert after.startswith("Bury, 2022/23: £12.008m (forecast, cumulative")


def test_a_change_between_percentages_is_told_in_points_alone() -> None:
    shares = table_of(
        {"Plans on time": ("54.1%", "67.1%")},
        columns=YEARS[:2],
        measure=Measure.TIMELINESS,
    )

    head, *_ = answered(
        "By how much did timeliness change between 2020/21 and 2021/22?", *shares
    )

    assert "higher, up from 54.1% to 67.1%" in head
    assert ", or " not in head


@pytest.mark.parametrize(
    "asked",
    [
        "How much lower is Bury's deficit in 2030/31 than the unmitigated one?",
        "How much lower is Bury's 2030/31 deficit with the plan than without it?",
        "How much more would Bury owe by 2030/31 unmitigated than mitigated?",
        "How much more would Bury owe in 2030/31 if nothing is done than if it works?",
        "If Bury carries on as it is, how much more would it owe in 2030/31 than if the"
        " plan works out?",
    ],
)
def test_with_and_without_the_plan_are_set_apart_in_one_change(asked: str) -> None:
    head, *_ = answered(asked, *WITHOUT_PLAN, *WITH_PLAN)

    assert head == (
        "Difference: £75.2m, as £60.3m (mitigated) is lower than £135.5m"
        " (unmitigated): £135.5m − £60.3m."
    )


def test_two_forecasts_of_one_year_are_set_apart_by_when_they_were_said() -> None:
    may, june = (
        table_of(
            {"DSG deficit": (printed,)},
            caption=f"Table 7: {said_in} profile",
            vintage=said_in,
        )
        for printed, said_in in (("£21.0m", "May 2021"), ("£24.0m", "June 2021"))
    )

    head, *_ = answered(
        "What is the difference between the May 2021 forecast and the June 2021"
        " forecast of Bury's DSG deficit in 2022/23?",
        *june,
        *may,
    )

    assert "higher, up from £21.0m to £24.0m" in head


def test_a_balance_and_a_movement_make_no_change() -> None:
    balance = table_of(
        {"DSG deficit": ("£22.0m",)}, columns=("2020/21",), flow=Flow.CUMULATIVE
    )
    movement = table_of(
        {"DSG deficit": ("£4.0m",)}, columns=("2021/22",), flow=Flow.IN_YEAR
    )

    status, *_ = told(
        desk_of(
            "By how much did Bury's DSG deficit change between 2020/21 and 2021/22?",
            *balance,
            *movement,
        )
    )

    assert status == "not_found"


def test_two_years_are_a_change_and_no_trend() -> None:
    row = table_of({"DSG deficit": ("£1m", "£2m")}, columns=YEARS[:2])

    head, *_ = answered("How has Bury's DSG deficit moved over time?", *row)

    assert head.startswith("Change: ")
    assert "higher, up from £1m to £2m" in head


def test_two_measures_of_one_sentence_are_told_apart_by_which_grew_faster() -> None:
    text = (
        "High needs spend rose from £20.0m to £30.0m and high needs funding from"
        " £20.0m to £24.0m."
    )
    spend = said(text, "£20.0m", "£30.0m", measure=Measure.HIGH_NEEDS_SPEND)
    funding = said(
        text,
        *("£20.0m", "£24.0m"),
        place="para 5.4",
        measure=Measure.HIGH_NEEDS_FUNDING,
    )

    head, *_ = answered(
        "How fast has Bury's high needs spend grown, and is that faster than its high"
        " needs funding?",
        *spend,
        *funding,
    )

    assert head == "High needs spend: about 50%, faster than about 20%."


@pytest.mark.parametrize(("year", "gap"), [("2027/28", "£3.0m"), ("2028/29", "£9.0m")])
def test_two_scenarios_are_set_apart_at_the_time_that_is_asked(
    year: str, gap: str
) -> None:
    years = ("2027/28", "2028/29")
    without = table_of(
        {"DSG deficit": ("£13.0m", "£20.0m")},
        columns=years,
        caption="Table 8: Nothing done",
        scenario=Scenario.UNMITIGATED,
    )
    with_it = table_of(
        {"DSG deficit": ("£10.0m", "£11.0m")},
        columns=years,
        caption="Table 9: All done",
        scenario=Scenario.MITIGATED,
    )

    head, *_ = answered(
        f"How much worse off is Bury in {year} if nothing is done?", *without, *with_it
    )

    assert f"Difference: {gap}" in head.replace("about ", "")


def test_two_scenarios_are_not_set_apart_at_a_time_no_paper_states() -> None:
    _, *sentences = told(
        desk_of(
            "How much worse off is Bury in 2033/34 if nothing is done?",
            *WITHOUT_PLAN,
            *WITH_PLAN,
        )
    )

    assert not any(sentence.startswith("Difference") for sentence in sentences)


@pytest.mark.parametrize(
    "asked",
    [
        "How much higher was Bury's DSG deficit in 2020/21 than in 2022/23?",
        "How much lower is Bury's DSG deficit than it was in 2020/21?",
        "By what percentage does Bury's DSG deficit fall from 2020/21 to 2022/23?",
        "What is the fall in Bury's DSG deficit from the first year to the last?",
    ],
)
def test_a_change_is_asked_for_in_many_words(asked: str) -> None:
    head, *_ = answered(asked, *DEFICIT)

    assert head.startswith("Change: −£10.164m, or −45.84%")


def test_what_stays_the_same_has_not_changed() -> None:
    same = table_of({"DSG deficit": ("£12.008m",) * 2}, columns=YEARS[:2])

    head, *_ = answered(
        "By how much did Bury's DSG deficit rise from 2020/21 to 2021/22?", *same
    )

    assert head == "No change: £12.008m and £12.008m."


def test_amounts_of_one_sentence_are_set_apart_where_one_becomes_the_other() -> None:
    text = (
        "Surplus balances are £2.098m; this could increase to £2.604m with new rules."
    )
    amounts = said(text, "£2.098m", "£2.604m", measure=Measure.OTHER)

    head, *_ = answered(
        "If Bury had new rules how much more of the surplus balances is there?",
        *amounts,
    )

    assert head.startswith("Change: £506k")


def test_the_forecasts_of_two_papers_named_are_set_apart_and_no_third() -> None:
    def on(day: str, amount: str) -> tuple[Figure, ...]:
        return table_of(
            {"DSG deficit": (amount,)},
            columns=YEARS[1:2],
            caption=f"Table of {day}",
            vintage=day,
        )

    papers = (
        *on("2021-01", "£16.732m"),
        *on("2021-12-14", "£22.172m"),
        *on("2021-12-16", "£22.172m"),
    )

    head, *_ = answered(
        "Bury's 2021/22 deficit: the Jan 2021 forecast against the Dec 2021 forecast,"
        " difference?",
        *papers,
    )

    assert head.startswith("Change: £5.440m")


def test_what_a_sentence_holds_a_number_against_was_before_it() -> None:
    text = "Bury maintained 4,217 plans on 30 June 2024, against 3,874 a year earlier."
    plans = said(text, "4,217", "3,874", measure=Measure.EHCP_COUNT)

    head, *_ = answered("What is the growth in Bury's plans in the year?", *plans)

    assert head.startswith("Change: 343")


def test_a_lone_amount_is_no_change() -> None:
    lone = said("The deficit forecast in January was £14.3m.", "£14.3m")
    moved = said("Bury's January deficit fell by £0.7m to where it ended.", "£0.7m")
    asked = "The difference between Bury's January deficit and where it ended?"

    assert told(desk_of(asked, *lone))[0] == "not_found"
    assert told(desk_of(asked, *moved))[0] == "answered"


def test_a_deficit_against_its_funding_is_held_against_no_other_row() -> None:
    rows = table_of(
        {"Independent placements": ("£0.9m", "£1.4m")},
        columns=("Variance Period 4", "Variance Period 6"),
        flow=Flow.IN_YEAR,
        period="2022-23",
    )
    then, now = rows
    sentence = said(
        "The forecast in-year deficit is £9.5m in 2022/23.",
        "£9.5m",
        flow=Flow.IN_YEAR,
        period="2022-23",
    )

    told_of = answered(
        "What is Bury's in-year deficit against funding for 2022/23?",
        replace(then, vintage="Period 4 2022-23"),
        now,
        *sentence,
    )

    assert not any("Change" in sentence for sentence in told_of)


def test_the_row_that_is_named_moves_and_not_its_total() -> None:
    rows = [
        table_of(
            {"Special schools": (special,), "Non-maintained (INM)": (inm,)},
            columns=(f"Variance {point}",),
            flow=Flow.IN_YEAR,
            period="2022-23",
            vintage=f"{point} 2022-23",
        )
        for point, special, inm in (
            ("Period 4", "£0.9m", "£4.2m"),
            ("Period 6", "£1.4m", "£5.5m"),
        )
    ]
    whole = said(
        "The forecast overspend is £9.5m at Period 6.",
        "£9.5m",
        flow=Flow.IN_YEAR,
        period="2022-23",
        vintage="Period 6 2022-23",
    )

    head, *_ = answered(
        "How far did Bury's INM overspend move between Period 4 and Period 6?",
        *rows[0],
        *rows[1],
        *whole,
    )

    assert "up from £4.2m to £5.5m" in head


@pytest.mark.parametrize(
    "asked",
    [
        "Bury EHCPs: growth in the year to 31 Dec 2021, number and %?",
        "By how much did Bury's EHCPs grow in the year, in % and numbers?",
    ],
)
def test_a_change_asked_in_both_is_worked_out_though_a_rate_is_printed(
    asked: str,
) -> None:
    text = "EHCPs in Bury were 1,100 at 31 Dec 2021, against 1,000 before, up 10%."
    hit, first, last, rate = said(
        *(text, "1,100", "1,000", "10%"), measure=Measure.EHCP_COUNT
    )
    assert isinstance(first, Figure)
    first = replace(first, as_at="2021-12-31")

    head, *_ = answered(asked, hit, first, last, rate)

    assert head.startswith("Change: 100, or 10% – higher")
