"""What the page panel shows of a source: the page it stands on, and what to light.

Source ──► PageView   a PDF: the page's image and the boxes to light
       └─► TextView   a paper without pages: the blocks around the quote
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from corpus.library import Contents
from corpus.pages import (
    Block,
    Box,
    Cell,
    Footnote,
    Heading,
    Page,
    Paragraph,
    Place,
    Table,
)
from corpus.records import (
    Change,
    Event,
    Figure,
    Finding,
    Locator,
    Paper,
    PaperId,
    Passage,
    Risk,
    Role,
    Scope,
)
from corpus.verdicts import Feedback, Mark
from ui.web.pages import ShownPage, cell_boxes, lit_boxes, show_page
from ui.web.quotes import quote_places

# What a reader sees of a long paper without pages, before and after the quote.
BLOCKS_AROUND = 15


Span = tuple[int, int]
# What prints a text of its own.
Printed = Heading | Paragraph | Footnote | Cell


class Shelf(Protocol):
    """The library, as far as the web chat reads it; every question says who asks."""

    def papers(self, role: Role) -> Sequence[Paper]:
        """Return the papers `role` may see."""

    def restricted(self, role: Role) -> Sequence[Paper]:
        """Return the papers kept from `role`, as an agenda lists them."""

    def contents(self, role: Role) -> Mapping[PaperId, Contents]:
        """Return how much was read from each paper."""

    def figures(self, role: Role, scope: Scope) -> Sequence[Figure]:
        """Return the figures in `scope`."""

    def events(self, role: Role, scope: Scope) -> Sequence[Event]:
        """Return the dated happenings in `scope`."""

    def passages(self, role: Role, scope: Scope) -> Sequence[Passage]:
        """Return the passages in `scope`, in the order of each paper."""

    def risks(self, role: Role, scope: Scope) -> Sequence[Risk]:
        """Return the risks in `scope`."""

    def findings(self, role: Role, scope: Scope) -> Sequence[Finding]:
        """Return the findings in `scope`, paper by paper."""

    def marks(self, role: Role) -> Sequence[Mark]:
        """Return what officers said of figures `role` may see, oldest first."""

    def mark(self, mark: Mark) -> None:
        """Keep what an officer said of a figure."""

    def pages(self, paper_id: PaperId, role: Role) -> Sequence[Page]:
        """Return the pages of a paper, none if `role` sees no such paper."""

    def history(self, paper_id: PaperId, role: Role) -> Sequence[Change]:
        """Return what officers set of a paper; none unless `role` may change papers."""

    def remove(self, paper_id: PaperId) -> None:
        """Take a paper out, or raise an UnknownPaperError."""

    def keep_feedback(self, said: Feedback) -> None:
        """Keep what a reader said of an answer."""

    def feedback(self, role: Role) -> Sequence[Feedback]:
        """Return what readers said, or raise an OfficersOnlyError."""

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
    """A page of a PDF; `lit` is None on pages other than the cited one.

    `cell` is the part of what is lit that the figure was read from, in a row.
    """

    source: Source
    page: ShownPage
    page_number: int
    page_count: int
    lit: tuple[Box, ...] | None
    cell: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LitBlock:
    """A block and the characters to light, half-open: of its text, or of its cells.

    `span_by_cell` goes by row and column, from 0.
    """

    block: Block
    span: Span | None = None
    span_by_cell: Mapping[tuple[int, int], Span] = field(default_factory=dict)

    @property
    def is_lit(self) -> bool:
        """Whether there is anything to light."""
        return self.span is not None or bool(self.span_by_cell)


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
    if cited is None or not any(page.number == cited and page.width for page in pages):
        return view_text(pages, source)
    shown = min(max(page_number or cited, 1), len(pages))
    page = show_page(path, shown)
    view = PageView(
        source=source, page=page, page_number=shown, page_count=len(pages), lit=None
    )
    if shown != cited:
        return view
    boxes = [box for box in source.locator.boxes if box.page_number == cited]
    return replace(
        view,
        lit=lit_boxes(page.chars, source.quote, boxes=boxes),
        cell=cell_boxes(page.chars, source.quote, boxes=boxes),
    )


def view_text(pages: Sequence[Page], source: Source) -> TextView:
    """Return the blocks around the quote of `source`, the quote lit where it stands."""
    page = _page_of(pages, source)
    blocks = [light(block, source) for block in page.blocks]
    lit = [index for index, block in enumerate(blocks) if block.is_lit]
    places = [index for index, block in enumerate(page.blocks) if _is_at(block, source)]
    middle = next(iter(lit or places), 0)
    first, last = max(0, middle - BLOCKS_AROUND), middle + BLOCKS_AROUND + 1
    return TextView(
        source=source,
        blocks=tuple(blocks[first:last]),
        is_cut_before=first > 0,
        is_cut_after=last < len(blocks),
    )


def _page_of(pages: Sequence[Page], source: Source) -> Page:
    """Return the page of `source`; of a workbook's sheets, which have no numbers, one.

    That is the sheet the locator names, else the first that prints the quote there.
    """
    number = source.locator.page_number
    numbered = [page for page in pages if page.number == number] or list(pages)
    named = [
        page
        for page in numbered
        for block in page.blocks
        if isinstance(block, Table)
        and block.sheet
        and re.match(rf"sheet {re.escape(block.sheet)}([!;,]|$)", source.locator.words)
    ]
    candidates = named or numbered
    prints = (
        page
        for page in candidates
        if any(light(block, source).is_lit for block in page.blocks)
    )
    return next(prints, candidates[0])


def light(block: Block, source: Source) -> LitBlock:
    """Return `block` with what it prints of the quote of `source` lit."""
    if not isinstance(block, Table):
        return LitBlock(block=block, span=_lit_span(block, source))
    spans = {
        (row_index, column_index): _lit_span(cell, source)
        for row_index, row in enumerate(block.rows)
        for column_index, cell in enumerate(row.cells)
    }
    return LitBlock(
        block=block, span_by_cell={cell: span for cell, span in spans.items() if span}
    )


def _lit_span(printed: Printed, source: Source) -> Span | None:
    """Return where the quote stands in `printed`, or all of it if the quote has it."""
    if not _is_at(printed, source):
        return None
    if spans := quote_places(printed.text, source.quote):
        return spans[0]
    is_part = bool(quote_places(source.quote, printed.text))
    return (0, len(printed.text)) if is_part else None


def _is_at(printed: Printed | Table, source: Source) -> bool:
    """Tell whether `printed` shares a character with the place of `source`."""
    return any(_overlaps(place, source.locator) for place in printed.places)


def _overlaps(place: Place, locator: Locator) -> bool:
    return (
        place.page_number == locator.page_number
        and place.start < locator.end
        and locator.start < place.end
    )
