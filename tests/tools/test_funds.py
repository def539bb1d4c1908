import pytest

from tools.funds import is_of_grant, names_own_budget


@pytest.mark.parametrize(
    ("said", "is_grant"),
    [
        (("an overspend of £5m", "General Fund by directorate"), False),
        (("Dedicated Schools Grant", "General Fund by directorate"), True),
        (("The accumulated deficit", "a gap in the General Fund"), True),
        (("the General Fund deficit",), False),
        (("Home to school transport", "High needs update"), False),
        (("an overspend of £5m", None), True),
        (("an overspend of £5m; it excludes the DSG",), False),
        (("transport for pupils with SEND, on the General Fund",), False),
        (("Primary", "Maintained school balances, surplus/(deficit)"), False),
        (("DSG and school balances",), True),
        (("Access works", "SEND capital programme"), False),
        (("Variance", "High needs provision capital 2023/24"), False),
        (("DSG variance", "Revenue and capital monitoring"), True),
        (("an overspend of £5m against the revenue budget",), False),
    ],
    ids=[
        "directorate",
        "row of the grant",
        "deficit",
        "of the fund",
        "near",
        "neither",
        "excluded",
        "pupils alone",
        "schools' own",
        "both",
        "capital",
        "capital of high needs",
        "revenue and capital",
        "revenue budget",
    ],
)
def test_the_nearest_fund_named_tells_whose_overspend_it_is(
    said: tuple[str | None, ...], *, is_grant: bool
) -> None:
    assert is_of_grant(said) is is_grant


@pytest.mark.parametrize(
    ("heading", "is_own"),
    [
        ("General Fund forecast", True),
        ("Forecast by directorate", True),
        ("Net revenue budget 2024/25", True),
        ("DSG revenue outturn", False),
        ("General Fund and DSG", False),
        ("Dedicated Schools Grant", False),
        ("SEND capital programme", False),
    ],
)
def test_council_s_own_budget_is_named_where_the_grant_is_not(
    heading: str,
    is_own: bool,
) -> None:
    assert names_own_budget(heading) is is_own
