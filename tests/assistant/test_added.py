from dataclasses import replace
from decimal import Decimal

from corpus.records import FigureId, Measure, Stage
from tests.desk_in_words import PHASES, answered, desk_of, said, table_of, told


def test_named_rows_are_added_without_their_total() -> None:
    head, *parts = answered(
        "What is the placements budget for primary and secondary in total?", *PHASES
    )

    assert head == "about £5.0m in total: £2.0m + £3.0m."
    assert len(parts) == 2


def test_the_years_of_a_span_are_added_each_once() -> None:
    schedule = "The deal pays £3m in 2021-22, £2m in 2022-23 and £1m in 2023-24."
    paid = {"2021-22": "£3m", "2022-23": "£2m", "2023-24": "£1m"}
    records = (
        record
        for year, printed in paid.items()
        for record in said(
            schedule,
            printed,
            measure=Measure.SAFETY_VALVE_FUNDING,
            stage=Stage.AGREED,
            period=year,
            id=f"f-{year}",
        )
    )

    head, *parts = answered(
        "How much does the Safety Valve deal pay in total from 2021-22 to 2022-23?",
        *records,
    )

    assert head == "about £5m in total: £3m + £2m."
    assert len(parts) == 2


def test_years_that_are_listed_are_added() -> None:
    schedule = "Bury requested £1m in 2021/22, £2m in 2022/23 and £4m in 2023/24."
    requested = {"2021-22": "£1m", "2022-23": "£2m", "2023-24": "£4m"}
    records = (
        record
        for year, printed in requested.items()
        for record in said(
            schedule,
            printed,
            measure=Measure.FUNDING_REQUEST,
            period=year,
            id=f"f-{year}",
        )
    )

    head, *parts = answered(
        "What do the amounts Bury requested in 2021/22 and 2023/24 come to together?",
        *records,
    )

    assert head == "about £5m in total: £1m + £4m."
    assert len(parts) == 2


def test_rows_that_go_by_one_name_are_added_where_both_are_asked() -> None:
    first, *_ = table_of(
        {"Support service": ("£0.4m",)}, columns=("2024/25",), measure=Measure.SAVING
    )
    again = replace(
        first,
        id=FigureId("f-again"),
        printed="£0.7m",
        amount=Decimal(700_000),
        quote="Support service £0.7m",
    )

    head, *_ = answered(
        "Bury lists the support service twice. What do the two lines save?",
        first,
        again,
    )

    assert head == "about £1.1m in total: £0.4m + £0.7m."


def test_per_cents_of_different_wholes_are_not_added() -> None:
    rates = table_of(
        {"Decisions in time": ("67%",), "Parental requests": ("22%",)},
        columns=("Reading",),
        measure=Measure.TIMELINESS,
    )
    asked = "What percentage of Bury's decisions and requests are done in total?"

    _, *sentences = told(desk_of(asked, *rates))

    assert not any("in total" in sentence for sentence in sentences)
