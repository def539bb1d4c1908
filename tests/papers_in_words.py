"""Papers written down in a test: blocks in, pages with true places out.

    pages(heading("3 Finance"), para("Spending rose.", number="3.1"), table(None, rows))

Blocks are printed one a line, table rows one a line with tabs between the cells, so
that every place holds exactly what its block says.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.pages import Block, Cell, Heading, Page, Paragraph, Place, Row, Table
from corpus.records import Paper, PaperId

# A cell given in two parts stands at two places: its row was split by a page break.
CellWords = str | tuple[str, ...]


def paper(**fields: str) -> Paper:
    """A paper of Northwold, which is no council, with any of `fields` changed."""
    return replace(
        Paper(id=PaperId("ab" * 32), file_name="paper.txt", council="Northwold"),
        **fields,  # type: ignore[arg-type]  # every field a test changes is text
    )


def heading(text: str, *, level: int = 1) -> Heading:
    return Heading(text=text, level=level, places=())


def para(
    text: str, *, number: str | None = None, is_list_item: bool = False
) -> Paragraph:
    return Paragraph(text=text, places=(), number=number, is_list_item=is_list_item)


def table(
    caption: str | None,
    rows: Sequence[Sequence[CellWords]],
    *,
    header_rows: int | None = 1,
    lead: str | None = None,
    number: str | None = None,
) -> Table:
    return Table(
        rows=tuple(Row(cells=tuple(_cell(cell) for cell in row)) for row in rows),
        places=(),
        caption=caption,
        lead=lead,
        number=number,
        header_rows=header_rows,
    )


def pages(*blocks: Block, page_number: int | None = None) -> tuple[Page, ...]:
    """One page on which `blocks` stand, each at its true place."""
    sheet = _Sheet(page_number)
    placed = tuple(sheet.put(block) for block in blocks)
    return (Page(number=page_number, text=sheet.text, blocks=placed),)


def _cell(words: CellWords) -> Cell:
    parts = (words,) if isinstance(words, str) else words
    unplaced = Place(page_number=None, start=0, end=0)
    return Cell(text=" ".join(parts), places=(unplaced,) * len(parts) if words else ())


class _Sheet:
    """A page being written."""

    def __init__(self, page_number: int | None) -> None:
        self.text = ""
        self._page_number = page_number

    def put(self, block: Block) -> Block:
        if isinstance(block, Table):
            return self._put_table(block)
        return replace(block, places=(self._write(block.text, "\n"),))

    def _put_table(self, block: Table) -> Table:
        start = len(self.text)
        rows = tuple(self._put_row(row) for row in block.rows)
        place = replace(self._write("", ""), start=start)
        if block.caption:
            self._write(block.caption, "\n")
        return replace(block, rows=rows, places=(place,))

    def _put_row(self, row: Row) -> Row:
        """The row's first parts on one line, what a page break cut off on the next."""
        depth = max((len(cell.places) for cell in row.cells), default=1)
        cells = list(row.cells)
        places: list[tuple[Place, ...]] = [() for _ in cells]
        for part in range(depth):
            for index, cell in enumerate(cells):
                words = _part(cell, part)
                mark = "\n" if index == len(cells) - 1 else "\t"
                place = self._write(words, mark)
                if words:
                    places[index] += (place,)
        return Row(
            cells=tuple(
                replace(cell, places=stands)
                for cell, stands in zip(cells, places, strict=True)
            )
        )

    def _write(self, words: str, mark: str) -> Place:
        start = len(self.text)
        self.text += words + mark
        return Place(page_number=self._page_number, start=start, end=start + len(words))


def _part(cell: Cell, part: int) -> str:
    """The words of `cell` at its place `part`: split evenly, the first part longest."""
    if len(cell.places) <= 1:
        return cell.text if part == 0 else ""
    words = cell.text.split()
    size = -(-len(words) // len(cell.places))
    return " ".join(words[part * size : (part + 1) * size])
