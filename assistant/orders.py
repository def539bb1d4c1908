"""Lines of one table in order: ranked, or the first few."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.asked import measures_named
from assistant.blocks import HIGH_NEEDS
from assistant.columns_meant import best_column
from assistant.desk import Desk, Outcome
from assistant.drafts import Draft
from assistant.evidence import Weighed
from assistant.grammar import A_BUDGET
from assistant.intents import (
    BREAKDOWN,
    MOVE_WORDS,
    MOVES,
    NO_SUPERLATIVE,
    TIME_OF_MOST,
    Intent,
)
from assistant.kinds import UNITS, Wanted
from assistant.lines import AS_LIKELY, LEAST_LINE, Line, Meant, lines_of, meant
from assistant.orders_asked import (
    HOW_MANY,
    MOST,
    as_many_as_asked,
    is_rising,
    order_words,
)
from assistant.phrases import phrases
from assistant.question import Question
from assistant.sides_asked import OFF_BUDGET, is_off_budget
from assistant.times_told import is_of, is_said
from assistant.wording import state_cell
from assistant.words import stems
from corpus.records import Figure, Measure
from tools.bases import is_variance
from tools.differences import is_movement
from tools.likeness import said_on
from tools.totals import TOTAL_WORDS, leaves, reading_order

# What all lines are, though only some are called so: "High needs" and "Schools block".
_LINES = frozenset(stems("block line heading row category"))
_MOVE_STEMS = frozenset(
    stems(
        "part item grow grew growth rise rose fall fell move moved forecast forecasts"
    )
)
_ENDS = frozenset(
    stems(
        "largest biggest highest greatest smallest lowest fewest least most worst peak"
        " deepest point level bottom top out"
    )
)
_BY_YEAR = re.compile(
    r"\b(?:which|what|each) year\b|\bby year\b|\byears\b|\byearly\b",
    re.IGNORECASE,
)
_TIME_OF_MOST = phrases(TIME_OF_MOST)
_IN_PARTS = phrases(BREAKDOWN)
_IS_OVER = re.compile(r"over|above", re.IGNORECASE)
_WHICH_ARE = re.compile(
    r"\b(?:which|what)\b[^?]*\b(?:are|were|is|was|go|went|expect\w*|forecast\w*)\b",
    re.IGNORECASE,
)
_WITHIN_BLOCK = re.compile(
    r"\b(?:lines?|parts?|areas?|headings?|items?|services|elements?|components?"
    r"|driv\w+|drove|behind)\b[^?;]*\bhigh needs\b",
    re.IGNORECASE,
)
_DRIVES = re.compile(r"\bdriv(?:es|en|ing|ers?)\b|\bdrove\b|\bbehind\b", re.IGNORECASE)
# "Which fell most", "which has got worst since".
_MOVED_MOST = re.compile(
    rf"\b(?:{MOVE_WORDS})\b (?:\w+ ){{0,2}}?(?:most|least|fastest|furthest)\b"
    r"|\b(?:most|least|worst|worse|better)\b[^?;,]{0,20}?\bsince\b",
    re.IGNORECASE,
)
_OVER_BY = re.compile(
    rf"\b(?:most|furthest|worst)\b[^?;,]{{0,12}}?\b(?:over|under|above|below)"
    rf" {A_BUDGET}\b",
    re.IGNORECASE,
)
_SAYS_WHICH = re.compile(
    rf"\b(?:(?!(?:forecast|{NO_SUPERLATIVE})\b)\w{{2,}}est|most|least"
    r"|main(?:ly)?|chief(?:ly)?|peak\w*|record)\b",
    re.IGNORECASE,
)


def rank_rows(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return lines of a table in order, or only the first of them."""
    del weighed
    question = desk.question
    ranked = _lines_meant(question, lines_of(desk.figures()))
    if not ranked or ranked[0].merit < LEAST_LINE:
        return None
    cells = _cells_meant(question, ranked)
    if len(cells) < 2 or len({f.unit for f in cells}) > 1:  # noqa: PLR2004 -- one is in order
        return None
    if _asks_difference(question) and not all(map(_is_difference, cells)):
        return None  # how large a line is does not tell what it added, or is over by
    from_least = is_rising(question)
    if off := _off_as_asked(question, cells):
        cells, from_least = off, off[0].amount < 0
    cells.sort(key=lambda cell: cell.amount, reverse=not from_least)
    papers = desk.papers()
    shown = as_many_as_asked(question, cells)
    return Draft(
        status="answered",
        sentences=tuple(state_cell(f, papers[f.paper_id]) for f in shown),
    )


def _lines_meant(question: Question, lines: Sequence[Line]) -> Sequence[Meant]:
    """The lines that may be put in order, likeliest first, cut to the cells asked."""
    empty = _ENDS | order_words(question)
    by = [w for w in question.words if not TOTAL_WORDS.fullmatch(w) and w not in empty]
    if moved := _moved(question, lines):
        by = [word for word in by if word not in _MOVE_STEMS]
        lines = moved
    lines = _within_block(question, _varied(question, lines) or lines)
    own = [line for line in lines if not _is_of_other_flow(question, line)]
    return meant(question, own, by=by, unit=UNITS.get(question.wanted))


def _cells_meant(question: Question, ranked: Sequence[Meant]) -> list[Figure]:
    """The cells to put in order: those of a line by year, or one of each line."""
    if _TIME_OF_MOST.search(question.text):
        return _by_year([m for m in ranked if _is_table_of(question, m.line)])
    if _BY_YEAR.search(question.text):
        return _by_year(ranked)
    return _cells_to_rank(question, [m for m in ranked if m.line.is_of_table])


def is_unranked(question: Question, weighed: Sequence[Weighed]) -> bool:
    """Return whether the most of something is asked for, and no sentence says which."""
    said = weighed[0].candidate.quote if weighed else ""
    is_figure = bool(question.measures) and question.wanted is not Wanted.WORDS
    if question.intent is not Intent.RANK or not is_figure:
        return False
    if _IN_PARTS.search(question.text):
        return False
    is_of_it = not set(question.measures).isdisjoint(measures_named(said))
    is_told = is_of_it or not _TIME_OF_MOST.search(question.text)
    return not (is_told and _SAYS_WHICH.search(said))


def _is_table_of(question: Question, line: Line) -> bool:
    """Whether a line is of a table, and of what is asked if that is measured."""
    of_measures = {figure.measure for figure in line.figures} & set(question.measures)
    return line.is_of_table and bool(of_measures or not question.measures)


def _is_of_other_flow(question: Question, line: Line) -> bool:
    """Whether a line is of balances where a year's overspends are asked for, or so."""
    return any(
        None is not f.flow is not question.flow is not None
        for f in line.figures
        if f.measure is Measure.DSG_DEFICIT
    )


def _asks_difference(question: Question) -> bool:
    """Whether rows are to be in order of what they added, moved or are over by."""
    text = question.text
    is_moved = _MOVED_MOST.search(text) and not _BY_YEAR.search(text)
    is_off = _OVER_BY.search(text) and Measure.DSG_DEFICIT not in question.measures
    return bool(_DRIVES.search(text) or is_moved or is_off)


def _is_difference(cell: Figure) -> bool:
    return is_variance(cell.column_path) or is_movement(cell.column_path)


def _within_block(question: Question, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of tables of high needs, where lines within them are asked for.

    "Which line of the high needs budget": a row of the whole block is none of them.
    """
    if not _WITHIN_BLOCK.search(question.text):
        return lines
    whole = {line.sheet for line in lines if line.words - _LINES == {HIGH_NEEDS}}
    return [
        line
        for line in lines
        if HIGH_NEEDS in line.sheet_words and line.sheet not in whole
    ]


def _moved(question: Question, lines: Sequence[Line]) -> list[Line]:
    """The lines of tables with a column of what moved, cut to it, if that is asked."""
    if not MOVES.search(question.text) or question.periods[1:]:
        return []
    return _cut(lines, lambda cell: is_movement(cell.column_path))


def _varied(question: Question, lines: Sequence[Line]) -> list[Line]:
    """The lines of tables with a column of what is over or under, if that is asked.

    They are cut to it: "by Q3 overspend" is of the variance as said then.
    """
    if not is_off_budget(question):
        return []
    return _cut(lines, lambda cell: _is_varied(question, cell))


def _cut(lines: Sequence[Line], is_kept: Callable[[Figure], bool]) -> list[Line]:
    """The lines of tables that have cells to be kept, with those alone."""
    return [
        replace(line, figures=cells)
        for line in lines
        if line.is_of_table
        if (cells := tuple(filter(is_kept, line.figures)))
    ]


def _is_varied(question: Question, cell: Figure) -> bool:
    is_then = any(is_said(cell, vintage) for vintage in question.vintages)
    is_over = cell.measure in {Measure.DSG_DEFICIT, Measure.OTHER}
    is_of_side = is_over and is_variance(cell.column_path)
    return is_of_side and (is_then or not question.vintages)


def _by_year(ranked: Sequence[Meant]) -> list[Figure]:
    """The figures by year of the likeliest line that has several, if one is likely.

    Of the same row in several tables, as it was said last.
    """
    likely = (m.line for m in ranked if m.merit >= AS_LIKELY * ranked[0].merit)
    rows = [row for line in likely if len(row := _timed(line, ranked)) > 1]
    same = [row for row in rows if _of_row(row[0]) == _of_row(rows[0][0])]
    return max(same, key=lambda row: said_on(row[0]), default=[])


def _of_row(figure: Figure) -> tuple[object, ...]:
    return figure.council, figure.measure, figure.flow, figure.row_path[-1:]


def _timed(line: Line, ranked: Sequence[Meant]) -> list[Figure]:
    """A line's figures of a year or a day; in prose those of its paragraph."""
    if line.is_of_table:
        figures = list(line.figures)
    else:
        figures = [m.line.first for m in ranked if m.line.sheet == line.sheet]
    timed = [f for f in figures if f.period or f.as_at]
    return [f for f in timed if f.unit is timed[0].unit]


def _cells_to_rank(question: Question, ranked: Sequence[Meant]) -> list[Figure]:
    """A cell of each line that is named, or of all that make the table's total."""
    if not ranked:
        return []
    sheet = [m.line for m in ranked if m.line.sheet == ranked[0].line.sheet]
    column = best_column(question, sheet)
    cells = [cell for line in sheet if (cell := line.cell_under(column))]
    if question.periods and any(_is_of_another_time(question, f) for f in cells):
        return []
    rows = [f for f in cells if f.row_path and not TOTAL_WORDS.search(f.row_path[-1])]
    named = [f for f in rows if is_named_among(question, f, rows)]
    if len(named) > 1:
        return named
    in_order = sorted(cells, key=reading_order)
    parts = max((leaves(f, in_order) for f in in_order), key=len, default=())
    made_of = [f for f in rows if f in parts]
    return made_of if made_of or _IN_PARTS.search(question.text) else rows


def _off_as_asked(question: Question, cells: Sequence[Figure]) -> list[Figure]:
    """The deficits that are over, or under, where one of the two is asked for."""
    said = OFF_BUDGET.search(question.text)
    are_told = all(f.measure is Measure.DSG_DEFICIT and f.is_sign_told for f in cells)
    asks = (_WHICH_ARE, HOW_MANY, MOST)
    is_of_side = any(asked.search(question.text) for asked in asks)
    if said is None or not are_told or not is_of_side:
        return []
    side = 1 if _IS_OVER.match(said[0]) else -1
    return [f for f in cells if side * f.amount > 0]


def _is_of_another_time(question: Question, cell: Figure) -> bool:
    return bool(cell.period or cell.as_at) and not is_of(cell, question.periods)


def is_named_among(question: Question, cell: Figure, rows: Sequence[Figure]) -> bool:
    """Return whether the question says a word of this line that not every line has."""
    shared = frozenset.intersection(*(frozenset(_heading(f)) for f in rows))
    naming = _heading(cell) - shared - order_words(question) - _LINES
    return bool(naming & set(question.words))


def _heading(cell: Figure) -> frozenset[str]:
    return frozenset(stems(" ".join(cell.row_path)))
