"""Several cells of one line of a table, each asked for in the asker's own words.

Year       Planned   Actual   Cost per place     "How many did we plan in 2023/24, how
2022/23      1,100    1,140          £19,000      many came, and at what cost?"
2023/24      1,200    1,310          £20,500      plan: 1,200; came: 1,310; at £20,500

A side of the question calls for a cell by the words of its heading, its time, its side
of an account, its scenario or its unit; what it leaves open, the other sides say. A
cell that a side speaks against is not its.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.each_part import not_stated
from assistant.evidence import Weighed
from assistant.intents import Intent
from assistant.kinds import PER
from assistant.lines import SAYS_LITTLE, is_of_council, title_of
from assistant.lookup import tell_mismatches
from assistant.question import Question
from assistant.sides_asked import Side, side_of
from assistant.sides_said import Order, SaidSide, sides_said
from assistant.times_told import is_of, is_same, time_of
from assistant.wording import state_cell
from assistant.words import like, stems
from corpus.periods import read_periods
from corpus.points import read_points
from corpus.records import Figure, Measure, PaperId
from corpus.times import Period
from tools.likeness import time_order
from tools.totals import TOTAL_WORDS

_ASKING = frozenset({Intent.LOOK_UP, Intent.WHEN})
# Fewer are no several.
FEWEST = 2
# Of what is asked that the papers know, so much is the line, its cells and its table.
LEAST_MEANT = 0.75
# What it counts that a side says a time, a word of a heading, or the kind of a cell.
TIME, WORD, KIND = 4, 3, 2
# What is never meant by "the cost" or "the bill".
_NO_COST = frozenset(
    {Measure.SAVING, Measure.RESERVES, Measure.SAFETY_VALVE_FUNDING, Measure.TRANSFER}
)
_NEWEST = re.compile(r"\b(?:latest|current|revised|now)\b", re.IGNORECASE)

# Of which table, whether down it, and under which headings.
_Place = tuple[tuple[PaperId, str], bool, tuple[str, ...]]


@dataclass(frozen=True)
class _Line:
    """The cells of one row of a table, or of one column where `goes_down`."""

    cells: tuple[Figure, ...]
    goes_down: bool = False

    @cached_property
    def heading(self) -> frozenset[str]:
        """The stems of what stands before all of its cells, or over them."""
        first = self.cells[0]
        path = first.column_path if self.goes_down else first.row_path
        return frozenset(stems(" ".join(path)))

    @cached_property
    def told_by(self) -> frozenset[str]:
        """The stems of its headings and of its table's title."""
        return self.heading.union(self.title, *map(self.words, self.cells))

    @cached_property
    def title(self) -> frozenset[str]:
        """The stems of its table's title."""
        return frozenset(stems(title_of(self.cells[0].caption)))

    @cached_property
    def shared(self) -> frozenset[str]:
        """The stems that the names of all of its cells have, or its heading."""
        first, *more = map(self.words, self.cells)
        return self.heading | (first.intersection(*more) if more else frozenset())

    def name(self, cell: Figure) -> str:
        """What tells one of its cells from the others."""
        return " ".join(cell.row_path if self.goes_down else cell.column_path)

    def words(self, cell: Figure) -> frozenset[str]:
        """The stems of that."""
        return frozenset(stems(self.name(cell)))


def cells_asked(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the cells of one line that are each asked for by a side of the question.

    None where not each of several sides finds a cell of its own, in one line alone.
    """
    called = _called(desk, weighed)
    if called is None or called.absent:
        return None
    found, needs = tell_mismatches(desk, called.cells)
    if needs:
        return Needs(tuple(needs))
    return Draft(status="answered", sentences=(*_read_out(desk, called), *found))


def with_absent(desk: Desk, weighed: Sequence[Weighed], told: Outcome) -> Outcome:
    """Return what is `told`, or the cells asked for and which of them is not there.

    What tells no more than the cells of one line may seem to tell all that is asked.
    """
    called = _called(desk, weighed)
    if called is None or not called.absent or not isinstance(told, Draft):
        return told
    rests = {rest.id for one in told.sentences for rest in one.rests_on}
    if told.status == "exempt" or not rests <= {cell.id for cell in called.line.cells}:
        return told
    sentences = (*_read_out(desk, called), *map(not_stated, called.absent))
    return Draft(status="answered", sentences=sentences)


@dataclass(frozen=True)
class _Called:
    """The cells of a line that are asked for, and the sides that find none."""

    line: _Line
    cells: tuple[Figure, ...]
    absent: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many sides it is of."""
        return len(self.cells) + len(self.absent)


def _called(desk: Desk, weighed: Sequence[Weighed]) -> _Called | None:
    """What the sides of the question call for, in the one line that it is about.

    Where some line has a cell for each side, none in which one is absent is meant.
    """
    question = desk.question
    if not _is_asking(question) or question.councils[1:] or not weighed:
        return None
    merits: dict[tuple[Figure, ...], tuple[float, ...]] = {}
    all_called: dict[tuple[Figure, ...], _Called] = {}
    for line, beside in _lines(desk):
        called = _called_for(question, line, _sides(desk, line))
        if called is None or not called.cells or called.number < FEWEST:
            continue
        if merit := _merit(question, line, beside, weighed[0].known, called.cells):
            merit = -len(called.absent), *merit
            if merit > merits.get(called.cells, ()):
                merits[called.cells] = merit
                all_called[called.cells] = called
    most = max(merits.values(), default=())
    meant = [all_called[cells] for cells, merit in merits.items() if merit == most]
    return meant[0] if len(meant) == 1 else None


def _is_asking(question: Question) -> bool:
    """Whether numbers are looked up: what one of many costs may stand in a cell."""
    is_of_one = question.intent is Intent.SHARE and bool(PER.search(question.text))
    return question.intent in _ASKING or is_of_one


def _read_out(desk: Desk, called: _Called) -> Iterator[DraftSentence]:
    papers = desk.papers()
    for cell in called.cells:
        yield state_cell(cell, papers[cell.paper_id])


def _sides(desk: Desk, line: _Line) -> tuple[SaidSide, ...]:
    """The sides of the question, as they are said of a line's paper."""
    paper = desk.papers()[line.cells[0].paper_id]
    return sides_said(desk.question, paper.met_on or "")


def _lines(desk: Desk) -> Iterator[tuple[_Line, Sequence[_Line]]]:
    """Each row and column of the tables of the council, and the others of its table.

    Cells of one name, the numbers of a remark, are none of a line's.
    """
    cells: dict[_Place, list[Figure]] = {}
    for cell in desk.figures():
        if cell.caption is None or not is_of_council(desk.question, cell):
            continue
        table = cell.paper_id, cell.caption
        cells.setdefault((table, False, cell.row_path), []).append(cell)
        cells.setdefault((table, True, cell.column_path), []).append(cell)
    tables: dict[object, list[_Line]] = {}
    for (table, goes_down, path), own in cells.items():
        names = Counter(map(_Line(tuple(own), goes_down).name, own))
        line = _Line(
            tuple(c for c in own if names[_Line((c,), goes_down).name(c)] == 1),
            goes_down,
        )
        if path and line.cells:
            tables.setdefault((table, goes_down), []).append(line)
    for beside in tables.values():
        for line in beside:
            yield line, [one for one in beside if one is not line]


def _merit(
    question: Question,
    line: _Line,
    beside: Iterable[_Line],
    known: frozenset[str],
    called: Iterable[Figure],
) -> tuple[float, ...]:
    """How much of what is asked is this line; empty where another is as much named.

    What its table tells of the question, then how much of its heading is said.
    """
    said = {*question.words, *stems(question.text)}
    named = _met(line.heading, said)
    is_then = _is_of_time_alone(line) and is_of(line.cells[0], question.periods)
    is_other = not named or any(named <= _met(one.heading, said) for one in beside)
    is_all = is_other and _is_bare_total(line) and bool(_met(line.title, said))
    if is_other and not is_all and not (is_then and not question.periods[1:]):
        return ()
    # What names no row may name one that is not there: all of it is the table's title.
    asked = {w for w in question.words if is_all or known & {w, *like(w)}} - SAYS_LITTLE
    spoken = {word for side in sides_said(question, "") for word in side.spoken}
    measures = {cell.measure for cell in called}
    spoken |= {word for measure, word in question.measure_words if measure in measures}
    meant = _said_by(asked, line.told_by)
    least = 1.0 if is_all else LEAST_MEANT
    if len(meant) < least * len(asked - (spoken - meant)):
        return ()
    return len(meant), 1.0 if is_then else len(named) / len(line.heading)


def _is_bare_total(line: _Line) -> bool:
    """Whether a row is called a total, and no more."""
    name = " ".join(line.cells[0].row_path)
    return not line.goes_down and not stems(TOTAL_WORDS.sub(" ", name))


def _is_of_time_alone(line: _Line) -> bool:
    """Whether the cells are those of one time, which is all that their heading says."""
    times = {(cell.period, cell.as_at) for cell in line.cells}
    is_time = line.goes_down or not any(map(str.isalpha, line.heading))
    return is_time and len(times) == 1


def _called_for(
    question: Question, line: _Line, sides: Sequence[SaidSide]
) -> _Called | None:
    """What the sides call for of a line; None where it is not told which cell.

    A side that only says what the line is, or its table, calls for none.
    """
    called: list[Figure] = []
    absent: list[str] = []
    is_of_one = PER.search(question.text) and question.intent is Intent.SHARE
    for number, side in enumerate(sides):
        if not _calls(line, side):
            if not _is_told(question, line, side):
                return None
            continue
        others = (*reversed(sides[:number]), *sides[number + 1 :])
        timed = _timed(question, side, others)
        if _is_absent(line, timed):
            absent.append(side.text)
            continue
        cell = _cell_of(line, timed, others, called)
        if cell is None or cell in called:
            return None
        called.append(cell)
    if is_of_one and not any(PER.search(line.name(cell)) for cell in called):
        return None
    return _Called(line, tuple(called), tuple(absent))


def _calls(line: _Line, side: SaidSide) -> bool:
    """Whether a side speaks for some of the line's cells, or for one it has not."""
    points = {_points(line, side, cell) for cell in line.cells}
    is_named = side.account is not None and not _said_by(side.spoken, line.heading)
    is_apart = len(points) > 1 or None in points
    return is_apart or is_named or side.order is not None


def _is_absent(line: _Line, side: SaidSide) -> bool:
    """Whether a time or a side of the account is asked for that no cell is of."""
    points = [_points(line, side, cell) for cell in line.cells]
    is_timed = bool(side.periods or side.points)
    return not any(points) and (is_timed or side.account is not None)


def _is_told(question: Question, line: _Line, side: SaidSide) -> bool:
    """Whether what a side says is of the line: if not, it asks for something else."""
    asked = side.words & {*question.words} - SAYS_LITTLE
    return not asked or bool(_said_by(asked, line.told_by))


def _timed(question: Question, side: SaidSide, others: Sequence[SaidSide]) -> SaidSide:
    """A side of the time that it says, else of the nearest of `others` that does."""
    if side.periods or side.points or side.months or side.order:
        return side
    lent = (one.periods for one in others if one.periods)
    return replace(side, periods=next(lent, question.periods))


def _cell_of(
    line: _Line, side: SaidSide, others: Sequence[SaidSide], called: Sequence[Figure]
) -> Figure | None:
    """The cell that a side says most of; of equals that which the `others` speak of."""
    best = _most({cell: _points(line, side, cell) for cell in line.cells})
    best = [one for one in best if one not in called] or best
    if len(best) > 1 and not side.order:
        lent = {cell: _lent(line, others, cell) for cell in best}
        best = _most(lent) or best
    if len(best) > 1 and side.order:
        units = {cell.unit for cell in called}
        like_them = [c for c in best if c.unit in units and c not in called]
        best = _at_end(line, like_them or best, side.order)
    return best[0] if len(best) == 1 else None


def _lent(line: _Line, others: Iterable[SaidSide], cell: Figure) -> int | None:
    """How much of a cell other sides say, apart from their times."""
    kinds = [replace(one, periods=(), points=(), months=()) for one in others]
    points = [_points(line, one, cell) for one in kinds]
    said = [some for some in points if some is not None]
    return sum(said) if said or not points else None


def _most(points: Mapping[Figure, int | None]) -> list[Figure]:
    """The cells with the most points; none of those that are spoken against."""
    most = max((some for some in points.values() if some is not None), default=None)
    return [cell for cell, some in points.items() if some is not None and some == most]


def _points(line: _Line, side: SaidSide, cell: Figure) -> int | None:
    """How much a side speaks for a cell; None where it speaks against it."""
    met = _said_by(side.words, line.words(cell) - line.shared)
    if side.is_cost and cell.measure in _NO_COST and not met:
        return None
    points = WORD * len(met)
    times = _times(line, cell)
    if asked := (*side.periods, *side.points):
        is_then = any(is_same(time, one) for time in times for one in asked)
        if times and not is_then:
            return None
        points += TIME * is_then
    if side.months:
        days = [time.as_at for time in times if time.as_at]
        months = {int(day[5:7]) for day in days if day[5:7]}
        if months and months.isdisjoint(side.months):
            return None
        points += TIME * (not months.isdisjoint(side.months))
    kinds = (
        (side.scenario, cell.scenario, False),
        (side.account, side_of(cell), not met.isdisjoint(side.spoken)),
        (side.unit, cell.unit, bool(met)),
    )
    for said, own, is_named in kinds:
        if said and own and said is not own and (said is Side.OFF or not is_named):
            return None
        points += KIND * (said is not None and said is own)
    is_of_account = side.account is None or side.account is side_of(cell)
    return points + KIND * (is_of_account and cell.measure in side.measures)


def _times(line: _Line, cell: Figure) -> tuple[Period, ...]:
    """The times that a cell's name says, else its own."""
    name = line.name(cell)
    own = (time_of(cell),) if cell.period or cell.as_at else ()
    return (*read_periods(name), *read_points(name)) or own


def _at_end(line: _Line, cells: Sequence[Figure], order: Order) -> list[Figure]:
    """Those of `cells` that are the first in time, or the last, as far as they tell."""
    dated = {
        cell: time_order(str(time.as_at or time.year))
        for cell in cells
        for time in _times(line, cell)[:1]
    }
    if newest := [c for c in cells if _NEWEST.search(line.name(c))]:
        return newest if order is Order.LAST else [c for c in cells if c not in newest]
    if len(set(dated.values())) < FEWEST:
        return list(cells)
    end = max(dated.values()) if order is Order.LAST else min(dated.values())
    return [cell for cell, time in dated.items() if time == end]


def _met(own: Iterable[str], said: Iterable[str]) -> frozenset[str]:
    """Those of a table's `own` words that are `said`, or what is like them."""
    asked = {word for one in said for word in (one, *like(one))}
    return frozenset(own) & asked


def _said_by(asked: Iterable[str], own: frozenset[str]) -> frozenset[str]:
    """Those words `asked` that a table's `own` say."""
    return frozenset(word for word in asked if own & {word, *like(word)})
