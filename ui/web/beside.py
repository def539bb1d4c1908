"""What is laid side by side for a reader's choices, and what of it is drawn.

Without being asked to, no two figures that are unlike are drawn on one scale: each set
that may be compared has a chart of its own, and the rest has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.marks import read_marks
from corpus.records import Measure, Paper, PaperId, Role, Scope
from tools.compare import Comparison, compare, compare_by_year
from tools.comparison_sheets import comparison_sheets, trend_sheet
from tools.export import Sheet
from tools.marks import is_rejected, marked_by_id, tell_mark
from tools.trend import Trend, trend
from ui.chart import (
    Chart,
    charts_alike,
    charts_anyway,
    trend_charts_alike,
    trend_charts_anyway,
)
from ui.web.choices import Choices, Offer, is_wanted, offer
from ui.web.sources import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A comparison as it is shown, or where one council alone has figures, its trend.

    `choices` have a measure where the library has any. `comparison` and `years` are of
    the councils chosen; `trend` is None where there is not exactly one council.
    `papers` are those that the role sees. `rejected` tells which of the figures an
    officer rejected, and why.
    """

    choices: Choices
    offer: Offer
    papers: Mapping[PaperId, Paper]
    comparison: Comparison | None
    years: tuple[Comparison, ...]
    trend: Trend | None
    charts: tuple[Chart, ...]
    rejected: tuple[str, ...] = ()

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The same for a spreadsheet: first what stands in the table by year."""
        if self.trend is not None:
            return (trend_sheet(self.trend, self.papers),)
        if self.comparison is None:
            return ()
        made = comparison_sheets(self.comparison, self.years, self.papers)
        return tuple(sorted(made, key=lambda sheet: sheet.name != "By year"))


def lay_beside(shelf: Shelf, choices: Choices, role: Role) -> Beside:
    """Return what `role` sees of `choices`."""
    everything = shelf.figures(role, Scope())
    offered = offer(everything, choices.measure)
    choices = choices.model_copy(update={"measure": offered.measure})
    papers = {paper.id: paper for paper in shelf.papers(role)}
    wanted = [figure for figure in everything if is_wanted(figure, choices)]
    measure, councils = choices.measure or Measure.OTHER, choices.councils
    laid = compare(wanted, measure, councils=councils) if councils else None
    marks = marked_by_id(read_marks(shelf, role))
    alone = None
    if laid is not None and len(laid.rows) == 1:
        alone = trend(wanted, measure, laid.rows[0].council)
    return Beside(
        choices=choices,
        offer=offered,
        papers=papers,
        comparison=laid,
        years=compare_by_year(wanted, measure, councils=councils) if laid else (),
        trend=alone,
        charts=_charts(laid, alone, papers, is_anyway=choices.is_anyway),
        rejected=tuple(
            tell_mark(marks[figure.id])
            for figure in wanted
            if figure.council in councils and is_rejected(marks.get(figure.id))
        ),
    )


def _charts(
    laid: Comparison | None,
    alone: Trend | None,
    papers: Mapping[PaperId, Paper],
    *,
    is_anyway: bool,
) -> tuple[Chart, ...]:
    if alone is not None:
        draw_trend = trend_charts_anyway if is_anyway else trend_charts_alike
        return draw_trend(alone, papers)
    if laid is None:
        return ()
    draw = charts_anyway if is_anyway else charts_alike
    return draw(laid, papers)
