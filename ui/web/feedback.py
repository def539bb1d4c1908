"""The Feedback tab: what readers said of answers, for officers."""

from collections.abc import Sequence
from urllib.parse import urlencode

import gradio as gr

from corpus.errors import PapersError
from corpus.records import Role
from corpus.times import print_date
from corpus.verdicts import Feedback
from ui.web.person import WhoIs
from ui.web.sources import Shelf
from ui.wording import VERDICTS, escape


def lay_out_feedback() -> gr.HTML:
    """Lay the tab out, to be called inside a Blocks."""
    return gr.HTML(elem_id="feedback", js_on_load=None, apply_default_css=False)


def wire_feedback(tab: gr.Tab, listed: gr.HTML, shelf: Shelf, who: WhoIs) -> None:
    """List the feedback each time the tab is opened."""

    def show(request: gr.Request) -> str:
        return list_feedback(shelf, who(request).role)

    tab.select(show, None, [listed], show_progress="hidden", api_visibility="private")


def list_feedback(shelf: Shelf, role: Role) -> str:
    """Return what readers said, the latest first, as HTML."""
    try:
        return render_feedback(shelf.feedback(role))
    except PapersError as error:
        return f'<p class="notice" role="status">{escape(str(error))}</p>'


def render_feedback(feedback: Sequence[Feedback]) -> str:
    """Return what was said of each answer, beside the answer."""
    if not feedback:
        return (
            '<h2>Feedback on answers</h2><p class="empty">Nobody has sent feedback yet.'
            " Readers send it below an answer.</p>"
        )
    items = "".join(map(_item, feedback))
    return f'<h2>Feedback on answers</h2><ol class="feedback-list">{items}</ol>'


def _item(said: Feedback) -> str:
    by = said.said_by or f"someone as {said.role.value}"
    day = print_date(said.said_at.astimezone().date().isoformat())
    words = f"<blockquote>{escape(said.words)}</blockquote>" if said.words else ""
    link = ""
    if said.conversation:
        named = urlencode({"conversation": said.conversation})
        address = f"?{named}#answer-{said.answer_number}"
        link = (
            f'<p><a href="{escape(address)}" target="_blank" rel="noopener">'
            "Open the conversation in a new tab</a></p>"
        )
    return (
        f'<li class="{said.verdict.value}"><h3>{escape(VERDICTS[said.verdict])}</h3>'
        f'<p class="meta">{escape(day)} · {escape(by)}</p>{words}'
        f'<p class="asked">{escape(said.question)}</p>'
        f"<details><summary>The answer</summary><p>{escape(said.answer)}</p></details>"
        f"{link}</li>"
    )
