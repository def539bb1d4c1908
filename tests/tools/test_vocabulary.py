"""Rules of tools/vocabulary.py: the field's words and what they stand for."""

import pytest

from corpus.records import Basis, Flow, Measure, SafetyValve, Scenario
from tools.vocabulary import (
    BASES,
    FLOWS,
    MEASURES,
    SAFETY_VALVES,
    SCENARIOS,
    find_beside,
    find_coordinate,
)


def test_nearest_text_that_says_something_decides() -> None:
    assert find_coordinate(BASES, (None, "row", "outturn", "budget")) is Basis.OUTTURN


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("Forecast outturn", Basis.FORECAST),
        ("Provisional outturn", Basis.OUTTURN),
        ("Revised budget", Basis.BUDGET),
        ("the accounts closed with a deficit", Basis.OUTTURN),
        ("agreed in March", Basis.AGREEMENT),
        ("if agreed, it would be used", None),
        ("the DfE undertook to pay it", Basis.AGREEMENT),
        ("the Council has agreed not to use it", None),
        ("Agreed recovery forecast", Basis.FORECAST),
        ("Agreed trajectory", Basis.AGREEMENT),
        ("the improvement plan has eight parts", None),
        ("children with an EHC plan", None),
        ("the plan assumes", Basis.PLAN),
        ("budget monitoring", None),
        ("without the agreement", None),
        ("is set to reach", Basis.FORECAST),
        ("is forecasting an overspend", Basis.FORECAST),
        ("two years later than agreed", None),
        ("Budget¹", Basis.BUDGET),
    ],
)
def test_basis_is_a_rung_of_the_ladder(words: str, basis: Basis | None) -> None:
    assert find_coordinate(BASES, (words,)) is basis


@pytest.mark.parametrize(
    ("words", "flow"),
    [
        ("cumulative deficit", Flow.CUMULATIVE),
        ("in-year deficit", Flow.IN_YEAR),
        ("overspend", Flow.IN_YEAR),
        ("Shortfall in the year", Flow.IN_YEAR),
        ("Accumulated deficit for the year", Flow.CUMULATIVE),
        ("total overspend", Flow.CUMULATIVE),
        ("balance carried forward", Flow.CUMULATIVE),
        ("deficit", None),
    ],
)
def test_flow_tells_a_balance_from_a_year(words: str, flow: Flow | None) -> None:
    assert find_coordinate(FLOWS, (words,)) is flow


@pytest.mark.parametrize(
    ("words", "scenario"),
    [
        ("if the current trajectory went on", Scenario.UNMITIGATED),
        ("Unmitigated forecast", Scenario.UNMITIGATED),
        ("Mitigated forecast", Scenario.MITIGATED),
        ("assuming that the programme is delivered", Scenario.MITIGATED),
        ("Balance at 31 March, after DMP", Scenario.MITIGATED),
        ("deficit with the DSG management plan", Scenario.MITIGATED),
        ("Balance at 31 March, before DMP", Scenario.UNMITIGATED),
        ("the deficit with DBV delivered in full", Scenario.MITIGATED),
        ("the deficit with all opportunities realised", Scenario.MITIGATED),
        ("the deficit without DBV", Scenario.UNMITIGATED),
        ("without DBV grant", None),
        ("deficit after the management plan was sent", None),
        ("deficit after the DMP was sent", None),
        ("forecast", None),
    ],
)
def test_scenario_is_with_the_plan_or_without(
    words: str, scenario: Scenario | None
) -> None:
    assert find_coordinate(SCENARIOS, (words,)) is scenario


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("excluding Safety Valve payments", SafetyValve.GROSS),
        ("before DfE contributions", SafetyValve.GROSS),
        ("net of Safety Valve funding", SafetyValve.NET),
        ("including the DfE payments", SafetyValve.NET),
        ("Safety Valve", None),
    ],
)
def test_deficit_is_before_or_after_payments(
    words: str, side: SafetyValve | None
) -> None:
    assert find_coordinate(SAFETY_VALVES, (words,)) is side


def test_words_before_a_number_go_before_words_after() -> None:
    measure = find_beside(MEASURES, "the deficit fell to ", " after savings")

    assert measure is Measure.DSG_DEFICIT


def test_last_words_before_a_number_are_its_own() -> None:
    measure = find_beside(MEASURES, "a deficit despite savings of ", "")

    assert measure is Measure.SAVING


def test_words_in_a_relative_clause_after_are_of_something_else() -> None:
    assert find_beside(MEASURES, "it cost ", " in interest that reserves earn") is None
