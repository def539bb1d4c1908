"""What is offered to other programs: `POST /api/<name>`, and tools for MCP clients.

Gradio's MCP server runs a tool with whatever request brings it, signed in or not; that
only the door's people come so far, and each in a role of their own, is held by the door
and by `enquire` here. It also prints what is no text as Python does, so a tool returns
its JSON as text.
"""

import inspect
import json
from collections.abc import Callable, Mapping
from typing import Any

import gradio as gr
from gradio.events import api
from pydantic import ConfigDict, ValidationError, create_model
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from corpus.errors import PapersError, WrongArgumentsError
from ui.contract import Json
from ui.enquiry import OFFERED, Enquiry
from ui.web.door import NAME

# Opens an enquiry for whoever sends the request, in their own role.
Enquire = Callable[[gr.Request], Enquiry]
BY_NAME = {offered.__name__: offered for offered in OFFERED}
LARGEST = 100_000


def offer_tools(enquire: Enquire) -> None:
    """Offer every function as an MCP tool, to be called inside a Blocks."""
    for offered in OFFERED:
        # Not queued: the queue would have the tool called anew, by nobody signed in.
        api(_tool(offered, enquire), api_name=offered.__name__, queue=False)


def api_route(enquire: Enquire) -> Route:
    """Return what answers `POST /api/<name>` with a body of named arguments."""

    async def call(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in BY_NAME:
            told = f"{name}: nothing of that name; there are {', '.join(BY_NAME)}"
            return JSONResponse({"error": told}, 404)
        body = await request.body()
        try:
            found = await run_in_threadpool(_call, name, body, enquire, request)
        except PapersError as error:
            return JSONResponse({"error": str(error)}, 422)
        return JSONResponse(found)

    return Route("/api/{name}", call, methods=["POST"])


def _call(name: str, body: bytes, enquire: Enquire, request: Request) -> Json:
    try:
        sent = json.loads(body or b"{}") if len(body) <= LARGEST else None
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise WrongArgumentsError(name, "the body is no JSON object")
    return _answer(name, sent, enquire, request)


def _answer(
    name: str, sent: Mapping[str, Any], enquire: Enquire, request: Request
) -> Json:
    """Return what the function `name` finds for the person of `request`.

    Raises:
        WrongArgumentsError: It does not take what was `sent`.
    """
    offered = BY_NAME[name]
    fields: Any = {
        each.name: (
            each.annotation,
            ... if each.default is each.empty else each.default,
        )
        for each in _parameters(offered)
    }
    strict = ConfigDict(extra="forbid")
    try:
        arguments = create_model(name, __config__=strict, **fields)(**sent)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"]))
        raise WrongArgumentsError(name, f"{where}: {fault['msg']}") from error
    known = gr.Request(request, username=request.scope.get(NAME))
    return offered(enquire(known), **dict(arguments))


def _tool(offered: Callable[..., Json], enquire: Enquire) -> Callable[..., str]:
    """Return `offered` as Gradio takes it: its arguments in order, last the request."""
    parameters = _parameters(offered)

    def tool(*arguments: object) -> str:
        *given, request = arguments
        sent = {
            each.name: value
            for each, value in zip(parameters, given, strict=True)
            if value is not None
        }
        # Of a tool Gradio hands over the plain request, of its own HTTP API its own.
        plain = request.request if isinstance(request, gr.Request) else request
        if not isinstance(plain, Request):
            raise TypeError(f"expected the request of a tool, got {plain!r}")
        name = offered.__name__
        return json.dumps(_answer(name, sent, enquire, plain), ensure_ascii=False)

    last = inspect.Parameter(
        "request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=gr.Request
    )
    # An argument without a default may not come after one with, so it has one as well.
    signature = inspect.Signature(
        [*parameters, last.replace(default=None)], return_annotation=str
    )
    hints = {each.name: each.annotation for each in signature.parameters.values()}
    vars(tool).update(__signature__=signature)
    tool.__name__, tool.__doc__ = offered.__name__, offered.__doc__
    tool.__annotations__ = hints | {"return": str}
    return tool


def _parameters(offered: Callable[..., Json]) -> list[inspect.Parameter]:
    """Return what is to be told to `offered`, without the enquiry itself."""
    return list(inspect.signature(offered).parameters.values())[1:]
