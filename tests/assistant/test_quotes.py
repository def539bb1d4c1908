import pytest

from assistant.quotes import follow, halves, lies_in, lines_of, squeeze, stands

TEXT = "The gap is £63m, less £2,163. It does not close by 2025 (81%)."


def test_white_space_of_every_kind_is_one_space() -> None:
    assert squeeze(" a\n\tb\u00a0 c ") == "a b c"


def test_what_is_not_seen_is_left_out() -> None:
    assert squeeze("\u202eThe ga\u00adp\u202c is £6\u200b3m\x07") == "The gap is £63m"


@pytest.mark.parametrize(
    "quote",
    [
        "The gap is £63m",
        "£63m",
        "It does not close",
        "£2,163.",
        "by 2025 (81%)",
        "(81%)",
    ],
)
def test_words_printed_in_one_piece_stand(quote: str) -> None:
    assert stands(quote, TEXT)


@pytest.mark.parametrize(
    "quote",
    ["", "he gap", "The ga", "63m", "£63", "163", "£2", "£2,163, not", "close by 2025"],
    ids=lambda quote: quote or "nothing",
)
def test_words_cut_from_what_is_printed_do_not_stand(quote: str) -> None:
    assert not stands(quote, TEXT)


def test_a_quote_stands_where_one_of_its_places_is_whole() -> None:
    assert stands("closes", "It never closes. Then it closes.")


def test_a_cell_lies_in_a_row_uncut() -> None:
    assert lies_in("16.141", "22.172 16.141 9.1")
    assert not lies_in("6.141", "22.172 16.141 9.1")


def test_a_quote_over_lines_is_cut_where_they_end() -> None:
    passage = "The board will:\nmeet each term;\nreport to members."

    assert lines_of("will: meet each term;", passage) == ("will:", "meet each term;")
    assert lines_of("will: report to members.", passage) is None


def test_lines_follow_each_other_with_little_between() -> None:
    text = "The board will: • meet each term; • report." + " x" * 300 + " They left."

    assert follow(("The board will:", "meet each term;"), text)
    assert not follow(("meet each term;", "The board will:"), text)
    assert not follow(("report.", "They left."), text)


def test_a_cell_that_a_page_ends_in_stands_in_two_halves() -> None:
    text = (
        "£3k £250 a group, assuming 12 other cell Page 7 header events to Sept 2022 end"
    )

    parted = halves("£250 a group, assuming 12 events to Sept 2022", text)

    assert parted == ("£250 a group, assuming 12", "events to Sept 2022")
    assert halves("£250 a group, assuming 1", text) is None
    assert halves("events to Sept 2022 £250 a group", text) is None
