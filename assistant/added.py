"""Figures added up: of years, of things named, of rows that go by one name."""

import re
from collections.abc import Sequence

from assistant.columns_meant import best_column
from assistant.desk import Desk, Outcome
from assistant.evidence import Weighed
from assistant.kinds import UNITS
from assistant.lines import LEAST_LINE, lines_of, meant
from assistant.question import Question
from assistant.wording import tell_sum
from assistant.words import stems
from corpus.records import Figure, Unit
from tools.totals import TOTAL_WORDS

# Two rows that go by one name: "it lists the service twice, what do both come to".
_SEVERAL_LINES = re.compile(
    r"\b(?:both|two|three)(?: of (?:the|these|those))?(?: \w+)?"
    r" (?:lines|rows|entries)\b",
    re.IGNORECASE,
)


def total(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the sum of figures that the question asks to be added."""
    parts = _parts(desk.question, weighed)
    if any(part.unit is Unit.PERCENT for part in parts):
        return None  # shares of different wholes come to no share
    if len(parts) < 2:  # noqa: PLR2004 -- one figure is no sum
        return None
    return _added(desk, parts)


def _added(desk: Desk, parts: Sequence[Figure]) -> Outcome | None:
    """The sum of `parts`, and each of them."""
    expression = " + ".join(part.id for part in parts)
    return tell_sum(desk, expression, parts, verb=" in total")


def lines_of_one_name(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the sum of rows that a table lists under one name, where both are asked.

    In the column asked about, or the last.
    """
    del weighed
    question = desk.question
    if not _SEVERAL_LINES.search(question.text):
        return None
    lines = [line for line in lines_of(desk.figures()) if line.is_of_table]
    for likely in meant(question, lines):
        column = best_column(question, (likely.line,))
        rows = [f for f in likely.line.figures if f.column_path == column]
        if likely.merit < LEAST_LINE:
            return None
        if len(rows) > 1:
            return _added(desk, rows)
    return None


def _parts(question: Question, weighed: Sequence[Weighed]) -> list[Figure]:
    """What is to be added: a figure for each year asked, or for each thing named."""
    return _years(question, weighed) or _named_totals(question, weighed)


def _named_totals(question: Question, weighed: Sequence[Weighed]) -> list[Figure]:
    """The total of each group the question names, or its only row, in one column."""
    best = next((w.candidate.cell for w in weighed if w.candidate.cell), None)
    if best is None:
        return []
    kind = UNITS.get(question.wanted, best.unit)
    column = [
        c
        for w in weighed
        if (c := w.candidate.cell) and c.caption == best.caption and c.unit is kind
    ]
    chosen: dict[str, Figure] = {}
    names = [w for w in question.words if w not in stems(" ".join(best.column_path))]
    for word in names:
        if TOTAL_WORDS.fullmatch(word):
            continue
        rows = [f for f in column if f.row_path and word in stems(f.row_path[-1])]
        totals = [f for f in rows if TOTAL_WORDS.search(f.row_path[-1])]
        for figure in (totals or rows)[:1]:
            chosen[word] = figure
    parts = list({figure.id: figure for figure in chosen.values()}.values())
    return parts if len({f.column_path for f in parts}) == 1 else []


def _years(question: Question, weighed: Sequence[Weighed]) -> list[Figure]:
    """Figures of one list, one for each year that is asked, of a span or listed."""
    spans = [p for p in question.periods if p.is_range and p.year and p.first]
    asked = {p.year for p in question.periods if p.year and not p.is_range}
    figures = [f for w in weighed for f in w.candidate.figures]
    best = next((f for f in figures if f.unit is Unit.GBP and f.period), None)
    if best is None or not (spans or len(asked) > 1):
        return []
    first, last = "", "9"
    if spans:
        first, last = str(spans[0].first), str(spans[0].year)
    by_year: dict[str, Figure] = {}
    for figure in figures:
        is_listed = figure.paper_id == best.paper_id and figure.unit is best.unit
        is_near = figure.locator.words == best.locator.words
        is_asked = bool(spans) or figure.period in asked
        is_within = first <= (figure.period or "") <= last
        if is_listed and is_near and is_asked and is_within:
            by_year.setdefault(str(figure.period), figure)
    return [by_year[year] for year in sorted(by_year)]
