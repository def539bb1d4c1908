"""A cell of a row of progress: a value, the words it is told in, and their source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from decimal import Decimal

from corpus.money import print_amount
from corpus.records import Figure, Locator, PaperId
from corpus.times import print_date
from corpus.years import print_year
from tools.calculation import Calculation
from tools.programme import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place in a paper, and what is printed there."""

    paper_id: PaperId
    locator: Locator
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is known of one thing.

    `value` says it in short ("£10.99m", "2030-31", "suspended"); `words` are those of
    the paper that tell it, or the sum it is the result of. `amount` is in pounds or in
    years, where it is one number. `dated` is the ISO day, month or year that it was
    so, or is to be, where that is told. `sources` is never empty. `notes` are what must
    be told with it: "basis: forecast against outturn".
    """

    value: str
    words: str
    sources: tuple[Source, ...]
    amount: Decimal | None = None
    dated: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """A row as it is shown; None and () are not stated.

    `state` is what the newest paper says of how the council stands, `history` what was
    said before, newest first. `slippage` is in pounds, `slippage_years` in years, each
    the latest less the planned; a negative one is ahead of plan.
    """

    membership: Cell | None = None
    agreed: Cell | None = None
    agreed_on: Cell | None = None
    term: Cell | None = None
    received: Cell | None = None
    remaining: Cell | None = None
    withheld: Cell | None = None
    state: Cell | None = None
    balance_planned: Cell | None = None
    balance_latest: Cell | None = None
    slippage_years: Cell | None = None
    deficit_planned: Cell | None = None
    deficit_latest: Cell | None = None
    slippage: Cell | None = None
    conditions: tuple[Cell, ...] = ()
    next_decision: Cell | None = None
    history: tuple[Cell, ...] = ()

    def by_name(self) -> Iterator[tuple[str, tuple[Cell, ...]]]:
        """Yield each part of the row by name, in order, with its cells; () is none."""
        for part in fields(self):
            held = getattr(self, part.name)
            if isinstance(held, tuple):
                yield part.name, held
            else:
                yield part.name, (held,) if held is not None else ()


# What a person calls the parts of a row.
HEADINGS = {
    "membership": "Agreement",
    "agreed": "Agreed",
    "agreed_on": "Agreed on",
    "term": "Years",
    "received": "Received",
    "remaining": "Remaining",
    "withheld": "Withheld",
    "state": "State",
    "balance_planned": "In balance, planned",
    "balance_latest": "In balance, latest",
    "slippage_years": "Slippage, years",
    "deficit_planned": "Deficit, planned",
    "deficit_latest": "Deficit, latest",
    "slippage": "Slippage, pounds",
    "conditions": "Conditions off track",
    "next_decision": "Next decision",
    "history": "Said before",
}


def said_cell(told: Told, value: str, words: str, *, dated: str | None = None) -> Cell:
    """Return a cell that one sentence tells."""
    return Cell(value=value, words=words, sources=(source_of(told),), dated=dated)


def figure_cell(
    figure: Figure, *, dated: str | None = None, notes: tuple[str, ...] = ()
) -> Cell:
    """Return a cell that is a figure as its paper prints it."""
    about = "about " if figure.is_approximate else ""
    amount = print_amount(figure.amount, figure.unit, figure.resolution)
    return Cell(
        value=f"{about}{amount}",
        amount=figure.amount,
        words=figure.printed,
        sources=(place_of(figure),),
        dated=dated,
        notes=notes,
    )


def deficit_cell(figure: Figure, *, notes: tuple[str, ...] = ()) -> Cell:
    """Return a cell that is a deficit, with the coordinates it needs."""
    about = "about " if figure.is_approximate else ""
    amount = print_amount(figure.amount, figure.unit, figure.resolution)
    kind = [part.value for part in (figure.basis, figure.scenario) if part]
    payments = figure.safety_valve
    kind.append(payments.value if payments else "gross or net not stated")
    when = print_year(figure.period) if figure.period else "year not stated"
    if figure.as_at:
        when = print_date(figure.as_at)
    return Cell(
        value=f"{about}{amount} ({when}; {', '.join(kind)})",
        amount=figure.amount,
        words=figure.printed,
        sources=(place_of(figure),),
        notes=notes,
    )


def sum_cell(
    sum_: Calculation, operands: Iterable[Figure], *, notes: tuple[str, ...] = ()
) -> Cell:
    """Return a cell that is the result of a sum; its sources are the operands'.

    A result that is only about right is told in words alone: as a number it would
    have digits that its operands do not bear out.
    """
    is_rough = sum_.printed.startswith("about ")
    return Cell(
        value=sum_.rounded,
        amount=None if is_rough else sum_.result,
        words=f"{sum_.expression} = {sum_.printed}",
        sources=tuple(dict.fromkeys(place_of(figure) for figure in operands)),
        notes=notes,
    )


def source_of(told: Told) -> Source:
    """Return where a sentence stands."""
    passage = told.passage
    return Source(paper_id=passage.paper_id, locator=passage.locator, quote=told.text)


def place_of(figure: Figure) -> Source:
    """Return where a figure stands."""
    return Source(paper_id=figure.paper_id, locator=figure.locator, quote=figure.quote)
