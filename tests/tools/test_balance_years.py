"""Rules of tools/balance_years.py: when spending is to be within the grant."""

from decimal import Decimal

import pytest

from corpus.records import (
    Figure,
    Flow,
    FundingBlock,
    Locator,
    Paper,
    PaperId,
    Passage,
    PassageId,
)
from tests.figures_in_words import figure
from tools.balance_years import (
    BalanceYear,
    find_balance_years,
    find_slips,
    first_balanced,
    years_apart,
)
from tools.programme import tell

PAPER = Paper(id=PaperId("ab" * 32), file_name="paper.txt", title="Safety Valve")


def found(sentence: str) -> tuple[BalanceYear, ...]:
    passage = Passage(
        id=PassageId("p-1"),
        paper_id=PAPER.id,
        text=sentence,
        context="",
        locator=Locator(words="para 1", page_number=None, start=0, end=9),
    )
    return find_balance_years(tell(PAPER, [passage]), said_on="2025-02-05")


def read(sentence: str) -> tuple[str | None, str | None]:
    """The planned and the latest, in short."""
    told = found(sentence)
    planned = next((one.cell.value for one in told if one.is_planned), None)
    return planned, next((one.cell.value for one in told if not one.is_planned), None)


@pytest.mark.parametrize(
    ("sentence", "planned", "latest"),
    [
        (
            "The block will now break even in 2027-28 rather than 2025-26.",
            "2025-26",
            "2027-28",
        ),
        (
            "In-year balance on high needs has moved from 2026/27 to 2029/30.",
            "2026-27",
            "2029-30",
        ),
        (
            "High needs in-year balance slipped from March 2026 to March 2028.",
            "2025-26",
            "2027-28",
        ),
        ("The DSG is to be back in balance by 31 March 2028.", None, "2027-28"),
        ("High needs will reach in-year balance by 2030-31.", None, "2030-31"),
        (
            "Rather than 2025-26, high needs will reach in-year balance in 2027-28.",
            "2025-26",
            "2027-28",
        ),
        (
            "Under the agreement in-year balance is due in 2026/27.",
            "2026-27",
            None,
        ),
        (
            "Balance would take eight years where seven had been agreed.",
            "7 years",
            "8 years",
        ),
        (
            "It would have taken 15 years to bring the system into balance.",
            "15 years",
            None,
        ),
        (
            "Spending will live within the high needs funding from 2022/23 onwards.",
            None,
            "2022-23",
        ),
    ],
)
def test_a_sentence_tells_when_the_grant_balances(
    sentence: str, planned: str | None, latest: str | None
) -> None:
    assert read(sentence) == (planned, latest)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Council must set a balanced budget for 2025/26.",
        "The deficit will be cleared in 2025/26.",
        "School balances rose in 2023/24.",
        "The remaining balance of the grant comes in 2024/25.",
    ],
)
def test_what_is_not_of_the_grants_year_tells_nothing(sentence: str) -> None:
    assert found(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("High needs will be in balance in 2028/29, two years later than planned.", 2),
        ("The DSG will be in balance a year late.", 1),
        ("On those figures the DSG would be in balance a year late.", None),
        ("High needs will reach balance one year earlier.", -1),
        ("The report was two years late.", None),
    ],
)
def test_a_sentence_may_say_by_how_much_it_moved(
    sentence: str, years: int | None
) -> None:
    passage = Passage(
        id=PassageId("p-1"),
        paper_id=PAPER.id,
        text=sentence,
        context="",
        locator=Locator(words="para 1", page_number=None, start=0, end=9),
    )

    found = [cell.amount for cell in find_slips(tell(PAPER, [passage]))]

    assert found == ([] if years is None else [Decimal(years)])


def yearly(*amounts: str, caption: str = "Table 1") -> list[Figure]:
    return [
        figure(
            f"£{amount}m".replace("£-", "-£"),
            id=f"f-{caption}-{number}",
            amount=Decimal(amount) * 1_000_000,
            flow=Flow.IN_YEAR,
            block=FundingBlock.HIGH_NEEDS,
            period=f"202{number}-2{number + 1}",
            caption=caption,
            row_path=("In-year variance",),
        )
        for number, amount in enumerate(amounts)
    ]


@pytest.mark.parametrize(
    ("amounts", "year"),
    [
        (("7.3", "3.9", "-2.5", "-4.2"), "2022-23"),
        (("7.3", "3.9", "2.5"), None),
        (("-1.0", "-3.9", "-2.5"), None),
        (("7.3", "-1.0", "2.5"), None),
        (("7.3", "-1.0"), None),
    ],
    ids=["falls", "never", "always", "comes back", "too few years"],
)
def test_a_table_tells_the_year_its_overspends_end(
    amounts: tuple[str, ...], year: str | None
) -> None:
    balance = first_balanced(yearly(*amounts))

    assert (balance and balance.year) == year


def test_the_table_printed_last_is_the_one_that_tells() -> None:
    earlier = yearly("7.3", "3.9", "-2.5", caption="Table 1")
    later = yearly("7.3", "3.9", "2.5", "-1.0", caption="Table 2")

    balance = first_balanced([*earlier, *later])

    assert balance is not None
    assert balance.year == "2023-24"


def test_years_apart_are_only_between_like_and_like() -> None:
    planned, latest = sorted(
        found("The block will break even in 2027-28 rather than 2025-26."),
        key=lambda one: not one.is_planned,
    )
    (counted,) = found("It would have taken 15 years to balance the system.")

    gap = years_apart(planned, latest)
    assert gap is not None
    assert (gap.value, gap.amount) == ("2 years", Decimal(2))
    assert gap.words == "2027-28 less 2025-26"
    assert years_apart(counted, latest) is None
    assert years_apart(None, latest) is None
