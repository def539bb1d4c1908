"""Tests of ui/web/findings.py."""

from pathlib import Path

import pytest

from corpus.records import FindingKind, Role, Severity
from tests.fakes import FakeShelf
from tests.ui.web.samples import MINUTES, REPORT, finding, report_pages
from ui.web.findings import (
    FindingQuery,
    finding_sheets,
    list_findings,
    render_filters,
)

SUM = finding()
DAY = finding(
    paper_id=MINUTES.id,
    kind=FindingKind.IMPOSSIBLE_DATE,
    where="para 4",
    printed="31st June 2022",
    computed="June has no such day",
    severity=Severity.WARNING,
)


def shelf() -> FakeShelf:
    return FakeShelf(
        (REPORT, Path("report.pdf"), report_pages()),
        (MINUTES, Path("minutes.txt"), ()),
        findings=[SUM, DAY],
    )


def test_findings_are_listed_paper_by_paper() -> None:
    rows = list_findings(shelf(), FindingQuery(), Role.PUBLIC)

    assert rows.count == "<p>2 findings</p>"
    assert rows.html.count("<caption>") == 2
    assert rows.html.index("where we are") < rows.html.index("5 + 6 = 11")
    assert rows.html.index("forum-minutes.txt") < rows.html.index("31st June 2022")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (FindingQuery(council="Wiltshire"), 1),
        (FindingQuery(council="Kent"), 0),
        (FindingQuery(paper=REPORT.id), 1),
        (FindingQuery(severity="warning"), 1),
        (FindingQuery(words="june day"), 1),
        (FindingQuery(words="june 20.027"), 0),
    ],
)
def test_findings_are_chosen(query: FindingQuery, count: int) -> None:
    (sheet,) = finding_sheets(shelf(), query, Role.PUBLIC)

    rows = list_findings(shelf(), query, Role.PUBLIC)

    assert len(sheet.rows) == count
    assert rows.html.count("data-open") == count


def test_no_finding_and_no_match_are_told_apart() -> None:
    none = list_findings(FakeShelf(), FindingQuery(), Role.PUBLIC)
    unlike = list_findings(shelf(), FindingQuery(words="zebra"), Role.PUBLIC)

    assert "Nothing was found that does not add up" in none.html
    assert "No finding is like that" in unlike.html
    assert render_filters(FakeShelf(), Role.PUBLIC) == ""


@pytest.mark.parametrize("name", ["where", "printed", "computed"])
def test_no_word_of_a_paper_becomes_markup(name: str) -> None:
    evil = FakeShelf(
        (REPORT, Path("report.pdf"), ()), findings=[finding(**{name: "<img src=x>"})]
    )

    assert "<img" not in list_findings(evil, FindingQuery(), Role.PUBLIC).html
