"""Rules of tools/register_columns.py: what the columns of a register hold."""

import pytest

from corpus.pages import Cell
from tools.register_columns import grouped, header_words, read_roles


@pytest.mark.parametrize(
    ("names", "row", "roles"),
    [
        (
            ("Ref", "Risk", "Inherent score", "Residual score", "Lead officer"),
            ("R1", "Fees rise", "16", "12", "Head of SEND"),
            ["id", "risk", "unmitigated", "mitigated", "owner"],
        ),
        (
            ("Risk", "Description of risk", "L", "I"),
            ("Fees", "Fees rise by more than was planned", "4", "4"),
            ["title", "risk", "likelihood", "impact"],
        ),
        (
            ("Risk", "Score", "Previous score", "Mitigating actions"),
            ("Fees rise", "12", "16", "Buy fewer places"),
            ["risk", "unmitigated", "other", "mitigations"],
        ),
        (
            ("Risk", "Current score Q1 2024/25", "Current score Q2 2024/25"),
            ("Fees rise", "16", "12"),
            ["risk", "other", "unmitigated"],
        ),
    ],
)
def test_column_has_the_role_that_its_heading_and_its_cells_tell(
    names: tuple[str, ...], row: tuple[str, ...], roles: list[str]
) -> None:
    header, body = ([[Cell(text=text) for text in line]] for line in (names, row))

    assert read_roles(header, body) == roles


def test_heading_over_three_scores_is_over_each_of_them() -> None:
    lines = ("", "", "Inherent score", ""), ("Risk", "L", "I", "Total")
    header = [[Cell(text=text) for text in line] for line in lines]
    body = [[Cell(text=text) for text in ("Fees rise", "4", "4", "16")]]

    over = grouped(header, body)

    assert [header_words(over, index) for index in range(4)] == [
        *("Risk", "Inherent score L", "Inherent score I", "Inherent score Total"),
    ]
