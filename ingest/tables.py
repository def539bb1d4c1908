"""Tables as papers print them: header rows, and rows that a page break cut in two."""

import re
from dataclasses import replace

from corpus.money import read_cell
from corpus.pages import Cell, Row, Table
from corpus.periods import read_periods

HEADER_LIMIT = 4

_YEAR = re.compile(r"^(?:19|20)\d\d$")
_SENTENCE_END = re.compile(r"[.!?:;]$")


def count_header_rows(table: Table, *, is_first: bool) -> int:
    """Return how many rows at the top of `table` name its columns.

    `is_first` tells that the paper begins with this table: labels and values of a
    front sheet, which has no header.
    """
    rows = table.rows
    if is_first and _width(table) <= 3 and not _is_period_row(rows[0]):  # noqa: PLR2004 -- label, value and a spare column
        return 0
    if not _is_header(rows[0]):
        return 0
    count = 1
    while count < min(HEADER_LIMIT, len(rows) - 1) and _goes_on(rows, count):
        count += 1
    return count


def _goes_on(rows: tuple[Row, ...], index: int) -> bool:
    """Whether row `index` still names columns: nothing of its own at the left."""
    cells = rows[index].cells
    is_open = not cells[0].text or cells[0].is_merged
    return is_open and _is_header(rows[index]) and any(c.text for c in cells[1:])


def _is_header(row: Row) -> bool:
    return _is_period_row(row) or not any(_is_amount(cell) for cell in row.cells)


def _is_period_row(row: Row) -> bool:
    named = [cell.text for cell in row.cells[1:] if cell.text]
    return bool(named) and all(_YEAR.match(text) or _is_period(text) for text in named)


def _is_period(text: str) -> bool:
    periods = read_periods(text)
    return bool(periods) and len(text) <= 40  # noqa: PLR2004 -- a column's name, not a sentence


def _is_amount(cell: Cell) -> bool:
    return not cell.is_merged and read_cell(cell.text) is not None


def _width(table: Table) -> int:
    return max(len(row.cells) for row in table.rows)


def is_continuation(earlier: Table, later: Table, *, is_adjacent: bool) -> bool:
    """Return whether `later` is the rest of `earlier` after a page break.

    It is when it stands on the next page, or when only a footnote or a running header
    parted the two (`is_adjacent` False or pages absent), and the columns agree.
    """
    if earlier.sheet is not None or earlier.caption is not None:
        return False
    if _width(earlier) != _width(later):
        return False
    if _repeats_header(earlier, later):
        return True
    last, first = earlier.places[-1].page_number, later.places[0].page_number
    if last is not None and first is not None and first != last + 1:
        return False
    if last is None and is_adjacent and not _touches(earlier, later):
        return False
    return not _is_period_row(later.rows[0])


def _touches(earlier: Table, later: Table) -> bool:
    """Without pages only a dropped running header can have stood between."""
    return later.places[0].start > earlier.places[-1].end


def _repeats_header(earlier: Table, later: Table) -> bool:
    return _texts(earlier.rows[0]) == _texts(later.rows[0])


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells)


def join_tables(earlier: Table, later: Table) -> Table:
    """Return the two as one table: header once, a row cut by the break made whole."""
    repeated = 0
    while repeated < min(len(earlier.rows), len(later.rows)) and _texts(
        earlier.rows[repeated]
    ) == _texts(later.rows[repeated]):
        repeated += 1
    rows, more = earlier.rows, later.rows[repeated:]
    if more and _is_rest_of(rows[-1], more[0]):
        rows = (*rows[:-1], _merge(rows[-1], more[0]))
        more = more[1:]
    return replace(earlier, rows=rows + more, places=earlier.places + later.places)


def _is_rest_of(last: Row, first: Row) -> bool:
    """Whether `first` only goes on with cells that `last` left unfinished.

    A row of its own fills the columns that are short and always filled, such as
    scores; the rest of a cut row leaves them empty.
    """
    pairs = list(zip(last.cells, first.cells, strict=False))
    goes_on = [new for old, new in pairs if new.text]
    if not goes_on or any(_is_amount(cell) for cell in first.cells):
        return False
    is_gapped = any(old.text and not new.text for old, new in pairs)
    is_unfinished = any(
        old.text and new.text and not _SENTENCE_END.search(old.text)
        for old, new in pairs
    )
    starts_low = first.cells[0].text[:1].islower()
    return starts_low or not first.cells[0].text or (is_gapped and is_unfinished)


def _merge(last: Row, first: Row) -> Row:
    return Row(
        cells=tuple(
            replace(
                old,
                text=" ".join(filter(None, (old.text, new.text))),
                places=old.places + new.places,
            )
            for old, new in zip(last.cells, first.cells, strict=True)
        )
    )
