"""The way from a PDF page's own space to points from the top left of the page shown."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Matrix:
    """x' = a·x + c·y + e and y' = b·x + d·y + f, as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where the point `x`, `y` comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, other: "Matrix") -> "Matrix":
        """Return the matrix that applies this one, then `other`."""
        e, f = other.point(self.e, self.f)
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            e,
            f,
        )


def shown_matrix(crop_box: Box, media_box: Box, *, rotation: int) -> Matrix:
    """Return the matrix from a page's own space to points from its top left.

    Args:
        crop_box: What is shown of the page: left, bottom, right, top, as PDF has it.
        media_box: The whole page, which a crop box cannot go beyond.
        rotation: By how many degrees it is shown turned to the right.
    """
    left, bottom, right, top = _clipped(crop_box, media_box)
    match rotation:
        case 90:
            return Matrix(0, 1, 1, 0, -bottom, -left)
        case 180:
            return Matrix(-1, 0, 0, 1, right, -bottom)
        case 270:
            return Matrix(0, -1, -1, 0, top, right)
        case _:
            return Matrix(1, 0, 0, -1, -left, top)


def _clipped(box: Box, outer: Box) -> Box:
    clipped = (
        max(box[0], outer[0]),
        max(box[1], outer[1]),
        min(box[2], outer[2]),
        min(box[3], outer[3]),
    )
    return clipped if clipped[0] < clipped[2] and clipped[1] < clipped[3] else outer
