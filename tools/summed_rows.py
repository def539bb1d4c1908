"""Rows of a table that its total adds up with the others, and so are of one kind.

(£'000)                     Target
Review of placements         3,500
Annual reviews of plans      1,300      money: the total adds it to money
Total                        4,800
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from corpus.money import read_cell
from corpus.pages import Row
from tools.totals import TOTAL_WORDS

# Fewer rows add up by chance.
FEWEST_ROWS = 3


def rows_of_one_total(
    body: Sequence[Row], *, labels: int, is_counted: Callable[[str], bool]
) -> frozenset[int]:
    """Return the rows of `body`, by index, that add up to a total with unlike ones.

    Args:
        body: The rows under the header.
        labels: How many columns at the left only name rows.
        is_counted: Whether a row's label names what is counted; rows of one total of
            which all do, or none, say nothing.
    """
    found: set[int] = set()
    for last, row in enumerate(body):
        label = _label(row, labels)
        if not TOTAL_WORDS.search(label) or is_counted(label):
            continue
        for column in range(labels, len(row.cells)):
            run = _run(body[:last], column, _number(row, column))
            counted = [is_counted(_label(body[index], labels)) for index in run]
            if any(counted) and not all(counted):
                found.update(run)
    return frozenset(found)


def _run(above: Sequence[Row], column: int, total: Decimal | None) -> list[int]:
    """The rows just above a `total` that add up to it, nearest first."""
    run: list[int] = []
    left = total or Decimal(0)
    for index in range(len(above) - 1, -1, -1):
        number = _number(above[index], column)
        if number is None:
            break
        run.append(index)
        left -= number
        if left == 0 and len(run) >= FEWEST_ROWS:
            return run
    return []


def _label(row: Row, labels: int) -> str:
    return " ".join(cell.text for cell in row.cells[:labels])


def _number(row: Row, column: int) -> Decimal | None:
    amount = read_cell(row.cells[column].text) if column < len(row.cells) else None
    return amount.amount if amount else None
