"""What keeps the library whole: one writer at a time, and nothing left lying about.

What `leftovers` names rests outside the tables and is of no paper in them. It is swept
away after the writing, or by whoever opens the library next.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import BaseFileLock, Timeout
from sqlalchemy import Connection, Engine, select

from corpus import originals, queries, schema
from corpus.errors import BusyLibraryError
from corpus.records import Role
from corpus.vectors import Vectors

_log = logging.getLogger(__name__)


class Upkeep:
    """The lock of a library, and the count of what was written to it."""

    def __init__(
        self,
        originals_folder: Path,
        *,
        engine: Engine,
        lock: BaseFileLock,
        vectors: Vectors,
    ) -> None:
        self._originals = originals_folder
        self._engine = engine
        self._lock = lock
        self._vectors = vectors
        self._seen_writes: int | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other process and thread from writing, and from Chroma.

        Raises:
            BusyLibraryError: Another process holds the library too long.
        """
        try:
            with self._lock:
                yield
        except Timeout as error:
            raise BusyLibraryError(self._lock.lock_file) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the library, swept before and after.

        Raises:
            BusyLibraryError: Another process holds the library too long.
        """
        with self.held():
            self.catch_up()
            self._sweep()
            try:
                yield
            finally:
                self._sweep()

    def count_write(self, connection: Connection) -> None:
        """Tell other processes that this one has written, and need not catch up."""
        self._seen_writes = schema.count_write(connection)

    def catch_up(self) -> None:
        """Open Chroma afresh if another process has written since."""
        with self._engine.connect() as connection:
            writes = connection.scalar(select(schema.library.c.writes))
        if writes != self._seen_writes:
            self._vectors.refresh()
            self._seen_writes = writes

    def sweep_unless_writing(self) -> None:
        """Sweep up after a process that died; one still at work does so itself."""
        with suppress(Timeout), self._lock.acquire(timeout=0):
            self.catch_up()
            self._sweep()

    def _sweep(self) -> None:
        with self._engine.connect() as connection:
            rows = connection.execute(select(schema.leftovers)).all()
        for token, paper_id, suffix in rows:
            self._vectors.remove(token)
            with self._engine.begin() as connection:
                if queries.suffix_of(connection, paper_id, role=Role.OFFICER) != suffix:
                    originals.drop(self._originals, paper_id, suffix)
                schema.settle(connection, token)
                self.count_write(connection)
            _log.info("swept away reading %s of paper %s", token, paper_id)
