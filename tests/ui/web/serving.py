"""A web chat over two papers, one of them kept from the public, served for tests."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import gradio as gr

from corpus.people import People
from corpus.records import PaperId, Role, Status
from tests.fakes import FakeShelf, ScriptedAssistant, ScriptedIngest
from tests.ui.web.browser import closing_chat, free_port
from tests.ui.web.samples import (
    MINUTES,
    REPORT,
    answer,
    draw_report,
    report_pages,
    unpaged,
)
from ui.web.app import build, serve
from ui.web.door import ANYONE_HERE, Access
from ui.web.person import by_account, everyone
from ui.web.routes import health_route

PASSWORD = "heron kettle nineteen"  # noqa: S105 - of nobody
ROLES = {"olive": Role.OFFICER, "mo": Role.MEMBER, "pat": Role.PUBLIC}
KEPT = replace(
    MINUTES, id=PaperId("c" * 64), file_name="part-2.txt", status=Status.EXEMPT
)
QUESTION = "How large is the gap?"

_Result = TypeVar("_Result")


def people_of(home: Path) -> People:
    """Return an officer, a member and one of the public, with one password."""
    people = People(home)
    for name, role in ROLES.items():
        people.add(name, role, PASSWORD)
    return people


def shelf_of(folder: Path) -> FakeShelf:
    kept = folder / "kept.txt"
    kept.write_text("Kept")
    return FakeShelf(
        (REPORT, draw_report(folder / "report.pdf"), report_pages()),
        (KEPT, kept, (unpaged("Minutes"),)),
    )


def run_apart(work: Coroutine[Any, Any, _Result]) -> _Result:
    """Run `work` to its end in a thread of its own.

    In this one the browser's loop may be running; and where none runs Gradio makes
    some, and leaves them.
    """
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@contextmanager
def served(
    folder: Path, access: Access = ANYONE_HERE, *, shelf: Any = None, port: int = 0
) -> Iterator[str]:
    """Yield the address of the web chat, without a / at its end."""
    shelf = shelf or shelf_of(folder)

    async def begin() -> tuple[gr.Blocks, str]:
        return _begin(shelf, access, port or free_port())

    page, address = run_apart(begin())
    with closing_chat(page):
        yield address.rstrip("/")


def _begin(shelf: Any, access: Access, port: int) -> tuple[gr.Blocks, str]:
    people = access.people
    assistant = ScriptedAssistant({QUESTION: answer()}, error=LookupError())
    page = build(
        assistant,
        shelf,
        add=ScriptedIngest({}),
        who=by_account(people) if people else everyone(Role.PUBLIC),
        root=access.root_path,
    )
    routes = [health_route(shelf)]
    address = serve(page, host="127.0.0.1", port=port, access=access, routes=routes)
    return page, address
