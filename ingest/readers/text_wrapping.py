"""Which column each line of words is in, where cells of several follow one another.

Head of Passenger           a column is as wide as its widest line, and no wider than
Services                    a line and the word that went under it: "Services" leaves
Personal travel budgets     room for "Personal", so that one is in another cell
to be promoted
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations_with_replacement, islice, pairwise, takewhile

from ingest.readers.text_cells import goes_on

Run = Sequence[str]
Cuts = tuple[int, ...]

# Fonts differ in the proportions of their letters, and a line in what it leaves free.
SLACK = 0.05
# Of the first lines of runs, so many are the first column's: in others it is blank.
SUPPOSED = 0.75
# One run that can be parted in one way alone may be so by chance.
FEWEST_SURE = 2
# More columns, or more lines in a run, can be parted in too many ways.
MOST_COLUMNS = 4
MOST_LINES = 24

# Thousandths of the font's size, in Arial; those of other sans-serif fonts are in
# nearly the same proportions.
_WIDTHS = {
    letter: width
    for width, letters in (
        (222, "ijl'|’"),
        (278, " ft.,;:!/I"),
        (333, "r()-[]"),
        (500, "ckJsvxyz"),
        (611, "FTZ"),
        (667, "ABEKPSVXY&"),
        (722, "CDHNRUw"),
        (778, "GOQ"),
        (833, "mM"),
        (944, "W"),
    )
    for letter in letters
}
_WIDTH = 556
_SENTENCE = re.compile(r"\b\d|[.!?]$|[.!?] ")


@dataclass(slots=True)
class _Column:
    """How wide a column is at least, and the least that had no room in it, if known."""

    least: int = 0
    most: int | None = None
    has_sentences: bool = False
    first_words: set[str] = field(default_factory=set)

    def take(self, lines: Run) -> None:
        """Learn from `lines` that are one cell of it."""
        self.least = max([self.least, *map(width_of, lines)])
        self._bound(lines)

    def suppose(self, cells: Sequence[Run]) -> None:
        """Learn from `cells` that are of it but for a few, where it is left blank."""
        widths = sorted(width_of(cell[0]) for cell in cells)
        self.least = widths[int(len(widths) * SUPPOSED)] if widths else 0
        for cell in cells:
            self._bound(cell)

    def _bound(self, lines: Run) -> None:
        for above, below in pairwise(lines):
            most = width_of(_with_next(above, below))
            self.most = most if self.most is None else min(self.most, most)

    def holds(self, lines: Run) -> bool:
        """Tell whether `lines` can be one cell of it."""
        most = None if self.most is None else self.most * (1 + SLACK)
        if most is not None and any(width_of(line) > most for line in lines):
            return False
        least = max([self.least, *map(width_of, lines)])
        return all(
            goes_on(above, below) or is_full(above, below, least)
            for above, below in pairwise(lines)
        )


def width_of(text: str) -> int:
    """Return how wide `text` is printed, in thousandths of its font's size."""
    return sum(_WIDTHS.get(letter, _WIDTH) for letter in text)


def is_full(above: str, below: str, width: int) -> bool:
    """Return whether the first word of `below` had no room left above in a `width`."""
    return width_of(_with_next(above, below)) >= width * (1 - SLACK)


def part_columns(runs: Sequence[Run], count: int) -> list[Cuts | None]:
    """Return where each run of lines is cut into cells of `count` columns, if sure.

    Cuts are `count` + 1 rising indexes of lines, the first 0; two alike leave a cell
    empty. None where more ways, or none, agree with how wide the columns are.
    """
    if count > MOST_COLUMNS or any(len(run) > MOST_LINES for run in runs):
        return [None] * len(runs)
    columns, sure = _learned(runs, count)
    if sum(cuts is not None for cuts in sure) < FEWEST_SURE:
        return [None] * len(runs)
    return [
        cuts or _only(way for way in _ways(run, columns) if _is_like(way, run, columns))
        for run, cuts in zip(runs, sure, strict=True)
    ]


def count_lines(run: Run, others: Sequence[Run], count: int) -> int:
    """Return how many lines of `run`, one at least, can be cells as `others` are.

    The rest is printed under the `count` columns, and in none of them.
    """
    if count > MOST_COLUMNS or not others:
        return 1
    columns, _ = _learned(others, count)
    lengths = range(2, min(len(run), MOST_LINES) + 1)
    can_be = takewhile(lambda length: any(_ways(run[:length], columns)), lengths)
    return max(can_be, default=1)


def _learned(
    runs: Sequence[Run], count: int
) -> tuple[list[_Column], list[Cuts | None]]:
    """What `runs` tell of their columns, and the cuts of those that are sure."""
    columns = [_Column() for _ in range(count)]
    filled = [run for run in runs if run]
    columns[0].suppose([run[: _first_break(run)] for run in filled])
    columns[-1].suppose([run[-1:] for run in filled])
    sure: list[Cuts | None] = [None] * len(runs)
    while _settle(runs, columns, sure):
        pass
    return columns, sure


def _first_word(lines: Run) -> str:
    return " ".join(lines).partition(" ")[0]


def _only(ways: Iterable[Cuts]) -> Cuts | None:
    first = list(islice(ways, 2))
    return first[0] if len(first) == 1 else None


def _is_like(cuts: Cuts, run: Run, columns: Sequence[_Column]) -> bool:
    """Tell whether cutting `run` so makes cells like those that are sure.

    One begins with a word that another of its column does, "Head" or "Strategic", and
    a column goes on without numbers and stops.
    """
    cells = list(zip(columns, (run[a:b] for a, b in pairwise(cuts)), strict=True))
    is_known = any(_first_word(lines) in column.first_words for column, lines in cells)
    return is_known and all(
        column.has_sentences or not _SENTENCE.search(" ".join(lines))
        for column, lines in cells
    )


def _settle(
    runs: Sequence[Run], columns: Sequence[_Column], sure: list[Cuts | None]
) -> bool:
    """Cut the runs that can be cut in one way; tell whether there were more of them."""
    before = sum(cuts is not None for cuts in sure)
    for index, run in enumerate(runs):
        ways = list(_ways(run, columns)) if sure[index] is None else []
        if len(ways) == 1:
            sure[index] = ways[0]
            for column, (start, end) in zip(columns, pairwise(ways[0]), strict=True):
                column.take(run[start:end])
                column.has_sentences |= bool(_SENTENCE.search(" ".join(run[start:end])))
                column.first_words |= {_first_word(run[start:end])} - {""}
    return sum(cuts is not None for cuts in sure) > before


def _ways(run: Run, columns: Sequence[_Column]) -> Iterator[Cuts]:
    """The ways to cut `run` that agree with what is known of `columns`."""
    for inner in combinations_with_replacement(range(len(run) + 1), len(columns) - 1):
        cuts = (0, *inner, len(run))
        is_between = all(
            not 0 < cut < len(run) or not goes_on(run[cut - 1], run[cut])
            for cut in inner
        )
        if is_between and all(
            column.holds(run[start:end])
            for column, (start, end) in zip(columns, pairwise(cuts), strict=True)
        ):
            yield cuts


def _first_break(run: Run) -> int:
    """How many lines at the top of `run` go on from one to the next."""
    breaks = (i for i in range(1, len(run)) if not goes_on(run[i - 1], run[i]))
    return next(breaks, len(run))


def _with_next(above: str, below: str) -> str:
    return f"{above} {below.split(maxsplit=1)[0]}"
