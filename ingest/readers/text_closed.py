"""Tables in plain text whose cells are parted by single blanks, a row a line.

Position at: 31.03.23 31.03.24 31.03.25     names, if they are sure
Do nothing                                  a group
Shortfall in the year 9,840 12,615 15,470   label and amounts
Transfer from schools as                    a label over lines, its amounts after it
agreed by the Forum
nil 1,742 1,790
Placements in other 310 420 515             or between its lines
counties
9,840 10,873 13,680                         a total without a label
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from corpus.pages import Cell, Row
from ingest.readers.text_amounts import (
    FEWEST_CELLS,
    amounts_of,
    continues,
    is_cell,
    is_closed,
    is_told,
    merged,
    tells_times,
)
from ingest.readers.text_cells import (
    Found,
    Line,
    cell_of,
    is_rule,
    stands_apart,
    table_of,
)
from ingest.readers.text_heads import (
    MOST_BETWEEN,
    MOST_LINES,
    are_one_label,
    is_under_names,
    read_head,
)
from ingest.readers.text_names import Span
from ingest.tables import NAME_LIMIT, is_blank, merge_cells

# Fewer rows end in as many amounts by chance; two amounts each need one more row.
FEWEST_ROWS = 2
MANY_CELLS = 3
# The longest label on the line of its amounts.
LABEL_LIMIT = 80
# The rows of one table soon agree.
FIRST_ROWS = 8

# What a label may end with: "Band 12", "At January 2023".
_ORDINAL = re.compile(r"\d{1,2}|20[0-5]\d")
_DIGITS = re.compile(r"\d+")
_TOTAL = re.compile(r"\btotals?\b|\bcarried forward\b|\bclosing\b", re.IGNORECASE)
_EMPTY = Cell(text="")


class _Entry(NamedTuple):
    """A line that may be of the table, and its amounts: none where it is text."""

    line: int
    spans: list[Span]


class _Read(NamedTuple):
    """The rows read, the line after the last, and how many have all their amounts.

    Of those, `led` have words on the line of their amounts.
    """

    rows: list[Row]
    last: int
    full: int
    led: int


def closed_table(lines: Sequence[Line], first: int) -> list[Found]:
    """Return the table of rows with single blanks that begins at line `first`, if any.

    It begins with the names of its columns where they are sure, else with a row.
    """
    row = _first_row(lines, first)
    if row is None:
        return []
    count = _usual_count(lines, row)
    ordinals = _ordinals(lines, row, count)
    for fewer in (0, 1) if ordinals else (0,):
        found = _headed(lines, first, row=row, count=count - fewer)
        if found:
            return found
    steps = [below - above for above, below in pairwise(ordinals)]
    is_numbered = bool(steps) and set(steps) == {1}
    return _unheaded(
        lines, first, row=row, count=count - is_numbered, is_numbered=is_numbered
    )


def _first_row(lines: Sequence[Line], first: int) -> int | None:
    """The first line from `first` on that ends in amounts, names and labels passed."""
    for index in range(first, min(first + MOST_LINES, len(lines))):
        text = lines[index].text.strip()
        if not text or not is_closed(text) or len(text) > NAME_LIMIT + LABEL_LIMIT:
            return None
        if len(amounts_of(text)) >= FEWEST_CELLS and not tells_times(text):
            return index
        if stands_apart(text):
            return None
    return None


def _usual_count(lines: Sequence[Line], row: int) -> int:
    """How many amounts most of the first rows from line `row` on end in."""
    counts: list[int] = []
    between = 0
    for line in lines[row:]:
        count = len(amounts_of(line.text))
        is_row = count >= FEWEST_CELLS and not tells_times(line.text)
        between = 0 if is_row or is_rule(line.text) else between + 1
        if is_row:
            counts.append(count)
        is_end = len(counts) == FIRST_ROWS or between > MOST_BETWEEN
        if is_end or not is_closed(line.text) or (not count and is_told(line.text)):
            break
    return Counter(counts).most_common(1)[0][0]


def _ordinals(lines: Sequence[Line], row: int, count: int) -> list[int]:
    """The first amounts of the rows from `row` on, if they may number labels or rows.

    "Band 3", "Year 11", "2019".
    """
    firsts = [
        line.text[slice(*spans[0])]
        for line in lines[row : row + MOST_LINES]
        if len(spans := amounts_of(line.text)) == count
    ]
    may_be = len(firsts) > FEWEST_ROWS and all(map(_ORDINAL.fullmatch, firsts))
    return [int(text) for text in firsts] if may_be else []


def _headed(lines: Sequence[Line], first: int, *, row: int, count: int) -> list[Found]:
    """The table under the names that begin at line `first`, if they are sure."""
    head = read_head(lines, first, row=row, count=count) if count > 1 else None
    if head is None:
        return []
    row = next((at for at in head.rest if amounts_of(lines[at].text)), row)
    label = [at for at in head.rest if at < row]
    read = _read(lines, label, row=row, count=count, may_end=True)
    fewest = 1 if count >= MANY_CELLS else FEWEST_ROWS
    if read.full < fewest or not _is_filled(read.rows, count):
        return []
    rows = [*head.rows, *read.rows]
    return [Found(first, read.last, table_of(rows, lines, first, read.last))]


def _unheaded(
    lines: Sequence[Line], first: int, *, row: int, count: int, is_numbered: bool
) -> list[Found]:
    """The table without names whose first row's label begins at line `first`.

    One whose names are not sure is left as text: what is said of the whole table
    would be taken to be said of each of its columns.
    """
    is_begun = are_one_label(lines, first, row) and not is_under_names(lines, first)
    if count < FEWEST_CELLS or not is_begun:
        return []
    label = range(first, row)
    read = _read(lines, label, row=row, count=count, may_end=is_numbered)
    fewest = FEWEST_ROWS + (count < MANY_CELLS)
    is_led = read.led >= FEWEST_ROWS and read.led * 2 >= read.full
    if read.full < fewest or not is_led or not _is_filled(read.rows, count):
        return []
    return [Found(first, read.last, table_of(read.rows, lines, first, read.last))]


def _entries(
    lines: Sequence[Line], row: int, *, count: int, may_end: bool
) -> Iterator[_Entry]:
    """The lines from `row` on that may be of a table with `count` amounts a row.

    A label may end with a number where `may_end` says so. What a page prints again,
    its header or footer, is passed over.
    """
    between = 0
    for index in range(row, len(lines)):
        text = lines[index].text
        spans = [] if tells_times(text) else amounts_of(text)
        label = text[: spans[0][0]].strip() if spans else text.strip()
        over = [text[slice(*span)] for span in spans[:-count]]
        is_label = bool(label) or all(text.startswith("20") for text in over)
        may_be_over = may_end and is_label and all(map(_ORDINAL.fullmatch, over))
        is_short = 0 < len(spans) < count
        is_kept = (
            (not over or may_be_over)
            and not (is_short and (not label or len(spans) < min(count - 1, 2)))
            and not (is_told(label) if len(spans) < count else len(label) > LABEL_LIMIT)
        )
        between = 0 if spans else between + 1
        if is_rule(text) or (not is_kept and _is_running(lines, index)):
            continue
        if not is_kept or between > MOST_BETWEEN or not is_closed(text):
            return
        yield _Entry(index, spans[-count:])


def _is_running(lines: Sequence[Line], index: int) -> bool:
    """Whether line `index` is printed elsewhere too, but for its numbers."""
    printed = _DIGITS.sub("", lines[index].text).strip()
    return bool(printed) and any(
        at != index and _DIGITS.sub("", line.text).strip() == printed
        for at, line in enumerate(lines)
    )


def _read(
    lines: Sequence[Line],
    label: Sequence[int],
    *,
    row: int,
    count: int,
    may_end: bool,
) -> _Read:
    """The rows from line `row` on; the first's label begins on the lines `label`."""
    entries = list(_entries(lines, row, count=count, may_end=may_end))
    pending = list(label)
    rows: list[Row] = []
    kept = _Read([], row, 0, 0)
    full = led = 0
    for index, spans in entries:
        text = lines[index].text.strip()
        if spans:
            own = _cells(lines, entries, _Entry(index, spans), count)
            if not own:
                break
            rows += _with_label(lines, pending, own)
            pending = []
            full += len(spans) == count
            led += len(spans) == count and bool(own[0].text)
        elif rows and not pending and _ends_label(rows[-1], text):
            more, (own_label, *values) = merged(lines, [index]), rows[-1].cells
            rows[-1] = Row(cells=(merge_cells(own_label, more), *values))
        else:
            pending.append(index)
            continue
        kept = _Read(list(rows), index + 1, full, led)
    return kept


def _cells(
    lines: Sequence[Line], entries: Sequence[_Entry], entry: _Entry, count: int
) -> list[Cell]:
    """The label and the amounts on the line of `entry`, of `count` columns.

    Of those that lack amounts, some lack the only ones that can be missing by their
    kinds; others are left short where a total under them tells which. Of the rest no
    one can tell: they are a line of words in no column. None are of a time alone.
    """
    line, spans = lines[entry.line], entry.spans
    label = cell_of(line, 0, spans[0][0])
    values = [cell_of(line, *span) for span in spans]
    if len(spans) == count:
        return [label, *values]
    full = [
        [_kind(lines[each.line].text[slice(*span)]) for span in each.spans]
        for each in entries
        if len(each.spans) == count
    ]
    columns = [set(column) - {None} for column in zip(*full, strict=True)]
    ways = [
        way
        for way in combinations(range(count), len(values))
        if all(
            _kind(value.text) in {*columns[at], None}
            for value, at in zip(values, way, strict=True)
        )
    ]
    if len(ways) == 1:
        by_column = dict(zip(ways[0], values, strict=True))
        return [label, *(by_column.get(at, _EMPTY) for at in range(count))]
    is_summed = any(
        each.line >= entry.line and _is_total(lines[each.line].text, each.spans)
        for each in entries
        if len(each.spans) == count
    )
    if is_summed:
        return [label, *values]
    whole = cell_of(line, 0, len(line.text))
    has_words = any(map(str.isalpha, label.text))
    return [_EMPTY, whole, *[_EMPTY] * (count - 1)] if has_words else []


def _kind(text: str) -> str | None:
    """What an amount counts, as far as its own cell tells; None of a blank."""
    if is_blank(text):
        return None
    if any(map(str.isalpha, text[:3])):
        return "date"
    return "percent" if text.rstrip(")*†").endswith("%") else "number"


def _is_total(text: str, spans: Sequence[Span]) -> bool:
    label = text[: spans[0][0]].strip()
    return not label or _TOTAL.search(label) is not None


def _ends_label(row: Row, below: str) -> bool:
    """Whether the text `below` a row is the end of its label."""
    return bool(row.cells[0].text) and below[:1].islower()


def _with_label(
    lines: Sequence[Line], pending: Sequence[int], own: Sequence[Cell]
) -> list[Row]:
    """The row of the cells `own`, and what is `pending` above it: label or groups."""
    groups = _joined(lines, pending)
    label: list[int] = []
    if not own[0].text and own[-1].text:
        groups, label = [], list(pending)
    elif groups and continues(lines[groups[-1][-1]].text.strip(), own[0].text):
        label = groups.pop()
    named = merge_cells(merged(lines, label), own[0])
    rows = [Row(cells=(merged(lines, group),)) for group in groups]
    return [*rows, Row(cells=(named, *own[1:]))]


def _joined(lines: Sequence[Line], indexes: Sequence[int]) -> list[list[int]]:
    """The lines `indexes`, those together that go on one in the next."""
    joined: list[list[int]] = []
    for index in indexes:
        above = lines[joined[-1][-1]].text.strip() if joined else ""
        if above and continues(above, lines[index].text.strip()):
            joined[-1].append(index)
        else:
            joined.append([index])
    return joined


def _is_filled(rows: Sequence[Row], count: int) -> bool:
    """Whether amounts stand in each of the `count` columns.

    "Minutes 3 - 8" over "Budget 9 - 20" are the pages of an agenda.
    """
    full = [row.cells[1:] for row in rows if row.cells[count:] and row.cells[-1].text]
    columns = zip(*full, strict=True)
    return bool(full) and all(
        any(is_cell(cell.text) and not is_blank(cell.text) for cell in column)
        for column in columns
    )
