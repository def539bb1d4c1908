"""What a table is on a PDF page: a grid of positions that hold words."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.readers.pdf_lines import lines_of
from ingest.readers.pdf_words import Word

# One column is a list and one row a line; neither is a table.
FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One grid position: its words in reading order; `is_merged` as in a `Cell`."""

    words: tuple[Word, ...] = ()
    is_merged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table's positions, each row of the same length, and its rectangle."""

    rows: tuple[tuple[Slot, ...], ...]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word of the table, once."""
        return tuple(
            word
            for row in self.rows
            for slot in row
            if not slot.is_merged
            for word in slot.words
        )


def in_order(words: Iterable[Word]) -> tuple[Word, ...]:
    """Return `words` as they are read: level ones by lines, others as stored."""
    every = list(words)
    level = [word for word in every if word.is_level]
    turned = sorted(
        (word for word in every if not word.is_level), key=lambda word: word.start
    )
    return (*(word for line in lines_of(level) for word in line.words), *turned)
