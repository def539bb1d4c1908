import pytest

from assistant.follow_ups import read_question
from assistant.question import Question
from assistant.times_asked import times_beside, times_from, with_days_dated
from corpus.periods import read_periods
from corpus.records import Flow
from tests.desk_in_words import answered, table_of


def times(question: Question) -> list[tuple[str | None, str | None]]:
    return [(period.year, period.as_at) for period in question.periods]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the rate between February and March 2024", ["2024-02", "2024-03"]),
        ("fewer in September 2024 than in July", ["2024-09", "2024-07"]),
        ("fewer in March 2024 than in December", ["2024-03", "2023-12"]),
        ("up from March 2024 to May", ["2024-03", "2024-05"]),
        ("up from December 2023 to February", ["2023-12", "2024-02"]),
        ("how many cases may there be in March 2024", ["2024-03"]),
        ("the rate between 14 May and 16 May 2024", ["2024-05-14", "2024-05-16"]),
        ("the rate in February", []),
    ],
)
def test_a_month_without_a_year_is_of_the_year_of_the_time_beside_it(
    text: str, expected: list[str]
) -> None:
    question = read_question(f"What is Bury's {text}?")

    assert [as_at for _, as_at in times(question)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how about the month before?", (None, "2024-02")),
        ("and two months later?", (None, "2024-05")),
        ("and a year earlier?", ("2022-23", "2023-03")),
        ("and in may?", (None, "2024-05")),
        ("and the previous month?", (None, "2024-02")),
        ("and eleven schools?", ("2023-24", "2024-03")),
        ("and twelve months on?", ("2024-25", "2025-03")),
    ],
)
def test_a_follow_up_names_its_time_by_the_time_asked_about_before(
    text: str, expected: tuple[str | None, str | None]
) -> None:
    question = read_question(text, ["What was Bury's timeliness in March 2024?"])

    assert times(question) == [expected]


def test_the_year_after_a_financial_year_is_the_next() -> None:
    question = read_question(
        "and for the year after that?", ["What is Bury's deficit in 2021/22?"]
    )

    assert times(question) == [("2022-23", None)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("What is Bury's DSG deficit next year?", "£12.008m"),
        ("What was Bury's DSG deficit last year?", "£22.172m"),
    ],
)
def test_next_year_is_that_after_the_newest_paper(asked: str, expected: str) -> None:
    deficit = table_of(
        {"DSG deficit": ("£22.172m", "£19.543m", "£12.008m")},
        columns=("2020/21", "2021/22", "2022/23"),
        flow=Flow.CUMULATIVE,
    )

    head, *_ = answered(asked, *deficit)

    assert expected in head


def test_the_last_year_of_a_plan_is_not_last_year() -> None:
    assert times_from("the last year of the plan", "2022-01") == ()


@pytest.mark.parametrize(
    ("asked", "year", "as_at"),
    [
        ("March 2024 and a year earlier", None, "2023-03"),
        ("31 March 2024 and two years before", None, "2022-03-31"),
        ("2023/24 and the following year", "2024-25", None),
    ],
)
def test_a_time_named_by_the_one_before_it_is_asked_about_too(
    asked: str, year: str | None, as_at: str | None
) -> None:
    (period,) = read_periods(asked)[:1]

    (other,) = times_beside(asked, period)

    assert (other.year if year else None, other.as_at) == (year, as_at)


@pytest.mark.parametrize(
    ("asked", "then", "expected"),
    [
        ("forecast at Quarter 2 of 2024/25", "the quarter before", ("2024-25", 3)),
        ("forecast at Quarter 1 of 2024/25", "the previous quarter", ("2023-24", 12)),
        ("forecast at Month 8", "the month after that", (None, 9)),
    ],
)
def test_a_point_of_the_year_is_named_by_the_one_asked_before(
    asked: str, then: str, expected: tuple[str | None, int]
) -> None:
    question = read_question(
        f"and what was it {then}?", [f"What overspend does Bury {asked}?"]
    )

    (point,) = question.vintages
    assert (point.year, point.month) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the rate from April 2025", ("2025-26", None)),
        ("the rate from 1 April 2025", ("2025-26", None)),
        ("the deficit at 1 April 2025", ("2024-25", "2025-04-01")),
        ("the rate from May 2025", (None, "2025-05")),
    ],
)
def test_what_runs_from_april_is_of_the_year_that_begins(
    text: str, expected: tuple[str | None, str | None]
) -> None:
    question = read_question(f"What is Bury's {text}?")

    assert times(question) == [expected]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        (
            "The 16 Dec 2021 forecast and the one two days earlier?",
            "The 16 Dec 2021 forecast and the one on 14 December 2021?",
        ),
        (
            "Between 27 February 2024 and 3 days later",
            "Between 27 February 2024 and on 1 March 2024",
        ),
        ("What was it two days earlier?", "What was it two days earlier?"),
        (
            "It met on 31 June 2024; a day later?",
            "It met on 31 June 2024; a day later?",
        ),
    ],
)
def test_a_day_named_by_another_is_its_date(text: str, dated: str) -> None:
    assert with_days_dated(text) == dated
