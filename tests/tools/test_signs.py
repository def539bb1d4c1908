"""Rules of tools/signs.py: brackets mean what sums say they mean."""

from collections.abc import Sequence

from tests.papers_in_words import table
from tools.grid import read_grid
from tools.signs import read_habits


def habits_of(rows: Sequence[Sequence[str]]) -> dict[str, int | None]:
    grid = read_grid(table("£000", rows))
    habits = read_habits(grid)
    return {cell.row_path[-1]: habits.of(cell) for cell in grid.cells}


def test_spend_less_grant_is_printed_as_a_deficit() -> None:
    rows = [
        ["", "2022/23", "2023/24"],
        ["Grant", "40,117", "43,250"],
        ["Spend", "45,902", "42,815"],
        ["Net", "5,785", "(435)"],
    ]

    assert habits_of(rows)["Net"] == 1


def test_grant_less_spend_is_printed_as_a_surplus() -> None:
    rows = [
        ["", "2022/23", "2023/24"],
        ["Grant", "40,117", "43,250"],
        ["Spend", "45,902", "42,815"],
        ["Net", "(5,785)", "435"],
    ]

    assert habits_of(rows)["Net"] == -1


def test_closing_balance_has_the_habit_of_what_moved_it() -> None:
    rows = [
        ["", "2022/23", "2023/24"],
        ["Grant", "40,117", "43,250"],
        ["Spend", "45,902", "46,815"],
        ["In-year position", "(5,785)", "(3,565)"],
        ["Opening balance", "(1,200)", "(6,985)"],
        ["Closing balance", "(6,985)", "(10,550)"],
    ]

    habits = habits_of(rows)

    assert (habits["Opening balance"], habits["Closing balance"]) == (-1, -1)


def test_movement_printed_against_its_balance_has_the_other_habit() -> None:
    rows = [
        ["", "2022/23", "2023/24"],
        ["Opening deficit", "1,200", "6,985"],
        ["In-year movement in balance", "(5,785)", "(3,565)"],
        ["Closing deficit", "6,985", "10,550"],
    ]

    habits = habits_of(rows)

    assert habits["In-year movement in balance"] == -1
    assert habits["Closing deficit"] == 1


def test_deficits_that_are_all_negative_are_deficits() -> None:
    rows = [["", "2022/23", "2023/24"], ["DSG deficit", "-5,785", "-9,350"]]

    assert habits_of(rows)["DSG deficit"] == -1


def test_deficit_that_turns_to_surplus_keeps_its_sign() -> None:
    rows = [["", "2022/23", "2023/24"], ["DSG deficit", "5,785", "-350"]]

    assert habits_of(rows)["DSG deficit"] == 1


def test_surplus_printed_positive_is_turned() -> None:
    rows = [["", "2022/23"], ["Surplus", "350"]]

    assert habits_of(rows)["Surplus"] == -1


def test_habit_that_nothing_tells_is_unknown() -> None:
    rows = [["", "2022/23"], ["Balance", "(350)"]]

    assert habits_of(rows)["Balance"] is None


def test_few_digits_that_agree_tell_no_habit() -> None:
    rows = [["", "2022/23"], ["Grant", "3"], ["Spend", "2"], ["Net", "1"]]

    assert habits_of(rows)["Net"] is None


def test_brackets_mean_the_same_in_every_line_of_a_table() -> None:
    rows = [["", "2022/23"], ["In-year deficit", "(350)"], ["Balance", "(900)"]]

    assert habits_of(rows)["Balance"] == -1
