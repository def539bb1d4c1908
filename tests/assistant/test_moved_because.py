import pytest

from tests.assistant.test_reading import paragraphs
from tests.desk_in_words import answered

MOVED = paragraphs(
    "Placements rose because a school was closed.",
    "At Period 3 the overspend was £16.2m. It has risen by £2.7m. The increase is"
    " almost entirely places agreed for September.",
)
MINUTES = paragraphs(
    "At Quarter 2 the overspend was £3.8m. It was noted.",
    "Mr Lee asked why the position had worsened. Ms Orde said that 94 plans had been"
    " made, and 17 pupils had moved.",
)


def test_a_move_since_a_point_is_told_with_the_causes_of_its_paragraph() -> None:
    told = answered("Why has Bury's overspend gone up since Period 3?", *MOVED)

    assert "places agreed for September" in " ".join(told)
    assert "school was closed" not in " ".join(told)


def test_a_reply_tells_why_it_moved_where_someone_asked() -> None:
    told = answered("Why did Bury's position get worse between Q1 and Q2?", *MINUTES)

    assert "94 plans" in " ".join(told)
    assert "£3.8m" not in " ".join(told)


@pytest.mark.parametrize(
    "asked",
    ["Why is Bury's school closed?", "Why are places agreed in Bury?"],
)
def test_what_did_not_move_is_told_as_any_cause(asked: str) -> None:
    assert "It has risen" not in " ".join(answered(asked, *MOVED)[:1])
