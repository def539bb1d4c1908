"""Figures as a paper sets them out: a table's lines, each a row of cells.

Which line a question means is told by words: of its sheet (the caption), then of the
line itself. A sheet asked about by its caption alone is asked about by its total.

    sheet   Table 6: Reduction in AP placements      the figures of a paragraph
    line    Existing places | 21/22 | 22/23 | ...    one amount and its label
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.intents import Intent
from assistant.question import Question
from assistant.times_told import is_of, is_said
from assistant.words import corrected, like, stems
from corpus.records import Figure, Measure, PaperId, Unit
from tools.signs import OPENING
from tools.totals import is_total, reading_order

# What a word counts that the line itself says, a word like it, the caption, a column.
OWN, LIKE, CAPTION, COLUMN = 1.0, 0.85, 0.8, 0.5
# A total counts so much more where nothing asked about names another line.
TOTAL_MEANT = 1.3
# Beside figures of the measure asked about, those of another.
OTHER_MEASURE = 0.7
# A line without the time asked about, or of other things than are asked for.
OTHER_TIME, OTHER_UNIT = 0.5, 0.4
# Before the DfE's payments where after them is asked about, or after where before.
OTHER_SIDE = 0.4
# What a year began with, where that is not asked about.
OPENING_MEANT = 0.8

# Money of these kinds is never what "the cost" or "the bill" means by itself.
_KINDS_APART = frozenset(
    {
        *(Measure.SAVING, Measure.CAPITAL, Measure.TRANSFER, Measure.RESERVES),
        *(Measure.FUNDING_REQUEST, Measure.SAFETY_VALVE_FUNDING),
    }
)

# One is about as likely as the likeliest that has this share of its merit.
AS_LIKELY = 0.9

SheetKey = tuple[PaperId, str]

# What is to be done with a line, or that it is money, says little of which line it is.
SAYS_LITTLE = frozenset(
    stems(
        "percent point pound difference change changed trend rank order down up rise"
        " rising fall falling grow growth more less least most first last bring year"
        " total cost costs bill spend amount share proportion fraction part check add"
        " print look move term terms expected four three two largest smallest highest"
        " lowest biggest area performance cheapest dearest deepest costliest worst best"
    )
)
LITTLE = 0.25
# A line is meant when it and its table meet this share of the words that name it.
LEAST_LINE = 0.25
# Years go down where so many rows are each of a year of its own.
LEAST_YEARS = 3
# A word of the question that no line says: it keeps a line from being surely meant.
UNKNOWN = 0.5
_NUMBER = re.compile(r"^(?:table|figure|chart) [\w.]+[\s:–—-]*", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A row of a table, or one amount of a paragraph, in the order it is printed.

    `figures` is never empty; all have the same `sheet` and heading.
    """

    sheet: SheetKey
    figures: tuple[Figure, ...]
    goes_down: bool = False

    @property
    def first(self) -> Figure:
        """The leftmost of its figures."""
        return self.figures[0]

    @property
    def heading(self) -> str:
        """What is printed before it, or over it where the years go down."""
        first = self.first
        path = first.column_path if self.goes_down else first.row_path
        return " – ".join(path) if path else first.label

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of its own heading."""
        return frozenset(stems(self.heading))

    @cached_property
    def sheet_words(self) -> frozenset[str]:
        """The stems of its table's caption, or of the sentence it stands in."""
        return frozenset(stems(title_of(self.first.caption) or self.first.quote))

    @cached_property
    def column_words(self) -> frozenset[str]:
        """The stems of the headings over its cells."""
        paths = {
            " ".join(figure.row_path if self.goes_down else figure.column_path)
            for figure in self.figures
        }
        return frozenset(word for path in paths for word in stems(path))

    @property
    def is_of_table(self) -> bool:
        """Whether it is a row of a table."""
        return self.first.caption is not None

    def cell_under(self, column: tuple[str, ...]) -> Figure | None:
        """Return its cell in `column`; None where that is blank."""
        return next((f for f in self.figures if f.column_path == column), None)

    @property
    def is_total(self) -> bool:
        """Whether it is the sum of other lines."""
        return self.is_of_table and is_total(self.first)


def title_of(caption: str | None) -> str:
    """Return a caption without its number: "Table 5 - Reduction" is "Reduction"."""
    return _NUMBER.sub("", caption or "")


@dataclass(frozen=True, slots=True)
class Meant:
    """A line with its `merit`, how likely a question means it: about 0 to 2."""

    line: Line
    merit: float


def lines_of(figures: Iterable[Figure]) -> tuple[Line, ...]:
    """Return the lines that `figures` make, in the order of the figures.

    Where a table's years go down, its columns are its lines.
    """
    sheets: dict[SheetKey, list[Figure]] = {}
    for figure in figures:
        title = figure.caption or figure.locator.words
        sheets.setdefault((figure.paper_id, title), []).append(figure)
    lines: list[Line] = []
    for sheet, held in sheets.items():
        tabled = [figure for figure in held if figure.caption is not None]
        goes_down = _has_years_down(tabled)
        by_heading: dict[object, list[Figure]] = {}
        for figure in held:
            path = figure.column_path if goes_down else figure.row_path
            heading = figure.id if figure.caption is None else path
            by_heading.setdefault(heading, []).append(figure)
        lines += [
            Line(
                sheet=sheet,
                figures=tuple(sorted(own, key=reading_order)),
                goes_down=goes_down,
            )
            for own in by_heading.values()
        ]
    return tuple(lines)


def _has_years_down(table: Sequence[Figure]) -> bool:
    """Whether each row is of one time, and the rows of several; a total of none.

    Of one time there are several rows where each was said at a time or on a basis of
    its own: "Forecast, September", "Forecast, December".
    """
    rows: dict[tuple[str, ...], set[tuple[str | None, ...]]] = {}
    for f in table:
        told = (f.period or f.as_at, f.basis, f.vintage)
        rows.setdefault(f.row_path, set()).add(told)
    single = {told for one in rows.values() if len(one) == 1 for told in one if told[0]}
    times = {time for time, *_ in single}
    if len(times) >= LEAST_YEARS and len(single) == len(rows):
        return True
    return _is_a_time_a_row({f for f in table if not is_total(f)})


def _is_a_time_a_row(cells: Collection[Figure]) -> bool:
    """Whether each row is of a time of its own, and no column of one alone."""
    times: dict[tuple[str, ...], set[str | None]] = {}
    for f in cells:
        times.setdefault(f.row_path, set()).add(f.period or f.as_at)
    own = [min(one, key=str) for one in times.values() if len(one) == 1]
    is_each = len(own) == len(times) == len(set(own)) >= LEAST_YEARS
    return is_each and None not in own


def is_of_council(question: Question, figure: Figure) -> bool:
    """Return whether a figure is of a council asked about, or none is asked about."""
    return not question.councils or figure.council in question.councils


def _own_lines(question: Question, lines: Sequence[Line]) -> list[Line]:
    """The lines of councils asked about; beside others, all of the tables they are in.

    "Rank the neighbours": each is a line of its own in one table.
    """
    own = [line for line in lines if _has_council(question, line)]
    if question.intent is not Intent.RANK:
        return own
    sheets = {line.sheet for line in own if line.is_of_table}
    return [line for line in lines if line in own or line.sheet in sheets]


def _has_council(question: Question, line: Line) -> bool:
    """Whether any of its figures is of a council asked about; a line holds others."""
    return any(is_of_council(question, figure) for figure in line.figures)


def meant(
    question: Question,
    lines: Sequence[Line],
    *,
    by: Sequence[str] | None = None,
    unit: Unit | None = None,
) -> tuple[Meant, ...]:
    """Return `lines` weighed against `question`, likeliest first.

    Args:
        question: What is asked.
        lines: Where to look; those of other councils are passed over.
        by: The stems that name what is meant; the question's words where None.
        unit: What the figures should count; None where a sum is to tell.
    """
    own = _own_lines(question, lines)
    known = {w for line in own for w in line.words | line.sheet_words}
    asked = question.words if by is None else by
    words = tuple(
        dict.fromkeys(w if w in known else corrected(w, known) for w in asked)
    )
    weight = _weights(words, own)
    whole = sum(weight.values()) or 1.0
    named = {line.sheet for line in own if not line.is_total and _named_by(words, line)}
    ranked = [
        Meant(
            line,
            sum(weight[word] * _met(word, line) for word in words)
            / whole
            * _agreement(question, line, unit, is_named=line.sheet in named),
        )
        for line in own
    ]
    return tuple(sorted(ranked, key=lambda one: -one.merit))


def _weights(words: Sequence[str], lines: Sequence[Line]) -> dict[str, float]:
    """How much each word tells: the more, the fewer lines say it."""
    count = Counter(w for line in lines for w in line.words | line.sheet_words)
    total = len(lines) or 1
    return {
        word: math.log(1 + (total + 1) / (1 + count[word])) * _telling(word, count)
        for word in words
    }


def _telling(word: str, count: Mapping[str, int]) -> float:
    """How much a word says of which line is meant, besides how rare it is."""
    if word in SAYS_LITTLE:
        return LITTLE
    is_known = word in count or any(other in count for other in like(word))
    return 1.0 if is_known else UNKNOWN


def _named_by(words: Sequence[str], line: Line) -> bool:
    """Whether a word names this line and not merely its sheet."""
    own = line.words - line.sheet_words - SAYS_LITTLE
    return not own.isdisjoint(words)


def _met(word: str, line: Line) -> float:
    if word in line.words:
        return OWN
    same = like(word)
    if word in line.sheet_words:
        return CAPTION
    if any(other in line.words for other in same):
        return LIKE
    if any(other in line.sheet_words for other in same):
        return CAPTION * LIKE
    return COLUMN if word in line.column_words else 0.0


def _is_other_side(question: Question, line: Line) -> bool:
    """Whether it is before the DfE's payments where after them is asked, or after."""
    sides = {figure.safety_valve for figure in line.figures} - {None}
    return bool(question.safety_valve and sides) and question.safety_valve not in sides


def _is_other_scenario(question: Question, line: Line) -> bool:
    """Whether it is with mitigation where without it is asked about, or so."""
    told = {figure.scenario for figure in line.figures} - {None}
    return bool(question.scenario and told) and question.scenario not in told


def _is_opening(line: Line) -> bool:
    """Whether it is of what years began with: "Deficit brought forward"."""
    return line.is_of_table and bool(OPENING.search(line.heading))


def _agreement(
    question: Question, line: Line, unit: Unit | None, *, is_named: bool
) -> float:
    merit = 1.0
    measures = {figure.measure for figure in line.figures}
    if measures & set(question.measures):
        merit /= OTHER_MEASURE
    elif measures <= _KINDS_APART:
        merit *= OTHER_MEASURE
    if unit and all(figure.unit is not unit for figure in line.figures):
        merit *= OTHER_UNIT
    if question.periods and not any(is_of(f, question.periods) for f in line.figures):
        merit *= OTHER_TIME
    if question.vintages and not any(
        is_said(figure, vintage)
        for figure in line.figures
        for vintage in question.vintages
    ):
        merit *= OTHER_TIME
    if _is_other_side(question, line) or _is_other_scenario(question, line):
        merit *= OTHER_SIDE
    if _is_opening(line) and not OPENING.search(question.text):
        merit *= OPENING_MEANT
    if line.is_total and (question.is_of_total or not is_named):
        merit *= TOTAL_MEANT
    return merit
