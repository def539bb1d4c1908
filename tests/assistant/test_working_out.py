import pytest

from corpus.records import Flow, Measure, Scenario, Stage
from tests.desk_in_words import Record, desk_of, said, table_of, told

YEARS = ("2020/21", "2021/22", "2022/23")
DEFICIT = table_of(
    {"DSG deficit": ("£22.172m", "£19.543m", "£12.008m")},
    columns=YEARS,
    flow=Flow.CUMULATIVE,
)
PHASES = table_of(
    {
        "Nursery": ("£1.0m",),
        "Primary": ("£2.0m",),
        "Secondary": ("£3.0m",),
        "Total": ("£6.0m",),
    },
    columns=("Budget",),
    caption="Table 4: Placements by phase",
    measure=Measure.PLACEMENT_COST,
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


def answer(asked: str, *records: Record) -> tuple[str, ...]:
    status, *sentences = told(desk_of(asked, *records))
    assert status == "answered"
    return tuple(sentences)


@pytest.mark.parametrize(
    "asked",
    [
        "By how much did Bury's DSG deficit change between 2020/21 and 2022/23?",
        "By how much has Bury's DSG deficit fallen since 2020/21?",
    ],
    ids=["two times", "since one"],
)
def test_a_change_is_told_in_amount_and_per_cent_with_both_operands(asked: str) -> None:
    head, before, after = answer(asked, *DEFICIT)

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

    head, *_ = answer(
        "By how much did timeliness change between 2020/21 and 2021/22?", *shares
    )

    assert "higher, up from 54.1% to 67.1%" in head
    assert ", or " not in head


def test_with_and_without_the_plan_are_set_apart_in_one_change() -> None:
    head, *_ = answer(
        "How much lower is Bury's deficit in 2030/31 than the unmitigated one?",
        *WITHOUT_PLAN,
        *WITH_PLAN,
    )

    assert "lower, down from £135.5m to £60.3m" in head


def test_two_forecasts_of_one_year_are_set_apart_by_when_they_were_said() -> None:
    may, june = (
        table_of(
            {"DSG deficit": (printed,)},
            caption=f"Table 7: {said_in} profile",
            vintage=said_in,
        )
        for printed, said_in in (("£21.0m", "May 2021"), ("£24.0m", "June 2021"))
    )

    head, *_ = answer(
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

    sentences = answer(
        "By how much did Bury's DSG deficit change between 2020/21 and 2021/22?",
        *balance,
        *movement,
    )

    assert not any(sentence.startswith("Change") for sentence in sentences)


def test_a_share_is_worked_out_over_the_total_of_its_column() -> None:
    head, part, whole = answer(
        "What share of the placements budget is secondary?", *PHASES
    )

    assert head == "about 50%: £3.0m ÷ £6.0m."
    assert "£3.0m" in part
    assert "row Secondary" in part
    assert "£6.0m" in whole
    assert "row Total" in whole


def test_a_share_of_the_total_is_no_total() -> None:
    head, *_ = answer(
        "What share of the total placements budget is secondary?", *PHASES
    )

    assert head == "about 50%: £3.0m ÷ £6.0m."


def test_a_cost_per_place_is_money_over_the_count_of_its_row() -> None:
    row = table_of(
        {"Resource base": ("£600,000", "40")},
        columns=("Cost", "Places"),
        caption="Table 6: New places",
        measure=Measure.PLACEMENT_COST,
    )

    head, *_ = answer("What is the cost per place of the resource base?", *row)

    assert head == "£15,000: £600,000 ÷ 40."


def test_named_rows_are_added_without_their_total() -> None:
    head, *parts = answer(
        "What is the placements budget for primary and secondary in total?", *PHASES
    )

    assert head == "about £5.0m in total: £2.0m + £3.0m."
    assert len(parts) == 2


def test_the_years_of_a_span_are_added_each_once() -> None:
    schedule = "The deal pays £3m in 2021-22, £2m in 2022-23 and £1m in 2023-24."
    paid = {"2021-22": "£3m", "2022-23": "£2m", "2023-24": "£1m"}
    records = (
        record
        for year, printed in paid.items()
        for record in said(
            schedule,
            printed,
            measure=Measure.SAFETY_VALVE_FUNDING,
            stage=Stage.AGREED,
            period=year,
            id=f"f-{year}",
        )
    )

    head, *parts = answer(
        "How much does the Safety Valve deal pay in total from 2021-22 to 2022-23?",
        *records,
    )

    assert head == "about £5m in total: £3m + £2m."
    assert len(parts) == 2


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("Rank the placements by phase", ["Secondary", "Primary", "Nursery"]),
        (
            "Rank the placements by phase from the cheapest",
            ["Nursery", "Primary", "Secondary"],
        ),
        ("Which phase of placements is the cheapest?", ["Nursery"]),
        ("Which phase of placements is the largest?", ["Secondary"]),
        ("Rank primary and nursery placements", ["Primary", "Nursery"]),
    ],
)
def test_rows_are_ranked_without_their_total(asked: str, rows: list[str]) -> None:
    sentences = answer(asked, *PHASES)

    assert [s.split(", ")[1].split(" – ")[0] for s in sentences] == rows


@pytest.mark.parametrize(
    ("printed", "way"),
    [
        (("£1m", "£2m", "£3m"), "rises every year"),
        (("£3m", "£2m", "£1m"), "falls every year"),
        (("£1m", "£3m", "£2m"), "rises to its highest, £3m in 2021/22, and falls"),
        (("£3m", "£1m", "£2m"), "falls to its lowest, £1m in 2021/22, and rises"),
    ],
)
def test_a_trend_says_which_way_a_row_goes_and_every_year_of_it(
    printed: tuple[str, ...], way: str
) -> None:
    row = table_of({"DSG deficit": printed}, columns=YEARS)

    head, body = answer("How has Bury's DSG deficit moved over time?", *row)

    assert f"from {printed[0]} in 2020/21 to {printed[2]} in 2022/23: it {way}" in head
    assert body == (
        f"Year by year: 2020/21 {printed[0]}; 2021/22 {printed[1]};"
        f" 2022/23 {printed[2]}."
    )


def test_two_years_are_a_change_and_no_trend() -> None:
    row = table_of({"DSG deficit": ("£1m", "£2m")}, columns=YEARS[:2])

    head, *_ = answer("How has Bury's DSG deficit moved over time?", *row)

    assert head.startswith("Change: ")
    assert "higher, up from £1m to £2m" in head


def test_each_amount_quoted_gets_the_sentence_that_states_it() -> None:
    sentences = answer(
        "Does £8m agree with £20m, or is it a mistake?",
        *said("So far £8m has come.", "£8m", place="para 1"),
        *said("The deal is worth £20m.", "£20m", place="para 2"),
    )

    assert [s.split(": ")[1] for s in sentences] == [
        "“So far £8m has come.”",
        "“The deal is worth £20m.”",
    ]
