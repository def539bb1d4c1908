"""Tables as papers print them: rows that name columns, and rows a page break cut.

Line    | Mitigated  | Mitigated  |   <- header rows, up to four
£m      | 2023/24    | 2024/25    |
Deficit | 12.1       | 14.0       |   <- body
------------- page break ----------
Line    | Mitigated  | Mitigated  |   <- left out when the two are joined
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from corpus.money import read_cell
from corpus.pages import Cell, Row, Table
from corpus.periods import NAMED_YEAR, read_periods

HEADER_LIMIT = 4
# The name of a column or of a row; longer words in a cell are somebody's sentence.
NAME_LIMIT = 60
LABEL_LIMIT = 40

_EMPTY = Cell(text="")
_THOUSANDS = re.compile(r"^\W*000s?$")
_BLANK = re.compile(
    r"^(?:[-–—.*]+|n\s?/?\s?a|nil|none|not applicable|tb[acd])$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?:;]$")
_HYPHENATED = re.compile(r"[^\W\d]-$")
# What stands at the left of a sheet of labels and values: a front sheet, a contact.
_LABEL = re.compile(
    r"(?:report |item )?(?:subject|title|status|author(?:s|\(s\))?|type|reference)"
    r"|(?:title|subject|date|type|author) of (?:the )?(?:report|meeting|decision)"
    r"|meeting(?: date)?|(?:decision )?date|committee|decision[- ]maker|report (?:to|by"
    r"|of|for|from)|classification|wards?(?: affected|\(s\)(?: affected)?)?|venue|time"
    r"|(?:executive )?summary|(?:purpose|issue)|(?:reasons? for )?(?:the )?"
    r"recommendations?|recommended|(?:cabinet|lead|executive) (?:member|councillor).*"
    r"|portfolio(?: holder)?(?:\(s\)|s)?|(?:corporate |strategic |executive |service )?"
    r"director(?: of .*)?|(?:lead |report |contact |responsible )?officers?"
    r"|contact(?: (?:officer|person|details|name))?|background (?:papers?|documents?)"
    r"|(?:list of )?(?:appendices|attachments).*|tel(?:ephone)?(?: no| number)?"
    r"|e-?mail(?: address)?|key decision.*|exempt.*|agenda item.*|item (?:no|for)"
    r"|forward plan.*|consultees?|consultation",
    re.IGNORECASE,
)


def count_header_rows(table: Table, *, is_first: bool) -> int:
    """Return how many rows at the top of `table` name its columns.

    A table of labels and values has none. `is_first` tells that the paper begins with
    this table, which then is a front sheet if it looks at all like one.
    """
    rows = table.rows
    if len(rows) == 1 or not _names_columns(rows[0]):
        return 0
    if _has_labels_and_values(table) or (is_first and _may_be_front_sheet(table)):
        return 0
    count = 1
    while count < min(HEADER_LIMIT, len(rows) - 1) and _goes_on(rows, count):
        count += 1
    return count


def is_period_row(row: Row) -> bool:
    """Return whether `row` names columns, and all of them years or other times."""
    named = [cell.text for cell in row.cells[1:] if cell.text]
    is_row = len(named) > 1 or len(row.cells) == 2  # noqa: PLR2004 -- a label and its year
    return is_row and bool(named) and all(_is_period(text) for text in named)


def is_continuation(earlier: Table, later: Table, *, between: str) -> bool:
    """Return whether `later` is the rest of `earlier` after a page break.

    `between` is what is printed between the two, running headers and footnotes alone.
    Pages without numbers show a break by it; numbered ones by themselves.
    """
    if earlier.sheet is not None or _width(earlier) != _width(later):
        return False
    if _texts(earlier.rows[0]) == _texts(later.rows[0]):
        return True
    last, first = earlier.places[-1].page_number, later.places[0].page_number
    is_paged = last is not None and first is not None
    is_over_break = first == (last or 0) + 1 if is_paged else bool(between.strip())
    return is_over_break and not starts_table(later, after=earlier)


def starts_table(later: Table, *, after: Table) -> bool:
    """Return whether the rows of `later` have a header of their own.

    A header names each of its columns over amounts; a row that goes on in `after`, or
    a heading among its rows, does not.
    """
    first, rest = later.rows[0], later.rows[1:]
    if is_period_row(first):
        return True
    named = sum(bool(cell.text) for cell in first.cells)
    is_full = named >= max(2, _width(later) - 1)
    has_amounts = any(_is_amount(cell) for row in rest for cell in row.cells)
    return (
        is_full
        and has_amounts
        and _names_columns(first)
        and not any(_BLANK.match(cell.text) for cell in first.cells)
        and not _is_rest_of(after, first)
    )


def join_tables(earlier: Table, later: Table) -> Table:
    """Return the two as one table: header once, a row cut by the break made whole."""
    repeated = 0
    most = min(len(later.rows), max(1, count_header_rows(earlier, is_first=False)))
    while repeated < min(most, len(earlier.rows)) and _texts(
        earlier.rows[repeated]
    ) == _texts(later.rows[repeated]):
        repeated += 1
    rows, more = earlier.rows, later.rows[repeated:]
    if more and _is_rest_of(earlier, more[0]):
        rows = (*rows[:-1], _merge(rows[-1], more[0]))
        more = more[1:]
    return replace(earlier, rows=rows + more, places=earlier.places + later.places)


def is_amount(text: str) -> bool:
    """Return whether a cell's `text` is an amount: not a year, a unit or a blank."""
    return read_cell(text) is not None and not _THOUSANDS.match(text)


def is_blank(text: str) -> bool:
    """Return whether `text` only says that there is nothing: "-", "n/a", "tbc"."""
    return not text or _BLANK.match(text) is not None


def _names_columns(row: Row) -> bool:
    """Whether the cells of `row` can be names: no amounts among them but years.

    Neither is a sentence the name of a column: it is said of the row's first cell.
    """
    if any(_is_sentence(cell.text) for cell in row.cells if not cell.is_merged):
        return False
    numbers = [cell.text for cell in row.cells if _is_amount(cell)]
    return all(NAMED_YEAR.fullmatch(text) for text in numbers)


def _is_sentence(text: str) -> bool:
    return len(text) > NAME_LIMIT and _SENTENCE_END.search(text) is not None


def _is_amount(cell: Cell) -> bool:
    return not cell.is_merged and is_amount(cell.text)


def _is_period(text: str) -> bool:
    is_short = len(text) <= LABEL_LIMIT
    return NAMED_YEAR.fullmatch(text) is not None or (
        is_short and bool(read_periods(text))
    )


def _goes_on(rows: Sequence[Row], index: int) -> bool:
    """Whether row `index` still names columns, under a row that does."""
    above, row = rows[index - 1], rows[index]
    under = [cell.text for cell in row.cells[1:] if cell.text]
    is_short = all(len(text) <= NAME_LIMIT for text in under)
    if not under or not is_short or not _names_columns(row):
        return False
    if any(_BLANK.match(text) for text in under):
        return False
    has_amounts_below = any(_is_amount(cell) for cell in rows[index + 1].cells)
    if not row.cells[0].text or row.cells[0].is_merged:
        return _spans(above) or is_period_row(row) or has_amounts_below
    is_full = all(cell.text for cell in row.cells[1:])
    is_over_stub = not above.cells[0].text and not _is_amount(row.cells[0])
    is_under = _spans(above) or (is_over_stub and not is_period_row(above))
    return is_under and is_full and (is_period_row(row) or has_amounts_below)


def _spans(row: Row) -> bool:
    """Whether a name in `row` stands over several columns: blanks or repeats follow."""
    names = [cell.text for cell in row.cells[1:]]
    return "" in names or len(set(names)) < len(names)


def _has_labels_and_values(table: Table) -> bool:
    """Whether most rows begin with a label such as "Meeting date" or "Wards:"."""
    if _width(table) > 3:  # noqa: PLR2004 -- label, value and a spare column
        return False
    labels = [row.cells[0].text for row in table.rows if row.cells[0].text]
    named = [text for text in labels if _is_label(text)]
    top = [cell.text for cell in table.rows[0].cells if cell.text]
    is_row_of_labels = len(top) > 1 and all(_is_label(text) for text in top)
    return len(named) * 2 >= len(labels) and not is_row_of_labels


def _is_label(text: str) -> bool:
    return text.endswith(":") or _LABEL.fullmatch(text.rstrip(" :?")) is not None


def _may_be_front_sheet(table: Table) -> bool:
    values = [cell for row in table.rows for cell in row.cells[1:]]
    is_pair = _width(table) == 2  # noqa: PLR2004 -- label and value
    return (
        is_pair and table.sheet is None and not any(_is_amount(cell) for cell in values)
    )


def _width(table: Table) -> int:
    return max(len(row.cells) for row in table.rows)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells)


def _is_rest_of(table: Table, first: Row) -> bool:
    """Whether `first` only goes on with cells that the last row left unfinished.

    A row of its own fills the columns that are short and always filled, such as
    scores; the rest of a cut row leaves them empty. A table whose rows often begin
    with an empty cell, under a label said once, needs more to go by.
    """
    last = table.rows[-1]
    pairs = list(zip(last.cells, first.cells, strict=False))
    goes_on = [(old.text, new.text) for old, new in pairs if new.text]
    if len(table.rows) == 1 or not goes_on or any(map(_is_amount, first.cells)):
        return False
    if goes_on[0][1][:1].islower():
        return True
    is_gapped = any(old.text and not new.text for old, new in pairs)
    if not first.cells[0].text:
        return is_gapped and not _leaves_labels_out(table)
    label = last.cells[0].text
    is_unfinished = len(label) > LABEL_LIMIT and not _SENTENCE_END.search(label)
    return is_gapped and is_unfinished


def _leaves_labels_out(table: Table) -> bool:
    return any(
        not row.cells[0].text and not any(map(_is_amount, row.cells))
        for row in table.rows[1:]
    )


def _merge(last: Row, first: Row) -> Row:
    pairs = zip_longest(last.cells, first.cells, fillvalue=_EMPTY)
    return Row(cells=tuple(merge_cells(old, new) for old, new in pairs))


def merge_cells(old: Cell, new: Cell) -> Cell:
    """Return the one cell that `old` and `new` print between them."""
    if not old.text or not new.text:
        return new if not old.text else old
    between = "" if _HYPHENATED.search(old.text) else " "
    return replace(
        old, text=f"{old.text}{between}{new.text}", places=old.places + new.places
    )
