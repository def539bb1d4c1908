"""Rules of tools/implied_times.py: the time of an amount that no time is named for."""

import pytest

from corpus.records import Measure
from tools.clauses import clauses_of
from tools.implied_times import time_of
from tools.sentence_times import UNKNOWN, Time


@pytest.mark.parametrize(
    ("sentence", "measure", "time"),
    [
        (
            "The deficit opened the year at £4m.",
            Measure.DSG_DEFICIT,
            Time(year="2023-24", as_at="2024-03-31"),
        ),
        (
            "The deficit will grow by £4m over the year.",
            Measure.DSG_DEFICIT,
            Time(year="2024-25"),
        ),
        ("The deficit is £4m.", Measure.DSG_DEFICIT, UNKNOWN),
        (
            "The DfE will pay £40m over the next five years.",
            Measure.SAFETY_VALVE_FUNDING,
            UNKNOWN,
        ),
    ],
)
def test_words_imply_the_year_of_the_account_or_the_one_before(
    sentence: str, measure: Measure, time: Time
) -> None:
    (clause,) = clauses_of(sentence)

    found = time_of(
        clause, UNKNOWN, measure, again=None, account_year="2024-25", said_on=None
    )

    assert found == time


def test_named_time_goes_before_what_the_words_imply() -> None:
    (clause,) = clauses_of("The deficit will grow by £4m over the year.")
    named = Time(year="2025-26")

    found = time_of(
        clause,
        named,
        Measure.DSG_DEFICIT,
        again=None,
        account_year="2024-25",
        said_on=None,
    )

    assert found == named
