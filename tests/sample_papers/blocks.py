"""What a sample paper is made of, whichever format it is drawn in."""

from dataclasses import dataclass

# Printed at the foot of every sample paper, so that none is taken for the original.
DIGEST_NOTE = (
    "Digest made for Paperclerk from published figures. Not the council’s own paper."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSheet:
    """Labels and values at the head of a report; `banner` runs across below them."""

    rows: tuple[tuple[str, str], ...]
    is_ruled: bool = True
    banner: str | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A centred line on the front page; `size` in points."""

    text: str
    size: float = 16


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, with its printed number where the paper has one."""

    text: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with its printed number where the paper has one.

    `footnote` is printed at the foot of the page (Word papers only).
    """

    text: str
    number: str | None = None
    footnote: str | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list under the paragraph before it."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; `widths` are centimetres.

    The first `text_columns` are set left, the others right. An empty cell right of a
    filled one in a header row is merged with it where `has_merged_header`. A page break
    may fall within a row where `has_split_row`, as in the registers councils publish.
    """

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    caption: str | None = None
    is_caption_below: bool = False
    is_ruled: bool = True
    header_rows: int = 1
    text_columns: int = 1
    total_rows: tuple[int, ...] = ()
    has_merged_header: bool = False
    has_split_row: bool = False
    font_size: float = 9


@dataclass(frozen=True, slots=True)
class LandscapePage:
    """From here on the pages lie on their side."""


Block = FrontSheet | Title | Heading | Paragraph | Bullets | Table | LandscapePage


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePaper:
    """One paper before it is drawn.

    `running_header` is printed at the top of every page, `marking` in bold above it.
    """

    title: str
    council: str
    blocks: tuple[Block, ...]
    running_header: str | None = None
    marking: str | None = None
