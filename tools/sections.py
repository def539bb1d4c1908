"""Walk a paper's blocks knowing where each stands, in words a reader can follow."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.pages import Block, Footnote, Heading, Page, Paragraph, Place, Table
from corpus.records import Locator

_CAPTION_SPLIT = re.compile(
    r"^((?:table|figure|chart)\s+[\w.]*\w)\s*[-–—:.]*\s+(?=\S)", re.IGNORECASE
)
NAME_LIMIT = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A block and where it stands.

    `headings` are the headings over it, outermost first. `words` name the block:
    "para 5.3", "Table 2: Revised recovery forecast", "front sheet", "Appendix A".
    """

    block: Block
    headings: tuple[str, ...]
    words: str


def walk(pages: Sequence[Page]) -> Iterator[Standing]:
    """Yield every block of `pages` in order, with its headings and its name."""
    headings: list[Heading] = []
    ordinal = 0
    is_front = True
    for page in pages:
        for block in page.blocks:
            if isinstance(block, Heading):
                headings = [h for h in headings if h.level < block.level]
                headings.append(block)
                ordinal = 0
            if isinstance(block, Paragraph):
                is_front = is_front and block.number is None
                ordinal += not block.is_continued
            path = tuple(heading.text for heading in headings)
            words = _words(block, path, ordinal, is_front=is_front)
            yield Standing(block=block, headings=path, words=words)
            is_front = is_front and not (
                isinstance(block, Heading) and bool(block.number)
            )


def _words(
    block: Block, headings: tuple[str, ...], ordinal: int, *, is_front: bool
) -> str:
    under = shorten(headings[-1]) if headings else None
    if isinstance(block, Heading):
        return f"heading “{shorten(block.text)}”"
    if isinstance(block, Footnote):
        return f"footnote {block.mark}".strip()
    if isinstance(block, Table):
        return table_words(block, under, is_front=is_front)
    if block.number:
        return f"para {block.number}"
    return f"{under}; paragraph {ordinal}" if under else f"paragraph {ordinal}"


def table_words(table: Table, under: str | None, *, is_front: bool) -> str:
    """Return how a reader finds `table`: its caption, else where it stands."""
    if table.caption:
        return _CAPTION_SPLIT.sub(r"\1: ", table.caption)
    if table.number:
        return f"para {table.number}; table"
    if table.sheet is not None:
        return f"sheet {table.sheet}"
    if is_front:
        return "front sheet"
    return f"{under}; table" if under else "table"


def shorten(text: str) -> str:
    """Return `text` cut at a word so that it can stand in a locator."""
    if len(text) <= NAME_LIMIT:
        return text
    return text[:NAME_LIMIT].rsplit(" ", 1)[0] + " …"


def locator(words: str, places: Sequence[Place]) -> Locator:
    """Return the locator of what stands at `places`, which is not empty.

    Where the text runs over a page break the locator is of its first page.
    """
    first = places[0]
    here = [place for place in places if place.page_number == first.page_number]
    return Locator(
        words=words,
        page_number=first.page_number,
        start=min(place.start for place in here),
        end=max(place.end for place in here),
        boxes=tuple(box for place in here for box in place.boxes),
    )
