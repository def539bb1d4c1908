"""The Papers tab: what the library holds, and adding to it."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Protocol

import gradio as gr
from gradio.events import Dependency

from corpus.errors import PapersError
from corpus.library import Contents
from corpus.records import Paper, PaperId, Role, Status
from ingest.pipeline import Report, Skipped, Turn
from ingest.register import REGISTER
from ui.web.person import WhoIs
from ui.web.sources import Shelf
from ui.wording import STATUSES, date_of, escape, meeting_of, title_of

COLUMNS = ("Paper", "Council", "Committee", "Met on", "Status", "Pages", "Figures")
# What the choice of status says, and what it tells the ingest.
AS_PRINTED = "As the paper says"
STATUS_BY_CHOICE = {
    AS_PRINTED: None,
    "Public": Status.PUBLIC,
    "Exempt": Status.EXEMPT,
}

Tell = Callable[[Turn], None]


class Add(Protocol):
    """Reads files into the library, telling what came of each."""

    def __call__(
        self,
        paths: Iterable[Path],
        *,
        status: Status | None,
        council: str | None,
        on_progress: Tell,
    ) -> Report:
        """Return what came of all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """What the tab works with: the papers, how to add to them, and who is there."""

    shelf: Shelf
    add: Add
    who: WhoIs


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersTab:
    """The parts of the tab that events join."""

    files: gr.File
    council: gr.Textbox
    status: gr.Radio
    add: gr.Button
    progress: gr.HTML
    table: gr.HTML


def lay_out_papers() -> PapersTab:
    """Lay the tab out, to be called inside a Blocks."""
    with gr.Row(elem_id="adding"):
        files = gr.File(
            label="Papers to add",
            file_count="multiple",
            height=180,
            min_width=280,
        )
        with gr.Column(min_width=280):
            council = gr.Textbox(
                label="Council", placeholder=AS_PRINTED, max_length=100, max_lines=1
            )
            status = gr.Radio(
                list(STATUS_BY_CHOICE), value=AS_PRINTED, label="Who may see them"
            )
            add = gr.Button("Add to the library", variant="primary")
    progress = gr.HTML(elem_id="progress", js_on_load=None, apply_default_css=False)
    table = gr.HTML(elem_id="papers", js_on_load=None, apply_default_css=False)
    return PapersTab(
        files=files,
        council=council,
        status=status,
        add=add,
        progress=progress,
        table=table,
    )


def wire_papers(tab: PapersTab, counter: Counter) -> Dependency:
    """Join the parts of the tab to what they do; return what adding is."""

    def add(
        files: Sequence[str] | None, council: str, status: str, request: gr.Request
    ) -> Iterator[tuple[str, object, object]]:
        role = counter.who(request).role
        yield from add_papers(counter, files, council, status, role=role)

    return tab.add.click(
        add,
        [tab.files, tab.council, tab.status],
        [tab.progress, tab.table, tab.files],
        show_progress="hidden",
        api_visibility="private",
    )


def add_papers(
    counter: Counter,
    files: Sequence[str] | None,
    council: str,
    status: str,
    *,
    role: Role,
) -> Iterator[tuple[str, object, object]]:
    """Yield how far each of `files` has come, and last the table with what is new."""
    with TemporaryDirectory() as folder:
        paths = stage([Path(file) for file in files or ()], Path(folder))
        yield render_progress(paths, {}), gr.skip(), None
        work = partial(
            counter.add,
            paths,
            status=STATUS_BY_CHOICE[status],
            council=council.strip() or None,
        )
        outcomes: dict[Path, Paper | Skipped] = {}
        try:
            for turn in progress_of(lambda tell: work(on_progress=tell)):
                outcomes[turn.path] = turn.outcome
                yield render_progress(paths, outcomes), gr.skip(), None
        except PapersError as error:
            yield render_trouble(str(error)), gr.skip(), None
    table = list_papers(counter.shelf, role)
    yield gr.skip(), table, None


def stage(files: Sequence[Path], folder: Path) -> list[Path]:
    """Move uploaded `files` into `folder`, the register among them beside each paper.

    Each paper has a folder of its own, as two may have the same name.
    """
    registers = [file for file in files if file.name == REGISTER]
    staged = []
    for number, file in enumerate(file for file in files if file not in registers):
        own = folder / str(number)
        own.mkdir()
        for register in registers:
            shutil.copy(register, own)
        staged.append(Path(shutil.move(file, own)))
    return staged


def progress_of(work: Callable[[Tell], Report]) -> Iterator[Turn]:
    """Yield what `work`, done in another thread, tells as it goes.

    Raises:
        PapersError: What ended the work before its time.
    """
    told: SimpleQueue[Turn | None] = SimpleQueue()
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work, told.put)
        done.add_done_callback(lambda _: told.put(None))
        yield from iter(told.get, None)
        done.result()


def render_progress(
    paths: Sequence[Path], outcomes: Mapping[Path, Paper | Skipped]
) -> str:
    """Return what has come of each file so far."""
    if not paths:
        return '<p class="notice">Choose one or more papers first.</p>'
    items = "".join(_item(path, outcomes.get(path)) for path in paths)
    return (
        f'<p role="status">{len(outcomes)} of {len(paths)} done</p>'
        f'<ol class="files">{items}</ol>'
    )


def render_trouble(message: str) -> str:
    """Return why none of the files could be read."""
    return f'<p class="notice" role="alert">{escape(message)}</p>'


def list_papers(shelf: Shelf, role: Role) -> str:
    """Return the table of the papers, those kept from `role` as an agenda has them."""
    papers = (*shelf.papers(role), *shelf.restricted(role))
    return render_papers(papers, shelf.contents(role))


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


def _item(path: Path, outcome: Paper | Skipped | None) -> str:
    name = f'<span class="title">{escape(path.name)}</span>'
    if outcome is None:
        return f'<li class="waiting">{name}<span class="meta">Waiting</span></li>'
    if isinstance(outcome, Skipped):
        # The reason begins with the file's name, which already stands there.
        reason = outcome.reason.removeprefix(f"{path.name}: ")
        return f'<li class="skipped">{name}<span>Skipped: {escape(reason)}</span></li>'
    kept = ""
    if outcome.status is not Status.PUBLIC:
        kept = f"<span>{STATUSES[outcome.status]}: the public does not see it</span>"
    meeting = escape(meeting_of(outcome))
    return f'<li class="read">{name}<span class="meta">{meeting}</span>{kept}</li>'


def _row(paper: Paper, contents: Contents | None) -> str:
    status = {Status.UNKNOWN: "Not stated"}.get(paper.status, STATUSES[paper.status])
    cells = (
        escape(paper.council or "not stated"),
        escape(paper.committee or "not stated"),
        escape(date_of(paper)),
        f'<span class="status {paper.status}">{status}</span>',
        str(paper.page_count or "–"),
        f"{contents.figures:,}" if contents else "not shown",
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
