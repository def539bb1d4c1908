from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import ChangeError, UnchangedPaperError
from corpus.library import Library, open_library
from corpus.records import Correction, Detail, Paper, Role, Scope, Status
from ingest.changing import change_paper, read_correction
from ingest.pipeline import ingest
from tests.fakes import LetterEmbedder
from tests.readings import write_paper

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
ANY = Scope()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "home", LetterEmbedder()) as opened:
        yield opened


@pytest.fixture
def report(tmp_path: Path) -> Path:
    text = "Bury Council\n\n1.1 The DSG deficit is £1.5m at 31 March 2022.\n"
    return write_paper(tmp_path / "papers", "report.txt", text)


def added(library: Library, report: Path) -> Paper:
    (paper,) = ingest([report], library=library).read
    return paper


def change(library: Library, paper: Paper, given: Correction) -> Paper:
    """Change `paper` and return it as it is then."""
    change_paper(library, paper, given, changed_by="Olive", changed_at=NOON)
    return library.paper_by_name(paper.file_name, Role.OFFICER)


def test_everything_read_from_a_paper_follows_its_council_and_date(
    library: Library, report: Path
) -> None:
    paper = added(library, report)

    given = Correction(council="Kent", committee="Cabinet", met_on="2022-05-04")
    changed = change(library, paper, given)

    assert (changed.council, changed.committee) == ("Kent", "Cabinet")
    assert changed.file_name == "report.txt"
    (figure,) = library.figures(Role.PUBLIC, Scope(councils=("Kent",)))
    assert figure.vintage == "2022-05-04"
    assert library.figures(Role.PUBLIC, Scope(councils=("Bury",))) == ()
    contexts = {each.context for each in library.passages(Role.PUBLIC, ANY)}
    assert all("Kent, Cabinet" in context for context in contexts)
    in_kent = Scope(councils=("Kent",))
    hits = library.search_meaning("deficit", role=Role.PUBLIC, scope=in_kent, limit=5)
    assert hits
    assert {hit.paper for hit in hits} == {changed}


def test_paper_set_exempt_is_at_once_gone_for_the_public(
    library: Library, report: Path
) -> None:
    paper = added(library, report)
    assert library.search_meaning("deficit", role=Role.PUBLIC, scope=ANY, limit=5)

    change(library, paper, Correction(status=Status.EXEMPT))

    assert not library.search_meaning("deficit", role=Role.PUBLIC, scope=ANY, limit=5)
    assert library.figures(Role.PUBLIC, ANY) == ()
    assert [each.status for each in library.restricted(Role.PUBLIC)] == [Status.EXEMPT]


@pytest.mark.parametrize("council", [None, "Devon"], ids=["plain", "with an option"])
def test_what_an_officer_set_survives_another_reading(
    library: Library, report: Path, council: str | None
) -> None:
    paper = added(library, report)
    change(library, paper, Correction(council="Kent", status=Status.EXEMPT))

    (again,) = ingest(
        [report], library=library, council=council, status=Status.PUBLIC
    ).read

    assert (again.council, again.status) == ("Kent", Status.EXEMPT)
    assert len(library.history(paper.id, Role.OFFICER)) == 2


def test_what_an_officer_set_holds_for_a_paper_that_comes_back(
    library: Library, report: Path
) -> None:
    paper = added(library, report)
    change(library, paper, Correction(status=Status.EXEMPT))
    library.remove(paper.id)

    assert added(library, report).status is Status.EXEMPT


def test_what_was_said_when_a_paper_was_added_is_kept(
    library: Library, report: Path
) -> None:
    (report.parent / "papers.toml").write_text(
        '[[paper]]\nfile = "report.txt"\ntitle = "Where we are"\nstatus = "exempt"\n'
    )
    paper = added(library, report)

    changed = change(library, paper, Correction(council="Kent"))

    assert (changed.title, changed.status) == ("Where we are", Status.EXEMPT)


def test_changes_one_after_the_other_all_hold(library: Library, report: Path) -> None:
    paper = added(library, report)

    paper = change(library, paper, Correction(council="Kent"))
    paper = change(library, paper, Correction(committee="Cabinet"))
    paper = change(library, paper, Correction(council="Devon"))

    assert (paper.council, paper.committee) == ("Devon", "Cabinet")
    history = library.history(paper.id, Role.OFFICER)
    assert [(each.before, each.after) for each in history] == [
        ("Bury", "Kent"),
        (None, "Cabinet"),
        ("Kent", "Devon"),
    ]
    assert {(each.changed_by, each.changed_at) for each in history} == {("Olive", NOON)}


def test_paper_that_can_no_longer_be_read_stays_as_it_is(
    library: Library, report: Path, tmp_path: Path
) -> None:
    paper = added(library, report)
    (original,) = (tmp_path / "home" / "papers").iterdir()
    original.write_text("")

    with pytest.raises(UnchangedPaperError, match="remove it, or try later"):
        change(library, paper, Correction(council="Kent"))

    assert library.papers(Role.OFFICER) == (paper,)
    assert library.history(paper.id, Role.OFFICER) == ()


def test_nothing_is_read_for_a_change_that_changes_nothing(
    library: Library, report: Path
) -> None:
    paper = added(library, report)

    assert change(library, paper, Correction(council="Bury")) == replace(paper)
    assert library.history(paper.id, Role.OFFICER) == ()


def test_what_is_typed_is_taken_for_what_it_means() -> None:
    typed = {
        Detail.COUNCIL: " Bournemouth, Christchurch and Poole ",
        Detail.MET_ON: "2022-01",
        Detail.STATUS: "public",
    }

    assert read_correction(typed) == Correction(
        council="BCP", met_on="2022-01", status=Status.PUBLIC
    )


@pytest.mark.parametrize(
    ("detail", "words", "told"),
    [
        (Detail.MET_ON, "31st SEPT 2021", "write a day as 2025-02-05"),
        (Detail.MET_ON, "2021-09-31", "write a day as 2025-02-05"),
        (Detail.COUNCIL, "  ", "council: empty; type the name of a council"),
        (Detail.COMMITTEE, "x" * 201, "committee: too long"),
        (Detail.STATUS, "secret", "choose public or exempt"),
    ],
    ids=["words", "no such day", "empty", "long", "status"],
)
def test_what_no_paper_can_be_is_refused(detail: Detail, words: str, told: str) -> None:
    with pytest.raises(ChangeError, match=told):
        read_correction({detail: words})
