"""What the web chat answers beside its page: health, signing in, the statement."""

import logging
from importlib.metadata import version

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from corpus.errors import TooManyTriesError
from corpus.records import Role
from ui.web.plain import render_page, render_sign_in
from ui.web.sign_in import COOKIE, SESSION_SECONDS, SignIn
from ui.web.sources import Shelf
from ui.web.statement import render_statement

_log = logging.getLogger(__name__)

WRONG = "The name or the password is wrong. Try again, or ask who gave them to you."
# No page of elsewhere shows ours in a frame of its own, and nobody keeps it.
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
}
UNUSABLE = "library: cannot be read; look at the log of the server"


class Typed(BaseModel):
    """What came from the form, which is not trusted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(max_length=1000)
    password: str = Field(max_length=10_000)
    next: str = Field(default="/", max_length=4000)


def health_route(shelf: Shelf) -> Route:
    """Return what tells whether the library can be read, and nothing of it."""

    def health(request: Request) -> Response:  # noqa: ARG001 - Starlette hands it over
        told = {"version": version("paperclerk")}
        try:
            shelf.papers(Role.PUBLIC)
        except Exception:  # noqa: BLE001 - whatever it is, the answer is to say so
            _log.exception("the library cannot be read")
            return JSONResponse({"status": "down", **told, "reason": UNUSABLE}, 503)
        return JSONResponse({"status": "ok", **told, "library": "readable"})

    return Route("/health", health)


def statement_route(root: str, contact: str | None) -> Route:
    """Return the accessibility statement, for anyone."""

    def statement(request: Request) -> Response:  # noqa: ARG001 - as above
        body = render_statement(contact)
        page = render_page("Accessibility statement", body, root=root)
        return HTMLResponse(page)

    return Route("/accessibility", statement)


def sign_in_routes(root: str, sign_in: SignIn) -> list[Route]:
    """Return the page to sign in on, and what signs in and out."""

    def ask(request: Request) -> Response:
        wanted = request.query_params.get("next", "/")
        page = render_sign_in(root=root, wanted=own_page(wanted))
        return HTMLResponse(page, headers=_HEADERS)

    async def enter(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=10) as form:
            fields = dict(form)
        try:
            typed = Typed.model_validate(fields)
        except ValidationError:
            return _again(root, Typed(name="", password=""), WRONG, 400)
        # In a thread: a hash takes its time, and others are not to wait for it.
        return await run_in_threadpool(_enter, request, sign_in, root, typed)

    def leave(request: Request) -> Response:
        sign_in.end(request.cookies.get(COOKIE, ""))
        response = RedirectResponse(f"{root}/sign-in", 303)
        response.delete_cookie(COOKIE, path=root or "/")
        return response

    return [
        Route("/sign-in", ask, methods=["GET"]),
        Route("/sign-in", enter, methods=["POST"]),
        Route("/sign-out", leave, methods=["POST"]),
    ]


def own_page(wanted: str) -> str:
    """Return `wanted` where it is a page of ours, else our first page."""
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if is_ours and wanted.isprintable() else "/"


def _enter(request: Request, sign_in: SignIn, root: str, typed: Typed) -> Response:
    name = typed.name.strip()
    try:
        session = sign_in.begin(name, typed.password)
    except TooManyTriesError as error:
        return _again(root, typed, str(error), 429)
    if session is None:
        return _again(root, typed, WRONG, 403)
    response = RedirectResponse(f"{root}{own_page(typed.next)}", 303)
    response.set_cookie(
        COOKIE,
        session,
        max_age=SESSION_SECONDS,
        path=root or "/",
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
    )
    return response


def _again(root: str, typed: Typed, trouble: str, status: int) -> Response:
    wanted = own_page(typed.next)
    page = render_sign_in(root=root, wanted=wanted, name=typed.name, trouble=trouble)
    return HTMLResponse(page, status, headers=_HEADERS)


def is_secure(request: Request) -> bool:
    """Return whether the browser came by https, to us or to a proxy that is trusted."""
    # The door has let through what a proxy says only where it is trusted.
    forwarded = request.headers.get("x-forwarded-proto", request.url.scheme)
    return forwarded.split(",")[0].strip() == "https"
