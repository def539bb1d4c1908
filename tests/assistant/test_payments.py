from collections.abc import Sequence

import pytest

from corpus.records import Basis, Figure, Hit, Measure, Stage
from tests.desk_in_words import BURY, Record, desk_of, said, told
from tools.progress import safety_valve_progress

AGREED = "Bury's Safety Valve agreement is worth £20.0m."
FIRST = "Under the Safety Valve £8.0m was received in March 2022."
SECOND = "Under the Safety Valve £4.0m was received in March 2023."


def agreement() -> tuple[Record, ...]:
    records: list[Record] = [
        *said(
            AGREED,
            "£20.0m",
            measure=Measure.SAFETY_VALVE_FUNDING,
            stage=Stage.AGREED,
            basis=Basis.AGREEMENT,
        )
    ]
    for place, (text, amount, day) in enumerate(
        ((FIRST, "£8.0m", "2022-03"), (SECOND, "£4.0m", "2023-03"))
    ):
        records += said(
            text,
            amount,
            place=f"para 6.{place}",
            measure=Measure.SAFETY_VALVE_FUNDING,
            stage=Stage.RECEIVED,
            as_at=day,
        )
    figures = [record for record in records if isinstance(record, Figure)]
    passages = [record.passage for record in records if isinstance(record, Hit)]
    return (*records, *safety_valve_progress([BURY], figures, (), passages))


def answer(asked: str) -> Sequence[str]:
    status, *sentences = told(desk_of(asked, *agreement()))
    assert status == "answered"
    return sentences


@pytest.mark.parametrize(
    "asked",
    [
        "How much of Bury's Safety Valve money is still to come?",
        "How much Safety Valve money has Bury still got to come?",
        "What remains of Bury's Safety Valve agreement?",
        "how mutch is left of Bury's Safety Valve £20.0m",
    ],
)
def test_what_remains_is_what_was_agreed_less_every_payment(asked: str) -> None:
    head, *operands = answer(asked)

    assert head.startswith("about £8.0m remains: £20.0m − (£8.0m + £4.0m).")
    assert len(operands) == 3


def test_what_share_remains_is_worked_out_beside_the_amount() -> None:
    _, share, *_ = answer("What share of Bury's Safety Valve money is still to come?")

    assert share.startswith("That is about 40%: ")


def test_payments_so_far_are_added_up() -> None:
    head, *operands = answer("How much Safety Valve money has Bury received so far?")

    assert head.endswith("received: £8.0m + £4.0m.")
    assert len(operands) == 2


def test_payments_by_a_day_are_told_where_that_day_is_after_the_last() -> None:
    head, *_ = answer("How much of its £20.0m had Bury received in all by June 2023?")

    assert head.endswith("received: £8.0m + £4.0m.")


def test_payments_by_a_day_before_the_last_are_not_told_as_all() -> None:
    _, *sentences = told(
        desk_of("How much had Bury received so far by April 2022?", *agreement())
    )

    assert not any("£8.0m + £4.0m" in sentence for sentence in sentences)


def test_what_was_left_after_an_early_payment_is_less_that_one_alone() -> None:
    head, *operands = answer(
        "After the March 2022 payment, how much of Bury's Safety Valve £20.0m was still"
        " to come?"
    )

    assert head.startswith("£12.0m remains: £20.0m − £8.0m.")
    assert len(operands) == 2


def test_what_was_paid_is_told_beside_what_is_left_where_both_are_asked() -> None:
    paid, left, *_ = answer(
        "How much Safety Valve cash has reached Bury so far, and how much of the total"
        " is still outstanding?"
    )

    assert "received: £8.0m + £4.0m" in paid
    assert "remains: £20.0m − (£8.0m + £4.0m)" in left


@pytest.mark.parametrize(
    ("asked", "share", "left"),
    [
        (
            "What share of Bury's Safety Valve money has been paid to date and how much"
            " is left?",
            "That is about 60%: ",
            "remains: £20.0m",
        ),
        (
            "How much Safety Valve money has Bury been paid to date and what share of"
            " it is left?",
            "That is about 40%: ",
            "remains: £20.0m",
        ),
    ],
)
def test_share_is_of_what_was_paid_or_left_as_its_half_of_the_question_asks(
    asked: str, share: str, left: str
) -> None:
    sentences = answer(asked)

    assert any(sentence.startswith(share) for sentence in sentences)
    assert any(left in sentence for sentence in sentences)


def test_the_share_paid_in_one_year_is_not_all_that_was_paid_by_then() -> None:
    (head, *_) = answer("What share of Bury's £20.0m was paid in 2022-23?")

    assert head == "about 20%: £4.0m ÷ £20.0m."
