"""Tests of what the library keeps of officers' marks."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.library import Library, open_library
from corpus.records import Role, Status
from corpus.verdicts import Verdict
from tests.fakes import LetterEmbedder
from tests.readings import mark_on, reading_of, write_paper


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "home", LetterEmbedder()) as opened:
        yield opened


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return write_paper(tmp_path, "report.txt", "The deficit is £19.543m.")


def test_marks_come_out_as_they_were_made_oldest_first(
    library: Library, report: Path
) -> None:
    reading = reading_of(report)
    library.add(reading, report)
    marks = tuple(mark_on(reading.figures[0], verdict) for verdict in Verdict)

    for mark in marks:
        library.mark(mark)

    assert library.marks(Role.OFFICER) == marks
    assert library.marks(Role.MEMBER) == marks


def test_a_mark_stays_when_its_paper_goes_and_when_it_is_read_again(
    library: Library, report: Path
) -> None:
    reading = reading_of(report)
    mark = mark_on(reading.figures[0])
    library.add(reading, report)
    library.mark(mark)

    library.remove(reading.paper.id)
    gone = library.marks(Role.OFFICER)
    library.add(reading, report)

    assert gone == (mark,)
    assert library.marks(Role.OFFICER) == (mark,)


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.MEMBER])
def test_marks_of_a_paper_that_is_gone_are_the_officers(
    library: Library, report: Path, role: Role
) -> None:
    library.mark(mark_on(reading_of(report).figures[0]))

    assert library.marks(role) == ()


@pytest.mark.parametrize("status", [Status.EXEMPT, Status.UNKNOWN])
def test_the_public_sees_no_mark_of_a_paper_kept_from_it(
    library: Library, report: Path, status: Status
) -> None:
    reading = reading_of(report, status=status)
    library.add(reading, report)
    library.mark(mark_on(reading.figures[0]))

    assert library.marks(Role.PUBLIC) == ()
    assert len(library.marks(Role.MEMBER)) == 1


def test_the_public_is_not_told_who_made_a_mark(library: Library, report: Path) -> None:
    reading = reading_of(report)
    library.add(reading, report)
    mark = mark_on(reading.figures[0], by="Ann Hill")
    library.mark(mark)

    assert library.marks(Role.PUBLIC) == (replace(mark, by=None),)


def test_a_library_made_before_marks_takes_them(tmp_path: Path, report: Path) -> None:
    home, reading = tmp_path / "home", reading_of(report)
    with open_library(home, LetterEmbedder()) as library:
        library.add(reading, report)
    with sqlite3.connect(home / "library.db") as older:
        older.execute("DROP TABLE marks")
    older.close()

    with open_library(home, LetterEmbedder()) as library:
        library.mark(mark_on(reading.figures[0]))

        assert len(library.marks(Role.PUBLIC)) == 1
        assert library.papers(Role.PUBLIC) == (reading.paper,)
