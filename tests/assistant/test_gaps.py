"""Rules of assistant/gaps.py: how far a deficit is from the plan, as papers say."""

import pytest

from corpus.records import Measure, Paper
from tests.desk_in_words import BURY, KENT, Record, desk_of, said, told

BURYS = "The forecast is therefore £10.5m above the agreed trajectory."
KENTS = "The closing position is £20.3m worse than the plan."


def gap(text: str, amount: str, *, of: Paper = BURY) -> tuple[Record, ...]:
    return said(text, amount, of=of, measure=Measure.OTHER)


@pytest.mark.parametrize(
    "asked",
    [
        "How far above what it agreed with the DfE is Bury expected to finish?",
        "How far off its Safety Valve plan is Bury?",
        "How much over its agreed plan is Bury's deficit?",
    ],
)
def test_the_sentence_that_prints_the_gap_is_quoted(asked: str) -> None:
    status, first, *_ = told(desk_of(asked, *gap(BURYS, "£10.5m")))

    assert status == "answered"
    assert BURYS in first


def test_each_council_is_told_beside_the_other_and_none_is_ranked() -> None:
    status, *sentences = told(
        desk_of(
            "Whose deficit is furthest over its Safety Valve plan, Bury's or Kent's?",
            *gap(BURYS, "£10.5m"),
            *gap(KENTS, "£20.3m", of=KENT),
        )
    )

    assert status == "answered"
    assert [text in told for text, told in zip((BURYS, KENTS), sentences, strict=True)]


def test_what_one_line_is_over_its_plan_is_not_the_deficit_s_gap() -> None:
    _, *sentences = told(
        desk_of("How far over plan are Bury's top-ups?", *gap(BURYS, "£10.5m"))
    )

    assert not sentences or sentences[0].count(BURYS) == 0 or "nearest" in sentences[0]
