"""Lines parted by white, and the columns that nearly all of them leave free.

Block          2022/23  2023/24
High needs        24.1     30.2      What a line or two cross still parts columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.readers.pdf_lines import Line, is_marker, is_number, line_of, segments
from ingest.readers.pdf_words import Word

# White between columns that no line or rule parts.
COLUMN_GAP_EM = 0.45
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Parted:
    """A line and the segments that could be its cells."""

    line: Line
    parts: tuple[Line, ...]


def in_parts(line: Line) -> Parted:
    """Return `line` parted; a number or bullet before a single text is no column."""
    parts = segments(line)
    is_pair = bool(parts[1:]) and not parts[2:]
    if is_pair and is_marker(parts[0].text) and not is_number(parts[1]):
        parts = (line,)
    return Parted(line, parts)


def columns_of(lines: Sequence[Parted]) -> list[Span]:
    """Return x0 and x1 of each column that white space parts in nearly all `lines`."""
    if not lines[1:]:
        return []
    spared = max(1, len(lines) // 5) if lines[2:] else 0
    columns = _covered([part for line in lines for part in line.parts], spared)
    columns = _ever_both(lines, columns)
    for line in lines:
        for part in line.parts:
            if overlapped(part, columns) or not _has_neighbours(part, line, columns):
                continue
            columns = sorted([*columns, (part.x0, part.x1)])
    return columns


def are_alike(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Return whether two sets of columns stand over one another, one for one."""
    if not some or not others:
        return True
    return len(some) == len(others) and all(
        min(one[1], other[1]) > max(one[0], other[0])
        for one, other in zip(some, others, strict=True)
    )


def reparted(line: Parted, columns: Sequence[Span]) -> Parted:
    """Return `line` with texts parted that stand close, but in columns of their own."""
    parts: list[Line] = []
    for part in line.parts:
        over = overlapped(part, columns)
        gutters = [(columns[index][1], columns[index + 1][0]) for index in over[:-1]]
        words: list[Word] = []
        for word in part.words:
            if words and _is_in_gutter(words[-1], word, gutters):
                parts.append(line_of(words))
                words = []
            words.append(word)
        parts.append(line_of(words))
    return Parted(line.line, tuple(parts))


def overlapped(part: Line, columns: Sequence[Span]) -> list[int]:
    """Return which of `columns`, from 0, `part` stands in or over."""
    return [
        index
        for index, (x0, x1) in enumerate(columns)
        if min(part.x1, x1) - max(part.x0, x0) > -1
    ]


def _covered(parts: Sequence[Line], spared: int) -> list[Span]:
    """Return the stretches that more than `spared` parts cover, near ones joined."""
    gap = COLUMN_GAP_EM * median(part.size for part in parts)
    steps = sorted([(part.x0, 1) for part in parts] + [(part.x1, -1) for part in parts])
    stretches: list[Span] = []
    depth = 0
    start = 0.0
    for x, step in steps:
        if step > 0 and depth == spared:
            start = x
        if step < 0 and depth == spared + 1 and x > start:
            if stretches and start - stretches[-1][1] < gap:
                start = stretches.pop()[0]
            stretches.append((start, x))
        depth += step
    return stretches


def _ever_both(lines: Sequence[Parted], columns: Sequence[Span]) -> list[Span]:
    """Return `columns` with neighbours joined that no line fills with two texts.

    A heading to the left over numbers to the right would else make two columns.
    """
    joined = list(columns[:1])
    for column in columns[1:]:
        pair = [joined[-1], column]
        if any(
            {0, 1}
            <= {over[0] for part in line.parts if (over := overlapped(part, pair))}
            for line in lines
        ):
            joined.append(column)
        else:
            joined[-1] = joined[-1][0], column[1]
    return joined


def _has_neighbours(part: Line, line: Parted, columns: Sequence[Span]) -> bool:
    """Return whether `line` fills the columns on each side of `part`."""
    filled = {index for one in line.parts for index in overlapped(one, columns)}
    left = [index for index, (_, x1) in enumerate(columns) if x1 < part.x0]
    right = [index for index, (x0, _) in enumerate(columns) if x0 > part.x1]
    return (not left or left[-1] in filled) and (not right or right[0] in filled)


def _is_in_gutter(before: Word, word: Word, gutters: Sequence[Span]) -> bool:
    """Return whether wide white between two words lies over a gutter."""
    return word.x0 - before.x1 > COLUMN_GAP_EM * word.size and any(
        before.x1 < right + 1 and word.x0 > left - 1 for left, right in gutters
    )
