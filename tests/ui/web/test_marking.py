"""Tests of ui/web/marking.py."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.records import Basis, Role
from corpus.verdicts import Verdict
from tests.fakes import FakeShelf
from tests.readings import mark_on
from tests.ui.web.samples import REPORT, figure, report_pages
from tools.marks import Marked
from ui.web.marking import render_marking, show_marking, take_mark
from ui.web.person import Person

OFFICER = Person(role=Role.OFFICER, name="Ann Hill")
FORM = "Mark this figure"


@pytest.fixture
def shelf() -> FakeShelf:
    return FakeShelf((REPORT, Path("report.pdf"), report_pages()), figures=[figure()])


def said(verdict: str, reason: str = "", key: str = "f1") -> str:
    return json.dumps({"figure": key, "verdict": verdict, "reason": reason})


def test_a_mark_is_kept_with_who_made_it(shelf: FakeShelf) -> None:
    html = take_mark(shelf, said("rejected", "a draft"), OFFICER)

    (mark,) = shelf.made
    assert (mark.verdict, mark.reason, mark.by) == ("rejected", "a draft", "Ann Hill")
    assert "Saved: rejected." in html
    assert "Rejected by Ann Hill on" in html


def test_a_rejection_without_a_reason_is_not_kept_and_says_so(shelf: FakeShelf) -> None:
    html = take_mark(shelf, said("rejected", "  "), OFFICER)

    assert shelf.made == []
    assert "a rejection needs a reason" in html
    assert 'aria-invalid="true"' in html
    assert 'value="rejected" checked' in html


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.MEMBER])
def test_nobody_but_an_officer_marks_whatever_a_browser_sends(
    shelf: FakeShelf, role: Role
) -> None:
    html = take_mark(shelf, said("verified"), Person(role=role))

    assert shelf.made == []
    assert "ask an officer" in html
    assert FORM not in html


@pytest.mark.parametrize(
    "word",
    [
        "",
        "no JSON",
        said("adored"),
        said("verified", "w" * 501),
        said("verified", key="f9"),
        '{"figure": "f1", "verdict": "verified", "by": "Somebody else"}',
    ],
)
def test_a_browser_s_word_that_is_not_understood_marks_nothing(
    shelf: FakeShelf, word: str
) -> None:
    html = take_mark(shelf, word, OFFICER)

    assert shelf.made == []
    assert 'role="alert"' in html


@pytest.mark.parametrize(
    ("role", "may_mark"),
    [(Role.PUBLIC, False), (Role.MEMBER, False), (Role.OFFICER, True)],
)
def test_marks_are_shown_to_all_and_the_form_to_officers(
    shelf: FakeShelf, role: Role, may_mark: bool
) -> None:
    shelf.mark(mark_on(figure(), Verdict.VERIFIED, reason="checked"))

    html = show_marking(shelf, '{"figure": "f1"}', role=role)

    assert "Verified" in html
    assert "on 3 March 2026: checked" in html
    assert (FORM in html) is may_mark


def test_earlier_marks_are_kept_in_sight() -> None:
    marks = (mark_on(figure()), mark_on(figure(), Verdict.WITHDRAWN, reason=None))

    html = render_marking(
        figure(), Marked(marks=marks, figure=figure()), role=Role.OFFICER
    )

    assert "Earlier marks (1)" in html
    assert "Mark withdrawn by Ann Hill" in html
    assert "the unit is thousands" in html
    assert "Withdraw the mark" not in html


def test_a_mark_on_an_earlier_reading_says_to_look_again() -> None:
    now = replace(figure(), basis=Basis.OUTTURN)
    marked = Marked(marks=(mark_on(figure()),), figure=now)

    html = render_marking(now, marked, role=Role.PUBLIC)

    assert "Read otherwise since: basis." in html


def test_a_figure_that_is_gone_has_no_marks_to_show(shelf: FakeShelf) -> None:
    assert show_marking(shelf, '{"figure": "f9"}', role=Role.OFFICER) == ""
    assert show_marking(shelf, "[]", role=Role.OFFICER) == ""


def test_no_word_of_an_officer_becomes_markup() -> None:
    mark = mark_on(figure(), reason="<img src=x>", by="<b>Ann</b>")

    html = render_marking(
        figure(), Marked(marks=(mark,), figure=figure()), role=Role.OFFICER
    )

    assert "<img" not in html
    assert "<b>" not in html
