"""A paper's own file, for whoever may see the paper: `/paper/<id>` beside the page.

The role is looked up at every request from who is signed in, as for an event of the
page. A paper that is kept from the role answers as one that does not exist.
"""

from pathlib import Path

import gradio as gr
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from corpus.errors import UnknownPaperError
from corpus.records import Paper, PaperId, Role
from ui.web.door import name_at_door
from ui.web.person import WhoIs
from ui.web.sources import Shelf

# A web page among the papers is saved, never shown as a page of ours.
HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "sandbox",
    "X-Content-Type-Options": "nosniff",
}
NOT_HERE = 404


def url_of(paper_id: PaperId) -> str:
    """Return where the paper's own file is, from the page's own address on."""
    return f"paper/{paper_id}"


def originals_route(shelf: Shelf, who: WhoIs) -> Route:
    """Return what hands out the originals on `shelf` that the role of who asks sees."""

    def original(request: Request) -> Response:
        person = who(gr.Request(request, username=name_at_door(request)))
        paper_id = PaperId(request.path_params["paper_id"])
        paper, path = find_original(shelf, paper_id, person.role)
        return FileResponse(path, filename=paper.file_name, headers=HEADERS)

    return Route("/paper/{paper_id}", original)


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
