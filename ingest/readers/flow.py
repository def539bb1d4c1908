"""Text and blocks of a paper without fixed pages, written together.

A reader of a flowing format (DOCX, HTML, XLSX) says what stands there as pieces:

    Words    one heading, paragraph, list item or footnote
    Grid     a table as marked up: rows of Span, each with pieces of its own

`write` turns pieces into a Page whose places index into its text: blocks on lines of
their own, a table row on one line with tabs between its cells.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from corpus.pages import Block, Cell, Footnote, Heading, Page, Paragraph, Place, Table
from corpus.pages import Row as TableRow

# Reports style whole numbered paragraphs as "Heading 2" to have them numbered; a
# heading of more words that ends as a sentence does is a paragraph.
LONGEST_HEADING_WORDS = 25
LONGEST_BOLD_HEADING_WORDS = 10
# In a table that only sets numbers beside paragraphs, some paragraph is a sentence.
SHORTEST_NUMBERED_PROSE = 60
_NUMBER_AND_TEXT = 2

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BULLET = re.compile(r"[•·●○▪▫■□◦‣\u2043➢✓\uf0b7\uf0a7]\s*|[-–—*]\s+(?=[^\W\d])")
_NUMBER_ALONE = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,2}|[ivx]{1,5})[.):]{0,2}", re.IGNORECASE
)
_NUMBER_AT_START = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]\s+\S|\d{1,3}(?:\.\d{1,3})+\s+[A-Z])"
)
_CAPTION = re.compile(r"(?:table|figure|chart|graph|diagram)\b", re.IGNORECASE)
_SENTENCE_LIKE = re.compile(r"[.;,?]$|\bthat\b|£\s?\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One run of text; a newline in it is a line break inside the paragraph.

    `level` makes it a heading, `mark` a footnote. `is_bold` says that every letter is
    bold, which makes a short line outside tables a heading.
    """

    text: str
    level: int | None = None
    mark: str | None = None
    is_list_item: bool = False
    is_bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A cell as marked up, covering `columns` by `rows` positions of the grid."""

    contents: "tuple[Piece, ...]"
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as marked up; `is_layout` when the file says it is no table at all."""

    rows: tuple[tuple[Span, ...], ...]
    is_layout: bool = False
    sheet: str | None = None
    first_cell: str | None = None


Piece = Words | Grid


def write(pieces: Iterable[Piece]) -> Page:
    """Return the page that `pieces` make, in their order, footnotes last."""
    flat = _headed(_without_layout(pieces))
    notes = [piece for piece in flat if isinstance(piece, Words) and piece.mark]
    writer = _Writer()
    for piece in flat:
        if isinstance(piece, Grid):
            writer.write_table(piece)
        elif piece.mark is None:
            writer.write_words(piece)
    for note in notes:
        writer.write_words(note)
    return writer.page()


def squeeze(text: str) -> str:
    """Return `text` on one line, runs of white space made one space."""
    return " ".join(text.translate(_INVISIBLE).split())


def superscript(text: str) -> str:
    """Return `text` with its digits raised, so that they do not join a number."""
    return text.translate(_SUPERSCRIPT)


def _without_layout(pieces: Iterable[Piece]) -> list[Piece]:
    """Replace each table that only arranges the page by what stands in it."""
    flat: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Grid) and _is_layout(piece):
            for row in piece.rows:
                flat.extend(_without_layout(_row_in_order(row)))
        else:
            flat.append(piece)
    return flat


def _is_layout(grid: Grid) -> bool:
    if grid.sheet is not None:
        return False
    if grid.is_layout or all(len(row) == 1 for row in grid.rows):
        return True
    return _is_numbered_prose(grid)


def _is_numbered_prose(grid: Grid) -> bool:
    """Say whether `grid` only hangs paragraph numbers in a column of their own.

    Report templates do it with two columns and no header: "1.1" beside its paragraph.
    """
    texts = [[_words_in(span) for span in row] for row in grid.rows]
    if any(len(row) != _NUMBER_AND_TEXT for row in texts):
        return False
    numbers = [row[0] for row in texts if row[0]]
    return (
        bool(numbers)
        and all(_NUMBER_ALONE.fullmatch(number) for number in numbers)
        and any(len(row[1]) >= SHORTEST_NUMBERED_PROSE for row in texts)
    )


def _row_in_order(row: Sequence[Span]) -> Iterator[Piece]:
    """Give what stands in `row`, a number alone in a cell put before what follows."""
    number = ""
    for piece in chain.from_iterable(span.contents for span in row):
        if not isinstance(piece, Words):
            yield piece
        elif not number and _NUMBER_ALONE.fullmatch(squeeze(piece.text)):
            number = squeeze(piece.text)
        elif number and squeeze(piece.text):
            yield replace(piece, text=f"{number} {piece.text}", is_list_item=False)
            number = ""
        else:
            yield piece
    if number:
        yield Words(text=number)


def _words_in(span: Span) -> str:
    """Return the text of a cell, tables within it left out."""
    return squeeze(
        " ".join(piece.text for piece in span.contents if isinstance(piece, Words))
    )


def _headed(pieces: Sequence[Piece]) -> list[Piece]:
    """Settle which words are headings: styled ones that are short, short bold lines."""
    settled: list[Piece] = []
    level = 0
    for piece, following in zip(pieces, [*pieces[1:], None], strict=False):
        if isinstance(piece, Grid) or piece.mark:
            settled.append(piece)
            continue
        words = piece
        if words.level is not None:
            if _reads_as_paragraph(words.text):
                words = replace(words, level=None)
            else:
                level = piece.level or 0
        elif _is_bold_heading(words, following):
            words = replace(words, level=level + 1)
        settled.append(words)
    return settled


def _reads_as_paragraph(text: str) -> bool:
    is_long = len(text.split()) > LONGEST_HEADING_WORDS
    is_sentence = text.rstrip().endswith((".", ";"))
    return is_long or (is_sentence and len(text.split()) > LONGEST_BOLD_HEADING_WORDS)


def _is_bold_heading(words: Words, following: Piece | None) -> bool:
    text = squeeze(words.text)
    return (
        words.is_bold
        and not words.is_list_item
        and not isinstance(following, Grid)
        and len(text.split()) <= LONGEST_BOLD_HEADING_WORDS
        and any(letter.isalpha() for letter in text)
        and not _CAPTION.match(text)
        and not _SENTENCE_LIKE.search(text)
    )


@dataclass
class _Writer:
    """Adds to the text and notes where each block came to stand."""

    blocks: list[Block] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    def page(self) -> Page:
        """Return what has been written."""
        return Page(number=None, text="".join(self._parts), blocks=tuple(self.blocks))

    def write_words(self, words: Words) -> None:
        """Write a heading, footnote or one or more paragraphs."""
        for lines in _paragraphs(words.text):
            self._write_lines(words, "\n".join(lines))

    def _write_lines(self, words: Words, printed: str) -> None:
        bullet = None if words.level or words.mark else _BULLET.match(printed)
        skipped = bullet.end() if bullet else 0
        if words.mark:
            self._add(f"{words.mark} ")
        start = self._length + skipped
        self._add(printed)
        place = Place(page_number=None, start=start, end=self._length)
        self._add("\n")
        text = squeeze(printed[skipped:])
        if not text:
            return
        if words.mark is not None:
            self.blocks.append(Footnote(text=text, mark=words.mark, places=(place,)))
        elif words.level is not None:
            self.blocks.append(Heading(text=text, level=words.level, places=(place,)))
        else:
            is_list_item = words.is_list_item or bullet is not None
            self.blocks.append(
                Paragraph(text=text, places=(place,), is_list_item=is_list_item)
            )

    def write_table(self, grid: Grid) -> None:
        """Write a table and, after it, the tables that stand within its cells."""
        if any(_words_in(span) for span in chain.from_iterable(grid.rows)):
            self._write_rows(grid)
        for span in chain.from_iterable(grid.rows):
            nested = [piece for piece in span.contents if isinstance(piece, Grid)]
            for piece in _without_layout(nested):
                if isinstance(piece, Grid):
                    self.write_table(piece)
                else:
                    self.write_words(piece)

    def _write_rows(self, grid: Grid) -> None:
        start = end = self._length
        cell_by_origin: dict[tuple[int, int], Cell] = {}
        rows: list[TableRow] = []
        for row_number, row in enumerate(_laid(grid)):
            cells: list[Cell] = []
            for column, position in enumerate(row):
                self._add("\t" if column else "")
                if position.origin == (row_number, column):
                    cell = self._write_cell(position.span)
                    cell_by_origin[position.origin] = cell
                    end = self._length if cell.text else end
                else:
                    cell = replace(cell_by_origin[position.origin], is_merged=True)
                cells.append(cell)
            self._add("\n")
            rows.append(TableRow(cells=tuple(cells)))
        self.blocks.append(
            Table(
                rows=tuple(rows),
                places=(Place(page_number=None, start=start, end=end),),
                sheet=grid.sheet,
                first_cell=grid.first_cell,
            )
        )

    def _write_cell(self, span: Span) -> Cell:
        text = _words_in(span)
        if not text:
            return Cell(text="")
        start = self._length
        self._add(text)
        place = Place(page_number=None, start=start, end=self._length)
        return Cell(text=text, places=(place,))

    def _add(self, printed: str) -> None:
        self._parts.append(printed)
        self._length += len(printed)


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Split at empty lines, and at line breaks before a number or a bullet.

    Minutes are pasted as one paragraph with a break before each "(a)".
    """
    lines: list[str] = []
    for line in map(squeeze, text.split("\n")):
        begins_anew = _NUMBER_AT_START.match(line) or _BULLET.match(line)
        if lines and (not line or begins_anew):
            yield lines
            lines = []
        if line:
            lines.append(line)
    if lines:
        yield lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Position:
    """A position of the grid: the cell that covers it, and where that cell begins."""

    span: Span
    origin: tuple[int, int]


def _laid(grid: Grid) -> list[list[_Position]]:
    """Return the grid with every cell at each position it covers.

    Rows of a worksheet are all kept, so that addresses can be counted from the first
    cell; elsewhere a row that is wholly empty is left out.
    """
    rows = grid.rows if grid.sheet else _rows_with_text(grid.rows)
    laid: list[dict[int, _Position]] = [{} for _ in rows]
    for row_number, row in enumerate(rows):
        column = 0
        for span in row:
            while column in laid[row_number]:
                column += 1
            position = _Position(span=span, origin=(row_number, column))
            for covered in laid[row_number : row_number + span.rows]:
                for step in range(span.columns):
                    covered.setdefault(column + step, position)
            column += span.columns
    return [_in_columns(covered, number) for number, covered in enumerate(laid)]


def _rows_with_text(rows: Sequence[tuple[Span, ...]]) -> list[tuple[Span, ...]]:
    """Leave out rows without text, unless a merged cell runs through some row."""
    if any(span.rows > 1 for row in rows for span in row):
        return list(rows)
    return [row for row in rows if any(_words_in(span) for span in row)]


def _in_columns(covered: dict[int, _Position], row_number: int) -> list[_Position]:
    empty = Span(contents=())
    return [
        covered.get(column, _Position(span=empty, origin=(row_number, column)))
        for column in range(max(covered, default=-1) + 1)
    ]
