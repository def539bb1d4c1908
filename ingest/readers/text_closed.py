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
    stands_apart,
    table_of,
)
from ingest.readers.text_heads import MONTH, find_times, split_names
from ingest.tables import NAME_LIMIT, is_amount, is_blank, merge_cells

# Fewer rows end in as many amounts by chance; fewer amounts need more rows.
FEWEST_ROWS = 2
FEWEST_CELLS = 2
MANY_CELLS = 3
# The longest label on the line of its amounts, and the most lines of text between rows.
LABEL_LIMIT = 80
MOST_BETWEEN = 5
# Names stand on so many lines, at most.
MOST_NAMED = 16

_TOKEN = re.compile(r"\S+")
_GAP = re.compile(r"\S {2,}(?=\S)")
# A number that ends with its digits or its unit: "(1.5)", "£4.2m", "63%"; a telephone
# number begins with nought.
_PRINTED = re.compile(
    r"(?!\W*0\d)\(?[£+−–-]*\(?[£+−–-]*(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:m|k|bn)?%?\)?%?[*†]?"
)
_DATE = re.compile(rf"{MONTH}[-'’]\d\d", re.IGNORECASE)
_MONTH_BEFORE = re.compile(rf"{MONTH}\s+$", re.IGNORECASE)
_YEAR = re.compile(r"20[0-5]\d")
_STOP = re.compile(r"[.;:?!,]$")
_TOTAL = re.compile(
    r"\btotals?\b|\bcarried forward\b|\bclosing\b|\bnet position\b", re.IGNORECASE
)

Span = tuple[int, int]


class _Read(NamedTuple):
    """The rows read from lines, the line after the last, and how many have values."""

    rows: list[Row]
    last: int
    valued: int


def closed_table(lines: Sequence[Line], first: int) -> list[Found]:
    """Return the table of rows with single blanks that begins at line `first`, if any.

    It begins with the names of its columns where they are sure, else with a row.
    """
    if not _may_stand(lines[first].text):
        return []
    row = _first_row(lines, first)
    if row is None:
        return []
    usual = _usual_count(lines, row)
    for count in (usual, usual - 1):
        if count < FEWEST_CELLS:
            continue
        found = _headed(lines, first, row=row, count=count)
        if found:
            return found
    count = usual - _is_numbered(lines, row, usual)
    label = _label_above(lines, first, row)
    if label is None or count < FEWEST_CELLS:
        return []
    read = _read(lines, label, row=row, count=count, is_sure=False)
    fewest = FEWEST_ROWS if count >= MANY_CELLS else FEWEST_ROWS + 1
    if read.valued < fewest or not _is_table(read.rows, count):
        return []
    return [Found(first, read.last, table_of(read.rows, lines, first, read.last))]


def _may_stand(text: str) -> bool:
    """Whether a line of a table can read `text`."""
    return (
        bool(text.strip())
        and "\t" not in text
        and "|" not in text
        and not _GAP.search(text)
    )


def _first_row(lines: Sequence[Line], first: int) -> int | None:
    """The first line from `first` on that ends in amounts, names and labels passed."""
    for index in range(first, min(first + MOST_NAMED, len(lines))):
        text = lines[index].text
        if not _may_stand(text) or len(text.strip()) > LABEL_LIMIT * 2:
            return None
        if len(_amounts(text)) >= FEWEST_CELLS and not _names_years(text):
            return index
        if len(text.strip()) > NAME_LIMIT * 2 or stands_apart(text.strip()):
            return None
    return None


def _amounts(text: str) -> list[Span]:
    """Where the amounts and blanks stand that `text` ends with."""
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


def _names_years(text: str) -> bool:
    """Whether all the amounts of `text` are years, or it tells several times."""
    are_years = all(_YEAR.fullmatch(text[a:b]) for a, b in _amounts(text))
    return are_years and len(find_times(text)) >= FEWEST_CELLS


def _usual_count(lines: Sequence[Line], row: int) -> int:
    """How many amounts most of the rows from line `row` on end in."""
    counts: list[int] = []
    others = 0
    for line in lines[row:]:
        if is_rule(line.text):
            continue
        count = len(_amounts(line.text))
        others = 0 if count >= FEWEST_CELLS else others + 1
        if not _may_stand(line.text) or others > MOST_BETWEEN:
            break
        if count >= FEWEST_CELLS and not _names_years(line.text):
            counts.append(count)
        elif not count and _is_told(line.text):
            break
    return Counter(counts[:8]).most_common(1)[0][0]


def _is_told(text: str) -> bool:
    """Whether `text` is prose, a caption or names, at which a table ends."""
    text = text.strip()
    return (
        len(text) > NAME_LIMIT
        or stands_apart(text)
        or _STOP.search(text) is not None
        or len(find_times(text)) >= FEWEST_CELLS
    )


def _is_numbered(lines: Sequence[Line], row: int, count: int) -> bool:
    """Whether the first amounts of the rows count up by one: "Band 3", "2019"."""
    firsts = [
        line.text[spans[0][0] : spans[0][1]]
        for line in lines[row : row + MOST_NAMED]
        if len(spans := _amounts(line.text)) == count
    ]
    numbers = [int(text) for text in firsts if text.isdecimal()]
    is_all = len(numbers) == len(firsts) > FEWEST_ROWS
    return is_all and all(below - above == 1 for above, below in pairwise(numbers))


def _headed(
    lines: Sequence[Line], first: int, *, row: int, count: int
) -> list[Found]:
    """The table under the names that begin at line `first`, if they are sure."""
    named, label = _names(lines, first, row=row, count=count)
    if not named:
        return []
    read = _read(lines, label, row=row, count=count, is_sure=True)
    fewest = 1 if count >= MANY_CELLS else FEWEST_ROWS
    if read.valued < fewest or not _is_table(read.rows, count):
        return []
    rows = [*named, *read.rows]
    return [Found(first, read.last, table_of(rows, lines, first, read.last))]


def _names(
    lines: Sequence[Line], first: int, *, row: int, count: int
) -> tuple[list[Row], list[int]]:
    """The rows of names from line `first` to line `row`, and the lines of a label."""
    is_bare = not _label_text(lines[row].text, count)
    named: list[Row] = []
    for index in range(first, row):
        spans = split_names(lines[index].text, count)
        if not spans:
            break
        named.append(
            Row(cells=tuple(cell_of(lines[index], *span) for span in spans))
        )
    above = list(range(first + len(named), row))
    if not named:
        return _stacked_names(lines, first, row=row, count=count)
    is_read = len(named) <= FEWEST_ROWS and (is_bare or not above or _is_group(lines, above))
    return (named, above) if is_read else ([], [])


def _is_group(lines: Sequence[Line], above: Sequence[int]) -> bool:
    return len(above) <= FEWEST_ROWS and not any(
        _is_told(lines[index].text) for index in above
    )


def _stacked_names(
    lines: Sequence[Line], first: int, *, row: int, count: int
) -> tuple[list[Row], list[int]]:
    """Names over lines of their own, each a time and what follows it.

    The last has no more lines than the others; those left are the first row's label.
    """
    texts = [lines[index].text.strip() for index in range(first, row)]
    leads = [at for at, text in enumerate(texts) if _leads(text)]
    if len(leads) != count or leads[0] > 1 or any(len(text) > NAME_LIMIT for text in texts):
        return [], []
    longest = max((b - a for a, b in pairwise(leads)), default=1)
    end = min(leads[-1] + longest, len(texts))
    above = list(range(first + end, row))
    if above and _label_text(lines[row].text, count):
        return [], []
    edges = [0, *leads, end]
    cells = [
        _merged(lines, range(first + a, first + b)) for a, b in pairwise(edges)
    ]
    return [Row(cells=tuple(cells))], above


def _leads(text: str) -> bool:
    times = find_times(text)
    return len(times) == 1 and times[0][0] == 0


def _merged(lines: Sequence[Line], indexes: Sequence[int]) -> Cell:
    cells = [cell_of(lines[index], 0, len(lines[index].text)) for index in indexes]
    return reduce(merge_cells, cells, Cell(text=""))


def _label_text(text: str, count: int) -> str:
    spans = _amounts(text)[-count:]
    return text[: spans[0][0]].strip() if spans else text.strip()


def _label_above(lines: Sequence[Line], first: int, row: int) -> list[int] | None:
    """The lines from `first` to `row` if all of them are the label of that row."""
    above = list(range(first, row))
    texts = [lines[index].text.strip() for index in (*above, row)]
    if above and any(_is_told(text) for text in texts[:-1]):
        return None
    is_one = all(_continues(a, b) for a, b in pairwise(texts[:-1]))
    is_bare = len(_amounts(lines[row].text)) == len(texts[-1].split())
    if above and not (is_one and (is_bare or _continues(texts[-2], texts[-1]))):
        return None
    return above


def _continues(above: str, below: str) -> bool:
    return goes_on(above, below) or below.startswith("(")


class _Entry(NamedTuple):
    """A line between or among the rows: its amounts, none of which a text has."""

    index: int
    spans: list[Span]


def _entries(
    lines: Sequence[Line], row: int, *, count: int, is_sure: bool
) -> Iterator[_Entry]:
    """The lines from `row` on that may be of a table with `count` amounts a row."""
    between = 0
    for index in range(row, len(lines)):
        text = lines[index].text
        if is_rule(text):
            continue
        if not _may_stand(text):
            return
        spans = _amounts(text)
        label = text[: spans[-count:][0][0]].strip() if spans else text.strip()
        is_long = len(label) > LABEL_LIMIT
        if not spans or _names_years(text):
            between += 1
            if _is_told(text) or between > MOST_BETWEEN:
                return
            yield _Entry(index, [])
            continue
        is_over = len(spans) > count and not (is_sure and label)
        is_short = len(spans) < count
        if is_long or is_over or (is_short and not label):
            return
        between = 0
        yield _Entry(index, spans[-count:])


def _read(
    lines: Sequence[Line],
    label: Sequence[int],
    *,
    row: int,
    count: int,
    is_sure: bool,
) -> _Read:
    """The rows from line `row` on, the first with a label that begins at `label`.

    A row short of amounts is one where a total tells later which are missing.
    """
    entries = list(_entries(lines, row, count=count, is_sure=is_sure))
    full = [entry for entry in entries if len(entry.spans) == count]
    totals = [
        entry.index for entry in full if _is_total(lines[entry.index].text, count)
    ]
    pending = list(label)
    rows: list[Row] = []
    kept = _Read([], row, 0)
    valued = 0
    for index, spans in entries:
        if not spans:
            if rows and not pending and _ends_label(lines, rows[-1], index):
                cells = rows[-1].cells
                more = _merged(lines, [index])
                rows[-1] = Row(cells=(merge_cells(cells[0], more), *cells[1:]))
                kept = _Read(list(rows), index + 1, valued)
            else:
                pending.append(index)
            continue
        if len(spans) < count:
            is_told = any(index < total for total in totals) or _is_total(
                lines[index].text, len(spans)
            )
            if not is_told:
                break
        rows += _labelled(lines, pending, index, spans)
        pending = []
        valued += len(spans) == count
        kept = _Read(list(rows), index + 1, valued)
    return kept


def _is_total(text: str, count: int) -> bool:
    label = _label_text(text, count)
    return not label or _TOTAL.search(label) is not None


def _ends_label(lines: Sequence[Line], row: Row, index: int) -> bool:
    """Whether line `index`, under `row`, is the end of its label."""
    label = row.cells[0].text
    below = lines[index].text.strip()
    return bool(label) and below[:1].islower() and not _STOP.search(label)


def _labelled(
    lines: Sequence[Line], pending: Sequence[int], index: int, spans: Sequence[Span]
) -> list[Row]:
    """The row on line `index`, what is `pending` above it its label or its groups."""
    text = lines[index].text
    own = cell_of(lines[index], 0, spans[0][0])
    values = [cell_of(lines[index], *span) for span in spans]
    texts = [lines[above].text.strip() for above in pending]
    begin = 0
    if own.text:
        begin = len(pending)
        below = text.strip()
        while begin and goes_on(texts[begin - 1], below):
            begin -= 1
            below = texts[begin]
    groups = [Row(cells=(_merged(lines, [above]),)) for above in pending[:begin]]
    label = merge_cells(_merged(lines, pending[begin:]), own)
    return [*groups, Row(cells=(label, *values))]


def _is_table(rows: Sequence[Row], count: int) -> bool:
    """Whether amounts stand in each column, and words before most rows.

    "Minutes 3 - 8" over "Budget 9 - 20" are the pages of an agenda.
    """
    full = [row.cells for row in rows if len(row.cells) == count + 1]
    labelled = sum(any(map(str.isalnum, cells[0].text)) for cells in full)
    columns = list(zip(*full, strict=True))[1:]
    are_filled = all(
        any(is_amount(cell.text) or _DATE.fullmatch(cell.text) for cell in column)
        for column in columns
    )
    return bool(full) and are_filled and labelled * 2 >= len(full)
