"""Rules of tools/sentence_measures.py: what a sentence's numbers measure."""

import pytest

from corpus.records import Measure, Unit
from tools.sentence_measures import find_measure_beside


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
        ("The General Fund balance is £5m.", "£5m", Unit.GBP, Measure.RESERVES),
        ("High needs funding is £5m.", "£5m", Unit.GBP, Measure.HIGH_NEEDS_FUNDING),
        ("High needs spending is £5m.", "£5m", Unit.GBP, Measure.HIGH_NEEDS_SPEND),
        ("The grant received was £5m.", "£5m", Unit.GBP, Measure.OTHER),
        ("£5m for invest-to-save work.", "£5m", Unit.GBP, Measure.OTHER),
        ("EHCPs rose by 5%.", "5%", Unit.PERCENT, Measure.EHCP_COUNT),
        ("Of all EHCPs 5% are new.", "5%", Unit.PERCENT, Measure.EHCP_SHARE),
        ("The rise received is 5%.", "5%", Unit.PERCENT, Measure.OTHER),
        (
            "A DBV grant of £5m does not cut the deficit.",
            "£5m",
            Unit.GBP,
            Measure.OTHER,
        ),
        (
            "It owed a deficit of £9m, offset by £5m of balances.",
            "£5m",
            Unit.GBP,
            Measure.OTHER,
        ),
        ("The deficit would rise by £5m.", "£5m", Unit.GBP, Measure.OTHER),
        ("The movement of £5m is from placements.", "£5m", Unit.GBP, Measure.OTHER),
        ("The deficit is up, an increase of £5m.", "£5m", Unit.GBP, Measure.OTHER),
        (
            "The deficit fell because £5m of early years funding was not needed.",
            "£5m",
            Unit.GBP,
            Measure.OTHER,
        ),
        ("Of the deficit £5m of it is old.", "£5m", Unit.GBP, Measure.DSG_DEFICIT),
        (
            "The Safety Valve: it provided £5m towards clearing the deficit.",
            "£5m",
            Unit.GBP,
            Measure.SAFETY_VALVE_FUNDING,
        ),
        ("DSG balances at the year end: £5m.", "£5m", Unit.GBP, Measure.DSG_DEFICIT),
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


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("It is high, against the 2023/24 revenue budget of £5m.", Measure.OTHER),
        (
            "The overspend is high against the high needs budget of £5m.",
            Measure.HIGH_NEEDS_FUNDING,
        ),
        ("An overspend against the grant and transfer of £5m.", Measure.DSG_DEFICIT),
        ("A shortfall against our grant and income of £5m.", Measure.DSG_DEFICIT),
    ],
)
def test_what_an_overspend_is_held_against_is_none(
    sentence: str, measure: Measure
) -> None:
    before, after = sentence.split("£5m")

    assert find_measure_beside(before, after, sentence, Unit.GBP) is measure


@pytest.mark.parametrize(
    ("sentence", "heading", "measure"),
    [
        ("£5m was paid in March.", "Safety Valve", Measure.SAFETY_VALVE_FUNDING),
        ("£5m is due in each year.", "The SV agreement", Measure.SAFETY_VALVE_FUNDING),
        ("The Council will pay £5m.", "Safety Valve", Measure.OTHER),
        ("£5m was paid in March.", "Placements", Measure.OTHER),
        ("A base of 12 places (£5m) opens.", "SEND capital", Measure.CAPITAL),
        ("Places cost £5m.", "High needs", Measure.PLACEMENT_COST),
        ("The average place costs £5m.", "SEND capital", Measure.PLACEMENT_COST),
    ],
)
def test_section_says_what_money_comes_and_what_places_are_built(
    sentence: str, heading: str, measure: Measure
) -> None:
    before, after = sentence.split("£5m")

    found = find_measure_beside(
        before, after, sentence, Unit.GBP, background=(heading,)
    )

    assert found is measure
