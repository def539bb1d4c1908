"""Rules of tools/vocabulary.py: the field's words and what they stand for."""

import pytest

from corpus.records import Basis, Flow, Measure, SafetyValve, Scenario, Unit
from tools.vocabulary import (
    BASES,
    FLOWS,
    MEASURES,
    SAFETY_VALVES,
    SCENARIOS,
    find_beside,
    find_cell_measure,
    find_coordinate,
    find_measure,
    find_measure_beside,
)


def test_nearest_text_that_says_something_decides() -> None:
    assert find_coordinate(BASES, (None, "row", "outturn", "budget")) is Basis.OUTTURN


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("Forecast outturn", Basis.FORECAST),
        ("Provisional outturn", Basis.OUTTURN),
        ("Revised budget", Basis.BUDGET),
        ("Agreed recovery forecast", Basis.FORECAST),
        ("Agreed trajectory", Basis.AGREEMENT),
        ("the improvement plan has eight parts", None),
        ("children with an EHC plan", None),
        ("the plan assumes", Basis.PLAN),
        ("budget monitoring", None),
        ("without the agreement", None),
        ("is set to reach", Basis.FORECAST),
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


@pytest.mark.parametrize(
    ("sentence", "number", "unit", "measure"),
    [
        ("The deficit is £5m.", "£5m", Unit.GBP, Measure.DSG_DEFICIT),
        ("The DSG deficit management plan needs £5m.", "£5m", Unit.GBP, Measure.OTHER),
        ("A surplus of £5m is forecast.", "£5m", Unit.GBP, Measure.DSG_DEFICIT),
        ("Schools keep £5m of surplus balances.", "£5m", Unit.GBP, Measure.OTHER),
        ("We spend £5m more than the grant.", "£5m", Unit.GBP, Measure.DSG_DEFICIT),
        ("It asks for £5m of capital.", "£5m", Unit.GBP, Measure.CAPITAL),
        ("General fund reserves of £5m.", "£5m", Unit.GBP, Measure.RESERVES),
        ("High needs funding is £5m.", "£5m", Unit.GBP, Measure.HIGH_NEEDS_FUNDING),
        ("High needs spending is £5m.", "£5m", Unit.GBP, Measure.HIGH_NEEDS_SPEND),
        ("The grant received was £5m.", "£5m", Unit.GBP, Measure.OTHER),
        ("£5m for invest-to-save work.", "£5m", Unit.GBP, Measure.OTHER),
        ("EHCPs rose by 5%.", "5%", Unit.PERCENT, Measure.EHCP_COUNT),
        ("Of all EHCPs 5% are new.", "5%", Unit.PERCENT, Measure.EHCP_SHARE),
        ("The rise received is 5%.", "5%", Unit.PERCENT, Measure.OTHER),
        ("5 EHCPs are late.", "5", Unit.COUNT, Measure.EHCP_COUNT),
        ("The deficit of 5 schools.", "5", Unit.COUNT, Measure.OTHER),
    ],
)
def test_number_in_a_sentence_measures_what_is_said_beside_it(
    sentence: str, number: str, unit: Unit, measure: Measure
) -> None:
    before, after = sentence.split(number, maxsplit=1)

    assert find_measure_beside(before, after, sentence, unit) is measure


def test_money_received_is_a_payment_where_the_safety_valve_is_spoken_of() -> None:
    measure = find_measure_beside(
        "It secured ",
        ".",
        "It secured £9m.",
        Unit.GBP,
        earlier="The Council joined the Safety Valve in March.",
    )

    assert measure is Measure.SAFETY_VALVE_FUNDING


def test_capital_won_under_the_safety_valve_is_capital() -> None:
    measure = find_measure_beside(
        "Another ",
        " was secured.",
        "Another £9m was secured.",
        Unit.GBP,
        earlier="The bid for Safety Valve capital succeeded.",
    )

    assert measure is Measure.CAPITAL


def test_it_is_what_the_sentence_before_was_about() -> None:
    measure = find_measure_beside(
        "For high needs alone it was ",
        ".",
        "For high needs alone it was £5m.",
        Unit.GBP,
        earlier="The deficit was £4m.",
    )

    assert measure is Measure.DSG_DEFICIT


def test_section_about_the_deficit_makes_no_deficit_of_its_amounts() -> None:
    background = ("8 How to bring the deficit down",)

    assert find_measure((), Unit.GBP, background=background) is Measure.OTHER


@pytest.mark.parametrize(
    ("row", "over", "measure"),
    [
        ("Out of borough placements", ("2022/23", "Savings £m"), Measure.SAVING),
        ("Base A", ("Cost", "Capital programme"), Measure.CAPITAL),
        ("Placements", ("2022/23", "High needs spend"), Measure.PLACEMENT_COST),
        ("Spend", ("2022/23", "High needs block"), Measure.HIGH_NEEDS_SPEND),
        ("Grant", ("2022/23", "High needs block"), Measure.HIGH_NEEDS_FUNDING),
        ("High needs block", ("2022/23", None), Measure.HIGH_NEEDS_FUNDING),
        ("High needs", ("Outturn", None), Measure.HIGH_NEEDS_SPEND),
        ("High needs", ("Variance", None), Measure.DSG_DEFICIT),
        ("Closing balance", ("2022/23", "DSG account"), Measure.DSG_DEFICIT),
        ("Total expenditure", ("Budget", "DSG"), Measure.OTHER),
    ],
)
def test_cell_measures_what_its_headings_say_together(
    row: str, over: tuple[str | None, ...], measure: Measure
) -> None:
    assert find_cell_measure((row,), over, Unit.GBP, background=()) is measure
