"""Rules of tools/coordinates.py: what follows from a measure and a heading."""

import pytest

from corpus.money import read_amounts, read_cell
from corpus.records import Flow, Measure, Scenario, Stage
from tools.coordinates import (
    find_flow,
    find_scenario,
    find_stage,
    sign_amount,
    sign_cell,
)


def test_only_a_deficit_is_turned() -> None:
    (amount,) = read_amounts("£5m surplus")

    assert sign_amount(amount, Measure.DSG_DEFICIT, "") == -5_000_000
    assert sign_amount(amount, Measure.SAVING, "") == 5_000_000


@pytest.mark.parametrize(
    ("printed", "habit", "amount"),
    [
        ("(5)", None, -5),
        ("(5)", 1, -5),
        ("(5)", -1, 5),
        ("5", -1, -5),
        ("-5 surplus", -1, -5),
        ("5 surplus", 1, -5),
        ("(5) deficit", 1, 5),
    ],
)
def test_word_in_a_cell_goes_before_the_tables_habit(
    printed: str, habit: int | None, amount: int
) -> None:
    cell = read_cell(printed)

    assert cell is not None
    assert sign_cell(cell, habit) == amount


def test_deficit_at_a_year_end_is_a_balance() -> None:
    assert find_flow(Measure.DSG_DEFICIT, ("Deficit",)) is None
    assert (
        find_flow(Measure.DSG_DEFICIT, ("Deficit",), as_at="2024-03-31")
        is Flow.CUMULATIVE
    )


def test_grant_and_spend_are_of_one_year() -> None:
    assert find_flow(Measure.HIGH_NEEDS_SPEND, ()) is Flow.IN_YEAR


def test_stage_is_of_safety_valve_money_alone() -> None:
    assert find_stage(Measure.SAFETY_VALVE_FUNDING, ("received",)) is Stage.RECEIVED
    assert find_stage(Measure.RESERVES, ("received",)) is None


def test_remaining_belongs_to_what_remains() -> None:
    said = ("the remaining balance of the £20m agreed",)

    assert find_stage(Measure.SAFETY_VALVE_FUNDING, said) is Stage.AGREED


@pytest.mark.parametrize(
    ("heading", "scenario"),
    [
        ("Unmitigated forecast", Scenario.UNMITIGATED),
        ("Mitigated savings against the unmitigated forecast", Scenario.MITIGATED),
        ("Savings against the unmitigated forecast", None),
        ("Without the programme", Scenario.UNMITIGATED),
        ("With recovery plan", Scenario.MITIGATED),
    ],
)
def test_heading_is_of_its_own_case_and_not_of_the_one_it_is_set_against(
    heading: str, scenario: Scenario | None
) -> None:
    assert find_scenario((heading,)) is scenario
