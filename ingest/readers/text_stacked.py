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

2023-24              or a cell a block, as wide cells wrap and blank lines part them
outturn

(8.75)
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import dropwhile, islice, takewhile

from corpus.pages import Cell, Row
from ingest.readers.text_cells import Found, Line, cell_of, stands_apart, table_of
from ingest.readers.text_labels import (
    PERIOD_LIMIT,
    is_label,
    is_name,
    is_name_or_year,
    is_period,
    is_value,
    join_labels,
)
from ingest.readers.text_records import read_records
from ingest.tables import NAME_LIMIT, is_amount, is_blank, merge_cells

# Fewer years stand one under another by chance.
FEWEST_YEARS = 3
# Fewer rows under names without years have no rhythm; with one value each, even more.
FEWEST_ROWS = 2
FEWEST_PAIRS = 3
# More names stand over no table.
MOST_NAMES = 16

# Amounts that stand alone tell how the cells of a page are parted.
FEWEST_ALONE, MOSTLY = 6, 0.8

_LEADING_YEAR = re.compile(r"(?:[A-Z][a-z]{2,8} )?(20[0-5]\d)(?![\d,.])")
_TOLD = re.compile(r"[£%]|\d,\d{3}|\d\.\d")
# How sure the values under a year are; by itself it stands over values, no labels.
_STAGE = re.compile(
    r"(?:(?:original|revised|approved|provisional|latest) )?"
    r"(?:budget|outturn|actual|forecast|plan|estimate|projection)(?: \([PQM]\d+\))?",
    re.IGNORECASE,
)


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


def parts_cells_by_blanks(lines: Sequence[Line]) -> bool:
    """Return whether blank lines part the cells of a page: adjacent lines are of one.

    Its amounts tell: nearly all of them stand alone.
    """
    texts = ["", *(line.text.strip() for line in lines), ""]
    amounts = [at for at, text in enumerate(texts) if text and is_amount(text)]
    alone = [at for at in amounts if not texts[at - 1] and not texts[at + 1]]
    return len(alone) >= max(FEWEST_ALONE, MOSTLY * len(amounts))


def stacked_table(
    lines: Sequence[Line], first: int, *, is_parted: bool = False
) -> list[Found]:
    """Return the table with a cell a line that begins at line `first`, if one does.

    Where it `is_parted` by blank lines, a cell may take several lines.
    """
    if is_parted:
        return _table(lines, first, _blocks(lines, first), is_parted=True)
    solid = [[index] for index in _short_lines(lines, first)]
    return _table(lines, first, solid, is_parted=False)


def _table(
    lines: Sequence[Line],
    first: int,
    solid: Sequence[Sequence[int]],
    *,
    is_parted: bool,
) -> list[Found]:
    """The table whose cells, from line `first` on, take the lines `solid` each."""
    if not solid or solid[0][0] != first:
        return []
    all_texts = [" ".join(lines[at].text.strip() for at in cell) for cell in solid]
    texts = all_texts[: MOST_NAMES + 2]
    above = lines[first - 1].text.strip() if first else ""
    begins = _begins_cells if is_parted else _begins_block
    names = _years(texts, above=above)
    if names is None and begins(lines, first):
        names = (
            _joined_names(texts)
            or _names(texts, is_name)
            or _names(texts, is_name_or_year)
        )
    texts = all_texts
    rows, at = _rows(texts, names) if names else ([], 0)
    if not rows and begins(lines, first):
        names, rows, at = _year_rows(texts)
    if not rows and begins(lines, first):
        names, rows, at = _pair_rows(texts)
    if not rows and begins(lines, first):
        names = _Names(cells=(), values=0, fewest_rows=FEWEST_ROWS)
        rows, at = read_records(texts, above=above)
    if names is None or not rows:
        return []
    head: list[list[int]] = [[]] * (1 + names.values - len(names.cells))
    head += [list(name) for name in names.cells]
    cells = [
        Row(
            cells=tuple(
                _cell(lines, [i for at in cell for i in solid[at]]) for cell in row
            )
        )
        for row in ([head] if names.cells else []) + rows
    ]
    last = solid[at - 1][-1] + 1
    return [Found(first, last, table_of(cells, lines, first, last))]


def _short_lines(lines: Sequence[Line], first: int) -> Iterator[int]:
    """Where lines that can be cells stand, blank ones passed over."""
    for index in range(first, len(lines)):
        if len(lines[index].text) > NAME_LIMIT:
            return
        if lines[index].text.strip():
            yield index


def _blocks(lines: Sequence[Line], first: int) -> list[list[int]]:
    """The lines of each cell from `first` on, blank lines between them.

    The first begins a block, or stands under its caption.
    """
    above = lines[first - 1].text.strip() if first else ""
    if above and not stands_apart(above):
        return []
    blocks: list[list[int]] = []
    for index in _short_lines(lines, first):
        if blocks and blocks[-1][-1] == index - 1:
            blocks[-1].append(index)
        else:
            blocks.append([index])
    lengths = [sum(len(lines[at].text) + 1 for at in block) for block in blocks]
    is_short = [length <= NAME_LIMIT for length in lengths]
    return blocks[: (*is_short, False).index(False)]


def _begins_cells(lines: Sequence[Line], first: int) -> bool:
    """Whether what stands above line `first` can be no cell of its table."""
    above = next(
        (at for at in range(first - 1, -1, -1) if lines[at].text.strip()), None
    )
    text = lines[above].text.strip() if above is not None else ""
    return stands_apart(text) or not is_name_or_year(text) or len(text) > NAME_LIMIT


def _years(texts: Sequence[str], *, above: str) -> _Names | None:
    """The names at the top of `texts`, years but for one over the labels.

    "Budget" is over values too where the first row has one for it, unless it goes
    with the year `above`.
    """
    corner = 0 if is_period(texts[0]) else 1
    if corner and not is_label(texts[0]):
        return None
    years = sum(1 for _ in takewhile(is_period, texts[corner:]))
    if years < FEWEST_YEARS:
        return None
    length = corner + years
    row = list(takewhile(is_value, dropwhile(is_name, texts[length:])))
    is_stage = _STAGE.fullmatch(texts[0]) is not None
    is_over_values = not corner or (is_stage and len(row) == length)
    if corner and is_over_values and is_period(above):
        return None
    values = length if is_over_values else years
    return _Names(cells=_one_each(length), values=values, fewest_rows=1)


def _joined_names(texts: Sequence[str]) -> _Names | None:
    """The names at the top of `texts` where some go on in a second line.

    "2023/24" does in "Outturn", "Pupils with an EHCP," in "January 2025".
    """
    named = sum(1 for _ in takewhile(is_name, texts))
    values = sum(1 for _ in takewhile(is_value, texts[named:]))
    joined: list[tuple[int, ...]] = []
    for name in join_labels(texts[:named]):
        is_stage = _STAGE.fullmatch(texts[name[0]]) is not None
        if joined and is_stage and is_period(texts[joined[-1][-1]]):
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
    values = sum(1 for _ in takewhile(is_value, texts[named:]))
    label = next(iter(join_labels(texts[:named])[-1:]), [])
    length = named - len(label)
    cells = _one_each(length)
    if length == values + 2 and values > 1:
        is_over_years = all(map(is_period, texts[2:length]))
        cells = ((0, 1), *cells[2:]) if is_over_years else cells[:-1]
        if is_period(texts[length - 1]) and not is_over_years:
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
    is_name = len(text) <= NAME_LIMIT and is_name_or_year(text)
    return first - above >= near[1] - first + is_name


def _rows(texts: Sequence[str], names: _Names) -> tuple[list[list[list[int]]], int]:
    """The rows under `names`, each cell as its lines, and the line after the last.

    A row may lack values, which were blank, but not the last one.
    """
    rows: list[list[list[int]]] = []
    sure, end, full = 0, 0, 0
    at = names.length
    while at < len(texts):
        named = sum(1 for _ in takewhile(is_name, texts[at:]))
        *groups, label = join_labels(texts[at : at + named]) or [[]]
        values = sum(
            1 for _ in takewhile(is_value, texts[at + named :][: names.values])
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
    named = sum(1 for _ in takewhile(is_label, texts[:MOST_NAMES]))
    names = _Names(cells=_one_each(named), values=named - 1, fewest_rows=FEWEST_YEARS)
    rows: list[list[list[int]]] = []
    at = named
    year = _year_led_by(texts[at]) if 1 < named < len(texts) else None
    while year and at < len(texts) and _year_led_by(texts[at]) == year:
        year += 1
        after = texts[at + 1 : at + named]
        led = [not is_value(text) or _year_led_by(text) == year for text in after]
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


def _year_led_by(text: str) -> int | None:
    """The year that a row's label begins with: "2023 (forecast)", "January 2023"."""
    found = _LEADING_YEAR.match(text) if len(text) <= PERIOD_LIMIT else None
    return int(found[1]) if found else None


def _cell(lines: Sequence[Line], indexes: Sequence[int]) -> Cell:
    cells = [cell_of(lines[index], 0, len(lines[index].text)) for index in indexes]
    return reduce(merge_cells, cells, Cell(text=""))
