"""Rules of tools/funding.py: how far Safety Valve money has come."""

from typing import Any

import pytest

from corpus.records import Basis, Figure, Measure, Paper, PaperId, Stage
from tests.figures_in_words import figure
from tools.funding import is_funding, read_funding, stage_of

PAPER = Paper(id=PaperId("ab" * 32), file_name="paper.txt", met_on="2025-02-05")


def money(quote: str, printed: str, **coordinates: Any) -> Figure:
    plain = {"measure": Measure.SAFETY_VALVE_FUNDING, "quote": quote}
    return figure(printed, **{**plain, **coordinates})


@pytest.mark.parametrize(
    ("quote", "stage"),
    [
        ("£6m of the agreement has still to be paid.", Stage.REMAINING),
        ("The outstanding £6m is due in March.", Stage.REMAINING),
        ("The remaining balance of the £6m is in the plan.", Stage.AGREED),
        ("The payment of £6m due in June has been withheld.", Stage.WITHHELD),
        ("The DfE withheld £6m.", Stage.WITHHELD),
        ("A payment of £6m may be withheld.", None),
        ("Its first payment was £6m.", Stage.RECEIVED),
        ("A payment of £6m was received in March.", Stage.RECEIVED),
        ("A payment of £6m is due in March.", None),
        ("To date £6m had been received.", Stage.RECEIVED),
        ("The deficit before payments was £6m above the plan.", None),
        ("To date £6m had been paid to schools.", None),
        ("The DfE will add £6m over six years.", Stage.AGREED),
        ("Cabinet is asked for a further £6m.", None),
    ],
)
def test_the_words_beside_money_tell_how_far_it_has_come(
    quote: str, stage: Stage | None
) -> None:
    assert stage_of(money(quote, "£6m")) is stage


def test_the_whole_is_not_what_is_left_of_it() -> None:
    whole = money("Of £20m, £6m remains to be paid.", "£20m", stage=Stage.AGREED)
    left = money("Of £20m, £6m remains to be paid.", "£6m", stage=Stage.AGREED)

    funding = read_funding([whole, left], {PAPER.id: PAPER})

    assert (funding.agreed, funding.still_to_come) == (whole, left)


def test_after_a_first_payment_others_may_have_come() -> None:
    agreed = money("The agreement is worth £70m.", "£70m", stage=Stage.AGREED)
    first = money("Its first payment was £28m.", "£28m")

    funding = read_funding([agreed, first], {PAPER.id: PAPER})

    assert (funding.received, funding.remaining) == ((first,), None)


@pytest.mark.parametrize(
    ("row", "caption", "is_told"),
    [
        ("Department for Education", "Contributions under the agreement", True),
        ("Safety Valve agreement with the DfE", "Revenue", True),
        ("Northwold Council", "Contributions under the agreement", False),
        ("Department for Education", "Capital grants", False),
    ],
)
def test_what_the_dfe_gives_under_an_agreement_is_funding(
    row: str, caption: str, *, is_told: bool
) -> None:
    cell = figure("£140m", measure=Measure.OTHER, row_path=(row,), caption=caption)

    assert is_funding(cell) == is_told


def test_total_of_a_schedule_stands_for_the_payments_in_it() -> None:
    rows = ("2022-23", "2023-24", "Total")
    schedule = [
        money(
            f"Received {printed}",
            printed,
            row_path=("Received",),
            column_path=(column,),
            stage=Stage.RECEIVED,
            period=None if column == "Total" else column,
        )
        for column, printed in zip(rows, ("£9m", "£2m", "£11m"), strict=True)
    ]
    agreed = money("The agreement is worth £20m.", "£20m", stage=Stage.AGREED)

    funding = read_funding([agreed, *schedule], {PAPER.id: PAPER})

    assert funding.received == (schedule[2],)
    assert funding.remaining is not None
    assert funding.remaining.result == 9_000_000


def test_what_is_left_is_the_total_of_its_column_not_a_year_of_it() -> None:
    column = [
        money(
            f"{row} {printed}",
            printed,
            row_path=(row,),
            column_path=("Outstanding",),
            stage=Stage.REMAINING,
        )
        for row, printed in (("2022/23", "£0m"), ("2023/24", "£6m"), ("Total", "£6m"))
    ]

    assert read_funding(column, {PAPER.id: PAPER}).still_to_come == column[2]
    assert read_funding(column[:2], {PAPER.id: PAPER}).still_to_come is None


def test_what_each_of_several_payments_came_to_is_not_all_that_was_received() -> None:
    agreed = money("The agreement is worth £140m.", "£140m", stage=Stage.AGREED)
    each = money(
        "Three quarterly instalments of £3.55m had been received.",
        "£3.55m",
        stage=Stage.RECEIVED,
    )

    funding = read_funding([agreed, each], {PAPER.id: PAPER})

    assert (funding.received, funding.remaining) == ((), None)


@pytest.mark.parametrize(
    "quote",
    [
        "After the £11.5m of payments received to date it is lower.",
        "Payments to date come to £11.5m.",
        "So far we have received £11.5m.",
    ],
)
def test_what_was_received_to_date_stands_for_every_payment(quote: str) -> None:
    to_date = money(quote, "£11.5m", stage=Stage.RECEIVED, period="2023-24")
    one = money("£2.1m received", "£2.1m", stage=Stage.RECEIVED, period="2023-24")
    agreed = money("The agreement is worth £18m.", "£18m", stage=Stage.AGREED)

    funding = read_funding([agreed, one, to_date], {PAPER.id: PAPER})

    assert funding.received == (to_date,)
    assert funding.remaining is not None
    assert funding.remaining.result == 6_500_000


def test_what_came_this_year_so_far_is_not_all_that_came() -> None:
    first = money("£7.2m received", "£7.2m", stage=Stage.RECEIVED, period="2021-22")
    now = money(
        "£2.1m received so far this year",
        "£2.1m",
        stage=Stage.RECEIVED,
        period="2022-23",
    )

    funding = read_funding([first, now], {PAPER.id: PAPER})

    assert funding.received == (first, now)


def test_payments_to_date_came_no_further_than_the_last_outturn() -> None:
    column = [
        money(
            f"{row} {printed}",
            printed,
            row_path=(row,),
            column_path=("DfE payments to date",),
            period=row,
            basis=basis,
        )
        for row, printed, basis in (
            ("2022-23", "£9m", Basis.OUTTURN),
            ("2023-24", "£11m", Basis.OUTTURN),
            ("2025-26", "£18m", Basis.FORECAST),
        )
    ]
    agreed = money("The agreement is worth £18m.", "£18m", stage=Stage.AGREED)

    funding = read_funding([agreed, *column], {PAPER.id: PAPER})

    assert (funding.agreed, funding.received) == (agreed, (column[1],))
