"""What the tests in a browser share: a free port, and who a page keeps out."""

from socket import socket

from axe_playwright_python.sync_playwright import (  # type: ignore[import-untyped]  # it ships no types
    Axe,
)
from playwright.sync_api import Page

# What the law asks of public bodies.
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def free_port() -> int:
    """Return a port nobody listens at."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def barriers(page: Page) -> list[str]:
    """Return what on `page` breaks WCAG 2.2 A or AA: "rule: part of the page"."""
    options = {"runOnly": {"type": "tag", "values": list(WCAG)}}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {' '.join(node['target'])}"
        for rule in found
        for node in rule["nodes"]
    ]
