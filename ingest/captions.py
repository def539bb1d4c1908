"""Which lines are captions of tables, above them or below.

Table 4.10: Forecast by year      a label and a number: a caption on either side of a
Appendix B Table 2 – Outturn      table, as the paper's habit is
Appendix B Table: Outturn         a colon does for the number
Figure 3                          a label alone takes the title line under it
Forecast of the deficit, £m       no label: a caption only directly above a table, and
                                  only where no other text stands under it
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.pages import Block, Footnote, Heading, Paragraph, Table
from corpus.scales import read_scale
from ingest.tables import is_amount

CAPTION_LIMIT = 200
TITLE_LIMIT = 100

_NUMBER = r"(?:[A-Z]{1,2}[.-]?)?\d+(?:[.-]\d+)*[a-z]?\b|[A-Z]\b(?!\s+[a-z])"
_LABEL = re.compile(
    rf"^(?:(?:appendix|annex)\s+\w{{1,3}}[\s,:–-]+)?(?P<kind>table|figure|fig\.?|chart"
    rf"|graph|exhibit|statement)(?:\s+(?-i:{_NUMBER})|(?=:\s))(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CONTINUED = re.compile(r"\bcont(?:inued|['’]?d|\.)?\)?\W*$", re.IGNORECASE)
_SENTENCE = re.compile(r"^\s+(?!\()[a-z]")
_STOP = re.compile(r"[.:;,?!…]$")
_NUMBERED = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-z][.)])(?:\s|$)")
_POINTING = re.compile(r"\b(?:below|above|follow(?:s|ing)|overleaf)\b", re.IGNORECASE)
_LABELLED_VALUE = re.compile(r"^[^\W\d][\w ()/-]{0,30}:\s")
_OUTER = re.compile(r"^(?:appendix|annex|schedule|section|part)\b", re.IGNORECASE)


def give_captions(blocks: Sequence[Block]) -> list[Block]:
    """Return `blocks` with each table's caption and lead in it.

    A caption leaves the blocks; a lead, the sentence before a table, stays, and so does
    a heading that is its only table's title, for the section begins with it. Header
    rows are to be settled before: a front sheet has none and takes no title.
    """
    blocks = _with_whole_labels(blocks)
    caption_of = _labelled(blocks)
    for table, caption in _titled(blocks):
        if table not in caption_of and caption not in caption_of.values():
            caption_of[table] = caption
    taken = {
        caption
        for caption in caption_of.values()
        if isinstance(blocks[caption], Paragraph) or _has_label(blocks[caption])
    }
    settled: list[Block] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            said = blocks[caption_of[index]] if index in caption_of else None
            settled.append(_captioned(block, said, blocks[:index]))
        elif index not in taken:
            settled.append(block)
    return settled


def is_label(text: str) -> bool:
    """Return whether `text` is a caption with a label and number, not a sentence."""
    found = _LABEL.match(text) if len(text) <= CAPTION_LIMIT else None
    if found is None:
        return False
    is_sentence = _SENTENCE.match(found["rest"]) and text.endswith((".", ":"))
    return not is_sentence


def is_continued(text: str, caption: str) -> bool:
    """Return whether `text` repeats `caption` over the rest of its table."""
    first, again = _LABEL.match(caption), _LABEL.match(_CONTINUED.sub("", text).strip())
    if first is None or again is None or not _CONTINUED.search(text):
        return False
    return caption[: first.start("rest")].lower() == (
        text[: again.start("rest")].lower()
    )


def _with_whole_labels(blocks: Sequence[Block]) -> list[Block]:
    """Labels alone on a line, joined with the title between them and their table."""
    whole: list[Block] = []
    for index, block in enumerate(blocks):
        earlier = whole[-1] if whole else None
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if (
            isinstance(earlier, Heading | Paragraph)
            and isinstance(block, Heading | Paragraph)
            and isinstance(following, Table)
            and is_label(earlier.text)
            and not re.search(r"\w", _rest(earlier.text))
            and _is_title(block.text)
        ):
            whole[-1] = Paragraph(
                text=f"{earlier.text} {block.text}",
                places=earlier.places + block.places,
            )
        else:
            whole.append(block)
    return whole


def _rest(text: str) -> str:
    found = _LABEL.match(text)
    return found["rest"] if found else text


def _labelled(blocks: Sequence[Block]) -> dict[int, int]:
    """Table index to index of the labelled line beside it."""
    above: dict[int, int] = {}
    below: dict[int, int] = {}
    for first, second in _beside(blocks):
        if isinstance(blocks[second], Table) and _has_label(blocks[first]):
            above[second] = first
        if isinstance(blocks[first], Table) and _has_label(blocks[second]):
            below[first] = second
    caption_of: dict[int, int] = {}
    order = (below, above) if len(below) > len(above) else (above, below)
    for kind in ("table", ""):
        for side in order:
            for table, caption in side.items():
                is_free = table not in caption_of and caption not in caption_of.values()
                if is_free and _kind(blocks[caption]).startswith(kind):
                    caption_of[table] = caption
    return caption_of


def _beside(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Pairs of neighbours, footnotes passed over."""
    solid = [i for i, block in enumerate(blocks) if not isinstance(block, Footnote)]
    yield from pairwise(solid)


def _has_label(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph) and is_label(block.text)


def _kind(block: Block) -> str:
    found = _LABEL.match(block.text) if not isinstance(block, Table) else None
    return found["kind"].lower() if found else ""


def _titled(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Tables and the short titles over them, that nothing else stands under."""
    solid = [i for i, block in enumerate(blocks) if not isinstance(block, Footnote)]
    for at, (first, second) in enumerate(pairwise(solid)):
        title, table = blocks[first], blocks[second]
        if not isinstance(table, Table) or not isinstance(title, Heading | Paragraph):
            continue
        following = blocks[solid[at + 2]] if at + 2 < len(solid) else None
        if table.sheet is not None:
            yield from _sheet_title(blocks, second, first)
        elif _names_amounts(table) and (_is_title(title.text) or _is_head(title)):
            if isinstance(title, Heading) and not (
                read_scale(title.text) or _ends_section(title, following)
            ):
                continue
            if not (isinstance(title, Paragraph) and title.is_list_item):
                yield second, first


def _names_amounts(table: Table) -> bool:
    """Whether `table` is no sheet of labels and words: it has a header, or amounts."""
    values = (cell.text for row in table.rows for cell in row.cells[1:])
    return bool(table.header_rows) or any(map(is_amount, values))


def _sheet_title(
    blocks: Sequence[Block], table: int, nearest: int
) -> Iterator[tuple[int, int]]:
    """The nearest line over a sheet's table that is no label and value."""
    for index in range(nearest, -1, -1):
        block = blocks[index]
        if not isinstance(block, Heading | Paragraph):
            return
        is_short = len(block.text) <= CAPTION_LIMIT and not _STOP.search(block.text)
        if is_short and not _LABELLED_VALUE.match(block.text):
            yield table, index
            return


def _is_title(text: str) -> bool:
    return (
        len(text) <= TITLE_LIMIT
        and text[:1].isupper()
        and not _STOP.search(text)
        and not _NUMBERED.match(text)
        and not _OUTER.match(text)
        and not _POINTING.search(text)
    )


def _is_head(title: Heading | Paragraph) -> bool:
    """Whether a heading, however long, says the unit of the table under it."""
    is_short = len(title.text) <= CAPTION_LIMIT
    return isinstance(title, Heading) and is_short and bool(read_scale(title.text))


def _ends_section(title: Heading, following: Block | None) -> bool:
    """Whether what follows a title's table no longer stands under the title."""
    return isinstance(following, Heading) and following.level <= title.level


def _captioned(table: Table, caption: Block | None, before: Sequence[Block]) -> Table:
    if isinstance(caption, Heading | Paragraph):
        table = replace(table, caption=caption.text)
    leads = [b for b in before if not isinstance(b, Footnote) and b is not caption]
    lead = leads[-1] if leads else None
    if isinstance(lead, Paragraph) and not _NUMBERED.fullmatch(lead.text):
        table = replace(table, lead=lead.text)
    return table
