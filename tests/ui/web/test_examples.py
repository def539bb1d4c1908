"""Tests of ui/web/examples.py."""

from dataclasses import replace

from corpus.library import Contents
from corpus.records import Figure, Flow, Measure, Paper, PaperId, Stage
from tests.ui.web.samples import REPORT, figure
from ui.web.examples import example_questions


def paper_of(council: str | None) -> Paper:
    return replace(REPORT, id=PaperId(f"of {council}"), council=council)


def questions(*figures: Figure) -> list[str]:
    councils = {figure.council for figure in figures}
    return example_questions([paper_of(council) for council in councils], figures, {})


def test_question_names_a_council_and_a_measure_it_has() -> None:
    assert questions(figure()) == ["What is Bury's cumulative DSG deficit?"]


def test_councils_take_turns_and_lead_with_different_questions() -> None:
    asked = questions(
        *(
            figure(council=council, measure=measure)
            for council in ("Bury", "Devon", "Kent")
            for measure in (Measure.DSG_DEFICIT, Measure.SAVING, Measure.EHCP_COUNT)
        )
    )

    assert asked[:3] == [
        "What is Bury's cumulative DSG deficit?",
        "What savings does Devon plan?",
        "How many EHCPs does Kent have?",
    ]
    assert len(asked) == 6


def test_name_that_ends_in_s_takes_an_apostrophe_alone() -> None:
    assert questions(figure(council="St Helens")) == [
        "What is St Helens' cumulative DSG deficit?"
    ]


def test_deficit_of_one_year_makes_no_question_about_the_balance() -> None:
    assert questions(figure(flow=Flow.IN_YEAR)) == []


def test_money_that_was_agreed_makes_no_question_about_what_came() -> None:
    agreed = figure(measure=Measure.SAFETY_VALVE_FUNDING, stage=Stage.AGREED)

    assert questions(agreed) == ["How much Safety Valve funding was agreed with Bury?"]


def test_no_question_is_made_for_no_known_council_or_measure() -> None:
    assert questions(figure(council=None), figure(measure=Measure.OTHER)) == []


def test_figure_about_elsewhere_makes_no_question() -> None:
    england = figure(council="England")

    assert example_questions([paper_of("Bury")], [england], {}) == []


def test_register_makes_a_question_about_risks() -> None:
    paper = paper_of("Bury")
    held = {paper.id: Contents(pages=2, passages=9, figures=0, risks=4)}

    assert example_questions([paper], [figure()], held) == [
        "What is Bury's cumulative DSG deficit?",
        "What are the biggest risks for Bury?",
    ]
