"""Rules of tools/score_columns.py: likelihood, impact and score in one cell."""

import pytest

from corpus.pages import Cell
from tools.score_columns import part_scores

HEADER = ("Ref", "Inherent L I Score", "Owner")


def texts(*rows: tuple[str, ...]) -> list[list[str]]:
    cells = [[Cell(text=text) for text in row] for row in rows]
    header, body = part_scores(cells[:1], cells[1:])
    return [[cell.text for cell in row] for row in (*header, *body)]


def test_three_marks_stand_under_three_names() -> None:
    assert texts(HEADER, ("R1", "4 5 20", "Head of Fleet")) == [
        ["Ref", "Inherent L", "Inherent I", "Inherent Score", "Owner"],
        ["R1", "4", "5", "20", "Head of Fleet"],
    ]


def test_cell_without_factors_is_a_score() -> None:
    rows = texts(HEADER, ("R1", "4 5 20", ""), ("R2", "3 3 9", ""), ("R3", "tbc", ""))

    assert rows[-1] == ["R3", "", "", "tbc", ""]


@pytest.mark.parametrize(
    ("name", "marks"),
    [("Inherent score", "4 5 20"), ("L I Score", "4 x 5 = 20"), ("L I Score", "20")],
    ids=["not named so", "shown as a product", "one mark"],
)
def test_other_columns_stay_as_they_are(name: str, marks: str) -> None:
    assert texts(("Ref", name), ("R1", marks)) == [["Ref", name], ["R1", marks]]
