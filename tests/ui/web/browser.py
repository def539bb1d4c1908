"""What the tests in a browser share: a free port, and who a page keeps out."""

from collections.abc import Iterator
from contextlib import contextmanager
from socket import socket

import gradio as gr
from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # it ships no types
    Axe,
)
from playwright.sync_api import Page, expect

# What the law asks of public bodies.
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def free_port() -> int:
    """Return a port nobody listens at."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def closing_chat(chat: gr.Blocks) -> Iterator[None]:
    """Close the web chat at the end.

    Gradio tells its open connections from this thread that it stops; where a browser
    has left just then, its server may be striking that connection off the same list.
    """
    try:
        yield
    finally:
        try:
            chat.close()
        except RuntimeError as error:
            if "mutated" not in str(error) or chat.server is None:
                raise
            chat.server.close()  # type: ignore[no-untyped-call]  # as Gradio has it


def barriers(page: Page) -> list[str]:
    """Return what on `page` breaks WCAG 2.2 A or AA: "rule: part of the page"."""
    options = {"runOnly": {"type": "tag", "values": list(WCAG)}}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {' '.join(node['target'])}"
        for rule in found
        for node in rule["nodes"]
    ]


def choose_tab(page: Page, name: str) -> None:
    """Choose a tab, which stands in a menu where the screen has no room for all."""
    expect(page.get_by_role("tab", name="Ask")).to_be_visible()
    tab = page.get_by_role("tab", name=name)
    menu = page.get_by_role("button", name="More tabs")
    expect(tab.or_(menu).first).to_be_visible()
    if tab.is_visible():
        tab.click()
        return
    menu.click()
    page.locator(".overflow-dropdown").get_by_text(name, exact=True).click()
