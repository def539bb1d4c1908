"""Blocks of the grant whose rows add up to a deficit are deficits and surpluses.

Schools block        (0.5)
High needs block     41.2      a block's name does not say whether its spend,
In-year deficit      40.7      its grant or its deficit is meant; the sum does
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.records import Figure, FundingBlock, Measure
from tools.coordinates import FEWEST_BLOCKS, named_block
from tools.totals import addends

# A row that says so itself is a deficit, or all of the grant.
_SAYS = re.compile(
    r"\bdeficits?\b|\bsurplus\b|\b(?:over|under)-?spen[dt]|\bbalances?\b|\bdsg\b"
    r"|\bforward\b"
    r"|\b[bc]/?f\b|\bposition\b|\bgrant\b|\bblocks?\b|\b(?:sub-?)?total\b",
    re.IGNORECASE,
)


def as_deficits(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the `figures` of a table, the blocks that make up a deficit as such."""
    found = tuple(figures)
    mended: dict[int, Figure] = {}
    for total in found:
        if total.measure is Measure.DSG_DEFICIT and _block(total) is None:
            column = [f for f in found if f.column_path == total.column_path]
            for printed, part in _parts(total, column):
                mended[id(printed)] = _as_part(part, total)
            for part in _unnamed(total, found):
                mended[id(part)] = replace(
                    part,
                    measure=Measure.OTHER,
                    block=None,
                    flow=None,
                    safety_valve=None,
                )
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
        if parts and all(map(_block, parts)):
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


def _as_part(part: Figure, total: Figure) -> Figure:
    return replace(
        part,
        measure=total.measure,
        block=_block(part),
        flow=total.flow,
        safety_valve=total.safety_valve,
        is_sign_told=total.is_sign_told,
    )
