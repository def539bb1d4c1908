"""Which of two lines named in a question is the larger."""

import re
from collections.abc import Sequence

from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.intents import MORE_WORDS, Intent
from assistant.kinds import UNITS, Wanted
from assistant.lines import Line, lines_of, meant
from assistant.orders_asked import EACH
from assistant.phrases import phrases
from assistant.question import Question
from assistant.times_told import is_of
from assistant.wording import list_figure, say
from assistant.words import stems
from corpus.records import Figure, Unit

SIDE_MERIT = 0.45
_BETWEEN = re.compile(
    r"\s*\b(?:or|versus|vs?\.?|against|(?:compared )?(?:with|to)|than)\b\s*",
    re.IGNORECASE,
)
_MORE = phrases(MORE_WORDS)
# What was set and what came of it are columns of any line.
_OF_COLUMNS = frozenset(stems("budget forecast outturn actual plan revised original"))
_CLAUSE = re.compile(r"[:,;?–]\s|\s-\s")


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
