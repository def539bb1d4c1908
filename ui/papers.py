"""The Papers tab: what the library holds, and adding to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import gradio as gr

from corpus.library import Contents
from corpus.records import Paper, PaperId, Role, Status
from ui.sources import Shelf
from ui.wording import STATUSES, date_of, title_of

COLUMNS = ("Paper", "Council", "Committee", "Met on", "Status", "Pages", "Figures")


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersTab:
    """The parts of the tab that events join."""

    table: gr.HTML


def lay_out_papers() -> PapersTab:
    """Lay the tab out, to be called inside a Blocks."""
    table = gr.HTML(elem_id="papers", js_on_load=None, apply_default_css=False)
    return PapersTab(table=table)


def list_papers(shelf: Shelf, role: Role) -> str:
    """Return the table of the papers `role` may see."""
    return render_papers(shelf.papers(role), shelf.contents(role))


def render_papers(papers: Sequence[Paper], contents: Mapping[PaperId, Contents]) -> str:
    """Return the papers as a table, which stacks on a narrow screen."""
    if not papers:
        return (
            '<p class="empty">No papers yet. Add reports, agendas, minutes or budget'
            " sheets: PDF, Word, Excel, HTML or text.</p>"
        )
    head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    rows = "".join(_row(paper, contents.get(paper.id)) for paper in papers)
    return (
        f'<table class="papers"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(paper: Paper, contents: Contents | None) -> str:
    status = {Status.UNKNOWN: "Not stated"}.get(paper.status, STATUSES[paper.status])
    cells = (
        escape(paper.council or "not stated"),
        escape(paper.committee or "not stated"),
        escape(date_of(paper)),
        f'<span class="status {paper.status}">{status}</span>',
        str(paper.page_count or "–"),
        f"{contents.figures if contents else 0:,}",
    )
    return (
        f'<tr><th scope="row">{escape(title_of(paper))}'
        f'<span class="meta">{escape(paper.file_name)}</span></th>'
        + "".join(
            f'<td data-label="{name}">{html}</td>'
            for name, html in zip(COLUMNS[1:], cells, strict=True)
        )
        + "</tr>"
    )
