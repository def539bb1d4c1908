"""The intake: files that were handed in, read one batch after the other.

    waiting ──► reading ──► read
                       └──► failed ──(again)──► waiting

It goes on whoever looks: a page that is closed loses nothing, and one that is opened
sees how far it has come.
"""

import logging
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from tempfile import mkdtemp
from threading import Condition, Thread
from time import monotonic
from typing import Protocol
from weakref import finalize

from corpus.errors import PapersError
from corpus.records import Paper, Status
from ingest.pipeline import Report, Skipped, Turn
from ingest.register import REGISTER

_log = logging.getLogger(__name__)

# Fewer files than this, or less time, say nothing of how long the others will take.
BASIS_FILES, BASIS_SECONDS = 2, 1.0
# Even the smallest paper takes as long as about so many bytes of a larger one.
BYTES_A_FILE = 100_000
# A page is told at least so often, so that the time left goes down.
TOLD_EVERY_SECONDS = 5.0
TROUBLE = "something went wrong and was written to the log; try it again"

Tell = Callable[[Turn], None]


class Add(Protocol):
    """Reads files into the library, telling what came of each."""

    def __call__(
        self,
        paths: Iterable[Path],
        *,
        status: Status | None,
        council: str | None,
        on_progress: Tell,
    ) -> Report:
        """Return what came of all of them."""


class State(StrEnum):
    """How far a file has come."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A file that was handed in: `size` in bytes, and in the end a paper or a reason.

    `council` and `status` are what was said of it when it was handed in.
    """

    path: Path
    size: int
    state: State = State.WAITING
    council: str | None = None
    status: Status | None = None
    paper: Paper | None = None
    reason: str | None = None

    @property
    def is_done(self) -> bool:
        """Whether nothing more will come of it by itself."""
        return self.state in {State.READ, State.FAILED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far all files have come; `seconds_left` is None where nothing tells it."""

    items: tuple[Item, ...] = ()
    seconds_left: float | None = None

    @property
    def is_over(self) -> bool:
        """Whether every file is done."""
        return all(item.is_done for item in self.items)


class Intake:
    """Reads what is handed in, in a thread of its own; any thread may ask of it."""

    def __init__(self, add: Add) -> None:
        self._add = add
        self._folder = Path(mkdtemp(prefix="paperclerk-"))
        finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._staged = 0
        self._items: tuple[Item, ...] = ()
        self._changed = Condition()
        self._is_working = False
        self._timed_from = 0.0
        self._sizes: tuple[int, ...] | None = None

    def take(
        self, files: Sequence[Path], *, council: str | None, status: Status | None
    ) -> None:
        """Move uploaded `files` in, to be read as papers of `council` and `status`."""
        with self._changed:
            folder = self._folder / str(self._staged)
            self._staged += 1
            folder.mkdir()
            taken = tuple(
                Item(
                    path=path, size=path.stat().st_size, council=council, status=status
                )
                for path in stage(files, folder)
            )
            self._items += taken
            self._begin()

    def try_again(self) -> None:
        """Let the files that failed wait once more."""
        with self._changed:
            self._items = tuple(
                replace(item, state=State.WAITING, reason=None)
                if item.state is State.FAILED
                else item
                for item in self._items
            )
            self._begin()

    def tidy(self) -> None:
        """Forget the files that are done."""
        with self._changed:
            for item in self._items:
                if item.is_done:
                    shutil.rmtree(item.path.parent, ignore_errors=True)
            self._items = tuple(item for item in self._items if not item.is_done)
            self._changed.notify_all()

    def progress(self) -> Progress:
        """Return how far the files have come by now."""
        with self._changed:
            left = [item.size for item in self._items if not item.is_done]
            elapsed = monotonic() - self._timed_from
            return Progress(
                items=self._items,
                seconds_left=seconds_left(self._sizes or (), left, elapsed=elapsed),
            )

    def follow(self) -> Iterator[Progress]:
        """Yield how far the files have come, at every step, until all are done."""
        while True:
            progress = self.progress()
            yield progress
            if progress.is_over:
                return
            with self._changed:
                if self._items == progress.items:
                    self._changed.wait(TOLD_EVERY_SECONDS)

    def _begin(self) -> None:
        self._changed.notify_all()
        if self._is_working or all(item.is_done for item in self._items):
            return
        self._is_working = True
        self._sizes = None
        # What it has read is safe at any moment: it need not be waited for at the end.
        Thread(target=self._work, name="intake", daemon=True).start()

    def _work(self) -> None:
        while batch := self._next_batch():
            first = batch[0]
            try:
                self._add(
                    [item.path for item in batch],
                    status=first.status,
                    council=first.council,
                    on_progress=self._note,
                )
            except PapersError as error:
                self._fail(batch, str(error))
            except Exception:  # noqa: BLE001  # a fault of ours must not leave the files waiting
                _log.exception("files that were handed in could not be read")
                self._fail(batch, TROUBLE)

    def _next_batch(self) -> list[Item]:
        """Return the files to read next, of which the same was said; none, and rest."""
        with self._changed:
            waiting = [item for item in self._items if not item.is_done]
            said = [(item.council, item.status) for item in waiting[:1]]
            batch = [item for item in waiting if (item.council, item.status) in said]
            self._is_working = bool(batch)
            self._mark_next(batch)
            return batch

    def _note(self, turn: Turn) -> None:
        """Note what came of a file; the one that waited longest is being read now."""
        with self._changed:
            (item,) = (item for item in self._items if item.path == turn.path)
            if isinstance(turn.outcome, Skipped):
                reason = turn.outcome.reason.removeprefix(f"{turn.path.name}: ")
                done = replace(item, state=State.FAILED, reason=reason)
            else:
                done = replace(item, state=State.READ, paper=turn.outcome)
                shutil.rmtree(item.path.parent, ignore_errors=True)
            self._put(done)
            self._time(done)
            said = (item.council, item.status)
            self._mark_next(
                each
                for each in self._items
                if not each.is_done and (each.council, each.status) == said
            )

    def _time(self, done: Item) -> None:
        """Count a file towards the pace; the first waits for readers and begins it."""
        if self._sizes is None:
            self._timed_from, self._sizes = monotonic(), ()
        else:
            self._sizes += (done.size,)

    def _fail(self, batch: Iterable[Item], reason: str) -> None:
        with self._changed:
            paths = {item.path for item in batch}
            for item in self._items:
                if item.path in paths and not item.is_done:
                    self._put(replace(item, state=State.FAILED, reason=reason))

    def _mark_next(self, waiting: Iterable[Item]) -> None:
        for item in list(waiting)[:1]:
            self._put(replace(item, state=State.READING))

    def _put(self, changed: Item) -> None:
        self._items = tuple(
            changed if item.path == changed.path else item for item in self._items
        )
        self._changed.notify_all()


def stage(files: Sequence[Path], folder: Path) -> list[Path]:
    """Move uploaded `files` into `folder`, the register among them beside each paper.

    Each paper has a folder of its own, as two may have the same name.
    """
    registers = [file for file in files if file.name == REGISTER]
    staged = []
    for number, file in enumerate(file for file in files if file not in registers):
        own = folder / str(number)
        own.mkdir()
        for register in registers:
            shutil.copy(register, own)
        staged.append(Path(shutil.move(file, own)))
    return staged


def seconds_left(
    done: Sequence[int], left: Sequence[int], *, elapsed: float
) -> float | None:
    """Return how long the files `left` will take, by those `done`; sizes are bytes.

    `elapsed` is what those done took, in seconds. None where they are too few to tell.
    """
    if len(done) < BASIS_FILES or elapsed < BASIS_SECONDS or not left:
        return None
    return elapsed * _effort(left) / _effort(done)


def _effort(sizes: Sequence[int]) -> int:
    return sum(sizes) + len(sizes) * BYTES_A_FILE
