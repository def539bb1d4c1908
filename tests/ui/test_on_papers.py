"""The main job, end to end, on the real papers with the real embedding model."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.agent import Assistant
from assistant.answer import Answer, AnswerStatus
from corpus.embedding import SentenceEmbedder
from corpus.library import Library, open_library
from corpus.model_files import packaged_model
from corpus.records import Measure, Role, Scope
from ingest.pipeline import ingest
from tools.compare import compare, compare_by_year
from tools.likeness import time_of
from tools.trend import clearing, trend
from tools.vintages import tell_vintages

PAPERS = Path(__file__).parents[2].parent / "shared" / "papers"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not PAPERS.is_dir(), reason="the real papers are not here"),
]

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("home")
    with open_library(home, SentenceEmbedder(packaged_model())) as held:
        ingest([PAPERS], library=held)
        yield held


@pytest.fixture(scope="module")
def ask(library: Library) -> Ask:
    assistant = Assistant(library)
    return lambda question: assistant.ask(question, role=Role.PUBLIC)


def test_a_forecast_without_the_plan_is_told_alone(ask: Ask) -> None:
    answer = ask(
        "What is B&NES's forecast cumulative deficit by 2030-31 if nothing changes?"
    )

    assert answer.text.startswith("£135,518,001")
    assert [c.locator.words for c in answer.citations] == ["para 5.2"]
    assert [f.amount for f in answer.figures] == [Decimal(135518001)]


def test_a_forecast_with_the_plan_is_told_with_the_earlier_one(ask: Ask) -> None:
    answer = ask(
        "What is B&NES's forecast cumulative deficit by 2030-31 if the plan succeeds?"
    )

    assert answer.text.startswith("£60,266,381")
    assert "£74,072,521" in answer.text
    first_two = [c.locator.words for c in answer.citations][:2]
    assert first_two == ["para 5.3", "para 3.9"]


def test_a_misprint_is_told_as_printed_and_as_worked_out(ask: Ask) -> None:
    answer = ask("What was Bury's in-year variance for 2022/23?")

    assert "−£2.546m" in answer.text
    assert [c.printed for c in answer.calculations] == ["−£2.456m"]


@pytest.mark.parametrize(
    "question",
    ["What was Birmingham's deficit?", "What was the B&NES deficit at 31 March 2024?"],
)
def test_what_no_paper_states_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.status is AnswerStatus.NOT_FOUND
    assert not answer.calculations


def test_unlike_deficits_are_laid_out_and_not_ranked(ask: Ask) -> None:
    answer = ask("Compare the cumulative deficits of all four councils in 2024/25")

    assert answer.status is AnswerStatus.NOT_COMPARABLE
    assert {figure.council for figure in answer.figures} == {
        "BCP",
        "Bath and North East Somerset",
        "Bury",
        "Wiltshire",
    }


def test_every_cell_of_the_recovery_tables_is_a_figure(library: Library) -> None:
    scope = Scope(councils=("Bury",), measures=(Measure.DSG_DEFICIT,))

    figures = library.figures(Role.PUBLIC, scope)

    cells = [f for f in figures if f.row_path and f.row_path[-1] == "DSG Deficit £m"]
    said = [f.vintage for f in cells]
    assert {vintage: said.count(vintage) for vintage in said} == {
        "Jan 2021": 5,
        "14 Dec 2021": 6,
        "16 Dec 2021": 6,
    }


def test_six_risks_are_read_and_the_one_over_a_page_break_once(
    library: Library,
) -> None:
    scope = Scope(councils=("Bath and North East Somerset",))

    risks = library.risks(Role.PUBLIC, scope)

    assert [(r.unmitigated, r.mitigated) for r in risks] == [
        ("12", "6"),
        ("16", "9"),
        ("8", "3"),
        ("16", "9"),
        ("12", "6"),
        ("8", "3"),
    ]


def test_a_paper_that_says_it_is_exempt_is_listed_and_not_read(
    library: Library,
) -> None:
    (kept,) = library.restricted(Role.PUBLIC)

    assert (kept.council, kept.met_on) == ("BCP", "2021-09-01")
    assert kept.id not in {paper.id for paper in library.papers(Role.PUBLIC)}


def test_no_two_deficits_of_the_papers_may_be_ranked(library: Library) -> None:
    figures = library.figures(Role.PUBLIC, Scope(measures=(Measure.DSG_DEFICIT,)))

    beside = compare(figures, Measure.DSG_DEFICIT)

    assert {row.council for row in beside.rows} == {
        *("BCP", "Bath and North East Somerset", "Bury", "Wiltshire"),
    }
    assert (beside.rankings, beside.ranking) == ((), ())
    assert len(beside.pairs) == 6
    assert all(pair.differences for pair in beside.pairs)
    for year in compare_by_year(figures, Measure.DSG_DEFICIT):
        assert year.rankings == ()


def test_burys_deficit_is_followed_over_years_and_vintages(library: Library) -> None:
    figures = library.figures(Role.PUBLIC, Scope(councils=("Bury",)))

    series, *_ = trend(figures, Measure.DSG_DEFICIT, "Bury").series

    third = series.points[2]
    assert third.time == "2022-23"
    assert tell_vintages([*(one.before for one in third.revisions), third.figure]) == (
        "forecast £13.241m (January 2021), then £17.644m (14 December 2021),"
        " then £16.141m (16 December 2021)"
    )
    assert series.steps[2].change.printed == "−£7.033m"
    assert [(time_of(f), f.printed) for f in clearing(series)] == [
        ("2025-26", "-3.586 surplus"),
        ("2024-25", "-0.207"),
    ]


def test_the_agreements_of_the_papers_are_ranked(library: Library) -> None:
    figures = library.figures(Role.PUBLIC, Scope())

    beside = compare(figures, Measure.SAFETY_VALVE_FUNDING)

    assert [(one.council, one.printed) for one in beside.ranking] == [
        ("Bury", "£20m"),
        ("Bath and North East Somerset", "£19.22m"),
    ]
