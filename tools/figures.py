"""Blocks to figures: every number of a paper with the coordinates the paper gives it.

A table's cell takes its coordinates from the nearest heading that says them: row, column,
caption, the sentence before the table, the section. A number in prose takes them from
its clause, then its sentence. What none of them says stays None.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.councils import find_councils
from corpus.money import Amount
from corpus.pages import Page, Paragraph, Place, Table
from corpus.records import Figure, FigureId, Locator, Measure, Paper, Unit
from tools.coordinates import (
    find_basis,
    find_block,
    find_flow,
    find_period,
    find_safety_valve,
    find_stage,
    find_vintage,
    sign_amount,
)
from tools.grid import GridCell, read_grid
from tools.prose_figures import find_sentence_figures
from tools.sections import Standing, locator, shorten, walk
from tools.sentences import Sentence, split_sentences
from tools.vocabulary import SCENARIOS, find_coordinate, find_measure

# A row longer than this is quoted by its cell alone.
QUOTE_LIMIT = 300
UNLABELLED = "(row without a label)"


def find_figures(paper: Paper, pages: Sequence[Page]) -> tuple[Figure, ...]:
    """Return every figure of `paper`, in reading order.

    Args:
        paper: Whose council and meeting date the figures inherit.
        pages: Its pages after `ingest.layout.arrange`.
    """
    standings = list(walk(pages))
    found: list[Figure] = []
    for index, standing in enumerate(standings):
        if isinstance(standing.block, Table):
            found += _table_figures(paper, standings, index, standing.block)
        elif isinstance(standing.block, Paragraph):
            found += _paragraph_figures(paper, standing, standing.block)
    return tuple(
        replace(figure, id=FigureId(f"f-{paper.id[:8]}-{number}"))
        for number, figure in enumerate(_carry_safety_valve(found), start=1)
    )


def _paragraph_figures(
    paper: Paper, standing: Standing, paragraph: Paragraph
) -> Iterator[Figure]:
    said_before = ""
    for sentence in split_sentences(paragraph.text):
        place = locator(standing.words, _places_of(paragraph, sentence))
        context = (said_before, *reversed(standing.headings))
        yield from find_sentence_figures(paper, sentence, place, context)
        said_before = sentence.text


def _places_of(paragraph: Paragraph, sentence: Sentence) -> tuple[Place, ...]:
    """The place a sentence begins at, of those its paragraph has."""
    passed = 0
    for place in paragraph.places:
        passed += place.end - place.start + 1
        if sentence.start < passed:
            return (place,)
    return paragraph.places


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is said about a table outside of it: before it, and in a note after it."""

    standing: Standing
    table: Table
    before: tuple[str, ...]
    note: str | None


def _table_figures(
    paper: Paper, standings: Sequence[Standing], index: int, table: Table
) -> Iterator[Figure]:
    setting = _setting(standings, index, table)
    for cell in read_grid(table, nearby=setting.before).cells:
        if cell.amount is not None:
            yield _cell_figure(paper, setting, cell, cell.amount)
        else:
            yield from _cell_prose(paper, setting, cell)


def _setting(standings: Sequence[Standing], index: int, table: Table) -> _Setting:
    here = standings[index]
    before: list[str] = []
    for standing in reversed(standings[:index]):
        if standing.headings != here.headings or isinstance(standing.block, Table):
            break
        if isinstance(standing.block, Paragraph):
            before.append(standing.block.text)
    after = standings[index + 1].block if index + 1 < len(standings) else None
    note = after.text if isinstance(after, Paragraph) else None
    is_note = note is not None and " This " in f" {note[:20]}"
    return _Setting(here, table, tuple(before), note if is_note else None)


def _cell_figure(
    paper: Paper, setting: _Setting, cell: GridCell, amount: Amount
) -> Figure:
    table, headings = setting.table, setting.standing.headings
    rows, columns = cell.row_path[::-1], cell.column_path[::-1]
    near = (*rows, *columns, table.caption)
    said = (*near, table.lead, *reversed(headings))
    measure = find_measure(said, amount.unit)
    period = find_period((*columns, *rows), said_on=paper.met_on)
    is_money = amount.unit is Unit.GBP
    about = (*near, setting.note, table.lead)
    return Figure(
        id=FigureId(""),
        paper_id=paper.id,
        council=_council_of((*rows, *columns), paper),
        measure=measure,
        label=" – ".join(cell.row_path) or UNLABELLED,
        amount=sign_amount(amount, measure, near),
        unit=amount.unit,
        printed=amount.printed,
        resolution=amount.resolution,
        locator=_cell_locator(setting, cell),
        quote=_row_quote(cell),
        block=find_block(measure, said),
        flow=find_flow(measure, said) if is_money else None,
        period=period.year if period else None,
        as_at=period.as_at if period else None,
        basis=find_basis(about if is_money else (*columns, *rows), amount.unit),
        scenario=find_coordinate(SCENARIOS, near),
        safety_valve=find_safety_valve(measure, about) if is_money else None,
        stage=find_stage(measure, near),
        vintage=find_vintage((table.caption, table.lead)) or paper.met_on,
        caption=table.caption or setting.standing.words,
        row_path=cell.row_path,
        column_path=cell.column_path,
        is_approximate=amount.is_approximate,
    )


def _cell_locator(setting: _Setting, cell: GridCell) -> Locator:
    label = " – ".join(cell.row_path) or str(cell.row_number)
    words = f"{setting.standing.words}; row {shorten(label)}"
    if cell.column_path:
        words = f"{words}; column {shorten(' – '.join(cell.column_path))}"
    return locator(words, cell.cell.places)


def _row_quote(cell: GridCell) -> str:
    """The printed row, from its label to its end, or the cell where that is long."""
    row = " ".join(c.text for c in cell.row.cells if c.text and not c.is_merged)
    return row if len(row) <= QUOTE_LIMIT else cell.cell.text


def _cell_prose(paper: Paper, setting: _Setting, cell: GridCell) -> Iterator[Figure]:
    """Figures from a cell that holds words: "£84,000 circa plus oncosts"."""
    place = _cell_locator(setting, cell)
    context = (*cell.row_path[::-1], *cell.column_path[::-1])
    for sentence in split_sentences(cell.cell.text):
        for figure in find_sentence_figures(paper, sentence, place, context):
            yield replace(
                figure,
                label=" – ".join((*map(shorten, cell.row_path), figure.label)),
                caption=setting.table.caption or setting.standing.words,
                row_path=cell.row_path,
                column_path=cell.column_path,
            )


def _council_of(texts: Sequence[str], paper: Paper) -> str | None:
    """The council a cell's headings name, else the paper's."""
    for text in texts:
        if mentions := find_councils(text):
            return mentions[0].name
    return paper.council


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
