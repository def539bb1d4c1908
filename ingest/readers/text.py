"""Plain text as converters leave it: numbered lines, tab-separated rows, stray markup.

One line is one paragraph, unless the file is wrapped to a width. A line with a tab is a
row of a table. HTML and emphasis marks inside lines are left out of what is read.
"""

import html
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from corpus.errors import UnreadablePaperError
from corpus.pages import Block, Cell, Heading, Page, Paragraph, Place, Row, Table

# Lines longer than this are paragraphs on one line, not a text wrapped by hand.
WRAP_LIMIT = 110
HEADING_LIMIT = 90

_TAG = re.compile(
    r"</?(?:a|b|br|div|em|i|li|ol|p|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_STRONG = re.compile(
    r"\*\*(\S(?:[^*]*\S)?)\*\*|(?<![\w*])\*(\S(?:[^*]*\S)?)\*(?![\w*])"
)
_HASHES = re.compile(r"^#{1,6}\s+")
_BULLET = re.compile(r"^[-–—•◦▪*o]\s+(?=\S)")
_RULE = re.compile(r"^[\s|:=_-]*$")
_NUMBERED = re.compile(
    r"^(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|\(?[a-z]{1,3}[.)]|\([ivx]+\))(?:\s|$)"
)
_HEADING = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})?\.?\s+|[a-z]\.\s+|[A-Z]\.\s+)?[^\W\d_a-z].*$"
)
_CAPTION = re.compile(r"^(?:table|figure|chart|graph)\s+\d", re.IGNORECASE)


def read_pages(path: Path) -> tuple[Page, ...]:
    """Return the one page of the text file at `path`, in UTF-8 or Windows-1252.

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
    return (read_text(text),)


def read_text(source: str) -> Page:
    """Return `source` as one page without a number."""
    lines = [_clean(line) for line in source.splitlines()]
    text = "\n".join(lines)
    blocks = tuple(_blocks(_runs(lines), is_wrapped=_is_wrapped(lines)))
    return Page(number=None, text=text, blocks=blocks)


def _clean(line: str) -> str:
    """`line` without markup, its words and tabs as they were."""
    line = _TAG.sub(" ", line.replace("\u00a0", " "))
    line = _LINK.sub(r"\1", html.unescape(line))
    line = _STRONG.sub(lambda match: match[1] or match[2], line)
    return _HASHES.sub("", line)


def _is_wrapped(lines: list[str]) -> bool:
    prose = sorted(len(line) for line in lines if line.strip() and "\t" not in line)
    return bool(prose) and prose[int(len(prose) * 0.98) - 1] <= WRAP_LIMIT


def _runs(lines: list[str]) -> Iterator[list[tuple[int, str]]]:
    """Lines with no blank line between them, each with its offset in the text."""
    offset, run = 0, list[tuple[int, str]]()
    for line in lines:
        if line.strip():
            run.append((offset, line))
        elif run:
            yield run
            run = []
        offset += len(line) + 1
    if run:
        yield run


def _blocks(
    runs: Iterator[list[tuple[int, str]]], *, is_wrapped: bool
) -> Iterator[Block]:
    rows: list[tuple[int, str]] = []
    for run in runs:
        is_alone = len(run) == 1
        for offset, line in _joined(run) if is_wrapped else run:
            if "\t" in line or (rows and _RULE.match(line)):
                rows.append((offset, line))
                continue
            if rows:
                yield from _tables(rows)
                rows = []
            if not _RULE.match(line):
                yield _prose(offset, line, is_alone=is_alone)
    if rows:
        yield from _tables(rows)


def _joined(run: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines of a wrapped paragraph as one, with the line breaks kept in place."""
    start, text = run[0]
    for (_, line), (offset, following) in pairwise(run):
        stripped = following.strip()
        is_new = _NUMBERED.match(stripped) or _BULLET.match(stripped)
        if "\t" in line or "\t" in following or is_new or _CAPTION.match(stripped):
            yield start, text
            start, text = offset, following
        else:
            text = f"{text}\n{following}"
    yield start, text


def _prose(offset: int, line: str, *, is_alone: bool) -> Heading | Paragraph:
    start = offset + len(line) - len(line.lstrip())
    end = offset + len(line.rstrip())
    printed = line.strip()
    bullet = _BULLET.match(printed)
    if bullet:
        start += bullet.end()
        printed = printed[bullet.end() :]
    places = (Place(page_number=None, start=start, end=end),)
    text = " ".join(printed.split())
    if is_alone and not bullet and _is_title(text):
        return Heading(text=text, level=1, places=places)
    is_item = bool(bullet) or line[:1].isspace()
    return Paragraph(text=text, places=places, is_list_item=is_item)


def _is_title(text: str) -> bool:
    return (
        len(text) <= HEADING_LIMIT
        and not text.endswith((".", ";", ",", "?", "!", ":"))
        and not _CAPTION.match(text)
        and "://" not in text
        and bool(_HEADING.match(text))
    )


def _tables(lines: list[tuple[int, str]]) -> Iterator[Table]:
    """The rows as one table; a row of another width starts no new one."""
    rows = tuple(_row(offset, line) for offset, line in lines if not _is_rule(line))
    if rows:
        start, (last, line) = lines[0][0], lines[-1]
        place = Place(page_number=None, start=start, end=last + len(line))
        yield Table(rows=rows, places=(place,))


def _is_rule(line: str) -> bool:
    return bool(_RULE.match(line)) and any(mark in line for mark in "-=_")


def _row(offset: int, line: str) -> Row:
    cells = []
    for printed in line.split("\t"):
        start = offset + len(printed) - len(printed.lstrip())
        end = offset + len(printed.rstrip())
        text = " ".join(printed.split())
        places = (Place(page_number=None, start=start, end=end),) if text else ()
        cells.append(Cell(text=text, places=places))
        offset += len(printed) + 1
    return Row(cells=tuple(cells))
