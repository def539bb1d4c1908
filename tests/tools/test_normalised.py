from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from corpus.records import Basis, Figure, Flow, FundingBlock, Measure
from tests.figures_in_words import figure
from tools.normalised import (
    Denominator,
    is_denominator,
    normalise,
    rank_normalised,
    with_denominators,
)

OWED = figure(
    "£20.000m",
    period="2023-24",
    as_at="2024-03-31",
    flow=Flow.CUMULATIVE,
    basis=Basis.FORECAST,
)


def grant(printed: str, **coordinates: Any) -> Figure:
    """Northwold's budgeted high needs funding of 2023-24."""
    shared = {
        "measure": Measure.HIGH_NEEDS_FUNDING,
        "label": "High needs block",
        "block": FundingBlock.HIGH_NEEDS,
        "flow": Flow.IN_YEAR,
        "period": "2023-24",
        "basis": Basis.BUDGET,
    }
    return figure(printed, **{**shared, **coordinates})


def plans(printed: str, **coordinates: Any) -> Figure:
    """Northwold's plans in January 2024."""
    shared = {
        "measure": Measure.EHCP_COUNT,
        "label": "EHC plans maintained",
        "as_at": "2024-01",
        "quote": f"EHC plans maintained {printed}",
    }
    return figure(printed, **{**shared, **coordinates})


def dsg(label: str, **coordinates: Any) -> Figure:
    """An amount of no measure, of 2023-24, that a table calls `label`."""
    shared = {"measure": Measure.OTHER, "label": label, "period": "2023-24"}
    return figure("£200m", **{**shared, **coordinates})


def test_a_deficit_is_a_share_of_the_grant_of_its_own_year() -> None:
    whole = grant("£50.000m")

    (row,) = normalise([OWED], Denominator.HIGH_NEEDS_FUNDING, [OWED, whole])

    assert row.working is not None
    assert (row.working.result, row.working.printed) == (Decimal(40), "40%")
    assert row.working.operands == (OWED.id, whole.id)
    assert row.denominators == (whole,)
    assert row.notes == ("basis: forecast over budget",)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"period": "2022-23"}, id="another year"),
        pytest.param({"council": "Southwold"}, id="another council"),
        pytest.param({"period": None}, id="no year"),
    ],
)
def test_no_other_year_or_council_stands_in(changes: dict[str, Any]) -> None:
    other = grant("£50m", **changes)

    (row,) = normalise([OWED], Denominator.HIGH_NEEDS_FUNDING, [other])

    assert (row.working, row.denominators) == (None, ())
    assert row.reason == "high needs grant not stated for 2023-24"


def test_papers_without_a_council_lend_each_other_nothing() -> None:
    owed = figure("£20m", council=None, period="2023-24")

    (row,) = normalise(
        [owed], Denominator.HIGH_NEEDS_FUNDING, [grant("£50m", council=None)]
    )

    assert row.working is None


def test_two_amounts_of_one_year_are_told_and_not_chosen_between() -> None:
    one, other = grant("£50m"), grant("£60m")

    (row,) = normalise([OWED], Denominator.HIGH_NEEDS_FUNDING, [one, other])

    assert row.working is None
    assert (
        row.reason == "high needs grant stated more than once for 2023-24: £50m, £60m"
    )


def test_the_grant_of_the_same_basis_and_the_newest_goes_first() -> None:
    old = grant("£40m", basis=Basis.FORECAST, vintage="2023-01")
    new = grant("£50m", basis=Basis.FORECAST, vintage="2024-01")

    (row,) = normalise(
        [OWED], Denominator.HIGH_NEEDS_FUNDING, [grant("£60m"), old, new]
    )

    assert row.denominators == (new,)


def test_a_count_within_the_year_gives_pounds_for_each_plan() -> None:
    (row,) = normalise([OWED], Denominator.EHCP_COUNT, [plans("2,000")])

    assert row.working is not None
    assert row.working.result == Decimal(10000)
    assert row.notes == ("time: 2023-24 over 2024-01",)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(plans("230", quote="will see 230 new EHCPs by then"), id="new"),
        pytest.param(plans("230", label="Requests for assessment"), id="requests"),
        pytest.param(plans("75%"), id="a percentage"),
        pytest.param(plans("2,991", as_at="2030"), id="a calendar year"),
    ],
)
def test_what_is_no_count_of_plans_divides_nothing(other: Figure) -> None:
    (row,) = normalise([OWED], Denominator.EHCP_COUNT, [other])

    assert row.working is None


@pytest.mark.parametrize(
    ("label", "is_grant"),
    [
        ("DSG grant", True),
        ("Dedicated Schools Grant allocation", True),
        ("Total DSG income", True),
        ("DSG deficit", False),
        ("Transfer of DSG grant to reserves", False),
        ("DSG high needs block allocation", False),
        ("Pupil premium grant", False),
        ("DSG", False),
    ],
)
def test_the_whole_grant_is_known_by_its_label(label: str, is_grant: bool) -> None:
    assert is_denominator(dsg(label), Denominator.DSG) is is_grant


def test_a_part_of_the_grant_is_not_the_whole() -> None:
    part = dsg("DSG grant", block=FundingBlock.SCHOOLS)

    assert not is_denominator(part, Denominator.DSG)


def test_income_printed_below_nought_is_no_whole() -> None:
    income = replace(
        dsg("DSG grant"), amount=Decimal(-200000000), printed="-200,000,000"
    )

    (row,) = normalise([OWED], Denominator.DSG, [income])

    assert row.working is None
    assert row.reason == "whole DSG printed as -200,000,000, not above nought"


def test_figures_that_can_be_divided_are_chosen_before_those_that_cannot() -> None:
    other_year = figure("£30m", period="2024-25")
    elsewhere = figure("£9m", council="Southwold", period="2024-25")

    kept = with_denominators(
        [OWED, other_year, elsewhere], Denominator.HIGH_NEEDS_FUNDING, [grant("£50m")]
    )

    assert kept == [OWED, elsewhere]


def test_shares_are_ranked_where_both_of_their_operands_may_be_compared() -> None:
    south = {"council": "Southwold"}
    owed = figure(
        "£30m", **south, period="2023-24", flow=Flow.CUMULATIVE, basis=Basis.FORECAST
    )
    east = figure(
        "£1m",
        council="Eastwold",
        period="2023-24",
        flow=Flow.CUMULATIVE,
        basis=Basis.OUTTURN,
    )
    library = [grant("£50m"), grant("£60m", **south), grant("£9m", council="Eastwold")]

    rows = normalise([OWED, owed, east], Denominator.HIGH_NEEDS_FUNDING, library)

    ((first, second),) = rank_normalised(rows)
    assert (first.figure, second.figure) == (owed, OWED)
