"""Tests of assistant/marks.py, and of answers over figures that were marked."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.agent import Assistant
from assistant.answer import Answer, AnswerStatus, Citation
from assistant.marks import tell_rejected
from corpus.library import Library, open_library
from corpus.records import Role, Status
from corpus.verdicts import Verdict
from tests.fakes import LetterEmbedder, ScriptedModel
from tests.forum import ASKED, LOOK, TEXT, add, deficit_of, draft
from tests.readings import mark_on

REJECTED = (
    "An officer rejected £19.543m (DSG Deficit, 2022/23; report.txt, page 1) on"
    " 3 March 2026: the unit is thousands"
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "home", LetterEmbedder()) as opened:
        add(opened, tmp_path, "forum.txt", TEXT, Status.PUBLIC)
        yield opened


def test_an_answer_that_rests_on_a_rejected_figure_says_so_first(
    library: Library,
) -> None:
    before = Assistant(library).ask(ASKED, role=Role.PUBLIC)
    library.mark(mark_on(deficit_of(library)))

    answer = Assistant(library).ask(ASKED, role=Role.PUBLIC)

    assert answer.text == before.text
    assert answer.warnings == (REJECTED, *before.warnings)


def test_an_answer_of_a_chat_model_says_so_too(library: Library) -> None:
    key = deficit_of(library).id
    library.mark(mark_on(deficit_of(library)))
    lines = [LOOK, draft((f"Bury’s deficit is {{{key}}}, a forecast.", key))]

    model = ScriptedModel(messages=iter(lines))
    answer = Assistant(library, model).ask(ASKED, role=Role.PUBLIC)

    assert answer.model != "clerk"
    assert answer.warnings[0] == REJECTED


@pytest.mark.parametrize(
    ("quote", "start", "is_warned"),
    [
        ("DSG Deficit 19.543", 0, True),
        ("DSG Deficit", 0, False),
        ("DSG Deficit 19.543", 40, False),
    ],
    ids=["quoted", "another part of the row", "elsewhere"],
)
def test_an_answer_that_quotes_a_rejected_figure_says_so(
    library: Library, quote: str, start: int, is_warned: bool
) -> None:
    figure = deficit_of(library)
    library.mark(mark_on(figure))
    (paper,) = library.papers(Role.PUBLIC)
    place = replace(figure.locator, start=start, end=start + 10)
    citation = Citation(marker=1, paper=paper, quote=quote, locator=place)
    answer = Answer(
        question=ASKED,
        status=AnswerStatus.ANSWERED,
        text="It says so. [1]",
        citations=(citation,),
    )

    told = tell_rejected(answer, library, Role.PUBLIC)

    assert told.warnings == ((REJECTED,) if is_warned else ())


@pytest.mark.parametrize("verdict", [Verdict.VERIFIED, Verdict.WITHDRAWN])
def test_no_other_mark_is_a_warning(library: Library, verdict: Verdict) -> None:
    library.mark(mark_on(deficit_of(library)))
    library.mark(mark_on(deficit_of(library), verdict))

    answer = Assistant(library).ask(ASKED, role=Role.PUBLIC)

    assert not any("officer" in warning for warning in answer.warnings)


def test_an_answer_from_elsewhere_is_not_warned_of(library: Library) -> None:
    library.mark(mark_on(deficit_of(library)))

    asked = "Do officers expect the board to accept the plan?"
    answer = Assistant(library).ask(asked, role=Role.PUBLIC)

    assert answer.citations
    assert not any("officer rejected" in warning for warning in answer.warnings)
