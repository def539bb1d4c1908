"""The library: papers in, out and replaced as one, and everything asked of them.

A paper rests in three places. The order of writing makes that it is wholly in the
library or not at all, whatever moment the process dies:

    add      leftovers name its new reading -> original -> vectors -> tables
    remove   tables -> vectors -> original

A paper is changed by adding it as it is read with the change, its history with it. The
commit to the tables is the moment a paper is in or out, and tells `leftovers` which
reading now rests outside them. What `leftovers` names is swept away by its upkeep.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar
from uuid import uuid4

from filelock import FileLock
from sqlalchemy import Engine, Table
from sqlalchemy.exc import DBAPIError

from corpus import originals, queries, schema
from corpus.access import kept_from, may_change, seen_by
from corpus.corrections import correct, standing
from corpus.database import identify, open_database
from corpus.errors import (
    AmbiguousPaperError,
    OfficersOnlyError,
    OutdatedReadingError,
    UnknownPaperError,
    UnusableLibraryError,
)
from corpus.meaning import Embedder, embed_query, embed_reading
from corpus.pages import Page
from corpus.records import (
    Change,
    Correction,
    Event,
    Figure,
    Finding,
    Hit,
    Paper,
    PaperId,
    Passage,
    PassageId,
    Reading,
    Risk,
    Role,
    Scope,
    Status,
)
from corpus.upkeep import Upkeep
from corpus.vectors import Vectors, open_vectors
from corpus.verdicts import Feedback, Mark

Record = TypeVar("Record")

# A paper is written in a second or two; a writer that takes this long has hung.
_PATIENCE_SECONDS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """How much was read from a paper."""

    pages: int
    passages: int
    figures: int
    risks: int


class Library:
    """Papers and what was read from them; every question says who asks."""

    def __init__(
        self,
        originals_folder: Path,
        *,
        engine: Engine,
        vectors: Vectors,
        upkeep: Upkeep,
        embedder: Embedder,
    ) -> None:
        self.embedder = embedder
        self._originals = originals_folder
        self._engine = engine
        self._vectors = vectors
        self._upkeep = upkeep

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
        """Let go of the databases."""
        self._vectors.close()
        self._engine.dispose()

    def add(
        self, reading: Reading, original: Path, *, changes: Sequence[Change] = ()
    ) -> None:
        """Put a paper into the library; one of the same bytes is replaced.

        Args:
            reading: All that was read from it, as officers have set it to be.
            original: Its file.
            changes: What an officer sets with this reading; none when it is only read.

        Raises:
            UnreadablePaperError: `original` is no longer the file that was read.
            OutdatedReadingError: An officer has set it otherwise than it was read.
            UnknownPaperError: It was to be changed, and has been removed.
            BusyLibraryError: Another process holds the library too long.
        """
        vectors = embed_reading(reading, self.embedder)
        paper_id, token = reading.paper.id, uuid4().hex
        suffix = originals.suffix_of(original)
        with self._upkeep.writing():
            with self._engine.begin() as connection:
                schema.announce(connection, paper_id, token=token, suffix=suffix)
                self._upkeep.count_write(connection)
            originals.keep(self._originals, original, paper_id)
            self._vectors.add(vectors, reading=token)
            with self._engine.begin() as connection:
                if not schema.delete(connection, paper_id) and changes:
                    raise UnknownPaperError(paper_id)
                schema.insert(connection, reading, token=token, suffix=suffix)
                schema.file_changes(connection, changes)
                held = standing(queries.changes_of(connection, paper_id))
                if correct(reading.paper, held) != reading.paper:
                    raise OutdatedReadingError(reading.paper.file_name)
                schema.settle(connection, token)
                self._upkeep.count_write(connection)

    def remove(self, paper_id: PaperId) -> None:
        """Take a paper out of the library with all that was read from it.

        Raises:
            UnknownPaperError: There is no such paper.
        """
        with self._upkeep.writing(), self._engine.begin() as connection:
            if not schema.delete(connection, paper_id):
                raise UnknownPaperError(paper_id)
            self._upkeep.count_write(connection)

    def mark(self, mark: Mark) -> None:
        """Keep what an officer said of a figure, beside what was said before."""
        with self._upkeep.held(), self._engine.begin() as connection:
            schema.insert_mark(connection, mark)

    def marks(self, role: Role) -> tuple[Mark, ...]:
        """Return the marks on figures of papers `role` may see, oldest first.

        Those of papers that were removed are shown to officers alone; who made a mark
        is not told to the public.
        """
        with self._engine.connect() as connection:
            return queries.all_marks(connection, role=role)

    def papers(self, role: Role) -> tuple[Paper, ...]:
        """Return the papers by council, then meeting date; unknown councils last."""
        with self._engine.connect() as connection:
            return queries.all_papers(connection, role=role)

    def restricted(self, role: Role) -> tuple[Paper, ...]:
        """Return the papers kept from `role`, as an agenda lists them.

        Council, committee, date and marking; nothing of what they hold, nor a title.
        """
        with self._engine.connect() as connection:
            return queries.withheld_papers(connection, role=role)

    def paper_by_name(self, name: str, role: Role) -> Paper:
        """Return the paper of that file name, or whose id begins with `name`.

        Raises:
            UnknownPaperError: `role` sees no such paper.
            AmbiguousPaperError: It sees several.
        """
        with self._engine.connect() as connection:
            found = queries.papers_called(connection, name, role=role)
        if len(found) > 1:
            raise AmbiguousPaperError(name, tuple(paper.id for paper in found))
        if not found:
            raise UnknownPaperError(name)
        return found[0]

    def has(self, paper_id: PaperId) -> bool:
        """Return whether the paper is in the library, whoever may see it."""
        with self._engine.connect() as connection:
            suffix = queries.suffix_of(connection, paper_id, role=Role.OFFICER)
        return suffix is not None

    def correction(self, paper_id: PaperId) -> Correction:
        """Return what officers have set of a paper, also of one not in the library."""
        with self._engine.connect() as connection:
            return standing(queries.changes_of(connection, paper_id))

    def history(self, paper_id: PaperId, role: Role) -> tuple[Change, ...]:
        """Return what officers have set of a paper, the oldest first.

        None where `role` may not change papers.
        """
        if not may_change(role):
            return ()
        with self._engine.connect() as connection:
            return queries.changes_of(connection, paper_id)

    def original(self, paper_id: PaperId, role: Role) -> Path:
        """Return the paper's own file.

        Raises:
            UnknownPaperError: `role` sees no such paper.
        """
        with self._engine.connect() as connection:
            suffix = queries.suffix_of(connection, paper_id, role=role)
        if suffix is None:
            raise UnknownPaperError(paper_id)
        return originals.place_of(self._originals, paper_id, suffix)

    def contents(self, role: Role) -> Mapping[PaperId, Contents]:
        """Return how much was read from each paper."""
        rows = (schema.pages, schema.passages, schema.figures, schema.risks)
        with self._engine.connect() as connection:
            pages, passages, figures, risks = (
                queries.counts(connection, row, role=role) for row in rows
            )
            papers = queries.all_papers(connection, role=role)
        return {
            paper.id: Contents(
                pages=pages.get(paper.id, 0),
                passages=passages.get(paper.id, 0),
                figures=figures.get(paper.id, 0),
                risks=risks.get(paper.id, 0),
            )
            for paper in papers
        }

    def pages(self, paper_id: PaperId, role: Role) -> tuple[Page, ...]:
        """Return the pages of a paper, none if `role` sees no such paper."""
        return self._read(schema.pages, Page, role, Scope(paper_ids=(paper_id,)))

    def passages(self, role: Role, scope: Scope) -> tuple[Passage, ...]:
        """Return the passages in `scope`, paper by paper in printed order."""
        return self._read(schema.passages, Passage, role, scope)

    def passage(self, passage_id: PassageId, role: Role) -> Passage | None:
        """Return a passage, or None if `role` sees no such passage."""
        hits = self._hits({passage_id: 0.0}, statuses=seen_by(role))
        return hits[0].passage if hits else None

    def figures(self, role: Role, scope: Scope) -> tuple[Figure, ...]:
        """Return the figures in `scope`, paper by paper in printed order."""
        return self._read(schema.figures, Figure, role, scope)

    def risks(self, role: Role, scope: Scope) -> tuple[Risk, ...]:
        """Return the risks in `scope`, paper by paper in printed order."""
        return self._read(schema.risks, Risk, role, scope)

    def findings(self, role: Role, scope: Scope) -> tuple[Finding, ...]:
        """Return the findings in `scope`, paper by paper in printed order."""
        return self._read(schema.findings, Finding, role, scope)

    def events(self, role: Role, scope: Scope) -> tuple[Event, ...]:
        """Return the events in `scope`, paper by paper in printed order."""
        return self._read(schema.events, Event, role, scope)

    def keep_feedback(self, said: Feedback) -> None:
        """Keep what a reader said of an answer.

        Raises:
            BusyLibraryError: Another process holds the library too long.
        """
        with self._upkeep.held(), self._engine.begin() as connection:
            schema.insert_feedback(connection, said)

    def feedback(self, role: Role) -> tuple[Feedback, ...]:
        """Return what readers said of answers, the latest first.

        Raises:
            OfficersOnlyError: `role` is another; an answer may tell of an exempt paper.
        """
        if role is not Role.OFFICER:
            raise OfficersOnlyError("feedback", role)
        with self._engine.connect() as connection:
            return queries.all_feedback(connection)

    def search_words(
        self, query: str, *, role: Role, scope: Scope, limit: int
    ) -> tuple[Hit, ...]:
        """Return the passages in which words of `query` stand, best first."""
        with self._engine.connect() as connection:
            return queries.hits_by_words(
                connection, query, role=role, scope=scope, limit=limit
            )

    def search_meaning(
        self, query: str, *, role: Role, scope: Scope, limit: int
    ) -> tuple[Hit, ...]:
        """Return the passages closest in meaning to `query`, nearest first."""
        return self._nearest(query, statuses=seen_by(role), scope=scope, limit=limit)

    def withheld(
        self, query: str, *, role: Role, scope: Scope, limit: int
    ) -> tuple[Hit, ...]:
        """Return what is closest in meaning to `query` and kept from `role`.

        Nothing of these hits may be shown to `role` but that there are any.
        """
        return self._nearest(query, statuses=kept_from(role), scope=scope, limit=limit)

    def _read(
        self, rows: Table, kind: type[Record], role: Role, scope: Scope
    ) -> tuple[Record, ...]:
        with self._engine.connect() as connection:
            return queries.records(connection, rows, kind, role=role, scope=scope)

    def _hits(
        self,
        distance_by_id: Mapping[PassageId, float],
        *,
        statuses: Set[Status],
    ) -> tuple[Hit, ...]:
        with self._engine.connect() as connection:
            return queries.hits_by_id(connection, distance_by_id, statuses=statuses)

    def _nearest(
        self, query: str, *, statuses: Set[Status], scope: Scope, limit: int
    ) -> tuple[Hit, ...]:
        if not statuses:
            return ()
        points = embed_query(query, self.embedder)
        passage_ids = self._passage_ids(scope) if scope.words else None
        with self._upkeep.held():
            self._upkeep.catch_up()
            distance_by_id = self._vectors.nearest(
                points,
                statuses=statuses,
                scope=scope,
                passage_ids=passage_ids,
                limit=limit,
            )
        return self._hits(distance_by_id, statuses=statuses)[:limit]

    def _passage_ids(self, scope: Scope) -> Sequence[PassageId]:
        with self._engine.connect() as connection:
            return queries.passage_ids(connection, scope=scope)


def open_library(
    home: Path,
    embedder: Embedder,
    *,
    chroma_url: str | None = None,
    database_url: str | None = None,
) -> Library:
    """Open the library in `home`, made if there is none.

    Raises:
        UnusableLibraryError: It cannot be opened there.
        StaleLibraryError: Another version made it, or with another embedding model.
    """
    try:
        (home / "papers").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableLibraryError(str(home), "no folder can be made there") from error
    engine = open_database(database_url or f"sqlite:///{home / 'library.db'}")
    lock = FileLock(home / "library.lock", timeout=_PATIENCE_SECONDS)
    try:
        library_id = identify(engine, lock=lock, embedder=embedder.name)
    except DBAPIError as error:
        raise UnusableLibraryError(str(home), "its database cannot be read") from error
    finally:
        engine.dispose()
    vectors = open_vectors(home / "chroma", f"passages-{library_id}", url=chroma_url)
    upkeep = Upkeep(home / "papers", engine=engine, lock=lock, vectors=vectors)
    upkeep.sweep_unless_writing()
    return Library(
        home / "papers",
        engine=engine,
        vectors=vectors,
        upkeep=upkeep,
        embedder=embedder,
    )
