"""What is under way, so that it can be logged, and a stop can wait for it."""

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Condition

from assistant.answer import Answer, Step
from corpus.errors import StoppingError
from corpus.records import Role, Status
from ingest.pipeline import Report, Turn
from ui.web.intake import Add, Tell
from ui.web.talk import Assistant

_log = logging.getLogger(__name__)


class Work:
    """Counts what is under way; once told to stop, nothing begins."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._under_way = 0
        self._is_stopping = False
        self._is_over = False

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Count one piece of work while it lasts.

        Raises:
            StoppingError: Nothing begins any more.
        """
        with self._changed:
            if self._is_stopping:
                raise StoppingError
            self._under_way += 1
        try:
            yield
        finally:
            with self._changed:
                self._under_way -= 1
                self._changed.notify_all()

    def go_on(self) -> None:
        """Do nothing, between two steps of a piece of work.

        Raises:
            StoppingError: It has had its time.
        """
        if self._is_over:
            raise StoppingError

    def stop(self, patience: float) -> bool:
        """Let nothing begin; return whether all was done within `patience` seconds."""
        with self._changed:
            self._is_stopping = True
            done = self._changed.wait_for(lambda: not self._under_way, patience)
            self._is_over = True
        return done


class WatchedAssistant:
    """Answers as `assistant` does, counted as work and logged."""

    def __init__(self, assistant: Assistant, work: Work) -> None:
        self._assistant = assistant
        self._work = work

    def steps(
        self, question: str, *, role: Role, history: Sequence[str]
    ) -> Iterator[Step | Answer]:
        """Yield what is being done, and last the answer."""
        began = time.perf_counter()
        _log.debug("question", extra={"told": {"question": question}})
        with self._work.under_way():
            for said in self._assistant.steps(question, role=role, history=history):
                self._work.go_on()
                if isinstance(said, Answer):
                    _log_answer(said, role, time.perf_counter() - began)
                yield said


def watched(add: Add, work: Work) -> Add:
    """Return what adds papers as `add` does, counted as work and logged."""

    def added(
        paths: Iterable[Path],
        *,
        status: Status | None,
        council: str | None,
        on_progress: Tell,
    ) -> Report:
        def tell(turn: Turn) -> None:
            on_progress(turn)
            # Each paper is wholly in the library by now: a stop falls between two.
            work.go_on()

        began = time.perf_counter()
        with work.under_way():
            report = add(paths, status=status, council=council, on_progress=tell)
        told = {
            "read": len(report.read),
            "skipped": len(report.skipped),
            "milliseconds": round(1000 * (time.perf_counter() - began)),
        }
        _log.info("papers added", extra={"told": told})
        return report

    return added


def _log_answer(answer: Answer, role: Role, seconds: float) -> None:
    told = {
        "role": role.value,
        "status": answer.status.value,
        "model": answer.model,
        "milliseconds": round(1000 * seconds),
        "citations": len(answer.citations),
        "figures": len(answer.figures),
        "calculations": len(answer.calculations),
        "warnings": len(answer.warnings),
    }
    _log.info("answer", extra={"told": told})
    _log.debug("answer's text", extra={"told": {"text": answer.text}})
