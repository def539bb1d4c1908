"""Tests of ui/web/paper_details.py."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from corpus.records import Change, Detail
from tests.ui.web.samples import REPORT
from ui.web.paper_details import render_details, render_history, tell_changes

CHANGE = Change(
    paper_id=REPORT.id,
    detail=Detail.MET_ON,
    before=None,
    after="2022-01",
    changed_by="Olive",
    changed_at=datetime(2026, 3, 4, 12, tzinfo=UTC),
)


def test_history_tells_who_when_what_was_and_what_became() -> None:
    later = replace(CHANGE, detail=Detail.STATUS, before="public", after="exempt")

    html = render_history((CHANGE, later))

    for words in ("Olive", "4 March 2026", "not stated", "January 2022", "Exempt"):
        assert words in html
    assert html.index("Who may see it") < html.index("Meeting date")


def test_officer_who_did_not_sign_in_is_said_not_to_have() -> None:
    assert "not signed in" in render_history((replace(CHANGE, changed_by=None),))


def test_what_has_changed_is_announced_in_a_sentence() -> None:
    assert tell_changes(REPORT, (CHANGE,)).endswith("meeting date is now January 2022.")


@pytest.mark.parametrize("name", ["title", "council", "committee", "file_name"])
def test_no_word_of_a_paper_becomes_markup(name: str) -> None:
    evil = replace(REPORT, **{name: '"><img src=x>'})  # type: ignore[arg-type]  # mypy cannot know which field
    change = replace(CHANGE, detail=Detail.COUNCIL, after="<img src=x>")

    assert "<img" not in render_details(evil, (change,), trouble="<img src=x>")
