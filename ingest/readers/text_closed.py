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
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from corpus.pages import Cell, Row
from ingest.readers.text_cells import (
    Found,
    Line,
    cell_of,
    goes_on,
    is_rule,
    row_of,
    stands_apart,
    table_of,
)
from ingest.readers.text_heads import MONTH, find_times, may_name, split_names
from ingest.tables import NAME_LIMIT, is_amount, is_blank, merge_cells

# Fewer rows end in as many amounts by chance; two amounts each need one more row.
FEWEST_ROWS = 2
FEWEST_CELLS = 2
MANY_CELLS = 3
# The longest label on the line of its amounts, and the most lines of text between rows.
LABEL_LIMIT = 80
MOST_BETWEEN = 5
# Names stand on so many lines, at most; rows of one table soon agree.
MOST_NAMED = 24
FIRST_ROWS = 8
# A line of prose has more words.
MOST_WORDS = 7

_TOKEN = re.compile(r"\S+")
_GAP = re.compile(r"\S {2,}(?=\S)|[\t|]")
# A number that ends with its digits or its unit: "(1.5)", "£4.2m", "63%"; a telephone
# number begins with nought.
_PRINTED = re.compile(
    r"(?!\W*0\d)\(?[£+−–-]*\(?[£+−–-]*(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:m|k|bn)?%?\)?%?[*†]?"
)
_DATE = re.compile(rf"{MONTH}[-'’]\d\d", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"{MONTH}\s+$", re.IGNORECASE)
_YEAR = re.compile(r"20[0-5]\d")
# What a label may end with: "Band 12", "At January 2023".
_ORDINAL = re.compile(r"\d{1,2}|20[0-5]\d")
_STOP = re.compile(r"[.;:?!]$")
_DIGITS = re.compile(r"\d+")
_TOTAL = re.compile(
    r"\btotals?\b|\bcarried forward\b|\bclosing\b|\bnet position\b", re.IGNORECASE
)
_CAPTION = re.compile(r"(?:schedule|appendix|annex)\s+\w", re.IGNORECASE)
_EMPTY = Cell(text="")

Span = tuple[int, int]


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
    if ordinals and all(below - above == 1 for above, below in pairwise(ordinals)):
        count -= 1
    return _unheaded(lines, first, row=row, count=count)


def _first_row(lines: Sequence[Line], first: int) -> int | None:
    """The first line from `first` on that ends in amounts, names and labels passed."""
    for index in range(first, min(first + MOST_NAMED, len(lines))):
        text = lines[index].text.strip()
        if not text or not _is_closed(text) or len(text) > NAME_LIMIT + LABEL_LIMIT:
            return None
        if len(_amounts(text)) >= FEWEST_CELLS and not _tells_times(text):
            return index
        if stands_apart(text):
            return None
    return None


def _is_closed(text: str) -> bool:
    return not _GAP.search(text.strip())


def _amounts(text: str) -> list[Span]:
    """Where the amounts and blanks stand that `text` ends with.

    The year of a date is none: "31 March 2022 73.4 83.1".
    """
    spans: list[Span] = []
    for found in reversed(list(_TOKEN.finditer(text))):
        if not _is_cell(found[0]):
            break
        spans.insert(0, found.span())
    if spans:
        start, end = spans[0]
        if _YEAR.fullmatch(text[start:end]) and _MONTH_BEFORE.search(text[:start]):
            del spans[0]
    return spans


def _is_cell(text: str) -> bool:
    is_nothing = is_blank(text) and bool(text.strip(".*"))
    is_number = _PRINTED.fullmatch(text) is not None and is_amount(text)
    return is_nothing or is_number or _DATE.fullmatch(text) is not None


def _tells_times(text: str) -> bool:
    """Whether `text` tells several times, and ends in no amount that is not a year."""
    are_years = all(_YEAR.fullmatch(text[a:b]) for a, b in _amounts(text))
    return are_years and len(find_times(text)) >= FEWEST_CELLS


def _usual_count(lines: Sequence[Line], row: int) -> int:
    """How many amounts most of the first rows from line `row` on end in."""
    counts: list[int] = []
    between = 0
    for line in lines[row:]:
        count = len(_amounts(line.text))
        is_row = count >= FEWEST_CELLS and not _tells_times(line.text)
        between = 0 if is_row or is_rule(line.text) else between + 1
        if is_row:
            counts.append(count)
        is_end = len(counts) == FIRST_ROWS or between > MOST_BETWEEN
        if is_end or not _is_closed(line.text) or (not count and _is_told(line.text)):
            break
    return Counter(counts).most_common(1)[0][0]


def _is_told(text: str) -> bool:
    """Whether `text` is prose, a caption or names, at which a table ends."""
    text = text.strip()
    return (
        len(text) > NAME_LIMIT
        or stands_apart(text)
        or _STOP.search(text) is not None
        or len(find_times(text)) >= FEWEST_CELLS
    )


def _ordinals(lines: Sequence[Line], row: int, count: int) -> list[int]:
    """The first amounts of the rows from `row` on, if they may number labels or rows.

    "Band 3", "Year 11", "2019".
    """
    firsts = [
        line.text[slice(*spans[0])]
        for line in lines[row : row + MOST_NAMED]
        if len(spans := _amounts(line.text)) == count
    ]
    may_be = len(firsts) > FEWEST_ROWS and all(map(_ORDINAL.fullmatch, firsts))
    return [int(text) for text in firsts] if may_be else []


def _headed(lines: Sequence[Line], first: int, *, row: int, count: int) -> list[Found]:
    """The table under the names that begin at line `first`, if they are sure."""
    named, label = _names(lines, first, row=row, count=count)
    if not named or count < FEWEST_CELLS:
        return []
    row = next((index for index in label if _amounts(lines[index].text)), row)
    label = [index for index in label if index < row]
    read = _read(lines, label, row=row, count=count, is_sure=True)
    fewest = 1 if count >= MANY_CELLS else FEWEST_ROWS
    if read.full < fewest or not _is_filled(read.rows, count):
        return []
    rows = [*named, *read.rows]
    return [Found(first, read.last, table_of(rows, lines, first, read.last))]


def _unheaded(
    lines: Sequence[Line], first: int, *, row: int, count: int
) -> list[Found]:
    """The table whose names are not sure, or none: they stand in its corner, as text.

    Else the lines from `first` on are the first row's label.
    """
    label: Sequence[int] = range(first, row)
    corner: list[Row] = []
    if not _are_one_label(lines, first, row):
        if not _is_head(lines, first, row=row, count=count):
            return []
        blanks = [_EMPTY] * count
        corner, label = [Row(cells=(_merged(lines, label), *blanks))], []
    if count < FEWEST_CELLS:
        return []
    read = _read(lines, label, row=row, count=count, is_sure=False)
    fewest = FEWEST_ROWS + (count < MANY_CELLS)
    is_led = read.led >= FEWEST_ROWS and read.led * 2 >= read.full
    if read.full < fewest or not is_led or not _is_filled(read.rows, count):
        return []
    rows = [*corner, *read.rows]
    return [Found(first, read.last, table_of(rows, lines, first, read.last))]


def _is_head(lines: Sequence[Line], first: int, *, row: int, count: int) -> bool:
    """Whether the lines from `first` to `row` name columns, though not surely which.

    No later one of them then begins names that are sure, or the first row's label.
    """
    texts = [lines[index].text.strip() for index in range(first, row)]
    if not all(map(_is_terse, texts)) or not any(map(may_name, texts)):
        return False
    is_led = bool(lines[row].text[: _amounts(lines[row].text)[0][0]].strip())
    is_later = any(
        _names(lines, later, row=row, count=count)[0] for later in range(first + 1, row)
    )
    return is_led and not is_later


def _is_terse(text: str) -> bool:
    """Whether a line can hold parts of names alone: few words, or several times."""
    is_short = len(text.split()) <= MOST_WORDS or len(find_times(text)) > 1
    is_other = stands_apart(text) or _STOP.search(text) or _CAPTION.match(text)
    return is_short and not is_other


def _are_one_label(lines: Sequence[Line], first: int, row: int) -> bool:
    """Whether the lines from `first` to before `row` are the label of that row."""
    texts = [lines[index].text.strip() for index in range(first, row + 1)]
    *above, own = texts
    are_bare = len(_amounts(own)) == len(own.split())
    pairs = pairwise(above if are_bare else texts)
    is_text = not any(_amounts(text) or _is_told(text) for text in above)
    return not above or (is_text and all(_continues(a, b) for a, b in pairs))


def _continues(above: str, below: str) -> bool:
    return goes_on(above, below) or below.startswith("(")


def _names(
    lines: Sequence[Line], first: int, *, row: int, count: int
) -> tuple[list[Row], list[int]]:
    """The rows of names from line `first` on, and the lines between them and `row`."""
    named: list[Row] = []
    for line in lines[first:row]:
        spans = split_names(line.text, count, is_alone=first == row - 1)
        if not spans:
            break
        named.append(row_of(line, spans))
    if not named:
        return _stacked_names(lines, first, row=row, count=count)
    between = list(range(first + len(named), row))
    is_read = len(named) <= FEWEST_ROWS and len(between) <= MOST_BETWEEN
    are_told = any(_is_told(lines[index].text) for index in between)
    return (named, between) if is_read and not are_told else ([], [])


def _stacked_names(
    lines: Sequence[Line], first: int, *, row: int, count: int
) -> tuple[list[Row], list[int]]:
    """Names over lines of their own, each a time and what follows it.

    The last has no more lines than the others; those left are the first row's label.
    """
    texts = [lines[index].text.strip() for index in range(first, row)]
    leads = [at for at, text in enumerate(texts) if _leads(text)]
    times = sum(len(find_times(text)) for text in texts)
    if len(leads) != count or times != count or leads[0] > 1:
        return [], []
    if first and not is_rule(lines[first - 1].text):
        above = lines[first - 1].text
        if not _is_told(above) or find_times(above)[1:]:
            return [], []
    longest = max((b - a for a, b in pairwise(leads)), default=1)
    end = min(leads[-1] + longest, len(texts))
    cells = [
        _merged(lines, range(first + a, first + b))
        for a, b in pairwise([0, *leads, end])
    ]
    between = list(range(first + end, row))
    is_bare = len(_amounts(lines[row].text)) == len(lines[row].text.split())
    is_read = is_bare or not between
    return ([Row(cells=tuple(cells))], between) if is_read else ([], [])


def _leads(text: str) -> bool:
    times = find_times(text)
    return len(times) == 1 and times[0][0] == 0


def _merged(lines: Sequence[Line], indexes: Sequence[int]) -> Cell:
    cells = [cell_of(lines[index], 0, len(lines[index].text)) for index in indexes]
    return reduce(merge_cells, cells, _EMPTY)


def _entries(
    lines: Sequence[Line], row: int, *, count: int, is_sure: bool
) -> Iterator[_Entry]:
    """The lines from `row` on that may be of a table with `count` amounts a row.

    A label may end with a number where the names are sure. What a page prints again,
    its header or footer, is passed over.
    """
    between = 0
    for index in range(row, len(lines)):
        text = lines[index].text
        spans = [] if _tells_times(text) else _amounts(text)
        label = text[: spans[0][0]].strip() if spans else text.strip()
        over = [text[slice(*span)] for span in spans[:-count]]
        may_be_over = is_sure and bool(label) and all(map(_ORDINAL.fullmatch, over))
        is_short = 0 < len(spans) < count
        is_kept = (
            (not over or may_be_over)
            and not (is_short and (not label or len(spans) < min(count - 1, 2)))
            and not (
                _is_told(label) if len(spans) < count else len(label) > LABEL_LIMIT
            )
        )
        between = 0 if spans else between + 1
        if is_rule(text) or (not is_kept and _is_running(lines, index)):
            continue
        if not is_kept or between > MOST_BETWEEN or not _is_closed(text):
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
    is_sure: bool,
) -> _Read:
    """The rows from line `row` on; the first's label begins on the lines `label`."""
    entries = list(_entries(lines, row, count=count, is_sure=is_sure))
    totals = [
        index
        for index, spans in entries
        if len(spans) == count and _is_total(lines[index].text, spans)
    ]
    pending = list(label)
    rows: list[Row] = []
    kept = _Read([], row, 0, 0)
    full = led = 0
    for index, spans in entries:
        text = lines[index].text
        if not spans and rows and not pending and _ends_label(rows[-1], text.strip()):
            more, (own, *values) = _merged(lines, [index]), rows[-1].cells
            rows[-1] = Row(cells=(merge_cells(own, more), *values))
        elif not spans:
            pending.append(index)
            continue
        else:
            is_told = (bool(totals) and index <= totals[-1]) or _is_total(text, spans)
            if len(spans) == count or is_told:
                rows += _labelled(lines, pending, index, spans)
            else:
                rows += _unplaced(lines, pending, index, count)
            pending = []
            full += len(spans) == count
            led += len(spans) == count and bool(text[: spans[0][0]].strip())
        kept = _Read(list(rows), index + 1, full, led)
    return kept


def _is_total(text: str, spans: Sequence[Span]) -> bool:
    label = text[: spans[0][0]].strip()
    return not label or _TOTAL.search(label) is not None


def _ends_label(row: Row, below: str) -> bool:
    """Whether the text `below` a row is the end of its label."""
    return bool(row.cells[0].text) and below[:1].islower()


def _labelled(
    lines: Sequence[Line], pending: Sequence[int], index: int, spans: Sequence[Span]
) -> list[Row]:
    """The row on line `index`, what is `pending` above it its label or its groups.

    One that lacks amounts is shorter: sums or kinds tell later which they are.
    """
    own = cell_of(lines[index], 0, spans[0][0])
    values = [cell_of(lines[index], *span) for span in spans]
    groups = _joined(lines, pending)
    label: list[int] = []
    if not own.text:
        groups, label = [], list(pending)
    elif groups and _continues(lines[groups[-1][-1]].text.strip(), own.text):
        label = groups.pop()
    named = merge_cells(_merged(lines, label), own)
    return [*_groups(lines, groups), Row(cells=(named, *values))]


def _joined(lines: Sequence[Line], indexes: Sequence[int]) -> list[list[int]]:
    """The lines `indexes`, those together that go on one in the next."""
    joined: list[list[int]] = []
    for index in indexes:
        above = lines[joined[-1][-1]].text.strip() if joined else ""
        if above and _continues(above, lines[index].text.strip()):
            joined[-1].append(index)
        else:
            joined.append([index])
    return joined


def _groups(lines: Sequence[Line], groups: Sequence[Sequence[int]]) -> list[Row]:
    return [Row(cells=(_merged(lines, group),)) for group in groups]


def _unplaced(
    lines: Sequence[Line], pending: Sequence[int], index: int, count: int
) -> list[Row]:
    """A row of which no one can tell which amounts it lacks: a line and no cells."""
    whole = cell_of(lines[index], 0, len(lines[index].text))
    blanks = [_EMPTY] * (count - 1)
    groups = _groups(lines, _joined(lines, pending))
    return [*groups, Row(cells=(_EMPTY, whole, *blanks))]


def _is_filled(rows: Sequence[Row], count: int) -> bool:
    """Whether amounts stand in each column, and whole rows are not fewer than others.

    "Minutes 3 - 8" over "Budget 9 - 20" are the pages of an agenda.
    """
    full = [row.cells[1:] for row in rows if row.cells[count:] and row.cells[-1].text]
    columns = zip(*full, strict=True)
    return bool(full) and all(
        any(is_amount(cell.text) or _DATE.fullmatch(cell.text) for cell in column)
        for column in columns
    )
