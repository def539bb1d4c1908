"""One figure as a share of another, or for each of a count."""

from collections.abc import Sequence

from assistant.blocks import of_block_asked
from assistant.desk import Desk, Outcome
from assistant.evidence import Weighed
from assistant.kind_told import tells_share
from assistant.kinds import PER, Wanted
from assistant.lines import is_of_council
from assistant.phrases import phrases
from assistant.question import Question
from assistant.shares_asked import named_part, two_measures
from assistant.shares_of_cells import beside_quoted, of_cell, of_one_column
from assistant.shares_told import MOST_TOLD, is_told_of, of_sentence, of_these
from assistant.spent_of_set import spent_of_set
from assistant.times_told import is_of
from assistant.wording import tell_sum
from assistant.words import stems
from corpus.records import Figure, Measure, Unit
from tools.likeness import said_on

# What a year adds to a deficit is no share of it unless it is asked about.
_YEARLY = phrases(r"in[- ]year|(?:over|under)[- ]?spen\w+|year|annual(?:ly)?")


def share(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return one figure as a share of another, or per place of one."""
    question = desk.question
    if question.is_of_total and question.wanted is not Wanted.PERCENT:
        return None
    if question.wanted is Wanted.MONEY and not PER.search(question.text):
        return None  # a share is no money; money for each of a count is
    if _is_stated(question, weighed):
        return None
    own = [f for f in desk.figures() if is_of_council(question, f)]
    if came := spent_of_set(question, own):
        return tell_sum(desk, f"{came[0].id} / {came[1].id} as percent", came)
    pair = (
        beside_quoted(desk, weighed)
        or of_one_column(desk)
        or _of_two_measures(question, weighed)
        or _part_and_whole(question, weighed)
    )
    if pair is None:
        return None
    part, whole = pair
    if _is_of_other_flow(part, whole) and not _YEARLY.search(question.text):
        return None
    if any(q not in stems(_around(weighed, pair)) for q in question.qualifiers):
        return None
    is_rate = part.unit is Unit.GBP and whole.unit is Unit.COUNT
    expression = f"{part.id} / {whole.id}" + ("" if is_rate else " as percent")
    return tell_sum(desk, expression, pair)


def _is_of_other_flow(part: Figure, whole: Figure) -> bool:
    """Whether one is what a year adds to the other, a balance."""
    flows = {part.flow, whole.flow} - {None}
    return part.measure is whole.measure and len(flows) > 1


def _is_stated(question: Question, weighed: Sequence[Weighed]) -> bool:
    """Whether the best sentence gives the very percentage: nothing is to be divided."""
    best = weighed[0].candidate if weighed else None
    return (
        best is not None
        and best.cell is None
        and tells_share(best)
        and any(
            figure.unit is Unit.PERCENT and figure.measure in question.measures
            for figure in best.figures
        )
        and is_told_of(question, weighed[0], named_part(question))
    )


def _around(weighed: Sequence[Weighed], pair: Sequence[Figure]) -> str:
    """All that is said in and around the figures of a pair."""
    candidates = (w.candidate for w in weighed)
    own = (c for c in candidates if any(figure in c.figures for figure in pair))
    return " ".join(f"{c.text} {c.nearby}" for c in own)


def _of_two_measures(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """The figure of each of two measures: of the reserve, what share the deficit is."""
    pair = [
        figure
        for measure, said in two_measures(question)
        if (figure := _nearest_of(question, measure, said, weighed))
    ]
    match pair:
        case [part, whole] if part.unit is whole.unit:
            return part, whole
    return None


def _nearest_of(
    question: Question, measure: Measure, said: str, weighed: Sequence[Weighed]
) -> Figure | None:
    """The nearest figure of `measure` by what is `said` of it, of its time if said."""
    times = [time for time in question.periods if time.printed in said]
    flow = question.flow if Measure.DSG_DEFICIT is measure else None
    words = {*stems(said)}
    # Of two in one sentence, the one that its own words name.
    near = [
        (
            (
                len(words & {*stems(w.candidate.text)}),
                len(words & {*stems(figure.label)}),
            ),
            figure,
        )
        for w in weighed
        for figure in w.candidate.figures
        if figure.measure is measure and is_of_council(question, figure)
        if not times or is_of(figure, times)
        if flow is None or figure.flow in (None, flow)
    ]
    if measure is Measure.DSG_DEFICIT:
        own = of_block_asked([figure for _, figure in near], question)
        near = [(met, figure) for met, figure in near if figure in own]
    most = max((met for met, _ in near), default=(0, 0))
    best = [figure for met, figure in near if met == most]
    newest = max(map(said_on, best), default="")
    best = [figure for figure in best if said_on(figure) == newest]
    return best[0] if len({f.amount for f in best}) == 1 else None


def _part_and_whole(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """Money over the count of its row; or of one sentence the rest over the whole."""
    if two_measures(question):
        return None
    pairs = (_pair_of(question, w, weighed) for w in weighed[:MOST_TOLD])
    return of_these(question, weighed) or next(filter(None, pairs), None)


def _pair_of(
    question: Question, one: Weighed, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """A part and its whole as one candidate gives them, a cell or a sentence."""
    if one.candidate.cell is None:
        return of_sentence(question, one, weighed)
    return of_cell(question, one.candidate.cell, weighed)
