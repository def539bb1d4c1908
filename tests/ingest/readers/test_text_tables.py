"""Tables in plain text: tabs, pipes, spaces, and a cell a line."""

import pytest

from corpus.pages import Page, Table
from ingest.readers.text import read_text


def tables(page: Page) -> list[Table]:
    return [block for block in page.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def check_places(page: Page) -> None:
    """Every cell's place holds its words, white space apart."""
    for table in tables(page):
        for cell in (cell for row in table.rows for cell in row.cells):
            printed = " ".join(page.text[p.start : p.end] for p in cell.places)
            assert " ".join(printed.split()) == cell.text


def test_lines_with_tabs_are_rows() -> None:
    (page,) = read_text("Before.\n\nYear\t2022/23\t2023/24\nDeficit\t4.1\t \n\nAfter.")

    (table,) = tables(page)

    assert rows(table) == [["Year", "2022/23", "2023/24"], ["Deficit", "4.1", ""]]
    check_places(page)


def test_pipes_around_a_line_make_it_a_row() -> None:
    (page,) = read_text("| Year | 2022/23 |\n|------|--------:|\n| Deficit | £4.1m |\n")

    (table,) = tables(page)

    assert rows(table) == [["Year", "2022/23"], ["Deficit", "£4.1m"]]
    check_places(page)


def test_pipes_between_cells_need_a_rule() -> None:
    (page,) = read_text(
        "Year | 2022/23\n--- | ---\nDeficit | £4.1m\n\nForum | January 2022"
    )

    (table,) = tables(page)

    assert rows(table) == [["Year", "2022/23"], ["Deficit", "£4.1m"]]


def test_pipes_between_as_many_cells_line_by_line_need_no_rule() -> None:
    (page,) = read_text(
        "Schools Forum | Part A\n\nScenario | 2024/25 | 2025/26\nMitigated | 85.7 |"
        " 113.2\n\nOwner | Director\nScore | 16\nColour | Red\n\nPage 1 | Part A\nEnd"
    )

    assert [rows(table) for table in tables(page)] == [
        [["Scenario", "2024/25", "2025/26"], ["Mitigated", "85.7", "113.2"]],
        [["Owner", "Director"], ["Score", "16"], ["Colour", "Red"]],
    ]


def test_columns_kept_apart_by_spaces_are_a_table() -> None:
    (page,) = read_text(
        "                      2022/23    2023/24    2024/25\n"
        "Deficit at 31 March      4.10       6.20       9.00\n"
        "Grant                               48.30      50.10\n"
        "\n"
        "The deficit grows each year.\n"
    )

    (table,) = tables(page)

    assert rows(table) == [
        ["", "2022/23", "2023/24", "2024/25"],
        ["Deficit at 31 March", "4.10", "6.20", "9.00"],
        ["Grant", "", "48.30", "50.10"],
    ]
    check_places(page)


def test_cells_parted_by_spaces_out_of_line_are_rows() -> None:
    (page,) = read_text(
        "Block  Budget  Forecast\nSchools block  445.0  444.9\nAll  92.3  128.7\n"
    )

    (table,) = tables(page)

    assert rows(table)[1:] == [
        ["Schools block", "445.0", "444.9"],
        ["All", "92.3", "128.7"],
    ]
    check_places(page)


def test_spaces_that_part_no_columns_leave_lines_alone() -> None:
    (page,) = read_text(
        "Block  Budget  Forecast\nSchools block  445.0  444.9\nAll      128.7\n"
    )

    assert not tables(page)


def test_two_columns_of_prose_are_no_table() -> None:
    (page,) = read_text(
        "Members asked why the plan was    The officer said that the bids\n"
        "late and who would answer for     had been sent in May and that\n"
        "the money that was not spent.     no answer had come back yet.\n"
    )

    assert not tables(page)


def test_cells_on_lines_of_their_own_are_a_table() -> None:
    (page,) = read_text(
        "Table 2: Recovery\n\nYear\n2022/23\n2023/24\n2024/25\n"
        "Deficit £m\n4.1\n6.2\n-\nReserves £m\n9.0\n8.0\n7.5\n\nThe plan holds.\n"
    )

    (table,) = tables(page)

    assert rows(table) == [
        ["Year", "2022/23", "2023/24", "2024/25"],
        ["Deficit £m", "4.1", "6.2", "-"],
        ["Reserves £m", "9.0", "8.0", "7.5"],
    ]
    check_places(page)


def test_short_lines_without_years_over_them_stay_lines() -> None:
    (page,) = read_text(
        "Deficit £m\n4.1\n6.2\n7.7\n\n2022/23\n2023/24\nNo figures yet\n"
    )

    assert not tables(page)


def test_labels_and_values_in_turn_are_a_table_without_names() -> None:
    (page,) = read_text(
        "6. The effect on the deficit, after payments by the DfE, is set out here:\n\n"
        "Deficit at 1 April 2024\n\n£21,604\n\nDeficit for 2024-25\n\n£5,401\n\n"
        "Less: payment due\n\n(£2,150)\n\nDeficit at 31 March 2025\n\n£24,855\n\n"
        "7. It is rising.\n"
    )

    (table,) = tables(page)

    assert rows(table)[2] == ["Less: payment due", "(£2,150)"]
    assert len(table.rows) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Purpose\n3\nFinance\n5\nRisks\n8\nContacts\n9\n",
        "Deficit\n£5.1m\nReserves\n£4.2m\n",
    ],
    ids=["pages of contents", "two pairs"],
)
def test_labels_and_values_that_may_be_no_table_stay_lines(text: str) -> None:
    assert not tables(*read_text(text))


def test_row_cut_by_a_blank_line_is_made_whole() -> None:
    (page,) = read_text(
        "Need\tCost\tEffect if refused\n"
        "Project lead\t£84k\tDelay\n"
        "Breaks, so that parents can take part in\t£3k\tFewer parents\n"
        "\n"
        "planning the workshops\tuntil Sept 2022\t\n"
        "Case officers\t£35k\tDeadlines missed\n"
        "\n"
        "\t\tand work held up\n"
    )

    (table,) = tables(page)

    assert rows(table)[2:] == [
        [
            "Breaks, so that parents can take part in planning the workshops",
            "£3k until Sept 2022",
            "Fewer parents",
        ],
        ["Case officers", "£35k", "Deadlines missed and work held up"],
    ]
    check_places(page)


def test_blank_line_after_every_row_cuts_none() -> None:
    (page,) = read_text(
        "Post\tDuty\n\nClerk\tMinutes\n\n\tand notices\n\nUsher\tDoors\n"
    )

    (table,) = tables(page)

    assert rows(table)[2] == ["", "and notices"]


def test_header_of_its_own_begins_the_next_table() -> None:
    (page,) = read_text("Year\t2022/23\nDeficit\t4.1\n\nBand\tRate\nA\t£200\nB\t£300\n")

    assert [rows(table)[0] for table in tables(page)] == [
        ["Year", "2022/23"],
        ["Band", "Rate"],
    ]


def test_cells_on_lines_of_their_own_need_no_years() -> None:
    (page,) = read_text(
        "2. OUTTURN\n\nTable 1: Spending\n\nService\nBudget\nOutturn\n"
        "Special schools\n11.2\n11.4\nTop-ups\n5.3\n6.0\n16.5\n17.4\n\n"
        "3. NEXT STEPS\n\nThe plan holds.\n"
    )

    (table,) = tables(page)

    assert rows(table) == [
        ["Service", "Budget", "Outturn"],
        ["Special schools", "11.2", "11.4"],
        ["Top-ups", "5.3", "6.0"],
        ["", "16.5", "17.4"],
    ]
    check_places(page)


def test_names_over_the_values_alone_leave_the_corner_blank() -> None:
    (page,) = read_text(
        "Budget\nOutturn\n\nSpecial schools\n11.2\n11.4\n\nTop-ups\n5.3\nTBC\n"
    )

    (table,) = tables(page)

    assert rows(table) == [
        ["", "Budget", "Outturn"],
        ["Special schools", "11.2", "11.4"],
        ["Top-ups", "5.3", "TBC"],
    ]


def test_heading_over_stacked_names_is_none_of_them() -> None:
    (page,) = read_text(
        "Spending\n\nBudget\nOutturn\nSchools\n11.2\n11.4\nTop-ups\n5.3\n6.0\n"
    )

    (table,) = tables(page)

    assert rows(table)[0] == ["", "Budget", "Outturn"]


def test_stacked_labels_run_over_lines_and_stand_under_groups() -> None:
    (page,) = read_text(
        "Service\nBudget\nOutturn\nPlacements\nSchools and\nother settings\n"
        "11.2\n11.4\nIndependent and non-\nmaintained\n9.1\n9.4\nOther\nTop-ups\n"
        "5.3\n6.0\n"
    )

    (table,) = tables(page)

    assert rows(table)[1:] == [
        ["Placements"],
        ["Schools and other settings", "11.2", "11.4"],
        ["Independent and non-maintained", "9.1", "9.4"],
        ["Other"],
        ["Top-ups", "5.3", "6.0"],
    ]


def test_stacked_row_may_lack_values_but_the_last_may_not() -> None:
    (page,) = read_text(
        "Service\n2022/23\n2023/24\nSchools\n11\n12\nHealth\n2\nTop-ups\n2012\n"
        "2025\nPage\n7\n"
    )

    (table,) = tables(page)

    assert rows(table)[1:] == [
        ["Schools", "11", "12"],
        ["Health", "2"],
        ["Top-ups", "2012", "2025"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Item\n6\nWards\nAll\nDate\n29 June 2022\n",
        "Schools\n11.2\n11.4\nTop-ups\n5.3\n6.0\n",
        "Service\nBudget\nOutturn\nSchools\n11.2\n11.4\n",
        "Service\nBudget\nSpending\nOutturn\nLast\nSchools\n1\n2\nTop-ups\n3\n4\n",
    ],
    ids=["labels and values", "no names", "one row", "more names than values"],
)
def test_lines_without_a_rhythm_under_names_stay_lines(text: str) -> None:
    assert not tables(*read_text(text))


def test_label_over_two_lines_has_the_values_beside_either() -> None:
    (page,) = read_text(
        "                           Budget   Forecast   Variance\n"
        "Special schools, including\n"
        "outreach                    22.31      22.94       0.63\n"
        "Resourced units              4.12       4.07      (0.05)\n"
        "Independent and             10.20      11.95\n"
        "other schools\n"
        "Total                       36.63      38.96       0.58\n"
        "Source: the ledger\n"
    )

    (table,) = tables(page)

    assert rows(table)[1:] == [
        ["Special schools, including outreach", "22.31", "22.94", "0.63"],
        ["Resourced units", "4.12", "4.07", "(0.05)"],
        ["Independent and other schools", "10.20", "11.95", ""],
        ["Total", "36.63", "38.96", "0.58"],
    ]
    check_places(page)
    assert page.blocks[-1] != table


def test_line_alone_in_the_column_of_labels_is_a_group() -> None:
    (page,) = read_text(
        "Service           Budget   Forecast\n"
        "Early years\n"
        "Two year olds       3.10       3.20\n"
        "Pupil premium       0.28       0.27\n"
        "High needs\n"
        "Top-ups             6.21       7.01\n"
    )

    (table,) = tables(page)

    assert rows(table)[1] == ["Early years", "", ""]
    assert rows(table)[4] == ["High needs", "", ""]


def test_blank_lines_between_spaced_rows_part_no_table() -> None:
    (page,) = read_text(
        "Service           Budget   Forecast\n"
        "---------------   ------   --------\n"
        "\n"
        "Two year olds       3.10       3.20\n"
        "\n"
        "Top-ups             6.21       7.01\n"
        "\n"
        "Service           Places   Pupils\n"
        "\n"
        "Two year olds         31       32\n"
        "Top-ups               62       70\n"
        "\n"
        "Spending on places rose because more plans were issued than were foreseen.\n"
    )

    first, second = tables(page)

    assert rows(first)[1:] == [
        ["Two year olds", "3.10", "3.20"],
        ["Top-ups", "6.21", "7.01"],
    ]
    assert rows(second)[0] == ["Service", "Places", "Pupils"]
    assert len(rows(second)) == 3


def test_words_that_go_on_in_their_own_column_are_one_cell() -> None:
    (page,) = read_text(
        "Service          Budget   Note\n"
        "Top-ups            6.21   paid each\n"
        "                          term\n"
        "Two year olds      3.10   none\n"
        "Premium            0.28   none\n"
    )

    (table,) = tables(page)

    assert rows(table)[1] == ["Top-ups", "6.21", "paid each term"]


def test_dates_over_spaced_columns_number_no_paragraph() -> None:
    (page,) = read_text(
        "             31.03.23   31.03.24\nDeficit         4.10       6.20\n"
        "Grant          48.30      50.10\n"
    )

    (table,) = tables(page)

    assert rows(table)[0] == ["", "31.03.23", "31.03.24"]


def test_single_blank_between_two_amounts_parts_their_columns() -> None:
    (page,) = read_text(
        "                     2023-24   2024-25   2025-26\n"
        "                     Outturn     P6\n"
        "Opening balance                (41.300) (101.900)\n"
        "In-year deficit                (60.600)  (48.100)\n"
        "Closing balance     (41.300)  (101.900) (150.000)\n"
    )

    (table,) = tables(page)

    assert rows(table)[2:] == [
        ["Opening balance", "", "(41.300)", "(101.900)"],
        ["In-year deficit", "", "(60.600)", "(48.100)"],
        ["Closing balance", "(41.300)", "(101.900)", "(150.000)"],
    ]
    check_places(page)


def test_words_under_the_words_of_a_scored_row_go_on_with_it() -> None:
    (page,) = read_text(
        "Ref   Risk                       Gross   Net    Owner\n"
        "R1    The grant is ended and     16      12     Director of\n"
        "      Reserves are spent                        Finance\n"
        "R2    Schools open late          9       6      Head of\n"
        "                                                Property\n"
        "R3    Fees rise                  12      12     Head of SEND\n"
    )

    (table,) = tables(page)

    assert rows(table)[1:] == [
        [
            *("R1", "The grant is ended and Reserves are spent"),
            *("16", "12", "Director of Finance"),
        ],
        ["R2", "Schools open late", "9", "6", "Head of Property"],
        ["R3", "Fees rise", "12", "12", "Head of SEND"],
    ]
    check_places(page)


def test_words_in_every_cell_are_a_table_without_amounts() -> None:
    (page,) = read_text(
        "Condition                          DfE, May      Council, June\n"
        "1  Open two schools by Sept 2027   At risk       At risk\n"
        "2  12 teams in place               Met           Met\n"
        "3  Place fewer out of county       Not met       Partially met\n"
    )

    (table,) = tables(page)

    assert rows(table)[1] == ["1 Open two schools by Sept 2027", "At risk", "At risk"]
    assert rows(table)[2] == ["2 12 teams in place", "Met", "Met"]
    assert len(rows(table)) == 4


def test_what_hangs_below_a_row_of_words_goes_on_with_it() -> None:
    (page,) = read_text(
        """\
Risk                                Rating    Owner
---------------------------------------------------------
Override ends March 2026            High      Director of Finance
Places delayed beyond               Medium    Assistant Director,
  September 2026                              Education
Banding change costs more           Medium    SEND Lead
"""
    )

    (table,) = tables(page)

    assert rows(table) == [
        ["Risk", "Rating", "Owner"],
        ["Override ends March 2026", "High", "Director of Finance"],
        ["Places delayed beyond September 2026", "Medium",
         "Assistant Director, Education"],
        ["Banding change costs more", "Medium", "SEND Lead"],
    ]  # fmt: skip


def test_words_with_a_cell_left_blank_are_no_table() -> None:
    (page,) = read_text(
        "Present               Apologies          Officers\n"
        "Ms Ash (Chair)        Mr Birch           Ms Cedar\n"
        "Mr Elm                                   Mr Fir\n"
    )

    assert not tables(page)


def test_bullets_before_spaced_rows_are_no_column() -> None:
    (page,) = read_text(
        "The change has three causes:\n"
        "\n"
        "  •  placements agreed since June      £3.10m\n"
        "  •  fees                              £1.40m\n"
        "  •  savings that came late            £0.55m\n"
    )

    (table,) = tables(page)

    assert rows(table)[0] == ["placements agreed since June", "£3.10m"]
    check_places(page)


def test_years_that_follow_each_other_begin_stacked_rows() -> None:
    (page,) = read_text(
        "Year\nPlans\nChange\n2020\n1,310\n\n2021\n1,415\n105\n2022\n1,540\n125\n"
        "2023 (forecast)\n1,700\n160\n"
    )

    (table,) = tables(page)

    assert rows(table) == [
        ["Year", "Plans", "Change"],
        ["2020", "1,310"],
        ["2021", "1,415", "105"],
        ["2022", "1,540", "125"],
        ["2023 (forecast)", "1,700", "160"],
    ]
    check_places(page)


def test_years_that_do_not_follow_each_other_begin_no_stacked_rows() -> None:
    (page,) = read_text(
        "Year\nPlans\nChange\n2020\n1,310\n5\n2023\n1,415\n7\n2029\n1\n2\n"
    )

    assert not tables(page)


def test_stacked_records_of_words_and_amounts_are_rows() -> None:
    (page,) = read_text(
        "Table F2: Reserve by scenario\nScenario\nGrowth in plans 2025/26\n"
        "Funding assumed\nReserve £m\nCautious\n12%\nNone after 2023/24\n(118.3)\n"
        "Central\n9%\n£13.1m 2025/26 to 2028/29\n(79.6)\nEffect on the Council\n"
    )

    (table,) = tables(page)

    assert rows(table) == [
        ["Scenario", "Growth in plans 2025/26", "Funding assumed", "Reserve £m"],
        ["Cautious", "12%", "None after 2023/24", "(118.3)"],
        ["Central", "9%", "£13.1m 2025/26 to 2028/29", "(79.6)"],
    ]
    check_places(page)


def test_name_of_stacked_records_may_run_over_lines() -> None:
    (page,) = read_text(
        "Table 1: Movement\nYear\nSafety Valve\npayment\nBasis\n2020-21\n12,000\n"
        "Outturn\n2021-22\n-\nForecast, Period 6\n"
    )

    (table,) = tables(page)

    assert rows(table) == [
        ["Year", "Safety Valve payment", "Basis"],
        ["2020-21", "12,000", "Outturn"],
        ["2021-22", "-", "Forecast, Period 6"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Heading\nScheme\nCost\nLead\nHubs\n4.1\nAsh\nBands\n5.2\nElm\n",
        "Table 1\nArea\nJob\nCost\nLead\nEast\nHub\n4.1\nAsh\nWest\nBands\n5.2\nElm\n",
        "Table 1\nScheme\nCost\nLead\nHubs\n4.1\nAsh\nBands\nElm\n5.2\n",
        "Table 1\n2024\n2025\nActual\nActual\nForecast\nPlans\n1\n2\nPosts\n3\n4\n",
    ],
    ids=["a heading above", "two columns of words", "kinds that change", "names twice"],
)
def test_records_whose_first_cell_is_not_sure_stay_lines(text: str) -> None:
    assert not tables(*read_text(text))


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Budget\nQ1\nQ2\nQ3\n", ["", "Budget", "Q1", "Q2", "Q3"]),
        (
            "£m\n2023/24\nActual\n2024/25\n2025/26\nBudget\n2026/27\n",
            ["£m", "2023/24 Actual", "2024/25", "2025/26 Budget", "2026/27"],
        ),
        (
            "2022/23\noutturn\n2023/24\n2024/25\n2025/26\n",
            ["", "2022/23 outturn", "2023/24", "2024/25", "2025/26"],
        ),
        ("Plan\nQ1\nQ2\nQ3\nQ4\n", ["Plan", "Q1", "Q2", "Q3", "Q4"]),
        (
            "Line\nSavings if agreed\n2022/23\n2023/24\n2024/25\n2025/26\n",
            ["Line Savings if agreed", "2022/23", "2023/24", "2024/25", "2025/26"],
        ),
    ],
    ids=[
        *("budget before quarters", "stages", "no corner", "a stage over the labels"),
        "a name over all years",
    ],
)
def test_stage_goes_with_its_year_in_stacked_names(head: str, names: list[str]) -> None:
    (page,) = read_text(f"{head}Deficit\n1.1\n2.2\n3.3\n4.4\nGrant\n5\n6\n7\n8\n")

    (table,) = tables(page)

    assert rows(table)[:2] == [names, ["Deficit", "1.1", "2.2", "3.3", "4.4"]]


def test_amounts_in_columns_are_never_left_within_a_label() -> None:
    (page,) = read_text(
        "Need            Budget  Actual\n"
        "Top-ups 4,310 4,420 110\nHubs 2,115 2,001 -114\nBands 1,977 2,110 133\n"
    )

    found = [row for table in tables(page) for row in rows(table)]

    assert ["Top-ups 4,310", "4,420", "110"] not in found


PARTED = """\
Table 2: Cumulative balance, plan and forecast (£m)
2022-23
outturn

2023-24
plan

2023-24
forecast

Balance brought forward

(10.45)

(8.75)

(8.75)

Council contribution
from reserves

0.00

7.63

(1.25)
"""


def test_cells_that_blank_lines_part_may_run_over_lines() -> None:
    (page,) = read_text(PARTED)

    (table,) = tables(page)

    assert rows(table) == [
        ["", "2022-23 outturn", "2023-24 plan", "2023-24 forecast"],
        ["Balance brought forward", "(10.45)", "(8.75)", "(8.75)"],
        ["Council contribution from reserves", "0.00", "7.63", "(1.25)"],
    ]
    check_places(page)
