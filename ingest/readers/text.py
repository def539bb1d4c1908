"""Plain text as converters leave it: numbered lines, tab-separated rows, stray markup.

One line is one paragraph, unless the file is wrapped to a width; form feeds part pages,
and pages that keep the look of print are for `ingest.readers.text_drawn`; tables are
found by `ingest.readers.text_tables`, registers of risks before them by
`ingest.readers.text_register`. HTML and emphasis marks inside lines are left out of
what is read.
"""

import html
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from pathlib import Path

from corpus.errors import UnreadablePaperError
from corpus.pages import Block, Heading, Page, Paragraph, Place, Table
from ingest.readers.text_cells import Found, Line, is_rule
from ingest.readers.text_drawn import drawn_pages, is_drawn
from ingest.readers.text_register import find_registers
from ingest.readers.text_running import is_folio, lines_by_breaks
from ingest.readers.text_tables import find_tables
from ingest.readers.text_titles import BULLET, begins_anew, is_title

# Lines longer than this are paragraphs on one line, not a text wrapped by hand; but
# where so many of them go on in lower case, the width is theirs, and few are longer.
WRAP_LIMIT = 110
LONG_LINE = 40
FEWEST_GOING_ON, LEAST_GOING_ON = 3, 0.08
MOST_LONGER, LONGER = 0.05, 1.1
# How much of the width a line has when the next word did not fit: lines are ragged.
FULL_SHARE = 0.85

Run = tuple[Sequence[Line], Table | None]

_PAGE_BREAK = "\f"
# White that parts the cells of a table, not the words of a sentence.
_GAP = re.compile(r"\t|\S {3,}(?=\S)")
_TAG = re.compile(
    r"</?(?:a|b|br|div|em|i|li|ol|p|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_STRONG = re.compile(
    r"\*\*(\S(?:[^*]*\S)?)\*\*|(?<![\w*])\*(\S(?:[^*]*\S)?)\*(?![\w*])"
)
_NUMBER = re.compile(r"\d+")
# "9.84 and not 8.94": a paragraph that has a number begins with a capital.
_IN_SENTENCE = re.compile(r"\d{1,3}\.\d+ [a-z]")
_HASHES = re.compile(r"^#{1,6}\s+")
# What minutes and agenda pages head their parts with.
_MINUTED = re.compile(
    r"^(?:minutes|resolved|resolutions?|decisions?|recommend(?:ed|ations?)"
    r"|(?:supporting|additional) documents):$",
    re.IGNORECASE,
)


def read_pages(path: Path) -> tuple[Page, ...]:
    """Return the pages of the text file at `path`, in UTF-8 or Windows-1252.

    They are numbered from 1; a file without form feeds is one page without a number,
    and so is one whose only form feed ends it, unless it keeps the look of a page.

    Raises:
        UnreadablePaperError: The file is empty or is not text.
    """
    raw = path.read_bytes()
    if not raw.strip():
        raise UnreadablePaperError(path, "the file is empty")
    if b"\x00" in raw[:4096]:
        raise UnreadablePaperError(path, "not a text file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    return read_text(text)


def read_text(source: str) -> tuple[Page, ...]:
    """Return the pages of `source`, as `read_pages` does."""
    parts = source.removesuffix(_PAGE_BREAK).split(_PAGE_BREAK)
    numbers = range(1, len(parts) + 1) if len(parts) > 1 else (None,)
    pages = [_lines(part, number) for part, number in zip(parts, numbers, strict=True)]
    if _PAGE_BREAK in source and is_drawn(pages):
        return drawn_pages(pages)
    runs = _runs(pages)
    width = _wrap_width([line for run in runs for lines, _ in run for line in lines])
    return tuple(
        Page(
            number=number,
            text="\n".join(line.text for line in lines),
            blocks=tuple(_blocks(run, width)),
        )
        for number, lines, run in zip(numbers, pages, runs, strict=True)
    )


def _lines(source: str, number: int | None) -> list[Line]:
    printed = [_clean(line) for line in source.splitlines()]
    starts = accumulate((len(line) + 1 for line in printed), initial=0)
    return [
        Line(start, text, number) for start, text in zip(starts, printed, strict=False)
    ]


def _clean(line: str) -> str:
    """`line` without markup, its words and tabs as they were, and its indent."""
    is_indented = line[:1].isspace()
    line = _TAG.sub(" ", line.replace("\u00a0", " "))
    line = line if is_indented else line.lstrip(" ")
    line = _LINK.sub(r"\1", html.unescape(line))
    line = _STRONG.sub(lambda match: match[1] or match[2], line)
    return _HASHES.sub("", line)


def _runs(pages: Sequence[Sequence[Line]]) -> list[list[Run]]:
    """The lines of prose of each page, with the table after each stretch of them.

    A register that goes on over pages is a table of the first of them. Lines that run
    through the pages part no table, and of a text without pages the first stays alone.
    """
    lines = [line for page in pages for line in page]
    running = lines_by_breaks(lines)
    bare = [_blanked(line) if at in running else line for at, line in enumerate(lines)]
    registers = list(find_registers(lines))
    said = lines if len(pages) > 1 else _said_once(lines, running)
    starts = accumulate(map(len, pages), initial=0)
    return [
        list(_parted(said, bare, (start, start + len(page)), registers))
        for start, page in zip(starts, pages, strict=False)
    ]


def _blanked(line: Line) -> Line:
    return line._replace(text="")


def _said_once(lines: Sequence[Line], running: Container[int]) -> list[Line]:
    """`lines` with a blank for each of those `running` that stood there before."""
    seen: set[str] = set()
    kept = []
    for at, line in enumerate(lines):
        text = _NUMBER.sub("#", line.text) if at in running else ""
        kept.append(_blanked(line) if text in seen else line)
        seen |= {text} - {""}
    return kept


def _parted(
    lines: Sequence[Line],
    bare: Sequence[Line],
    page: tuple[int, int],
    registers: Sequence[Found],
) -> Iterator[Run]:
    """The lines of prose before each table of a page, and those after the last.

    `bare` are the same lines with blanks for what runs through the pages.
    """
    at, end = page
    for register in registers:
        if register.last <= at or register.first >= end:
            continue
        *before, (rest, _) = _tables(lines, bare, (at, max(at, register.first)))
        yield from before
        yield rest, register.table if register.first >= at else None
        at = min(end, register.last)
    yield from _tables(lines, bare, (at, end))


def _tables(
    lines: Sequence[Line], bare: Sequence[Line], span: tuple[int, int]
) -> Iterator[Run]:
    first, last = span
    end = first
    for found in find_tables(bare[first:last]):
        yield lines[end : first + found.first], found.table
        end = first + found.last
    yield lines[end:last], None


def _blocks(parted: Iterable[Run], width: int | None) -> Iterator[Block]:
    for run, table in parted:
        yield from _prose(run, width=width)
        if table:
            yield table


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The width that `lines` of prose are wrapped to; None where one is a paragraph.

    A few lines may be longer: web addresses.
    """
    prose = [line for line in lines if line.text.strip() and not _GAP.search(line.text)]
    if not prose:
        return None
    long = [length for line in prose if (length := len(line.text)) >= LONG_LINE]
    going_on = sorted(
        len(above.text)
        for above, below in pairwise(lines)
        if len(above.text) >= LONG_LINE and _goes_on(above.text, below.text)
    )
    if len(going_on) >= max(FEWEST_GOING_ON, LEAST_GOING_ON * len(long)):
        width = going_on[int(len(going_on) * 0.9)]
        if sum(length > LONGER * width for length in long) <= MOST_LONGER * len(long):
            return width
    lengths = sorted(len(line.text) for line in prose)
    width = lengths[int(len(lengths) * 0.98) - 1]
    return width if width <= WRAP_LIMIT else None


def _goes_on(above: str, below: str) -> bool:
    """Whether a sentence that a line leaves open goes on in the next."""
    text = below.strip()
    is_open = not _GAP.search(above) and above.rstrip()[-1] not in ".:;?!"
    return is_open and text[:1].islower() and not begins_anew(text)


def _prose(lines: Sequence[Line], *, width: int | None) -> Iterator[Block]:
    """Headings and paragraphs of `lines`, among which no row of a table stands."""
    for is_empty, group in groupby(lines, key=lambda line: _says_nothing(line.text)):
        run = list(group)
        if not is_empty:
            for line in _joined(run, width) if width else run:
                yield _block(line, is_alone=len(run) == 1)


def _says_nothing(text: str) -> bool:
    return is_rule(text) or is_folio(text)


def _joined(run: Sequence[Line], width: int) -> Iterator[Line]:
    """The lines of a wrapped paragraph as one, with the line breaks kept in place."""
    first = run[0]
    for above, line in pairwise(run):
        text = line.text.strip()
        goes_on = text[:1].islower() or _is_full(above.text, text, width)
        is_anew = begins_anew(text) and not _is_amid(above.text, text)
        if not goes_on or is_anew or above.text.isupper():
            yield first
            first = line
        else:
            first = first._replace(text=f"{first.text}\n{line.text}")
    yield first


def _is_amid(above: str, text: str) -> bool:
    """Whether the number that begins `text` is of the sentence the line above opens."""
    return bool(_IN_SENTENCE.match(text)) and above.rstrip()[-1].isalpha()


def _is_full(above: str, text: str, width: int) -> bool:
    """Whether the first word of `text` had no more room on the line above."""
    first_word = text.split(maxsplit=1)[0]
    return len(above.rstrip()) + 1 + len(first_word) > width * FULL_SHARE


def _block(line: Line, *, is_alone: bool) -> Heading | Paragraph:
    printed = line.text.strip()
    start = line.start + len(line.text) - len(line.text.lstrip())
    end = line.start + len(line.text.rstrip())
    bullet = BULLET.match(printed)
    if bullet:
        start += bullet.end()
        printed = printed[bullet.end() :]
    places = (Place(page_number=line.page_number, start=start, end=end),)
    text = " ".join(printed.split())
    if is_alone and not bullet and is_title(text):
        return Heading(text=text, level=1, places=places)
    if is_alone and _MINUTED.match(text):
        return Heading(text=text, level=2, places=places)
    is_item = bool(bullet) or line.text[:1].isspace()
    return Paragraph(text=text, places=places, is_list_item=is_item)
