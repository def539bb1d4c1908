"""Blocks to passages: a paper's own units, small enough to embed whole.

A passage is a numbered paragraph with what belongs under it, a list with the sentence
that leads into it, or a table (by rows where it does not fit). Nothing is cut silently:
what is over the embedder's window is split at rows, then sentences, then words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.pages import Footnote, Page, Paragraph, Place, Row, Table
from corpus.periods import print_date
from corpus.records import Paper, Passage, PassageId
from tools.sections import Standing, locator, shorten, walk
from tools.sentences import split_sentences

# Room for the context that is embedded before a passage, in tokens of the window.
CONTEXT_SHARE = 3

TokenCount = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that stays together: its text, its places and how to find it."""

    text: str
    places: tuple[Place, ...]
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
        for part in _fit(piece, token_count, room):
            passages.append(
                Passage(
                    id=PassageId(f"p-{paper.id[:8]}-{len(passages) + 1}"),
                    paper_id=paper.id,
                    text=part.text,
                    context=context,
                    locator=locator(part.words, part.places),
                    table=part.caption,
                )
            )
    return tuple(passages)


def _about(paper: Paper) -> str:
    named = (paper.council, paper.committee, paper.title)
    dated = print_date(paper.met_on) if paper.met_on else None
    return ", ".join(filter(None, (*named, dated)))


def _fit_context(about: str, piece: _Piece, token_count: TokenCount, limit: int) -> str:
    """The context, dropping outer headings first and then the header row."""
    for headings in (piece.headings, piece.headings[-1:], ()):
        for header in (piece.header, ""):
            context = ". ".join(filter(None, (about, " > ".join(headings), header)))
            if token_count(context) <= limit:
                return context
    return " ".join(about.split()[: limit // 2])


def _pieces(pages: Sequence[Page]) -> Iterator[_Piece]:
    gathered: list[Standing] = []
    for standing in walk(pages):
        if isinstance(standing.block, Footnote):
            yield _prose([standing])
            continue
        if gathered and not _belongs(standing, gathered[-1]):
            yield _prose(gathered)
            gathered = []
        if isinstance(standing.block, Table):
            yield from _rows(standing, standing.block)
        elif isinstance(standing.block, Paragraph) and len(standing.block.text) > len(
            standing.block.number or ""
        ) + len(".)"):
            gathered.append(standing)
    if gathered:
        yield _prose(gathered)


def _belongs(standing: Standing, earlier: Standing) -> bool:
    """Whether a block goes on under the paragraph before it."""
    block, before = standing.block, earlier.block
    if not isinstance(block, Paragraph) or not isinstance(before, Paragraph):
        return False
    if block.number is None:
        return block.is_list_item and before.text.endswith((":", "–", "-"))
    return block.is_continued and block.number == before.number


def _prose(gathered: Sequence[Standing]) -> _Piece:
    blocks = [s.block for s in gathered if isinstance(s.block, Paragraph | Footnote)]
    return _Piece(
        text="\n".join(block.text for block in blocks),
        places=tuple(place for block in blocks for place in block.places),
        words=gathered[0].words,
        headings=gathered[0].headings,
    )


def _rows(standing: Standing, table: Table) -> Iterator[_Piece]:
    """A table as pieces of one row each; `_fit` has no need to part most of them."""
    header_rows = table.header_rows or 0
    header = " | ".join(
        " ".join(filter(None, (cell.text for cell in row.cells)))
        for row in table.rows[:header_rows]
    )
    named = f"{table.caption}. {header}" if table.caption else header
    whole = _row_piece(standing, table, table.rows, "")
    if len(table.rows) <= header_rows + 1 or len(whole.text) <= 500:  # noqa: PLR2004 -- about half a window
        yield _row_piece(standing, table, table.rows, table.caption or "")
        return
    for row in table.rows[header_rows:]:
        if any(cell.text for cell in row.cells):
            yield _row_piece(standing, table, (row,), named)


def _row_piece(
    standing: Standing, table: Table, rows: Sequence[Row], header: str
) -> _Piece:
    lines = ["\t".join(c.text for c in row.cells if not c.is_merged) for row in rows]
    label = next((c.text for c in rows[0].cells if c.text), "")
    words = standing.words
    if len(rows) == 1:
        words = f"{words}; row {shorten(label)}"
    return _Piece(
        text="\n".join(lines),
        places=tuple(p for row in rows for c in row.cells for p in c.places)
        or table.places,
        words=words,
        headings=standing.headings,
        header=header,
        caption=table.caption or standing.words,
    )


def _fit(piece: _Piece, token_count: TokenCount, room: int) -> Iterator[_Piece]:
    """`piece`, or its parts when it is over `room` tokens."""
    if token_count(piece.text) <= room:
        yield piece
        return
    part = ""
    for unit in _units(piece.text, token_count, room):
        joined = f"{part}{unit}"
        if part and token_count(joined) > room:
            yield _part(piece, part.strip())
            joined = unit
        part = joined
    if part.strip():
        yield _part(piece, part.strip())


def _units(text: str, token_count: TokenCount, room: int) -> Iterator[str]:
    """Lines, else sentences, else words of `text`, none over `room` tokens."""
    for line in text.splitlines(keepends=True):
        if token_count(line) <= room:
            yield line
            continue
        for sentence in split_sentences(line):
            if token_count(sentence.text) <= room:
                yield sentence.text + " "
            else:
                yield from _words(sentence.text, room)


def _words(text: str, room: int) -> Iterator[str]:
    """Words of `text`; one too long for any token count is cut at `room` characters."""
    for word in text.split():
        for start in range(0, len(word), room):
            end = start + room
            yield word[start:end] + (" " if end >= len(word) else "")


def _part(piece: _Piece, text: str) -> _Piece:
    return _Piece(
        text=text,
        places=piece.places,
        words=piece.words,
        headings=piece.headings,
        header=piece.header,
        caption=piece.caption,
    )
