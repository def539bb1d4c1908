"""A tab that lists what was read in papers: filters, rows by the page, the source.

    filters ─┐
    sorting ─┼─► Query ─┬─► Rows, one page of them as HTML, and how many there are
    pages   ─┘          └─► sheets of all of them, to be saved
    a row's button ──────► the page panel beside the rows

One layout and one wiring serve figures, risks and findings; `Kind` says what differs.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, Protocol, TypeVar

import gradio as gr
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PositiveInt,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from corpus.records import Role
from tools.export import Sheet
from ui.web.panel import render_resting
from ui.web.person import WhoIs
from ui.web.scripts import script
from ui.web.sheets import as_format, render_download
from ui.web.sources import Shelf

# Rows sent at a time, whatever the library holds.
ROWS_A_PAGE = 25

# Gradio's own way to say when something is done: `page.load`, `done.then`.
EventListener = Callable[..., object]
Record = TypeVar("Record")
Record_co = TypeVar("Record_co", covariant=True)


def none_if_empty(value: object) -> object:
    """Return None for the empty text that a form sends where nothing is chosen."""
    return None if isinstance(value, str) and not value.strip() else value


# What a form's control says; nothing chosen is None.
Chosen = Annotated[
    Annotated[str, StringConstraints(max_length=300)] | None,
    BeforeValidator(none_if_empty),
]


class Query(BaseModel):
    """What a browser asks to be listed; None chooses everything."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    council: Chosen = None
    paper: Chosen = None
    words: Chosen = None
    descending: bool = False
    page: PositiveInt = 1


AnyQuery = TypeVar("AnyQuery", bound=Query)

_ASKED = TypeAdapter(dict[str, str | int | bool])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of one page: `html`, and in words how many there are of how many."""

    html: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[Record_co]):
    """One page of records; `page` counts from 1 and is never beyond `pages`."""

    records: tuple[Record_co, ...]
    page: int
    pages: int
    total: int


class Open(Protocol):
    """Opens the page panel."""

    def __call__(self, shelf: Shelf, clicked: str, *, role: Role) -> str:
        """Return the panel for what was `clicked`, a browser's word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[AnyQuery]):
    """What is listed: how it is asked for, shown and taken out."""

    name: str
    query: AnyQuery
    filters: Callable[[Shelf, Role], str]
    rows: Callable[[Shelf, AnyQuery, Role], Rows]
    sheets: Callable[[Shelf, AnyQuery, Role], Sequence[Sheet]]
    open_clicked: Open


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowseTab(Generic[AnyQuery]):
    """The parts of a tab that events join; `beneath` stands under the page panel."""

    kind: Kind[AnyQuery]
    query: gr.State
    filters: gr.HTML
    count: gr.HTML
    rows: gr.HTML
    download: gr.HTML
    panel: gr.HTML
    beneath: gr.HTML


def lay_out_browse(kind: Kind[AnyQuery], beneath: str = "") -> BrowseTab[AnyQuery]:
    """Lay the tab out, to be called inside a Blocks.

    Args:
        kind: What it lists.
        beneath: Names of the scripts of what stands under the panel.
    """
    query = gr.State(kind.query)
    with gr.Column(elem_id=kind.name, elem_classes="browse"):
        filters = _html("filters", "ask")
        with gr.Row(elem_classes="beside"):
            with gr.Column(scale=1, min_width=0, elem_classes="listed"):
                count = _html("count", "announce")
                rows = _html("rows", "listen", "ask")
                download = _html("download", "save")
            with gr.Column(scale=1, min_width=0, elem_classes="opened"):
                panel = _html("", "listen", "show", value=render_resting())
                under = _html("beneath", *beneath.split())
    return BrowseTab(
        kind=kind,
        query=query,
        filters=filters,
        count=count,
        rows=rows,
        download=download,
        panel=panel,
        beneath=under,
    )


def wire_browse(
    tab: BrowseTab[AnyQuery],
    shelf: Shelf,
    who: WhoIs,
    *,
    begin: Iterable[EventListener],
) -> None:
    """Join the parts of the tab to what they do.

    Args:
        tab: Its parts.
        shelf: The library.
        who: Tells who is at the page.
        begin: When all there is to list is listed anew: a page opens, papers are added.
    """
    kind = tab.kind

    def show(request: gr.Request) -> tuple[AnyQuery, str, str, str]:
        return show_all(kind, shelf, who(request).role)

    def ask(
        query: AnyQuery, event: gr.EventData, request: gr.Request
    ) -> tuple[AnyQuery, str, str, str]:
        asked = ask_further(query, str(event.asked))
        rows = kind.rows(shelf, asked, who(request).role)
        return asked, rows.count, rows.html, ""

    def take_out(query: AnyQuery, event: gr.EventData, request: gr.Request) -> str:
        sheets = kind.sheets(shelf, query, who(request).role)
        return render_download(kind.name, sheets, as_format(str(event.format)))

    def open_clicked(event: gr.EventData, request: gr.Request) -> str:
        return kind.open_clicked(shelf, str(event.source), role=who(request).role)

    for moment in begin:
        moment(
            show,
            None,
            [tab.query, tab.filters, tab.count, tab.rows],
            show_progress="hidden",
            api_visibility="private",
        )
    for asking in (tab.filters, tab.rows):
        asking.ask(
            ask,
            [tab.query],
            [tab.query, tab.count, tab.rows, tab.download],
            show_progress="hidden",
            api_visibility="private",
        )
    tab.rows.export(
        take_out,
        [tab.query],
        [tab.download],
        show_progress="hidden",
        api_visibility="private",
    )
    for clickable in (tab.rows, tab.panel):
        clickable.open(
            open_clicked,
            None,
            [tab.panel],
            show_progress="hidden",
            api_visibility="private",
        )
    tab.panel.shut(
        lambda: (render_resting(), ""),
        None,
        [tab.panel, tab.beneath],
        show_progress="hidden",
        api_visibility="private",
    )


def show_all(
    kind: Kind[AnyQuery], shelf: Shelf, role: Role
) -> tuple[AnyQuery, str, str, str]:
    """Return the tab as it is first seen: query, filters, count and rows."""
    rows = kind.rows(shelf, kind.query, role)
    return kind.query, kind.filters(shelf, role), rows.count, rows.html


def ask_further(query: AnyQuery, asked: str) -> AnyQuery:
    """Return `query` as changed by what was `asked`, a browser's word, on page 1.

    What is not understood changes nothing.
    """
    try:
        changes = _ASKED.validate_json(asked)
        return type(query).model_validate(query.model_dump() | {"page": 1} | changes)
    except ValidationError:
        return query


def cut(records: Sequence[Record], page: int) -> Slice[Record]:
    """Return page `page`, from 1, of `records`, or the last where there are fewer."""
    pages = max(1, -(-len(records) // ROWS_A_PAGE))
    page = min(page, pages)
    start = (page - 1) * ROWS_A_PAGE
    return Slice(
        records=tuple(records[start : start + ROWS_A_PAGE]),
        page=page,
        pages=pages,
        total=len(records),
    )


def has_words(query: Query, *texts: str | None) -> bool:
    """Tell whether every word asked for stands in `texts`, in either case."""
    said = " ".join(filter(None, texts)).casefold()
    return all(word in said for word in (query.words or "").casefold().split())


def _html(name: str, *scripts: str, value: str = "") -> gr.HTML:
    return gr.HTML(
        value,
        elem_classes=name or None,
        js_on_load=script(*scripts) if scripts else None,
        apply_default_css=False,
    )
