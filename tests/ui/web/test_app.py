"""Tests of ui/web/app.py in a real browser, on a server of this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.agent import Assistant
from corpus.errors import ModelUnavailableError
from corpus.library import open_library
from corpus.papers import SAMPLE_PAPERS
from corpus.records import Locator, Role
from ingest.pipeline import ingest
from tests.fakes import FakeShelf, LetterEmbedder, ScriptedAssistant, ScriptedIngest
from tests.ui.web.browser import choose_tab, closing_chat, free_port
from tests.ui.web.samples import (
    MINUTES,
    REPORT,
    answer,
    citation,
    draw_report,
    figure,
    report_pages,
    unpaged,
)
from ui.web.app import build, serve
from ui.web.person import everyone

pytestmark = [
    pytest.mark.real,
    # Gradio keeps count of its events in ways that pandas is giving up.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

SAMPLE = "norfolk-cabinet-2024-09-02-digest.pdf"
NOTE = "Members noted a gap of £4.1m and asked for a plan."
QUESTION = "What is Bury's cumulative DSG deficit?"
EVIL = "${1+1} {{x}} <img src=x onerror=document.title='caught'>"
ANSWERS = {
    QUESTION: answer(
        question=QUESTION,
        text=f"The gap was £20.027m [1]. It was noted [2]. Nor this [3]. {EVIL}",
        citations=(
            citation(),
            citation(
                marker=2,
                paper=MINUTES,
                quote=NOTE,
                locator=Locator(words="para 2", page_number=None, start=8, end=58),
            ),
            citation(marker=3, quote="Words that no page prints."),
        ),
        figures=(figure(),),
        warnings=("This is a forecast.",),
    ),
    "And in May?": answer(question="And in May?", text="It was noted then."),
}


@pytest.fixture(scope="module")
def assistant() -> ScriptedAssistant:
    error = ModelUnavailableError("ollama:small", "no reply")
    return ScriptedAssistant(ANSWERS, error=error)


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, assistant: ScriptedAssistant
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("papers")
    shelf = FakeShelf(
        (REPORT, draw_report(folder / "report.pdf"), report_pages()),
        (MINUTES, folder / "minutes.txt", (unpaged("Minutes", NOTE),)),
        figures=[figure()],
    )
    add = ScriptedIngest({"fresh.txt": MINUTES})
    page = build(assistant, shelf, add=add, who=everyone(Role.PUBLIC))
    with closing_chat(page):
        yield serve(page, host="127.0.0.1", port=free_port())


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 860}) as context:
        page = context.new_page()
        page.goto(address)
        yield page


def ask(page: Page, question: str = QUESTION) -> None:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=question)).to_be_visible()


def test_citation_opens_its_page_with_the_quote_lit(page: Page) -> None:
    ask(page)

    page.get_by_role("button", name="Source 1: Deficit recovery").click()

    panel = page.get_by_role("region", name="Source", exact=True)
    expect(panel.get_by_text("Page 1 of 2")).to_be_visible()
    expect(panel.locator(".lit")).to_have_count(2)
    expect(panel.locator(".lit").first).to_be_in_viewport()


def test_question_on_a_sample_paper_is_answered_from_its_page(
    browser: Browser, tmp_path: Path
) -> None:
    with open_library(tmp_path, LetterEmbedder()) as library:
        ingest(
            [SAMPLE_PAPERS / "norfolk-cabinet-2024-09-02-digest.pdf"], library=library
        )
        chat = build(
            Assistant(library),
            library,
            add=ScriptedIngest({}),
            who=everyone(Role.PUBLIC),
        )
        with closing_chat(chat), browser.new_context() as context:
            page = context.new_page()
            page.goto(serve(chat, host="127.0.0.1", port=free_port()))

            ask(page, "What is Norfolk's cumulative DSG deficit?")
            page.get_by_role("button", name="Source 1").first.click()

            expect(page.get_by_text("£115m").first).to_be_visible()
            expect(page.locator(".lit").first).to_be_visible()


def test_pages_turn_and_turn_back(page: Page) -> None:
    ask(page)
    page.get_by_role("button", name="Source 1").click()

    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Page 2 of 2")).to_be_visible()
    expect(page.locator(".lit")).to_have_count(0)
    page.get_by_role("button", name="Back to page 1").click()

    expect(page.locator(".lit")).to_have_count(2)


def test_paper_without_pages_opens_with_the_quote_marked(page: Page) -> None:
    ask(page)

    page.get_by_role("button", name="Source 2").click()

    expect(page.locator("mark")).to_have_text(NOTE)


def test_quote_that_is_not_on_its_page_is_said_not_to_be(page: Page) -> None:
    ask(page)

    page.get_by_role("button", name="Source 3").click()

    expect(page.get_by_text("not found word for word")).to_be_visible()
    expect(page.locator(".lit")).to_have_count(0)


def test_sources_can_be_reached_and_left_by_keyboard(page: Page) -> None:
    ask(page)
    button = page.get_by_role("button", name="Source 1: Deficit recovery")

    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Deficit recovery")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.get_by_text("Sources open here")).to_be_visible()
    expect(button).to_be_focused()


def test_example_asks_itself(page: Page) -> None:
    page.get_by_role("button", name=QUESTION).click()

    expect(page.get_by_role("log").get_by_text("The gap was £20.027m")).to_be_visible()


def test_follow_up_carries_the_questions_before_it(
    page: Page, assistant: ScriptedAssistant
) -> None:
    ask(page)
    expect(page.get_by_role("log").get_by_text("The gap was £20.027m")).to_be_visible()

    ask(page, "And in May?")

    expect(page.get_by_role("log").get_by_text("It was noted then.")).to_be_visible()
    assert assistant.asked[-1] == ("And in May?", (QUESTION,), Role.PUBLIC)


def test_trouble_is_told_and_the_next_question_is_answered(page: Page) -> None:
    ask(page, "unscripted")
    expect(page.get_by_role("alert")).to_contain_text("ollama:small: no reply")

    ask(page)

    expect(page.get_by_role("log").get_by_text("The gap was £20.027m")).to_be_visible()


def test_words_of_a_paper_are_never_run(page: Page) -> None:
    ask(page)

    expect(page.get_by_role("log").get_by_text(EVIL)).to_be_visible()
    expect(page).to_have_title("Paperclerk")


def test_papers_are_listed(page: Page) -> None:
    choose_tab(page, "Papers")

    expect(page.get_by_role("row")).to_have_count(3)
    expect(page.get_by_role("rowheader", name="Deficit recovery")).to_be_visible()


def test_answer_can_be_stopped(page: Page, assistant: ScriptedAssistant) -> None:
    assistant.pause.clear()
    ask(page)
    expect(page.get_by_text("Searching the papers")).to_be_visible()

    page.get_by_role("button", name="Stop").click()

    expect(page.get_by_text("Stopped.")).to_be_visible()
    ask(page, "And in May?")
    assistant.pause.set()
    expect(page.get_by_role("log").get_by_text("It was noted then.")).to_be_visible()


def test_start_again_empties_the_page(page: Page) -> None:
    ask(page)
    page.get_by_role("button", name="Source 1: Deficit recovery").click()

    page.get_by_role("button", name="Start again").click()

    expect(page.get_by_text("What do the papers say?")).to_be_visible()
    expect(page.get_by_text("Sources open here")).to_be_visible()


def test_listening_elsewhere_needs_a_sign_in(assistant: ScriptedAssistant) -> None:
    page = build(
        assistant, FakeShelf(), add=ScriptedIngest({}), who=everyone(Role.PUBLIC)
    )

    with pytest.raises(ValueError, match="expected people who sign in"):
        serve(page, host="0.0.0.0", port=free_port())  # noqa: S104  # it must refuse


def test_narrow_screen_needs_no_sideways_scroll(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page)
    page.get_by_role("button", name="Source 1").click()
    expect(page.locator(".lit").first).to_be_in_viewport()
    page.get_by_text("Figures behind this answer").click()
    asked = page.evaluate("document.scrollingElement.scrollWidth")

    choose_tab(page, "Papers")
    expect(page.get_by_role("rowheader", name="Deficit recovery")).to_be_visible()

    listed = page.evaluate("document.scrollingElement.scrollWidth")
    assert max(asked, listed) <= 390


def test_page_fetches_nothing_from_elsewhere(browser: Browser, address: str) -> None:
    elsewhere = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: elsewhere.append(request.url))
        page.goto(address)
        ask(page)
        page.get_by_role("button", name="Source 1").click()
        expect(page.locator(".lit")).to_have_count(2)

    assert [
        url for url in elsewhere if not url.startswith((address, "data:", "blob:"))
    ] == []
