"""Rules of tools/caption_years.py: which captions name a wrong year, and which not."""

from collections.abc import Sequence

import pytest

from tests.papers_in_words import table
from tools.caption_years import misnamed_year
from tools.grid import read_grid

COLUMNS = ("Line", "2024/25 Budget", "2024/25 Forecast", "Variance")


def misnamed(caption: str, columns: Sequence[str]) -> tuple[str, str] | None:
    grid = read_grid(table(caption, [columns, ("Top-ups", *"123"[: len(columns) - 1])]))
    found = misnamed_year(grid)
    return (found[0].printed, found[1]) if found else None


def test_a_caption_of_another_year_than_all_its_columns_is_told() -> None:
    assert misnamed("Table 4: High needs forecast 2023/24", COLUMNS) == (
        "2023/24",
        "2024-25",
    )


@pytest.mark.parametrize(
    ("caption", "columns"),
    [
        pytest.param("Table 4: Forecast 2024/25", COLUMNS, id="the same year"),
        pytest.param("Table 4: Forecast", COLUMNS, id="a caption without a year"),
        pytest.param(
            "Table 4: Movement since budget set in 2023/24", COLUMNS, id="a comparison"
        ),
        pytest.param(
            "Table 4: Proposed budget 2025/26",
            ("Line", "2024/25 Budget", "2024/25 Forecast", "Proposed"),
            id="a column that may be of the caption's year",
        ),
        pytest.param(
            "Table 4: Forecast 2023/24",
            ("Line", "2023/24 Forecast", "2024/25 Budget"),
            id="columns of several years",
        ),
        pytest.param(
            "Table 4: Forecast 2023/24", ("Line", "2024/25 Budget"), id="one column"
        ),
        pytest.param("Table 4: Places agreed 2023/24", COLUMNS, id="no account"),
    ],
)
def test_a_caption_that_may_be_right_is_not_told(
    caption: str, columns: Sequence[str]
) -> None:
    assert misnamed(caption, columns) is None
