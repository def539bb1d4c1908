"""Numbers of sentences that a table of the same paper contradicts.

    Independent placements are forecast to cost £11.95m, £1.57m more than budget.

                                 Budget   Forecast   Variance
    Independent placements        10.20      11.95       1.75    <- not 1.57

A sentence speaks of a cell when it gives all of the cell's coordinates; or when it
names the row, by its label or by another number that stands in it, and the column.
Whoever speaks of another time of telling speaks of another table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.periods import read_periods
from corpus.records import Basis, Figure, FundingBlock, Measure, Unit
from corpus.years import year_of
from tools.table_figures import UNLABELLED

# Further apart than this many times, the two are not of the same thing.
FURTHEST = 2
# Fewer digits than this stand in a row by chance.
DIGITS_OF_ROW = 3

# Who tells of another report, or of what would be, tells of another table.
_TOLD_ELSEWHERE = re.compile(
    r"\b(?:previous|earlier|original|initial|provisional|prior\b|report(?:ed|s)\b|submi|compar|assum"
    r"|\bversions?\b|had (?:forecast|expected|projected|estimated|planned|shown)\b"
    r"|last (?:report|meeting|month|quarter)|at (?:the|that) time|had been|revised from"
    r"|(?:was|were) (?:forecast|expected|projected|estimated|planned|budgeted))",
    re.IGNORECASE,
)
_ADJUSTED = re.compile(
    r"\b(?:exclud|includ|before|after|without|net of|gross|adjust|one-off|if\b|unless"
    r"|target|worst|best)",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"(?<!since )(?<!than )\b(month|period|quarter|round|[mpq])\s?(\d{1,2})\b",
    re.IGNORECASE,
)
_NOT_NAMING = re.compile(
    r"\b(?:grand |sub-?\s?)?totals?\b|\bblock\b|\bbudgets?\b|[^\w\s'’-]", re.IGNORECASE
)
_LONG_WORD = re.compile(r"[a-z]{4,}")

_TO_BE = (
    r"(?: (?:is|are|was|were|will|be|has|have|been|now|currently|also|still|forecast"
    r"|projected|expected|predicted|anticipated|estimated|likely|set|to))*"
)
_JOINING = re.compile(
    r"million|against|compared|with|to|than|an?|the|its|their|this|revised|annual|total"
    r"|net|budget|forecast|outturn|variance|of|is|was|are|which|that|or|and|by|giving"
    r"|leaving|showing|(?:over|under)-?spend|\d+(?:m|k|bn)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]+")
_OVERSPEND = r"(?:over|under)[-\s]?spen[dt](?:s|ing)?"
_LIKELY = r"(?:forecast|projected|expected|predicted|anticipated|estimated)"


@dataclass(frozen=True, slots=True)
class _Column:
    """A kind of column: its heading, and the words beside a number of that kind."""

    heading: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


def _column(heading: str, before: str, after: str = r"(?!)") -> _Column:
    return _Column(
        re.compile(heading, re.IGNORECASE),
        re.compile(rf"\b(?:{before})\s*$", re.IGNORECASE),
        re.compile(rf"^\s*(?:{after})\b", re.IGNORECASE),
    )


_VARIANCE = _column(
    r"\bvarian|\b(?:over|under)[-\s]?spen[dt]",
    rf"{_OVERSPEND}(?: (?:its|the|their) budget)?(?:{_TO_BE} (?:of|by|at|is|was|be))?"
    r"|variance (?:of|is|was)|(?:over|under) budget by",
    rf"(?:(?:more|less|higher|lower) than|over|under|above|below)(?: the| its| their)?"
    rf"(?: \w+)? budget|{_OVERSPEND}",
)
_COLUMNS = (
    _VARIANCE,
    _column(r"\brevised budget", r"revised budgets?(?: of| is| was)"),
    _column(r"\bbudget", r"budgets?(?: of| is| was)"),
    _column(
        r"\bout-?turn|\bforecast|\bprojected|\bactual|\bspend\b|\bexpenditure",
        rf"{_LIKELY} (?:to (?:spend|cost)|(?:out-?turn|spend|cost)(?: of| is| at))"
        r"|(?:out-?turn|expenditure|spend|cost)(?: in \d\S+)? (?:of|was|is)",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A number of a sentence, and the cell that says otherwise.

    `is_sure` where the sentence also names the row, or says another of its numbers.
    """

    said: Figure
    cell: Figure
    is_sure: bool


def find_contradictions(
    figures: Sequence[Figure], *, said_on: str | None
) -> Iterator[Contradiction]:
    """Yield the numbers of sentences that a table of the same paper contradicts.

    Args:
        figures: All those of a paper, in reading order.
        said_on: When its meeting was.
    """
    cells = tuple(figure for figure in figures if _is_cell(figure))
    in_text = (f for f in figures if not f.row_path and not f.column_path)
    for _, group in groupby(in_text, key=lambda figure: (figure.locator, figure.quote)):
        sentence = tuple(group)
        if cells and not _TOLD_ELSEWHERE.search(sentence[0].quote):
            yield from _of_sentence(sentence, cells, said_on)


def _is_cell(figure: Figure) -> bool:
    """Whether it is money in a cell of its own, not in a sentence in a cell."""
    is_in_table = figure.row_path or figure.column_path
    is_alone = figure.label in {UNLABELLED, " – ".join(figure.row_path)}
    return bool(is_in_table) and is_alone and figure.unit is Unit.GBP


def _of_sentence(
    sentence: Sequence[Figure], cells: Sequence[Figure], said_on: str | None
) -> Iterator[Contradiction]:
    alone = [said for said in sentence if _is_in_no_cell(said, cells)]
    if not alone:
        return
    told = list(_of_its_time(sentence[0].quote, cells))
    stands = [(said, c) for said in sentence for c in told if _stands_at(said, c)]
    left = [c for c in told if not any(_is_equal(said, c) for said in sentence)]
    for said in alone:
        rows = {_row(c) for other, c in stands if _is_joined(other, said)}
        named = _in_columns(_kind_said(said), left)
        named = [c for c in named if _row(c) in rows or _names_row(said, c)]
        alike = [c for c in left if _has_coordinates(said, c, said_on)]
        if meant := _only(said, named) or _only(said, alike):
            is_sure = named or _row(meant) in {_row(c) for _, c in stands}
            yield Contradiction(said=said, cell=meant, is_sure=bool(is_sure))


def _is_in_no_cell(said: Figure, cells: Sequence[Figure]) -> bool:
    """Whether a number is money said for certain, which no table prints."""
    is_certain = said.unit is Unit.GBP and not said.is_approximate
    return is_certain and not any(_is_equal(said, cell) for cell in cells)


def _row(cell: Figure) -> tuple[object, ...]:
    return cell.caption, cell.row_path


def _only(said: Figure, cells: Sequence[Figure]) -> Figure | None:
    """The cell that is meant: all it may be print one amount, of a like size."""
    if len({abs(cell.amount) for cell in cells}) != 1:
        return None
    smaller, larger = sorted((abs(said.amount), abs(cells[0].amount)))
    return cells[0] if larger <= smaller * FURTHEST else None


def _is_equal(said: Figure, cell: Figure) -> bool:
    """Whether the two are one amount, rounded or cut off, whatever its sign."""
    apart = abs(abs(said.amount) - abs(cell.amount))
    return said.unit is cell.unit and apart <= max(said.resolution, cell.resolution)


def _of_its_time(sentence: str, cells: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the cells that are of the month and of the years a sentence names."""
    rounds, years = _rounds(sentence), _years(sentence)
    for cell in cells:
        headings = " ".join((cell.caption or "", *cell.column_path))
        is_of_year = not years or cell.period is None or cell.period in years
        if is_of_year and (not rounds or rounds & _rounds(headings)):
            yield cell


def _rounds(text: str) -> set[tuple[str, str]]:
    return {(found[1][0].casefold(), found[2]) for found in _ROUND.finditer(text)}


def _years(text: str) -> set[str]:
    return {period.year for period in read_periods(text) if period.year}


def _stands_at(said: Figure, cell: Figure) -> bool:
    """Whether a number of a sentence is a cell's, and the sentence of its row."""
    if not _is_equal(said, cell):
        return False
    if said.measure is cell.measure is Measure.DSG_DEFICIT and _is_alike(said, cell):
        return True
    if len(re.sub(r"\D", "", said.printed).lstrip("0")) < DIGITS_OF_ROW:
        return False
    words = set(_LONG_WORD.findall(" ".join(cell.row_path[-1:]).casefold()))
    return not words - {"total"} or bool(
        words & set(_LONG_WORD.findall(said.quote.casefold()))
    )


def _is_joined(one: Figure, other: Figure) -> bool:
    """Whether two numbers of a sentence are of one thing: it names none between."""
    places = (_place(one), _place(other))
    if places[0] is None or places[1] is None:
        return False
    first, last = sorted((places[0], places[1]))
    between = _WORD.findall(one.quote[first[1] : last[0]])
    return all(_JOINING.fullmatch(word) for word in between)


def _names_row(said: Figure, cell: Figure) -> bool:
    """Whether a row is what a sentence says is overspent: "the high needs budget"."""
    beside = _beside(said)
    label = " ".join(_NOT_NAMING.sub(" ", " ".join(cell.row_path[-1:])).split())
    is_said = label and label.casefold() in said.quote.casefold()
    if not is_said or beside is None:
        return False
    name = rf"{re.escape(label)}(?: block)?(?: budgets?)?"
    subject = rf"(?:^|[,;:] |\b(?:the|our|overall|total|whole) ){name}"
    spent = rf" {_OVERSPEND}(?: its budget)?(?: of| by)?\s*$"
    ways = (
        (rf"{subject}{_TO_BE}{spent}", r""),
        (spent, rf"\s*(?:on|in|for|against)(?: the)? {name}(?:\W*$|[.,;(])"),
    )
    return any(
        re.search(before, beside[0], re.IGNORECASE)
        and re.match(after, beside[1], re.IGNORECASE)
        for before, after in ways
    )


def _kind_said(said: Figure) -> _Column | None:
    """The kind of column that the words beside a number are of."""
    beside = _beside(said)
    return next((k for k in _COLUMNS if beside and _is_said(k, beside)), None)


def _in_columns(kind: _Column | None, cells: Sequence[Figure]) -> list[Figure]:
    if kind is None:
        return []
    paths = {cell.column_path for cell in cells}
    chosen = {path for path in paths if _kind_of(path) is kind}
    return [cell for cell in cells if cell.column_path in chosen]


def _kind_of(column_path: tuple[str, ...]) -> _Column | None:
    headings = " ".join(column_path)
    return next((kind for kind in _COLUMNS if kind.heading.search(headings)), None)


def _is_said(kind: _Column, beside: tuple[str, str]) -> bool:
    return bool(kind.before.search(beside[0]) or kind.after.search(beside[1]))


def _beside(said: Figure) -> tuple[str, str] | None:
    """What stands before and after a number in its sentence."""
    place = _place(said)
    return (said.quote[: place[0]], said.quote[place[1] :]) if place else None


def _place(said: Figure) -> tuple[int, int] | None:
    """Where in its sentence a number stands, if it is printed there once."""
    printed = rf"(?<![\d.,]){re.escape(said.printed)}(?!\d)"
    found = [match.span() for match in re.finditer(printed, said.quote)]
    return found[0] if len(found) == 1 else None


def _has_coordinates(said: Figure, cell: Figure, said_on: str | None) -> bool:
    """Whether a sentence tells of a deficit all that tells the cell from others."""
    beside = _beside(said)
    return (
        said.measure is cell.measure is Measure.DSG_DEFICIT
        and beside is not None
        and _is_alike(said, cell)
        and said.period in _years(said.quote)
        and _is_said(_VARIANCE, beside) == _is_variance(cell)
        and cell.basis in _bases(said, said_on)
    )


def _is_alike(said: Figure, cell: Figure) -> bool:
    """Whether two deficits are of one part of the grant, one time and one case."""
    if said.period is None or said.period != cell.period or said.flow is None:
        return False
    is_plain = said.scenario is None and said.safety_valve is None
    if is_plain and _ADJUSTED.search(said.quote):
        return False
    ours, theirs = (
        (f.council, f.flow, f.scenario, f.safety_valve, f.vintage) for f in (said, cell)
    )
    blocks = {cell.block, None} if cell.block is FundingBlock.DSG else {cell.block}
    return ours == theirs and said.block in blocks


def _is_variance(cell: Figure) -> bool:
    return bool(
        _VARIANCE.heading.search(" ".join((*cell.row_path[-1:], *cell.column_path)))
    )


def _bases(said: Figure, said_on: str | None) -> set[Basis | None]:
    """What a cell may be: as the sentence says, else by whether the year is over."""
    if said.basis is not None:
        return {said.basis}
    is_over = said_on is None or (said.period or "") < year_of(said_on)
    return {None, Basis.OUTTURN if is_over else Basis.FORECAST}
