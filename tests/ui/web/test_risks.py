"""Tests of ui/web/risks.py."""

from pathlib import Path

import pytest

from corpus.records import RiskId, Role
from tests.fakes import FakeShelf
from tests.ui.web.samples import MINUTES, REPORT, report_pages, risk
from ui.web.listing import NONE
from ui.web.risks import RiskQuery, choose, list_risks, render_filters, risk_sheets

HIGH = risk()
LOW = risk(id=RiskId("r2"), risk="Places open late", unmitigated="4", rag="Amber")
OTHER = risk(
    id=RiskId("r3"),
    paper_id=MINUTES.id,
    council="Wiltshire",
    risk="Staff leave",
    unmitigated="9",
    owner=None,
    scheme="5 × 5",
)
WORDED = risk(id=RiskId("r4"), unmitigated="High", risk="Costs rise")
ALL = (HIGH, LOW, WORDED, OTHER)


def shelf() -> FakeShelf:
    return FakeShelf(
        (REPORT, Path("report.pdf"), report_pages()),
        (MINUTES, Path("minutes.txt"), ()),
        risks=ALL,
    )


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (RiskQuery(council="Wiltshire"), ["r3"]),
        (RiskQuery(paper=REPORT.id), ["r1", "r2", "r4"]),
        (RiskQuery(words="plan followed gap"), ["r1"]),
        (RiskQuery(band="Amber"), ["r2"]),
        (RiskQuery(band=NONE), ["r1", "r4", "r3"]),
    ],
)
def test_risks_are_chosen(query: RiskQuery, ids: list[str]) -> None:
    assert [each.id for each in choose(ALL, query)] == ids


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (RiskQuery(sort="unmitigated"), ["r2", "r1", "r4", "r3"]),
        (RiskQuery(sort="unmitigated", descending=True), ["r1", "r2", "r4", "r3"]),
        (RiskQuery(sort="risk"), ["r4", "r2", "r3", "r1"]),
        (RiskQuery(sort="owner", descending=True), ["r1", "r2", "r4", "r3"]),
    ],
)
def test_scores_of_two_registers_are_never_ranked_together(
    query: RiskQuery, ids: list[str]
) -> None:
    assert [each.id for each in choose(ALL, query)] == ids


def test_a_risk_is_listed_with_its_scores_as_printed() -> None:
    rows = list_risks(shelf(), RiskQuery(council="Wiltshire"), Role.PUBLIC)

    assert rows.count == "<p>1 risk</p>"
    assert '<td data-label="Before action">9</td>' in rows.html
    assert '<td data-label="Owner">not stated</td>' in rows.html
    assert "5 × 5" in rows.html
    assert "A plan is followed" in rows.html


def test_an_order_by_score_says_that_it_holds_within_each_paper() -> None:
    sorted_rows = list_risks(shelf(), RiskQuery(sort="target"), Role.PUBLIC)
    plain_rows = list_risks(shelf(), RiskQuery(), Role.PUBLIC)

    assert "within each paper" in sorted_rows.html
    assert "within each paper" not in plain_rows.html


def test_no_register_and_no_match_are_told_apart() -> None:
    none = list_risks(FakeShelf(), RiskQuery(), Role.PUBLIC)
    unlike = list_risks(shelf(), RiskQuery(words="zebra"), Role.PUBLIC)

    assert "No risk register has been read" in none.html
    assert "No risk is like that" in unlike.html
    assert render_filters(FakeShelf(), Role.PUBLIC) == ""


def test_all_that_is_chosen_is_taken_out() -> None:
    risks, findings = risk_sheets(shelf(), RiskQuery(paper=REPORT.id), Role.PUBLIC)

    assert len(risks.rows) == 3
    assert findings.name == "Findings"


@pytest.mark.parametrize("name", ["risk", "owner", "mitigations", "rag"])
def test_no_word_of_a_paper_becomes_markup(name: str) -> None:
    evil = FakeShelf(
        (REPORT, Path("report.pdf"), ()), risks=[risk(**{name: "<img src=x>"})]
    )

    assert "<img" not in list_risks(evil, RiskQuery(), Role.PUBLIC).html
    assert "<img" not in render_filters(evil, Role.PUBLIC)
