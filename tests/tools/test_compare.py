from typing import Any

import pytest

from corpus.records import (
    Basis,
    Figure,
    Flow,
    FundingBlock,
    Measure,
    PaperId,
    SafetyValve,
    Scenario,
    Stage,
)
from tests.figures_in_words import figure
from tools.compare import compare, compare_by_year
from tools.likeness import (
    caveats,
    differences,
    differing,
    marked,
    newest_first,
    said_on,
    said_words,
)

SHARED: dict[str, Any] = {
    "block": FundingBlock.DSG,
    "flow": Flow.CUMULATIVE,
    "period": "2023-24",
    "basis": Basis.FORECAST,
}


def balance(printed: str, **coordinates: Any) -> Figure:
    """A forecast cumulative deficit at the end of 2023-24, with changes."""
    return figure(printed, **{**SHARED, **coordinates})


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"period": "2030-31"}, "period: 2023-24 against 2030-31"),
        ({"period": None}, "period: 2023-24 against not stated"),
        ({"as_at": "2030"}, "period: 2023-24 against 2030"),
        ({"as_at": "2023-12-31"}, "period: 2023-24 against 31 December 2023"),
        ({"basis": Basis.OUTTURN}, "basis: forecast against outturn"),
        ({"basis": None}, "basis: forecast against not stated"),
        (
            {"flow": Flow.IN_YEAR},
            "balance or one year: a balance built up against one year alone",
        ),
        (
            {"block": FundingBlock.HIGH_NEEDS},
            "part of the grant: the whole grant against high needs",
        ),
        (
            {"scenario": Scenario.MITIGATED},
            "scenario: not stated against mitigated",
        ),
        (
            {"safety_valve": SafetyValve.GROSS},
            "Safety Valve payments: not stated against gross",
        ),
        (
            {"measure": Measure.HIGH_NEEDS_SPEND},
            "measure: DSG deficit against high needs spend",
        ),
        ({"stage": Stage.AGREED}, "stage: not stated against agreed"),
    ],
)
def test_each_coordinate_that_differs_is_told(
    changes: dict[str, Any], told: str
) -> None:
    one, other = balance("£63m"), balance("£91m", **changes)

    assert told in differences(one, other)


def test_every_difference_is_told_at_once() -> None:
    one = balance("£63m", safety_valve=SafetyValve.GROSS)
    other = balance(
        "£91m",
        safety_valve=SafetyValve.NET,
        basis=Basis.OUTTURN,
        period="2024-25",
    )

    assert differences(one, other) == (
        "period: 2023-24 against 2024-25",
        "basis: forecast against outturn",
        "Safety Valve payments: gross against net",
    )


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="all the same"),
        pytest.param({"period": None, "as_at": "2024-03-31"}, id="the year end"),
        pytest.param({"as_at": "2024-04-01"}, id="the opening of the next year"),
        pytest.param({"basis": Basis.BUDGET}, id="another projection"),
        pytest.param({"label": "Shortfall"}, id="another label"),
        pytest.param({"vintage": "2021-01-14"}, id="said at another time"),
    ],
)
def test_figures_that_agree_may_be_compared(changes: dict[str, Any]) -> None:
    one, other = balance("£63m"), balance("£91m", **changes)

    assert differences(one, other) == ()


def test_percentages_of_different_things_are_kept_apart() -> None:
    one = figure("4.1%", measure=Measure.EHCP_SHARE, label="children with a plan")
    other = figure("37.3%", measure=Measure.EHCP_SHARE, label="plans in mainstream")

    told = differences(one, other)

    assert told == (
        "what is measured: “children with a plan” against “plans in mainstream”",
    )


def test_labels_that_say_the_same_in_another_order_are_alike() -> None:
    one = figure("£4m", measure=Measure.CAPITAL, label="Total capital 2024")
    other = figure("£5m", measure=Measure.CAPITAL, label="Capital: total")

    assert differences(one, other) == ()


def test_agreed_totals_are_compared_whatever_year_they_were_signed() -> None:
    funding: dict[str, Any] = {
        "measure": Measure.SAFETY_VALVE_FUNDING,
        "stage": Stage.AGREED,
    }
    one = figure("£20m", council="Northwold", period="2020-21", **funding)
    other = figure("£19.22m", council="Southwold", **funding)

    beside = compare([other, one], Measure.SAFETY_VALVE_FUNDING)

    assert beside.is_comparable
    assert beside.ranking == (one, other)


def test_a_years_part_of_an_agreement_is_no_earlier_word_on_the_whole() -> None:
    funding: dict[str, Any] = {
        "measure": Measure.SAFETY_VALVE_FUNDING,
        "stage": Stage.AGREED,
    }
    part = figure("£4m", period="2021-22", **funding)
    whole = figure("£20m", **funding)

    (row,) = compare([part, whole], Measure.SAFETY_VALVE_FUNDING).rows

    assert (row.figure, row.earlier, row.others) == (whole, (), (part,))


def test_one_odd_figure_does_not_set_the_standard_for_all() -> None:
    funding: dict[str, Any] = {"measure": Measure.SAFETY_VALVE_FUNDING}
    odd = figure("3%", council="Eastwold", stage=Stage.RECEIVED, **funding)
    agreed = figure("£19.22m", council="Northwold", stage=Stage.AGREED, **funding)
    paid = figure("£7.68m", council="Northwold", stage=Stage.RECEIVED, **funding)
    south = figure("£20m", council="Southwold", stage=Stage.AGREED, **funding)

    beside = compare([odd, paid, agreed, south], Measure.SAFETY_VALVE_FUNDING)

    assert [row.figure for row in beside.rows] == [odd, agreed, south]


def test_a_growth_rate_does_not_stand_where_pounds_are_told() -> None:
    growth = balance("44.4%", council="Northwold")
    owed = balance("£63m", council="Northwold", period="2022-23")
    south = balance("20%", council="Southwold")

    beside = compare([growth, owed, south], Measure.DSG_DEFICIT)

    assert [row.figure for row in beside.rows] == [owed, south]
    assert beside.rows[0].others == ()


def test_what_may_be_compared_still_carries_its_caveats() -> None:
    one = balance("£63m", vintage="16 Dec 2021")
    other = balance("£91m", basis=Basis.BUDGET, vintage="2024-05-22")

    assert caveats(one, other) == (
        "Safety Valve payments: stated by neither",
        "basis: forecast against budget",
        "said: 16 December 2021 against 22 May 2024",
    )


def test_two_figures_without_a_year_are_compared_with_a_caveat() -> None:
    one, other = balance("£63m", period=None), balance("£91m", period=None)

    assert differences(one, other) == ()
    assert caveats(one, other) == (
        "period: stated by neither",
        "scenario: stated by neither",
        "Safety Valve payments: stated by neither",
    )


def test_like_figures_are_ranked_with_the_largest_first() -> None:
    north = balance("£63m", council="Northwold")
    south = balance("£91m", council="Southwold")

    beside = compare([north, south], Measure.DSG_DEFICIT)

    assert beside.is_comparable
    assert beside.ranking == (south, north)
    assert [row.council for row in beside.rows] == ["Northwold", "Southwold"]


def test_what_may_be_compared_is_ranked_and_what_may_not_stands_outside() -> None:
    north = balance("£63m", council="Northwold")
    south = balance("£91m", council="Southwold")
    west = balance("£20m", council="Westwold", safety_valve=SafetyValve.NET)
    figures = [north, south, west]

    beside = compare(figures, Measure.DSG_DEFICIT)

    assert not beside.is_comparable
    assert beside.ranking == ()
    (ranking,) = beside.rankings
    assert ranking.figures == (south, north)
    assert [(pair.second, pair.differences) for pair in ranking.outside] == [
        (west, ("Safety Valve payments: not stated against net",))
    ]
    assert [
        (pair.first.council, pair.second.council, pair.differences)
        for pair in beside.unlike
    ] == [
        ("Northwold", "Westwold", ("Safety Valve payments: not stated against net",)),
        ("Southwold", "Westwold", ("Safety Valve payments: not stated against net",)),
    ]
    assert len(beside.rows) == 3


def test_the_set_of_most_councils_is_ranked_first() -> None:
    net: dict[str, Any] = {"safety_valve": SafetyValve.NET}
    figures = [
        balance("£1m", council="Astwold", **net),
        balance("£2m", council="Brewold", **net),
        balance("£63m", council="Northwold"),
        balance("£91m", council="Southwold"),
        balance("£70m", council="Westwold"),
    ]

    rankings = compare(figures, Measure.DSG_DEFICIT).rankings

    assert [[one.printed for one in each.figures] for each in rankings] == [
        ["£91m", "£70m", "£63m"],
        ["£2m", "£1m"],
    ]
    assert len(rankings[0].outside) == 2


def test_nothing_is_ranked_where_no_two_figures_are_alike() -> None:
    north = balance("£63m", council="Northwold")
    south = balance("£91m", council="Southwold", period="2030-31")

    assert compare([north, south], Measure.DSG_DEFICIT).rankings == ()


def test_each_year_stands_side_by_side_by_itself() -> None:
    north = balance("£63m", council="Northwold")
    north_later = balance("£70m", council="Northwold", period="2024-25")
    south = balance("£91m", council="Southwold", as_at="2025-03-31", period="2024-25")
    undated = balance("£5m", council="Southwold", period=None)

    years = compare_by_year([south, north_later, north, undated], Measure.DSG_DEFICIT)

    assert [(year.period, [row.figure for row in year.rows]) for year in years] == [
        ("2023-24", [north]),
        ("2024-25", [north_later, south]),
    ]
    assert [year.is_comparable for year in years] == [False, True]


def test_an_overspend_stands_in_no_year_beside_balances() -> None:
    owed = balance("£63m", council="Northwold")
    overspent = balance("£5m", council="Southwold", period="2022-23", flow=Flow.IN_YEAR)

    years = compare_by_year([owed, overspent], Measure.DSG_DEFICIT)

    assert [year.period for year in years] == ["2023-24"]


def test_a_sum_of_neither_kind_does_not_stand_for_a_council_s_balance() -> None:
    owed = balance("£21m", council="Northwold", block=FundingBlock.HIGH_NEEDS)
    neither = balance("£1.8m", council="Northwold", flow=None)
    other = balance("£63m", council="Southwold")

    beside = compare([neither, owed, other], Measure.DSG_DEFICIT)

    assert [row.figure for row in beside.rows] == [owed, other]


def test_a_coordinate_differs_unless_most_share_it() -> None:
    alike = balance("£63m"), balance("£70m"), balance("£80m")
    odd = balance("£91m", period="2030-31", safety_valve=SafetyValve.NET)

    *usual, last = marked([*alike, odd])

    assert not any(each.differs for row in usual for each in row)
    assert [(each.name, each.words) for each in last if each.differs] == [
        ("period", "2030-31"),
        ("Safety Valve payments", "net"),
    ]


def test_of_two_that_differ_both_are_marked() -> None:
    rows = marked([balance("£63m"), balance("£91m", period="2030-31")])

    assert [[each.words for each in row if each.differs] for row in rows] == [
        ["2023-24"],
        ["2030-31"],
    ]


def test_a_row_tells_its_vintages_up_to_the_outturn() -> None:
    early = balance("£13.241m", vintage="Jan 2021")
    late = balance("£16.141m", vintage="16 Dec 2021")
    outturn = balance("£18.6m", vintage="2023-07-12", basis=Basis.OUTTURN)

    (row,) = compare([late, outturn, early], Measure.DSG_DEFICIT).rows

    assert row.vintages == (early, late, outturn)


def test_the_newest_vintage_stands_first_and_the_earlier_are_kept() -> None:
    january = balance("£8.016m", vintage="Jan 2021")
    early = balance("£12.223m", vintage="14 Dec 2021")
    late = balance("£9.108m", vintage="16 Dec 2021")

    (row,) = compare([january, late, early], Measure.DSG_DEFICIT).rows

    assert row.figure == late
    assert row.earlier == (early, january)
    assert row.others == ()


def test_of_a_councils_figures_the_likest_is_compared() -> None:
    north = balance("£63m", council="Northwold", scenario=Scenario.UNMITIGATED)
    wanted = balance("£135.5m", council="Southwold", scenario=Scenario.UNMITIGATED)
    better = balance("£60.3m", council="Southwold", scenario=Scenario.MITIGATED)

    beside = compare([better, wanted, north], Measure.DSG_DEFICIT)

    assert beside.ranking == (wanted, north)
    assert beside.rows[1].others == (better,)


def test_a_forecast_of_what_its_paper_says_it_came_to_is_not_compared() -> None:
    before = balance("£34m", council="Kent", paper_id=PaperId("k"))
    after = balance("£37m", council="Kent", paper_id=PaperId("k"), basis=Basis.OUTTURN)
    other = balance("£5m", council="Bury", paper_id=PaperId("b"))

    rows = compare((before, after, other), Measure.DSG_DEFICIT).rows

    assert before not in [row.figure for row in rows]


def test_what_another_council_came_to_overtakes_no_forecast() -> None:
    forecast = balance("£34m", council="Kent", paper_id=PaperId("k"))
    other = balance("£37m", council="Bury", paper_id=PaperId("k"), basis=Basis.OUTTURN)

    rows = compare((forecast, other), Measure.DSG_DEFICIT).rows

    assert forecast in [row.figure for row in rows]


def test_a_balance_is_taken_before_a_single_year() -> None:
    figures = [
        balance(printed, council=council, flow=flow)
        for council, flow, printed in (
            ("Northwold", Flow.IN_YEAR, "£4m"),
            ("Northwold", Flow.CUMULATIVE, "£40m"),
            ("Southwold", Flow.IN_YEAR, "£5m"),
            ("Southwold", Flow.CUMULATIVE, "£50m"),
        )
    ]

    beside = compare(figures, Measure.DSG_DEFICIT)

    assert [one.printed for one in beside.ranking] == ["£50m", "£40m"]


def test_councils_measure_and_period_narrow_what_is_compared() -> None:
    kept = balance("£63m", council="Northwold")
    figures = [
        kept,
        balance("£70m", council="Northwold", period="2024-25"),
        balance("£80m", council="Eastwold"),
        balance("£90m", council="Northwold", measure=Measure.RESERVES),
    ]

    beside = compare(
        figures,
        Measure.DSG_DEFICIT,
        councils=("Southwold", "Northwold"),
        period="2023-24",
    )

    assert [row.figure for row in beside.rows] == [kept]
    assert beside.missing == ("Southwold",)
    assert not beside.is_comparable


def test_papers_that_name_no_council_are_not_taken_for_one() -> None:
    figures = [
        balance("£63m", council=None, paper_id=PaperId("one")),
        balance("£91m", council=None, paper_id=PaperId("two")),
    ]

    rows = compare(figures, Measure.DSG_DEFICIT).rows

    assert [(row.council, row.figure.printed) for row in rows] == [
        (None, "£63m"),
        (None, "£91m"),
    ]


def test_a_deficit_built_up_goes_before_a_years_overspend() -> None:
    owed = balance("£91m", council="Northwold")
    overspent = balance("£28m", council="Northwold", flow=Flow.IN_YEAR)
    other = balance("£30m", council="Eastmere", flow=Flow.IN_YEAR)

    beside = compare([overspent, owed], Measure.DSG_DEFICIT)
    of_a_year = compare([overspent, other], Measure.DSG_DEFICIT)

    assert [row.figure for row in beside.rows] == [owed]
    assert {row.figure for row in of_a_year.rows} == {overspent, other}


def test_nothing_to_compare_is_no_error() -> None:
    beside = compare([], Measure.DSG_DEFICIT, councils=("Northwold",))

    assert (beside.rows, beside.ranking, beside.missing) == ((), (), ("Northwold",))


@pytest.mark.parametrize(
    ("vintage", "said"),
    [
        ("as at Jan 2021", "2021-01"),
        ("14 Dec 2021", "2021-12-14"),
        ("2024-05-22", "2024-05-22"),
        ("2024-11-20 (Period 7)", "2024-11-20"),
        ("Period 4 2024-25", "2024-07"),
        ("Q4 2024-25", "2025-03"),
        ("May submission", ""),
        (None, ""),
    ],
)
def test_vintages_are_read_in_every_form(vintage: str | None, said: str) -> None:
    assert said_on(balance("£63m", vintage=vintage)) == said


@pytest.mark.parametrize(
    ("vintage", "words"),
    [
        ("2024-11-20 (Period 7)", "20 November 2024"),
        ("Period 4 2024-25", "Period 4 2024/25"),
        ("2022-01", "January 2022"),
        ("14 Dec 2021", "14 December 2021"),
        ("May submission", "May submission"),
        (None, "not stated"),
    ],
)
def test_when_a_figure_was_said_is_told_in_words(
    vintage: str | None, words: str
) -> None:
    assert said_words(balance("£63m", vintage=vintage)) == words


def test_figures_of_unknown_date_come_last() -> None:
    dated = balance("£63m", vintage="Jan 2021")
    undated = balance("£91m", vintage="May submission")

    assert newest_first([undated, dated]) == (dated, undated)


def test_each_coordinate_that_differs_is_told_once_with_who_says_what() -> None:
    one, two = balance("£1m", council="Northwold"), balance("£2m", council="Southwold")
    net = balance("£3m", council="Westwold", safety_valve=SafetyValve.NET)
    budget = balance("£4m", council="Eastwold", basis=Basis.BUDGET, period="2024-25")

    period, payments = differing([one, net, two, budget])

    assert period == (
        "period",
        (("2023-24", (one, net, two)), ("2024-25", (budget,))),
    )
    assert payments == (
        "Safety Valve payments",
        (("not stated", (one, two, budget)), ("net", (net,))),
    )


def test_words_that_count_as_one_stand_on_one_side() -> None:
    forecast, budget = balance("£1m"), balance("£2m", basis=Basis.BUDGET)
    outturn = balance("£3m", basis=Basis.OUTTURN)

    (basis,) = differing([forecast, budget, outturn])

    assert [words for words, _ in basis.sides] == ["forecast or budget", "outturn"]


def test_figures_that_are_alike_differ_in_nothing() -> None:
    assert differing([balance("£1m"), balance("£2m")]) == ()
    assert differing([]) == ()
