"""Rules of assistant/untimed.py: the year of a plan that its sentence leaves out."""

from dataclasses import replace

import pytest

from assistant.untimed import year_around
from corpus.records import Basis, Figure, Flow, Hit, Measure
from tests.desk_in_words import candidates, desk_of, said, told

PLANNED = "Spending is planned, which leaves a planned in-year deficit of £9.4m."
SET = (
    "The budget agreed by Cabinet in February 2021 planned an in-year deficit of £2.1m."
)


def deficit(
    text: str, printed: str, *, context: str = "", basis: Basis = Basis.PLAN
) -> tuple[Hit | Figure, ...]:
    hit, *figures = said(
        text, printed, basis=basis, measure=Measure.DSG_DEFICIT, flow=Flow.IN_YEAR
    )
    assert isinstance(hit, Hit)
    return replace(hit, passage=replace(hit.passage, context=context)), *figures


@pytest.mark.parametrize(
    ("text", "printed", "context", "year"),
    [
        (PLANNED, "£9.4m", "5. High needs budget 2021/22", "2021-22"),
        (PLANNED, "£9.4m", "5. Budgets 2021/22 and 2022/23", None),
        (PLANNED, "£9.4m", "5. High needs budget", None),
        (SET, "£2.1m", "", "2021-22"),
    ],
    ids=["of its heading", "of two years", "of none", "after it was set"],
)
def test_a_plan_is_of_the_year_that_stands_around_it(
    text: str, printed: str, context: str, year: str | None
) -> None:
    (one,) = candidates(*deficit(text, printed, context=context))

    assert year_around(one) == year


def test_a_forecast_is_of_no_year_that_stands_around_it() -> None:
    (one,) = candidates(
        *deficit(PLANNED, "£9.4m", context="Budget 2021/22", basis=Basis.FORECAST)
    )

    assert year_around(one) is None


def test_what_is_forecast_is_not_told_for_what_was_budgeted() -> None:
    forecast = said(
        "In 2021/22 an in-year deficit of £4.4m is projected.",
        "£4.4m",
        place="para 1.1",
        basis=Basis.FORECAST,
        measure=Measure.DSG_DEFICIT,
        flow=Flow.IN_YEAR,
        period="2021-22",
    )
    asked = "What in-year deficit had Bury planned for in its 2021/22 budget?"

    alone, *_ = told(desk_of(asked, *forecast))
    status, *answer = told(desk_of(asked, *forecast, *deficit(SET, "£2.1m")))

    assert alone == "not_found"
    assert status == "answered"
    assert "£2.1m" in answer[0]
    assert all(isinstance(one, Figure | Hit) for one in forecast)
