"""Tables in plain text whose columns are kept apart by spaces."""

import re
from collections.abc import Sequence
from itertools import groupby, islice, takewhile

from corpus.pages import Row
from ingest.readers.text_cells import Found, Line, between, row_of, table_of
from ingest.tables import is_amount

# Fewer lines stand one under another by chance.
FEWEST_LINES = 3
# A label and two amounts: fewer cells a line are told by their columns alone.
FEWEST_CELLS = 3
COLUMN_GAP = 2

# Spaces that part two cells; prose has two after a stop.
_GAP = re.compile(r"(?<=[^\s.?!:;,]) {2,}(?=\S)")


def spaced_table(lines: Sequence[Line], first: int) -> list[Found]:
    """A table whose cells are kept apart by spaces, in every line of a run.

    Lines that part into as many cells each are cut there; else blanks that all lines
    share part the columns, if no cell then holds a gap.
    """
    following = islice(lines, first, None)
    run = list(takewhile(lambda line: _GAP.search(line.text), following))
    if len(run) < FEWEST_LINES:
        return []
    cut = [between(line.text, _GAP.finditer(line.text)) for line in run]
    columns = _columns([line.text for line in run])
    if len({len(spans) for spans in cut}) > 1 or len(cut[0]) < FEWEST_CELLS:
        cut = [columns] * len(run)
    rows = [row_of(line, spans) for line, spans in zip(run, cut, strict=True)]
    is_gapped = any(
        _GAP.search(line.text[start:end].strip())
        for line, spans in zip(run, cut, strict=True)
        for start, end in spans
    )
    if len(cut[0]) == 1 or is_gapped or not _has_amounts(rows):
        return []
    last = first + len(run)
    return [Found(first, last, table_of(rows, lines, first, last))]


def _columns(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of characters between the blanks that all of `texts` share."""
    width = max(map(len, texts))
    is_blank_at = [
        all(len(text) <= at or text[at] == " " for text in texts) for at in range(width)
    ]
    stretches = [
        (blank, [at for at, _ in group])
        for blank, group in groupby(enumerate(is_blank_at), key=lambda pair: pair[1])
    ]
    columns: list[tuple[int, int]] = []
    for (blank, here), (_, before) in zip(
        stretches, [(True, []), *stretches], strict=False
    ):
        if blank:
            continue
        is_new = not columns or len(before) >= COLUMN_GAP
        start = here[0] if is_new else columns.pop()[0]
        columns.append((start, here[-1] + 1))
    return columns


def _has_amounts(rows: Sequence[Row]) -> bool:
    """Whether most rows have an amount beside their first cell; prose has few."""
    with_amounts = sum(
        any(is_amount(cell.text) for cell in row.cells[1:]) for row in rows
    )
    return with_amounts * 2 >= len(rows)
