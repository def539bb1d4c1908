"""Blocks with where they stand, in words a reader can follow."""

from dataclasses import replace

import pytest

from corpus.pages import Block, Footnote, Heading, Place
from tests.papers_in_words import heading, pages, para, table
from tools.sections import NAME_LIMIT, locator, shorten, walk

ROWS = [["Year", "2022/23"], ["Deficit", "4.1"]]


def words(*blocks: Block) -> list[str]:
    return [
        standing.words
        for standing in walk(pages(*blocks))
        if not isinstance(standing.block, Heading)
    ]


def numbered_heading(text: str, number: str) -> Heading:
    return replace(heading(text), number=number)


def test_paragraph_is_named_by_its_number() -> None:
    assert words(heading("5 Money"), para("It rose.", number="5.3")) == ["para 5.3"]


def test_paragraph_without_a_number_is_counted_under_its_heading() -> None:
    found = words(
        heading("Minutes"), para("One."), para("Two."), heading("Law"), para(".")
    )

    assert found == ["Minutes; paragraph 1", "Minutes; paragraph 2", "Law; paragraph 1"]


@pytest.mark.parametrize(
    ("over", "named"),
    [
        ("3 MINUTES", "section 3, MINUTES; paragraph 1"),
        ("3. Minutes", "section 3, Minutes; paragraph 1"),
        ("12 January 2024", "12 January 2024; paragraph 1"),
        ("20 weeks", "20 weeks; paragraph 1"),
    ],
)
def test_number_of_a_heading_is_named_as_one(over: str, named: str) -> None:
    assert words(heading(over), para("One.")) == [named]


def test_table_is_named_by_caption_then_paragraph_then_heading() -> None:
    found = words(
        heading("Money"),
        para("It rose.", number="3"),
        table("Table 2 - Deficit by year", ROWS),
        table(None, ROWS, number="3"),
        table(None, ROWS),
    )

    assert found[1:] == [
        "Table 2: Deficit by year",
        "para 3; table",
        "Money; table",
    ]


def test_front_sheet_ends_at_the_first_text_or_heading_under_it() -> None:
    sheet = table(None, [["Wards", "All"]], header_rows=0)

    before = words(heading("Northwold Council"), para("Cabinet"), sheet)
    under_heading = words(sheet, heading("Background"), table(None, ROWS))
    under_text = words(para("It rose, sharply. " * 20), table(None, ROWS))

    assert before[-1] == "front sheet"
    assert under_heading == ["front sheet", "Background; table"]
    assert under_text[-1] == "table"


def test_letters_under_recommendations_are_recommendations() -> None:
    found = words(
        heading("Recommendations"),
        para("b) Agree the bid.", number="b"),
        heading("RESOLVED"),
        para("a) That it be agreed.", number="a"),
        heading("Table of contents"),
        para("c. Places", number="c"),
    )

    assert found == ["recommendation b", "resolution a", "Table of contents; item c"]


def test_resolution_is_named_with_the_item_it_was_made_on() -> None:
    found = words(
        heading("14 Deficit update"), heading("RESOLVED:", level=2), para("1. Noted.")
    )

    assert found == ["14 Deficit update; resolution 1"]


def test_list_numbers_under_recommendations_are_recommendations() -> None:
    assert words(heading("Recommendations:"), para("2. To agree the plan")) == [
        "recommendation 2"
    ]


def test_paragraph_of_an_appendix_that_counts_anew_says_so() -> None:
    found = words(heading("Appendix B: Method"), para("1. We counted.", number="1"))

    assert found == ["Appendix B; para 1"]


def test_headings_over_a_block_are_outermost_first() -> None:
    sheet = pages(
        heading("Report"),
        heading("5 Money", level=2),
        heading("Places", level=3),
        heading("6 Law", level=2),
        para("None."),
    )

    (*_, last) = walk(sheet)

    assert last.headings == ("Report", "6 Law")


def test_running_line_is_no_footnote() -> None:
    note = Footnote(text="¹ See the plan.", mark="¹", places=())
    footer = Footnote(text="Page 1", mark="", places=())

    assert words(note, footer) == ["footnote ¹", "header or footer"]


def test_long_name_is_cut_at_a_word() -> None:
    cut = shorten("word " * 40)

    assert cut.endswith("word …")
    assert len(cut) <= NAME_LIMIT + len(" …")


def test_locator_of_text_over_a_page_break_is_of_its_first_page() -> None:
    places = (
        Place(page_number=3, start=40, end=60),
        Place(page_number=3, start=70, end=90),
        Place(page_number=4, start=0, end=20),
    )

    found = locator("para 5.3", places)

    assert (found.page_number, found.start, found.end) == (3, 40, 90)
