"""PDF files to pages of headings, paragraphs and tables, in reading order.

    file → sheets (pdf_words) → ruled tables (pdf_bands, pdf_ruled) → areas (pdf_areas)
         → aligned tables (pdf_aligned) → paragraphs (pdf_prose) → pages

Neither table library is used: on 16 papers drawn for the purpose (ruled, borderless,
merged, stacked and multi-line cells, running over pages) the geometry here gave every
row, Camelot 2.0 (auto) 91% and pdfplumber 0.11 41% of them, at 18 and 2 times the
time; and its cells know their characters, which theirs do not.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from pypdfium2 import raw

from corpus.errors import LockedPaperError, NoTextLayerError, UnreadablePaperError
from corpus.pages import Block, Cell, Page, Row, Table
from ingest.readers.pdf_aligned import aligned_tables
from ingest.readers.pdf_areas import Area, reading_areas
from ingest.readers.pdf_bands import missing_uprights
from ingest.readers.pdf_lines import Line, lines_of
from ingest.readers.pdf_prose import (
    Type,
    places_of,
    plain_paragraph,
    printed_text,
    prose_blocks,
    type_of,
)
from ingest.readers.pdf_ruled import joined, ruled_tables
from ingest.readers.pdf_tables import Grid, Slot
from ingest.readers.pdf_words import Sheet, Stroke, Word, read_sheet
from ingest.readers.signature import Kind, require

# Running headers and footers stand in these outer parts of a page's height.
MARGIN_SHARE = 0.085
# A PDF ends with this mark; some producers print a little after it.
END_MARK = b"%%EOF"
END_BYTES = 4096
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


def read_pages(path: Path) -> tuple[Page, ...]:
    """Return the pages of the PDF at `path`.

    A page without text, as a scan among typed pages is, has text "" and no blocks.

    Raises:
        UnreadablePaperError: The file is empty, damaged, cut short or no PDF.
        LockedPaperError: It opens only with a password.
        NoTextLayerError: No page has any text.
    """
    sheets = _read_sheets(path)
    if not any(sheet.words for sheet in sheets):
        raise NoTextLayerError(path, page_number=1)
    drafts = [_draft(sheet) for sheet in sheets]
    running = _running_texts(drafts)
    type_ = type_of(line for draft in drafts for line in draft.lines)
    return tuple(_page(draft, running, type_) for draft in drafts)


def page_count(path: Path) -> int:
    """Return how many pages the PDF at `path` has.

    Raises:
        UnreadablePaperError: The file is empty, damaged, cut short or no PDF.
        LockedPaperError: It opens only with a password.
    """
    with _opened(path) as pdf:
        return len(pdf)


# --- the file ------------------------------------------------------------------------


def _read_sheets(path: Path) -> list[Sheet]:
    sheets = []
    with _opened(path) as pdf:
        for index in range(len(pdf)):
            try:
                page = pdf[index]
            except pypdfium2.PdfiumError as error:
                raise UnreadablePaperError(
                    path, f"page {index + 1} is damaged"
                ) from error
            try:
                sheets.append(read_sheet(page, index + 1))
            finally:
                page.close()
    return sheets


@contextmanager
def _opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Open the PDF at `path`; one that opens with no password typed is not locked."""
    require(path, Kind.PDF)
    _check_end(path)
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise LockedPaperError(path) from error
        raise UnreadablePaperError(path, "a damaged PDF") from error
    try:
        if not len(pdf):
            raise UnreadablePaperError(path, "a PDF without pages")
        yield pdf
    finally:
        pdf.close()


def _check_end(path: Path) -> None:
    """Raise if `path` lacks its last bytes; pdfium would read the rest in silence."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - END_BYTES))
        if END_MARK not in file.read():
            raise UnreadablePaperError(path, "a PDF cut short")


# --- pages ---------------------------------------------------------------------------


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
    grids = ruled_tables(sheet.words, (*strokes, *uprights))
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
    blocks = [
        block
        for area in reading_areas(body, draft.grids)
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
    blocks: list[Block] = []
    for grid in grids:
        above = [line for line in lines if line.top < grid.top]
        lines = lines[len(above) :]
        blocks.extend(prose_blocks(above, page, type_))
        blocks.append(_table(grid, page))
    return [*blocks, *prose_blocks(lines, page, type_)]


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
