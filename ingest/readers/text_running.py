"""Lines that run through all pages of a plain text: counted feet, and what is by them.

R3                                a converter that leaves no page breaks leaves them
The archive floods again          in the midst of a cell
Page 4 of 9
Audit Committee 14 January
and the registers are lost
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.readers.text_cells import Line

# A running line stands so near to the one that counts pages, or to a page's edge.
NEAR = 2
# It comes again at each break but one, where a cover or a last page leaves it out.
FEWEST_TIMES = 2
# "Static" may end a page, and a reference begin one, again and again.
FEWEST_LETTERS = 12
# So near the head of a text without page breaks stands a header that comes again.
HEAD_LINES = 6
FEWEST_IN_TEXT = 4

_PAGE = r"page\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?"
_COUNTS = re.compile(rf"{_PAGE}\b.{{0,120}}|.{{0,120}}\W{_PAGE}\W*", re.IGNORECASE)
# "Page 4", and "- 4 -" as legal services leave it.
_FOLIO = re.compile(rf"\W*{_PAGE}\W*|\s*[-–—]\s+\d{{1,3}}\s+[-–—]\s*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


def running_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return which of `lines`, counted from 0, run: those that come again by a break.

    One that says its page and nothing else need not come again; nor need there be a
    break by what comes again and again as a line near the head does.
    """
    printed = [index for index, line in enumerate(lines) if line.text.strip()]
    texts = [" ".join(lines[index].text.split()) for index in printed]
    headers = (printed[at] for at in _headers(texts))
    return lines_by_breaks(lines).union(headers)


def lines_by_breaks(lines: Sequence[Line]) -> frozenset[int]:
    """Return which of `lines` run and stand by the break of a page."""
    printed = [index for index, line in enumerate(lines) if line.text.strip()]
    texts = [" ".join(lines[index].text.split()) for index in printed]
    numbers = [lines[index].page_number for index in printed]
    counts = [at for at, text in enumerate(texts) if _counts_pages(text)]
    starts = [at for at in range(1, len(texts)) if numbers[at] != numbers[at - 1]]
    running = {at for at in counts if is_folio(texts[at])}
    for breaks in (counts, starts):
        running |= set(_again(texts, breaks))
    return frozenset(printed[at] for at in running)


def is_folio(text: str) -> bool:
    """Return whether `text` counts a page and says nothing else."""
    return _FOLIO.fullmatch(text) is not None


def _counts_pages(text: str) -> bool:
    return _COUNTS.fullmatch(text) is not None or is_folio(text)


def _again(texts: Sequence[str], breaks: Sequence[int]) -> Iterator[int]:
    """The lines that stand at one distance from `breaks`, again but for numbers."""
    same: dict[tuple[int, str], list[int]] = defaultdict(list)
    for mark in breaks:
        for at in range(max(0, mark - NEAR), min(len(texts), mark + NEAR + 1)):
            if _letters(texts[at]) >= FEWEST_LETTERS:
                same[at - mark, _NUMBER.sub("#", texts[at])].append(at)
    for own in same.values():
        if len(own) >= max(FEWEST_TIMES, len(breaks) - 1):
            yield from own


def _headers(texts: Sequence[str]) -> Iterator[int]:
    """The lines that come again and again as one near the head of the text."""
    for text in dict.fromkeys(texts[:HEAD_LINES]):
        own = [at for at, other in enumerate(texts) if other == text]
        if _letters(text) >= FEWEST_LETTERS and len(own) >= FEWEST_IN_TEXT:
            yield from own


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)
