"""What the page panel shows of a source: the page it stands on, and what to light.

Source ──► PageView   a PDF: the page's image and the boxes to light
       └─► TextView   a paper without pages: the blocks around the quote
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from corpus.library import Contents
from corpus.pages import Block, Box, Cell, Page, Place, Table
from corpus.records import Figure, Locator, Paper, PaperId, Role, Scope
from ui.pages import ShownPage, lit_boxes, show_page
from ui.quotes import quote_places

# What a reader sees of a long paper without pages, before and after the quote.
BLOCKS_AROUND = 15


class Shelf(Protocol):
    """The library, as far as the web chat reads it; every question says who asks."""

    def papers(self, role: Role) -> Sequence[Paper]:
        """Return the papers `role` may see."""

    def contents(self, role: Role) -> Mapping[PaperId, Contents]:
        """Return how much was read from each paper."""

    def figures(self, role: Role, scope: Scope) -> Sequence[Figure]:
        """Return the figures in `scope`."""

    def pages(self, paper_id: PaperId, role: Role) -> Sequence[Page]:
        """Return the pages of a paper, none if `role` sees no such paper."""

    def original(self, paper_id: PaperId, role: Role) -> Path:
        """Return the paper's own file, or raise an UnknownPaperError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A quote and the paper it stands in."""

    paper: Paper
    quote: str
    locator: Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page of a PDF; `lit` is None on pages other than the cited one."""

    source: Source
    page: ShownPage
    page_number: int
    page_count: int
    lit: tuple[Box, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LitBlock:
    """A block, the characters of its text to light, or the (row, column) of cells."""

    block: Block
    spans: tuple[tuple[int, int], ...] = ()
    cells: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """Part of a paper without pages."""

    source: Source
    blocks: tuple[LitBlock, ...]
    is_cut_before: bool
    is_cut_after: bool


def view_source(
    shelf: Shelf, source: Source, *, role: Role, page_number: int | None = None
) -> PageView | TextView:
    """Return the page of `source`, or `page_number` of its paper.

    Raises:
        PapersError: The paper is gone, not for `role`, or cannot be drawn.
    """
    path = shelf.original(source.paper.id, role)
    pages = shelf.pages(source.paper.id, role)
    cited = source.locator.page_number
    if cited is None or path.suffix.lower() != ".pdf":
        return view_text(pages, source)
    shown = min(max(page_number or cited, 1), len(pages))
    page = show_page(path, shown)
    boxes = [box for box in source.locator.boxes if box.page_number == cited]
    lit = lit_boxes(page.chars, source.quote, boxes=boxes) if shown == cited else None
    return PageView(
        source=source, page=page, page_number=shown, page_count=len(pages), lit=lit
    )


def view_text(pages: Sequence[Page], source: Source) -> TextView:
    """Return the blocks around the quote of `source`, the quote lit where it stands."""
    number = source.locator.page_number
    page = next((page for page in pages if page.number == number), pages[0])
    blocks = [light(block, source) for block in page.blocks]
    places = [index for index, block in enumerate(page.blocks) if _is_at(block, source)]
    lit = [index for index, block in enumerate(blocks) if block.spans or block.cells]
    middle = next(iter(lit or places), 0)
    first, last = max(0, middle - BLOCKS_AROUND), middle + BLOCKS_AROUND + 1
    return TextView(
        source=source,
        blocks=tuple(blocks[first:last]),
        is_cut_before=first > 0,
        is_cut_after=last < len(blocks),
    )


def light(block: Block, source: Source) -> LitBlock:
    """Return `block` with what the quote of `source` takes up of it lit."""
    if not _is_at(block, source):
        return LitBlock(block=block)
    if isinstance(block, Table):
        return LitBlock(block=block, cells=_lit_cells(block, source))
    return LitBlock(block=block, spans=quote_places(block.text, source.quote)[:1])


def _lit_cells(table: Table, source: Source) -> frozenset[tuple[int, int]]:
    return frozenset(
        (row_index, column_index)
        for row_index, row in enumerate(table.rows)
        for column_index, cell in enumerate(row.cells)
        if quote_places(source.quote, cell.text) and _is_at(cell, source)
    )


def _is_at(printed: Block | Cell, source: Source) -> bool:
    """Tell whether `printed` shares a character with the place of `source`."""
    return any(_overlaps(place, source.locator) for place in printed.places)


def _overlaps(place: Place, locator: Locator) -> bool:
    return (
        place.page_number == locator.page_number
        and place.start < locator.end
        and locator.start < place.end
    )
