"""Rules of tools/grid.py: which headings a cell stands under."""

from dataclasses import replace
from decimal import Decimal

from corpus.pages import Cell, Row, Table
from corpus.records import Unit
from tests.papers_in_words import table
from tools.grid import GridCell, read_grid


def cells(block: Table) -> dict[str, GridCell]:
    return {cell.cell.text: cell for cell in read_grid(block).cells}


def test_cell_knows_its_row_and_its_column() -> None:
    block = table(None, [["", "2022/23", "2023/24"], ["Deficit", "4.1", "5.2"]])

    cell = cells(block)["5.2"]

    assert cell.row_path == ("Deficit",)
    assert cell.column_path == ("2023/24",)
    assert (cell.row_number, cell.column_number) == (2, 3)


def test_upper_heading_goes_on_over_blanks_to_the_next() -> None:
    block = table(
        None,
        [
            ["", "2022/23", "", "2023/24"],
            ["Line", "Budget", "Outturn", "Budget"],
            ["Top-ups", "4.1", "5.2", "6.3"],
        ],
        header_rows=2,
    )

    found = cells(block)

    assert found["5.2"].column_path == ("2022/23", "Outturn")
    assert found["6.3"].column_path == ("2023/24", "Budget")


def test_headings_at_unlike_places_share_only_what_has_like_headings_below() -> None:
    upper = ["Block", "2024/25", "", "", "2023/24"]
    numbers = ["Schools", "4.1", "5.2", "6.3", "7.4"]
    unlike = ["", "Budget", "Outturn", "Variance", "Variance"]
    like = ["", "Budget", "Outturn", "Budget", "Outturn"]

    apart, shared = (
        cells(table(None, [upper, below, numbers], header_rows=2))["6.3"]
        for below in (unlike, like)
    )

    assert apart.column_path == ("2024/25", "Variance")
    assert shared.column_path == ("2023/24", "Budget")


def test_lowest_heading_is_not_spread() -> None:
    block = table(None, [["", "2022/23", ""], ["Deficit", "4.1", "5.2"]])

    assert cells(block)["5.2"].column_path == ()


def test_merged_heading_counts_once_in_a_path() -> None:
    block = table(
        None,
        [["Scheme", "2022/23"], ["Scheme", "£m"], ["Bands", "4.1"]],
        header_rows=2,
    )

    assert read_grid(block).columns == (("Scheme",), ("2022/23", "£m"))


def test_heading_row_in_the_body_is_a_group_until_its_total() -> None:
    block = table(
        None,
        [
            ["", "Cost £k"],
            ["Secondary", ""],
            ["Base A", "500"],
            ["Total secondary", "700"],
            ["Grant", "650"],
        ],
    )

    found = cells(block)

    assert found["500"].row_path == ("Secondary", "Base A")
    assert found["700"].row_path == ("Secondary", "Total secondary")
    assert found["650"].row_path == ("Grant",)


def test_heading_merged_over_the_whole_row_is_a_group() -> None:
    block = table(None, [["", "Cost £k"], ["Special", "Special"], ["Base", "500"]])
    merged = replace(block.rows[1].cells[1], is_merged=True)
    rows = (block.rows[0], Row(cells=(block.rows[1].cells[0], merged)), block.rows[2])

    found = cells(replace(block, rows=rows))

    assert found["500"].row_path == ("Special", "Base")


def test_short_total_row_stands_at_the_right() -> None:
    block = table(
        "Savings £m",
        [
            ["Scheme", "Start", "2022/23", "2023/24"],
            ["Bands", "Apr-22", "0.4", "0.6"],
            ["0.41", "0.61"],
        ],
    )

    found = cells(block)

    assert found["0.41"].column_path == ("2022/23",)
    assert found["0.61"].column_path == ("2023/24",)
    assert found["0.61"].row_path == ()


def test_years_in_the_body_name_the_rows_below_anew() -> None:
    block = table(
        "£m",
        [["", "2021/22"], ["Deficit", "4.1"], ["", "2022/23"], ["Deficit", "5.2"]],
    )
    wide = table(
        "£m",
        [
            ["", "2021/22", "2022/23"],
            ["Deficit", "4.1", "5.2"],
            ["", "2023/24", "2024/25"],
            ["Deficit", "6.3", "7.4"],
        ],
    )

    assert cells(block)["5.2"].column_path == ("2022/23",)
    assert cells(wide)["7.4"].column_path == ("2024/25",)


def test_numbers_before_their_names_are_amounts() -> None:
    block = table(None, [["Posts", "Role"], ["2 x FTE", "Caseworkers"]])

    cell = cells(block)["2 x FTE"]

    assert cell.row_path == ("Caseworkers",)
    assert cell.amount is not None
    assert cell.amount.amount == 2


def test_both_ends_of_a_range_are_amounts() -> None:
    block = table("£m", [["", "2025/26"], ["Deficit", "31–37"]])

    cell = cells(block)["31–37"]

    assert cell.amount is None
    assert [a.amount for a in cell.amounts] == [31_000_000, 37_000_000]


def test_words_and_blanks_hold_no_amount() -> None:
    block = table("£m", [["", "2022/23", "2023/24"], ["Deficit", "4.1", "TBC"]])

    assert cells(block)["TBC"].amounts == ()


def test_row_shorter_than_its_header_is_no_error() -> None:
    block = Table(
        rows=(
            Row(cells=(Cell(text=""), Cell(text="2022/23"), Cell(text="2023/24"))),
            Row(cells=(Cell(text="Deficit"),)),
        ),
        places=(),
        header_rows=1,
    )

    assert read_grid(block).cells == ()


def test_units_in_the_body_are_of_the_rows_below() -> None:
    block = table(
        None,
        [["", "2022/23", "2023/24"], ["Deficit", "£m", "£m"], ["Worst", "4.1", "5.2"]],
    )

    cell = cells(block)["5.2"]

    assert cell.row_path == ("Deficit", "Worst")
    assert cell.amount is not None
    assert (cell.amount.amount, cell.amount.unit) == (Decimal(5_200_000), Unit.GBP)


def test_row_that_the_total_adds_to_money_is_money() -> None:
    block = table(
        "Delivery (£'000)",
        [
            ["Workstream", "Target"],
            ["Early help", "2,400"],
            ["Special schools", "3,100"],
            ["Annual reviews and ceasing plans", "1,300"],
            ["Total", "6,800"],
        ],
    )

    assert cells(block)["1,300"].amounts[0].amount == 1_300_000


def test_row_that_no_total_adds_to_money_is_counted() -> None:
    block = table(
        "Delivery (£'000)",
        [
            ["Workstream", "Target"],
            ["Early help", "2,400"],
            ["Special schools", "3,100"],
            ["Total", "5,500"],
            ["Plans", "1,300"],
        ],
    )

    assert cells(block)["1,300"].amounts[0].unit is Unit.COUNT
