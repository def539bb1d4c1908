"""How soon the web chat is seen in a browser, and how soon it begins to answer.

    python -m tests.benchmarks.first_paint

The program is served over the sample papers, as `make run` does, and opened in headless
Chromium, each time as by a new reader with an empty cache.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page, expect

from tests.ui.web.started import chromium, sample_home, served

QUESTION = "What is Norfolk's cumulative DSG deficit?"
VISITS = 9
_FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a reader waits for, in seconds.

    `painted` and `ready` are counted from the address to the first paint and to a box
    that can be typed in, `answered` from the question to the first words of its answer.
    """

    painted: float
    ready: float
    answered: float


def visit(browser: Browser, address: str) -> Visit:
    """Return how one new reader fares at `address`."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        began = perf_counter()
        page.goto(address, wait_until="commit")
        box = page.get_by_label("Your question")
        expect(box).to_be_editable(timeout=60_000)
        ready = perf_counter() - began
        painted = _first_paint(page)
        box.fill(QUESTION)
        asked = perf_counter()
        page.keyboard.press("Enter")
        expect(page.locator(".answer .text")).to_be_visible(timeout=60_000)
        return Visit(painted=painted, ready=ready, answered=perf_counter() - asked)


def _first_paint(page: Page) -> float:
    page.wait_for_function(_FIRST_PAINT)
    return float(page.evaluate(_FIRST_PAINT)) / 1000


def show(name: str, seconds: Sequence[float]) -> str:
    """Return one line: the middle, the quickest and the slowest."""
    return (
        f"{name}: median {median(seconds):.2f} s"
        f" ({min(seconds):.2f} to {max(seconds):.2f}, {len(seconds)} visits)"
    )


def main() -> None:
    """Print how soon the page is seen and answers."""
    with sample_home() as home, served(home) as address, chromium() as browser:
        visit(browser, address)  # What the first reader of all loads is not timed.
        visits = [visit(browser, address) for _ in range(VISITS)]
    print(show("first paint", [one.painted for one in visits]))
    print(show("the question can be typed", [one.ready for one in visits]))
    print(show("first words of the answer", [one.answered for one in visits]))


if __name__ == "__main__":
    main()
