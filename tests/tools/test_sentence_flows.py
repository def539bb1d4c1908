"""Rules of tools/sentence_flows.py: a balance, or one year's."""

import pytest

from corpus.records import Flow, Measure
from tools.clauses import clauses_of
from tools.sentence_flows import flow_of, is_unfunded


@pytest.mark.parametrize(
    ("sentence", "flow"),
    [
        ("It is £21m, which would take the accumulated deficit to more.", Flow.IN_YEAR),
        ("High needs spending exceeded the grant by £5m.", Flow.IN_YEAR),
        ("An in-year deficit of £1m eats the balance.", Flow.IN_YEAR),
        ("The deficit brought forward of £4m is the schools'.", Flow.CUMULATIVE),
        ("The deficit is £5m.", None),
    ],
)
def test_deficit_is_a_balance_or_a_year_s_by_the_words_beside_it(
    sentence: str, flow: Flow | None
) -> None:
    (clause,) = clauses_of(sentence)

    assert flow_of(clause, Measure.DSG_DEFICIT, as_at=None, again=None) is flow


def test_reserves_at_a_year_end_are_a_balance() -> None:
    (clause,) = clauses_of("There is £5m in reserves.")

    found = flow_of(clause, Measure.RESERVES, as_at="2024-03-31", again=None)

    assert found is Flow.CUMULATIVE


@pytest.mark.parametrize(
    ("sentence", "is_over"),
    [
        ("It spends £5m more than its grant.", True),
        ("The High Needs Block is forecasting a pressure of £9m.", True),
        ("Libraries are forecasting a pressure of £9m.", False),
    ],
)
def test_pressure_on_the_grant_is_spent_over_it(
    sentence: str, *, is_over: bool
) -> None:
    (clause,) = clauses_of(sentence)

    assert is_unfunded(clause) is is_over
