"""Tables in plain text that print a cell a line, as converters leave them."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from corpus.pages import Cell, Row
from corpus.periods import read_periods
from ingest.readers.text_cells import Found, Line, cell_of, table_of
from ingest.tables import NAME_LIMIT, is_amount, is_blank

# Fewer years stand one under another by chance.
FEWEST_YEARS = 3

_PERIOD_LIMIT = 24
_NUMBERED = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})+|\d{1,3}[.)]|\(?[a-z][.)])\s")
_CAPTION = re.compile(
    r"^(?:table|fig(?:ure|\.)?|chart|graph)\s+[A-Z]?\d", re.IGNORECASE
)
_STOP = re.compile(r"[.;:?!]$")


def stacked_table(lines: Sequence[Line], first: int) -> list[Found]:
    """A table with a cell a line: years, then labels with an amount for each year."""
    solid = list(islice(_short_lines(lines, first), FEWEST_YEARS + 1))
    if not solid or solid[0] != first:
        return []
    corner = 0 if _is_period(lines[first].text.strip()) else 1
    near = [lines[index].text.strip() for index in solid]
    if not all(map(_is_period, near[corner:])) or (corner and not _is_label(near[0])):
        return []
    solid = list(_short_lines(lines, first))
    texts = [lines[index].text.strip() for index in solid]
    years = sum(1 for _ in takewhile(_is_period, texts[corner:]))
    if years < FEWEST_YEARS:
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
    return [Found(first, last, table_of(cells, lines, first, last))]


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
    return cell_of(lines[index], 0, len(lines[index].text))
