"""What a paper's dates and financial years are read as."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.periods import read_periods
from corpus.times import print_date


@pytest.mark.parametrize(
    "printed",
    [
        "2023/24",
        "2023-24",
        "2023\N{EN DASH}24",
        "2023 / 24",
        "2023/2024",
        "2023/4",
        "23/24",
        "FY 23/24",
        "FY23-24",
        "FY24",
        "FY 2024",
        "FY2023/24",
        "2023 to 2024",
        "Q3 2023/24",
        "Period 9 2023/24",
        "year ending 31 March 2024",
        "year ended 31.03.24",
        "year ending 2024",
        "FYE March 2024",
        "y/e 31/3/24",
        "Apr 23 - Mar 24",
        "financial year beginning on 1st April 2023",
        "1 April 2023 to 31 March 2024",
        "April 2023 to March 2024",
    ],
)
def test_financial_year_is_read_however_it_is_printed(printed: str) -> None:
    (period,) = read_periods(f"Spending in {printed} rose.")

    assert (period.year, period.as_at, period.printed) == ("2023-24", None, printed)


@pytest.mark.parametrize(
    ("printed", "as_at", "year"),
    [
        ("31 March 2024", "2024-03-31", "2023-24"),
        ("31st March, 2024", "2024-03-31", "2023-24"),
        ("31.03.24", "2024-03-31", "2023-24"),
        ("31/3/24", "2024-03-31", "2023-24"),
        ("31-Mar-24", "2024-03-31", "2023-24"),
        ("March 31, 2024", "2024-03-31", "2023-24"),
        ("1 April 2024", "2024-04-01", "2023-24"),
        ("year end 2023/24", "2024-03-31", "2023-24"),
        ("2023/24 year-end", "2024-03-31", "2023-24"),
        ("end of the 2023/24", "2024-03-31", "2023-24"),
        ("March 2023", "2023-03", "2022-23"),
        ("March '23", "2023-03", "2022-23"),
        ("February 24", "2024-02", None),
        ("Sep-22", "2022-09", None),
        ("Sept 2022", "2022-09", None),
        ("Jan 2021", "2021-01", None),
        ("May 2024", "2024-05", None),
        ("2024-05-22", "2024-05-22", None),
        ("2022-01", "2022-01", None),
        ("5 th February 2025", "2025-02-05", None),
        ("13.12.21", "2021-12-13", None),
        ("2030", "2030", None),
        ("Q1 2022", "2022", None),
        ("Autumn 2023", "2023", None),
    ],
)
def test_date_month_or_year_is_read_however_it_is_printed(
    printed: str, as_at: str, year: str | None
) -> None:
    (period,) = read_periods(f"The position at {printed} is known.")

    assert (period.as_at, period.year, period.printed) == (as_at, year, printed)


@pytest.mark.parametrize(
    "printed", ["2023/23", "20219-20", "31st SEPT 2021", "30.02.2024", "2024/22"]
)
def test_time_no_calendar_has_is_told_and_never_mended(printed: str) -> None:
    (period,) = read_periods(f"Due by {printed}, it says")

    assert period.is_impossible
    assert (period.printed, period.year, period.as_at) == (printed, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "1/2 a post",
        "aged 0-25",
        "open 24/7",
        "16-19 provision",
        "SI 2022/1328",
        "24-25 year olds",
        "KS3/4",
        "Years 12/13",
        "a score of 3/5",
        "£2023",
        "2,024 plans",
        "5.3.21 The committee",
        "it may 24 hours later",
        "by March 31",
        "see https://example.org/2023-24/31.03.24",
        "the Education Act 1996",
        "20/21/22",
    ],
)
def test_what_is_no_time_is_not_read_as_one(text: str) -> None:
    assert read_periods(text) == ()


def test_number_before_what_it_counts_is_no_year() -> None:
    assert read_periods("a backlog with 2012 reviews") == ()
    assert [p.as_at for p in read_periods("in 2012 reviews were late")] == ["2012"]
    assert read_periods("in March 24 pupils left") == ()


def test_month_and_its_year_in_full_are_read_before_what_is_counted() -> None:
    (asked,) = read_periods("the September 2021 request")

    assert asked.as_at == "2021-09"


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("2020/21 to 2025/26", "2020-21", "2025-26"),
        ("2020/21-2025/26", "2020-21", "2025-26"),
        ("2014-15-2019-20", "2014-15", "2019-20"),
        ("20/21 through 25/26", "2020-21", "2025-26"),
    ],
)
def test_span_of_years_is_one_period_ending_in_the_last(
    printed: str, first: str, last: str
) -> None:
    (period,) = read_periods(f"over {printed} it fell")

    assert period.is_range
    assert (period.first, period.year, period.printed) == (first, last, printed)


def test_months_that_share_a_year_are_one_span() -> None:
    (period,) = read_periods("held from September to December 2023")

    assert period.is_range
    assert (period.first, period.as_at) == ("2023-09", "2023-12")


def test_two_dates_stay_two_periods() -> None:
    periods = read_periods("growth from 31/3/24 to 31/3/25")

    assert [period.as_at for period in periods] == ["2024-03-31", "2025-03-31"]


def test_span_of_calendar_years_names_no_financial_year() -> None:
    (period,) = read_periods("the Plan for 2021-24")

    assert (period.year, period.first, period.as_at) == (None, "2021", "2024")


@pytest.mark.parametrize("printed", ["academic year 23/24", "2023/24 academic year"])
def test_academic_year_is_no_financial_year(printed: str) -> None:
    (period,) = read_periods(f"In the {printed} we met.")

    assert (period.printed, period.year, period.as_at) == (printed, None, None)


@pytest.mark.parametrize(
    ("words", "year", "as_at"),
    [
        ("this financial year", "2024-25", None),
        ("next year", "2025-26", None),
        ("last year", "2023-24", None),
        ("next year end", "2024-25", "2025-03-31"),
        ("by year end", "2024-25", "2025-03-31"),
        ("last year-end", "2023-24", "2024-03-31"),
        ("end of next year", "2025-26", "2026-03-31"),
        ("this calendar year", None, "2024"),
    ],
)
def test_relative_time_is_reckoned_from_when_it_was_said(
    words: str, year: str | None, as_at: str | None
) -> None:
    (period,) = read_periods(f"What is it {words}?", said_on="2024-05-22")

    assert (period.year, period.as_at) == (year, as_at)


def test_relative_time_is_not_read_without_knowing_when_it_was_said() -> None:
    assert read_periods("What is it next year?") == ()


def test_previous_year_in_a_table_is_the_column_before() -> None:
    assert read_periods("reduction on Previous year", said_on="2022-01") == ()


def test_periods_stand_where_they_say() -> None:
    text = "From FY24, by 31 March 2026 and in Sep-22; see https://a.org/2023/24."

    for period in read_periods(text):
        assert text[period.start : period.end] == period.printed


@given(
    first=st.integers(min_value=2000, max_value=2060),
    form=st.sampled_from(["{0}/{1:02d}", "{0}-{1:02d}", "FY{1:02d}"]),
)
def test_financial_year_in_any_form_reads_back(first: int, form: str) -> None:
    last = (first + 1) % 100

    (period,) = read_periods(form.format(first, last))

    assert period.year == f"{first}-{last:02d}"


@given(day=st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)))
def test_printed_date_reads_back(day: date) -> None:
    (period,) = read_periods(print_date(day.isoformat()))

    assert period.as_at == day.isoformat()


@pytest.mark.parametrize(
    ("text", "said_on", "year"),
    [
        ("Month 10", "2024-02-27", "2023-24"),
        ("Period 8", "2023-01-17", "2022-23"),
        ("Quarter 1", "2022-09-16", "2022-23"),
        ("Q2 forecast", "2023-12-06", "2023-24"),
        ("Period 12", "2024-06-10", "2023-24"),
        ("Month 9", "2023-12-20", "2023-24"),
        ("Q4", "2024-04-02", "2023-24"),
        ("Month 13", "2024-04-02", None),
    ],
)
def test_part_of_a_year_is_of_the_last_one_it_ended_in(
    text: str, said_on: str, year: str | None
) -> None:
    (period,) = read_periods(text, said_on=said_on)

    assert (period.year, period.as_at) == (year, None)


def test_part_of_a_year_is_of_none_where_nobody_says_when() -> None:
    (period,) = read_periods("Month 10")

    assert (period.year, period.as_at) == (None, None)


@pytest.mark.parametrize(
    ("text", "as_at"),
    [
        ("There were 3,046 plans at the end of December.", "2024-12"),
        ("£0.3m had been spent by the end of January", "2024-01"),
        ("There were 3,046 plans at the end of December 2023.", "2023-12"),
        ("It will be £5m at the end of December.", None),
        ("They are counted each year at the end of January.", None),
    ],
)
def test_month_that_something_stood_at_the_end_of_was_the_last(
    text: str, as_at: str | None
) -> None:
    periods = read_periods(text, said_on="2025-01-16")

    assert [period.as_at for period in periods] == ([as_at] if as_at else [])


@pytest.mark.parametrize("text", ["Jan 24-Jan 28", "Jan 24 - Jan 28", "Jan 24–Jan 28"])
def test_year_of_a_month_is_no_day_of_the_next(text: str) -> None:
    assert [p.as_at for p in read_periods(text)] == ["2024-01", "2028-01"]


@pytest.mark.parametrize("text", ["31.03.16 £m", "31.03.16 (£000)", "31.03.16 Actual"])
def test_date_with_points_may_stand_before_a_unit(text: str) -> None:
    assert [period.as_at for period in read_periods(text)] == ["2016-03-31"]
