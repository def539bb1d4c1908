"""Tests of ui/web/quotes.py."""

import pytest

from ui.web.quotes import LINE_END_HYPHEN, quote_places


def found(text: str, quote: str) -> list[str]:
    return [text[start:end] for start, end in quote_places(text, quote)]


@pytest.mark.parametrize(
    ("text", "quote", "printed"),
    [
        ("a gap of £4m  in\nMay", "£4m in May", "£4m  in\nMay"),
        ("is 5\u00a0% more", "5 %", "5\u00a0%"),
        ("the ﬁnal ﬁgure", "final", "ﬁnal"),
        ("over\u00adspend", "overspend", "over\u00adspend"),
        ("½ of it", "½", "½"),
    ],
    ids=["white space", "no-break space", "ligature", "soft hyphen", "fraction"],
)
def test_what_a_page_prints_otherwise_is_the_same_quote(
    text: str, quote: str, printed: str
) -> None:
    assert found(text, quote) == [printed]


@pytest.mark.parametrize("quote", ["well-being rose", "wellbeing rose"])
def test_hyphen_at_a_line_end_may_or_may_not_be_part_of_the_word(quote: str) -> None:
    text = f"well{LINE_END_HYPHEN}being rose"

    assert found(text, quote) == [text]


@pytest.mark.parametrize(
    ("text", "quote"),
    [("154.4", "54.4"), ("54.45", "54.4"), ("1,360", "360"), ("36.4", "36")],
)
def test_part_of_a_number_is_no_place(text: str, quote: str) -> None:
    assert found(text, quote) == []


def test_number_at_the_end_of_a_sentence_is_whole() -> None:
    assert found("It is 36. 4 were late.", "36") == ["36"]


def test_every_occurrence_is_a_place() -> None:
    assert quote_places("£4m and £4m", "£4m") == ((0, 3), (8, 11))


@pytest.mark.parametrize("quote", ["", "  ", "not there"])
def test_what_is_not_there_has_no_place(quote: str) -> None:
    assert quote_places("a gap of £4m", quote) == ()
