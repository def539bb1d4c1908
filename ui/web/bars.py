"""A chart as rows of bars, which read well at any width and without sight.

Each row says in words whose figure it is and how much; the bar beside is for the eye.
"""

from decimal import Decimal

from ui.chart import ALIKE, Chart, Group, Mark
from ui.wording import escape


def render_bars(chart: Chart, number: int) -> str:
    """Return `chart`, the `number`th of its page, from 0."""
    groups = "".join(_group(chart, group) for group in chart.groups)
    return (
        f'<figure class="chart" aria-labelledby="chart-{number}">'
        f'<figcaption id="chart-{number}">{escape(chart.title)}</figcaption>{groups}'
        "</figure>"
    )


def _group(chart: Chart, group: Group) -> str:
    kind = "bars apart" if group.is_apart else "bars"
    rows = "".join(_row(chart, mark) for mark in group.marks)
    # One set needs no name: what is said above it says the same.
    is_named = group.name != ALIKE or len(chart.groups) > 1
    name = f'<p class="set">{escape(group.name)}</p>' if is_named else ""
    return f'{name}<ul class="{kind}">{rows}</ul>'


def _row(chart: Chart, mark: Mark) -> str:
    name, _, more = mark.name.partition("\n")
    left, width = _place(chart, mark.value)
    note = f'<span class="differs">≠ {escape(mark.note)}</span>' if mark.note else ""
    about = f' <span class="meta">{escape(more)}</span>' if more else ""
    return (
        f'<li><span class="name">{escape(name)}{about}</span>'
        f'<span class="track" aria-hidden="true"><span class="bar" style="'
        f'margin-left:{left:.2f}%;width:{width:.2f}%"></span></span>'
        f'<span class="amount">{escape(mark.printed)}</span>{note}</li>'
    )


def _place(chart: Chart, value: Decimal) -> tuple[Decimal, Decimal]:
    """Return where a bar begins and how long it is, in per cent of the widest."""
    values = [Decimal(0), *(mark.value for mark in chart.marks)]
    low, span = min(values), (max(values) - min(values)) or Decimal(1)
    begins = (min(value, Decimal(0)) - low) * 100 / span
    return begins, abs(value) * 100 / span
