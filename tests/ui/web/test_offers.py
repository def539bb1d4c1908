"""Tests of ui/web/offers.py: over HTTP and by an MCP client, on this machine."""

import json
from collections.abc import Iterator
from typing import Any

import gradio as gr
import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, TextContent, Tool

from assistant.agent import Assistant
from corpus.library import Library, open_library
from corpus.people import People
from ingest.pipeline import ingest
from tests.fakes import LetterEmbedder, ScriptedIngest
from tests.readings import write_paper
from tests.ui.web.browser import closing_chat, free_port
from tests.ui.web.serving import people_of, run_apart
from ui.enquiry import OFFERED, Enquiry
from ui.web.app import build, serve
from ui.web.door import Access
from ui.web.offers import api_route
from ui.web.person import by_account

pytestmark = pytest.mark.real

REPORT = """Bury Council
Schools Forum
Meeting date: 13 January 2022

1.1 The cumulative DSG deficit is forecast to be £19.543m at 31 March 2023.
1.2 Members met on the 31st SEPT 2021.
"""
CLOSED = """Surrey County Council

NOT FOR PUBLICATION: exempt under paragraph 3 of Part 1 of Schedule 12A

1.1 The cumulative DSG deficit is forecast to be £70m at 31 March 2024.
"""
QUESTION = "What is Surrey's DSG deficit?"
# Each function with what would bring the exempt paper to light.
ASKED: dict[str, dict[str, Any]] = {
    "ask": {"question": QUESTION},
    "find_figures": {"council": "Surrey"},
    "find_risks": {"council": "Surrey"},
    "compare_councils": {"measure": "dsg_deficit"},
    "safety_valve_progress": {},
    "check_papers": {},
    "list_papers": {},
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("papers")
    write_paper(folder, "report.txt", REPORT)
    write_paper(folder, "closed.txt", CLOSED)
    home = tmp_path_factory.mktemp("library")
    with open_library(home, LetterEmbedder()) as library:
        ingest([folder], library=library)
        yield library


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> People:
    return people_of(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def address(library: Library, people: People) -> Iterator[str]:
    who = by_account(people)
    assistant = Assistant(library)

    def enquire(request: gr.Request) -> Enquiry:
        role = who(request).role
        return Enquiry(library=library, assistant=assistant, role=role)

    async def begin() -> tuple[gr.Blocks, str]:
        page = build(
            assistant, library, add=ScriptedIngest({}), who=who, enquire=enquire
        )
        address = serve(
            page,
            host="127.0.0.1",
            port=free_port(),
            access=Access(people=people),
            routes=[api_route(enquire)],
            has_tools=True,
        )
        return page, address

    page, address = run_apart(begin())
    with closing_chat(page):
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def tokens(people: People) -> dict[str, str]:
    return {account.name: people.give_token(account.name) for account in people.all()}


def post(address: str, name: str, token: str, **sent: Any) -> httpx.Response:
    headers = {"authorization": f"Bearer {token}"}
    return httpx.post(f"{address}/api/{name}", json=sent, headers=headers, timeout=30)


def call(address: str, token: str, name: str, **sent: Any) -> CallToolResult:
    async def calling(session: ClientSession) -> CallToolResult:
        return await session.call_tool(name, sent)

    result: CallToolResult = run_apart(_in_session(address, token, calling))
    return result


def tools(address: str, token: str) -> list[Tool]:
    async def listing(session: ClientSession) -> list[Tool]:
        return (await session.list_tools()).tools

    listed: list[Tool] = run_apart(_in_session(address, token, listing))
    return listed


async def _in_session(address: str, token: str, act: Any) -> Any:
    headers = {"authorization": f"Bearer {token}"}
    async with (
        httpx.AsyncClient(headers=headers, timeout=30) as client,
        streamable_http_client(
            f"{address}/gradio_api/mcp/", http_client=client
        ) as streams,
        ClientSession(streams[0], streams[1]) as session,
    ):
        await session.initialize()
        return await act(session)


def text_of(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def test_answer_over_http_is_the_contract_s(
    address: str, tokens: dict[str, str]
) -> None:
    asked = "What is Bury's DSG deficit?"

    answer = post(address, "ask", tokens["pat"], question=asked).json()

    assert (answer["question"], answer["status"]) == (asked, "answered")
    assert "£19.543m" in answer["answer"]
    assert answer["citations"][0]["locator"] == "para 1.1"


def test_tool_answers_as_http_does(address: str, tokens: dict[str, str]) -> None:
    sent = {"council": "Bury", "measure": "dsg_deficit"}

    over_http = post(address, "find_figures", tokens["mo"], **sent).json()
    by_tool = call(address, tokens["mo"], "find_figures", **sent)

    assert over_http["total"] == 1
    assert over_http["figures"][0]["value"] == "19543000"
    assert json.loads(text_of(by_tool)) == over_http
    assert not by_tool.isError


def test_every_tool_tells_what_it_does_and_takes(
    address: str, tokens: dict[str, str]
) -> None:
    listed = {tool.name: tool for tool in tools(address, tokens["pat"])}

    assert set(listed) == {offered.__name__ for offered in OFFERED} == set(ASKED)
    assert all(tool.description for tool in listed.values())
    schema = listed["find_figures"].inputSchema
    assert "required" not in schema
    assert "file name" in schema["properties"]["paper"]["description"]
    assert listed["ask"].inputSchema["required"] == ["question"]
    assert listed["ask"].inputSchema["properties"]["question"]["type"] == "string"


@pytest.mark.parametrize("name", ASKED)
def test_nothing_exempt_reaches_the_public_by_either_way(
    address: str, tokens: dict[str, str], name: str
) -> None:
    over_http = post(address, name, tokens["pat"], **ASKED[name])
    by_tool = call(address, tokens["pat"], name, **ASKED[name])

    assert over_http.status_code == 200
    assert not by_tool.isError
    for told in (over_http.text, text_of(by_tool)):
        assert "£70m" not in told
        assert "70000000" not in told


@pytest.mark.parametrize("name", ["ask", "find_figures", "compare_councils"])
def test_member_is_told_what_is_exempt_by_either_way(
    address: str, tokens: dict[str, str], name: str
) -> None:
    """Else the test above would hold of functions that find nothing at all."""
    over_http = post(address, name, tokens["mo"], **ASKED[name])
    by_tool = call(address, tokens["mo"], name, **ASKED[name])

    assert "£70m" in over_http.text
    assert "£70m" in text_of(by_tool)


@pytest.mark.parametrize("token", ["", "guessed"])
def test_neither_way_is_open_to_who_has_not_signed_in(address: str, token: str) -> None:
    headers = {"accept": "application/json, text/event-stream"}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    bearer = {"authorization": f"Bearer {token}"} if token else {}
    for path in ("gradio_api/mcp/", "gradio_api/mcp/sse", "gradio_api/mcp/schema"):
        asked = httpx.post(f"{address}/{path}", json=message, headers=headers | bearer)
        assert asked.status_code == 401
    for name in ASKED:
        assert post(address, name, token or "none").status_code == 401
        ran = httpx.post(
            f"{address}/gradio_api/run/{name}", json={"data": []}, headers=bearer
        )
        assert ran.status_code == 401


@pytest.mark.parametrize(
    ("name", "sent", "told"),
    [
        ("ask", {}, "ask: question: Field required; see README.md"),
        ("ask", {"question": "a", "role": "officer"}, "role: Extra inputs"),
        ("find_figures", {"measure": "rent"}, "measure: Input should be 'dsg_deficit'"),
        ("find_figures", {"first": 0}, "first: Input should be greater"),
        ("find_risks", {"paper": "none.txt"}, "none.txt: not in the library"),
    ],
)
def test_wrong_arguments_are_told_in_a_line(
    address: str, tokens: dict[str, str], name: str, sent: dict[str, Any], told: str
) -> None:
    over_http = post(address, name, tokens["mo"], **sent)
    by_tool = call(address, tokens["mo"], name, **sent)

    assert over_http.status_code == 422
    assert told in over_http.json()["error"]
    assert by_tool.isError


def test_body_that_is_no_object_is_told(address: str, tokens: dict[str, str]) -> None:
    headers = {"authorization": f"Bearer {tokens['mo']}"}
    for body in ("{", "[]", " " * 200_000):
        sent = httpx.post(f"{address}/api/ask", content=body, headers=headers)
        assert sent.status_code == 422
        assert "the body is no JSON object" in sent.json()["error"]


def test_unknown_function_is_told_with_those_there_are(
    address: str, tokens: dict[str, str]
) -> None:
    told = post(address, "remove", tokens["olive"])

    assert told.status_code == 404
    assert "ask, find_figures" in told.json()["error"]


def test_no_handler_of_the_page_is_offered(
    address: str, tokens: dict[str, str]
) -> None:
    headers = {"authorization": f"Bearer {tokens['mo']}"}
    offered = httpx.get(f"{address}/gradio_api/info", headers=headers).json()

    assert set(offered["named_endpoints"]) == {f"/{name}" for name in ASKED}
    assert offered["unnamed_endpoints"] == {}
