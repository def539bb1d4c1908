"""Rules of tools/slippage.py: the planned deficit beside the same as said last."""

from typing import Any

import pytest

from corpus.records import (
    Basis,
    Figure,
    Flow,
    FundingBlock,
    Paper,
    PaperId,
    SafetyValve,
    Scenario,
)
from tests.figures_in_words import figure
from tools.slippage import find_slippages, is_exceeded, is_planned, latest_deficits

PAPERS = {
    PaperId("ab" * 32): Paper(
        id=PaperId("ab" * 32), file_name="paper.txt", met_on="2024-09-05"
    )
}


def deficit(printed: str, **coordinates: Any) -> Figure:
    plain: dict[str, Any] = {
        "id": f"f-{printed}-{sorted(map(str, coordinates.items()))}",
        "flow": Flow.CUMULATIVE,
        "block": FundingBlock.DSG,
        "period": "2024-25",
    }
    return figure(printed, **{**plain, **coordinates})


def planned(printed: str, **coordinates: Any) -> Figure:
    return deficit(printed, **{"basis": Basis.AGREEMENT, **coordinates})


def forecast(printed: str, **coordinates: Any) -> Figure:
    return deficit(printed, **{"basis": Basis.FORECAST, **coordinates})


def test_the_gap_is_the_latest_less_the_plan_of_the_same_year() -> None:
    plan, late = planned("£13.2m"), forecast("£18.6m")

    (pair,) = find_slippages([late, plan], PAPERS)

    assert (pair.planned, pair.latest) == (plan, late)
    assert pair.gap is not None
    assert pair.gap.printed == "about £5.4m, ±£0.1m"
    assert pair.notes == (
        "Safety Valve payments: stated by neither",
        "basis: agreement against forecast",
    )


def test_the_newest_forecast_stands_beside_the_plan() -> None:
    first = forecast("£17.6m", vintage="14 December 2021")
    last = forecast("£16.1m", vintage="16 December 2021")

    (pair,) = find_slippages([last, first, planned("£13.2m")], PAPERS)

    assert pair.latest == last


def test_the_year_nearest_to_the_latest_word_comes_first() -> None:
    years = ("2022-23", "2024-25", "2026-27")
    figures = [
        made(amount, period=year)
        for year in years
        for made, amount in ((planned, "£1m"), (forecast, "£2m"))
    ]

    pairs = find_slippages(figures, PAPERS)

    assert [pair.planned and pair.planned.period for pair in pairs] == [
        "2024-25",
        "2022-23",
        "2026-27",
    ]


@pytest.mark.parametrize(
    "unlike",
    [
        {"safety_valve": SafetyValve.NET},
        {"scenario": Scenario.UNMITIGATED},
        {"block": FundingBlock.HIGH_NEEDS},
        {"period": "2025-26"},
    ],
    ids=["net", "without the plan", "high needs alone", "another year"],
)
def test_unlike_deficits_have_no_gap_and_it_is_told_why(unlike: dict[str, Any]) -> None:
    plan = planned("£13m", safety_valve=SafetyValve.GROSS)
    late = forecast("£18m", **{"safety_valve": SafetyValve.GROSS, **unlike})

    (pair,) = find_slippages([plan, late], PAPERS)

    assert pair.gap is None
    assert pair.notes
    assert all(note.startswith("not set against the plan") for note in pair.notes)


def test_an_outturn_beside_a_plan_is_told() -> None:
    (pair,) = find_slippages(
        [planned("£13m"), deficit("£18m", basis=Basis.OUTTURN)], PAPERS
    )

    assert pair.gap is not None
    assert "basis: agreement against outturn" in pair.notes


@pytest.mark.parametrize(
    ("quote", "is_told"),
    [
        ("It will exceed the forecast £84.5m deficit.", True),
        ("It will be higher than the £84.5m agreed.", True),
        ("It is above its planned level of £84.5m.", True),
        ("The deficit rose above £84.5m last year.", False),
        ("The deficit is forecast to be £84.5m.", False),
    ],
)
def test_what_will_be_exceeded_is_a_forecast_that_failed(
    quote: str, *, is_told: bool
) -> None:
    assert is_exceeded(forecast("£84.5m", quote=quote)) == is_told


def test_what_will_be_exceeded_stands_as_the_plan_and_is_no_deficit() -> None:
    level = forecast("£84.5m", quote="It will exceed the forecast £84.5m deficit.")

    (pair,) = find_slippages([level], PAPERS)

    assert (pair.planned, pair.latest, pair.gap) == (level, None, None)
    assert latest_deficits([level], PAPERS) == ()


@pytest.mark.parametrize(
    ("caption", "is_told"),
    [
        ("Recovery forecast as agreed in January", True),
        ("Original plan", True),
        ("Revised recovery forecast", False),
        ("Latest forecast against the agreed plan", False),
    ],
)
def test_a_table_says_over_it_whether_it_is_the_plan(
    caption: str, *, is_told: bool
) -> None:
    cell = forecast("£13m", caption=caption, row_path=("DSG deficit",))

    assert is_planned(cell) == is_told


def test_an_end_of_a_range_is_not_the_deficit() -> None:
    quote = "It was to reach £31–£37m, and is now £30m."
    ends = [forecast(printed, quote=quote) for printed in ("£31m", "£37m")]
    low = forecast("£31", amount=ends[0].amount, quote=quote)
    now = forecast("£30m", quote=quote)

    assert latest_deficits([low, ends[1], now], PAPERS) == (now,)
