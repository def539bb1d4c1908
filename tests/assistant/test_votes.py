"""Rules of assistant/votes.py: how a vote or a consultation went."""

from dataclasses import replace

import pytest

from assistant.votes import Side, sides_of
from corpus.records import Figure, Hit, Unit
from tests.desk_in_words import answered, candidates, desk_of, said, told

ANSWERED = "Of 38 schools that responded, 14 supported the block transfer, 24 did not."
VOTED = "On the block transfer there voted: For 11, Against 4, Abstentions 2."


def counted(
    text: str, *printed: str, place: str = "para 1"
) -> tuple[Hit | Figure, ...]:
    return said(text, *printed, place=place, unit=Unit.COUNT)


CONSULTED = counted(ANSWERED, "38", "14", "24")
BALLOT = counted(VOTED, "11", "4", "2", place="para 2")


@pytest.mark.parametrize(
    ("text", "printed", "sides"),
    [
        (VOTED, ("11", "4", "2"), ["for", "against", "neither"]),
        (ANSWERED, ("38", "14", "24"), ["all", "for", "against"]),
        (
            "There were 11 in favour and 4 against, with 1 abstention.",
            ("11", "4", "1"),
            ["for", "against", "neither"],
        ),
        (
            "It was carried by 11 votes to 5, with 2 abstentions.",
            ("11", "5", "2"),
            ["for", "against", "neither"],
        ),
        (
            "The review drew 41 responses from schools, of which 26 were opposed.",
            ("41", "26"),
            ["all", "against"],
        ),
        ("There are 214 places for 30 schools.", ("214", "30"), []),
    ],
)
def test_a_count_is_of_the_side_it_stands_by(
    text: str, printed: tuple[str, ...], sides: list[str]
) -> None:
    (one,) = candidates(*counted(text, *printed))

    assert [side.value for side in sides_of(one).values()] == sides
    assert all(isinstance(side, Side) for side in sides_of(one).values())


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        ("What was Bury's vote on the block transfer?", VOTED),
        ("How did Bury's forum vote on the block transfer?", VOTED),
        ("How many members voted against Bury's block transfer?", VOTED),
        ("How many schools backed Bury's block transfer?", ANSWERED),
        ("How many abstained over the block transfer in Bury?", VOTED),
    ],
)
def test_a_vote_is_told_as_it_is_counted(asked: str, quoted: str) -> None:
    (sentence,) = answered(asked, *CONSULTED, *BALLOT)

    assert quoted in sentence


@pytest.mark.parametrize(
    ("asked", "share"),
    [
        ("What share of schools that replied backed Bury's block transfer?", "36.84%"),
        ("What percentage of schools opposed the block transfer in Bury?", "63.16%"),
    ],
)
def test_a_side_is_a_share_of_all_who_answered(asked: str, share: str) -> None:
    head, sentence = answered(asked, *CONSULTED)

    assert head.startswith(share)
    assert ANSWERED in sentence


def test_a_share_of_those_nobody_counts_is_quoted() -> None:
    (sentence,) = answered("What share voted for Bury's block transfer?", *BALLOT)

    assert VOTED in sentence


def test_votes_on_another_thing_are_not_told() -> None:
    status, *_ = told(
        desk_of("How many schools backed the bus lane plan in Bury?", *CONSULTED)
    )

    assert status == "not_found"


def test_what_was_put_is_told_with_a_count_that_does_not_name_it() -> None:
    count = "It was carried by 11 votes to 5."
    hit, *figures = counted(f"The block transfer was then put. {count}", "11", "5")
    own = [replace(one, quote=count) for one in figures if isinstance(one, Figure)]

    before, after = answered("What was Bury's vote on the block transfer?", hit, *own)

    assert "then put" in before
    assert count in after


def test_a_small_table_of_votes_is_told_whole() -> None:
    hit = said("For\tAgainst\tAbstained\n9\t3\t1", place="para 5.4; table")[0]
    assert isinstance(hit, Hit)
    context = "5. Block transfer (Vote)"
    table = replace(hit, passage=replace(hit.passage, table="", context=context))

    (sentence,) = answered("How did the vote on Bury's block transfer go?", table)

    assert sentence == "Bury, para 5.4; table: “For Against Abstained 9 3 1”"


@pytest.mark.parametrize(
    ("asked", "head"),
    [
        ("What % of Bury schools answered on the transfer?", "62.5%: 60 ÷ 96."),
        ("What share of the Bury responses backed the transfer?", "75%: 45 ÷ 60."),
    ],
)
def test_a_share_is_of_those_asked_or_of_those_who_answered(
    asked: str, head: str
) -> None:
    text = (
        "All 96 schools were consulted. 60 responses came, 45 supported the transfer."
    )
    asked_of, answers = text.split(". ")
    hit, *figures = counted(text, "96", "60", "45")
    own = [
        replace(one, quote=f"{asked_of}." if one.printed == "96" else answers)
        for one in figures
        if isinstance(one, Figure)
    ]

    sentence, *_ = answered(asked, hit, *own)

    assert sentence == head


def test_those_who_replied_are_the_whole_beside_those_who_were_asked() -> None:
    text = "Of 93 schools, 58 replied: 29 supported the block transfer."
    records = counted(text, "93", "58", "29")

    backed, *_ = answered(
        "What share of schools that replied backed Bury's block transfer?", *records
    )
    replied, *_ = answered(
        "What % of schools replied on Bury's block transfer?", *records
    )

    assert backed.startswith("50%: 29 ÷ 58")
    assert replied.startswith("62.37%: 58 ÷ 93")
