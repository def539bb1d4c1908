"""Pictures of the web chat for the README, made from the real program.

    python -m tests.ui.web.pictures

The sample papers are read into a library of their own and served; Chromium goes where
a reader would, and what it then shows is written to `ui/web/pictures`.
"""

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect

from tests.ui.web.started import chromium, sample_home, served

FOLDER = Path(__file__).parents[3] / "ui" / "web" / "pictures"
SIZE: ViewportSize = {"width": 1280, "height": 800}
# Flat surfaces and text need no more colours; a picture is then a third the size.
COLOURS = 128
QUESTION = "What is Norfolk's cumulative DSG deficit?"


def ask(page: Page, address: str) -> None:
    """Ask a question and open its first source."""
    page.goto(address)
    box = page.get_by_label("Your question")
    expect(box).to_be_editable()
    box.fill(QUESTION)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Source 1").first.click(timeout=60_000)
    expect(page.locator(".lit").first).to_be_visible()


def compare(page: Page, address: str) -> None:
    """Lay the deficits of the councils side by side."""
    page.goto(
        f"{address}?tab=compare&measure=dsg_deficit&council=BCP&council=Norfolk&council=Wiltshire"
    )
    heading = page.get_by_role("heading", name="DSG deficit")
    expect(heading).to_be_visible(timeout=30_000)
    heading.scroll_into_view_if_needed()
    heading.evaluate("element => element.scrollIntoView({block: 'start'})")


def agreements(page: Page, address: str) -> None:
    """Show how the Safety Valve agreements stand."""
    page.goto(f"{address}?tab=compare&view=agreements")
    expect(page.locator(".agreement").first).to_be_visible(timeout=30_000)


def figures(page: Page, address: str) -> None:
    """List the figures and open the page of one."""
    page.goto(f"{address}?tab=figures")
    rows = page.locator("table button.figure, table [data-open]")
    rows.first.click(timeout=30_000)
    expect(page.locator(".panel .view")).to_be_visible()


SCREENS: dict[str, Callable[[Page, str], None]] = {
    "ask": ask,
    "compare": compare,
    "agreements": agreements,
    "figures": figures,
}


def write(name: str, shot: bytes) -> None:
    """Write a screen to `FOLDER`, in few colours."""
    FOLDER.mkdir(exist_ok=True)
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


def main() -> None:
    """Write every picture."""
    with (
        sample_home() as home,
        served(home, "--as", "officer") as address,
        chromium() as browser,
    ):
        for name, go in SCREENS.items():
            with browser.new_context(viewport=SIZE, reduced_motion="reduce") as context:
                page = context.new_page()
                go(page, address)
                # Nothing moves any more.
                page.wait_for_timeout(500)
                write(name, page.screenshot())


if __name__ == "__main__":
    main()
