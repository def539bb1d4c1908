"""Running headers and footers told from what a paper says.

On numbered pages they stand at the edges and come again with the page's own number in
them; in a text without pages they come again in the midst of everything, perhaps with
the number of the page that was. The first of each stays, for a front sheet may be read
from it: as it is where the paper begins, as a note where it stands among paragraphs.
The others are left out of the blocks; the text of the pages holds them all.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.pages import Block, Footnote, Heading, Page, Paragraph

# A line this short can be a running header; a longer repeated one is somebody's text,
# unless it counts the pages.
RUNNING_LIMIT = 100
COUNTING_LIMIT = 200
# Blocks at the top and at the bottom of a page among which a running header stands.
EDGE_BLOCKS = 3
# Two pages are enough where both print it at one height.
FEWEST_PAGES = 3
FEWEST_PAGES_AT_ONE_HEIGHT = 2
SAME_HEIGHT_PT = 3.0
# Without pages a header stands near the paper's head and comes again and again.
HEAD_BLOCKS = 6
FEWEST_UNPAGED = 4
FEWEST_LETTERS = 12

_PAGE_NUMBER = re.compile(
    r"^\W*(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*$", re.IGNORECASE
)
_CHANGING = re.compile(
    r"\bpage\s+(?P<named>\d{1,3})\b(?:\s*(?:of|/)\s*\d{1,3}\b)?"
    r"|^(?P<first>\d{1,3})\b(?![.)/-])"
    r"|(?<![\d/.-])\b(?P<last>\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?$",
    re.IGNORECASE,
)
# The number of these is their own, though each may begin a page.
_OWN_NUMBER = re.compile(
    r"^(?:appendix|annex|schedule|table|figure|chart|option|section|part|chapter|item"
    r"|priority|recommendation|risk|condition|objective|phase|stage|step|slide)\b",
    re.IGNORECASE,
)
# The foot of a page that a converter left in the text, more than "Page 2" alone.
_COUNTED = re.compile(
    r"(?P<rest>.{12,}?)\W+page\s+(?P<page>\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?",
    re.IGNORECASE | re.DOTALL,
)
_ITEM_NUMBER = re.compile(r"^\(?[\da-z]{1,3}(?:\.\d+)*[.)](?:\s|$)")
_ENDS_WITH_PAGE = re.compile(
    r"\S\W+page(?:\s+\d{1,3})?(?:\s*of(?:\s*\d{1,3})?)?$", re.IGNORECASE
)


class _Line(NamedTuple):
    """A line that may run: its page (from 0), its block, what it shares with others.

    `shared` is its text with "#" for a number that counts pages, and how far that
    number is from the page's own.
    """

    page: int
    position: int
    block: Heading | Paragraph
    shared: tuple[str, int]


def settle_running(pages: Sequence[Page]) -> list[Block]:
    """Return all blocks of `pages` in order, running headers and footers settled."""
    is_paged = all(page.number is not None for page in pages)
    lines = list(_paged_lines(pages) if is_paged else _unpaged_lines(pages))
    by_shared: dict[tuple[str, int], list[_Line]] = defaultdict(list)
    for line in lines:
        by_shared[line.shared].append(line)
    dropped: set[tuple[int, int]] = set()
    noted: set[tuple[int, int]] = set()
    groups = [group for same in by_shared.values() for group in _by_height(same)]
    for group in groups:
        is_counting = _counts_pages(group)
        if not (_runs(group) if is_paged else _comes_again(group)):
            continue
        first = group[0]
        is_head = first.page == 0 and first.position < EDGE_BLOCKS
        is_note = not is_head and (is_paged or is_counting)
        noted |= {(first.page, first.position)} if is_note else set()
        dropped |= {(line.page, line.position) for line in group[1:]}
    noted |= set(_lone_footers(pages, is_paged=is_paged))
    return list(_settled(pages, dropped, noted - dropped, is_paged=is_paged))


def _paged_lines(pages: Sequence[Page]) -> Iterator[_Line]:
    for number, page in enumerate(pages):
        last = len(page.blocks) - 1
        for index, block in enumerate(page.blocks):
            is_edge = index < EDGE_BLOCKS or index > last - EDGE_BLOCKS
            if isinstance(block, Heading | Paragraph) and is_edge:
                for shared in _shared(block.text, page.number or 0):
                    yield _Line(number, index, block, shared)


def _shared(text: str, page_number: int) -> Iterator[tuple[str, int]]:
    if _is_short(text):
        yield text, 0
    if _OWN_NUMBER.match(text) or not _is_short(text, limit=COUNTING_LIMIT):
        return
    for found in _CHANGING.finditer(text):
        number = found["named"] or found["first"] or found["last"]
        rest = f"{text[: found.start()]}#{text[found.end() :]}"
        yield rest, int(number) - page_number


def _unpaged_lines(pages: Sequence[Page]) -> Iterator[_Line]:
    blocks = pages[0].blocks
    heads = {
        block.text
        for block in blocks[:HEAD_BLOCKS]
        if isinstance(block, Heading | Paragraph)
        and len(block.text) >= FEWEST_LETTERS
        and not block.text.endswith((":", "."))
    }
    for index, block in enumerate(blocks):
        if not isinstance(block, Heading | Paragraph):
            continue
        counted = _COUNTED.fullmatch(block.text)
        if counted and _is_short(block.text, limit=COUNTING_LIMIT):
            yield _Line(0, index, block, (counted["rest"], 0))
        elif block.text in heads and _is_short(block.text):
            yield _Line(0, index, block, (block.text, 0))


def _comes_again(group: Sequence[_Line]) -> bool:
    """Whether a line of a text without pages stands there again and again."""
    return len(group) >= FEWEST_UNPAGED or _counts_pages(group)


def _counts_pages(group: Sequence[_Line]) -> bool:
    """Whether lines end with "page 2", "page 3" and so on, the same before it."""
    counted = [_COUNTED.fullmatch(line.block.text) for line in group]
    numbers = [int(found["page"]) for found in counted if found]
    rises = all(earlier < later for earlier, later in pairwise(numbers))
    return len(numbers) == len(group) > 1 and rises


def _is_short(text: str, *, limit: int = RUNNING_LIMIT) -> bool:
    return len(text) <= limit and not _ITEM_NUMBER.match(text)


def _by_height(lines: Sequence[_Line]) -> list[list[_Line]]:
    """`lines` parted where they stand at other heights; a title may say the same."""
    groups: list[list[_Line]] = []
    for line in sorted(lines, key=_top):
        if groups and _top(line) - _top(groups[-1][-1]) <= SAME_HEIGHT_PT:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [sorted(group, key=_order) for group in groups]


def _top(line: _Line) -> float:
    boxes = line.block.places[0].boxes
    return boxes[0].top if boxes else 0.0


def _order(line: _Line) -> tuple[int, int]:
    return line.page, line.position


def _runs(group: Sequence[_Line]) -> bool:
    """Whether lines that share their text stand at the edges of enough pages."""
    has_height = bool(group[0].block.places[0].boxes)
    enough = FEWEST_PAGES_AT_ONE_HEIGHT if has_height else FEWEST_PAGES
    return len({line.page for line in group}) >= enough


def _lone_footers(
    pages: Sequence[Page], *, is_paged: bool
) -> Iterator[tuple[int, int]]:
    """The last line of a page where it ends with the page's number.

    A footer in Word leaves "Page" alone: its number is a field.
    """
    for number, page in enumerate(pages):
        last = next(
            (
                (index, block)
                for index, block in reversed(list(enumerate(page.blocks)))
                if not isinstance(block, Footnote)
            ),
            None,
        )
        if last is None or not isinstance(last[1], Heading | Paragraph):
            continue
        is_footer = _is_short(last[1].text) and _ENDS_WITH_PAGE.search(last[1].text)
        if is_footer and (is_paged or number == len(pages) - 1):
            yield number, last[0]


def _settled(
    pages: Sequence[Page],
    dropped: set[tuple[int, int]],
    noted: set[tuple[int, int]],
    *,
    is_paged: bool,
) -> Iterator[Block]:
    for number, page in enumerate(pages):
        last = len(page.blocks) - 1
        for index, block in enumerate(page.blocks):
            is_edge = index < EDGE_BLOCKS or index > last - EDGE_BLOCKS
            if (number, index) in dropped:
                continue
            if isinstance(block, Heading | Paragraph):
                if is_paged and is_edge and _PAGE_NUMBER.match(block.text):
                    continue
                if (number, index) in noted:
                    yield Footnote(text=block.text, mark="", places=block.places)
                    continue
            yield block
