"""What is owed: the deficits that a question names by their coordinates alone.

"What is Bury's deficit?" has no words of its own that a sentence could meet better or
worse: council, time, scenario and the rest say which figures are meant, and all that
they leave open is told, what was said last first.
"""

import re
from calendar import month_name
from collections.abc import Iterator, Sequence

from assistant.blocks import of_block_asked
from assistant.candidates import Candidate
from assistant.desk import Desk, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.grammar import NOW
from assistant.kinds import Wanted
from assistant.lookup import LEAST_ROW
from assistant.plain import PLAIN, plain_words
from assistant.question import Question
from assistant.times_told import is_of, is_said
from assistant.wording import (
    list_figure,
    said_otherwise,
    state_cell,
    state_figure,
    state_row,
)
from assistant.words import stems
from corpus.records import Basis, Figure, Flow, Measure, Unit
from tools.bases import is_variance
from tools.likeness import is_actual, said_on, time_of, time_order
from tools.signs import OPENING

# A row that says how sure it is, and at what point of the year, names no part.
_HOW_SURE = frozenset(
    stems(
        "audited unaudited provisional draft final accounts round period month quarter"
        f" {' '.join(month_name[1:])}"
    )
)
_APART = re.compile(
    r"\bvarian\w+|\bdifferences?\b|\bmovements?\b|\bchanges?\b", re.IGNORECASE
)
_BUDGETED = re.compile(
    r"\bbudgeted\b|\bplan(?:ned|s|ning)? for in\b|\bin (?:the|its|their|[\w&]+['’]s)"
    r" (?:20)?\d\d[/-]\d\d(?:\d\d)? budget\b",
    re.IGNORECASE,
)
# What was to be, and not what is looked for or came out.
_AGREED = frozenset({Basis.AGREEMENT, Basis.PLAN, Basis.BUDGET})
PAIR = 2
MOST_TOLD = 6


def balance(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the deficits that the question's coordinates name, each council's own."""
    question = desk.question
    if not _is_plain(question):
        return None
    sentences: list[DraftSentence] = []
    if not question.councils:
        return _of_every_council(desk)
    for council in question.councils:
        meant = meant_by(question, council, desk.figures())
        if not meant:
            return None
        told = _whole_row(desk, meant) or list(_each(desk, weighed, meant))
        sentences += [*_unforecast(question, meant), *told[:MOST_TOLD]]
    return Draft(status="answered", sentences=tuple(sentences))


def meant_by(
    question: Question, council: str, figures: Sequence[Figure]
) -> tuple[Figure, ...]:
    """Return the deficits of `council` that `question` leaves open, newest said first.

    Where it does not say which, a deficit is a balance, of the whole grant. One said
    twice, of the same time and the same size, is told once; empty if a time that is
    asked about has none.
    """
    owed = [
        figure
        for figure in figures
        if figure.council == council
        and figure.measure is Measure.DSG_DEFICIT
        and figure.unit is Unit.GBP
        and figure.flow is (question.flow or _flow_of(question))
        and _fits(figure, question)
    ]
    if not _APART.search(question.text):
        owed = _not_apart(owed)
    owed = of_block_asked(owed, question)
    for time in question.periods:
        if not any(is_of(figure, (time,)) for figure in owed):
            return ()
    if question.periods:
        timed = [figure for figure in owed if is_of(figure, question.periods)]
        owed = [*timed, *_other_plans(owed, timed)]
    owed = _of_whole_rows(owed)
    owed.sort(key=lambda f: (_standing(f), f.amount < 0, f.resolution))
    owed.sort(key=lambda f: time_order(time_of(f) or "9"))
    owed.sort(key=said_on, reverse=True)
    owed.sort(key=lambda f: time_of(f) is None)
    if question.basis is not None:
        owed.sort(key=lambda f: f.basis is not question.basis)
    told = _once(owed if question.periods else _of_newest(owed))
    return tuple(told if question.basis else _come_about(told))


def _not_apart(owed: Sequence[Figure]) -> list[Figure]:
    """`owed` without how far two deficits are apart; an overspend is a variance itself.

    It is one where its row has no other deficit of a year.
    """
    apart = [f for f in owed if _APART.search(_headings(f))]
    rows = {(f.paper_id, f.caption, f.row_path) for f in owed if f not in apart}
    return [
        f
        for f in owed
        if f not in apart
        or (
            f.flow is Flow.IN_YEAR
            and (f.paper_id, f.caption, f.row_path) not in rows
            and is_variance(f.column_path)
        )
    ]


def _headings(figure: Figure) -> str:
    return " ".join((*figure.row_path, *figure.column_path))


def _standing(figure: Figure) -> int:
    """What came out stands before what is forecast, and that before what was agreed."""
    if is_actual(figure):
        return 0
    return 2 if figure.basis in _AGREED else 1


def _flow_of(question: Question) -> Flow:
    """What a deficit is that is not said to be either: a budget's is of its year."""
    is_budgeted = _BUDGETED.search(question.text)
    return Flow.IN_YEAR if is_budgeted else Flow.CUMULATIVE


def _unforecast(question: Question, meant: Sequence[Figure]) -> list[DraftSentence]:
    """That no forecast is stated, where one is asked for and what is told is none."""
    is_asked = question.basis is Basis.FORECAST and NOW.search(question.text)
    if not is_asked or any(figure.basis not in _AGREED for figure in meant):
        return []
    return [DraftSentence(text="Not stated in the papers I can see: a forecast.")]


def _come_about(owed: Sequence[Figure]) -> list[Figure]:
    """`owed` without what was still planned of what came out, told on the same day."""
    come = {(time_of(f), said_on(f)) for f in owed if is_actual(f)}
    return [f for f in owed if is_actual(f) or (time_of(f), said_on(f)) not in come]


def _of_newest(owed: Sequence[Figure]) -> list[Figure]:
    """Those said when the first was, and what was said before of the first's time."""
    return [
        figure
        for figure in owed
        if said_on(figure) == said_on(owed[0]) or time_of(figure) == time_of(owed[0])
    ]


def _other_plans(
    figures: Sequence[Figure], timed: Sequence[Figure]
) -> Iterator[Figure]:
    """Those of no time that are of a plan, or of none, which no timed one is of."""
    told = {None, *(figure.scenario for figure in timed)}
    yield from (
        figure
        for figure in figures
        if time_of(figure) is None and figure.scenario not in told
    )


def _of_every_council(desk: Desk) -> Outcome | None:
    """One deficit of each council, where none is named: that said last."""
    papers = desk.papers()
    figures = desk.figures()
    councils = sorted({figure.council for figure in figures if figure.council})
    newest = [
        _now(meant)
        for council in councils
        if (meant := meant_by(desk.question, council, figures))
    ]
    told = [list_figure(figure, papers[figure.paper_id]) for figure in newest]
    return Draft(status="answered", sentences=tuple(told)) if told else None


def _now(meant: Sequence[Figure]) -> Figure:
    """Of those said last, the last that had come when it was said, else the first."""
    last = [f for f in meant if said_on(f) == said_on(meant[0])]
    come = [f for f in last if time_order(time_of(f) or "9") <= said_on(f)]
    return (come or last[:1])[-1]


def _is_plain(question: Question) -> bool:
    """Whether nothing but coordinates is asked for."""
    return (
        question.is_of_deficit
        and question.wanted is Wanted.MONEY
        and not question.amounts
        and not question.counted
        # Two forecasts are named to be held against each other.
        and len(question.vintages) < PAIR
        and (
            _is_pinned(question)
            or plain_words(question.text, question.safety_valve).issuperset(
                question.words
            )
        )
    )


def _is_pinned(question: Question) -> bool:
    """Whether the time of a deficit and the forecast it is of are both named."""
    return bool(question.periods and question.vintages)


def _fits(figure: Figure, question: Question) -> bool:
    """Whether a figure states nothing else than what the question says."""
    if OPENING.search(_headings(figure)) and not question.periods:
        return False  # what the year before closed at, which its own row tells
    if question.vintages and not any(is_said(figure, v) for v in question.vintages):
        return False
    if question.basis is Basis.OUTTURN and is_actual(figure) is not True:
        return False
    is_budget = figure.basis is Basis.BUDGET
    if _BUDGETED.search(question.text) and not is_budget:
        return False
    if question.basis is Basis.FORECAST and is_budget:
        return False
    return all(
        wished is None or stated is wished
        for wished, stated in (
            (question.scenario, figure.scenario),
            (question.safety_valve, figure.safety_valve),
        )
    )


def _of_whole_rows(figures: Sequence[Figure]) -> list[Figure]:
    """Without rows that name a part of a sum of the same time, told without that name.

    "Alternative provision" is one line of the overspend of "High needs block".
    """
    whole = [f for f in figures if not _part_words(f)]
    times = {time_of(figure) for figure in whole}
    return [f for f in figures if f in whole or time_of(f) not in times]


def _part_words(figure: Figure) -> set[str]:
    """The words of a row that name a part: not its time, nor how sure it is."""
    words = stems(" ".join(figure.row_path))
    return {word for word in words if word.isalpha()} - PLAIN - _HOW_SURE


def _once(figures: Sequence[Figure]) -> list[Figure]:
    """`figures` without what another, told before, says already."""
    told: list[Figure] = []
    for figure in figures:
        if not any(_says_again(figure, other) for other in told):
            told.append(figure)
    return told


def _says_again(figure: Figure, told: Figure) -> bool:
    """Whether two are of one time and size; of what came out, as far as rounded."""
    if time_of(figure) != time_of(told):
        return False
    if is_actual(figure) and is_actual(told) and said_on(figure) == said_on(told):
        apart = abs(abs(figure.amount) - abs(told.amount))
        return 2 * apart <= max(figure.resolution, told.resolution)
    return (abs(figure.amount), figure.scenario, figure.safety_valve) == (
        *(abs(told.amount), told.scenario, told.safety_valve),
    )


def _whole_row(desk: Desk, meant: Sequence[Figure]) -> list[DraftSentence]:
    """The newest row year by year, where no time is asked about and it has several."""
    newest = meant[0]
    row = [
        figure
        for figure in meant
        if (figure.paper_id, figure.caption, figure.row_path)
        == (newest.paper_id, newest.caption, newest.row_path)
        and figure.caption is not None
    ]
    if desk.question.periods or len(row) < LEAST_ROW:
        return []
    row.sort(key=lambda f: time_order(time_of(f) or ""))
    return [state_row(row, desk.papers()[newest.paper_id])]


def _each(
    desk: Desk, weighed: Sequence[Weighed], meant: Sequence[Figure]
) -> Iterator[DraftSentence]:
    """The first as it is printed, then the others in a list."""
    papers, first = desk.papers(), meant[0]
    for place, figure in enumerate(meant):
        candidate = _candidate(figure, weighed)
        is_then = time_of(figure) == time_of(first)
        if place and is_then and said_on(figure) == said_on(first):
            if _is_of_other_plan(figure, first):
                yield list_figure(figure, papers[figure.paper_id])
        elif place and is_then:
            yield said_otherwise(figure, first)
        elif place or candidate is None:
            yield list_figure(figure, papers[figure.paper_id])
        elif candidate.cell is not None:
            yield state_cell(figure, candidate.paper)
        else:
            yield state_figure(figure, candidate)


def _is_of_other_plan(figure: Figure, told: Figure) -> bool:
    """Whether its coordinates tell why it is another amount than that told."""
    return (figure.basis, figure.scenario, figure.safety_valve) != (
        *(told.basis, told.scenario, told.safety_valve),
    )


def _candidate(figure: Figure, weighed: Sequence[Weighed]) -> Candidate | None:
    """The cell, else the sentence, that a figure was read from."""
    return next(
        (
            w.candidate
            for w in weighed
            if w.candidate.cell == figure
            or (figure.caption is None and figure in w.candidate.figures)
        ),
        None,
    )
