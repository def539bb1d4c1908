"""Tables in plain text whose cells are parted by single blanks."""

import pytest

from corpus.pages import Page, Table
from ingest.readers.text import read_text

HEAD = "Position at: 31.03.23 31.03.24 31.03.25\n"
BODY = "High needs grant 58,410 62,910 65,430\nSpend 68,260 75,520 80,890\n"
THREE = [
    ["High needs grant", "58,410", "62,910", "65,430"],
    ["Spend", "68,260", "75,520", "80,890"],
]


def tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table)]


def rows(text: str) -> list[list[str]]:
    """The rows of the one table of `text`, each cell checked to stand at its place."""
    (page,) = read_text(text)
    (table,) = tables(page)
    for cell in (cell for row in table.rows for cell in row.cells):
        printed = " ".join(page.text[p.start : p.end] for p in cell.places)
        assert " ".join(printed.split()) == cell.text
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (HEAD, ["Position at:", "31.03.23", "31.03.24", "31.03.25"]),
        ("Line Lead 22/23 23/24 24/25\n", ["Line Lead", "22/23", "23/24", "24/25"]),
        (
            "£m 2023/24 Outturn 2024/25 Q3 Forecast 2025/26 Budget\n",
            ["£m", "2023/24 Outturn", "2024/25 Q3 Forecast", "2025/26 Budget"],
        ),
        (
            "Line Outturn 2023/24 Draft budget 2024/25 Plan 2025/26\n",
            ["Line", "Outturn 2023/24", "Draft budget 2024/25", "Plan 2025/26"],
        ),
        ("Budget Q1 Q2\n", ["", "Budget", "Q1", "Q2"]),
        (
            "Block Budget £m Actual Variance %\n",
            ["Block", "Budget £m", "Actual", "Variance %"],
        ),
        ("Measure Aug 24 Sep 24 Target\n", ["Measure", "Aug 24", "Sep 24", "Target"]),
        (
            "Workstream Plan Achieved to month 8 Year-end forecast\n",
            ["Workstream", "Plan", "Achieved to month 8", "Year-end forecast"],
        ),
        (
            "Table 3\nYear In-year\noverspend\nGross deficit at\n31 March Payment in\n"
            "year\n",
            [
                "Year",
                "In-year overspend",
                "Gross deficit at 31 March",
                "Payment in year",
            ],
        ),
        (
            "Table 3\n2022/23\nOutturn\n2023/24\nForecast\n2024/25\n",
            ["", "2022/23 Outturn", "2023/24 Forecast", "2024/25"],
        ),
    ],
    ids=[
        *("dates", "years", "words after years", "words before years", "words alone"),
        *("units", "a word after dates", "capitals", "capitals over lines"),
        "years on lines of their own",
    ],
)
def test_head_line_names_the_columns_of_closed_rows(
    head: str, names: list[str]
) -> None:
    assert rows(head + BODY) == [names, *THREE]


def test_names_on_two_lines_are_two_rows_of_names() -> None:
    head = "Line 2022/23 2023/24 2024/25\nOutturn Forecast Budget\n"

    assert rows(head + BODY)[:2] == [
        ["Line", "2022/23", "2023/24", "2024/25"],
        ["", "Outturn", "Forecast", "Budget"],
    ]


def test_years_over_groups_of_names_that_end_with_units_span_them() -> None:
    names = "No\naction £m\nWith plan £m\n"
    head = f"Forecast 2024/25 Budget 2025/26\n{names}{names}"

    assert rows(head + "Deficit 6.7 6.1 8.8 7.5\nGrant 25.1 25.1 27.6 27.6\n")[:2] == [
        ["", "Forecast 2024/25", "", "Budget 2025/26", ""],
        ["", "No action £m", "With plan £m", "No action £m", "With plan £m"],
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("less transfer nil 1,742 -\n", ["less transfer", "nil", "1,742", "-"]),
        ("126,670 138,430 146,320\n", ["", "126,670", "138,430", "146,320"]),
        (
            "Transfer agreed by the Forum or,\nwhere not agreed, by the State\n1 2 3\n",
            ["Transfer agreed by the Forum or, where not agreed, by the State", *"123"],
        ),
        (
            "Placements in other\ncounties 4 5 6\n",
            ["Placements in other counties", *"456"],
        ),
        (
            "Placements abroad 4 5 6\nand at sea\n",
            ["Placements abroad and at sea", *"456"],
        ),
        ("Year 11 4.1 5.2 6.3\n", ["Year 11", "4.1", "5.2", "6.3"]),
    ],
    ids=[
        *("blanks", "total without a label", "amounts under their label"),
        *("label goes on", "label goes on below its amounts", "number in a label"),
    ],
)
def test_closed_row_is_read_with_its_label(body: str, expected: list[str]) -> None:
    assert rows(f"{HEAD}{BODY}{body}") == [*rows(HEAD + BODY), expected]


def test_line_without_amounts_over_a_labelled_row_is_a_group() -> None:
    found = rows(f"{HEAD}Do nothing\n{BODY}With actions\n{BODY}")

    assert found[1:] == [["Do nothing"], *THREE, ["With actions"], *THREE]


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("Posts 12 Sep-26\n", ["Posts", "12", "Sep-26", ""]),
        ("Posts 13 14\nTotal 25 Sep-27 9\n", ["Posts", "13", "", "14"]),
        ("Posts Sep-26\n", None),
    ],
    ids=["kinds", "kinds before a total", "too few"],
)
def test_row_that_lacks_amounts_has_those_its_kinds_tell(
    short: str, expected: list[str] | None
) -> None:
    head = "Project Places added Opening Cost £m\n"
    found = rows(f"{head}First 12 Sep-24 1.5\nSecond 13 Sep-25 2.5\n{short}")

    assert found[3:4] == ([expected] if expected else [])


def test_row_whose_missing_amount_nobody_tells_stands_in_no_column() -> None:
    found = rows(f"{HEAD}{BODY}New requests 41 97\nPlans 63 58 54\n")

    assert found[3:] == [
        ["", "New requests 41 97", "", ""],
        ["Plans", "63", "58", "54"],
    ]


def test_row_that_lacks_amounts_above_a_total_is_left_short() -> None:
    found = rows(f"{HEAD}{BODY}Post-16 95 180\nTotal 126,765 138,610 146,320\n")

    assert found[3] == ["Post-16", "95", "180"]


def test_header_that_a_page_repeats_is_passed_over() -> None:
    text = f"Page 2, Cabinet: 9\n{HEAD}{BODY}Page 3, Cabinet: 9\nPlans 63 58 54\n"

    assert rows(text)[3] == ["Plans", "63", "58", "54"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "31 March 2022 73.4 83.1 9.7\n31 March 2023 80.2 94.6 14.4\n",
            "31 March 2022",
        ),
        ("2021/22 25.5 4.1 -2.5\n2022/23 27.1 1.2 -11.4\n", "2021/22"),
        ("2019 1,712 17,910\n2020 1,885 18,105\n2021 1,966 18,220\n", "2019"),
        ("Band 1 420 430\nBand 2 520 540\nBand 3 610 620\n", "Band 1"),
    ],
    ids=["dates", "years", "calendar years", "numbers that count up"],
)
def test_closed_rows_need_no_names(text: str, first: str) -> None:
    assert rows(text)[0][0] == first


@pytest.mark.parametrize(
    "text",
    [
        "The deficit rose from 4.1 to 5.2\nand the grant fell from 9.3 to 8.1\n",
        "Spend grew to 12 34\nas the year went on and more plans came in 12 35\n",
        "Ann Ash, Finance, 01484 221000\nBo Birch, Clerk, 01484 221001\n"
        "Jo Elm, Usher, 01484 221002\n",
        "Minutes 3 - 8\nBudget 9 - 20\nHigh needs 21 - 44\n",
        "A risk that plans\nare late\n5 4 20\nA weekly report to\nthe Board\n3 4 12\n",
        "Deficit 4.1 5.2 6.3\n",
        "Deficit 4.1 5.2\nGrant 9.3 8.1\n",
    ],
    ids=[
        *("prose", "two lines", "telephones", "pages of an agenda", "a risk register"),
        *("one row", "two rows of two amounts"),
    ],
)
def test_lines_that_happen_to_end_in_numbers_are_no_table(text: str) -> None:
    (page,) = read_text(text)

    assert not tables(page)


@pytest.mark.parametrize(
    "head",
    [
        "Line 2022/23\nOutturn\n2023/24\nForecast\nChange\n2022/23 to\n2023/24\n",
        "Type of place Spend £m Pupils\nBudget Actual\n",
        "Authority Deficit\n£m\nEHC\nplans\n",
    ],
    ids=["a year too many", "too few names", "units among names"],
)
def test_table_whose_names_are_not_sure_stays_text(head: str) -> None:
    (page,) = read_text(f"{head}{BODY}Plans 63 58 54\n")

    assert not tables(page)
