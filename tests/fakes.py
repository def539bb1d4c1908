"""Stand-ins that behave: each does, small and quick, what the real thing does."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import Any
from zlib import crc32

from langchain_core.language_models import BaseChatModel, GenericFakeChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.messages.tool import ToolCall
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import Field

from assistant.answer import Answer, Step
from assistant.clerk import hand_in
from assistant.drafts import Draft
from assistant.found import Found, merge
from corpus.errors import OfficersOnlyError, UnknownPaperError
from corpus.library import Contents
from corpus.pages import Page
from corpus.records import (
    Change,
    Figure,
    Finding,
    Paper,
    PaperId,
    Passage,
    Risk,
    Role,
    Scope,
    Status,
)
from corpus.records import Event as Happening
from corpus.verdicts import Feedback, Mark
from ingest.pipeline import Report, Skipped, Turn


class LetterEmbedder:
    """Embeds by words and pairs of letters: texts that share them come out near."""

    name = "letters"
    window = 64
    width = 96

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def token_count(self, text: str) -> int:
        return len(text.split()) + 2

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        self.embedded.extend(texts)
        for text in texts:
            if self.token_count(text) > self.window:
                message = f"expected at most {self.window} tokens, got more: {text}"
                raise ValueError(message)
        return [self._vector(text.lower()) for text in texts]

    def _vector(self, text: str) -> list[float]:
        words = text.split()
        pairs = [word[i : i + 2] for word in words for i in range(len(word) - 1)]
        vector = [0.0] * self.width
        for part, count in Counter([*words * 3, *pairs]).items():
            vector[crc32(part.encode()) % self.width] += count
        length = math.sqrt(sum(value * value for value in vector)) or 1.0
        return (
            [value / length for value in vector] if any(vector) else [1.0, *vector[1:]]
        )


class ScriptedModel(GenericFakeChatModel):
    """Says its lines in turn, whichever tools it is offered; an error is raised.

    `heard` keeps the messages it was given at each turn.
    """

    messages: Any
    heard: list[list[BaseMessage]] = Field(default_factory=list)

    def bind_tools(self, tools: Any, **_: Any) -> "ScriptedModel":
        return self

    def _generate(
        self, messages: list[BaseMessage], *rest: Any, **more: Any
    ) -> ChatResult:
        self.heard.append(list(messages))
        return super()._generate(messages, *rest, **more)


class LyingModel(BaseChatModel):
    """Looks things up as it is asked to, then says of them what `lie` says.

    `told` keeps the drafts that it has handed in.
    """

    lie: Callable[[str, Found], Draft]
    told: list[Draft] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "liar"

    def bind_tools(self, tools: Any, **_: Any) -> "LyingModel":
        return self

    def _generate(self, messages: list[BaseMessage], *_: Any, **__: Any) -> ChatResult:
        asked = max(i for i, m in enumerate(messages) if isinstance(m, HumanMessage))
        question, since = str(messages[asked].content), messages[asked + 1 :]
        if since:
            found = merge(m.artifact for m in since if isinstance(m, ToolMessage))
            self.told.append(self.lie(question, found))
            calls = [hand_in(self.told[-1])]
        else:
            calls = [
                ToolCall(name=name, args={"query": question}, id=f"call-{name}")
                for name in ("search_papers", "find_figures")
            ]
        message = AIMessage(content="", tool_calls=calls)
        return ChatResult(generations=[ChatGeneration(message=message)])


class ScriptedAssistant:
    """Says the steps and the answer it was given for a question, and what was asked.

    `asked` keeps each question with its history. A question it has no answer for gets
    the error it was given. Until `pause` is set it waits before it answers.
    """

    def __init__(self, answers: Mapping[str, Answer], *, error: Exception) -> None:
        self.answers = answers
        self.error = error
        self.pause = Event()
        self.pause.set()
        self.asked: list[tuple[str, tuple[str, ...], Role]] = []

    def steps(
        self, question: str, *, role: Role, history: Sequence[str]
    ) -> Iterator[Step | Answer]:
        self.asked.append((question, tuple(history), role))
        yield Step(text="Searching the papers")
        self.pause.wait()
        if question not in self.answers:
            raise self.error
        yield self.answers[question]


class FakeShelf:
    """Holds papers with their file and pages; the public sees the public ones."""

    def __init__(
        self,
        *held: tuple[Paper, Path, tuple[Page, ...]],
        figures: Sequence[Figure] = (),
        passages: Sequence[Passage] = (),
        risks: Sequence[Risk] = (),
        findings: Sequence[Finding] = (),
    ) -> None:
        self.held = held
        self.printed = figures
        self.registered = risks
        self.found = findings
        self.told = passages
        self.made: list[Mark] = []
        self.said: list[Feedback] = []

    def papers(self, role: Role) -> tuple[Paper, ...]:
        return tuple(paper for paper, _, _ in self._seen(role))

    def restricted(self, role: Role) -> tuple[Paper, ...]:
        seen = {paper.id for paper in self.papers(role)}
        return tuple(paper for paper, _, _ in self.held if paper.id not in seen)

    def contents(self, role: Role) -> dict[PaperId, Contents]:
        return {
            paper.id: Contents(
                pages=len(pages),
                passages=0,
                figures=sum(figure.paper_id == paper.id for figure in self.printed),
                risks=0,
            )
            for paper, _, pages in self._seen(role)
        }

    def figures(self, role: Role, scope: Scope) -> tuple[Figure, ...]:
        return tuple(each for each in self.printed if self._is_in(each, role, scope))

    def risks(self, role: Role, scope: Scope) -> tuple[Risk, ...]:
        return tuple(each for each in self.registered if self._is_in(each, role, scope))

    def findings(self, role: Role, scope: Scope) -> tuple[Finding, ...]:
        return tuple(each for each in self.found if self._is_in(each, role, scope))

    def marks(self, role: Role) -> tuple[Mark, ...]:
        seen = {paper.id for paper in self.papers(role)}
        return tuple(mark for mark in self.made if mark.figure.paper_id in seen)

    def mark(self, mark: Mark) -> None:
        self.made.append(mark)

    def passages(self, role: Role, scope: Scope) -> tuple[Passage, ...]:
        seen = {paper.id for paper in self.papers(role)}
        return tuple(passage for passage in self.told if passage.paper_id in seen)

    def events(self, role: Role, scope: Scope) -> tuple[Happening, ...]:
        return ()

    def keep_feedback(self, said: Feedback) -> None:
        self.said.append(said)

    def feedback(self, role: Role) -> tuple[Feedback, ...]:
        if role is not Role.OFFICER:
            raise OfficersOnlyError("feedback", role)
        return tuple(reversed(self.said))

    def pages(self, paper_id: PaperId, role: Role) -> tuple[Page, ...]:
        return self._one(paper_id, role)[2]

    def original(self, paper_id: PaperId, role: Role) -> Path:
        return self._one(paper_id, role)[1]

    def history(self, paper_id: PaperId, role: Role) -> tuple[Change, ...]:
        return ()

    def remove(self, paper_id: PaperId) -> None:
        self._one(paper_id, Role.OFFICER)
        self.held = tuple(held for held in self.held if held[0].id != paper_id)

    def _is_in(self, record: Figure | Risk | Finding, role: Role, scope: Scope) -> bool:
        asked = not scope.paper_ids or record.paper_id in scope.paper_ids
        return asked and record.paper_id in {paper.id for paper in self.papers(role)}

    def _seen(self, role: Role) -> list[tuple[Paper, Path, tuple[Page, ...]]]:
        return [
            held
            for held in self.held
            if role is not Role.PUBLIC or held[0].status is Status.PUBLIC
        ]

    def _one(
        self, paper_id: PaperId, role: Role
    ) -> tuple[Paper, Path, tuple[Page, ...]]:
        for held in self._seen(role):
            if held[0].id == paper_id:
                return held
        raise UnknownPaperError(paper_id)


class ScriptedIngest:
    """Tells of each file what it was told to; what it was not is skipped as unread.

    `given` keeps the files' names, what lay beside each, and what was wished of all.
    Until `pause` is set it waits before it reads.
    """

    def __init__(self, papers: Mapping[str, Paper]) -> None:
        self.papers = papers
        self.error: Exception | None = None
        self.pause = Event()
        self.pause.set()
        self.given: list[tuple[str, tuple[str, ...], Status | None, str | None]] = []

    def __call__(
        self,
        paths: Iterable[Path],
        *,
        status: Status | None,
        council: str | None,
        on_progress: Callable[[Turn], None],
    ) -> Report:
        self.pause.wait()
        if self.error:
            raise self.error
        files = list(paths)
        for number, path in enumerate(files, start=1):
            beside = tuple(sorted(each.name for each in path.parent.iterdir()))
            self.given.append((path.name, beside, status, council))
            outcome = self.papers.get(path.name) or Skipped(
                path=path, reason=f"{path.name}: damaged; ask for the file again"
            )
            on_progress(
                Turn(path=path, outcome=outcome, number=number, total=len(files))
            )
        return Report(read=(), skipped=(), already=())
