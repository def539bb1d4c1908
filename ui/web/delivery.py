"""Files handed to the browser, and what is said to a screen reader.

A file goes down the same connection as every answer, so that it goes to who asked for
it and to nobody else: there is no address at which another might fetch it.
"""

import base64
import json
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

import gradio as gr
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.errors import PapersError
from corpus.records import PaperId, Role
from ui.web.person import WhoIs
from ui.web.scripts import script
from ui.web.sources import Shelf

NOT_OFFERED = "it is no longer offered here; open it again"
ANY_KIND = "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file for the browser to save under `name`."""

    name: str
    content: bytes


class WishedPaper(BaseModel):
    """What a browser says was asked for: a paper by its id."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    paper: str


def lay_out_delivery() -> gr.HTML:
    """Lay out what hands files over; it takes up no room."""
    return gr.HTML(
        "",
        elem_id="delivery",
        html_template='<div class="unseen" role="status"></div>',
        js_on_load=script("deliver"),
        apply_default_css=False,
    )


def wire_delivery(delivery: gr.HTML, shelf: Shelf, who: WhoIs) -> None:
    """Let every part of the page hand over a paper's own file."""

    def fetch(event: gr.EventData, request: gr.Request) -> str:
        return deliver(
            lambda: paper_file(shelf, str(event.paper), role=who(request).role)
        )

    delivery.fetch(
        fetch, None, [delivery], show_progress="hidden", api_visibility="private"
    )


def paper_file(shelf: Shelf, wished: str, *, role: Role) -> File:
    """Return the paper of that id as it was added.

    Raises:
        PapersError: `role` sees no such paper.
    """
    paper_id = PaperId(WishedPaper(paper=wished).paper)
    path = shelf.original(paper_id, role)
    names = {paper.id: paper.file_name for paper in shelf.papers(role)}
    return File(name=names.get(paper_id, path.name), content=path.read_bytes())


def deliver(make: Callable[[], File]) -> str:
    """Return what the browser is told: the file that `make` makes, or the trouble."""
    try:
        file = make()
    except PapersError as error:
        return _packed(trouble=str(error))
    except (ValidationError, LookupError):
        return _packed(trouble=NOT_OFFERED)
    kind, _ = mimetypes.guess_type(file.name)
    content = base64.b64encode(file.content).decode()
    return _packed(name=file.name, kind=kind or ANY_KIND, content=content)


def _packed(**told: str) -> str:
    # The same file twice is told twice: the page looks only at what has changed.
    return json.dumps({**told, "nth": uuid4().hex})
