from pathlib import Path

import pytest

from corpus.errors import UnreadablePaperError
from corpus.records import Paper, PaperId, Status
from ingest.openness import UNMARKED
from ingest.reading import Told, Window, keep_unknown, overrule, read_paper
from ingest.register import Entry
from tests.fakes import LetterEmbedder

WINDOW = Window(size=LetterEmbedder.window, token_count=LetterEmbedder().token_count)
REPORT = """Bury Council
Schools Forum
Meeting date: 13 January 2022

1. Deficit

1.1 The cumulative DSG deficit is forecast to be £19.543m at 31 March 2023.
"""
PAPER = Paper(
    id=PaperId("a"),
    file_name="a.txt",
    council="Bury",
    committee="Cabinet",
    status=Status.UNKNOWN,
    sources=(("council", "front sheet"), ("committee", "front sheet")),
)


def test_a_paper_is_read_to_its_figures(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")

    reading = read_paper(path, told=Told(), window=WINDOW)

    assert reading.paper.file_name == "report.txt"
    assert any("£19.543m" in passage.text for passage in reading.passages)
    assert [figure.printed for figure in reading.figures] == ["£19.543m"]
    assert {figure.paper_id for figure in reading.figures} == {reading.paper.id}


def test_a_file_that_prints_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "blank.html"
    path.write_text("<html><body><p> </p></body></html>", encoding="utf-8")

    with pytest.raises(UnreadablePaperError, match=r"blank\.html"):
        read_paper(path, told=Told(), window=WINDOW)


def test_a_paper_of_which_nothing_is_told_stays_as_it_is() -> None:
    assert overrule(PAPER, Told()) == PAPER


def test_the_register_goes_before_the_paper_and_before_options() -> None:
    entry = Entry(file="a.txt", council="Wiltshire", title="Update")

    paper = overrule(PAPER, Told(entry=entry, council="BCP"))

    assert (paper.council, paper.committee) == ("Wiltshire", "Cabinet")
    assert paper.title == "Update"
    assert dict(paper.sources) == {
        "council": "register",
        "committee": "front sheet",
        "title": "register",
    }


def test_an_option_goes_before_the_paper() -> None:
    paper = overrule(PAPER, Told(council="BCP", status=Status.PUBLIC))

    assert (paper.council, paper.status) == ("BCP", Status.PUBLIC)
    assert dict(paper.sources)["status"] == "option"


@pytest.mark.parametrize(
    ("registered", "given"),
    [(Status.EXEMPT, Status.PUBLIC), (Status.PUBLIC, Status.EXEMPT)],
)
def test_of_two_statuses_told_the_stricter_holds(
    registered: Status, given: Status
) -> None:
    entry = Entry(file="a.txt", status=registered)

    paper = overrule(PAPER, Told(entry=entry, status=given))

    assert paper.status is Status.EXEMPT


def test_a_file_nothing_says_was_published_is_kept() -> None:
    unmarked = (("status", UNMARKED),)
    anybodys = Paper(
        id=PaperId("a"), file_name="a.txt", status=Status.PUBLIC, sources=unmarked
    )
    published = Paper(
        id=PaperId("b"),
        file_name="b.txt",
        kind="minutes",
        status=Status.PUBLIC,
        sources=unmarked,
    )

    assert keep_unknown(anybodys).status is Status.UNKNOWN
    assert keep_unknown(published).status is Status.PUBLIC
