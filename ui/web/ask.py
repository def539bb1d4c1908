"""The Ask tab: a question, its answer, and the page each figure was printed on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import gradio as gr
from gradio.events import Dependency
from pydantic import BaseModel, ConfigDict, NonNegativeInt, PositiveInt, ValidationError

from assistant.conversations import Conversations
from corpus.errors import PapersError, UnknownConversationError
from corpus.records import Role, Scope
from ui.web.answer_tools import render_follow_ups
from ui.web.delivery import deliver
from ui.web.earlier import list_earlier
from ui.web.examples import example_questions
from ui.web.panel import render_resting, render_trouble, render_view
from ui.web.person import Person, WhoIs
from ui.web.render import (
    Turn,
    render_conversation,
    render_invitation,
    render_notice,
)
from ui.web.scripts import script
from ui.web.sources import Shelf, Source, view_source
from ui.web.talk import (
    Assistant,
    Said,
    Talk,
    follow,
    keep,
    reopen,
    stop,
    suggest,
    tell_feedback,
    transcript_file,
)

# A model can take its time; readers do not wait for each other.
ASKING_AT_ONCE = 4
# Where follow.js lays what Python sends; Gradio's own way would shut open details.
LAID = '<div data-laid=""></div>'
NOT_KEPT = (
    "There is no such conversation here for you. It may have been deleted, or be for"
    " officers and members: sign in as one, or ask the question again."
)
# Every event of the tab: no bar of Gradio's over the page, and no way in but the page.
QUIET: Mapping[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the tab works with: who answers, from which papers, and who is there.

    `conversations` are where answers are kept, None where they are not. `clerk` tries
    the questions that are suggested.
    """

    assistant: Assistant
    shelf: Shelf
    who: WhoIs
    conversations: Conversations | None = None
    clerk: Assistant | None = None


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

    talk: gr.State
    invitation: gr.HTML
    earlier: gr.HTML
    conversation: gr.HTML
    follow_ups: gr.HTML
    question: gr.Textbox
    ask: gr.Button
    stop: gr.Button
    restart: gr.Button
    panel: gr.HTML


def lay_out_ask() -> AskTab:
    """Lay the tab out, to be called inside a Blocks."""
    talk = gr.State(Talk())
    with gr.Row(elem_id="ask"):
        with gr.Column(elem_id="talk", scale=1, min_width=0):
            # Not the conversation's: it may come after a quick reader has asked.
            invitation = _html("invitation", "listen")
            earlier = _html("earlier", "morph", "listen", template=LAID)
            conversation = _html(
                "conversation", "morph", "listen", "follow", template=LAID
            )
            follow_ups = _html("next", "listen")
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
                stop_ = gr.Button("Stop", elem_id="stop", scale=0, min_width=0)
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
        talk=talk,
        invitation=invitation,
        earlier=earlier,
        conversation=conversation,
        follow_ups=follow_ups,
        question=question,
        ask=ask,
        stop=stop_,
        restart=restart,
        panel=panel,
    )


def _html(elem_id: str, *scripts: str, template: str = "${value}") -> gr.HTML:
    return gr.HTML(
        "",
        elem_id=elem_id,
        html_template=template,
        js_on_load=script(*scripts),
        apply_default_css=False,
    )


def wire_ask(tab: AskTab, desk: Desk, delivery: gr.HTML) -> None:
    """Join the parts of the tab to what they do; files go by way of `delivery`."""
    answered = _wire_asking(tab, desk)
    reopened = _wire_reopening(tab, desk)
    _wire_sources(tab, desk)
    _wire_answers(tab, desk, delivery)

    def show_follow_ups(talk: Talk, request: gr.Request) -> str:
        role = desk.who(request).role
        questions = suggest(desk.shelf, desk.clerk, talk, role=role)
        return render_follow_ups(questions, turn_count=len(talk.turns))

    def show_earlier(request: gr.Request) -> str:
        return list_earlier(desk.conversations, desk.who(request))

    # Parts of their own: what comes late may not undo what was asked meanwhile.
    for done in (*answered, *reopened):
        done.then(show_follow_ups, [tab.talk], [tab.follow_ups], **QUIET)
    for done in answered:
        done.then(show_earlier, None, [tab.earlier], **QUIET)


def _wire_asking(tab: AskTab, desk: Desk) -> list[Dependency]:
    """Join what asks; return the events after which there is an answer."""

    def ask(
        question: str, talk: Talk, request: gr.Request
    ) -> Iterator[tuple[str, Talk, object]]:
        yield from answer_question(desk, question, talk, person=desk.who(request))

    def ask_example(
        talk: Talk, event: gr.EventData, request: gr.Request
    ) -> Iterator[tuple[str, Talk, object]]:
        question, person = str(event.question), desk.who(request)
        yield from answer_question(desk, question, talk, person=person)

    grown = [tab.conversation, tab.talk]
    asked = gr.on(
        [tab.question.submit, tab.ask.click],
        ask,
        [tab.question, tab.talk],
        [*grown, tab.question],
        concurrency_limit=ASKING_AT_ONCE,
        # Else Gradio lets nothing be asked until a model that was stopped comes back.
        trigger_mode="multiple",
        **QUIET,
    )
    examples = [
        chips.example(
            ask_example,
            [tab.talk],
            [*grown, tab.question],
            concurrency_limit=ASKING_AT_ONCE,
            **QUIET,
        )
        for chips in (tab.invitation, tab.follow_ups)
    ]
    tab.stop.click(give_up, [tab.talk], grown, cancels=[asked, *examples], **QUIET)
    return [asked, *examples]


def _wire_reopening(tab: AskTab, desk: Desk) -> list[Dependency]:
    """Join what leaves a conversation for another; return the events that do."""

    def reopen_named(
        talk: Talk, event: gr.EventData, request: gr.Request
    ) -> tuple[str, Talk]:
        return reopen_talk(desk, talk, str(event.name), person=desk.who(request))

    def forget_named(
        talk: Talk, event: gr.EventData, request: gr.Request
    ) -> tuple[str, Talk, str]:
        return forget(desk, talk, str(event.name), person=desk.who(request))

    grown = [tab.conversation, tab.talk]
    restarted = tab.restart.click(begin_again, None, [*grown, tab.panel], **QUIET)
    reopened = [
        named.reopen(reopen_named, [tab.talk], grown, **QUIET)
        for named in (tab.earlier, tab.conversation)
    ]
    tab.earlier.forget(forget_named, [tab.talk], [*grown, tab.earlier], **QUIET)
    return [restarted, *reopened]


def _wire_sources(tab: AskTab, desk: Desk) -> None:
    """Join what opens and shuts the page panel."""

    def open_clicked(talk: Talk, event: gr.EventData, request: gr.Request) -> str:
        role = desk.who(request).role
        return open_source(desk.shelf, talk.turns, str(event.source), role=role)

    for clickable in (tab.conversation, tab.panel):
        clickable.open(open_clicked, [tab.talk], [tab.panel], **QUIET)
    tab.panel.shut(render_resting, None, [tab.panel], **QUIET)


def _wire_answers(tab: AskTab, desk: Desk, delivery: gr.HTML) -> None:
    """Join what is done with answers: feedback, and files of them."""

    def hear_feedback(
        talk: Talk, event: gr.EventData, request: gr.Request
    ) -> tuple[str, Talk]:
        return hear(desk.shelf, talk, str(event.said), person=desk.who(request))

    def save(talk: Talk, event: gr.EventData) -> str:
        return deliver(lambda: transcript_file(talk, str(event.kind)))

    tab.conversation.feedback(
        hear_feedback, [tab.talk], [tab.conversation, tab.talk], **QUIET
    )
    tab.conversation.save(save, [tab.talk], [delivery], **QUIET)


def invite(shelf: Shelf, role: Role) -> str:
    """Return the invitation, with examples from the library as it is now."""
    examples = example_questions(
        shelf.papers(role), shelf.figures(role, Scope()), shelf.contents(role)
    )
    return render_invitation(examples)


def begin_again() -> tuple[str, Talk, str]:
    """Return an empty conversation and no panel."""
    return render_conversation(()), Talk(), render_resting()


def answer_question(
    desk: Desk, question: str, talk: Talk, *, person: Person
) -> Iterator[tuple[str, Talk, object]]:
    """Yield the conversation as it grows, the talk so far, and the question box."""
    if not question.strip() or talk.is_open:
        yield gr.skip(), talk, gr.skip()
        return
    turns = follow(desk.assistant, question.strip(), talk.turns, role=person.role)
    for nth, turn in enumerate(turns):
        grown = replace(talk, turns=(*talk.turns, turn))
        if turn.answer:
            grown = keep(desk.conversations, grown, person)
        # The box is emptied once; what is typed while the answer comes is kept.
        yield render_talk(grown), grown, gr.skip() if nth else ""


def give_up(talk: Talk) -> tuple[str, Talk]:
    """Return the talk, its last question given up if it was not answered yet."""
    stopped = stop(talk)
    return render_talk(stopped), stopped


def reopen_talk(
    desk: Desk, talk: Talk, name: str, *, person: Person
) -> tuple[str, Talk]:
    """Return the conversation of that name, or what there is and why it is not."""
    if talk.is_open:
        return render_talk(talk), talk
    try:
        opened = reopen(desk.conversations, name, person)
    except UnknownConversationError:
        return render_notice(NOT_KEPT) + render_talk(talk), talk
    except PapersError as error:
        return render_notice(str(error)) + render_talk(talk), talk
    return render_talk(opened), opened


def forget(
    desk: Desk, talk: Talk, name: str, *, person: Person
) -> tuple[str, Talk, str]:
    """Delete a conversation of `person`; return what is left open, and the others."""
    trouble = ""
    try:
        if desk.conversations is not None:
            desk.conversations.forget_own(name, person.name, person.role)
        left = Talk() if talk.name == name else talk
    except PapersError as error:
        trouble, left = render_notice(str(error)), talk
    earlier = list_earlier(desk.conversations, person)
    return render_talk(left), left, trouble + earlier


def hear(shelf: Shelf, talk: Talk, told: str, *, person: Person) -> tuple[str, Talk]:
    """Keep what a browser says was `told` of an answer; return the talk with it."""
    try:
        said = Said.model_validate_json(told)
        heard = tell_feedback(shelf, talk, said, person)
    except PapersError as error:
        return render_notice(f"Feedback was not kept: {error}") + render_talk(
            talk
        ), talk
    except (ValidationError, LookupError):
        return render_talk(talk), talk
    return render_talk(heard), heard


def render_talk(talk: Talk) -> str:
    """Return the conversation of `talk`."""
    return render_conversation(talk.turns, talk.name)


def open_source(
    shelf: Shelf, turns: tuple[Turn, ...], clicked: str, *, role: Role
) -> str:
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


def find_source(
    shelf: Shelf, turns: tuple[Turn, ...], opened: Opened, *, role: Role
) -> Source:
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
