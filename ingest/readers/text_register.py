"""Risk registers in plain text that print a cell's lines one under another.

Ref                  names, as `ingest.readers.text_register_head` reads them
Risk description
Current
L I Score
Owner
R1                   a reference begins a record: like the first, and another each time
The depot opens      words up to a score are one cell
a year late
4 4 16               scores stand in the order of their names
Head of Fleet

Where several columns of words follow one another, the widths of their lines part them
(`ingest.readers.text_wrapping`), or else they stay one cell that covers them all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import combinations, groupby, pairwise
from typing import NamedTuple

from corpus.pages import Cell, Row, Table
from ingest.readers.text_cells import Found, Line, place_of
from ingest.readers.text_register_head import (
    MOST_LINES,
    Kind,
    names_reference,
    read_heads,
)
from ingest.readers.text_register_rows import (
    REFERENCE,
    Columns,
    Record,
    Span,
    Token,
    blocks_of,
    marks_apart,
    read_records,
    texts_of,
    whole_line,
)
from ingest.readers.text_running import running_lines
from ingest.readers.text_wrapping import part_columns
from ingest.tables import merge_cells

# Of so many records all but some must be laid out as their names say.
LEAST_PLAIN = 0.5


class _LaidOut(NamedTuple):
    """A register's rows under `columns`, its last line, and how well they fit."""

    columns: Columns
    rows: Sequence[Row]
    last: int
    merit: tuple[int, int]


def find_registers(lines: Sequence[Line]) -> Iterator[Found]:
    """Yield the registers in `lines`, those of all pages of a paper, in order.

    A register goes on over a page break; its lines are counted in `lines`.
    """
    end = 0
    for first in range(len(lines)):
        is_named = first >= end and names_reference(lines[first : first + 2])
        if is_named and (found := _register(lines, first)):
            end = found.last
            yield found


def _register(lines: Sequence[Line], first: int) -> Found | None:
    """The register whose names begin at line `first`, if one way to lay it out is best.

    That is the way with the most records as its names say, and most scores products.
    """
    head = _head(lines, first)
    ways = dict.fromkeys(read_heads([lines[index] for index in head]))
    body = _body(lines, head) if ways else []
    laid_out = [way for columns in ways if (way := _laid_out(lines, body, columns))]
    most = max((way.merit for way in laid_out), default=None)
    best = [way for way in laid_out if way.merit == most]
    if len(best) != 1:
        return None
    return _found(lines, (first, best[0].last + 1), best[0])


def _head(lines: Sequence[Line], first: int) -> list[int]:
    """The lines from `first` on, up to the first that is a reference; or none."""
    near = range(first, min(len(lines), first + 2 * MOST_LINES))
    printed = [index for index in near if lines[index].text.strip()]
    texts = (lines[index].text.strip() for index in printed)
    found = (at for at, text in enumerate(texts) if REFERENCE.fullmatch(text))
    return printed[: next(found, 0)]


def _body(lines: Sequence[Line], head: Sequence[int]) -> list[int]:
    """The lines after those of `head`, up to where another register's names begin.

    Blank lines, running ones, and names that a page repeats are left out.
    """
    running = running_lines(lines)
    after = range(head[-1] + 1, len(lines))
    printed = [index for index in after if lines[index].text.strip()]
    names = [lines[index].text.split() for index in head]
    body: list[int] = []
    at = 0
    while at < len(printed):
        near = [lines[index] for index in printed[at : at + len(head)]]
        if [line.text.split() for line in near] == names:
            at += len(head)
            continue
        if names_reference(near[:2]) and _names_register(lines, printed[at]):
            break
        body += [printed[at]] if printed[at] not in running else []
        at += 1
    return body


def _names_register(lines: Sequence[Line], first: int) -> bool:
    """Whether line `first` begins the names of a register; "No" may be a cell's."""
    head = [lines[index] for index in _head(lines, first)]
    return any(True for _ in read_heads(head))


def _laid_out(
    lines: Sequence[Line], body: Sequence[int], columns: Columns
) -> _LaidOut | None:
    """The rows that `body` has under `columns`, if most records are as these say."""
    for cut in (marks_apart, whole_line):
        tokens = [t for index in body for t in cut(lines[index], index, columns)]
        records = read_records(tokens, columns)
        plain = sum(record.is_plain for record in records)
        if plain and plain >= LEAST_PLAIN * len(records):
            rows = _rows(records, columns)
            last = max(t.line for r in records for t in (r.reference, *r.rest))
            return _LaidOut(columns, rows, last, (plain, _products(rows, columns)))
    return None


def _rows(records: Sequence[Record], columns: Columns) -> list[Row]:
    """A row a record; one that cannot be laid out is a cell under all the names."""
    cells = [[record.reference.cell] for record in records]
    for number, block in enumerate(blocks_of(columns)):
        runs = [r.rest[slice(*r.spans[number])] if r.spans else () for r in records]
        texts = [texts_of(run) for run in runs]
        is_words = block.kind is Kind.WORDS
        cuts = part_columns(texts, len(block.columns)) if is_words else ()
        for index, run in enumerate(runs):
            parts = cuts[index] if is_words else _shared_out(run, block.groups)
            cells[index] += _cells(run, parts, len(block.columns))
    return [
        Row(cells=tuple(own if record.spans else _unsure(record, len(columns))))
        for record, own in zip(records, cells, strict=True)
    ]


def _cells(run: Sequence[Token], cuts: Sequence[int] | None, count: int) -> list[Cell]:
    """The cells of `run`; where it is not sure how it is cut, one over all columns."""
    if cuts is None:
        return _covering(run, count)
    return [_joined(run[start:end]) for start, end in pairwise(cuts)]


def _covering(tokens: Iterable[Token], count: int) -> list[Cell]:
    cell = _joined(tokens)
    return [cell, *[replace(cell, is_merged=bool(cell.text))] * (count - 1)]


def _joined(tokens: Iterable[Token]) -> Cell:
    return reduce(merge_cells, (token.cell for token in tokens), Cell(text=""))


def _unsure(record: Record, width: int) -> list[Cell]:
    return [record.reference.cell, *_covering(record.rest, width - 1)]


def _shared_out(run: Sequence[Token], groups: Sequence[int]) -> Sequence[int] | None:
    """Where to cut marks; too few of them by the lines they stand in, if only so."""
    width = sum(groups)
    if len(run) in {0, width}:
        return [*range(len(run) + 1), *[0] * (width if not run else 0)]
    sizes = [len(list(own)) for _, own in groupby(run, key=lambda token: token.line)]
    chosen = [
        c
        for c in combinations(range(len(groups)), len(sizes))
        if [groups[i] for i in c] == sizes
    ]
    if len(chosen) != 1:
        return None
    cuts = [0]
    for number, size in enumerate(groups):
        step = int(number in chosen[0])
        cuts += [cuts[-1] + step * (i + 1) for i in range(size)]
    return cuts


def _products(rows: Sequence[Row], columns: Columns) -> int:
    """How many scores are the product of the two marks before them of their stage."""
    threes = [slice(first, first + 3) for first in range(1, len(columns) - 2)]
    return sum(
        _is_product([cell.text for cell in row.cells[three]])
        for three in threes
        if len({column.group for column in columns[three]}) == 1
        for row in rows
    )


def _is_product(marks: Sequence[str]) -> bool:
    if not all(mark.isdigit() for mark in marks):
        return False
    one, other, score = map(int, marks)
    return one * other == score


def _found(lines: Sequence[Line], span: Span, laid_out: _LaidOut) -> Found:
    first, last = span
    pages = groupby(range(first, last), key=lambda index: lines[index].page_number)
    ranges = [(own[0], own[-1] + 1) for own in (list(group) for _, group in pages)]
    header = _header(laid_out.columns)
    table = Table(
        rows=(*header, *laid_out.rows),
        places=tuple(place_of(lines, start, end) for start, end in ranges),
        header_rows=len(header),
    )
    return Found(first, last, table)


def _header(columns: Columns) -> list[Row]:
    """One row of names, or two where factors stand under their stage."""
    depth = max(len(column.names) for column in columns)
    rows: list[list[Cell]] = [[] for _ in range(depth)]
    groups: list[int] = []
    for column in columns:
        names = [*column.names, column.names[-1]][:depth]
        for level, cell in enumerate(names):
            is_below = level >= len(column.names)
            is_beside = column.group in groups and level < len(column.names) - 1
            rows[level].append(replace(cell, is_merged=is_below or is_beside))
        groups.append(column.group)
    return [Row(cells=tuple(cells)) for cells in rows]
