"""Rules of assistant/votes_named.py: how one person voted, where a paper says it."""

import pytest

from tests.desk_in_words import desk_of, said, told

COUNT = said("The Forum voted on the transfer: 4 in favour, 7 against, 1 abstention.")
PRESENT = said("Jo Bell spoke of the transfer.", place="para 2")
RECORDED = said("Jo Bell asked that her vote against be recorded.", place="para 3")


@pytest.mark.parametrize(
    "asked",
    [
        "Which way did Jo Bell vote on the Bury transfer?",
        "How did Jo Bell vote on the transfer?",
        "did jo bell vote for or against the transfer",
        "Who abstained in the vote on the transfer?",
        "Which members voted against the transfer?",
    ],
)
def test_a_count_tells_nobody_s_vote(asked: str) -> None:
    status, *sentences = told(desk_of(asked, *COUNT, *PRESENT))

    assert status == "not_found"
    assert "4 in favour" in " ".join(sentences)


def test_a_vote_that_is_recorded_by_name_is_no_refusal() -> None:
    status, *sentences = told(
        desk_of("How did Jo Bell vote on the transfer?", *COUNT, *RECORDED)
    )

    assert status == "answered"
    assert "vote against" in " ".join(sentences)


def test_how_a_meeting_voted_is_its_count() -> None:
    status, *_ = told(desk_of("How did the Forum vote on the transfer?", *COUNT))

    assert status == "answered"
