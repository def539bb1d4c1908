"""The Compare tab: councils side by side, and how Safety Valve agreements stand.

the form, or an address ── choose ──► the form again, what is shown, its places
a figure or a source    ── open   ──► the page panel beside it
a file                  ── save   ──► a link that holds it
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

import gradio as gr
from gradio.components import Component
from pydantic import ValidationError

from corpus.errors import PapersError
from corpus.records import Role, Scope
from tools.cells import Source
from ui.web.agreements import lay_board, render_board
from ui.web.beside import lay_beside
from ui.web.choices import Choices, Offer, offer, query_of, read_choices
from ui.web.choosing import render_measure, render_rest
from ui.web.downloads import Wanted, make, render_made
from ui.web.opening import open_place
from ui.web.panel import render_resting
from ui.web.person import WhoIs
from ui.web.render_beside import render_beside
from ui.web.scripts import script
from ui.web.sources import Shelf
from ui.wording import escape

_log = logging.getLogger(__name__)

UNREADABLE = "these choices cannot be read; choose again, then press Compare"
GONE = "there is no such file to save any more; press Compare again"
TROUBLE = "something went wrong and was written to the log; try it again"


# Something that happens at the page, to be joined to what is done then.
Event = Callable[..., object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What stands in the tab: its form in two parts, and what it came to.

    `places` are what the sources of a board open, by number.
    """

    choices: Choices
    places: tuple[Source, ...]
    measure: str
    rest: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareTab:
    """The parts of the tab that events join."""

    choices: gr.State
    places: gr.State
    measure: gr.HTML
    rest: gr.HTML
    result: gr.HTML
    made: gr.HTML
    panel: gr.HTML

    @property
    def shown(self) -> list[Component]:
        """The parts that hold what is `Shown`, in the order of `parts_of`."""
        return [self.choices, self.places, self.measure, self.rest, self.result]


Parts = tuple[Choices, tuple[Source, ...], str, str, str]


def lay_out_compare() -> CompareTab:
    """Lay the tab out, to be called inside a Blocks."""
    choices, places = gr.State(Choices()), gr.State(())
    with gr.Row(elem_id="compare"):
        with gr.Column(elem_id="comparison", scale=1, min_width=0):
            measure = _html("compare-measure", "choose")
            rest = _html("compare-rest", "choose")
            result = _html("compare-result", "listen", "choose", "arrive")
            made = _html("compare-made", "save")
        with gr.Column(elem_id="compare-source", scale=1, min_width=0):
            panel = _html("compare-panel", "listen", "show", words=render_resting())
    return CompareTab(
        choices=choices,
        places=places,
        measure=measure,
        rest=rest,
        result=result,
        made=made,
        panel=panel,
    )


def wire_compare(
    tab: CompareTab, shelf: Shelf, who: WhoIs, *, begin: Event, renew: Event
) -> None:
    """Join the parts of the tab to what they do.

    Args:
        tab: The parts.
        shelf: The papers that are compared.
        who: Tells who is at the page.
        begin: The page is there; what its address chooses is shown.
        renew: There are other papers now; what was chosen is shown again.
    """

    def linked(request: gr.Request) -> Parts:
        query, role = str(request.query_params), who(request).role
        return parts_of(choose(shelf, query, role=role))

    def renewed(choices: Choices, request: gr.Request) -> Parts:
        return parts_of(show(shelf, choices, role=who(request).role))

    def chosen(
        event: gr.EventData, request: gr.Request
    ) -> tuple[Choices, tuple[Source, ...], str, str, str, str, str]:
        shown = choose(shelf, str(event.query), role=who(request).role)
        return *parts_of(shown), "", render_resting()

    def measured(event: gr.EventData, request: gr.Request) -> str:
        return change_measure(shelf, str(event.query), role=who(request).role)

    def opened(
        places: tuple[Source, ...], event: gr.EventData, request: gr.Request
    ) -> str:
        role = who(request).role
        return open_place(shelf, places, str(event.source), role=role)

    def saved(choices: Choices, event: gr.EventData, request: gr.Request) -> str:
        return save(shelf, choices, str(event.wanted), role=who(request).role)

    _join(begin, linked, [], tab.shown)
    _join(renew, renewed, [tab.choices], tab.shown)
    for part in (tab.measure, tab.rest, tab.result):
        _join(part.choose, chosen, [], [*tab.shown, tab.made, tab.panel])
    _join(tab.measure.measure, measured, [], [tab.rest])
    for part in (tab.result, tab.panel):
        _join(part.open, opened, [tab.places], [tab.panel])
    _join(tab.panel.shut, render_resting, [], [tab.panel])
    _join(tab.result.save, saved, [tab.choices], [tab.made])


def choose(shelf: Shelf, query: str, *, role: Role) -> Shown:
    """Return what stands in the tab for `query`, which a browser says."""
    try:
        choices = read_choices(query)
    except ValueError:
        shown = show(shelf, Choices(), role=role)
        return replace(shown, result=render_notice(UNREADABLE))
    return show(shelf, choices, role=role)


def show(shelf: Shelf, choices: Choices, *, role: Role) -> Shown:
    """Return what stands in the tab for `choices`, as `role` sees it."""
    try:
        return _show(shelf, choices, role)
    except PapersError as error:
        return _trouble(choices, str(error))
    except Exception:  # noqa: BLE001  # the one place where nothing may escape
        _log.exception("nothing could be laid side by side")
        return _trouble(choices, TROUBLE)


def change_measure(shelf: Shelf, query: str, *, role: Role) -> str:
    """Return the rest of the form for the measure that `query` names."""
    try:
        choices = read_choices(query)
    except ValueError:
        choices = Choices()
    return render_rest(choices, _offer(shelf, choices, role))


def save(shelf: Shelf, choices: Choices, wanted: str, *, role: Role) -> str:
    """Return a link that holds the file that is `wanted`, as a browser says."""
    try:
        asked = Wanted.model_validate_json(wanted)
        if choices.view == "agreements":
            sheets, charts = lay_board(shelf, role).sheets, ()
            return render_made(make(asked, "safety-valve", sheets, charts))
        beside = lay_beside(shelf, choices, role)
        stem = (choices.measure or "comparison").replace("_", "-")
        return render_made(make(asked, stem, beside.sheets, beside.charts))
    except (ValidationError, LookupError):
        return render_notice(GONE)
    except PapersError as error:
        return render_notice(str(error))


def parts_of(shown: Shown) -> Parts:
    """Return `shown` part by part, as the tab takes it."""
    return shown.choices, shown.places, shown.measure, shown.rest, shown.result


def render_notice(message: str) -> str:
    """Return why something could not be done."""
    return f'<p class="notice" role="alert">{escape(message)}</p>'


def _show(shelf: Shelf, choices: Choices, role: Role) -> Shown:
    if choices.view == "agreements":
        board = lay_board(shelf, role)
        offered = _offer(shelf, choices, role)
        result, places = render_board(board), board.places
    else:
        beside = lay_beside(shelf, choices, role)
        choices, offered = beside.choices, beside.offer
        result, places = render_beside(beside), ()
    return Shown(
        choices=choices,
        places=places,
        measure=render_measure(choices, offered),
        rest=render_rest(choices, offered),
        result=result,
    )


def _trouble(choices: Choices, message: str) -> Shown:
    """Return why `choices` cannot be shown, and a way to try them again."""
    again = escape(query_of(choices))
    return Shown(
        choices=choices,
        places=(),
        measure="",
        rest="",
        result=f'{render_notice(message)}<p><button type="button" class="go"'
        f' data-query="{again}">Try again</button></p>',
    )


def _offer(shelf: Shelf, choices: Choices, role: Role) -> Offer:
    return offer(shelf.figures(role, Scope()), choices.measure)


def _html(elem_id: str, *scripts: str, words: str | None = None) -> gr.HTML:
    return gr.HTML(
        words, elem_id=elem_id, js_on_load=script(*scripts), apply_default_css=False
    )


def _join(
    event: Event,
    do: Callable[..., object],
    given: list[Component],
    filled: list[Component],
) -> None:
    event(do, given, filled, show_progress="hidden", api_visibility="private")
