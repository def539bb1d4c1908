"""The Ask tab: a question, its answer, and the page each figure was printed on."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

import gradio as gr
from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt, ValidationError

from assistant.answer import Answer, Step
from corpus.errors import PapersError
from corpus.records import Role, Scope
from ui.examples import example_questions
from ui.panel import render_resting, render_trouble, render_view
from ui.render import Turn, render_conversation, render_invitation
from ui.sources import Shelf, Source, view_source

_log = logging.getLogger(__name__)

Turns = tuple[Turn, ...]

# A model can take its time; readers do not wait for each other.
ASKING_AT_ONCE = 4
TROUBLE = (
    "Something went wrong and was written to the log. Ask again, or in other words."
)

# Clicks inside the conversation and the panel, told to Python by what they open.
LISTEN_JS = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.open) {
    if (!button.closest('.panel')) {
      window.paperclerkOpener?.removeAttribute('aria-current');
      window.paperclerkOpener = button;
      button.setAttribute('aria-current', 'true');
    }
    trigger('open', {source: button.dataset.open});
  } else if (button.dataset.ask) {
    trigger('example', {question: button.dataset.ask});
  } else if (button.hasAttribute('data-zoom')) {
    const isIn = button.closest('.panel').classList.toggle('zoomed');
    button.textContent = isIn ? 'Zoom out' : 'Zoom in';
    button.setAttribute('aria-pressed', isIn);
    window.paperclerkShowLit(button.closest('.panel'));
  } else if (button.hasAttribute('data-close')) {
    trigger('shut');
    window.paperclerkOpener?.removeAttribute('aria-current');
    window.paperclerkOpener?.focus();
  }
});
element.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') element.querySelector('[data-close]')?.click();
});
"""
# A page just opened: bring its lit words into view, and a reader's keyboard to it.
SHOW_JS = """
window.paperclerkShowLit = (panel) => {
  const view = panel.querySelector('.view');
  const lit = panel.querySelector('.cell') ?? panel.querySelector('.lit, mark');
  if (!view) return;
  const frame = view.getBoundingClientRect();
  const at = lit?.getBoundingClientRect();
  view.scrollTop = at ? view.scrollTop + at.top - frame.top - frame.height / 3 : 0;
  view.scrollLeft = at ? view.scrollLeft + at.left - frame.left - frame.width / 3 : 0;
};
let shown = null;
watch('value', () => {
  const panel = element.querySelector('.panel');
  const key = panel?.dataset.key ?? null;
  if (!panel || key === shown) { shown = key; return; }
  shown = key;
  window.paperclerkShowLit(panel);
  if (panel.contains(document.activeElement)) return;
  panel.querySelector('h2').focus({preventScroll: true});
  if (matchMedia('(max-width: 900px)').matches) {
    panel.scrollIntoView({block: 'start'});
  }
});
"""
# The newest question is brought to the top of the screen as it is asked.
FOLLOW_JS = """
let count = 0;
watch('value', () => {
  const turns = element.querySelectorAll('.turn');
  if (turns.length > count && turns.length > 1) {
    turns[turns.length - 1].scrollIntoView({block: 'start'});
  }
  count = turns.length;
});
"""


class Assistant(Protocol):
    """Answers questions, telling its steps on the way."""

    def steps(
        self, question: str, *, role: Role, history: Sequence[str]
    ) -> Iterator[Step | Answer]:
        """Yield what is being done, and last the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the tab works with: who answers, from which papers, for whom."""

    assistant: Assistant
    shelf: Shelf
    role: Role


class Opened(BaseModel):
    """What a browser says was clicked: a source of a turn, perhaps at another page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    turn: NonNegativeInt
    kind: Literal["citation", "figure"]
    place: NonNegativeInt
    page_number: PositiveInt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskTab:
    """The parts of the tab that events join."""

    turns: gr.State
    invitation: gr.HTML
    conversation: gr.HTML
    question: gr.Textbox
    ask: gr.Button
    stop: gr.Button
    restart: gr.Button
    panel: gr.HTML


def lay_out_ask() -> AskTab:
    """Lay the tab out, to be called inside a Blocks."""
    turns = gr.State(())
    with gr.Row(elem_id="ask"):
        with gr.Column(elem_id="talk", scale=1, min_width=0):
            # Not the conversation's: it may come after a quick reader has asked.
            invitation = gr.HTML(
                elem_id="invitation", js_on_load=LISTEN_JS, apply_default_css=False
            )
            conversation = gr.HTML(
                render_conversation(()),
                elem_id="conversation",
                js_on_load=LISTEN_JS + FOLLOW_JS,
                apply_default_css=False,
            )
            with gr.Row(elem_id="composer"):
                question = gr.Textbox(
                    label="Your question",
                    placeholder="Ask about the papers",
                    lines=1,
                    max_lines=5,
                    max_length=2000,
                    scale=1,
                    min_width=0,
                    autofocus=True,
                )
                ask = gr.Button(
                    "Ask", variant="primary", elem_id="send", scale=0, min_width=0
                )
                stop = gr.Button("Stop", elem_id="stop", scale=0, min_width=0)
                restart = gr.Button(
                    "Start again", elem_id="restart", scale=0, min_width=0
                )
        with gr.Column(elem_id="source", scale=1, min_width=0):
            panel = gr.HTML(
                render_resting(),
                elem_id="panel",
                js_on_load=LISTEN_JS + SHOW_JS,
                apply_default_css=False,
            )
    return AskTab(
        turns=turns,
        invitation=invitation,
        conversation=conversation,
        question=question,
        ask=ask,
        stop=stop,
        restart=restart,
        panel=panel,
    )


def wire_ask(tab: AskTab, desk: Desk) -> None:
    """Join the parts of the tab to what they do."""

    def ask(question: str, turns: Turns) -> Iterator[tuple[str, Turns, object]]:
        yield from answer_question(desk, question, turns)

    def ask_example(
        turns: Turns, event: gr.EventData
    ) -> Iterator[tuple[str, Turns, object]]:
        yield from answer_question(desk, str(event.question), turns)

    def open_clicked(turns: Turns, event: gr.EventData) -> str:
        return open_source(desk, turns, str(event.source))

    asked = gr.on(
        [tab.question.submit, tab.ask.click],
        ask,
        [tab.question, tab.turns],
        [tab.conversation, tab.turns, tab.question],
        show_progress="hidden",
        api_visibility="private",
        concurrency_limit=ASKING_AT_ONCE,
        # Else Gradio lets nothing be asked until a model that was stopped comes back.
        trigger_mode="multiple",
    )
    example_asked = tab.invitation.example(
        ask_example,
        [tab.turns],
        [tab.conversation, tab.turns, tab.question],
        show_progress="hidden",
        api_visibility="private",
        concurrency_limit=ASKING_AT_ONCE,
    )
    tab.stop.click(
        stop,
        [tab.turns],
        [tab.conversation, tab.turns],
        cancels=[asked, example_asked],
        show_progress="hidden",
        api_visibility="private",
    )
    for clickable in (tab.conversation, tab.panel):
        clickable.open(
            open_clicked,
            [tab.turns],
            [tab.panel],
            show_progress="hidden",
            api_visibility="private",
        )
    tab.panel.shut(render_resting, None, [tab.panel], api_visibility="private")
    tab.restart.click(
        begin_again,
        None,
        [tab.conversation, tab.turns, tab.panel],
        show_progress="hidden",
        api_visibility="private",
    )


def invite(desk: Desk) -> str:
    """Return the invitation, with examples from the library as it is now."""
    shelf, role = desk.shelf, desk.role
    examples = example_questions(
        shelf.papers(role), shelf.figures(role, Scope()), shelf.contents(role)
    )
    return render_invitation(examples)


def begin_again() -> tuple[str, Turns, str]:
    """Return an empty conversation and no panel."""
    return render_conversation(()), (), render_resting()


def answer_question(
    desk: Desk, question: str, turns: Turns
) -> Iterator[tuple[str, Turns, object]]:
    """Yield the conversation as it grows, the turns so far, and the question box."""
    if not question.strip() or (turns and turns[-1].is_open):
        yield gr.skip(), turns, gr.skip()
        return
    for nth, turn in enumerate(follow(desk, question.strip(), turns)):
        grown = (*turns, turn)
        # The box is emptied once; what is typed while the answer comes is kept.
        yield render_conversation(grown), grown, gr.skip() if nth else ""


def stop(turns: Turns) -> tuple[str, Turns]:
    """Return the turns, the last one given up if it was not answered yet."""
    if turns and turns[-1].is_open:
        turns = (*turns[:-1], replace(turns[-1], trouble="Stopped."))
    return render_conversation(turns), turns


def follow(desk: Desk, question: str, turns: Turns) -> Iterator[Turn]:
    """Yield the turn of `question` at each step, last with its answer or trouble."""
    turn = Turn(question=question)
    yield turn
    history = tuple(turn.question for turn in turns)
    try:
        for said in desk.assistant.steps(question, role=desk.role, history=history):
            if isinstance(said, Step):
                turn = replace(turn, steps=(*turn.steps, said.text))
            else:
                turn = replace(turn, answer=said)
            yield turn
    except PapersError as error:
        yield replace(turn, trouble=str(error))
    except Exception:  # noqa: BLE001  # the one place where nothing may escape
        _log.exception("a question could not be answered")
        yield replace(turn, trouble=TROUBLE)


def open_source(desk: Desk, turns: Turns, clicked: str) -> str:
    """Return the panel for what was `clicked`, a browser's word that is not trusted."""
    try:
        opened = Opened.model_validate_json(clicked)
        source = find_source(desk, turns, opened)
        view = view_source(
            desk.shelf, source, role=desk.role, page_number=opened.page_number
        )
    except PapersError as error:
        return render_trouble(str(error))
    except (ValidationError, LookupError):
        return render_trouble("it is no longer open here; ask the question again")
    return render_view(view, opened.model_dump(exclude_none=True))


def find_source(desk: Desk, turns: Turns, opened: Opened) -> Source:
    """Return the citation or figure of `turns` that `opened` names.

    Raises:
        LookupError: There is none, or its paper has left the library.
    """
    answer = turns[opened.turn].answer
    if answer is None:
        raise LookupError(opened)
    if opened.kind == "citation":
        citation = answer.citations[opened.place]
        return Source(
            paper=citation.paper, quote=citation.quote, locator=citation.locator
        )
    figure = answer.figures[opened.place]
    papers = {paper.id: paper for paper in desk.shelf.papers(desk.role)}
    return Source(
        paper=papers[figure.paper_id], quote=figure.quote, locator=figure.locator
    )
