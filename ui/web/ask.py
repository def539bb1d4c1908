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
from ui.web.examples import example_questions
from ui.web.panel import render_resting, render_trouble, render_view
from ui.web.person import WhoIs
from ui.web.render import Turn, render_conversation, render_invitation
from ui.web.scripts import script
from ui.web.sources import Shelf, Source, view_source

_log = logging.getLogger(__name__)

Turns = tuple[Turn, ...]

# A model can take its time; readers do not wait for each other.
ASKING_AT_ONCE = 4
TROUBLE = (
    "Something went wrong and was written to the log. Ask again, or in other words."
)


class Assistant(Protocol):
    """Answers questions, telling its steps on the way."""

    def steps(
        self, question: str, *, role: Role, history: Sequence[str]
    ) -> Iterator[Step | Answer]:
        """Yield what is being done, and last the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the tab works with: who answers, from which papers, and who is there."""

    assistant: Assistant
    shelf: Shelf
    who: WhoIs


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
                elem_id="invitation",
                js_on_load=script("listen"),
                apply_default_css=False,
            )
            conversation = gr.HTML(
                render_conversation(()),
                elem_id="conversation",
                js_on_load=script("listen", "follow"),
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
                js_on_load=script("listen", "show"),
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

    def ask(
        question: str, turns: Turns, request: gr.Request
    ) -> Iterator[tuple[str, Turns, object]]:
        yield from answer_question(desk, question, turns, role=desk.who(request).role)

    def ask_example(
        turns: Turns, event: gr.EventData, request: gr.Request
    ) -> Iterator[tuple[str, Turns, object]]:
        role = desk.who(request).role
        yield from answer_question(desk, str(event.question), turns, role=role)

    def open_clicked(turns: Turns, event: gr.EventData, request: gr.Request) -> str:
        role = desk.who(request).role
        return open_source(desk.shelf, turns, str(event.source), role=role)

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


def invite(shelf: Shelf, role: Role) -> str:
    """Return the invitation, with examples from the library as it is now."""
    examples = example_questions(
        shelf.papers(role), shelf.figures(role, Scope()), shelf.contents(role)
    )
    return render_invitation(examples)


def begin_again() -> tuple[str, Turns, str]:
    """Return an empty conversation and no panel."""
    return render_conversation(()), (), render_resting()


def answer_question(
    desk: Desk, question: str, turns: Turns, *, role: Role
) -> Iterator[tuple[str, Turns, object]]:
    """Yield the conversation as it grows, the turns so far, and the question box."""
    if not question.strip() or (turns and turns[-1].is_open):
        yield gr.skip(), turns, gr.skip()
        return
    for nth, turn in enumerate(
        follow(desk.assistant, question.strip(), turns, role=role)
    ):
        grown = (*turns, turn)
        # The box is emptied once; what is typed while the answer comes is kept.
        yield render_conversation(grown), grown, gr.skip() if nth else ""


def stop(turns: Turns) -> tuple[str, Turns]:
    """Return the turns, the last one given up if it was not answered yet."""
    if turns and turns[-1].is_open:
        turns = (*turns[:-1], replace(turns[-1], trouble="Stopped."))
    return render_conversation(turns), turns


def follow(
    assistant: Assistant, question: str, turns: Turns, *, role: Role
) -> Iterator[Turn]:
    """Yield the turn of `question` at each step, last with its answer or trouble."""
    turn = Turn(question=question)
    yield turn
    history = tuple(turn.question for turn in turns)
    try:
        for said in assistant.steps(question, role=role, history=history):
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


def open_source(shelf: Shelf, turns: Turns, clicked: str, *, role: Role) -> str:
    """Return the panel for what was `clicked`, a browser's word that is not trusted."""
    try:
        opened = Opened.model_validate_json(clicked)
        source = find_source(shelf, turns, opened, role=role)
        view = view_source(shelf, source, role=role, page_number=opened.page_number)
    except PapersError as error:
        return render_trouble(str(error))
    except (ValidationError, LookupError):
        return render_trouble("it is no longer open here; ask the question again")
    return render_view(view, opened.model_dump(exclude_none=True))


def find_source(shelf: Shelf, turns: Turns, opened: Opened, *, role: Role) -> Source:
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
    papers = {paper.id: paper for paper in shelf.papers(role)}
    return Source(
        paper=papers[figure.paper_id], quote=figure.quote, locator=figure.locator
    )
