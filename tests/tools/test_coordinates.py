"""Rules of tools/coordinates.py: what follows from a measure and a heading."""

import pytest

from corpus.money import read_amounts, read_cell
from corpus.records import Flow, FundingBlock, Measure, Scenario, Stage
from tools.coordinates import (
    find_block,
    find_flow,
    find_period,
    find_scenario,
    find_stage,
    find_submission,
    find_table_year,
    find_vintage,
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


def test_grant_and_spend_are_of_one_year_and_one_block() -> None:
    assert find_flow(Measure.HIGH_NEEDS_SPEND, ()) is Flow.IN_YEAR
    assert find_block(Measure.HIGH_NEEDS_SPEND, ()) is FundingBlock.HIGH_NEEDS
    assert find_block(Measure.CAPITAL, ("High needs",)) is None


def test_stage_is_of_safety_valve_money_alone() -> None:
    assert find_stage(Measure.SAFETY_VALVE_FUNDING, ("received",)) is Stage.RECEIVED
    assert find_stage(Measure.RESERVES, ("received",)) is None


def test_remaining_belongs_to_what_remains() -> None:
    said = ("the remaining balance of the £20m agreed",)

    assert find_stage(Measure.SAFETY_VALVE_FUNDING, said) is Stage.AGREED


@pytest.mark.parametrize(
    ("headings", "time"),
    [
        (("2022/23",), "2022-23"),
        (("Month 9", "2022/23"), "2022-23"),
        (("2021/22 to 2024/25", "2022/23"), "2022-23"),
        (("2023/23", "2022/23"), "2022-23"),
        (("Deficit", None), None),
    ],
)
def test_heading_names_a_single_time(
    headings: tuple[str | None, ...], time: str | None
) -> None:
    period = find_period(headings, said_on=None)

    assert (period.year if period else None) == time


@pytest.mark.parametrize(
    ("caption", "year"),
    [
        ("High needs outturn 2022/23", "2022-23"),
        ("Balances at 31 March 2023", "2022-23"),
        ("Forecast as at 14 December 2021", None),
        ("From 2021/22 to 2024/25", None),
        ("2021/22 beside 2022/23", None),
    ],
)
def test_caption_gives_its_one_year_to_the_table(
    caption: str, year: str | None
) -> None:
    period = find_table_year((None, caption))

    assert (period.year if period else None) == year


@pytest.mark.parametrize(
    ("caption", "vintage"),
    [
        ("Forecast as at 14 Dec 2021", "14 Dec 2021"),
        ("Recovery as agreed, January 2021", "January 2021"),
        ("Balance as at 31 March 2024", None),
        ("Balance", None),
    ],
)
def test_vintage_is_when_a_table_was_made(caption: str, vintage: str | None) -> None:
    assert find_vintage((caption,)) == vintage


def test_submission_is_named_by_its_month() -> None:
    assert find_submission("As in the May submission, it is £5m.") == "May submission"
    assert find_submission("The Original submission said £5m.") is None


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
