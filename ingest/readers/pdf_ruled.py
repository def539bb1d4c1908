"""Tables by the lines drawn around their cells.

┌────────┬──────┐
│ Block  │ 23/24│      Two neighbouring positions are one cell where no line
├────────┼──────┤      parts them; the outermost lines need not be drawn.
│ Needs  │ 30.2 │
└────────┴──────┘
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from statistics import median

from ingest.readers.pdf_lines import lines_of, segments
from ingest.readers.pdf_open_rows import parted_rows, share_a_cell
from ingest.readers.pdf_strokes import Stroke
from ingest.readers.pdf_tables import FEWEST_COLUMNS, Grid, Slot, in_order
from ingest.readers.pdf_words import Word

# Office suites leave up to 2 pt between the ends of lines that meet in a corner.
CORNER_GAP_PT = 2.5
# A border that covers this share of a cell's side closes it.
CLOSED_SHARE = 0.7
# Rows a shaded band has, and how near the unshaded rows of its table are.
MOST_BAND_ROWS = 2
BAND_GAP_EM = 0.7
# A grid with more lines than this in one direction is a drawing.
MOST_GRID_LINES = 250


def joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Return `strokes` with pieces of one line joined and doubles dropped."""
    turned = [
        (stroke.x0, stroke.top, stroke.bottom)
        for stroke in strokes
        if stroke.is_upright
    ]
    level = [
        (stroke.top, stroke.x0, stroke.x1)
        for stroke in strokes
        if not stroke.is_upright
    ]
    return [
        Stroke(x0=at, x1=at, top=start, bottom=end)
        for at, start, end in _joined_spans(turned)
    ] + [
        Stroke(x0=start, x1=end, top=at, bottom=at)
        for at, start, end in _joined_spans(level)
    ]


def ruled_tables(words: Sequence[Word], strokes: Sequence[Stroke]) -> list[Grid]:
    """Return the tables that `strokes`, joined, draw around `words`.

    A frame without inner lines, a single column and a nearly empty drawing are none.
    """
    grids = []
    for group in _touching(strokes):
        grid = _ruled_grid(words, group)
        if grid is not None and not _is_band(grid, words):
            grids.append(grid)
    grids = [
        grid
        for grid in grids
        if not any(
            _is_inside(other, grid) and _filled(other) > _filled(grid)
            for other in grids
            if other is not grid
        )
    ]
    return [
        grid
        for grid in grids
        if not any(_is_inside(grid, other) for other in grids if other is not grid)
    ]


def _filled(grid: Grid) -> int:
    """Return how many cells of `grid` hold words."""
    return sum(
        bool(slot.words) and not slot.is_merged for row in grid.rows for slot in row
    )


def _joined_spans(
    spans: Iterable[tuple[float, float, float]],
) -> list[tuple[float, float, float]]:
    joined: list[tuple[float, float, float]] = []
    for shelf in _clusters(sorted(spans), CORNER_GAP_PT):
        at = median(span[0] for span in shelf)
        start, end = None, 0.0
        for _, low, high in sorted(shelf, key=lambda span: span[1]):
            if start is None or low > end + CORNER_GAP_PT:
                if start is not None:
                    joined.append((at, start, end))
                start, end = low, high
            end = max(end, high)
        if start is not None:
            joined.append((at, start, end))
    return joined


def _clusters(
    ordered: Sequence[tuple[float, float, float]], gap: float
) -> list[list[tuple[float, float, float]]]:
    """Return runs of `ordered` whose first members lie within `gap` of the run's."""
    clusters: list[list[tuple[float, float, float]]] = []
    for item in ordered:
        if clusters and item[0] - clusters[-1][0][0] <= gap:
            clusters[-1].append(item)
        else:
            clusters.append([item])
    return clusters


def _touching(strokes: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return groups of strokes that cross or meet one another."""
    uprights = sorted((one for one in strokes if one.is_upright), key=_left)
    lefts = [one.x0 for one in uprights]
    group_of = {upright: [upright] for upright in uprights}
    for level in strokes:
        if level.is_upright:
            continue
        first = bisect_left(lefts, level.x0 - CORNER_GAP_PT)
        last = bisect_right(lefts, level.x1 + CORNER_GAP_PT)
        merged = [level]
        for upright in uprights[first:last]:
            group = group_of[upright]
            if group is not merged and _meet(upright, level):
                small, merged = sorted((group, merged), key=len)
                merged.extend(small)
                group_of.update((one, merged) for one in small if one.is_upright)
    return list({id(group): group for group in group_of.values()}.values())


def _left(stroke: Stroke) -> float:
    return stroke.x0


def _meet(upright: Stroke, level: Stroke) -> bool:
    return (
        level.x0 - CORNER_GAP_PT <= upright.x0 <= level.x1 + CORNER_GAP_PT
        and upright.top - CORNER_GAP_PT <= level.top <= upright.bottom + CORNER_GAP_PT
    )


def _ruled_grid(words: Sequence[Word], strokes: Sequence[Stroke]) -> Grid | None:
    xs = _grid_lines(stroke.x0 for stroke in strokes if stroke.is_upright)
    ys = _grid_lines(stroke.top for stroke in strokes if not stroke.is_upright)
    if not xs or not ys or max(len(xs), len(ys)) > MOST_GRID_LINES:
        return None
    xs = _framed(xs, [end for one in strokes for end in (one.x0, one.x1)])
    ys = _framed(ys, [end for one in strokes for end in (one.top, one.bottom)])
    if len(xs) <= FEWEST_COLUMNS or not ys[1:]:
        return None
    owner = _cell_owners(xs, ys, strokes)
    inside = [
        word
        for word in words
        if xs[0] <= (word.x0 + word.x1) / 2 <= xs[-1]
        and ys[0] <= (word.top + word.bottom) / 2 <= ys[-1]
    ]
    words_by_cell: dict[tuple[int, int], list[Word]] = {}
    for word in inside:
        position = (
            _position(ys, (word.top + word.bottom) / 2),
            _position(xs, (word.x0 + word.x1) / 2),
        )
        words_by_cell.setdefault(owner[position], []).append(word)
    cells = set(owner.values())
    if len(words_by_cell) < max(2, 0.2 * len(cells)):
        return None
    if len({column for _, column in cells}) < FEWEST_COLUMNS:
        return None
    rows = [
        tuple(
            Slot(
                words=in_order(words_by_cell.get(owner[row, column], [])),
                is_merged=owner[row, column] != (row, column),
            )
            for column in range(len(xs) - 1)
        )
        for row in range(len(ys) - 1)
    ]
    rows = parted_rows(rows, xs)
    if share_a_cell(rows):
        return None
    return Grid(
        rows=tuple(rows),
        x0=xs[0],
        top=ys[0],
        x1=xs[-1],
        bottom=ys[-1],
    )


def _grid_lines(places: Iterable[float]) -> list[float]:
    lines: list[float] = []
    for place in sorted(places):
        if not lines or place - lines[-1] > CORNER_GAP_PT:
            lines.append(place)
    return lines


def _framed(lines: list[float], ends: Sequence[float]) -> list[float]:
    """Return `lines` with an outer one where the other direction's lines reach on."""
    low, high = min(ends), max(ends)
    if lines[0] - low > 2 * CORNER_GAP_PT:
        lines = [low, *lines]
    if high - lines[-1] > 2 * CORNER_GAP_PT:
        lines = [*lines, high]
    return lines


def _cell_owners(
    xs: Sequence[float], ys: Sequence[float], strokes: Sequence[Stroke]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each grid position, the first position of the cell it is part of."""
    owner = {
        (row, column): (row, column)
        for row in range(len(ys) - 1)
        for column in range(len(xs) - 1)
    }
    uprights = _walls(xs, [(s.x0, s.top, s.bottom) for s in strokes if s.is_upright])
    levels = _walls(ys, [(s.top, s.x0, s.x1) for s in strokes if not s.is_upright])

    def find(position: tuple[int, int]) -> tuple[int, int]:
        while owner[position] != position:
            position = owner[position]
        return position

    def unite(position: tuple[int, int], other: tuple[int, int]) -> None:
        first, second = sorted((find(position), find(other)))
        owner[second] = first

    for row, column in sorted(owner):
        is_last_column, is_last_row = column + 2 == len(xs), row + 2 == len(ys)
        if not is_last_column and not _is_closed(
            uprights[column + 1], ys[row], ys[row + 1]
        ):
            unite((row, column), (row, column + 1))
        if not is_last_row and not _is_closed(
            levels[row + 1], xs[column], xs[column + 1]
        ):
            unite((row, column), (row + 1, column))
    return {position: find(position) for position in owner}


def _walls(
    lines: Sequence[float], spans: Sequence[tuple[float, float, float]]
) -> list[list[tuple[float, float]]]:
    """Return, for each grid line, from where to where strokes are drawn along it."""
    return [
        [(low, high) for at, low, high in spans if abs(at - line) <= CORNER_GAP_PT]
        for line in lines
    ]


def _is_closed(wall: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    """Return whether strokes along `wall` cover most of it from `start` to `end`."""
    covered = sum(max(0.0, min(high, end) - max(low, start)) for low, high in wall)
    return covered >= CLOSED_SHARE * (end - start)


def _position(lines: Sequence[float], place: float) -> int:
    return max(0, min(sum(line <= place for line in lines), len(lines) - 1) - 1)


def _is_band(grid: Grid, words: Sequence[Word]) -> bool:
    """Return whether `grid` is only a shaded row or two of a table without rules."""
    if len(grid.rows) > MOST_BAND_ROWS or not grid.words:
        return False
    size = median(word.size for word in grid.words)
    beside = lines_of(
        word
        for word in words
        if grid.x0 <= word.x0
        and word.x1 <= grid.x1
        and (
            -1 < grid.top - word.bottom < BAND_GAP_EM * size
            or -1 < word.top - grid.bottom < BAND_GAP_EM * size
        )
    )
    return any(len(segments(line)) > 1 for line in beside)


def _is_inside(grid: Grid, other: Grid) -> bool:
    return (
        other.x0 <= grid.x0
        and grid.x1 <= other.x1
        and other.top <= grid.top
        and grid.bottom <= other.bottom
    )
