"""Tests of ui/web/panel.py."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.pages import Box, Heading
from corpus.records import Status
from tests.ui.web.samples import QUOTE, REPORT, draw_report, locator, table_of, unpaged
from ui.web.pages import show_page
from ui.web.panel import Opened, render_resting, render_trouble, render_view
from ui.web.sources import LitBlock, PageView, Source, TextView

OPENED: Opened = {"turn": 0, "kind": "citation", "place": 0}
SOURCE = Source(paper=REPORT, quote=QUOTE, locator=locator())


@pytest.fixture
def view(tmp_path: Path) -> PageView:
    return PageView(
        source=SOURCE,
        page=show_page(draw_report(tmp_path / "report.pdf"), 1),
        page_number=1,
        page_count=2,
        lit=(Box(page_number=1, x0=59.5, top=84.2, x1=119, bottom=168.4),),
    )


def text_view(*blocks: LitBlock) -> TextView:
    return TextView(
        source=SOURCE, blocks=blocks, is_cut_before=False, is_cut_after=True
    )


def test_page_says_which_paper_and_where_in_it(view: PageView) -> None:
    html = render_view(view, OPENED)

    assert "Deficit recovery: where we are</h2>" in html
    assert "Bury · Schools Forum · 18 January 2022 · Public" in html
    assert "Page 1, paragraph 1.2" in html
    assert "Page 1 of 2" in html
    assert "<blockquote>The gap stood at £20.027m" in html


def test_box_is_laid_over_the_image_in_parts_of_the_page(view: PageView) -> None:
    html = render_view(view, OPENED)

    assert 'style="left:10.00%;top:10.0' in html
    assert "width:10.00%" in html
    assert "not found" not in html


def test_quote_that_is_not_on_the_page_is_said_not_to_be(view: PageView) -> None:
    html = render_view(replace(view, lit=()), OPENED)

    assert 'class="lit"' not in html
    assert "not found word for word on this page" in html


def test_first_page_turns_forward_only(view: PageView) -> None:
    html = render_view(view, OPENED)

    assert 'aria-disabled="true">Previous' in html
    assert "&quot;page_number&quot;: 2}" in html
    assert "Back to page" not in html


def test_other_page_leads_back_to_the_cited_one(view: PageView) -> None:
    html = render_view(replace(view, page_number=2, lit=None), OPENED)

    assert 'aria-disabled="true">Next' in html
    assert "Back to page 1" in html
    assert "not found" not in html


def test_text_marks_the_quote_and_keeps_the_rest() -> None:
    block = unpaged("It is <4m> now.").blocks[0]

    html = render_view(text_view(LitBlock(block=block, span=(6, 10))), OPENED)

    assert "<p>It is <mark>&lt;4m&gt;</mark> now.</p>" in html
    assert "The paper goes on." in html


def test_text_without_the_quote_says_so() -> None:
    html = render_view(text_view(LitBlock(block=unpaged("Noted.").blocks[0])), OPENED)

    assert "<mark>" not in html
    assert "not found word for word on this paper" in html


def test_cell_is_marked_in_its_table() -> None:
    table = replace(table_of(("£m", "2021"), ("Gap", "<4>")), caption="Table <1>")

    html = render_view(
        text_view(LitBlock(block=table, span_by_cell={(1, 1): (0, 3)})), OPENED
    )

    assert "<caption>Table &lt;1&gt;</caption>" in html
    assert "<th>2021</th>" in html
    assert "<td>Gap</td><td><mark>&lt;4&gt;</mark></td>" in html


def test_headings_of_a_paper_stand_under_the_panels_own() -> None:
    heading = Heading(text="Risks", level=1, places=())

    assert "<h3>Risks</h3>" in render_view(text_view(LitBlock(block=heading)), OPENED)


def test_status_that_is_not_stated_is_said_to_be_kept_as_exempt(
    view: PageView,
) -> None:
    unknown = replace(SOURCE, paper=replace(REPORT, status=Status.UNKNOWN))

    html = render_view(replace(view, source=unknown), OPENED)

    assert "Status not stated, kept as exempt" in html


def test_no_word_of_a_paper_becomes_markup(view: PageView) -> None:
    evil = "<img src=x onerror=alert(1)>"
    paper = replace(REPORT, title=evil, council=evil, committee=evil)
    source = Source(paper=paper, quote=evil, locator=locator(evil))
    block = unpaged(evil).blocks[0]

    html = (
        render_view(replace(view, source=source), OPENED)
        + render_view(replace(text_view(LitBlock(block=block)), source=source), OPENED)
        + render_trouble(evil)
        + render_resting()
    )

    assert "<img src=x" not in html
