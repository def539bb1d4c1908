"""Lines that run through all pages of a plain text: counted feet, and what is by them.

R3                                a converter that leaves no page breaks leaves them
The archive floods again          in the midst of a cell
Page 4 of 9
Audit Committee 14 January
and the registers are lost
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set

from ingest.readers.text_cells import Line

# A running line stands so near to the one that counts pages, or to a page's edge.
NEAR = 2
FEWEST_TIMES = 2

_PAGE = r"page\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?"
_COUNTS = re.compile(rf"{_PAGE}\b.{{0,120}}|.{{0,120}}\W{_PAGE}\W*", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_ENDS_WITH_NUMBER = re.compile(r"(?P<rest>\S.{28,118}?\D)(?P<number>\d{1,3})")
_FOLIO = re.compile(rf"\W*{_PAGE}\W*", re.IGNORECASE)


def running_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Return which of `lines`, counted from 0, run: those that come again by a count.

    One that says its page and nothing else need not come again.
    """
    printed = [index for index, line in enumerate(lines) if line.text.strip()]
    edges = {at for at in range(len(printed)) if _is_edge(lines, printed, at)}
    near = [
        printed[at]
        for at in range(len(printed))
        if edges & set(range(at - NEAR, at + NEAR + 1))
    ]
    times = Counter(_shared(lines[index].text) for index in near)
    again = {shared for shared, count in times.items() if count >= FEWEST_TIMES}
    near_runs = {index for index in near if _runs(lines[index].text, again)}
    return frozenset(near_runs | set(_numbered(lines)))


def _runs(text: str, again: Set[str]) -> bool:
    is_worded = any(letter.isalpha() for letter in text)
    return bool(_FOLIO.fullmatch(text)) or (is_worded and _shared(text) in again)


def _numbered(lines: Sequence[Line]) -> Iterator[int]:
    """Lines long enough to be no cell's that end with a number which rises by one."""
    ends: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        found = _ENDS_WITH_NUMBER.fullmatch(" ".join(line.text.split()))
        if found:
            ends[found["rest"]].append((int(found["number"]), index))
    for own in ends.values():
        numbers = [number for number, _ in own]
        if len(own) >= FEWEST_TIMES and numbers == list(
            range(numbers[0], numbers[0] + len(own))
        ):
            yield from (index for _, index in own)


def _is_edge(lines: Sequence[Line], printed: Sequence[int], at: int) -> bool:
    """Whether the line counts pages, or is the first or the last of one."""
    line = lines[printed[at]]
    if _COUNTS.fullmatch(line.text.strip()):
        return True
    beside = [lines[printed[i]] for i in (at - 1, at + 1) if 0 <= i < len(printed)]
    return any(other.page_number != line.page_number for other in beside)


def _shared(text: str) -> str:
    return _NUMBER.sub("#", " ".join(text.split()))
