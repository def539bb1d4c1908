"""Tests of assistant/agreements.py."""

from dataclasses import replace

import pytest

from assistant.agreements import standing
from corpus.records import Basis, Flow, Measure, Paper, Passage, PassageId, Stage
from tests.desk_in_words import BURY, KENT, answered, desk_of, place_of, table_of
from tests.figures_in_words import figure
from tools.progress import Progress, safety_valve_progress

SUSPENDED = "The Safety Valve agreement is under review and payments are suspended."
REFUSED = "The Safety Valve plan has not been accepted by the DfE."
MONEY = tuple(
    figure(
        printed,
        paper_id=BURY.id,
        council="Bury",
        measure=Measure.SAFETY_VALVE_FUNDING,
        stage=stage,
        period=period,
    )
    for printed, stage, period in (
        ("£20m", Stage.AGREED, None),
        ("£6m", Stage.RECEIVED, "2020-21"),
        ("£4m", Stage.RECEIVED, "2021-22"),
    )
)
PLANNED, LATEST = (
    figure(
        printed,
        paper_id=BURY.id,
        council="Bury",
        flow=Flow.CUMULATIVE,
        period="2021-22",
        vintage=said,
        basis=basis,
    )
    for printed, said, basis in (
        ("£16.7m", "2021-01", Basis.AGREEMENT),
        ("£22.1m", "2021-12", Basis.FORECAST),
    )
)


def row_of(paper: Paper, text: str, *figures: object) -> Progress:
    passage = Passage(
        id=PassageId(text),
        paper_id=paper.id,
        text=text,
        context="",
        locator=place_of("para 3"),
    )
    held = tuple(one for one in figures if one)
    (row,) = safety_valve_progress([paper], held, [], [passage])  # type: ignore[arg-type]  # figures all
    return row


@pytest.mark.parametrize(
    "asked",
    [
        "Is Bury on track with its Safety Valve agreement?",
        "How does Bury's Safety Valve deal stand?",
        "Are we off the Safety Valve agreement in Bury, and by how much?",
        "What is the status of Bury's agreement with the DfE?",
    ],
)
def test_it_is_told_by_its_own_words_then_by_its_money(asked: str) -> None:
    row = row_of(BURY, SUSPENDED, *MONEY)

    words, agreed, received, remains = answered(asked, row, *row.figures)

    assert SUSPENDED in words
    assert agreed.startswith("Bury has a Safety Valve agreement: £20m")
    assert received.endswith(" received: £6m + £4m.")
    assert remains.endswith(" remains: £20m − (£6m + £4m).")


def test_one_payment_is_told_and_added_to_nothing() -> None:
    row = row_of(BURY, SUSPENDED, *MONEY[:2])

    lines = answered("How does Bury's Safety Valve deal stand?", row, *row.figures)

    assert "£6m received." in lines
    assert not any("£6m received: £6m" in line for line in lines)


def test_without_a_word_on_it_how_far_the_deficit_is_from_the_plan_tells() -> None:
    row = row_of(BURY, "The Safety Valve agreement was made in 2021.", PLANNED, LATEST)

    lines = answered(
        "Is Bury keeping to its Safety Valve agreement?",
        row,
        *row.figures,
    )

    assert any(
        "higher, up from £16.7m to £22.1m: £22.1m − £16.7m" in line for line in lines
    )


def test_a_plan_that_was_refused_is_no_agreement() -> None:
    row = row_of(KENT, REFUSED)

    lines = answered("How is Kent's Safety Valve agreement going?", row)

    assert "does not have a Safety Valve agreement" in lines[-1]


@pytest.mark.parametrize(
    "asked",
    [
        "How big is Bury's Safety Valve agreement?",
        "Is Bury on track with its budget?",
        "What will Bury do to get its Safety Valve agreement back on track?",
        "What is Bury doing about its agreement being off track?",
    ],
)
def test_what_is_not_asked_of_how_an_agreement_stands_is_left(asked: str) -> None:
    desk = desk_of(asked, row_of(BURY, SUSPENDED, *MONEY))

    assert standing(desk, ()) is None


def test_every_councils_agreement_is_told_when_all_are_asked_about() -> None:
    row = row_of(BURY, "The Safety Valve agreement is under review.")

    head, *_ = answered("Safety Valve agreement in place for every council?", row)

    assert head.startswith("Bury")


def test_what_every_council_was_paid_is_told_with_what_is_left() -> None:
    own = row_of(BURY, SUSPENDED, *MONEY)
    other = row_of(KENT, REFUSED)

    sentences = answered(
        "How much did each council get from the Safety Valve?", own, other, *MONEY
    )

    assert sentences[0].startswith("Bury has a Safety Valve agreement: £20m")
    assert sentences[1].endswith("received: £6m + £4m.")
    assert sentences[2].endswith("remains: £20m − (£6m + £4m).")
    assert sentences[3].startswith("Kent does not have a Safety Valve agreement")


@pytest.mark.parametrize("asked", ["Is Bury on track?", "how is Bury progressing"])
def test_a_council_that_is_on_track_is_so_with_its_agreement(asked: str) -> None:
    head, *_ = answered(asked, row_of(BURY, SUSPENDED, *MONEY), *MONEY)

    assert SUSPENDED in head


def test_what_else_is_on_track_is_no_agreement() -> None:
    desk = desk_of("Is Bury's transport on track?", row_of(BURY, SUSPENDED, *MONEY))

    assert standing(desk, ()) is None


@pytest.mark.parametrize(
    "asked",
    [
        "How much Safety Valve funding is Kent still owed?",
        "When will Kent get its next Safety Valve payment?",
        "Has Kent got a Safety Valve agreement?",
        "Is Kent in the Safety Valve programme?",
    ],
)
def test_a_council_without_an_agreement_is_told_to_have_none(asked: str) -> None:
    row = row_of(KENT, "The Council is not in the Safety Valve programme.")
    balances = table_of({"Balance": ("£4m", "£9m")}, columns=("2023/24", "2024/25"))

    head, words = answered(asked, row, *balances)

    assert head == "Kent has no Safety Valve agreement."
    assert "is not in the Safety Valve programme" in words


def test_whether_there_is_an_agreement_is_told_by_what_was_agreed() -> None:
    row = row_of(BURY, SUSPENDED, *(replace(m, basis=Basis.AGREEMENT) for m in MONEY))

    (head,) = answered("Has Bury got a Safety Valve agreement?", row, *row.figures)

    assert head.startswith("Bury has a Safety Valve agreement: £20m")
