"""Draw a chart as a PNG.

By Matplotlib: Plotly makes a PNG only by way of a browser, which a server or a
council's laptop may not have, and its pixels change with that browser's version.
"""

import textwrap
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ui.chart import Chart, Group, upper_marks

_INK, _PAPER = "#1d2b53", "#ffffff"
# Solid, then ever other patterns; what may not be compared is open and hatched.
_FILLS = (_INK, "#9fb0d8", "#d9dff0", "#5b6ea6")
_PATTERNS = ("", "..", "xx", "++")
_APART = "////"
_MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")
_DASHES = ("solid", "dashed", "dotted", "dashdot")
_WIDTH_IN, _ROW_IN, _HEAD_IN = 11.0, 0.75, 2.2
_LINES_HEIGHT_IN = 6.5
_DOTS_AN_INCH = 150
_NOTE_WIDTH, _TITLE_WIDTH, _NAME_WIDTH = 70, 85, 110


def write_png(chart: Chart, path: Path) -> None:
    """Write `chart` to `path`; its description goes into the file as alt text."""
    rows = len(chart.names)
    height = _LINES_HEIGHT_IN if chart.is_over_time else _HEAD_IN + _ROW_IN * rows
    figure = Figure(figsize=(_WIDTH_IN, height), layout="constrained", facecolor=_PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    figure.suptitle(
        _plain("\n".join(textwrap.wrap(chart.title, _TITLE_WIDTH))),
        fontsize=13,
        fontweight="bold",
        x=0.01,
        ha="left",
    )
    if chart.is_over_time:
        _draw_lines(axes, chart)
    else:
        _draw_bars(axes, chart)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if chart.groups:
        figure.legend(
            loc="outside lower left", fontsize=9, frameon=False, handlelength=4
        )
    told = {"Title": chart.title, "Description": chart.description}
    figure.savefig(path, format="png", dpi=_DOTS_AN_INCH, metadata=told)


def _draw_bars(axes: Axes, chart: Chart) -> None:
    one, axis = chart.scale
    at = 0
    for number, group in enumerate(chart.groups):
        places = range(at, at + len(group.marks))
        at += len(group.marks)
        is_open = group.is_apart
        axes.barh(
            list(places),
            [float(mark.value / one) for mark in group.marks],
            height=0.5,
            label=_legend(group),
            facecolor=_PAPER if is_open else _FILLS[number % len(_FILLS)],
            edgecolor=_INK,
            hatch=_APART if is_open else _PATTERNS[number % len(_PATTERNS)],
            linewidth=1.2,
        )
        for place, mark in zip(places, group.marks, strict=True):
            _label_bar(axes, place, float(mark.value / one), mark.printed, mark.note)
    axes.set_yticks(range(at), labels=[_plain(name) for name in chart.names])
    axes.set_ylim(at - 0.4, -0.6)
    axes.axvline(0, color=_INK, linewidth=1)
    axes.margins(x=0.3)
    axes.set_xlabel(axis)


def _label_bar(axes: Axes, place: int, value: float, printed: str, note: str) -> None:
    side = "left" if value >= 0 else "right"
    axes.annotate(
        _plain(printed),
        (value, place),
        xytext=(6 if value >= 0 else -6, 0),
        textcoords="offset points",
        ha=side,
        va="center",
        fontweight="bold",
    )
    if note:
        axes.annotate(
            _plain("\n".join(textwrap.wrap(f"≠ {note}", _NOTE_WIDTH))),
            (0, place + 0.28),
            xytext=(4, 0),
            textcoords="offset points",
            ha="left",
            va="top",
            fontsize=8,
        )


def _draw_lines(axes: Axes, chart: Chart) -> None:
    one, axis = chart.scale
    above = upper_marks(chart)
    place_by_name = {name: place for place, name in enumerate(chart.names)}
    for number, group in enumerate(chart.groups):
        axes.plot(
            [place_by_name[mark.name] for mark in group.marks],
            [float(mark.value / one) for mark in group.marks],
            marker=_MARKERS[number % len(_MARKERS)],
            linestyle=_DASHES[number % len(_DASHES)],
            color=_INK,
            label=_legend(group),
        )
        for mark in group.marks:
            axes.annotate(
                _plain(mark.printed),
                (place_by_name[mark.name], float(mark.value / one)),
                xytext=(0, 8 if mark in above else -15),
                textcoords="offset points",
                ha="center",
                fontsize=8,
                bbox={"facecolor": _PAPER, "edgecolor": "none", "pad": 0.5},
            )
    axes.set_xticks(range(len(chart.names)), labels=list(chart.names))
    axes.axhline(0, color=_INK, linewidth=0.8)
    axes.margins(x=0.08, y=0.15)
    axes.set_ylabel(axis)


def _legend(group: Group) -> str:
    return _plain("\n".join(textwrap.wrap(group.name, _NAME_WIDTH)))


def _plain(text: str) -> str:
    """Return `text` so that no sign in it is taken for a formula."""
    return text.replace("$", r"\$")
