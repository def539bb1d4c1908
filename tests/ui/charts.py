"""Charts to draw in tests: bars of three councils, lines of two years, nothing."""

from dataclasses import replace

from corpus.records import Basis, Measure, SafetyValve
from tests.figures_in_words import figure
from tools.compare import compare
from tools.trend import trend
from ui.chart import comparison_chart, trend_chart

_NORTH = figure(
    "£63m", period="2023-24", basis=Basis.FORECAST, label="<script>alert(1)</script>"
)
_SOUTH = replace(figure("£91m", council=r"South<b>wold $\frac$"), period="2023-24")
_SOUTH = replace(_SOUTH, basis=Basis.FORECAST)
_WEST = replace(_SOUTH, council="Westwold", safety_valve=SafetyValve.NET)
_LATER = replace(_NORTH, period="2024-25", amount=-_NORTH.amount)

BARS = comparison_chart(compare([_NORTH, _SOUTH, _WEST], Measure.DSG_DEFICIT), {})
LINES = trend_chart(trend([_NORTH, _LATER], Measure.DSG_DEFICIT, "Northwold"), {})
NOTHING = comparison_chart(compare([], Measure.DSG_DEFICIT), {})
