"""Conversations that outlast the program: questions with the answers they got.

    conversations.db ── a thread a conversation ── its checkpoint ── packed exchanges

Each exchange belongs to the role that asked. A lesser role is shown nothing of it, and
nobody is shown an answer from a paper that has been kept from them since.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypedDict

from filelock import FileLock, Timeout
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.graph import START, StateGraph
from pydantic import ValidationError

from assistant.answer import Answer
from corpus.access import kept_from, seen_by
from corpus.errors import (
    BusyLibraryError,
    StaleConversationError,
    UnknownConversationError,
    UnusableLibraryError,
)
from corpus.packing import pack, unpack
from corpus.records import Paper, Role

# Keeping takes milliseconds; whoever holds the file longer has hung.
_PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question, in `answer`, with what it got; who asked, and when (aware, UTC).

    `asked_by` is the name the person signed in by, None where nobody is asked to.
    """

    answer: Answer
    role: Role
    asked_at: datetime
    asked_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A conversation as far as a role may see it: at least one exchange, in order."""

    name: str
    exchanges: tuple[Exchange, ...]

    @property
    def begun_by(self) -> str | None:
        """Whose conversation it is: the person who asked first."""
        return self.exchanges[0].asked_by


class Shelf(Protocol):
    """The papers as they are today, of which old answers are told apart."""

    def papers(self, role: Role) -> Sequence[Paper]:
        """Return the papers `role` may see."""

    def restricted(self, role: Role) -> Sequence[Paper]:
        """Return the papers kept from `role`."""


class Conversations:
    """The conversations kept in one file, for as many processes as like."""

    def __init__(self, path: Path, shelf: Shelf) -> None:
        self._path = path
        self._shelf = shelf
        self._lock = FileLock(path.with_suffix(".lock"), timeout=_PATIENCE_SECONDS)
        # Only texts rest there; nothing else is ever made from what is read.
        serde = JsonPlusSerializer(allowed_msgpack_modules=None)
        with self._held():
            self._saver = SqliteSaver(_connect(path), serde=serde)
            self._saver.setup()
        graph = StateGraph(_State)
        graph.add_node("keep", lambda state: state)
        graph.add_edge(START, "keep")
        self._graph = graph.compile(checkpointer=self._saver)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._saver.conn.close()

    def all(self, role: Role) -> tuple[Conversation, ...]:
        """Return the conversations `role` may see something of, the latest first.

        Raises:
            StaleConversationError: One was kept by another version.
        """
        with self._held():
            packed = {name: self._packed(name) for name in self._names()}
        look = self._look_as(role)
        conversations = [
            Conversation(name=name, exchanges=exchanges)
            for name, texts in packed.items()
            if (exchanges := look(name, texts))
        ]
        conversations.sort(key=lambda each: each.exchanges[-1].asked_at, reverse=True)
        return tuple(conversations)

    def own(self, person: str | None, role: Role) -> tuple[Conversation, ...]:
        """Return the conversations that `person` began, the latest first.

        Raises:
            StaleConversationError: One was kept by another version.
        """
        return tuple(each for each in self.all(role) if each.begun_by == person)

    def exchanges(self, name: str, role: Role) -> tuple[Exchange, ...]:
        """Return what `role` may see of a conversation, in order; perhaps nothing.

        An answer from a paper that has left the library or has been superseded since
        says so in its warnings.

        Raises:
            StaleConversationError: It was kept by another version.
        """
        with self._held():
            packed = self._packed(name)
        return self._look_as(role)(name, packed)

    def keep(self, name: str, exchange: Exchange) -> None:
        """Put `exchange` at the end of a conversation, which may be new."""
        with self._held():
            self._write(name, [*self._packed(name), pack(exchange)])

    def forget_own(self, name: str, person: str | None, role: Role) -> None:
        """Delete a conversation that `person` began, as `forget` does.

        Raises:
            UnknownConversationError: `person` began none of that name.
            BusyLibraryError: Another process is reading the file, whose bytes stay.
        """
        seen = self.exchanges(name, role)
        if not seen or seen[0].asked_by != person:
            raise UnknownConversationError(name)
        self.forget(name, role)

    def forget(self, name: str, role: Role) -> None:
        """Delete what `role` may see of a conversation, from the file's bytes too.

        Raises:
            UnknownConversationError: It sees nothing of one.
            BusyLibraryError: Another process is reading the file, whose bytes stay.
        """
        with self._held():
            packed = self._packed(name)
            if kept_from(role):
                look = self._look_as(role)
                left = [text for text in packed if not look(name, [text])]
            else:
                left = []  # whoever sees all may delete what cannot be read, too
            if len(left) == len(packed):
                raise UnknownConversationError(name)
            self._write(name, left)
            self._wipe()

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep every other process and thread out, and tell trouble as our own."""
        try:
            with self._lock:
                yield
        except Timeout as error:
            raise BusyLibraryError(self._lock.lock_file) from error
        except sqlite3.Error as error:
            reason = f"conversations cannot be kept there ({error})"
            raise UnusableLibraryError(str(self._path), reason) from error

    def _names(self) -> list[str]:
        with self._saver.cursor(transaction=False) as cursor:
            rows = cursor.execute("SELECT DISTINCT thread_id FROM checkpoints")
            return [name for (name,) in rows]

    def _packed(self, name: str) -> list[str]:
        state = self._graph.get_state(_thread(name))
        return list(state.values.get("exchanges", ()))

    def _write(self, name: str, packed: list[str]) -> None:
        """Let `packed` be all there is of a conversation.

        LangGraph keeps every state a thread has had; the last is the conversation.
        """
        written = self._graph.update_state(_thread(name), {"exchanges": packed})
        checkpoint_id = written["configurable"]["checkpoint_id"] if packed else ""
        with self._saver.cursor() as cursor:
            for table in ("checkpoints", "writes"):
                cursor.execute(
                    f"DELETE FROM {table} WHERE thread_id = ? AND checkpoint_id <> ?",  # noqa: S608 -- one of two names
                    (name, checkpoint_id),
                )

    def _wipe(self) -> None:
        """Leave nothing in the file, or in its log, of what was deleted."""
        with self._saver.cursor(transaction=False) as cursor:
            cursor.execute("VACUUM")
            is_busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if is_busy:
            raise BusyLibraryError(str(self._path))

    def _look_as(
        self, role: Role
    ) -> Callable[[str, Sequence[str]], tuple[Exchange, ...]]:
        """Return what shows `role` the exchanges of a conversation, as of now."""
        papers, kept = self._shelf.papers(role), self._shelf.restricted(role)

        def look(name: str, packed: Sequence[str]) -> tuple[Exchange, ...]:
            seen = (
                reopen(_unpacked(name, text), role=role, papers=papers, kept=kept)
                for text in packed
            )
            return tuple(exchange for exchange in seen if exchange is not None)

        return look


class _State(TypedDict):
    """A conversation as a checkpoint holds it: exchanges, packed."""

    exchanges: list[str]


def reopen(
    exchange: Exchange, *, role: Role, papers: Sequence[Paper], kept: Sequence[Paper]
) -> Exchange | None:
    """Return `exchange` as `role` may see it today, or None.

    Args:
        exchange: As it was kept.
        role: Who looks.
        papers: The papers `role` may see today.
        kept: Those it may not.
    """
    answer = exchange.answer
    used = {citation.paper.id for citation in answer.citations}
    used |= {figure.paper_id for figure in answer.figures}
    if not seen_by(exchange.role) <= seen_by(role):
        return None
    if used & {paper.id for paper in kept}:
        return None
    told = dict.fromkeys((*answer.warnings, *_since(answer, papers)))
    return replace(exchange, answer=replace(answer, warnings=tuple(told)))


def _since(answer: Answer, papers: Sequence[Paper]) -> Iterator[str]:
    """What has become of the papers cited since `answer` was given."""
    held = {paper.id for paper in papers}
    newer = {paper.supersedes: paper for paper in papers if paper.supersedes}
    cited = {citation.paper.id: citation.paper for citation in answer.citations}
    for paper in cited.values():
        if paper.id not in held:
            yield (
                f"{paper.file_name} has left the library since; what is cited from it"
                " can no longer be opened"
            )
        if paper.id in newer:
            yield (
                f"{paper.file_name} has been superseded since by"
                f" {newer[paper.id].file_name}; this answer is from the older paper"
            )


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False)
    try:
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        connection.execute("PRAGMA schema_version").fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _thread(name: str) -> RunnableConfig:
    return RunnableConfig(configurable={"thread_id": name})


def _unpacked(name: str, packed: str) -> Exchange:
    try:
        return unpack(Exchange, packed)
    except ValidationError as error:
        raise StaleConversationError(name) from error
