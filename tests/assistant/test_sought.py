"""Rules of assistant/sought.py: what a meeting is to decide, and what only to note."""

import pytest

from assistant.sought import Ask, ask_of
from tests.desk_in_words import desk_of, said, told

ITEMS = said(
    "To note the forecast.\nTo approve a transfer of half a percent.",
    place="Recommendations",
)


@pytest.mark.parametrize(
    ("asked", "ask"),
    [
        ("What is Cabinet asked to approve, as opposed to note?", Ask.DECIDE),
        ("What does the Forum have to agree to rather than just note?", Ask.DECIDE),
        ("What is for decision and not just for noting?", Ask.DECIDE),
        ("Which recommendations need a decision and aren't just to note?", Ask.DECIDE),
        ("What is Cabinet only asked to note?", Ask.NOTE),
        ("Which recommendations are just for noting?", Ask.NOTE),
        ("What is Cabinet asked to note, not approve?", Ask.NOTE),
        ("What is Cabinet asked to approve?", None),
        ("Did it rise rather than fall?", None),
    ],
)
def test_a_question_may_ask_for_one_kind_of_item_alone(
    asked: str, ask: Ask | None
) -> None:
    assert ask_of(asked) is ask


@pytest.mark.parametrize(
    ("asked", "is_noted"),
    [
        ("What is Bury's Forum asked to approve, as opposed to note?", False),
        ("What is Bury's Forum only asked to note?", True),
    ],
)
def test_only_items_of_the_kind_asked_for_are_told(asked: str, is_noted: bool) -> None:
    status, *sentences = told(desk_of(asked, *ITEMS))

    assert status == "answered"
    assert ("note the forecast" in " ".join(sentences)) is is_noted
    assert ("approve a transfer" in " ".join(sentences)) is not is_noted


def test_items_of_one_line_are_told_apart() -> None:
    line = said(
        "That Schools Forum: 1. notes the forecast; 2. agrees the transfer; 3. notes"
        " the plan.",
        place="front sheet; Recommendations",
    )

    _, *sentences = told(
        desk_of("What is Bury's Forum asked to agree rather than just note?", *line)
    )

    assert "“agrees the transfer”" in " ".join(sentences)
    assert "notes" not in " ".join(sentences)
