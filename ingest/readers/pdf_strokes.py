"""The straight lines that are drawn on a page, and whether it bears a picture."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from pypdfium2 import raw

from ingest.readers.pdf_matrix import Matrix

# Maps and drawings have more strokes than this; tables do not.
MOST_STROKES = 30_000
# Filled shapes thinner than this are lines: borders as office suites draw them.
LINE_THICKNESS_PT = 3.0
# Strokes shorter than this are parts of letters or ticks.
SHORTEST_STROKE_PT = 4.0
_WHITE = 250


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


def read_drawing(
    page: pypdfium2.PdfPage, shown: Matrix
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
    page: object, form: object | None, matrix: Matrix
) -> Iterator[tuple[object, Matrix]]:
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


def _item_matrix(item: object) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _path_strokes(path: object, matrix: Matrix) -> Iterator[Stroke]:
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


def _subpaths(path: object, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
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
