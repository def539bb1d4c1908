"""Whatever is added, divided or chained: right in fractions, and within its bound.

A figure is drawn with a true amount behind it, within half of its last printed digit.
Sums over such figures are done again in fractions, twice: over what is printed, which
the result must equal, and over what is true, which its bound must cover.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import event, example, given
from hypothesis import strategies as st

from corpus.errors import CalculationError
from corpus.money import read_amounts
from corpus.records import Figure, FigureId, Locator, Measure, PaperId, Unit
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
from tools.quantities import Operand

_MARKS = {Unit.GBP: "£", Unit.COUNT: "", Unit.PERCENT: "%"}
# A result without an end is kept to twelve digits.
KEPT = Fraction(1, 10**11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An operand and the true amount behind it."""

    operand: Operand
    true: Fraction


def printed_figure(
    number: int,
    *,
    digits: int,
    power: int = 0,
    unit: Unit = Unit.GBP,
    is_approximate: bool = False,
) -> Figure:
    """A figure of `digits` × 10^`power`, its last digit being worth 10^`power`."""
    return Figure(
        id=FigureId(f"f-{number}"),
        paper_id=PaperId("p"),
        council=None,
        measure=Measure.OTHER,
        label="amount",
        amount=Decimal(digits).scaleb(power),
        unit=unit,
        printed=f"{_MARKS[unit]}{digits}e{power}",
        resolution=Decimal(1).scaleb(power),
        locator=Locator(words="para 1", page_number=None, start=0, end=1),
        quote="amount",
        is_approximate=is_approximate,
    )


@st.composite
def known_figures(
    draw: st.DrawFn,
    *,
    unit: Unit | None = None,
    number: int | None = None,
    least: int = -(10**6),
) -> Known:
    """A figure with what is true behind it; whole counts are as printed."""
    shown = printed_figure(
        draw(st.integers(0, 10**9)) if number is None else number,
        digits=draw(st.integers(least, 10**6)),
        power=draw(st.integers(-3, 6)),
        unit=unit or draw(st.sampled_from(Unit)),
        is_approximate=draw(st.booleans()),
    )
    is_whole = shown.amount == shown.amount.to_integral_value()
    is_exact = shown.unit is Unit.COUNT and is_whole and shown.resolution <= 1
    off = Fraction(0) if is_exact and not shown.is_approximate else draw(HALVES)
    true = Fraction(shown.amount) + off * Fraction(shown.resolution)
    return Known(operand=shown, true=true)


HALVES = st.fractions(Fraction(-1, 2), Fraction(1, 2), max_denominator=1000)


# Expressions: a tree of ids, kinds kept so that most of them have a result.


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An expression and what it comes to, printed and true, per cent as hundredths."""

    text: str
    exact: Fraction
    true: Fraction


FIGURES_OF_A_SUM = st.tuples(
    known_figures(unit=Unit.GBP, number=0),
    known_figures(unit=Unit.GBP, number=1),
    known_figures(unit=Unit.COUNT, number=2),
    known_figures(unit=Unit.PERCENT, number=3),
)
BARE = st.integers(2, 99)

SIGNS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


@st.composite
def sums(draw: st.DrawFn, figures: Sequence[Known], kind: str, depth: int) -> Written:
    """A sum over `figures` that comes to `kind`: pounds, counts, shares or ratios."""
    if kind == "bare":
        return _bare(draw(BARE))
    shapes = {
        "pounds": (
            *("+ pounds pounds", "- pounds pounds", "* pounds bare", "/ pounds bare"),
            *("* shares pounds", "* pounds ratios", "* counts pounds"),
            "/ pounds counts",
        ),
        "counts": ("+ counts counts", "- counts counts", "/ counts bare"),
        "shares": ("+ shares shares", "- shares shares", "/ shares bare"),
        "ratios": ("/ pounds pounds", "/ counts counts", "- ratios one"),
    }
    if depth == 0 and kind != "ratios":
        return _named(draw(st.sampled_from([f for f in figures if _is_of(f, kind)])))
    sign, first, last = draw(st.sampled_from(shapes[kind])).split()
    left = draw(sums(figures, first, max(0, depth - 1)))
    right = _bare(1) if last == "one" else draw(sums(figures, last, max(0, depth - 1)))
    joined = _joined(left, sign, right)
    return _negative(joined) if draw(st.integers(0, 5)) == 0 else joined


def _is_of(known: Known, kind: str) -> bool:
    units = {"pounds": Unit.GBP, "counts": Unit.COUNT, "shares": Unit.PERCENT}
    return known.operand.unit is units[kind]


def _bare(number: int) -> Written:
    return Written(text=str(number), exact=Fraction(number), true=Fraction(number))


def _named(known: Known) -> Written:
    assert isinstance(known.operand, Figure)
    per = 100 if known.operand.unit is Unit.PERCENT else 1
    exact = Fraction(known.operand.amount)
    return Written(text=known.operand.id, exact=exact / per, true=known.true / per)


def _joined(left: Written, sign: str, right: Written) -> Written:
    is_nought = 0 in (right.exact, right.true)
    join = SIGNS["*" if is_nought and sign == "/" else sign]
    return Written(
        text=f"({left.text} {sign} {right.text})",
        exact=join(left.exact, right.exact),
        true=join(left.true, right.true),
    )


def _negative(one: Written) -> Written:
    return Written(text=f"-{one.text}", exact=-one.exact, true=-one.true)


@given(st.data())
def test_an_expression_equals_fractions_and_its_bound_covers_what_is_true(
    data: st.DataObject,
) -> None:
    figures = data.draw(FIGURES_OF_A_SUM)
    kind = data.draw(st.sampled_from(["pounds", "counts", "shares", "ratios"]))
    written = data.draw(sums(figures, kind, data.draw(st.integers(0, 3))))
    ending = " as percent" if kind == "ratios" and data.draw(st.booleans()) else ""

    try:
        done = evaluate(f"{written.text}{ending}", _by_id(figures))
    except CalculationError as error:
        event(type(error).__name__)
        return

    per = 100 if done.unit is Unit.PERCENT else 1
    exact, true = written.exact * per, written.true * per
    assert abs(Fraction(done.result) - exact) <= abs(exact) * KEPT
    assert_covers(done, true)
    assert_says_no_more_than_it_knows(done, figures, true)


def _by_id(figures: Sequence[Known]) -> dict[FigureId, Figure]:
    return {
        known.operand.id: known.operand
        for known in figures
        if isinstance(known.operand, Figure)
    }


# Named sums, and sums of sums.

ONE_UNIT = st.sampled_from(Unit).flatmap(
    lambda unit: st.lists(known_figures(unit=unit), min_size=2, max_size=6)
)


@given(ONE_UNIT)
def test_sums_of_one_unit_are_those_of_fractions(known: list[Known]) -> None:
    operands = [one.operand for one in known]
    exact = [Fraction(_figure(one).amount) for one in known]
    true = [one.true for one in known]

    of_all: tuple[tuple[Calculation, Callable[[list[Fraction]], Fraction]], ...] = (
        (total(operands), _added),
        (average(operands), lambda given: _added(given) / len(given)),
        (change(operands[0], operands[1]), lambda given: given[1] - given[0]),
        (remaining(operands[0], operands[1:]), lambda g: 2 * g[0] - _added(g)),
    )
    for done, of in of_all:
        assert abs(Fraction(done.result) - of(exact)) <= abs(of(exact)) * KEPT
        assert_covers(done, of(true))
        assert_says_no_more_than_it_knows(done, known, of(true))
    for end, so_far in enumerate(running_totals(operands), start=1):
        assert so_far == total(operands[:end])
        assert_covers(so_far, _added(true[:end]))


def _added(given: Sequence[Fraction]) -> Fraction:
    return sum(given, start=Fraction(0))


def _figure(known: Known) -> Figure:
    assert isinstance(known.operand, Figure)
    return known.operand


POSITIVE = st.sampled_from([Unit.GBP, Unit.COUNT]).flatmap(
    lambda unit: st.tuples(
        known_figures(unit=unit, number=0, least=1),
        known_figures(unit=unit, number=1, least=1),
    )
)


@given(POSITIVE, st.integers(1, 12))
@example(
    (
        Known(operand=printed_figure(0, digits=7, power=-3), true=Fraction(7, 1000)),
        Known(operand=printed_figure(1, digits=9781, power=4), true=Fraction(97810000)),
    ),
    1,
)
def test_rates_of_two_amounts_are_within_their_bounds(
    pair: tuple[Known, Known], years: int
) -> None:
    before, after = pair
    (a, b) = (before.true, after.true)

    for done, true in (
        (percentage_change(before.operand, after.operand), (b - a) / a * 100),
        (share(before.operand, after.operand), a / b * 100),
        (multiple(before.operand, after.operand), a / b),
        (ratio(before.operand, after.operand), a / b),
    ):
        assert_covers(done, true)
        assert_says_no_more_than_it_knows(done, pair, true)
    grown = growth_rate(before.operand, after.operand, years=years)
    result, error = Fraction(grown.result) / 100, Fraction(grown.error) / 100
    # The root itself is kept to fifty digits.
    low, high = (1 + result + way * (error + KEPT**4) for way in (-1, 1))
    assert max(low, Fraction(0)) ** years <= b / a <= high**years
    assert_says_no_more_than_it_knows(grown, pair)


@given(POSITIVE, st.integers(1, 12))
def test_years_to_balance_cover_the_true_ones_or_there_is_no_fall(
    pair: tuple[Known, Known], years: int
) -> None:
    before, after = pair

    try:
        done = years_to_balance(before.operand, after.operand, years=years)
    except CalculationError:
        least, most = _figure(before), _figure(after)
        fall = least.amount - most.amount - least.resolution - most.resolution
        assert fall <= 0 or least.is_approximate or most.is_approximate
        return

    true = after.true / ((before.true - after.true) / years)
    assert_covers(done, true)
    assert_says_no_more_than_it_knows(done, pair, true)


Chain = Callable[[Sequence[Known]], tuple[Calculation, Fraction]]


def _of_two(
    name: Callable[[Operand, Operand], Calculation],
    true: Callable[[Fraction, Fraction], Fraction],
) -> Chain:
    return lambda known: (
        name(known[0].operand, known[1].operand),
        true(known[0].true, known[1].true),
    )


def _of_all(
    name: Callable[[Sequence[Operand]], Calculation],
    true: Callable[[Sequence[Fraction]], Fraction],
) -> Chain:
    return lambda known: (
        name([one.operand for one in known]),
        true([one.true for one in known]),
    )


def _distance(known: Sequence[Known]) -> tuple[Calculation, Fraction]:
    planned, actual = known[0], known[1]
    distance = distance_from_plan(planned.operand, actual.operand)
    gap = actual.true - planned.true
    if distance.percent is None:
        return distance.amount, gap
    return distance.percent, gap / planned.true * 100


CHAINS: dict[str, Chain] = {
    "total": _of_all(total, _added),
    "average": _of_all(average, lambda given: _added(given) / len(given)),
    "change": _of_two(change, lambda a, b: b - a),
    "percentage change": _of_two(percentage_change, lambda a, b: (b - a) / a * 100),
    "distance": _distance,
    "share": _of_two(share, lambda a, b: a / b * 100),
    "multiple": _of_two(multiple, lambda a, b: a / b),
    "per unit": _of_two(per_unit, lambda a, b: a / b),
    "per head": _of_two(per_head, lambda a, b: a / b),
    "per plan": _of_two(per_plan, lambda a, b: a / b),
    "years": _of_two(
        lambda a, b: years_to_balance(a, b, years=3), lambda a, b: b / ((a - b) / 3)
    ),
    "remaining": _of_all(
        lambda given: remaining(given[0], given[1:]), lambda g: 2 * g[0] - _added(g)
    ),
}


@given(
    st.lists(known_figures(), min_size=2, max_size=5),
    st.lists(
        st.tuples(
            st.sampled_from(sorted(CHAINS)),
            st.tuples(*[st.integers(0, 10**6)] * 3),
        ),
        min_size=1,
        max_size=10,
    ),
)
def test_a_chain_of_sums_covers_what_is_true_at_each_link(
    figures: list[Known], links: list[tuple[str, tuple[int, ...]]]
) -> None:
    pool = list(figures)

    for name, places in links:
        chosen = [pool[place % len(pool)] for place in places]
        try:
            done, true = CHAINS[name](chosen)
        except CalculationError as error:
            event(type(error).__name__)
            continue
        assert_covers(done, true)
        pool.append(Known(operand=done, true=true))


@given(ONE_UNIT)
def test_a_difference_is_never_negative(known: list[Known]) -> None:
    one, other = known[:2]

    done = difference(one.operand, other.operand)

    assert done.result >= 0
    gap = one.true - other.true
    assert min(abs(Fraction(done.result) - way * gap) for way in (1, -1)) <= done.error


# Nothing but a named error, whatever is written and whatever a cell holds.

CELLS = st.one_of(
    st.decimals(),
    st.sampled_from([Decimal("sNaN"), Decimal("-Infinity"), Decimal("1e-70")]),
    st.integers(-(10**30), 10**30).map(Decimal),
)
LAST_DIGITS = st.integers(-80, 80).map(lambda power: Decimal(1).scaleb(power))
SYMBOLS = ("f-0", "f-1", "f", " ", *"-+*/()-()%£.,", "**", "as percent")
WRITTEN = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from((*SYMBOLS, "0", "1", "2", "100", "1.5", "1,000")), max_size=25
    ).map("".join),
)


@given(WRITTEN, CELLS, CELLS, LAST_DIGITS, st.sampled_from(Unit), st.booleans())
@example("f-0 + f-1", Decimal("1e18"), Decimal(1), Decimal("1e-20"), Unit.GBP, False)
@example("f-0 / f-1", Decimal("1e-50"), Decimal("1e9"), Decimal(1), Unit.GBP, False)
def test_nothing_but_a_named_error_comes_of_any_expression(
    expression: str,
    one: Decimal,
    other: Decimal,
    resolution: Decimal,
    unit: Unit,
    is_approximate: bool,
) -> None:
    figures = {
        FigureId(f"f-{number}"): _with(
            amount, resolution, number=number, unit=unit, is_approximate=is_approximate
        )
        for number, amount in enumerate((one, other))
    }

    for text in (expression, "f-0 - f-1", "f-0 / f-1 as percent", "f-0 * 7 / 3"):
        try:
            done = evaluate(text, figures)
            total([done, done])
        except CalculationError:
            continue
        assert done.printed


def _with(
    amount: Decimal,
    resolution: Decimal,
    *,
    number: int,
    unit: Unit,
    is_approximate: bool,
) -> Figure:
    plain = printed_figure(number, digits=1, unit=unit, is_approximate=is_approximate)
    return replace(plain, amount=amount, resolution=resolution)


# What a result promises.


def assert_covers(done: Calculation, true: Fraction) -> None:
    assert abs(Fraction(done.result) - true) <= Fraction(done.error), done


def assert_says_no_more_than_it_knows(
    done: Calculation, figures: Sequence[Known], true: Fraction | None = None
) -> None:
    """Hold what is printed to the result, its margin and its bound."""
    said = read_amounts(re.sub(r" to 1$", "", done.rounded))[0]
    assert said.unit is done.unit
    if done.margin is not None:
        assert done.rounded.startswith("about ")
        margin = read_amounts(done.margin)[0].amount
        assert abs(said.amount - done.result) <= margin
        assert true is None or abs(Fraction(said.amount) - true) <= margin, done
        return
    # "£10,200bn" may be rounded to the hundred billion, as its error says.
    assert abs(said.amount - done.result) <= max(said.resolution / 2, done.error)
    coarsest = max(
        known.operand.resolution
        for known in figures
        if isinstance(known.operand, Figure) and known.operand.id in done.operands
    )
    is_first_two = said.resolution.adjusted() >= said.amount.adjusted() - 1
    is_kept = said.resolution >= coarsest
    # Pounds have two digits of pence or none.
    is_kept |= said.unit is Unit.GBP and said.resolution < 1 and done.error < 1
    assert is_first_two or is_kept or done.error < 10 * said.resolution, done
