"""Tests of the Papers tab in a real browser, over a real library."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader, PdfWriter

from assistant.agent import Assistant
from corpus.library import Library, open_library
from corpus.records import Role, Scope
from ingest.changing import change_paper
from ingest.pipeline import ingest
from tests.fakes import LetterEmbedder
from tests.readings import write_paper
from tests.ui.web.browser import barriers, choose_tab, closing_chat, free_port
from tests.ui.web.samples import draw_report
from ui.web.app import build, serve
from ui.web.originals import originals_route
from ui.web.person import everyone

pytestmark = [
    pytest.mark.real,
    # Gradio keeps count of its events in ways that pandas is giving up.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

SIZES = pytest.mark.parametrize(
    "size", [(1280, 800), (390, 844)], ids=["desktop", "phone"]
)
TEXT = """{council} Council
Schools Forum
Meeting date: {day} January 2022

1.1 The cumulative DSG deficit is forecast to be £{day}.543m at 31 March 2023.
"""
COUNCILS = ("Bury", "Kent", "Norfolk")


def write_report(folder: Path, day: int, *, name: str | None = None) -> Path:
    text = TEXT.format(council=COUNCILS[day % 3], day=day)
    return write_paper(folder, name or f"report-{day:02}.txt", text)


@contextmanager
def served(library: Library, role: Role) -> Iterator[str]:
    """Yield the address of a page over `library`, where everyone is of `role`."""
    page = build(
        Assistant(library),
        library,
        add=partial(ingest, library=library, jobs=2),
        change=partial(change_paper, library),
        who=everyone(role),
    )
    with closing_chat(page):
        routes = [originals_route(library, everyone(role))]
        yield serve(page, host="127.0.0.1", port=free_port(), routes=routes)


@contextmanager
def looking_at(
    browser: Browser, address: str, size: tuple[int, int] = (1280, 800), **how: object
) -> Iterator[Page]:
    """Yield the Papers tab as it is seen on a screen of `size`."""
    viewport = {"width": size[0], "height": size[1]}
    with browser.new_context(viewport=viewport, **how) as context:  # type: ignore[arg-type]  # playwright's own words
        page = context.new_page()
        page.goto(address)
        choose_tab(page, "Papers")
        yield page


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of thirty reports and one that is exempt."""
    folder = tmp_path_factory.mktemp("many")
    files = [write_report(folder / "papers", day) for day in range(1, 31)]
    closed = "NOT FOR PUBLICATION\nExempt under paragraph 3 of Schedule 12A\n\n"
    files.append(write_paper(folder / "papers", "closed.txt", f"{closed}Bury Council"))
    with open_library(folder / "home", LetterEmbedder()) as library:
        ingest(files, library=library, jobs=1)
        yield library


@pytest.fixture(scope="module")
def officers(browser: Browser, many: Library) -> Iterator[str]:
    with served(many, Role.OFFICER) as address:
        yield address


@pytest.fixture(scope="module")
def everybody(browser: Browser, many: Library) -> Iterator[str]:
    with served(many, Role.PUBLIC) as address:
        yield address


@pytest.fixture
def few(tmp_path: Path) -> Iterator[Library]:
    """A library of one report of Bury's."""
    with open_library(tmp_path / "home", LetterEmbedder()) as library:
        ingest([write_report(tmp_path, 3)], library=library)
        yield library


@pytest.fixture
def few_officers(browser: Browser, few: Library) -> Iterator[str]:
    with served(few, Role.OFFICER) as address:
        yield address


def rows(page: Page) -> list[str]:
    return page.locator("table.papers tbody th").all_inner_texts()


@SIZES
def test_papers_are_sought_and_leafed_through(
    browser: Browser, officers: str, size: tuple[int, int]
) -> None:
    with looking_at(browser, officers, size) as page:
        expect(page.get_by_text("1 to 25 of 31 papers")).to_be_visible()
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_text("26 to 31 of 31 papers")).to_be_visible()
        page.get_by_label("Council", exact=True).last.select_option("Kent")
        expect(page.get_by_text("10 papers, of 31 in the library")).to_be_visible()
        page.get_by_label("Words in title").fill("report-04")
        page.get_by_role("button", name="Filter").click()

        expect(page.get_by_text("1 paper, of 31 in the library")).to_be_visible()
        assert rows(page) == ["report-04.txt"]
        assert page.evaluate("document.scrollingElement.scrollWidth") <= size[0]


def test_public_is_shown_no_more_of_a_kept_paper_than_an_agenda(
    browser: Browser, everybody: str
) -> None:
    with looking_at(browser, everybody) as page:
        page.get_by_label("Words in title").fill("closed")
        page.keyboard.press("Enter")
        expect(page.get_by_text("1 paper, of 31 in the library")).to_be_visible()

        row = page.locator("table.papers tbody tr")
        expect(row).to_contain_text("Exempt")
        expect(row).to_contain_text("not shown")
        assert row.get_by_role("button").count() == 0
        assert page.get_by_role("button", name=re.compile("Change|Remove")).count() == 0
        assert page.get_by_text("Add papers").count() == 0


@SIZES
def test_paper_is_opened_closed_and_downloaded_by_keyboard(
    browser: Browser, officers: str, many: Library, size: tuple[int, int]
) -> None:
    with looking_at(browser, officers, size) as page:
        button = page.get_by_role("button", name="Open report-03.txt")
        button.focus()
        page.keyboard.press("Enter")

        panel = page.get_by_role("region", name="Paper", exact=True)
        expect(panel.get_by_text("The cumulative DSG deficit")).to_be_visible()
        expect(panel.get_by_role("heading", level=2)).to_be_focused()
        link = panel.get_by_role("link", name="Download")
        link.focus()
        with page.expect_download() as saved:
            page.keyboard.press("Enter")
        name = saved.value.suggested_filename
        paper = many.paper_by_name(name, Role.OFFICER)
        original = many.original(paper.id, Role.OFFICER)
        assert saved.value.path().read_bytes() == original.read_bytes()
        page.keyboard.press("Escape")

        expect(panel).to_have_count(0)
        expect(button).to_be_focused()


@SIZES
def test_paper_is_changed_and_its_history_shown(
    browser: Browser, few_officers: str, few: Library, size: tuple[int, int]
) -> None:
    with looking_at(browser, few_officers, size) as page:
        page.get_by_role("button", name="Change report-03.txt").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Meeting date").fill("31st SEPT 2021")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("write a day as 2025-02-05")
        assert page.get_by_label("Meeting date").input_value() == "31st SEPT 2021"

        page.get_by_label("Meeting date").fill("2022-05-04")
        panel = page.locator("#paper-panel")
        panel.get_by_label("Council").fill("Kent County Council")
        panel.get_by_label("Who may see it").select_option("exempt")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        expect(
            page.get_by_role("status").filter(has_text="council is now Kent")
        ).to_be_visible()
        expect(panel).to_contain_text("Council: Kent, before that Bury")
        expect(panel).to_contain_text("an officer, not signed in")
        row = page.locator("table.papers tbody tr")
        expect(row).to_contain_text("4 May 2022")
        expect(row).to_contain_text("Exempt")
        assert not few.papers(Role.PUBLIC)
        (figure,) = few.figures(Role.OFFICER, Scope())
        assert figure.council == "Kent"


@SIZES
def test_paper_is_removed_only_when_that_is_confirmed(
    browser: Browser, few_officers: str, few: Library, size: tuple[int, int]
) -> None:
    with looking_at(browser, few_officers, size) as page:
        button = page.get_by_role("button", name="Remove report-03.txt")
        button.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Remove this paper?")
        expect(dialog).to_contain_text("report-03.txt")
        expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        expect(dialog).to_have_count(0)
        assert len(few.papers(Role.OFFICER)) == 1

        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

        expect(page.get_by_text("report-03.txt was removed.")).to_be_visible()
        expect(page.get_by_text("No papers yet")).to_be_visible()
        assert not few.papers(Role.OFFICER)


def twenty_files(folder: Path) -> list[Path]:
    """Return sixteen papers of five kinds, and four files that cannot be read."""
    files = [write_report(folder, day) for day in range(11, 23)]
    report = draw_report(folder / "drawn.pdf")
    page = f"<h1>Kent Council</h1><p>{TEXT.format(council='Kent', day=24)}</p>"
    word = Document()
    for line in TEXT.format(council="Norfolk", day=25).splitlines():
        word.add_paragraph(line)
    word.save(str(folder / "word.docx"))
    book = Workbook()
    book.active.append(["Kent Council", "DSG deficit £m", 26.5])  # type: ignore[union-attr]  # a new workbook has a sheet
    book.save(folder / "sheet.xlsx")
    locked, scan = PdfWriter(clone_from=PdfReader(report)), PdfWriter()
    locked.encrypt("secret", "owner", algorithm="AES-256")
    locked.write(folder / "locked.pdf")
    scan.add_blank_page(595, 842)
    scan.write(folder / "scan.pdf")
    photo = folder / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)))
    return [
        *files,
        report,
        write_paper(folder, "web.html", page),
        folder / "word.docx",
        folder / "sheet.xlsx",
        write_paper(folder, "damaged.pdf", "%PDF-1.7 broken off"),
        folder / "locked.pdf",
        folder / "scan.pdf",
        photo,
    ]


@SIZES
def test_twenty_files_end_read_or_explained_and_are_used_at_once(
    browser: Browser, tmp_path: Path, size: tuple[int, int]
) -> None:
    files = twenty_files(tmp_path / "files")
    with (
        open_library(tmp_path / "home", LetterEmbedder()) as library,
        served(library, Role.OFFICER) as address,
        looking_at(browser, address, size) as page,
    ):
        page.get_by_label("Files", exact=True).set_input_files(files)
        page.get_by_label("Public: everyone").check()
        page.get_by_role("button", name="Add to the library").focus()
        page.keyboard.press("Enter")

        over = page.get_by_role("status").filter(has_text="16 files read")
        expect(over).to_have_text("16 files read, 4 could not be read.", timeout=90_000)
        failed = page.locator(".files .failed")
        expect(failed).to_have_count(4)
        reasons = {
            item.locator(".title").inner_text(): item.locator("span").last.inner_text()
            for item in failed.all()
        }
        assert "password" in reasons["locked.pdf"]
        assert "run OCR" in reasons["scan.pdf"]
        assert "ask for the file again" in reasons["damaged.pdf"]
        assert reasons["photo.jpg"]
        assert all("\n" not in reason for reason in reasons.values())
        assert len(library.papers(Role.PUBLIC)) == 16
        expect(page.get_by_text("16 papers")).to_be_visible()
        assert page.evaluate("document.scrollingElement.scrollWidth") <= size[0]
        assert barriers(page) == []

        choose_tab(page, "Ask")
        page.get_by_role("button", name=re.compile("DSG deficit")).first.click()
        expect(page.get_by_role("button", name="Source 1").first).to_be_visible()


def test_files_that_failed_are_tried_again_and_cleared(
    browser: Browser, few_officers: str, few: Library, tmp_path: Path
) -> None:
    damaged = write_paper(tmp_path, "damaged.pdf", "%PDF-1.7 broken off")
    with looking_at(browser, few_officers) as page:
        page.get_by_text("Add papers").click()
        page.get_by_label("Files", exact=True).set_input_files([damaged])
        page.get_by_role("button", name="Add to the library").click()
        again = page.get_by_role("button", name="Try the one that failed again")
        again.click(timeout=60_000)
        expect(again).to_have_count(0)
        expect(again).to_have_count(1, timeout=60_000)

        page.get_by_role("button", name="Clear this list").click()

        expect(page.locator(".files")).to_have_count(0)
        assert len(few.papers(Role.OFFICER)) == 1


def test_page_that_is_closed_half_way_loses_nothing(
    browser: Browser, few_officers: str, few: Library, tmp_path: Path
) -> None:
    files = [write_report(tmp_path, day) for day in range(4, 16)]
    with looking_at(browser, few_officers) as page:
        page.get_by_text("Add papers").click()
        page.get_by_label("Files", exact=True).set_input_files(files)
        page.get_by_role("button", name="Add to the library").click()
        expect(page.get_by_text("Being read")).to_be_visible()
        page.close()

    with looking_at(browser, few_officers) as page:
        expect(page.get_by_text("12 files read.")).to_be_visible(timeout=60_000)
        expect(page.get_by_text("13 papers")).to_be_visible()
    assert len(few.papers(Role.OFFICER)) == 13


@pytest.mark.parametrize("scheme", ["light", "dark"])
@SIZES
def test_nothing_bars_the_way(
    browser: Browser, officers: str, scheme: str, size: tuple[int, int]
) -> None:
    with looking_at(browser, officers, size, color_scheme=scheme) as page:
        expect(page.get_by_text("1 to 25 of 31 papers")).to_be_visible()
        page.get_by_text("Add papers").click()
        found = {"list": barriers(page)}
        page.get_by_role("button", name="Open").first.click()
        expect(page.get_by_role("region", name="Paper", exact=True)).to_be_visible()
        found["open"] = barriers(page)
        page.get_by_role("button", name="Change").first.click()
        expect(page.get_by_role("heading", name="History")).to_be_visible()
        found["change"] = barriers(page)
        page.get_by_role("button", name="Remove").first.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        found["remove"] = barriers(page)

    assert found == {"list": [], "open": [], "change": [], "remove": []}
