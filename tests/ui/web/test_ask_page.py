"""Tests of the Ask tab in a real browser, on a desk's screen and on a phone's."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.answer import AnswerStatus
from assistant.conversations import Conversations
from corpus.errors import ModelUnavailableError
from corpus.records import FigureId, Role, Unit
from corpus.verdicts import Judgement
from tests.fakes import FakeShelf, ScriptedAssistant, ScriptedIngest
from tests.ui.web.browser import barriers, choose_tab, closing_chat, free_port
from tests.ui.web.samples import (
    REPORT,
    answer,
    draw_report,
    figure,
    report_pages,
)
from tools.calculation import Calculation
from ui.web.app import build, serve
from ui.web.person import everyone

pytestmark = [
    pytest.mark.real,
    # Gradio keeps count of its events in ways that pandas is giving up.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

QUESTION = "What is Bury's cumulative DSG deficit?"
MAY, CLOSED, LIST = "And in May?", "What is the loan?", "Which conditions are there?"
SUM = Calculation(
    id="c1",
    expression="20.027 − 16.400",
    result=Decimal(3627000),
    unit=Unit.GBP,
    error=Decimal(1000),
    rounded="£3.627m",
    operands=(FigureId("f1"), FigureId("f2")),
)
FIGURES = (
    figure(),
    figure(id=FigureId("f2"), printed="16.400", quote="Gap £m 16.400"),
)
ANSWERS = {
    QUESTION: answer(
        question=QUESTION,
        text="The gap was £20.027m [1].\nIt had grown [1].",
        figures=FIGURES,
        calculations=(SUM,),
        warnings=("This is a forecast.",),
        reading=(("council", "Bury"),),
    ),
    MAY: answer(question=MAY, text="It was noted then [1]."),
    LIST: answer(question=LIST, text="Two:\n- one [1]\n- two [1]"),
    CLOSED: answer(
        question=CLOSED,
        status=AnswerStatus.EXEMPT,
        text="This is in a paper that is not open to the public.",
        citations=(),
    ),
}
SCREENS = {"desk": (1280, 800), "phone": (390, 844)}
SCHEMES = ("light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A web chat that is served, and what stands behind it."""

    address: str
    shelf: FakeShelf
    conversations: Conversations
    assistant: ScriptedAssistant


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chat]:
    folder = tmp_path_factory.mktemp("ask")
    report = draw_report(folder / "report.pdf")
    shelf = FakeShelf((REPORT, report, report_pages()), figures=FIGURES)
    error = ModelUnavailableError("ollama:small", "no reply")
    assistant = ScriptedAssistant(ANSWERS, error=error)
    with Conversations(folder / "conversations.db", shelf) as conversations:
        page = build(
            assistant,
            shelf,
            add=ScriptedIngest({}),
            who=everyone(Role.OFFICER),
            conversations=conversations,
        )
        with closing_chat(page):
            yield Chat(
                address=serve(page, host="127.0.0.1", port=free_port()),
                shelf=shelf,
                conversations=conversations,
                assistant=assistant,
            )


@pytest.fixture(params=SCREENS)
def page(
    browser: Browser, chat: Chat, request: pytest.FixtureRequest
) -> Iterator[Page]:
    width, height = SCREENS[request.param]
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        page.goto(chat.address)
        # A page gives the keyboard to the question box once it is all there.
        expect(page.locator("#composer textarea")).to_be_focused()
        yield page


@pytest.fixture
def desk(browser: Browser, chat: Chat) -> Iterator[Page]:
    """A page at one size, for what does not depend on it."""
    with browser.new_context(
        viewport={"width": 1280, "height": 800},
        permissions=["clipboard-read", "clipboard-write"],
    ) as context:
        page = context.new_page()
        page.goto(chat.address)
        # A page gives the keyboard to the question box once it is all there.
        expect(page.locator("#composer textarea")).to_be_focused()
        yield page


def ask(page: Page, question: str = QUESTION) -> None:
    page.get_by_label("Your question").fill(question)
    page.keyboard.press("Enter")
    turn = page.get_by_role("article").filter(
        has=page.get_by_role("heading", name=question)
    )
    expect(turn.locator(".answer")).to_be_visible()


def press_until(page: Page, name: str, key: str = "Tab", most: int = 40) -> None:
    """Press `key` until the part of the page called `name` has the keyboard."""
    for _ in range(most):
        page.keyboard.press(key)
        if name in focused(page):
            return
    pytest.fail(f"{name} cannot be reached with {key}")


def focused(page: Page) -> str:
    """Return the name of what has the keyboard, as it is read out."""
    return str(
        page.evaluate(
            """() => {
              const at = document.activeElement;
              if (at === document.body) return '';
              return at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent
                ?? at.textContent;
            }"""
        )
    )


def expect_keyboard_at_the_conversation(page: Page) -> None:
    """Expect the keyboard at an answer or at the question box, and not lost.

    The answer gets it; Gradio may then give it to the box, which is as good.
    """
    homes = page.locator(".turn h2:focus, #composer textarea:focus")
    try:
        expect(homes).to_be_attached()
    except AssertionError as error:
        raise AssertionError(f"the keyboard is at {focused(page)!r}") from error


# By keyboard alone.


def test_whole_of_ask_works_by_keyboard_alone(page: Page) -> None:
    expect(page.locator("#composer textarea")).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_be_visible()
    expect(page.locator("#composer textarea")).to_be_focused()

    press_until(page, "Source 1: Deficit recovery", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Deficit recovery")).to_be_focused()
    expect(page.locator(".lit").first).to_be_in_viewport()
    press_until(page, "Next")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Page 2 of 2")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".cite").last).to_be_focused()
    expect(page.locator(".panel")).to_have_count(0)

    press_until(page, "16.400: Gap £m")
    page.keyboard.press("Enter")
    expect(page.locator(".panel blockquote")).to_have_text("Gap £m 16.400")
    page.keyboard.press("Escape")

    press_until(page, "How I read your question")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Answered by the clerk")).to_be_visible()
    press_until(page, "Feedback on this answer")
    page.keyboard.press("Enter")
    press_until(page, "Right")
    page.keyboard.press("ArrowDown")
    press_until(page, "In your own words")
    page.keyboard.type("It is £21m.")
    press_until(page, "Send feedback")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You said: a wrong number.")).to_be_visible()
    expect(page.get_by_text("Feedback on this answer")).to_be_focused()

    press_until(page, "Start again")
    page.keyboard.press("Enter")
    expect(page.get_by_text("What do the papers say?")).to_be_visible()
    expect(page.locator("#composer textarea")).to_be_focused()


def test_example_asked_by_keyboard_leaves_the_keyboard_at_its_answer(
    page: Page,
) -> None:
    expect(page.locator(".chip")).to_be_visible()
    press_until(page, QUESTION, "Shift+Tab")

    page.keyboard.press("Enter")

    expect(page.locator(".answer")).to_be_visible()
    expect(page.get_by_role("heading", name=QUESTION)).to_be_focused()


def test_button_that_hides_while_an_answer_comes_leaves_the_keyboard_there(
    page: Page, chat: Chat
) -> None:
    chat.assistant.pause.clear()
    page.get_by_label("Your question").fill(QUESTION)
    press_until(page, "Ask")

    page.keyboard.press("Enter")

    expect(page.get_by_text("Searching the papers").first).to_be_visible()
    chat.assistant.pause.set()
    expect(page.locator(".answer")).to_be_visible()
    expect_keyboard_at_the_conversation(page)


def test_keyboard_is_not_lost_with_what_is_taken_away_late(desk: Page) -> None:
    ask(desk, MAY)
    suggested = desk.locator("#next").get_by_role("button", name=QUESTION)
    suggested.focus()

    desk.locator("#next section").evaluate("(section) => section.remove()")

    expect_keyboard_at_the_conversation(desk)


# What is there stays as the reader left it.


def test_what_the_reader_opened_and_typed_outlasts_the_next_answer(page: Page) -> None:
    ask(page)
    page.get_by_text("How I read your question").click()
    page.get_by_text("Feedback on this answer").click()
    page.get_by_label("In your own words").fill("It is £21m.")

    ask(page, MAY)

    expect(page.get_by_text("Answered by the clerk").first).to_be_visible()
    expect(page.get_by_label("In your own words").first).to_have_value("It is £21m.")


def test_answer_is_said_once(desk: Page, chat: Chat) -> None:
    expect(desk.locator("#delivery [role=status]")).to_be_attached()
    desk.evaluate(
        """() => {
          window.heard = [];
          const region = document.querySelector('#delivery [role=status]');
          new MutationObserver(() => window.heard.push(region.textContent))
            .observe(region, {childList: true, characterData: true, subtree: true});
        }"""
    )

    ask(desk)
    ask(desk, LIST)
    expect(desk.locator("#next, #earlier summary").first).to_be_attached()

    heard = [" ".join(words.split()) for words in desk.evaluate("window.heard")]
    told = [words for words in heard if "The gap was" in words]
    assert told == [
        "The gap was £20.027m. It had grown. Take care This is a forecast. 1 source"
    ]
    assert [words for words in heard if words.startswith("Two:")] == (
        ["Two: one two 1 source"]
    )
    assert desk.get_by_role("log").get_attribute("aria-live") == "off"


def test_suggestion_asks_itself_and_goes_once_it_is_asked(page: Page) -> None:
    ask(page, MAY)
    suggested = page.locator("#next").get_by_role("button", name=QUESTION)
    expect(suggested).to_be_visible()

    suggested.press("Enter")

    expect(page.get_by_role("article")).to_have_count(2)
    expect_keyboard_at_the_conversation(page)
    expect(suggested).to_be_hidden()


def test_refusal_looks_and_sounds_unlike_an_answer(page: Page) -> None:
    ask(page, CLOSED)

    expect(page.locator(".answer.refusal .badge")).to_have_text("Not public")
    expect(page.locator("#delivery")).to_contain_text("Not public")


# Conversations that are kept.


def test_address_reopens_the_conversation_at_the_answer(page: Page, chat: Chat) -> None:
    ask(page)
    ask(page, MAY)
    address = page.url
    assert "?conversation=" in address

    page.goto(f"{address}#answer-2")
    page.reload()

    expect(page.get_by_role("article")).to_have_count(2)
    expect(page.get_by_role("heading", name=MAY)).to_be_focused()
    expect(page.get_by_role("heading", name=MAY)).to_be_in_viewport()
    page.locator(".cite").first.click()
    expect(page.locator(".lit").first).to_be_visible()
    page.keyboard.press("Escape")
    ask(page, LIST)
    assert chat.assistant.asked[-1][1] == (QUESTION, MAY)
    assert page.url.partition("#")[0] == address


def test_link_to_nothing_says_so(desk: Page, chat: Chat) -> None:
    desk.goto(f"{chat.address}?conversation=never-kept")

    expect(desk.get_by_role("alert")).to_contain_text("no such conversation here")
    ask(desk)


def test_earlier_conversation_is_reopened_and_deleted(page: Page, chat: Chat) -> None:
    ask(page, LIST)
    ask(page, MAY)
    kept = len(chat.conversations.all(Role.OFFICER))
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("article")).to_have_count(0)
    assert "conversation=" not in page.url

    page.get_by_text("Earlier conversations").click()
    page.get_by_role("button", name=LIST).first.click()
    expect(page.get_by_role("article")).to_have_count(2)
    page.get_by_text("Delete", exact=True).first.click()
    page.get_by_role("button", name="Delete for good").first.click()

    expect(page.get_by_role("article")).to_have_count(0)
    assert len(chat.conversations.all(Role.OFFICER)) == kept - 1


# What is taken away.


def test_answer_is_copied_with_its_sources(desk: Page) -> None:
    ask(desk)

    desk.get_by_role("button", name="Copy answer").click()

    expect(desk.locator("#delivery")).to_contain_text("Answer copied")
    copied = desk.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{QUESTION}\n\nThe gap was £20.027m [1].")
    assert "[1] Deficit recovery: where we are. Bury" in copied


def test_link_to_an_answer_is_copied(desk: Page) -> None:
    ask(desk)
    ask(desk, MAY)

    desk.get_by_role("button", name="Copy link").last.click()

    expect(desk.locator("#delivery")).to_contain_text("Link copied")
    link = desk.evaluate("navigator.clipboard.readText()")
    assert link == f"{desk.url.partition('#')[0]}#answer-2"


@pytest.mark.parametrize(("name", "begins"), [("as Word", b"PK"), ("as PDF", b"%PDF")])
def test_conversation_is_saved(desk: Page, name: str, begins: bytes) -> None:
    ask(desk)

    with desk.expect_download() as saved:
        desk.get_by_role("button", name=name).click()

    assert Path(saved.value.path()).read_bytes().startswith(begins)


def test_cited_paper_is_downloaded_as_it_was_added(desk: Page, chat: Chat) -> None:
    ask(desk)
    desk.locator(".cite").first.click()

    with desk.expect_download() as saved:
        desk.get_by_role("button", name="Download the paper").click()

    assert saved.value.suggested_filename == "deficit-report.pdf"
    assert Path(saved.value.path()).read_bytes() == chat.shelf.held[0][1].read_bytes()


def test_officer_reads_the_feedback_and_goes_to_the_answer(
    desk: Page, chat: Chat
) -> None:
    ask(desk)
    desk.get_by_text("Feedback on this answer").click()
    desk.get_by_label("A wrong citation").check()
    desk.get_by_role("button", name="Send feedback").click()
    expect(desk.get_by_text("You said: a wrong citation.")).to_be_visible()
    assert chat.shelf.said[-1].verdict is Judgement.WRONG_CITATION

    choose_tab(desk, "Feedback")
    expect(desk.locator(".feedback-list li").first).to_contain_text(QUESTION)
    assert barriers(desk) == []
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name="Open the conversation").first.click()

    expect(opened.value.get_by_role("heading", name=QUESTION)).to_be_visible()


# For everyone.


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("screen", SCREENS)
def test_no_barrier_on_an_empty_tab_an_answer_or_a_source(
    browser: Browser, chat: Chat, screen: str, scheme: str
) -> None:
    width, height = SCREENS[screen]
    with browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        page.goto(chat.address)
        expect(page.locator(".chip").first).to_be_visible()
        found = [barriers(page)]
        ask(page)
        ask(page, CLOSED)
        for folded in ("Figures behind", "How I read", "Feedback on", "Earlier conv"):
            page.get_by_text(folded).first.click()
        page.get_by_text("Delete", exact=True).first.click()
        found.append(barriers(page))
        page.locator(".cite").first.click()
        expect(page.locator(".lit").first).to_be_visible()
        found.append(barriers(page))

    assert found == [[], [], []]


def test_phone_of_320_pixels_needs_no_sideways_scroll(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    ask(page)
    for folded in ("Figures behind", "Feedback on", "Earlier conv"):
        page.get_by_text(folded).first.click()
    page.get_by_role("button", name="Source 1").first.click()
    expect(page.locator(".lit").first).to_be_visible()

    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    small = page.evaluate(
        """() => [...document.querySelectorAll('#ask button, #ask summary')]
          .filter((at) => at.checkVisibility())
          .filter((at) => at.getBoundingClientRect().height < 24)
          .map((at) => at.textContent.trim())
          .filter((words) => !['20.027', '16.400'].includes(words))"""
    )
    assert small == []
