"""What is lit, measured against the words' own boxes, read in another way.

The boxes of words come here from pypdfium2's tight character boxes, turned upside down
and joined by hand: nothing of ui/web/pages.py takes part in it.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
import pytest

from corpus.library import Library, open_library
from corpus.pages import Box
from corpus.papers import SAMPLE_PAPERS
from corpus.records import Figure, Role, Scope
from ingest.pipeline import ingest
from tests.fakes import LetterEmbedder
from ui.web.sources import PageView, Source, view_source

# Letters, with the left, top, right and bottom of each, in points from the top left.
Letter = tuple[str, float, float, float, float]
LONGEST_SHORT = 4
COUNT, SHORT_CELLS = 20, 5
# A letter is drawn a little inside the place it takes up on its line.
SLACK_PT = 1.0


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(tmp_path_factory.mktemp("home"), LetterEmbedder()) as library:
        ingest(sorted(SAMPLE_PAPERS.glob("*.pdf")), library=library)
        yield library


@pytest.fixture(scope="module")
def views(library: Library) -> list[tuple[Figure, PageView]]:
    """Twenty figures over the sample papers, all those in short cells among them."""
    figures = [
        figure
        for figure in library.figures(Role.PUBLIC, Scope())
        if figure.locator.page_number
    ]
    short = [
        figure
        for figure in figures
        if figure.row_path and len(figure.printed) <= LONGEST_SHORT
    ]
    others = [figure for figure in figures if figure not in short]
    papers = {paper.id: paper for paper in library.papers(Role.PUBLIC)}
    return [
        (figure, view)
        for figure in (*short, *spread(others, COUNT - len(short)))
        if isinstance(
            view := view_source(
                library,
                Source(
                    paper=papers[figure.paper_id],
                    quote=figure.quote,
                    locator=figure.locator,
                ),
                role=Role.PUBLIC,
            ),
            PageView,
        )
    ]


def spread(figures: list[Figure], count: int) -> list[Figure]:
    """Return `count` of `figures` from all over them."""
    return [figures[len(figures) * nth // count] for nth in range(count)]


@cache
def letters(path: Path, page_number: int) -> tuple[Letter, ...]:
    """Return the letters of a page, white space left out, in the order it has them."""
    with pdfium.PdfDocument(path) as paper:
        page = paper[page_number - 1]
        height, words = page.get_height(), page.get_textpage()
        found = []
        for index in range(words.count_chars()):
            text = words.get_text_range(index, 1)
            left, bottom, right, top = words.get_charbox(index)
            if text.strip() and right > left:
                found.append((text, left, height - top, right, height - bottom))
        return tuple(found)


def covers(box: Box, letter: Letter) -> bool:
    _, left, top, right, bottom = letter
    return (
        box.x0 - SLACK_PT <= left
        and right <= box.x1 + SLACK_PT
        and box.top - SLACK_PT <= top
        and bottom <= box.bottom + SLACK_PT
    )


def touches(box: Box, letter: Letter) -> bool:
    """Tell whether the middle of a letter lies in `box`."""
    _, left, top, right, bottom = letter
    across, down = (left + right) / 2, (top + bottom) / 2
    return box.x0 < across < box.x1 and box.top < down < box.bottom


def text_in(boxes: tuple[Box, ...], page: tuple[Letter, ...]) -> str:
    return "".join(
        letter[0] for letter in page if any(touches(box, letter) for box in boxes)
    )


def page_of(library: Library, view: PageView) -> tuple[Letter, ...]:
    path = library.original(view.source.paper.id, Role.PUBLIC)
    return letters(path, view.page_number)


def plain(words: str) -> str:
    return "".join(words.split())


def test_twenty_citations_are_tried_short_cells_among_them(
    views: list[tuple[Figure, PageView]],
) -> None:
    assert len({figure.id for figure, _ in views}) == len(views) == COUNT
    lengths = [len(figure.printed) for figure, _ in views if figure.row_path]
    assert sum(length <= LONGEST_SHORT for length in lengths) >= SHORT_CELLS
    assert len({view.source.paper.id for _, view in views}) > 1


def test_what_is_lit_are_the_letters_of_the_quote_and_no_others(
    library: Library, views: list[tuple[Figure, PageView]]
) -> None:
    for figure, view in views:
        assert view.lit, figure.locator.words
        lit = text_in(view.lit, page_of(library, view))

        wanted = plain(figure.quote)
        if figure.row_path and lit != wanted:
            # A label that stands elsewhere in its row: the cell alone is lit.
            wanted = plain(figure.printed)
        assert lit == wanted, figure.locator.words


def test_each_letter_lies_whole_in_what_is_lit(
    library: Library, views: list[tuple[Figure, PageView]]
) -> None:
    for figure, view in views:
        assert view.lit
        for letter in page_of(library, view):
            boxes = [box for box in view.lit if touches(box, letter)]
            assert all(covers(box, letter) for box in boxes), figure.locator.words


def test_what_is_lit_is_no_larger_than_its_lines(
    library: Library, views: list[tuple[Figure, PageView]]
) -> None:
    for figure, view in views:
        assert view.lit
        for box in view.lit:
            inside = [
                letter for letter in page_of(library, view) if touches(box, letter)
            ]
            assert inside, figure.locator.words
            tallest = max(bottom - top for _, _, top, _, bottom in inside)
            first = min(left for _, left, _, _, _ in inside)
            last = max(right for _, _, _, right, _ in inside)
            assert abs(box.x0 - first) <= tallest, figure.locator.words
            assert abs(box.x1 - last) <= tallest, figure.locator.words
            assert box.bottom - box.top <= 2.5 * tallest, figure.locator.words


def test_cell_marked_in_a_row_prints_the_figure_itself(
    library: Library, views: list[tuple[Figure, PageView]]
) -> None:
    marked = [(figure, view) for figure, view in views if view.cell]

    assert marked
    for figure, view in marked:
        assert text_in(view.cell, page_of(library, view)) == plain(figure.printed)
