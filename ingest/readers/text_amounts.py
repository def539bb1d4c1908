"""Lines of plain text that end in amounts, and those that say none of a table."""

import re
from collections.abc import Sequence
from functools import reduce

from corpus.pages import Cell
from ingest.readers.text_cells import Line, cell_of, goes_on, stands_apart
from ingest.readers.text_names import MONTH, Span, find_times
from ingest.tables import NAME_LIMIT, is_amount, is_blank, merge_cells

# One name or label does not make a table.
FEWEST_CELLS = 2

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
_STOP = re.compile(r"[.;:?!]$")


def is_closed(text: str) -> bool:
    """Return whether nothing but single blanks parts the words of a line."""
    return not _GAP.search(text.strip())


def amounts_of(text: str) -> list[Span]:
    """Return where the amounts and blanks stand that `text` ends with.

    The year of a date is none: "31 March 2022 73.4 83.1".
    """
    spans: list[Span] = []
    for found in reversed(list(_TOKEN.finditer(text))):
        if not is_cell(found[0]):
            break
        spans.insert(0, found.span())
    if spans:
        start, end = spans[0]
        if _YEAR.fullmatch(text[start:end]) and _MONTH_BEFORE.search(text[:start]):
            del spans[0]
    return spans


def is_bare(text: str) -> bool:
    """Return whether `text` is amounts and nothing else."""
    return len(amounts_of(text)) == len(text.split())


def is_cell(text: str) -> bool:
    """Return whether a word is an amount, a blank such as "nil", or "Sep-26"."""
    is_nothing = is_blank(text) and bool(text.strip(".*"))
    is_number = _PRINTED.fullmatch(text) is not None and is_amount(text)
    return is_nothing or is_number or _DATE.fullmatch(text) is not None


def tells_times(text: str) -> bool:
    """Return whether `text` tells several times, and ends in years or none."""
    are_years = all(_YEAR.fullmatch(text[a:b]) for a, b in amounts_of(text))
    return are_years and len(find_times(text)) >= FEWEST_CELLS


def is_told(text: str) -> bool:
    """Return whether `text` is prose, a caption or names, at which a table ends."""
    text = text.strip()
    return (
        len(text) > NAME_LIMIT
        or stands_apart(text)
        or _STOP.search(text) is not None
        or len(find_times(text)) >= FEWEST_CELLS
    )


def continues(above: str, below: str) -> bool:
    """Return whether a label goes on in the line `below`, as "(£m)" does."""
    return goes_on(above, below) or below.startswith("(")


def merged(lines: Sequence[Line], indexes: Sequence[int]) -> Cell:
    """Return the one cell that the whole lines `indexes` print between them."""
    cells = [cell_of(lines[index], 0, len(lines[index].text)) for index in indexes]
    return reduce(merge_cells, cells, Cell(text=""))
