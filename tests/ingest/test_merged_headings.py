import pytest

from corpus.pages import Cell, Row, Table
from ingest.merged_headings import with_headings_apart


def headed(text: str, columns: int) -> Table:
    merged = [Cell(text=text, is_merged=number > 0) for number in range(columns)]
    body = [Cell(text=f"{number}.5") for number in range(columns)]
    return Table(
        rows=(
            Row(cells=(Cell(text="£m"), *merged)),
            Row(cells=(Cell(text="Deficit"), *body)),
        ),
        places=(),
    )


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "2023/24 outturn 2024/25 Q3 forecast 2025/26 forecast",
            ["2023/24 outturn", "2024/25 Q3 forecast", "2025/26 forecast"],
        ),
        (
            "Outturn 2023/24 Forecast 2024/25 Forecast 2025/26",
            ["Outturn 2023/24", "Forecast 2024/25", "Forecast 2025/26"],
        ),
        ("2023/24 2024/25 2025/26", ["2023/24", "2024/25", "2025/26"]),
    ],
    ids=["times first", "times last", "times alone"],
)
def test_heading_with_a_time_for_each_column_is_theirs(
    text: str, headings: list[str]
) -> None:
    row = with_headings_apart(headed(text, 3)).rows[0]

    assert [cell.text for cell in row.cells[1:]] == headings
    assert not any(cell.is_merged for cell in row.cells)


@pytest.mark.parametrize(
    "text",
    [
        "Forecast at 31 March 2025",
        "2023/24 to 2025/26",
        "Mitigated 2023/24 and unmitigated 2024/25 and 2025/26 position",
        "2023/24 outturn 2024/25 forecast",
    ],
    ids=["one time", "a span", "within", "fewer times than columns"],
)
def test_heading_over_all_its_columns_is_left_over_them(text: str) -> None:
    table = headed(text, 3)

    assert with_headings_apart(table) == table
