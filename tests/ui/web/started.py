"""The real program, served over the sample papers, for what is measured and shown."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from corpus.papers import SAMPLE_PAPERS
from tests.ui.web.browser import free_port
from tests.ui.web.conftest import ARGUMENTS, CHROMIUM

PAPERCLERK = Path(sys.executable).with_name("paperclerk")
_ADDRESS = "Paperclerk is at "


@contextmanager
def sample_home() -> Iterator[Path]:
    """Read the sample papers into a library of their own; give its folder."""
    with TemporaryDirectory() as home:
        command = [str(PAPERCLERK), "--home", home, "ingest", str(SAMPLE_PAPERS)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own program
        yield Path(home)


@contextmanager
def served(home: Path, *options: str) -> Iterator[str]:
    """Serve the library in `home` while the block lasts; give the address.

    Args:
        home: The library's folder.
        options: More words for `paperclerk serve`.
    """
    command = [
        str(PAPERCLERK),
        "--home",
        str(home),
        "serve",
        "--port",
        str(free_port()),
    ]
    command += options
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 -- our own program
        try:
            assert server.stdout
            said = next(line for line in server.stdout if line.startswith(_ADDRESS))
            yield said.removeprefix(_ADDRESS).strip()
        finally:
            server.terminate()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open a browser while the block lasts."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
