"""Rules of tools/growth.py: percentages of growth held against the table's amounts."""

from collections.abc import Sequence

import pytest

from tests.papers_in_words import table
from tools.grid import read_grid
from tools.growth import Slip, check_growth
from tools.ledger import read_ledgers

YEARS = ("Placement", "Jan 2019", "Jan 2020", "Jan 2021", "Jan 2022", "Jan 2023")
MAINSTREAM = ("Mainstream", "452", "501", "548", "602", "671")
PLANS = ("Total plans", "1,008", "1,099", "1,181", "1,277", "1,385")


def slips_of(*rows: Sequence[str]) -> list[Slip]:
    ledgers = read_ledgers(read_grid(table("Table 1 Plans", rows)), "Table 1")
    return [slip for ledger in ledgers for slip in check_growth(ledger)]


def turned(*rows: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*rows, strict=True))


ON_PREVIOUS = ("Increase on previous year", "n/a", "9.0%", "7.5%", "8.1%", "8.5%")


@pytest.mark.parametrize(
    "growth",
    [
        ON_PREVIOUS,
        ("Increase on base year", "", "9.0%", "17.2%", "26.7%", "37.4%"),
        ("Growth", "", "9.0%", "7.5%", "8.1%", "8.5%"),
        ("Increase", "", "9%", "7%", "8%", "8%"),
        ("Growth, and since 2019", "", "9.0%", "7.5%", "8.1%", "37.4%"),
        ("Increase in fees on previous year", "2.0%", "4.0%", "3.1%", "2.5%", "6.0%"),
        ("Target increase on previous year", "", "9.0%", "5.0%", "5.0%", "5.0%"),
    ],
    ids=[
        *("previous", "base", "unsaid", "cut off", "last overall", "of other things"),
        "one agrees by chance",
    ],
)
def test_percentages_that_their_label_allows_are_silent(growth: Sequence[str]) -> None:
    assert slips_of(YEARS, MAINSTREAM, PLANS, growth) == []
    assert slips_of(*turned(YEARS, MAINSTREAM, PLANS, growth)) == []


def test_years_may_run_backwards() -> None:
    rows = [(row[0], *row[:0:-1]) for row in (YEARS, MAINSTREAM, PLANS, ON_PREVIOUS)]

    assert slips_of(*rows) == []


@pytest.mark.parametrize("is_turned", [False, True], ids=["years over", "years down"])
def test_last_percentage_on_the_first_year_is_told(is_turned: bool) -> None:
    rows = [YEARS, MAINSTREAM, PLANS, (*ON_PREVIOUS[:-1], "37.4%")]

    (slip,) = slips_of(*turned(*rows)) if is_turned else slips_of(*rows)

    assert [entry.printed for entry in slip.printed] == ["37.4%"]
    assert slip.as_said == ("(1,385 - 1,277) / 1,277 = 8.5%",)
    assert slip.as_done == ("(1,385 - 1,008) / 1,008 = 37.4%",)
    assert slip.start == "Jan 2019"


def test_growth_on_the_base_year_that_is_on_the_previous_is_told() -> None:
    growth = ("Growth from baseline", "", "9.0%", "17.2%", "26.7%", "8.5%")

    (slip,) = slips_of(YEARS, PLANS, growth)

    assert slip.as_said == ("(1,385 - 1,008) / 1,008 = 37.4%",)
    assert slip.as_done == ("(1,385 - 1,277) / 1,277 = 8.5%",)


def test_percentage_that_no_amount_explains_is_told() -> None:
    (slip,) = slips_of(YEARS, MAINSTREAM, PLANS, (*ON_PREVIOUS[:-1], "5.8%"))

    assert [entry.printed for entry in slip.printed] == ["5.8%"]
    assert slip.as_said == ("(1,385 - 1,277) / 1,277 = 8.5%",)
    assert slip.as_done == ()


def test_fall_may_be_printed_without_a_minus() -> None:
    spend = ("Spend £m", "42.0", "40.1", "38.8", "37.0", "36.2")
    growth = ("Reduction on prior year", "", "4.5%", "3.2%", "4.6%", "2.2%")

    assert slips_of(YEARS, spend, growth) == []
