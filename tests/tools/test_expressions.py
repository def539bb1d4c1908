import pytest

from corpus.errors import (
    CalculationError,
    CalculationOverflowError,
    CalculationSyntaxError,
    DivisionByNoughtError,
    UnlikeUnitsError,
)
from corpus.records import Figure, FigureId
from tests.figures_in_words import figure
from tools.calculator import evaluate

FIGURES: dict[FigureId, Figure] = {
    one.id: one
    for one in (
        figure("£63m", id=FigureId("f-63")),
        figure("£91m", id=FigureId("f-91")),
        figure("£5m", id=FigureId("f-91-5")),
        figure("37.3%", id=FigureId("f-share")),
        figure("4,000", id=FigureId("f-plans")),
        figure("0.5%", id=FigureId("f-transfer")),
    )
}


@pytest.mark.parametrize(
    ("expression", "rounded"),
    [
        pytest.param("f-91 - f-63", "about £28m", id="difference"),
        pytest.param("f-91-f-63", "about £28m", id="a hyphen may be a minus"),
        pytest.param("f-91-5", "£5m", id="the longest id is meant"),
        pytest.param("f-91 − f-63", "about £28m", id="a real minus"),
        pytest.param("(f-91 - f-63) / f-63 as percent", "about 44%", id="growth"),
        pytest.param("(f-91 - f-63) / f-63 * 100", "about 44%", id="times a hundred"),
        pytest.param(
            "(f-91 - f-63) / f-63 * 100 as per cent", "about 44%", id="both at once"
        ),
        pytest.param("100 * (f-91 / f-63)", "about 144%", id="a hundred first"),
        pytest.param("f-91 / f-63 - 1 as percent", "about 44%", id="ratio less one"),
        pytest.param("(f-91 + f-63) / 2", "£77m", id="mean"),
        pytest.param("-f-63 + f-91", "about £28m", id="minus in front"),
        pytest.param("f-share * f-plans", "1,492", id="a percentage of a count"),
        pytest.param("f-transfer * f-91", "about £0.46m", id="a percentage of pounds"),
        pytest.param("f-63 * 2", "£126m", id="twice"),
        pytest.param("f-91-5 * 20", "about £100m", id="twenty times as uncertain"),
        pytest.param(
            "f-91-5 / 20", "about £0.25m", id="a small part of a round amount"
        ),
    ],
)
def test_a_sum_over_ids_is_worked_out(expression: str, rounded: str) -> None:
    assert evaluate(expression, FIGURES).rounded == rounded


def test_operations_bind_as_in_school() -> None:
    done = evaluate("f-91 - f-63 * 2 / 3 - (f-91 - f-63)", FIGURES)

    assert done.expression == "£91m − £63m × 2 ÷ 3 − (£91m − £63m)"
    assert done.result == 21_000_000
    assert done.operands == ("f-91", "f-63")


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "28",
        "2 * 14",
        "f-91 +",
        "(f-91",
        "f-91)",
        "f-91 f-63",
        "f-7",
        "f-91 + 28000000",
        "f-91 * 1.5",
        "f-91 * 0",
        "f-91 ** 2",
        "f-91 * ²",
        "__import__('os')",
        "f-91; f-63",
        "F-91",
        "f-91 as percent - f-63",
        "(" * 60 + "f-91" + ")" * 60,
        "-" * 60 + "f-91",
        "f-91" + " + f-91" * 200,
    ],
)
def test_what_is_not_in_the_grammar_is_refused(expression: str) -> None:
    with pytest.raises(CalculationError):
        evaluate(expression, FIGURES)


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("f-91 + 1", id="a bare number added to pounds"),
        pytest.param("f-91 / f-63 + 28", id="a bare number added to a ratio"),
        pytest.param("f-91 as percent", id="pounds as per cent"),
        pytest.param("f-91 + f-share", id="pounds and per cent"),
        pytest.param("f-share * f-share", id="a percentage of a percentage"),
        pytest.param("f-share / f-transfer", id="a percentage over a percentage"),
        pytest.param("f-91 * f-63", id="square pounds"),
        pytest.param("1 / f-63", id="one over pounds"),
    ],
)
def test_a_sum_of_unlike_things_is_refused(expression: str) -> None:
    with pytest.raises(UnlikeUnitsError):
        evaluate(expression, FIGURES)


@pytest.mark.parametrize(
    ("expression", "error"),
    [
        pytest.param("f-91 / (f-63 - f-63)", DivisionByNoughtError, id="by nought"),
        pytest.param("100 * f-91 / f-63", CalculationSyntaxError, id="100 of what"),
        pytest.param("f-91 / f-63 * 28", CalculationSyntaxError, id="one's own number"),
        pytest.param(
            "f-63 * " + "1000 * " * 6 + "1000", CalculationOverflowError, id="too large"
        ),
    ],
)
def test_a_sum_without_a_clear_result_is_refused(
    expression: str, error: type[CalculationError]
) -> None:
    with pytest.raises(error):
        evaluate(expression, FIGURES)


def test_an_error_says_what_may_be_written() -> None:
    with pytest.raises(CalculationSyntaxError) as caught:
        evaluate("f-91 * 7,5", FIGURES)

    assert str(caught.value) == (
        "f-91 * 7,5: 7,5 must be a figure of a paper, named by its id;"
        " write figure ids with + - * / and brackets"
    )
