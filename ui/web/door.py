"""What every request passes before anything of the web chat answers it.

request -> is the host ours -> headers of a proxy -> who is it -> the web chat -> log
"""

import logging
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.people import People
from ui.web.sign_in import SignIn

_log = logging.getLogger(__name__)

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
# What is answered before anyone has signed in; nothing of it comes from the library.
OPEN = frozenset(
    {"/health", "/sign-in", "/accessibility", "/gradio_api/startup-events"}
)
NAME, ROLE = "paperclerk.name", "paperclerk.role"
_FORWARDED = (b"forwarded", b"x-forwarded-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may come in, and by which way.

    Where `people` are given, each signs in. `root_path` is where a proxy mounts us, ""
    for the root; `trusts_proxy` is whether what it says of host and protocol is
    believed. `contact` is whom to write to about accessibility.
    """

    people: People | None = None
    root_path: str = ""
    trusts_proxy: bool = False
    contact: str | None = None


ANYONE_HERE = Access()


class Door:
    """Lets in who has signed in, and logs each request; an ASGI middleware.

    Args:
        app: What answers.
        sign_in: Knows who has signed in; None where nobody is asked to.
        root_path: Where a proxy mounts us, "" for the root.
        trusts_proxy: Whether to believe what a proxy says of host and protocol.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        sign_in: SignIn | None,
        root_path: str,
        trusts_proxy: bool,
    ) -> None:
        self._app = app
        self._sign_in = sign_in
        self._root_path = root_path
        self._trusts_proxy = trusts_proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if not self._trusts_proxy:
            # The server before us has taken the protocol from them.
            scope["scheme"] = "http"
            scope["headers"] = [
                (name, value)
                for name, value in scope["headers"]
                if not name.lower().startswith(_FORWARDED)
            ]
        began = time.perf_counter()
        status = 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        answer = self._refusal(Request(scope)) or self._app
        try:
            await answer(scope, receive, send_and_note)
        finally:
            _log.info("request", extra={"told": _told(scope, status, began)})

    def _refusal(self, request: Request) -> Response | None:
        """Return what a request gets that may not come in; note whose it is else."""
        path = own_path(request, self._root_path)
        if self._sign_in is None:
            # A page elsewhere may call this machine by a name of its own making.
            if self._trusts_proxy or _host(request) in LOOPBACK:
                return None
            told = "this address: serves this machine alone; open it as localhost"
            return JSONResponse({"error": told}, 421)
        account = self._sign_in.person(request)
        request.scope[NAME] = account.name if account else None
        if account:
            request.scope[ROLE] = account.role.value
        if account or path in OPEN:
            return None
        if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
            query = f"?{request.url.query}" if request.url.query else ""
            wanted = quote(f"{path}{query}", safe="")
            return RedirectResponse(f"{self._root_path}/sign-in?next={wanted}", 303)
        told = "sign-in: needed here; sign in, or send the token of a person"
        return JSONResponse(
            {"error": told}, 401, headers={"WWW-Authenticate": "Bearer"}
        )


def name_at_door(request: Request) -> str | None:
    """Return the name of whom the door has let in, for Gradio to hand on."""
    name: str | None = request.scope.get(NAME)
    return name


def own_path(request: Request, root_path: str) -> str:
    """Return the path of a request without what a proxy mounts us under."""
    path: str = request.scope["path"]
    if root_path and (path == root_path or path.startswith(f"{root_path}/")):
        path = path.removeprefix(root_path)
    return path or "/"


def _host(request: Request) -> str | None:
    return urlsplit(f"//{request.headers.get('host', '')}").hostname


def _told(scope: Scope, status: int, began: float) -> dict[str, Any]:
    """Return what is logged of a request: never its query, nor a name in its path."""
    route = getattr(scope.get("route"), "path", None)
    path = scope["path"]
    return {
        "method": scope["method"],
        "route": route or next((each for each in OPEN if path.endswith(each)), None),
        "role": scope.get(ROLE),
        "status": status,
        "milliseconds": round(1000 * (time.perf_counter() - began)),
    }
