"""Text that keeps the look of its pages, as `pdftotext -layout` writes it.

Condition    Summary                    A character has a place on its page: a column
1            Reduce reliance on         and a line. So words stand where a PDF has
             independent schools        them, and are read as a PDF's are.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.pages import Page
from ingest.readers.pdf_pages import pages_of
from ingest.readers.pdf_words import SUPERSCRIPTS, Sheet, Word
from ingest.readers.text_cells import Line, is_rule

# So much of a text is indented or has white inside its lines; less is wrapped prose.
FEWEST_SPACED = 0.1
# No page is so wide: a longer line in one piece is a whole paragraph.
PROSE_LIMIT = 250
MOST_LONG = 0.05

# A page in type of 10 points: columns and lines stand as far apart as in print, so one
# blank parts words of a sentence and two part cells.
SIZE_PT = 10.0
COLUMN_PT = 5.5
OVERHANG_PT = 1.5
LINE_PT = 13.0
HEIGHT_PT = 11.0

_WORD = re.compile(r"\S+")
_GAP = re.compile(r"\S {3,}\S")
_INDENT = re.compile(r" {4,}\S")
_MARK = re.compile(r" {0,4}\d{1,2}\s*")
_INDENTED = re.compile(r" {2,12}(?=[^\W\d])(?!.*\S {3,}\S)")
_DIGITS = re.compile(r"\d+")


def is_drawn(pages: Sequence[Sequence[Line]]) -> bool:
    """Return whether the lines of `pages` keep the look of printed pages."""
    texts = [line.text for lines in pages for line in lines if line.text.strip()]
    if not texts or any("\t" in text for text in texts):
        return False
    pieces = [text for text in texts if not _GAP.search(text)]
    spaced = len(texts) - sum(not _INDENT.match(text) for text in pieces)
    long = sum(len(text) > PROSE_LIMIT for text in pieces)
    return spaced >= FEWEST_SPACED * len(texts) and long <= MOST_LONG * len(pieces)


def drawn_pages(pages: Sequence[Sequence[Line]]) -> tuple[Page, ...]:
    """Return the pages that `pages`, the lines of each, draw, numbered from 1."""
    height = max(map(len, pages))
    feet = Counter(_foot(lines) for lines in pages if lines)
    sheets = [
        _sheet(lines, number, height=height, has_foot=feet[_foot(lines)] > 1)
        for number, lines in enumerate(pages, start=1)
    ]
    return tuple(
        replace(page, width=None, height=None)
        for page in pages_of(sheets, is_plain=True)
    )


def _foot(lines: Sequence[Line]) -> str:
    """The last line of a page, without its page's number."""
    texts = (" ".join(line.text.split()) for line in reversed(lines))
    return _DIGITS.sub("#", next(filter(None, texts), ""))


def _sheet(lines: Sequence[Line], number: int, *, height: int, has_foot: bool) -> Sheet:
    """The page `number` that `lines` draw, as high as `height` lines.

    Its foot stands as low as that of the other pages that have it.
    """
    filled = [row for row, line in enumerate(lines) if not is_rule(line.text)]
    foot = filled[-1] if has_foot and filled else None
    words = [
        word
        for row in filled
        for word in (
            _note_mark(lines, row)
            or _words(lines[row], height - 1 if row == foot else row)
        )
    ]
    return Sheet(
        number=number,
        width=COLUMN_PT * max((len(line.text) for line in lines), default=0),
        height=LINE_PT * height,
        text="\n".join(line.text for line in lines),
        words=tuple(words),
        strokes=(),
        has_images=False,
    )


def _words(line: Line, top: int) -> list[Word]:
    """The words of `line`, drawn as the page's line `top`."""
    return [
        Word(
            text=found[0],
            start=line.start + found.start(),
            end=line.start + found.end(),
            x0=COLUMN_PT * found.start(),
            top=LINE_PT * top,
            x1=COLUMN_PT * found.end() + OVERHANG_PT,
            bottom=LINE_PT * top + HEIGHT_PT,
            size=SIZE_PT,
        )
        for found in _WORD.finditer(line.text)
    ]


def _note_mark(lines: Sequence[Line], row: int) -> list[Word]:
    """The mark of a note that stands alone on line `row`, drawn before the note."""
    mark, note = _MARK.fullmatch(lines[row].text), lines[row + 1 : row + 2]
    begun = _INDENTED.match(note[0].text) if note else None
    if mark is None or begun is None or begun.end() <= mark.end() + 1:
        return []
    word = _words(lines[row], row + 1)[0]
    right = COLUMN_PT * (begun.end() - 1) - OVERHANG_PT
    raised = word.text.translate(SUPERSCRIPTS)
    return [replace(word, text=raised, x0=right - COLUMN_PT, x1=right)]
