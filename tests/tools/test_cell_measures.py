"""Rules of tools/cell_measures.py: what a table's cells measure."""

import pytest

from corpus.records import Measure, Unit
from tools.cell_measures import find_cell_measure


@pytest.mark.parametrize(
    ("row", "over", "measure"),
    [
        ("Out of borough placements", ("2022/23", "Savings £m"), Measure.SAVING),
        ("Base A", ("Cost", "Capital programme"), Measure.CAPITAL),
        ("Placements", ("2022/23", "High needs spend"), Measure.HIGH_NEEDS_SPEND),
        ("Top-ups", ("Budget", "High needs block by line"), Measure.HIGH_NEEDS_SPEND),
        ("Placements", ("2022/23", "Placements bought"), Measure.PLACEMENT_COST),
        ("Base A", ("2022/23", "Average cost of a place"), Measure.PLACEMENT_COST),
        ("Base A", ("Unit cost", "High needs spend"), Measure.PLACEMENT_COST),
        ("2022/23", ("Funding", "High needs spending"), Measure.HIGH_NEEDS_FUNDING),
        ("Spend", ("2022/23", "High needs block"), Measure.HIGH_NEEDS_SPEND),
        ("Grant", ("2022/23", "High needs block"), Measure.HIGH_NEEDS_FUNDING),
        ("High needs block", ("2022/23", None), Measure.HIGH_NEEDS_FUNDING),
        ("High needs", ("Outturn", None), Measure.HIGH_NEEDS_SPEND),
        ("High needs", ("Variance", None), Measure.DSG_DEFICIT),
        ("Closing balance", ("2022/23", "DSG account"), Measure.DSG_DEFICIT),
        ("Total expenditure", ("Budget", "DSG"), Measure.OTHER),
        ("Places Head of Capital", ("2022/23", "Savings £k"), Measure.SAVING),
        ("Central", ("Reserve £m", "DSG unusable reserve"), Measure.DSG_DEFICIT),
        ("Central", ("Reserve £m", "Usable reserves"), Measure.RESERVES),
        ("2023/24", ("Variance", "Year-end DSG balance"), Measure.OTHER),
    ],
)
def test_cell_measures_what_its_headings_say_together(
    row: str, over: tuple[str | None, ...], measure: Measure
) -> None:
    assert find_cell_measure((row,), over, Unit.GBP, background=()) is measure


@pytest.mark.parametrize(
    ("row", "over", "subject", "is_paid"),
    [
        ("2022/23", ("Paid", "DfE payments"), "Safety Valve", True),
        ("2022/23", ("Paid", "DfE payments"), "Budget report", False),
        ("2022/23", ("Received", "Grants"), "Safety Valve", False),
        ("Income", ("Received", "DfE funding"), "Safety Valve", False),
        ("Deficit", ("After DfE payments", None), "Safety Valve", False),
    ],
)
def test_payments_of_the_dfe_are_of_the_safety_valve_in_a_paper_about_it(
    row: str, over: tuple[str | None, ...], subject: str, *, is_paid: bool
) -> None:
    found = find_cell_measure(
        (row,), over, Unit.GBP, background=("Finance",), subject=subject
    )

    assert (found is Measure.SAFETY_VALVE_FUNDING) == is_paid


@pytest.mark.parametrize(
    ("row", "caption", "measure"),
    [
        ("Safety Valve agreement (March 2023)", "DSG deficit", Measure.DSG_DEFICIT),
        ("The SV plan", "Cumulative deficit at 31 March", Measure.DSG_DEFICIT),
        ("Safety Valve payment", "DSG deficit", Measure.SAFETY_VALVE_FUNDING),
    ],
)
def test_what_was_agreed_is_a_deficit_under_a_caption_of_deficits(
    row: str, caption: str, measure: Measure
) -> None:
    found = find_cell_measure((row,), ("2024", caption), Unit.GBP, background=())

    assert found is measure


PAIR = "DSG block position, (deficit)/surplus"


@pytest.mark.parametrize(
    ("row", "caption", "beside", "measure"),
    [
        ("High needs block", PAIR, (), Measure.DSG_DEFICIT),
        ("High needs block", "DSG over/(under) spend", (), Measure.DSG_DEFICIT),
        ("High needs block allocation", PAIR, (), Measure.HIGH_NEEDS_FUNDING),
        ("High needs block", PAIR, ("In-year (deficit)",), Measure.HIGH_NEEDS_FUNDING),
    ],
)
def test_pair_in_a_caption_is_of_rows_that_name_neither(
    row: str, caption: str, beside: tuple[str, ...], measure: Measure
) -> None:
    found = find_cell_measure(
        (row,), ("2023/24", caption), Unit.GBP, background=(), beside=beside
    )

    assert found is measure


@pytest.mark.parametrize(
    ("row", "over", "measure"),
    [
        ("High needs", ("Variation", "DSG forecast"), Measure.DSG_DEFICIT),
        ("High needs", ("Movement P5 to P7", "DSG forecast"), Measure.OTHER),
        ("Top-ups", ("Movement P5 to P7", "High needs block"), Measure.OTHER),
        ("2024/25", ("Council", "Safety Valve payments"), Measure.OTHER),
        ("2024/25", ("Council contribution", "Safety Valve payments"), Measure.OTHER),
        ("2024/25", ("DfE", "Safety Valve payments"), Measure.SAFETY_VALVE_FUNDING),
        ("Year 1", ("What it will cost / (save)", None), Measure.OTHER),
        ("Contribution from reserves", ("2026-27", "DSG balance"), Measure.OTHER),
    ],
)
def test_column_tells_a_variation_from_a_movement_and_whose_money_it_is(
    row: str, over: tuple[str | None, ...], measure: Measure
) -> None:
    assert find_cell_measure((row,), over, Unit.GBP, background=()) is measure


@pytest.mark.parametrize(
    ("rows", "over", "measure"),
    [
        ("2025-26 \u2013 Proposed budget", "Closing", Measure.DSG_DEFICIT),
        ("2025-26 \u2013 Proposed budget", "In-year", Measure.DSG_DEFICIT),
        ("2025-26 \u2013 Proposed budget", "Spend", Measure.OTHER),
    ],
)
def test_a_balance_rolled_on_is_a_deficit_beside_rows_of_budgets(
    rows: str, over: str, measure: Measure
) -> None:
    found = find_cell_measure(
        (rows,),
        (over, "Cumulative DSG deficit (£m)"),
        Unit.GBP,
        background=(),
        beside=("2024-25 \u2013 Forecast", rows),
    )

    assert found is measure


@pytest.mark.parametrize(
    ("column", "measure"),
    [
        ("2024/25 £m", Measure.TRANSFER),
        ("High needs budget £m", Measure.HIGH_NEEDS_FUNDING),
    ],
)
def test_blocks_are_what_is_moved_between_in_a_table_of_transfers(
    column: str, measure: Measure
) -> None:
    found = find_cell_measure(
        ("Schools", "High needs"),
        (column, "Table 11: Block transfers"),
        Unit.GBP,
        background=(),
    )

    assert found is measure
