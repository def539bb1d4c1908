"""Rules of tools/measures.py: what a number measures, by the words around it."""

import pytest

from corpus.records import Measure, Unit
from tools.measures import find_cell_measure, find_measure, find_measure_beside


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
