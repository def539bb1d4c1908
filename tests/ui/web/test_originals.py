"""Tests of ui/web/originals.py, over HTTP on this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser
from starlette.exceptions import HTTPException

from corpus.records import PaperId, Role, Status
from tests.fakes import FakeShelf, ScriptedAssistant, ScriptedIngest
from tests.ui.web.browser import closing_chat, free_port
from tests.ui.web.samples import MINUTES, REPORT, draw_report, report_pages, unpaged
from tests.ui.web.serving import PASSWORD, people_of
from ui.web.app import build, serve
from ui.web.door import ANYONE_HERE, Access
from ui.web.originals import find_original, originals_route, url_of
from ui.web.person import WhoIs, by_account, everyone

KEPT = replace(MINUTES, id=PaperId("c" * 64), file_name="part-2.html")
KEPT = replace(KEPT, status=Status.EXEMPT)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> FakeShelf:
    folder = tmp_path_factory.mktemp("originals")
    kept = folder / "kept.html"
    kept.write_text("<script>alert(1)</script>")
    return FakeShelf(
        (REPORT, draw_report(folder / "report.pdf"), report_pages()),
        (KEPT, kept, (unpaged("Minutes"),)),
    )


# Gradio opens event loops where none runs, and leaves them; the browser's runs.
@pytest.fixture(scope="module")
def address(
    browser: Browser, shelf: FakeShelf, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    people = people_of(tmp_path_factory.mktemp("people"))
    yield from served(shelf, by_account(people), Access(people=people))


@pytest.fixture(scope="module")
def open_address(browser: Browser, shelf: FakeShelf) -> Iterator[str]:
    yield from served(shelf, everyone(Role.PUBLIC), ANYONE_HERE)


def served(shelf: FakeShelf, who: WhoIs, access: Access) -> Iterator[str]:
    """Yield the address of a page that hands out the originals on `shelf`."""
    assistant = ScriptedAssistant({}, error=LookupError())
    page = build(assistant, shelf, add=ScriptedIngest({}), who=who)
    routes = [originals_route(shelf, who)]
    with closing_chat(page):
        yield serve(
            page, host="127.0.0.1", port=free_port(), access=access, routes=routes
        )


@contextmanager
def signed_in(address: str, name: str) -> Iterator[httpx.Client]:
    """Yield a client in which `name` has signed in."""
    with httpx.Client(base_url=address, follow_redirects=True) as client:
        typed = {"name": name, "password": PASSWORD}
        client.post("sign-in", data=typed).raise_for_status()
        yield client


@pytest.mark.real
def test_original_comes_as_it_was_added_and_by_its_own_name(
    open_address: str, shelf: FakeShelf
) -> None:
    answer = httpx.get(f"{open_address}{url_of(REPORT.id)}")

    assert answer.content == shelf.original(REPORT.id, Role.PUBLIC).read_bytes()
    disposition = answer.headers["content-disposition"]
    assert disposition == 'attachment; filename="deficit-report.pdf"'
    assert answer.headers["content-type"] == "application/pdf"


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "kept"), [("olive", 200), ("pat", 404)], ids=["officer", "public"]
)
def test_role_is_that_of_who_signed_in(address: str, name: str, kept: int) -> None:
    with signed_in(address, name) as client:
        assert client.get(url_of(REPORT.id)).status_code == 200
        assert client.get(url_of(KEPT.id)).status_code == kept


@pytest.mark.real
def test_nobody_has_an_original_without_the_sign_in_there_is(address: str) -> None:
    for paper in (REPORT, KEPT):
        assert httpx.get(f"{address}{url_of(paper.id)}").status_code in {303, 401}


@pytest.mark.real
def test_kept_paper_answers_as_one_that_is_not_there(open_address: str) -> None:
    kept, absent = (
        httpx.get(f"{open_address}{url_of(paper_id)}")
        for paper_id in (KEPT.id, PaperId("d" * 64))
    )

    assert (kept.status_code, kept.text) == (absent.status_code, absent.text)
    assert "part-2" not in str(kept.headers)


@pytest.mark.real
def test_web_page_among_the_papers_cannot_run_as_ours(address: str) -> None:
    with signed_in(address, "olive") as client:
        headers = client.get(url_of(KEPT.id)).headers

    assert headers["content-disposition"].startswith("attachment")
    assert headers["content-security-policy"] == "sandbox"
    assert headers["x-content-type-options"] == "nosniff"


def test_original_that_has_left_the_disk_is_said_not_to_be_there(
    tmp_path: Path,
) -> None:
    shelf = FakeShelf((REPORT, tmp_path / "gone.pdf", ()))

    with pytest.raises(HTTPException, match="no such paper"):
        find_original(shelf, REPORT.id, Role.OFFICER)
