"""A table as a grid of cells that know their row, their column and their unit.

                    2022/23              <- column path ("2022/23", "Budget")
                    Budget   Outturn
Schools block                            <- group, on top of the row path
  Delegated         12.1     12.4        <- row path ("Schools block", "Delegated")
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.money import Amount, read_amounts, read_cell
from corpus.pages import Cell, Row, Table
from corpus.periods import read_periods
from corpus.records import Unit
from corpus.scales import Scale, read_scale
from tools.cell_units import Units, names_count, names_people, read_in_units, read_units
from tools.short_rows import holds_amounts, laid_out
from tools.summed_rows import rows_of_one_total
from tools.vocabulary import BASES, find_coordinate

_PAID = re.compile(r"\b(?:paid|received|due|agreed|withheld)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:sub-?)?totals?\b", re.IGNORECASE)
# A cell of so many words is a sentence; the label of a row is shorter.
SENTENCE_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell of the body, with its headings and, if it is one, its amount.

    `row_path` and `column_path` are printed headings, outermost first. `row_number`
    and `column_number` count from 1 over the whole table, header rows included.
    `amounts` are those of a cell that holds numbers alone: one, or the ends of a range;
    `amount` is the one.
    """

    cell: Cell
    row: Row
    row_path: tuple[str, ...]
    column_path: tuple[str, ...]
    row_number: int
    column_number: int
    amounts: tuple[Amount, ...]

    @property
    def amount(self) -> Amount | None:
        """The one amount that the cell is, or None."""
        return self.amounts[0] if len(self.amounts) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table read: `cells` row by row, label columns and empty cells left out."""

    table: Table
    label_columns: int
    columns: tuple[tuple[str, ...], ...]
    cells: tuple[GridCell, ...]

    def rows(self) -> dict[int, tuple[GridCell, ...]]:
        """Return the cells of each body row that has any, by row number."""
        by_row: dict[int, list[GridCell]] = {}
        for cell in self.cells:
            by_row.setdefault(cell.row_number, []).append(cell)
        return {number: tuple(cells) for number, cells in by_row.items()}


def read_grid(
    table: Table, *, known: Sequence[Amount] = (), said_of_all: Scale | None = None
) -> Grid:
    """Return the grid of `table`.

    Args:
        table: A table with its caption and header rows settled.
        known: Amounts of the paper's sentences, nearest first. A table that prints
            "5.292" where a sentence says "£5.292m" is in millions of pounds.
        said_of_all: The unit that the paper says for all its money, if it does: of a
            table that names money and says no unit itself.
    """
    width = max(len(row.cells) for row in table.rows)
    header = table.rows[: table.header_rows or 0]
    body = laid_out(table.rows[len(header) :], header, width=width)
    labels = _count_label_columns(header, body, width)
    columns = _column_paths(header, labels, width)
    units = read_units(
        table,
        columns,
        body,
        is_labelled=labels > 0,
        known=known,
        said_of_all=said_of_all,
    )
    cells = tuple(_cells(body, columns, labels, len(header), units))
    return Grid(table=table, label_columns=labels, columns=columns, cells=cells)


def _column_paths(
    header: Sequence[Row], labels: int, width: int
) -> tuple[tuple[str, ...], ...]:
    """The headings over each column, outermost first, none of them twice."""
    texts = [_texts(row, width) for row in header]
    rows = [
        *(
            _spread(*pair, labels, width)
            for pair in zip(header, texts[1:], strict=False)
        ),
        *texts[-1:],
    ]
    return tuple(
        tuple(dict.fromkeys(row[column] for row in rows if row[column]))
        for column in range(width)
    )


def _texts(row: Row, width: int) -> list[str]:
    return [cell.text for cell in row.cells] + [""] * (width - len(row.cells))


def _spread(row: Row, below: Sequence[str], labels: int, width: int) -> list[str]:
    """The texts of an upper header row, each over all the columns that it spans.

    Where so many headings share the columns evenly, one to each group (centred over
    it, or its blanks dropped), they do; else a heading goes on to the next. Those that
    stand at unlike places of their groups share only what has like headings `below`.
    """
    texts = _texts(row, width)
    named = [text for text in texts[labels:] if text]
    over = width - labels
    if not named or any(cell.is_merged for cell in row.cells) or len(named) == over:
        return texts
    size, rest = divmod(over, len(named))
    groups, subs = (
        [line[labels + size * i : labels + size * (i + 1)] for i in range(len(named))]
        for line in (texts, below)
    )
    are_single = all(sum(map(bool, group)) == 1 for group in groups)
    are_alike = len({tuple(map(bool, group)) for group in groups}) == 1
    is_even = are_single and (are_alike or all(sub == subs[0] for sub in subs))
    if not rest and (is_even or len(row.cells) < width):
        return texts[:labels] + [text for text in named for _ in range(size)]
    for column in range(labels + 1, width):
        texts[column] = texts[column] or texts[column - 1]
    return texts


def _count_label_columns(header: Sequence[Row], body: Sequence[Row], width: int) -> int:
    """How many columns at the left only name rows: up to the first with an amount.

    None does where the first counts what the others describe ("2 x FTE", "Project
    managers").
    """
    heading = " ".join(row.cells[0].text for row in header if row.cells)
    first = [row.cells[0] for row in body if row.cells[0].text]
    if (
        width > 1
        and names_count(heading)
        and first
        and all(map(_begins_with_digit, first))
    ):
        return 0
    if width > 1 and first and _are_all_times(header) and all(map(_is_sum, first)):
        return 0
    for column in range(1, width):
        texts = [row.cells[column].text for row in body if row.cells[column].text]
        if any(holds_amounts(text) or _tells_amounts(text) for text in texts):
            return column
    return 1


def _tells_amounts(text: str) -> bool:
    """Whether a cell is somebody's sentence with money or percentages in it."""
    is_long = len(text.split()) >= SENTENCE_WORDS
    return is_long and any(a.unit is not Unit.COUNT for a in read_amounts(text))


def _are_all_times(header: Sequence[Row]) -> bool:
    """Whether each column, the first too, is headed by a time, but for a total."""
    texts = [cell.text for row in header[-1:] for cell in row.cells]
    times = [text for text in texts if not _TOTAL.search(text)]
    return len(times) > 1 and all(map(read_periods, times))


def _is_sum(cell: Cell) -> bool:
    """Whether a cell is an amount, though a word may tell how far it has come."""
    is_year = any(period.year for period in read_periods(cell.text))
    return (
        not is_year
        and any(map(str.isdigit, cell.text))
        and bool(holds_amounts(cell.text) or read_cell(_PAID.sub("", cell.text)))
    )


def _begins_with_digit(cell: Cell) -> bool:
    return cell.text[:1].isdigit()


def _cells(
    body: Sequence[Row],
    columns: tuple[tuple[str, ...], ...],
    labels: int,
    header_rows: int,
    units: Units,
) -> Iterator[GridCell]:
    group: tuple[str, ...] = ()
    summed = rows_of_one_total(body, labels=labels, is_counted=names_people)
    for index, row in enumerate(body):
        path, rest = _parted(row, labels)
        if path and not any(cell.text and not cell.is_merged for cell in rest):
            group = path
            continue
        if _names_columns(rest, is_unlabelled=not path):
            columns = _renamed(columns, row, labels)
            continue
        is_unit = _names_units(rest)
        if is_unit or _names_bases(rest):
            group = path if is_unit and path else group
            columns = _with_names(columns, row, labels)
            continue
        named = (*group, *path) if group != path else path
        for column, cell in enumerate(rest, start=labels):
            if cell.text and not cell.is_merged:
                over = columns[column]
                own = () if index in summed else named
                yield GridCell(
                    cell=cell,
                    row=row,
                    row_path=named,
                    column_path=over,
                    row_number=header_rows + index + 1,
                    column_number=column + 1,
                    amounts=read_in_units(
                        cell.text, own, over, units, is_labelled=bool(path)
                    ),
                )
        if group and path and _TOTAL.search(path[-1]):
            group = ()


def _parted(row: Row, labels: int) -> tuple[tuple[str, ...], tuple[Cell, ...]]:
    """A row's label and its other cells; where numbers come first, words are labels."""
    if labels:
        named, rest = row.cells[:labels], row.cells[labels:]
        return tuple(cell.text for cell in named if cell.text), rest
    words = [cell.text for cell in row.cells[1:] if not holds_amounts(cell.text)]
    return tuple(filter(None, words[:1])), row.cells


def _names_columns(cells: Sequence[Cell], *, is_unlabelled: bool) -> bool:
    """Whether a row of the body begins the table anew with other years."""
    texts = [cell.text for cell in cells if cell.text]
    return len(texts) > (0 if is_unlabelled else 1) and all(
        len(text) <= 20  # noqa: PLR2004 -- a year, not a sentence with one in it
        and any(period.year for period in read_periods(text))
        and read_cell(text) is None
        for text in texts
    )


def _names_units(cells: Sequence[Cell]) -> bool:
    """Whether a row of the body only says the unit of each column: "£m  £m  £m"."""
    texts = [cell.text for cell in cells if cell.text]
    return bool(texts) and all(
        len(text) <= 8  # noqa: PLR2004 -- "(£'000s)"
        and read_scale(text) is not None
        and not holds_amounts(text)
        for text in texts
    )


def _names_bases(cells: Sequence[Cell]) -> bool:
    """Whether a row of the body only says how sure each column is: "audited", "P7"."""
    texts = [cell.text for cell in cells if cell.text]
    return len(texts) > 1 and all(
        len(text) <= 20  # noqa: PLR2004 -- "provisional outturn"
        and find_coordinate(BASES, (text,)) is not None
        and not holds_amounts(text)
        for text in texts
    )


def _with_names(
    columns: tuple[tuple[str, ...], ...], row: Row, labels: int
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (*path, cell.text) if index >= labels and cell.text else path
        for index, (path, cell) in enumerate(zip(columns, row.cells, strict=True))
    )


def _renamed(
    columns: tuple[tuple[str, ...], ...], row: Row, labels: int
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (cell.text,) if index >= labels and cell.text else path
        for index, (path, cell) in enumerate(zip(columns, row.cells, strict=True))
    )
