"""Rules of tools/differences.py: what is of how far one thing is from another."""

import pytest

from tools.differences import (
    have_variances_moved,
    is_apart,
    is_budget_gap,
    is_movement,
    is_off_balance,
)


@pytest.mark.parametrize(
    ("column", "is_one"),
    [
        ("Movement P5 to P7", True),
        ("Change since January", True),
        ("Change £m", True),
        ("Change programme", False),
        ("2023/24", False),
    ],
)
def test_column_of_what_changed_is_a_movement(column: str, *, is_one: bool) -> None:
    assert is_movement((column, None)) is is_one


@pytest.mark.parametrize(
    ("row", "is_one"),
    [
        ("Above agreement profile", True),
        ("Gap to target", True),
        ("Above the planned deficit", False),
        ("Deficit", False),
    ],
)
def test_row_of_a_distance_is_of_neither_end(row: str, *, is_one: bool) -> None:
    assert is_apart((row,), ("2023/24", None)) is is_one


def test_movement_beside_variances_is_of_how_they_moved() -> None:
    assert have_variances_moved(("Movement",), ("Variance £m",))
    assert not have_variances_moved(("Movement",), ("Opening", "Closing"))


def test_variance_of_a_balance_is_how_far_it_is_off() -> None:
    assert is_off_balance(("Closing balance",), ("Variance", None))
    assert not is_off_balance(("Closing balance",), ("2023/24", None))


def test_gap_beside_that_of_the_budget_is_no_grant_s() -> None:
    assert is_budget_gap(("Remaining gap",), ("MTFS budget gap",))
    assert not is_budget_gap(("High needs gap",), ("MTFS budget gap",))
