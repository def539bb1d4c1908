"""Sentences around what papers say: who says it, where, and what a number is."""

from collections.abc import Sequence
from itertools import pairwise

from assistant.candidates import Candidate
from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence, Support
from corpus.records import Figure, Flow, Locator, Paper
from corpus.times import print_date
from corpus.years import print_year
from tools.likeness import print_vintage, said_on

# Of two figures one is told beside the other; more go some way.
PAIR = 2


def say(text: str, *ids: str) -> DraftSentence:
    """Return a sentence that rests on `ids`."""
    return DraftSentence(
        text=text, rests_on=tuple(Support(id=key) for key in dict.fromkeys(ids))
    )


def quote(candidate: Candidate, lead: str = "") -> DraftSentence:
    """Return what `candidate` says, word for word, with who says it and where."""
    text = f"{place(candidate)}: “{candidate.quote}”"
    return DraftSentence(text=f"{lead} {text}".strip(), rests_on=(support(candidate),))


def support(candidate: Candidate) -> Support:
    """Return the support of what `candidate` says."""
    if candidate.cell is not None:
        return Support(id=candidate.id)
    return Support(id=candidate.id, quote=candidate.quote)


def state_cell(figure: Figure, paper: Paper) -> DraftSentence:
    """Return a table's cell read out: council, row, column, number, what it is."""
    headings = (*figure.row_path, *figure.column_path) or (figure.label,)
    return say(
        f"{who(figure, paper)}, {' – '.join(headings)}: {{{figure.id}}}"
        f" ({coordinates(figure)}; {table_of(figure)}).",
        figure.id,
    )


def state_figure(figure: Figure, candidate: Candidate) -> DraftSentence:
    """Return a number first, then what it is, then the sentence it stands in."""
    text = (
        f"{{{figure.id}}} ({coordinates(figure)})."
        f" {place(candidate)}: “{candidate.quote}”"
    )
    return DraftSentence(
        text=text, rests_on=(Support(id=figure.id), support(candidate))
    )


def state_row(row: Sequence[Figure], paper: Paper) -> DraftSentence:
    """Return a table's row read out, time by time as it is given; at least one cell."""
    first = row[0]
    head = f"{who(first, paper)}, {first.label} ({coordinates(first)}"
    listed = "; ".join(
        f"{dated(figure.as_at or figure.period or '')} {{{figure.id}}}"
        for figure in row
    )
    way = f": it {way_of(row)}" if len(row) > PAIR else ""
    return say(f"{head}; {table_of(first)}){way}: {listed}.", *(f.id for f in row))


def list_figure(
    figure: Figure, paper: Paper, *, with_point: bool = False
) -> DraftSentence:
    """Return one figure for a list: council, time, number, coordinates, place."""
    time = figure.as_at or figure.period
    when = dated(time) if time else "no year stated"
    return say(
        f"{who(figure, paper)}, {when}: {{{figure.id}}}"
        f" ({coordinates(figure, with_point=with_point)}; {figure.locator.words}).",
        figure.id,
    )


def said_otherwise(other: Figure, here: Figure) -> DraftSentence:
    """Return another figure of the same as `here`, and which was said before."""
    return say(
        f"{_when_said(other, here)}: {{{other.id}}} ({coordinates(other)};"
        f" {table_of(other)}).",
        other.id,
    )


def table_of(figure: Figure) -> str:
    """Return where a figure stands, for a sentence that says its row and column."""
    return figure.locator.words.split("; row ")[0]


def who(figure: Figure, paper: Paper) -> str:
    """Return whose figure it is, or the paper that does not say."""
    return figure.council or paper.council or paper.file_name


def quote_figure(figure: Figure, paper: Paper, *, lead: str = "") -> DraftSentence:
    """Return the sentence or row a figure stands in, word for word, after `lead`."""
    text = f"{lead} {_place(paper, figure.locator)}: “{figure.quote}”"
    return say(text.strip(), figure.id)


def place(candidate: Candidate) -> str:
    """Return who says it, when and where: "Bury, Forum, January 2022 (para 5.2)"."""
    return _place(candidate.paper, candidate.locator)


def _place(paper: Paper, at: Locator) -> str:
    day = print_date(paper.met_on) if paper.met_on else None
    named = ", ".join(filter(None, (paper.council, paper.committee, day)))
    return f"{named or paper.file_name} ({at.words})"


def coordinates(
    figure: Figure, *, with_basis: bool = True, with_point: bool = False
) -> str:
    """Return what must be known beside a number, in the order it is said.

    Args:
        figure: Whose coordinates.
        with_basis: False where each figure of a list is told with its own.
        with_point: Whether the point of the year its paper reports at is told too.
    """
    flow = {Flow.CUMULATIVE: "cumulative", Flow.IN_YEAR: "in-year"}
    said = figure.vintage and print_vintage(figure.vintage, with_point=with_point)
    parts = (
        (figure.basis or "basis not stated") if with_basis else None,
        figure.scenario,
        flow[figure.flow] if figure.flow else None,
        f"{figure.safety_valve} of Safety Valve payments"
        if figure.safety_valve
        else None,
        f"said {said}" if said else None,
    )
    return ", ".join(str(part) for part in parts if part)


def dated(time: str) -> str:
    """Return a date as people say it; other words ("May submission") as they are."""
    if not time[:4].isdigit():
        return time
    is_year = (
        len(time) == len("2022-23") and int(time[5:7]) == (int(time[:4]) + 1) % 100
    )
    return print_year(time) if is_year else print_date(time)


def operands(desk: Desk, figures: Sequence[Figure]) -> list[DraftSentence]:
    """Return each figure of a sum as a line of its own, with points if asked."""
    papers, is_of_points = desk.papers(), any(v.month for v in desk.question.vintages)
    return [
        list_figure(figure, papers[figure.paper_id], with_point=is_of_points)
        for figure in figures
    ]


def tell_sum(
    desk: Desk, expression: str, figures: Sequence[Figure], *, verb: str = ""
) -> Outcome | None:
    """Return what `expression` over `figures` comes to, then each of them.

    `verb` stands after the result, as in "£2m remains". None where it has no result.
    """
    if missing := desk.missing((expression,)):
        return Needs(missing)
    result = desk.sums[expression]
    if result is None:
        return None
    head = say(f"{{{result.id}}}{verb}: {result.expression}.", result.id)
    return Draft(status="answered", sentences=(head, *operands(desk, figures)))


def _when_said(other: Figure, here: Figure) -> str:
    """How another figure of the same stands to the one told, in time."""
    if not said_on(other) and other.vintage:
        return f"An earlier figure, of the {other.vintage}"
    if said_on(other) < said_on(here):
        return "Said earlier"
    return "Said later" if said_on(other) > said_on(here) else "Said elsewhere"


def way_of(series: Sequence[Figure]) -> str:
    """Return how figures of one thing move, in the order of `series`, in words."""
    steps = [after.amount - before.amount for before, after in pairwise(series)]
    is_yearly = all(figure.period for figure in series)
    often = "every year" if is_yearly else "each time"
    if all(step > 0 for step in steps):
        return f"rises {often}"
    if all(step < 0 for step in steps):
        return f"falls {often}"
    peak = max(series, key=lambda figure: figure.amount)
    low = min(series, key=lambda figure: figure.amount)
    turns = sum(one * other < 0 for one, other in pairwise(filter(None, steps)))
    highest = f"{{{peak.id}}} in {year_of(peak)}"
    if peak not in (series[0], series[-1]):
        once = f"rises to its highest, {highest}, and falls"
        return once if turns == 1 else f"rises and falls; its highest is {highest}"
    if low not in (series[0], series[-1]):
        lowest = f"{{{low.id}}} in {year_of(low)}"
        once = f"falls to its lowest, {lowest}, and rises"
        return once if turns == 1 else f"rises and falls; its lowest is {lowest}"
    return "rises and falls"


def year_of(figure: Figure) -> str:
    """Return the time a figure is of, as people say it; it has one."""
    if figure.as_at:
        return print_date(figure.as_at)
    return print_year(str(figure.period))
