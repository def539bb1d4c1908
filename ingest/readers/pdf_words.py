"""What pdfium sees on a page: its text, its words and its ruled lines.

Every word knows its characters in the page's text and its rectangle on the page as
shown, after /Rotate and the crop box: points from the top-left corner.
"""

import ctypes
import math
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from pypdfium2 import raw

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
# Maps and drawings have more strokes than this; tables do not.
MOST_STROKES = 30_000
# Filled shapes thinner than this are lines: borders as office suites draw them.
LINE_THICKNESS_PT = 3.0
# Strokes shorter than this are parts of letters or ticks.
SHORTEST_STROKE_PT = 4.0
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_WHITE = 250


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
class Stroke:
    """A straight line along the page: `x0 == x1` or `top == bottom`."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_upright(self) -> bool:
        """Whether the line runs down the page."""
        return self.x0 == self.x1


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


@dataclass(frozen=True, slots=True)
class _Matrix:
    """x' = a·x + c·y + e and y' = b·x + d·y + f, as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, other: "_Matrix") -> "_Matrix":
        """Return the matrix that applies this one, then `other`."""
        e, f = other.point(self.e, self.f)
        return _Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            e,
            f,
        )


def read_sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """Return what `page`, the file's page `number`, holds."""
    shown = _shown(page)
    textpage = page.get_textpage()
    try:
        text, words = _read_words(textpage, shown)
    finally:
        textpage.close()
    strokes, has_images = _read_drawing(page, shown)
    return Sheet(
        number=number,
        width=page.get_width(),
        height=page.get_height(),
        text=text,
        words=words,
        strokes=strokes,
        has_images=has_images,
    )


def _shown(page: pypdfium2.PdfPage) -> _Matrix:
    """Return the matrix from the page's own space to points from its top left."""
    left, bottom, right, top = _clipped(page.get_cropbox(), page.get_mediabox())
    match page.get_rotation():
        case 90:
            return _Matrix(0, 1, 1, 0, -bottom, -left)
        case 180:
            return _Matrix(-1, 0, 0, 1, right, -bottom)
        case 270:
            return _Matrix(0, -1, -1, 0, top, right)
        case _:
            return _Matrix(1, 0, 0, -1, -left, top)


def _clipped(
    box: tuple[float, float, float, float], outer: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    clipped = (
        max(box[0], outer[0]),
        max(box[1], outer[1]),
        min(box[2], outer[2]),
        min(box[3], outer[3]),
    )
    return clipped if clipped[0] < clipped[2] and clipped[1] < clipped[3] else outer


def _read_words(
    textpage: pypdfium2.PdfTextPage, shown: _Matrix
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
    handle: object, chars: list[str], shown: _Matrix
) -> Iterator[tuple[int, int, tuple[float, float, float, float], _Matrix]]:
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


def _char_matrix(handle: object, index: int) -> _Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix))
    return _Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _is_level(matrix: _Matrix) -> bool:
    """Return whether a character set by `matrix` stands upright on the page."""
    return matrix.a > 0 and abs(matrix.b) < 0.2 * matrix.a


def _size(handle: object, index: int, matrix: _Matrix) -> float:
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


def _read_drawing(
    page: pypdfium2.PdfPage, shown: _Matrix
) -> tuple[tuple[Stroke, ...], bool]:
    """Return the straight lines drawn on `page`, and whether it bears an image."""
    strokes: list[Stroke] = []
    has_images = False
    for item, matrix in _items(page.raw, None, shown):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            has_images = True
        elif kind == raw.FPDF_PAGEOBJ_PATH and len(strokes) < MOST_STROKES:
            strokes.extend(_path_strokes(item, matrix))
    return (tuple(strokes) if len(strokes) < MOST_STROKES else ()), has_images


def _items(
    page: object, form: object | None, matrix: _Matrix
) -> Iterator[tuple[object, _Matrix]]:
    """Yield every path and image, those inside forms too, with its matrix."""
    count = (
        raw.FPDFPage_CountObjects(page)
        if form is None
        else raw.FPDFFormObj_CountObjects(form)
    )
    for index in range(count):
        item = (
            raw.FPDFPage_GetObject(page, index)
            if form is None
            else raw.FPDFFormObj_GetObject(form, index)
        )
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _items(page, item, _item_matrix(item).then(matrix))
        elif kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield item, matrix


def _item_matrix(item: object) -> _Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    return _Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _path_strokes(path: object, matrix: _Matrix) -> Iterator[Stroke]:
    """Yield the level and upright lines of `path` that a reader sees."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not stroke.value and (not fill.value or _is_white(path)):
        return
    whole = _item_matrix(path).then(matrix)
    for points in _subpaths(path, whole):
        xs = [point[0] for point in points]
        ys = [point[1] for point in points]
        x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
        if not stroke.value and min(x1 - x0, bottom - top) <= LINE_THICKNESS_PT:
            yield from _centre_line(x0, top, x1, bottom)
            continue
        for (xa, ya), (xb, yb) in pairwise(points):
            yield from _straight(xa, ya, xb, yb)


def _is_white(path: object) -> bool:
    channels = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(path, *(ctypes.byref(one) for one in channels))
    *colours, alpha = (channel.value for channel in channels)
    return alpha == 0 or min(colours) >= _WHITE


def _subpaths(path: object, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
    """Yield the corners of each part of `path`, closed where the path closes it."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), MOST_STROKES)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(matrix.point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _straight(xa: float, ya: float, xb: float, yb: float) -> Iterator[Stroke]:
    if abs(xa - xb) < 1 and abs(ya - yb) >= SHORTEST_STROKE_PT:
        x = (xa + xb) / 2
        yield Stroke(x0=x, top=min(ya, yb), x1=x, bottom=max(ya, yb))
    elif abs(ya - yb) < 1 and abs(xa - xb) >= SHORTEST_STROKE_PT:
        y = (ya + yb) / 2
        yield Stroke(x0=min(xa, xb), top=y, x1=max(xa, xb), bottom=y)


def _centre_line(x0: float, top: float, x1: float, bottom: float) -> Iterator[Stroke]:
    if x1 - x0 < bottom - top:
        yield from _straight((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)
    else:
        yield from _straight(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
