"""Rules of assistant/deeds.py: what asks for what is being done, and what tells it."""

import pytest

from assistant.deeds import ASKS_WHAT_IS_DONE
from tests.desk_in_words import answered, desk_of, said, told


@pytest.mark.parametrize(
    "asked",
    [
        "What is Bury doing about the overspend?",
        "What is being done to bring costs down?",
        "What has been done about it?",
        "What will Bury do to get back on track?",
        "What steps is Bury taking to reduce the deficit?",
        "Which measures are proposed?",
        "How does Bury plan to balance the grant?",
        "How is Bury tackling the deficit?",
    ],
)
def test_deeds_are_asked_for_in_many_words(asked: str) -> None:
    assert ASKS_WHAT_IS_DONE.search(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "What is the deficit doing in 2023/24?",
        "What did officers say?",
        "How does Bury compare?",
        "How many actions are there?",
        "What is the plan for?",
    ],
)
def test_other_questions_ask_for_no_deeds(asked: str) -> None:
    assert not ASKS_WHAT_IS_DONE.search(asked)


def test_what_is_being_done_is_told_by_its_list_and_not_by_an_amount() -> None:
    items = ("expanding local places", "a review of top-up bands")
    records = (
        *said("High needs overspent by £4m.", "£4m", place="para 2.1"),
        *said("The actions on high needs are:", place="para 6.1"),
        *(
            record
            for letter, item in zip("ab", items, strict=True)
            for record in said(item, place=f"para 6.1{letter}")
        ),
    )

    sentences = answered("What is Bury doing about high needs?", *records)

    assert "£4m" not in " ".join(sentences)
    assert all(any(item in sentence for sentence in sentences) for item in items)


def test_where_no_deed_is_told_it_is_not_stated() -> None:
    status, *_ = told(
        desk_of(
            "What is Bury doing about the overspend?",
            *said("The overspend is £4m.", "£4m"),
        )
    )

    assert status == "not_found"
