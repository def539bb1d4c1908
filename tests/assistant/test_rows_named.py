"""Rules of assistant/rows_named.py: a row is called by each word of its name."""

import pytest

from assistant.follow_ups import read_question
from assistant.rows_named import is_column_asked, is_row_named, rows_of
from tests.desk_in_words import table_of

COLUMNS = ("Original budget", "Revised budget", "Outturn")
CELLS = table_of(
    {"Alternative provision": ("£1m", "£2m", "£3m"), "Total": ("£4m", "£5m", "£6m")},
    columns=COLUMNS,
)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("What did alternative provision cost in total?", {"Alternative provision"}),
        ("What does provision cost?", set()),
        ("What is the total?", set()),
    ],
)
def test_a_row_is_named_by_its_whole_name_and_no_total_is(
    asked: str, named: set[str]
) -> None:
    question = read_question(asked)

    assert {c.row_path[0] for c in CELLS if is_row_named(question, c)} == named


def test_a_column_beside_a_qualified_one_is_asked_for_where_it_says_more() -> None:
    question = read_question("Alternative provision: outturn against revised budget?")

    rows = rows_of(CELLS)

    asked = [c for c in CELLS if is_column_asked(question, c, rows)]
    assert [c.column_path[0] for c in asked] == ["Revised budget", "Outturn"]
