"""The lines of plain text over the first row of a table: its names, or its label.

Position at: 31.03.23 31.03.24       a line of names, two, or one over several lines
Forecast 2024/25 Budget 2025/26      times over the same names again and again, which
No action £m                         end with their unit
With plan £m
No action £m
With plan £m
2022/23                              or a time and what follows it, line by line
Outturn
2023/24
Forecast
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.pages import Cell, Row
from ingest.readers.text_amounts import amounts_of, continues, is_bare, is_told, merged
from ingest.readers.text_cells import Line, cell_of, is_rule, row_of, stands_apart
from ingest.readers.text_names import (
    find_times,
    find_units,
    may_name,
    split_names,
)

# The most lines that names stand on, and the most of text between rows.
MOST_LINES = 24
MOST_BETWEEN = 5
MOST_ROWS = 2
# A line of prose has more words.
MOST_WORDS = 7

_STOP = re.compile(r"[.;:?!]$")
_CAPTION = re.compile(
    r"(?:table|chart|schedule|appendix|annex)\s+\w{1,3}\b", re.IGNORECASE
)
_EMPTY = Cell(text="")


class Head(NamedTuple):
    """Rows of names, and the lines after them that are not: a group, a label."""

    rows: list[Row]
    rest: list[int]


def read_head(
    lines: Sequence[Line], first: int, *, row: int, count: int
) -> Head | None:
    """Return the names of `count` columns from line `first` on, if they are sure.

    Args:
        lines: Those of a page.
        first: Where the names begin, if there are any.
        row: The table's first line that ends in `count` amounts.
        count: How many columns have amounts; a corner goes before them.
    """
    ways = (_line_by_line, _as_one, _under_times, _stacked)
    heads = (way(lines, first, row=row, count=count) for way in ways)
    return next((head for head in heads if head), None)


def is_under_names(lines: Sequence[Line], first: int) -> bool:
    """Return whether what may name columns stands over line `first`, rows between."""
    for line in reversed(lines[:first]):
        text = line.text.strip()
        if is_rule(text) or not (_is_terse(text) or amounts_of(text)):
            return False
        if may_name(text) and not amounts_of(text):
            return True
    return False


def are_one_label(lines: Sequence[Line], first: int, row: int) -> bool:
    """Return whether the lines from `first` to before `row` are that row's label."""
    texts = [lines[index].text.strip() for index in range(first, row + 1)]
    *above, own = texts
    pairs = pairwise(above if is_bare(own) else texts)
    is_text = not any(amounts_of(text) or is_told(text) for text in above)
    return not above or (is_text and all(continues(a, b) for a, b in pairs))


def _line_by_line(
    lines: Sequence[Line], first: int, *, row: int, count: int
) -> Head | None:
    """A line or two, each with all the names; a group or a label may follow."""
    body = next((at for at in range(first, row) if amounts_of(lines[at].text)), row)
    rows: list[Row] = []
    for line in lines[first:row]:
        spans = split_names(line.text, count, is_alone=first == body - 1)
        if not spans:
            break
        rows.append(row_of(line, spans))
    rest = list(range(first + len(rows), row))
    are_told = any(is_told(lines[index].text) for index in rest)
    is_read = 0 < len(rows) <= MOST_ROWS and len(rest) <= MOST_BETWEEN
    return Head(rows, rest) if is_read and not are_told else None


def _as_one(lines: Sequence[Line], first: int, *, row: int, count: int) -> Head | None:
    """Names that run over the lines from `first` to `row`, read as one line."""
    is_led = not is_bare(lines[row].text)
    if row - first < MOST_ROWS or not is_led or not _begins(lines, first):
        return None
    if not all(_is_terse(line.text.strip()) for line in lines[first:row]):
        return None
    if any(
        _line_by_line(lines, later, row=row, count=count)
        for later in range(first + 1, row)
    ):
        return None
    line = _joined(lines, first, row)
    spans = split_names(line.text, count, is_alone=True)
    return Head([row_of(line, spans)], []) if spans else None


def _under_times(
    lines: Sequence[Line], first: int, *, row: int, count: int
) -> Head | None:
    """Times over groups of as many names each, which end with their unit."""
    if row - first < MOST_ROWS or is_bare(lines[row].text):
        return None
    if not all(_is_terse(line.text.strip()) for line in lines[first:row]):
        return None
    under = _joined(lines, first + 1, row)
    ends = [end for _, end in find_units(under.text)]
    if len(ends) != count or under.text[ends[-1] :].strip():
        return None
    names = [cell_of(under, *span) for span in pairwise([0, *ends])]
    for groups in range(MOST_ROWS, count):
        if count % groups:
            continue
        spans = split_names(lines[first].text, groups, is_alone=False)
        if spans:
            blanks = [_EMPTY] * (count // groups - 1)
            corner, *over = row_of(lines[first], spans).cells
            upper = [cell for name in over for cell in (name, *blanks)]
            lower = Row(cells=(_EMPTY, *names))
            return Head([Row(cells=(corner, *upper)), lower], [])
    return None


def _stacked(lines: Sequence[Line], first: int, *, row: int, count: int) -> Head | None:
    """Names over lines of their own, each a time and what follows it.

    The last has no more lines than the others; those left are the first row's label.
    """
    texts = [lines[index].text.strip() for index in range(first, row)]
    leads = [at for at, text in enumerate(texts) if _leads(text)]
    times = sum(len(find_times(text)) for text in texts)
    if len(leads) != count or times != count or leads[0] > 1:
        return None
    longest = max((b - a for a, b in pairwise(leads)), default=1)
    end = min(leads[-1] + longest, len(texts))
    rest = list(range(first + end, row))
    if not _begins(lines, first) or (rest and not is_bare(lines[row].text)):
        return None
    spans = pairwise([0, *leads, end])
    cells = [merged(lines, range(first + a, first + b)) for a, b in spans]
    return Head([Row(cells=tuple(cells))], rest)


def _begins(lines: Sequence[Line], first: int) -> bool:
    """Whether no name can stand on the line above `first`."""
    if not first or is_rule(lines[first - 1].text):
        return True
    above = lines[first - 1].text
    return is_told(above) and not find_times(above)[1:]


def _leads(text: str) -> bool:
    times = find_times(text)
    return len(times) == 1 and times[0][0] == 0


def _joined(lines: Sequence[Line], first: int, last: int) -> Line:
    """The lines from `first` to before `last` as one, their breaks kept in place."""
    text = "\n".join(line.text for line in lines[first:last])
    return lines[first]._replace(text=text)


def _is_terse(text: str) -> bool:
    """Whether a line can hold parts of names alone: few words, or several times."""
    is_short = len(text.split()) <= MOST_WORDS or len(find_times(text)) > 1
    is_other = stands_apart(text) or _STOP.search(text) or _CAPTION.match(text)
    return is_short and not is_other
