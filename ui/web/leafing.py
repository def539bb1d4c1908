"""Leafing through a paper of the list: its pages, or its text a part at a time."""

import json
from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict, PositiveInt, ValidationError

from corpus.errors import PapersError, UnknownPaperError
from corpus.pages import Block
from corpus.records import Paper, Role
from ui.web.originals import url_of
from ui.web.pages import ShownPage, show_page
from ui.web.panel import CLOSE, render_block, render_trouble
from ui.web.sources import LitBlock, Shelf
from ui.wording import STATUSES, escape, meeting_of, title_of

# About as much of a paper without pages as two printed pages hold.
BLOCKS_A_PART = 60


class OpenedPaper(BaseModel):
    """What a browser says was opened: a paper, perhaps at another page or part."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    paper: str
    page_number: PositiveInt = 1


def open_paper(shelf: Shelf, clicked: str, *, role: Role) -> str:
    """Return the panel for what was `clicked`, a browser's word that is not trusted."""
    try:
        opened = OpenedPaper.model_validate_json(clicked)
        return render_paper(shelf, opened, role=role)
    except (ValidationError, UnknownPaperError):
        return render_trouble("it is no longer in the library; look for it again")
    except PapersError as error:
        return render_trouble(str(error))


def render_paper(shelf: Shelf, opened: OpenedPaper, *, role: Role) -> str:
    """Return the panel with one page of a paper, or one part of a paper without pages.

    Raises:
        PapersError: `role` sees no such paper, or the page cannot be drawn.
    """
    paper = find_paper(shelf, opened.paper, role=role)
    pages = shelf.pages(paper.id, role)
    if any(page.number and page.width for page in pages):
        count, noun = len(pages), "Page"
        number = min(opened.page_number, count)
        page = show_page(shelf.original(paper.id, role), number)
        view = _image(page, f"Page {number} of {count}", paper)
    else:
        parts = _parts([block for page in pages for block in page.blocks])
        count, noun = len(parts), "Part"
        number = min(opened.page_number, count)
        view = _text(parts[number - 1])
    return (
        f'<section class="panel" aria-label="Paper" data-key="{escape(paper.id)}'
        f'-{number}"><header><h2 tabindex="-1">{escape(title_of(paper))}</h2>{CLOSE}'
        f'</header><p class="meta">{escape(meeting_of(paper))} ·'
        f' {STATUSES[paper.status]}</p><p class="where"><a href="{url_of(paper.id)}"'
        f" download>Download {escape(paper.file_name)}</a></p>"
        f"{_leaves(paper, number, count, noun)}{view}</section>"
    )


def find_paper(shelf: Shelf, paper_id: str, *, role: Role) -> Paper:
    """Return the paper of that id.

    Raises:
        UnknownPaperError: `role` sees no such paper.
    """
    for paper in shelf.papers(role):
        if paper.id == paper_id:
            return paper
    raise UnknownPaperError("this paper")


def _parts(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """Return the blocks of a paper without pages, a part at a time; one if empty."""
    starts = range(0, max(len(blocks), 1), BLOCKS_A_PART)
    return [blocks[start : start + BLOCKS_A_PART] for start in starts]


def _image(page: ShownPage, name: str, paper: Paper) -> str:
    return (
        f'<div class="view" tabindex="0" role="region" aria-label="{name}">'
        f'<div class="sheet" style="aspect-ratio:{page.width:g}/{page.height:g}">'
        f'<img src="{page.url}" alt="{name} of {escape(title_of(paper))}"></div></div>'
    )


def _text(blocks: Iterable[Block]) -> str:
    printed = "".join(render_block(LitBlock(block=block)) for block in blocks)
    return (
        '<div class="view text" tabindex="0" role="region" aria-label="The paper">'
        f"{printed}</div>"
    )


def _leaves(paper: Paper, number: int, count: int, noun: str) -> str:
    zoom = (
        '<button type="button" class="zoom" data-zoom aria-pressed="false">Zoom in'
        "</button>"
    )
    return (
        f'<nav class="leaves" aria-label="{noun}s">'
        f"{_leaf('Previous', paper, number - 1 if number > 1 else None)}"
        f'<span aria-live="polite">{noun} {number} of {count}</span>'
        f"{_leaf('Next', paper, number + 1 if number < count else None)}"
        f"{zoom if noun == 'Page' else ''}</nav>"
    )


def _leaf(words: str, paper: Paper, page_number: int | None) -> str:
    if page_number is None:
        return f'<button type="button" disabled>{words}</button>'
    opens = escape(json.dumps({"paper": paper.id, "page_number": page_number}))
    return (
        f'<button type="button" data-open="{opens}" data-key="{words}">{words}</button>'
    )
