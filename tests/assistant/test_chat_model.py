from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage

from assistant.agent import Assistant
from assistant.answer import Answer
from assistant.chat_model import open_chat_model
from corpus.errors import ModelUnavailableError
from corpus.library import Library, open_library
from corpus.records import Role, Status
from tests.fakes import LetterEmbedder
from tests.forum import ASKED, LOOK, PROSE, TEXT, add, call, deficit_of, draft
from tests.openai_server import Fails, OpenAIServer, Reply, Says, Sends, serving

KEY = "sk-secret"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "home", LetterEmbedder()) as opened:
        add(opened, tmp_path, "forum.txt", TEXT, Status.PUBLIC)
        yield opened


@pytest.fixture(params=[False, True], ids=["whole", "streamed"])
def is_streamed(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def open_model(
    monkeypatch: pytest.MonkeyPatch, is_streamed: bool
) -> Callable[[OpenAIServer], BaseChatModel]:
    def opening(server: OpenAIServer) -> BaseChatModel:
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        model = open_chat_model("openai:fake", timeout=5, retries=2)
        model.streaming = is_streamed  # type: ignore[attr-defined]  # OpenAI's own
        return model

    return opening


def right(library: Library) -> tuple[Says, Says]:
    key = deficit_of(library).id
    return Says(LOOK), Says(draft((f"Bury owes {{{key}}}.", key)))


def ask(library: Library, model: BaseChatModel, patience: float = 20) -> Answer:
    assistant = Assistant(library, model, patience=patience)
    return assistant.ask(ASKED, role=Role.PUBLIC)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nobody:model", "nobody"),
        ("openai:gpt", "missing credentials;"),
        ("no-such-model", "no-such-model"),
        ("mistralai:small", "what mistralai needs is not installed;"),
        ("azure_openai:gpt", "azure"),
    ],
)
def test_a_model_that_cannot_be_had_is_told(
    monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    for provider in ("OPENAI", "AZURE_OPENAI"):
        monkeypatch.delenv(f"{provider}_API_KEY", raising=False)

    with pytest.raises(ModelUnavailableError) as error:
        open_chat_model(name, timeout=1, retries=0)

    assert "\n" not in str(error.value)
    assert told in str(error.value).lower()
    assert "unset PAPERCLERK_MODEL" in str(error.value)


def test_a_model_that_cannot_be_had_leaves_the_answer_to_the_clerk(
    library: Library,
) -> None:
    absent = ModelUnavailableError("openai:gpt", "it has no key")

    answer = Assistant(library, absent=absent).ask(ASKED, role=Role.PUBLIC)

    assert answer.model == "clerk"
    assert "£19.543m" in answer.text
    assert answer.warnings[0] == (
        "the chat model openai:gpt cannot be had: it has no key; answered by the clerk"
    )


def test_a_model_over_http_answers_what_passes_the_gates(
    library: Library, open_model: Callable[[OpenAIServer], BaseChatModel]
) -> None:
    with serving(*right(library)) as server:
        answer = ask(library, open_model(server))

    assert answer.text == "Bury owes £19.543m. [1]"
    assert answer.model == "fake"
    assert answer.warnings == ()
    assert server.keys == [f"Bearer {KEY}"] * 2
    offered = {tool["function"]["name"] for tool in server.heard[0]["tools"]}
    assert {"find_figures", "calculate", "Draft"} <= offered
    returned = server.heard[1]["messages"][-1]
    assert (returned["role"], "<figures>" in returned["content"]) == ("tool", True)


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_a_model_that_fails_for_the_moment_is_asked_again(
    library: Library,
    open_model: Callable[[OpenAIServer], BaseChatModel],
    status: int,
) -> None:
    first, last = right(library)
    soon = Fails(status, {"Retry-After-Ms": "1"})

    with serving(first, soon, soon, last) as server:
        answer = ask(library, open_model(server))

    assert answer.text == "Bury owes £19.543m. [1]"
    assert len(server.heard) == 4


NOW = {"Retry-After-Ms": "1"}
CUT = Says(LOOK, breaks_off=True)
TROUBLES: dict[str, tuple[list[Reply], str]] = {
    "a wrong key": ([Fails(401)], "did not take its key"),
    "a key for less": ([Fails(403)], "did not take its key"),
    "no such model": ([Fails(404)], "is not known to its provider"),
    "too often": ([Fails(429, NOW)] * 3, "has been asked too often"),
    "their fault": ([Fails(500, NOW)] * 3, "failed at its provider (500)"),
    "a question it refuses": ([Fails(400)], "did not accept the question (400)"),
    "prose": ([Says(LOOK), Says(PROSE)], "handed in no answer"),
    "nothing": ([Says(AIMessage(""))], "handed in no answer"),
    "arguments cut short": (
        # Where it is streamed, LangChain closes the brackets, and it is asked again.
        [Says(LOOK, arguments='{"que'), Says(PROSE)],
        "handed in no answer",
    ),
    "arguments of a list": ([Says(LOOK, arguments="[1]")] * 30, ""),
    "a draft cut short": (
        [
            Says(LOOK),
            Says(draft(("It is", "")), arguments='{"status": "ans'),
            Says(PROSE),
        ],
        "handed in no answer",
    ),
    "drafts of no shape": ([Says(call("Draft", answer="£0"))] * 30, "came to no end"),
    "an empty draft": ([Says(draft())], "wrote nothing that the papers bear out"),
    "unknown tools": ([Says(call("sudo"))] * 30, "came to no end"),
    "ids that are not": (
        [Says(LOOK), Says(draft(("It is {f-0}.", "f-0")))],
        "wrote nothing that the papers bear out",
    ),
    "no JSON": ([Sends(b"<html>busy</html>")] * 3, ""),
    "JSON of something else": ([Sends(b'{"choices": []}')] * 3, ""),
    "nothing at all": ([Sends(b"")] * 3, ""),
    "cut off": ([CUT] * 3, "could not be reached, or was cut off"),
    "cut off at the draft": (
        [Says(LOOK), *[Says(draft(("It is £0.", "")), breaks_off=True)] * 3],
        "could not be reached, or was cut off",
    ),
}


@pytest.mark.parametrize(("replies", "told"), TROUBLES.values(), ids=TROUBLES)
def test_a_model_in_trouble_over_http_leaves_the_answer_to_the_clerk(
    library: Library,
    open_model: Callable[[OpenAIServer], BaseChatModel],
    replies: list[Reply],
    told: str,
) -> None:
    with serving(*replies) as server:
        answer = ask(library, open_model(server))

    assert answer.model == "clerk"
    assert answer.text == Assistant(library).ask(ASKED, role=Role.PUBLIC).text
    assert answer.warnings[0].startswith("the chat model fake ")
    assert answer.warnings[0].endswith(f"{told}; answered by the clerk")
    assert KEY not in " ".join(answer.warnings)
    assert "£0" not in answer.text


def test_a_model_that_nobody_serves_leaves_the_answer_to_the_clerk(
    library: Library, open_model: Callable[[OpenAIServer], BaseChatModel]
) -> None:
    with serving() as server:
        model = open_model(server)

    answer = ask(library, model)

    assert "could not be reached, or was cut off; answered" in answer.warnings[0]


def test_a_model_slower_than_its_time_leaves_the_answer_to_the_clerk(
    library: Library, open_model: Callable[[OpenAIServer], BaseChatModel]
) -> None:
    began = monotonic()

    with serving(Says(LOOK, waits=30)) as server:
        answer = ask(library, open_model(server), patience=0.2)

    assert monotonic() - began < 5
    assert answer.model == "clerk"
    assert "took too long; answered by the clerk" in answer.warnings[0]


def test_one_request_may_not_take_longer_than_its_time(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)

    with serving(*[Says(LOOK, waits=30)] * 2) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        model = open_chat_model("openai:fake", timeout=0.1, retries=1)
        answer = ask(library, model)

    assert len(server.heard) == 2
    assert "took too long; answered by the clerk" in answer.warnings[0]
