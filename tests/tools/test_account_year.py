"""The year of an account is said once, and holds where a sentence leaves it out."""

import pytest

from corpus.periods import read_periods
from tools.account_year import (
    account_year,
    is_spent_in_year,
    only_year,
    year_of_caption,
)


@pytest.mark.parametrize(
    ("title", "texts", "year"),
    [
        pytest.param("DSG outturn 2021/22", [], "2021-22", id="title"),
        pytest.param(
            "Monitoring report, Period 9",
            ["To inform members.", "The projected outturn for 2023/24 is set out."],
            "2023-24",
            id="purpose",
        ),
        pytest.param(
            "Monitoring", ["The forecast for 2023/24 and 2024/25"], None, id="two years"
        ),
        pytest.param("Admissions", ["Pupils who joined in 2023/24"], None, id="none"),
        pytest.param(
            "Budget", ["The budget for 2022 to 2023 was set."], "2022-23", id="in words"
        ),
    ],
)
def test_paper_accounts_for_the_one_year_it_names(
    title: str, texts: list[str], year: str | None
) -> None:
    assert account_year(title, texts) == year


def test_point_that_names_no_year_leaves_a_caption_its_one() -> None:
    caption = "Forecast position 2024/25 as at Period 7"

    assert year_of_caption(caption) == "2024-25"


def test_the_day_of_the_meeting_tells_no_year_of_an_account() -> None:
    texts = ["To report the final outturn for 2023/24."]

    year = account_year("Schools Forum 18 June 2024", texts, met_on="2024-06-18")

    assert year == "2023-24"


@pytest.mark.parametrize(
    ("caption", "year"),
    [
        ("Table 3: High Needs outturn 2023/24", "2023-24"),
        ("Table 3: Pupils in 2023/24", None),
        ("Table 3: Outturn 2022/23 and forecast 2023/24", None),
        (None, None),
    ],
)
def test_caption_of_an_account_names_its_year(
    caption: str | None, year: str | None
) -> None:
    assert year_of_caption(caption) == year


def test_year_named_far_from_the_front_is_not_the_papers() -> None:
    texts = ["The forum met."] * 20 + ["The forecast for 2023/24 is given."]

    assert account_year("Monitoring", texts) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("at 30 September 2023 and in 2023/24", "2023-24", id="same year"),
        pytest.param("31 March 2023 and 31 March 2024", None, id="two year ends"),
        pytest.param("2020/21 to 2023/24", None, id="span"),
        pytest.param("in 2023", None, id="calendar year"),
        pytest.param("31st Sept 2021 and 2023/24", "2023-24", id="impossible"),
    ],
)
def test_only_year_is_the_one_that_all_times_are_of(text: str, year: str) -> None:
    assert only_year(read_periods(text)) == year


@pytest.mark.parametrize(
    ("clause", "is_spent"),
    [
        ("the block is projected to overspend by £2.3m", True),
        ("against a revised budget of £43.16m", True),
        ("an adverse movement of £0.37m", True),
        ("an agreement worth £95m", False),
        ("reserves of £6.2m", False),
    ],
)
def test_spend_and_budget_are_of_a_year(clause: str, is_spent: bool) -> None:
    assert is_spent_in_year(clause) is is_spent
