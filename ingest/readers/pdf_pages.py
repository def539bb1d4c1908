"""Sheets of words to pages of headings, paragraphs and tables, in reading order.

    sheets → ruled tables (pdf_bands, pdf_ruled) → areas (pdf_areas)
         → aligned tables (pdf_aligned) → paragraphs (pdf_prose) → pages

Neither table library is used: on 16 papers drawn for the purpose (ruled, borderless,
merged, stacked and multi-line cells, running over pages) the geometry here gave every
row, Camelot 2.0 (auto) 91% and pdfplumber 0.11 41% of them, at 18 and 2 times the
time; and its cells know their characters, which theirs do not.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.pages import Block, Cell, Page, Row, Table
from ingest.readers.pdf_aligned import aligned_tables
from ingest.readers.pdf_areas import Area, reading_areas
from ingest.readers.pdf_bands import missing_uprights
from ingest.readers.pdf_lines import Line, lines_of, segments
from ingest.readers.pdf_prose import (
    Type,
    places_of,
    plain_paragraph,
    printed_text,
    prose_blocks,
    type_of,
)
from ingest.readers.pdf_ruled import joined, ruled_tables
from ingest.readers.pdf_stripes import white_rows
from ingest.readers.pdf_strokes import Stroke
from ingest.readers.pdf_tables import Grid, Slot
from ingest.readers.pdf_words import Sheet, Word

# Running headers and footers stand in these outer parts of a page's height.
MARGIN_SHARE = 0.085
# Lines of plain text stand at even heights, in rows too: columns of prose are taller.
PLAIN_COLUMN_PT = 100.0
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


def pages_of(sheets: Sequence[Sheet], *, is_plain: bool = False) -> tuple[Page, ...]:
    """Return the pages that `sheets`, one paper's in order, show.

    A sheet without words is a page with text "" and no blocks. `is_plain` tells that
    the sheets are drawn in characters: letters of one type, all as wide.
    """
    drafts = [_draft(sheet) for sheet in sheets]
    running = _running_texts(drafts)
    lines = (line for draft in drafts for line in draft.lines)
    type_ = type_of(lines, is_plain=is_plain)
    return tuple(_page(draft, running, type_) for draft in drafts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A sheet on its way to a page: its ruled tables and the lines outside them."""

    sheet: Sheet
    strokes: tuple[Stroke, ...]
    grids: tuple[Grid, ...]
    lines: tuple[Line, ...]
    turned: tuple[Word, ...]


def _draft(sheet: Sheet) -> _Draft:
    strokes = tuple(joined(sheet.strokes))
    uprights = missing_uprights(sheet.words, strokes, sheet.strokes)
    whites = white_rows(sheet.words, strokes)
    grids = ruled_tables(sheet.words, (*strokes, *uprights, *whites))
    taken = {word.start for grid in grids for word in grid.words}
    free = [word for word in sheet.words if word.start not in taken]
    return _Draft(
        sheet=sheet,
        strokes=strokes,
        grids=tuple(grids),
        lines=tuple(lines_of(word for word in free if word.is_level)),
        turned=tuple(word for word in free if not word.is_level),
    )


def _running_texts(drafts: Sequence[_Draft]) -> frozenset[tuple[bool, str]]:
    """Return what stands in the margin of several pages, digits left out."""
    counts = Counter(
        key
        for draft in drafts
        for key in {_margin_key(line, draft.sheet) for line in draft.lines}
        if key is not None
    )
    return frozenset(key for key, count in counts.items() if count > 1)


def _margin_key(line: Line, sheet: Sheet) -> tuple[bool, str] | None:
    """Return whether `line` stands at the top, and its text; None if in neither."""
    is_top = line.bottom <= MARGIN_SHARE * sheet.height
    if is_top or line.top >= (1 - MARGIN_SHARE) * sheet.height:
        return is_top, _DIGITS.sub("#", line.text)
    return None


def _page(draft: _Draft, running: frozenset[tuple[bool, str]], type_: Type) -> Page:
    sheet = draft.sheet
    page = sheet.number, sheet.text
    top: list[Block] = []
    bottom: list[Block] = []
    body: list[Line] = []
    for line in draft.lines:
        key = _margin_key(line, sheet)
        if key is None or not (key in running or _PAGE_NUMBER.fullmatch(line.text)):
            body.append(line)
            continue
        (top if key[0] else bottom).append(plain_paragraph(line.words, page))
    turned = [plain_paragraph(draft.turned, page)] if draft.turned else []
    least = PLAIN_COLUMN_PT if type_.is_plain else 0.0
    blocks = [
        block
        for area in reading_areas(body, draft.grids, least=least)
        for block in _area_blocks(area, draft, type_)
    ]
    return Page(
        number=sheet.number,
        text=sheet.text if sheet.words else "",
        blocks=(*top, *blocks, *turned, *bottom),
        width=sheet.width,
        height=sheet.height,
    )


def _area_blocks(area: Area, draft: _Draft, type_: Type) -> list[Block]:
    """Return the blocks of `area`, tables between the lines they stand between."""
    page = draft.sheet.number, draft.sheet.text
    grids = sorted(
        [*area.grids, *aligned_tables(area.lines, draft.strokes)],
        key=lambda grid: grid.top,
    )
    taken = {word.start for grid in grids for word in grid.words}
    lines = [line for line in area.lines if line.words[0].start not in taken]
    right = _right(lines) if type_.is_plain else 0.0
    blocks: list[Block] = []
    for grid in grids:
        above = [line for line in lines if line.top < grid.top]
        lines = lines[len(above) :]
        blocks.extend(prose_blocks(above, page, type_, right=right))
        blocks.append(_table(grid, page))
    return [*blocks, *prose_blocks(lines, page, type_, right=right)]


def _right(lines: Sequence[Line]) -> float:
    """Return where the longest of `lines` in one piece ends."""
    return max((line.x1 for line in lines if len(segments(line)) == 1), default=0.0)


def _table(grid: Grid, page: tuple[int, str]) -> Table:
    words = sorted(grid.words, key=lambda word: word.start)
    return Table(
        rows=tuple(
            Row(cells=tuple(_cell(slot, page) for slot in row)) for row in grid.rows
        ),
        places=places_of(words, page),
    )


def _cell(slot: Slot, page: tuple[int, str]) -> Cell:
    places = places_of(slot.words, page)
    return Cell(
        text=printed_text(places, page), places=places, is_merged=slot.is_merged
    )
