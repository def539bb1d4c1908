"""Tests of ui/web/door.py and ui/web/routes.py, over HTTP on this machine."""

import logging
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request

from corpus.people import People
from tests.ui.web.serving import PASSWORD, people_of, served
from ui.web.door import Access, own_path
from ui.web.routes import own_page

pytestmark = pytest.mark.real

HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> People:
    return people_of(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, people: People) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("papers")
    with served(folder, Access(people=people)) as address:
        yield address


@pytest.fixture(scope="module")
def open_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("papers")) as address:
        yield address


def enter(address: str, **fields: str) -> httpx.Response:
    typed = {"name": "mo", "password": PASSWORD, "next": "/?conversation=a"} | fields
    return httpx.post(f"{address}/sign-in", data=typed)


def test_page_sends_who_has_not_signed_in_to_sign_in_and_back(address: str) -> None:
    asked = httpx.get(f"{address}/?conversation=a", headers=HTML)
    entered = enter(address)

    assert asked.status_code == 303
    assert asked.headers["location"] == "/sign-in?next=%2F%3Fconversation%3Da"
    assert (entered.status_code, entered.headers["location"]) == (
        303,
        "/?conversation=a",
    )
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    cookies = {"paperclerk": entered.cookies["paperclerk"]}
    page = httpx.get(f"{address}/", headers=HTML, cookies=cookies)
    assert page.status_code == 200
    assert '"username":"mo"' in page.text


@pytest.mark.parametrize(
    "path",
    [
        "",
        "config",
        "theme.css",
        "gradio_api/info",
        "gradio_api/upload",
        "gradio_api/file=/etc/hostname",
        "gradio_api/queue/data?session_hash=a",
        "login",
        "openapi.json",
        "health/..",
        "sign-in/",
        "nothing",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_else_answers_who_has_not_signed_in(
    address: str, method: str, path: str
) -> None:
    answer = httpx.request(method, f"{address}/{path}")

    assert answer.status_code == 401
    assert set(answer.json()) == {"error"}


def test_wrong_password_says_so_and_not_which(address: str) -> None:
    wrong, unknown = enter(address, password="x"), enter(address, name="eve")  # noqa: S106 - wrong

    assert wrong.status_code == unknown.status_code == 403
    assert wrong.text.replace("mo", "eve") == unknown.text.replace("mo", "eve")
    assert "set-cookie" not in wrong.headers
    assert PASSWORD not in unknown.text


def test_too_many_tries_are_told_to_wait(address: str) -> None:
    answers = [enter(address, name="mallory", password="x") for _ in range(6)]  # noqa: S106

    assert [answer.status_code for answer in answers] == [403] * 5 + [429]
    assert "wait 5 minutes" in answers[-1].text


def test_form_that_is_none_is_refused(address: str) -> None:
    for body in ({"name": "mo"}, {"name": "m", "password": "p", "more": "x"}):
        assert httpx.post(f"{address}/sign-in", data=body).status_code == 400


def test_who_signs_out_is_out(address: str) -> None:
    cookies = {"paperclerk": enter(address).cookies["paperclerk"]}

    httpx.post(f"{address}/sign-out", cookies=cookies)

    assert httpx.get(f"{address}/config", cookies=cookies).status_code == 401


def test_program_comes_in_by_its_token(address: str, people: People) -> None:
    token = people.give_token("pat")
    headers = {"authorization": f"Bearer {token}"}

    assert httpx.get(f"{address}/config", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("wanted", "page"),
    [
        ("/", "/"),
        ("/?conversation=a#1", "/?conversation=a#1"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/a\nLocation: b", "/"),
        ("", "/"),
    ],
)
def test_signing_in_leads_to_pages_of_ours_alone(wanted: str, page: str) -> None:
    assert own_page(wanted) == page


def test_health_needs_no_sign_in_and_tells_nothing_of_the_library(
    address: str,
) -> None:
    answer = httpx.get(f"{address}/health")

    assert (answer.status_code, answer.json()) == (
        200,
        {"status": "ok", "version": version("paperclerk"), "library": "readable"},
    )


class BrokenShelf:
    """A shelf whose papers cannot be read."""

    def papers(self, role: object) -> object:
        raise OSError("secret-paper.pdf: gone")


def test_health_tells_when_the_library_cannot_be_read(tmp_path: Path) -> None:
    with served(tmp_path, shelf=BrokenShelf()) as address:
        answer = httpx.get(f"{address}/health")

    assert answer.status_code == 503
    assert answer.json()["reason"] == (
        "library: cannot be read; look at the log of the server"
    )
    assert "secret" not in answer.text


def test_machine_s_own_page_is_not_served_by_another_name(open_address: str) -> None:
    """A page elsewhere can give this machine a name of its own, and ask by it."""
    told = httpx.get(f"{open_address}/", headers={"host": "evil.example"})

    assert told.status_code == 421
    assert "open it as localhost" in told.json()["error"]


def test_proxy_is_believed_only_when_trusted(
    tmp_path: Path, people: People, address: str
) -> None:
    said = {
        "x-forwarded-host": "papers.example",
        "x-forwarded-proto": "https",
        "authorization": f"Bearer {people.give_token('mo')}",
    }
    trusting = Access(people=people, trusts_proxy=True)
    with served(tmp_path, trusting) as trusted:
        believed = httpx.get(f"{trusted}/config", headers=said).json()["root"]
        entered = httpx.post(
            f"{trusted}/sign-in",
            data={"name": "mo", "password": PASSWORD},
            headers={"x-forwarded-proto": "https"},
        )

    assert believed == "https://papers.example"
    assert "Secure" in entered.headers["set-cookie"]
    assert httpx.get(f"{address}/config", headers=said).json()["root"] == address


@pytest.mark.parametrize(
    ("path", "root", "own"),
    [
        ("/health", "", "/health"),
        ("/papers/health", "/papers", "/health"),
        ("/health", "/papers", "/health"),
        ("/papers", "/papers", "/"),
        ("/papersaway", "/papers", "/papersaway"),
    ],
)
def test_path_is_read_with_or_without_where_we_are_mounted(
    path: str, root: str, own: str
) -> None:
    scope = {"type": "http", "path": path, "headers": []}

    assert own_path(Request(scope), root) == own


def test_request_is_logged_without_its_words(
    address: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="ui.web.door"):
        httpx.get(f"{address}/sign-in?next=/wombat")
        httpx.get(f"{address}/wombat")

    told = [record.__dict__["told"] for record in caplog.records]
    assert [(each["route"], each["status"]) for each in told] == [
        ("/sign-in", 200),
        (None, 401),
    ]
    assert "wombat" not in str(told)
