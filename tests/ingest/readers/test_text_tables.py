"""Tables in plain text: tabs, pipes, spaces, and a cell a line."""

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
    page = read_text("Before.\n\nYear\t2022/23\t2023/24\nDeficit\t4.1\t \n\nAfter.")

    (table,) = tables(page)

    assert rows(table) == [["Year", "2022/23", "2023/24"], ["Deficit", "4.1", ""]]
    check_places(page)


def test_pipes_around_a_line_make_it_a_row() -> None:
    page = read_text("| Year | 2022/23 |\n|------|--------:|\n| Deficit | £4.1m |\n")

    (table,) = tables(page)

    assert rows(table) == [["Year", "2022/23"], ["Deficit", "£4.1m"]]
    check_places(page)


def test_pipes_between_cells_need_a_rule() -> None:
    page = read_text(
        "Year | 2022/23\n--- | ---\nDeficit | £4.1m\n\nForum | January 2022"
    )

    (table,) = tables(page)

    assert rows(table) == [["Year", "2022/23"], ["Deficit", "£4.1m"]]


def test_columns_kept_apart_by_spaces_are_a_table() -> None:
    page = read_text(
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
    page = read_text(
        "Block  Budget  Forecast\nSchools block  445.0  444.9\nAll  92.3  128.7\n"
    )

    (table,) = tables(page)

    assert rows(table)[1:] == [
        ["Schools block", "445.0", "444.9"],
        ["All", "92.3", "128.7"],
    ]
    check_places(page)


def test_spaces_that_part_no_columns_leave_lines_alone() -> None:
    page = read_text(
        "Block  Budget  Forecast\nSchools block  445.0  444.9\nAll      128.7\n"
    )

    assert not tables(page)


def test_two_columns_of_prose_are_no_table() -> None:
    page = read_text(
        "Members asked why the plan was    The officer said that the bids\n"
        "late and who would answer for     had been sent in May and that\n"
        "the money that was not spent.     no answer had come back yet.\n"
    )

    assert not tables(page)


def test_cells_on_lines_of_their_own_are_a_table() -> None:
    page = read_text(
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
    page = read_text("Deficit £m\n4.1\n6.2\n7.7\n\n2022/23\n2023/24\nNo figures yet\n")

    assert not tables(page)


def test_row_cut_by_a_blank_line_is_made_whole() -> None:
    page = read_text(
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
    page = read_text("Post\tDuty\n\nClerk\tMinutes\n\n\tand notices\n\nUsher\tDoors\n")

    (table,) = tables(page)

    assert rows(table)[2] == ["", "and notices"]


def test_header_of_its_own_begins_the_next_table() -> None:
    page = read_text("Year\t2022/23\nDeficit\t4.1\n\nBand\tRate\nA\t£200\nB\t£300\n")

    assert [rows(table)[0] for table in tables(page)] == [
        ["Year", "2022/23"],
        ["Band", "Rate"],
    ]
