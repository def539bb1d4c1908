from dataclasses import replace
from typing import Any

import pytest

from corpus.records import Basis, Figure, Flow, Measure, SafetyValve, Unit
from tests.figures_in_words import figure
from tools.compare import compare
from tools.normalised import Denominator, normalise
from tools.trend import trend
from ui.chart import (
    Chart,
    charts_alike,
    charts_anyway,
    comparison_chart,
    normalised_chart,
    trend_chart,
    trend_charts_alike,
    trend_charts_anyway,
    upper_marks,
)


def balance(printed: str, **coordinates: Any) -> Figure:
    """A forecast balance at the end of 2023-24."""
    shared = {"period": "2023-24", "basis": Basis.FORECAST, "flow": Flow.CUMULATIVE}
    return figure(printed, **{**shared, **coordinates})


def bars(*figures: Figure) -> Chart:
    return comparison_chart(compare(figures, Measure.DSG_DEFICIT), {})


NORTH = balance("c£63m", council="Northwold")
SOUTH = balance("£91m", council="Southwold")
NET = balance("£20m", council="Westwold", safety_valve=SafetyValve.NET)


def test_bars_that_may_be_compared_come_first_and_largest_first() -> None:
    chart = bars(NORTH, NET, SOUTH)

    alike, apart = chart.groups
    assert (alike.name, alike.is_apart) == ("Comparable", False)
    assert [mark.printed for mark in alike.marks] == ["£91m", "about £63m"]
    assert (apart.name, apart.is_apart) == ("Not comparable", True)
    assert [(mark.printed, mark.note) for mark in apart.marks] == [
        ("£20m", "Safety Valve payments: net")
    ]
    assert chart.names == tuple(mark.name for mark in chart.marks)


def test_of_several_sets_each_says_what_sets_it_apart() -> None:
    other_net = balance("£30m", council="Eastwold", safety_valve=SafetyValve.NET)

    chart = bars(NORTH, NET, SOUTH, other_net)

    assert [group.name for group in chart.groups] == [
        "Comparable with one another – Safety Valve payments: net",
        "Comparable with one another – Safety Valve payments: not stated",
    ]


@pytest.mark.parametrize(
    ("figures", "title"),
    [
        ((NORTH, SOUTH), "DSG deficit · forecast · gross or net not stated"),
        ((NET,), "DSG deficit · forecast · net of Safety Valve payments"),
        (
            (NORTH, NET),
            "DSG deficit · forecast · gross or net differs: see the table",
        ),
        (
            (NORTH, balance("£9m", council="Eastwold", basis=Basis.OUTTURN)),
            "DSG deficit · basis differs: see the table · gross or net not stated",
        ),
        ((), "DSG deficit · basis not stated · gross or net not stated"),
    ],
)
def test_the_title_says_measure_basis_and_gross_or_net(
    figures: tuple[Figure, ...], title: str
) -> None:
    assert bars(*figures).title == title


def test_the_description_tells_every_bar_and_how_it_differs() -> None:
    told = bars(NORTH, SOUTH, NET).description

    assert told == (
        "Comparable: Southwold, 2023/24, forecast: £91m;"
        " Northwold, 2023/24, forecast: about £63m."
        " Not comparable: Westwold, 2023/24, forecast: £20m"
        " (differs in Safety Valve payments: net)."
    )


def test_the_table_of_a_chart_holds_the_figures_with_their_sources() -> None:
    table = bars(NORTH, SOUTH).table

    assert [row[0] for row in table.rows] == ["Northwold", "Southwold"]
    assert {"Quote", "Where", "Differs in"} <= set(table.header)


def test_shares_are_drawn_and_what_has_none_is_told() -> None:
    grants = [
        figure(
            printed,
            council=council,
            measure=Measure.HIGH_NEEDS_FUNDING,
            period="2023-24",
        )
        for council, printed in (("Southwold", "£50.000m"), ("Westwold", "£40.000m"))
    ]
    rows = normalise([NORTH, SOUTH, NET], Denominator.HIGH_NEEDS_FUNDING, grants)

    chart = normalised_chart(
        rows, Measure.DSG_DEFICIT, Denominator.HIGH_NEEDS_FUNDING, {}
    )

    assert chart.title.startswith("DSG deficit per high needs grant · forecast")
    assert (chart.unit, chart.scale[1]) == (Unit.PERCENT, "per cent")
    (apart,) = chart.groups
    assert apart.is_apart
    assert [mark.value for mark in apart.marks] == [182, 50]
    assert all("Safety Valve payments" in mark.note for mark in apart.marks)
    assert chart.description.endswith(
        "No share of Northwold: high needs grant not stated for 2023-24."
    )


def test_shares_that_may_be_compared_are_ranked() -> None:
    grants = [
        figure(
            "£50.000m",
            council=council,
            measure=Measure.HIGH_NEEDS_FUNDING,
            period="2023-24",
        )
        for council in ("Northwold", "Southwold")
    ]
    rows = normalise([NORTH, SOUTH], Denominator.HIGH_NEEDS_FUNDING, grants)

    chart = normalised_chart(
        rows, Measure.DSG_DEFICIT, Denominator.HIGH_NEEDS_FUNDING, {}
    )

    (alike,) = chart.groups
    assert (alike.name, alike.is_apart) == ("Comparable", False)
    assert [mark.value for mark in alike.marks] == [182, 126]


def test_a_trend_is_a_line_for_each_series_of_two_years() -> None:
    later = balance("£70m", period="2024-25", council="Northwold")
    alone = balance(
        "£30m", council="Northwold", safety_valve=SafetyValve.GROSS, vintage="2024-01"
    )

    chart = trend_chart(
        trend([later, NORTH, alone], Measure.DSG_DEFICIT, "Northwold"), {}
    )

    assert chart.title.startswith("Northwold: DSG deficit · forecast")
    assert chart.names == ("2023/24", "2024/25")
    (line,) = chart.groups
    assert line.name == "basis: forecast"
    assert [mark.printed for mark in line.marks] == ["about £63m", "£70m"]
    assert len(chart.table.rows) == 3


def test_labels_of_two_lines_go_to_either_side() -> None:
    high = [balance("£60m"), balance("£70m", period="2024-25")]
    low = [
        balance(printed, period=period, safety_valve=SafetyValve.NET)
        for printed, period in (("£20m", "2023-24"), ("£80m", "2024-25"))
    ]

    chart = trend_chart(trend([*high, *low], Measure.DSG_DEFICIT, "Northwold"), {})

    upper = {(mark.name, mark.printed) for mark in upper_marks(chart)}
    assert upper == {("2023/24", "£60m"), ("2024/25", "£80m")}


@pytest.mark.parametrize(
    ("printed", "axis"),
    [("£63m", "£ million"), ("£5,000", "£ thousand"), ("£12", "£"), ("£0", "£")],
)
def test_the_axis_fits_the_largest_amount(printed: str, axis: str) -> None:
    assert bars(balance(printed)).scale[1] == axis


def test_counts_have_an_axis_of_numbers() -> None:
    counted = figure("1,200", measure=Measure.EHCP_COUNT, period="2023-24")

    chart = comparison_chart(compare([counted], Measure.EHCP_COUNT), {})

    assert (chart.unit, chart.scale[1]) == (Unit.COUNT, "number")


def test_each_set_that_may_be_compared_has_a_scale_of_its_own() -> None:
    other_net = balance("£30m", council="Eastwold", safety_valve=SafetyValve.NET)
    alone = balance("£5k", council="Lonewold", basis=Basis.OUTTURN)
    laid = compare([NORTH, NET, SOUTH, other_net, alone], Measure.DSG_DEFICIT)

    net, rest = charts_alike(laid, {})

    assert [mark.printed for mark in net.marks] == ["£30m", "£20m"]
    assert [mark.printed for mark in rest.marks] == ["£91m", "about £63m"]
    assert [chart.groups[0].name for chart in (net, rest)] == [
        "Comparable with one another – Safety Valve payments: net",
        "Comparable with one another – Safety Valve payments: not stated",
    ]
    assert [row[0] for row in net.table.rows] == ["Eastwold", "Westwold"]


def test_no_scale_has_two_units_whatever_is_asked() -> None:
    share = balance("12.5%", council="Eastwold")
    laid = compare([NORTH, NET, share], Measure.DSG_DEFICIT)

    percent, pounds = charts_anyway(laid, {})

    assert [mark.printed for mark in percent.marks] == ["12.5%"]
    assert [mark.printed for mark in pounds.marks] == ["about £63m", "£20m"]
    assert (percent.unit, pounds.unit) == (Unit.PERCENT, Unit.GBP)


def test_nothing_is_drawn_of_figures_none_of_which_are_alike() -> None:
    assert charts_alike(compare([NORTH, NET], Measure.DSG_DEFICIT), {}) == ()


def test_each_series_has_a_scale_of_its_own_and_says_what_sets_it_apart() -> None:
    net = [
        balance(printed, period=year, safety_valve=SafetyValve.NET)
        for printed, year in (("£20m", "2023-24"), ("£25m", "2024-25"))
    ]
    later = balance("£70m", period="2024-25")
    run = trend([NORTH, later, *net], Measure.DSG_DEFICIT, "Northwold")

    charts = trend_charts_alike(run, {})

    assert [len(chart.groups) for chart in charts] == [1, 1]
    assert {chart.groups[0].name for chart in charts} == {
        "basis: forecast; Safety Valve payments: not stated",
        "basis: forecast; Safety Valve payments: net",
    }


def test_series_are_drawn_together_when_asked_but_not_of_two_units() -> None:
    net = balance("£20m", council="Northwold", safety_valve=SafetyValve.NET)
    shares = balance("12.5%", council="Northwold")
    later = [replace(one, period="2024-25") for one in (NORTH, net, shares)]
    run = trend([NORTH, net, shares, *later], Measure.DSG_DEFICIT, "Northwold")

    charts = trend_charts_anyway(run, {})

    drawn = {chart.unit: len(chart.groups) for chart in charts}
    assert drawn == {Unit.GBP: 2, Unit.PERCENT: 1}


def test_what_is_no_money_is_neither_gross_nor_net() -> None:
    plans = figure("701", council="Northwold", measure=Measure.EHCP_COUNT)

    chart = comparison_chart(compare([plans], Measure.EHCP_COUNT), {})

    assert chart.title == "EHCP count · basis not stated"
