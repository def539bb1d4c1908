"""Tests of ui/web/compare.py in a real browser, on a server of this machine."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Download, Page, expect

from corpus.errors import ModelUnavailableError
from corpus.records import Role
from tests.fakes import ScriptedAssistant, ScriptedIngest
from tests.ui.web.browser import barriers, choose_tab, closing_chat, free_port
from tests.ui.web.councils import NOW, shelf
from ui.web.app import build, serve
from ui.web.person import everyone

pytestmark = [
    pytest.mark.real,
    # Gradio keeps count of its events in ways that pandas is giving up.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

SIZES = [(1280, 800), (390, 844)]
PAIR = "?tab=compare&measure=dsg_deficit&council=Northwold&council=Southwold"
THREE = f"{PAIR}&council=Westwold-by-the-Sea"
UNLIKE = (
    "?tab=compare&measure=dsg_deficit&council=Northwold&council=Westwold-by-the-Sea"
)
BOARD = "?tab=compare&view=agreements"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    assistant = ScriptedAssistant({}, error=ModelUnavailableError("none", "no reply"))
    page = build(assistant, shelf(), add=ScriptedIngest({}), who=everyone(Role.PUBLIC))
    with closing_chat(page):
        yield serve(page, host="127.0.0.1", port=free_port())


@pytest.fixture(params=SIZES, ids=["wide", "narrow"])
def page(
    browser: Browser, address: str, request: pytest.FixtureRequest
) -> Iterator[Page]:
    width, height = request.param
    with browser.new_context(
        viewport={"width": width, "height": height}, base_url=address
    ) as context:
        yield context.new_page()


def heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def test_councils_are_chosen_and_laid_side_by_side(page: Page) -> None:
    page.goto("/")
    choose_tab(page, "Compare")
    expect(page.get_by_text("Tick two councils or more")).to_be_visible()

    page.get_by_label("Northwold").check()
    page.get_by_label("Southwold").check()
    page.get_by_role("button", name="Compare", exact=True).click()

    heading(page, "DSG deficit: Northwold and Southwold")
    expect(page.get_by_text("May be compared, largest first")).to_be_visible()
    expect(page.get_by_role("figure")).to_have_count(1)
    expect(page.get_by_role("heading", name="Year by year")).to_be_visible()


def test_a_comparison_opens_from_its_link(page: Page) -> None:
    page.goto(f"/{PAIR}&from=2023-24&to=2023-24&basis=forecast")

    heading(page, "DSG deficit: Northwold and Southwold")
    expect(page.get_by_label("Northwold", exact=True)).to_be_checked()
    expect(page.get_by_label("Years from")).to_have_value("2023-24")
    expect(page.get_by_label("Basis")).to_have_value("forecast")
    expect(page.get_by_text("£91m")).to_have_count(0)


def test_what_is_chosen_can_be_linked_to(page: Page) -> None:
    page.goto("/?tab=compare")
    page.get_by_label("Westwold-by-the-Sea").check()
    page.get_by_label("Years from").select_option("2023-24")
    page.get_by_role("button", name="Compare", exact=True).click()
    heading(page, "DSG deficit: Westwold-by-the-Sea")

    page.goto(page.url)

    assert "council=Westwold-by-the-Sea&from=2023-24" in page.url
    heading(page, "DSG deficit: Westwold-by-the-Sea")


def test_another_measure_offers_what_it_has(page: Page) -> None:
    page.goto("/?tab=compare")

    page.get_by_label("Measure").select_option("ehcp_count")

    expect(page.get_by_label("Westwold-by-the-Sea")).to_have_count(0)
    expect(page.get_by_label("Northwold")).to_be_visible()
    expect(page.get_by_label("Measure")).to_have_value("ehcp_count")


def test_all_councils_are_ticked_and_none(page: Page) -> None:
    page.goto("/?tab=compare")

    page.get_by_role("button", name="Tick all").click()
    expect(page.locator("input[name=council]:checked")).to_have_count(3)
    page.get_by_role("button", name="Tick none").click()

    expect(page.locator("input[name=council]:checked")).to_have_count(0)


def test_a_cell_opens_its_page_and_gives_the_keyboard_back(page: Page) -> None:
    page.goto(f"/{PAIR}")
    cell = page.locator("table").last.get_by_role("button", name="£63m")

    cell.click()
    panel = page.get_by_role("region", name="Source", exact=True)
    expect(panel.locator("mark")).to_have_text(NOW.quote)
    expect(panel.locator("mark")).to_be_in_viewport()
    page.keyboard.press("Escape")

    expect(panel).to_have_count(0)
    expect(cell).to_be_focused()


def test_unlike_figures_are_drawn_together_only_when_asked(page: Page) -> None:
    page.goto(f"/{UNLIKE}")
    expect(page.get_by_text("None of these may be compared")).to_be_visible()
    expect(page.get_by_role("figure")).to_have_count(0)

    page.get_by_role("button", name="Draw them side by side anyway").click()

    figure = page.get_by_role("figure")
    expect(figure.get_by_text("≠ Safety Valve payments: net")).to_be_visible()
    warning = page.get_by_text("must not be read against each other")
    above, below = warning.bounding_box(), figure.bounding_box()
    assert above
    assert below
    assert above["y"] < below["y"]
    assert "anyway=yes" in page.url


def test_bars_of_one_chart_have_tracks_of_one_width(page: Page) -> None:
    page.goto(f"/{THREE}&anyway=yes")
    expect(page.get_by_role("figure")).to_be_visible()

    widths = page.locator(".track").evaluate_all("all => all.map(e => e.clientWidth)")

    assert len(widths) == 3
    # A group of its own may have a longer name beside it, not another scale.
    assert len(set(widths)) == 1


def test_agreements_stand_on_a_board_with_their_sources(page: Page) -> None:
    page.goto("/?tab=compare")

    page.get_by_role("button", name="Safety Valve progress").click()
    heading(page, "Safety Valve agreements")
    expect(page.get_by_text("under review", exact=True)).to_be_visible()
    page.get_by_role("button", name="Source 1 of State: Northwold").click()

    expect(page.locator("mark")).to_contain_text("is under review")
    expect(page).to_have_url("/" + BOARD)


def test_one_council_is_followed_over_the_years(page: Page) -> None:
    page.goto("/?tab=compare&measure=dsg_deficit&council=Northwold")

    expect(page.get_by_text("Only Northwold has a figure here")).to_be_visible()
    expect(page.get_by_role("figure")).to_have_count(1)
    expect(page.get_by_text("= £91m − £63m")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?tab=compare", "Tick two councils or more"),
        (f"{PAIR}&basis=outturn", "state no such figure"),
        ("?tab=compare&measure=nonsense", "these choices cannot be read"),
    ],
)
def test_what_cannot_be_shown_says_what_to_do_next(
    page: Page, query: str, told: str
) -> None:
    page.goto("/" + query)

    expect(page.get_by_text(told)).to_be_visible()


def download(page: Page, name: str) -> Download:
    with page.expect_download() as kept:
        page.get_by_role("button", name=name).first.click()
    return kept.value


def test_files_are_saved_and_can_be_read(page: Page, tmp_path: Path) -> None:
    page.goto(f"/{PAIR}")
    heading(page, "DSG deficit: Northwold and Southwold")
    for name in ("Spreadsheet (XLSX)", "Year by year (CSV)", "Picture (PNG)"):
        saved = download(page, name)
        saved.save_as(tmp_path / saved.suggested_filename)

    rows = load_workbook(tmp_path / "dsg-deficit.xlsx")["By year"].values
    assert [row[1] for row in rows][1:] == ["Northwold", "Southwold", "Northwold"]
    with (tmp_path / "dsg-deficit.csv").open(encoding="utf-8-sig") as file:
        printed = [row["Printed"] for row in csv.DictReader(file)]
    assert printed == ["£63m", "£20m", "£91m"]
    assert (tmp_path / "dsg-deficit.png").read_bytes().startswith(b"\x89PNG")
    expect(page.get_by_role("status").get_by_text("Saved")).to_be_visible()


def test_the_same_file_can_be_saved_twice(page: Page) -> None:
    page.goto(f"/{BOARD}")
    heading(page, "Safety Valve agreements")

    names = [download(page, "A row a council").suggested_filename for _ in range(2)]

    assert names == ["safety-valve.csv", "safety-valve.csv"]


def press_until(page: Page, key: str, where: str) -> None:
    """Press `key` until the keyboard is at what the selector `where` finds."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("where => document.activeElement.matches(where)", where):
            return
    pytest.fail(f"the keyboard does not come to {where}")


def test_a_comparison_is_made_and_followed_by_keyboard_alone(page: Page) -> None:
    page.goto("/?tab=compare")
    expect(page.get_by_label("Measure")).to_be_visible()

    press_until(page, "Tab", "select[name=measure]")
    press_until(page, "Tab", "[data-tick=all]")
    page.keyboard.press("Enter")
    press_until(page, "Tab", "input[value=Westwold-by-the-Sea]")
    page.keyboard.press("Space")
    press_until(page, "Tab", "button.go")
    page.keyboard.press("Enter")
    title = page.get_by_role("heading", name="DSG deficit: Northwold and Southwold")
    expect(title).to_be_focused()

    press_until(page, "Tab", ".figure")
    page.keyboard.press("Enter")
    source = page.get_by_role("region", name="Source", exact=True)
    expect(source.get_by_role("heading")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator(".figure").first).to_be_focused()
    press_until(page, "Tab", "[data-download]")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
@pytest.mark.parametrize(
    ("query", "opener"),
    [(f"{THREE}&anyway=yes", ".figure"), (PAIR, ".figure"), (BOARD, ".cite")],
    ids=["anyway", "alike", "board"],
)
def test_nobody_is_kept_out(
    browser: Browser,
    address: str,
    size: tuple[int, int],
    scheme: str,
    query: str,
    opener: str,
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    with browser.new_context(
        viewport=viewport,  # type: ignore[arg-type]  # as its keys say
        color_scheme=scheme,  # type: ignore[arg-type]  # light or dark
    ) as context:
        page = context.new_page()
        page.goto(f"{address}{query}")
        expect(page.locator(opener).first).to_be_visible()
        found = barriers(page)

        page.locator(opener).first.click()
        expect(page.get_by_role("region", name="Source", exact=True)).to_be_visible()

        assert found + barriers(page) == []


@pytest.mark.parametrize("query", [THREE, f"{THREE}&anyway=yes", BOARD, "?tab=compare"])
def test_the_narrowest_screen_needs_no_sideways_scroll(
    browser: Browser, address: str, query: str
) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(f"{address}{query}")
        expect(page.locator("#compare h2").first).to_be_visible()

        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
