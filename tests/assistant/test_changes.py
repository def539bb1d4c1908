import pytest

from corpus.records import Flow, Measure, Scenario
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


def test_with_and_without_the_plan_are_set_apart_in_one_change() -> None:
    head, *_ = answered(
        "How much lower is Bury's deficit in 2030/31 than the unmitigated one?",
        *WITHOUT_PLAN,
        *WITH_PLAN,
    )

    assert head == (
        "Difference: £75.2m – £60.3m (mitigated) is lower than £135.5m"
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

    sentences = answered(
        "By how much did Bury's DSG deficit change between 2020/21 and 2021/22?",
        *balance,
        *movement,
    )

    assert not any(sentence.startswith("Change") for sentence in sentences)


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
