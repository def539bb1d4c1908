import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import parent_process
from pathlib import Path

import pytest

from corpus.errors import RegisterError
from corpus.library import Library, open_library
from corpus.records import Paper, PaperId, Reading, Role, Scope, Status
from ingest.pipeline import Skipped, Turn, find_files, ingest, superseded
from ingest.reading import Told, Window, read_paper
from tests.fakes import LetterEmbedder
from tests.readings import write_paper

MARKING = "NOT FOR PUBLICATION\nExempt under paragraph 3 of Schedule 12A\n\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "home", LetterEmbedder()) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    for number in range(3):
        text = f"Bury Council\n\n1.1 The deficit is £{number + 1}.5m this year.\n"
        write_paper(folder, f"report-{number}.txt", text)
    return folder


def names(papers: tuple[Paper, ...]) -> list[str]:
    return [paper.file_name for paper in papers]


def test_a_folder_is_read_in_the_order_of_its_names(
    library: Library, folder: Path
) -> None:
    report = ingest([folder], library=library)

    assert names(report.read) == ["report-0.txt", "report-1.txt", "report-2.txt"]
    assert report.skipped == ()
    assert report.already == ()
    assert len(library.papers(Role.OFFICER)) == 3
    assert len(library.figures(Role.OFFICER, Scope())) == 3


def test_one_bad_file_stops_no_other(library: Library, folder: Path) -> None:
    (folder / "report-1.pdf").write_bytes(b"%PDF-1.7 broken off")

    report = ingest([folder], library=library)

    assert len(report.read) == 3
    (skipped,) = report.skipped
    assert skipped.path.name == "report-1.pdf"
    assert skipped.reason.startswith("report-1.pdf: ")


def test_a_fault_of_ours_in_one_paper_costs_no_other(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_but_one(path: Path, *, told: Told, window: Window) -> Reading:
        if path.name == "report-1.txt":
            raise IndexError
        return read_paper(path, told=told, window=window)

    monkeypatch.setattr("ingest.pipeline.read_paper", read_but_one)

    report = ingest([folder], library=library, jobs=1)

    assert names(report.read) == ["report-0.txt", "report-2.txt"]
    assert "reading it failed (IndexError)" in report.skipped[0].reason


def test_what_cannot_be_found_or_read_is_listed_with_a_reason(
    library: Library, folder: Path
) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")

    report = ingest([folder, folder / "missing.pdf"], library=library)

    assert len(report.read) == 3
    assert [skipped.reason for skipped in report.skipped] == [
        "photo.jpg: a kind of file that is not read; leave it out",
        "missing.pdf: there is no such file; leave it out",
    ]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.txt",
        "papers.toml",
        "README.md",
        "~$report.docx",
        "__init__.py",
        ".git/notes.txt",
        "__pycache__/x.txt",
    ],
)
def test_what_is_no_paper_is_passed_over_without_a_word(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "papers" / name
    write_paper(path.parent, path.name, "")

    assert find_files([tmp_path / "papers"]) == ((), ())


def test_a_file_that_is_named_is_tried_whatever_its_name(tmp_path: Path) -> None:
    path = write_paper(tmp_path, ".report", "x")

    assert find_files([path, path, tmp_path]) == ((path,), ())


def test_folders_in_folders_are_read_each_with_its_own_register(
    library: Library, folder: Path
) -> None:
    inner = folder / "inner"
    write_paper(inner, "minutes.txt", "1. Members noted a deficit of £4m.")
    entry = '[[paper]]\nfile = "{}"\ncouncil = "{}"\n'
    write_paper(inner, "papers.toml", entry.format("minutes.txt", "Wiltshire"))
    write_paper(folder, "papers.toml", entry.format("report-0.txt", "BCP"))

    ingest([folder], library=library)

    council_by_name = {
        paper.file_name: paper.council for paper in library.papers(Role.OFFICER)
    }
    assert council_by_name["minutes.txt"] == "Wiltshire"
    assert council_by_name["report-0.txt"] == "BCP"


def test_a_register_at_fault_stops_before_anything_is_read(
    library: Library, folder: Path
) -> None:
    write_paper(folder, "papers.toml", "[[paper]]\nfil = 1")

    with pytest.raises(RegisterError):
        ingest([folder], library=library)

    assert not library.papers(Role.OFFICER)


def test_options_hold_for_every_paper(library: Library, folder: Path) -> None:
    report = ingest(
        [folder], library=library, council="BCP Council", status=Status.EXEMPT
    )

    assert {paper.council for paper in report.read} == {"BCP"}
    assert not library.papers(Role.PUBLIC)


def test_a_paper_marked_exempt_is_kept_from_the_public(
    library: Library, tmp_path: Path
) -> None:
    path = write_paper(tmp_path, "closed.txt", f"{MARKING}1.1 The loan is £7m.\n")

    ingest([path], library=library)

    assert len(library.papers(Role.OFFICER)) == 1
    assert not library.papers(Role.PUBLIC)


def test_papers_read_again_are_told_and_are_still_one(
    library: Library, folder: Path
) -> None:
    ingest([folder], library=library)

    report = ingest([folder], library=library, council="BCP")

    assert len(report.already) == len(report.read) == 3
    assert {paper.council for paper in library.papers(Role.OFFICER)} == {"BCP"}


def test_files_of_the_same_bytes_are_read_once(library: Library, folder: Path) -> None:
    twin = write_paper(folder, "twin.txt", (folder / "report-0.txt").read_text())

    report = ingest([folder], library=library)

    assert len(report.read) == 3
    assert report.already == (twin,)
    assert len(library.papers(Role.OFFICER)) == 3


def test_every_file_has_its_turn(library: Library, folder: Path) -> None:
    write_paper(folder, "photo.jpg", "")
    write_paper(folder, "twin.txt", (folder / "report-0.txt").read_text())
    turns: list[Turn] = []

    ingest([folder], library=library, on_progress=turns.append)

    assert [(turn.number, turn.total) for turn in turns] == [
        (number, 5) for number in range(1, 6)
    ]
    assert isinstance(turns[0].outcome, Skipped)
    assert all(isinstance(turn.outcome, Paper) for turn in turns[1:])


def test_processes_read_what_one_process_reads(library: Library, folder: Path) -> None:
    (folder / "report-1.pdf").write_bytes(b"%PDF-1.7 broken off")

    report = ingest([folder], library=library, jobs=2)

    assert names(report.read) == ["report-0.txt", "report-1.txt", "report-2.txt"]
    assert [skipped.path.name for skipped in report.skipped] == ["report-1.pdf"]


class DeadlyWindow(LetterEmbedder):
    """Brings the process that reads a certain paper down, as a broken library might."""

    def token_count(self, text: str) -> int:
        if "deficit is £2.5m" in text and parent_process() is not None:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().token_count(text)


def test_a_paper_that_brings_its_reader_down_costs_no_other(
    tmp_path: Path, folder: Path
) -> None:
    with open_library(tmp_path / "deadly", DeadlyWindow()) as library:
        report = ingest([folder], library=library, jobs=2)

    assert names(report.read) == ["report-0.txt", "report-2.txt"]
    assert "brings down what reads it" in report.skipped[0].reason


def test_a_new_version_of_a_paper_supersedes_the_old(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    entry = '[[paper]]\nfile = "report-0.txt"\nmet_on = "2022-01-13"\ncouncil = "Bury"'
    write_paper(folder, "papers.toml", entry)
    corrected = tmp_path / "corrected"
    write_paper(corrected, "papers.toml", entry)
    write_paper(corrected, "report-0.txt", "1.1 The deficit is £1.6m this year.\n")
    (old, *_) = ingest([folder], library=library).read

    (new,) = ingest([corrected], library=library).read

    assert new.supersedes == old.id
    assert library.has(old.id)


def test_an_old_version_read_again_supersedes_nothing() -> None:
    old = Paper(id=PaperId("a"), file_name="a", council="Bury", met_on="2022-01")
    new = replace(old, id=PaperId("b"), supersedes=old.id)

    assert superseded(old, [old, new]) is None
    assert superseded(new, [old, new]) == old.id
    assert superseded(replace(old, id=PaperId("c")), [old, new]) == new.id


def test_papers_of_one_name_and_unknown_date_are_not_versions() -> None:
    old = Paper(id=PaperId("a"), file_name="report.pdf", council="Bury")
    new = replace(old, id=PaperId("b"))

    assert superseded(new, [old]) is None
