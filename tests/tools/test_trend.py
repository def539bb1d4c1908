from dataclasses import replace
from decimal import Decimal
from typing import Any

from corpus.records import Basis, Figure, Flow, Measure, SafetyValve
from tests.figures_in_words import figure
from tools.trend import clearing, series_coordinates, step, trend


def forecast(printed: str, period: str | None, **coordinates: Any) -> Figure:
    """Northwold's forecast balance at the end of a year, net of payments."""
    shared = {
        "basis": Basis.FORECAST,
        "flow": Flow.CUMULATIVE,
        "safety_valve": SafetyValve.NET,
        "vintage": "16 Dec 2021",
    }
    return figure(printed, **{**shared, "period": period, **coordinates})


FIRST = forecast("£22.172m", "2021-22")
SECOND = forecast("£16.141m", "2022-23")
THIRD = forecast("£9.108m", "2023-24")


def test_neighbouring_years_are_led_to_by_calculations() -> None:
    (series,) = trend([THIRD, FIRST, SECOND], Measure.DSG_DEFICIT, "Northwold").series

    assert series.figures == (FIRST, SECOND, THIRD)
    assert [one.change.result for one in series.steps] == [-6031000, -7033000]
    first = series.steps[0]
    assert first.change.operands == (SECOND.id, FIRST.id)
    assert first.change.expression == "£16.141m − £22.172m"
    assert first.percentage is not None
    assert first.percentage.printed == "−27.2%"


def test_unlike_figures_are_in_series_of_their_own() -> None:
    gross = forecast("£30m", "2022-23", safety_valve=SafetyValve.GROSS)
    outturn = forecast("£18.6m", "2022-23", basis=Basis.OUTTURN)

    found = trend([FIRST, SECOND, gross, outturn], Measure.DSG_DEFICIT, "Northwold")

    assert [one.figures for one in found.series] == [
        (FIRST, SECOND),
        (gross,),
        (outturn,),
    ]
    marks = [
        {each.name for each in row if each.differs}
        for row in series_coordinates(found.series)
    ]
    assert marks == [set(), {"Safety Valve payments"}, {"basis"}]


def test_the_newest_word_on_a_year_stands_and_the_earlier_lead_to_it() -> None:
    january = forecast("£13.241m", "2022-23", vintage="Jan 2021")
    early = forecast("£17.644m", "2022-23", vintage="14 Dec 2021")

    (series,) = trend([SECOND, january, early], Measure.DSG_DEFICIT, "Northwold").series

    (point,) = series.points
    assert point.figure == SECOND
    assert [(one.before, one.after) for one in point.revisions] == [
        (january, early),
        (early, SECOND),
    ]
    assert [one.change.result for one in point.revisions] == [4403000, -1503000]


def test_two_amounts_said_on_one_day_are_both_told() -> None:
    other = forecast("£17m", "2022-23")

    (series,) = trend([SECOND, other, SECOND], Measure.DSG_DEFICIT, "Northwold").series

    assert [(point.figure, point.rivals) for point in series.points] == [
        (SECOND, (other,))
    ]


def test_a_figure_without_a_time_is_told_apart() -> None:
    undated = forecast("£3m", None)

    found = trend([FIRST, undated], Measure.DSG_DEFICIT, "Northwold")

    assert found.undated == (undated,)
    assert [one.figures for one in found.series] == [(FIRST,)]


def test_other_councils_and_measures_are_passed_over() -> None:
    elsewhere = forecast("£3m", "2022-23", council="Southwold")
    reserves = forecast("£4m", "2022-23", measure=Measure.RESERVES)

    found = trend([FIRST, elsewhere, reserves], Measure.DSG_DEFICIT, "Northwold")

    assert [one.figures for one in found.series] == [(FIRST,)]


def test_a_year_end_stands_in_order_among_financial_years() -> None:
    at_year_end = forecast("£16.141m", None, as_at="2023-03-31")
    mid_year = forecast("£12m", None, as_at="2024-01-31")

    found = trend(
        [THIRD, mid_year, at_year_end, FIRST], Measure.DSG_DEFICIT, "Northwold"
    )

    assert [point.time for point in found.series[0].points] == [
        "2021-22",
        "2022-23",
        "2024-01-31",
        "2023-24",
    ]


def test_no_percentage_is_worked_out_through_nought_or_of_percentages() -> None:
    surplus = figure("£207,000", amount=Decimal(-207000))
    deficit = figure("£9.108m")

    assert step(deficit, surplus).percentage is None
    assert step(surplus, deficit).percentage is None
    assert step(figure("20%"), figure("30%")).percentage is None
    assert step(surplus, deficit).change.result == Decimal(9315000)


def test_a_deficit_clears_in_another_year_in_another_vintage() -> None:
    early = {"vintage": "14 Dec 2021"}
    owed = forecast("£4.671m", "2024-25", **early)
    cleared = replace(forecast("£3.586m", "2025-26", **early), amount=Decimal(-3586000))
    sooner = replace(forecast("£0.207m", "2024-25"), amount=Decimal(-207000))

    (series,) = trend(
        [THIRD, sooner, owed, cleared], Measure.DSG_DEFICIT, "Northwold"
    ).series

    assert clearing(series) == (cleared, sooner)
