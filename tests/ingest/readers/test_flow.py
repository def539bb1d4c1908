"""Pieces to a page: what stands where, and which tables are none."""

import pytest

from corpus.pages import Footnote, Heading, Paragraph, Table
from ingest.readers.flow import Grid, Span, Words, write


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid(
        rows=tuple(
            tuple(Span(contents=(Words(text=text),)) for text in row) for row in rows
        )
    )


def test_blocks_stand_on_lines_of_their_own() -> None:
    page = write([Words(text="Grant", level=1), Words(text="Up  by\n£5m."), grid()])

    assert page.text == "Grant\nUp by\n£5m.\n"
    assert [type(block) for block in page.blocks] == [Heading, Paragraph]
    assert isinstance(page.blocks[1], Paragraph)
    assert page.blocks[1].text == "Up by £5m."


def test_footnotes_come_last_after_their_mark() -> None:
    page = write([Words(text="Net.", mark="¹"), Words(text="Gap of £5m¹")])

    assert page.text == "Gap of £5m¹\n¹ Net.\n"
    note = page.blocks[1]
    assert isinstance(note, Footnote)
    assert page.text[note.places[0].start : note.places[0].end] == "Net."


@pytest.mark.parametrize("typed", ["• to note", "· to note", "- to note", "– to note"])
def test_typed_bullet_is_left_out_of_the_item(typed: str) -> None:
    page = write([Words(text=typed)])

    (item,) = page.blocks
    assert isinstance(item, Paragraph)
    assert (item.text, item.is_list_item) == ("to note", True)
    assert page.text == f"{typed}\n"


@pytest.mark.parametrize("text", ["-5.2", "- 5.2", "–£3m"])
def test_minus_is_no_bullet(text: str) -> None:
    (block,) = write([Words(text=text)]).blocks

    assert isinstance(block, Paragraph)
    assert block.text == text


def test_row_without_text_is_left_out() -> None:
    (table,) = write([grid(("Line", "2022/23"), ("", ""), ("Deficit", "5"))]).blocks

    assert isinstance(table, Table)
    assert len(table.rows) == 2


def test_short_numbered_rows_stay_a_table() -> None:
    (table,) = write([grid(("1", "£300"), ("2", "£400"))]).blocks

    assert isinstance(table, Table)


def test_span_beyond_the_last_row_is_cut_off() -> None:
    tall = Span(contents=(Words(text="Line"),), rows=9)
    cell = Span(contents=(Words(text="5"),))

    (table,) = write([Grid(rows=((tall, cell), (cell,)))]).blocks

    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Line", "5"],
        ["Line", "5"],
    ]


def test_no_pieces_make_an_empty_page() -> None:
    page = write([])

    assert (page.text, page.blocks) == ("", ())
