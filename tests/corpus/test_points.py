"""Rules of corpus/points.py: one point of the year, however it is printed."""

import pytest

from corpus.points import read_points

SAID_ON = "2025-03-06"


@pytest.mark.parametrize(
    ("text", "month", "closes"),
    [
        ("At Month 8 the gap was £5m.", 8, "2024-11"),
        ("at the end of January (month 10)", 10, "2025-01"),
        ("by month eight", 8, "2024-11"),
        ("M8 forecast", 8, "2024-11"),
        ("the M08 return", 8, "2024-11"),
        ("Period 7 (31 October)", 7, "2024-10"),
        ("Period 07 forecast", 7, "2024-10"),
        ("PERIOD 7 MONITORING", 7, "2024-10"),
        ("P7", 7, "2024-10"),
        ("(P12)", 12, "2025-03"),
        ("Quarter 2", 6, "2024-09"),
        ("at quarter two", 6, "2024-09"),
        ("the second quarter", 6, "2024-09"),
        ("the 3rd quarter", 9, "2024-12"),
        ("Qtr 1", 3, "2024-06"),
        ("Q3:", 9, "2024-12"),
    ],
)
def test_a_point_is_the_month_it_closes(text: str, month: int, closes: str) -> None:
    (point,) = read_points(text, said_on=SAID_ON)

    assert (point.month, point.as_at) == (month, closes)


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("2023/24 forecast (quarter 2)", "2023-09"),
        ("High needs 2023/24, Month 3 (£000)", "2023-06"),
        ("GRANT 2023/24 – MONTH 7 MONITORING", "2023-10"),
        ("Month 10 of 2023/24", "2024-01"),
        ("Period 6 2023-24", "2023-09"),
        ("Q4, 2023/24", "2024-03"),
    ],
)
def test_a_point_is_of_the_year_beside_it(text: str, closes: str) -> None:
    (point,) = read_points(text, said_on=SAID_ON)

    assert point.as_at == closes


@pytest.mark.parametrize(
    "text",
    [
        "for the period 1 April to 30 June",
        "in the month 8 children moved",
        "in the period 12 reviews were held",
        "a period of 6 months",
        "month 13",
        "Quarter 5",
        "the M62 and the A38",
        "attainment at P4 level",
        "P levels P4 and above",
        "P scales",
        "page p4",
        "a plan is due in Q1 2022",
        "a quarter of all pupils",
        "£3m",
        "twelve months",
    ],
)
def test_what_looks_like_a_point_is_none(text: str) -> None:
    assert read_points(text, said_on=SAID_ON) == ()


@pytest.mark.parametrize(
    ("asked", "months"),
    [
        ("how did it move between p4 and P7?", [4, 7]),
        ("m8 or m10", [8, 10]),
        ("Q1-Q3", [3, 9]),
        ("month 8/month 10", [8, 10]),
    ],
)
def test_a_reader_writes_points_in_small_letters(asked: str, months: list[int]) -> None:
    points = read_points(asked, is_question=True)

    assert [point.month for point in points] == months
    assert all(point.as_at is None and point.year is None for point in points)


def test_a_point_of_a_month_not_yet_over_is_of_the_year_before() -> None:
    (point,) = read_points("Month 11", said_on="2024-06-12")

    assert (point.year, point.as_at) == ("2023-24", "2024-02")
