"""The measure of the calculator, on derivations of our own making."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.benchmarks.derivations import (
    Attempt,
    Outcome,
    Question,
    Scale,
    attempt,
    plainly,
    read_derivation,
    read_questions,
    report,
)


def question(derivation: str, answer: str, scale: str = "") -> Question:
    return Question(
        uid="q-1",
        question="How much?",
        answer_type="arithmetic",
        derivation=derivation,
        answer=Decimal(answer),
        scale=Scale(scale),
    )


@pytest.mark.parametrize(
    ("derivation", "answer", "scale"),
    [
        pytest.param("52.4-61.9", "-9.5", "million", id="difference"),
        pytest.param("(52.4 - 61.9) / 61.9 ", "-15.35", "percent", id="change"),
        pytest.param("$81/$63 - 1", "28.57", "percent", id="growth"),
        pytest.param("[(12+14)/2] - [(7+4)/2]", "7.5", "thousand", id="two averages"),
        pytest.param("(4.1% + 4.6%)/2", "4.35", "percent", id="average percentage"),
        pytest.param("(4.1 + 4.6)/2", "4.35", "percent", id="percentages without sign"),
        pytest.param("(3+5+7)/(2021-2019+1)", "5", "percent", id="years counted"),
        pytest.param("3 + (13) + 26", "16", "", id="a loss in brackets"),
        pytest.param("-14 - (71)", "57", "million", id="a loss taken off"),
        pytest.param("($ 287.0+53.0)/$ 938.3", "36.24", "percent", id="signs apart"),
        pytest.param("$5 +$(-9) + $7", "3", "thousand", id="a sign before a bracket"),
        pytest.param("60.3 million + 32 thousand", "60332", "thousand", id="sizes"),
        pytest.param("53%*$23,000", "12190", "", id="a part of an amount"),
        pytest.param("900/$1,000", "90", "percent", id="a number without its sign"),
        pytest.param("(1-20%)*($2.5/20%)", "10", "billion", id="the rest of a whole"),
    ],
)
def test_a_sound_derivation_gives_its_answer(
    derivation: str, answer: str, scale: str
) -> None:
    done = attempt(question(derivation, answer, scale))

    assert done.outcome is Outcome.RIGHT, done


@pytest.mark.parametrize(
    ("derivation", "answer", "scale", "outcome"),
    [
        pytest.param("7 / 9", "0.79", "", Outcome.ROUNDING, id="one off at the end"),
        pytest.param("70 / 90", "0.78", "percent", Outcome.GOLD, id="not per cent"),
        pytest.param("70 + 90", "170", "", Outcome.GOLD, id="added wrong"),
        pytest.param("70 / 0", "0", "", Outcome.OURS, id="no result"),
    ],
)
def test_a_miss_is_put_down_to_whose_it_is(
    derivation: str, answer: str, scale: str, outcome: Outcome
) -> None:
    assert attempt(question(derivation, answer, scale)).outcome is outcome


def test_numbers_become_figures_and_counts_of_terms_stay_bare() -> None:
    sum_ = read_derivation("[$1,200 + 4.5%]/2")

    assert sum_.expression == "(f0 + f1)/2"
    assert [
        (one.amount, one.unit, one.resolution) for one in sum_.figures.values()
    ] == [(1200, "GBP", 1), (Decimal("4.5"), "percent", Decimal("0.1"))]
    assert plainly(read_derivation("(7 - -5) / 4")) == 3


def test_units_that_are_refused_are_counted() -> None:
    done = attempt(question("900/$1,000", "90", "percent"))

    assert done.refused == (
        "counts and pounds do not go into one sum; choose figures of one unit"
    )
    assert list(report([done]))[:3] == [
        "1 of 1 derivations give the gold answer (100.00%)",
        "1 of them as plain numbers, their units being refused:",
        f"    1 {done.refused}",
    ]


def test_a_miss_is_reported_with_its_working() -> None:
    missed: Attempt = attempt(question("70 + 90", "170", "thousand"))

    assert list(report([missed]))[2:] == [
        f"miss, {Outcome.GOLD}",
        "  q-1: How much?",
        "  70 + 90 = 160",
        "  gold: 170 thousand",
    ]


def test_only_arithmetic_questions_are_read(tmp_path: Path) -> None:
    row = {"uid": "q-1", "question": "?", "derivation": "7-5", "answer": 2.10}
    rows = [
        row | {"answer_type": "arithmetic", "scale": "million", "order": 1},
        row | {"answer_type": "span", "answer": ["words"], "scale": ""},
    ]
    path = tmp_path / "part.json"
    path.write_text(json.dumps([{"questions": rows}]), encoding="utf-8")

    (read,) = read_questions(path)

    assert (read.answer, read.scale) == (Decimal("2.1"), Scale.MILLION)
