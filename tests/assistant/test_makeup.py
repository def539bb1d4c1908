import pytest

from corpus.records import Measure
from tests.desk_in_words import desk_of, said, told

PRESSURE = (
    "The high needs pressure of £26.2m arises from independent placements (£11.6m),"
    " top-up funding in mainstream schools (£13.3m) and other items (£1.3m)."
)
BLOCK = (
    "The high needs overspend is £4.0m: £3.0m for placements, and £1.0m for transport."
)
UNTOLD = "The high needs overspend is £9.0m after £2.0m of savings and £1.0m of grant."


def answer(asked: str, text: str, *printed: str) -> tuple[str, ...]:
    return told(desk_of(asked, *said(text, *printed, measure=Measure.OTHER)))


def test_parts_are_told_in_order_with_their_own_words() -> None:
    status, *lines = answer(
        "Rank what is driving Bury's high needs pressure, biggest first",
        *(PRESSURE, "£26.2m", "£11.6m", "£13.3m", "£1.3m"),
    )

    assert status == "answered"
    assert lines == [
        "Bury, £13.3m: “top-up funding in mainstream schools (£13.3m)” (para 5.3).",
        "Bury, £11.6m: “independent placements (£11.6m)” (para 5.3).",
        "Bury, £1.3m: “other items (£1.3m)” (para 5.3).",
    ]


def test_the_words_of_a_part_may_stand_after_it() -> None:
    _, *lines = answer(
        "Rank the parts of Bury's high needs overspend",
        *(BLOCK, "£4.0m", "£3.0m", "£1.0m"),
    )

    assert lines[0].startswith("Bury, £3.0m: “£3.0m for placements”")
    assert lines[1].startswith("Bury, £1.0m: “£1.0m for transport”")


def test_as_many_parts_are_told_as_are_asked_for() -> None:
    _, *lines = answer(
        "What are the two biggest parts of Bury's high needs pressure?",
        *(PRESSURE, "£26.2m", "£11.6m", "£13.3m", "£1.3m"),
    )

    assert [line.split(":")[0] for line in lines] == ["Bury, £13.3m", "Bury, £11.6m"]


@pytest.mark.parametrize(
    ("asked", "text", "printed"),
    [
        (
            "Rank the parts of Bury's high needs overspend",
            UNTOLD,
            ("£9.0m", "£2.0m", "£1.0m"),
        ),
        (
            "Rank the parts of Bury's early years overspend",
            BLOCK,
            ("£4.0m", "£3.0m", "£1.0m"),
        ),
    ],
    ids=["amounts that are no parts", "of another whole"],
)
def test_what_is_no_part_of_what_is_asked_is_not_ranked(
    asked: str, text: str, printed: tuple[str, ...]
) -> None:
    _, *lines = answer(asked, text, *printed)

    assert not any(line.startswith("Bury, £") for line in lines)
