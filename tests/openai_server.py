"""A server on this machine that speaks as OpenAI's does, and fails as it is told to.

Each request gets the next of the replies it was given; what was asked is kept.

    Says         a message: whole, or as the pieces of a stream where one is asked for
    Fails        a status with OpenAI's own body of an error
    Sends        bytes as they are, whatever was asked
    breaks_off   of a Says: half of it is sent, then the connection is cut
    waits        of a Says: seconds before a word is sent
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from langchain_core.messages import AIMessage


@dataclass(frozen=True, slots=True)
class Says:
    """A chat model's message; `arguments` stand for those of its calls, as they are."""

    message: AIMessage
    arguments: str | None = None
    breaks_off: bool = False
    waits: float = 0


@dataclass(frozen=True, slots=True)
class Fails:
    """An error with its status."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sends:
    """A body that is no message."""

    body: bytes


Reply = Says | Fails | Sends


class OpenAIServer(ThreadingHTTPServer):
    """The server; `heard` keeps the bodies of its requests, `keys` their keys."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, replies: Sequence[Reply]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies = iter(replies)
        self.heard: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.is_over = Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


@contextmanager
def serving(*replies: Reply) -> Iterator[OpenAIServer]:
    """Serve `replies` in turn; one asked for more fails with 500."""
    server = OpenAIServer(replies)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.is_over.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: OpenAIServer

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.heard.append(asked)
        self.server.keys.append(self.headers.get("Authorization"))
        match next(self.server.replies, Fails(500)):
            case Says() as said:
                self.server.is_over.wait(said.waits)
                self._say(said, is_streamed=asked.get("stream", False))
            case Fails(status, headers):
                body = {
                    "error": {"message": "sk-secret", "type": "error", "code": None}
                }
                self._send(status, json.dumps(body).encode(), headers)
            case Sends(body):
                self._send(200, body, {})

    def log_message(self, *_: Any) -> None:
        """Say nothing on the screen."""

    def _say(self, said: Says, *, is_streamed: bool) -> None:
        body = _stream(said) if is_streamed else json.dumps(_whole(said)).encode()
        kind = "text/event-stream" if is_streamed else "application/json"
        self._send(200, body, {"Content-Type": kind}, breaks_off=said.breaks_off)

    def _send(
        self,
        status: int,
        body: bytes,
        headers: Mapping[str, str],
        *,
        breaks_off: bool = False,
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if breaks_off else body)
        self.close_connection = breaks_off


def _whole(said: Says) -> dict[str, Any]:
    content = str(said.message.text) or None
    message: dict[str, Any] = {"role": "assistant", "content": content}
    if calls := _calls(said):
        message["tool_calls"] = calls
    end = "tool_calls" if calls else "stop"
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": "fake",
        "choices": [{"index": 0, "message": message, "finish_reason": end}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }


def _calls(said: Says) -> list[dict[str, Any]]:
    return [
        {
            "id": call["id"],
            "type": "function",
            "function": {
                "name": call["name"],
                "arguments": said.arguments or json.dumps(call["args"]),
            },
        }
        for call in said.message.tool_calls
    ]


def _stream(said: Says) -> bytes:
    """The message in pieces of five characters, as a stream of events."""
    calls = _calls(said)
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
    deltas += [{"content": piece} for piece in _pieces(said.message.text)]
    for index, call in enumerate(calls):
        written = call["function"].pop("arguments")
        deltas.append({"tool_calls": [call | {"index": index}]})
        deltas += [
            {"tool_calls": [{"index": index, "function": {"arguments": piece}}]}
            for piece in _pieces(written)
        ]
    end = "tool_calls" if calls else "stop"
    choices: list[dict[str, Any]] = [{"index": 0, "delta": delta} for delta in deltas]
    choices.append({"index": 0, "delta": {}, "finish_reason": end})
    about: dict[str, Any] = {"id": "chatcmpl-1", "object": "chat.completion.chunk"}
    about |= {"created": 0, "model": "fake"}
    events = [
        f"data: {json.dumps(about | {'choices': [choice]})}\n\n" for choice in choices
    ]
    return "".join([*events, "data: [DONE]\n\n"]).encode()


def _pieces(text: str, width: int = 5) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]
