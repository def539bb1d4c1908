"""What a table's brackets and minus signs mean: a deficit, or a surplus.

    words        "Surplus/(Deficit)", "figures in brackets are overspends"
    arithmetic   spend less grant, opening and in-year to closing
    all alike    a line called deficit, every amount of it negative; then all lines

A line is a row or a column. Where none of the three tells, the printed sign stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import log10

from corpus.records import Unit
from tools.grid import Grid, GridCell
from tools.sign_words import OVER, UNDER, said_habit

_SAYS_OVER = re.compile(rf"\b{OVER}\b", re.IGNORECASE)
_SAYS_UNDER = re.compile(
    r"\b(?:surplus(?!es| balances)|under-?\s?spen[dt]\w*)\b", re.IGNORECASE
)
_POSITION = re.compile(
    rf"\b(?:{OVER}|{UNDER}|vari(?:anc|ation)\w*|balances?|positions?"
    r"|difference|over ?/ ?under"
    r"|brought forward|carried forward|opening|closing|[bc]/?f(?:wd)?|net|gap)\b",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"\bspen[dt]\w*|\bexpenditure\b|\bcosts?\b|\boutturn\b|\bactuals?\b|\bforecast\b"
    r"|\bproject(?:ed|ion)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\bgrants?\b|\bfunding\b|\ballocat\w+|\bincome\b|\bbudgets?\b|\bresources?\b"
    r"|\bhigh needs block\b",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"\bopening\b|\bbrought forward\b|\bb/?f(?:wd)?\b|\bat 1(?:st)? april\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\bclosing\b|\bcarried forward\b|\bc/?f(?:wd)?\b|\bat 31(?:st)? march\b",
    re.IGNORECASE,
)
# Fewer digits agree by chance.
_KNOWN_DIGITS = 2.5


@dataclass(frozen=True, slots=True)
class Line:
    """A row (`is_row`) or a column of amounts, at its number in the grid."""

    is_row: bool
    number: int
    label: str
    amounts: Mapping[int, "_Printed"]


@dataclass(frozen=True, slots=True)
class _Printed:
    amount: Decimal
    half: Decimal


@dataclass(frozen=True, slots=True)
class Habits:
    """By which factor, 1 or -1, a printed amount becomes one of a deficit.

    `rows` and `columns` are the lines whose habit arithmetic tells, by number.
    """

    rows: Mapping[int, int]
    columns: Mapping[int, int]

    def of(self, cell: GridCell) -> int | None:
        """The factor for `cell`, None where arithmetic does not tell."""
        return self.rows.get(cell.row_number, self.columns.get(cell.column_number))


def names_deficit_alone(text: str) -> bool:
    """Return whether `text` is of deficits or overspends, and of no surplus."""
    return bool(_SAYS_OVER.search(text)) and not _SAYS_UNDER.search(text)


def names_position(label: str) -> bool:
    """Return whether `label` is of what is over or under: a balance, a variance."""
    return bool(_POSITION.search(label))


def read_habits(grid: Grid) -> Habits:
    """Return the habits of the lines of `grid` whose arithmetic tells them."""
    rows = _settle(list(_lines(grid, is_row=True)))
    columns = _settle(list(_lines(grid, is_row=False)))
    return Habits(rows=rows, columns=columns)


def _lines(grid: Grid, *, is_row: bool) -> Iterator[Line]:
    found: dict[int, dict[int, _Printed]] = {}
    labels: dict[int, str] = {}
    for cell in grid.cells:
        amount = cell.amount
        if amount is None or amount.unit is Unit.PERCENT:
            continue
        here, there = cell.row_number, cell.column_number
        line, place = (here, there) if is_row else (there, here)
        path = cell.row_path if is_row else cell.column_path
        labels.setdefault(line, " ".join(path[-2:]))
        found.setdefault(line, {})[place] = _Printed(
            amount.amount, amount.resolution / 2
        )
    for number, amounts in found.items():
        yield Line(is_row, number, labels[number], amounts)


def _settle(lines: Sequence[Line]) -> dict[int, int]:
    positions = [line for line in lines if _POSITION.search(line.label)]
    habits: dict[int, int] = {}
    for line in positions:
        said = said_habit((line.label,))
        habit = said or _by_difference(line, lines) or _by_kind(line)
        if habit:
            habits[line.number] = habit
    for opening, moved, closing in _carried(positions):
        _share(habits, opening, moved, closing)
    if set(habits.values()) == {-1}:
        return {line.number: -1 for line in positions}
    return habits


def _by_difference(line: Line, lines: Sequence[Line]) -> int | None:
    """Spend less grant is a deficit's own sign, grant less spend the other."""
    if OPENING.search(line.label) or _CLOSING.search(line.label):
        return None
    spent = [x for x in lines if x is not line and _SPENT.search(x.label)]
    given = [
        x
        for x in lines
        if x is not line and _GIVEN.search(x.label) and x not in _positions(lines)
    ]
    for one in spent:
        for other in given:
            if one is other:
                continue
            if _holds(line, ((1, one), (-1, other))):
                return 1
            if _holds(line, ((1, other), (-1, one))):
                return -1
    return None


def _positions(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if _POSITION.search(line.label)]


def _by_kind(line: Line) -> int | None:
    """A line of deficits that prints each of them negative has that habit."""
    amounts = [printed.amount for printed in line.amounts.values() if printed.amount]
    says_over = bool(_SAYS_OVER.search(line.label))
    if says_over == bool(_SAYS_UNDER.search(line.label)) or not amounts:
        return None
    is_negative = all(amount < 0 for amount in amounts)
    if says_over:
        return -1 if is_negative else 1
    return 1 if is_negative else -1


def _carried(lines: Sequence[Line]) -> Iterator[tuple[Line, Line, Line]]:
    """Yield the lines that may be an opening balance, its movement and the closing.

    Where no opening balance is printed, it is the year before's closing one.
    """
    openings = [line for line in lines if OPENING.search(line.label)]
    closings = [line for line in lines if _CLOSING.search(line.label)]
    pairs = [(opening, closing) for opening in openings for closing in closings]
    pairs += [(_a_year_before(line), line) for line in lines if line not in openings]
    for opening, closing in pairs:
        for moved in lines:
            if moved.number not in {opening.number, closing.number}:
                yield opening, moved, closing


def _a_year_before(line: Line) -> Line:
    places = sorted(line.amounts)
    amounts = {later: line.amounts[place] for place, later in pairwise(places)}
    return Line(line.is_row, line.number, line.label, amounts)


def _share(habits: dict[int, int], opening: Line, moved: Line, closing: Line) -> None:
    """Give to all three the habit that one has, as their sum tells it.

    Closing less opening is the movement in the same habit, or in the other.
    """
    for factor in (1, -1):
        if not _holds(closing, ((1, opening), (factor, moved))):
            continue
        factors = {opening.number: 1, closing.number: 1, moved.number: factor}
        known = [habits[n] * f for n, f in factors.items() if n in habits]
        if known and len(set(known)) == 1:
            for number, of_line in factors.items():
                habits.setdefault(number, known[0] * of_line)
        return


def _holds(line: Line, terms: Sequence[tuple[int, Line]]) -> bool:
    """Whether `line` is the sum of `terms` wherever all have an amount."""
    places = set(line.amounts).intersection(*(other.amounts for _, other in terms))
    digits = 0.0
    for place in places:
        printed = line.amounts[place]
        parts = [(sign, other.amounts[place]) for sign, other in terms]
        computed = sum((sign * part.amount for sign, part in parts), Decimal(0))
        slack = printed.half + sum(part.half for _, part in parts)
        if abs(printed.amount - computed) > slack:
            return False
        if abs(printed.amount) > slack:
            digits += log10(abs(printed.amount) / slack)
    return digits >= _KNOWN_DIGITS
