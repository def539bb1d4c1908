"""Questions, and the conversations they were asked in."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from assistant.agent import Assistant
from assistant.answer import Answer
from assistant.conversations import Exchange
from assistant.marks import read_marks
from corpus.errors import UnknownConversationError
from corpus.records import Role
from tools.marks import marked_by_id
from ui import contract, printing
from ui.commands.desk import As, AsJson, Desk, Home, Wishes, open_desk, show
from ui.compose import assistant_of, conversations_of
from ui.gold import Asked, Line, read_batch

commands = typer.Typer()


@commands.command("ask")
def ask_question(
    context: typer.Context,
    *,
    question: Annotated[str | None, typer.Argument(help="In your own words.")] = None,
    batch: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Questions, one JSON a line."),
    ] = None,
    conversation: Annotated[
        str | None,
        typer.Option(help="Ask in this conversation, begun if new, and keep it."),
    ] = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Answer a question from the papers, or a batch of them."""
    if (question is None) == (batch is None):
        message = "give a question, or --batch with a file of them"
        raise typer.BadParameter(message)
    if conversation is not None and (batch or not conversation.strip()):
        message = "--conversation takes a name, and goes with one question"
        raise typer.BadParameter(message)
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        assistant = assistant_of(desk.library, desk.settings)
        if batch:
            _answer_batch(assistant, desk, read_batch(batch))
        if question:
            answer = (
                _answer_in(conversation, assistant, desk, question)
                if conversation
                else assistant.ask(question, role=desk.role)
            )
            marks = desk.marks
            packed = contract.answer_json(answer, desk.papers, marks)
            show(desk, packed, printing.show_answer(answer, marks))


@commands.command("conversations")
def list_conversations(
    context: typer.Context,
    *,
    name: Annotated[
        str | None, typer.Argument(help="Show this one, with its answers.")
    ] = None,
    delete: Annotated[
        str | None, typer.Option(help="Delete this one, for good.")
    ] = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """List the conversations that were kept, show one, or delete one."""
    if name is not None and delete is not None:
        message = "give the name of one to show, or --delete with one"
        raise typer.BadParameter(message)
    writes = delete is not None
    with (
        open_desk(
            context, home=home, role=role, is_json=is_json, writes=writes
        ) as desk,
        conversations_of(desk.library, desk.settings) as kept,
    ):
        if delete is not None:
            kept.forget(delete, desk.role)
            show(desk, {"deleted": delete}, f"{escape(delete)} deleted")
        elif name is not None:
            exchanges = kept.exchanges(name, desk.role)
            if not exchanges:
                raise UnknownConversationError(name)
            papers = desk.papers
            said = [contract.exchange_json(each, papers) for each in exchanges]
            show(desk, said, printing.show_exchanges(exchanges))
        else:
            conversations = kept.all(desk.role)
            listed = [contract.conversation_json(each) for each in conversations]
            show(desk, listed, printing.show_conversations(conversations))


@commands.command("feedback")
def list_feedback(
    context: typer.Context,
    *,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """List what readers said of answers, the latest first; for officers."""
    common: Wishes = context.obj
    asks = role or common.role or Role.OFFICER
    with open_desk(context, home=home, role=asks, is_json=is_json) as desk:
        feedback = desk.library.feedback(desk.role)
    packed = [contract.feedback_json(said) for said in feedback]
    show(desk, packed, printing.show_feedback(feedback))


def answers(
    assistant: Assistant, questions: Iterable[Line], role: Role
) -> Iterator[tuple[Line, Answer]]:
    """Yield each of `questions` with its answer, asked as its own role or as `role`."""
    for asked in questions:
        yield (
            asked,
            assistant.ask(
                asked.question, role=asked.role or role, history=asked.history
            ),
        )


def _answer_in(
    conversation: str, assistant: Assistant, desk: Desk, question: str
) -> Answer:
    """Answer in the light of what was asked there before, and keep the answer."""
    with conversations_of(desk.library, desk.settings) as kept:
        earlier = kept.exchanges(conversation, desk.role)
        history = [each.answer.question for each in earlier]
        answer = assistant.ask(question, role=desk.role, history=history)
        asked_at = datetime.now(UTC)
        kept.keep(
            conversation, Exchange(answer=answer, role=desk.role, asked_at=asked_at)
        )
    return answer


def _answer_batch(assistant: Assistant, desk: Desk, questions: Iterable[Asked]) -> None:
    papers = {paper.id: paper for paper in desk.library.papers(Role.OFFICER)}
    for asked, answer in answers(assistant, questions, desk.role):
        marks = marked_by_id(read_marks(desk.library, asked.role or desk.role))
        packed = contract.answer_json(answer, papers, marks, asked_id=asked.id)
        print(json.dumps(packed, ensure_ascii=False), flush=True)
