"""Tables in plain text whose columns are kept apart by spaces.

                          Budget   Variance
Independent schools and                       <- a label over two lines, its values
colleges                    10.2       1.75      beside either of them
Early years                                   <- a group: nothing goes on with it
Two year olds                3.1                 <- a blank cell
"""

import re
from collections.abc import Iterator, Sequence

from corpus.pages import Row
from ingest.readers.text_cells import (
    Found,
    Line,
    between,
    goes_on,
    is_rule,
    row_of,
    stands_apart,
    table_of,
)
from ingest.tables import NAME_LIMIT, is_amount, merge_cells

# Fewer lines stand one under another by chance.
FEWEST_LINES = 3
# A label and two amounts: fewer cells a line are told by their columns alone.
FEWEST_CELLS = 3
COLUMN_GAP = 2
# More lines in one piece, or lines over the first amount, stand in no table.
MOST_ALONE = 3
MOST_HEADING = 8

# Spaces that part two cells; prose has two after a stop.
_GAP = re.compile(r"(?<=[^\s.?!:;,]) {2,}(?=\S)")
# One parts two amounts that fill their columns: "(129.437) (165.057)".
_PRINTED = r"\(?[£−-]?\d[\d,]*[.,]\d+%?\)?"
_PARTING = re.compile(rf"(?<!\S){_PRINTED}( )(?={_PRINTED}(?:\s|$))")
# A number before the words of a row is no column: "3  Reduce escalation".
_ROW_NUMBER = re.compile(r"^\s*\d{1,2}[.)]?( {2,})(?=\S*(?: \S+)*[^\W\d])")
Span = tuple[int, int]


def spaced_table(lines: Sequence[Line], first: int) -> list[Found]:
    """Return the table kept in columns by spaces that begins at line `first`, if any.

    Blank lines may part its rows, if what follows still stands in its columns.
    """
    if not _gaps(lines[first].text):
        return []
    runs = list(_runs(lines, first))
    for run in dict.fromkeys((runs[-1], runs[0])):
        rows, last = _rows(lines, run)
        if rows:
            return [Found(first, last, table_of(rows, lines, first, last))]
    return []


def _runs(lines: Sequence[Line], first: int) -> Iterator[tuple[int, ...]]:
    """The lines that may be rows from `first` on, up to each blank line in turn.

    Prose, a caption, and a header in a block of its own under amounts are none; nor is
    what leaves fewer columns free than the lines before it.
    """
    run: list[int] = []
    free = _Columns()
    is_apart = is_valued = False
    alone = 0
    for index in range(first, len(lines)):
        text = lines[index].text
        if is_rule(text):
            if not is_apart:
                yield tuple(run)
            is_apart = True
            continue
        cells = [text[start:end].strip() for start, end in _cut(text)]
        has_amounts = any(map(is_amount, cells[1:]))
        begins_anew = is_apart and is_valued and cells[1:] and not has_amounts
        alone = 0 if cells[1:] else alone + 1
        is_text = len(text.strip()) > NAME_LIMIT or stands_apart(text.strip())
        is_prose = alone > MOST_ALONE or (alone and is_text)
        is_header = len(cells) < FEWEST_CELLS and not is_valued
        is_wordy = is_header and len(run) > MOST_HEADING
        if begins_anew or is_prose or is_wordy:
            break
        if cells[1:] and not free.take(text, may_join=not is_apart):
            break
        run.append(index)
        is_apart = False
        is_valued = is_valued or has_amounts
    if not is_apart:
        yield tuple(run)


def _cut(text: str) -> list[Span]:
    return between(text, _gaps(text))


def _gaps(text: str) -> list[Span]:
    """The blanks that part the cells of `text`."""
    number = _ROW_NUMBER.match(text)
    inside = {number.span(1)} if number else set()
    wide = {match.span() for match in _GAP.finditer(text)}
    return sorted(wide - inside | _partings(text))


def _partings(text: str) -> set[Span]:
    """The single blanks between two amounts."""
    return {match.span(1) for match in _PARTING.finditer(text)}


def _rows(lines: Sequence[Line], run: Sequence[int]) -> tuple[list[Row], int]:
    """The rows that the lines of `run` make, and the line after the last of them.

    Lines that part into as many cells each are cut there; else blanks that all lines
    share part the columns, if no cell then holds a gap. A line in one piece stands in
    one column, or ends the table.
    """
    parted = [index for index in run if _gaps(lines[index].text)]
    if len(parted) < FEWEST_LINES:
        return [], 0
    columns = _columns([lines[index].text for index in parted])
    spans = {index: _cut(lines[index].text) for index in parted}
    lengths = {len(cut) for cut in spans.values()}
    if len(lengths) > 1 or min(lengths) < FEWEST_CELLS:
        spans = dict.fromkeys(parted, columns)
    for index in run:
        alone = spans.get(index) or _widened(columns, lines[index].text)
        if len(alone) != len(spans[parted[0]]):
            return _rows(lines, run[: run.index(index)])
        spans[index] = alone
    rows = [(index, row_of(lines[index], spans[index])) for index in run]
    is_gapped = any(
        _gaps(lines[index].text[start:end].strip())
        for index in parted
        for start, end in spans[index]
    )
    is_split = any(_splits_words(lines[index].text, spans[index]) for index in parted)
    if len(rows[0][1].cells) == 1 or is_gapped or is_split:
        return [], 0
    return _whole(rows) or _in_words(lines, rows) or ([], 0)


def _splits_words(text: str, spans: Sequence[Span]) -> bool:
    """Whether `spans` leave the first of several amounts within a label's words.

    "Top-ups 4,310 4,420" has blanks alone between two of its three cells.
    """
    partings = {start for start, _ in _partings(text)}
    return any(
        end in partings and not is_amount(text[start:end].strip())
        for start, end in spans
    )


def _widened(columns: Sequence[Span], text: str) -> list[Span]:
    """`columns` with room for a line in one piece; none if it is in no single one."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    over = [span for span in columns if min(end, span[1]) > max(start, span[0])]
    if len(over) != 1:
        return []
    return [
        (min(start, span[0]), max(end, span[1])) if span in over else span
        for span in columns
    ]


def _whole(rows: Sequence[tuple[int, Row]]) -> tuple[list[Row], int] | None:
    """`rows`, told by their lines, with those that go on in the next made one.

    Labels at the end without values are no part of the table.
    """
    whole: list[Row] = []
    sure, end = 0, 0
    for index, row in rows:
        if whole and _is_one(whole[-1], row, is_body=bool(sure)):
            pairs = zip(whole[-1].cells, row.cells, strict=True)
            whole[-1] = Row(cells=tuple(merge_cells(old, new) for old, new in pairs))
        else:
            whole.append(row)
        if _has_amount(whole[-1]):
            sure, end = len(whole), index + 1
    valued = sum(map(_has_amount, whole[:sure]))
    return (whole[:sure], end) if valued * 2 >= sure > 0 else None


def _in_words(
    lines: Sequence[Line], rows: Sequence[tuple[int, Row]]
) -> tuple[list[Row], int] | None:
    """`rows` of words alone, each with what hangs below it, if no cell is then blank.

    What hangs leaves the first cell blank or sets it in, and fills not all the others.
    """
    whole: list[Row] = []
    edge = min(_indent(lines[index].text) for index, _ in rows)
    for index, row in rows:
        is_set_in = _indent(lines[index].text) > edge
        hangs = is_set_in and not all(cell.text for cell in row.cells[1:])
        if hangs and len(whole) > 1:
            pairs = zip(whole[-1].cells, row.cells, strict=True)
            whole[-1] = Row(cells=tuple(merge_cells(old, new) for old, new in pairs))
        else:
            whole.append(row)
    is_amounts = any(map(_has_amount, whole))
    return (whole, rows[-1][0] + 1) if _is_full(whole) and not is_amounts else None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _is_full(rows: Sequence[Row]) -> bool:
    """Whether words alone stand in every cell: those of a table, not of a form."""
    is_wide = len(rows) >= FEWEST_LINES and len(rows[0].cells) >= FEWEST_CELLS
    return is_wide and all(cell.text for row in rows for cell in row.cells)


def _is_one(above: Row, below: Row, *, is_body: bool) -> bool:
    """Whether `below` goes on with the row `above`: its label, or its words."""
    if _has_amount(above) and _has_amount(below):
        return False
    if below.cells[0].text:
        label = above.cells[0].text
        return bool(label) and goes_on(label, below.cells[0].text)
    pairs = [
        (over.text, cell.text)
        for over, cell in zip(above.cells, below.cells, strict=True)
        if cell.text
    ]
    is_beside = _has_amount(above) and all(
        over and not is_amount(over) for over, _ in pairs
    )
    are_low = all(text[:1].islower() for _, text in pairs)
    return is_body and not _has_amount(below) and (is_beside or are_low)


def _has_amount(row: Row) -> bool:
    return any(is_amount(cell.text) for cell in row.cells[1:])


class _Columns:
    """The columns that the blanks shared by all lines taken so far leave."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def take(self, text: str, *, may_join: bool) -> bool:
        """Take `text` in; refuse one that joins columns unless it `may_join` some."""
        texts = [*self._texts, text]
        is_refused = not may_join and len(_columns(texts)) < len(_columns(self._texts))
        if not is_refused:
            self._texts = texts
        return not is_refused


def _columns(texts: Sequence[str]) -> list[Span]:
    """The stretches of characters between the blanks that all of `texts` share.

    A single blank parts two where it does so between two amounts.
    """
    inked = {at for text in texts for at, char in enumerate(text) if char != " "}
    parted = {start for text in texts for start, _ in _partings(text)}
    columns: list[Span] = []
    for at in sorted(inked):
        is_parted = at - 1 in parted - inked
        if columns and at - columns[-1][1] < COLUMN_GAP and not is_parted:
            columns[-1] = (columns[-1][0], at + 1)
        else:
            columns.append((at, at + 1))
    return columns
