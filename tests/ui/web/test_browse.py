"""Tests of ui/web/browse.py and ui/web/listing.py."""

import json

import pytest

from ui.web.browse import ROWS_A_PAGE, ask_further, cut, has_words
from ui.web.figures import FigureQuery
from ui.web.listing import council_options, render_head, render_pages, render_select


def test_what_is_asked_is_added_to_what_was_asked_before() -> None:
    query = FigureQuery(council="Bury", page=4)

    asked = ask_further(query, json.dumps({"sort": "amount", "descending": True}))

    assert asked == FigureQuery(council="Bury", sort="amount", descending=True, page=1)


def test_a_filter_left_empty_chooses_everything() -> None:
    query = FigureQuery(council="Bury", words="gap")

    asked = ask_further(query, json.dumps({"council": "", "words": " "}))

    assert asked == FigureQuery()


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "no JSON",
        "[]",
        '{"page": 0}',
        '{"page": "many"}',
        '{"sort": "paper_id"}',
        '{"measure": "love"}',
        '{"role": "officer"}',
        json.dumps({"words": "w" * 301}),
    ],
)
def test_a_browser_s_word_that_is_not_understood_changes_nothing(asked: str) -> None:
    query = FigureQuery(council="Bury", page=2)

    assert ask_further(query, asked) == query


@pytest.mark.parametrize(
    ("count", "page", "shown", "pages"),
    [
        (0, 1, 0, 1),
        (ROWS_A_PAGE, 1, ROWS_A_PAGE, 1),
        (ROWS_A_PAGE + 1, 2, 1, 2),
        (ROWS_A_PAGE + 1, 99, 1, 2),
    ],
    ids=["none", "one page", "the second", "beyond the last"],
)
def test_records_are_cut_into_pages(
    count: int, page: int, shown: int, pages: int
) -> None:
    part = cut(range(count), page)

    assert (len(part.records), part.pages, part.total) == (shown, pages, count)


def test_every_word_must_stand_somewhere() -> None:
    query = FigureQuery(words="HIGH needs")

    assert has_words(query, "Needs of pupils", None, "high")
    assert not has_words(query, "High")


def test_a_heading_says_how_it_is_sorted_and_turns_it_round() -> None:
    html = render_head({"Value": "amount"}, sort="amount", descending=False)

    assert 'aria-sort="ascending"' in html
    assert "&quot;descending&quot;: true" in html


def test_a_single_page_has_no_buttons_to_turn() -> None:
    assert render_pages(cut(range(3), 1)) == ""


def test_no_word_of_a_paper_becomes_markup() -> None:
    html = render_select("c", "C", council_options(["<img src=x>"]), every="All")

    assert "<img" not in html
