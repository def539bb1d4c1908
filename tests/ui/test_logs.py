import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from corpus.records import Role
from tests.fakes import ScriptedAssistant
from tests.ui.web.samples import answer
from ui.logs import OURS, log_as_json
from ui.web.work import WatchedAssistant, Work


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    names = ("", *OURS, "uvicorn", "uvicorn.error", "uvicorn.access")
    loggers = [logging.getLogger(name) for name in names]
    before = [(each.handlers, each.level, each.propagate) for each in loggers]
    yield
    for each, was in zip(loggers, before, strict=True):
        each.handlers, level, each.propagate = was
        each.setLevel(level)


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def asked(question: str) -> None:
    given = {question: answer(text="The otter owes £4m.", model="clerk")}
    watched = WatchedAssistant(ScriptedAssistant(given, error=LookupError()), Work())
    list(watched.steps(question, role=Role.MEMBER, history=()))


def test_answer_is_a_line_without_its_words() -> None:
    stream = io.StringIO()
    log_as_json(stream, logging.INFO)

    asked("Where is the wombat?")

    (line,) = lines(stream)
    assert line.pop("at").endswith("+00:00")
    assert line.pop("milliseconds") >= 0
    assert line == {
        "level": "info",
        "logger": "ui.web.work",
        "event": "answer",
        "role": "member",
        "status": "answered",
        "model": "clerk",
        "citations": 1,
        "figures": 0,
        "calculations": 0,
        "warnings": 0,
    }


def test_words_are_logged_when_debugging_alone() -> None:
    stream = io.StringIO()
    log_as_json(stream, logging.DEBUG)

    asked("Where is the wombat?")

    told = [line for line in lines(stream) if line["level"] == "debug"]
    assert told[0]["question"] == "Where is the wombat?"
    assert told[1]["text"] == "The otter owes £4m."


def test_exception_is_told_by_its_kind_and_place_not_its_words() -> None:
    stream = io.StringIO()
    log_as_json(stream, logging.INFO)

    try:
        raise KeyError("Where is the wombat?")  # noqa: TRY301 - to be logged
    except KeyError:
        logging.getLogger("ui.web.ask").exception("a question could not be answered")

    (line,) = lines(stream)
    assert (line["event"], line["exception"]) == (
        "a question could not be answered",
        "KeyError",
    )
    assert line["trace"][0].startswith("test_exception_is_told")
    assert "wombat" not in stream.getvalue()


def test_of_what_others_log_only_that_they_did() -> None:
    stream = io.StringIO()
    log_as_json(stream, logging.INFO)

    logging.getLogger("httpx").warning("GET /?q=wombat")

    (line,) = lines(stream)
    assert (line["logger"], line["event"]) == ("httpx", None)
