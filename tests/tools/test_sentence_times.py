"""Rules of tools/sentence_times.py: which time in a sentence an amount is of."""

import pytest

from corpus.money import read_amounts
from corpus.periods import read_periods
from corpus.years import closing_year
from tools.sentence_times import times_of


def times(sentence: str) -> list[str | None]:
    amounts, periods = read_amounts(sentence), read_periods(sentence)
    return [
        closing_year(time.as_at) or time.year or time.as_at
        for time in times_of(sentence, amounts, periods)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It owed £7m in 2022/23.", ["2022-23"]),
        ("In 2022/23 it owed £7m.", ["2022-23"]),
        ("It owed £7m at 31 March 2023.", ["2022-23"]),
        ("There were 747 pupils in October 2021.", ["2021-10"]),
        ("It owed £7m.", [None]),
        ("It fell from 642 in April 2024 to 388 in November.", ["2024-04", None]),
        ("It owes £9m (2022/23: £7m).", [None, "2022-23"]),
        ("It was awarded £9m, receiving £4m in March 2023.", [None, "2022-23"]),
        ("It owed £7m in 2022/23 and £9m in 2023/24.", ["2022-23", "2023-24"]),
        ("In 2022/23 it spent £9m against a grant of £7m.", ["2022-23", "2022-23"]),
        ("It spent £9m against a grant of £7m in 2022/23.", ["2022-23", "2022-23"]),
        ("In 2022/23 it owed £9m, up from £7m.", ["2022-23", None]),
        ("The debt rose from £7m to £9m in 2022/23.", [None, "2022-23"]),
        ("In 2022/23 the debt rose from £7m to £9m.", [None, "2022-23"]),
        (
            "It owed £9m at 31 March 2023, against £7m planned and £5m in 2021/22.",
            ["2022-23", "2022-23", "2021-22"],
        ),
        ("It may owe £7m to £9m by March 2026.", ["2025-26", "2025-26"]),
        ("By March 2026 it may owe between £7m and £9m.", ["2025-26", "2025-26"]),
        (
            "It owed £7m and £9m in 2021/22 and 2022/23 respectively.",
            ["2021-22", "2022-23"],
        ),
        ("Of the £9m for 2022/23, £2m is kept and £1m lent.", ["2022-23"] * 3),
        ("Of it £9m went in 2022/23, and £2m was kept.", ["2022-23", None]),
        ("It was 4% in May 2023; in Kent it was 5%.", ["2023-05", "2023-05"]),
        ("It grew 9% in May 2023, taking the total to 2,104.", ["2023-05"] * 2),
        ("There are 747 girls and boys (May 2023) and 9 more.", ["2023-05"] * 2),
        ("It was £9m by March 2023; with care it would be £7m.", ["2022-23"] * 2),
        ("9 children and young people with an EHC plan in May 2023.", ["2023-05"]),
        (
            "The debt brought forward of £7m and this year's £2m make £9m"
            " at 31 March 2023.",
            [None, "2022-23", "2022-23"],
        ),
        ("Moving 5% in 2024/25 brings the gap to £28m.", ["2024-25", "2024-25"]),
    ],
)
def test_amount_has_the_time_that_is_said_of_it(
    sentence: str, expected: list[str | None]
) -> None:
    assert times(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It is an increase of £7m on 2023/24.",
        "The grant for 2021/22 and 2022/23 is £7m.",
        "The outturn, to Policy Committee on 16 June 2025, was £7m.",
        "Since 2019 fees have risen by £7m.",
        "An extra £7m was announced on 16 December 2021.",
        "New shares (7% so far) will be published in June 2024.",
        "After the report of February 2024 £7m was set aside.",
        "It holds £7m that neither the 2021/22 or 2022/23 plans need.",
        "It is protected until 31 March 2026 and owes £7m.",
        "On 31st SEPT 2021 it owed £7m.",
    ],
)
def test_time_of_something_else_is_no_amounts(sentence: str) -> None:
    assert times(sentence) == [None]


def test_what_runs_from_april_is_of_the_year_that_begins() -> None:
    sentence = "It saves £7m from April 2022."

    (time,) = times_of(sentence, read_amounts(sentence), read_periods(sentence))

    assert (time.year, time.as_at) == ("2022-23", "2022-04")
