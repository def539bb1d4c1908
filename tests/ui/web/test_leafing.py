"""Tests of ui/web/leafing.py."""

import json
from pathlib import Path

import pytest

from corpus.records import Paper, Role
from tests.fakes import FakeShelf
from tests.ui.web.samples import MINUTES, REPORT, draw_report, report_pages, unpaged
from ui.web.leafing import BLOCKS_A_PART, open_paper


@pytest.fixture
def shelf(tmp_path: Path) -> FakeShelf:
    many = unpaged(*(f"Line {number}." for number in range(BLOCKS_A_PART + 1)))
    return FakeShelf(
        (REPORT, draw_report(tmp_path / "report.pdf"), report_pages()),
        (MINUTES, tmp_path / "minutes.txt", (many,)),
    )


def opened(shelf: FakeShelf, paper_id: str, **more: int) -> str:
    clicked = json.dumps({"paper": paper_id, **more})
    return open_paper(shelf, clicked, role=Role.PUBLIC)


def test_pdf_opens_at_its_first_page_with_its_own_file_to_download(
    shelf: FakeShelf,
) -> None:
    html = opened(shelf, REPORT.id)

    assert "Page 1 of 2" in html
    assert 'src="data:image' in html
    assert f'href="paper/{REPORT.id}" download' in html
    assert "not found word for word" not in html


def test_paper_without_pages_opens_a_part_at_a_time(shelf: FakeShelf) -> None:
    first, last = opened(shelf, MINUTES.id), opened(shelf, MINUTES.id, page_number=2)

    assert "Part 1 of 2" in first
    assert "Line 59." in first
    assert "Line 60." not in first
    assert "<p>Line 60.</p>" in last


@pytest.mark.parametrize("paper", [REPORT, MINUTES], ids=["pages", "parts"])
def test_page_beyond_the_last_is_the_last(shelf: FakeShelf, paper: Paper) -> None:
    assert "2 of 2" in opened(shelf, paper.id, page_number=99)


def test_paper_of_which_nothing_was_kept_is_an_empty_part(tmp_path: Path) -> None:
    shelf = FakeShelf((MINUTES, tmp_path / "minutes.txt", ()))

    assert "Part 1 of 1" in opened(shelf, MINUTES.id)


@pytest.mark.parametrize("clicked", ["", "{}", '{"paper": "none"}'])
def test_paper_that_is_not_there_is_said_not_to_be(
    shelf: FakeShelf, clicked: str
) -> None:
    html = open_paper(shelf, clicked, role=Role.PUBLIC)

    assert "no longer in the library" in html
