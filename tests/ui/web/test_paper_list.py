"""Tests of ui/web/paper_list.py."""

from dataclasses import replace

import pytest

from corpus.library import Contents
from corpus.records import Paper, PaperId, Role, Status
from tests.ui.web.samples import MINUTES, REPORT
from ui.web.paper_list import (
    NOT_STATED,
    Sought,
    render_list,
    render_seeking,
    seek,
    tell_count,
)

CONTENTS = {REPORT.id: Contents(pages=2, passages=9, figures=1234, risks=0)}
MANY = tuple(
    replace(REPORT, id=PaperId(f"{number:064}"), file_name=f"report-{number:02}.pdf")
    for number in range(60)
)


def listed(*papers: Paper, role: Role = Role.PUBLIC) -> str:
    sought = Sought()
    contents = dict.fromkeys((paper.id for paper in papers), CONTENTS[REPORT.id])
    return render_list(
        seek(papers, sought), contents, sought=sought, role=role, total=len(papers)
    )


def test_paper_is_listed_with_what_was_read_from_it() -> None:
    html = listed(REPORT)

    for words in ("where we are", "deficit-report.pdf", "Bury", "18 January 2022"):
        assert words in html
    assert "2 pages" in html
    assert "1,234 figures" in html


def test_what_is_not_known_is_said_not_to_be_stated() -> None:
    html = listed(
        replace(
            MINUTES, council=None, committee=None, met_on=None, status=Status.UNKNOWN
        )
    )

    for words in ("council not", "committee not", "date not"):
        assert f"{words} stated" in html
    assert "kept as exempt: members and officers" in html


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        (Role.PUBLIC, {"Open", "Download"}),
        (Role.MEMBER, {"Open", "Download"}),
        (Role.OFFICER, {"Open", "Download", "Change", "Remove"}),
    ],
)
def test_only_an_officer_is_offered_to_change_or_remove(
    role: Role, acts: set[str]
) -> None:
    html = listed(REPORT, role=role)

    offered = {"Open", "Download", "Change", "Remove"}
    assert {act for act in offered if f'aria-label="{act} ' in html} == acts


def test_nothing_can_be_done_with_a_paper_one_is_only_told_of() -> None:
    html = render_list(
        seek([MINUTES], Sought()), {}, sought=Sought(), role=Role.PUBLIC, total=1
    )

    assert "not shown" in html
    assert "<button" not in html
    assert "paper/" not in html


@pytest.mark.parametrize("name", ["title", "council", "committee", "file_name"])
def test_no_word_of_a_paper_becomes_markup(name: str) -> None:
    evil = replace(REPORT, **{name: '"><img src=x>'})  # type: ignore[arg-type]  # mypy cannot know which field

    assert "<img" not in listed(evil, role=Role.OFFICER)
    assert "<img" not in render_seeking([evil, MINUTES], Sought(words='"><img src=x>'))


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(), 3),
        (Sought(council="Bury"), 1),
        (Sought(committee="Schools Forum"), 2),
        (Sought(committee=NOT_STATED), 1),
        (Sought(words="WHERE deficit"), 1),
        (Sought(words="2022"), 2),
        (Sought(words="deficit", council="Wiltshire"), 0),
    ],
    ids=["all", "council", "committee", "unknown", "words", "date", "none"],
)
def test_papers_are_sought_by_council_committee_and_words(
    sought: Sought, found: int
) -> None:
    nameless = Paper(id=PaperId("c" * 64), file_name="other.txt", council="Kent")

    assert seek([REPORT, MINUTES, nameless], sought).count == found


@pytest.mark.parametrize(
    ("page_number", "told", "first"),
    [
        (1, "1 to 25 of 60 papers", "report-00.pdf"),
        (3, "51 to 60 of 60 papers", "report-50.pdf"),
        (9, "51 to 60 of 60 papers", "report-50.pdf"),
    ],
    ids=["first", "last", "beyond"],
)
def test_long_list_has_pages(page_number: int, told: str, first: str) -> None:
    page = seek(MANY, Sought(page_number=page_number))

    assert tell_count(page, total=60) == told
    assert page.papers[0].file_name == first


def test_empty_library_and_empty_search_are_told_apart() -> None:
    nothing = seek([REPORT], Sought(words="zebra"))

    assert "No papers yet" in listed()
    assert "Add the first" in listed(role=Role.OFFICER)
    assert "No paper is like that" in render_list(
        nothing, CONTENTS, sought=Sought(), role=Role.PUBLIC, total=1
    )
