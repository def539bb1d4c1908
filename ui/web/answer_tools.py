"""What can be done with an answer: copied, linked to, said to be wrong, asked on."""

from collections.abc import Sequence

from assistant.answer import Answer
from corpus.verdicts import Judgement
from ui.transcript import plain_text
from ui.wording import VERDICTS, escape

LONGEST_WORDS = 2000


def render_tools(
    answer: Answer, number: int, *, is_kept: bool, said: Judgement | None
) -> str:
    """Return the row below an answer.

    Args:
        answer: The answer.
        number: Its turn, from 0.
        is_kept: Whether it can be reopened by a link.
        said: What the reader has said of it, if they have.
    """
    link = (
        f'<button type="button" data-link="answer-{number + 1}">Copy link</button>'
        if is_kept
        else ""
    )
    return (
        '<div class="tools">'
        f'<button type="button" data-copy="{escape(plain_text(answer))}">'
        f"Copy answer</button>{link}</div>{_feedback(number, said)}"
    )


def render_follow_ups(questions: Sequence[str], *, turn_count: int) -> str:
    """Return questions that can be asked with a click after so many turns."""
    if not questions:
        return ""
    return (
        f'<section class="next" data-turns="{turn_count}"><h3>You might ask next</h3>'
        f'<ul class="chips">{render_chips(questions)}</ul></section>'
    )


def render_chips(questions: Sequence[str]) -> str:
    """Return list items that ask these questions."""
    return "".join(
        f'<li><button type="button" class="chip" data-ask="{escape(question)}">'
        f"{escape(question)}</button></li>"
        for question in questions
    )


def render_save() -> str:
    """Return what saves the whole conversation as a file."""
    return (
        '<div class="tools save" role="group" aria-label="Save this conversation">'
        "<span>Save this conversation</span>"
        '<button type="button" data-save="docx">as Word</button>'
        '<button type="button" data-save="pdf">as PDF</button></div>'
    )


def _feedback(number: int, said: Judgement | None) -> str:
    body = _form(number) if said is None else _thanks(said)
    return (
        '<details class="feedback"><summary>Feedback on this answer</summary>'
        f"{body}</details>"
    )


def _thanks(said: Judgement) -> str:
    return (
        f'<p class="thanks">You said: {escape(VERDICTS[said]).lower()}.'
        " Officers can see it.</p>"
    )


def _form(number: int) -> str:
    choices = "".join(
        f'<label><input type="radio" name="verdict" value="{verdict.value}" required>'
        f" {words}</label>"
        for verdict, words in VERDICTS.items()
    )
    return (
        f'<form data-turn="{number}"><fieldset><legend>What is it?</legend>{choices}'
        "</fieldset><label>In your own words, if you like"
        f'<textarea name="words" rows="3" maxlength="{LONGEST_WORDS}"></textarea>'
        '</label><p class="meta">Officers see what you say, beside the question and'
        ' its answer.</p><button type="submit">Send feedback</button></form>'
    )
