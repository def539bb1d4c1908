"""Safety Valve progress, a row a council, each part with its source or not stated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.periods import year_end, year_of
from corpus.records import (
    Event,
    Figure,
    Flow,
    FundingBlock,
    Measure,
    Paper,
    PaperId,
    Passage,
    Scenario,
    Stage,
    Unit,
)
from tools.calculation import Calculation
from tools.calculator import change, total
from tools.likeness import said_on, time_of
from tools.standing import Standing, Statement, read_statements, speaks_of_programme

_OWED_BLOCKS = (None, FundingBlock.DSG, FundingBlock.HIGH_NEEDS)
# Further away than any date: a deficit without a date is the last to be chosen.
_NEVER = 10**6
_YEAR_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A council's Safety Valve agreement as its papers tell it; None is not stated.

    `remaining` is calculated, agreed less received. `received_total` is None too where
    the payments may overlap, so that their sum could count one twice. `deficits` is the
    latest deficit, more than one where the paper gives it with and without the plan.
    `statements` are newest first. `events` are those that speak of the Safety Valve.
    """

    council: str | None
    agreed: Figure | None
    received: tuple[Figure, ...]
    received_total: Calculation | None
    remaining: Calculation | None
    statements: tuple[Statement, ...]
    deficits: tuple[Figure, ...]
    events: tuple[Event, ...]
    paper_ids: tuple[PaperId, ...]

    @property
    def is_refused(self) -> bool:
        """Whether the plan was refused and nothing was agreed."""
        return self.agreed is None and any(
            statement.standing is Standing.REFUSED for statement in self.statements
        )


def safety_valve_progress(
    papers: Iterable[Paper],
    figures: Iterable[Figure],
    events: Iterable[Event],
    passages: Iterable[Passage],
) -> tuple[Progress, ...]:
    """Return a row for each council whose papers speak of the Safety Valve.

    Args:
        papers: The papers to look at; what is not of one of them is passed over.
        figures: Their figures.
        events: Their events.
        passages: Their passages, in the order of each paper.
    """
    held = _Held(
        papers={paper.id: paper for paper in papers},
        figures=tuple(figures),
        events=tuple(events),
        passages=tuple(passages),
    )
    owners = _owners(held)
    return tuple(_row(held, owners[name]) for name in sorted(owners))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """Everything the rows are made from."""

    papers: dict[PaperId, Paper]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    passages: tuple[Passage, ...]


def _owners(held: _Held) -> dict[str, tuple[PaperId, ...]]:
    """Return the papers of each council that speak of the Safety Valve.

    A paper that does not say its council is a row of its own.
    """
    speaking = {
        passage.paper_id
        for passage in held.passages
        if speaks_of_programme(passage.text)
    }
    speaking |= {figure.paper_id for figure in held.figures if _is_funding(figure)}
    names = {paper.council or paper.id for paper in held.papers.values()}
    by_name = {
        name: tuple(
            paper.id
            for paper in held.papers.values()
            if name in (paper.council, paper.id)
        )
        for name in names
    }
    return {name: ids for name, ids in by_name.items() if speaking.intersection(ids)}


def _row(held: _Held, paper_ids: tuple[PaperId, ...]) -> Progress:
    own = [figure for figure in held.figures if figure.paper_id in paper_ids]
    funding = [figure for figure in own if _is_funding(figure)]
    agreed = _agreed(funding, held.papers)
    received = _payments(funding, held.papers)
    received_total = _received_total(received)
    return Progress(
        council=held.papers[paper_ids[0]].council,
        agreed=agreed,
        received=received,
        received_total=received_total,
        remaining=_remaining(agreed, received, received_total),
        statements=_statements(held, paper_ids),
        deficits=_latest_deficits(own, held.papers),
        events=tuple(
            event
            for event in held.events
            if event.paper_id in paper_ids and speaks_of_programme(event.quote)
        ),
        paper_ids=paper_ids,
    )


def _is_funding(figure: Figure) -> bool:
    return figure.measure is Measure.SAFETY_VALVE_FUNDING and figure.unit is Unit.GBP


def _said(figure: Figure, papers: dict[PaperId, Paper]) -> str:
    """Return when `figure` was said; the meeting's day where it does not tell."""
    if figure.vintage is None:
        return papers[figure.paper_id].met_on or ""
    return said_on(figure)


def _agreed(funding: Sequence[Figure], papers: dict[PaperId, Paper]) -> Figure | None:
    """Return the agreed total: the largest agreed sum that was said last.

    An agreement is printed whole and by years; no year of it is larger than the whole.
    """
    sums = [
        figure
        for figure in funding
        if figure.stage is Stage.AGREED and figure.flow is not Flow.IN_YEAR
    ]
    return max(sums, key=lambda one: (_said(one, papers), one.amount), default=None)


def _payments(
    funding: Sequence[Figure], papers: dict[PaperId, Paper]
) -> tuple[Figure, ...]:
    """Return what was received, each payment once, in order of time.

    A sum received so far stands for all payments before it.
    """
    received = [figure for figure in funding if figure.stage is Stage.RECEIVED]
    so_far = [figure for figure in received if figure.flow is Flow.CUMULATIVE]
    if so_far:
        return (max(so_far, key=lambda one: _said(one, papers)),)
    ordered = sorted(received, key=lambda one: (_year(one) or "", one.resolution))
    payments: list[Figure] = []
    for figure in ordered:
        if not any(_is_same_payment(figure, other) for other in payments):
            payments.append(figure)
    return tuple(payments)


def _is_same_payment(one: Figure, other: Figure) -> bool:
    gap = abs(one.amount - other.amount)
    is_same_amount = gap <= max(one.resolution, other.resolution) / 2
    return is_same_amount and _year(one) == _year(other)


def _received_total(payments: Sequence[Figure]) -> Calculation | None:
    """Return the sum of `payments`, or None where one may hold another.

    Two sums of one year are two payments only when each has a day or month of its own.
    """
    for year, same in groupby(payments, key=_year):
        times = [figure.as_at for figure in same]
        if len(times) > 1 and (None in times or len(set(times)) < len(times)):
            return None
        if year is None and len(payments) > 1:
            return None
    return total(payments) if payments else None


def _remaining(
    agreed: Figure | None, payments: Sequence[Figure], summed: Calculation | None
) -> Calculation | None:
    if agreed is None or summed is None:
        return None
    return change(payments[0] if len(payments) == 1 else summed, agreed)


def _year(figure: Figure) -> str | None:
    """Return the financial year `figure` falls in, or the bare year it names."""
    time = time_of(figure)
    if time is None or time != figure.as_at or time.isdigit():
        return time
    return year_of(time)


def _latest_deficits(
    figures: Iterable[Figure], papers: dict[PaperId, Paper]
) -> tuple[Figure, ...]:
    """Return the deficit said last, for the time nearest to when it was said.

    Where it is the deficit with the council's plan, or without, its other half follows.
    """
    dated = [
        (_said(figure, papers), figure) for figure in figures if _is_balance(figure)
    ]
    if not dated:
        return ()
    last = max(said for said, _ in dated)
    latest = sorted(
        (figure for said, figure in dated if said == last),
        key=lambda figure: _months_away(figure, last),
    )
    nearest = latest[0]
    by_scenario = {figure.scenario: figure for figure in reversed(latest)}
    if nearest.scenario is None:
        return (nearest,)
    return tuple(by_scenario[one] for one in Scenario if one in by_scenario)


def _is_balance(figure: Figure) -> bool:
    """Tell whether `figure` is what is owed on the grant; schools hold balances too."""
    return (
        figure.measure is Measure.DSG_DEFICIT
        and figure.flow is Flow.CUMULATIVE
        and figure.unit is Unit.GBP
        and figure.block in _OWED_BLOCKS
    )


def _months_away(figure: Figure, said: str) -> int:
    time = time_of(figure)
    if time is None:
        return _NEVER
    day = time if time == figure.as_at else year_end(time)
    return abs(_months(day) - _months(said)) if said else -_months(day)


def _months(day: str) -> int:
    """Return months since the year nought; a year alone counts from its beginning."""
    year, month, *_ = [int(part) for part in day.split("-")] + [1]
    return year * _YEAR_MONTHS + month


def _statements(held: _Held, paper_ids: tuple[PaperId, ...]) -> tuple[Statement, ...]:
    """Return what the papers say of how the council stands, newest first."""
    found = [
        statement
        for paper_id in paper_ids
        for statement in read_statements(held.papers[paper_id], held.passages)
    ]
    return tuple(sorted(found, key=lambda one: one.dated or "", reverse=True))
