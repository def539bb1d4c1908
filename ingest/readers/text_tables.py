"""Rows of a table in lines of plain text, in the four ways converters write them.

Year<TAB>2022/23<TAB>2023/24        delimited: tabs
| Year | 2022/23 | 2023/24 |        delimited: pipes, with or without a rule
Year          2022/23   2023/24     aligned: columns kept apart by spaces
Year                                stacked: a cell a line, the years first,
2022/23                             then a label and as many amounts, again
2023/24                             and again
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice, takewhile
from typing import NamedTuple

from corpus.pages import Cell, Place, Row, Table
from corpus.periods import read_periods
from ingest.tables import NAME_LIMIT, is_amount, is_blank, join_tables, starts_table

# Fewer lines, or fewer years, stand one under another by chance.
FEWEST_ALIGNED = 3
FEWEST_STACKED = 3
# A label and two amounts: fewer cells a line are told by their columns alone.
FEWEST_CELLS = 3
COLUMN_GAP = 2

_RULE = re.compile(r"^[\s|:=_+-]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_PIPE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$")
_HUNG_NUMBER = re.compile(
    r"^\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-z]{1,4}[.)])\t+([^\t]*[^\W\d][^\t]*)$"
)
# Spaces that part two cells; prose has two after a stop.
_GAP = re.compile(r"(?<=[^\s.?!:;,]) {2,}(?=\S)")
_PERIOD_LIMIT = 24
_NUMBERED = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})+|\d{1,3}[.)]|\(?[a-z][.)])\s")
_CAPTION = re.compile(
    r"^(?:table|fig(?:ure|\.)?|chart|graph)\s+[A-Z]?\d", re.IGNORECASE
)
_STOP = re.compile(r"[.;:?!]$")


class Line(NamedTuple):
    """A line and the character of the page's text it begins at."""

    start: int
    text: str


class Found(NamedTuple):
    """A table and the lines (half-open, counted from 0) it was read from."""

    first: int
    last: int
    table: Table


def is_rule(text: str) -> bool:
    """Return whether a line is drawn, or empty, and says nothing."""
    return _RULE.match(text) is not None


def find_tables(lines: Sequence[Line]) -> Iterator[Found]:
    """Yield the tables in `lines`, which are all lines of a page, in order."""
    index = 0
    while index < len(lines):
        found = (
            _delimited(lines, index) or _stacked(lines, index) or _aligned(lines, index)
        )
        yield from found
        index = found[-1].last if found else index + 1


def _delimited(lines: Sequence[Line], first: int) -> list[Found]:
    """The tables whose rows begin at `first`, parted by tabs or by pipes."""
    cut = _by_tabs if "\t" in lines[first].text else _by_pipes
    if not cut(lines, first) or _is_numbered_prose(lines[first].text):
        return []
    runs: list[Found] = []
    index = first
    while index < len(lines):
        rows: list[Row] = []
        start = index
        while index < len(lines) and (spans := cut(lines, index)):
            if _is_numbered_prose(lines[index].text) and not _are_pairs(rows):
                break
            if not is_rule(lines[index].text):
                rows.append(_row(lines[index], spans))
            index += 1
        if rows:
            runs.append(Found(start, index, _table(rows, lines, start, index)))
        blank = index
        while index < len(lines) and is_rule(lines[index].text):
            index += 1
        if index == len(lines) or not cut(lines, index) or not rows:
            return _joined(runs, lines, end=blank)
    return _joined(runs, lines, end=index)


def _is_numbered_prose(text: str) -> bool:
    """Whether a tab only hangs a paragraph's number before it: "1.1<TAB>It rose."."""
    found = _HUNG_NUMBER.match(text)
    return found is not None and not is_amount(found[1].strip())


def _are_pairs(rows: Sequence[Row]) -> bool:
    """Whether `rows` have two cells each, among which "3<TAB>Late" is one more."""
    return bool(rows) and all(len(row.cells) == 2 for row in rows)  # noqa: PLR2004 -- a pair


def _joined(runs: Sequence[Found], lines: Sequence[Line], *, end: int) -> list[Found]:
    """Runs of rows with blank lines between them, as the tables they were.

    Where most rows stand alone, blank lines are the converter's habit. Else one may be
    where a page broke, a row with it, or where the next table begins.
    """
    if not runs:
        return []
    is_habit = sum(len(run.table.rows) == 1 for run in runs) * 2 > len(runs) > 2  # noqa: PLR2004 -- one blank line is no habit
    tables = [runs[0]]
    for run in runs[1:]:
        before = tables[-1]
        if is_habit:
            table = replace(before.table, rows=before.table.rows + run.table.rows)
        elif len(before.table.rows) > 1 and starts_table(run.table, after=before.table):
            tables.append(run)
            continue
        else:
            table = join_tables(before.table, run.table)
        place = _place(lines, before.first, run.last)
        tables[-1] = Found(before.first, run.last, replace(table, places=(place,)))
    tables[-1] = tables[-1]._replace(last=max(end, tables[-1].last))
    return tables


def _by_tabs(lines: Sequence[Line], index: int) -> list[tuple[int, int]]:
    text = lines[index].text
    return _between(text, re.finditer("\t", text)) if "\t" in text else []


def _by_pipes(lines: Sequence[Line], index: int) -> list[tuple[int, int]]:
    """Cells between pipes, of a line that pipes enclose or that a rule goes with."""
    text = lines[index].text
    spans = _between(text, _PIPE.finditer(text))
    if len(spans) == 1:
        return []
    if text.strip().startswith("|") and text.strip().endswith("|"):
        return spans[1:-1] if len(spans) > 3 else []  # noqa: PLR2004 -- two cells and what is outside
    near = takewhile(lambda line: "|" in line.text, reversed(lines[: index + 1]))
    is_ruled = any(_PIPE_RULE.match(line.text) for line in near)
    is_over_rule = index + 1 < len(lines) and _PIPE_RULE.match(lines[index + 1].text)
    return spans if is_ruled or is_over_rule else []


def _between(text: str, marks: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    edges = [0]
    for mark in marks:
        edges += [mark.start(), mark.end()]
    edges.append(len(text))
    return list(zip(edges[::2], edges[1::2], strict=True))


def _stacked(lines: Sequence[Line], first: int) -> list[Found]:
    """A table with a cell a line: years, then labels with an amount for each year."""
    solid = list(islice(_short_lines(lines, first), FEWEST_STACKED + 1))
    if not solid or solid[0] != first:
        return []
    corner = 0 if _is_period(lines[first].text.strip()) else 1
    near = [lines[index].text.strip() for index in solid]
    if not all(map(_is_period, near[corner:])) or (corner and not _is_label(near[0])):
        return []
    solid = list(_short_lines(lines, first))
    texts = [lines[index].text.strip() for index in solid]
    years = sum(1 for _ in takewhile(_is_period, texts[corner:]))
    if years < FEWEST_STACKED:
        return []
    rows = [[None] * (1 - corner) + solid[: corner + years]]
    at = corner + years
    while _is_label_with_amounts(texts[at : at + 1 + years], years):
        rows.append([*solid[at : at + 1 + years]])
        at += 1 + years
    if len(rows) == 1:
        return []
    last = solid[at - 1] + 1
    cells = [Row(cells=tuple(_line_cell(lines, i) for i in row)) for row in rows]
    return [Found(first, last, _table(cells, lines, first, last))]


def _short_lines(lines: Sequence[Line], first: int) -> Iterator[int]:
    """Where lines that can be cells stand, blank ones passed over."""
    for index in range(first, len(lines)):
        if len(lines[index].text) > NAME_LIMIT:
            return
        if lines[index].text.strip():
            yield index


def _is_period(text: str) -> bool:
    if len(text) > _PERIOD_LIMIT:
        return False
    is_year = re.fullmatch(r"20[0-5]\d", text) is not None
    return is_year or bool(read_periods(text))


def _is_label(text: str) -> bool:
    return (
        any(letter.isalpha() for letter in text)
        and not is_amount(text)
        and not is_blank(text)
        and not _is_period(text)
        and not _STOP.search(text)
        and not _NUMBERED.match(text)
        and not _CAPTION.match(text)
    )


def _is_label_with_amounts(texts: Sequence[str], count: int) -> bool:
    if len(texts) != count + 1 or not _is_label(texts[0]):
        return False
    values = texts[1:]
    return any(map(is_amount, values)) and all(
        is_amount(text) or is_blank(text) for text in values
    )


def _line_cell(lines: Sequence[Line], index: int | None) -> Cell:
    if index is None:
        return Cell(text="")
    return _cell(lines[index], 0, len(lines[index].text))


def _aligned(lines: Sequence[Line], first: int) -> list[Found]:
    """A table whose cells are kept apart by spaces, in every line of a run.

    Lines that part into as many cells each are cut there; else blanks that all lines
    share part the columns, if no cell then holds a gap.
    """
    following = islice(lines, first, None)
    run = list(takewhile(lambda line: _GAP.search(line.text), following))
    if len(run) < FEWEST_ALIGNED:
        return []
    cut = [_between(line.text, _GAP.finditer(line.text)) for line in run]
    columns = _columns([line.text for line in run])
    if len({len(spans) for spans in cut}) > 1 or len(cut[0]) < FEWEST_CELLS:
        cut = [columns] * len(run)
    rows = [_row(line, spans) for line, spans in zip(run, cut, strict=True)]
    is_gapped = any(
        _GAP.search(line.text[start:end].strip())
        for line, spans in zip(run, cut, strict=True)
        for start, end in spans
    )
    if len(cut[0]) == 1 or is_gapped or not _has_amounts(rows):
        return []
    last = first + len(run)
    return [Found(first, last, _table(rows, lines, first, last))]


def _columns(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of characters between the blanks that all of `texts` share."""
    width = max(map(len, texts))
    is_blank_at = [
        all(len(text) <= at or text[at] == " " for text in texts) for at in range(width)
    ]
    stretches = [
        (blank, [at for at, _ in group])
        for blank, group in groupby(enumerate(is_blank_at), key=lambda pair: pair[1])
    ]
    columns: list[tuple[int, int]] = []
    for (blank, here), (_, before) in zip(
        stretches, [(True, []), *stretches], strict=False
    ):
        if blank:
            continue
        is_new = not columns or len(before) >= COLUMN_GAP
        start = here[0] if is_new else columns.pop()[0]
        columns.append((start, here[-1] + 1))
    return columns


def _has_amounts(rows: Sequence[Row]) -> bool:
    """Whether most rows have an amount beside their first cell; prose has few."""
    with_amounts = sum(
        any(is_amount(cell.text) for cell in row.cells[1:]) for row in rows
    )
    return with_amounts * 2 >= len(rows)


def _table(rows: Sequence[Row], lines: Sequence[Line], first: int, last: int) -> Table:
    return Table(rows=tuple(rows), places=(_place(lines, first, last),))


def _place(lines: Sequence[Line], first: int, last: int) -> Place:
    end = lines[last - 1]
    return Place(
        page_number=None, start=lines[first].start, end=end.start + len(end.text)
    )


def _row(line: Line, spans: Sequence[tuple[int, int]]) -> Row:
    return Row(cells=tuple(_cell(line, start, end) for start, end in spans))


def _cell(line: Line, start: int, end: int) -> Cell:
    printed = line.text[start:end]
    text = " ".join(printed.split())
    if not text:
        return Cell(text="")
    begin = line.start + start + len(printed) - len(printed.lstrip())
    stop = line.start + start + len(printed.rstrip())
    place = Place(page_number=None, start=begin, end=stop)
    return Cell(text=text, places=(place,))
