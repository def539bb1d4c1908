"""Rows whose blank cells were dropped: the columns that their other cells belong in.

Workstream | 2023/24 | 2024/25 | Note        <- header
Outreach   |     212 |     188 | Ends in May <- full: words, numbers, words
Transition |      64 |                       <- short, from the left on
95 | None yet                                <- short, its number under a year
Total      |     276 |     283               <- "95" thus under 2024/25, not 2023/24
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from math import comb

from corpus.money import Amount, read_amounts, read_cell
from corpus.pages import Cell, Row
from tools.totals import TOTAL_WORDS

# More ways to lay a row out than this are not tried; its cells then stay at the left.
MOST_WAYS = 2000

_BLANK = re.compile(r"\W*|n\s?/?\s?a|nil|none|not applicable|tb[acd]", re.IGNORECASE)
# A balance at the end of its movements is their sum, as a total is.
_CLOSING = re.compile(r"\bcarried forward\b|\bclosing\b", re.IGNORECASE)
_EMPTY = Cell(text="")
# Numbers and nothing else: "£31m–£37m", "31 to 37".
_BARE = re.compile(
    r"(?:[\d£%.,\s()\u2010-\u2015\u2212~+-]|\b(?:c|circa|between|to|and|or|up)\b"
    r"|(?<=\d)(?:m|k|bn|\s?million)\b|\bc(?=£))+",
    re.IGNORECASE,
)


def is_bare(text: str) -> bool:
    """Return whether `text` holds numbers, or the ends of a range, and nothing else."""
    return _BARE.fullmatch(text) is not None


def holds_amounts(text: str) -> bool:
    """Return whether a cell's `text` is an amount or a range of amounts."""
    is_range = is_bare(text) and any(map(str.isdigit, text))
    return bool(is_range and read_amounts(text)) or read_cell(text) is not None


def laid_out(
    body: Sequence[Row], header: Sequence[Row], *, width: int
) -> tuple[Row, ...]:
    """Return the rows of `body` with `width` cells each, blanks where cells were.

    The cells of a row shorter than its header go to columns that hold their kind,
    numbers or words, in the full rows. Of several ways the one under which most
    columns add up to their total is taken, else the one furthest to the left.
    """
    full = _full_length(body, header)
    kinds = _kinds([row for row in body if len(row.cells) >= full], full)
    rows = [_padded(row, range(len(row.cells)), width) for row in body]
    for index, row in enumerate(body):
        if 0 < len(row.cells) < full and comb(full, len(row.cells)) <= MOST_WAYS:
            ways = [
                _padded(row, columns, width) for columns in _fitting(row.cells, kinds)
            ]
            rows[index] = _best(ways, rows, index)
    return tuple(rows)


def _full_length(body: Sequence[Row], header: Sequence[Row]) -> int:
    """How many cells a row without dropped blanks has."""
    lengths = Counter(len(row.cells) for row in body)
    usual = max(lengths, key=lambda length: (lengths[length], length), default=0)
    return max(usual, len(header[-1].cells) if header else 0)


def _kinds(rows: Sequence[Row], length: int) -> list[bool | None]:
    """Whether each column holds numbers, or words; None where nothing tells."""
    kinds: list[bool | None] = []
    for column in range(length):
        texts = [row.cells[column].text for row in rows if not _fits_any(row, column)]
        numbers = sum(map(holds_amounts, texts))
        is_told = 2 * numbers != len(texts)
        kinds.append(2 * numbers > len(texts) if is_told else None)
    return kinds


def _fits_any(row: Row, column: int) -> bool:
    cell = row.cells[column]
    return cell.is_merged or _BLANK.fullmatch(cell.text) is not None


def _fitting(
    cells: Sequence[Cell], kinds: Sequence[bool | None]
) -> Iterator[tuple[int, ...]]:
    """The columns for `cells`, in order, with the fewest of another kind."""
    held = [
        None if _BLANK.fullmatch(cell.text) else holds_amounts(cell.text)
        for cell in cells
    ]
    ways = list(combinations(range(len(kinds)), len(cells)))
    misfits = [
        sum(
            None not in (kind, kinds[column]) and kind != kinds[column]
            for kind, column in zip(held, columns, strict=True)
        )
        for columns in ways
    ]
    fewest = min(misfits)
    return (way for way, count in zip(ways, misfits, strict=True) if count == fewest)


def _padded(row: Row, columns: Sequence[int], width: int) -> Row:
    cells = [_EMPTY] * width
    for column, cell in zip(columns, row.cells, strict=True):
        cells[column] = cell
    return Row(cells=tuple(cells))


def _best(ways: Sequence[Row], rows: Sequence[Row], index: int) -> Row:
    """The first of `ways` for row `index` under which most columns add up."""
    if not ways[1:]:
        return ways[0]
    end = next((i for i in range(index, len(rows)) if _is_total(rows[i])), None)
    if end is None:
        return ways[0]
    start = next((i for i in range(index - 1, -1, -1) if _is_total(rows[i])), -1) + 1
    return max(
        ways,
        key=lambda way: _added_up(
            [*rows[start:index], way, *rows[index + 1 : end + 1]]
        ),
    )


def _is_total(row: Row) -> bool:
    words = [
        cell.text for cell in row.cells if cell.text and not holds_amounts(cell.text)
    ]
    return not words or any(
        said.search(words[0]) is not None for said in (TOTAL_WORDS, _CLOSING)
    )


def _added_up(rows: Sequence[Row]) -> int:
    """How many columns of `rows` add up to the last of them."""
    return sum(
        _adds_up([read_cell(row.cells[column].text) for row in rows])
        for column in range(len(rows[-1].cells))
    )


def _adds_up(column: Sequence[Amount | None]) -> bool:
    total, parts = column[-1], [amount for amount in column[:-1] if amount]
    if total is None or not parts:
        return False
    slack = sum((part.resolution for part in parts), start=Decimal(0)) / 2
    return abs(sum(part.amount for part in parts) - total.amount) <= slack
