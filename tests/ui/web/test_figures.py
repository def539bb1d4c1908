"""Tests of ui/web/figures.py: which figures are listed, in what order, and how."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from corpus.records import Basis, FigureId, Measure, PaperId, Role, Status, Unit
from corpus.verdicts import Verdict
from tests.fakes import FakeShelf
from tests.readings import mark_on
from tests.ui.web.samples import MINUTES, REPORT, figure, report_pages
from tools.marks import gather, marked_by_id
from ui.web.browse import ROWS_A_PAGE
from ui.web.figures import (
    FigureQuery,
    choose,
    figure_sheets,
    list_figures,
    render_filters,
)
from ui.web.listing import NONE

SMALL = figure()
LARGE = figure(
    id=FigureId("f2"),
    label="High needs grant",
    council="Kent",
    measure=Measure.HIGH_NEEDS_FUNDING,
    amount=Decimal(90000000),
    period="2023-24",
    basis=Basis.BUDGET,
)
SHARE = figure(
    id=FigureId("f3"),
    label="Share of plans",
    paper_id=MINUTES.id,
    council=None,
    measure=Measure.TIMELINESS,
    amount=Decimal(95),
    unit=Unit.PERCENT,
    period=None,
    column_path=("On time",),
)
ALL = (SMALL, LARGE, SHARE)
MARKS = marked_by_id(gather([mark_on(LARGE, nth=2)], ALL))


def shelf(**changes: Any) -> FakeShelf:
    held = [(REPORT, Path("report.pdf"), report_pages()), (MINUTES, Path("m.txt"), ())]
    return FakeShelf(*held, **({"figures": ALL} | changes))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (FigureQuery(), ["f1", "f2", "f3"]),
        (FigureQuery(council="Kent"), ["f2"]),
        (FigureQuery(council=NONE), ["f3"]),
        (FigureQuery(measure=Measure.DSG_DEFICIT), ["f1"]),
        (FigureQuery(period="2023-24"), ["f2"]),
        (FigureQuery(period=NONE), ["f3"]),
        (FigureQuery(basis="budget"), ["f2"]),
        (FigureQuery(basis=NONE), ["f1", "f3"]),
        (FigureQuery(paper=MINUTES.id), ["f3"]),
        (FigureQuery(words="NEEDS grant"), ["f2"]),
        (FigureQuery(words="on time"), ["f3"]),
        (FigureQuery(mark="rejected"), ["f2"]),
        (FigureQuery(mark=NONE), ["f1", "f3"]),
        (FigureQuery(council="Kent", basis="outturn"), []),
    ],
)
def test_figures_are_chosen_by_each_coordinate(
    query: FigureQuery, ids: list[str]
) -> None:
    assert [each.id for each in choose(ALL, query, MARKS)] == ids


@pytest.mark.parametrize(
    ("sort", "rising", "falling"),
    [
        ("amount", ["f1", "f2", "f3"], ["f3", "f2", "f1"]),
        ("label", ["f1", "f2", "f3"], ["f3", "f2", "f1"]),
        ("council", ["f1", "f2", "f3"], ["f2", "f1", "f3"]),
        ("time", ["f1", "f2", "f3"], ["f2", "f1", "f3"]),
        ("basis", ["f2", "f1", "f3"], ["f2", "f1", "f3"]),
        ("mark", ["f2", "f1", "f3"], ["f2", "f1", "f3"]),
    ],
)
def test_what_is_not_stated_comes_last_either_way_round(
    sort: str, rising: list[str], falling: list[str]
) -> None:
    up = FigureQuery.model_validate({"sort": sort})
    down = up.model_copy(update={"descending": True})

    assert [each.id for each in choose(ALL, up, MARKS)] == rising
    assert [each.id for each in choose(ALL, down, MARKS)] == falling


def test_a_row_opens_its_page_and_says_its_mark() -> None:
    held = shelf()
    held.mark(mark_on(SMALL, Verdict.VERIFIED))

    rows = list_figures(held, FigureQuery(council="Bury"), Role.PUBLIC)

    assert rows.count == "<p>1 figure</p>"
    assert "&quot;figure&quot;: &quot;f1&quot;" in rows.html
    assert "Verified" in rows.html
    assert "Deficit recovery: where we are, page 1" in rows.html


def test_a_mark_on_what_reads_otherwise_now_says_so_in_its_row() -> None:
    held = shelf(figures=[replace(SMALL, basis=Basis.OUTTURN)])
    held.mark(mark_on(SMALL, Verdict.VERIFIED))

    assert "read otherwise since" in list_figures(held, FigureQuery(), Role.PUBLIC).html


def test_a_mark_whose_figure_is_found_no_more_is_listed_and_taken_out() -> None:
    held = shelf(figures=[SMALL])
    held.mark(mark_on(replace(SMALL, printed="99.9"), file_name="older.pdf"))

    rows = list_figures(held, FigureQuery(council="Kent"), Role.OFFICER)
    *_, marks = figure_sheets(held, FigureQuery(), Role.OFFICER)

    assert "Marks whose figure is no longer found (1)" in rows.html
    assert "older.pdf" in rows.html
    assert [row[4] for row in marks.rows] == ["no longer found in the library"]


def test_only_a_page_of_many_is_sent() -> None:
    many = [figure(id=FigureId(f"f{number}")) for number in range(300)]

    rows = list_figures(shelf(figures=many), FigureQuery(page=3), Role.PUBLIC)

    assert rows.count == "<p>300 figures, page 3 of 12</p>"
    assert rows.html.count("data-open") == ROWS_A_PAGE


def test_the_public_is_shown_no_figure_of_a_paper_kept_from_it() -> None:
    kept = replace(REPORT, id=PaperId("c" * 64), status=Status.EXEMPT, title="Secret")
    held = FakeShelf((kept, Path("kept.pdf"), ()), figures=[figure(paper_id=kept.id)])

    for query in (FigureQuery(), FigureQuery(paper=kept.id)):
        assert "data-open" not in list_figures(held, query, Role.PUBLIC).html
    assert render_filters(held, Role.PUBLIC) == ""
    assert figure_sheets(held, FigureQuery(), Role.PUBLIC)[0].rows == ()
    assert "data-open" in list_figures(held, FigureQuery(), Role.MEMBER).html


def test_what_is_taken_out_is_all_that_is_chosen_not_a_page_of_it() -> None:
    many = [figure(id=FigureId(f"f{number}")) for number in range(60)]

    figures, findings, marks = figure_sheets(
        shelf(figures=many), FigureQuery(page=2), Role.PUBLIC
    )

    assert len(figures.rows) == 60
    assert (findings.name, marks.name) == ("Findings", "Marks")


def test_an_empty_library_says_where_papers_are_added() -> None:
    rows = list_figures(FakeShelf(), FigureQuery(), Role.PUBLIC)

    assert "Add papers under Papers" in rows.html
    assert render_filters(FakeShelf(), Role.PUBLIC) == ""


def test_filters_offer_what_the_library_holds() -> None:
    html = render_filters(shelf(), Role.PUBLIC)

    for words in ("Kent", "Not stated", "2023/24", "DSG deficit", "where we are"):
        assert words in html
    assert "Reserves" not in html


@pytest.mark.parametrize("name", ["label", "council", "printed"])
def test_no_word_of_a_paper_becomes_markup(name: str) -> None:
    evil = figure(**{name: "<img src=x>"})

    rows = list_figures(shelf(figures=[evil]), FigureQuery(), Role.PUBLIC)

    assert "<img" not in rows.html
