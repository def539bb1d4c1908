from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.errors import CalculationError, UnlikeUnitsError
from corpus.money import read_amounts
from corpus.records import Figure, FigureId, Locator, Measure, PaperId, Unit
from tests.figures_in_words import figure
from tools.calculation import Calculation
from tools.calculator import (
    average,
    change,
    difference,
    evaluate,
    growth_rate,
    multiple,
    per_unit,
    percentage_change,
    ratio,
    share,
    total,
)


@pytest.mark.parametrize(
    ("calculation", "expression", "printed"),
    [
        pytest.param(
            difference(figure("£60,266,381"), figure("£74,072,521")),
            "£74,072,521 − £60,266,381",
            "£13,806,140",
            id="to the pound",
        ),
        pytest.param(
            change(figure("c£63m"), figure("c£91m")),
            "c£91m − c£63m",
            "about £28m",
            id="about, since the paper says about",
        ),
        pytest.param(
            percentage_change(figure("c£63m"), figure("c£91m")),
            "(c£91m − c£63m) ÷ c£63m",
            "about 44%",
            id="two digits of a rough growth",
        ),
        pytest.param(
            percentage_change(figure("£27m"), figure("£49m")),
            "(£49m − £27m) ÷ £27m",
            "about 81%",
            id="about, since millions say no more",
        ),
        pytest.param(
            percentage_change(figure("2,012"), figure("1,030")),
            "(1,030 − 2,012) ÷ 2,012",
            "−48.81%",
            id="counts are exact",
        ),
        pytest.param(
            share(figure("£7.68m"), figure("£19.22m")),
            "£7.68m ÷ £19.22m",
            "39.96%",
            id="share",
        ),
        pytest.param(
            per_unit(figure("£2,000,000"), figure("34")),
            "£2,000,000 ÷ 34",
            "£58,824",
            id="the cost of a place",
        ),
        pytest.param(
            per_unit(figure("£1,250"), figure("100")),
            "£1,250 ÷ 100",
            "£12.50",
            id="pence where they matter",
        ),
        pytest.param(
            change(figure("52.9%"), figure("67.1%")),
            "67.1% − 52.9%",
            "14.2 percentage points",
            id="percentage points",
        ),
        pytest.param(
            total([figure("£292k"), figure("£220k"), figure("£156k")]),
            "£292k + £220k + £156k",
            "£668k",
            id="sum in thousands",
        ),
        pytest.param(
            total([figure("70"), figure("24"), figure("34")]),
            "70 + 24 + 34",
            "128",
            id="sum of counts",
        ),
        pytest.param(
            average([figure("£19.543m"), figure("£16.732m")]),
            "(£19.543m + £16.732m) ÷ 2",
            "£18.138m",
            id="an average is no finer than its operands",
        ),
        pytest.param(
            difference(figure("£19.543m"), figure("-£3.586m")),
            "£19.543m − (−£3.586m)",
            "£23.129m",
            id="a surplus is bracketed",
        ),
        pytest.param(
            change(figure("£74,072,521"), figure("£60,266,381")),
            "£60,266,381 − £74,072,521",
            "−£13,806,140",
            id="a fall is negative",
        ),
        pytest.param(
            multiple(figure("£91m"), figure("£63m")),
            "£91m ÷ £63m",
            "about 1.44 times",
            id="multiple",
        ),
        pytest.param(
            ratio(figure("120"), figure("80")), "120 ÷ 80", "1.5 to 1", id="ratio"
        ),
        pytest.param(
            growth_rate(figure("1,000"), figure("1,210"), years=2),
            "(1,210 ÷ 1,000)^(1/2) − 1",
            "10% a year",
            id="growth rate",
        ),
        pytest.param(
            difference(figure("£28m"), figure("£27m")),
            "£28m − £27m",
            "about £1m",
            id="a small gap between round sums",
        ),
        pytest.param(
            difference(figure("£63,000", id="f-1"), figure("£63,000", id="f-2")),
            "£63,000 − £63,000",
            "£0",
            id="no gap",
        ),
    ],
)
def test_a_result_prints_no_more_than_its_operands_support(
    calculation: Calculation, expression: str, printed: str
) -> None:
    assert (calculation.expression, calculation.printed) == (expression, printed)


def test_a_calculation_can_be_an_operand() -> None:
    agreed = figure("£19.22m", id="f-agreed")
    first, second = figure("£7.68m", id="f-1"), figure("£0.55m", id="f-2")

    left = change(total([first, second]), agreed)

    assert left.expression == "£19.22m − (£7.68m + £0.55m)"
    assert (left.result, left.printed) == (Decimal(10990000), "£10.99m")
    assert left.operands == ("f-agreed", "f-1", "f-2")
    assert left.error == 15000


def test_the_result_is_exact_and_the_error_known() -> None:
    gap = difference(figure("£74,072,521"), figure("£60,266,381"))

    assert (gap.result, gap.error) == (Decimal(13806140), Decimal(1))
    assert gap.unit is Unit.GBP


def test_a_ratio_is_no_count() -> None:
    times = multiple(figure("120"), figure("80"))

    assert times.is_ratio
    with pytest.raises(UnlikeUnitsError):
        total([times, figure("34")])


def test_the_id_tells_sums_apart_and_stays_the_same() -> None:
    one, other = figure("£63m", id="f-1"), figure("£91m", id="f-2")

    ids = {change(one, other).id, change(other, one).id, ratio(one, other).id}

    assert len({*ids, multiple(one, other).id}) == 4
    assert change(one, other).id in ids


@pytest.mark.parametrize(
    "sum_",
    [
        pytest.param(lambda: total([figure("£5m"), figure("34")]), id="£ + count"),
        pytest.param(lambda: total([figure("£5m"), figure("3%")]), id="£ + %"),
        pytest.param(lambda: difference(figure("34"), figure("3%")), id="count − %"),
        pytest.param(lambda: share(figure("81%"), figure("54%")), id="% of %"),
        pytest.param(
            lambda: percentage_change(figure("81%"), figure("54%")), id="% change of %"
        ),
        pytest.param(lambda: share(figure("£5m"), figure("34")), id="£ share of count"),
        pytest.param(lambda: per_unit(figure("£5m"), figure("£2m")), id="£ per £"),
        pytest.param(lambda: multiple(figure("34"), figure("£2m")), id="count over £"),
    ],
)
def test_unlike_units_are_refused(sum_: Callable[[], Calculation]) -> None:
    with pytest.raises(UnlikeUnitsError, match="do not go into one sum"):
        sum_()


@pytest.mark.parametrize(
    "sum_",
    [
        pytest.param(lambda: share(figure("£5m"), figure("£0")), id="by nought"),
        pytest.param(
            lambda: share(figure("£5m"), figure("£0.0m")), id="by nought as printed"
        ),
        pytest.param(lambda: total([]), id="nothing"),
        pytest.param(
            lambda: percentage_change(figure("-£3.586m"), figure("£2m")),
            id="per cent of a surplus",
        ),
        pytest.param(
            lambda: growth_rate(figure("£3m"), figure("£2m"), years=0), id="no years"
        ),
        pytest.param(
            lambda: total([figure("£5m", amount=Decimal("1e30"))]), id="too large"
        ),
        pytest.param(
            lambda: total([figure("£5m", amount=Decimal("NaN"))]), id="no number"
        ),
        pytest.param(
            lambda: total([figure("£5m", amount=Decimal("1e-999999"))]), id="too long"
        ),
    ],
)
def test_a_sum_without_a_result_says_so(sum_: Callable[[], Calculation]) -> None:
    with pytest.raises(CalculationError):
        sum_()


# What is true, and the digits of it that a paper prints.
RESOLUTIONS = st.sampled_from(
    [Decimal(1), Decimal(1000), Decimal(10000), Decimal(10**6)]
)
TRUE_AMOUNTS = st.decimals(
    min_value=Decimal(10**7), max_value=Decimal(10**9), places=2, allow_nan=False
)


@st.composite
def printed_truths(draw: st.DrawFn) -> tuple[Fraction, Figure]:
    true, resolution = draw(TRUE_AMOUNTS), draw(RESOLUTIONS)
    shown = (true / resolution).quantize(Decimal(1)) * resolution
    number = draw(st.integers(min_value=0, max_value=10**9))
    return Fraction(true), Figure(
        id=FigureId(f"f-{number}"),
        paper_id=PaperId("p"),
        council=None,
        measure=Measure.OTHER,
        label="amount",
        amount=shown,
        unit=Unit.GBP,
        printed=str(shown),
        resolution=resolution,
        locator=Locator(words="para 1", page_number=None, start=0, end=1),
        quote=str(shown),
    )


Truth = tuple[Fraction, Figure]


@given(st.lists(printed_truths(), min_size=2, max_size=6))
def test_the_bound_of_a_sum_covers_what_is_true(truths: list[Truth]) -> None:
    figures = [shown for _, shown in truths]
    true_sum = sum(true for true, _ in truths)

    summed, mean = total(figures), average(figures)

    assert_covers(summed, Fraction(true_sum))
    assert_covers(mean, Fraction(true_sum) / len(truths))


@given(printed_truths(), printed_truths())
def test_the_bound_of_a_pair_covers_what_is_true(one: Truth, other: Truth) -> None:
    (a, a_shown), (b, b_shown) = one, other

    assert_covers(change(a_shown, b_shown), b - a)
    assert_covers(percentage_change(a_shown, b_shown), (b - a) / a * 100)
    assert_covers(share(a_shown, b_shown), a / b * 100)
    assert_covers(multiple(a_shown, b_shown), a / b)


@given(printed_truths(), printed_truths(), st.integers(min_value=1, max_value=10))
def test_the_bound_of_a_growth_rate_covers_what_is_true(
    one: Truth, other: Truth, years: int
) -> None:
    (a, a_shown), (b, b_shown) = one, other

    rate = growth_rate(a_shown, b_shown, years=years)

    low = 1 + (Fraction(rate.result) - Fraction(rate.error)) / 100
    high = 1 + (Fraction(rate.result) + Fraction(rate.error)) / 100
    assert low**years <= b / a <= high**years


@given(printed_truths(), printed_truths(), printed_truths())
def test_the_bound_of_an_expression_covers_what_is_true(
    one: Truth, two: Truth, three: Truth
) -> None:
    (a, f), (b, g), (c, h) = one, two, three
    assume(len({f.id, g.id, h.id}) == 3)
    figures = {shown.id: shown for shown in (f, g, h)}

    sums = {
        f"({f.id} - {g.id}) / {h.id} as percent": (a - b) / c * 100,
        f"({f.id} + {g.id} + {h.id}) / 3": (a + b + c) / 3,
        f"{f.id} - ({g.id} - {h.id}) * 2": a - (b - c) * 2,
        f"{f.id} * {g.id} / {h.id}": None,
        f"-{f.id} * ({g.id} / {h.id})": -a * (b / c),
    }

    for expression, true in sums.items():
        if true is None:
            with pytest.raises(UnlikeUnitsError):
                evaluate(expression, figures)
        else:
            assert_covers(evaluate(expression, figures), true)


@given(printed_truths(), printed_truths())
def test_what_is_printed_is_the_result_rounded(one: Truth, other: Truth) -> None:
    a, b = one[1], other[1]

    for done in (change(a, b), share(a, b), percentage_change(a, b)):
        (stated,) = read_amounts(done.printed)
        assert stated.unit is done.unit
        assert abs(stated.amount - done.result) <= stated.resolution / 2


def assert_covers(done: Calculation, true: Fraction) -> None:
    assert abs(Fraction(done.result) - true) <= Fraction(done.error)
