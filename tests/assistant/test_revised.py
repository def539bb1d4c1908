from dataclasses import replace

import pytest

from assistant.follow_ups import read_question
from assistant.revised import asks_what_changed
from corpus.records import Basis, Figure, Flow, Paper, PaperId
from tests.desk_in_words import BURY, answered, desk_of, said, table_of, told

YEARS = ("2021/22", "2022/23")
LATER = replace(BURY, id=PaperId("la" * 32), file_name="later.txt", met_on="2023-01")


def forecast(day: str, *amounts: str, of: Paper = BURY) -> tuple[Figure, ...]:
    return table_of(
        {"DSG deficit": amounts},
        columns=YEARS,
        caption=f"Table: Forecast as at {day}",
        of=of,
        flow=Flow.CUMULATIVE,
        basis=Basis.FORECAST,
        vintage=day,
    )


@pytest.mark.parametrize(
    "asked",
    [
        "What changed since the last report in Bury?",
        "What has changed in Bury's forecast?",
        "How have Bury's figures changed?",
        "What's new in Bury since the previous paper?",
        "Is Bury better or worse than it first thought?",
    ],
)
def test_what_changed_is_asked_of_no_one_figure(asked: str) -> None:
    assert asks_what_changed(read_question(asked))


@pytest.mark.parametrize(
    "asked",
    [
        "What changed in Bury's staffing since the last report?",
        "By how much did the deficit change in 2022/23?",
        "What changed between Bury and BCP?",
        "What is the deficit?",
        "What was decided at the last meeting?",
    ],
)
def test_a_change_that_is_named_is_left_to_other_ways(asked: str) -> None:
    assert not asks_what_changed(read_question(asked))


def test_each_year_said_anew_is_told_with_both_days() -> None:
    first, second = answered(
        "What changed in Bury's forecast?",
        *forecast("2021-01", "£16.7m", "£13.2m"),
        *forecast("2021-12-14", "£22.1m", "£12.0m"),
    )

    assert first.startswith(
        "Bury, 2021/22: about £5.4m higher, up from £16.7m to £22.1m"
    )
    assert "said January 2021: £16.7m, forecast" in first
    assert "said 14 December 2021: £22.1m, forecast" in first
    assert second.startswith("Bury, 2022/23: ")
    assert "lower, down from £13.2m to £12.0m" in second


def test_the_newest_two_papers_are_held_against_each_other() -> None:
    (sentence,) = told(
        desk_of(
            "What changed since the last report in Bury?",
            *forecast("2022-01", "£16.7m", "£13.2m"),
            *forecast("2023-01", "£16.7m", "£15.0m", of=LATER),
            papers=(BURY, LATER),
        )
    )[1:]

    assert sentence.startswith("Bury, 2022/23: about £1.8m higher")


def test_where_nothing_was_said_anew_other_words_may_answer() -> None:
    sentences = told(
        desk_of(
            "What changed since the last report in Bury?",
            *forecast("2021-01", "£16.7m", "£13.2m"),
            *said("Since the last report the board has changed its chair."),
        )
    )

    assert not any("higher" in sentence for sentence in sentences)


def test_where_nothing_was_said_anew_no_two_years_make_the_change() -> None:
    sentences = told(
        desk_of(
            "What changed since the last report in Bury?",
            *forecast("2021-01", "£16.7m", "£13.2m"),
        )
    )

    assert not any(sentence.startswith("Change:") for sentence in sentences)
