"""Tests of ui/web/sources.py."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import UnknownPaperError
from corpus.pages import Page
from corpus.records import Locator, Role, Status
from tests.fakes import FakeShelf
from tests.ui.web.samples import (
    LINES,
    MINUTES,
    QUOTE,
    REPORT,
    draw_report,
    locator,
    report_pages,
    table_of,
    unpaged,
)
from ui.web.sources import (
    BLOCKS_AROUND,
    PageView,
    Source,
    TextView,
    light,
    view_source,
    view_text,
)


@pytest.fixture
def shelf(tmp_path: Path) -> FakeShelf:
    report = draw_report(tmp_path / "report.pdf")
    minutes = tmp_path / "minutes.txt"
    return FakeShelf(
        (REPORT, report, report_pages()),
        (MINUTES, minutes, (unpaged("Minutes", "A gap of £4.1m was noted."),)),
    )


def test_pdf_shows_the_cited_page_with_the_quote_lit(shelf: FakeShelf) -> None:
    source = Source(paper=REPORT, quote=QUOTE, locator=locator())

    view = view_source(shelf, source, role=Role.PUBLIC)

    assert isinstance(view, PageView)
    assert (view.page_number, view.page_count) == (1, 2)
    assert view.lit is not None
    assert len(view.lit) == 2


def test_other_page_of_a_pdf_lights_nothing_and_does_not_call_it_missing(
    shelf: FakeShelf,
) -> None:
    source = Source(paper=REPORT, quote=LINES[0], locator=locator())

    view = view_source(shelf, source, role=Role.PUBLIC, page_number=2)

    assert isinstance(view, PageView)
    assert (view.page_number, view.lit) == (2, None)


def test_page_past_the_end_is_the_last_one(shelf: FakeShelf) -> None:
    source = Source(paper=REPORT, quote=QUOTE, locator=locator())

    view = view_source(shelf, source, role=Role.PUBLIC, page_number=99)

    assert isinstance(view, PageView)
    assert view.page_number == 2


def test_quote_that_is_not_on_its_page_is_missed(shelf: FakeShelf) -> None:
    source = Source(paper=REPORT, quote="No such words.", locator=locator())

    view = view_source(shelf, source, role=Role.PUBLIC)

    assert isinstance(view, PageView)
    assert view.lit == ()


def test_paper_without_pages_shows_its_text(shelf: FakeShelf) -> None:
    place = Locator(words="para 2", page_number=None, start=8, end=33)
    source = Source(paper=MINUTES, quote="A gap of £4.1m was noted.", locator=place)

    view = view_source(shelf, source, role=Role.PUBLIC)

    assert isinstance(view, TextView)
    assert [block.span for block in view.blocks] == [None, (0, 25)]


def test_paper_kept_from_the_role_is_not_shown(tmp_path: Path) -> None:
    exempt = replace(REPORT, status=Status.EXEMPT)
    shelf = FakeShelf((exempt, draw_report(tmp_path / "report.pdf"), report_pages()))
    source = Source(paper=exempt, quote=QUOTE, locator=locator())

    with pytest.raises(UnknownPaperError):
        view_source(shelf, source, role=Role.PUBLIC)


def test_long_paper_is_cut_around_the_quote() -> None:
    texts = [f"Point {number} was put." for number in range(1, 101)]
    page = unpaged(*texts)
    start = page.text.index("Point 50")
    place = Locator(words="para 50", page_number=None, start=start, end=start + 18)

    view = view_text([page], Source(paper=MINUTES, quote=texts[49], locator=place))

    assert len(view.blocks) == 2 * BLOCKS_AROUND + 1
    assert view.is_cut_before
    assert view.is_cut_after
    assert [lit.block for lit in view.blocks if lit.is_lit] == [page.blocks[49]]


def test_like_words_away_from_the_place_stay_dark() -> None:
    page = unpaged("Noted.", "Noted.")
    place = Locator(words="para 2", page_number=None, start=7, end=13)

    view = view_text([page], Source(paper=MINUTES, quote="Noted.", locator=place))

    assert [lit.is_lit for lit in view.blocks] == [False, True]


def test_row_label_and_cell_of_a_quote_are_lit_and_their_neighbours_are_not() -> None:
    table = table_of(("£m", "2021", "2022"), ("Gap", "4.0", "14.0"))
    row = Locator(words="row Gap; column 2022", page_number=None, start=13, end=25)
    source = Source(paper=MINUTES, quote="Gap 14.0", locator=row)

    lit = light(table, source)

    assert lit.span_by_cell == {(1, 0): (0, 3), (1, 2): (0, 4)}


def test_list_under_a_sentence_is_lit_as_one_quote() -> None:
    page = unpaged("3.1 Two things:", "the first", "the second", "3.2 More.")
    quote = "3.1 Two things:\nthe first\nthe second"
    place = Locator(words="para 3.1", page_number=None, start=0, end=len(quote))

    view = view_text([page], Source(paper=MINUTES, quote=quote, locator=place))

    assert [lit.is_lit for lit in view.blocks] == [True, True, True, False]


def test_sentence_inside_a_cell_is_lit_there() -> None:
    table = table_of(("Issue", "It is late. It costs £4m. It will end."))
    place = Locator(words="row Issue", page_number=None, start=18, end=31)

    lit = light(table, Source(paper=MINUTES, quote="It costs £4m.", locator=place))

    assert lit.span_by_cell == {(0, 1): (12, 25)}


def test_sheet_that_the_locator_names_is_shown() -> None:
    first, second = (
        Page(
            number=None,
            text="",
            blocks=(replace(table_of(("Gap", "4.0")), sheet=name),),
        )
        for name in ("Month 8", "Month 9")
    )
    place = Locator(words="sheet Month 9!B1", page_number=None, start=0, end=7)

    view = view_text(
        [first, second], Source(paper=MINUTES, quote="Gap 4.0", locator=place)
    )

    assert [lit.block for lit in view.blocks] == list(second.blocks)


def test_sheet_that_prints_the_quote_is_shown_where_none_is_named() -> None:
    first, second = unpaged("Summary"), unpaged("A note.")
    place = Locator(words="paragraph 1", page_number=None, start=0, end=7)

    view = view_text(
        [first, second], Source(paper=MINUTES, quote="A note.", locator=place)
    )

    assert [lit.block for lit in view.blocks] == list(second.blocks)
