"""What the command line prints for people of comparisons, trends and changes."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from corpus.records import Figure
from tools.calculation import Calculation
from tools.compare import Comparison, Ranking
from tools.comparison_sheets import told_differences
from tools.likeness import marked, said_words
from tools.normalised import DENOMINATOR_WORDS, Denominator, Normalised
from tools.revisions import Changes
from tools.trend import Point, Series, Step, Trend, clearing, series_coordinates
from tools.vintages import tell_amount, tell_vintages
from ui.printing import (
    NOT_STATED,
    Papers,
    add_row,
    new_table,
    show_figures,
)
from ui.wording import basis_of, place_of, time_of

_DIFFERS = "≠"
# The measure asked about says these, unless they differ.
_OF_THE_MEASURE = ("measure", "what is measured", "unit")


def show_comparison(
    comparison: Comparison, years: Sequence[Comparison], papers: Papers
) -> RenderableType:
    """Return councils side by side, rankings and what stands outside each, by year."""
    figures = [row.figure for row in comparison.rows]
    lines: list[RenderableType] = [
        show_figures(comparison.ranking or figures, papers),
        *(
            _told(row.council, row.vintages)
            for row in comparison.rows
            if len(row.vintages) > 1
        ),
    ]
    for ranking in comparison.rankings:
        lines += _ranking_lines(ranking)
    if not comparison.rankings:
        lines += [
            _unlike_line(pair.first, pair.second, pair.differences)
            for pair in comparison.unlike
        ]
    lines += [
        Text(
            f"Note: {_owner(pair.first)} and {_owner(pair.second)} – "
            f"{'; '.join(pair.caveats)}",
            style="yellow",
        )
        for pair in comparison.pairs
        if pair.caveats and not pair.differences
    ]
    lines += [
        Text(f"No such figure: {council}", style="yellow")
        for council in comparison.missing
    ]
    if years:
        lines += [Text(), _years_table(years)]
    return Group(*lines)


def show_anyway(comparison: Comparison) -> RenderableType:
    """Return all figures side by side, each coordinate that differs marked in it."""
    figures = [row.figure for row in comparison.rows]
    rows = marked(figures)
    names = [each.name for each in rows[0]] if rows else []
    shown = [
        place
        for place, name in enumerate(names)
        if name not in _OF_THE_MEASURE or any(row[place].differs for row in rows)
    ]
    table = new_table("Council", "Value", *(names[place] for place in shown), "said")
    for figure, row in zip(figures, rows, strict=True):
        add_row(
            table,
            figure.council,
            tell_amount(figure),
            *(
                f"{_DIFFERS} {row[p].words}" if row[p].differs else row[p].words
                for p in shown
            ),
            said_words(figure),
        )
    told = f"{_DIFFERS} marks what differs from most; figures so marked are not ranked."
    return Group(table, Text(told, style="yellow"))


def show_normalised(
    rows: Sequence[Normalised], per: Denominator, papers: Papers
) -> RenderableType:
    """Return each figure over its denominator, with the working and both sources."""
    table = new_table(
        "Council",
        "Figure",
        f"Per {DENOMINATOR_WORDS[per]}",
        "Working",
        "Sources",
        "Notes",
    )
    for row in rows:
        working = row.working
        cited = (row.figure, *(row.denominators if working else ()))
        add_row(
            table,
            row.figure.council,
            f"{tell_amount(row.figure)}, {time_of(row.figure)}",
            working.printed if working else NOT_STATED,
            working.expression if working else row.reason,
            "; ".join(_cited(figure, papers) for figure in cited),
            "; ".join(row.notes) or "–",
        )
    return table


def show_trend(trend: Trend, papers: Papers) -> RenderableType:
    """Return each series as a table: year, amount, change, what was said before."""
    lines: list[RenderableType] = []
    coordinates = series_coordinates(trend.series)
    for series, cells in zip(trend.series, coordinates, strict=True):
        named = [
            each.words
            for each in cells
            if each.differs or each.name in ("basis", "balance or one year")
        ]
        lines += [Text("; ".join(named), style="bold"), _series_table(series, papers)]
        lines += map(_clears, clearing(series))
    lines += [
        Text(f"Time not stated: {tell_amount(figure)} ({_cited(figure, papers)})")
        for figure in trend.undated
    ]
    return Group(*(lines or [Text("No such figure in the papers.")]))


def show_changes(found: Iterable[Changes], papers: Papers) -> RenderableType:
    """Return what changed from one paper or table to the next, what came and went."""
    lines: list[RenderableType] = []
    for each in found:
        lines += _steps("Revised", each.revised, papers)
        lines += _steps("Basis moved", each.moved, papers)
        for title, figures in (
            ("Appeared", each.appeared),
            ("No longer stated", each.gone),
            ("Stated with several amounts, so nothing is worked out", each.unclear),
        ):
            if figures:
                lines += [Text(title, style="bold"), show_figures(figures, papers)]
        lines.append(
            Text(
                f"{len(each.kept)} said again as they were; {len(each.undated)}"
                " without a time, so not matched."
            )
        )
    return Group(*(lines or [Text("Nothing is said twice.")]))


def _ranking_lines(ranking: Ranking) -> list[Text]:
    names = ", ".join(f"{_owner(f)} {tell_amount(f)}" for f in ranking.figures)
    lines = [Text(f"Comparable, largest first: {names}")]
    lines += [
        _unlike_line(pair.first, pair.second, pair.differences)
        for pair in ranking.outside
    ]
    return lines


def _unlike_line(one: Figure, other: Figure, differences: Sequence[str]) -> Text:
    told = f"{_owner(one)} and {_owner(other)} – {'; '.join(differences)}"
    return Text(f"Not comparable: {told}", style="yellow")


def _told(council: str | None, vintages: Sequence[Figure]) -> Text:
    return Text(f"{council or 'Council not stated'}: {tell_vintages(vintages)}")


def _years_table(years: Sequence[Comparison]) -> Table:
    """Return a table of councils by years; a cell that differs in its year says so."""
    cells: dict[str, dict[str, str]] = {}
    for year in years:
        told = told_differences([row.figure for row in year.rows])
        for row, differs in zip(year.rows, told, strict=True):
            figure = row.figure
            mark = f" {_DIFFERS} {differs}" if differs else ""
            more = f" (and {len(row.others)} more)" if row.others else ""
            owner = figure.council or figure.paper_id[:12]
            cells.setdefault(owner, {})[year.period or ""] = (
                f"{tell_amount(figure)} {basis_of(figure)}{mark}{more}"
            )
    times = [year.period or "" for year in years]
    table = new_table("By year", *times)
    for owner in sorted(cells):
        add_row(table, owner, *(cells[owner].get(time, "–") for time in times))
    return table


def _series_table(series: Series, papers: Papers) -> Table:
    table = new_table("Time", "Value", "Change", "Per cent", "Said before", "Source")
    for point, step in zip(series.points, (None, *series.steps), strict=True):
        add_row(
            table,
            point.time,
            _with_rivals(point),
            _sum(step.change) if step else "–",
            _sum(step.percentage) if step and step.percentage else "–",
            tell_vintages([each.before for each in point.revisions]) or "–",
            _cited(point.figure, papers),
        )
    return table


def _clears(figure: Figure) -> Text:
    return Text(
        f"As said {said_words(figure)}, first at or under nought {time_of(figure)}:"
        f" {tell_amount(figure)}"
    )


def _with_rivals(point: Point) -> str:
    rivals = ", ".join(map(tell_amount, point.rivals))
    also = f" (printed too: {rivals})" if rivals else ""
    return f"{tell_amount(point.figure)}{also}"


def _steps(title: str, steps: Sequence[Step], papers: Papers) -> list[RenderableType]:
    if not steps:
        return []
    table = new_table(
        "Label", "Time", "Before", "After", "Change", "Per cent", "Sources"
    )
    for step in steps:
        add_row(
            table,
            step.after.label,
            time_of(step.after),
            f"{tell_amount(step.before)}, {basis_of(step.before)},"
            f" said {said_words(step.before)}",
            f"{tell_amount(step.after)}, {basis_of(step.after)},"
            f" said {said_words(step.after)}",
            _sum(step.change),
            _sum(step.percentage) if step.percentage else "–",
            f"{_cited(step.before, papers)}; {_cited(step.after, papers)}",
        )
    return [Text(title, style="bold"), table]


def _sum(calculation: Calculation) -> str:
    return f"{calculation.printed} = {calculation.expression}"


def _cited(figure: Figure, papers: Papers) -> str:
    paper = papers.get(figure.paper_id)
    name = paper.file_name if paper else NOT_STATED
    return f"{name}, {place_of(figure.locator)}"


def _owner(figure: Figure) -> str:
    return figure.council or "council not stated"
