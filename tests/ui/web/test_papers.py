"""Tests of ui/web/papers.py: what its handlers do, and for whom."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from corpus.corrections import changes_of
from corpus.errors import UnchangedPaperError
from corpus.records import Change, Correction, Paper, Role, Status
from tests.fakes import FakeShelf, ScriptedIngest
from tests.ui.web.samples import MINUTES, REPORT, report_pages
from ui.web.intake import Intake
from ui.web.paper_list import Sought
from ui.web.papers import (
    OFFICERS_ONLY,
    Counter,
    edit_paper,
    follow_intake,
    greet,
    hand_in,
    read_sought,
    remove_paper,
    save_paper,
)
from ui.web.person import Person, everyone

OFFICER = Person(role=Role.OFFICER, name="Olive")
OTHERS = pytest.mark.parametrize("role", [Role.PUBLIC, Role.MEMBER])
TYPED = {
    "paper": REPORT.id,
    "council": "Bury",
    "committee": "Cabinet",
    "met_on": "2022-01-18",
    "status": "public",
}


class ScriptedChange:
    """Changes nothing but keeps what was asked of it; a trouble is raised."""

    def __init__(self) -> None:
        self.asked: list[tuple[Correction, str | None]] = []
        self.trouble: Exception | None = None

    def __call__(
        self,
        paper: Paper,
        given: Correction,
        *,
        changed_by: str | None,
        changed_at: datetime,
    ) -> tuple[Change, ...]:
        if self.trouble:
            raise self.trouble
        self.asked.append((given, changed_by))
        return changes_of(paper, given, changed_by=changed_by, changed_at=changed_at)


@pytest.fixture
def change() -> ScriptedChange:
    return ScriptedChange()


@pytest.fixture
def counter(change: ScriptedChange, tmp_path: Path) -> Counter:
    return Counter(
        shelf=FakeShelf((REPORT, Path("report.pdf"), report_pages())),
        intake=Intake(ScriptedIngest({MINUTES.file_name: MINUTES})),
        change=change,
        is_uploaded=lambda path: path.is_relative_to(tmp_path),
        who=everyone(Role.OFFICER),
    )


def told(**words: object) -> str:
    return json.dumps(words)


def handed(*files: Path) -> str:
    return told(files=[str(file) for file in files], council=" ", status="")


@OTHERS
def test_only_an_officer_adds_changes_or_removes(
    counter: Counter, change: ScriptedChange, tmp_path: Path, role: Role
) -> None:
    person = Person(role=role, name="Pat")
    file = tmp_path / MINUTES.file_name
    file.write_text("Minutes")

    form, _, papers = greet(counter, Sought(), person)
    said = (
        hand_in(counter, handed(file), person),
        edit_paper(counter, told(paper=REPORT.id), person),
        save_paper(counter, json.dumps(TYPED), person)[0],
        remove_paper(counter, told(paper=REPORT.id), person),
    )

    assert form == ""
    assert "Change" not in papers
    assert all(OFFICERS_ONLY in each for each in said)
    assert list(follow_intake(counter, person)) == []
    assert counter.intake.progress().items == ()
    assert change.asked == []
    assert counter.shelf.papers(Role.OFFICER) == (REPORT,)


def test_only_what_was_uploaded_is_taken_in(counter: Counter, tmp_path: Path) -> None:
    mine = tmp_path / MINUTES.file_name
    mine.write_text("Minutes")

    hand_in(counter, handed(mine, Path("/etc/hostname")), OFFICER)
    *_, (said, progress) = follow_intake(counter, OFFICER)

    assert said == "1 file read."
    assert "hostname" not in progress
    assert Path("/etc/hostname").exists()


def test_only_what_was_typed_otherwise_is_changed(
    counter: Counter, change: ScriptedChange
) -> None:
    _, said = save_paper(counter, json.dumps(TYPED), OFFICER)

    assert change.asked == [(Correction(committee="Cabinet"), "Olive")]
    assert "committee is now Cabinet" in said


def test_nothing_typed_otherwise_is_said_to_change_nothing(counter: Counter) -> None:
    _, said = save_paper(
        counter, json.dumps(TYPED | {"committee": "Schools Forum"}), OFFICER
    )

    assert "Nothing of Deficit recovery: where we are was changed" in said


@pytest.mark.parametrize(
    ("typed", "trouble", "words"),
    [
        ({"met_on": "31 SEPT"}, None, "write a day as 2025-02-05"),
        ({"council": ""}, None, "council: empty; type the name of a council"),
        ({}, UnchangedPaperError("report.pdf", "damaged"), "not changed"),
        ({}, ZeroDivisionError(), "written to the log"),
    ],
    ids=["date", "empty", "unreadable", "ours"],
)
def test_change_that_fails_keeps_what_was_typed(
    counter: Counter,
    change: ScriptedChange,
    typed: dict[str, str],
    trouble: Exception | None,
    words: str,
) -> None:
    change.trouble = trouble

    panel, said = save_paper(counter, json.dumps(TYPED | typed), OFFICER)

    assert words in panel
    assert 'value="Cabinet"' in panel
    assert said == ""


def test_paper_of_unknown_status_stays_so_unless_another_is_chosen(
    counter: Counter, change: ScriptedChange
) -> None:
    unknown = replace(REPORT, status=Status.UNKNOWN)
    counter = replace(counter, shelf=FakeShelf((unknown, Path("report.pdf"), ())))

    panel = edit_paper(counter, told(paper=REPORT.id), OFFICER)
    save_paper(counter, json.dumps(TYPED | {"status": "unknown"}), OFFICER)

    assert '<option value="unknown" selected>' in panel
    assert change.asked == [(Correction(committee="Cabinet"), "Olive")]


@pytest.mark.parametrize("nonsense", ["", "[]", "{}", '{"paper": "no such"}'])
def test_nonsense_of_a_browser_is_answered_in_words(
    counter: Counter, nonsense: str
) -> None:
    assert "no longer in the library" in edit_paper(counter, nonsense, OFFICER)
    assert "no longer in the library" in save_paper(counter, nonsense, OFFICER)[0]
    assert "no longer in the library" in remove_paper(counter, nonsense, OFFICER)
    assert "Something went wrong" in hand_in(counter, nonsense, OFFICER)
    assert read_sought(nonsense) == Sought()


def test_paper_is_removed_by_an_officer(counter: Counter) -> None:
    said = remove_paper(counter, told(paper=REPORT.id), OFFICER)

    assert said == "Deficit recovery: where we are was removed."
    assert counter.shelf.papers(Role.OFFICER) == ()
