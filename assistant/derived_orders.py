"""Lines of one table in order of what their cells come to, which is printed nowhere.

Scheme       Places   Cost        "Which scheme is dearest per place?"
Oak unit         10   £300,000    £30,000 each
Elm unit         12   £240,000    £20,000 each

Measure      Feb      Mar         "Which measure fell most from February to March?"
Reviews      70.1%    62.1%       by 8.0 percentage points
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft
from assistant.evidence import Weighed
from assistant.intents import MOVES
from assistant.lines import Line, SheetKey, lines_of, meant
from assistant.orders import is_named_among
from assistant.orders_asked import CHEAPEST, EACH
from assistant.pairs_asked import COMES_TO, SET_BEFORE
from assistant.question import Question
from assistant.times_told import is_of
from assistant.wording import operands, say
from assistant.words import stems
from corpus.records import Figure, Measure, Unit
from corpus.times import Period
from tools.bases import is_variance
from tools.calculation import Calculation
from tools.totals import TOTAL_WORDS

# A row's two figures, and what is worked out from them.
Pair = tuple[Figure, Figure]
# What is in order is at least two.
FEWEST = 2
# Of a longer table the first so many are told.
MOST_TOLD = 12
_FALLS = re.compile(
    r"\b(?:slip|slid|declin|deteriorat|worsen|f[ae]ll|drop|shr[aiu]nk|cut|reduc|decreas"
    r"|los[et])\w*\b|\b(?:go(?:es|ne)?|went|c[ao]me) down\b",
    re.IGNORECASE,
)
_RISES = re.compile(
    r"\b(?:ris|rose|increas|grow|grew|climb|jump|gain|improv)\w*\b"
    r"|\b(?:go(?:es|ne)?|went|c[ao]me) up\b",
    re.IGNORECASE,
)
# "Furthest short of its plan", "most over what was planned".
_OFF_PLAN = re.compile(
    r"\b(?:furthest|farthest|most|worst|biggest|largest|greatest)\b[^?;,]{0,40}?"
    r"\b(?:(?P<short>short(?:fall)?|behind|below|under|missed)|over|above|ahead|beyond"
    r"|exceed\w*)\b[^?;,]{0,20}?"
    r"\b(?:plan(?:ned)?|budget(?:ed)?|target(?:ed|s)?|expected|intended|promised)\b",
    re.IGNORECASE,
)
# What is budgeted for a line is money given, and what comes of it money spent.
_OF_BUDGETS = frozenset(
    {Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND, Measure.OTHER}
)
_OF_PLANS = frozenset(
    stems(
        "furthest farthest most worst biggest largest greatest short shortfall behind"
        " below under missed over above ahead beyond exceed plan planned budget target"
        " expected intended promised revised original line row heading which"
    )
)
_TIMES = 2


def rank_rates(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the rows meant by what each comes to for one of what it counts."""
    del weighed
    question = desk.question
    if not EACH.search(question.text):
        return None
    pairs = _most_meant(question, _priced(desk.figures()))
    ranked = _worked(desk, pairs, "{0} / {1}")
    if ranked is None or isinstance(ranked, Needs):
        return ranked
    is_rising = bool(CHEAPEST.search(question.text))
    ranked.sort(key=lambda one: one[1].result, reverse=not is_rising)
    told = [
        say(
            f"{paid.label}: {{{result.id}}} each, {result.expression}.",
            *(result.id, paid.id, count.id),
        )
        for (paid, count), result in ranked[:MOST_TOLD]
    ]
    listed = operands(desk, ranked[0][0])
    return Draft(status="answered", sentences=(*told, *listed))


def rank_moves(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the row that rose or fell most between two times, and by how much."""
    del weighed
    question = desk.question
    times = _two_times(question)
    is_fall, is_rise = _FALLS.search(question.text), _RISES.search(question.text)
    if times is None or not (is_fall or is_rise or MOVES.search(question.text)):
        return None
    return _furthest(
        desk,
        _most_meant(question, _moved(desk.figures(), times)),
        way=-1 if is_fall and not is_rise else 1,
        said="from {before} to {after}",
    )


def rank_gaps(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the row whose figure is furthest from what was planned for it."""
    del weighed
    question = desk.question
    said = _OFF_PLAN.search(question.text)
    if said is None:
        return None
    planned = _planned(desk.figures())
    own = {line: pair for line, pair in planned.items() if _is_of(question, line)}
    return _furthest(
        desk,
        _most_meant(question, own),
        way=-1 if said["short"] else 1,
        said="{after} against {before}",
    )


def _furthest(
    desk: Desk, pairs: Sequence[Pair], *, way: int, said: str
) -> Outcome | None:
    """The pairs whose second figure is furthest from the first, up (1) or down (-1).

    `said` tells the two, `before` and `after`, beside what they are apart.
    """
    ranked = _worked(desk, pairs, "{1} - {0}")
    if ranked is None or isinstance(ranked, Needs):
        return ranked
    most = max(way * result.result for _, result in ranked)
    if most <= 0:
        return None
    first = [one for one in ranked if way * one[1].result == most]
    told = [
        say(
            f"{after.label}: {{{result.id}}}, "
            + said.format(before=f"{{{before.id}}}", after=f"{{{after.id}}}")
            + f": {result.expression}.",
            *(result.id, before.id, after.id),
        )
        for (before, after), result in first
    ]
    listed = operands(desk, [figure for pair, _ in first for figure in pair])
    return Draft(status="answered", sentences=(*told, *listed))


def _worked(
    desk: Desk, pairs: Sequence[Pair], sum_of: str
) -> list[tuple[Pair, Calculation]] | Needs | None:
    """Each pair with what it comes to; None where fewer than two are left."""
    if len(pairs) < FEWEST:
        return None
    expressions = tuple(sum_of.format(one.id, other.id) for one, other in pairs)
    if missing := desk.missing(expressions):
        return Needs(missing)
    worked = [
        (pair, result)
        for pair, expression in zip(pairs, expressions, strict=True)
        if (result := desk.sums[expression]) is not None
    ]
    return worked if len(worked) >= FEWEST else None


def _priced(figures: Sequence[Figure]) -> dict[Line, Pair]:
    """The lines that have one sum of money and one count."""
    priced: dict[Line, Pair] = {}
    for line in _rows(figures):
        money = [f for f in line.figures if f.unit is Unit.GBP]
        counts = [f for f in line.figures if f.unit is Unit.COUNT and f.amount]
        if len(money) == len(counts) == 1:
            priced[line] = (money[0], counts[0])
    return priced


def _moved(figures: Sequence[Figure], times: tuple[Period, Period]) -> dict[Line, Pair]:
    """The lines that have a cell of both `times`, of one unit."""
    moved: dict[Line, Pair] = {}
    for line in _rows(figures):
        first, last = ([f for f in line.figures if is_of(f, (t,))] for t in times)
        if len(first) == len(last) == 1 and first[0].unit is last[0].unit:
            moved[line] = (first[0], last[0])
    return moved


def _is_of(question: Question, line: Line) -> bool:
    """Whether a line or its table says a word of what is asked, if any names it."""
    named = {*question.words} - _OF_PLANS
    return not named or not named.isdisjoint(line.words | line.sheet_words)


def _planned(figures: Sequence[Figure]) -> dict[Line, Pair]:
    """The lines that have one planned cell and one of what came, and print no gap."""
    planned: dict[Line, Pair] = {}
    for line in _rows(figures):
        first = [f for f in line.figures if f.basis in SET_BEFORE]
        last = [f for f in line.figures if f.basis in COMES_TO]
        has_gap = any(is_variance(f.column_path) for f in line.figures)
        if len(first) == len(last) == 1 and not has_gap and _is_pair(first[0], last[0]):
            planned[line] = (first[0], last[0])
    return planned


def _is_pair(one: Figure, other: Figure) -> bool:
    """Whether two cells are of one kind and time, so that they can be apart."""
    is_then = (one.period, one.as_at) == (other.period, other.as_at)
    is_spent = {one.measure, other.measure} <= _OF_BUDGETS
    is_kind = (one.unit, one.flow) == (other.unit, other.flow)
    return is_then and (_kind(one) == _kind(other) or (is_spent and is_kind))


def _rows(figures: Sequence[Figure]) -> list[Line]:
    """The lines of tables that are no totals."""
    return [
        line
        for line in lines_of(figures)
        if line.is_of_table
        and line.first.row_path
        and not TOTAL_WORDS.search(line.first.row_path[-1])
    ]


def _most_meant(question: Question, pairs: dict[Line, Pair]) -> list[Pair]:
    """The pairs of the one table meant, of one kind; of those named, if any are."""
    ranked = meant(question, tuple(pairs))
    held = Counter(one.line.sheet for one in ranked)
    merit: dict[SheetKey, float] = {}
    for one in ranked:
        merit.setdefault(one.line.sheet, one.merit)
    sheets = [sheet for sheet in held if held[sheet] >= FEWEST]
    if not sheets:
        return []
    best = max(sheets, key=lambda sheet: (merit[sheet], held[sheet]))
    own = [pair for line, pair in pairs.items() if line.sheet == best]
    firsts = [one for one, _ in own]
    named = [pair for pair in own if is_named_among(question, pair[0], firsts)]
    own = named if len(named) >= FEWEST else own
    ((kind, _),) = Counter(_kind(one) for one, _ in own).most_common(1)
    return [pair for pair in own if _kind(pair[0]) == kind]


def _kind(figure: Figure) -> tuple[object, ...]:
    """What figures must share to stand in one order."""
    return figure.unit, figure.measure, figure.flow


def _two_times(question: Question) -> tuple[Period, Period] | None:
    """The earlier and the later of two times asked about; None where not two are."""
    times: list[Period] = []
    for time in question.periods:
        if time.is_range and time.first and time.year and not time.as_at:
            times.append(replace(time, year=time.first))
        times.append(time)
    times.sort(key=lambda t: t.as_at or t.year or "")
    if len(times) != _TIMES:
        return None
    one, other = times
    same = (one.as_at, one.year) == (other.as_at, other.year)
    return None if same else (one, other)
