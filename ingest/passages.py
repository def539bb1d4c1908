"""Blocks to passages: a paper's own units, small enough to embed whole.

A passage is a numbered paragraph with what belongs under it, a list with the sentence
that leads into it, or a table: whole where it is small, else a row each. Of labels and
values, as on a front sheet, each row is one. Nothing is cut silently: what is over the
embedder's window is split at rows, then sentences, then words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from corpus.pages import Block, Footnote, Page, Paragraph, Place, Row, Table
from corpus.records import Paper, Passage, PassageId
from corpus.times import print_date
from tools.places import narrow
from tools.sections import Standing, locator, shorten, walk
from tools.sentences import split_sentences

# Room for the context that is embedded before a passage: one part in three.
CONTEXT_SHARE = 3
# A table of more characters is cut by rows; half a window holds about so many.
WHOLE_TABLE_LIMIT = 500
# Columns of a table of labels and values, a spare one among them.
LABELS_AND_VALUES = 3

# What the words of a list's items, and of the line that leads into it, end with.
_UNFINISHED = (
    *(":", "–", "-", ";", ","),
    *(" and", " or", " less", " plus", " but", " minus", " offset by"),
)

TokenCount = Callable[[str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of a passage and the places it was printed at."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A stretch that stays together if it can, and how to find it."""

    lines: tuple[_Line, ...]
    words: str
    headings: tuple[str, ...]
    header: str = ""
    caption: str | None = None


def cut_passages(
    paper: Paper, pages: Sequence[Page], *, token_count: TokenCount, window: int
) -> tuple[Passage, ...]:
    """Return the passages of `paper`, in reading order.

    Args:
        paper: Whose council, committee, date and title are put into the context.
        pages: Its pages after `ingest.layout.arrange`.
        token_count: How many tokens the embedder makes of a text.
        window: Most tokens it reads; context and text together stay within it.
    """
    about = _about(paper)
    passages: list[Passage] = []
    for piece in _pieces(pages):
        context = _fit_context(about, piece, token_count, window // CONTEXT_SHARE)
        room = window - token_count(context)
        for part in _fit(pages, piece, token_count, room):
            places = tuple(place for line in part for place in line.places)
            passages.append(
                Passage(
                    id=PassageId(f"p-{paper.id[:8]}-{len(passages) + 1}"),
                    paper_id=paper.id,
                    text="\n".join(line.text for line in part),
                    context=context,
                    locator=locator(piece.words, places),
                    table=piece.caption,
                )
            )
    return tuple(passages)


def _about(paper: Paper) -> str:
    named = (paper.council, paper.committee, paper.title)
    dated = print_date(paper.met_on) if paper.met_on else None
    return ", ".join(filter(None, (*named, dated)))


def _fit_context(about: str, piece: _Piece, token_count: TokenCount, limit: int) -> str:
    """The context, dropping outer headings first and then the header row."""
    headings = (piece.headings, piece.headings[-1:], ())
    for header, path in product((piece.header, ""), headings):
        context = ". ".join(filter(None, (about, " > ".join(path), header)))
        if token_count(context) <= limit:
            return context
    words = about.split()
    while words and token_count(" ".join(words)) > limit:
        words.pop()
    return " ".join(words)


# --- pieces --------------------------------------------------------------------------


def _pieces(pages: Sequence[Page]) -> Iterator[_Piece]:
    gathered: list[Standing] = []
    for standing in walk(pages):
        block = standing.block
        if isinstance(block, Footnote):
            if block.mark:
                yield _prose([standing])
            continue
        if gathered and not _belongs(block, gathered[-1].block):
            yield _prose(gathered)
            gathered = []
        if isinstance(block, Table):
            yield from _of_table(standing, block)
        elif isinstance(block, Paragraph) and not _is_number_alone(block):
            gathered.append(standing)
    if gathered:
        yield _prose(gathered)


def _is_number_alone(block: Paragraph) -> bool:
    """Whether only the number is printed, "7.": what it numbers is a table."""
    return len(block.text) <= len(block.number or "") + len("().")


def _belongs(block: Block, before: Block) -> bool:
    """Whether a block goes on under the paragraph before it."""
    if not isinstance(block, Paragraph) or not isinstance(before, Paragraph):
        return False
    if block.number is None:
        return block.is_list_item and before.text.endswith(_UNFINISHED)
    return block.is_continued and block.number == before.number


def _prose(gathered: Sequence[Standing]) -> _Piece:
    blocks = [s.block for s in gathered if isinstance(s.block, Paragraph | Footnote)]
    return _Piece(
        lines=tuple(_Line(text=block.text, places=block.places) for block in blocks),
        words=gathered[0].words,
        headings=gathered[0].headings,
    )


def _of_table(standing: Standing, table: Table) -> Iterator[_Piece]:
    """A table whole, or as a piece for each row; the first has the header in it."""
    header_rows = table.header_rows or 0
    header, body = table.rows[:header_rows], table.rows[header_rows:]
    whole = _Piece(
        lines=tuple(filter(None, map(_line, table.rows))),
        words=standing.words,
        headings=standing.headings,
        header=table.caption or "",
        caption=table.caption or standing.words,
    )
    named = " | ".join(
        line.text.replace("\t", " ") for line in map(_line, header) if line
    )
    by_row = replace(whole, header=". ".join(filter(None, (table.caption, named))))
    size = sum(len(line.text) + 1 for line in whole.lines)
    is_whole = len(body) == 1 or size <= WHOLE_TABLE_LIMIT
    if is_whole and not _has_labels_and_values(table):
        yield whole
        return
    lines = tuple(filter(None, map(_line, header)))
    for row in body:
        if line := _line(row):
            words = f"{standing.words}; {_row_words(table, row)}"
            yield replace(by_row, lines=(*lines, line), words=words)
            lines = ()


def _has_labels_and_values(table: Table) -> bool:
    width = max(len(row.cells) for row in table.rows)
    return not table.header_rows and 1 < width <= LABELS_AND_VALUES


def _row_words(table: Table, row: Row) -> str:
    """What a reader calls a row: by its label alone where labels are all it has."""
    label = shorten(next((cell.text for cell in row.cells if cell.text), ""))
    return label.rstrip(":") if _has_labels_and_values(table) else f"row {label}"


def _line(row: Row) -> _Line | None:
    """A row as one line, a merged cell said once; None where nothing is printed."""
    cells = [cell for cell in row.cells if not cell.is_merged]
    places = tuple(place for cell in cells for place in cell.places)
    if not places:
        return None
    return _Line(text="\t".join(cell.text for cell in cells).strip(), places=places)


# --- what does not fit ---------------------------------------------------------------


def _fit(
    pages: Sequence[Page], piece: _Piece, token_count: TokenCount, room: int
) -> Iterator[tuple[_Line, ...]]:
    """The lines of `piece`, or parts of them where they are over `room` tokens."""
    if token_count("\n".join(line.text for line in piece.lines)) <= room:
        yield piece.lines
        return
    part: list[_Line] = []
    for line in piece.lines:
        for unit in _units(line.text, token_count, room):
            is_line = unit.strip() == line.text
            places = line.places if is_line else narrow(pages, line.places, unit)
            added = _Line(text=unit.strip(), places=places)
            said = "\n".join(line.text for line in (*part, added))
            if part and token_count(said) > room:
                yield tuple(part)
                part = []
            part.append(added)
    if part:
        yield tuple(part)


def _units(text: str, token_count: TokenCount, room: int) -> Iterator[str]:
    """`text`, or its sentences, else words of them, none over `room` tokens."""
    if token_count(text) <= room:
        yield text
        return
    start = 0
    for sentence in split_sentences(text):
        unit = text[start : sentence.end].strip()
        start = sentence.end
        if token_count(unit) <= room:
            yield unit
        else:
            yield from _words(unit, token_count, room)


def _words(text: str, token_count: TokenCount, room: int) -> Iterator[str]:
    """As many words of `text` at a time as there is room for."""
    taken = ""
    for word in text.split():
        joined = f"{taken} {word}".strip()
        if token_count(joined) <= room:
            taken = joined
            continue
        if taken:
            yield taken
        *whole, taken = _letters(word, token_count, room)
        yield from whole
    if taken:
        yield taken


def _letters(word: str, token_count: TokenCount, room: int) -> list[str]:
    """`word`, or halves of it, of halves, where it is longer than any window."""
    if token_count(word) <= room or len(word) == 1:
        return [word]
    half = len(word) // 2
    return [
        *_letters(word[:half], token_count, room),
        *_letters(word[half:], token_count, room),
    ]
