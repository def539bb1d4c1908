"""Tests of ui/papers.py."""

from dataclasses import replace

import pytest

from corpus.library import Contents
from corpus.records import PaperId, Status
from tests.ui.samples import MINUTES, REPORT
from ui.papers import render_papers

CONTENTS = {REPORT.id: Contents(pages=2, passages=9, figures=1234, risks=0)}


def test_paper_is_listed_with_what_was_read_from_it() -> None:
    html = render_papers([REPORT], CONTENTS)

    for words in ("where we are", "deficit-report.pdf", "Bury", "18 January 2022"):
        assert words in html
    assert '<td data-label="Pages">2</td>' in html
    assert '<td data-label="Figures">1,234</td>' in html


def test_what_is_not_known_is_said_not_to_be_stated() -> None:
    unknown = replace(MINUTES, council=None, committee=None, status=Status.UNKNOWN)

    html = render_papers([unknown], {})

    assert html.count("not stated") == 2
    assert "Not stated" in html


def test_empty_library_says_what_can_be_added() -> None:
    assert "No papers yet" in render_papers([], {})


@pytest.mark.parametrize("name", ["title", "council", "committee", "file_name"])
def test_no_word_of_a_paper_becomes_markup(name: str) -> None:
    evil = replace(REPORT, id=PaperId("c" * 64), **{name: "<img src=x>"})  # type: ignore[arg-type]  # mypy cannot know which field

    assert "<img" not in render_papers([evil], {})
