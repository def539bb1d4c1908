"""Tests of ui/marking.py: marks from an officer's word to the library and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.marks import read_marks
from corpus.errors import NoReasonError, OfficersOnlyError, UnknownFigureError
from corpus.library import Library, open_library
from corpus.records import Figure, Role, Scope
from corpus.verdicts import Verdict
from ingest.pipeline import ingest
from tests.fakes import LetterEmbedder
from tests.readings import write_paper
from tools.marks import marked_by_id
from ui.marking import put_mark

REPORT = """Bury Council
Schools Forum
Meeting date: 13 January 2022

1. Deficit

1.1 The cumulative DSG deficit is forecast to be £19.543m at 31 March 2023.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return write_paper(tmp_path, "report.txt", REPORT)


@pytest.fixture
def library(tmp_path: Path, report: Path) -> Iterator[Library]:
    with open_library(tmp_path / "home", LetterEmbedder()) as opened:
        ingest([report], library=opened)
        yield opened


def only_figure(library: Library) -> Figure:
    (figure,) = library.figures(Role.OFFICER, Scope())
    return figure


def put(
    library: Library,
    verdict: Verdict = Verdict.REJECTED,
    reason: str | None = "a draft",
    *,
    role: Role = Role.OFFICER,
) -> None:
    put_mark(library, only_figure(library).id, verdict, reason, role=role, by="Ann")


def test_a_mark_is_there_after_its_paper_is_removed_and_ingested_again(
    library: Library, report: Path
) -> None:
    put(library)
    library.remove(only_figure(library).paper_id)
    (gone,) = read_marks(library, Role.OFFICER)

    ingest([report], library=library)

    again = marked_by_id(read_marks(library, Role.PUBLIC))[only_figure(library).id]
    assert gone.figure is None
    assert gone.last.file_name == "report.txt"
    assert (again.verdict, again.last.reason) == (Verdict.REJECTED, "a draft")
    assert again.read_otherwise == ()


def test_who_marked_what_and_when_is_kept_mark_by_mark(library: Library) -> None:
    put(library)
    put(library, Verdict.VERIFIED, None)

    (marked,) = read_marks(library, Role.OFFICER)

    assert [mark.verdict for mark in marked.marks] == ["rejected", "verified"]
    assert [mark.by for mark in marked.marks] == ["Ann", "Ann"]
    assert marked.marks[0].made_at <= marked.marks[1].made_at


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.MEMBER])
def test_only_an_officer_marks(library: Library, role: Role) -> None:
    with pytest.raises(OfficersOnlyError, match=f"not for a {role}; ask an officer"):
        put(library, role=role)

    assert library.marks(Role.OFFICER) == ()


@pytest.mark.parametrize("reason", [None, "", " \n "])
def test_a_rejection_needs_a_reason(library: Library, reason: str | None) -> None:
    with pytest.raises(NoReasonError, match="say what is wrong"):
        put(library, reason=reason)

    assert library.marks(Role.OFFICER) == ()


def test_a_figure_that_is_not_there_cannot_be_marked(library: Library) -> None:
    with pytest.raises(UnknownFigureError, match="f-0: no such figure"):
        put_mark(library, "f-0", Verdict.VERIFIED, None, role=Role.OFFICER, by=None)
