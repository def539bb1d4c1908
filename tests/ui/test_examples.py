"""Tests of ui/examples.py."""

from corpus.records import Flow, Measure
from tests.ui.samples import figure
from ui.examples import example_questions


def test_question_names_a_council_and_a_measure_it_has() -> None:
    questions = example_questions([figure()])

    assert questions == ["What is Bury's cumulative DSG deficit?"]


def test_councils_take_turns_and_lead_with_different_measures() -> None:
    figures = [
        figure(council=council, measure=measure)
        for council in ("Bury", "Devon", "Kent")
        for measure in (Measure.DSG_DEFICIT, Measure.SAVING, Measure.EHCP_COUNT)
    ]

    questions = example_questions(figures)

    assert questions[:3] == [
        "What is Bury's cumulative DSG deficit?",
        "What savings does Devon plan?",
        "How many EHCPs does Kent have?",
    ]
    assert len(questions) == 6


def test_name_that_ends_in_s_takes_an_apostrophe_alone() -> None:
    assert example_questions([figure(council="St Helens")]) == [
        "What is St Helens' cumulative DSG deficit?"
    ]


def test_deficit_of_one_year_makes_no_question_about_the_balance() -> None:
    assert example_questions([figure(flow=Flow.IN_YEAR)]) == []


def test_no_question_is_made_for_no_known_council_or_measure() -> None:
    figures = [figure(council=None), figure(measure=Measure.OTHER)]

    assert example_questions(figures) == []
