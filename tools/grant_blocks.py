"""Blocks of the grant that add up to a deficit are deficits and surpluses.

Schools block        (0.5)
High needs block     41.2      a block's name does not say whether its spend,
In-year deficit      40.7      its grant or its deficit is meant; the sum does

So it is where the blocks are columns, and a row adds up to its last.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.records import Figure, FundingBlock, Measure
from tools.funding_blocks import FEWEST_BLOCKS, named_block
from tools.totals import addends

# A row that says so itself is a deficit, or all of the grant.
_SAYS = re.compile(
    r"\bdeficits?\b|\bsurplus\b|\b(?:over|under)-?spen[dt]|\bbalances?\b|\bdsg\b"
    r"|\bforward\b"
    r"|\b[bc]/?f(?:wd)?\b|\bposition\b|\bgrant\b|\bblocks?\b|\b(?:sub-?)?total\b",
    re.IGNORECASE,
)
# All of the grant but the blocks named beside it: of none of them.
_REST = re.compile(
    r"(?:all )?(?:the )?(?:other|remaining)(?: dsg| grant)? blocks?(?: \([^)]*\))?"
    r"|(?:the )?rest of (?:the )?(?:dsg|grant)",
    re.IGNORECASE,
)


def as_deficits(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the `figures` of a table, the blocks that make up a deficit as such."""
    yield from map(_turned_over, _rows_told(map(_turned_over, _rows_told(figures))))


def _turned_over(figure: Figure) -> Figure:
    """`figure` with its row for its column, and its column for its row."""
    return replace(figure, row_path=figure.column_path, column_path=figure.row_path)


def _rows_told(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the `figures` of a table, those of rows that make up a deficit as such."""
    found = tuple(figures)
    mended: dict[int, Figure] = {}
    for total in found:
        if total.measure is Measure.DSG_DEFICIT and _block(total) is None:
            column = [f for f in found if f.column_path == total.column_path]
            for printed, part in _parts(total, column):
                mended[id(printed)] = (
                    _as_part(part, total) if _block(part) else _as_other(printed)
                )
            for part in _unnamed(total, found):
                mended[id(part)] = _as_other(part)
    for figure in found:
        yield mended.get(id(figure), figure)


def _parts(total: Figure, column: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """The blocks that add up to `total`, each as it is and with its sign as a deficit.

    As printed, or turned where the table prints deficits in brackets.
    """
    for sign in (1, -1):
        read = [
            figure if figure is total else _turned(figure, sign) for figure in column
        ]
        parts = addends(total, read)
        if any(map(_block, parts)) and all(_block(p) or _is_rest(p) for p in parts):
            printed = {id(r): f for r, f in zip(read, column, strict=True)}
            blank = [f for f in read if not f.amount and _block(f) and f is not total]
            return [(printed[id(part)], part) for part in (*blank, *parts)]
    return []


def _unnamed(total: Figure, figures: Sequence[Figure]) -> list[Figure]:
    """What `total` adds to blocks of the grant, and is neither one nor all of it.

    "De-delegation" beside blocks is; "Deficit brought forward" says what it is.
    """
    column = [f for f in figures if f.column_path == total.column_path]
    parts = [part for part in addends(total, column) if part.row_path]
    if sum(map(bool, map(_block, parts))) < FEWEST_BLOCKS:
        return []
    others = [part for part in parts if part.measure is Measure.DSG_DEFICIT]
    return [p for p in others if not _block(p) and not _SAYS.search(p.row_path[-1])]


def _turned(figure: Figure, sign: int) -> Figure:
    if figure.measure is Measure.DSG_DEFICIT:
        return figure
    return replace(figure, amount=sign * figure.amount)


def _block(figure: Figure) -> FundingBlock | None:
    return named_block(figure.row_path[-1]) if figure.row_path else None


def _is_rest(figure: Figure) -> bool:
    return bool(figure.row_path and _REST.fullmatch(figure.row_path[-1]))


def _as_other(part: Figure) -> Figure:
    """What is of no one block, nor of all of the grant; no deficit, so as printed."""
    is_below = part.printed.startswith(("(", "-", "−", "–"))
    return replace(
        part,
        measure=Measure.OTHER,
        amount=-abs(part.amount) if is_below else abs(part.amount),
        block=None,
        flow=None,
        safety_valve=None,
        is_sign_told=True,
    )


def _as_part(part: Figure, total: Figure) -> Figure:
    return replace(
        part,
        measure=total.measure,
        block=_block(part),
        flow=total.flow,
        safety_valve=total.safety_valve,
        is_sign_told=total.is_sign_told,
    )
