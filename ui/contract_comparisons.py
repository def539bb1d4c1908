"""Comparisons, trends and changes as the JSON that the command line prints."""

from collections.abc import Iterable, Sequence

from tools.compare import Comparison, Pair, Ranking, Row
from tools.likeness import MarkedCoordinate, marked
from tools.normalised import Denominator, Normalised, rank_normalised
from tools.revisions import Changes
from tools.trend import Point, Series, Step, Trend, clearing, series_coordinates
from tools.vintages import tell_vintages
from ui.contract import Json, Papers, calculation_json, figure_json


def comparison_json(
    comparison: Comparison, years: Sequence[Comparison], papers: Papers
) -> Json:
    """Return councils side by side, and the same year by year.

    `ranking` is empty unless every pair is alike; `rankings` are of those that are.
    `side_by_side` marks each coordinate that differs, whatever may be compared.
    """
    chosen = [row.figure for row in comparison.rows]
    return {
        "measure": comparison.measure.value,
        "period": comparison.period,
        "is_comparable": comparison.is_comparable,
        "rows": [_row_json(row, papers) for row in comparison.rows],
        "pairs": [_pair_json(pair) for pair in comparison.pairs],
        "ranking": [figure.id for figure in comparison.ranking],
        "rankings": [_ranking_json(ranking) for ranking in comparison.rankings],
        "side_by_side": [
            {"council": figure.council, "figure": figure.id, "cells": _cells_json(row)}
            for figure, row in zip(chosen, marked(chosen), strict=True)
        ],
        "years": [_year_json(year, papers) for year in years],
        "missing": list(comparison.missing),
    }


def normalised_json(
    rows: Sequence[Normalised], per: Denominator, papers: Papers
) -> Json:
    """Return what was divided by what; null where there is no share, with a reason."""
    return {
        "per": per.value,
        "rows": [
            {
                "council": row.figure.council,
                "figure": figure_json(row.figure, papers),
                "denominators": [figure_json(one, papers) for one in row.denominators],
                "share": calculation_json(row.working) if row.working else None,
                "reason": row.reason,
                "notes": list(row.notes),
            }
            for row in rows
        ],
        "rankings": [
            [row.figure.id for row in ranking] for ranking in rank_normalised(rows)
        ],
    }


def trend_json(trend: Trend, papers: Papers) -> Json:
    """Return one council's measure over the years, each change a calculation."""
    coordinates = series_coordinates(trend.series)
    return {
        "measure": trend.measure.value,
        "council": trend.council,
        "series": [
            _series_json(series, cells, papers)
            for series, cells in zip(trend.series, coordinates, strict=True)
        ],
        "undated": [figure_json(figure, papers) for figure in trend.undated],
    }


def changes_json(found: Iterable[Changes], papers: Papers) -> list[Json]:
    """Return what became of each figure of an older paper or table in a newer."""
    return [
        {
            "revised": [_step_json(step, papers) for step in each.revised],
            "moved": [_step_json(step, papers) for step in each.moved],
            "appeared": [figure_json(figure, papers) for figure in each.appeared],
            "gone": [figure_json(figure, papers) for figure in each.gone],
            "kept": [figure_json(figure, papers) for figure in each.kept],
            "unclear": [figure_json(figure, papers) for figure in each.unclear],
            "undated": [figure_json(figure, papers) for figure in each.undated],
        }
        for each in found
    ]


def _row_json(row: Row, papers: Papers) -> Json:
    return {
        "council": row.council,
        "figure": figure_json(row.figure, papers),
        "earlier": [figure_json(figure, papers) for figure in row.earlier],
        "vintages": [figure_json(figure, papers) for figure in row.vintages],
        "told": tell_vintages(row.vintages),
        "others": [figure_json(figure, papers) for figure in row.others],
    }


def _pair_json(pair: Pair) -> Json:
    return {
        "first": pair.first.id,
        "second": pair.second.id,
        "differences": list(pair.differences),
        "caveats": list(pair.caveats),
    }


def _ranking_json(ranking: Ranking) -> Json:
    return {
        "figures": [figure.id for figure in ranking.figures],
        "outside": [
            {
                "council": pair.second.council,
                "figure": pair.second.id,
                "differences": list(pair.differences),
            }
            for pair in ranking.outside
        ],
    }


def _year_json(year: Comparison, papers: Papers) -> Json:
    chosen = [row.figure for row in year.rows]
    return {
        "time": year.period,
        "is_comparable": year.is_comparable,
        "rows": [
            {
                "council": row.council,
                "figure": figure_json(row.figure, papers),
                "cells": _cells_json(cells),
                "others": [figure_json(figure, papers) for figure in row.others],
            }
            for row, cells in zip(year.rows, marked(chosen), strict=True)
        ],
        "rankings": [_ranking_json(ranking) for ranking in year.rankings],
    }


def _cells_json(row: Iterable[MarkedCoordinate]) -> list[Json]:
    return [
        {"coordinate": each.name, "words": each.words, "differs": each.differs}
        for each in row
    ]


def _series_json(
    series: Series, cells: Iterable[MarkedCoordinate], papers: Papers
) -> Json:
    return {
        "coordinates": _cells_json(cells),
        "points": [_point_json(point, papers) for point in series.points],
        "steps": [_step_json(step, papers) for step in series.steps],
        "clears": [figure_json(figure, papers) for figure in clearing(series)],
    }


def _point_json(point: Point, papers: Papers) -> Json:
    return {
        "time": point.time,
        "figure": figure_json(point.figure, papers),
        "revisions": [_step_json(step, papers) for step in point.revisions],
        "rivals": [figure_json(figure, papers) for figure in point.rivals],
    }


def _step_json(step: Step, papers: Papers) -> Json:
    percentage = step.percentage
    return {
        "before": figure_json(step.before, papers),
        "after": figure_json(step.after, papers),
        "change": calculation_json(step.change),
        "percentage_change": calculation_json(percentage) if percentage else None,
    }
