"""A figure is complete, or says which coordinates its paper does not give."""

from dataclasses import replace

import pytest

from corpus.records import (
    Basis,
    Figure,
    Flow,
    FundingBlock,
    Measure,
    SafetyValve,
    Scenario,
    Stage,
    Unit,
)
from tests.figures_in_words import figure
from tools.completeness import missing_coordinates

FORECAST = replace(
    figure("£60.3m", period="2030-31", flow=Flow.CUMULATIVE, basis=Basis.FORECAST),
    block=FundingBlock.DSG,
    scenario=Scenario.MITIGATED,
    safety_valve=SafetyValve.GROSS,
)
PAID = replace(
    figure("£7.68m"),
    measure=Measure.SAFETY_VALVE_FUNDING,
    as_at="2023-03",
    basis=Basis.OUTTURN,
    stage=Stage.RECEIVED,
)
PLANS = replace(figure("2,991"), measure=Measure.EHCP_COUNT, unit=Unit.COUNT)


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(FORECAST, id="deficit to come"),
        pytest.param(
            replace(FORECAST, basis=Basis.OUTTURN, scenario=None), id="deficit now"
        ),
        pytest.param(
            replace(FORECAST, flow=Flow.IN_YEAR, safety_valve=None), id="one year's"
        ),
        pytest.param(PAID, id="Safety Valve money"),
        pytest.param(replace(PLANS, period="2030-31"), id="count"),
    ],
)
def test_figure_with_all_that_applies_is_complete(one: Figure) -> None:
    assert missing_coordinates(one) == ()


@pytest.mark.parametrize(
    ("one", "missing"),
    [
        pytest.param(replace(FORECAST, scenario=None), "scenario", id="scenario"),
        pytest.param(
            replace(FORECAST, safety_valve=None), "safety_valve", id="gross or net"
        ),
        pytest.param(replace(FORECAST, is_sign_told=False), "sign", id="sign"),
        pytest.param(replace(FORECAST, flow=None), "flow", id="flow"),
        pytest.param(replace(FORECAST, block=None), "block", id="block"),
        pytest.param(replace(FORECAST, council=None), "council", id="council"),
        pytest.param(replace(PAID, stage=None), "stage", id="stage"),
        pytest.param(replace(PAID, basis=None), "basis", id="basis"),
        pytest.param(replace(PAID, measure=Measure.OTHER), "measure", id="measure"),
        pytest.param(PLANS, "period", id="time"),
    ],
)
def test_what_the_paper_does_not_give_is_named(one: Figure, missing: str) -> None:
    assert missing_coordinates(one) == (missing,)
