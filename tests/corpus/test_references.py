"""Which numbers are covered, and that the rest stand where they stood."""

import pytest

from corpus.references import cover


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Table 3 shows 45 plans", "45"),
        ("Tables 2, 3 and 4 show 45", "45"),
        ("stage 2, 45 children", "45"),
        ("a level 5% higher", "5%"),
        ("paid 3.5 million", "3.5"),
        ("between 6 and 12 months", "6"),
        ("10-25 places", "10-25"),
        ("1.5 FTE posts", "1.5"),
        ("12 Pupils joined", "12"),
    ],
)
def test_number_that_counts_something_is_left(text: str, left: str) -> None:
    covered = cover(text)

    assert left in covered
    assert len(covered) == len(text)


def test_list_numbers_are_covered_on_every_line() -> None:
    covered = cover("1. one\n2. two\n5.3 Three and 7 more")

    assert [character for character in covered if character.isdigit()] == ["7"]
