"""Tests of the Figures, Risks and Findings tabs in a real browser."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import gradio as gr
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, Page, expect

from corpus.errors import ModelUnavailableError
from corpus.records import Basis, FigureId, RiskId, Role
from corpus.verdicts import Verdict
from tests.fakes import FakeShelf, ScriptedAssistant, ScriptedIngest
from tests.readings import mark_on
from tests.ui.web.browser import barriers, choose_tab, closing_chat, free_port
from tests.ui.web.samples import (
    MINUTES,
    REPORT,
    draw_report,
    figure,
    finding,
    locator,
    report_pages,
    risk,
    unpaged,
)
from ui.web.app import build, serve
from ui.web.pages import quote_boxes, show_page
from ui.web.person import Person

pytestmark = [
    pytest.mark.real,
    # Gradio keeps count of its events in ways that pandas is giving up.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
SIZES = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
TABS = pytest.mark.parametrize("tab", ["Figures", "Risks", "Findings"])
Open = Callable[..., Page]


class Door:
    """Tells who is at the page: whoever the test says."""

    def __init__(self) -> None:
        self.role = Role.OFFICER

    def __call__(self, request: gr.Request) -> Person:
        return Person(role=self.role, name="Ann Hill")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> FakeShelf:
    path = draw_report(tmp_path_factory.mktemp("papers") / "report.pdf")
    boxes = quote_boxes(show_page(path, 1).chars, "16.400")
    cell = replace(locator("Table 1; row Gap; column 2021/22"), boxes=boxes)
    figures = [
        figure(label="Gap this year", quote="Gap £m 20.027 16.400", locator=cell),
        *(
            figure(
                id=FigureId(f"f{number}"),
                label=f"Grant {number}",
                council="Kent",
                amount=Decimal(1000000 * number),
                basis=Basis.BUDGET,
                locator=locator(f"para {number}"),
            )
            for number in range(2, 41)
        ),
    ]
    return FakeShelf(
        (REPORT, path, report_pages()),
        (MINUTES, path.with_name("minutes.txt"), (unpaged("Minutes"),)),
        figures=figures,
        risks=[risk(), risk(id=RiskId("r2"), risk="Places open late", rag="Amber")],
        findings=[finding(), finding(paper_id=MINUTES.id, where="para 4")],
    )


@pytest.fixture(scope="module")
def door() -> Door:
    return Door()


@pytest.fixture(scope="module")
def address(shelf: FakeShelf, door: Door) -> Iterator[str]:
    nobody = ScriptedAssistant({}, error=ModelUnavailableError("none", "no reply"))
    page = build(nobody, shelf, add=ScriptedIngest({}), who=door)
    with closing_chat(page):
        yield serve(page, host="127.0.0.1", port=free_port())


@pytest.fixture
def open_tab(
    browser: Browser, address: str, shelf: FakeShelf, door: Door
) -> Iterator[Open]:
    contexts = []
    shelf.made.clear()
    door.role = Role.OFFICER

    def opening(
        tab: str = "Figures", size: dict[str, int] = WIDE, scheme: str = "light"
    ) -> Page:
        context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]  # Playwright's own typed dicts
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        choose_tab(page, tab)
        expect(rows(page, tab).first).to_be_visible()
        return page

    yield opening
    for context in contexts:
        context.close()


def rows(page: Page, tab: str = "Figures") -> Locator:
    return page.locator(f"#{tab.lower()} .listing tbody tr")


def count(page: Page) -> Locator:
    return page.locator("#figures .block.count")


def row_button(page: Page, label: str = "Gap this year") -> Locator:
    return page.get_by_role("button", name=f"{label}, ")


def mark(page: Page, choice: str, reason: str = "") -> None:
    page.get_by_text("Mark this figure").click()
    page.get_by_role("radio", name=choice).check()
    page.get_by_role("textbox", name="Reason").fill(reason)
    page.get_by_role("button", name="Save the mark").click()


@SIZES
def test_figures_are_filtered_and_the_filters_cleared(
    open_tab: Open, size: dict[str, int]
) -> None:
    page = open_tab(size=size)
    expect(count(page)).to_have_text("40 figures, page 1 of 2")

    page.get_by_label("Council", exact=True).select_option("Bury")
    expect(count(page)).to_have_text("1 figure")
    page.get_by_role("button", name="Clear").click()
    expect(count(page)).to_have_text("40 figures, page 1 of 2")
    page.get_by_label("Words in the label").fill("grant 17")
    page.keyboard.press("Enter")

    expect(count(page)).to_have_text("1 figure")
    expect(row_button(page, "Grant 17")).to_be_visible()


def test_a_search_for_nothing_there_says_what_to_do(open_tab: Open) -> None:
    page = open_tab()

    page.get_by_label("Words in the label").fill("zebra")
    page.get_by_role("button", name="Search").click()

    expect(page.get_by_text("No figure is like that. Choose less")).to_be_visible()


@SIZES
def test_figures_are_sorted_by_keyboard_which_stays_where_it_was(
    open_tab: Open, size: dict[str, int]
) -> None:
    page = open_tab(size=size)
    heading = page.locator("#figures").get_by_role("button", name="Value")

    heading.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#figures th[aria-sort=ascending]")).to_have_text("Value ↑")
    expect(heading).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#figures th[aria-sort=descending]")).to_have_text("Value ↓")
    expect(rows(page).first).to_contain_text("Grant 40")
    expect(heading).to_be_focused()


@SIZES
def test_pages_of_the_list_are_turned_by_keyboard(
    open_tab: Open, size: dict[str, int]
) -> None:
    page = open_tab(size=size)

    page.get_by_role("button", name="Next page").focus()
    page.keyboard.press("Enter")

    expect(count(page)).to_have_text("40 figures, page 2 of 2")
    expect(rows(page)).to_have_count(15)
    # There is no next page to go on to, so the list itself has the keyboard.
    expect(page.locator("#figures .listing")).to_be_focused()
    page.get_by_role("button", name="Previous page").press("Enter")
    expect(count(page)).to_have_text("40 figures, page 1 of 2")


@SIZES
def test_a_row_opens_its_page_with_its_cell_boxed_and_closes_again(
    open_tab: Open, size: dict[str, int]
) -> None:
    page = open_tab(size=size)
    button = row_button(page)

    button.focus()
    page.keyboard.press("Enter")
    panel = page.locator("#figures .panel")
    expect(panel.get_by_role("heading", name="Deficit recovery")).to_be_focused()
    expect(panel.locator(".cell")).to_have_count(1)
    expect(panel.locator(".cell")).to_be_in_viewport()
    expect(button).to_have_attribute("aria-current", "true")
    page.keyboard.press("Escape")

    expect(panel).to_have_count(0)
    expect(button).to_be_focused()


@SIZES
def test_an_officer_rejects_a_figure_by_keyboard(
    open_tab: Open, shelf: FakeShelf, size: dict[str, int]
) -> None:
    page = open_tab(size=size)
    row_button(page).press("Enter")
    expect(page.locator("#figures .panel h2")).to_be_focused()

    page.get_by_text("Mark this figure").press("Enter")
    page.get_by_role("radio", name="Rejected").press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("the unit is thousands")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Saved: rejected.")).to_be_focused()
    expect(page.get_by_text("Rejected by Ann Hill on")).to_be_visible()
    expect(rows(page).first).to_contain_text("Rejected")
    expect(row_button(page)).to_have_attribute("aria-current", "true")
    assert [made.reason for made in shelf.made] == ["the unit is thousands"]


def test_a_rejection_without_a_reason_is_asked_for_one(
    open_tab: Open, shelf: FakeShelf
) -> None:
    page = open_tab()
    row_button(page).click()

    mark(page, "Rejected")

    expect(page.get_by_role("alert")).to_have_text(
        "Say what is wrong: a rejection needs a reason."
    )
    expect(page.get_by_role("textbox", name="Reason")).to_be_focused()
    expect(page.get_by_role("radio", name="Rejected")).to_be_checked()
    assert barriers(page) == []
    assert shelf.made == []


def test_a_mark_is_followed_by_another_and_withdrawn(open_tab: Open) -> None:
    page = open_tab()
    row_button(page).click()

    mark(page, "Verified")
    expect(page.get_by_text("Saved: verified.")).to_be_visible()
    expect(rows(page).first).to_contain_text("Verified")
    mark(page, "Withdraw")

    expect(page.get_by_text("Saved: mark withdrawn.")).to_be_visible()
    expect(rows(page).first).not_to_contain_text("Verified")
    page.get_by_text("Earlier marks (1)").click()
    expect(page.get_by_text("Verified by Ann Hill on")).to_be_visible()


def test_the_panel_closes_to_the_row_as_it_is_after_a_mark(open_tab: Open) -> None:
    page = open_tab()
    row_button(page).click()
    mark(page, "Verified")
    expect(page.get_by_text("Saved: verified.")).to_be_focused()

    page.get_by_role("button", name="Close the source").click()

    expect(row_button(page)).to_be_focused()


def test_figures_that_are_not_marked_are_listed_alone(
    open_tab: Open, shelf: FakeShelf
) -> None:
    shelf.mark(mark_on(shelf.printed[0], Verdict.VERIFIED))
    page = open_tab()

    page.get_by_label("Officers’ mark").select_option("Not marked")

    expect(count(page)).to_have_text("39 figures, page 1 of 2")


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.MEMBER])
def test_others_see_a_mark_and_make_none(
    open_tab: Open, shelf: FakeShelf, door: Door, role: Role
) -> None:
    shelf.mark(mark_on(shelf.printed[0], reason="a draft", by=None))
    door.role = role
    page = open_tab()

    row_button(page).click()

    expect(page.get_by_text("Rejected on 3 March 2026: a draft")).to_be_visible()
    expect(page.get_by_text("Mark this figure")).to_have_count(0)


@TABS
def test_all_that_is_chosen_is_saved_to_a_workbook(
    open_tab: Open, tab: str, tmp_path: Path
) -> None:
    page = open_tab(tab)
    own = page.locator(f"#{tab.lower()}")

    with page.expect_download() as saved:
        own.get_by_role("button", name="Save as Excel").click()

    saved.value.save_as(tmp_path / "saved.xlsx")
    book = load_workbook(tmp_path / "saved.xlsx")
    total = {"Figures": 40, "Risks": 2, "Findings": 2}[tab]
    assert saved.value.suggested_filename == f"{tab.lower()}.xlsx"
    assert book[tab].max_row == total + 1
    expect(own.get_by_text(f"{total} rows written to")).to_be_visible()


def test_what_is_chosen_is_saved_as_csv_with_its_marks(
    open_tab: Open, shelf: FakeShelf, tmp_path: Path
) -> None:
    shelf.mark(mark_on(shelf.printed[0], reason="a draft"))
    page = open_tab()
    page.get_by_label("Council", exact=True).select_option("Bury")
    expect(count(page)).to_have_text("1 figure")

    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").locator("visible=true").click()

    saved.value.save_as(tmp_path / "saved.csv")
    head, row = (tmp_path / "saved.csv").read_text("utf-8-sig").splitlines()
    assert "Reason of the mark" in head
    assert "rejected,a draft,Ann Hill,2026-03-03" in row


@SIZES
@pytest.mark.parametrize("tab", ["Risks", "Findings"])
def test_risks_and_findings_open_their_page_by_keyboard(
    open_tab: Open, tab: str, size: dict[str, int]
) -> None:
    page = open_tab(tab, size)
    button = rows(page, tab).first.get_by_role("button")

    button.focus()
    page.keyboard.press("Enter")
    panel = page.locator(f"#{tab.lower()} .panel")
    expect(panel.locator(".lit").first).to_be_in_viewport()
    page.keyboard.press("Escape")

    expect(button).to_be_focused()


def test_risks_are_chosen_by_their_band(open_tab: Open) -> None:
    page = open_tab("Risks")

    page.locator("#risks").get_by_label("Band").select_option("Amber")

    expect(page.locator("#risks .block.count")).to_have_text("1 risk")
    expect(rows(page, "Risks")).to_contain_text("Places open late")


@TABS
@SIZES
@SCHEMES
def test_nobody_is_kept_out_and_nothing_scrolls_sideways(
    open_tab: Open, tab: str, size: dict[str, int], scheme: str
) -> None:
    page = open_tab(tab, size, scheme)
    closed = barriers(page)

    rows(page, tab).first.get_by_role("button").click()
    expect(page.locator(f"#{tab.lower()} .panel .lit").first).to_be_visible()
    if tab == "Figures":
        page.get_by_text("Mark this figure").click()

    assert closed == []
    assert barriers(page) == []
    width = page.evaluate("document.scrollingElement.scrollWidth")
    assert width <= size["width"]
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
