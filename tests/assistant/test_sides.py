"""Rules of assistant/sides.py: what somebody has against a thing."""

import pytest

from assistant.sides import asks_objections, tells_objection
from tests.desk_in_words import desk_of, said, told

COUNTED = said("Of the schools, 14 supported the transfer and 22 opposed it.")
PUT = said("To approve a transfer from the schools block.", place="para 2")
OPPOSED = said(
    "Those opposed to the transfer said that schools faced unfunded pay awards.",
    place="para 3",
)


@pytest.mark.parametrize(
    ("asked", "is_asked"),
    [
        ("What did the schools who were against the transfer say?", True),
        ("Why were schools against the transfer?", True),
        ("What were the objections to the transfer?", True),
        ("What was said against the transfer?", True),
        ("Who spoke against it?", True),
        ("How many schools were against the transfer?", False),
        ("What was the outturn against budget?", False),
        ("What is it asked to approve, as opposed to note?", False),
    ],
)
def test_objections_are_told_from_counts_and_budgets(
    asked: str, is_asked: bool
) -> None:
    assert asks_objections(asked) is is_asked


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Those opposed were concerned about falling rolls.", True),
        ("Jo Bell said that schools could not absorb a further loss.", True),
        ("The Forum voted: 4 in favour, 7 against.", False),
        ("To approve a transfer.", False),
    ],
)
def test_an_objection_is_no_count(text: str, is_told: bool) -> None:
    assert tells_objection(text) is is_told


@pytest.mark.parametrize(
    "asked",
    [
        "What did the Bury schools who were against the transfer say?",
        "Why were Bury schools against the transfer?",
        "what was said against Bury's transfer",
    ],
)
def test_what_was_said_against_a_thing_is_what_those_opposed_said(asked: str) -> None:
    status, *sentences = told(desk_of(asked, *COUNTED, *PUT, *OPPOSED))

    assert status == "answered"
    assert "unfunded pay awards" in sentences[0]
