"""Rules of tools/heading_times.py: the time of a cell and of a table."""

import pytest

from tools.heading_times import find_period, find_table_year


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
