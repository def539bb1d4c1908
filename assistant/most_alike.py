"""The figure of each council that is most like the others', of what is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.blocks import of_block_asked
from assistant.corrections import is_put_right
from assistant.desk import Desk
from assistant.grammar import LATEST
from assistant.question import Question
from assistant.rows_named import is_of_unnamed_row, row_words, row_words_asked
from assistant.times_told import is_of
from corpus.councils import find_councils
from corpus.records import Figure, Flow, Measure
from tools.compare import compare as compare_figures
from tools.likeness import is_actual, time_order
from tools.likeness import time_of as time_at
from tools.membership import Membership
from tools.vocabulary import SAFETY_VALVES


def most_alike(desk: Desk, councils: Sequence[str]) -> dict[str, Figure | None]:
    """Each council's figure of the measure asked, those chosen that differ the least.

    None of a council that states no such figure; empty where no measure is asked
    about, or numbers are quoted that say which figures are meant.
    """
    question = desk.question
    if not question.measures or question.amounts:
        return {}
    measure = _compared(question)
    printed = {
        figure.id: figure
        for figure in desk.figures()
        if figure.council in councils and figure.measure is measure
        if not is_put_right(figure)
    }
    if named := row_words_asked(question, printed.values()):
        printed = {f.id: f for f in printed.values() if named & row_words(f)}
    asked = [
        figure
        for council in councils
        for figure in _meant_by(
            times_of_one(question, council),
            measure,
            [sided(desk, f) for f in _own(question, council, printed.values())],
        )
    ]
    rows = compare_figures(asked, measure, councils=councils).rows
    found = {row.council: printed[row.figure.id] for row in rows}
    return {name: found.get(name) for name in councils} if len(found) > 1 else {}


def _meant_by(
    question: Question, measure: Measure, figures: Sequence[Figure]
) -> Sequence[Figure]:
    """Those of one council's `figures` that have the coordinates asked for, if any do.

    Of deficits those of the block asked about; the latest are what came out last.
    """
    asked = [f for f in figures if _is_as_asked(question, f)] or figures
    if measure is Measure.DSG_DEFICIT:
        asked = of_block_asked(asked, question) or asked
        if question.flow is Flow.IN_YEAR:  # no line of it stands for the whole
            own = [f for f in asked if not is_of_unnamed_row(f, question.words)]
            asked = own or asked
    if question.periods or not LATEST.search(question.text):
        return asked
    come = [f for f in asked if is_actual(f) and time_at(f)]
    last = max((time_order(time_at(f) or "") for f in come), default="")
    return [f for f in come if time_order(time_at(f) or "") == last] or asked


def _own(
    question: Question, council: str, figures: Iterable[Figure]
) -> Sequence[Figure]:
    """The figures of a council, of its own time alone where each is named with one."""
    own = [figure for figure in figures if figure.council == council]
    times = times_of_one(question, council).periods
    return own if times == question.periods else [f for f in own if is_of(f, times)]


def times_of_one(question: Question, council: str) -> Question:
    """`question` with the time that it names of `council` alone, if each has its own.

    "Kent's deficit in March 2024 against Bury's in March 2026."
    """
    text = question.text
    named = [(m.start, m.name) for m in find_councils(text, is_question=True)]
    is_each = len(question.periods) == len(named) == len(question.councils)
    if not is_each or not named:
        return question
    timed = sorted(question.periods, key=lambda p: text.find(p.printed))
    ends = [start for start, _ in named[1:]] + [len(text)]
    own = {
        name: time
        for (start, name), end, time in zip(named, ends, timed, strict=True)
        if start < text.find(time.printed) < end
    }
    if len(own) != len(named) or len(set(timed)) == 1:
        return question
    return replace(question, periods=(own[council],))


def _compared(question: Question) -> Measure:
    """The measure that is compared: of "the deficit after payments" the deficit."""
    is_aside = question.safety_valve is not None
    if is_aside and Measure.DSG_DEFICIT in question.measures:
        return Measure.DSG_DEFICIT
    return question.measures[0]


def _is_as_asked(question: Question, figure: Figure) -> bool:
    """Whether a figure has the time and the coordinates that are asked for."""
    is_paid = figure.measure is Measure.SAFETY_VALVE_FUNDING
    coordinates = (
        (question.scenario, figure.scenario),
        (question.safety_valve, figure.safety_valve),
        (question.stage if is_paid else None, figure.stage),
        (question.flow, figure.flow),
    )
    is_timed = not question.periods or is_of(figure, question.periods)
    return is_timed and all(asked in (None, said) for asked, said in coordinates)


def sided(desk: Desk, figure: Figure) -> Figure:
    """`figure` as before or after DfE payments as asked, where its council gets none.

    A deficit that nobody pays towards is the same before payments and after.
    """
    is_open = figure.safety_valve is None and _is_side_of_all(desk.question)
    if not is_open or (figure.council or "") not in unpaid(desk):
        return figure
    return replace(figure, safety_valve=desk.question.safety_valve)


def unpaid(desk: Desk) -> dict[str, str]:
    """Councils that get no DfE payments, with the id of where their papers say so."""
    return {
        row.council: f"m-{number}"
        for number, row in enumerate(desk.found.progress)
        if row.council and row.membership is Membership.NO_AGREEMENT
    }


def _is_side_of_all(question: Question) -> bool:
    """Whether before or after payments is asked of all the councils, not of one.

    "Bury's deficit after payments against Kent's" asks it of Bury alone.
    """
    names = [mention.start for mention in find_councils(question.text)]
    sides = (words.search(question.text) for _, words in SAFETY_VALVES)
    said = [found.start() for found in sides if found]
    return bool(names and said) and not min(names) < said[0] < max(names)
