"""Tests of ui/web/delivery.py: papers handed over to those who may see them."""

import base64
import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.records import Role, Status
from tests.fakes import FakeShelf
from tests.ui.web.samples import REPORT, draw_report, report_pages
from ui.web.delivery import deliver, paper_file


@pytest.fixture
def shelf(tmp_path: Path) -> FakeShelf:
    path = draw_report(tmp_path / "abc.pdf")
    return FakeShelf((REPORT, path, report_pages()))


def told(shelf: FakeShelf, wished: str, role: Role) -> dict[str, str]:
    made: dict[str, str] = json.loads(
        deliver(lambda: paper_file(shelf, wished, role=role))
    )
    return made


def test_paper_is_handed_over_under_its_own_name(shelf: FakeShelf) -> None:
    made = told(shelf, REPORT.id, Role.PUBLIC)

    assert (made["name"], made["kind"]) == ("deficit-report.pdf", "application/pdf")
    assert base64.b64decode(made["content"]) == shelf.held[0][1].read_bytes()


def test_paper_kept_from_a_role_is_not_handed_over(shelf: FakeShelf) -> None:
    _, path, pages = shelf.held[0]
    shelf.held = ((replace(REPORT, status=Status.EXEMPT), path, pages),)

    refused = told(shelf, REPORT.id, Role.PUBLIC)

    assert set(refused) == {"trouble", "nth"}
    assert "not in the library" in refused["trouble"]
    assert "content" in told(shelf, REPORT.id, Role.MEMBER)


@pytest.mark.parametrize("wished", ["", "../../etc/passwd", "abc.pdf"])
def test_what_is_no_paper_is_not_handed_over(shelf: FakeShelf, wished: str) -> None:
    assert "content" not in told(shelf, wished, Role.OFFICER)


def test_the_same_file_twice_is_told_apart(shelf: FakeShelf) -> None:
    first, second = (told(shelf, REPORT.id, Role.PUBLIC) for _ in range(2))

    assert first["nth"] != second["nth"]
