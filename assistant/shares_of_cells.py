"""A part and its whole in a table: of one column, or of one row."""

from collections.abc import Sequence

from assistant.columns_meant import named_column
from assistant.desk import Desk
from assistant.evidence import Weighed
from assistant.lines import LEAST_LINE, Line, lines_of, meant
from assistant.question import Question
from assistant.shares_asked import asks_each, is_of_other_measure, operands_said
from assistant.sides_asked import is_off_budget
from assistant.stated import is_quoted
from assistant.times_told import is_of, is_said
from assistant.untimed import PLANNED
from assistant.words import stems
from corpus.records import Figure, Unit
from tools.bases import is_variance
from tools.likeness import is_actual, said_on, time_of
from tools.totals import TOTAL_WORDS

# The total that "what share of X is Y" names meets so much of X.
WHOLE_MERIT = 0.3


def of_one_column(desk: Desk) -> tuple[Figure, Figure] | None:
    """Return two lines of one column, the total first: "what share of X is Y"."""
    question = desk.question
    said = operands_said(question)
    if said is None:
        return None
    lines = [line for line in lines_of(desk.figures()) if line.is_of_table]
    by = [word for word in stems(said["part"]) if word in question.words]
    wholes = [word for word in stems(said["whole"]) if word in question.words]
    if not by or not wholes:
        return None
    found = _part_of_total(question, lines, by=by, wholes=wholes)
    if found is None:
        return None
    part, total = found
    asked = question.periods
    pairs = [
        (cell, whole)
        for whole in total.figures
        if (cell := part.cell_under(whole.column_path))
        and (not asked or is_of(cell, asked))
        and whole.unit is cell.unit
        and cell.unit is not Unit.PERCENT
        and not is_of_other_measure(whole, said["whole"])
    ]
    if all(cell.unit is Unit.COUNT for cell, _ in pairs) and not asked:
        pairs.sort(key=lambda pair: time_of(pair[0]) or "", reverse=True)
    if is_off_budget(question):
        pairs = [pair for pair in pairs if is_variance(pair[0].column_path)] or pairs
    else:
        pairs = _under_column_named(question, pairs)
    on_basis = [pair for pair in pairs if pair[0].basis is question.basis is not None]
    if on_basis:
        return max(on_basis, key=lambda pair: said_on(pair[0]))
    # What came of it, else what is looked for, before what was to be.
    return min(pairs, key=lambda pair: _rung(pair[0]), default=None)


def _exceeds(part: Line, total: Line) -> bool:
    """Whether a line is more than another in each column: no part of it."""
    beside = [
        (cell.amount, whole.amount)
        for whole in total.figures
        if (cell := part.cell_under(whole.column_path)) and cell.unit is whole.unit
    ]
    return bool(beside) and all(abs(one) > abs(all_) for one, all_ in beside)


def _rung(cell: Figure) -> int:
    if is_actual(cell):
        return 0
    return 2 if cell.basis in PLANNED else 1


def _part_of_total(
    question: Question,
    lines: Sequence[Line],
    *,
    by: Sequence[str],
    wholes: Sequence[str],
) -> tuple[Line, Line] | None:
    """The line that `by` names and the total that `wholes` do, likeliest together."""
    likely = [m for m in meant(question, lines, by=wholes) if m.merit >= WHOLE_MERIT]
    totals = [m for m in likely if m.line.is_total] or likely
    parts = [m for m in meant(question, lines, by=by) if m.merit >= LEAST_LINE]
    pairs = [
        (part.merit + total.merit, part.line, total.line)
        for total in totals
        for part in parts
        if part.line.sheet == total.line.sheet
        and part.line != total.line
        and not part.line.is_total
        and not _exceeds(part.line, total.line)
    ]
    if not pairs:
        return None
    _, part, total = max(pairs, key=lambda pair: pair[0])
    return part, total


def _under_column_named(
    question: Question, pairs: Sequence[tuple[Figure, Figure]]
) -> list[tuple[Figure, Figure]]:
    """Those of `pairs` whose column the question says most of, and when it was said."""
    then = [p for p in pairs if any(is_said(p[0], v) for v in question.vintages)]
    own = then or list(pairs)
    named = [named_column(question, cell) for cell, _ in own]
    most = max(named, default=0)
    return [pair for pair, count in zip(own, named, strict=True) if count == most]


def beside_quoted(
    desk: Desk, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """Return the cell named in the row or column of a whole that is quoted, and it."""
    amounts = desk.question.amounts
    tabled = [f for f in desk.figures() if f.caption is not None]
    wholes = [f for f in tabled if any(is_quoted(f, amount) for amount in amounts)]
    pairs = [
        (cell, whole)
        for w in weighed
        for whole in wholes
        if (cell := w.candidate.cell) and _is_in_line(cell, whole)
    ]
    named = [len((_path(c) - _path(w)) & set(desk.question.words)) for c, w in pairs]
    most = max(named, default=0)
    return pairs[named.index(most)] if most else None


def _is_in_line(cell: Figure, whole: Figure) -> bool:
    """Whether two figures of one table are of one unit, in one row or one column."""
    return (
        cell != whole
        and (cell.paper_id, cell.caption) == (whole.paper_id, whole.caption)
        and cell.unit is whole.unit
        and (cell.row_path == whole.row_path or cell.column_path == whole.column_path)
    )


def _path(cell: Figure) -> frozenset[str]:
    """The stems of the headings of a cell's row and column."""
    return frozenset(stems(" ".join((*cell.row_path, *cell.column_path))))


def of_cell(
    question: Question, cell: Figure, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """Return `cell` and its column's total; or money and count of its row, for each."""
    if is_off_budget(question) and not is_variance(cell.column_path):
        return None
    if not asks_each(question):
        whole = _total_of_column(cell, weighed)
        return (cell, whole) if whole else None
    row = [
        figure
        for w in weighed
        for figure in w.candidate.figures
        if (figure.row_path, figure.caption) == (cell.row_path, cell.caption)
    ]
    money = next((f for f in row if f.unit is Unit.GBP), None)
    count = next((f for f in row if f.unit is Unit.COUNT), None)
    return (money, count) if money and count else None


def _total_of_column(cell: Figure, weighed: Sequence[Weighed]) -> Figure | None:
    """The grand total of a cell's column: the last one that is called a total."""
    totals = [
        f
        for w in weighed
        for f in w.candidate.figures
        if f.caption == cell.caption
        and f.column_path == cell.column_path
        and f.id != cell.id
        and f.row_path
        and TOTAL_WORDS.search(f.row_path[-1])
    ]
    return max(totals, key=lambda f: f.amount, default=None)
