"""Which printed rows a printed total is the sum of, where they add up."""

import re
from collections.abc import Sequence

from corpus.records import Figure

TOTAL_WORDS = re.compile(r"\b(?:sub-?)?totals?\b", re.IGNORECASE)


def is_total(figure: Figure) -> bool:
    """Return whether the row of `figure` is called a total, or nothing at all."""
    return not figure.row_path or bool(TOTAL_WORDS.search(figure.row_path[-1]))


def addends(total: Figure, column: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures of `column` that add up to `total`, none where none do.

    Tried are runs of rows that end just above the total, shortest first, then the
    totals above it and what none of them holds.

    Args:
        total: A figure of a table.
        column: The figures of its column in the order of the rows, itself among them.
    """
    above = [f for f in column if reading_order(f) < reading_order(total)]
    for first in range(len(above) - 2, -1, -1):
        if _adds_up(total, above[first:]):
            return tuple(above[first:])
    totals = _outermost(above)
    return tuple(totals) if len(totals) > 1 and _adds_up(total, totals) else ()


def leaves(total: Figure, column: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the rows that `total` is made of in the end: of a subtotal its own rows.

    Args:
        total: A figure of a table.
        column: The figures of its column in the order of the rows, itself among them.
    """
    return tuple(
        leaf
        for part in addends(total, column)
        for leaf in ((is_total(part) and leaves(part, column)) or (part,))
    )


def reading_order(figure: Figure) -> tuple[int, int]:
    """Return the page of `figure`, 0 for none, and its place on it.

    A table may run over pages, and places are counted on each anew.
    """
    return figure.locator.page_number or 0, figure.locator.start


def _outermost(above: Sequence[Figure]) -> list[Figure]:
    """The totals among `above`, and the rows that are in none of them."""
    left: list[Figure] = []
    for position, figure in enumerate(above):
        run = _run_before(figure, above[:position]) if is_total(figure) else ()
        left = [f for f in left if f not in run]
        left.append(figure)
    return left


def _run_before(total: Figure, above: Sequence[Figure]) -> Sequence[Figure]:
    for first in range(len(above) - 2, -1, -1):
        if _adds_up(total, above[first:]):
            return above[first:]
    return ()


def _adds_up(total: Figure, parts: Sequence[Figure]) -> bool:
    units = {figure.unit for figure in (total, *parts)}
    slack = sum(part.resolution for part in parts) / 2
    is_close = abs(sum(part.amount for part in parts) - total.amount) <= slack
    return len(units) == 1 and is_close and total.amount != 0
