"""Sums over figures: change, share, total and trend, each with its operands."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.ability import has_qualifiers
from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import UNITS, Weighed, is_of, is_same, time_of
from assistant.grammar import Intent, Wanted
from assistant.question import Question
from assistant.wording import (
    coordinates,
    list_figure,
    quote,
    say,
    state_cell,
    table_of,
    who,
)
from assistant.words import stems
from corpus.money import Amount
from corpus.periods import Period, print_date, print_year, read_periods
from corpus.records import Figure, Scenario, Unit
from tools.compare import newest_first, said_on
from tools.totals import TOTAL_WORDS

_SINCE = re.compile(r"\b(?:since|from)\b", re.IGNORECASE)
_CHEAPEST = re.compile(r"\b(?:cheap|low|small|least|few)\w*\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:dearest|highest|biggest|largest)\b", re.IGNORECASE)
_IN_ORDER = re.compile(r"\brank\w*|\border\b|\bfrom (?:the )?\w+est\b", re.IGNORECASE)


# A figure that a sum is over meets at least this share of the question's words.
CHANGE_COVER = 0.12


def change(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return how far two figures of one thing are apart, in amount and per cent."""
    question = desk.question
    if len(question.councils) > 1 or _sets_beside(question):
        return None
    pair = _two_figures(desk.question, weighed)
    if pair is None or _is_told(desk.question, weighed):
        return None
    before, after = pair
    expressions: tuple[str, ...] = (f"{after.id} - {before.id}",)
    if before.unit is not Unit.PERCENT and min(before.amount, after.amount) > 0:
        expressions += (f"({after.id} - {before.id}) / {before.id} as percent",)
    if missing := desk.missing(expressions):
        return Needs(missing)
    results = [r for r in (desk.sums[e] for e in expressions) if r is not None]
    if not results:
        return None
    word = "up" if results[0].result > 0 else "down"
    told = ", or ".join(f"{{{result.id}}}" for result in results)
    way = "higher" if word == "up" else "lower"
    head = say(
        f"Change: {told} – {way}, {word} from {{{before.id}}} to {{{after.id}}}:"
        f" {results[0].expression}.",
        *(result.id for result in results),
    )
    return Draft(status="answered", sentences=(head, *_operands(desk, pair)))


def _sets_beside(question: Question) -> bool:
    """Whether one measure is to be held against another, not against itself."""
    return question.intent is Intent.COMPARE and len(question.measures) > 1


def _is_told(question: Question, weighed: Sequence[Weighed]) -> bool:
    """Whether the best sentence prints the change itself: "(81%)", "by 75%"."""
    best = weighed[0].candidate
    is_prose = best.cell is None and len(question.periods) < 2  # noqa: PLR2004 -- two times name their own change
    return is_prose and any(f.unit is Unit.PERCENT for f in best.figures)


def _operands(desk: Desk, figures: Sequence[Figure]) -> list[DraftSentence]:
    papers = desk.papers()
    return [list_figure(figure, papers[figure.paper_id]) for figure in figures]


def _two_figures(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """The two figures a change is between: two times of one thing, or two vintages."""
    figures = [
        figure
        for w in weighed
        if w.cover >= CHANGE_COVER and has_qualifiers(question, w.candidate)
        for figure in w.candidate.figures
        if not question.measures or figure.measure in question.measures
    ]
    if question.vintages and (pair := _between_vintages(question, figures)):
        return pair
    if question.scenario is Scenario.UNMITIGATED:
        return _between_scenarios(figures)
    if len(question.periods) > 1 or (question.periods and _SINCE.search(question.text)):
        return _between(question, figures)
    timed = [f for f in figures if is_of(f, question.periods)]
    figures = timed or figures
    best = figures[0] if figures else None
    others = (f for f in figures[1:] if best and _is_same_thing(best, f))
    other = next((f for f in others if best and f.amount != best.amount), None)
    if best is None or other is None:
        return None
    first_said, then_said = sorted((best, other), key=_order)
    return first_said, then_said


def _between_vintages(
    question: Question, figures: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """The same of the same time, as said on the two dates asked about."""
    timed = [f for f in figures if not question.periods or is_of(f, question.periods)]
    said = [f for f in timed if any(_is_said(f, v) for v in question.vintages)]
    pairs = (
        (s, e)
        for s in said
        for e in said
        if s.measure is e.measure
        and s.row_path == e.row_path
        and s.period == e.period
        and said_on(s) < said_on(e)
    )
    return next(pairs, None)


def _is_said(figure: Figure, vintage: Period) -> bool:
    return any(is_same(said, vintage) for said in read_periods(figure.vintage or ""))


def _between_scenarios(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The same without the plan and with it."""
    without = [f for f in figures if f.scenario is Scenario.UNMITIGATED]
    with_it = [f for f in figures if f.scenario is Scenario.MITIGATED]
    pairs = (
        (one, other)
        for one in without
        for other in with_it
        if one.measure is other.measure
        and one.council == other.council
        and one.unit is other.unit
    )
    return next(pairs, None)


def _between(
    question: Question, figures: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """The figures of the two times asked; of one time and the latest, "since" it."""
    first, last = question.periods[0], question.periods[-1]
    starts = [f for f in figures if is_same(time_of(f), first)]
    ends = [f for f in figures if is_same(time_of(f), last)]
    if len(question.periods) == 1:
        timed = [f for f in figures if f.as_at or f.period]
        ends = sorted(timed, key=_order, reverse=True)
    pairs = ((s, e) for s in starts for e in ends if _is_same_thing(s, e))
    return next(pairs, None)


def _order(figure: Figure) -> tuple[str, int]:
    """Earlier times first; of one time, what was said of another day first."""
    is_own = figure.vintage is not None and figure.vintage[:4].isdigit()
    return (figure.as_at or figure.period or "9", int(is_own))


def _is_same_thing(one: Figure, other: Figure) -> bool:
    return (
        one.id != other.id
        and one.unit is other.unit
        and one.measure is other.measure
        and one.council == other.council
        and one.row_path == other.row_path
        and (one.caption == other.caption or one.caption is None)
        and (one.flow is other.flow or None in (one.flow, other.flow))
    )


def forecasts(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return what one council's papers said of one row and year, each time they did."""
    question = desk.question
    if len(question.councils) > 1 or not question.periods:
        return None
    cells = (c for w in weighed if (c := w.candidate.cell))
    best = next(
        (c for c in cells if is_of(c, question.periods)),
        None,
    )
    if best is None:
        return None
    same = [
        f
        for f in desk.found.figures
        if f.paper_id == best.paper_id
        and f.row_path == best.row_path
        and f.measure is best.measure
        and f.period == best.period
        and f.as_at == best.as_at
    ]
    if len({f.vintage for f in same}) < 2:  # noqa: PLR2004 -- said once only
        return None
    sentences = _operands(desk, newest_first(same))
    return Draft(status="answered", sentences=tuple(sentences))


def share(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return one figure as a share of another, or per place of one."""
    if desk.question.is_of_total and desk.question.wanted is not Wanted.PERCENT:
        return None
    pair = _part_and_whole(desk.question, weighed)
    if pair is None:
        return None
    part, whole = pair
    is_rate = part.unit is Unit.GBP and whole.unit is Unit.COUNT
    expression = f"{part.id} / {whole.id}" + ("" if is_rate else " as percent")
    if missing := desk.missing((expression,)):
        return Needs(missing)
    result = desk.sums[expression]
    if result is None:
        return None
    head = say(f"{{{result.id}}}: {result.expression}.", result.id)
    return Draft(status="answered", sentences=(head, *_operands(desk, pair)))


def _part_and_whole(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """Money over the count of its row; or of one sentence the rest over the whole."""
    quoted = {amount.amount for amount in question.amounts}
    for w in weighed[:5]:
        cell = w.candidate.cell
        if cell is not None:
            if not _asks_each(question):
                whole = _total_of_column(cell, weighed)
                if whole is not None:
                    return cell, whole
                continue
            row = [
                f
                for other in weighed
                for f in other.candidate.figures
                if f.row_path == cell.row_path and f.caption == cell.caption
            ]
            money = [f for f in row if f.unit is Unit.GBP]
            counts = [f for f in row if f.unit is Unit.COUNT]
            if money and counts:
                return money[0], counts[0]
            continue
        money = [f for f in w.candidate.figures if f.unit is Unit.GBP]
        counts = [f for f in w.candidate.figures if f.unit is Unit.COUNT]
        parts = money if len(money) > 1 else counts
        if len(parts) > 1:
            wholes = [f for f in parts if f.amount in quoted]
            whole = wholes[0] if wholes else max(parts, key=lambda f: f.amount)
            rest = [f for f in parts if f is not whole]
            return max(rest, key=lambda f: _shared(question, f)), whole
    return None


def _asks_each(question: Question) -> bool:
    return bool(re.search(r"\b(?:each|per|apiece)\b", question.text, re.IGNORECASE))


def _shared(question: Question, figure: Figure) -> int:
    """How many of the question's words stand just beside a figure."""
    return len(set(question.words) & set(stems(figure.label)))


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


def total(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the sum of figures that the question asks to be added."""
    parts = _parts(desk.question, weighed)
    if len(parts) < 2:  # noqa: PLR2004 -- one figure is no sum
        return None
    expression = " + ".join(part.id for part in parts)
    if missing := desk.missing((expression,)):
        return Needs(missing)
    result = desk.sums[expression]
    if result is None:
        return None
    head = say(f"{{{result.id}}} in total: {result.expression}.", result.id)
    return Draft(status="answered", sentences=(head, *_operands(desk, parts)))


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
    for word in question.words:
        if TOTAL_WORDS.fullmatch(word):
            continue
        rows = [f for f in column if f.row_path and word in stems(f.row_path[-1])]
        totals = [f for f in rows if TOTAL_WORDS.search(f.row_path[-1])]
        for figure in (totals or rows)[:1]:
            chosen[word] = figure
    parts = list({figure.id: figure for figure in chosen.values()}.values())
    return parts if len({f.column_path for f in parts}) == 1 else []


def _years(question: Question, weighed: Sequence[Weighed]) -> list[Figure]:
    """Figures of one list, one for each year of the span that is asked."""
    spans = [p for p in question.periods if p.is_range and p.year and p.first]
    figures = [f for w in weighed for f in w.candidate.figures]
    best = next((f for f in figures if f.unit is Unit.GBP and f.period), None)
    if not spans or best is None:
        return []
    first, last = str(spans[0].first), str(spans[0].year)
    by_year: dict[str, Figure] = {}
    for figure in figures:
        is_listed = figure.paper_id == best.paper_id and figure.unit is best.unit
        is_near = figure.locator.words == best.locator.words
        if is_listed and is_near and first <= (figure.period or "") <= last:
            by_year.setdefault(str(figure.period), figure)
    return [by_year[year] for year in sorted(by_year)]


def rank_rows(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return rows of one column of a table in order, or only the first of them."""
    question = desk.question
    best = next((w.candidate.cell for w in weighed if w.candidate.cell), None)
    if best is None:
        return None
    is_by_year = bool(re.search(r"\byears?\b", question.text, re.IGNORECASE))
    column = [
        f
        for f in desk.found.figures
        if f.paper_id == best.paper_id
        and f.caption == best.caption
        and (f.row_path if is_by_year else f.column_path)
        == (best.row_path if is_by_year else best.column_path)
        and f.unit is best.unit
        and f.row_path
        and not TOTAL_WORDS.search(f.row_path[-1])
    ]
    named = [f for f in column if set(stems(f.row_path[-1])) & set(question.words)]
    rows = named if len(named) > 1 else column
    is_rising = bool(_CHEAPEST.search(question.text))
    rows = sorted(rows, key=lambda f: f.amount, reverse=not is_rising)
    if len(rows) < 2:  # noqa: PLR2004 -- one row is in order
        return None
    is_first = is_rising or _MOST.search(question.text)
    if is_first and not _IN_ORDER.search(question.text):
        rows = [f for f in rows if f.amount == rows[0].amount]
    papers = desk.papers()
    listed = tuple(state_cell(f, papers[f.paper_id]) for f in rows)
    return Draft(status="answered", sentences=listed)


def trend(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return a row of a table year by year, and which way it goes."""
    best = next((w.candidate.cell for w in weighed if w.candidate.cell), None)
    if best is None:
        return None
    series = [
        figure
        for figure in desk.found.figures
        if figure.paper_id == best.paper_id
        and figure.caption == best.caption
        and figure.row_path == best.row_path
        and (figure.period or figure.as_at)
        and figure.unit is best.unit
    ]
    series.sort(key=_when)
    if len(series) < 3:  # noqa: PLR2004 -- two figures are a change
        return None
    first, last = series[0], series[-1]
    paper = desk.papers()[best.paper_id]
    head = say(
        f"{who(best, paper)}, {best.label}, from {{{first.id}}} in {_year(first)} to"
        f" {{{last.id}}} in {_year(last)}: it {_way(series)} ({coordinates(best)};"
        f" {table_of(best)}).",
        *(figure.id for figure in series),
    )
    listed = "; ".join(f"{_year(figure)} {{{figure.id}}}" for figure in series)
    body = say(f"Year by year: {listed}.", *(figure.id for figure in series))
    return Draft(status="answered", sentences=(head, body))


def _way(series: Sequence[Figure]) -> str:
    """How a series moves, in words."""
    steps = [after.amount - before.amount for before, after in pairwise(series)]
    if all(step > 0 for step in steps):
        return "rises every year"
    if all(step < 0 for step in steps):
        return "falls every year"
    peak = max(series, key=lambda figure: figure.amount)
    if peak not in (series[0], series[-1]):
        return f"rises to its highest, {{{peak.id}}} in {_year(peak)}, and falls"
    low = min(series, key=lambda figure: figure.amount)
    if low not in (series[0], series[-1]):
        return f"falls to its lowest, {{{low.id}}} in {_year(low)}, and rises"
    return "rises and falls"


def _when(figure: Figure) -> str:
    return figure.as_at or str(figure.period)


def _year(figure: Figure) -> str:
    if figure.as_at:
        return print_date(figure.as_at)
    return print_year(str(figure.period))


def is_quoted(figure: Figure, amount: Amount) -> bool:
    """Return whether a reader who says `amount` means `figure`, cut or rounded."""
    gap = abs(abs(figure.amount) - abs(amount.amount))
    return figure.unit is amount.unit and (gap == 0 or gap < amount.resolution)


def amounts_quoted(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return, for each number the reader quotes, the sentence that states it."""
    chosen: list[DraftSentence] = []
    for amount in desk.question.amounts:
        for w in weighed:
            figures = w.candidate.figures
            if any(is_quoted(f, amount) for f in figures):
                chosen.append(quote(w.candidate))
                break
    if len(set(chosen)) < 2:  # noqa: PLR2004 -- one sentence is a look-up
        return None
    return Draft(status="answered", sentences=tuple(dict.fromkeys(chosen)))
