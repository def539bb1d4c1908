"""What officers say of the figure whose page is open, and an officer's say in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import gradio as gr
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
)

from assistant.marks import read_marks
from corpus.errors import NoReasonError, PapersError
from corpus.records import Figure, Role
from corpus.times import print_date
from corpus.verdicts import Mark, Verdict
from tools.marks import Marked, marked_by_id, tell_today
from tools.vintages import tell_amount
from ui.marking import find_figure, put_mark
from ui.web.browse import BrowseTab, none_if_empty
from ui.web.figures import FigureQuery
from ui.web.opening import OpenedFigure
from ui.web.person import Person, WhoIs
from ui.web.sources import Shelf
from ui.wording import escape

SAID = {
    Verdict.VERIFIED: "Verified",
    Verdict.REJECTED: "Rejected",
    Verdict.WITHDRAWN: "Mark withdrawn",
}
CHOICES = {
    Verdict.VERIFIED: "Verified: it is what the page prints, and reads as shown",
    Verdict.REJECTED: "Rejected: it is not to be relied on",
}
LONGEST_REASON = 500


class Said(BaseModel):
    """What a browser says an officer said of a figure."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    figure: str
    verdict: Verdict
    reason: Annotated[
        Annotated[str, StringConstraints(max_length=LONGEST_REASON)] | None,
        BeforeValidator(none_if_empty),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a mark: what to tell of it, or the trouble and what was said."""

    told: str = ""
    trouble: str = ""
    said: Said | None = None


def wire_marking(tab: BrowseTab[FigureQuery], shelf: Shelf, who: WhoIs) -> None:
    """Show marks under the page panel, and take those an officer makes."""

    def show(event: gr.EventData, request: gr.Request) -> str:
        return show_marking(shelf, str(event.source), role=who(request).role)

    def mark(
        query: FigureQuery, event: gr.EventData, request: gr.Request
    ) -> tuple[str, str, str]:
        person = who(request)
        told = take_mark(shelf, str(event.said), person)
        rows = tab.kind.rows(shelf, query, person.role)
        return told, rows.count, rows.html

    tab.rows.open(
        show,
        None,
        [tab.beneath],
        show_progress="hidden",
        api_visibility="private",
    )
    tab.beneath.mark(
        mark,
        [tab.query],
        [tab.beneath, tab.count, tab.rows],
        show_progress="hidden",
        api_visibility="private",
    )


def show_marking(shelf: Shelf, clicked: str, *, role: Role) -> str:
    """Return what is said of the figure that was `clicked`, nothing if there is none.

    The panel over it then says what is wrong.
    """
    try:
        opened = OpenedFigure.model_validate_json(clicked)
        figure = find_figure(shelf, opened.figure, role)
    except (ValidationError, PapersError):
        return ""
    return render_marking(figure, _marked(shelf, figure, role), role=role)


def take_mark(shelf: Shelf, said: str, person: Person) -> str:
    """Keep what `person` `said`, a browser's word; return what then stands there."""
    try:
        mark = Said.model_validate_json(said)
        figure = find_figure(shelf, mark.figure, person.role)
    except ValidationError:
        return render_trouble("This mark could not be read; open the figure again.")
    except PapersError as error:
        return render_trouble(str(error))
    outcome = _put(lambda: _put_said(shelf, mark, person), mark)
    marked = _marked(shelf, figure, person.role)
    return render_marking(figure, marked, role=person.role, outcome=outcome)


def render_marking(
    figure: Figure, marked: Marked | None, *, role: Role, outcome: Outcome | None = None
) -> str:
    """Return the marks on `figure`, and for an officer the form to make one."""
    outcome = outcome or Outcome()
    told = ""
    if outcome.told:
        told = f'<p class="told" role="status" tabindex="-1">{outcome.told}</p>'
    form = _alert(outcome.trouble)
    if role is Role.OFFICER:
        form = _form(figure, marked, outcome)
    return (
        '<section class="marking" aria-label="Marks on this figure">'
        f"<h3>Officers’ marks on {escape(tell_amount(figure))}</h3>{told}"
        f"{_standing(marked)}{_history(marked)}{form}</section>"
    )


def render_trouble(message: str) -> str:
    """Return why a mark could not be made."""
    return (
        '<section class="marking" aria-label="Marks on this figure">'
        f'<p class="notice" role="alert" tabindex="-1">{escape(message)}</p></section>'
    )


def _put_said(shelf: Shelf, said: Said, person: Person) -> Mark:
    return put_mark(
        shelf,
        said.figure,
        said.verdict,
        said.reason,
        role=person.role,
        by=person.name,
    )


def _put(put: Callable[[], Mark], said: Said) -> Outcome:
    try:
        mark = put()
    except NoReasonError:
        trouble = "Say what is wrong: a rejection needs a reason."
        return Outcome(trouble=trouble, said=said)
    except PapersError as error:
        return Outcome(trouble=escape(str(error)), said=said)
    return Outcome(told=f"Saved: {SAID[mark.verdict].lower()}.")


def _marked(shelf: Shelf, figure: Figure, role: Role) -> Marked | None:
    return marked_by_id(read_marks(shelf, role)).get(figure.id)


def _standing(marked: Marked | None) -> str:
    if marked is None:
        return "<p>Not marked yet.</p>"
    since = ""
    if marked.verdict and marked.read_otherwise:
        words = tell_today(marked, marked.last)
        since = (
            f'<p class="notice">{escape(words[:1].upper() + words[1:])}. The mark is of'
            " the earlier reading; look at the page again.</p>"
        )
    return f'<p class="verdict {marked.last.verdict}">{_said(marked.last)}</p>{since}'


def _history(marked: Marked | None) -> str:
    if marked is None or len(marked.marks) == 1:
        return ""
    items = "".join(f"<li>{_said(mark)}</li>" for mark in marked.marks[:-1][::-1])
    count = len(marked.marks) - 1
    return (
        f"<details><summary>Earlier marks ({count})</summary><ul>{items}</ul></details>"
    )


def _said(mark: Mark) -> str:
    """Return what a mark says: "Rejected by Ann Hill on 3 March 2026: a draft"."""
    by = f" by {mark.by}" if mark.by else ""
    when = print_date(mark.made_at.date().isoformat())
    reason = f": {mark.reason}" if mark.reason else ""
    return escape(f"{SAID[mark.verdict]}{by} on {when}{reason}")


def _form(figure: Figure, marked: Marked | None, outcome: Outcome) -> str:
    """Return the form to mark a figure; what was said before a trouble stays in it."""
    said, trouble = outcome.said, outcome.trouble
    choices = dict(CHOICES)
    if marked and marked.verdict:
        choices[Verdict.WITHDRAWN] = "Withdraw the mark"
    chosen = said.verdict if said else None
    radios = "".join(
        f'<label><input type="radio" name="verdict" required value="{verdict}"'
        f"{' checked' if verdict is chosen else ''}><span>{words}</span></label>"
        for verdict, words in choices.items()
    )
    reason = escape(said.reason or "") if said else ""
    wrong = ' aria-invalid="true" aria-describedby="mark-trouble"' if trouble else ""
    return (
        f'<details class="make"{" open" if trouble else ""}>'
        "<summary>Mark this figure</summary>"
        f'<form data-figure="{escape(figure.id)}"><fieldset><legend>What you say of'
        f" it</legend>{radios}</fieldset>{_alert(trouble)}"
        "<label>Reason, needed to reject;"
        " whoever sees the figure can read it"
        f'<textarea name="reason" rows="2" maxlength="{LONGEST_REASON}"{wrong}>{reason}'
        '</textarea></label><button type="submit" class="main">Save the mark</button>'
        "</form></details>"
    )


def _alert(trouble: str) -> str:
    if not trouble:
        return ""
    return f'<p class="notice" role="alert" id="mark-trouble">{trouble}</p>'
