"""Rules of tools/summed_rows.py: what a total adds up is of one kind."""

import pytest

from tests.papers_in_words import table
from tools.summed_rows import rows_of_one_total


@pytest.mark.parametrize(
    ("last", "found"),
    [("60", {0, 1, 2}), ("61", set())],
    ids=["adds up", "does not"],
)
def test_rows_of_both_kinds_are_found_where_the_total_adds_them(
    last: str, found: set[int]
) -> None:
    rows = [["Fees", "10"], ["Plans", "20"], ["Buses", "30"], ["Total", last]]
    body = table(None, [["", "2024"], *rows]).rows[1:]

    is_counted = "Plans".__eq__

    assert rows_of_one_total(body, labels=1, is_counted=is_counted) == found


def test_rows_that_are_all_counted_tell_nothing() -> None:
    rows = [["Boys", "10"], ["Girls", "20"], ["Others", "30"], ["Total", "60"]]
    body = table(None, rows).rows

    is_counted = {"Boys", "Girls", "Others"}.__contains__

    assert not rows_of_one_total(body, labels=1, is_counted=is_counted)
