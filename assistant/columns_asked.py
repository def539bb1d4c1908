"""Several columns of one row, each asked for by its name.

Scheme         Places   Cost (£m)   Opening       "Oak school: places, cost, opening?"
Oak school         80         3.6   April 2025    each cell that is a number, read out,
Elm unit           25         1.2   Sept 2023     and the row itself where one is words
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.desk import Desk
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.grammar import OVER_BUDGET
from assistant.intents import Intent
from assistant.kinds import PER
from assistant.lines import SAYS_LITTLE, is_of_council
from assistant.one_thing import is_step_beside
from assistant.question import Question
from assistant.rows_named import is_row_named, rows_of
from assistant.times_told import is_of, is_said
from assistant.wording import quote_figure, state_cell
from assistant.words import like, stems
from corpus.records import Basis, Figure, Hit, Paper, PaperId
from tools.differences import is_movement
from tools.steps import column_of, step_columns
from tools.totals import TOTAL_WORDS, is_total

_ASKING = frozenset({Intent.LOOK_UP, Intent.WHEN})
# One column alone is looked up.
FEWEST_COLUMNS = 2
# So much of a column's name is asked for, or it is another column.
LEAST_NAMED = 0.5
# Of what is asked that the papers know, so much is the row, its columns and its table.
LEAST_MEANT = 0.75


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: its numbers, and the names of its columns of words."""

    cells: tuple[Figure, ...]
    worded: tuple[str, ...] = field(default=())

    @property
    def heading(self) -> str:
        """What the row is called."""
        return " ".join(self.cells[0].row_path)

    @property
    def caption(self) -> str:
        """What its table is called."""
        return self.cells[0].caption or ""

    @property
    def words(self) -> str:
        """What it says and its columns and table say."""
        return " ".join((self.heading, self.caption, *self.names()))

    def names(self) -> Iterator[str]:
        """Yield the names of its columns."""
        yield from (_name(cell) for cell in self.cells)
        yield from self.worded


def columns_asked(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the cells of one row under each of the columns that are asked about."""
    question = desk.question
    if not weighed or question.intent not in _ASKING or question.councils[1:]:
        return None
    if OVER_BUDGET.search(question.text):
        return None
    return _told_of_row(desk, _row_asked(desk, weighed))


def columns_beside(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the cells of one row that are to be compared, where they are several."""
    if not _is_of_one_time(desk.question, weighed):
        return None
    return _told_of_row(desk, _row_compared(desk, weighed))


def _told_of_row(desk: Desk, row: _Row | None) -> Draft | None:
    question = desk.question
    if row is None:
        return None
    told = tuple(_tell(question, row, desk.papers()[row.cells[0].paper_id]))
    return Draft(status="answered", sentences=told) if told else None


def two_columns(desk: Desk, weighed: Sequence[Weighed]) -> tuple[Figure, Figure] | None:
    """Return the two cells of one row that are held against each other, as printed.

    "Early years: outturn against revised budget." Each word that makes a figure another
    one is said of the row, its columns or its table.
    """
    question = desk.question
    row = _row_compared(desk, weighed)
    if row is None or not _is_of_one_time(question, weighed):
        return None
    names = _columns_named(question, row)
    cells = [c for c in row.cells if _name(c) in names and _is_of_time(question, c)]
    kinds = {(cell.unit, cell.measure) for cell in cells}
    if len(cells) != FEWEST_COLUMNS or len(kinds) > 1:
        return None
    one, other = cells
    if is_step_beside(one, other, step_columns(desk.figures())):
        return None
    return one, other


def step_named(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the cell of a step that is asked for by its whole name, in the row asked.

    "How much demand growth is in the budget for special schools?"
    """
    question = desk.question
    steps = step_columns(desk.figures())
    cells = [
        cell
        for w in weighed
        if (cell := w.candidate.cell) and column_of(cell) in steps
        if is_of_council(question, cell) and _is_whole_name(question, cell)
    ]
    asked = frozenset(question.words)
    met = {cell: len(asked & _own_words(cell)) for cell in cells}
    most = max(met.values(), default=0)
    told = [c for c in cells if met[c] == most > 0] or [c for c in cells if is_total(c)]
    if len(told) != 1:
        return None
    paper = desk.papers()[told[0].paper_id]
    return Draft(status="answered", sentences=(state_cell(told[0], paper),))


def movement_told(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the cell that a row of its own name gives of what is to change in it.

    Asked for the time of another of the row's cells, and of no two times.
    """
    question = desk.question
    if question.periods[1:] or question.vintages or not weighed:
        return None
    rows = rows_of(desk.figures()).values()
    moved = [
        cell
        for row in rows
        for cell in row
        if is_movement(cell.column_path) and is_row_named(question, cell)
        if is_of_council(question, cell)
        and (not question.periods or any(is_of(c, question.periods) for c in row))
    ]
    if len(moved) != 1:
        return None
    paper = desk.papers()[moved[0].paper_id]
    return Draft(status="answered", sentences=(state_cell(moved[0], paper),))


def _own_words(cell: Figure) -> frozenset[str]:
    """The words of a cell's row that neither its column nor its table's title says."""
    shared = f"{_name(cell)} {cell.caption or ''}"
    return frozenset(stems(" ".join(cell.row_path))) - frozenset(stems(shared))


def _is_whole_name(question: Question, cell: Figure) -> bool:
    """Whether a question says every word of a column's name, which has several."""
    words = {word for word in stems(_name(cell)) if word.isalpha()}
    asked = set(question.words)
    return len(words) > 1 and all(asked & {word, *like(word)} for word in words)


def _is_of_one_time(question: Question, weighed: Sequence[Weighed]) -> bool:
    is_timed_twice = question.periods[1:] or question.vintages[1:]
    return bool(weighed) and not (is_timed_twice or question.councils[1:])


def _row_compared(desk: Desk, weighed: Sequence[Weighed]) -> _Row | None:
    """The row asked about, where it says each word that makes a figure another one."""
    asked = frozenset(desk.question.qualifiers)
    row = _row_asked(desk, weighed) if weighed else None
    return row if row and asked <= _met(asked, row.words) else None


def _row_asked(desk: Desk, weighed: Sequence[Weighed]) -> _Row | None:
    """The one row that is asked about with several of its columns, or None."""
    rows = [
        (merit, row)
        for table in _tables(desk)
        for row in table
        if (merit := _merit(desk.question, row, table, weighed[0].known))
    ]
    most = max((merit for merit, _ in rows), default=0)
    best = [row for merit, row in rows if merit == most]
    return best[0] if len(best) == 1 else None


def _tables(desk: Desk) -> Iterable[list[_Row]]:
    """The rows of each table of the council asked about, without its totals."""
    rows: dict[tuple[PaperId, str, tuple[str, ...]], list[Figure]] = {}
    for figure in desk.figures():
        is_row = figure.caption is not None and figure.row_path
        if is_row and is_of_council(desk.question, figure):
            key = (figure.paper_id, str(figure.caption), figure.row_path)
            rows.setdefault(key, []).append(figure)
    worded = _worded(desk.found.hits)
    tables: dict[tuple[PaperId, str], list[_Row]] = {}
    for (paper, caption, path), cells in rows.items():
        if not TOTAL_WORDS.search(path[-1]):
            names = worded.get((paper, cells[0].quote), ())
            tables.setdefault((paper, caption), []).append(_Row(tuple(cells), names))
    return tables.values()


def _worded(hits: Iterable[Hit]) -> Mapping[tuple[PaperId, str], tuple[str, ...]]:
    """By a row's own words, the names of the columns in which it has no number."""
    named: dict[tuple[PaperId, str], tuple[str, ...]] = {}
    for hit in hits:
        if hit.passage.table is None:
            continue
        heads, *rows = (line.split("\t") for line in hit.passage.text.splitlines())
        for row in rows:
            cells = zip(heads[1:], row[1:], strict=False)
            words = " ".join(" ".join(row).split())
            named[hit.paper.id, words] = tuple(
                head for head, cell in cells if any(map(str.isalpha, cell))
            )
    return named


def _merit(
    question: Question, row: _Row, table: Sequence[_Row], known: frozenset[str]
) -> int:
    """How much of what is asked is this row and its columns; 0 where it is not meant.

    A word names it that no other row of its table says.
    """
    asked = frozenset(question.words)
    own = _met(asked, row.heading)
    others = " ".join(one.heading for one in table if one is not row)
    if own <= _met(own, others):
        return 0
    if len(_named(asked - own, row)) < FEWEST_COLUMNS:
        return 0
    if PER.search(question.text) and not any(map(PER.search, row.names())):
        return 0  # what all of it costs is no cost of one
    meant = _met(asked, row.words)
    said = [word for word in asked if known & {word, *like(word)}]
    whole = [word for word in said if word in meant or word not in SAYS_LITTLE]
    is_meant = len(meant) >= LEAST_MEANT * len(whole)
    return len(own) + len(meant) if is_meant else 0


def _columns_named(question: Question, row: _Row) -> frozenset[str]:
    asked = frozenset(question.words)
    return _named(asked - _met(asked, row.heading), row)


def _named(asked: frozenset[str], row: _Row) -> frozenset[str]:
    """The names of the columns of `row` that are asked for, each by words of its own.

    By the whole of its name, or by half of it that names no other column: "net outturn"
    asks for no "net variance". What only its table's caption says names none.
    """
    whole: set[str] = set()
    half: dict[str, frozenset[str]] = {}
    for name in row.names():
        own = {word for word in stems(name) if word.isalpha()}
        met = _met(asked, name)
        if met and len(met) >= len(own):
            whole.add(name)
        elif met and len(met) >= LEAST_NAMED * len(own):
            half[name] = met
    taken = {word for name in whole for word in _met(asked, name)}
    left = {name: met - taken for name, met in half.items() if met - taken}
    caption = frozenset(stems(row.caption))
    is_of_row = bool(whole) or any(met - caption for met in left.values())
    return frozenset({*whole, *left}) if is_of_row else frozenset()


def _met(asked: frozenset[str], text: str) -> frozenset[str]:
    """The words of `asked` that a text of a table says."""
    said = set(stems(text))
    return frozenset(word for word in asked if said & {word, *like(word)})


def _name(cell: Figure) -> str:
    return " ".join(cell.column_path)


def _tell(question: Question, row: _Row, paper: Paper) -> Iterator[DraftSentence]:
    """The numbers in the order asked about, then the row where a column is of words."""
    asked = frozenset(question.words)
    names = _columns_named(question, row)
    order = {
        name: min(question.words.index(word) for word in _met(asked, name))
        for name in names
    }
    for cell in sorted(row.cells, key=lambda cell: order.get(_name(cell), 0)):
        if _name(cell) in names and _is_of_time(question, cell):
            yield state_cell(cell, paper)
    if names.intersection(row.worded):
        yield quote_figure(row.cells[0], paper)


def _is_of_time(question: Question, cell: Figure) -> bool:
    """Whether a cell is of a time asked about, or says none."""
    is_timed = question.periods and (cell.period or cell.as_at)
    if is_timed and not is_of(cell, question.periods):
        return False
    is_then = any(is_said(cell, vintage) for vintage in question.vintages)
    return is_then or not question.vintages or cell.basis is Basis.BUDGET
