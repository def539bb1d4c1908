"""A paper's own file, for whoever may see the paper: `/paper/<id>` beside the page.

The role is looked up at every request from who is signed in, as for an event of the
page. A paper that is kept from the role answers as one that does not exist.
"""

from pathlib import Path

import gradio as gr
from fastapi import HTTPException, Request
from fastapi.responses import FileResponse
from gradio.routes import App

from corpus.errors import UnknownPaperError
from corpus.records import Paper, PaperId, Role
from ui.web.person import WhoIs
from ui.web.sources import Shelf

# A web page among the papers is saved, never shown as a page of ours.
HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "sandbox",
    "X-Content-Type-Options": "nosniff",
}
SIGN_IN, NOT_HERE = 401, 404


def url_of(paper_id: PaperId) -> str:
    """Return where the paper's own file is, from the page's own address on."""
    return f"paper/{paper_id}"


def offer_originals(app: App, shelf: Shelf, who: WhoIs) -> None:
    """Let `app` hand out the originals on `shelf` that the role of who asks may see."""

    def original(paper_id: str, request: Request) -> FileResponse:
        username = _signed_in(app, request)
        if username is None and _asks_to_sign_in(app):
            raise HTTPException(SIGN_IN, "sign in first")
        person = who(gr.Request(request, username=username))
        paper, path = find_original(shelf, PaperId(paper_id), person.role)
        return FileResponse(path, filename=paper.file_name, headers=HEADERS)

    app.add_api_route(
        "/paper/{paper_id}", original, methods=["GET"], include_in_schema=False
    )


def find_original(shelf: Shelf, paper_id: PaperId, role: Role) -> tuple[Paper, Path]:
    """Return a paper and its own file.

    Raises:
        HTTPException: `role` sees no such paper.
    """
    try:
        path = shelf.original(paper_id, role)
    except UnknownPaperError as error:
        raise HTTPException(NOT_HERE, "no such paper") from error
    papers = {paper.id: paper for paper in shelf.papers(role)}
    # It may have been removed since.
    if paper_id not in papers or not path.is_file():
        raise HTTPException(NOT_HERE, "no such paper")
    return papers[paper_id], path


def _signed_in(app: App, request: Request) -> str | None:
    """Return the name that Gradio's own cookie stands for, as its own routes do."""
    cookies = (
        f"access-token-{app.cookie_id}",
        f"access-token-unsecure-{app.cookie_id}",
    )
    tokens = filter(None, map(request.cookies.get, cookies))
    return app.tokens.get(next(tokens, None))


def _asks_to_sign_in(app: App) -> bool:
    return (app.auth, app.auth_dependency) != (None, None)
