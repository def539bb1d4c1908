"""What all formats share, settled once: from a reader's blocks to a paper's own units.

    running headers out → footnotes marked → tables joined over page breaks
    → captions out of rows → header rows → headings told from numbered lines → captions
    → paragraphs joined where a page broke a sentence → paragraph numbers

Every step is a pure function from blocks to blocks; nothing is reworded.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from unicodedata import normalize

from corpus.pages import Block, Cell, Footnote, Heading, Page, Paragraph, Row, Table
from ingest.captions import give_captions, is_continued, is_label
from ingest.merged_headings import with_headings_apart
from ingest.numbering import number_paragraphs, tell_headings
from ingest.running import settle_running
from ingest.tables import count_header_rows, is_continuation, join_tables

# A line longer than this that has no stop was cut; a shorter one may be a title.
CUT_LIMIT = 100

_ITEM_NUMBER = re.compile(r"^\(?[\da-z]{1,3}(?:\.\d+)*[.)](?:\s|$)")
_NOTE_MARK = re.compile(r"^([¹²³⁰⁴-⁹]+|\*{1,3}(?=\s)|[†‡])\s*(?=\S)")
_PLAIN_MARK = re.compile(r"^(\d{1,2})\s+(?=[A-Z])")
_RAISED = re.compile(r"[¹²³⁰⁴-⁹]+")
_WEB_ADDRESS = re.compile(r"^<?https?://\S+>?$")
_APPENDIX = re.compile(r"^(?:appendix|annex)\s+\w{1,3}\b", re.IGNORECASE)
_ENDS = re.compile(r"[.:;!?…][\"'’”)\]]*\s*[¹²³⁰⁴-⁹\d]{0,2}$")


def arrange(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return `pages` with their blocks settled as `corpus.pages` describes them.

    Pages with numbers run on from one to the next; the sheets of a workbook do not.
    """
    if any(page.number is None for page in pages):
        return tuple(_arrange([page])[0] for page in pages)
    return _arrange(pages)


def _arrange(pages: Sequence[Page]) -> tuple[Page, ...]:
    blocks = _mark_footnotes(settle_running(pages))
    blocks = _join_over_breaks(blocks, pages)
    blocks = [part for block in blocks for part in _parted_by_captions(block)]
    blocks = [_settle_header(block, index) for index, block in enumerate(blocks)]
    blocks = give_captions(tell_headings(blocks))
    blocks = number_paragraphs(_join_sentences(blocks))
    return _by_page(pages, blocks)


def _mark_footnotes(blocks: Iterable[Block]) -> list[Block]:
    """Lines that begin with a note mark, and a web address alone under its note."""
    marked: list[Block] = []
    for block in blocks:
        if not isinstance(block, Heading | Paragraph):
            marked.append(block)
            continue
        printed = _NOTE_MARK.match(block.text)
        note = marked[-1] if marked and isinstance(marked[-1], Footnote) else None
        if printed or (printed := _note_to_table(block, marked)):
            mark = printed[1]
        elif note and note.mark and _WEB_ADDRESS.match(block.text):
            mark = note.mark
        else:
            marked.append(block)
            continue
        marked.append(Footnote(text=block.text, mark=mark, places=block.places))
    return marked


def _note_to_table(block: Block, above: Sequence[Block]) -> re.Match[str] | None:
    """The mark of a note under a table that raises it, though the note does not.

    "1 A surplus is in brackets" under a column "Movement ¹".
    """
    printed = _PLAIN_MARK.match(block.text) if isinstance(block, Paragraph) else None
    under = next((b for b in reversed(above) if not isinstance(b, Footnote)), None)
    if printed is None or not isinstance(under, Table):
        return None
    cells = (cell.text for row in under.rows for cell in row.cells)
    raised = {mark for text in cells for mark in _RAISED.findall(text)}
    return printed if printed[1] in {normalize("NFKC", m) for m in raised} else None


def _join_over_breaks(blocks: Sequence[Block], pages: Sequence[Page]) -> list[Block]:
    """Tables that a page break, a footnote or a repeated header had cut, in one.

    "Table 3 (continued)" over the rest of a table is left out.
    """
    joined: list[Block] = []
    for block in blocks:
        before = _before_table(joined)
        earlier = joined[before] if before is not None else None
        if (
            before is not None
            and isinstance(block, Table)
            and isinstance(earlier, Table)
            and is_continuation(earlier, block, between=_between(earlier, block, pages))
        ):
            notes = [b for b in joined[before + 1 :] if isinstance(b, Footnote)]
            joined[before:] = [join_tables(earlier, block), *notes]
        else:
            joined.append(block)
    return joined


def _before_table(blocks: Sequence[Block]) -> int | None:
    """The last block but notes, and but a caption that is said again."""
    before = _last_but_notes(blocks)
    if before is None or isinstance(blocks[before], Table):
        return before
    again = blocks[before]
    captions = (
        block.text
        for block in reversed(blocks[:before])
        if isinstance(block, Heading | Paragraph) and is_label(block.text)
    )
    caption = next(captions, None)
    if isinstance(again, Table) or caption is None:
        return before
    is_repeated = is_continued(again.text, caption)
    return _last_but_notes(blocks[:before]) if is_repeated else before


def _between(earlier: Table, later: Table, pages: Sequence[Page]) -> str:
    """What is printed between two tables of one page."""
    last, first = earlier.places[-1], later.places[0]
    if last.page_number != first.page_number:
        return ""
    text = next((p.text for p in pages if p.number == last.page_number), "")
    return text[last.end : first.start]


def _last_but_notes(blocks: Sequence[Block]) -> int | None:
    return next(
        (
            index
            for index in range(len(blocks) - 1, -1, -1)
            if not isinstance(blocks[index], Footnote)
        ),
        None,
    )


def _parted_by_captions(block: Block) -> list[Block]:
    """`block`, or the tables it is, each after the caption in a row of its own.

    "Table 3 (continued)" among the rows of a table begins no other.
    """
    if not isinstance(block, Table):
        return [block]
    captions = {
        at: caption
        for at, row in enumerate(block.rows[:-1])
        if (caption := _caption_in(row))
        and (at == 0 or not is_continued(caption.text, caption.text))
    }
    if not captions:
        return [block]
    starts = sorted({0, *captions})
    parted: list[Block] = []
    for start, end in pairwise((*starts, len(block.rows))):
        named = block.header_rows if start == 0 else None
        if caption := captions.get(start):
            parted.append(Paragraph(text=caption.text, places=caption.places))
            named = (named or 1) - 1
        rows = block.rows[start + bool(caption) : end]
        if rows:
            parted.append(replace(_with_rows(block, rows), header_rows=named or None))
    return parted


def _caption_in(row: Row) -> Cell | None:
    """The caption that is all `row` says, if it is one."""
    said = [cell for cell in row.cells if cell.text and not cell.is_merged]
    return said[0] if len(said) == 1 and is_label(said[0].text) else None


def _with_rows(table: Table, rows: Sequence[Row]) -> Table:
    """`table` with some of its rows, where they stand."""
    cells = [cell for row in rows for cell in row.cells if not cell.is_merged]
    places = tuple(place for cell in cells for place in cell.places)
    return replace(table, rows=tuple(rows), places=places or table.places)


def _settle_header(block: Block, index: int) -> Block:
    if isinstance(block, Table) and block.header_rows is None:
        apart = with_headings_apart(block)
        return replace(apart, header_rows=count_header_rows(apart, is_first=index <= 1))
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
    if later.is_list_item or _ENDS.search(earlier.text):
        return False
    if is_label(later.text) or _APPENDIX.match(later.text):
        return False
    if _ITEM_NUMBER.match(later.text):
        return False
    if later.text[:1].islower():
        return True
    return (
        len(earlier.text) > CUT_LIMIT
        and not earlier.is_list_item
        and _is_over_break(earlier, later)
    )


def _is_over_break(earlier: Paragraph, later: Paragraph) -> bool:
    """Whether a page may have ended between the two; without pages it always may."""
    last, first = earlier.places[-1].page_number, later.places[0].page_number
    return last is None or last != first


def _by_page(pages: Sequence[Page], blocks: Iterable[Block]) -> tuple[Page, ...]:
    """`pages` with each of `blocks` on the page it begins on."""
    if len(pages) == 1:
        return (replace(pages[0], blocks=tuple(blocks)),)
    by_number: dict[int | None, list[Block]] = {page.number: [] for page in pages}
    for block in blocks:
        by_number[block.places[0].page_number].append(block)
    return tuple(replace(page, blocks=tuple(by_number[page.number])) for page in pages)
