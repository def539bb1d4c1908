"""Paragraph numbers, and headings told from numbered paragraphs."""

from collections.abc import Sequence

from corpus.pages import Block, Heading, Paragraph, Table
from ingest.numbering import number_paragraphs, tell_headings
from tests.papers_in_words import heading, para, table

LONG = "Spending on places rose because more plans were issued than were foreseen."


def numbers(*blocks: Block) -> list[str | None]:
    return [
        block.number
        for block in number_paragraphs(tell_headings(blocks))
        if isinstance(block, Heading | Paragraph | Table)
    ]


def headings(blocks: Sequence[Block]) -> list[tuple[str | None, int]]:
    return [
        (block.number, block.level)
        for block in number_paragraphs(tell_headings(blocks))
        if isinstance(block, Heading)
    ]


def test_heading_has_the_number_that_paragraphs_are_numbered_under() -> None:
    found = numbers(heading("5 FINANCE"), para(f"5.1 {LONG}"), para(f"5.2. {LONG}"))

    assert found == ["5", "5.1", "5.2"]


def test_short_numbered_line_over_numbered_paragraphs_is_a_heading() -> None:
    blocks = (
        para("2. Finance"),
        para(f"2.1 {LONG}"),
        para("3. Law"),
        para("3.1 None."),
    )

    assert headings(blocks) == [("2", 1), ("3", 1)]


def test_sentence_over_numbered_paragraphs_stays_a_paragraph() -> None:
    blocks = (para("2.1 Members are asked to:"), para("2.1.1 note the report;"))

    assert headings(blocks) == []
    assert numbers(*blocks) == ["2.1", "2.1.1"]


def test_last_heading_of_the_count_needs_no_numbered_paragraph() -> None:
    blocks = (
        heading("10. Risks"),
        para(f"10.1. {LONG}"),
        heading("11. Conclusion"),
        para("The plan can be done.", is_list_item=True),
    )

    assert headings(blocks) == [("10", 1), ("11", 1)]


def test_item_of_a_list_is_no_heading_though_its_number_is_next() -> None:
    blocks = (
        heading("2. Plan"),
        para("2.1 Four streams are at work:"),
        para("1. Staff"),
        para("2. Practice"),
        para("3. Money"),
        para("Each has a lead."),
    )

    assert headings(blocks) == [("2", 1)]
    assert numbers(*blocks)[2:] == ["2.1"] * 4


def test_short_paragraph_in_a_count_of_paragraphs_stays_one() -> None:
    blocks = (
        heading("Finance"),
        para(f"1. {LONG}"),
        heading("Law"),
        heading("2. N/A"),
        heading("Health"),
        para("3. None"),
    )

    assert numbers(*blocks) == [None, "1", None, "2", None, "3"]
    assert headings(blocks) == [(None, 1)] * 3


def test_numbered_titles_over_plain_text_are_headings() -> None:
    blocks = (
        para("1. Introduction"),
        para(LONG),
        para("2. Grant recovery plan"),
        para(LONG),
        para("1. first step"),
        para("2. second step"),
        heading("3. Law"),
        para(LONG),
    )

    assert headings(blocks) == [("1", 1), ("2", 1), ("3", 1)]


def test_list_of_recommendations_is_no_row_of_headings() -> None:
    blocks = (heading("1. Note the report"), heading("2. Agree the plan"), para(LONG))

    assert headings(blocks) == []


def test_minutes_count_their_items_on_from_the_last_meeting() -> None:
    blocks = (
        heading("12 Apologies"),
        para("None."),
        heading("13 Deficit update"),
        para(LONG),
        para("1. That it be noted."),
        heading("14 Work programme"),
        para(LONG),
    )

    assert headings(blocks) == [("12", 1), ("13", 1), ("14", 1)]
    assert numbers(*blocks)[4] is None


def test_subsection_with_its_own_text_is_a_heading() -> None:
    blocks = (
        heading("3 Position"),
        heading("3.1 Forecast"),
        para(LONG),
        heading("3.2 Reserves"),
        para(LONG),
    )

    assert headings(blocks) == [("3", 1), ("3.1", 2), ("3.2", 2)]


def test_levels_stand_under_the_numbered_headings_and_over_them() -> None:
    blocks = (
        heading("Safety Valve update", level=1),
        heading("5. Recovery", level=2),
        para(f"5.1 {LONG}"),
        heading("Mainstream top-ups", level=2),
        para(f"5.2 {LONG}"),
        heading("Appendix A", level=2),
    )

    assert headings(blocks) == [(None, 1), ("5", 2), (None, 3), (None, 2)]


def test_paragraph_without_a_number_carries_the_last_one() -> None:
    first, second, held = number_paragraphs(
        [para(f"5.8 {LONG}"), para(LONG), table(None, [["Year", "2023/24"]])]
    )

    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert isinstance(held, Table)
    assert (first.number, first.is_continued) == ("5.8", False)
    assert (second.number, second.is_continued) == ("5.8", True)
    assert held.number == "5.8"


def test_letter_is_added_to_the_number_until_its_list_ends() -> None:
    found = numbers(
        para("4. The bid has two parts:"),
        para("a. A change of places."),
        para("More of the first."),
        para("b. New buildings."),
        para("Neither has been agreed."),
    )

    assert found == ["4", "4a", "4a", "4b", "4"]


def test_list_that_counts_from_one_again_takes_no_numbers() -> None:
    found = numbers(
        *(para(f"{number}. {LONG}") for number in (1, 2, 3)),
        para("1. A link to the minutes."),
        para("2. A link to the plan."),
        para(f"4. {LONG}"),
    )

    assert found == ["1", "2", "3", "3", "3", "4"]


def test_list_as_long_as_the_count_does_not_take_its_next_number() -> None:
    found = numbers(
        para(f"1. {LONG}"),
        para(f"2. {LONG}"),
        para("1. staff,"),
        para("2. places,"),
        para("3. money."),
        para(f"3. {LONG}"),
    )

    assert found == ["1", "2", "2", "2", "2", "3"]


def test_resolutions_of_a_second_item_are_no_count_of_the_first() -> None:
    found = numbers(
        heading("Resolved"),
        para("1. That the report be noted."),
        heading("Another item"),
        heading("Resolved"),
        para("1. That the plan be agreed."),
        para("2. That officers sign it."),
    )

    assert found == [None, "1", None, None, None, None]


def test_appendix_may_count_its_paragraphs_anew() -> None:
    found = numbers(
        para(f"1. {LONG}"),
        para(f"2. {LONG}"),
        heading("Appendix B"),
        para(f"1. {LONG}"),
    )

    assert found == ["1", "2", None, "1"]


def test_numbers_without_a_stop_that_count_on_are_the_paragraphs() -> None:
    found = numbers(
        heading("Purpose"),
        para("1 To agree the plan."),
        heading("Summary"),
        para(f"2 {LONG}"),
        para("31 of the 38 plans were late."),
        para(f"3 {LONG}"),
    )

    assert found == [None, "1", None, "2", "2", "3"]


def test_numbers_that_do_not_count_on_are_counts() -> None:
    found = numbers(
        para("1 Child moved to a local school."),
        para("14 Children moved within the year."),
        para("2 Headteachers agreed."),
        para("31 Placements were made."),
    )

    assert found == [None, None, None, None]


def test_amount_that_stands_alone_numbers_no_paragraph() -> None:
    found = numbers(
        heading("6 Trajectory"),
        para("53.790"),
        para("46.500"),
        para(f"6.1 {LONG}"),
        para("12.69"),
        para("6.2"),
    )

    assert found == [None, None, None, "6.1", "6.1", "6.2"]
