"""Figures beside figures: councils, years, papers and Safety Valve agreements."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from corpus.errors import UnlikePapersError
from corpus.records import Measure, Paper, Scope
from tools.compare import compare, compare_by_year
from tools.comparison_sheets import (
    changes_sheet,
    comparison_sheets,
    normalised_sheet,
    trend_sheet,
)
from tools.export import progress_sheet, progress_source_sheet
from tools.normalised import Denominator, normalise, with_denominators
from tools.progress import safety_valve_progress
from tools.revisions import changes, changes_within
from tools.trend import trend
from ui import contract_comparisons as comparisons_json
from ui import printing
from ui import printing_comparisons as comparisons
from ui.chart import Chart, comparison_chart, normalised_chart, trend_chart
from ui.commands.desk import (
    As,
    AsJson,
    Councils,
    Csv,
    Home,
    OnlyPeriod,
    Xlsx,
    export,
    open_desk,
    scope_of,
    show,
    tell_rejected,
)
from ui.compose import write_chart
from ui.contract_progress import progress_json

MOST_PAPERS = 2
CHART_KINDS = (".png", ".html")

ChartFile = Annotated[
    Path | None,
    typer.Option("--chart", help="Draw to a picture (.png) or a page (.html)."),
]


commands = typer.Typer()


@commands.command("compare")
def compare_councils(
    context: typer.Context,
    *,
    measure: Annotated[Measure, typer.Argument(help="What to compare.")],
    council: Councils = None,
    period: OnlyPeriod = None,
    per: Annotated[
        Denominator | None,
        typer.Option(help="Divide each by this of its own year, where it is stated."),
    ] = None,
    anyway: Annotated[
        bool,
        typer.Option("--anyway", help="All side by side, every difference marked."),
    ] = False,
    csv: Csv = None,
    xlsx: Xlsx = None,
    chart: ChartFile = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Lay a measure side by side for several councils, ranked only where alike."""
    draw = _drawer(chart)
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        scope = scope_of(desk, council, period=period)
        library = desk.library.figures(desk.role, replace(scope, periods=()))
        papers = desk.papers
        marks = desk.marks
    figures = [figure for figure in library if figure.measure is measure]
    if per:
        figures = with_denominators(figures, per, library)
    year = scope.periods[0] if scope.periods else None
    beside = compare(figures, measure, councils=scope.councils, period=year)
    years = () if year else compare_by_year(figures, measure, councils=scope.councils)
    shares = normalise([row.figure for row in beside.rows], per, library) if per else ()
    tell_rejected([row.figure for row in beside.rows] if year else figures, marks)
    sheets = comparison_sheets(beside, years, papers)
    if per:
        sheets = (normalised_sheet(shares, papers), *sheets)
    picture = comparison_chart(beside, papers)
    if per:
        picture = normalised_chart(shares, measure, per, papers)
    is_drawn = draw(picture)
    if export(sheets, csv, xlsx) or is_drawn:
        return
    packed = comparisons_json.comparison_json(beside, years, papers)
    shown = comparisons.show_comparison(beside, years, papers)
    if anyway:
        shown = comparisons.show_anyway(beside)
    if per:
        packed["normalised"] = comparisons_json.normalised_json(shares, per, papers)
        shown = comparisons.show_normalised(shares, per, papers)
    show(desk, packed, shown)


@commands.command("trend")
def show_trend(
    context: typer.Context,
    *,
    measure: Annotated[Measure, typer.Argument(help="What to follow.")],
    council: Annotated[str, typer.Option("--council", help="Whose.")],
    csv: Csv = None,
    xlsx: Xlsx = None,
    chart: ChartFile = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Follow a measure of one council over the years, like with like."""
    draw = _drawer(chart)
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        scope = scope_of(desk, [council], measures=[measure])
        figures = desk.library.figures(desk.role, scope)
        papers = desk.papers
        tell_rejected(figures, desk.marks)
    found = trend(figures, measure, scope.councils[0])
    is_drawn = draw(trend_chart(found, papers))
    if export([trend_sheet(found, papers)], csv, xlsx) or is_drawn:
        return
    packed = comparisons_json.trend_json(found, papers)
    show(desk, packed, comparisons.show_trend(found, papers))


@commands.command("changes")
def show_changes(
    context: typer.Context,
    *,
    papers: Annotated[
        list[str],
        typer.Argument(
            help="Two papers of one council, or one whose tables were said on"
            " different days: file name or id."
        ),
    ],
    csv: Csv = None,
    xlsx: Xlsx = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Tell what two papers, or one paper's tables, say otherwise of the same thing."""
    if len(papers) > MOST_PAPERS:
        message = "name one paper or two"
        raise typer.BadParameter(message)
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        named = [desk.library.paper_by_name(name, desk.role) for name in papers]
        older, newer = _in_order(named)
        figures = [
            desk.library.figures(desk.role, Scope(paper_ids=(paper.id,)))
            for paper in (older, newer)
        ]
        seen = desk.papers
        tell_rejected((*figures[0], *figures[1]), desk.marks)
    is_one = older.id == newer.id
    found = changes_within(figures[0]) if is_one else (changes(*figures),)
    if export([changes_sheet(found, seen)], csv, xlsx):
        return
    packed = comparisons_json.changes_json(found, seen)
    show(desk, packed, comparisons.show_changes(found, seen))


@commands.command("progress")
def show_progress(
    context: typer.Context,
    *,
    csv: Csv = None,
    xlsx: Xlsx = None,
    home: Home = None,
    role: As = None,
    is_json: AsJson = False,
) -> None:
    """Show Safety Valve progress, a row a council."""
    with open_desk(context, home=home, role=role, is_json=is_json) as desk:
        papers, library, everything = desk.papers, desk.library, Scope()
        rows = safety_valve_progress(
            papers.values(),
            library.figures(desk.role, everything),
            library.events(desk.role, everything),
            library.passages(desk.role, everything),
        )
        tell_rejected([each for row in rows for each in row.figures], desk.marks)
    sheets = (
        progress_sheet(rows, papers.values()),
        progress_source_sheet(rows, papers.values()),
    )
    if export(sheets, csv, xlsx):
        return
    packed = [progress_json(row, papers) for row in rows]
    show(desk, packed, printing.show_progress(rows, papers))


def _in_order(named: Sequence[Paper]) -> tuple[Paper, Paper]:
    """Return the first and the last of one paper or two, the older meeting's first.

    Where a meeting's date is not known they stay as they were named.
    """
    first, last = named[0], named[-1]
    if first.id != last.id and (first.council is None or first.council != last.council):
        councils = tuple(paper.council or "a council not stated" for paper in named)
        names = (first.file_name, last.file_name)
        raise UnlikePapersError(names, (councils[0], councils[-1]))
    if first.met_on and last.met_on and last.met_on < first.met_on:
        return last, first
    return first, last


def _drawer(path: Path | None) -> Callable[[Chart], bool]:
    """Return what draws a chart to `path`, and tells whether it did."""
    if path is None:
        return lambda _: False
    if path.suffix.lower() not in CHART_KINDS:
        kinds = " or ".join(CHART_KINDS)
        message = f"{path.name}: not a kind of chart; name a file ending in {kinds}"
        raise typer.BadParameter(message)

    def draw(chart: Chart) -> bool:
        write_chart(chart, path)
        return True

    return draw
