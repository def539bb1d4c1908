"""Tables of a comparison as HTML: the figures compared, year by year, and a trend.

Every figure is a button that opens the page it was printed on. A table scrolls inside
a region of its own, and on a narrow screen stacks.
"""

import json
import re
from collections.abc import Iterable, Sequence

from corpus.records import Figure
from corpus.years import print_year
from tools.compare import Comparison, Row
from tools.comparison_sheets import told_differences
from tools.likeness import MarkedCoordinate, marked, said_words, time_of
from tools.trend import Point, Series, Step, Trend, series_coordinates
from tools.vintages import tell_amount
from ui.wording import basis_of, escape, time_words

# The measure asked about says these, unless they differ.
_OF_THE_MEASURE = frozenset({"measure", "what is measured", "unit"})
NOT_STATED = "not stated"
# What tells one series of a trend from the next, whether or not it differs.
_OF_A_SERIES = frozenset({"basis", "balance or one year"})
_MARKS_OF_A_YEAR = "In each year, ≠ marks what differs from most of that year."
_YEAR = re.compile(r"\d{4}-\d{2}")
_BLANK = ' class="blank"'


def figure_button(figure: Figure) -> str:
    """Return the amount as a button that opens the page it was printed on."""
    opens = escape(json.dumps({"figure": figure.id}))
    amount = tell_amount(figure)
    time = time_words(time_of(figure) or "") or "time not stated"
    label = f"{amount}: {owner_of(figure)}, {time}, {basis_of(figure)}; open its page"
    return (
        f'<button type="button" class="figure" data-open="{opens}"'
        f' aria-label="{escape(label)}">{escape(amount)}</button>'
    )


def owner_of(figure: Figure) -> str:
    """Return whose figure it is, or that its paper does not say."""
    return figure.council or "council not stated"


def render_compared(laid: Comparison) -> str:
    """Return the figures compared, every coordinate that tells, differences marked."""
    figures = [row.figure for row in laid.rows]
    rows = marked(figures)
    shown = [place for place, _ in enumerate(rows[0]) if _tells(rows, place)]
    silent = [
        each.name
        for place, each in enumerate(rows[0])
        if place not in shown and each.name not in _OF_THE_MEASURE
    ]
    names = [rows[0][place].name for place in shown]
    body = "".join(
        f'<tr><th scope="row">{escape(owner_of(figure))}</th>'
        f'<td data-label="Figure">{figure_button(figure)}</td>'
        + "".join(
            f'<td data-label="{escape(_capital(row[place].name))}">'
            f"{_coordinate(row[place])}</td>"
            for place in shown
        )
        + f'<td data-label="Said">{escape(said_words(figure))}</td></tr>'
        for figure, row in zip(figures, rows, strict=True)
    )
    notes = ["≠ marks what differs from most."] if laid.unlike else []
    if silent:
        notes.append(f"Stated for none of them: {', '.join(silent)}.")
    head = ("Council", "Figure", *map(_capital, names), "Said")
    return _wide(
        "The figures compared", head, f"<tbody>{body}</tbody>", note=" ".join(notes)
    )


def _tells(rows: Sequence[Sequence[MarkedCoordinate]], place: int) -> bool:
    """Tell whether the coordinate at `place` says what the measure does not."""
    if any(row[place].differs for row in rows):
        return True
    each = rows[0][place]
    return each.name not in _OF_THE_MEASURE and each.words != NOT_STATED


def coordinate_words(name: str, words: str) -> str:
    """Return what a coordinate says, a year as councils print it: "2023/24"."""
    is_year = name == "period" and _YEAR.fullmatch(words)
    return print_year(words) if is_year else words


def _coordinate(each: MarkedCoordinate) -> str:
    words = coordinate_words(each.name, each.words)
    if each.differs:
        return f'<span class="differs">≠ {escape(words)}</span>'
    return escape(words)


def render_years(years: Sequence[Comparison]) -> str:
    """Return a row for each council, a column for each year."""
    if not years:
        return ""
    cells: dict[str, dict[str | None, str]] = {}
    for year in years:
        told = told_differences([row.figure for row in year.rows])
        for row, differs in zip(year.rows, told, strict=True):
            cells.setdefault(owner_of(row.figure), {})[year.period] = _cell(
                row, differs
            )
    body = "".join(
        f'<tr><th scope="row">{escape(owner)}</th>'
        + "".join(_year_cell(own.get(year.period), year) for year in years)
        + "</tr>"
        for owner, own in sorted(cells.items())
    )
    head = ("Council", *(time_words(year.period or "") for year in years))
    note = _MARKS_OF_A_YEAR if "≠" in body else ""
    return _wide("Year by year", head, f"<tbody>{body}</tbody>", note=note)


def _year_cell(cell: str | None, year: Comparison) -> str:
    if cell is None:
        return '<td class="blank">not stated</td>'
    return f'<td data-label="{escape(time_words(year.period or ""))}">{cell}</td>'


def _cell(row: Row, differs: str) -> str:
    others = "".join(
        f"<li>{figure_button(one)} {_kind(one)}</li>" for one in row.others
    )
    more = (
        f"<details><summary>{len(row.others)} more</summary><ul>{others}</ul></details>"
        if others
        else ""
    )
    apart = f'<span class="differs">≠ {escape(differs)}</span>' if differs else ""
    return (
        f"{figure_button(row.figure)}"
        f'<span class="meta">{_kind(row.figure)}</span>{apart}{more}'
    )


def _kind(figure: Figure) -> str:
    words = basis_of(figure)
    return escape("basis not stated" if words == NOT_STATED else words)


def render_trend(trend: Trend) -> str:
    """Return each series as rows: year, figure, change, what was said before of it."""
    names = series_coordinates(trend.series)
    bodies = [
        _series(series, _capital("; ".join(f"{c.name}: {c.words}" for c in told)))
        for series, told in zip(trend.series, map(_telling, names), strict=True)
    ]
    if trend.undated:
        rows = "".join(
            f'<tr><th scope="row">not stated</th><td data-label="Figure">'
            f"{figure_button(figure)}</td>"
            f'<td data-label="Label" colspan="3">{escape(figure.label)}</td></tr>'
            for figure in trend.undated
        )
        bodies.append(_set("Time not stated", rows))
    head = ("Year", "Figure", "Change", "Per cent", "Said before")
    return _wide("Year by year", head, "".join(bodies), note="")


def _telling(coordinates: Sequence[MarkedCoordinate]) -> list[MarkedCoordinate]:
    return [each for each in coordinates if each.differs or each.name in _OF_A_SERIES]


def _series(series: Series, name: str) -> str:
    rows = "".join(
        _point(point, step)
        for point, step in zip(series.points, (None, *series.steps), strict=True)
    )
    return _set(name, rows)


def _set(name: str, rows: str) -> str:
    head = f'<tr><th class="set" scope="rowgroup" colspan="5">{escape(name)}</th></tr>'
    return f"<tbody>{head}{rows}</tbody>"


def _point(point: Point, step: Step | None) -> str:
    before = [each.before for each in point.revisions]
    said = "; ".join(
        f"{figure_button(each)} {escape(said_words(each))}" for each in before
    )
    rivals = "".join(f" printed too: {figure_button(one)}" for one in point.rivals)
    share = step.percentage if step else None
    cells = (
        ("Figure", f"{figure_button(point.figure)}{rivals}"),
        ("Change", _sum(step.change.printed, step.change.expression) if step else ""),
        ("Per cent", _sum(share.printed, share.expression) if share else ""),
        ("Said before", said),
    )
    return (
        f'<tr><th scope="row">{escape(time_words(point.time))}</th>'
        + "".join(
            f'<td data-label="{name}"{"" if html else _BLANK}>{html or "–"}</td>'
            for name, html in cells
        )
        + "</tr>"
    )


def _sum(result: str, working: str) -> str:
    return f'{escape(result)}<span class="meta">= {escape(working)}</span>'


def _wide(name: str, head: Iterable[str], body: str, *, note: str) -> str:
    """Return a table that scrolls inside its own region, or stacks when narrow."""
    columns = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    told = f'<p class="meta">{escape(note)}</p>' if note else ""
    return (
        f"<h3>{name}</h3>{told}"
        f'<div class="wide" role="region" tabindex="0" aria-label="{name}: table">'
        f'<table class="laid"><thead><tr>{columns}</tr></thead>{body}</table></div>'
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
