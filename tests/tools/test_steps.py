import pytest

from tests.desk_in_words import table_of
from tools.steps import column_of, step_columns

BRIDGE = ("2024/25", "Demand growth", "Price increase", "2025/26")


def steps(columns: tuple[str, ...], *rows: tuple[str, ...]) -> set[str]:
    cells = table_of(
        {f"Row {number}": row for number, row in enumerate(rows)}, columns=columns
    )
    found = step_columns(cells)
    return {cell.column_path[0] for cell in cells if column_of(cell) in found}


def test_columns_between_two_that_they_lead_from_and_to_are_steps() -> None:
    found = steps(
        BRIDGE, ("£20m", "£3m", "£2m", "£25m"), ("£10m", "£1m", "£1m", "£12m")
    )

    assert found == {"Demand growth", "Price increase"}


@pytest.mark.parametrize(
    "columns",
    [
        ("2022/23", "2023/24", "2024/25", "Total"),
        ("Budget", "Forecast", "Outturn", "All"),
    ],
    ids=["years", "bases"],
)
def test_columns_that_state_a_time_or_a_basis_are_no_steps(
    columns: tuple[str, ...],
) -> None:
    assert steps(columns, ("£1m", "£2m", "£3m", "£6m")) == set()


def test_a_column_that_adds_up_in_one_row_of_three_is_no_step() -> None:
    adds, not_so = ("£20m", "£3m", "£2m", "£25m"), ("£20m", "£3m", "£2m", "£9m")

    assert steps(BRIDGE, adds, not_so, not_so) == set()
