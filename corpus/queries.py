"""What is asked of the tables: every query holds to who asks and within what scope."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    column,
    func,
    or_,
    select,
    true,
)
from sqlalchemy import text as sql

from corpus.access import kept_from, seen_by
from corpus.packing import unpack
from corpus.records import (
    Change,
    Hit,
    Paper,
    PaperId,
    Passage,
    PassageId,
    Role,
    Scope,
    Status,
)
from corpus.schema import changes, feedback, marks, papers, passages, words
from corpus.verdicts import Feedback, Mark

Record = TypeVar("Record")


def shown(statuses: Collection[Status]) -> ColumnElement[bool]:
    """Return the condition that a paper is of one of `statuses`."""
    return papers.c.status.in_(sorted(statuses))


def inside(rows: Table, scope: Scope) -> ColumnElement[bool]:
    """Return the condition under which a row of `rows` lies in `scope`.

    A record that names a council is held to its own, any other to its paper's.
    Measures and periods bind figures alone: nothing else carries them. Every word
    must stand in what the record says, in either case of letters.
    """
    council = rows.c.council if "council" in rows.c else papers.c.council
    held: ColumnElement[bool] = true()
    if scope.councils:
        held &= council.in_(scope.councils)
    if scope.paper_ids:
        held &= papers.c.id.in_(scope.paper_ids)
    if scope.measures and "measure" in rows.c:
        held &= rows.c.measure.in_([measure.value for measure in scope.measures])
    if scope.periods and "period" in rows.c:
        periods = (rows.c.period.in_(scope.periods), rows.c.as_at.in_(scope.periods))
        held &= or_(*periods)
    if "said" in rows.c:
        for word in scope.words:
            held &= rows.c.said.icontains(word, autoescape=True)
    return held


def all_papers(connection: Connection, *, role: Role) -> tuple[Paper, ...]:
    """Return the papers by council, then meeting date; unknown councils last."""
    chosen = select(papers.c.record).where(shown(seen_by(role))).order_by(*_PAPER_ORDER)
    return tuple(unpack(Paper, record) for record in connection.scalars(chosen))


def withheld_papers(connection: Connection, *, role: Role) -> tuple[Paper, ...]:
    """Return the papers kept from `role`: what an agenda lists of them, no more."""
    kept = select(papers.c.record).where(shown(kept_from(role))).order_by(*_PAPER_ORDER)
    return tuple(
        _as_listed(unpack(Paper, record)) for record in connection.scalars(kept)
    )


def papers_called(
    connection: Connection, name: str, *, role: Role
) -> tuple[Paper, ...]:
    """Return the papers whose file name is `name`, or whose id begins with it."""
    names = func.lower(papers.c.file_name) == name.lower()
    if len(name) >= _SHORTEST_ID and set(name.lower()) <= set("0123456789abcdef"):
        names |= papers.c.id.startswith(name.lower())
    chosen = select(papers.c.record).where(shown(seen_by(role)), names)
    return tuple(unpack(Paper, record) for record in connection.scalars(chosen))


def changes_of(connection: Connection, paper_id: PaperId) -> tuple[Change, ...]:
    """Return what officers set of a paper, in the library or not, the oldest first."""
    chosen = (
        select(changes.c.record)
        .where(changes.c.paper_id == paper_id)
        .order_by(changes.c.number)
    )
    return tuple(unpack(Change, record) for record in connection.scalars(chosen))


def suffix_of(connection: Connection, paper_id: PaperId, *, role: Role) -> str | None:
    """Return the ending of a paper's original, or None if `role` sees no such paper."""
    chosen = select(papers.c.suffix).where(
        papers.c.id == paper_id, shown(seen_by(role))
    )
    return connection.scalar(chosen)


def records(
    connection: Connection,
    rows: Table,
    kind: type[Record],
    *,
    role: Role,
    scope: Scope,
) -> tuple[Record, ...]:
    """Return the records in `rows`, paper by paper in the order they were read."""
    chosen = (
        select(rows.c.record)
        .join(papers, papers.c.id == rows.c.paper_id)
        .where(shown(seen_by(role)), inside(rows, scope))
        .order_by(*_PAPER_ORDER, rows.c.number)
    )
    return tuple(unpack(kind, record) for record in connection.scalars(chosen))


def counts(connection: Connection, rows: Table, *, role: Role) -> Mapping[PaperId, int]:
    """Return how many rows each paper has."""
    chosen = (
        select(rows.c.paper_id, func.count())
        .join(papers, papers.c.id == rows.c.paper_id)
        .where(shown(seen_by(role)))
        .group_by(rows.c.paper_id)
    )
    found = connection.execute(chosen).all()
    return {PaperId(paper_id): count for paper_id, count in found}


def all_marks(connection: Connection, *, role: Role) -> tuple[Mark, ...]:
    """Return the marks on figures of papers `role` may see, oldest first.

    Nobody can say who may see a paper that is gone, so its marks are the officers'.
    Who made a mark is not told to the public.
    """
    seen = shown(seen_by(role))
    if role is Role.OFFICER:
        seen |= papers.c.id.is_(None)
    chosen = (
        select(marks.c.record)
        .join(papers, papers.c.id == marks.c.paper_id, isouter=True)
        .where(seen)
        .order_by(marks.c.number)
    )
    found = (unpack(Mark, record) for record in connection.scalars(chosen))
    if role is Role.PUBLIC:
        return tuple(replace(mark, by=None) for mark in found)
    return tuple(found)


def all_feedback(connection: Connection) -> tuple[Feedback, ...]:
    """Return what readers said of answers, the latest first; for officers alone."""
    chosen = select(feedback.c.record).order_by(feedback.c.number.desc())
    return tuple(unpack(Feedback, record) for record in connection.scalars(chosen))


def hits_by_words(
    connection: Connection, query: str, *, role: Role, scope: Scope, limit: int
) -> tuple[Hit, ...]:
    """Return the passages in which words of `query` stand, best first by BM25."""
    chosen = (
        _hits(shown(seen_by(role)), inside(passages, scope))
        .join(words, words.c.rowid == passages.c.number)
        .where(_matching(query))
        .order_by(_BEST_FIRST)
        .limit(limit)
    )
    return tuple(_hit(row) for row in connection.execute(chosen))


def hits_by_id(
    connection: Connection,
    distance_by_id: Mapping[PassageId, float],
    *,
    statuses: Collection[Status],
) -> tuple[Hit, ...]:
    """Return the passages of those ids in papers of `statuses`, nearest first."""
    wanted = passages.c.id.in_(list(distance_by_id))
    hits = [
        _hit(row, distance_by_id)
        for row in connection.execute(_hits(shown(statuses), wanted))
    ]
    return tuple(sorted(hits, key=lambda hit: hit.distance or 0.0))


def passage_ids(connection: Connection, *, scope: Scope) -> Sequence[PassageId]:
    """Return the ids of all passages in `scope`, whoever may see them."""
    chosen = (
        select(passages.c.id)
        .join(papers, papers.c.id == passages.c.paper_id)
        .where(inside(passages, scope))
    )
    return [PassageId(passage_id) for passage_id in connection.scalars(chosen)]


def _as_listed(paper: Paper) -> Paper:
    """Return a paper by when and to whom it went and why it is kept, without a title.

    Each field is named here, so that one added to `Paper` is left out.
    """
    return Paper(
        id=paper.id,
        file_name=paper.file_name,
        council=paper.council,
        committee=paper.committee,
        met_on=paper.met_on,
        status=paper.status,
        marking=paper.marking,
        exempt_until=paper.exempt_until,
    )


def _hits(*held: ColumnElement[bool]) -> Select[str, str]:
    return (
        select(passages.c.record, papers.c.record)
        .join(papers, papers.c.id == passages.c.paper_id)
        .where(*held)
    )


def _hit(
    row: Row[str, str], distance_by_id: Mapping[PassageId, float] | None = None
) -> Hit:
    passage = unpack(Passage, row[0])
    distance = distance_by_id[passage.id] if distance_by_id else None
    return Hit(passage=passage, paper=unpack(Paper, row[1]), distance=distance)


def _matching(query: str) -> ColumnElement[bool]:
    """Return the condition that any word of `query` stands in a row of `words`.

    A number or a hyphened word is sought as the phrase it is: "2,025", "in-year";
    a possessive as the word: "BCP's" as "BCP".
    """
    bare = _POSSESSIVE.sub(" ", _BREAKING.sub(" ", query))
    phrases = bare.split()
    wanted = [f'"{phrase}"' for phrase in phrases if any(map(str.isalnum, phrase))]
    return column("words").op("MATCH", is_comparison=True)(" OR ".join(wanted) or '""')


# A quotation mark or a control character would end the phrase that it stands in.
_BREAKING = re.compile(r'["\x00-\x1f]')
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?!\w)")
_PAPER_ORDER = (
    papers.c.council.is_(None),
    func.lower(papers.c.council),
    papers.c.met_on,
    papers.c.file_name,
    papers.c.id,
)
# Words in the passage itself weigh more than those of its headings and front sheet.
_BEST_FIRST = func.bm25(sql("words"), 1.0, 0.4)
# The shortest beginning of an id that may stand for the whole, as in git.
_SHORTEST_ID = 4
