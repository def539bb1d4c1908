"""Whether a paper is open to the public: read from its head, page edges and words.

A marking of the paper itself, wherever it stands, makes it exempt; a sign that it is
not for everyone leaves it unknown, which is kept as exempt. What it says of other
papers and of appendices that are not in it leaves it public.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from corpus.pages import Block, Footnote, Heading, Page, Paragraph, Table
from corpus.records import Status
from ingest.forms import ticked
from ingest.head import Head, cells_of, labelled, texts_of
from ingest.kept_parts import (
    KEPT_PART,
    is_about_a_part,
    part_headed,
    parts_excepted,
    parts_named,
    without_markings,
)
from ingest.markings import (
    is_marked_title,
    is_restrained,
    is_stamp,
    is_stamped,
    marking_of_itself,
    status_answered,
    status_of_line,
    status_said,
)

UNMARKED = "no marking of exemption in the paper"

_EDGE_BLOCKS = 3
# Under an appendix's heading; what a list of them has between is less.
_FEWEST_PART_WORDS = 5
# "None" under "Exempt information", where no colon says that it is asked.
LONGEST_REPLY = 4
# An appendix with its title, as front sheets list them.
_LISTS_PART = re.compile(r"\W*(?:appendix|annex)\s+\w+\s*[-–—:]\s*\w", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_ON_THE_PAPER = re.compile(
    r"\b(?:report|paper|item|document|schedule\s+12a)\b", re.IGNORECASE
)


def openness(
    head: Head, pages: Sequence[Page], refers_to_exempt: Sequence[str]
) -> tuple[str | None, Status, str]:
    """Return the marking, the status, and where it was read.

    A marking goes before any word that the paper is open. `refers_to_exempt` are its
    words on parts that are not public: of a part that stands in it, it is not open.
    """
    if marking := next(_markings_of_head(head), None):
        return marking, Status.EXEMPT, "front sheet"
    blocks = tuple(block for page in pages for block in page.blocks)
    kept = parts_named(refers_to_exempt) | {KEPT_PART}
    apart = [block for block, part in _with_parts(blocks) if part in kept]
    if marking := next(_markings_of_edges(pages, apart), None):
        return marking, Status.EXEMPT, "page header or footer"
    if marking := next(_markings_of_text(blocks), None):
        return marking, Status.EXEMPT, "text"
    for part in _parts_held(blocks) & kept:
        reason = f"appendix {part} is in the paper and said not to be public"
        return None, Status.UNKNOWN, reason
    if opening := next(_openings(head), None):
        return opening, Status.PUBLIC, "front sheet"
    if sign := next(_signs_of_restraint(head, pages), None):
        return None, Status.UNKNOWN, f"a sign of restraint: {sign}"
    return None, Status.PUBLIC, UNMARKED


def _markings_of_head(head: Head) -> Iterator[str]:
    said = head.values.get("status")
    if said and status_said(said) is Status.EXEMPT:
        yield said
    for line in (*head.printed, *head.short):
        if status_of_line(line) is Status.EXEMPT and not _is_answered(line, head):
            yield line
    for line in head.pairs:
        if _status_of_pair(line, head) is Status.EXEMPT:
            yield line
    for line in (*head.lines, *head.short):
        if is_marked_title(line) and not _is_answered(line, head):
            yield line
    for field in ("title", "committee"):
        value = head.values.get(field, "")
        if is_marked_title(value):
            yield value


def _is_answered(line: str, head: Head) -> bool:
    """Tell whether `line`, "Exempt information", is asked and the next an answer."""
    asked = line.rstrip(":?")
    room = LONGEST_REPLY if asked == line else None
    return any(
        status_answered(pair) in {Status.PUBLIC, Status.UNKNOWN}
        for pair in head.pairs
        if pair.startswith(f"{asked}: ")
        and (room is None or len(pair[len(asked) :].split()) <= room)
    )


def _status_of_pair(pair: str, head: Head) -> Status | None:
    """Return the status that two lines of a head give, one of them a label."""
    label = pair.split(": ", maxsplit=1)[0]
    if ticked(label) != label:
        return None  # it has its own answer
    is_labelled = any(f"{label}{mark}" in head.printed for mark in ":?")
    return status_of_line(pair) if is_labelled else status_answered(pair)


def _markings_of_edges(pages: Sequence[Page], apart: Sequence[Block]) -> Iterator[str]:
    """Yield the markings at the edges of pages, none of the blocks that are `apart`."""
    for block in _edges(pages):
        text = block.text
        is_running = isinstance(block, Footnote)
        is_of_part = is_about_a_part(text) or any(block is one for one in apart)
        if is_of_part and not is_running:
            continue
        if status_of_line(text) is Status.EXEMPT:
            yield text
        if is_running and is_marked_title(text):
            yield text


def _markings_of_text(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield a status given, or a sentence on "this report", wherever it stands."""
    texts = (block.text for block in blocks if not isinstance(block, Table))
    for text, after in pairwise(texts):
        if text.endswith("?") and status_answered(f"{text} {after}") is Status.EXEMPT:
            yield text
    for block, part in _with_parts(blocks):
        if part is None and isinstance(block, Paragraph) and is_stamped(block.text):
            yield block.text
    for block in blocks:
        rows = _texts_of_rows(block) if isinstance(block, Table) else (block.text,)
        for text in rows:
            for field, value in islice(labelled(text), 1):
                if field == "status" and status_of_line(value) is Status.EXEMPT:
                    yield text
            if _ON_THE_PAPER.search(text) and status_answered(text) is Status.EXEMPT:
                yield text
            if sentence := marking_of_itself(text):
                yield sentence
        if isinstance(block, Heading | Paragraph) and is_stamp(block.text):
            yield block.text


def _texts_of_rows(table: Table) -> Iterator[str]:
    """Yield the cells of `table`, and its rows of a label and a value as one."""
    yield from cells_of(table)
    for row in table.rows:
        cells = [cell.text for cell in row.cells if cell.text and not cell.is_merged]
        if len(cells) == len(("label", "value")):
            yield ": ".join(cell.rstrip(":?") for cell in cells)


def _parts_held(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the appendices that stand in the paper, heading and words.

    A heading with next to nothing under it is a line of a list of appendices, or holds
    the place of one that is kept: "Not for publication. Circulated to members only."
    """
    words: Counter[str] = Counter()
    for block, part in _with_parts(blocks):
        if part:
            told = map(without_markings, texts_of([block]))
            words[part] += sum(len(text.split()) for text in told)
    return frozenset(part for part in words if words[part] >= _FEWEST_PART_WORDS)


def _with_parts(blocks: Iterable[Block]) -> Iterator[tuple[Block, str | None]]:
    """Yield each block under a heading with the appendix that the heading begins."""
    part: str | None = None
    for block in blocks:
        if isinstance(block, Heading):
            part = part_headed(block.text)
            continue
        if isinstance(block, Paragraph) and part_headed(block.text) == KEPT_PART:
            part = KEPT_PART
        yield block, part


def _openings(head: Head) -> Iterator[str]:
    for line in head.printed:
        if status_of_line(line) is Status.PUBLIC:
            yield line
    for line in head.pairs:
        if _status_of_pair(line, head) is Status.PUBLIC:
            yield line


def _signs_of_restraint(head: Head, pages: Sequence[Page]) -> Iterator[str]:
    doubts = [line for line in head.printed if status_of_line(line) is Status.UNKNOWN]
    doubts += [
        pair for pair in head.pairs if _status_of_pair(pair, head) is Status.UNKNOWN
    ]
    begun = {part_headed(text) for page in pages for text in _starts(page)}
    excepted = [parts_excepted(line) for line in doubts]
    is_all_apart = all(excepted) and begun.isdisjoint(frozenset().union(*excepted))
    yield from () if is_all_apart else doubts
    said = head.values.get("status")
    if said and status_said(said) is Status.UNKNOWN and not (doubts and is_all_apart):
        yield said
    running = (block.text for block in _edges(pages) if isinstance(block, Footnote))
    titles = (head.values.get(field, "") for field in ("title", "committee"))
    for line in (*head.printed, *head.short, *titles, *running):
        # "Appendix 2 – costs (PART II)" is listed there, and no more.
        said = _IN_BRACKETS.sub("", line) if _LISTS_PART.match(line) else line
        if is_restrained(said) and not _is_answered(line, head):
            yield line


def _starts(page: Page) -> Iterator[str]:
    for block in page.blocks:
        yield (block.caption or "") if isinstance(block, Table) else block.text


def _edges(pages: Sequence[Page]) -> Iterator[Heading | Paragraph | Footnote]:
    """Yield the first and last blocks of each page, where headers stand."""
    for page in pages:
        blocks = [block for block in page.blocks if not isinstance(block, Table)]
        for block in (*blocks[:_EDGE_BLOCKS], *blocks[-_EDGE_BLOCKS:]):
            if not (isinstance(block, Paragraph) and block.number):
                yield block
