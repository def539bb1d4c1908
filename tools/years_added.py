"""What a year added, printed between the balance it began with and that it closed with.

               1 April 2024    2024/25    31 March 2025
High needs         (39.788)   (47.461)         (87.249)
Net position       (34.565)   (45.360)         (79.925)

The column's heading names the year alone; that each row adds up says it is no balance.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.records import Figure, Flow, Measure
from corpus.years import closing_year, previous_year

_BALANCES = {Measure.DSG_DEFICIT, Measure.RESERVES}


def with_years_added(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the `figures` of a table, what a year added to a balance as the year's."""
    found = tuple(figures)
    rows: dict[tuple[str, ...], list[Figure]] = {}
    for figure in found:
        if figure.measure in _BALANCES and figure.row_path:
            rows.setdefault(figure.row_path, []).append(figure)
    for figure in found:
        row = rows.get(figure.row_path, ())
        if closing := _closing(figure, row):
            basis = figure.basis or closing.basis
            yield replace(figure, flow=Flow.IN_YEAR, basis=basis)
        else:
            yield figure


def _closing(added: Figure, row: Sequence[Figure]) -> Figure | None:
    """The balance of `row` that an opening one and `added` come to, or None."""
    if added.flow is not Flow.CUMULATIVE or added.as_at or added.period is None:
        return None
    alike = [f for f in row if f.measure is added.measure and f.unit is added.unit]
    openings = _at_end_of(previous_year(added.period), alike)
    for closing in _at_end_of(added.period, alike):
        for opening in openings:
            apart = abs(opening.amount + added.amount - closing.amount)
            if apart <= opening.resolution + added.resolution and opening.amount:
                return closing
    return None


def _at_end_of(year: str, row: Sequence[Figure]) -> list[Figure]:
    return [f for f in row if f.as_at and closing_year(f.as_at) == year]
