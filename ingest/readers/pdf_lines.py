"""Words to printed lines, lines to the segments wide white space parts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_words import Word

# A word is laid to one of so many lines above it; at this overlap it is sure.
RECENT_LINES = 8
SURE_SHARE = 0.9
# Prose, even justified, seldom leaves this many ems between words; columns do.
SEGMENT_GAP_EM = 0.9
# Beside a number less will do, if it is wider than the line's other gaps.
NUMBER_GAP_EM = 0.5
NUMBER_GAP_SHARE = 1.6
BLANK_EM = 0.4
BULLETS = "•◦▪▫●○■□‣∙·–—*➢➤✓✔❖"
_AMOUNT = re.compile(
    r"[-–−+(£c<>~≈]*\d(?:[\d,.]*\d)?\s?(?:%|m|mil|million|bn|k|p)?\s?\)?[¹²³⁴⁵⁶⁷⁸⁹⁰*†#]*"
)
_YEAR = re.compile(r"(?:\d{2}|\d{4})[/\u2013-](?:\d{2}|\d{4})\*?")
_PRIVATE_USE = ("\ue000", "\uf8ff")
_MARKER = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]{1,2}|[A-Z]|[ivxl]{1,6})[.)]{0,2}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words printed beside each other, from left to right; at least one."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    @property
    def size(self) -> float:
        """The type size of most of the line, in points."""
        return median(word.size for word in self.words)

    @property
    def text(self) -> str:
        """The words with a blank between each two."""
        return " ".join(word.text for word in self.words)


def line_of(words: Iterable[Word]) -> Line:
    """Return the one line that `words` make; expects at least one word."""
    ordered = tuple(sorted(words, key=lambda word: word.x0))
    return Line(
        words=ordered,
        x0=ordered[0].x0,
        top=min(word.top for word in ordered),
        x1=max(word.x1 for word in ordered),
        bottom=max(word.bottom for word in ordered),
    )


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Return the printed lines of `words` from top to bottom.

    A raised note mark belongs to the line it hangs over.
    """
    open_lines: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=_height_read_at):
        best = None
        most = 0.5
        for line in reversed(open_lines[-RECENT_LINES:]):
            top, bottom, _ = line
            shared = min(bottom, word.bottom) - max(top, word.top)
            share = shared / (min(bottom - top, word.bottom - word.top) or 1.0)
            if share > most:
                best, most = line, share
            if most > SURE_SHARE:
                break
        if best is None:
            open_lines.append((word.top, word.bottom, [word]))
        else:
            best[2].append(word)
    return sorted(
        (line_of(group) for _, _, group in open_lines),
        key=lambda line: (line.top, line.x0),
    )


def _height_read_at(word: Word) -> tuple[float, float]:
    """Return where `word` comes from top to bottom: a raised mark after its line."""
    drop = word.height if is_note_mark(word.text) else 0.0
    return word.top + drop, word.x0


def segments(line: Line) -> tuple[Line, ...]:
    """Return the parts of `line` that wide white space sets apart."""
    gaps = [word.x0 - before.x1 for before, word in pairwise(line.words)]
    usual = sorted(gaps)[len(gaps) // 4] if gaps else 0.0
    parts: list[list[Word]] = [[line.words[0]]]
    for gap, (before, word) in zip(gaps, pairwise(line.words), strict=True):
        wide = SEGMENT_GAP_EM * max(word.size, before.size)
        are_years = _YEAR.fullmatch(before.text) and _YEAR.fullmatch(word.text)
        is_amount = _AMOUNT.fullmatch(before.text) or _AMOUNT.fullmatch(word.text)
        if is_amount or are_years:
            narrow = max(
                NUMBER_GAP_EM, NUMBER_GAP_SHARE * min(usual / word.size, BLANK_EM)
            )
            wide = min(wide, narrow * word.size)
        if gap > wide:
            parts.append([])
        parts[-1].append(word)
    return tuple(line_of(part) for part in parts)


def is_number(line: Line) -> bool:
    """Return whether `line` prints an amount, a count or a percentage and no more."""
    return _AMOUNT.fullmatch(line.text) is not None


def is_note_mark(text: str) -> bool:
    """Return whether `text` is a raised number, as before and after a note."""
    return text.isdigit() and not text.isdecimal()


def is_bullet(text: str) -> bool:
    """Return whether the word `text` is a bullet, one of a symbol font included."""
    return len(text) == 1 and (
        text in BULLETS or text == "o" or _PRIVATE_USE[0] <= text <= _PRIVATE_USE[1]
    )


def is_marker(text: str) -> bool:
    """Return whether `text` can be the number or bullet before a paragraph."""
    return is_bullet(text) or _MARKER.fullmatch(text) is not None
