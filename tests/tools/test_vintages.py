from decimal import Decimal
from typing import Any

import pytest

from corpus.records import Basis, Flow, Measure, SafetyValve, Stage
from tests.figures_in_words import figure
from tools.vintages import said_of_the_same, tell_amount, tell_vintages


def said(printed: str, vintage: str | None, **coordinates: Any) -> Any:
    """A deficit at the end of 2022-23, forecast unless it says otherwise."""
    shared = {"period": "2022-23", "basis": Basis.FORECAST, "vintage": vintage}
    return figure(printed, **{**shared, **coordinates})


EARLY = said("£13.241m", "Jan 2021")
LATER = said("£17.644m", "14 Dec 2021")
LAST = said("£16.141m", "16 Dec 2021")
OUTTURN = said("£18.6m", "2023-07-12", basis=Basis.OUTTURN)


def test_what_was_said_of_the_same_stands_oldest_first_and_outturn_last() -> None:
    net = said("£9m", "Feb 2021", safety_valve=SafetyValve.NET)
    next_year = said("£8m", "Feb 2021", period="2023-24")

    outturn = said("£18.6m", None, basis=Basis.OUTTURN)

    same = said_of_the_same(LAST, [outturn, LAST, net, EARLY, next_year, LATER])

    assert same == (EARLY, LATER, LAST, outturn)


def test_an_amount_repeated_on_one_day_is_told_once() -> None:
    again = said("£16.141m", "16 Dec 2021", label="Deficit")

    assert said_of_the_same(LAST, [again, LAST]) == (LAST,)


def test_another_amount_of_one_day_is_no_later_word() -> None:
    other = said("£17m", "16 Dec 2021")

    assert said_of_the_same(LAST, [LAST, other, EARLY]) == (EARLY, LAST)


def test_nothing_is_of_the_same_as_a_figure_without_a_time() -> None:
    one, other = (
        said("£8m", "Jan 2021", period=None),
        said("£9m", "Feb 2021", period=None),
    )

    assert said_of_the_same(other, [one, other]) == (other,)


def test_a_year_s_part_is_not_told_of_a_whole_agreement() -> None:
    funding: dict[str, Any] = {
        "measure": Measure.SAFETY_VALVE_FUNDING,
        "stage": Stage.AGREED,
    }
    whole = figure("£20m", vintage="2022-01", **funding)
    part = figure("£4m", period="2021-22", vintage="2021-01", **funding)

    assert said_of_the_same(whole, [whole, part]) == (whole,)


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        pytest.param(
            (EARLY, LATER, LAST, OUTTURN),
            "forecast £13.241m (January 2021), then £17.644m (14 December 2021),"
            " then £16.141m (16 December 2021); outturn £18.6m (12 July 2023)",
            id="a forecast revised twice and an outturn",
        ),
        pytest.param(
            (said("£2m", None, basis=Basis.BUDGET), LAST),
            "budget £2m (date not stated), then forecast £16.141m (16 December 2021)",
            id="another projection",
        ),
        pytest.param(
            (said("c£63m", "2024-05-22", basis=None),),
            "basis not stated: about £63m (22 May 2024)",
            id="no basis",
        ),
        pytest.param((), "", id="nothing"),
    ],
)
def test_vintages_are_told_as_one_sentence(figures: Any, told: str) -> None:
    assert tell_vintages(figures) == told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "−£3m (surplus)"),
        ({"flow": Flow.IN_YEAR}, "−£3m (underspend)"),
        ({"is_sign_told": False}, "−£3m"),
        ({"measure": Measure.RESERVES}, "−£3m"),
    ],
)
def test_an_amount_below_nought_says_what_that_means(
    changes: dict[str, Any], told: str
) -> None:
    below = figure("£3m", **{"amount": Decimal(-3000000), **changes})

    assert tell_amount(below) == told
