"""What a file says, as its reader gives it: pages of blocks in reading order.

    Page
    ├── text         everything printed on the page, running headers included
    └── blocks       Heading | Paragraph | Footnote | Table
                     └── each at one or more places: characters of a page's text

A reader makes headings, paragraphs and tables. `ingest/layout.py` then settles what all
formats share: running headers, paragraph numbers, captions, tables over a page break.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in points from the page's top-left corner."""

    page_number: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a text stands: characters `start` to `end` (half-open) of one page's text.

    `page_number` counts from 1 and is None where the format has no pages. `boxes` is
    empty where the format has no geometry.
    """

    page_number: int | None
    start: int
    end: int
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A line that names what follows; `level` 1 is the outermost.

    `number` is the printed one ("5", "a."), without its stop, or None.
    """

    text: str
    level: int
    places: tuple[Place, ...]
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph or a list item, its printed number left out of nothing.

    `text` holds the paragraph as printed, markup and bullet removed, white space
    squeezed. `number` is the full number a reader would cite: "5.3", "4a", or None
    until layout has settled it. A paragraph without a number of its own that follows
    a numbered one carries that number and `is_continued`.
    """

    text: str
    places: tuple[Place, ...]
    number: str | None = None
    is_continued: bool = False
    is_list_item: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note at the foot of a page; `mark` as printed ("1", "¹", "*")."""

    text: str
    mark: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One position of a table's grid, its text as printed with white space squeezed.

    A merged cell stands at every position it covers, with the same text and places;
    all but the first (top left) have `is_merged`. An empty cell has text "" and no
    places.
    """

    text: str
    places: tuple[Place, ...] = ()
    is_merged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; rows of one may differ in length when the file says so."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as printed, header rows first.

    `caption` is the printed caption, number and all ("Table 3 - Revised recovery
    forecast"), or None. `header_rows` counts the rows at the top that name columns;
    None until layout has settled it. `lead` is the printed text just before the table
    that introduces it, where there is no caption; `number` the paragraph it stands in.
    `sheet` is a worksheet's name and `first_cell` its top-left cell ("B4"), for XLSX.
    """

    rows: tuple[Row, ...]
    places: tuple[Place, ...]
    caption: str | None = None
    lead: str | None = None
    number: str | None = None
    header_rows: int | None = None
    sheet: str | None = None
    first_cell: str | None = None


Block = Heading | Paragraph | Footnote | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its whole text and its blocks.

    `number` counts from 1 as a viewer shows it; None for a file without pages, which
    is then one page. `width` and `height` are points, None where the file has no page
    to show: without geometry, or drawn in characters.
    """

    number: int | None
    text: str
    blocks: tuple[Block, ...]
    width: float | None = None
    height: float | None = None
