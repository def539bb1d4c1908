"""Sums over figures: change, share, total and trend, each with its operands."""

from collections.abc import Sequence
from itertools import pairwise

from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed, is_same
from assistant.lookup import LEAST_COVER, has_qualifiers, time_of
from assistant.question import Question
from assistant.wording import coordinates, list_figure, quote, say, who
from corpus.periods import print_year
from corpus.records import Figure, Unit


def change(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return how far two figures of one thing are apart, in amount and per cent."""
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
        if w.cover >= LEAST_COVER / 2 and has_qualifiers(question, w.candidate)
        for figure in w.candidate.figures
        if not question.measures or figure.measure in question.measures
    ]
    if question.periods:
        return _between(question, figures)
    best = figures[0] if figures else None
    others = (f for f in figures[1:] if best and _is_same_thing(best, f))
    other = next((f for f in others if best and f.amount != best.amount), None)
    if best is None or other is None:
        return None
    first_said, then_said = sorted((best, other), key=_order)
    return first_said, then_said


def _between(
    question: Question, figures: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """The figures of the two times asked; of one time and the latest, "since" it."""
    first, last = question.periods[0], question.periods[-1]
    starts = [f for f in figures if is_same(time_of(f), first)]
    ends = [f for f in figures if is_same(time_of(f), last)]
    if len(question.periods) == 1:
        ends = sorted(figures, key=_order, reverse=True)
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


def share(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return one figure as a share of another, or per place of one."""
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
        if len(money) == 2:  # noqa: PLR2004 -- a part and its whole
            wholes = [f for f in money if f.amount in quoted]
            whole = wholes[0] if wholes else max(money, key=lambda f: f.amount)
            part = next(f for f in money if f is not whole)
            return part, whole
    return None


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
        and figure.period
        and figure.unit is best.unit
    ]
    series.sort(key=lambda figure: str(figure.period))
    if len(series) < 3:  # noqa: PLR2004 -- two figures are a change
        return None
    first, last = series[0], series[-1]
    paper = desk.papers()[best.paper_id]
    head = say(
        f"{who(best, paper)}, {best.label}: it {_way(series)}, from {{{first.id}}} in"
        f" {_year(first)} to {{{last.id}}} in {_year(last)} ({coordinates(best)};"
        f" {best.locator.words.split('; ')[0]}).",
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
        return f"rises to its highest, {{{peak.id}}} in {_year(peak)}, then falls"
    return "goes up and down"


def _year(figure: Figure) -> str:
    return print_year(str(figure.period))


def amounts_quoted(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return, for each number the reader quotes, the sentence that states it."""
    chosen: list[DraftSentence] = []
    for amount in desk.question.amounts:
        for w in weighed:
            figures = w.candidate.figures
            if any(abs(f.amount) == abs(amount.amount) for f in figures):
                chosen.append(quote(w.candidate))
                break
    if len(set(chosen)) < 2:  # noqa: PLR2004 -- one sentence is a look-up
        return None
    return Draft(status="answered", sentences=tuple(dict.fromkeys(chosen)))
