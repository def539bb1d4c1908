"""A cell of a row of progress: a value, the words it is told in, and their source."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.money import print_amount
from corpus.records import Figure, Locator, PaperId
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
    the paper that tell it, or the sum it is the result of. `dated` is the day, month or
    year it is of, where that is told. `sources` is never empty. `notes` are what must
    be told with it: "basis: forecast against outturn".
    """

    value: str
    words: str
    sources: tuple[Source, ...]
    dated: str | None = None
    notes: tuple[str, ...] = ()


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
        words=figure.printed,
        sources=(place_of(figure),),
        dated=dated,
        notes=notes,
    )


def deficit_cell(figure: Figure, *, notes: tuple[str, ...] = ()) -> Cell:
    """Return a cell that is a deficit, with the coordinates it must not be told without."""
    about = "about " if figure.is_approximate else ""
    amount = print_amount(figure.amount, figure.unit, figure.resolution)
    time = figure.as_at or figure.period
    kind = [part.value for part in (figure.basis, figure.scenario) if part]
    payments = figure.safety_valve
    kind.append(payments.value if payments else "gross or net not stated")
    when = time if time else "year not stated"
    return Cell(
        value=f"{about}{amount} ({when}; {', '.join(kind)})",
        words=figure.printed,
        sources=(place_of(figure),),
        dated=time,
        notes=notes,
    )


def sum_cell(
    sum_: Calculation, operands: Iterable[Figure], *, notes: tuple[str, ...] = ()
) -> Cell:
    """Return a cell that is the result of a sum; its sources are the operands'."""
    return Cell(
        value=sum_.printed,
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
