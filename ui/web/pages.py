"""Pages of PDF papers as images, and where on them a quote stands.

    PDF page ──► ShownPage(image, chars) ──► lit_boxes(chars, quote) ──► boxes to light

Only what stands on the page word for word is lit; white space does not count.
"""

import base64
import io
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]  # it ships no types

from corpus.errors import UnreadablePaperError
from corpus.pages import Box
from ui.web.quotes import quote_places, squeeze

# Sharp on a screen of twice the density where the panel is about 600 px wide.
IMAGE_WIDTH_PX = 1300
IMAGE_QUALITY = 82
# PDFium gives whole device pixels; a device of ten pixels a point keeps tenths.
PIXELS_PER_POINT = 10
# A gap this many line heights wide is the white between two cells of a table.
CELL_GAP = 1.5

# PDFium may be in one thread at a time only.
_pdfium_lock = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Char:
    """A character as a page prints it, with the box of its line's height."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """A page ready to be shown: `url` holds the image; sizes are points."""

    url: str
    width: float
    height: float
    chars: tuple[Char, ...]


@lru_cache(maxsize=48)
def show_page(path: Path, page_number: int) -> ShownPage:
    """Return page `page_number` of the PDF at `path`, drawn once and kept.

    Args:
        path: An original in the library; its name is its hash, so it never changes.
        page_number: From 1, as a viewer shows it.

    Raises:
        UnreadablePaperError: The file is no PDF or has no such page.
    """
    with _pdfium_lock:
        try:
            with pdfium.PdfDocument(path) as paper:
                return _draw(paper[page_number - 1], page_number)
        except (pdfium.PdfiumError, IndexError) as error:
            reason = f"page {page_number} cannot be drawn"
            raise UnreadablePaperError(path, reason) from error


def lit_boxes(
    chars: Sequence[Char], quote: str, *, boxes: Sequence[Box] = ()
) -> tuple[Box, ...]:
    """Return what to light on a page for `quote`; empty if it does not stand there.

    Args:
        chars: The page's characters.
        quote: A sentence as printed, or a table's row label with one of its cells.
        boxes: Where the quote was read; settles which of several like places is
            meant, and shows a cell whose row label stands elsewhere in its row.
    """
    whole = quote_boxes(chars, quote, near=boxes)
    if not boxes or (whole and all(_shared_area(whole, [box]) for box in boxes)):
        return whole
    # In a row that prints 4.0 twice, the label and the first 4.0 are not the second.
    return tuple(boxes) if _print_part_of(quote, chars, boxes) else whole


def cell_boxes(
    chars: Sequence[Char], quote: str, *, boxes: Sequence[Box]
) -> tuple[Box, ...]:
    """Return `boxes` if they are less than the quote: in a row quoted whole, one cell.

    Args:
        chars: The page's characters.
        quote: What is lit, perhaps a whole row.
        boxes: Where the figure itself was read.
    """
    length = len(squeeze("".join(_text_in(chars, box) for box in boxes)))
    is_less = length < len(squeeze(quote))
    return tuple(boxes) if is_less and _print_part_of(quote, chars, boxes) else ()


def quote_boxes(
    chars: Sequence[Char], quote: str, *, near: Sequence[Box] = ()
) -> tuple[Box, ...]:
    """Return a box for each line `quote` takes up among `chars`, top to bottom.

    Of several occurrences the one that covers most of `near` is taken, else the first.
    """
    places = [
        tuple(_lines([char.box for char in chars[start:end] if char.text.strip()]))
        for start, end in quote_places(_words(chars), quote)
    ]
    return max(places, key=lambda place: _shared_area(place, near), default=())


def _draw(page: pdfium.PdfPage, page_number: int) -> ShownPage:
    width, height = page.get_size()
    bitmap = page.render(scale=IMAGE_WIDTH_PX / width)
    stream = io.BytesIO()
    bitmap.to_pil().save(stream, format="WEBP", quality=IMAGE_QUALITY)
    return ShownPage(
        url="data:image/webp;base64," + base64.b64encode(stream.getvalue()).decode(),
        width=width,
        height=height,
        chars=tuple(_read_chars(page, page_number)),
    )


def _read_chars(page: pdfium.PdfPage, page_number: int) -> Iterator[Char]:
    width, height = page.get_size()
    canvas = (0, 0, int(width * PIXELS_PER_POINT), int(height * PIXELS_PER_POINT), 0)
    to_device = pdfium.PdfPosConv(page, canvas).to_bitmap
    words = page.get_textpage()
    for index in range(words.count_chars()):
        left, bottom, right, top = words.get_charbox(index, loose=True)
        # A rotated page swaps the corners, so they are sorted afterwards.
        corners = to_device(left, top), to_device(right, bottom)
        (x0, x1), (y0, y1) = (sorted(axis) for axis in zip(*corners, strict=True))
        yield Char(
            text=chr(pdfium_c.FPDFText_GetUnicode(words, index)),
            box=Box(
                page_number=page_number,
                x0=x0 / PIXELS_PER_POINT,
                top=y0 / PIXELS_PER_POINT,
                x1=x1 / PIXELS_PER_POINT,
                bottom=y1 / PIXELS_PER_POINT,
            ),
        )


def _words(chars: Sequence[Char]) -> list[str]:
    """Return the text of each char, with the white that the page leaves after it."""
    nexts = [*chars[1:], None]
    return [
        char.text if after and _continues(char.box, after.box) else f"{char.text} "
        for char, after in zip(chars, nexts, strict=True)
    ]


def _lines(boxes: Sequence[Box]) -> Iterator[Box]:
    """Join boxes that follow each other on one line."""
    line: Box | None = None
    for box in boxes:
        if line and _continues(line, box):
            line = Box(
                page_number=line.page_number,
                x0=min(line.x0, box.x0),
                top=min(line.top, box.top),
                x1=max(line.x1, box.x1),
                bottom=max(line.bottom, box.bottom),
            )
        else:
            if line:
                yield line
            line = box
    if line:
        yield line


def _continues(line: Box, box: Box) -> bool:
    height = box.bottom - box.top
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    return shared > height / 2 and -height < box.x0 - line.x1 < CELL_GAP * height


def _print_part_of(quote: str, chars: Sequence[Char], boxes: Sequence[Box]) -> bool:
    """Tell whether each of `boxes`, and there are some, prints a part of `quote`."""
    printed = [squeeze(_text_in(chars, box)) for box in boxes]
    return bool(printed) and all(part and part in squeeze(quote) for part in printed)


def _shared_area(place: Sequence[Box], near: Sequence[Box]) -> float:
    return sum(
        max(0.0, min(box.x1, other.x1) - max(box.x0, other.x0))
        * max(0.0, min(box.bottom, other.bottom) - max(box.top, other.top))
        for box in place
        for other in near
    )


def _text_in(chars: Sequence[Char], box: Box) -> str:
    return "".join(
        char.text
        for char in chars
        if box.x0 <= (char.box.x0 + char.box.x1) / 2 <= box.x1
        and box.top <= (char.box.top + char.box.bottom) / 2 <= box.bottom
    )
