"""Whether two places of the papers state one thing alike, where that is asked.

"Does the overspend in the text match the table": of each place the amount that is
meant, what lies between the two, and what the table's own cells add up to.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.asked import is_of_accord
from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft
from assistant.evidence import Weighed
from assistant.grammar import PLACE, TWO_PLACES
from assistant.kinds import UNITS
from assistant.lines import is_of_council
from assistant.question import Question
from assistant.stated import is_quoted
from assistant.times_told import is_of
from assistant.wording import operands, say
from assistant.words import stems
from corpus.records import Basis, Figure, Measure
from corpus.years import same_time
from tools.likeness import is_actual
from tools.totals import addends, reading_order

# Further apart than this share of the larger, the two are not of one thing.
FURTHEST = Decimal("0.3")
# A figure of another time than that asked about is so much less likely.
OTHER_TIME = 0.6
# Figures of a place further down are of something else.
MOST_FIGURES = 150
# So many words before "table" may be of its title.
TITLE_WORDS = 4
PAIR = 2


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure at its place, and how well that meets the question."""

    figure: Figure
    merit: float


def accord(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return whether the places that are asked about state one thing alike."""
    is_asked = is_of_accord(desk.question.text)
    pair = _pair(desk.question, weighed) if is_asked else None
    if pair is None:
        return None
    more, less = sorted(pair, key=lambda figure: -figure.amount)
    apart = f"{more.id} - {less.id}"
    workings = _workings(desk, pair)
    expressions = (apart, *(expression for _, expression in workings))
    if missing := desk.missing(expressions):
        return Needs(missing)
    gap = desk.sums[apart]
    if gap is None:
        return None
    coarsest = max(figure.resolution for figure in pair)
    verdict = "agree" if gap.result <= coarsest / 2 else "do not agree"
    named = f"{{{pair[0].id}}} and {{{pair[1].id}}}"
    head = say(f"They {verdict}: {named}.", *(figure.id for figure in pair))
    told = [say(f"Difference: {{{gap.id}}}: {gap.expression}.", gap.id)]
    proofs = [
        say(
            f"{{{cell.id}}} agrees with its own table: {done.expression}"
            f" = {{{done.id}}}.",
            *(cell.id, done.id),
        )
        for cell, expression in workings
        if (done := desk.sums[expression]) is not None
    ]
    sentences = (head, *(told if gap.result else ()), *proofs, *operands(desk, pair))
    return Draft(status="answered", sentences=sentences)


def _pair(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """The likeliest two figures of one thing, one of each place asked about."""
    stated = list(_stated(question, weighed))
    sides = _sides(question, stated)
    pairs = [
        (one, other) for one, other in sides if _is_one_thing(one.figure, other.figure)
    ]
    best = max(pairs, key=lambda pair: _likelihood(*pair), default=None)
    return None if best is None else (best[0].figure, best[1].figure)


def _stated(question: Question, weighed: Sequence[Weighed]) -> Iterator[_Stated]:
    """The figures of the kind asked for, in the order of their merit."""
    unit = UNITS.get(question.wanted) if question.is_kind_sure else None
    for w in weighed:
        for figure in w.candidate.figures:
            is_then = not question.periods or is_of(figure, question.periods)
            is_open = figure.period is None and figure.as_at is None
            if is_of_council(question, figure) and unit in (None, figure.unit):
                merit = w.merit if is_then or is_open else OTHER_TIME * w.merit
                yield _Stated(figure, merit)


def _sides(
    question: Question, stated: Sequence[_Stated]
) -> Iterator[tuple[_Stated, _Stated]]:
    """Each figure of the first place beside each of the second.

    Two numbers that the reader quotes are themselves the two; of one, it is the first.
    """
    quoted = [
        [one for one in stated if is_quoted(one.figure, amount)]
        for amount in question.amounts
    ]
    quoted = [found for found in quoted if found]
    places = [_at(place, stated) for place in PLACE.finditer(question.text)]
    pairs: Iterable[tuple[list[_Stated], list[_Stated]]]
    if len(quoted) == PAIR and TWO_PLACES.search(question.text):
        pairs = [(quoted[0], quoted[1])]
    elif quoted:
        pairs = [(quoted[0], place) for place in places]
    else:
        pairs = combinations(places, 2)
    for one, other in pairs:
        for first in one[:MOST_FIGURES]:
            yield from ((first, second) for second in other[:MOST_FIGURES])


def _at(place: re.Match[str], stated: Sequence[_Stated]) -> list[_Stated]:
    """What is stated at a `place` of the question; all of its kind where none is named.

    "Table 3", "para 2.9" and "the savings table" name one; "the summary" does where a
    heading says so.
    """
    is_table = bool(place["table"])
    of_kind = [one for one in stated if (one.figure.caption is not None) is is_table]
    if words := place["number"] or place["text"]:
        named = re.compile(rf"(?<![\w.]){re.escape(words)}(?!\w|\.\d)", re.IGNORECASE)
        here = [one for one in of_kind if named.search(_where(one.figure))]
        return here or of_kind
    title = set(stems(" ".join(place.string[: place.start()].split()[-TITLE_WORDS:])))
    met = {
        caption: len(title & set(stems(caption)))
        for one in of_kind
        if (caption := one.figure.caption)
    }
    most = max(met.values(), default=0)
    return [one for one in of_kind if met.get(one.figure.caption or "") == most]


def _where(figure: Figure) -> str:
    return figure.caption or figure.locator.words


def _is_one_thing(one: Figure, other: Figure) -> bool:
    """Whether two figures at different places may be of one thing."""
    is_apart = _where(one) != _where(other)
    measures = {one.measure, other.measure} - {Measure.OTHER}
    is_measure = len(measures) <= 1 or _names_row(one, other) or _names_row(other, one)
    ours = (one.flow, one.scenario, one.safety_valve)
    theirs = (other.flow, other.scenario, other.safety_valve)
    is_like = all(a is b or None in (a, b) for a, b in zip(ours, theirs, strict=True))
    is_open = None in (one.period or one.as_at, other.period or other.as_at)
    is_then = is_open or same_time(one.period, one.as_at, other.period, other.as_at)
    gap, most = abs(one.amount - other.amount), max(abs(one.amount), abs(other.amount))
    return (
        is_apart
        and (one.unit, one.council) == (other.unit, other.council)
        and is_measure
        and is_like
        and _is_like_basis(one, other)
        and is_then
        and gap <= FURTHEST * most
    )


def _is_like_basis(one: Figure, other: Figure) -> bool:
    """Whether neither is a budget, or has come to pass, where the other is not."""
    bases = {one.basis, other.basis} - {None}
    is_budget = Basis.BUDGET in bases
    is_of_both = len({is_actual(one), is_actual(other)} - {None}) > 1
    return len(bases) <= 1 or not (is_budget or is_of_both)


def _names_row(said: Figure, cell: Figure) -> bool:
    """Whether the sentence of one figure says at least half the row of the other."""
    row = set(stems(" ".join(cell.row_path)))
    told = row & set(stems(said.quote))
    return said.caption is None and bool(row) and len(told) >= len(row) / 2


def _likelihood(one: _Stated, other: _Stated) -> Decimal:
    """How likely two figures are the two that are meant: both near, and near alike."""
    more, less = sorted((abs(one.figure.amount), abs(other.figure.amount)))[::-1]
    return Decimal(one.merit + other.merit) * (less / more if more else 1)


def _workings(desk: Desk, pair: Sequence[Figure]) -> list[tuple[Figure, str]]:
    """The cells of the two that are a total, each with the sum that makes it."""
    found = [(figure, _addends(desk, figure)) for figure in pair if figure.caption]
    return [(cell, " + ".join(f.id for f in parts)) for cell, parts in found if parts]


def _addends(desk: Desk, cell: Figure) -> tuple[Figure, ...]:
    table = [
        figure
        for figure in desk.figures()
        if (figure.paper_id, figure.caption) == (cell.paper_id, cell.caption)
    ]
    table.sort(key=reading_order)
    column = [figure for figure in table if figure.column_path == cell.column_path]
    row = [figure for figure in table if figure.row_path == cell.row_path]
    return addends(cell, column) or addends(cell, row)
