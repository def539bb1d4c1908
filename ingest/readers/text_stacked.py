"""Tables in plain text that print a cell a line, as converters leave them.

Service              names: years, or as many as each row has values, and perhaps
Budget               one more over the labels
Outturn
High needs           a group, where a label follows a label
Special schools      label, value, value: the rhythm, again and again
11.2
11.4
Independent and
other schools        a label over two lines
9.2
2019                 or a year, its values, and the year after it, again and again
1,701
221
Balance at 1 April   or labels and values alone, without names: what each is, it says
£5m
Payment due
(£1m)
Scenario             or names, and under them records of words and amounts, each as
Growth               long as there are names
Funding assumed
Cautious
12%
None after 2024
Central
9%
As agreed
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import dropwhile, islice, takewhile

from corpus.pages import Cell, Row
from corpus.periods import read_periods
from ingest.readers.text_cells import (
    Found,
    Line,
    cell_of,
    goes_on,
    stands_apart,
    table_of,
)
from ingest.tables import NAME_LIMIT, is_amount, is_blank, merge_cells

# Fewer years stand one under another by chance.
FEWEST_YEARS = 3
# Fewer rows under names without years have no rhythm; with one value each, even more.
FEWEST_ROWS = 2
FEWEST_PAIRS = 3
# More names stand over no table; records have fewer cells.
MOST_NAMES = 16
FEWEST_NAMES = 3
MOST_COLUMNS = 8
# An amount and its unit are fewer.
FEWEST_WORDS = 3

_PERIOD_LIMIT = 24
_LEADING_YEAR = re.compile(r"(?:[A-Z][a-z]{2,8} )?(20[0-5]\d)(?![\d,.])")
_TOLD = re.compile(r"[£%]|\d,\d{3}|\d\.\d")
# How sure the values under a year are; by itself it stands over values, no labels.
_STAGE = re.compile(
    r"(?:(?:original|revised|approved|provisional|latest) )?"
    r"(?:budget|outturn|actual|forecast|plan|estimate|projection)(?: \([PQM]\d+\))?",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;:?!]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """The names at the top of a table, each as its lines; `values` are over values."""

    cells: tuple[tuple[int, ...], ...]
    values: int
    fewest_rows: int

    @property
    def length(self) -> int:
        """How many lines they take."""
        return sum(map(len, self.cells))


def _one_each(length: int) -> tuple[tuple[int, ...], ...]:
    return tuple((index,) for index in range(length))


def stacked_table(lines: Sequence[Line], first: int) -> list[Found]:
    """Return the table with a cell a line that begins at line `first`, if one does."""
    near = list(islice(_short_lines(lines, first), MOST_NAMES + 2))
    if not near or near[0] != first:
        return []
    texts = [lines[index].text.strip() for index in near]
    above = lines[first - 1].text.strip() if first else ""
    names = _years(texts, above=above)
    if names is None and _begins_block(lines, first):
        names = (
            _joined_names(texts)
            or _names(texts, _is_name)
            or _names(texts, _is_name_or_year)
        )
    solid = list(_short_lines(lines, first))
    texts = [lines[index].text.strip() for index in solid]
    rows, at = _rows(texts, names) if names else ([], 0)
    if not rows and _begins_block(lines, first):
        names, rows, at = _year_rows(texts)
    if not rows and _begins_block(lines, first):
        names, rows, at = _pair_rows(texts)
    if not rows and _begins_block(lines, first):
        names, rows, at = _records(texts, above=above)
    if names is None or not rows:
        return []
    head: list[list[int]] = [[]] * (1 + names.values - len(names.cells))
    head += [list(name) for name in names.cells]
    cells = [
        Row(cells=tuple(_cell(lines, [solid[at] for at in cell]) for cell in row))
        for row in ([head] if names.cells else []) + rows
    ]
    last = solid[at - 1] + 1
    return [Found(first, last, table_of(cells, lines, first, last))]


def _short_lines(lines: Sequence[Line], first: int) -> Iterator[int]:
    """Where lines that can be cells stand, blank ones passed over."""
    for index in range(first, len(lines)):
        if len(lines[index].text) > NAME_LIMIT:
            return
        if lines[index].text.strip():
            yield index


def _years(texts: Sequence[str], *, above: str) -> _Names | None:
    """The names at the top of `texts`, years but for one over the labels.

    "Budget" is over values too where the first row has one for it, unless it goes
    with the year `above`.
    """
    corner = 0 if _is_period(texts[0]) else 1
    if corner and not _is_label(texts[0]):
        return None
    years = sum(1 for _ in takewhile(_is_period, texts[corner:]))
    if years < FEWEST_YEARS:
        return None
    length = corner + years
    row = list(takewhile(_is_value, dropwhile(_is_name, texts[length:])))
    is_stage = _STAGE.fullmatch(texts[0]) is not None
    is_over_values = not corner or (is_stage and len(row) == length)
    if corner and is_over_values and _is_period(above):
        return None
    values = length if is_over_values else years
    return _Names(cells=_one_each(length), values=values, fewest_rows=1)


def _joined_names(texts: Sequence[str]) -> _Names | None:
    """The names at the top of `texts` where some go on in a second line.

    "2023/24" does in "Outturn", "Pupils with an EHCP," in "January 2025".
    """
    named = sum(1 for _ in takewhile(_is_name, texts))
    values = sum(1 for _ in takewhile(_is_value, texts[named:]))
    joined: list[tuple[int, ...]] = []
    for name in _labels(texts[:named]):
        is_stage = _STAGE.fullmatch(texts[name[0]]) is not None
        if joined and is_stage and _is_period(texts[joined[-1][-1]]):
            joined[-1] = (*joined[-1], *name)
        else:
            joined.append(tuple(name))
    cells = tuple(joined[:-1])
    is_joined = any(len(name) > 1 for name in cells)
    if values < FEWEST_ROWS or not is_joined or len(cells) - values not in {0, 1}:
        return None
    return _Names(cells=cells, values=values, fewest_rows=FEWEST_ROWS)


def _names(texts: Sequence[str], is_name: Callable[[str], bool]) -> _Names | None:
    """The names at the top of `texts`, told by the first row under them.

    Between them and the row's label one more line may stand, the row's group; over
    years alone, one before the corner that is said of all of them.
    """
    named = sum(1 for _ in takewhile(is_name, texts))
    values = sum(1 for _ in takewhile(_is_value, texts[named:]))
    label = next(iter(_labels(texts[:named])[-1:]), [])
    length = named - len(label)
    cells = _one_each(length)
    if length == values + 2 and values > 1:
        is_over_years = all(map(_is_period, texts[2:length]))
        cells = ((0, 1), *cells[2:]) if is_over_years else cells[:-1]
        if _is_period(texts[length - 1]) and not is_over_years:
            return None
    if not values or len(cells) - values not in {0, 1} or len(cells) == 1:
        return None
    fewest = FEWEST_ROWS if values > 1 else FEWEST_PAIRS
    return _Names(cells=cells, values=values, fewest_rows=fewest)


def _begins_block(lines: Sequence[Line], first: int) -> bool:
    """Whether line `first` stands apart from what is above, not from what is below.

    A line that names stand under in a block of their own is a heading, not one of them.
    """
    near = list(islice(_short_lines(lines, first), 3))
    if not near[2:] or near[1] - first > near[2] - near[1]:
        return False
    above = next((i for i in range(first - 1, -1, -1) if lines[i].text.strip()), None)
    if above is None:
        return True
    text = lines[above].text.strip()
    is_name = len(text) <= NAME_LIMIT and _is_name_or_year(text)
    return first - above >= near[1] - first + is_name


def _rows(texts: Sequence[str], names: _Names) -> tuple[list[list[list[int]]], int]:
    """The rows under `names`, each cell as its lines, and the line after the last.

    A row may lack values, which were blank, but not the last one.
    """
    rows: list[list[list[int]]] = []
    sure, end, full = 0, 0, 0
    at = names.length
    while at < len(texts):
        named = sum(1 for _ in takewhile(_is_name, texts[at:]))
        *groups, label = _labels(texts[at : at + named]) or [[]]
        values = sum(
            1 for _ in takewhile(_is_value, texts[at + named :][: names.values])
        )
        amounts = texts[at + named : at + named + values]
        is_full = values == names.values
        if groups[1:] or not any(map(is_amount, amounts)):
            break
        if not label and not (is_full and rows):
            break
        rows.extend([[at + line for line in group]] for group in groups)
        first = at + named
        rows.append(
            [[at + line for line in label], *([first + i] for i in range(values))]
        )
        at = first + values
        full += is_full
        if is_full:
            sure, end = len(rows), at
    short = sure - full - sum(len(row) == 1 for row in rows[:sure])
    return (rows[:sure], end) if full >= max(names.fewest_rows, short) else ([], 0)


def _year_rows(texts: Sequence[str]) -> tuple[_Names, list[list[list[int]]], int]:
    """The names, a row for each of the years that follow one another, and their end.

    Each year begins a row, which may lack values at its end: the first has no change.
    """
    named = sum(1 for _ in takewhile(_is_label, texts[:MOST_NAMES]))
    names = _Names(cells=_one_each(named), values=named - 1, fewest_rows=FEWEST_YEARS)
    rows: list[list[list[int]]] = []
    at = named
    year = _year_led_by(texts[at]) if 1 < named < len(texts) else None
    while year and at < len(texts) and _year_led_by(texts[at]) == year:
        year += 1
        after = texts[at + 1 : at + named]
        led = [not _is_value(text) or _year_led_by(text) == year for text in after]
        values = (*led, True).index(True)
        if not values:
            break
        rows.append([[at + cell] for cell in range(values + 1)])
        at += values + 1
    is_full = any(len(row) == named for row in rows)
    return (
        (names, rows, at) if is_full and len(rows) >= FEWEST_YEARS else (names, [], 0)
    )


def _pair_rows(texts: Sequence[str]) -> tuple[_Names, list[list[list[int]]], int]:
    """Labels and values that follow one another without names, and their end.

    The values print what they are; bare numbers may be those of a contents' pages.
    """
    names = _Names(cells=(), values=1, fewest_rows=FEWEST_PAIRS)
    rows, at = _rows(texts, names)
    are_pairs = all(len(row) > 1 and row[0] for row in rows)
    values = [texts[row[-1][0]] for row in rows]
    is_told = all(_TOLD.search(text) or is_blank(text) for text in values)
    return (names, rows, at) if are_pairs and is_told else (names, [], 0)


def _records(
    texts: Sequence[str], *, above: str
) -> tuple[_Names, list[list[list[int]]], int]:
    """The names, the records under them whose columns keep their kinds, and their end.

    The names begin a block or stand under a caption or lead. A second column of words
    might be the first, and what was taken for its name a name's second line.
    """
    none = _Names(cells=(), values=0, fewest_rows=FEWEST_ROWS)
    if above and not stands_apart(above) and not above.endswith(":"):
        return none, [], 0
    named = list(
        takewhile(lambda name: _is_named(texts, name), _labels(texts[:MOST_NAMES]))
    )
    for width in range(FEWEST_NAMES, min(MOST_COLUMNS, len(named)) + 1):
        head = named[:width]
        start = head[-1][-1] + 1
        count = _count_records(texts[start:], width)
        is_sure = not _count_records(texts[start + 1 :], width)
        if count >= FEWEST_ROWS and is_sure and _are_apart(texts, head):
            ends = range(start, start + width * count, width)
            rows = [[[at + cell] for cell in range(width)] for at in ends]
            return none, [head, *rows], start + width * count
    return none, [], 0


def _is_named(texts: Sequence[str], name: Sequence[int]) -> bool:
    return all(_is_name_or_year(texts[at]) for at in name)


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


def _year_led_by(text: str) -> int | None:
    """The year that a row's label begins with: "2023 (forecast)", "January 2023"."""
    found = _LEADING_YEAR.match(text) if len(text) <= _PERIOD_LIMIT else None
    return int(found[1]) if found else None


def _labels(texts: Sequence[str]) -> list[list[int]]:
    """The labels that `texts` are, each as its lines: some go on in a second."""
    labels: list[list[int]] = []
    for index, text in enumerate(texts):
        if index and goes_on(texts[index - 1], text):
            labels[-1].append(index)
        else:
            labels.append([index])
    return labels


def _is_name(text: str) -> bool:
    """Whether `text` can name a row; "2012" may as well be what it counts."""
    return _is_name_or_year(text) and not is_amount(text)


def _is_name_or_year(text: str) -> bool:
    return _is_label(text) or _is_period(text)


def _is_label(text: str) -> bool:
    return (
        any(letter.isalpha() for letter in text)
        and not is_amount(text)
        and not is_blank(text)
        and not _is_period(text)
        and not _STOP.search(text)
        and not stands_apart(text)
    )


def _is_period(text: str) -> bool:
    if len(text) > _PERIOD_LIMIT:
        return False
    is_year = re.fullmatch(r"20[0-5]\d", text) is not None
    return is_year or bool(read_periods(text))


def _is_value(text: str) -> bool:
    return is_amount(text) or is_blank(text)


def _cell(lines: Sequence[Line], indexes: Sequence[int]) -> Cell:
    cells = [cell_of(lines[index], 0, len(lines[index].text)) for index in indexes]
    return reduce(merge_cells, cells, Cell(text=""))
