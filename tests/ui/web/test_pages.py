"""Tests of ui/web/pages.py, on pages drawn for them."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # it ships no types

from corpus.errors import UnreadablePaperError
from corpus.pages import Box
from tests.ui.web.samples import QUOTE, draw_report
from ui.web.pages import Char, cell_boxes, lit_boxes, quote_boxes, show_page


def typed(text: str, *, top: float = 100, x0: float = 50) -> list[Char]:
    """Return `text` as set on one line, ten points a character."""
    return [
        Char(
            text=char,
            box=Box(
                page_number=1,
                x0=x0 + 10 * nth,
                top=top,
                x1=x0 + 10 * nth + 10,
                bottom=top + 12,
            ),
        )
        for nth, char in enumerate(text)
    ]


def test_quote_is_lit_exactly() -> None:
    boxes = quote_boxes(typed("a gap of £4m in May"), "£4m")

    assert boxes == (Box(page_number=1, x0=140, top=100, x1=170, bottom=112),)


def test_quote_over_two_lines_has_a_box_for_each() -> None:
    chars = typed("the gap of ") + typed("£4m in May", top=116)

    boxes = quote_boxes(chars, "gap of £4m")

    assert [(box.x0, box.top, box.x1) for box in boxes] == [
        (90, 100, 150),
        (50, 116, 80),
    ]


def test_cells_of_a_row_are_lit_apart() -> None:
    chars = typed("Gap") + typed("20.0", x0=200)

    boxes = quote_boxes(chars, "Gap 20.0")

    assert [(box.x0, box.x1) for box in boxes] == [(50, 80), (200, 240)]


def test_of_two_like_cells_the_one_that_was_read_is_lit() -> None:
    chars = typed("4.0") + typed("4.0", top=200)
    read = Box(page_number=1, x0=45, top=195, x1=90, bottom=220)

    boxes = quote_boxes(chars, "4.0", near=[read])

    assert [box.top for box in boxes] == [200]


def test_cell_away_from_its_row_label_is_lit_where_it_was_read() -> None:
    chars = typed("Gap") + typed("16.4", x0=200) + typed("20.0", x0=300)
    read = Box(page_number=1, x0=295, top=98, x1=345, bottom=114)

    assert lit_boxes(chars, "Gap 20.0", boxes=[read]) == (read,)


def test_of_two_like_cells_in_a_row_the_one_that_was_read_is_lit() -> None:
    chars = typed("Gap") + typed("4.0", x0=200) + typed("4.0", x0=300)
    read = Box(page_number=1, x0=295, top=98, x1=335, bottom=114)

    assert lit_boxes(chars, "Gap 4.0", boxes=[read]) == (read,)


def test_row_whose_cells_take_two_lines_is_lit_line_by_line() -> None:
    label = typed("Schemes ") + typed("late", top=116)
    chars = typed("Schemes ") + typed("16", x0=200) + typed("late", top=116)
    boxes = [
        Box(page_number=1, x0=48, top=98, x1=122, bottom=114),
        Box(page_number=1, x0=198, top=98, x1=222, bottom=114),
        Box(page_number=1, x0=48, top=115, x1=92, bottom=130),
    ]

    assert lit_boxes(chars, "Schemes late 16", boxes=boxes) == tuple(boxes)
    assert lit_boxes(label, "Schemes late 16", boxes=boxes) == ()


def test_cell_of_a_row_quoted_whole_is_told_from_the_row() -> None:
    chars = typed("Gap ") + typed("4.0 ", x0=200) + typed("5.0", x0=300)
    read = Box(page_number=1, x0=295, top=98, x1=335, bottom=114)

    assert len(lit_boxes(chars, "Gap 4.0 5.0", boxes=[read])) == 3
    assert cell_boxes(chars, "Gap 4.0 5.0", boxes=[read]) == (read,)


@pytest.mark.parametrize("quote", ["5.0", "Gap 6.0"])
def test_box_that_is_all_of_the_quote_or_none_of_it_is_no_cell(quote: str) -> None:
    chars = typed("Gap ") + typed("5.0", x0=300)
    read = Box(page_number=1, x0=295, top=98, x1=335, bottom=114)

    assert cell_boxes(chars, quote, boxes=[read]) == ()


def test_white_space_is_not_lit() -> None:
    chars = typed("the gap   ") + typed("of £4m", top=116)

    first, _ = quote_boxes(chars, "gap of £4m")

    assert (first.x0, first.x1) == (90, 120)


def test_box_that_prints_something_else_is_not_lit() -> None:
    chars = typed("Gap") + typed("16.4", x0=200)
    read = Box(page_number=1, x0=195, top=98, x1=245, bottom=114)

    assert lit_boxes(chars, "Gap 20.0", boxes=[read]) == ()


def test_quote_that_is_not_there_lights_nothing() -> None:
    assert lit_boxes(typed("a gap of £4m"), "a gap of £5m") == ()


def test_drawn_page_knows_its_size_image_and_characters(tmp_path: Path) -> None:
    page = show_page(draw_report(tmp_path / "report.pdf"), 1)

    assert (round(page.width), round(page.height)) == (595, 842)
    assert page.url.startswith("data:image/webp;base64,")
    assert "20.027" in "".join(char.text for char in page.chars)


def test_sentence_over_a_broken_word_is_lit_on_the_drawn_page(tmp_path: Path) -> None:
    page = show_page(draw_report(tmp_path / "report.pdf"), 1)

    first, second = lit_boxes(page.chars, QUOTE.replace("fore-cast", "forecast"))

    assert (round(first.x0), round(second.x0)) == (92, 72)
    assert first.top < first.bottom <= second.top + 2


def test_page_with_a_moved_corner_is_lit_in_place(tmp_path: Path) -> None:
    path = tmp_path / "cropped.pdf"
    canvas = Canvas(
        str(path), pagesize=(400, 400), invariant=1, cropBox=(50, 50, 350, 350)
    )
    canvas.drawString(100, 300, "20.027")
    canvas.save()

    page = show_page(path, 1)

    (box,) = lit_boxes(page.chars, "20.027")
    assert (round(page.width), round(box.x0)) == (300, 50)
    assert 30 < box.top < 50 < box.bottom < 60


def test_turned_page_is_lit_in_place(tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    # The canvas swaps the two sides itself when its page is turned.
    canvas = Canvas(str(path), pagesize=(400, 600), invariant=1)
    canvas.setPageRotation(90)
    canvas.translate(300, 100)
    canvas.rotate(90)
    canvas.drawString(0, 0, "20.027")
    canvas.save()

    page = show_page(path, 1)

    (box,) = lit_boxes(page.chars, "20.027")
    assert (round(page.width), round(page.height)) == (400, 600)
    assert (round(box.x0), box.x1 > 130) == (100, True)
    assert 285 < box.top < 300 < box.bottom < 310


def test_same_page_is_drawn_once(tmp_path: Path) -> None:
    path = draw_report(tmp_path / "report.pdf")

    assert show_page(path, 1) is show_page(path, 1)


@pytest.mark.parametrize(("content", "page_number"), [(None, 3), (b"no pdf", 1)])
def test_page_that_cannot_be_drawn_says_so(
    tmp_path: Path, content: bytes | None, page_number: int
) -> None:
    path = draw_report(tmp_path / "report.pdf")
    if content:
        path.write_bytes(content)

    with pytest.raises(UnreadablePaperError, match=f"page {page_number} cannot"):
        show_page(path, page_number)
