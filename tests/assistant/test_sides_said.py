"""Rules of assistant/sides_said.py: what each side of a question says."""

import pytest

from assistant.follow_ups import read_question
from assistant.sides_asked import Side
from assistant.sides_said import Order, sides_said
from corpus.records import Unit

SAID_ON = "2022-01-20"


def test_a_council_s_name_is_not_cut() -> None:
    question = read_question("Bath and North East Somerset: places and cost?")

    assert [side.text for side in sides_said(question, SAID_ON)] == ["places", "cost"]


@pytest.mark.parametrize(
    ("asked", "times"),
    [
        ("Plans last year and this year", ["2020-21", "2021-22"]),
        ("Plans last year and the year before", ["2020-21", "2019-20"]),
        ("Plans in 2021/22 and the year after", ["2021-22", "2022-23"]),
    ],
    ids=["last and this", "the year before", "the year after"],
)
def test_a_year_is_named_by_the_paper_or_by_the_side_before(
    asked: str, times: list[str]
) -> None:
    sides = sides_said(read_question(asked), SAID_ON)

    assert [period.year for side in sides for period in side.periods] == times


def test_a_month_of_last_year_is_no_financial_year() -> None:
    sides = sides_said(read_question("Reviews in March last year, today"), "2022-05-20")

    assert [period.as_at for side in sides for period in side.periods] == ["2021-03"]
    assert sides[1].order is Order.LAST


def test_a_side_says_its_kind_and_its_place_in_an_account() -> None:
    first, second, third = sides_said(
        read_question("What was set aside, how many came and what was the overspend?"),
        SAID_ON,
    )

    assert first.account is Side.SET
    assert second.unit is Unit.COUNT
    assert third.account is Side.OFF
