"""The SQL database of a library: how it is opened, made and known again."""

from uuid import uuid4

from filelock import BaseFileLock
from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from corpus import schema
from corpus.errors import StaleLibraryError, UnusableLibraryError

# Readers never wait in SQLite's WAL; a writer waits this long for another.
_PATIENCE_SECONDS = 30


def open_database(url: str) -> Engine:
    """Return the database at `url`; nothing is opened before it is needed.

    Raises:
        UnusableLibraryError: The URL names no SQLite database.
    """
    try:
        parts = make_url(url)
    except ArgumentError as error:
        raise UnusableLibraryError("PAPERCLERK_DATABASE_URL", "not a URL") from error
    if parts.get_backend_name() != "sqlite":
        raise UnusableLibraryError(
            parts.get_backend_name(), "words can be searched in SQLite alone so far"
        )
    engine = create_engine(parts, connect_args={"timeout": _PATIENCE_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def identify(engine: Engine, *, lock: BaseFileLock, embedder: str) -> str:
    """Return the library's id, its tables made first if there are none.

    Raises:
        StaleLibraryError: Another version made it, or with another `embedder`.
    """
    if not inspect(engine).has_table(schema.library.name):
        with lock:
            _make(engine, embedder)
    with engine.connect() as connection:
        made = connection.execute(select(schema.library)).one()
    if made.version != schema.VERSION:
        raise StaleLibraryError(str(engine.url.database), "made by another version")
    if made.embedder != embedder:
        raise StaleLibraryError(
            str(engine.url.database), f"made with {made.embedder}, not {embedder}"
        )
    if not inspect(engine).has_table(schema.feedback.name):
        with lock, engine.begin() as transaction:
            schema.create(transaction)
    return str(made.id)


def _make(engine: Engine, embedder: str) -> None:
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
    with engine.begin() as transaction:
        schema.create(transaction)
        if transaction.execute(select(schema.library)).first() is None:
            row = {"id": uuid4().hex, "version": schema.VERSION, "embedder": embedder}
            transaction.execute(schema.library.insert(), row)


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # Without this, Python's sqlite3 leaves CREATE TABLE outside the transaction.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
