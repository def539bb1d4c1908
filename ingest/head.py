"""The head of a paper: the lines before its body, and what their labels name.

Report subject | SEND improvement         a table of labels and values,
MEETING DATE:    5 February 2025          lines of them,
Cabinet - Tuesday, 5th February 2025      or a page's own headings
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from corpus.councils import find_councils
from corpus.pages import Block, Heading, Page, Paragraph, Table
from corpus.periods import read_periods

_LABELS = {
    "council": "council|authority|local authority",
    "committee": "meeting|committee|report to|decision[- ]maker|decision taker"
    "|report being considered by|to be considered by|report for|meeting of|to|body"
    "|name of meeting|name of committee|committee name|decision[- ]making body"
    "|committee(?: name)? and date(?: of committee)?(?: meeting)?"
    r"|(?:meeting|committee)\s*/\s*date|meeting title and date"
    "|(?:non-)?executive report of the(?=:)",
    "met_on": "meeting date|date of meeting|date|date of decision|decision date"
    "|date and time|date of committee|committee date|date to be considered",
    "title": "report subject|title|report title|subject|title of report|report name"
    "|subject of report|title of paper|subject matter|name of report|item title"
    "|agenda item title|re",
    "status": "status|report status|classification|exempt(?=:)|exemption"
    "|exempt information(?=:)|confidentiality|confidential(?=:)|publication status"
    "|access to information|security classification|public or exempt|open or exempt"
    "|open/exempt|open/closed|public/private|public or private|part i or (?:part )?ii"
    "|part 1 or (?:part )?2|protective marking"
    r"|is (?:this|the) report (?:exempt|confidential)\??|exempt/confidential"
    "|exclusion of (?:the )?(?:press and )?public",
    "kind": "type of report|report type|type of decision|decision type",
    "": r"wards?|ward\(s\)|wards affected|report of|report by"
    r"|report from|from|by|author|report authors?"
    r"|portfolio holder(?:\(s\))?:?|cabinet member|lead member|lead officer|venue|time"
    r"|corporate director|director|executive summary|summary|recommendations?|location"
    r"|contact(?: officer)?|item for|attachments|reason for recommendations"
    r"|agenda\s+[–-]\s+part(?=:)|item(?=:)"
    r"|agenda item (?:number|no\.?)|item no\.?|list of attachments to this report"
    "|purpose|purpose of report|key decision",
}
_FIELD_LABELS = tuple(
    (field, re.compile(rf"(?:{labels})\s*[:?]?\s*", re.IGNORECASE))
    for field, labels in _LABELS.items()
)
_OUTER_BAR = re.compile(r"\|(?![^(]*\))")
_ANY_LABEL = "|".join(
    sorted(_OUTER_BAR.split("|".join(_LABELS.values())), key=len, reverse=True)
)
_LABELLED = re.compile(
    rf"(?:^|(?<=\s))(?P<label>{_ANY_LABEL})\s*[:\t]\s*", re.IGNORECASE
)
_BODY_START = re.compile(
    r"(?:background|introduction|purpose(?: of (?:the )?report)?|(?:table of )?contents"
    r"|minutes|(?:executive )?summary|resolved|the issue|recommendations?)\W*",
    re.IGNORECASE,
)
# "942. Apologies": minutes may number on from meeting to meeting.
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|\d{3,4}[.)])\s+[A-Z]")
_HEAD_BLOCKS = 30
_LINE_WORDS = 25
# "Cabinet Member(s) responsible:" is a label, though of nothing that is read here.
_LABEL_WORDS = 5
# Lines of a wrapped sentence are longer than this, but for its last.
_SHORT_LINE = 60
_PARAGRAPH_WORDS = 60
# Two columns of a head, such as a meeting at the left and its item at the right.
_LOOSE_ROWS = 6
_LOOSE_CELLS = 2
_AMOUNT = re.compile(r"[£%]|^\W*\d[\d,.]*\W*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a paper: `values` by field, `lines` that have no label.

    `printed` are all its lines, and `pairs` each with the one after it, where questions
    of a form stand with their answers. `short` are the short lines that a reader took
    for one paragraph.
    """

    values: dict[str, str]
    lines: tuple[str, ...]
    printed: tuple[str, ...]
    pairs: tuple[str, ...]
    short: tuple[str, ...]


def read_head(pages: Sequence[Page]) -> Head:
    """Return the head of the paper on `pages`."""
    values: dict[str, str] = {}
    lines: list[str] = []
    waiting: str | None = None
    printed = tuple(_head_lines(pages))
    for line in printed:
        field = _field(line)
        named = tuple(labelled(line))
        if field is not None:
            waiting = field
        elif named:
            for name, value in named:
                values.setdefault(name, value)
        elif waiting or (waiting == "" and not find_councils(line)):
            values.setdefault(waiting, line)
        elif len(line.split()) <= _LINE_WORDS:
            lines.append(line)
        is_label = line.endswith(":") and len(line.split()) <= _LABEL_WORDS
        waiting = "" if field is None and is_label else field
    pairs = (
        f"{line.rstrip(':?')}: {after}"
        for line, after in pairwise(printed)
        if not after.endswith((":", "?"))
    )
    return Head(
        values=values,
        lines=tuple(lines),
        printed=printed,
        pairs=tuple(pairs),
        short=tuple(_short_lines(pages)),
    )


def labelled(line: str) -> Iterator[tuple[str, str]]:
    """Yield (field, value) where `line` begins with a label; it may hold several."""
    labels = list(_LABELLED.finditer(line))
    if not labels or labels[0].start() != 0:
        return
    ends = [*(label.start() for label in labels[1:]), len(line)]
    for label, end in zip(labels, ends, strict=True):
        field = _field(f"{label['label']}:")
        value = line[label.end() : end].strip(" ;|\t")
        if field is not None and value:
            yield field, value


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the texts of `blocks`: captions, cells, headings, paragraphs and notes."""
    for block in blocks:
        if isinstance(block, Table):
            yield from filter(None, [block.caption])
            yield from cells_of(block)
        else:
            yield block.text


def cells_of(table: Table) -> Iterator[str]:
    """Yield the texts of the cells of `table`, a merged one once."""
    for row in table.rows:
        for cell in row.cells:
            if cell.text and not cell.is_merged:
                yield cell.text


def _head_lines(pages: Sequence[Page]) -> Iterator[str]:
    """Yield lines from the top down to where the body begins; a cell is a line."""
    blocks = (block for page in pages for block in page.blocks)
    for block in islice(blocks, _HEAD_BLOCKS):
        if isinstance(block, Table):
            if block.caption:
                yield block.caption
            if not _is_labelled(block):
                if not _is_loose(block):
                    return
                yield from cells_of(block)
                continue
            yield from _label_cells(block)
            continue
        if _begins_body(block):
            return
        yield block.text


def _short_lines(pages: Sequence[Page]) -> Iterator[str]:
    """Yield the lines, as printed, of the head's paragraphs of short lines alone."""
    blocks = ((page, block) for page in pages for block in page.blocks)
    for page, block in islice(blocks, _HEAD_BLOCKS):
        if _begins_body(block):
            return
        if isinstance(block, Paragraph) and block.places:
            place = block.places[0]
            lines = page.text[place.start : place.end].splitlines()
            if len(lines) > 1 and max(map(len, lines)) <= _SHORT_LINE:
                yield from (" ".join(line.split()) for line in lines)


def _begins_body(block: Block) -> bool:
    if isinstance(block, Heading | Paragraph):
        is_long = len(block.text.split()) > _PARAGRAPH_WORDS
        is_start = _BODY_START.fullmatch(block.text)
        is_numbered = block.number is not None or _NUMBERED.match(block.text)
        is_date = any(period.start == 0 for period in read_periods(block.text))
        return bool(is_long or is_start or (is_numbered and not is_date))
    return False


def _is_labelled(table: Table) -> bool:
    rows = [row for row in table.rows if row.cells]
    named = [row for row in rows if _is_label(row.cells[0].text)]
    return len(named) * 2 >= len(rows) or len(named) > 2  # noqa: PLR2004 - title, date, status


def _is_loose(table: Table) -> bool:
    """Tell whether `table` is lines whose parts stand far apart: no amount is in it."""
    rows = [[cell.text for cell in row.cells if cell.text] for row in table.rows]
    is_small = (
        len(rows) <= _LOOSE_ROWS and max(map(len, rows), default=0) <= _LOOSE_CELLS
    )
    return len(rows) == 1 or (
        is_small and not any(_AMOUNT.search(text) for row in rows for text in row)
    )


def _is_label(text: str) -> bool:
    is_known = _field(text) is not None or any(True for _ in labelled(text))
    return is_known or text.endswith((":", "?"))


def _label_cells(table: Table) -> Iterator[str]:
    """Yield cells, with a colon after the one that stands before others in a row."""
    firsts = [row.cells[0].text for row in table.rows if row.cells]
    has_colons = any(text.endswith(":") for text in firsts)
    for row in table.rows:
        cells = [cell.text for cell in row.cells if cell.text and not cell.is_merged]
        is_bare = len(cells) > 1 and not cells[0].endswith((":", "?"))
        if is_bare and not (has_colons and _field(cells[0]) is None):
            cells[0] += ":"
        yield from cells


def _field(text: str) -> str | None:
    """Return the field that `text`, all of it, is the label of."""
    for field, pattern in _FIELD_LABELS:
        if pattern.fullmatch(text.strip()):
            return field
    return None
