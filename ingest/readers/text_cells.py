"""Lines of plain text, and the tables, rows and cells that they are cut into."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.pages import Cell, Place, Row, Table

_RULE = re.compile(r"^[\s|:=_+-]*$")
_NUMBERED = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})+|\d{1,3}[.)]|\(?[a-z][.)])\s")
_CAPTION = re.compile(
    r"^(?:table|fig(?:ure|\.)?|chart|graph)\s+[A-Z]?\d", re.IGNORECASE
)
# Words that no label ends with.
_OPEN = re.compile(
    r"(?:[-,/&]|\b(?:and|or|of|the|for|in|to|with|by|at|on))$", re.IGNORECASE
)


class Line(NamedTuple):
    """A line, the character of the page's text it begins at, and the page's number."""

    start: int
    text: str
    page_number: int | None = None


class Found(NamedTuple):
    """A table and the lines (half-open, counted from 0) it was read from."""

    first: int
    last: int
    table: Table


def is_rule(text: str) -> bool:
    """Return whether a line is drawn, or empty, and says nothing."""
    return _RULE.match(text) is not None


def stands_apart(text: str) -> bool:
    """Return whether `text` is a caption or begins with a number: no label of a row."""
    return bool(_NUMBERED.match(text) or _CAPTION.match(text))


def table_of(
    rows: Sequence[Row], lines: Sequence[Line], first: int, last: int
) -> Table:
    """Return the table of `rows`, read from the lines from `first` to before `last`."""
    return Table(rows=tuple(rows), places=(place_of(lines, first, last),))


def place_of(lines: Sequence[Line], first: int, last: int) -> Place:
    """Return where the lines from `first` to before `last` stand."""
    end = lines[last - 1]
    return Place(
        page_number=end.page_number,
        start=lines[first].start,
        end=end.start + len(end.text),
    )


def row_of(line: Line, spans: Sequence[tuple[int, int]]) -> Row:
    """Return `line` cut into a cell for each of `spans`, characters half-open."""
    return Row(cells=tuple(cell_of(line, start, end) for start, end in spans))


def cell_of(line: Line, start: int, end: int) -> Cell:
    """Return what stands from character `start` to before `end` of `line`."""
    printed = line.text[start:end]
    text = " ".join(printed.split())
    if not text:
        return Cell(text="")
    begin = line.start + start + len(printed) - len(printed.lstrip())
    stop = line.start + start + len(printed.rstrip())
    place = Place(page_number=line.page_number, start=begin, end=stop)
    return Cell(text=text, places=(place,))


def between(text: str, gaps: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of `text` that `gaps`, in order, part."""
    edges = [0, *(edge for gap in gaps for edge in gap), len(text)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def goes_on(above: str, below: str) -> bool:
    """Return whether a label that begins in the line `above` goes on in `below`."""
    return below[:1].islower() or _OPEN.search(above) is not None
