"""Whether an amount that the reader quotes is borne out by the papers' other figures.

a percentage beside its two amounts      worked out again
so many at so much                       multiplied
a part and a whole                       with the rest that makes the one the other
what came between two tables             the one less the other
"""

import re
from collections.abc import Sequence

from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft
from assistant.evidence import Weighed
from assistant.stated import is_quoted
from assistant.times_told import is_of
from assistant.wording import operands, say
from corpus.records import Figure, Unit
from tools.totals import reading_order

# A row of fewer cells is a pair, which is added up as one.
LEAST_ROW = 3
# A part and what it should make; who names more than a sum asks which of them it is.
PAIR, MOST_NAMED = 2, 3
# More amounts in one sentence are seldom parts of one of them.
MOST_PARTS = 6
# Sentences further off are of something else.
NEAREST = 3

_LESS = re.compile(
    r"\b(?:less|minus|offset by|net of|after|underspends?|savings?|reductions?)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:at|times|by|each|per|lots of|multiplied)\b|\d\s?[x×]\s?[£\d]", re.IGNORECASE
)
TABLE_NUMBER = re.compile(r"\bTable \d+(?=(?:['’]?s)?\b)", re.IGNORECASE)


def percentages(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Percentages that a sentence prints beside their two amounts, worked out again."""
    if not desk.question.amounts:
        return None
    triples = _triples(weighed[0].candidate.figures) if weighed else []
    expressions = tuple(f"({b.id} - {a.id}) / {a.id} as percent" for a, b, _ in triples)
    if not expressions:
        return None
    if missing := desk.missing(expressions):
        return Needs(missing)
    told = []
    for (_, _, percent), expression in zip(triples, expressions, strict=True):
        result = desk.sums[expression]
        if result is not None:
            slack = percent.resolution / 2 + result.error
            is_right = abs(result.result - percent.amount) <= slack
            verdict = "is right" if is_right else "is not right"
            told.append(
                say(
                    f"{{{percent.id}}} {verdict}:"
                    f" {result.expression} = {{{result.id}}}.",
                    percent.id,
                    result.id,
                )
            )
    return Draft(status="answered", sentences=tuple(told))


def product_quoted(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return whether so many at so much, as quoted, come to the whole quoted."""
    if not _TIMES.search(desk.question.text):
        return None
    for w in weighed[:30]:
        beside = [f for f in desk.figures() if f.quote == w.candidate.quote]
        quoted = [
            f for f in beside if any(is_quoted(f, a) for a in desk.question.amounts)
        ]
        counts = [f for f in quoted if f.unit is Unit.COUNT]
        money = sorted(
            (f for f in quoted if f.unit is Unit.GBP), key=lambda f: f.amount
        )
        if len(counts) == 1 and len(money) == PAIR:
            each, whole = money
            expression = f"{counts[0].id} * {each.id}"
            return _comes_to(desk, expression, whole, (*counts, each))
    return None


def sum_quoted(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Whether an amount the reader quotes, with one of the papers, makes another."""
    amounts = desk.question.amounts
    figures = [f for w in weighed[:30] for f in w.candidate.figures]
    quoted = [next((f for f in figures if is_quoted(f, a)), None) for a in amounts]
    named = [figure for figure in quoted if figure is not None]
    if not PAIR <= len(named) <= MOST_NAMED:
        return None
    part, whole = sorted(named, key=lambda f: f.amount)[:: len(named) - 1]
    slack = (part.resolution + whole.resolution) / 2
    for other in figures:
        is_rest = abs(part.amount + other.amount - whole.amount) <= slack
        if is_rest and other.unit is part.unit and other.period and other.id != part.id:
            expression = f"{part.id} + {other.id}"
            return _comes_to(desk, expression, whole, (part, other))
    return None


def _triples(figures: Sequence[Figure]) -> list[tuple[Figure, Figure, Figure]]:
    """Two amounts of money and the percentage printed after them, each time."""
    found = []
    for before, after, percent in zip(figures, figures[1:], figures[2:], strict=False):
        units = (before.unit, after.unit, percent.unit)
        if units == (Unit.GBP, Unit.GBP, Unit.PERCENT):
            found.append((before, after, percent))
    return found


def difference_quoted(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return how an amount quoted lies between two figures of one thing and time."""
    quoted = _quoted(desk, weighed)
    if quoted is None or not desk.question.periods:
        return None
    tabled = [
        f
        for f in desk.figures()
        if f.caption is not None
        and (not desk.question.measures or f.measure in desk.question.measures)
        and f.unit is quoted.unit
        and is_of(f, desk.question.periods)
    ]
    pairs = (
        (more, less)
        for more in tabled
        for less in tabled
        if (more.measure, more.flow, more.council)
        == (less.measure, less.flow, less.council)
        and more.caption != less.caption
        and more.amount - less.amount == quoted.amount
    )
    pair = next(pairs, None)
    if pair is None:
        return None
    more, less = pair
    return _comes_to(desk, f"{more.id} - {less.id}", quoted, pair)


def row_quoted(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the row whose cells, year by year, come to an amount that is quoted."""
    quoted = _quoted(desk, weighed)
    if quoted is None:
        return None
    cells = [w.candidate.cell for w in weighed if w.candidate.cell]
    for first in cells:
        row = [c for c in cells if _row_of(c) == _row_of(first) and c.period]
        row.sort(key=reading_order)
        is_several = len(row) >= LEAST_ROW and row[0].unit is quoted.unit
        if is_several and sum(c.amount for c in row) == quoted.amount:
            expression = " + ".join(c.id for c in row)
            return _comes_to(desk, expression, quoted, row)
    return None


def _row_of(cell: Figure) -> tuple[str, str | None, tuple[str, ...]]:
    return cell.paper_id, cell.caption, cell.row_path


def _quoted(desk: Desk, weighed: Sequence[Weighed]) -> Figure | None:
    """The paper's own figure of the first amount that the reader quotes."""
    figures = (f for w in weighed for f in w.candidate.figures)
    amounts = desk.question.amounts[:1]
    return next((f for f in figures for a in amounts if is_quoted(f, a)), None)


def _comes_to(
    desk: Desk, expression: str, quoted: Figure, figures: Sequence[Figure]
) -> Outcome | None:
    """Whether `expression` over `figures` comes to what is `quoted`, worked out."""
    if missing := desk.missing((expression,)):
        return Needs(missing)
    result = desk.sums[expression]
    if result is None:
        return None
    slack = quoted.resolution / 2 + result.error
    is_right = abs(result.result - quoted.amount) <= slack
    yes, agrees = ("Yes", "agrees") if is_right else ("No", "does not agree")
    head = say(
        f"{yes}: {result.expression} = {{{result.id}}}, which {agrees} with the"
        f" {{{quoted.id}}} printed.",
        result.id,
        quoted.id,
    )
    rows = operands(desk, (*figures, quoted))
    return Draft(status="answered", sentences=(head, *rows))


def sum_of_sentence(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the parts and the whole that one sentence states, where they agree.

    "The deficit is £6m, an increase of £2m on the £4m": what it started with and the
    increase make it. "£1,623k comes from: £840k; £1,105k; less £322k".
    """
    for w in weighed[:NEAREST]:
        money = [f for f in w.candidate.figures if f.unit is Unit.GBP and f.amount]
        if w.candidate.cell is not None or not LEAST_ROW <= len(money) <= MOST_PARTS:
            continue
        for whole in money:
            parts = [part for part in money if part is not whole]
            signs = [_sign(part, w.candidate.quote) for part in parts]
            total = sum(s * p.amount for s, p in zip(signs, parts, strict=True))
            slack = max(figure.resolution for figure in money) / 2
            if abs(total - whole.amount) <= slack:
                return _comes_to(desk, _added(signs, parts), whole, parts)
    return None


def _sign(part: Figure, sentence: str) -> int:
    """-1 where the words just before an amount take it off: "less £322k".

    An underspend is taken off by its own sign.
    """
    if part.amount < 0:
        return 1
    before = sentence.partition(part.printed)[0]
    return -1 if _LESS.search(re.split(r"\d", before)[-1]) else 1


def _added(signs: Sequence[int], parts: Sequence[Figure]) -> str:
    """The sum of `parts`, those added first."""
    first = [part.id for sign, part in zip(signs, parts, strict=True) if sign > 0]
    less = [part.id for sign, part in zip(signs, parts, strict=True) if sign < 0]
    return " - ".join((" + ".join(first), *less))
