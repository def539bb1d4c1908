from decimal import Decimal
from typing import Any

from corpus.records import Basis, Figure, Flow, Measure, Paper, PaperId, SafetyValve
from tests.figures_in_words import figure
from tools.compare import compare, compare_by_year
from tools.comparison_sheets import (
    changes_sheet,
    comparison_sheets,
    normalised_sheet,
    trend_sheet,
)
from tools.export import CellValue, Sheet
from tools.normalised import Denominator, normalise
from tools.revisions import changes
from tools.trend import trend

PAPER = Paper(id=PaperId("ab" * 32), file_name="paper.pdf", title="Deficit update")
PAPERS = {PAPER.id: PAPER}


def balance(printed: str, **coordinates: Any) -> Figure:
    """A forecast balance at the end of 2023-24."""
    shared = {"period": "2023-24", "basis": Basis.FORECAST, "flow": Flow.CUMULATIVE}
    return figure(printed, **{**shared, **coordinates})


NORTH = balance("£19.543m", council="Northwold", vintage="2024-01")
SOUTH = balance("£91m", council="Southwold")
NET = balance("£20m", council="Westwold", safety_valve=SafetyValve.NET)


def named(sheet: Sheet, number: int) -> dict[str, CellValue]:
    return dict(zip(sheet.header, sheet.rows[number], strict=True))


def test_side_by_side_each_row_has_value_words_differences_and_source() -> None:
    beside = compare([NORTH, SOUTH, NET], Measure.DSG_DEFICIT)

    sheet, *_ = comparison_sheets(beside, (), PAPERS)

    north, west = named(sheet, 0), named(sheet, 2)
    assert north["Value"] == Decimal(19543000)
    assert (north["Printed"], north["As said"]) == ("£19.543m", "£19.543m")
    assert north["Place in its ranking"] == "2 of 2 that may be compared"
    assert north["Differs in"] is None
    assert north["What was said of it"] == "forecast £19.543m (January 2024)"
    assert (north["Paper"], north["Page"], north["Where"], north["Quote"]) == (
        "paper.pdf",
        2,
        "para 5.3",
        "DSG deficit £19.543m",
    )
    assert west["Place in its ranking"] is None
    assert west["Differs in"] == "Safety Valve payments: net"
    assert west["May not be compared with"] == (
        "Northwold: Safety Valve payments: not stated against net"
        " | Southwold: Safety Valve payments: not stated against net"
    )


def test_years_pairs_and_vintages_have_sheets_of_their_own() -> None:
    later = balance("£95m", council="Southwold", period="2024-25")
    figures = [NORTH, SOUTH, later]
    beside = compare(figures, Measure.DSG_DEFICIT)
    years = compare_by_year(figures, Measure.DSG_DEFICIT)

    _, by_year, pairs, vintages = comparison_sheets(beside, years, PAPERS)

    assert [row[:2] for row in by_year.rows] == [
        ("2023-24", "Northwold"),
        ("2023-24", "Southwold"),
        ("2024-25", "Southwold"),
    ]
    assert named(pairs, 0)["May be compared"] == "yes"
    assert [row[0] for row in vintages.rows] == ["Northwold", "Southwold"]


def test_a_share_has_its_working_and_both_sources() -> None:
    grant = figure(
        "£50.000m",
        measure=Measure.HIGH_NEEDS_FUNDING,
        period="2023-24",
        quote="High needs block 50.000",
    )
    rows = normalise([NORTH, SOUTH], Denominator.HIGH_NEEDS_FUNDING, [grant])

    sheet = normalised_sheet(rows, PAPERS)

    north, south = named(sheet, 0), named(sheet, 1)
    assert (north["Result"], north["Result as said"]) == (Decimal("39.086"), "39.09%")
    assert north["Working"] == "£19.543m ÷ £50.000m"
    assert north["Quote"] == "DSG deficit £19.543m"
    assert north["Divided by: Quote"] == "High needs block 50.000"
    assert (south["Result"], south["Divided by: Value"]) == (None, None)
    assert south["Why none"] == "high needs grant not stated for 2023-24"


def test_a_year_of_a_trend_has_the_step_that_led_to_it() -> None:
    later = balance("£21.543m", period="2024-25")
    undated = balance("£3m", period=None)

    sheet = trend_sheet(
        trend([NORTH, later, undated], Measure.DSG_DEFICIT, "Northwold"), PAPERS
    )

    first, second, last = (named(sheet, number) for number in range(3))
    assert (first["Change: Result"], first["Series"]) == (None, 1)
    assert second["Change: Result"] == Decimal(2000000)
    assert second["Change: Working"] == "£21.543m − £19.543m"
    assert second["Percentage change: Result as said"] == "10.23%"
    assert (last["Series"], last["Time"]) == (None, "not stated")


def test_a_change_has_both_sources() -> None:
    revised = balance("£18.000m", vintage="2024-07", quote="DSG deficit of 18.000")
    appeared = balance("£4m", period="2025-26")

    sheet = changes_sheet([changes([NORTH], [revised, appeared])], PAPERS)

    first, second = named(sheet, 0), named(sheet, 1)
    assert first["What became of it"] == "revised"
    assert (first["Before: Value"], first["After: Value"]) == (19543000, 18000000)
    assert first["Change: Result as said"] == "−£1.543m"
    assert first["Before: Quote"] == "DSG deficit £19.543m"
    assert first["After: Quote"] == "DSG deficit of 18.000"
    assert second["What became of it"] == "appeared"
    assert (second["Before: Value"], second["After: Value"]) == (None, 4000000)
