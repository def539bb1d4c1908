"""Records of words and amounts in plain text, a cell a line, under as many names.

Scenario
Growth             names, of which one may run over lines
Funding assumed
Cautious           a record: words first, at least one amount
12%
None after 2024
Central            the next, each column of the same kind
9%
As agreed
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.readers.text_cells import stands_apart
from ingest.readers.text_labels import is_name_or_year, join_labels
from ingest.tables import is_amount, is_blank

FEWEST_RECORDS = 2
FEWEST_NAMES, MOST_COLUMNS = 3, 8
# Names stand on so many lines, at most.
MOST_LINES = 16
# An amount and its unit are fewer.
FEWEST_WORDS = 3

_STOP = re.compile(r"[.;:?!]$")


def read_records(
    texts: Sequence[str], *, above: str
) -> tuple[list[list[list[int]]], int]:
    """Return the names and the records `texts` begin with, and the line after them.

    Each row is its cells, and each cell its lines. The names begin a block or stand
    under a caption or lead, `above`. A second column of words might be the first, and
    what was taken for its name a name's second line; an amount after the last record is
    of one that was cut wrongly.
    """
    if above and not stands_apart(above) and not above.endswith(":"):
        return [], 0
    labels = join_labels(texts[:MOST_LINES])
    named = list(takewhile(lambda name: _is_named(texts, name), labels))
    for width in range(FEWEST_NAMES, min(MOST_COLUMNS, len(named)) + 1):
        head = named[:width]
        start = head[-1][-1] + 1
        count = _count_records(texts[start:], width)
        end = start + width * count
        is_cut = any(map(is_amount, texts[end : end + 1]))
        is_sure = not is_cut and not _count_records(texts[start + 1 :], width)
        if count >= FEWEST_RECORDS and is_sure and _are_apart(texts, head):
            starts = range(start, end, width)
            rows = [[[at + cell] for cell in range(width)] for at in starts]
            return [head, *rows], end
    return [], 0


def _is_named(texts: Sequence[str], name: Sequence[int]) -> bool:
    return all(is_name_or_year(texts[at]) for at in name)


def _are_apart(texts: Sequence[str], names: Sequence[Sequence[int]]) -> bool:
    """Whether no name is printed twice, as those of a second line of names are."""
    return len({tuple(texts[at] for at in name) for name in names}) == len(names)


def _count_records(texts: Sequence[str], width: int) -> int:
    """How many records of `width` cells `texts` begin with, all of the same kinds.

    The first column is of words, one or more of amounts; blanks are of either kind.
    """
    kinds: list[bool | None] = [None] * width
    count = 0
    for start in range(0, len(texts) - width + 1, width):
        record = texts[start : start + width]
        held = [None if is_blank(text) else _is_plain(text) for text in record]
        pairs = list(zip(kinds, held, strict=True))
        is_like = all(None in pair or pair[0] == pair[1] for pair in pairs)
        if held[0] is not False or not is_like or any(map(_stops, record)):
            break
        kinds = [new if old is None else old for old, new in pairs]
        count += 1
    return count if True in kinds else 0


def _is_plain(text: str) -> bool:
    """Whether `text` is an amount with no more than its unit: not "£3m in 2025/26"."""
    return is_amount(text) and len(text.split()) < FEWEST_WORDS


def _stops(text: str) -> bool:
    return bool(_STOP.search(text)) or stands_apart(text)
