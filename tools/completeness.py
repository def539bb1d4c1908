"""Which coordinates a figure should have and its paper does not give.

A figure is complete or lists what is missing; no probability is put on either.
"""

from corpus.records import Basis, Figure, Flow, Measure, Unit

_PROJECTED = frozenset({Basis.FORECAST, Basis.PLAN, Basis.ESTIMATE})
# Money that is either a balance or what one year brought.
_FLOWING = frozenset({Measure.DSG_DEFICIT, Measure.SAVING, Measure.RESERVES})


def missing_coordinates(figure: Figure) -> tuple[str, ...]:
    """Return the names of the coordinates that apply to `figure` and are unknown.

    The names are those of `Figure`, with "period" for a time of either kind, "sign"
    for the direction of a deficit, and "measure" for money that no measure fits. Empty
    for a complete figure.
    """
    is_money = figure.unit is Unit.GBP
    is_deficit = figure.measure is Measure.DSG_DEFICIT
    is_balance = is_deficit and figure.flow is not Flow.IN_YEAR
    is_projected = is_deficit and figure.basis in _PROJECTED
    is_paid_out = figure.measure is Measure.SAFETY_VALVE_FUNDING
    applying = {
        "council": (True, figure.council),
        "measure": (is_money, figure.measure is not Measure.OTHER or None),
        "sign": (is_deficit, figure.is_sign_told or None),
        "block": (is_deficit, figure.block),
        "flow": (is_money and figure.measure in _FLOWING, figure.flow),
        "period": (True, figure.period or figure.as_at),
        "basis": (is_money, figure.basis),
        "scenario": (is_projected, figure.scenario),
        "safety_valve": (is_money and is_balance, figure.safety_valve),
        "stage": (is_money and is_paid_out, figure.stage),
    }
    return tuple(
        name for name, (applies, value) in applying.items() if applies and value is None
    )
