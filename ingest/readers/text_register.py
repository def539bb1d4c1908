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

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import combinations, groupby, islice, pairwise, takewhile
from typing import NamedTuple

from corpus.pages import Cell, Row, Table
from ingest.readers.text_cells import Found, Line, cell_of, place_of, stands_apart
from ingest.readers.text_register_head import (
    MOST_LINES,
    Column,
    Kind,
    names_reference,
    read_heads,
)
from ingest.readers.text_running import running_lines
from ingest.readers.text_wrapping import count_lines, part_columns, width_of
from ingest.tables import is_blank, merge_cells
from tools.register import is_level

# A reference with letters is one anywhere; bare numbers are also scores.
FEWEST_LETTERED = 2
FEWEST_NUMBERED = 3
# More lines tell of more than one risk.
MOST_RECORD = 120
# Of so many records all but some must be laid out as their names say.
LEAST_PLAIN = 0.5
# What is so much wider than any line of the other records is printed under them all.
WIDER = 1.25

Columns = Sequence[Column]

_REFERENCE = re.compile(
    r"(?P<series>[A-Z][A-Za-z&]{0,9}(?:[-–/. ][A-Z]{1,6})?[-–/. ]?)\d{1,4}[a-z]?"
    r"|(?P<number>\d{1,3})\.?"
)
_MARKS = re.compile(r"\d{1,3}(?: \d{1,3})+")
_TREND = re.compile(
    r"increas(?:ed|ing)|decreas(?:ed|ing)|reduc(?:ed|ing)|stat(?:ic|us quo)|stable"
    r"|steady|unchanged|no (?:change|movement)|same|up|down|new|improv(?:ed|ing)|worse"
    r"|worsen(?:ed|ing)|better|ris(?:en|ing)|fall(?:en|ing)|level|constant|closed"
    r"|[↑↓→←↔⬆⬇⬌➔▲▼◄►⇧⇩⇨⇔=↗↘]+",
    re.IGNORECASE,
)


Span = tuple[int, int]


class _Token(NamedTuple):
    """A line of a record, or one of the marks in it, and which line of the paper it is.

    `kind` is "s" for a score, "t" for a direction of travel, "x" for a printed blank,
    and "w" for words.
    """

    line: int
    cell: Cell
    kind: str


class _Block(NamedTuple):
    """Columns side by side, counted from 0: those of words together, others of a kind.

    `groups` is how many of its columns, in order, are of one stage.
    """

    kind: Kind
    columns: tuple[int, ...]
    groups: tuple[int, ...]


class _Record(NamedTuple):
    """A reference, what follows it, and which of that is each block's, if sure."""

    reference: _Token
    rest: Sequence[_Token]
    spans: tuple[Span, ...] | None
    is_plain: bool


class _Rules(NamedTuple):
    """What the blocks of a record may be: marks among words, and left out."""

    words: str
    may_lack: bool


_PLAIN = _Rules("wx", may_lack=False)
_RULES = (_PLAIN, _Rules("wxst", may_lack=False), _Rules("wx", may_lack=True))


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
    """The register whose names begin at line `first`, laid out in the likeliest way."""
    head, body = _head_and_body(lines, first)
    best: tuple[tuple[int, int], Found] | None = None
    for columns in dict.fromkeys(read_heads([lines[index] for index in head])):
        for cut in (_marks_apart, _whole_line):
            tokens = [t for i in body for t in cut(lines[i], i, columns)]
            records = _records(tokens, columns)
            plain = sum(record.is_plain for record in records)
            if plain < LEAST_PLAIN * len(records) or not plain:
                continue
            rows = _rows(records, columns)
            merit = plain, _products(rows, columns)
            if best is None or merit > best[0]:
                last = max(t.line for r in records for t in (r.reference, *r.rest))
                best = merit, _found(lines, (first, last + 1), columns, rows)
    return best[1] if best else None


def _head_and_body(lines: Sequence[Line], first: int) -> tuple[list[int], list[int]]:
    """The lines of names from `first` on, and those up to the next register's.

    Blank lines, running ones and names that a page repeats are in neither.
    """
    running = running_lines(lines)
    printed = [i for i in range(first, len(lines)) if lines[i].text.strip()]
    texts = [" ".join(lines[index].text.split()) for index in printed]
    near = texts[: MOST_LINES + 1]
    size = next((i for i, text in enumerate(near) if _REFERENCE.fullmatch(text)), 0)
    body: list[int] = []
    at = size
    while size and at < len(printed):
        if texts[at : at + size] == texts[:size]:
            at += size
            continue
        if names_reference([lines[index] for index in printed[at : at + 2]]):
            break
        body += [printed[at]] if printed[at] not in running else []
        at += 1
    return printed[:size], body


def _marks_apart(line: Line, index: int, columns: Columns) -> Iterator[_Token]:
    """The marks of a line such as "4 5 20"; any other as it is."""
    if _MARKS.fullmatch(line.text.strip()):
        for found in re.finditer(r"\S+", line.text):
            yield _Token(index, cell_of(line, *found.span()), "s")
    else:
        yield from _whole_line(line, index, columns)


def _whole_line(line: Line, index: int, columns: Columns) -> Iterator[_Token]:
    cell = cell_of(line, 0, len(line.text))
    has_trend = any(column.kind is Kind.TREND for column in columns)
    if is_blank(cell.text):
        kind = "x"
    elif has_trend and _TREND.fullmatch(cell.text):
        kind = "t"
    else:
        kind = "s" if is_level(cell.text) else "w"
    yield _Token(index, cell, kind)


def _records(tokens: Sequence[_Token], columns: Columns) -> list[_Record]:
    """The records that `tokens` are, none where they are too few."""
    first = _REFERENCE.fullmatch(tokens[0].cell.text) if tokens else None
    if first is None:
        return []
    blocks = tuple(_blocks(columns))
    if first["number"]:
        starts, fewest = _numbered(tokens, blocks), FEWEST_NUMBERED
    else:
        starts, fewest = _lettered(tokens, first["series"]), FEWEST_LETTERED
    if len(starts) < fewest:
        return []
    records = [_record(tokens[start:end], blocks) for start, end in pairwise(starts)]
    end = starts[-1] + 1 + _length(tokens[starts[-1] + 1 :], blocks, records)
    return [*records, _record(tokens[starts[-1] : end], blocks)]


def _blocks(columns: Columns) -> Iterator[_Block]:
    """The columns after the reference's, those of a kind that stand together as one."""
    numbered = list(enumerate(columns))[1:]
    for kind, group in groupby(numbered, key=lambda one: one[1].kind):
        own = list(group)
        groups = [list(g) for _, g in groupby(own, key=lambda one: one[1].group)]
        yield _Block(kind, tuple(i for i, _ in own), tuple(map(len, groups)))


def _lettered(tokens: Sequence[_Token], series: str) -> list[int]:
    """Where the references of one series stand, each for the first time."""
    seen: dict[str, int] = {}
    for at, token in enumerate(tokens):
        found = _REFERENCE.fullmatch(token.cell.text)
        if found and found["series"] == series:
            seen.setdefault(token.cell.text, at)
    return list(seen.values())


def _numbered(tokens: Sequence[_Token], blocks: Sequence[_Block]) -> list[int]:
    """Where numbers that count the records stand: between them a record is whole."""
    starts = [0]
    while True:
        start = starts[-1]
        following = int(tokens[start].cell.text.rstrip(".")) + 1
        near = range(start + 2, min(len(tokens), start + MOST_RECORD))
        places = [
            at for at in near if tokens[at].cell.text.rstrip(".") == str(following)
        ]
        ends = (
            at
            for rules in _RULES
            for at in places
            if _only_way(tokens[start + 1 : at], blocks, rules)
        )
        end = next(ends, None)
        if end is None:
            return starts
        starts.append(end)


def _record(tokens: Sequence[_Token], blocks: Sequence[_Block]) -> _Record:
    rest = tokens[1:]
    ways = ((_only_way(rest, blocks, rules), rules) for rules in _RULES)
    spans, rules = next((way for way in ways if way[0]), (None, None))
    return _Record(tokens[0], rest, spans, is_plain=rules is _PLAIN)


def _only_way(
    tokens: Sequence[_Token], blocks: Sequence[_Block], rules: _Rules
) -> tuple[Span, ...] | None:
    """The tokens of each of `blocks`, half-open; None where no or more ways are so."""
    kinds = "".join(token.kind for token in tokens)
    if len(kinds) > MOST_RECORD:
        return None
    ways = list(islice(_ways(kinds, blocks, rules), 2))
    return ways[0] if len(ways) == 1 else None


def _ways(
    kinds: str, blocks: Sequence[_Block], rules: _Rules, start: int = 0
) -> Iterator[tuple[Span, ...]]:
    """The ways to share out tokens from `start` on among `blocks`, in order."""
    if not blocks:
        if start == len(kinds):
            yield ()
        return
    first, *rest = blocks
    for end in _ends(kinds, start, first, rules):
        for spans in _ways(kinds, rest, rules, end):
            yield ((start, end), *spans)


def _ends(kinds: str, start: int, block: _Block, rules: _Rules) -> Iterator[int]:
    """Where `block` may end that begins at `start`."""
    taken = {Kind.WORDS: rules.words, Kind.MARKS: "sx", Kind.TREND: "tx"}[block.kind]
    width = len(block.columns)
    if rules.may_lack:
        yield start
    for end in range(start + 1, len(kinds) + 1):
        is_first = end == start + 1
        if kinds[end - 1] not in (taken if not is_first else taken[:2]):
            return
        is_full = end - start == width
        if block.kind is Kind.WORDS or is_full or rules.may_lack:
            yield end
        if block.kind is not Kind.WORDS and is_full:
            return


def _length(
    tokens: Sequence[_Token], blocks: Sequence[_Block], records: Sequence[_Record]
) -> int:
    """How many of `tokens`, which go on to the end of the paper, the last record is."""
    near = tokens[: _limit(tokens, records)]
    ends = (
        end
        for rules in _RULES[:2]
        for end in range(1, len(near) + 1)
        if _only_way(near[:end], blocks, rules)
    )
    most = max(len(record.rest) for record in records)
    end = next(ends, None)
    if end is None:
        return min(len(near), most)
    if blocks[-1].kind is not Kind.WORDS:
        return end
    others = [
        _texts(record.rest[slice(*record.spans[-1])])
        for record in records
        if record.spans
    ]
    rest = list(takewhile(lambda token: token.kind in "wx", near[end - 1 :]))
    return end - 1 + count_lines(_texts(rest), others, len(blocks[-1].columns))


def _limit(tokens: Sequence[_Token], records: Sequence[_Record]) -> int:
    """How many tokens can be a record's: as wide as others', with blanks as in them."""
    told = [token for record in records for token in (record.reference, *record.rest)]
    widest = max(width_of(token.cell.text) for token in told) * WIDER
    gap = max(below.line - above.line for above, below in pairwise(told))
    for at, token in enumerate(tokens[:MOST_RECORD]):
        text = token.cell.text
        is_apart = at and token.line - tokens[at - 1].line > gap
        if is_apart or width_of(text) > widest or stands_apart(text):
            return at
    return min(len(tokens), MOST_RECORD)


def _texts(tokens: Iterable[_Token]) -> list[str]:
    return [token.cell.text for token in tokens]


def _rows(records: Sequence[_Record], columns: Columns) -> list[Row]:
    """A row a record; one that cannot be laid out is a cell under all the names."""
    cells = [[record.reference.cell] for record in records]
    for number, block in enumerate(_blocks(columns)):
        runs = [r.rest[slice(*r.spans[number])] if r.spans else () for r in records]
        texts = [_texts(run) for run in runs]
        is_words = block.kind is Kind.WORDS
        cuts = part_columns(texts, len(block.columns)) if is_words else ()
        for index, run in enumerate(runs):
            parts = cuts[index] if is_words else _shared_out(run, block.groups)
            cells[index] += _cells(run, parts, len(block.columns))
    return [
        Row(cells=tuple(own if record.spans else _unsure(record, len(columns))))
        for record, own in zip(records, cells, strict=True)
    ]


def _cells(run: Sequence[_Token], cuts: Sequence[int] | None, count: int) -> list[Cell]:
    """The cells of `run`; where it is not sure how it is cut, one over all columns."""
    if cuts is None:
        return _covering(run, count)
    return [_joined(run[start:end]) for start, end in pairwise(cuts)]


def _covering(tokens: Iterable[_Token], count: int) -> list[Cell]:
    cell = _joined(tokens)
    return [cell, *[replace(cell, is_merged=bool(cell.text))] * (count - 1)]


def _joined(tokens: Iterable[_Token]) -> Cell:
    return reduce(merge_cells, (token.cell for token in tokens), Cell(text=""))


def _unsure(record: _Record, width: int) -> list[Cell]:
    return [record.reference.cell, *_covering(record.rest, width - 1)]


def _shared_out(run: Sequence[_Token], groups: Sequence[int]) -> Sequence[int] | None:
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
    count = 0
    for first in range(1, len(columns) - 2):
        three = slice(first, first + 3)
        is_one = len({column.group for column in columns[three]}) == 1
        for row in rows if is_one else ():
            marks = [c.text for c in row.cells[three] if c.text.isdigit()]
            count += (
                marks[2:] == [str(int(marks[0]) * int(marks[1]))] if marks[2:] else 0
            )
    return count


def _found(
    lines: Sequence[Line], span: Span, columns: Columns, rows: Sequence[Row]
) -> Found:
    first, last = span
    pages = groupby(range(first, last), key=lambda index: lines[index].page_number)
    ranges = [(own[0], own[-1] + 1) for own in (list(group) for _, group in pages)]
    header = _header(columns)
    table = Table(
        rows=(*header, *rows),
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
