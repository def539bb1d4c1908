from typing import Any

import pytest

from corpus.records import Basis, Flow, Measure, Stage, Unit
from tests.desk_in_words import desk_of, said, told


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("How many years will the plan take?", "The plan will take 15 years."),
        ("How many years will the plan take?", "The plan will take three years."),
        ("How many days does the advice take?", "The advice is to take about 80 days."),
        ("How many pupils take the advice?", "The advice went to six pupils."),
    ],
)
def test_what_is_counted_is_told_where_the_paper_counts_it(
    asked: str, sentence: str
) -> None:
    status, *answer = told(desk_of(asked, *said(sentence)))

    assert status == "answered"
    assert sentence in answer[0]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("How many years will the plan take?", "The plan will take two schools."),
        (
            "How many pupils wait for a place?",
            "The pupils attend. Two special schools wait for a place to build on.",
        ),
    ],
    ids=["no length of time", "another thing is counted"],
)
def test_a_number_of_another_thing_is_no_answer(asked: str, sentence: str) -> None:
    status, *_ = told(desk_of(asked, *said(sentence)))

    assert status == "not_found"


@pytest.mark.parametrize(
    "asked",
    [
        "How many EHCPs does Bury have right now?",
        "How many EHCPs does Bury have at the moment?",
    ],
)
def test_what_is_forecast_is_not_what_is_now(asked: str) -> None:
    later = said(
        "Bury is to have 2,991 EHCPs by March 2030.",
        "2,991",
        measure=Measure.EHCP_COUNT,
        unit=Unit.COUNT,
        period="2029-30",
        basis=Basis.FORECAST,
    )

    status, *_ = told(desk_of(asked, *later))

    assert status == "not_found"


def test_a_percentage_is_no_count() -> None:
    growth = said(
        "The number of EHCPs has increased by 75%.",
        "75%",
        measure=Measure.EHCP_COUNT,
        unit=Unit.PERCENT,
    )

    status, *_ = told(desk_of("How many EHCPs does Bury have?", *growth))

    assert status == "not_found"


@pytest.mark.parametrize(
    ("basis", "status"),
    [(Basis.FORECAST, "not_found"), (Basis.OUTTURN, "answered")],
)
def test_a_forecast_is_not_what_it_came_out_at(basis: Basis, status: str) -> None:
    figure = said(
        "The outturn deficit for 2022/23 is £9.1m.",
        "£9.1m",
        period="2022-23",
        basis=basis,
        flow=Flow.CUMULATIVE,
    )

    outcome, *_ = told(
        desk_of("What did Bury's deficit come out at for 2022/23?", *figure)
    )

    assert outcome == status


@pytest.mark.parametrize(
    ("asked", "coordinates"),
    [
        ("How much will council tax go up to meet the deficit?", {}),
        ("What is Bury paying its lawyers for advice on the deficit?", {}),
        (
            "How much Safety Valve funding was paid to Bury?",
            {"measure": Measure.CAPITAL, "stage": Stage.RECEIVED},
        ),
    ],
    ids=["a tax", "fees", "Safety Valve money"],
)
def test_other_money_is_no_answer(asked: str, coordinates: dict[str, Any]) -> None:
    money = said(
        "Advice on the Safety Valve deficit: £5.7m paid.", "£5.7m", **coordinates
    )

    status, *_ = told(desk_of(asked, *money))

    assert status == "not_found"
