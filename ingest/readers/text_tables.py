"""Tables in lines of plain text, in the five ways converters write them.

Year<TAB>2022/23<TAB>2023/24        delimited: tabs
| Year | 2022/23 | 2023/24 |        delimited: pipes, with or without a rule
Year          2022/23   2023/24     spaced: columns kept apart by spaces
Year 2022/23 2023/24                closed: cells parted by single blanks
Year                                stacked: a cell a line, the names first,
2022/23                             then a label and as many amounts, again
2023/24                             and again; or records of as many cells
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from corpus.pages import Row
from ingest.readers.text_cells import (
    Found,
    Line,
    between,
    is_rule,
    place_of,
    row_of,
    table_of,
)
from ingest.readers.text_closed import closed_table
from ingest.readers.text_spaced import spaced_table
from ingest.readers.text_stacked import parts_cells_by_blanks, stacked_table
from ingest.tables import is_amount, join_tables, starts_table

_TAB = re.compile(r"\t")
_PIPE = re.compile(r"(?<!\\)\|")
_PIPE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$")
_HUNG_NUMBER = re.compile(
    r"^\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\((?:\d{1,3}|[a-z]{1,4})\)|[a-z]{1,4}[.)])"
    r"\t+([^\t]*[^\W\d][^\t]*)$"
)
_BULLET = re.compile(r"^\s*[•◦▪·●○■□‣\u2043➢✓\uf0b7\uf0a7o*–—-](?=\s)")
_HUNG_BULLET = re.compile(rf"{_BULLET.pattern}\t+[^\t]+$")


def find_tables(lines: Sequence[Line]) -> Iterator[Found]:
    """Yield the tables in `lines`, which are all lines of a page, in order."""
    index = 0
    is_parted = parts_cells_by_blanks(lines)
    unbulleted = [_without_bullet(line) for line in lines]
    while index < len(lines):
        found = (
            _delimited(lines, index)
            or stacked_table(lines, index, is_parted=is_parted)
            or spaced_table(unbulleted, index)
            or closed_table(unbulleted, index)
        )
        yield from found
        index = found[-1].last if found else index + 1


def _without_bullet(line: Line) -> Line:
    """`line` with a blank for its bullet, which stands in no column."""
    return line._replace(text=_BULLET.sub(lambda found: " " * len(found[0]), line.text))


def _delimited(lines: Sequence[Line], first: int) -> list[Found]:
    """The tables whose rows begin at `first`, parted by tabs or by pipes."""
    cut = _by_tabs if "\t" in lines[first].text else _by_pipes
    if not cut(lines, first) or _is_hung(lines[first].text, []):
        return []
    runs: list[Found] = []
    index = first
    while index < len(lines):
        rows: list[Row] = []
        start = index
        while index < len(lines) and (spans := cut(lines, index)):
            if _is_hung(lines[index].text, rows):
                break
            if not is_rule(lines[index].text):
                rows.append(row_of(lines[index], spans))
            index += 1
        if rows:
            runs.append(Found(start, index, table_of(rows, lines, start, index)))
        blank = index
        while index < len(lines) and is_rule(lines[index].text):
            index += 1
        if index == len(lines) or not cut(lines, index) or not rows:
            return _joined(runs, lines, end=blank)
    return _joined(runs, lines, end=index)


def _is_hung(text: str, rows: Sequence[Row]) -> bool:
    """Whether a tab only hangs a number or bullet before it: "1.1<TAB>It rose.".

    Under `rows` of two cells each, what begins with a number is one more of them.
    """
    if _HUNG_BULLET.match(text):
        return True
    found = _HUNG_NUMBER.match(text)
    is_prose = found is not None and not is_amount(found[1].strip())
    return is_prose and not _are_pairs(rows)


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
        place = place_of(lines, before.first, run.last)
        tables[-1] = Found(before.first, run.last, replace(table, places=(place,)))
    tables[-1] = tables[-1]._replace(last=max(end, tables[-1].last))
    return tables


def _by_tabs(lines: Sequence[Line], index: int) -> list[tuple[int, int]]:
    text = lines[index].text
    return between(text, _spans(_TAB, text)) if "\t" in text else []


def _spans(mark: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in mark.finditer(text))


def _by_pipes(lines: Sequence[Line], index: int) -> list[tuple[int, int]]:
    """Cells between pipes, of a line that pipes enclose or that a rule goes with.

    Else as many cells as the lines about it have: three, or two in each of three lines.
    """
    text = lines[index].text
    spans = between(text, _spans(_PIPE, text))
    if len(spans) == 1:
        return []
    if text.strip().startswith("|") and text.strip().endswith("|"):
        return spans[1:-1] if len(spans) > 3 else []  # noqa: PLR2004 -- two cells and what is outside
    near = takewhile(lambda line: "|" in line.text, reversed(lines[: index + 1]))
    is_ruled = any(_PIPE_RULE.match(line.text) for line in near)
    is_over_rule = index + 1 < len(lines) and _PIPE_RULE.match(lines[index + 1].text)
    if is_ruled or is_over_rule:
        return spans
    alike = _lines_alike(lines, index, len(spans))
    return spans if alike + len(spans) > 4 else []  # noqa: PLR2004 -- 2 of 3, or 3 of 2


def _lines_alike(lines: Sequence[Line], index: int, count: int) -> int:
    """How many lines about the one at `index`, itself too, have pipes for `count`."""

    def is_alike(line: Line) -> bool:
        return len(_PIPE.findall(line.text)) == count - 1

    above = takewhile(is_alike, reversed(lines[:index]))
    below = takewhile(is_alike, lines[index:])
    return sum(1 for _ in above) + sum(1 for _ in below)
