"""The Papers tab: what the library holds, and how officers add to it and change it."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Protocol

import gradio as gr
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.access import may_change
from corpus.errors import PapersError, UnknownPaperError
from corpus.records import Change, Correction, Paper, Role, Status
from ingest.changing import read_correction
from ui.web.adding import render_form, render_progress, tell_progress
from ui.web.intake import Intake
from ui.web.leafing import find_paper, open_paper
from ui.web.panel import render_trouble
from ui.web.paper_details import (
    Typed,
    changed_details,
    render_details,
    tell_changes,
)
from ui.web.paper_list import Sought, all_papers, render_list, render_seeking, seek
from ui.web.person import Person, WhoIs
from ui.web.scripts import script
from ui.web.sources import Shelf
from ui.wording import title_of

_log = logging.getLogger(__name__)

GONE = "it is no longer in the library; look for it again"
OFFICERS_ONLY = "Only an officer may do that."
TROUBLE = "Something went wrong and was written to the log. Try again."


class ChangePaper(Protocol):
    """Sets what a paper is said to be, and reads it again."""

    def __call__(
        self,
        paper: Paper,
        given: Correction,
        *,
        changed_by: str | None,
        changed_at: datetime,
    ) -> Sequence[Change]:
        """Return what has changed of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """What the tab works with.

    `is_uploaded` tells whether a file is one that somebody has sent to this page: a
    browser may name any. `change` is None where papers are not changed.
    """

    shelf: Shelf
    intake: Intake
    change: ChangePaper | None
    is_uploaded: Callable[[Path], bool]
    who: WhoIs


class HandedIn(BaseModel):
    """What a browser says was handed in, and what was said of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    files: tuple[Path, ...]
    council: str
    status: Literal["", "public", "exempt"]


class Named(BaseModel):
    """What a browser says which paper is meant."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersTab:
    """The parts of the tab that events join."""

    sought: gr.State
    adding: gr.HTML
    said: gr.HTML
    progress: gr.HTML
    seeking: gr.HTML
    papers: gr.HTML
    panel: gr.HTML


def lay_out_papers() -> PapersTab:
    """Lay the tab out, to be called inside a Blocks."""
    sought = gr.State(Sought())
    with gr.Row(elem_id="library"):
        with gr.Column(elem_id="shelf", scale=1, min_width=0):
            adding = _html("adding", "sending", tells=["handin"])
            said = _html("papers-said", "announce_here")
            progress = _html("progress", "tell", "refocus", tells=["again", "tidy"])
            seeking = _html("seeking", "tell", tells=["seek"])
            papers = _html(
                "papers",
                *("listen", "tell", "confirm", "refocus"),
                tells=["seek", "edit"],
            )
        with gr.Column(elem_id="beside", scale=1, min_width=0):
            panel = _html(
                "paper-panel", "listen", "tell", "show", "refocus", tells=["save"]
            )
    return PapersTab(
        sought=sought,
        adding=adding,
        said=said,
        progress=progress,
        seeking=seeking,
        papers=papers,
        panel=panel,
    )


def wire_papers(tab: PapersTab, counter: Counter, page: gr.Blocks) -> gr.State:
    """Join the parts of the tab to what they do.

    Returns:
        A state that changes whenever the library did.
    """
    library = gr.State(0)
    listing = [tab.seeking, tab.papers]
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

    def add(event: gr.EventData, request: gr.Request) -> str:
        return hand_in(counter, str(event.told), counter.who(request))

    def again(request: gr.Request) -> None:
        if may_change(counter.who(request).role):
            counter.intake.try_again()

    def tidy(request: gr.Request) -> tuple[str, str]:
        if may_change(counter.who(request).role):
            counter.intake.tidy()
        return show_progress(counter, counter.who(request))

    def follow(request: gr.Request) -> Iterator[tuple[str, str]]:
        yield from follow_intake(counter, counter.who(request))

    def arrive(sought: Sought, request: gr.Request) -> tuple[str, str, str]:
        return greet(counter, sought, counter.who(request))

    def count_read(changes: int) -> int:
        return changes + bool(counter.intake.progress().items)

    def refresh(sought: Sought, request: gr.Request) -> tuple[str, str]:
        return show_papers(counter.shelf, counter.who(request).role, sought)

    def narrow(event: gr.EventData, request: gr.Request) -> tuple[Sought, str, str]:
        sought, role = read_sought(str(event.told)), counter.who(request).role
        _, papers = show_papers(counter.shelf, role, sought)
        count = seek(all_papers(counter.shelf, role), sought).count
        return sought, papers, f"{count} found."

    def open_clicked(event: gr.EventData, request: gr.Request) -> str:
        role = counter.who(request).role
        return open_paper(counter.shelf, str(event.source), role=role)

    def edit(event: gr.EventData, request: gr.Request) -> str:
        return edit_paper(counter, str(event.told), counter.who(request))

    def save(
        changes: int, event: gr.EventData, request: gr.Request
    ) -> tuple[str, str, int]:
        panel, said = save_paper(counter, str(event.told), counter.who(request))
        return panel, said, changes + 1

    def remove(
        changes: int, event: gr.EventData, request: gr.Request
    ) -> tuple[str, str, int]:
        said = remove_paper(counter, str(event.told), counter.who(request))
        return said, "", changes + 1

    page.load(arrive, [tab.sought], [tab.adding, *listing], **quiet)
    handed_in = tab.adding.handin(add, None, [tab.said], **quiet)
    retried = tab.progress.again(again, None, None, **quiet)
    for moment in (handed_in.success, retried.then, page.load):
        moment(
            follow,
            None,
            [tab.said, tab.progress],
            concurrency_limit=None,
            trigger_mode="multiple",
            **quiet,
        ).then(count_read, [library], [library], **quiet)
    tab.progress.tidy(tidy, None, [tab.said, tab.progress], **quiet)
    library.change(refresh, [tab.sought], listing, **quiet)
    tab.seeking.seek(narrow, None, [tab.sought, tab.papers, tab.said], **quiet)
    tab.papers.seek(narrow, None, [tab.sought, tab.papers, tab.said], **quiet)
    for clickable in (tab.papers, tab.panel):
        clickable.open(open_clicked, None, [tab.panel], **quiet)
    tab.papers.edit(edit, None, [tab.panel], **quiet)
    tab.panel.save(save, [library], [tab.panel, tab.said, library], **quiet)
    tab.papers.remove(remove, [library], [tab.said, tab.panel, library], **quiet)
    tab.panel.shut(lambda: "", None, [tab.panel], **quiet)
    return library


def show_papers(shelf: Shelf, role: Role, sought: Sought) -> tuple[str, str]:
    """Return the form to seek papers with, and the page of those `sought`."""
    papers = all_papers(shelf, role)
    listed = seek(papers, sought)
    shown = render_list(
        listed, shelf.contents(role), sought=sought, role=role, total=len(papers)
    )
    return render_seeking(papers, sought), shown


def read_sought(told: str) -> Sought:
    """Return what a browser seeks; all papers if it talks nonsense."""
    try:
        return Sought.model_validate_json(told)
    except ValidationError:
        return Sought()


def hand_in(counter: Counter, told: str, person: Person) -> str:
    """Take in what was uploaded, and return what to say of it."""
    if not may_change(person.role):
        return OFFICERS_ONLY
    try:
        handed = HandedIn.model_validate_json(told)
    except ValidationError:
        return TROUBLE
    files = [file for file in handed.files if counter.is_uploaded(file)]
    counter.intake.take(
        files,
        council=handed.council.strip() or None,
        status=Status(handed.status) if handed.status else None,
    )
    return ""


def follow_intake(counter: Counter, person: Person) -> Iterator[tuple[str, str]]:
    """Yield how far the files have come, in a sentence and each by itself."""
    if not may_change(person.role) or not counter.intake.progress().items:
        return
    for progress in counter.intake.follow():
        yield tell_progress(progress), render_progress(progress)


def show_progress(counter: Counter, person: Person) -> tuple[str, str]:
    """Return how far the files have come by now."""
    if not may_change(person.role):
        return "", ""
    progress = counter.intake.progress()
    return tell_progress(progress), render_progress(progress)


def edit_paper(counter: Counter, told: str, person: Person) -> str:
    """Return the panel in which the paper that was `told` is changed."""
    if not may_change(person.role):
        return render_trouble(OFFICERS_ONLY)
    try:
        named = Named.model_validate_json(told)
        paper = find_paper(counter.shelf, named.paper, role=person.role)
    except (ValidationError, UnknownPaperError):
        return render_trouble(GONE)
    return render_details(paper, counter.shelf.history(paper.id, person.role))


def save_paper(counter: Counter, told: str, person: Person) -> tuple[str, str]:
    """Change a paper as was typed; return the panel, and what to say of it."""
    if not may_change(person.role) or counter.change is None:
        return render_trouble(OFFICERS_ONLY), ""
    try:
        typed = Typed.model_validate_json(told)
        paper = find_paper(counter.shelf, typed.paper, role=person.role)
    except (ValidationError, UnknownPaperError):
        return render_trouble(GONE), ""
    try:
        changes = counter.change(
            paper,
            read_correction(changed_details(typed, paper)),
            changed_by=person.name,
            changed_at=datetime.now(UTC),
        )
    except PapersError as error:
        trouble = str(error)
    except Exception:  # noqa: BLE001  # nothing may escape to a page that waits
        _log.exception("a paper could not be changed")
        trouble = TROUBLE
    else:
        now = find_paper(counter.shelf, typed.paper, role=person.role)
        history = counter.shelf.history(paper.id, person.role)
        return render_details(now, history), tell_changes(now, changes)
    history = counter.shelf.history(paper.id, person.role)
    return render_details(paper, history, typed=typed, trouble=trouble), ""


def remove_paper(counter: Counter, told: str, person: Person) -> str:
    """Remove the paper that was `told`, and return what to say of it."""
    if not may_change(person.role):
        return OFFICERS_ONLY
    try:
        named = Named.model_validate_json(told)
        paper = find_paper(counter.shelf, named.paper, role=person.role)
        counter.shelf.remove(paper.id)
    except (ValidationError, UnknownPaperError):
        return "It was no longer in the library."
    except PapersError as error:
        return str(error)
    return f"{title_of(paper)} was removed."


def _html(name: str, *scripts: str, tells: Sequence[str] = ()) -> gr.HTML:
    """Return a part of the page that tells the events of these names.

    Gradio knows the events of a part by the quoted words of its script.
    """
    names = "".join(f"// It tells '{each}'.\n" for each in tells)
    return gr.HTML(
        elem_id=name, js_on_load=names + script(*scripts), apply_default_css=False
    )


def greet(counter: Counter, sought: Sought, person: Person) -> tuple[str, str, str]:
    """Return the form for adding, where `person` may, and the list of papers."""
    is_empty = not all_papers(counter.shelf, person.role)
    form = render_form(is_open=is_empty) if may_change(person.role) else ""
    return form, *show_papers(counter.shelf, person.role, sought)
