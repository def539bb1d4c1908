import pytest

from corpus.money import read_amounts
from tools.said_before import WHEN_SET, is_month_of, months_said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is £5m, up from £4m reported in July 2025.", (None, "July 2025")),
        ("It was higher than the £4m reported in October.", ("October 2025",)),
        (
            "It is £5m, against £3m assumed when the budget was set in February 2025.",
            (None, "February 2025"),
        ),
        (
            "The forecast reported to the Forum in January 2025 was a deficit of £1m"
            " and a balance of £9m.",
            ("January 2025", "January 2025"),
        ),
        (
            "The forecast reported on 19 September 2024 was a deficit of £24m.",
            ("19 September 2024",),
        ),
        (
            "In September the overspend was forecast at £9m; it is now £11m.",
            ("September 2025", None),
        ),
        (
            "The version submitted to the DfE in June 2024 showed £61m at 31 March.",
            ("June 2024",),
        ),
        (
            "The plan considered on 13 February 2025 forecast £46m and £55m.",
            ("13 February 2025", "13 February 2025"),
        ),
        ("In the June version of the Plan the deficit was £96m.", ("June 2025",)),
        ("The plan of December 2022 had shown £26m.", ("December 2022",)),
        ("The report of July 2024 gave a deficit of £15m.", ("July 2024",)),
        ("The plan of March 2024 was approved with £5m.", (None,)),
        ("A deficit of £9m is forecast at 31 March 2025.", (None,)),
        ("£3m was received in September and reported in October.", (None,)),
        ("It is £5m, and £6m is forecast in March 2026.", (None, None)),
    ],
    ids=[
        *("after", "without a year", "when a budget was set", "a subject"),
        *("a day", "an opening", "a version sent", "a version of a day"),
        *("a version of a month", "a plan of a month", "a report of a month"),
        "a plan of a year end",
        *("a year end", "received", "yet to come"),
    ],
)
def test_an_amount_told_before_is_of_the_month_it_was_told_in(
    text: str, said: tuple[str | None, ...]
) -> None:
    assert months_said(text, read_amounts(text)[: len(said)], "2025-12-02") == said


def test_a_paper_without_a_day_dates_no_month() -> None:
    text = "It was £4m, reported in July."

    assert months_said(text, read_amounts(text), None) == (None,)


def test_what_follows_the_last_amount_is_of_it_alone_where_a_budget_was_set() -> None:
    assert WHEN_SET.match(" assumed when the budget was set in February.")
    assert not WHEN_SET.match(" forecast for the year.")


def test_the_month_an_amount_was_told_in_is_no_date_of_its_own() -> None:
    assert is_month_of("2025-02", "February 2025")
    assert not is_month_of("2025-03-31", "February 2025")
    assert not is_month_of("2025-02", None)
