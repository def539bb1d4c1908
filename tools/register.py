"""A risk register's table to its entries, whatever its columns are called.

    header words + what the cells look like → each column's role → rows → entries

A row that only goes on is joined to its risk; one that says one short thing is the
heading of those below.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from corpus.pages import Cell, Table
from corpus.records import Working
from tools.levels import BLANK, holds_levels, is_level
from tools.register_columns import (
    SAYS_RISK,
    STAGES,
    Grid,
    grouped,
    header_words,
    read_roles,
)
from tools.score_columns import part_scores
from tools.scores import Product, find_products

# A heading inside a register ("Workforce") is this short; a piece of a risk may not be.
GROUP_WORDS = 8
MOST_HEADER_ROWS = 3
NAME_LIMIT = 60
# More columns than this leave too many ways to lay out a short row.
MOST_FITTED = 12

_EMPTY = Cell(text="")
_UNFINISHED = re.compile(
    r"(?:[,;–-]|\b(?:a|an|and|are|as|at|be|by|for|from|in|is|its|of|on|or|our|the|their"
    r"|to|with))$",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"[.!?:]$")
# A number alone is a paragraph's or a count, and no risk.
_LETTER_IN = re.compile(r"[^\W\d_]")
_APPRAISAL = re.compile(
    r"\boptions?\b|benefit|advantage|\bpros\b|opportunit", re.IGNORECASE
)
# What any decision is weighed for, risk among the rest: "Implications and comments".
_MATTERS = re.compile(
    r"\blegal\b|\bfinanc(?:e|ial)\b|\bequalit|\bclimate\b|\bsustainab"
    r"|\bhuman (?:resources|rights)\b|\bpublic health\b|\bdata protection\b"
    r"|\bpolicy\b|\bprivacy\b|\bcrime\b|\bconsultation\b|\bHR\b",
    re.IGNORECASE,
)
_LEVELLED = re.compile(r"impact|score|rating|likelihood|exposure", re.IGNORECASE)
FEWEST_MATTERS = 2
_ABOUT = {"unmitigated", "mitigated", "target", "likelihood", "impact", "rag",
          "mitigations", "actions", "owner"}  # fmt: skip
_MARKS = (*STAGES, "likelihood", "rag", "owner")
_SCALED = {*STAGES, "likelihood", "rag"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A risk as its register prints it.

    `ordinal` counts the register's entries from 1, repeated ones too. `said` holds the
    printed text of the other columns by their role, blanks left out. `cells` are those
    of its first printed row, `workings` its scores that are shown as products.
    """

    ordinal: int
    risk: Cell
    said: Mapping[str, str]
    cells: tuple[Cell, ...] = ()
    workings: tuple[Working, ...] = ()


def read_register(table: Table, *, is_about_risk: bool) -> tuple[Entry, ...]:
    """Return the entries of `table`, none when it is no risk register.

    Args:
        table: Any table of a paper.
        is_about_risk: The words around the table speak of risks, so that columns
            such as "Issue" and "Description" may be taken for them.
    """
    upright = _square([row.cells for row in table.rows])
    on_its_side = [list(column) for column in zip(*upright, strict=True)]
    for grid in (upright, on_its_side):
        for depth in _depths(table, len(grid)):
            header = grouped(grid[:depth], grid[depth:])
            header, rest = part_scores(header, grid[depth:])
            roles = read_roles(header, rest)
            names = [header_words(header, i) for i in range(len(roles))]
            if _is_register(roles, names, is_about_risk=is_about_risk):
                body = _fitted(rest)
                entries = tuple(_entries(body, roles, header))
                return _worked(entries, roles, find_products(names, body))
    return ()


def _square(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    width = max((len(row) for row in rows), default=0)
    return [[*row, *[_EMPTY] * (width - len(row))] for row in rows]


def _depths(table: Table, height: int) -> list[int]:
    """How many rows may name the columns, the likeliest first; a title row included."""
    first = table.header_rows or 1
    others = [depth for depth in range(1, MOST_HEADER_ROWS + 1) if depth != first]
    return [depth for depth in (first, *others) if depth < height]


def _is_register(
    roles: Sequence[str], names: Sequence[str], *, is_about_risk: bool
) -> bool:
    """Whether columns are those of a register: of its risks, and of nothing else."""
    if "risk" not in roles or _is_of_matters(names):
        return False
    if any(_APPRAISAL.search(name) or len(name) > NAME_LIMIT for name in names):
        return False
    says_risk = bool(SAYS_RISK.search(names[roles.index("risk")]))
    told = _ABOUT & set(roles)
    is_named = says_risk or is_about_risk or "title" in roles
    return is_named and len(told) >= (1 if says_risk and len(roles) > 2 else 2)  # noqa: PLR2004 -- two columns can be any list


def _is_of_matters(names: Sequence[str]) -> bool:
    """Whether columns are of matters of which risk is one: legal, equality, climate.

    A register may say what a risk's impact on several of them is.
    """
    matters = [n for n in names if _MATTERS.search(n) and not _LEVELLED.search(n)]
    return len(matters) >= FEWEST_MATTERS


def _fitted(body: Grid) -> Grid:
    """The rows, each short one with its marks under the columns that hold marks.

    Some converters drop a row's empty cells, so that a row without a score moves left.
    """
    levels = [holds_levels(column) for column in zip(*body, strict=True)]
    return [_fitted_row(row, levels) for row in body]


def _fitted_row(row: Sequence[Cell], levels: Sequence[bool]) -> Sequence[Cell]:
    cells = [cell for cell in row if cell is not _EMPTY]
    if len(cells) in {0, 1, len(row)} or len(row) > MOST_FITTED:
        return row

    def misfits(chosen: tuple[int, ...]) -> int:
        return sum(
            is_level(cell.text) != levels[index]
            for index, cell in zip(chosen, cells, strict=True)
            if cell.text
        )

    best = min(combinations(range(len(row)), len(cells)), key=misfits)
    fitted = [_EMPTY] * len(row)
    for index, cell in zip(best, cells, strict=True):
        fitted[index] = cell
    return fitted


def _entries(body: Grid, roles: Sequence[str], header: Grid) -> Iterator[Entry]:
    """The rows as entries: repeated headers left out, pieces joined to their risk."""
    named = [[cell.text for cell in row] for row in header]
    group: str | None = None
    entry: Entry | None = None
    for row in body:
        if not any(cell.text for cell in row) or [c.text for c in row] in named:
            continue
        if entry and _continues(entry, row, roles):
            entry = _joined(entry, row, roles)
            continue
        if title := _group_title(row):
            group = title
            continue
        if not _LETTER_IN.search(_risk_cell(row, roles).text):
            continue
        if entry:
            yield entry
        entry = _entry(
            row, roles, ordinal=1 + (entry.ordinal if entry else 0), group=group
        )
    if entry:
        yield entry


def _worked(
    entries: Sequence[Entry],
    roles: Sequence[str],
    products: Sequence[Sequence[Product]],
) -> tuple[Entry, ...]:
    """The entries, each with those of the `products` that stand in its first row."""

    def workings(entry: Entry) -> Iterator[Working]:
        for role, cell in zip(roles, entry.cells, strict=True):
            stage = role if role in STAGES else None
            for product in (p for row in products for p in row if p.cell is cell):
                yield replace(product.working, stage=stage)

    return tuple(replace(entry, workings=tuple(workings(entry))) for entry in entries)


def _continues(entry: Entry, row: Sequence[Cell], roles: Sequence[str]) -> bool:
    """Tell whether `row` is the rest of `entry`, cut off by a page break."""
    said = _said(row, roles)
    if any(mark in said for mark in (*_MARKS, "id")):
        return False
    risk = row[roles.index("risk")].text
    if not risk:
        return True
    if risk[:1].islower() or _UNFINISHED.search(entry.risk.text):
        return True
    has_marks = any(mark in entry.said for mark in _MARKS)
    return has_marks and not _FINISHED.search(entry.risk.text) and not _group_title(row)


def _group_title(row: Sequence[Cell]) -> str | None:
    """A row that says one short thing, once or across: the heading of those below."""
    texts = {cell.text for cell in row if cell.text}
    title = texts.pop()
    if texts or len(title.split()) > GROUP_WORDS or _FINISHED.search(title):
        return None
    return title


def _said(row: Sequence[Cell], roles: Sequence[str]) -> dict[str, str]:
    """What the columns but the risk's say; a cell over several is the first one's.

    Of marks it is nobody's: the register does not say which of them it gives.
    """
    said: dict[str, str] = {}
    for own in _spans(row):
        role, cell = roles[own[0]], row[own[0]]
        is_mark = len(own) > 1 and any(roles[index] in _SCALED for index in own)
        if role not in {"risk", "other"} and not BLANK.match(cell.text) and not is_mark:
            said[role] = cell.text
    return said


def _spans(row: Sequence[Cell]) -> list[list[int]]:
    """The columns that each cell of `row` stands over, side by side."""
    spans: list[list[int]] = []
    for index, cell in enumerate(row):
        is_beside = cell.is_merged and index and cell.places == row[index - 1].places
        if is_beside and cell.places:
            spans[-1].append(index)
        else:
            spans.append([index])
    return spans


def _entry(
    row: Sequence[Cell], roles: Sequence[str], *, ordinal: int, group: str | None
) -> Entry:
    said = _said(row, roles)
    if group:
        said.setdefault("category", group)
    risk = _risk_cell(row, roles)
    return Entry(ordinal=ordinal, risk=risk, said=said, cells=tuple(row))


def _risk_cell(row: Sequence[Cell], roles: Sequence[str]) -> Cell:
    """The cell that says the risk; its title where the description is blank."""
    cell = row[roles.index("risk")]
    return row[roles.index("title")] if not cell.text and "title" in roles else cell


def _joined(entry: Entry, row: Sequence[Cell], roles: Sequence[str]) -> Entry:
    rest = row[roles.index("risk")]
    said = dict(entry.said)
    for role, text in _said(row, roles).items():
        said[role] = f"{said[role]} {text}" if role in said else text
    risk = replace(
        entry.risk,
        text=f"{entry.risk.text} {rest.text}".strip(),
        places=entry.risk.places + rest.places,
    )
    return replace(entry, risk=risk, said=said)
