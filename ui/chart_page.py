"""Draw a chart as a web page that works by itself: picture by Plotly, then the table.

The page holds all it needs, so it opens without a network and can be sent on.
"""

import textwrap
from decimal import Decimal
from html import escape
from pathlib import Path

import plotly.graph_objects as plotly  # type: ignore[import-untyped]  # it ships no types

from tools.export import CellValue
from ui.chart import Chart, Group, Mark, upper_marks

_INK, _PAPER = "#1d2b53", "#ffffff"
_FILLS = (_INK, "#9fb0d8", "#d9dff0", "#5b6ea6")
# Solid, then ever other patterns; what may not be compared is open and hatched.
_PATTERNS = ("", ".", "x", "+")
_APART = "/"
_MARKERS = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "x")
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
# Shares of a row, and of the longest bar: what its printed value needs beside it.
_BAR_WIDTH, _ROOM = 0.45, 0.2
_ROW_PX, _HEAD_PX, _LINES_HEIGHT_PX = 90, 190, 520
_NOTE_WIDTH, _NAME_WIDTH, _LONG_CELL = 100, 120, 40

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; color: #111; margin: 1.5rem; }}
h1 {{ position: absolute; clip-path: inset(50%); margin: 0; width: 1px; height: 1px;
  overflow: hidden; }}
figure {{ margin: 0 0 1.5rem; }}
.table {{ overflow-x: auto; }}
table {{ border-collapse: collapse; font-size: .875rem; }}
caption {{ text-align: left; font-weight: bold; padding: .5rem 0; }}
th, td {{ border: 1px solid #666; padding: .25rem .5rem; text-align: left;
  vertical-align: top; }}
td.long {{ min-width: 20rem; }}
td.number {{ text-align: right; white-space: nowrap; }}
</style>
</head>
<body>
<h1>{title}</h1>
<figure>
<div role="img" aria-label="{description}">
{picture}
</div>
<figcaption>{description}</figcaption>
</figure>
<div class="table" tabindex="0" role="region" aria-label="The same figures as a table">
<table>
<caption>The same figures, with their sources</caption>
<thead><tr>{header}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>
</body>
</html>
"""


def write_html(chart: Chart, path: Path) -> None:
    """Write `chart` to `path` as one page; the table stands below the picture."""
    picture = _lines(chart) if chart.is_over_time else _bars(chart)
    drawn = picture.to_html(
        full_html=False,
        include_plotlyjs=True,
        div_id="picture",
        config={"displaylogo": False, "responsive": True},
    )
    header, rows = _table(chart)
    page = _PAGE.format(
        title=escape(chart.title),
        description=escape(chart.description),
        picture=drawn,
        header=header,
        rows=rows,
    )
    path.write_text(page, encoding="utf-8")


def _bars(chart: Chart) -> plotly.Figure:
    one, axis = chart.scale
    picture = plotly.Figure()
    for number, group in enumerate(chart.groups):
        fill = _PAPER if group.is_apart else _FILLS[number % len(_FILLS)]
        pattern = _APART if group.is_apart else _PATTERNS[number % len(_PATTERNS)]
        picture.add_bar(
            orientation="h",
            name=_name(group),
            y=[_words(mark.name) for mark in group.marks],
            x=[float(mark.value / one) for mark in group.marks],
            text=[f"<b>{_words(mark.printed)}</b>" for mark in group.marks],
            width=_BAR_WIDTH,
            textposition="outside",
            cliponaxis=False,
            hoverinfo="y+text",
            marker={
                "color": fill,
                "line": {"color": _INK, "width": 1.5},
                "pattern": {"shape": pattern, "fgcolor": _INK, "bgcolor": _PAPER},
            },
        )
        for mark in group.marks:
            _note(picture, mark)
    values = [0.0, *(float(mark.value / one) for mark in chart.marks)]
    span = max(values) - min(values) or 1.0
    room = _ROOM * span
    left = min(values) - room if min(values) < 0 else 0.0
    picture.update_yaxes(autorange="reversed", automargin=True)
    picture.update_xaxes(
        title=axis,
        zeroline=True,
        zerolinecolor=_INK,
        range=[left, max(values) + room],
    )
    height = _HEAD_PX + _ROW_PX * len(chart.names)
    return _laid_out(picture, chart, height)


def _lines(chart: Chart) -> plotly.Figure:
    one, axis = chart.scale
    above = upper_marks(chart)
    picture = plotly.Figure()
    for number, group in enumerate(chart.groups):
        picture.add_scatter(
            mode="lines+markers+text",
            name=_name(group),
            x=[_words(mark.name) for mark in group.marks],
            y=[float(mark.value / one) for mark in group.marks],
            text=[_words(mark.printed) for mark in group.marks],
            textposition=[
                "top center" if mark in above else "bottom center"
                for mark in group.marks
            ],
            cliponaxis=False,
            hoverinfo="x+text+name",
            line={"color": _INK, "dash": _DASHES[number % len(_DASHES)]},
            marker={"symbol": _MARKERS[number % len(_MARKERS)], "size": 10},
        )
    names = [_words(name) for name in chart.names]
    picture.update_xaxes(type="category", categoryorder="array", categoryarray=names)
    picture.update_yaxes(title=axis, zeroline=True, zerolinecolor=_INK)
    return _laid_out(picture, chart, _LINES_HEIGHT_PX)


def _laid_out(picture: plotly.Figure, chart: Chart, height: int) -> plotly.Figure:
    return picture.update_layout(
        template="plotly_white",
        title={"text": _words(chart.title), "font": {"size": 16}},
        height=height,
        font={"color": "#111111"},
        showlegend=True,
        legend={"orientation": "h", "y": -0.25, "yanchor": "top"},
        margin={"r": 60, "t": 60},
        uniformtext={"mode": "show", "minsize": 9},
    )


def _name(group: Group) -> str:
    return _words("\n".join(textwrap.wrap(group.name, _NAME_WIDTH)))


def _note(picture: plotly.Figure, mark: Mark) -> None:
    """Write under a bar how its figure differs."""
    if not mark.note:
        return
    told = textwrap.wrap(f"≠ {mark.note}", _NOTE_WIDTH)
    picture.add_annotation(
        x=0,
        y=_words(mark.name),
        text=_words("\n".join(told)),
        showarrow=False,
        xanchor="left",
        yanchor="top",
        align="left",
        yshift=-_ROW_PX * _BAR_WIDTH / 2,
        font={"size": 12},
    )


def _words(text: str) -> str:
    """Return `text` with nothing in it that Plotly would take for a tag."""
    return escape(text, quote=False).replace("\n", "<br>")


def _table(chart: Chart) -> tuple[str, str]:
    header = "".join(
        f'<th scope="col">{escape(name)}</th>' for name in chart.table.header
    )
    rows = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in chart.table.rows)
    return header, rows


def _cell(value: CellValue) -> str:
    if isinstance(value, Decimal | int):
        return f'<td class="number">{Decimal(value):,f}</td>'
    text = value or ""
    kind = ' class="long"' if len(text) > _LONG_CELL else ""
    return f"<td{kind}>{escape(text)}</td>"
