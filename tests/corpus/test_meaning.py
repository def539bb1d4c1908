from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.meaning import cut_to_window


def count_words(text: str) -> int:
    return len(text.split())


def count_characters(text: str) -> int:
    return len(text)


def test_a_text_that_fits_is_one_piece_led_by_its_context() -> None:
    pieces = cut_to_window(
        "the deficit", context="Bury", window=8, token_count=count_words
    )

    assert pieces == ("Bury\nthe deficit",)


def test_a_text_without_context_stands_alone() -> None:
    assert cut_to_window("a b", window=8, token_count=count_words) == ("a b",)


def test_every_piece_of_a_long_text_has_the_context() -> None:
    text = " ".join(map(str, range(40)))

    pieces = cut_to_window(text, context="Bury", window=8, token_count=count_words)

    assert len(pieces) > 1
    assert all(piece.startswith("Bury\n") for piece in pieces)


@pytest.mark.parametrize(
    "count", [count_words, count_characters], ids=["words", "characters"]
)
@given(
    text=st.text(alphabet="ab ", max_size=200),
    context=st.text(alphabet="xy ", max_size=90),
)
def test_no_piece_is_over_the_window_and_nothing_is_lost(
    count: Callable[[str], int], text: str, context: str
) -> None:
    pieces = cut_to_window(text, context=context, window=16, token_count=count)

    assert all(count(piece) <= 16 for piece in pieces)
    letters = "".join(piece.rpartition("\n")[2] for piece in pieces)
    assert letters.replace(" ", "") == text.replace(" ", "")


def test_a_long_context_keeps_what_stands_nearest_the_text() -> None:
    context = " ".join(["council"] * 50 + ["heading"])

    (piece,) = cut_to_window(
        "the deficit", context=context, window=16, token_count=count_words
    )

    assert piece.endswith("heading\nthe deficit")
