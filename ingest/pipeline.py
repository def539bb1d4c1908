"""Many papers, from files to the library; one that cannot be read stops no other.

paths -> files -> tasks -> readings (here, or in processes) -> library (here)
"""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from corpus.councils import canonical
from corpus.errors import PaperError, UnreadablePaperError
from corpus.library import Library
from corpus.originals import paper_id_of
from corpus.records import (
    Change,
    Correction,
    Paper,
    PaperId,
    Reading,
    Role,
    Status,
)
from ingest.readers.choose import SUFFIXES
from ingest.reading import Told, Window, read_paper
from ingest.register import REGISTER, read_register

_log = logging.getLogger(__name__)

# A process takes two seconds to start; a few papers are read sooner without.
_FEW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file that is not in the library, and why, in a line for the reader."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One file dealt with: the `number`th of `total`, from 1."""

    path: Path
    outcome: Paper | Skipped
    number: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of an ingest.

    `read` are the papers now in the library. `already` are the files whose bytes were
    in it before their turn: from an earlier ingest, and then read again, or from
    another file of this one, and then not.
    """

    read: tuple[Paper, ...]
    skipped: tuple[Skipped, ...]
    already: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to read, and what is known of it beforehand."""

    path: Path
    told: Told
    window: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dealt:
    path: Path
    outcome: Paper | Skipped
    is_already: bool = False


def ingest(
    paths: Iterable[Path],
    *,
    library: Library,
    status: Status | None = None,
    council: str | None = None,
    jobs: int | None = None,
    on_progress: Callable[[Turn], None] | None = None,
) -> Report:
    """Read the files at `paths` into `library`, folders with all that is in them.

    A papers.toml beside a file says what the file does not.

    Args:
        paths: Files and folders.
        library: Where they are put; embedding and writing is done in this process.
        status: Who the papers are for, whatever they say.
        council: Whose papers they are, whatever they say.
        jobs: How many processes read; None chooses by the number of files.
        on_progress: Told of every file that has been dealt with, in order.

    Raises:
        RegisterError: A papers.toml cannot be used; nothing has been read then.
    """
    files, unread = find_files(paths)
    told = Told(council=canonical(council or "") or council, status=status)
    tasks = _tasks(files, told, library)
    dealt: list[_Dealt] = []
    for each in chain(
        (_Dealt(path=skipped.path, outcome=skipped) for skipped in unread),
        _deal(tasks, library, jobs or _jobs(len(tasks))),
    ):
        dealt.append(each)
        if on_progress:
            total = len(files) + len(unread)
            on_progress(
                Turn(
                    path=each.path, outcome=each.outcome, number=len(dealt), total=total
                )
            )
    outcomes = dict.fromkeys(each.outcome for each in dealt)
    return Report(
        read=tuple(paper for paper in outcomes if isinstance(paper, Paper)),
        skipped=tuple(each for each in outcomes if isinstance(each, Skipped)),
        already=tuple(each.path for each in dealt if each.is_already),
    )


def find_files(
    paths: Iterable[Path],
) -> tuple[tuple[Path, ...], tuple[Skipped, ...]]:
    """Return the files to read at `paths`, each once, and those nobody can read.

    A file that is named is tried whatever its name; in a folder, what no reader reads
    is passed over with a reason, and what a system or a program keeps there for itself
    without one.
    """
    files: dict[Path, None] = {}
    skipped: list[Skipped] = []
    for path in paths:
        if path.is_dir():
            for found in sorted(path.rglob("*")):
                if not found.is_file() or _is_no_paper(found.relative_to(path)):
                    continue
                if found.suffix.lower() in SUFFIXES:
                    files[found] = None
                else:
                    skipped.append(_skip(found, "a kind of file that is not read"))
        elif path.is_file():
            files[path] = None
        else:
            skipped.append(_skip(path, "there is no such file"))
    return tuple(files), tuple(skipped)


def _is_no_paper(path: Path) -> bool:
    """Tell whether `path`, inside a folder of papers, is kept there by a program.

    Hidden files, the lock files of Word and Excel ("~$report.docx"), what Python makes
    of a folder, the register and what explains it.
    """
    is_kept = any(part.startswith((".", "~$", "__")) for part in path.parts)
    return is_kept or path.name in {REGISTER, "README.md"}


def _skip(path: Path, reason: str) -> Skipped:
    return Skipped(path=path, reason=f"{path.name}: {reason}; leave it out")


def _jobs(count: int) -> int:
    return (os.cpu_count() or 1) if count > _FEW else 1


def _tasks(files: Iterable[Path], told: Told, library: Library) -> list[Task]:
    register_in = cache(read_register)
    window = window_of(library)
    return [
        Task(
            path=path,
            told=replace(
                told,
                entry=register_in(path.parent).get(path.name),
                correction=_correction(library, path),
            ),
            window=window,
        )
        for path in files
    ]


def window_of(library: Library) -> Window:
    """Return how much the embedder of `library` takes in."""
    embedder = library.embedder
    return Window(size=embedder.window, token_count=embedder.token_count)


def _correction(library: Library, path: Path) -> Correction:
    """Return what officers have set of the paper at `path`."""
    try:
        return library.correction(paper_id_of(path))
    except OSError:
        # Reading it will tell why it cannot be opened.
        return Correction()


def _deal(tasks: Sequence[Task], library: Library, jobs: int) -> Iterator[_Dealt]:
    """Yield what came of each task; of files of the same bytes the first is read."""
    twins_by_first = _twins(tasks)
    for task, reading in read_all(list(twins_by_first), jobs):
        is_already = isinstance(reading, Reading) and library.has(reading.paper.id)
        outcome = put(library, reading, task.path)
        yield _Dealt(path=task.path, outcome=outcome, is_already=is_already)
        for twin in twins_by_first[task]:
            yield _Dealt(path=twin.path, outcome=outcome, is_already=True)


def _twins(tasks: Iterable[Task]) -> dict[Task, list[Task]]:
    """Return the tasks to do, each with those whose files have the same bytes."""
    first_by_id: dict[PaperId, Task] = {}
    twins_by_first: dict[Task, list[Task]] = {}
    for task in tasks:
        try:
            first = first_by_id.setdefault(paper_id_of(task.path), task)
        except OSError:
            first = task
        if first is task:
            twins_by_first[task] = []
        else:
            twins_by_first[first].append(task)
    return twins_by_first


def put(
    library: Library,
    reading: Reading | Skipped,
    path: Path,
    *,
    changes: Sequence[Change] = (),
) -> Paper | Skipped:
    """Put what was read into `library`, and return the paper as it is now there."""
    if isinstance(reading, Skipped):
        return reading
    known = library.papers(Role.OFFICER)
    paper = replace(reading.paper, supersedes=superseded(reading.paper, known))
    try:
        library.add(replace(reading, paper=paper), path, changes=changes)
    except PaperError as error:
        return Skipped(path=path, reason=str(error))
    return paper


def superseded(paper: Paper, known: Iterable[Paper]) -> PaperId | None:
    """Return the paper of `known` that `paper` is a new version of, if there is one.

    A version has the same file name, council and meeting date, all of them known, and
    other bytes. The latest to come in supersedes the one before it.
    """
    if paper.council is None or paper.met_on is None:
        return None
    versions = {
        other.id: other.supersedes
        for other in known
        if (other.file_name, other.council, other.met_on)
        == (paper.file_name, paper.council, paper.met_on)
    }
    if paper.id in versions:
        return versions[paper.id]
    newest = set(versions) - set(versions.values())
    return min(newest, default=None)


def read_all(
    tasks: Sequence[Task], jobs: int
) -> Iterator[tuple[Task, Reading | Skipped]]:
    """Yield what is read of each task, in order, by as many processes as `jobs`."""
    if jobs == 1:
        yield from ((task, _read(task)) for task in tasks)
        return
    waiting: deque[tuple[Task, Future[Reading | Skipped]]] = deque()
    coming = deque(tasks)
    with _processes(jobs) as pool:
        try:
            while coming or waiting:
                # No further ahead than this: readings are large and wait in memory.
                while coming and len(waiting) < 2 * jobs:
                    waiting.append((coming[0], pool.submit(_read, coming[0])))
                    coming.popleft()
                reading = waiting[0][1].result()
                yield waiting.popleft()[0], reading
        except BrokenProcessPool:
            _log.warning("a process died while reading; reading one paper at a time")
    # One of those waiting brought its process down; only alone it shows which.
    for task in (*(task for task, _ in waiting), *coming):
        yield task, _read_alone(task)


def _read_alone(task: Task) -> Reading | Skipped:
    with _processes(1) as pool:
        try:
            return pool.submit(_read, task).result()
        except BrokenProcessPool:
            return _unreadable(task.path, "it brings down what reads it")


def _processes(jobs: int) -> ProcessPoolExecutor:
    # Not forked: the model's threads, once started here, do not survive a fork.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _read(task: Task) -> Reading | Skipped:
    try:
        return read_paper(task.path, told=task.told, window=task.window)
    except PaperError as error:
        return Skipped(path=task.path, reason=str(error))
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        return _unreadable(task.path, reason)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one paper must not cost the others
        _log.exception("reading %s", task.path.name)
        return _unreadable(task.path, f"reading it failed ({type(error).__name__})")


def _unreadable(path: Path, reason: str) -> Skipped:
    return Skipped(path=path, reason=str(UnreadablePaperError(path, reason)))
