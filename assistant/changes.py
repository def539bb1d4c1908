"""How far two figures of one thing are apart: times, vintages, scenarios."""

import re
from collections.abc import Sequence

from assistant.ability import has_qualifiers
from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed, is_of, is_said, is_same, time_of
from assistant.grammar import MOVES, QUALIFIERS, Intent
from assistant.lines import Line, is_of_council, lines_of, meant
from assistant.question import Question
from assistant.wording import operands, say
from assistant.words import stems
from corpus.periods import MONTH, Period
from corpus.records import Figure, Measure, Scenario, Unit
from tools.calculation import Calculation
from tools.likeness import newest_first, said_on

# A line is followed when it meets this share of the question's words.
LEAST_MERIT = 0.2
# A figure that a sum is over meets at least this share of the question's words.
CHANGE_COVER = 0.12
# A sentence this many times as good as the best cell says itself what is asked.
FAR_NEARER = 1.5
PAIR = 2

_SINCE = re.compile(
    r"\b(?:since|from)\b|\b(?:than|compared (?:to|with)|against|up on|down on)"
    rf"(?: \w+){{0,3}}? (?:in|at|on|of) (?:\w+ )?(?:{MONTH}|['’]?\d)",
    re.IGNORECASE,
)
# "From the first year to the ongoing one".
_FIRST_TO_LAST = re.compile(
    r"\b(?:first|initial|opening|start(?:ing)?|beginning)\b.*\b(?:last|final|ongoing"
    r"|on-going|closing|end)\b",
    re.IGNORECASE,
)
# After an amount: the one that follows was before it.
_WAS_BEFORE = re.compile(
    r"\b(?:against|compared (?:to|with)|(?:up|down) (?:from|on)|from|than)\b",
    re.IGNORECASE,
)
# Beside a number in a sentence these words make it another number.
_TELLS_APART = QUALIFIERS | frozenset(stems("new additional extra total"))


def change(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return how far two figures of one thing are apart, in amount and per cent."""
    question = desk.question
    if len(question.councils) > 1 or _sets_beside(question):
        return None
    is_pinned = question.periods or question.vintages or question.scenario
    if question.intent is Intent.COMPARE and not is_pinned:
        return None
    pair = _two_figures(question, weighed, lines_of(desk.found.figures))
    if pair is None or _is_told(question, weighed):
        return None
    before, after = pair
    if {before.scenario, after.scenario} == set(Scenario):
        return _apart(desk, pair)
    expressions: tuple[str, ...] = (f"{after.id} - {before.id}",)
    if before.unit is not Unit.PERCENT and min(before.amount, after.amount) > 0:
        expressions += (f"({after.id} - {before.id}) / {before.id} as percent",)
    if missing := desk.missing(expressions):
        return Needs(missing)
    results = [r for r in (desk.sums[e] for e in expressions) if r is not None]
    if not results:
        return None
    told = ", or ".join(f"{{{result.id}}}" for result in results)
    if results[0].result == 0:
        ids = (before.id, after.id, *(result.id for result in results))
        head = say(f"No change: {{{before.id}}} and {{{after.id}}}.", *ids)
        return Draft(status="answered", sentences=(head, *operands(desk, pair)))
    word, way = ("up", "higher") if results[0].result > 0 else ("down", "lower")
    head = say(
        f"Change: {told} – {way}, {word} from {{{before.id}}} to {{{after.id}}}:"
        f" {results[0].expression}.",
        *(result.id for result in results),
    )
    return Draft(status="answered", sentences=(head, *operands(desk, pair)))


def changes_of_each(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return how each of the measures asked about changed, and which did faster.

    Each from the first sentence that states it twice, "from £27m to £49m".
    """
    question = desk.question
    pairs = [
        pair
        for measure in question.measures
        if (pair := _stated_twice(weighed, measure, question))
    ]
    if len(pairs) < PAIR or len({pair[0].council for pair in pairs}) > 1:
        return None
    expressions = tuple(
        expression
        for before, after in pairs
        for expression in (
            f"{after.id} - {before.id}",
            f"({after.id} - {before.id}) / {before.id} as percent",
        )
    )
    if missing := desk.missing(expressions):
        return Needs(missing)
    results = [desk.sums[expression] for expression in expressions]
    told: list[DraftSentence] = []
    rates: list[Calculation] = []
    for (before, after), amount, rate in zip(
        pairs, results[::PAIR], results[1::PAIR], strict=True
    ):
        if amount is None or rate is None:
            return None
        way = "up" if amount.result > 0 else "down"
        told.append(
            say(
                f"{before.measure.value.replace('_', ' ').capitalize()}:"
                f" {{{amount.id}}}, or {{{rate.id}}} – {way} from {{{before.id}}} to"
                f" {{{after.id}}}: {amount.expression}.",
                *(amount.id, rate.id),
            )
        )
        rates.append(rate)
    fastest = max(rates, key=lambda rate: rate.result)
    name = pairs[rates.index(fastest)][0].measure.value.replace("_", " ")
    others = [rate for rate in rates if rate is not fastest]
    than = " and ".join(f"{{{rate.id}}}" for rate in others)
    head = say(
        f"{name.capitalize()}: {{{fastest.id}}}, faster than {than}.",
        *(rate.id for rate in rates),
    )
    listed = operands(desk, [figure for pair in pairs for figure in pair])
    return Draft(status="answered", sentences=(head, *told, *listed))


def _stated_twice(
    weighed: Sequence[Weighed], measure: Measure, question: Question
) -> tuple[Figure, Figure] | None:
    """The two amounts of `measure` that one sentence states, in their order."""
    for w in weighed:
        if w.candidate.cell is not None:
            continue
        figures = [
            figure
            for figure in w.candidate.figures
            if figure.measure is measure
            and figure.unit is Unit.GBP
            and is_of_council(question, figure)
        ]
        if len(figures) == PAIR:
            return figures[0], figures[1]
    return None


def _sets_beside(question: Question) -> bool:
    """Whether one measure is to be held against another, not against itself."""
    return question.intent is Intent.COMPARE and len(question.measures) > 1


def _is_told(question: Question, weighed: Sequence[Weighed]) -> bool:
    """Whether the best sentence prints the change itself: "(81%)", "by 75%"."""
    best = weighed[0].candidate
    is_prose = best.cell is None and len(question.periods) < 2  # noqa: PLR2004 -- two times name their own change
    return is_prose and any(f.unit is Unit.PERCENT for f in best.figures)


def _apart(desk: Desk, pair: tuple[Figure, Figure]) -> Outcome | None:
    """Say how far the same stands apart without the plan and with it."""
    without, with_it = pair
    expression = f"{without.id} - {with_it.id}"
    if missing := desk.missing((expression,)):
        return Needs(missing)
    result = desk.sums[expression]
    if result is None:
        return None
    way = "lower" if result.result > 0 else "higher"
    head = say(
        f"Difference: {{{result.id}}} – {{{with_it.id}}} ({with_it.scenario}) is"
        f" {way} than {{{without.id}}} ({without.scenario}): {result.expression}.",
        *(result.id, without.id, with_it.id),
    )
    return Draft(status="answered", sentences=(head, *operands(desk, pair)))


def _two_figures(
    question: Question, weighed: Sequence[Weighed], lines: Sequence[Line]
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
        own = [f for line in lines for f in line.figures if is_of_council(question, f)]
        return _between_scenarios(question, (*figures, *own))
    if len(question.periods) > 1 and (pair := _along_line(question, lines)):
        return pair
    if len(question.periods) > 1 or (question.periods and _SINCE.search(question.text)):
        return _between(question, figures)
    if question.periods:
        figures = [f for f in figures if is_of(f, question.periods)]
    if pair := _of_one_sentence(weighed):
        return pair
    if _FIRST_TO_LAST.search(question.text) and (pair := _ends_of(figures)):
        return pair
    best = figures[0] if figures else None
    others = (f for f in figures[1:] if best and _is_same_thing(best, f))
    other = next((f for f in others if best and f.amount != best.amount), None)
    if best is None or other is None:
        return None
    first_said, then_said = sorted((best, other), key=_order)
    return first_said, then_said


def _ends_of(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The first and the last in time of those that stand where the best one does."""
    timed = [f for f in figures if f.period or f.as_at]
    same = [f for f in timed if _place_of(f) == _place_of(timed[0])]
    if len(same) < PAIR:
        return None
    by_time = sorted(same, key=_order)
    return by_time[0], by_time[-1]


def _place_of(figure: Figure) -> tuple[object, ...]:
    """The table's row or the paragraph a figure stands in, and what it counts."""
    place = figure.caption or figure.locator.words
    return figure.paper_id, place, figure.row_path, figure.measure, figure.unit


def _of_one_sentence(weighed: Sequence[Weighed]) -> tuple[Figure, Figure] | None:
    """The two amounts of the best sentence, where it has two and no more.

    "4,217 plans, against 3,874 a year earlier": then the second was before.
    """
    if not weighed or weighed[0].candidate.cell is not None:
        return None
    figures = weighed[0].candidate.figures
    money = [f for f in figures if f.unit is Unit.GBP]
    alike = money or [f for f in figures if f.unit is Unit.COUNT]
    if len(alike) != PAIR:
        return None
    one, other = alike
    is_alike = (one.measure, one.stage, one.flow) == (
        *(other.measure, other.stage, other.flow),
    )
    is_named = one.measure is not Measure.OTHER or _moves_between(one, other)
    if not (is_alike and is_named):
        return None
    is_turned = bool(_WAS_BEFORE.search(_between_amounts(one, other)))
    return (other, one) if is_turned else (one, other)


def _moves_between(one: Figure, other: Figure) -> bool:
    """Whether what stands between two amounts says that the one becomes the other."""
    return bool(MOVES.search(_between_amounts(one, other)))


def _between_amounts(one: Figure, other: Figure) -> str:
    """The words of one sentence between two of its amounts; none of two sentences."""
    if one.quote != other.quote:
        return ""
    return one.quote.partition(one.printed)[2].partition(other.printed)[0]


def _along_line(
    question: Question, lines: Sequence[Line]
) -> tuple[Figure, Figure] | None:
    """The first and the last time asked about of the line that is meant."""
    first, last = question.periods[-PAIR:]
    for likely in meant(question, lines):
        if likely.merit < LEAST_MERIT:
            return None
        figures = likely.line.figures
        pairs = (
            (s, e)
            for s in figures
            for e in figures
            if is_same(time_of(s), first)
            and is_same(time_of(e), last)
            and s.unit is e.unit
            and s.flow is e.flow
        )
        if pair := next(pairs, None):
            one, other = sorted(pair, key=_order)
            return one, other
    return None


def _between_vintages(
    question: Question, figures: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """The same of the same time, as said on the two dates asked about.

    Where one date is asked about, it is held against what was said before it.
    """
    first, last = _earliest_first(question.vintages)
    timed = [f for f in figures if not question.periods or is_of(f, question.periods)]
    said = [f for f in timed if any(is_said(f, v) for v in question.vintages)]
    if first == last and said:
        before = [f for f in timed if "" < said_on(f) < said_on(said[0])]
        said += newest_first(before)
    pairs = (
        (s, e)
        for s in said
        for e in said
        if s.measure is e.measure
        and s.row_path == e.row_path
        and s.period == e.period
        and said_on(s) < said_on(e)
        and is_said(e, last)
        and (first == last or is_said(s, first))
    )
    # Of several said before it, the last.
    return max(pairs, key=lambda pair: said_on(pair[0]), default=None)


def _between_scenarios(
    question: Question, figures: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """The same without the plan and with it, at the time asked about if one is.

    A figure that states no time may stand beside one of that time, not alone for it.
    """
    asked = question.periods
    fits = [f for f in figures if not asked or is_of(f, asked) or not _has_time(f)]
    without = [f for f in fits if f.scenario is Scenario.UNMITIGATED]
    with_it = [f for f in fits if f.scenario is Scenario.MITIGATED]
    pairs = (
        (one, other)
        for one in without
        for other in with_it
        if one.measure is other.measure
        and one.council == other.council
        and one.unit is other.unit
        and one.flow is other.flow
        and (not asked or _has_time(one) or _has_time(other))
        and (
            is_same(time_of(one), time_of(other))
            or not (_has_time(one) and _has_time(other))
        )
    )
    return next(pairs, None)


def _has_time(figure: Figure) -> bool:
    return bool(figure.period or figure.as_at)


def _between(
    question: Question, figures: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """The figures of the two times asked; of one time and the latest, "since" it."""
    first, last = _earliest_first(question.periods[-PAIR:])
    starts = [f for f in figures if is_same(time_of(f), first)]
    ends = [f for f in figures if is_same(time_of(f), last)]
    if first == last:
        timed = [f for f in figures if f.as_at or f.period]
        ends = sorted(timed, key=_order, reverse=True)
    pairs = ((s, e) for s in starts for e in ends if _is_same_thing(s, e))
    return next(pairs, None)


def _earliest_first(asked: Sequence[Period]) -> tuple[Period, Period]:
    """The first and the last of the times asked about; one is both."""
    by_time = sorted(asked, key=lambda time: time.as_at or time.year or "")
    return by_time[0], by_time[-1]


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
        and _qualified(one) == _qualified(other)
    )


def _qualified(figure: Figure) -> frozenset[str]:
    """What a figure in prose is called that makes it another: "new", "total", "net"."""
    said = frozenset() if figure.caption else frozenset(stems(figure.label))
    return said & _TELLS_APART


def forecasts(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return what one council's papers said of one row and year, each time they did."""
    question = desk.question
    if len(question.councils) > 1 or not question.periods:
        return None
    if _says_it_all(weighed):
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
    sentences = operands(desk, newest_first(same))
    return Draft(status="answered", sentences=tuple(sentences))


def _says_it_all(weighed: Sequence[Weighed]) -> bool:
    """Whether a sentence with a figure is far nearer to what is asked than any cell."""
    cell = next((w.merit for w in weighed if w.candidate.cell is not None), 0.0)
    best = weighed[0] if weighed else None
    return best is not None and bool(
        best.candidate.cell is None
        and best.candidate.figures
        and best.merit >= FAR_NEARER * cell
    )
