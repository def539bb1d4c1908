"""Blocks to figures: every number of a paper with the coordinates the paper gives it.

A table's cell takes its coordinates from the nearest heading that says them: row,
column, caption, the sentence before the table, the section. A number in prose takes
them from its clause, then its sentence. What none of them says stays None.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.pages import Footnote, Page, Paragraph, Place, Table
from corpus.records import Figure, FigureId, Measure, Paper, Unit
from corpus.times import Period
from tools.account_year import year_of_headings
from tools.grant_blocks import as_deficits
from tools.heading_times import find_table_year
from tools.prose_figures import Around, find_sentence_figures
from tools.same_figure import as_told_before
from tools.sections import locator, walk
from tools.sentences import Sentence, split_sentences
from tools.stated_signs import with_stated_signs
from tools.table_figures import find_table_figures
from tools.whole import Whole, read_whole
from tools.years_added import with_years_added


def find_figures(paper: Paper, pages: Sequence[Page]) -> tuple[Figure, ...]:
    """Return every figure of `paper`, in reading order.

    Args:
        paper: Whose council and meeting date the figures inherit.
        pages: Its pages after `ingest.layout.arrange`.
    """
    whole = read_whole(paper, tuple(walk(pages)))
    found: list[Figure] = []
    for index, standing in enumerate(whole.standings):
        if isinstance(standing.block, Table):
            tabled = as_deficits(find_table_figures(whole, index, standing.block))
            found += with_years_added(tabled)
        elif isinstance(standing.block, Paragraph):
            found += _prose_figures(whole, index, standing.block)
        elif isinstance(standing.block, Footnote):
            notes = _prose_figures(whole, index, standing.block)
            found += (note for note in notes if not _is_undated_count(note))
    return tuple(
        replace(figure, id=FigureId(f"f-{paper.id[:8]}-{number}"))
        for number, figure in enumerate(
            _carry_safety_valve(with_stated_signs(found)), start=1
        )
    )


def _is_undated_count(figure: Figure) -> bool:
    """Whether a note only names a number: of a table, a page, a regulation."""
    is_dated = figure.period or figure.as_at
    return figure.unit is Unit.COUNT and not is_dated


def _prose_figures(
    whole: Whole, index: int, block: Paragraph | Footnote
) -> Iterator[Figure]:
    standing = whole.standings[index]
    intro = _intro(whole, index)
    introduced = (intro,) if intro else ()
    background = (*introduced, *reversed(standing.headings), whole.subject)
    year = find_table_year(introduced)
    account = year_of_headings(standing.headings[::-1]) or whole.year
    before: tuple[str, ...] = ()
    told: list[Figure] = []
    for sentence in split_sentences(block.text, number=_own_number(block)):
        place = locator(standing.words, _places_of(block, sentence))
        around = Around(
            next(iter(before), None),
            background,
            account,
            before_that=before[1:],
            own_point=whole.point,
            is_of_outturn=whole.is_of_outturn,
            own_budget=whole.own_budget,
        )
        for figure in find_sentence_figures(whole.paper, sentence, place, around):
            of_year = as_told_before(_of_year(figure, year), told)
            told.append(of_year)
            yield of_year
        before = (sentence.text, *before)


def _own_number(block: Paragraph | Footnote) -> str | None:
    """The number that `block` is printed with; one that only goes on has none."""
    if isinstance(block, Footnote):
        return block.mark or None
    if block.is_continued:
        return None
    return block.number


def _intro(whole: Whole, index: int) -> str | None:
    """The sentence that introduces the list which the paragraph is an item of."""
    block = whole.standings[index].block
    if not isinstance(block, Paragraph) or not block.is_list_item:
        return None
    for standing in reversed(whole.standings[:index]):
        if not isinstance(standing.block, Paragraph):
            return None
        if not standing.block.is_list_item:
            last = split_sentences(standing.block.text)[-1:]
            return next((s.text for s in last if s.text.endswith((":", "."))), None)
    return None


def _of_year(figure: Figure, year: Period | None) -> Figure:
    """`figure` in the year that its list or its column is of, where it says none."""
    if year is None or figure.period or figure.as_at:
        return figure
    return replace(figure, period=year.year, as_at=year.as_at)


def _places_of(block: Paragraph | Footnote, sentence: Sentence) -> tuple[Place, ...]:
    """The place a sentence begins at, of those its paragraph has."""
    passed = 0
    for place in block.places:
        passed += place.end - place.start + 1
        if sentence.start < passed:
            return (place,)
    return block.places


def _carry_safety_valve(figures: Sequence[Figure]) -> Iterator[Figure]:
    """A row that a later table of the paper prints again is gross or net as before."""
    said: dict[tuple[str, ...], Figure] = {}
    for figure in figures:
        key = (figure.measure, figure.flow or "", *figure.row_path)
        is_row = bool(figure.row_path) and figure.measure is Measure.DSG_DEFICIT
        if is_row and figure.safety_valve is not None:
            said[key] = figure
        elif is_row and key in said:
            yield replace(figure, safety_valve=said[key].safety_valve)
            continue
        yield figure
