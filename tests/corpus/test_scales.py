"""Which unit a heading says for its cells."""

from decimal import Decimal

import pytest

from corpus.records import Unit
from corpus.scales import read_scale


@pytest.mark.parametrize(
    ("heading", "unit", "factor"),
    [
        ("£m", Unit.GBP, 10**6),
        ("(£m)", Unit.GBP, 10**6),
        ("£ million", Unit.GBP, 10**6),
        ("DSG Deficit £M", Unit.GBP, 10**6),
        ("£\N{RIGHT SINGLE QUOTATION MARK}000", Unit.GBP, 1000),
        ("(£'000s)", Unit.GBP, 1000),
        ("£000s", Unit.GBP, 1000),
        ("£,000", Unit.GBP, 1000),
        ("£ (000)", Unit.GBP, 1000),
        ("£k", Unit.GBP, 1000),
        ("£bn", Unit.GBP, 10**9),
        ("£m\N{SUPERSCRIPT ONE}", Unit.GBP, 10**6),
        ("£'m", Unit.GBP, 10**6),
        ("£ths", Unit.GBP, 1000),
        ("Cost (£)", Unit.GBP, 1),
        ("% of pupils", Unit.PERCENT, 1),
        ("Percentage", Unit.PERCENT, 1),
        ("000s", None, 1000),
    ],
)
def test_heading_says_the_scale_of_its_cells(
    heading: str, unit: Unit | None, factor: int
) -> None:
    scale = read_scale(heading)

    assert scale is not None
    assert (scale.unit, scale.factor) == (unit, Decimal(factor))


@pytest.mark.parametrize(
    "heading",
    ["Number", "a 0.5% transfer", "£5m cap", "£1,000", "£m and %", "2022/23", "£x"],
)
def test_heading_without_one_scale_says_none(heading: str) -> None:
    assert read_scale(heading) is None


@pytest.mark.parametrize("heading", ["Per head £", "Grant £ 2024/25", "£"])
def test_pound_sign_alone_in_a_heading_is_pounds(heading: str) -> None:
    scale = read_scale(heading)

    assert scale is not None
    assert (scale.unit, scale.factor) == (Unit.GBP, Decimal(1))


@pytest.mark.parametrize(
    ("caption", "unit"),
    [
        ("Key indicators (counts unless shown as a percentage)", None),
        ("Spending (£m, except where shown as a percentage)", Unit.GBP),
    ],
)
def test_unit_of_what_is_excepted_is_not_that_of_all(
    caption: str, unit: Unit | None
) -> None:
    scale = read_scale(caption)

    assert (scale and scale.unit) is unit
