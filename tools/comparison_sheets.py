"""Comparisons, trends and changes as rows for a spreadsheet.

Every row has its sources; working and differences stand in columns of their own.
"""

from collections.abc import Iterable, Mapping, Sequence

from corpus.records import Figure, Paper, PaperId
from tools.calculation import Calculation
from tools.compare import Comparison, Pair, Row
from tools.export import SOURCE_HEADER, Cells, Sheet, source_cells
from tools.likeness import marked
from tools.normalised import Normalised
from tools.revisions import Changes
from tools.trend import Point, Series, Step, Trend
from tools.vintages import tell_amount, tell_vintages

Papers = Mapping[PaperId, Paper]

# Value and share are numbers in base units; printed is what the paper prints.
_AMOUNT = ("Value", "Unit", "Printed", "As said")
_COORDINATES = (
    "Label",
    "Part of the grant",
    "Flow",
    "Period",
    "As at",
    "Basis",
    "Scenario",
    "Safety Valve",
    "Stage",
    "Said",
)
_RESULT = ("Result", "Result unit", "Result as said", "Working", "Off by at most")
_DENOMINATOR = tuple(f"Divided by: {name}" for name in (*_AMOUNT, *SOURCE_HEADER))

SIDE_BY_SIDE_HEADER = (
    "Council",
    "Measure",
    *_AMOUNT,
    "Place in its ranking",
    "Differs in",
    "May not be compared with",
    "Beside it, to be known",
    *_COORDINATES,
    "What was said of it",
    *SOURCE_HEADER,
)
NORMALISED_HEADER = (
    "Council",
    "Measure",
    *_AMOUNT,
    *_RESULT,
    "Why none",
    "To be known",
    *SOURCE_HEADER,
    *_DENOMINATOR,
)
YEARS_HEADER = ("Time", *SIDE_BY_SIDE_HEADER)
PAIRS_HEADER = ("One", "Other", "May be compared", "Differences", "To be known")
_STEP = (
    *(f"Change: {name}" for name in _RESULT),
    *(f"Percentage change: {name}" for name in _RESULT),
)
TREND_HEADER = (
    "Series",
    "Time",
    *_AMOUNT,
    *_STEP,
    "Said before of the same",
    "Printed otherwise too",
    *_COORDINATES,
    *SOURCE_HEADER,
)
CHANGES_HEADER = (
    "What became of it",
    "Measure",
    *(f"Before: {name}" for name in (*_AMOUNT, *_COORDINATES)),
    *(f"After: {name}" for name in (*_AMOUNT, *_COORDINATES)),
    *_STEP,
    *(f"Before: {name}" for name in SOURCE_HEADER),
    *(f"After: {name}" for name in SOURCE_HEADER),
)


def comparison_sheets(
    comparison: Comparison, years: Sequence[Comparison], papers: Papers
) -> tuple[Sheet, ...]:
    """Return the councils side by side, then year by year, the pairs, the vintages."""
    return (
        Sheet(
            name="Side by side",
            header=SIDE_BY_SIDE_HEADER,
            rows=tuple(_side_by_side(comparison, papers)),
        ),
        Sheet(
            name="By year",
            header=YEARS_HEADER,
            rows=tuple(
                (year.period, *cells)
                for year in years
                for cells in _side_by_side(year, papers)
            ),
        ),
        Sheet(
            name="Pairs",
            header=PAIRS_HEADER,
            rows=tuple(map(_pair_cells, comparison.pairs)),
        ),
        Sheet(
            name="Said before",
            header=("Council", *_AMOUNT, *_COORDINATES, *SOURCE_HEADER),
            rows=tuple(
                (
                    row.council,
                    *_amount(figure),
                    *_coordinates(figure),
                    *_source(figure, papers),
                )
                for row in comparison.rows
                for figure in row.vintages
            ),
        ),
    )


def normalised_sheet(rows: Iterable[Normalised], papers: Papers) -> Sheet:
    """Return what was divided, by what and with what result, both cited."""
    return Sheet(
        name="Normalised",
        header=NORMALISED_HEADER,
        rows=tuple(
            (
                row.figure.council,
                row.figure.measure.value,
                *_amount(row.figure),
                *_result(row.working),
                row.reason,
                "; ".join(row.notes) or None,
                *_source(row.figure, papers),
                *_denominator(row, papers),
            )
            for row in rows
        ),
    )


def trend_sheet(trend: Trend, papers: Papers) -> Sheet:
    """Return a row for each year of each series, with the step that led to it.

    What has no time stands last, in no series.
    """
    rows: list[Cells] = []
    for number, series in enumerate(trend.series, start=1):
        rows += [
            _point_cells(number, point, step, papers)
            for point, step in zip(series.points, _led_by(series), strict=True)
        ]
    rows += [
        _point_cells(None, Point(time="not stated", figure=figure), None, papers)
        for figure in trend.undated
    ]
    return Sheet(name="Trend", header=TREND_HEADER, rows=tuple(rows))


def changes_sheet(found: Iterable[Changes], papers: Papers) -> Sheet:
    """Return a row for each figure that changed, came, went, or stayed."""
    rows: list[Cells] = []
    for each in found:
        rows += [_step_cells("revised", step, papers) for step in each.revised]
        rows += [_step_cells("basis moved", step, papers) for step in each.moved]
        for words, figures in (
            ("appeared", each.appeared),
            ("kept", each.kept),
            ("several amounts", each.unclear),
            ("time not stated", each.undated),
        ):
            rows += [_alone_cells(words, None, figure, papers) for figure in figures]
        rows += [_alone_cells("gone", one, None, papers) for one in each.gone]
    return Sheet(name="Changes", header=CHANGES_HEADER, rows=tuple(rows))


def told_differences(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Return for each of `figures` where it differs from most: "period: 2030-31".

    Shape: (len(figures),); empty text where it differs in nothing.
    """
    if not figures:
        return ()
    return tuple(
        "; ".join(f"{each.name}: {each.words}" for each in row if each.differs)
        for row in marked(figures)
    )


def _side_by_side(comparison: Comparison, papers: Papers) -> list[Cells]:
    figures = [row.figure for row in comparison.rows]
    return [
        _row_cells(comparison, row, differs, papers)
        for row, differs in zip(comparison.rows, told_differences(figures), strict=True)
    ]


def _row_cells(comparison: Comparison, row: Row, differs: str, papers: Papers) -> Cells:
    figure = row.figure
    own = [pair for pair in comparison.pairs if figure in (pair.first, pair.second)]
    apart = [
        f"{_other(pair, figure)}: {'; '.join(pair.differences)}"
        for pair in own
        if pair.differences
    ]
    known = [
        f"{_other(pair, figure)}: {'; '.join(pair.caveats)}"
        for pair in own
        if pair.caveats and not pair.differences
    ]
    return (
        row.council,
        figure.measure.value,
        *_amount(figure),
        _place(comparison, figure),
        differs or None,
        " | ".join(apart) or None,
        " | ".join(known) or None,
        *_coordinates(figure),
        tell_vintages(row.vintages),
        *_source(figure, papers),
    )


def _place(comparison: Comparison, figure: Figure) -> str | None:
    for ranking in comparison.rankings:
        if figure in ranking.figures:
            place = ranking.figures.index(figure) + 1
            return f"{place} of {len(ranking.figures)} that may be compared"
    return None


def _pair_cells(pair: Pair) -> Cells:
    return (
        _name(pair.first),
        _name(pair.second),
        "no" if pair.differences else "yes",
        "; ".join(pair.differences) or None,
        "; ".join(pair.caveats) or None,
    )


def _other(pair: Pair, figure: Figure) -> str:
    return _name(pair.second if pair.first is figure else pair.first)


def _name(figure: Figure) -> str:
    return figure.council or "council not stated"


def _denominator(row: Normalised, papers: Papers) -> Cells:
    if row.working is None:
        return (None,) * len(_DENOMINATOR)
    (whole,) = row.denominators
    return (*_amount(whole), *_source(whole, papers))


def _led_by(series: Series) -> tuple[Step | None, ...]:
    """Return for each point the step that leads to it; none leads to the first."""
    return (None, *series.steps)


def _point_cells(
    number: int | None, point: Point, step: Step | None, papers: Papers
) -> Cells:
    before = [each.before for each in point.revisions]
    return (
        number,
        point.time,
        *_amount(point.figure),
        *_step(step),
        tell_vintages(before) or None,
        ", ".join(map(tell_amount, point.rivals)) or None,
        *_coordinates(point.figure),
        *_source(point.figure, papers),
    )


def _step_cells(words: str, step: Step, papers: Papers) -> Cells:
    return (
        words,
        step.after.measure.value,
        *_amount(step.before),
        *_coordinates(step.before),
        *_amount(step.after),
        *_coordinates(step.after),
        *_step(step),
        *_source(step.before, papers),
        *_source(step.after, papers),
    )


def _alone_cells(
    words: str, before: Figure | None, after: Figure | None, papers: Papers
) -> Cells:
    measure = before or after
    return (
        words,
        measure.measure.value if measure else None,
        *_amount(before),
        *_coordinates(before),
        *_amount(after),
        *_coordinates(after),
        *_step(None),
        *_source(before, papers),
        *_source(after, papers),
    )


def _amount(figure: Figure | None) -> Cells:
    if figure is None:
        return (None,) * len(_AMOUNT)
    return figure.amount, figure.unit.value, figure.printed, tell_amount(figure)


def _coordinates(figure: Figure | None) -> Cells:
    if figure is None:
        return (None,) * len(_COORDINATES)
    return (
        figure.label,
        figure.block,
        figure.flow,
        figure.period,
        figure.as_at,
        figure.basis,
        figure.scenario,
        figure.safety_valve,
        figure.stage,
        figure.vintage,
    )


def _result(sum_: Calculation | None) -> Cells:
    if sum_ is None:
        return (None,) * len(_RESULT)
    return sum_.result, sum_.unit.value, sum_.printed, sum_.expression, sum_.error


def _step(step: Step | None) -> Cells:
    if step is None:
        return (None,) * len(_STEP)
    return (*_result(step.change), *_result(step.percentage))


def _source(figure: Figure | None, papers: Papers) -> Cells:
    if figure is None:
        return (None,) * len(SOURCE_HEADER)
    return source_cells(figure.paper_id, figure.locator, figure.quote, papers)
