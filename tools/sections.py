"""Walk a paper's blocks knowing where each stands, in words a reader can follow."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.pages import Block, Footnote, Heading, Page, Paragraph, Place, Table
from corpus.records import Locator
from corpus.times import MONTH

_CAPTION_SPLIT = re.compile(
    r"^((?:table|figure|chart|statement)\s+[\w.]*\w)\s*[-–—:.]*\s+(?=\S)", re.IGNORECASE
)
_DECIDED = re.compile(r"\b(recommend|resol)(?:ation|ed|ved|ution)", re.IGNORECASE)
# "3 Minutes", "3. Minutes"; "20 weeks" and "12 January" are no numbers of a heading.
_NUMBERED_HEADING = re.compile(
    rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}})?)[.)]?\s+(?P<rest>(?!{MONTH})[A-Z].*)"
)
_ITEM_NUMBER = re.compile(r"^(\d{1,2})[.)]\s")
_APPENDIX = re.compile(r"^(?:appendix|annex)\s+\w{1,3}\b", re.IGNORECASE)
NAME_LIMIT = 90
# A line on a front sheet; the paragraphs of a paper are longer.
FRONT_LINE_LIMIT = 200


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
    front = _Front()
    ordinal = 0
    for page in pages:
        for block in page.blocks:
            if isinstance(block, Heading):
                headings = [h for h in headings if h.level < block.level]
                headings.append(block)
                ordinal = 0
            if isinstance(block, Paragraph):
                ordinal += not block.is_continued
            path = tuple(heading.text for heading in headings)
            is_front = front.holds(block)
            words = _words(block, path, ordinal, is_front=is_front)
            yield Standing(block=block, headings=path, words=words)


@dataclass
class _Front:
    """Whether the walk is still on the front sheet: above the paper's first text.

    A front sheet has lines and a table or two; a heading under them ends it.
    """

    is_open: bool = True
    has_table: bool = False

    def holds(self, block: Block) -> bool:
        """Return whether `block`, the next one, is on the front sheet."""
        match block:
            case Table():
                self.has_table = self.is_open
            case Heading():
                self.is_open &= block.number is None and not self.has_table
            case Paragraph():
                is_line = block.number is None and len(block.text) <= FRONT_LINE_LIMIT
                self.is_open &= is_line
            case Footnote():
                pass
        return self.is_open


def _words(
    block: Block, headings: tuple[str, ...], ordinal: int, *, is_front: bool
) -> str:
    under = _heading_words(headings[-1]) if headings else None
    if isinstance(block, Heading):
        return f"heading “{shorten(block.text)}”"
    if isinstance(block, Footnote):
        return f"footnote {block.mark}" if block.mark else "header or footer"
    if isinstance(block, Table):
        return table_words(block, under, is_front=is_front)
    if block.number:
        return _numbered_words(block.number, headings)
    item = _ITEM_NUMBER.match(block.text)
    if item and (decision := _decision(item[1], headings)):
        return decision
    return f"{under}; paragraph {ordinal}" if under else f"paragraph {ordinal}"


def _heading_words(heading: str) -> str:
    """How a reader finds a heading: "section 3, Minutes of the previous meeting"."""
    words = shorten(heading).rstrip(":")
    numbered = _NUMBERED_HEADING.match(words)
    return f"section {numbered['number']}, {numbered['rest']}" if numbered else words


def _numbered_words(number: str, headings: tuple[str, ...]) -> str:
    """How a reader finds a numbered paragraph: an appendix may count its own."""
    under = headings[-1] if headings else ""
    if number.isalpha():
        heading = _heading_words(under)
        named = f"{heading}; item {number}" if under else f"item {number}"
        return _decision(number, headings) or named
    appendix = _APPENDIX.match(headings[0]) if headings else None
    if appendix and "." not in number:
        return f"{appendix[0]}; para {number}"
    return f"para {number}"


def _decision(number: str, headings: tuple[str, ...]) -> str | None:
    """What a recommendation or a resolution is called, if `number` is one of them.

    Minutes resolve on many items, so there the item's heading goes before it.
    """
    said = _DECIDED.search(headings[-1]) if headings else None
    if said is None:
        return None
    if said[1].lower() == "recommend":
        return f"recommendation {number}"
    return "; ".join([*map(shorten, headings[-2:-1]), f"resolution {number}"])


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
