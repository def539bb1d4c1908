"""Lines to paragraphs and headings, by gaps, indents, printed numbers and type size."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpus.pages import Box, Footnote, Heading, Paragraph, Place
from ingest.readers.pdf_lines import Line, is_bullet, is_note_mark, segments
from ingest.readers.pdf_words import Word
from ingest.readers.text_titles import begins_anew, is_title

# A line this much larger than the body is a heading.
HEADING_SHARE = 1.12
MOST_HEADING_WORDS = 20
MOST_HEADING_LINES = 3
# Lines of one paragraph are this alike in size.
SIZE_SHARE = 0.11
# White beyond the usual between two lines of one paragraph, in ems.
PARAGRAPH_GAP_EM = 0.3
# White between two lines that no third confirms is a paragraph's if it is less.
LONE_GAP_EM = 0.6
INDENT_EM = 1.0
TAB_EM = 0.6
# Letters of other widths stood in plain lines, so of two full ones one is shorter.
PLAIN_SLACK = 0.15
# Dashes and dots that also stand inside sentences.
_WEAK_BULLETS = "–—-·∙*"
_NUMBER = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)]|[a-z]{1,2}[.)]|[ivx]{1,5}[.)]|[A-Z][.)])\)?"
)
_BARE_NUMBER = re.compile(r"\d{1,3}|[A-Z]")
_LETTER = re.compile(r"\(?(?:[a-z]{1,2}|[ivx]{1,5})[.)]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """The type of one file: the body's size and the sizes its headings stand in.

    `headings` are (size, is_bold), outermost first. A page drawn in characters
    `is_plain`: its headings look like its body, its lines are not as wide as they were.
    """

    body_size: float
    headings: tuple[tuple[float, bool], ...] = ()
    is_plain: bool = False

    def level(self, line: Line) -> int:
        """Return the level of the heading `line`, from 1."""
        look = _look(line)
        return 1 + sum(heading > look for heading in self.headings)


def type_of(lines: Iterable[Line], *, is_plain: bool = False) -> Type:
    """Return the type that `lines`, a whole file's, are set in."""
    every = list(lines)
    letters = Counter[float]()
    for line in every:
        for word in line.words:
            letters[_rounded(word.size)] += len(word.text)
    body_size = letters.most_common(1)[0][0] if letters else 10.0
    body = Type(body_size=body_size, is_plain=is_plain)
    looks = {_look(line) for line in every if _is_heading([line], body)}
    return replace(body, headings=tuple(sorted(looks, reverse=True)))


def prose_blocks(
    lines: Sequence[Line], page: tuple[int, str], type_: Type, *, right: float = 0.0
) -> list[Heading | Paragraph | Footnote]:
    """Return the headings and paragraphs that `lines`, one area's, make.

    Args:
        lines: From top to bottom; a table that stood among them leaves a gap.
        page: The page's number, from 1, and its text.
        type_: The type of the whole file.
        right: Where lines of the area end, if others than these tell it.
    """
    slack = PLAIN_SLACK if type_.is_plain else 0.0
    groups = _joined_headings(_paragraphs(lines, slack, right), type_)
    return [_block(groups, index, page, type_) for index in range(len(groups))]


def plain_paragraph(words: Sequence[Word], page: tuple[int, str]) -> Paragraph:
    """Return `words` as one paragraph, whatever they look like."""
    places = places_of(words, page)
    return Paragraph(text=printed_text(places, page), places=places)


def printed_text(places: Sequence[Place], page: tuple[int, str]) -> str:
    """Return what the page's text has at `places`, white space squeezed."""
    return " ".join(
        part for place in places for part in page[1][place.start : place.end].split()
    )


def places_of(words: Sequence[Word], page: tuple[int, str]) -> tuple[Place, ...]:
    """Return the stretches of the page's text that `words` stand in, as read."""
    number, text = page
    runs: list[list[Word]] = []
    for word in words:
        if runs and _follows(runs[-1][-1], word, text):
            runs[-1].append(word)
        else:
            runs.append([word])
    return tuple(
        Place(
            page_number=number,
            start=run[0].start,
            end=run[-1].end,
            boxes=_boxes(run, number),
        )
        for run in runs
    )


def _follows(before: Word, word: Word, text: str) -> bool:
    """Return whether `word` comes next in the text, and where it is glued, in print."""
    if before.end == word.start:
        return word.x0 - before.x1 < 0.25 * before.size
    return word.start > before.end and not text[before.end : word.start].strip()


def _boxes(words: Sequence[Word], page_number: int) -> tuple[Box, ...]:
    """Return one box for each printed line of `words`."""
    rows: list[list[Word]] = []
    for word in words:
        if rows and word.is_level and _is_beside(rows[-1][-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return tuple(
        Box(
            page_number=page_number,
            x0=round(min(word.x0 for word in row), 2),
            top=round(min(word.top for word in row), 2),
            x1=round(max(word.x1 for word in row), 2),
            bottom=round(max(word.bottom for word in row), 2),
        )
        for row in rows
    )


def _is_beside(before: Word, word: Word) -> bool:
    shared = min(before.bottom, word.bottom) - max(before.top, word.top)
    return shared > 0.4 * min(before.height, word.height) and word.x0 > before.x0


# --- paragraphs ----------------------------------------------------------------------


def _paragraphs(lines: Sequence[Line], slack: float, right: float) -> list[list[Line]]:
    if not lines:
        return []
    left = min(line.x0 for line in lines)
    right = max(right, *(line.x1 for line in lines))
    usual = _usual_gap(lines, right)
    rights = _rights(lines, usual, right)
    groups = [[lines[0]]]
    for index, line in enumerate(lines[1:], start=1):
        spare = 0.0 if begins_anew(line.text) else slack * (right - left)
        edge = rights[index - 1] - spare
        if _starts_paragraph(groups[-1], line, usual=usual, right=edge):
            groups.append([])
        groups[-1].append(line)
    return groups


def _usual_gap(lines: Sequence[Line], right: float) -> float:
    """Return the white between two lines of one paragraph, in points."""
    left = min(line.x0 for line in lines)
    full = [
        below.top - above.bottom
        for above, below in pairwise(lines)
        if above.x1 > right - 0.15 * (right - left)
        and -0.5 * above.height < below.top - above.bottom < above.height
    ]
    size = median(line.size for line in lines)
    is_told = bool(full[1:]) or any(gap < LONE_GAP_EM * size for gap in full)
    return median(full) if is_told else 0.3 * size


def _rights(lines: Sequence[Line], usual: float, right: float) -> list[float]:
    """Return the right margin each line was set to.

    A quotation set narrower than the page, line after line, has a margin of its own.
    """
    rights: list[float] = []
    group = [lines[0]]
    for above, below in pairwise(lines):
        if _is_wide(above, below, usual):
            rights.extend([_margin(group, right)] * len(group))
            group = []
        group.append(below)
    return rights + [_margin(group, right)] * len(group)


def _margin(group: Sequence[Line], right: float) -> float:
    edge = max(line.x1 for line in group)
    flush = sum(edge - line.x1 < 4 * line.size for line in group[:-1])
    words = sum(len(line.words) for line in group)
    is_block = bool(group[2:]) and flush > 0.7 * (len(group) - 1)
    return edge if is_block and words >= 6 * len(group) else right


def _is_wide(above: Line, below: Line, usual: float) -> bool:
    gap = below.top - above.bottom
    size = max(above.size, below.size)
    return gap > usual + PARAGRAPH_GAP_EM * size or gap < -size


def _starts_paragraph(
    paragraph: Sequence[Line], line: Line, *, usual: float, right: float
) -> bool:
    """Return whether `line` begins anew after `paragraph`, which is not empty."""
    above = paragraph[-1]
    ratio = line.size / (above.size or 1.0)
    if _is_wide(above, line, usual) or abs(ratio - 1) > SIZE_SHARE:
        return True
    if _has_room(above, line, right) or _is_item(paragraph, line):
        return True
    if is_note_mark(line.words[0].text):
        return True
    first = paragraph[0]
    if len(paragraph) == 1:
        is_hung = starts_item(first) or above.text[-1] not in ".:?!"
        return line.x0 > first.x0 + INDENT_EM * line.size and not is_hung
    body = paragraph[1].x0
    return abs(line.x0 - body) > INDENT_EM * line.size


def _has_room(above: Line, below: Line, right: float) -> bool:
    """Return whether the first word of `below` would have fitted into `above`."""
    blank = 0.8 * above.size
    return above.x1 + blank + (below.words[0].x1 - below.words[0].x0) < right


def _is_item(paragraph: Sequence[Line], line: Line) -> bool:
    """Return whether `line` begins with a number or bullet of its own."""
    if not line.words[1:]:
        return False
    marker, after = line.words[0], line.words[1]
    above = paragraph[-1]
    is_tabbed = after.x0 - marker.x1 > TAB_EM * line.size
    is_ended = above.text[-1] in ".:;?!" or above.text.endswith((" and", " or"))
    if is_bullet(marker.text):
        return is_tabbed or is_ended or marker.text not in _WEAK_BULLETS
    if line.x0 > paragraph[0].x0 + 2 * line.size:
        return False
    if _NUMBER.fullmatch(marker.text):
        return is_tabbed or (is_ended and not after.text[:1].islower())
    return _BARE_NUMBER.fullmatch(marker.text) is not None and is_tabbed


def starts_item(line: Line) -> bool:
    """Return whether `line` begins with something that may be a number or bullet."""
    first = line.words[0].text
    return (
        is_bullet(first)
        or _NUMBER.fullmatch(first) is not None
        or _BARE_NUMBER.fullmatch(first) is not None
    )


# --- headings ------------------------------------------------------------------------


def _joined_headings(groups: Sequence[list[Line]], type_: Type) -> list[list[Line]]:
    """Return `groups` with the lines of one centred heading together."""
    joined: list[list[Line]] = []
    for group in groups:
        if joined and _is_one_heading(joined[-1], group, type_):
            joined[-1] = [*joined[-1], *group]
        else:
            joined.append(group)
    return joined


def _is_one_heading(above: list[Line], below: list[Line], type_: Type) -> bool:
    last, first = above[-1], below[0]
    is_centred = (
        abs((last.x0 + last.x1) - (first.x0 + first.x1)) < 2 * last.size
        and abs(last.x0 - first.x0) > last.size
    )
    return (
        is_centred
        and _look(last) == _look(first)
        and first.top - last.bottom < 0.6 * first.size
        and _is_heading([*above, *below], type_)
    )


def _block(
    groups: Sequence[Sequence[Line]], index: int, page: tuple[int, str], type_: Type
) -> Heading | Paragraph | Footnote:
    """Return what group `index` is; on plain pages words and neighbours tell it."""
    group = groups[index]
    if type_.is_plain and is_note_mark(group[0].words[0].text):
        return _footnote(group, page)
    is_named = type_.is_plain and _is_named(groups, index)
    if is_named or _is_heading(group, type_):
        return _heading(group, page, type_)
    return _paragraph(group, page)


def _footnote(lines: Sequence[Line], page: tuple[int, str]) -> Footnote:
    """Return the note that `lines` are, with its mark as the page's text has it."""
    words = [word for line in lines for word in line.words]
    places = places_of(words, page)
    mark = page[1][words[0].start : words[0].end]
    return Footnote(text=printed_text(places, page), mark=mark, places=places)


def _heading(lines: Sequence[Line], page: tuple[int, str], type_: Type) -> Heading:
    places = places_of([word for line in lines for word in line.words], page)
    text = printed_text(places, page)
    return Heading(text=text, level=type_.level(lines[0]), places=places)


def _paragraph(lines: Sequence[Line], page: tuple[int, str]) -> Paragraph:
    words = [word for line in lines for word in line.words]
    first = words[0]
    is_bulleted = is_bullet(first.text) and len(words) > 1
    places = places_of(words[1:] if is_bulleted else words, page)
    return Paragraph(
        text=printed_text(places, page),
        places=places,
        is_list_item=is_bulleted
        or (_LETTER.fullmatch(first.text) is not None and len(words) > 1),
    )


def _is_named(groups: Sequence[Sequence[Line]], index: int) -> bool:
    """Whether the line of group `index` reads as a title and names what follows."""
    line, *more = groups[index]
    if more or not is_title(line.text) or len(segments(line)) > 1:
        return False
    above = groups[index - 1][-1] if index else None
    below = groups[index + 1] if groups[index + 1 :] else None
    is_alone = above is None or _is_apart(above, line)
    if below is None:
        return is_alone
    if below[0].text[:1].islower():
        return False
    if _is_apart(line, below[0]):
        return is_alone
    is_over = len(below) > 1 or begins_anew(below[0].text) or below[0].text[-1] == "."
    return is_over and (is_alone or (above is not None and above.text[-1] in ".:;?!"))


def _is_apart(above: Line, below: Line) -> bool:
    return below.top - above.bottom > LONE_GAP_EM * below.size


def _is_heading(lines: Sequence[Line], type_: Type) -> bool:
    words = [word for line in lines for word in line.words]
    text = " ".join(word.text for word in words)
    if (
        lines[MOST_HEADING_LINES:]
        or len(words) > MOST_HEADING_WORDS
        or is_bullet(words[0].text)
    ):
        return False
    if text[-1] in ".;," or not any(char.isalpha() for char in text):
        return False
    lettered = [word for word in words if any(char.isalnum() for char in word.text)]
    is_large = min(line.size for line in lines) >= HEADING_SHARE * type_.body_size
    is_bold = all(word.is_bold for word in lettered[1:]) and lettered[-1].is_bold
    return is_large or is_bold


def _look(line: Line) -> tuple[float, bool]:
    return _rounded(line.size), line.words[-1].is_bold


def _rounded(size: float) -> float:
    return round(2 * size) / 2
