"""Tables whose rows are shaded in turn: where those left white would be ruled.

████████████████
 High needs  30.2     The uprights of two shaded rows go on through the white one
████████████████      between them, and through one below the last.
 Schools    115.1
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from ingest.readers.pdf_lines import Line, is_number, line_of, lines_of
from ingest.readers.pdf_strokes import Stroke
from ingest.readers.pdf_words import Word

# Two columns are parted by the lines at their sides and one between them.
FEWEST_UPRIGHTS = 3
# A white row is so much taller than the tallest shaded one at most.
MOST_TALLER = 1.8
# The white row below the last shaded one begins this near, and its lines go on so.
NEAR_EM = 0.7
EDGE_PT = 1.0


class _Band(NamedTuple):
    """Shaded rows in one piece: where their uprights stand, from `top` to `bottom`."""

    xs: tuple[float, ...]
    top: float
    bottom: float
    tallest: float


def white_rows(words: Sequence[Word], strokes: Sequence[Stroke]) -> list[Stroke]:
    """Return the lines that white rows between and below shaded ones would have."""
    added: list[Stroke] = []
    for _, own in groupby(_bands(strokes), key=lambda band: band.xs):
        bands = list(own)
        if len(bands) < 2:  # noqa: PLR2004 -- one shaded piece is no striped table
            continue
        tallest = max(band.tallest for band in bands)
        for above, below in pairwise(bands):
            lines = _lines(words, above.xs, above.bottom, below.top)
            is_low = below.top - above.bottom <= MOST_TALLER * tallest
            if is_low and _is_row(lines, above.xs):
                added += _uprights(above.xs, above.bottom, below.top)
        added += _below(words, bands[-1])
    return added


def _bands(strokes: Sequence[Stroke]) -> list[_Band]:
    """The shaded pieces, those of the same columns one after another."""
    levels = [stroke for stroke in strokes if not stroke.is_upright]
    uprights = [stroke for stroke in strokes if stroke.is_upright]

    def ends(stroke: Stroke) -> tuple[float, float]:
        return round(stroke.top), round(stroke.bottom)

    bands = []
    for _, own in groupby(sorted(uprights, key=ends), key=ends):
        group = list(own)
        xs = tuple(sorted(round(stroke.x0) for stroke in group))
        top, bottom = group[0].top, group[0].bottom
        at = sorted(
            {s.top for s in levels if top - EDGE_PT <= s.top <= bottom + EDGE_PT}
        )
        if len(xs) >= FEWEST_UPRIGHTS and len(at) > 1:
            tallest = max(after - before for before, after in pairwise(at))
            bands.append(_Band(xs, top, bottom, tallest))
    return sorted(bands, key=lambda band: (band.xs, band.top))


def _lines(
    words: Sequence[Word], xs: Sequence[float], top: float, bottom: float
) -> list[Line]:
    return lines_of(
        word
        for word in words
        if top < (word.top + word.bottom) / 2 < bottom
        and xs[0] <= (word.x0 + word.x1) / 2 <= xs[-1]
    )


def _is_row(lines: Sequence[Line], xs: Sequence[float]) -> bool:
    """Tell whether `lines` are one row: no word over an upright, no two amounts."""
    if not lines or any(_crosses(line, xs) for line in lines):
        return False
    cells = [_cells(line, xs) for line in lines]
    filled = {column for held in cells for column in held}
    amounts = [c for held in cells for c, part in held.items() if is_number(part)]
    return len(filled) > 1 and len(amounts) == len(set(amounts))


def _crosses(line: Line, xs: Sequence[float]) -> bool:
    return any(
        word.x0 + EDGE_PT < x < word.x1 - EDGE_PT for word in line.words for x in xs
    )


def _cells(line: Line, xs: Sequence[float]) -> dict[int, Line]:
    """What `line` prints in each column that it prints anything in."""
    columns: dict[int, list[Word]] = {}
    for word in line.words:
        middle = (word.x0 + word.x1) / 2
        columns.setdefault(sum(x <= middle for x in xs), []).append(word)
    return {column: line_of(own) for column, own in columns.items()}


def _below(words: Sequence[Word], band: _Band) -> list[Stroke]:
    """The lines around a white row right below the last `band`, if there is one."""
    most = band.bottom + MOST_TALLER * band.tallest
    kept: list[Line] = []
    for line in _lines(words, band.xs, band.bottom, most):
        bottom = max((one.bottom for one in kept), default=band.bottom)
        if line.top - bottom > NEAR_EM * line.size or _crosses(line, band.xs):
            break
        kept.append(line)
    if not _is_row(kept, band.xs):
        return []
    bottom = max(line.bottom for line in kept) + EDGE_PT
    rule = Stroke(x0=band.xs[0], x1=band.xs[-1], top=bottom, bottom=bottom)
    return [*_uprights(band.xs, band.bottom, bottom), rule]


def _uprights(xs: Sequence[float], top: float, bottom: float) -> Iterator[Stroke]:
    for x in xs:
        yield Stroke(x0=x, x1=x, top=top, bottom=bottom)
