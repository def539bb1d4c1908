"""Captions of tables, above them and below."""

import pytest

from corpus.pages import Block, Heading, Paragraph, Table
from ingest.captions import give_captions, is_continued, is_label
from tests.papers_in_words import heading, para, table

ROWS = [["Year", "2022/23"], ["Deficit", "4.1"]]
TABLE = table(None, ROWS)


def captions(*blocks: Block) -> list[str | None]:
    return [b.caption for b in give_captions(blocks) if isinstance(b, Table)]


def left(*blocks: Block) -> list[str]:
    settled = give_captions(blocks)
    return [b.text for b in settled if isinstance(b, Heading | Paragraph)]


@pytest.mark.parametrize(
    "text",
    [
        "Table 3 - Recovery forecast",
        "Table A1: Savings",
        "Table 4.10 Places",
        "Appendix B Table 2 \N{EN DASH} Outturn",
        "Figure 2. Plans by year",
        "Chart 1",
        "Fig 1. Spend",
        "Table 5: high needs spend by year",
        "Appendix A Table: Draft plan",
    ],
)
def test_label_with_a_number_is_a_caption(text: str) -> None:
    assert is_label(text)
    assert captions(para(text), TABLE) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Table 3 shows that the deficit will grow.",
        "Tables were laid out.",
        "Figures are in £m",
        "Table talk",
        "Appendix B",
    ],
)
def test_sentence_about_a_table_is_no_label(text: str) -> None:
    assert not is_label(text)


def test_captions_below_are_taken_where_that_is_the_habit() -> None:
    first, second = heading("Table 1: Places", level=3), heading("Table 2: Money")

    found = captions(para("As follows."), TABLE, first, TABLE, second)

    assert found == ["Table 1: Places", "Table 2: Money"]


def test_label_alone_takes_the_title_under_it() -> None:
    found = captions(para("Table 2"), para("Deficit by year"), TABLE)

    assert found == ["Table 2 Deficit by year"]


def test_caption_leaves_the_blocks_and_the_sentence_before_is_the_lead() -> None:
    blocks = (para("5.1 The plan is this."), para("Table 1 Plan"), TABLE)

    (settled,) = [b for b in give_captions(blocks) if isinstance(b, Table)]

    assert (settled.caption, settled.lead) == ("Table 1 Plan", "5.1 The plan is this.")
    assert left(*blocks) == ["5.1 The plan is this."]


def test_figure_label_does_not_take_a_table_from_its_own_caption() -> None:
    blocks = (para("Figure 1: Plans"), TABLE, para("Table 1: Money"))

    assert captions(*blocks) == ["Table 1: Money"]


def test_title_directly_above_is_a_caption() -> None:
    blocks = (para("The plan was agreed."), para("Forecast of the deficit, £m"), TABLE)

    assert captions(*blocks) == ["Forecast of the deficit, £m"]


@pytest.mark.parametrize(
    "text",
    [
        "The forecast is set out in the table below",
        "4. Finance",
        "Appendix C",
        "Costs are:",
        "and so on",
    ],
)
def test_line_that_leads_into_a_table_is_no_title(text: str) -> None:
    assert captions(para(text), TABLE) == [None]


def test_section_heading_that_text_stands_under_is_no_caption() -> None:
    title = heading("Reserves", level=2)

    assert captions(title, TABLE, para("They are low.")) == [None]
    assert captions(title, TABLE, heading("Law", level=2)) == ["Reserves"]


def test_heading_that_says_the_unit_is_a_caption_whatever_follows() -> None:
    title = heading("Forecast by directorate. Figures in £000; savings in brackets")

    assert captions(title, TABLE, para("* Held by law.")) == [title.text]


def test_heading_that_is_a_title_still_begins_its_section() -> None:
    blocks = (heading("Law"), para("None."), heading("Reserves"), TABLE, heading("End"))

    assert captions(*blocks) == ["Reserves"]
    assert left(*blocks) == ["Law", "None.", "Reserves", "End"]


def test_front_sheet_takes_no_title() -> None:
    sheet = table(None, [["Meeting", "Cabinet"]], header_rows=0)

    assert captions(para("Northwold Council"), sheet) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Table 3 (continued)", True),
        ("Table 3 - Recovery cont'd", True),
        ("Table 4 (continued)", False),
        ("Table 3 - Recovery", False),
    ],
)
def test_caption_said_again_over_the_rest_is_known(text: str, expected: bool) -> None:
    assert is_continued(text, "Table 3 - Recovery") is expected
