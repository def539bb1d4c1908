"""A conversation at the page: how it grows, is kept, reopened, and spoken of."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Protocol
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt

from assistant.answer import Answer, AnswerStatus, Step
from assistant.conversations import Conversations, Exchange
from corpus.errors import PapersError, UnknownConversationError
from corpus.records import Role, Scope
from corpus.verdicts import Feedback, Judgement
from ui.transcript import transcribe
from ui.transcript_docx import write_docx
from ui.transcript_pdf import write_pdf
from ui.web.answer_tools import LONGEST_WORDS
from ui.web.delivery import File
from ui.web.follow_ups import follow_ups
from ui.web.person import Person
from ui.web.render import Turn
from ui.web.sources import Shelf

_log = logging.getLogger(__name__)

TROUBLE = (
    "Something went wrong and was written to the log. Ask again, or in other words."
)
# An answer of the clerk takes a tenth of a second or two.
MOST_SUGGESTED, MOST_TRIED = 3, 6
WRITERS = {"docx": write_docx, "pdf": write_pdf}


class Assistant(Protocol):
    """Answers questions, telling its steps on the way."""

    def steps(
        self, question: str, *, role: Role, history: Sequence[str]
    ) -> Iterator[Step | Answer]:
        """Yield what is being done, and last the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A conversation as the page holds it.

    `name` is what it is kept under, None before its first answer. `is_own` is False
    for one that another person began: who goes on with it begins a copy.
    """

    turns: tuple[Turn, ...] = ()
    name: str | None = None
    is_own: bool = True

    @property
    def is_open(self) -> bool:
        """Whether a question is being answered."""
        return bool(self.turns) and self.turns[-1].is_open


class Said(BaseModel):
    """What a browser says of an answer: which turn, and what is right or wrong."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    turn: NonNegativeInt
    verdict: Judgement
    words: str = Field(default="", max_length=LONGEST_WORDS)


def follow(
    assistant: Assistant, question: str, turns: Sequence[Turn], *, role: Role
) -> Iterator[Turn]:
    """Yield the turn of `question` at each step, last with its answer or trouble."""
    turn = Turn(question=question, asked_at=datetime.now(UTC))
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


def stop(talk: Talk) -> Talk:
    """Return `talk`, its last turn given up if it was not answered yet."""
    if not talk.is_open:
        return talk
    return replace_last(talk, replace(talk.turns[-1], trouble="Stopped."))


def replace_last(talk: Talk, turn: Turn) -> Talk:
    """Return `talk` with `turn` in the place of its last."""
    return replace(talk, turns=(*talk.turns[:-1], turn))


def keep(conversations: Conversations | None, talk: Talk, person: Person) -> Talk:
    """Return `talk` with its last answer kept, under a new name if it has none.

    Trouble in keeping it is told in the turn: the answer stands all the same.
    """
    last = talk.turns[-1]
    if conversations is None or last.answer is None or last.asked_at is None:
        return talk
    try:
        named = (
            talk if talk.name and talk.is_own else _begin(conversations, talk, person)
        )
        exchange = Exchange(
            answer=last.answer,
            role=person.role,
            asked_at=last.asked_at,
            asked_by=person.name,
        )
        conversations.keep(str(named.name), exchange)
    except PapersError as error:
        return replace_last(talk, replace(last, note=f"Not kept: {error}"))
    return named


def _begin(conversations: Conversations, talk: Talk, person: Person) -> Talk:
    """Return `talk` under a name of its own, with a copy of what another began."""
    # Who has the name of a conversation may open it, so that no one must guess it.
    name = uuid4().hex
    if talk.name:
        for exchange in conversations.exchanges(talk.name, person.role):
            conversations.keep(name, replace(exchange, asked_by=person.name))
    return replace(talk, name=name, is_own=True)


def reopen(conversations: Conversations | None, name: str, person: Person) -> Talk:
    """Return a conversation that was kept, as far as `person` may see it today.

    Raises:
        UnknownConversationError: They see nothing of one.
        StaleConversationError: It was kept by another version.
    """
    exchanges = conversations.exchanges(name, person.role) if conversations else ()
    if not exchanges:
        raise UnknownConversationError(name)
    turns = tuple(
        Turn(
            question=exchange.answer.question,
            answer=exchange.answer,
            asked_at=exchange.asked_at,
        )
        for exchange in exchanges
    )
    return Talk(turns=turns, name=name, is_own=exchanges[0].asked_by == person.name)


def suggest(
    shelf: Shelf, clerk: Assistant | None, talk: Talk, *, role: Role
) -> list[str]:
    """Return at most three questions that can be asked next.

    Args:
        shelf: The papers.
        clerk: Who tries each of them first, so that none leads to a refusal; None
            offers what the papers should answer, untried.
        talk: The conversation so far.
        role: Who would ask.
    """
    if not talk.turns or (answer := talk.turns[-1].answer) is None:
        return []
    asked = [turn.question for turn in talk.turns]
    found = follow_ups(
        answer,
        asked=asked,
        papers=shelf.papers(role),
        figures=shelf.figures(role, Scope()),
        contents=shelf.contents(role),
    )
    good = (
        question
        for question in found[:MOST_TRIED]
        if clerk is None or _is_answered(clerk, question, asked, role=role)
    )
    return list(islice(good, MOST_SUGGESTED))


def _is_answered(
    clerk: Assistant, question: str, asked: Sequence[str], *, role: Role
) -> bool:
    steps = clerk.steps(question, role=role, history=asked)
    try:
        return any(
            isinstance(step, Answer) and step.status is AnswerStatus.ANSWERED
            for step in steps
        )
    except PapersError:
        return False  # what gives trouble is not suggested


def tell_feedback(shelf: Shelf, talk: Talk, said: Said, person: Person) -> Talk:
    """Return `talk` with what its reader said of an answer, which is kept.

    Raises:
        LookupError: There is no such answer.
        PapersError: It cannot be kept.
    """
    turn = talk.turns[said.turn]
    if turn.answer is None:
        raise LookupError(said.turn)
    shelf.keep_feedback(
        Feedback(
            question=turn.question,
            answer=turn.answer.text,
            verdict=said.verdict,
            words=said.words.strip() or None,
            role=person.role,
            said_by=person.name,
            said_at=datetime.now(UTC),
            conversation=talk.name,
            answer_number=said.turn + 1,
        )
    )
    turns = list(talk.turns)
    turns[said.turn] = replace(turn, feedback=said.verdict)
    return replace(talk, turns=tuple(turns))


def transcript_file(talk: Talk, kind: str) -> File:
    """Return the answers of `talk` as a file of `kind`, "docx" or "pdf".

    Raises:
        LookupError: There is no such kind, or no answer.
    """
    write = WRITERS[kind]
    answers = [(turn.answer, turn.asked_at) for turn in talk.turns if turn.answer]
    if not answers:
        raise LookupError(kind)
    now = datetime.now(UTC)
    name = f"paperclerk-{now.astimezone():%Y-%m-%d-%H%M}.{kind}"
    return File(name=name, content=write(transcribe(answers, made_at=now)))
