"""Lines of one table in order: ranked, the first few, or which of two is larger."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import measures_named
from assistant.blocks import HIGH_NEEDS
from assistant.columns_meant import best_column
from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.grammar import A_BUDGET
from assistant.intents import (
    A_COUNT,
    BREAKDOWN,
    MORE_WORDS,
    MOVE_WORDS,
    MOVES,
    NO_SUPERLATIVE,
    TIME_OF_MOST,
    Intent,
)
from assistant.kinds import UNITS, Wanted
from assistant.lines import AS_LIKELY, LEAST_LINE, Line, Meant, lines_of, meant
from assistant.phrases import phrases
from assistant.question import Question
from assistant.sides_asked import OFF_BUDGET, is_off_budget
from assistant.times_told import is_of, is_said
from assistant.wording import list_figure, say, state_cell
from assistant.words import NUMBERS, stems
from corpus.records import Figure, Measure, Unit
from tools.bases import is_variance
from tools.differences import is_movement
from tools.likeness import said_on
from tools.totals import TOTAL_WORDS, leaves, reading_order

SIDE_MERIT = 0.45

CHEAPEST = re.compile(
    r"\b(?:cheap|low|small|least|few|short|bottom)\w*\b", re.IGNORECASE
)
_MOST = re.compile(
    r"\b(?:dearest|highest|biggest|largest|costliest|most|tops?|greatest|worst|deepest"
    r"|furthest"
    r"|peak(?:s|ed)?)\b",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(
    r"\brank\w*|\border\b|\bfrom (?:the )?\w+est\b|\bleague\b|\w+est first\b"
    r"|\b(?:best|worst|high|low|largest|smallest) to \w+",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"\b(?:(?:top|bottom|which|the|first) |(?=\w+ (?:single )?\w+est\b))"
    rf"(?P<count>{A_COUNT})\b",
    re.IGNORECASE,
)
# These say the order, "top" of "top-ups" among them.
_ORDERS = frozenset(
    stems(
        "top bottom first last most least high low large small"
        " break broken down breakdown made make makes up split between comprise"
    )
)
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
_BETWEEN = re.compile(
    r"\s*\b(?:or|versus|vs?\.?|against|(?:compared )?(?:with|to)|than)\b\s*",
    re.IGNORECASE,
)
_MORE = phrases(MORE_WORDS)
# What was set and what came of it are columns of any line.
_OF_COLUMNS = frozenset(stems("budget forecast outturn actual plan revised original"))
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
    rf"\b(?:most|furthest|worst|furthest)\b[^?;,]{{0,12}}?\b(?:over|under|above|below)"
    rf" {A_BUDGET}\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[:,;?–]\s|\s-\s")
_SAYS_WHICH = re.compile(
    rf"\b(?:(?!(?:forecast|{NO_SUPERLATIVE})\b)\w{{2,}}est|most|least"
    r"|main(?:ly)?|chief(?:ly)?|peak\w*|record)\b",
    re.IGNORECASE,
)
EACH = re.compile(r"\b(?:each|per|apiece|every single)\b", re.IGNORECASE)


def rank_rows(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return lines of a table in order, or only the first of them."""
    del weighed
    question = desk.question
    empty = _ENDS | order_words(question)
    by = [w for w in question.words if not TOTAL_WORDS.fullmatch(w) and w not in empty]
    lines: Sequence[Line] = lines_of(desk.figures())
    if moved := _moved(question, lines):
        by = [word for word in by if word not in _MOVE_STEMS]
        lines = moved
    lines = _varied(question, lines) or lines
    unit = UNITS.get(question.wanted)
    own = [
        line
        for line in _within_block(question, lines)
        if not _is_of_other_flow(question, line)
    ]
    ranked = meant(question, own, by=by, unit=unit)
    if not ranked or ranked[0].merit < LEAST_LINE:
        return None
    if _TIME_OF_MOST.search(question.text):
        cells = _by_year([m for m in ranked if _is_table_of(question, m.line)])
    elif _BY_YEAR.search(question.text):
        cells = _by_year(ranked)
    else:
        cells = _cells_to_rank(question, [m for m in ranked if m.line.is_of_table])
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
    return [
        replace(line, figures=cells)
        for line in lines
        if line.is_of_table
        if (cells := tuple(f for f in line.figures if is_movement(f.column_path)))
    ]


def _varied(question: Question, lines: Sequence[Line]) -> list[Line]:
    """The lines of tables with a column of what is over or under, if that is asked.

    They are cut to it: "by Q3 overspend" is of the variance as said then.
    """
    if not is_off_budget(question):
        return []
    return [
        replace(line, figures=cells)
        for line in lines
        if line.is_of_table
        if (cells := tuple(f for f in line.figures if _is_varied(question, f)))
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
    asks = (_WHICH_ARE, _HOW_MANY, _MOST)
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


def order_words(question: Question) -> frozenset[str]:
    """Return the stems that say the order and how many of it: they name no row."""
    number = _HOW_MANY.search(question.text)
    return _ORDERS.union(stems(number["count"]) if number else ())


def _heading(cell: Figure) -> frozenset[str]:
    return frozenset(stems(" ".join(cell.row_path)))


def is_extreme(question: Question) -> bool:
    """Return whether the first or the last of several is asked for, and no order."""
    is_end = _MOST.search(question.text) or CHEAPEST.search(question.text)
    return bool(is_end) and not _IN_ORDER.search(question.text)


def is_rising(question: Question) -> bool:
    """Return whether the smallest is asked for first."""
    return bool(CHEAPEST.search(question.text))


def count_asked(question: Question) -> int:
    """Return how many of the first are asked for; 0 where no number is said."""
    said = _HOW_MANY.search(question.text)
    if said is None:
        return 0
    name = said["count"].lower()
    return NUMBERS.index(name) + 1 if name in NUMBERS else int(name)


def as_many_as_asked(question: Question, cells: Sequence[Figure]) -> Sequence[Figure]:
    """Return all of `cells`, in order, or as many of the first as are asked for."""
    text = question.text
    if count := count_asked(question):
        return [f for f in cells if f.amount in {c.amount for c in cells[:count]}]
    least, most = CHEAPEST.search(text), _MOST.search(text)
    if least and most and not _IN_ORDER.search(text):
        ends = (cells[-1], cells[0])  # cells rise where the smallest is asked for
        return ends if most.start() < least.start() else ends[::-1]
    if (least or most) and not _IN_ORDER.search(text):
        return [f for f in cells if f.amount == cells[0].amount]
    return cells


def larger_of_two(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return which of two lines named in the question is the larger."""
    del weighed
    pair = _sides(desk)
    if pair is None or len(desk.question.councils) > 1:
        return None
    if EACH.search(desk.question.text):
        return _each_of(desk, pair)
    if desk.question.intent is Intent.SHARE and not _MORE.search(desk.question.text):
        return None
    cells = [_cell(desk.question, line, pair) for line in pair]
    figures = [cell for cell in cells if cell is not None]
    if len(figures) < 2 or len({f.unit for f in figures}) > 1:  # noqa: PLR2004 -- a pair
        return None
    one, other = sorted(figures, key=lambda f: -f.amount)
    papers = desk.papers()
    listed = [list_figure(f, papers[f.paper_id]) for f in (one, other)]
    if one.amount == other.amount:
        head = say(f"They are the same: {{{one.id}}} each.", one.id, other.id)
        return Draft(status="answered", sentences=(head, *listed))
    head = say(
        f"The larger is {one.label}: {{{one.id}}}, against {{{other.id}}}.",
        one.id,
        other.id,
    )
    return Draft(status="answered", sentences=(head, *listed))


def _sides(desk: Desk) -> tuple[Line, Line] | None:
    """The two lines that "A or B", "A against B", "more A than B" names."""
    question = desk.question
    lines = lines_of(desk.figures())
    clauses = [c for c in _CLAUSE.split(question.text) if _BETWEEN.search(c)]
    texts = [question.text, *clauses]
    for text in reversed(texts):
        left, *rest = _BETWEEN.split(text, maxsplit=1)
        if not rest:
            continue
        one, other = (_named_line(question, lines, said) for said in (left, rest[0]))
        if one and other and one != other:
            return one, other
    return None


def _named_line(question: Question, lines: Sequence[Line], said: str) -> Line | None:
    by = [word for word in stems(said) if word in question.words]
    unit = UNITS[Wanted.COUNT if question.wanted is Wanted.COUNT else Wanted.MONEY]
    if not by:
        return None
    # A sentence's number has no heading to be named by.
    own = [
        line
        for line in lines
        if line.is_of_table and any(f.unit is unit for f in line.figures)
    ]
    ranked = meant(question, own, by=by)
    if not ranked or ranked[0].merit < SIDE_MERIT:
        return None
    best = ranked[0].line
    named = ({*by} & (best.words | best.sheet_words)) - _OF_COLUMNS
    if named <= best.column_words - best.words:
        return None  # a column is named, and no line
    alike = [m.line for m in ranked if _is_named_alike(m.line, best, by)]
    # What several lines are named by is their total.
    return next((line for line in alike if line.is_total), best)


def _is_named_alike(line: Line, other: Line, by: Sequence[str]) -> bool:
    """Whether two lines of one table have the same of the words `by` in their name."""
    named, named_too = ({*by} & one.words for one in (line, other))
    return line.sheet == other.sheet and named == named_too


def _cell(question: Question, line: Line, pair: tuple[Line, Line]) -> Figure | None:
    """The cell of `line` that is compared: of the time asked, in money if both are."""
    units = set.intersection(*({f.unit for f in one.figures} for one in pair))
    cells = [f for f in line.figures if f.unit in units]
    money = [f for f in cells if f.unit is Unit.GBP] or cells
    timed = [f for f in money if question.periods and is_of(f, question.periods)]
    if question.periods and not timed and any(f.period or f.as_at for f in money):
        return None
    return next(iter(timed or money[-1:]), None)


def _each_of(desk: Desk, pair: tuple[Line, Line]) -> Outcome | None:
    """Pounds for each thing counted, of both lines."""
    rates: list[tuple[Figure, Figure]] = []
    for line in pair:
        money = [f for f in line.figures if f.unit is Unit.GBP]
        counts = [f for f in line.figures if f.unit is Unit.COUNT]
        if not money or not counts:
            return None
        rates.append((money[0], counts[0]))
    expressions = tuple(f"{paid.id} / {count.id}" for paid, count in rates)
    if missing := desk.missing(expressions):
        return Needs(missing)
    papers = desk.papers()
    told: list[DraftSentence] = []
    for (paid, count), expression in zip(rates, expressions, strict=True):
        if (result := desk.sums[expression]) is None:
            return None
        text = f"{paid.label}: {{{result.id}}} each, {result.expression}."
        told.append(say(text, result.id, paid.id, count.id))
    listed = [list_figure(f, papers[f.paper_id]) for rate in rates for f in rate]
    return Draft(status="answered", sentences=(*told, *listed))
