from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from corpus import schema
from corpus.corrections import changes_of, correct, merge, standing
from corpus.errors import OutdatedReadingError, UnknownPaperError
from corpus.library import open_library
from corpus.records import (
    Change,
    Correction,
    Detail,
    Paper,
    PaperId,
    Role,
    Scope,
    Status,
)
from tests.fakes import LetterEmbedder
from tests.readings import reading_of, write_paper

PAPER = Paper(id=PaperId("a" * 64), file_name="report.txt", council="Bury")
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def change(detail: Detail, after: str, *, before: str | None = None) -> Change:
    return Change(
        paper_id=PAPER.id,
        detail=detail,
        before=before,
        after=after,
        changed_by="Olive",
        changed_at=NOON,
    )


def test_last_change_of_each_detail_holds() -> None:
    changes = (
        change(Detail.COUNCIL, "Kent"),
        change(Detail.STATUS, "exempt"),
        change(Detail.COUNCIL, "Devon", before="Kent"),
    )

    assert standing(changes) == Correction(council="Devon", status=Status.EXEMPT)


def test_paper_is_as_officers_set_it_and_names_them_as_the_source() -> None:
    paper = replace(PAPER, sources=(("council", "front sheet"), ("title", "register")))

    corrected = correct(paper, Correction(council="Kent", status=Status.PUBLIC))

    assert (corrected.council, corrected.status) == ("Kent", Status.PUBLIC)
    assert dict(corrected.sources) == {
        "council": "officer",
        "title": "register",
        "status": "officer",
    }
    assert correct(corrected, Correction(council="Kent")) == corrected


def test_what_is_given_goes_before_what_was_held() -> None:
    held = Correction(council="Kent", met_on="2022-01")

    assert merge(held, Correction(council="Bury")) == Correction(
        council="Bury", met_on="2022-01"
    )


def test_what_a_paper_is_already_is_no_change() -> None:
    given = Correction(council="Bury", committee="Cabinet")

    changes = changes_of(PAPER, given, changed_by="Olive", changed_at=NOON)

    assert changes == (change(Detail.COMMITTEE, "Cabinet"),)


def test_history_outlives_another_reading_and_is_for_officers(tmp_path: Path) -> None:
    report = write_paper(tmp_path, "report.txt", "The deficit is £1.5m.")
    reading = reading_of(report, council="Kent")
    changes = changed(reading.paper, "Kent")
    reading = replace(reading, paper=correct(reading.paper, standing(changes)))
    with open_library(tmp_path / "home", LetterEmbedder()) as library:
        library.add(reading_of(report, council="Bury"), report)
        library.add(reading, report, changes=changes)
        library.add(reading, report)

        assert library.history(reading.paper.id, Role.OFFICER) == changes
        assert library.history(reading.paper.id, Role.MEMBER) == ()
        assert library.correction(reading.paper.id) == Correction(council="Kent")


def test_reading_from_before_a_change_is_not_taken(tmp_path: Path) -> None:
    report = write_paper(tmp_path, "report.txt", "The deficit is £1.5m.")
    old = reading_of(report, status=Status.PUBLIC)
    changes = changed(old.paper, "exempt", Detail.STATUS)
    new = replace(old, paper=correct(old.paper, standing(changes)))
    with open_library(tmp_path / "home", LetterEmbedder()) as library:
        library.add(old, report)
        library.add(new, report, changes=changes)

        with pytest.raises(OutdatedReadingError, match="read it again"):
            library.add(old, report)

        assert library.papers(Role.PUBLIC) == ()
        hits = library.search_meaning(
            "deficit", role=Role.PUBLIC, scope=Scope(), limit=5
        )
        assert hits == ()
        assert len(list((tmp_path / "home" / "papers").iterdir())) == 1


def test_change_of_a_removed_paper_does_not_bring_it_back(tmp_path: Path) -> None:
    report = write_paper(tmp_path, "report.txt", "The deficit is £1.5m.")
    reading = reading_of(report)
    changes = changed(reading.paper, "Kent")
    reading = replace(reading, paper=correct(reading.paper, standing(changes)))
    with open_library(tmp_path / "home", LetterEmbedder()) as library:
        with pytest.raises(UnknownPaperError):
            library.add(reading, report, changes=changes)

        assert library.papers(Role.OFFICER) == ()
        assert library.history(reading.paper.id, Role.OFFICER) == ()


def test_change_that_breaks_off_leaves_paper_and_history_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = write_paper(tmp_path, "report.txt", "The deficit is £1.5m.")
    old = reading_of(report)
    changes = changed(old.paper, "Kent")
    new = replace(old, paper=correct(old.paper, standing(changes)))

    def break_off(*_: object) -> None:
        raise KeyboardInterrupt

    with open_library(tmp_path / "home", LetterEmbedder()) as library:
        library.add(old, report)
        with monkeypatch.context() as broken:
            broken.setattr(schema, "file_changes", break_off)
            with pytest.raises(KeyboardInterrupt):
                library.add(new, report, changes=changes)

    with open_library(tmp_path / "home", LetterEmbedder()) as library:
        assert library.papers(Role.OFFICER) == (old.paper,)
        assert library.history(old.paper.id, Role.OFFICER) == ()
        in_bury = Scope(councils=("Bury",))
        hits = library.search_meaning(
            "deficit", role=Role.PUBLIC, scope=in_bury, limit=5
        )
        assert [hit.paper for hit in hits] == [old.paper]


def test_library_from_before_there_was_a_history_takes_one(tmp_path: Path) -> None:
    open_library(tmp_path, LetterEmbedder()).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'library.db'}")
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE changes"))
    engine.dispose()

    with open_library(tmp_path, LetterEmbedder()) as library:
        assert library.history(PAPER.id, Role.OFFICER) == ()


def changed(
    paper: Paper, after: str, detail: Detail = Detail.COUNCIL
) -> tuple[Change, ...]:
    made = change(detail, after, before="as it was")
    return (replace(made, paper_id=paper.id),)
