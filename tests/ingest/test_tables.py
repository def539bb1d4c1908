"""Header rows of tables, and tables joined over page breaks."""

from collections.abc import Sequence

import pytest

from corpus.pages import Cell, Place, Row, Table
from ingest.tables import count_header_rows, is_continuation, join_tables

MERGED_LEFT = "<"
MERGED_UP = "^"


def table(*rows: Sequence[str], page_number: int | None = 1, start: int = 0) -> Table:
    """A table of `rows`; "<" and "^" are positions a merged cell covers."""
    place = Place(page_number=page_number, start=start, end=start + 10)
    grid: list[list[Cell]] = []
    for row in rows:
        cells: list[Cell] = []
        for column, text in enumerate(row):
            if text == MERGED_LEFT:
                cells.append(Cell(text=cells[-1].text, is_merged=True))
            elif text == MERGED_UP:
                cells.append(Cell(text=grid[-1][column].text, is_merged=True))
            else:
                cells.append(Cell(text=text, places=(place,) if text else ()))
        grid.append(cells)
    return Table(rows=tuple(Row(cells=tuple(row)) for row in grid), places=(place,))


def texts(joined: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in joined.rows]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Year", "2022/23", "2023/24"], ["Deficit £m", "4.1", "6.2"]], 1),
        ([["", "FY 22/23", "FY 23/24"], ["Places", "£2,100", "£2,400"]], 1),
        ([["Line", "2023", "2024"], ["Deficit", "4.1", "6.2"]], 1),
        ([["Year", "Deficit"], ["2022-23", "4.1"], ["2023-24", "6.2"]], 1),
        ([["Year", "Deficit"], ["", "£'000"], ["2022-23", "4,100"]], 2),
        ([["Post", "Duty"], ["Clerk", "Minutes"], ["Usher", "Doors"]], 1),
        ([["Deficit", "4.1", "6.2"], ["Reserves", "9.0", "8.0"]], 0),
        (
            [
                [
                    "In short",
                    "The report tells how the grant stands at Month 7. It fell again.",
                ],
                ["Cost", "The deficit is forecast to be £15m."],
            ],
            0,
        ),
        (
            [
                ["Line", "Mitigated", "<", "Unmitigated", "<"],
                ["^", "2023/24", "2024/25", "2023/24", "2024/25"],
                ["Deficit", "4.1", "6.2", "7.3", "9.9"],
            ],
            2,
        ),
        (
            [
                ["", "Mitigated", "", "Unmitigated", ""],
                ["", "2023/24", "2024/25", "2023/24", "2024/25"],
                ["Line", "Plan", "Forecast", "Plan", "Forecast"],
                ["Deficit", "4.1", "6.2", "7.3", "9.9"],
            ],
            3,
        ),
        (
            [
                ["Scheme", "Saving", "", ""],
                ["", "2023/24", "2024/25", "Total"],
                ["Surplus claim", "tbc", "tbc", "tbc"],
                ["Banding", "0.1", "0.2", "0.3"],
            ],
            2,
        ),
        (
            [
                ["", "FY 22/23", "FY 23/24"],
                ["Review of bands", "tbc", "tbc"],
                ["Places", "£2,100", "£2,400"],
            ],
            1,
        ),
        (
            [
                ["Recovery, £m", "<", "<"],
                ["Line", "Plan", "Forecast"],
                ["Deficit", "4.1", "6.2"],
            ],
            2,
        ),
        (
            [
                ["Scheme", "Places", "Cost"],
                ["Secondary", "", ""],
                ["School A", "12", "£500,000"],
            ],
            1,
        ),
    ],
    ids=[
        "years across",
        "empty corner",
        "bare years",
        "years down",
        "units in a row of their own",
        "words alone",
        "no header",
        "a paragraph is no name",
        "merged cells over years",
        "three deep",
        "an open cell over years, then blanks",
        "blanks are no names",
        "title merged over the columns",
        "a group is no header",
    ],
)
def test_rows_that_name_columns_are_counted(
    rows: list[list[str]], expected: int
) -> None:
    assert count_header_rows(table(*rows), is_first=False) == expected


@pytest.mark.parametrize(
    "rows",
    [
        [["Contact person", "Ann Clerk"], ["Background papers", ""]],
        [["MEETING:", "Audit Committee"], ["WARD:", "All"]],
        [["Report to:", "Cabinet"], ["Responsible director:", "A. Clerk"]],
        [["Meeting date", "1 May 2024", ""], ["Status", "Public report", ""]],
    ],
)
def test_labels_and_values_have_no_header(rows: list[list[str]]) -> None:
    assert count_header_rows(table(*rows), is_first=False) == 0


def test_pair_of_columns_at_the_head_of_a_paper_is_its_front_sheet() -> None:
    pairs = table(["Lead for children", "Cllr Reed"], ["Lead for money", "Cllr Moss"])

    assert count_header_rows(pairs, is_first=True) == 0
    assert count_header_rows(pairs, is_first=False) == 1


def test_row_whose_every_cell_is_a_label_names_columns() -> None:
    meetings = table(["Date", "Committee"], ["1 May 2024", "Cabinet"])

    assert count_header_rows(meetings, is_first=False) == 1


def test_table_running_over_two_pages_is_joined_with_its_header_once() -> None:
    head = ["Risk", "Score", "Owner"]
    first = table(head, ["Late places", "16", "Head of Estates"])
    rest = table(head, ["Lost staff", "9", "Head of SEND"], page_number=2)

    joined = join_tables(first, rest)

    assert is_continuation(first, rest, between="")
    assert [row[0] for row in texts(joined)] == ["Risk", "Late places", "Lost staff"]
    assert [place.page_number for place in joined.places] == [1, 2]


def test_row_cut_by_the_page_break_is_made_whole() -> None:
    first = table(
        ["Risk", "Score", "Action"], ["Late places", "16", "Weekly visits to"]
    )
    rest = table(["", "", "each site"], ["Lost staff", "9", "Hire"], page_number=2)

    joined = join_tables(first, rest)

    cut = joined.rows[1].cells[2]
    assert cut.text == "Weekly visits to each site"
    assert [place.page_number for place in cut.places] == [1, 2]
    assert len(joined.rows) == 3


def test_word_cut_at_its_hyphen_is_joined_without_a_space() -> None:
    first = table(["Need", "Cost"], ["Breaks so that parents can co-", "£3k"])
    rest = table(["produce the plan", ""], page_number=2)

    joined = join_tables(first, rest)

    assert (
        joined.rows[1].cells[0].text == "Breaks so that parents can co-produce the plan"
    )


def test_total_without_a_label_is_a_row_of_its_own() -> None:
    first = table(["Scheme", "Saving"], ["Banding", "0.7"])
    rest = table(["", "5.3"], page_number=2)

    assert texts(join_tables(first, rest))[-1] == ["", "5.3"]


def test_rows_under_a_label_said_once_stay_rows() -> None:
    first = table(
        ["Stream", "Obstacle", "Owner"],
        ["Finance", "Consultation is late", "Reed"],
        ["", "Estimates are too hopeful", "Moss"],
    )
    rest = table(["", "Nobody to hire", ""], page_number=2)

    assert len(join_tables(first, rest).rows) == 4


def test_next_label_and_value_is_no_rest_of_the_one_before() -> None:
    first = table(["Wards", "All"], ["Contact person", "Ann Clerk, director"])
    rest = table(["Background papers", ""], page_number=2)

    assert len(join_tables(first, rest).rows) == 3


@pytest.mark.parametrize(
    "later",
    [
        table(["Year", "2023/24"], ["Spend", "1.0"], page_number=2),
        table(["Band", "Rate"], ["A", "£200"], page_number=2),
        table(["Grant", "1", "2"], page_number=2),
        table(["Reserves", "2.0"], page_number=1),
        table(["Reserves", "2.0"], page_number=3),
    ],
    ids=["own years", "own header", "other width", "same page", "page left out"],
)
def test_table_of_its_own_is_not_joined(later: Table) -> None:
    earlier = table(["Line", "2022/23"], ["Deficit", "4.1"])

    assert not is_continuation(earlier, later, between="")


def test_without_pages_only_a_header_in_between_shows_a_break() -> None:
    first = table(["Line", "Cost"], ["Transport", "4.1"], page_number=None)
    rest = table(["Places", "2.0"], page_number=None, start=40)

    assert is_continuation(first, rest, between="\nSchools Forum\n")
    assert not is_continuation(first, rest, between="\n\n")


def test_year_that_is_planned_names_a_column() -> None:
    rows = [["Placement", "2025", "2026 plan"], ["Resource provisions", "260", "284"]]

    assert count_header_rows(table(*rows), is_first=False) == 1


def test_second_row_of_names_goes_on_where_the_first_has_none_for_its_labels() -> None:
    rows = (
        ["", "High needs", "EHCPs at"],
        ["Year", "in-year overspend", "January (1)"],
        ["2019/20", "3,110", "793"],
    )

    assert count_header_rows(table(*rows), is_first=False) == 2
