"""What all formats share, settled once: from a reader's blocks to a paper's own units.

    running headers out → footnotes marked → tables joined over page breaks
    → captions and header rows → headings told from numbered lines → paragraph numbers
    → paragraphs joined where a page broke a sentence

Every step is a pure function from blocks to blocks; nothing is reworded.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.pages import Block, Footnote, Heading, Page, Paragraph, Table
from ingest.numbering import number_paragraphs
from ingest.tables import count_header_rows, is_continuation, join_tables

# A line this short can be a running header; a longer repeated one is somebody's text.
RUNNING_LIMIT = 100
# Without pages a header is known by its repetition alone, so it takes more of them.
REPEATS_UNPAGED = 4
REPEATS_PAGED = 3
# Blocks at the top and at the bottom of a page among which a running header stands.
EDGE_BLOCKS = 3
CAPTION_LIMIT = 200

_PAGE_NUMBER = re.compile(
    r"^(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE
)
_TRAILING_NUMBER = re.compile(
    r"(?:\bpage\s*)?\b\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?$", re.IGNORECASE
)
_ITEM_NUMBER = re.compile(r"^\(?[\da-z]{1,3}(?:\.\d+)*[.)](?:\s|$)")
_NOTE_MARK = re.compile(r"^([¹²³⁰⁴-⁹]+|\*{1,3}(?=\s)|[†‡])\s*(?=\S)")
_WEB_ADDRESS = re.compile(r"^<?https?://\S+>?$")
_CAPTION = re.compile(
    r"^(?:table|figure|chart|graph|appendix)\s+[A-Z]?\d*[a-z]?\b", re.IGNORECASE
)
_TABLE_CAPTION = re.compile(r"^table\s+[A-Z]?\.?\d+(?:\.\d+)*[a-z]?\b", re.IGNORECASE)
_ENDS = re.compile(r"[.:;!?…][\"'’”)\]]*\s*[¹²³⁰⁴-⁹\d]{0,2}$")


def arrange(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return `pages` with their blocks settled as `corpus.pages` describes them.

    Pages with numbers run on from one to the next; the sheets of a workbook do not.
    """
    if any(page.number is None for page in pages):
        return tuple(_arrange([page])[0] for page in pages)
    return _arrange(pages)


def _arrange(pages: Sequence[Page]) -> tuple[Page, ...]:
    is_paged = all(page.number is not None for page in pages)
    blocks = _without_running_headers(pages, is_paged=is_paged)
    blocks = _mark_footnotes(blocks)
    blocks = _join_over_breaks(blocks)
    blocks = _give_captions(blocks)
    blocks = [_settle_header(block, index) for index, block in enumerate(blocks)]
    blocks = number_paragraphs(_join_sentences(blocks))
    return _by_page(pages, blocks)


def _without_running_headers(pages: Sequence[Page], *, is_paged: bool) -> list[Block]:
    """All blocks in order, each running header kept only where it first stands."""
    candidates = [_candidates(page, is_paged=is_paged) for page in pages]
    count = Counter(text for page in candidates for text in page.values())
    enough = REPEATS_PAGED if is_paged else REPEATS_UNPAGED
    kept: list[Block] = []
    seen: set[str] = set()
    for page, texts in zip(pages, candidates, strict=True):
        for index, block in enumerate(page.blocks):
            text = texts.get(index)
            is_number = is_paged and text is not None and _PAGE_NUMBER.match(text)
            if is_number or (text in seen and count[text] >= enough):
                continue
            if text is not None:
                seen.add(text)
            kept.append(block)
    return kept


def _candidates(page: Page, *, is_paged: bool) -> dict[int, str]:
    """What may be a running header: short lines, on a page only those at its edges."""
    last = len(page.blocks) - 1
    return {
        index: _running_text(block.text, is_paged=is_paged)
        for index, block in enumerate(page.blocks)
        if isinstance(block, Heading | Paragraph)
        and len(block.text) <= RUNNING_LIMIT
        and not _ITEM_NUMBER.match(block.text)
        and (not is_paged or index < EDGE_BLOCKS or index > last - EDGE_BLOCKS)
    }


def _running_text(text: str, *, is_paged: bool) -> str:
    """The text two running headers share: on pages, without the number that changes."""
    if not is_paged or _PAGE_NUMBER.match(text):
        return text
    return _TRAILING_NUMBER.sub("#", text)


def _mark_footnotes(blocks: Iterable[Block]) -> list[Block]:
    """Lines that begin with a note mark, and a web address alone after one."""
    marked: list[Block] = []
    for block in blocks:
        if not isinstance(block, Heading | Paragraph):
            marked.append(block)
            continue
        mark = _NOTE_MARK.match(block.text)
        after_note = bool(marked) and isinstance(marked[-1], Footnote)
        if mark or (after_note and _WEB_ADDRESS.match(block.text)):
            sign = mark[1] if mark else ""
            marked.append(Footnote(text=block.text, mark=sign, places=block.places))
        else:
            marked.append(block)
    return marked


def _join_over_breaks(blocks: Sequence[Block]) -> list[Block]:
    """Tables that a page break, a footnote or a repeated header had cut, in one."""
    joined: list[Block] = []
    for block in blocks:
        before = _last_but_notes(joined)
        if (
            isinstance(block, Table)
            and before is not None
            and isinstance(earlier := joined[before], Table)
            and is_continuation(earlier, block, is_adjacent=before == len(joined) - 1)
        ):
            joined[before] = join_tables(earlier, block)
        else:
            joined.append(block)
    return joined


def _last_but_notes(blocks: Sequence[Block]) -> int | None:
    return next(
        (
            index
            for index in range(len(blocks) - 1, -1, -1)
            if not isinstance(blocks[index], Footnote)
        ),
        None,
    )


def _give_captions(blocks: Sequence[Block]) -> list[Block]:
    """Each table with its caption, above or below as the paper's habit is."""
    above, below = _caption_neighbours(blocks)
    is_below_habit = len(below) > len(above)
    taken: dict[int, int] = {}
    order = (below, above) if is_below_habit else (above, below)
    for neighbours in order:
        for caption, table in neighbours.items():
            if caption not in taken and table not in taken.values():
                taken[caption] = table
    caption_of = {table: caption for caption, table in taken.items()}
    settled: list[Block] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            caption = blocks[caption_of[index]] if index in caption_of else None
            settled.append(_captioned(block, caption, blocks[:index]))
        elif index not in taken:
            settled.append(block)
    return settled


def _caption_neighbours(
    blocks: Sequence[Block],
) -> tuple[dict[int, int], dict[int, int]]:
    """Caption index to table index, for captions above and for captions below."""
    above: dict[int, int] = {}
    below: dict[int, int] = {}
    solid = [i for i, block in enumerate(blocks) if not isinstance(block, Footnote)]
    for first, second in pairwise(solid):
        one, two = blocks[first], blocks[second]
        if isinstance(two, Table) and _is_caption(one, two):
            above[first] = second
        if isinstance(one, Table) and _is_caption(two, None):
            below[second] = first
    return above, below


def _is_caption(block: Block, table: Table | None) -> bool:
    if not isinstance(block, Heading | Paragraph) or len(block.text) > CAPTION_LIMIT:
        return False
    if _TABLE_CAPTION.match(block.text):
        return True
    is_on_sheet = table is not None and table.sheet is not None
    return is_on_sheet and not _ENDS.search(block.text)


def _captioned(table: Table, caption: Block | None, before: Sequence[Block]) -> Table:
    if isinstance(caption, Heading | Paragraph):
        table = replace(table, caption=caption.text)
    leads = [b for b in before if not isinstance(b, Footnote) and b is not caption]
    lead = leads[-1] if leads else None
    if isinstance(lead, Paragraph) and not _ITEM_NUMBER.fullmatch(lead.text):
        table = replace(table, lead=lead.text)
    return table


def _settle_header(block: Block, index: int) -> Block:
    if isinstance(block, Table) and block.header_rows is None:
        return replace(block, header_rows=count_header_rows(block, is_first=index <= 1))
    return block


def _join_sentences(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that stop in mid-sentence, joined with where they go on."""
    joined: list[Block] = []
    for block in blocks:
        before = _last_but_notes(joined)
        earlier = joined[before] if before is not None else None
        if (
            before is not None
            and isinstance(block, Paragraph)
            and isinstance(earlier, Paragraph)
            and _goes_on(earlier, block)
        ):
            joined[before] = replace(
                earlier,
                text=f"{earlier.text} {block.text}",
                places=earlier.places + block.places,
            )
        else:
            joined.append(block)
    return joined


def _goes_on(earlier: Paragraph, later: Paragraph) -> bool:
    if later.is_list_item or _ENDS.search(earlier.text) or _CAPTION.match(later.text):
        return False
    if _ITEM_NUMBER.match(later.text):
        return False
    if later.text[:1].islower():
        return True
    return len(earlier.text) > RUNNING_LIMIT and not earlier.is_list_item


def _by_page(pages: Sequence[Page], blocks: Iterable[Block]) -> tuple[Page, ...]:
    """`pages` with each of `blocks` on the page it begins on."""
    if len(pages) == 1:
        return (replace(pages[0], blocks=tuple(blocks)),)
    by_number: dict[int | None, list[Block]] = {page.number: [] for page in pages}
    for block in blocks:
        by_number[block.places[0].page_number].append(block)
    return tuple(replace(page, blocks=tuple(by_number[page.number])) for page in pages)
