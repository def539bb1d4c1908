"""Rules of tools/levels.py: what is a mark on a scale."""

import pytest

from corpus.pages import Cell
from tools.levels import holds_levels, is_level


@pytest.mark.parametrize(
    "text", ["4", "B2", "3C", "Very High", "4 x 4 = 16", "Red (20)"]
)
def test_marks_on_a_scale_are_levels(text: str) -> None:
    assert is_level(text)


@pytest.mark.parametrize("text", ["", "Head of SEND", "Fees rise", "Medium term plan"])
def test_words_are_no_levels(text: str) -> None:
    assert not is_level(text)


@pytest.mark.parametrize(
    ("texts", "is_of_levels"),
    [
        (("High", "n/a", "12"), True),
        (("High", "Fees rise"), False),
        (("", "TBC"), False),
    ],
)
def test_column_is_of_levels_where_most_of_what_it_says_is(
    texts: tuple[str, ...], *, is_of_levels: bool
) -> None:
    assert holds_levels([Cell(text=text) for text in texts]) is is_of_levels
