"""What pdfium sees on a page: its text, its words and its ruled lines.

Every word knows its characters in the page's text and its rectangle on the page as
shown, after /Rotate and the crop box: points from the top-left corner.
"""

import ctypes
import math
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from pypdfium2 import raw

from ingest.readers.pdf_matrix import Matrix, shown_matrix
from ingest.readers.pdf_strokes import Stroke, read_drawing

# pdfium's own mark for a hyphen that ends a line.
LINE_END_HYPHENS = "\x02\ufffe"
ASCII = (0x20, 0x7E)
# Halves of a character beyond U+FFFF, as UTF-16 writes it.
HIGH_HALVES = (0xD800, 0xDBFF)
LOW_HALVES = (0xDC00, 0xDFFF)
# Characters of one word stand this alike in height; a note mark is smaller.
LIKE_HEIGHTS = (0.88, 1.14)
# Smaller than this share of its neighbour's size, and raised, a digit is a note mark.
NOTE_MARK_SHARE = 0.85
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOLD_NAMES = ("bold", "black", "heavy", "demi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Printed characters `start` to `end` (half-open) without white space between."""

    text: str
    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    is_bold: bool = False
    is_level: bool = True

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page, as pdfium gives it or as a text draws it in characters.

    `has_images` tells whether a picture is on it.
    """

    number: int
    width: float
    height: float
    text: str
    words: tuple[Word, ...]
    strokes: tuple[Stroke, ...]
    has_images: bool


def read_sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """Return what `page`, the file's page `number`, holds."""
    shown = shown_matrix(
        page.get_cropbox(), page.get_mediabox(), rotation=page.get_rotation()
    )
    textpage = page.get_textpage()
    try:
        text, words = _read_words(textpage, shown)
    finally:
        textpage.close()
    strokes, has_images = read_drawing(page, shown)
    return Sheet(
        number=number,
        width=page.get_width(),
        height=page.get_height(),
        text=text,
        words=words,
        strokes=strokes,
        has_images=has_images,
    )


def _read_words(
    textpage: pypdfium2.PdfTextPage, shown: Matrix
) -> tuple[str, tuple[Word, ...]]:
    """Return the text, one character for each of pdfium's, and the words in it."""
    count = textpage.count_chars()
    handle = textpage.raw
    chars = _chars(raw.FPDFText_GetUnicode(handle, index) for index in range(count))
    words = []
    is_bold_by_font: dict[bytes, bool] = {}
    for start, end, (x0, top, x1, bottom), matrix in _runs(handle, chars, shown):
        font = _font(handle, start)
        if font not in is_bold_by_font:
            is_bold_by_font[font] = _is_bold(font)
        words.append(
            Word(
                text="".join(chars[start:end]),
                start=start,
                end=end,
                x0=x0,
                top=top,
                x1=x1,
                bottom=bottom,
                size=_size(handle, start, matrix),
                is_bold=is_bold_by_font[font],
                is_level=_is_level(matrix),
            )
        )
    marked = _mark_notes(words)
    for word in marked:
        chars[word.start : word.end] = word.text
    return "".join(chars), tuple(marked)


def _chars(codes: Iterable[int]) -> list[str]:
    """Return one character that can be stored for each of pdfium's `codes`.

    pdfium gives a character beyond U+FFFF as two halves: it stands at the first,
    and a blank at the second.
    """
    chars: list[str] = []
    high = 0
    for code in codes:
        if ASCII[0] <= code <= ASCII[1]:
            chars.append(chr(code))
            high = 0
            continue
        if high and LOW_HALVES[0] <= code <= LOW_HALVES[1]:
            pair = high.to_bytes(2, "big") + code.to_bytes(2, "big")
            chars[-1] = pair.decode("utf-16-be")
        chars.append(_char(code))
        high = code if HIGH_HALVES[0] <= code <= HIGH_HALVES[1] else 0
    return chars


def _char(code: int) -> str:
    if not 0 < code <= sys.maxunicode or HIGH_HALVES[0] <= code <= LOW_HALVES[1]:
        return " "
    char = chr(code)
    if char in LINE_END_HYPHENS:
        return "-"
    return char if char >= " " or char in "\r\n\t" else " "


def _runs(
    handle: object, chars: list[str], shown: Matrix
) -> Iterator[tuple[int, int, tuple[float, float, float, float], Matrix]]:
    """Yield start, end, box and matrix of each run of characters printed as one.

    A run ends at white space, at a gap wider than half a line is high, and where the
    print jumps up, down or back, as from one table cell to the next.
    """
    rect = raw.FS_RECTF()
    reference = ctypes.byref(rect)
    get_box = raw.FPDFText_GetLooseCharBox
    like_low, like_high = LIKE_HEIGHTS
    a, b, c, d, e, f = shown.a, shown.b, shown.c, shown.d, shown.e, shown.f
    start = -1
    left = high = right = low = 0.0
    matrix, is_level = shown, True
    for index, char in enumerate(chars):
        if char.isspace():
            if start >= 0:
                yield start, index, (left, high, right, low), matrix
                start = -1
            continue
        get_box(handle, index, reference)
        x0, x1 = a * rect.left + c * rect.top + e, a * rect.right + c * rect.bottom + e
        y0, y1 = b * rect.left + d * rect.top + f, b * rect.right + d * rect.bottom + f
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        if start >= 0 and is_level:
            height = low - high
            if (
                x0 - right > 0.5 * height
                or right - x0 > 0.8 * height
                or abs((y0 + y1) - (high + low)) > height
                or not like_low < (y1 - y0 + 0.01) / (height + 0.01) < like_high
            ):
                yield start, index, (left, high, right, low), matrix
                start = -1
        if start < 0:
            start, left, high, right, low = index, x0, y0, x1, y1
            matrix = _char_matrix(handle, index).then(shown)
            is_level = _is_level(matrix)
            continue
        left, right = min(left, x0), max(right, x1)
        high, low = min(high, y0), max(low, y1)
    if start >= 0:
        yield start, len(chars), (left, high, right, low), matrix


def _char_matrix(handle: object, index: int) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix))
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _is_level(matrix: Matrix) -> bool:
    """Return whether a character set by `matrix` stands upright on the page."""
    return matrix.a > 0 and abs(matrix.b) < 0.2 * matrix.a


def _size(handle: object, index: int, matrix: Matrix) -> float:
    """Return the type size of the character in points."""
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    size: float = raw.FPDFText_GetFontSize(handle, index)
    return round(size * scale, 1)


def _font(handle: object, index: int) -> bytes:
    """Return the name of the character's font as the file spells it."""
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, len(name), ctypes.byref(flags))
    return name.value


def _is_bold(font: bytes) -> bool:
    name = font.decode("utf-8", "replace").lower()
    return any(word in name for word in _BOLD_NAMES)


def _mark_notes(words: list[Word]) -> list[Word]:
    """Return `words` with small raised digits written as superscripts.

    Else "10,343" with note 1 would read as "10,3431".
    """
    marked = []
    for index, word in enumerate(words):
        neighbours = words[max(0, index - 1) : index] + words[index + 1 : index + 2]
        is_mark = word.text.isdigit() and any(
            _is_raised(word, neighbour) for neighbour in neighbours
        )
        marked.append(
            replace(word, text=word.text.translate(SUPERSCRIPTS)) if is_mark else word
        )
    return marked


def _is_raised(word: Word, neighbour: Word) -> bool:
    gap = max(word.x0 - neighbour.x1, neighbour.x0 - word.x1)
    return (
        word.size < NOTE_MARK_SHARE * neighbour.size
        and gap < neighbour.size
        and neighbour.bottom - word.bottom > 0.15 * neighbour.height
        and neighbour.top - word.top < 0.5 * neighbour.height
        and word.bottom > neighbour.top
    )
