"""The records of a register that prints a cell's lines one under another.

R1 | The depot opens | a year late | 4 | 4 | 16 | Head of Fleet | R2 | …      tokens
 reference | words: 2 | marks: 3 | words: 1                                   blocks

A reference begins a record. In it the tokens of a kind are shared out among the blocks
of columns, in order, if there is one way to do so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby, islice, pairwise, takewhile
from typing import NamedTuple

from corpus.pages import Cell
from ingest.readers.text_cells import Line, cell_of, stands_apart
from ingest.readers.text_register_head import Column, Kind
from ingest.readers.text_wrapping import count_lines, width_of
from ingest.tables import is_blank, merge_cells
from tools.levels import is_level

# A reference with letters is one anywhere; bare numbers are also scores.
FEWEST_LETTERED = 2
FEWEST_NUMBERED = 3
# More lines tell of more than one risk.
MOST_RECORD = 120
# What is so much wider than any line of the other records is printed under them all.
WIDER = 1.25


Columns = Sequence[Column]
Span = tuple[int, int]

REFERENCE = re.compile(
    r"(?P<series>(?:[A-Z&]{1,8}(?:[-–/. ][A-Z]{1,6})?|Risk)[-–/. ]?)\d{1,4}[a-z]?"
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


class Token(NamedTuple):
    """A line of a record, or one of the marks in it, and which line of the paper it is.

    `kind` is "s" for a score, "t" for a direction of travel, "x" for a printed blank,
    and "w" for words.
    """

    line: int
    cell: Cell
    kind: str


class Block(NamedTuple):
    """Columns side by side, counted from 0: those of words together, others of a kind.

    `groups` is how many of its columns, in order, are of one stage.
    """

    kind: Kind
    columns: tuple[int, ...]
    groups: tuple[int, ...]


class Record(NamedTuple):
    """A reference, what follows it, and which of that is each block's, if sure."""

    reference: Token
    rest: Sequence[Token]
    spans: tuple[Span, ...] | None
    is_plain: bool


class _Rules(NamedTuple):
    """What the blocks of a record may be: marks among words, and left out."""

    words: str
    may_lack: bool


_PLAIN = _Rules("wx", may_lack=False)
_RULES = (_PLAIN, _Rules("wxst", may_lack=False), _Rules("wx", may_lack=True))


def marks_apart(line: Line, index: int, columns: Columns) -> Iterator[Token]:
    """Yield the marks of a line such as "4 5 20", and any other line whole.

    `index` is the line's place in the paper, from 0.
    """
    if _MARKS.fullmatch(line.text.strip()):
        for found in re.finditer(r"\S+", line.text):
            yield Token(index, cell_of(line, *found.span()), "s")
    else:
        yield from whole_line(line, index, columns)


def whole_line(line: Line, index: int, columns: Columns) -> Iterator[Token]:
    """Yield the line as one token, of the kind that it is under `columns`."""
    cell = cell_of(line, 0, len(line.text))
    has_trend = any(column.kind is Kind.TREND for column in columns)
    if is_blank(cell.text):
        kind = "x"
    elif has_trend and _TREND.fullmatch(cell.text):
        kind = "t"
    else:
        kind = "s" if is_level(cell.text) else "w"
    yield Token(index, cell, kind)


def read_records(tokens: Sequence[Token], columns: Columns) -> list[Record]:
    """Return the records that `tokens` begin with, none where they are too few.

    The last ends where lines are no longer as those of the others are.
    """
    if any(column.kind is Kind.TREND for column in columns):
        tokens = list(_trends_whole(tokens))
    first = REFERENCE.fullmatch(tokens[0].cell.text) if tokens else None
    if first is None:
        return []
    blocks = tuple(blocks_of(columns))
    if first["number"]:
        starts, fewest = _numbered(tokens, blocks), FEWEST_NUMBERED
    else:
        starts, fewest = _lettered(tokens, first["series"]), FEWEST_LETTERED
    if len(starts) < fewest:
        return []
    records = [_record(tokens[start:end], blocks) for start, end in pairwise(starts)]
    end = starts[-1] + 1 + _length(tokens[starts[-1] + 1 :], blocks, records)
    return [*records, _record(tokens[starts[-1] : end], blocks)]


def _trends_whole(tokens: Sequence[Token]) -> Iterator[Token]:
    """`tokens`, a direction of travel over two lines as one: "no", "change"."""
    at = 0
    while at < len(tokens):
        above, *below = tokens[at : at + 2]
        words = [token for token in (above, *below) if token.kind == "w"]
        cell = reduce(merge_cells, (token.cell for token in words), Cell(text=""))
        is_trend = len(words) == 2 and _TREND.fullmatch(cell.text)  # noqa: PLR2004 -- two lines
        yield Token(words[-1].line, cell, "t") if is_trend else above
        at += 2 if is_trend else 1


def blocks_of(columns: Columns) -> Iterator[Block]:
    """Yield the columns after the reference's, those of a kind side by side as one."""
    numbered = list(enumerate(columns))[1:]
    for kind, group in groupby(numbered, key=lambda one: one[1].kind):
        own = list(group)
        groups = [list(g) for _, g in groupby(own, key=lambda one: one[1].group)]
        yield Block(kind, tuple(i for i, _ in own), tuple(map(len, groups)))


def _lettered(tokens: Sequence[Token], series: str) -> list[int]:
    """Where the references of one series stand, each for the first time."""
    seen: dict[str, int] = {}
    for at, token in enumerate(tokens):
        found = REFERENCE.fullmatch(token.cell.text)
        if found and found["series"] == series:
            seen.setdefault(token.cell.text, at)
    return list(seen.values())


def _numbered(tokens: Sequence[Token], blocks: Sequence[Block]) -> list[int]:
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
            and _begins(tokens[at + 1 :], blocks)
        )
        end = next(ends, None)
        if end is None:
            return starts
        starts.append(end)


def _begins(tokens: Sequence[Token], blocks: Sequence[Block]) -> bool:
    """Whether `tokens` begin as a record does: with words, if its first cell is."""
    is_worded = bool(tokens) and tokens[0].kind == "w"
    return is_worded or blocks[0].kind is not Kind.WORDS


def _record(tokens: Sequence[Token], blocks: Sequence[Block]) -> Record:
    rest = tokens[1:]
    ways = ((_only_way(rest, blocks, rules), rules) for rules in _RULES)
    spans, rules = next((way for way in ways if way[0]), (None, None))
    return Record(tokens[0], rest, spans, is_plain=rules is _PLAIN)


def _only_way(
    tokens: Sequence[Token], blocks: Sequence[Block], rules: _Rules
) -> tuple[Span, ...] | None:
    """The tokens of each of `blocks`, half-open; None where no or more ways are so."""
    kinds = "".join(token.kind for token in tokens)
    if len(kinds) > MOST_RECORD:
        return None
    ways = list(islice(_ways(kinds, blocks, rules), 2))
    return ways[0] if len(ways) == 1 else None


def _ways(
    kinds: str, blocks: Sequence[Block], rules: _Rules, start: int = 0
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


def _ends(kinds: str, start: int, block: Block, rules: _Rules) -> Iterator[int]:
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
    tokens: Sequence[Token], blocks: Sequence[Block], records: Sequence[Record]
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
        texts_of(record.rest[slice(*record.spans[-1])])
        for record in records
        if record.spans
    ]
    rest = list(takewhile(lambda token: token.kind in "wx", near[end - 1 :]))
    return end - 1 + count_lines(texts_of(rest), others, len(blocks[-1].columns))


def _limit(tokens: Sequence[Token], records: Sequence[Record]) -> int:
    """How many tokens can be a record's: as wide as others', with blanks as in them."""
    told = [token for record in records for token in (record.reference, *record.rest)]
    widest = max(width_of(token.cell.text) for token in told) * WIDER
    gap = max((b.line - a.line for a, b in pairwise(told)), default=1)
    for at, token in enumerate(tokens[:MOST_RECORD]):
        text = token.cell.text
        is_apart = at and token.line - tokens[at - 1].line > gap
        if is_apart or width_of(text) > widest or stands_apart(text):
            return at
    return min(len(tokens), MOST_RECORD)


def texts_of(tokens: Iterable[Token]) -> list[str]:
    """Return what `tokens` say."""
    return [token.cell.text for token in tokens]
