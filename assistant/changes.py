"""How far two figures of one thing are apart: times, vintages, scenarios."""

import re
from collections.abc import Sequence

from assistant.columns_asked import movement_told, step_named, two_columns
from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.intents import BOTH_ASKED, MOVES, Intent
from assistant.kinds import UNITS
from assistant.lines import is_of_council
from assistant.pairs import pair_asked
from assistant.pairs_asked import in_order
from assistant.question import Question
from assistant.retold import retold
from assistant.revised import asks_what_changed
from assistant.rows_named import is_of_unnamed_row
from assistant.times_told import is_of, is_same, time_of
from assistant.wording import operands, say
from corpus.records import Figure, Measure, Scenario, Unit
from tools.bases import is_variance
from tools.calculation import Calculation
from tools.differences import is_movement
from tools.likeness import newest_first

# A sentence this many times as good as the best cell says itself what is asked.
FAR_NEARER = 1.5
# What is spent over a grant is a deficit, told by one amount.
_THAN_FUNDED = re.compile(
    r"\b(?:than|over|above|beyond|exceed\w*) (?:its |the |their |our )?(?:\w+ ){0,2}?"
    r"(?:grant|funding|income|allocation|budget)\b",
    re.IGNORECASE,
)
PAIR = 2


def change(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return how far two figures of one thing are apart, in amount and per cent."""
    question = desk.question
    if len(question.councils) > 1 or _sets_beside(question):
        return None
    if asks_what_changed(question):
        return None  # what was revised was told, or nothing was
    if step := step_named(desk, weighed):
        return step
    series = retold(question, weighed)
    pair = _columns_apart(desk, weighed)
    if series:
        pair = series[0], series[-1]
    elif pair is None:
        is_pinned = question.periods or question.vintages or question.scenario
        if question.intent is Intent.COMPARE and not is_pinned:
            return None
        pair = pair_asked(desk, weighed)
        if pair is None:
            return movement_told(desk, weighed)
        if _is_told(question, weighed):
            return None
    before, after = pair
    is_moved = series or not is_same(time_of(before), time_of(after))
    if question.intent is Intent.TREND and not is_moved:
        return None  # what is of one time has not moved
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
    listed = operands(desk, series or pair)
    return Draft(status="answered", sentences=(head, *listed))


def _columns_apart(
    desk: Desk, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """Two columns of a row that are held against each other, the earlier first."""
    pair = two_columns(desk, weighed)
    return in_order(*pair) if pair else None


def is_unmoved(question: Question, weighed: Sequence[Weighed]) -> bool:
    """Return whether a change is asked for, and what is nearest tells none.

    A lone amount is neither of the two that a difference is between.
    """
    is_number = bool(question.measures) or question.wanted in UNITS
    is_asked = question.intent is Intent.CHANGE and is_number
    if not is_asked or not weighed or _THAN_FUNDED.search(question.text):
        return False
    best = weighed[0].candidate
    if best.cell is not None:
        columns = best.cell.column_path
        return not (is_movement(columns) or is_variance(columns))
    kinds = [(figure.unit, figure.measure, figure.flow) for figure in best.figures]
    is_pair = len(kinds) > len(set(kinds))
    return not is_pair and not (kinds and MOVES.search(best.quote))


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
    if BOTH_ASKED.search(question.text) or question.vintages:
        return False  # the amount that it comes to is asked for too
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
        f"Difference: {{{result.id}}}, as {{{with_it.id}}} ({with_it.scenario}) is"
        f" {way} than {{{without.id}}} ({without.scenario}): {result.expression}.",
        *(result.id, without.id, with_it.id),
    )
    return Draft(status="answered", sentences=(head, *operands(desk, pair)))


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
    if best is None or is_of_unnamed_row(best, question.words):
        return None
    same = [
        f
        for f in desk.figures()
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
