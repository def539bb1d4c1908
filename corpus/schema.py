"""The library's tables: one for papers, one for each kind of record read from them.

    library ──── one row: which library this is, and how often it was written
    papers  ──┬─ pages, passages, figures, risks, findings, events
              └─ words (FTS5 over the passages, SQLite alone)
    changes ──── what officers set of papers, kept when a paper is read again or removed
    marks     ── what officers said of figures; they stay when a paper goes
    leftovers ── what may rest outside these tables without being in the library
    feedback ─── what readers said of answers; it goes with no paper

A row holds the whole record as JSON beside the columns a query filters by.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    column,
    inspect,
    select,
    table,
)
from sqlalchemy import text as sql

from corpus.packing import pack
from corpus.records import (
    Change,
    Event,
    Figure,
    Finding,
    Paper,
    PaperId,
    Passage,
    Reading,
    Risk,
)
from corpus.verdicts import Feedback, Mark

# Raised with every change of a table or a record that older libraries cannot serve.
VERSION = 2

_tables = MetaData()

library = Table(
    "library",
    _tables,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("embedder", Text, nullable=False),
    Column("writes", Integer, nullable=False, default=0),
)

papers = Table(
    "papers",
    _tables,
    Column("id", Text, primary_key=True),
    Column("reading", Text, nullable=False),
    Column("suffix", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("council", Text),
    Column("met_on", Text),
    Column("status", Text, nullable=False),
    Column("record", Text, nullable=False),
)

changes = Table(
    "changes",
    _tables,
    Column("number", Integer, primary_key=True),
    Column("paper_id", Text, nullable=False, index=True),
    Column("record", Text, nullable=False),
)

leftovers = Table(
    "leftovers",
    _tables,
    Column("reading", Text, primary_key=True),
    Column("paper_id", Text, nullable=False),
    Column("suffix", Text, nullable=False),
)

# Younger than version 2: a library without it is given it when it is opened.
feedback = Table(
    "feedback",
    _tables,
    Column("number", Integer, primary_key=True),
    Column("record", Text, nullable=False),
)


def _of_paper(name: str, *columns: Column[Any]) -> Table:
    """Return a table whose rows are read from one paper and go with it."""
    return Table(
        name,
        _tables,
        Column("number", Integer, primary_key=True),
        Column(
            "paper_id",
            ForeignKey("papers.id", ondelete="CASCADE"),
            index=True,
            nullable=False,
        ),
        *columns,
        Column("said", Text, nullable=False),
        Column("record", Text, nullable=False),
    )


pages = _of_paper("pages")
passages = _of_paper("passages", Column("id", Text, unique=True, nullable=False))
figures = _of_paper(
    "figures",
    Column("council", Text, index=True),
    Column("measure", Text, nullable=False, index=True),
    Column("period", Text),
    Column("as_at", Text),
)
risks = _of_paper("risks", Column("council", Text))
findings = _of_paper("findings")
events = _of_paper("events", Column("council", Text))

# Not a paper's own: what a person said outlives a paper that is read again.
marks = Table(
    "marks",
    _tables,
    Column("number", Integer, primary_key=True),
    Column("paper_id", Text, index=True, nullable=False),
    Column("record", Text, nullable=False),
)

words = table("words", column("rowid"), column("said"), column("context"))


def create(connection: Connection) -> None:
    """Create the tables that are not there yet."""
    _tables.create_all(connection)
    connection.execute(
        sql(
            "CREATE VIRTUAL TABLE IF NOT EXISTS words"
            " USING fts5(said, context, tokenize = 'porter unicode61')"
        )
    )


def is_whole(connection: Connection) -> bool:
    """Return whether all tables are there; a library may be older than some."""
    return set(_tables.tables) <= set(inspect(connection).get_table_names())


def insert(
    connection: Connection, reading: Reading, *, token: str, suffix: str
) -> None:
    """Write all of `reading`; its paper must not be in the tables."""
    paper = reading.paper
    row = {
        "id": paper.id,
        "reading": token,
        "suffix": suffix,
        "file_name": paper.file_name,
        "council": paper.council,
        "met_on": paper.met_on,
        "status": paper.status.value,
        "record": pack(paper),
    }
    connection.execute(papers.insert(), [row])
    for rows, filed in (
        (pages, (_row(paper, page, page.text) for page in reading.pages)),
        (figures, (_figure_row(paper, figure) for figure in reading.figures)),
        (risks, (_risk_row(paper, risk) for risk in reading.risks)),
        (findings, (_finding_row(paper, finding) for finding in reading.findings)),
        (events, (_event_row(paper, event) for event in reading.events)),
    ):
        _insert_all(connection, rows, filed)
    for passage in reading.passages:
        _insert_passage(connection, paper, passage)


def insert_feedback(connection: Connection, said: Feedback) -> None:
    """Write what a reader said of an answer."""
    connection.execute(feedback.insert(), {"record": pack(said)})


def delete(connection: Connection, paper_id: PaperId) -> bool:
    """Delete a paper with all that was read from it; return whether it was there.

    Its reading and its original still rest outside and become leftovers.
    """
    kept = (papers.c.reading, papers.c.id, papers.c.suffix)
    reading = select(*kept).where(papers.c.id == paper_id)
    if connection.execute(reading).first() is None:
        return False
    connection.execute(leftovers.insert().from_select(list(leftovers.c), reading))
    numbers = select(passages.c.number).where(passages.c.paper_id == paper_id)
    connection.execute(words.delete().where(words.c.rowid.in_(numbers)))
    connection.execute(papers.delete().where(papers.c.id == paper_id))
    return True


def insert_mark(connection: Connection, mark: Mark) -> None:
    """Write `mark` after those that are there."""
    row = {"paper_id": mark.figure.paper_id, "record": pack(mark)}
    connection.execute(marks.insert(), row)


def announce(
    connection: Connection, paper_id: PaperId, *, token: str, suffix: str
) -> None:
    """Name a reading, before it is written elsewhere, among the leftovers."""
    row = {"reading": token, "paper_id": paper_id, "suffix": suffix}
    connection.execute(leftovers.insert(), row)


def file_changes(connection: Connection, made: Iterable[Change]) -> None:
    """Write what an officer has set, after all that was set before."""
    filed = ({"paper_id": each.paper_id, "record": pack(each)} for each in made)
    _insert_all(connection, changes, filed)


def settle(connection: Connection, token: str) -> None:
    """Take a reading off the leftovers."""
    connection.execute(leftovers.delete().where(leftovers.c.reading == token))


def count_write(connection: Connection) -> int:
    """Count one more writing and return how many there were."""
    writes = connection.execute(
        library.update().values(writes=library.c.writes + 1).returning(library.c.writes)
    )
    return int(writes.scalar_one())


def _insert_all(
    connection: Connection, rows: Table, filed: Iterable[dict[str, Any]]
) -> None:
    many = list(filed)
    if many:
        connection.execute(rows.insert(), many)


def _insert_passage(connection: Connection, paper: Paper, passage: Passage) -> None:
    row = _row(paper, passage, passage.text) | {"id": passage.id}
    number = connection.execute(passages.insert(), row).lastrowid
    row = {"rowid": number, "said": passage.text, "context": passage.context}
    connection.execute(words.insert(), row)


def _row(paper: Paper, record: object, *said: str | None) -> dict[str, Any]:
    return {
        "paper_id": paper.id,
        "said": "\n".join(filter(None, said)),
        "record": pack(record),
    }


def _figure_row(paper: Paper, figure: Figure) -> dict[str, Any]:
    headings = (*figure.row_path, *figure.column_path)
    said = (figure.label, figure.caption, *headings, figure.quote)
    return _row(paper, figure, *said) | {
        "council": figure.council,
        "measure": figure.measure.value,
        "period": figure.period,
        "as_at": figure.as_at,
    }


def _risk_row(paper: Paper, risk: Risk) -> dict[str, Any]:
    said = (risk.risk, risk.category, risk.workstreams, risk.mitigations, risk.actions)
    return _row(paper, risk, *said, risk.owner) | {"council": risk.council}


def _finding_row(paper: Paper, finding: Finding) -> dict[str, Any]:
    said = (finding.where, finding.printed, finding.computed, finding.quote)
    return _row(paper, finding, *said)


def _event_row(paper: Paper, event: Event) -> dict[str, Any]:
    said = (event.happened_on, event.printed, event.quote)
    return _row(paper, event, *said) | {"council": event.council}
