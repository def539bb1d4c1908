"""Rules of tools/census.py: the month that a table is counted in."""

import pytest

from tools.census import in_month


@pytest.mark.parametrize(
    ("caption", "row", "counted"),
    [
        ("Plans maintained, January census", "Mainstream", "2024-01"),
        ("Plans by placement", "Mainstream", "2024"),
        ("Plans from January to March", "Mainstream", "2024"),
        ("Plans, January 2023 and after", "Mainstream", "2024"),
        ("Measures, January", "Issued in time (calendar year before)", "2024"),
        (None, "Mainstream", "2024"),
    ],
    ids=["month", "none", "two", "dated", "whole year", "no caption"],
)
def test_bare_year_is_of_the_month_its_caption_counts_in(
    caption: str | None, row: str, counted: str
) -> None:
    assert in_month("2024", (row,), caption) == counted
