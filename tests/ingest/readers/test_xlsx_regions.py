"""Where the tables of a worksheet begin and end."""

from pathlib import Path

from tests.workbooks import Rows, made, put, tables, texts


def test_tables_with_columns_of_their_own_are_apart(tmp_path: Path) -> None:
    rows: Rows = [
        ["Line", "2022/23"],
        ["Deficit", 19.5],
        [],
        ["Plans", "Jan 2024"],
        ["Maintained", 2012],
    ]

    (page,) = made(tmp_path, lambda sheet: put(sheet, 1, rows))

    assert [table.first_cell for table in tables(page)] == ["A1", "A4"]


def test_tables_side_by_side_are_apart(tmp_path: Path) -> None:
    rows: Rows = [
        ["Line", "2022/23", None, "Line", "Count"],
        ["Deficit", 19.5, None, "Plans", 412],
        ["Reserves", 5.1, None, "Backlog", 38],
    ]

    (page,) = made(tmp_path, lambda sheet: put(sheet, 1, rows))

    assert [table.first_cell for table in tables(page)] == ["A1", "D1"]


def test_empty_row_before_a_total_does_not_end_the_table(tmp_path: Path) -> None:
    rows: Rows = [["Line", "2022/23"], ["Spend", 24.2], [], ["Total", 24.2]]

    (page,) = made(tmp_path, lambda sheet: put(sheet, 1, rows))

    (table,) = tables(page)
    assert texts(table)[2:] == [["", ""], ["Total", "24.2"]]


def test_spacer_column_does_not_end_the_table(tmp_path: Path) -> None:
    rows: Rows = [["Line", "2022/23", None, "2023/24"], ["Spend", 24.2, None, 25.0]]

    (page,) = made(tmp_path, lambda sheet: put(sheet, 1, rows))

    (table,) = tables(page)
    assert texts(table)[1] == ["Spend", "24.2", "", "25"]
