"""The panel in which an officer changes what a paper is said to be, and its history."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from corpus.records import Change, Detail, Paper, Status
from ui.web.panel import CLOSE
from ui.wording import (
    DETAILS,
    NOT_SIGNED_IN,
    STATUSES,
    detail_of,
    escape,
    title_of,
)


class Typed(BaseModel):
    """What a browser says was typed into the form of `paper`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    paper: str
    council: str
    committee: str
    met_on: str
    status: str


def changed_details(typed: Typed, paper: Paper) -> dict[Detail, str]:
    """Return what was typed that is not what stands there; what is left empty stays."""
    values = {detail: getattr(typed, detail) for detail in Detail}
    return {
        detail: value
        for detail, value in values.items()
        if value.strip() != (getattr(paper, detail) or "")
    }


def render_details(
    paper: Paper,
    history: Sequence[Change],
    *,
    typed: Typed | None = None,
    trouble: str = "",
) -> str:
    """Return the form with what the paper is, or with what was `typed` in `trouble`."""
    shown = typed or paper
    fields = "".join(
        f'<p class="field"><label for="change-{detail}">{DETAILS[detail]}</label>'
        f'<input type="text" id="change-{detail}" name="{detail}" maxlength="200"'
        f' autocomplete="off"{hint and f" aria-describedby=change-{detail}-hint"}'
        f' value="{escape(getattr(shown, detail) or "")}">'
        f"{hint and _hint(detail, hint)}</p>"
        for detail, hint in (
            (Detail.COUNCIL, ""),
            (Detail.COMMITTEE, ""),
            (Detail.MET_ON, "A day as 2025-02-05, or a month as 2025-02"),
        )
    )
    alert = f'<p class="notice" role="alert">{escape(trouble)}</p>' if trouble else ""
    return (
        f'<section class="panel" aria-labelledby="change-title"'
        f' data-key="change-{escape(paper.id)}"><header>'
        f'<h2 tabindex="-1" id="change-title">Change {escape(title_of(paper))}</h2>'
        f'{CLOSE}</header><p class="meta">{escape(paper.file_name)}</p>{alert}'
        '<form class="changing" data-tell="save">'
        f'<input type="hidden" name="paper" value="{escape(paper.id)}">{fields}'
        f'<p class="field"><label for="change-status">{DETAILS[Detail.STATUS]}</label>'
        f'<select id="change-status" name="status">{_statuses(shown.status)}</select>'
        '</p><p class="hint">The paper is read again with what you set, so that its'
        " figures and answers follow. It holds whenever the paper is read again.</p>"
        '<p class="acts"><button type="submit" class="act primary">Save</button></p>'
        f"</form>{render_history(history)}</section>"
    )


def render_history(history: Sequence[Change]) -> str:
    """Return who changed what and when, the newest first."""
    items = "".join(
        f"<li><span>{DETAILS[change.detail]}: <ins>{_value(change, change.after)}</ins>"
        f", before that <del>{_value(change, change.before)}</del></span>"
        f'<span class="meta">{escape(change.changed_by or NOT_SIGNED_IN)},'
        f" {change.changed_at.astimezone():%-d %B %Y, %H:%M}</span></li>"
        for change in reversed(history)
    )
    told = (
        f'<ol class="history" reversed>{items}</ol>'
        if items
        else '<p class="meta">Nothing of this paper has been changed.</p>'
    )
    return f"<h3>History</h3>{told}"


def tell_changes(paper: Paper, changes: Sequence[Change]) -> str:
    """Return what has been changed, in a sentence to be announced."""
    if not changes:
        return f"Nothing of {title_of(paper)} was changed."
    what = ", ".join(
        f"{DETAILS[change.detail].lower()} is now"
        f" {detail_of(change.detail, change.after)}"
        for change in changes
    )
    return f"{title_of(paper)}: {what}."


def _value(change: Change, value: str | None) -> str:
    return escape(detail_of(change.detail, value) or "not stated")


def _hint(detail: Detail, words: str) -> str:
    return f'<span class="hint" id="change-{detail}-hint">{words}</span>'


def _statuses(chosen: str) -> str:
    offered = [Status.PUBLIC, Status.EXEMPT]
    if chosen == Status.UNKNOWN:
        offered.insert(0, Status.UNKNOWN)
    return "".join(
        f'<option value="{status}"{" selected" if status == chosen else ""}>'
        f"{STATUSES[status]}</option>"
        for status in offered
    )
