"""Rows with dropped blank cells, laid out under the columns they belong in."""

from corpus.pages import Row
from tests.papers_in_words import table
from tools.short_rows import laid_out


def laid(rows: list[list[str]], *, header_rows: int = 1) -> list[list[str]]:
    block = table(None, rows)
    width = max(map(len, rows))
    body: tuple[Row, ...] = block.rows[header_rows:]
    found = laid_out(body, block.rows[:header_rows], width=width)
    return [[cell.text for cell in row.cells] for row in found]


def test_short_row_is_filled_from_the_left_as_full_rows_show_its_kind() -> None:
    rows = laid(
        [
            ["Workstream", "2023/24", "2024/25", "2025/26", "Note"],
            ["Inclusion", "212", "188", "120", "With outreach"],
            ["Transition", "64", "95", "101"],
            ["Health", "20"],
            ["Training", "Ended"],
        ]
    )

    assert rows[1:] == [
        ["Transition", "64", "95", "101", ""],
        ["Health", "20", "", "", ""],
        ["Training", "", "", "", "Ended"],
    ]


def test_numbers_pass_over_columns_of_words() -> None:
    rows = laid(
        [
            ["Scheme", "Lead", "2022/23", "2023/24"],
            ["Bands", "Finance", "0.4", "0.6"],
            ["Panels", "SEND", "0.1", "0.2"],
            ["Total", "0.5", "0.8"],
            ["0.5", "0.8"],
        ]
    )

    assert rows[2:] == [["Total", "", "0.5", "0.8"], ["", "", "0.5", "0.8"]]


def test_total_decides_which_years_a_short_row_is_of() -> None:
    rows = laid(
        [
            ["Scheme", "2022/23", "2023/24", "2024/25"],
            ["Bands", "40", "60", "70"],
            ["Panels", "15", "25"],
            ["Hubs", "5", "5", "5"],
            ["Total", "45", "80", "100"],
        ]
    )

    assert rows[1] == ["Panels", "", "15", "25"]


def test_balance_at_the_end_decides_as_a_total_does() -> None:
    rows = laid(
        [
            ["£m", "2023/24", "2024/25", "2025/26"],
            ["Balance brought forward", "(30.2)", "(37.5)", "(53.2)"],
            ["In-year", "(7.3)", "(17.2)", "(13.7)"],
            ["Contribution", "1.5", "1.5"],
            ["Balance carried forward", "(37.5)", "(53.2)", "(65.4)"],
        ]
    )

    assert rows[2] == ["Contribution", "", "1.5", "1.5"]


def test_short_total_stands_under_the_columns_it_adds_up() -> None:
    rows = laid(
        [
            ["Scheme", "Places", "2022/23", "2023/24"],
            ["Bands", "12", "40", "60"],
            ["Panels", "9", "15", "25"],
            ["Total", "55", "85"],
        ]
    )

    assert rows[2] == ["Total", "", "55", "85"]


def test_stray_cell_beyond_the_header_makes_no_other_row_short() -> None:
    rows = laid(
        [
            ["Scheme", "2022/23"],
            ["Bands", "40"],
            ["Panels", "15", "see note"],
            ["Hubs", "5"],
        ]
    )

    assert rows == [
        ["Bands", "40", ""],
        ["Panels", "15", "see note"],
        ["Hubs", "5", ""],
    ]


def test_row_with_blanks_that_are_printed_goes_by_its_other_cells() -> None:
    rows = laid(
        [
            ["Scheme", "2022/23", "Lead", "2023/24"],
            ["Bands", "40", "Finance", "60"],
            ["Panels", "-", "SEND"],
        ]
    )

    assert rows[1] == ["Panels", "-", "SEND", ""]
