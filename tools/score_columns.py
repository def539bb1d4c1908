"""Columns that print likelihood, impact and score in one cell, parted into three.

Ref | Inherent L I Score        Ref | Inherent L | Inherent I | Inherent Score
R1  | 4 5 20               →    R1  | 4          | 5          | 20
"""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from corpus.pages import Cell

Grid = Sequence[Sequence[Cell]]

_EMPTY = Cell(text="")

_FACTOR = r"(?:[LIPCS]|likelihood|impact|probability|severity|consequence)"
_NAMED = re.compile(
    rf"(?:(?P<over>.+?)\s+)?(?P<one>{_FACTOR})\s+(?P<other>{_FACTOR})"
    r"\s+(?P<score>score|total|rating)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{1,3})")


def part_scores(header: Grid, body: Grid) -> tuple[Grid, Grid]:
    """Return `header` and `body` with a column for each mark of such a cell.

    Rows are as wide as one another. A cell with no marks at all stands in the last of
    the three, and each part keeps the places of the whole.
    """
    width = max((len(row) for row in (*header, *body)), default=0)
    parted = {index for index in range(width) if _is_of_three(header, body, index)}
    if not parted:
        return header, body
    return (
        [_parted(row, parted, _names) for row in header],
        [_parted(row, parted, _marks) for row in body],
    )


def _is_of_three(header: Grid, body: Grid, index: int) -> bool:
    """Whether a column's name ends with three factors, and most cells have as many."""
    names = [row[index].text for row in header if index < len(row)]
    texts = [row[index].text for row in body if index < len(row) and row[index].text]
    three = sum(_MARKS.fullmatch(text) is not None for text in texts)
    return any(map(_NAMED.fullmatch, names)) and three * 2 > len(texts)


def _parted(
    row: Sequence[Cell], parted: Set[int], parts: Callable[[str], tuple[str, ...]]
) -> list[Cell]:
    cells: list[Cell] = []
    for index, cell in enumerate(row):
        texts = parts(cell.text) if index in parted else (cell.text,)
        cells += [replace(cell, text=text) if text else _EMPTY for text in texts]
    return cells


def _names(text: str) -> tuple[str, ...]:
    """The name of each of the three: "Inherent L" of "Inherent L I Score"."""
    named = _NAMED.fullmatch(text)
    if named is None:
        return (text,) * 3
    over = f"{named['over']} " if named["over"] else ""
    return tuple(f"{over}{named[own]}" for own in ("one", "other", "score"))


def _marks(text: str) -> tuple[str, ...]:
    found = _MARKS.fullmatch(text)
    return found.groups() if found else ("", "", text)
