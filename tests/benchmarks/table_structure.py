"""How well tables are read from PDFs: the ICDAR 2013 competition's own measure.

    python -m tests.benchmarks.table_structure FOLDER [--each]

FOLDER holds the competition's files (name.pdf beside name-str.xml) at any depth. What
is compared are adjacency relations: this cell's text stands left of, or above, that
one's, blank cells skipped (Göbel et al., "A Methodology for Evaluating Algorithms for
Table Understanding in PDF Documents", DocEng 2012). All relations of a document are
pooled; precision, recall and F1 are averaged over documents.

name.pdf  → the reader's tables ┐
                                ├→ relations of each → those in both, as multisets
name-str.xml → expected tables  ┘
"""

import argparse
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from xml.etree import ElementTree as ET

from corpus.pages import Table
from ingest.readers.pdf import read_pages

Relation = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A cell's text and the rows and columns it covers, from 0, both ends in."""

    text: str
    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one document gave: shares from 0 to 1, and the seconds to read it."""

    name: str
    precision: float
    recall: float
    pages: int
    seconds: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measure(path: Path) -> Outcome:
    """Return how the tables read from the PDF at `path` meet those expected."""
    started = time.perf_counter()
    pages = read_pages(path)
    seconds = time.perf_counter() - started
    tables = [
        block for page in pages for block in page.blocks if isinstance(block, Table)
    ]
    found = Counter(
        relation for table in tables for relation in relations(table_cells(table))
    )
    expected = Counter(
        relation
        for table in expected_tables(path.with_name(f"{path.stem}-str.xml"))
        for relation in relations(table)
    )
    met = (found & expected).total()
    return Outcome(
        name=path.stem,
        precision=met / found.total() if found else 0.0,
        recall=met / expected.total() if expected else 0.0,
        pages=len(pages),
        seconds=seconds,
    )


def relations(cells: Iterable[Spread]) -> Iterator[Relation]:
    """Yield each pair of neighbouring cells, and which way the second lies."""
    filled = [cell for cell in cells if cell.text]
    at = {
        (row, column): index
        for index, cell in enumerate(filled)
        for row in range(cell.top, cell.bottom + 1)
        for column in range(cell.left, cell.right + 1)
    }
    if not at:
        return
    rows, columns = (max(place[axis] for place in at) + 1 for axis in (0, 1))
    for index, cell in enumerate(filled):
        level = {
            _first(at, ((row, column) for column in range(cell.right + 1, columns)))
            for row in range(cell.top, cell.bottom + 1)
        }
        upright = {
            _first(at, ((row, column) for row in range(cell.bottom + 1, rows)))
            for column in range(cell.left, cell.right + 1)
        }
        for way, others in (("right", level), ("below", upright)):
            for other in others - {None, index}:
                assert other is not None
                yield cell.text, filled[other].text, way


def _first(
    at: dict[tuple[int, int], int], places: Iterable[tuple[int, int]]
) -> int | None:
    return next((at[place] for place in places if place in at), None)


def table_cells(table: Table) -> list[Spread]:
    """Return the cells of a table as read, a merged one once."""
    cells = []
    for top, row in enumerate(table.rows):
        for left, cell in enumerate(row.cells):
            if cell.is_merged:
                continue
            right = left
            while (
                right + 1 < len(row.cells)
                and row.cells[right + 1].is_merged
                and (row.cells[right + 1].places == cell.places)
            ):
                right += 1
            bottom = top
            while (
                bottom + 1 < len(table.rows)
                and left < len(table.rows[bottom + 1].cells)
                and (below := table.rows[bottom + 1].cells[left]).is_merged
                and (below.places == cell.places)
            ):
                bottom += 1
            cells.append(
                Spread(
                    text=plain(cell.text),
                    top=top,
                    bottom=bottom,
                    left=left,
                    right=right,
                )
            )
    return cells


def expected_tables(path: Path) -> list[list[Spread]]:
    """Return the cells of each table that the competition expects on one page."""
    root = ET.parse(path).getroot()  # noqa: S314 -- a local file
    return [
        [_expected_cell(cell) for cell in region.iter("cell")]
        for region in root.iter("region")
    ]


def _expected_cell(cell: ET.Element) -> Spread:
    top, left = int(cell.attrib["start-row"]), int(cell.attrib["start-col"])
    return Spread(
        text=plain(cell.findtext("content") or ""),
        top=top,
        bottom=int(cell.get("end-row", top)),
        left=left,
        right=int(cell.get("end-col", left)),
    )


def plain(text: str) -> str:
    """Return `text` without white space, each sign that is no letter or digit as _."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        char if char.isalnum() else "_" for char in folded if not char.isspace()
    )


def main() -> None:
    """Print precision, recall and F1 over all documents, and the seconds a page."""
    parser = argparse.ArgumentParser(
        description="Measure how tables are read from PDFs."
    )
    parser.add_argument("folder", type=Path, help="the competition's files")
    parser.add_argument("--each", action="store_true", help="print every document too")
    given = parser.parse_args()
    paths = sorted(given.folder.rglob("*.pdf"))
    if not paths:
        parser.error(f"{given.folder}: no PDF in it; give the competition's folder")
    outcomes = [measure(path) for path in paths]
    for one in outcomes if given.each else ():
        print(_line(one.name, [one]))
    print(_line(f"{len(outcomes)} documents", outcomes))


def _line(name: str, outcomes: Sequence[Outcome]) -> str:
    shares = (
        f"{title} {mean(getattr(one, key) for one in outcomes):.3f}"
        for title, key in (
            ("precision", "precision"),
            ("recall", "recall"),
            ("F1", "f1"),
        )
    )
    seconds = sum(one.seconds for one in outcomes) / sum(one.pages for one in outcomes)
    return f"{name:16} {'  '.join(shares)}  {seconds:.3f} s a page"


if __name__ == "__main__":
    main()
