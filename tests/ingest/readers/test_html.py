"""Web pages written in the test, in the markup ModernGov and Word produce."""

from pathlib import Path

import pytest

from corpus.errors import UnreadablePaperError
from corpus.pages import Heading, Page, Paragraph, Table
from ingest.readers.html import read_pages

ITEM_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Agenda item - Grant recovery plan - Anytown Council</title>
<style>p {color: red}</style></head><body>
<a class="skip-link" href="#main">Skip to content</a>
<div id="cookie-banner">We use cookies.</div>
<header><div>Anytown home</div></header>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<div class="breadcrumbs">Home &gt; Meetings</div>
<form action="mgAi.aspx"><div id="modgov"><div class="mgContent">
<h1 class="mgMainTitleTxt">Agenda item</h1>
<h2 class="mgSubTitleTxt">Grant recovery plan</h2>
<ul class="mgActionList"><li><a href="x">Meeting attendance</a></li></ul>
<div class="mgWordPara"><p class="MsoNormal">To receive a report on the
deficit of &pound;19.543m&nbsp;at month 8.</p></div>
<h3 class="mgSectionTitle">Minutes:</h3>
<div class="mgWordPara"><p>Members asked<br>who pays.</p>
<ol type="a"><li>to note it;</li><li>to meet again.</li></ol></div>
<h3 class="mgSectionTitle">Supporting documents:</h3>
<ul class="mgBulletList"><li><a href="s1.pdf">Recovery plan</a> PDF 500 KB</li></ul>
<p style="display: none">Not shown</p>
</div></div></form>
<footer>Contact us</footer><script>track()</script></body></html>"""

MEETING_PAGE = """<html><body><div id="modgov">
<h1>Agenda</h1><table class="mgItemTable" summary="Table of agenda items">
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">4.</p></td>
<td><p class="mgAiTitleTxt"><a href="mgAi.aspx?ID=1">Grant recovery plan</a></p>
<div class="mgWordPara"><p>Report attached.</p></div>
<p class="mgSubItemTitleTxt">Decision:</p><div class="mgWordPara"><p>Agreed.</p></div>
</td></tr></table></div></body></html>"""

GRID = """<html><body><p>Before</p><table><caption>Table 1: Forecast</caption>
<thead><tr><th rowspan="2">Line</th><th colspan="2">Mitigated</th></tr>
<tr><th>2022/23</th><th>2023/24</th></tr></thead>
<tbody><tr><td>Deficit</td><td>19.5</td><td><p>24.2</p></td></tr></tbody></table>
<p>After</p></body></html>"""


def made(tmp_path: Path, content: str | bytes) -> Page:
    path = tmp_path / "page.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (page,) = read_pages(path)
    return page


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks if not isinstance(block, Table)]


def test_item_page_gives_what_the_item_says(tmp_path: Path) -> None:
    page = made(tmp_path, ITEM_PAGE)

    assert texts(page) == [
        "Agenda item - Grant recovery plan - Anytown Council",
        "Agenda item",
        "Grant recovery plan",
        "To receive a report on the deficit of £19.543m at month 8.",
        "Minutes:",
        "Members asked who pays.",
        "a. to note it;",
        "b. to meet again.",
        "Supporting documents:",
        "Recovery plan PDF 500 KB",
    ]


def test_every_block_stands_where_its_place_says(tmp_path: Path) -> None:
    page = made(tmp_path, ITEM_PAGE)

    for block in page.blocks:
        place = block.places[0]
        assert not isinstance(block, Table)
        assert " ".join(page.text[place.start : place.end].split()) == block.text


def test_meeting_page_puts_item_numbers_before_titles(tmp_path: Path) -> None:
    page = made(tmp_path, MEETING_PAGE)

    headings = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert headings == ["Agenda", "4. Grant recovery plan", "Decision:"]
    assert texts(page)[-1] == "Agreed."


def test_list_items_are_marked(tmp_path: Path) -> None:
    page = made(tmp_path, "<html><body><p>One</p><ul><li>Two</li></ul></body></html>")

    assert [
        block.is_list_item for block in page.blocks if isinstance(block, Paragraph)
    ] == [False, True]


def test_table_repeats_merged_cells_after_its_caption(tmp_path: Path) -> None:
    page = made(tmp_path, GRID)

    _, caption, table, _ = page.blocks
    assert isinstance(caption, Paragraph)
    assert caption.text == "Table 1: Forecast"
    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Line", "Mitigated", "Mitigated"],
        ["Line", "2022/23", "2023/24"],
        ["Deficit", "19.5", "24.2"],
    ]
    assert [cell.is_merged for cell in table.rows[1].cells] == [True, False, False]
    place = table.places[0]
    assert page.text[place.start : place.end].endswith("Deficit\t19.5\t24.2")


@pytest.mark.parametrize(
    "table",
    [
        '<table role="presentation"><tr><td>Left</td><td>Right</td></tr></table>',
        "<table><tr><td><p>Left</p><p>Right</p></td></tr></table>",
        "<table><tr><td><h2>Left</h2></td><td>Right</td></tr></table>",
    ],
    ids=["role", "one cell", "headings in cells"],
)
def test_layout_table_is_flattened(tmp_path: Path, table: str) -> None:
    page = made(tmp_path, f"<html><body>{table}</body></html>")

    assert texts(page) == ["Left", "Right"]


def test_lists_in_cells_do_not_make_a_layout_table(tmp_path: Path) -> None:
    register = (
        "<html><body><table><tr><td>Risk</td><td>Actions</td></tr><tr><td>Costs rise"
        "</td><td><ul><li>Review</li><li>Cap</li></ul></td></tr></table></body></html>"
    )

    page = made(tmp_path, register)

    (table,) = page.blocks
    assert isinstance(table, Table)
    assert table.rows[1].cells[1].text == "Review Cap"


@pytest.mark.parametrize(
    ("declared", "content"),
    [
        ("<meta charset='iso-8859-1'>", "Costs – £5m".encode("cp1252")),
        ("<meta charset='utf-8'>", "Costs – £5m".encode("cp1252")),
        ("", "Costs – £5m".encode()),
        ("<meta charset='utf-8'>", "Costs – £5m".encode()),
    ],
    ids=["latin means windows", "belied", "undeclared", "utf-8"],
)
def test_encoding_is_found(tmp_path: Path, declared: str, content: bytes) -> None:
    head = f"<html><head>{declared}</head><body><p>".encode()

    page = made(tmp_path, head + content + b"</p></body></html>")

    assert texts(page) == ["Costs – £5m"]


def test_utf_16_with_its_mark_is_read(tmp_path: Path) -> None:
    page = made(tmp_path, "<html><body><p>£5m</p></body></html>".encode("utf-16"))

    assert texts(page) == ["£5m"]


def test_densest_block_is_the_main_one(tmp_path: Path) -> None:
    links = "".join(f"<a href='{at}'>Another page</a> " for at in range(9))
    story = "<p>The deficit grew by £2m because placements cost more than planned.</p>"

    page = made(
        tmp_path,
        f"<html><body><div>{links}</div><div><h2>Grant</h2>{story}</div></body></html>",
    )

    assert texts(page)[0] == "Grant"


def test_raised_digit_does_not_join_a_figure(tmp_path: Path) -> None:
    page = made(tmp_path, "<html><body><p>A gap of £63<sup>1</sup></p></body></html>")

    assert texts(page) == ["A gap of £63¹"]


def test_a_crest_names_the_council(tmp_path: Path) -> None:
    crest = (
        "<img src='c.png' alt='Lambeth Council logo'><img src='d.png' alt='A school'>"
    )

    page = made(tmp_path, f"<html><body>{crest}<p>Schools Forum</p></body></html>")

    assert texts(page) == ["Lambeth Council", "Schools Forum"]


def test_page_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePaperError, match="without text"):
        made(tmp_path, "<html><body><script>x()</script></body></html>")


def test_pdf_named_html_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePaperError, match="but a PDF"):
        made(tmp_path, b"%PDF-1.7 ...")
