"""Tests of ui/web/follow_ups.py: what may be asked next, and that it is answered."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.agent import Assistant
from corpus.library import Library, open_library
from corpus.papers import SAMPLE_PAPERS
from corpus.records import Figure, Flow, Measure, PaperId, Role, Scope
from ingest.pipeline import ingest
from tests.fakes import LetterEmbedder
from tests.ui.web.samples import MINUTES, REPORT, answer, figure
from ui.web.examples import example_questions
from ui.web.follow_ups import follow_ups
from ui.web.render import Turn
from ui.web.talk import Talk, suggest

GAP = figure()
WILTSHIRES = figure(paper_id=MINUTES.id, council="Wiltshire")
SAVING = figure(measure=Measure.SAVING, flow=None)
ASKED = "What is Bury's cumulative DSG deficit?"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("home")
    with open_library(home, LetterEmbedder()) as library:
        ingest([SAMPLE_PAPERS], library=library)
        yield library


@pytest.mark.parametrize(
    ("figures", "asked", "suggested"),
    [
        ((GAP,), ASKED, []),
        ((GAP, WILTSHIRES), ASKED, ["And Wiltshire?"]),
        ((GAP, replace(WILTSHIRES, flow=Flow.IN_YEAR)), ASKED, []),
        ((GAP, SAVING), ASKED, ["What savings does Bury plan?"]),
        (
            (GAP, *(replace(GAP, period=f"202{n}-2{n + 1}") for n in (1, 2))),
            ASKED,
            ["How does Bury's cumulative DSG deficit change year by year?"],
        ),
        ((GAP,), "How bad is it?", [ASKED]),
    ],
    ids=["alone", "elsewhere", "unlike", "other measure", "years", "other words"],
)
def test_what_is_held_is_suggested_and_what_was_asked_is_not(
    figures: tuple[Figure, ...], asked: str, suggested: list[str]
) -> None:
    found = follow_ups(
        answer(figures=(GAP,)),
        asked=[asked],
        papers=[REPORT, MINUTES],
        figures=figures,
        contents={},
    )

    assert [each for each in found if "Wiltshire's" not in each] == suggested


def test_refusal_is_followed_by_the_examples() -> None:
    found = follow_ups(
        answer(citations=()),
        asked=["Who is the mayor?"],
        papers=[replace(REPORT, id=PaperId("d" * 64))],
        figures=[GAP],
        contents={},
    )

    assert found == [ASKED]


def test_every_question_suggested_over_the_sample_papers_is_answered(
    samples: Library,
) -> None:
    clerk, role = Assistant(samples), Role.PUBLIC
    examples = example_questions(
        samples.papers(role), samples.figures(role, Scope()), samples.contents(role)
    )
    counts = []
    for example in examples:
        turn = Turn(question=example, answer=clerk.ask(example, role=role))
        found = suggest(samples, clerk, Talk(turns=(turn,)), role=role)
        answers = [clerk.ask(each, role=role, history=[example]) for each in found]
        counts.append(len(found))
        assert all(each.status == "answered" and each.citations for each in answers)

    assert counts == [3] * len(examples)


def test_suggestions_are_the_same_each_time(samples: Library) -> None:
    clerk, role = Assistant(samples), Role.PUBLIC
    turn = Turn(question=ASKED, answer=clerk.ask(ASKED, role=role))
    talk = Talk(turns=(turn,))

    first, second = (suggest(samples, clerk, talk, role=role) for _ in range(2))

    assert first == second
    assert ASKED not in first
