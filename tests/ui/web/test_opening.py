"""Tests of ui/web/opening.py."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.grounds import finding_id
from corpus.records import Locator, Role
from tests.fakes import FakeShelf
from tests.ui.web.samples import MINUTES, figure, finding, risk, unpaged
from ui.web.opening import open_figure, open_finding, open_risk

WORDS = "Members noted a gap."
HERE = Locator(words="para 2", page_number=None, start=8, end=28)
RECORD = {"paper_id": MINUTES.id, "locator": HERE, "quote": WORDS}
FINDING = finding(**RECORD)
CASES = {
    "figure": (open_figure, {"figure": "f1"}),
    "risk": (open_risk, {"risk": "r1"}),
    "finding": (open_finding, {"finding": finding_id(FINDING)}),
}
Opens = Callable[..., str]


@pytest.fixture
def shelf() -> FakeShelf:
    return FakeShelf(
        (MINUTES, Path("minutes.txt"), (unpaged("Minutes", WORDS),)),
        figures=[figure(**RECORD)],
        risks=[risk(**RECORD)],
        findings=[FINDING],
    )


@pytest.mark.parametrize(("opens", "clicked"), CASES.values(), ids=CASES)
def test_a_record_opens_where_it_was_read_with_its_words_lit(
    shelf: FakeShelf, opens: Opens, clicked: dict[str, str]
) -> None:
    html = opens(shelf, json.dumps(clicked), role=Role.PUBLIC)

    assert f"<mark>{WORDS}</mark>" in html


@pytest.mark.parametrize(("opens", "clicked"), CASES.values(), ids=CASES)
def test_what_cannot_be_opened_says_so(
    shelf: FakeShelf, opens: Opens, clicked: dict[str, str]
) -> None:
    (name,) = clicked
    words = ["", "[]", json.dumps({name: "x-9"}), json.dumps({name: 1, "role": "x"})]

    for word in words:
        assert "no longer in the library" in opens(shelf, word, role=Role.PUBLIC)
