"""Tests in a browser of what stands round the tabs: sign-in, statement, foot, proxy."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from corpus.people import People
from tests.ui.web.browser import barriers
from tests.ui.web.proxy import Proxy, proxied
from tests.ui.web.serving import PASSWORD, QUESTION, people_of, served
from ui.web.door import Access

pytestmark = [
    pytest.mark.real,
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

SIZES = [(1280, 800), (390, 844)]
CONTACT = "Democratic Services <democratic.services@bury.example>"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> People:
    return people_of(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def address(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, people: People
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("papers")
    with served(folder, Access(people=people, contact=CONTACT)) as address:
        yield address


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture(params=SIZES, ids=["wide", "narrow"])
def page(
    browser: Browser, request: pytest.FixtureRequest, scheme: str
) -> Iterator[Page]:
    width, height = request.param
    with browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    ) as context:
        yield context.new_page()


@pytest.fixture
def wide(browser: Browser) -> Iterator[Page]:
    with browser.new_context(color_scheme="light") as context:
        yield context.new_page()


def sign_in(page: Page, name: str = "mo") -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Signed in as {name}")).to_be_visible()


def is_wider(page: Page) -> bool:
    """Return whether the page scrolls sideways."""
    root = "document.scrollingElement"
    wider: bool = page.evaluate(f"{root}.scrollWidth > {root}.clientWidth")
    return wider


def test_statement_keeps_nobody_out(page: Page, address: str) -> None:
    page.goto(f"{address}/accessibility")

    expect(page).to_have_title("Accessibility statement – Paperclerk")
    expect(page.get_by_text(CONTACT)).to_be_visible()
    assert barriers(page) == []
    assert not is_wider(page)


def test_signing_in_keeps_nobody_out(page: Page, address: str) -> None:
    page.goto(address)
    expect(page).to_have_title("Sign in – Paperclerk")
    empty = barriers(page)

    page.get_by_label("Name").fill("mo")
    page.get_by_label("Password").fill("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("The name or the password")
    refused = barriers(page)
    sign_in(page)

    assert empty == refused == barriers(page) == []
    assert not is_wider(page)


def test_statement_says_how_a_contact_is_named_where_none_is(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        told = httpx.get(f"{address}/accessibility").text

    assert "PAPERCLERK_CONTACT" in told


def test_every_page_is_in_british_english(wide: Page, address: str) -> None:
    for path in ("accessibility", "sign-in"):
        wide.goto(f"{address}/{path}")
        expect(wide.locator("html")).to_have_attribute("lang", "en-GB")
    wide.goto(address)
    sign_in(wide)

    expect(wide.locator("html")).to_have_attribute("lang", "en-GB")


@pytest.mark.parametrize("path", ["", "accessibility"])
def test_skip_link_leads_to_the_main_content(
    wide: Page, address: str, path: str
) -> None:
    wide.goto(address)
    sign_in(wide)
    wide.goto(f"{address}/{path}")

    skip = wide.get_by_role("link", name="Skip to the main content")
    skip.focus()
    expect(skip).to_be_in_viewport()
    wide.keyboard.press("Enter")

    expect(wide.locator("#main")).to_be_focused()


def test_dark_colours_follow_the_system_until_they_are_chosen(
    page: Page, address: str, scheme: str
) -> None:
    other = "true" if scheme == "light" else "false"
    page.goto(address)
    sign_in(page)
    button = page.get_by_role("button", name="Dark colours")
    expect(button).to_have_attribute("aria-pressed", str(scheme == "dark").lower())

    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", other)
    # Colours that are on their way are neither the one nor the other.
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    chosen = barriers(page)
    page.reload()
    expect(page.get_by_text("Signed in as mo")).to_be_visible()

    assert chosen == []
    expect(button).to_have_attribute("aria-pressed", other)
    is_dark = page.evaluate("document.body.classList.contains('dark')")
    assert is_dark is (other == "true")
    page.get_by_role("link", name="Accessibility statement").click()
    expect(page.get_by_role("button", name="Dark colours")).to_have_attribute(
        "aria-pressed", other
    )


def test_signing_out_is_at_the_foot(wide: Page, address: str) -> None:
    wide.goto(f"{address}/?tab=papers")
    sign_in(wide, "olive")
    assert wide.url == f"{address}/?tab=papers"
    expect(wide.get_by_text("Signed in as olive, officer")).to_be_visible()

    wide.get_by_role("button", name="Sign out").click()

    expect(wide).to_have_title("Sign in – Paperclerk")
    wide.goto(address)
    expect(wide).to_have_title("Sign in – Paperclerk")


def test_chat_works_under_a_path_of_a_proxy(
    wide: Page, tmp_path: Path, people: People
) -> None:
    access = Access(people=people, root_path="/papers", trusts_proxy=True)
    elsewhere: list[str] = []
    with served(tmp_path, access) as target:
        proxy = Proxy(target, "/papers")
        with proxied(proxy) as outside:
            wide.on("request", lambda request: elsewhere.append(request.url))
            wide.goto(f"{outside}/papers/")
            sign_in(wide)
            wide.get_by_label("Your question").fill(QUESTION)
            wide.keyboard.press("Enter")
            wide.get_by_role("button", name="Source 1").first.click()
            expect(wide.get_by_text("Page 1 of 2")).to_be_visible()
            expect(wide.locator(".lit").first).to_be_in_viewport()
            wide.get_by_role("link", name="Accessibility statement").click()
            expect(wide).to_have_title("Accessibility statement – Paperclerk")
            wide.goto("about:blank")

    # A browser asks the root of a host for this by itself; the root is not ours.
    failed = [each for each in proxy.statuses if each[1] >= 400]
    assert [path for path, _ in failed if path != "/favicon.ico"] == []
    outside_of_it = [
        url
        for url in elsewhere
        if not url.startswith((f"{outside}/papers/", "data:", "blob:", "about:"))
    ]
    assert outside_of_it == []
