"""Rules of tools/number_names.py: numbers that count nothing."""

import pytest

from tests.papers_in_words import table
from tools.grid import read_grid
from tools.number_names import is_score, numbering_columns


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("12", True), ("Red (20)", True), ("Up (was 16)", True), ("Fees rise", False)],
)
def test_score_is_a_mark_or_says_what_it_was(text: str, *, is_one: bool) -> None:
    assert is_score(text) is is_one


def test_column_that_counts_up_numbers_its_rows() -> None:
    rows = [[name, str(number), "7"] for number, name in enumerate("ABCD", start=3)]
    grid = read_grid(table(None, [["Risk", "Row", "Schools"], *rows]))

    assert numbering_columns(grid) == {2}


def test_three_numbers_that_count_up_may_do_so_by_chance() -> None:
    rows = [[name, str(number)] for number, name in enumerate("ABC", start=3)]
    grid = read_grid(table(None, [["School", "Pupils"], *rows]))

    assert numbering_columns(grid) == set()
