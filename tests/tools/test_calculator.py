from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.errors import (
    CalculationError,
    CalculationOverflowError,
    DivisionByNoughtError,
    NoBalanceError,
    NotAboveNoughtError,
    TooFewFiguresError,
    UnlikeUnitsError,
)
from corpus.money import read_amounts
from corpus.records import Figure, FigureId, Locator, Measure, PaperId, Unit
from tests.figures_in_words import figure
from tools.calculation import Calculation
from tools.calculator import (
    average,
    change,
    difference,
    distance_from_plan,
    evaluate,
    growth_rate,
    multiple,
    per_head,
    per_plan,
    per_unit,
    percentage_change,
    ratio,
    remaining,
    running_totals,
    share,
    total,
    years_to_balance,
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
            "about £28m, ±£1m",
            id="about, since the paper says about",
        ),
        pytest.param(
            percentage_change(figure("c£63m"), figure("c£91m")),
            "(c£91m − c£63m) ÷ c£63m",
            "about 44%, ±3 percentage points",
            id="two digits of a rough growth",
        ),
        pytest.param(
            percentage_change(figure("£27m"), figure("£49m")),
            "(£49m − £27m) ÷ £27m",
            "about 81%, ±6 percentage points",
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
            "about 1.44 times, ±0.03",
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
            "about £1m, ±£1m",
            id="a small gap between round sums",
        ),
        pytest.param(
            difference(figure("c£30m"), figure("£27m")),
            "c£30m − £27m",
            "about £3m, ±£1m",
            id="what the paper says about, less what it does not",
        ),
        pytest.param(
            total([figure("c£66,000"), figure("£16,200")]),
            "c£66,000 + £16,200",
            "about £82k, ±£1k",
            id="the noughts of an about figure are none of its digits",
        ),
        pytest.param(
            total([figure("c£1.10m"), figure("£0.20m")]),
            "c£1.10m + £0.20m",
            "about £1.30m, ±£0.01m",
            id="the noughts after a point are digits",
        ),
        pytest.param(
            average([figure("£1m", id="f-1"), figure("£2m", id="f-2")]),
            "(£1m + £2m) ÷ 2",
            "about £1.5m, ±£0.5m",
            id="an average of which little would be left",
        ),
        pytest.param(
            total([figure("12,000", resolution=Decimal(1000)), figure("34")]),
            "12,000 + 34",
            "about 12,034, ±500",
            id="a count printed in thousands",
        ),
        pytest.param(
            average([figure("c£19m"), figure("£16m")]),
            "(c£19m + £16m) ÷ 2",
            "about £18m, ±£1m",
            id="the margin covers what rounding adds",
        ),
        pytest.param(
            remaining(figure("£19.22m"), [figure("£7.68m"), figure("£0.55m")]),
            "£19.22m − (£7.68m + £0.55m)",
            "£10.99m",
            id="agreed less received",
        ),
        pytest.param(
            years_to_balance(figure("£16.0m"), figure("£10.0m"), years=2),
            "£10.0m ÷ ((£16.0m − £10.0m) ÷ 2)",
            "about 3.33 years, ±0.08",
            id="years to balance at a steady pace",
        ),
        pytest.param(
            per_head(figure("£1,250"), figure("100")),
            "£1,250 ÷ 100",
            "£12.50 a head",
            id="pounds a head",
        ),
        pytest.param(
            per_plan(figure("£40,200,000"), figure("3,000")),
            "£40,200,000 ÷ 3,000",
            "£13,400 a plan",
            id="pounds a plan",
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
    ("sum_", "error"),
    [
        pytest.param(
            lambda: multiple(figure("£5m"), figure("£0")),
            DivisionByNoughtError,
            id="by nought",
        ),
        pytest.param(
            lambda: per_unit(figure("£5m"), figure("0")),
            DivisionByNoughtError,
            id="for each of none",
        ),
        pytest.param(
            lambda: share(figure("£5m"), figure("£0.0m")),
            NotAboveNoughtError,
            id="a share of nought as printed",
        ),
        pytest.param(
            lambda: percentage_change(figure("-£3.586m"), figure("£2m")),
            NotAboveNoughtError,
            id="per cent of a surplus",
        ),
        pytest.param(lambda: total([]), TooFewFiguresError, id="nothing"),
        pytest.param(lambda: running_totals([]), TooFewFiguresError, id="none so far"),
        pytest.param(
            lambda: remaining(figure("£5m"), []), TooFewFiguresError, id="none received"
        ),
        pytest.param(
            lambda: growth_rate(figure("£3m"), figure("£2m"), years=0),
            TooFewFiguresError,
            id="no years",
        ),
        pytest.param(
            lambda: years_to_balance(figure("£3m"), figure("£2m"), years=0),
            TooFewFiguresError,
            id="no years to fall in",
        ),
        pytest.param(
            lambda: years_to_balance(figure("£2m"), figure("£3m"), years=1),
            NoBalanceError,
            id="a deficit that rises",
        ),
        pytest.param(
            lambda: years_to_balance(figure("£3m"), figure("£3m"), years=1),
            NoBalanceError,
            id="a deficit that stays",
        ),
        pytest.param(
            lambda: years_to_balance(figure("£3m"), figure("£0.0m"), years=1),
            NoBalanceError,
            id="no deficit any more",
        ),
        pytest.param(
            lambda: total([figure("£5m", amount=Decimal("1e30"))]),
            CalculationOverflowError,
            id="too large",
        ),
        pytest.param(
            lambda: total([figure("£5m", amount=Decimal("NaN"))]),
            CalculationOverflowError,
            id="no number",
        ),
        pytest.param(
            lambda: total([figure("£5m", amount=Decimal("1e-999999"))]),
            CalculationOverflowError,
            id="too long",
        ),
        pytest.param(
            lambda: total([figure("£5m", resolution=Decimal("1e-10"))]),
            CalculationOverflowError,
            id="too fine to print",
        ),
    ],
)
def test_a_sum_without_a_result_says_why(
    sum_: Callable[[], Calculation], error: type[CalculationError]
) -> None:
    with pytest.raises(error):
        sum_()


def test_an_error_says_where_and_what_to_do() -> None:
    with pytest.raises(NoBalanceError) as caught:
        years_to_balance(figure("£2m"), figure("£3m"), years=1)

    assert str(caught.value) == (
        "£3m ÷ ((£2m − £3m) ÷ 1): £3m is no fall from £2m;"
        " choose two deficits, the later one smaller"
    )


def test_running_totals_show_their_working_year_by_year() -> None:
    years = [figure("£7.68m", id="f-1"), figure("£0.55m", id="f-2")]

    so_far = running_totals([*years, figure("£1.00m", id="f-3")])

    assert [(one.expression, one.printed) for one in so_far] == [
        ("£7.68m", "£7.68m"),
        ("£7.68m + £0.55m", "£8.23m"),
        ("£7.68m + £0.55m + £1.00m", "£9.23m"),
    ]
    assert so_far[-1].operands == ("f-1", "f-2", "f-3")


def test_a_distance_from_plan_is_an_amount_and_a_percentage() -> None:
    distance = distance_from_plan(figure("£12.00m"), figure("£13.50m"))

    assert distance.amount.printed == "£1.50m"
    assert distance.percent is not None
    assert distance.percent.printed == "12.5%"


@pytest.mark.parametrize(
    ("planned", "actual", "amount"),
    [
        pytest.param("-£2.00m", "£1.00m", "£3.00m", id="a surplus was planned"),
        pytest.param(
            "54.0%", "81.0%", "27 percentage points", id="a planned percentage"
        ),
    ],
)
def test_what_is_no_base_has_a_distance_but_no_percentage(
    planned: str, actual: str, amount: str
) -> None:
    distance = distance_from_plan(figure(planned), figure(actual))

    assert (distance.amount.printed, distance.percent) == (amount, None)


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
        (stated,) = read_amounts(done.rounded)
        assert stated.unit is done.unit
        assert abs(stated.amount - done.result) <= stated.resolution / 2


def assert_covers(done: Calculation, true: Fraction) -> None:
    assert abs(Fraction(done.result) - true) <= Fraction(done.error)
