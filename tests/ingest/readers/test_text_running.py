"""Rules of ingest/readers/text_running.py: lines that run through all pages."""

from collections.abc import Sequence

from ingest.readers.text_cells import Line
from ingest.readers.text_running import running_lines


def running(texts: Sequence[str], *, pages: Sequence[int | None] = ()) -> list[str]:
    numbers = pages or [None] * len(texts)
    lines = [Line(0, text, page) for text, page in zip(texts, numbers, strict=True)]
    return [lines[index].text for index in sorted(running_lines(lines))]


def test_line_by_the_count_of_pages_runs_if_it_comes_again() -> None:
    texts = ["Harbour Board", "Page 1", "A", "B", "C", "Harbour Board", "Page 2", "D"]

    assert running(texts) == ["Harbour Board", "Page 1", "Harbour Board", "Page 2"]


def test_line_that_comes_again_far_from_any_page_break_does_not_run() -> None:
    assert running(["Static", "A", "B", "C", "Static", "D"]) == []


def test_line_runs_with_the_number_of_its_page_in_it() -> None:
    texts = ["Board papers, page 4 of 9", "A", "B", "C", "Board papers, page 5 of 9"]

    assert running(texts) == [texts[0], texts[-1]]


def test_numbers_alone_are_scores_and_do_not_run() -> None:
    assert running(["A", "4", "5", "B"], pages=[1, 1, 2, 2]) == []


def test_cells_that_begin_or_end_pages_do_not_run() -> None:
    texts = ["A", "Static", "Page 1", "R4", "B", "C", "Static", "Page 2", "R7", "D"]

    assert running(texts) == ["Page 1", "Page 2"]


def test_words_that_end_some_pages_and_not_others_do_not_run() -> None:
    page = ["A", "Strategic Director", "Page 1", "B", "C", "D"]
    other = ["A", "E", "Page 2", "B", "C", "D"]

    assert "Strategic Director" not in running([*page, *page, *other, *other])


def test_header_without_a_count_runs_if_it_comes_again_and_again() -> None:
    texts = ["Harbour Board papers", *("A", "B", "C", "D")] * 4

    assert running(texts) == ["Harbour Board papers"] * 4


def test_number_between_dashes_counts_a_page() -> None:
    texts = ["Harbour Board", "- 1 -", "A", "B", "C", "Harbour Board", "- 2 -", "-3"]

    assert running(texts) == ["Harbour Board", "- 1 -", "Harbour Board", "- 2 -"]
