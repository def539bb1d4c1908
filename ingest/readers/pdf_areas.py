"""A page to the areas it is read in: columns of prose one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_aligned import aligned_tables
from ingest.readers.pdf_lines import Line, is_marker, is_number, lines_of, segments
from ingest.readers.pdf_tables import Grid
from ingest.readers.pdf_words import Word

# White between two columns of prose is at least this wide.
GUTTER_PT = 7.0
GUTTER_STEP_PT = 2.0
# Fewer lines than this beside each other are no columns of prose.
FEWEST_COLUMN_LINES = 3
FEWEST_WORDS = 4

# Cells of one row start this alike; two such rows make a table, not columns of prose.
SHARED_ROW_PT = 3.0
FEWEST_SHARED_ROWS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Part of a page read from top to bottom: its lines and its ruled tables."""

    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]


def reading_areas(
    lines: Sequence[Line], grids: Sequence[Grid], *, least: float = 0.0
) -> list[Area]:
    """Return the page in the order it is read: above, left, right, below.

    Where no columns of prose stand side by side, one area holds everything.

    Args:
        lines: From top to bottom, over the page's whole width.
        grids: Tables that stand among them, with words of their own.
        least: Points that columns are tall; what is lower is a row of a table.
    """
    has_columns = _may_have_columns(lines)
    split = _widest_gutter(lines, grids, least) if has_columns else None
    if split is None:
        return [Area(lines=tuple(lines), grids=tuple(grids))]
    areas: list[Area] = []
    words = [word for line in lines for word in line.words]
    for part in range(4):
        part_lines = lines_of(word for word in words if _part_of(word, split) == part)
        part_grids = [grid for grid in grids if _part_of(grid, split) == part]
        if part_lines or part_grids:
            areas.extend(reading_areas(part_lines, part_grids, least=least))
    return areas


def _part_of(item: Word | Grid, split: tuple[float, float, float]) -> int:
    """Return where `item` is read: 0 above, 1 left, 2 right of x, or 3 below."""
    x, top, bottom = split
    if item.bottom <= top:
        return 0
    if item.top >= bottom:
        return 3
    return 1 if item.x1 <= x else 2


def _may_have_columns(lines: Sequence[Line]) -> bool:
    if not lines:
        return False
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in lines)
    third = left + (right - left) / 3
    beside = sum(len(segments(line)) > 1 or line.x0 > third for line in lines)
    return beside > FEWEST_COLUMN_LINES


def _widest_gutter(
    lines: Sequence[Line], grids: Sequence[Grid], least: float
) -> tuple[float, float, float] | None:
    """Return x, top and bottom of the white band that parts two columns of prose.

    A band is no taller than the stretch in which nothing crosses it, so the tallest
    stretches are tried first, and each way to part the words once.
    """
    words = [word for line in lines for word in line.words]
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in lines)
    steps = int(0.6 * (right - left) / GUTTER_STEP_PT) + 1
    places = [left + 0.2 * (right - left) + n * GUTTER_STEP_PT for n in range(steps)]
    items: list[Word | Grid] = [*words, *grids]
    crossings = [(_crossing(x, items), x) for x in places]
    tallest = sorted(
        ((_stretch(words, crossing), crossing, x) for crossing, x in crossings),
        key=lambda found: found[0][0] - found[0][1],
    )
    best: tuple[float, float, float] | None = None
    tried: set[tuple[float, float, int]] = set()
    for (top, bottom), crossing, x in tallest:
        height = best[2] - best[1] if best else max(FEWEST_COLUMN_LINES, least)
        if bottom - top <= height:
            break
        parted = top, bottom, sum(word.x1 <= x for word in words)
        if parted in tried:
            continue
        tried.add(parted)
        band = _band(x, words, crossing)
        if band is not None and band[2] - band[1] > (height if best else least):
            best = band
    return best


def _crossing(x: float, items: Sequence[Word | Grid]) -> list[tuple[float, float]]:
    """Return top and bottom of each item that leaves no gutter at `x`."""
    half = GUTTER_PT / 2
    return [
        (item.top, item.bottom)
        for item in items
        if item.x0 < x + half and item.x1 > x - half
    ]


def _band(
    x: float, words: Sequence[Word], crossing: Sequence[tuple[float, float]]
) -> tuple[float, float, float] | None:
    """Return the tallest band at `x` no word crosses, if prose stands on both sides."""
    left, right = _sides(x, words, crossing)
    if not _hold_own_tables(left, right):
        rows = _table_rows(left, right)
        if rows:
            left, right = _sides(x, words, [*crossing, *rows])
        if not _is_prose(left) or not _is_prose(right) or _has_shared_rows(left, right):
            return None
    return (
        x,
        min(left[0].top, right[0].top) - 0.1,
        max(left[-1].bottom, right[-1].bottom) + 0.1,
    )


def _sides(
    x: float, words: Sequence[Word], crossing: Sequence[tuple[float, float]]
) -> tuple[list[Line], list[Line]]:
    """Return the lines left and right of `x` in the tallest stretch none crosses."""
    top, bottom = _stretch(words, crossing)
    beside = [word for word in words if word.top >= top and word.bottom <= bottom]
    return (
        lines_of(word for word in beside if word.x1 <= x),
        lines_of(word for word in beside if word.x0 >= x),
    )


def _stretch(
    words: Sequence[Word], crossing: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """Return top and bottom of the tallest stretch of the page without `crossing`."""
    low = min(word.top for word in words) - 1
    best = (low, low)
    for top, bottom in [
        *sorted(crossing),
        (max(word.bottom for word in words) + 1,) * 2,
    ]:
        best = max(best, (low, top), key=lambda span: span[1] - span[0])
        low = max(low, bottom)
    return best


def _hold_own_tables(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Return whether both sides are prose but for tables that keep to one of them.

    The rows of such a table have labels of their own, and the lines on the other side
    break at other heights.
    """
    if not _has_prose(left) or not _has_prose(right) or _has_shared_rows(left, right):
        return False
    one, other = _without_tables(left), _without_tables(right)
    if one is None or other is None or len(one) + len(other) == len(left) + len(right):
        return False
    return (
        _is_prose(one)
        and _is_prose(other)
        and not _has_shared_rows(one, other)
        and not _table_rows(one, other)
    )


def _has_prose(lines: Sequence[Line]) -> bool:
    """Return whether some of `lines`, at least, may be prose in a column."""
    wordy = sum(len(line.words) >= FEWEST_WORDS for line in lines)
    return wordy >= FEWEST_COLUMN_LINES


def _without_tables(lines: Sequence[Line]) -> list[Line] | None:
    """Return `lines` but those of tables; None if rows of one lack their labels."""
    left: list[Line] = list(lines)
    for grid in aligned_tables(lines, ()):
        labels = [slot.words for slot in (row[0] for row in grid.rows)]
        if 2 * sum(map(_has_letters, labels)) < len(labels):
            return None
        left = [one for one in left if one.bottom < grid.top or one.top > grid.bottom]
    return left


def _has_letters(words: Sequence[Word]) -> bool:
    return any(char.isalpha() for word in words for char in word.text)


def _table_rows(
    left: Sequence[Line], right: Sequence[Line]
) -> list[tuple[float, float]]:
    """Return top and bottom of each pair of lines that is a row of a table."""
    if not left or not right:
        return []
    widths = [max(line.x1 for line in side) - side[0].x0 for side in (left, right)]
    rows = []
    for one in left:
        for other in right:
            if min(one.bottom, other.bottom) - max(one.top, other.top) <= 0:
                continue
            is_full = [
                line.x1 - line.x0 > 0.8 * width
                for line, width in zip((one, other), widths, strict=True)
            ]
            has_numbers = [_has_numbers(line) for line in (one, other)]
            if (has_numbers[0] and not is_full[1]) or (
                has_numbers[1] and (has_numbers[0] or not is_full[0])
            ):
                rows.append((min(one.top, other.top), max(one.bottom, other.bottom)))
    return rows


def _has_numbers(line: Line) -> bool:
    """Return whether a part of `line` is a number, but for one before its text."""
    first, *rest = segments(line)
    is_marked = bool(rest) and is_marker(first.text)
    return any(map(is_number, rest)) or (is_number(first) and not is_marked)


def _is_prose(lines: Sequence[Line]) -> bool:
    """Return whether `lines` fill a column with running words."""
    if len(lines) < FEWEST_COLUMN_LINES:
        return False
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    words = [word for line in lines for word in line.words]
    numbers = sum(any(char.isdigit() for char in word.text) for word in words)
    return (
        median(line.x1 - line.x0 for line in lines) > 0.55 * width
        and len(words) >= 3.5 * len(lines)
        and _is_unparted(lines, len(words))
        and numbers < 0.25 * len(words)
    )


def _is_unparted(lines: Sequence[Line], words: int) -> bool:
    """Return whether few wide gaps stand in `lines`, of `words` words in all.

    Justified prose has some; prose in three columns has one a line, but long texts.
    """
    parts = [len(segments(line)) for line in lines]
    parted = sum(count > 1 for count in parts)
    return parted <= 0.35 * len(lines) or words >= 3.5 * sum(parts)


def _has_shared_rows(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Return whether both sides break at the same heights, as rows of a table do."""
    gaps = [_gaps(left), _gaps(right)]
    fewer, more = sorted(gaps, key=len)
    if len(fewer) < FEWEST_SHARED_ROWS:
        return False
    shared = sum(
        any(abs(start - other) < SHARED_ROW_PT for other in more) for start in fewer
    )
    return shared >= 0.7 * len(fewer)


def _gaps(lines: Sequence[Line]) -> list[float]:
    """Return where each line after a wide gap starts."""
    spaces = [after.top - before.bottom for before, after in pairwise(lines)]
    usual = median(spaces)
    return [
        line.top
        for line, space in zip(lines[1:], spaces, strict=True)
        if space > usual + 0.25 * line.height
    ]
