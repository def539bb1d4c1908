"""Safety Valve progress, a row a council, each cell with its source or not stated."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.records import Event, Figure, Measure, Paper, PaperId, Passage
from tools.balance_years import (
    BalanceYear,
    find_balance_years,
    find_slips,
    first_balanced,
    years_apart,
)
from tools.calculation import Calculation
from tools.cells import Cell, Cells, Source, deficit_cell, figure_cell, sum_cell
from tools.funding import Funding, is_funding, read_funding
from tools.membership import Membership, membership_cell, read_membership
from tools.programme import Told, names_programme, tell
from tools.slippage import Slippage, find_slippages, latest_deficits
from tools.standing import Statement, find_statements, newest_first
from tools.terms import (
    find_agreed_on,
    find_conditions,
    find_next_decisions,
    find_payments,
    find_terms,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A council's Safety Valve agreement as its papers tell it.

    `cells` are what is shown; the records they are made of stand beside them, for
    whoever cites or reckons with them. `statements` are newest first. `events`
    are those that speak of the Safety Valve.
    """

    council: str | None
    funding: Funding
    deficits: tuple[Figure, ...]
    slippages: tuple[Slippage, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    paper_ids: tuple[PaperId, ...]
    cells: Cells

    @property
    def membership(self) -> Membership | None:
        """Whether there is an agreement; None where nothing tells."""
        cell = self.cells.membership
        return None if cell is None else read_membership(cell)

    @property
    def is_refused(self) -> bool:
        """Whether the plan was refused and nothing was agreed."""
        return self.membership is Membership.REFUSED

    @property
    def agreed(self) -> Figure | None:
        """The sum agreed for the whole agreement."""
        return self.funding.agreed

    @property
    def received(self) -> tuple[Figure, ...]:
        """The payments, in order of time."""
        return self.funding.received

    @property
    def received_total(self) -> Calculation | None:
        """The sum of the payments."""
        return self.funding.received_total

    @property
    def remaining(self) -> Calculation | None:
        """What was agreed less what was received."""
        return self.funding.remaining

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure the row rests on, once."""
        money, pairs = self.funding, self.slippages
        held = (
            *(money.agreed, money.still_to_come, *money.received, *money.withheld),
            *(*self.deficits, *(one.planned for one in pairs)),
            *(one.latest for one in pairs),
        )
        return tuple(dict.fromkeys(one for one in held if one is not None))

    @property
    def calculations(self) -> tuple[Calculation, ...]:
        """Every sum the row does, once."""
        sums = (
            self.received_total,
            self.remaining,
            *(one.gap for one in self.slippages),
        )
        return tuple(dict.fromkeys(one for one in sums if one is not None))


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
        passage.paper_id for passage in held.passages if names_programme(passage.text)
    }
    speaking |= {
        figure.paper_id
        for figure in held.figures
        if figure.measure is Measure.SAFETY_VALVE_FUNDING and is_funding(figure)
    }
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
    """Return the row of the council whose papers are `paper_ids`."""
    newest = sorted(paper_ids, key=lambda one: held.papers[one].met_on or "")[::-1]
    papers = [held.papers[paper_id] for paper_id in newest]
    figures = [figure for figure in held.figures if figure.paper_id in paper_ids]
    events = [event for event in held.events if event.paper_id in paper_ids]
    told = [(paper, tell(paper, held.passages)) for paper in papers]
    statements = newest_first(
        statement for paper, own in told for statement in find_statements(paper, own)
    )
    sentences = [sentence for _, own in told for sentence in own]
    row = Progress(
        council=papers[0].council,
        funding=read_funding(figures, held.papers, sentences),
        deficits=latest_deficits(figures, held.papers),
        slippages=find_slippages(figures, held.papers),
        statements=statements,
        events=tuple(event for event in events if names_programme(event.quote)),
        paper_ids=paper_ids,
        cells=Cells(),
    )
    balances = [
        balance for paper, own in told for balance in _balances(paper, own, figures)
    ]
    return replace(row, cells=_cells(row, sentences, balances, events))


def _balances(
    paper: Paper, sentences: Sequence[Told], figures: Iterable[Figure]
) -> Iterator[BalanceYear]:
    """Yield what a paper tells of when it balances, its sentences before its tables."""
    if any(told.is_of_programme for told in sentences):
        yield from find_balance_years(sentences, said_on=paper.met_on)
    found = first_balanced(one for one in figures if one.paper_id == paper.id)
    if found is not None:
        yield found


def _cells(
    row: Progress,
    sentences: Sequence[Told],
    balances: Sequence[BalanceYear],
    events: Sequence[Event],
) -> Cells:
    planned = next((one for one in balances if one.is_planned), None)
    latest = next((one for one in balances if not one.is_planned), None)
    slippage = row.slippages[0] if row.slippages else None
    return Cells(
        membership=membership_cell(sentences, row.statements, agreed=row.agreed),
        agreed=figure_cell(row.agreed) if row.agreed else None,
        agreed_on=next(find_agreed_on(sentences, events), None),
        term=next(find_terms(sentences), None),
        received=_received(row.funding) or next(find_payments(sentences), None),
        remaining=_remaining(row.funding),
        withheld=_withheld(row.funding),
        state=_state(_current(row.statements)),
        balance_planned=planned.cell if planned else None,
        balance_latest=latest.cell if latest else None,
        slippage_years=years_apart(planned, latest)
        or next(find_slips(sentences), None),
        deficit_planned=_planned_deficit(slippage),
        deficit_latest=_latest_deficit(slippage, row.deficits),
        slippage=_slippage(slippage),
        conditions=tuple(dict.fromkeys(find_conditions(sentences))),
        next_decision=next(find_next_decisions(sentences), None),
        history=_history(row.statements),
    )


def _received(funding: Funding) -> Cell | None:
    if not funding.received:
        return None
    if funding.received_total is None:
        parts = [figure_cell(figure) for figure in funding.received]
        return Cell(
            value="; ".join(part.value for part in parts),
            words="; ".join(part.words for part in parts),
            sources=_sources(parts),
            notes=("not added up: one payment may hold another",),
        )
    if len(funding.received) == 1:
        return figure_cell(funding.received[0])
    return sum_cell(funding.received_total, funding.received)


def _remaining(funding: Funding) -> Cell | None:
    """Return what is left: as the newest paper prints it, else as worked out."""
    if funding.still_to_come is not None:
        return figure_cell(funding.still_to_come)
    if funding.remaining is None or funding.agreed is None:
        return None
    return sum_cell(funding.remaining, (funding.agreed, *funding.received))


def _withheld(funding: Funding) -> Cell | None:
    parts = [
        replace(figure_cell(figure), words=figure.quote) for figure in funding.withheld
    ]
    if len(parts) < 2:  # noqa: PLR2004 -- one needs no joining
        return parts[0] if parts else None
    return Cell(
        value="; ".join(part.value for part in parts),
        words="; ".join(part.words for part in parts),
        sources=_sources(parts),
    )


def _sources(cells: Iterable[Cell]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(place for cell in cells for place in cell.sources))


def _current(statements: Sequence[Statement]) -> list[Statement]:
    """Return what the newest statement and those of its day and paper say."""
    return [
        one
        for one in statements
        if (one.dated, one.paper_id) == (statements[0].dated, statements[0].paper_id)
    ]


def _history(statements: Sequence[Statement]) -> tuple[Cell, ...]:
    """Return what was said before, a cell a statement, newest first."""
    current = _current(statements)
    earlier = (one for one in statements if one not in current)
    return tuple(cell for one in earlier if (cell := _state([one])) is not None)


def _state(statements: Sequence[Statement]) -> Cell | None:
    if not statements:
        return None
    words = dict.fromkeys(one.words for one in statements)
    return Cell(
        value="; ".join(dict.fromkeys(one.standing.value for one in statements)),
        words="; ".join(words),
        sources=tuple(dict.fromkeys(map(_place, statements))),
        dated=statements[0].dated,
        notes=() if statements[0].dated else ("date not stated",),
    )


def _place(statement: Statement) -> Source:
    return Source(
        paper_id=statement.paper_id,
        locator=statement.locator,
        quote=statement.quote,
    )


def _planned_deficit(slippage: Slippage | None) -> Cell | None:
    if slippage is None or slippage.planned is None:
        return None
    notes = slippage.notes if slippage.gap is None else ()
    return deficit_cell(slippage.planned, notes=notes)


def _latest_deficit(
    slippage: Slippage | None, deficits: Sequence[Figure]
) -> Cell | None:
    """Return the deficit to set beside the plan, else the latest, with and without."""
    if slippage is not None and slippage.gap is not None and slippage.latest:
        return deficit_cell(slippage.latest)
    parts = [deficit_cell(figure) for figure in deficits]
    if len(parts) < 2:  # noqa: PLR2004 -- with the plan, and without it
        return parts[0] if parts else None
    return Cell(
        value="; ".join(part.value for part in parts),
        words="; ".join(part.words for part in parts),
        sources=_sources(parts),
    )


def _slippage(slippage: Slippage | None) -> Cell | None:
    if slippage is None or slippage.gap is None:
        return None
    pair = [one for one in (slippage.planned, slippage.latest) if one is not None]
    return sum_cell(slippage.gap, pair, notes=slippage.notes)
