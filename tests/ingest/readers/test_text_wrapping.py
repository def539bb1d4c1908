"""Rules of ingest/readers/text_wrapping.py: lines of words and their columns."""

from itertools import pairwise

from ingest.readers.text_wrapping import count_lines, part_columns

RUNS = [
    ["Head of Fleet", "Agree the revised", "handover. May 2026"],
    ["Leisure Contracts", "Manager", "Second course begins. 14", "April 2026"],
    ["County Archivist", "Move the oldest volumes.", "June 2026"],
    ["Head of Highways and", "Drainage", "Sign the agreements with", "both farms"],
]


def cells(*runs: list[str]) -> list[list[str] | None]:
    """The cells of two columns that each run is parted into, None where unsure."""
    cuts = part_columns(runs, 2)
    return [
        cut and [" ".join(run[start:end]) for start, end in pairwise(cut)]  # type: ignore[misc]  # none of the cuts is empty
        for run, cut in zip(runs, cuts, strict=True)
    ]


def test_line_that_leaves_room_for_the_next_word_ends_its_cell() -> None:
    assert [cell and cell[0] for cell in cells(*RUNS)] == [
        "Head of Fleet",
        "Leisure Contracts Manager",
        "County Archivist",
        "Head of Highways and Drainage",
    ]


def test_sentence_begun_in_a_line_goes_on_in_the_next() -> None:
    goes_on = ["Head of Harbours and", "Shores", "Dredge the inner basin", "by Whitsun"]

    assert cells(*RUNS, goes_on)[-1] == [
        "Head of Harbours and Shores",
        "Dredge the inner basin by Whitsun",
    ]


def test_one_run_alone_is_not_parted() -> None:
    assert cells(RUNS[1]) == [None]


def test_run_that_may_leave_a_cell_blank_is_not_parted() -> None:
    assert cells(*RUNS, ["Sluice Warden"])[-1] is None


def test_more_columns_than_can_be_told_are_not_parted() -> None:
    assert part_columns(RUNS, 5) == [None] * len(RUNS)


def test_line_too_wide_for_any_column_is_in_none_of_them() -> None:
    run = ["Head of Estates", "Fit cameras. March 2026"]
    after = "Members are asked to note the register as it stands."

    assert count_lines([*run, after], RUNS, 2) == len(run)


def test_cell_is_not_cut_where_a_sentence_goes_on() -> None:
    blank_before = ["Widen the north quay and", "its common moorings behind"]

    assert cells(*RUNS, blank_before)[-1] == ["", " ".join(blank_before)]
