"""Tests of ui/web/ask.py: what its handlers return, without a page."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import ModelUnavailableError
from corpus.records import Role, Status
from tests.fakes import FakeShelf, ScriptedAssistant
from tests.ui.web.samples import (
    QUOTE,
    REPORT,
    answer,
    citation,
    draw_report,
    figure,
    report_pages,
)
from ui.web.ask import Desk, answer_question, begin_again, give_up, invite, open_source
from ui.web.person import Person, everyone
from ui.web.render import Turn
from ui.web.talk import Talk, follow

PUBLIC = Person(role=Role.PUBLIC)
QUESTION = "How large is the gap?"
ANSWER = answer(figures=(figure(),))
ANSWERED = (Turn(question=QUESTION, answer=ANSWER),)


@pytest.fixture
def assistant() -> ScriptedAssistant:
    error = ModelUnavailableError("ollama:small", "no reply")
    return ScriptedAssistant({QUESTION: ANSWER}, error=error)


@pytest.fixture
def desk(tmp_path: Path, assistant: ScriptedAssistant) -> Desk:
    report = draw_report(tmp_path / "report.pdf")
    shelf = FakeShelf((REPORT, report, report_pages()), figures=[figure()])
    return Desk(assistant=assistant, shelf=shelf, who=everyone(Role.PUBLIC))


def clicked(**changes: object) -> str:
    return json.dumps({"turn": 0, "kind": "citation", "place": 0} | changes)


def test_invitation_has_examples_from_the_library(desk: Desk) -> None:
    assert "What is Bury&#x27;s cumulative DSG deficit?" in invite(
        desk.shelf, Role.PUBLIC
    )


def test_beginning_again_closes_the_panel() -> None:
    conversation, talk, panel = begin_again()

    assert talk == Talk()
    assert "article" not in conversation
    assert "Sources open here" in panel


def test_turn_grows_step_by_step_until_its_answer(desk: Desk) -> None:
    asked, searching, answered = follow(desk.assistant, QUESTION, (), role=Role.PUBLIC)

    assert (asked.steps, asked.answer) == ((), None)
    assert (searching.steps, searching.answer) == (("Searching the papers",), None)
    assert answered.answer == ANSWER


def test_follow_up_tells_the_assistant_what_was_asked_before(
    desk: Desk, assistant: ScriptedAssistant
) -> None:
    list(follow(desk.assistant, "And in May?", ANSWERED, role=Role.PUBLIC))

    assert assistant.asked == [("And in May?", (QUESTION,), Role.PUBLIC)]


def test_error_is_told_in_its_own_words(desk: Desk) -> None:
    *_, last = follow(desk.assistant, "unscripted", (), role=Role.PUBLIC)

    assert last.trouble is not None
    assert last.trouble.startswith("ollama:small: no reply; try later")


def test_failure_is_logged_and_told_without_its_insides(
    desk: Desk, assistant: ScriptedAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    assistant.error = RuntimeError("secret insides")

    *_, last = follow(desk.assistant, "unscripted", (), role=Role.PUBLIC)

    assert last.trouble is not None
    assert "secret" not in last.trouble
    assert "secret insides" in caplog.text
    assert "unscripted" not in caplog.text


def test_question_box_is_emptied_once_and_then_left_to_the_reader(desk: Desk) -> None:
    first, *later = answer_question(desk, f"  {QUESTION} ", Talk(), person=PUBLIC)

    assert first[2] == ""
    assert all(box != "" for _, _, box in later)
    (turn,) = later[-1][1].turns
    assert (turn.question, turn.answer) == (QUESTION, ANSWER)
    assert turn.steps == ("Searching the papers",)


def test_stopping_gives_up_the_question_that_was_being_answered() -> None:
    asking = (*ANSWERED, Turn(question="And in May?", steps=("Searching",)))

    conversation, talk = give_up(Talk(turns=asking))

    assert talk.turns == (
        *ANSWERED,
        Turn(question="And in May?", steps=("Searching",), trouble="Stopped."),
    )
    assert "Stopped." in conversation


def test_stopping_too_late_leaves_the_answer() -> None:
    assert give_up(Talk(turns=ANSWERED))[1].turns == ANSWERED


def test_question_waits_for_the_one_before_it(
    desk: Desk, assistant: ScriptedAssistant
) -> None:
    asking = Talk(turns=(Turn(question=QUESTION),))

    ((_, talk, _),) = answer_question(desk, "And in May?", asking, person=PUBLIC)

    assert talk == asking
    assert assistant.asked == []


def test_empty_question_asks_nothing(desk: Desk, assistant: ScriptedAssistant) -> None:
    answered = Talk(turns=ANSWERED)

    ((_, talk, _),) = answer_question(desk, "  ", answered, person=PUBLIC)

    assert talk == answered
    assert assistant.asked == []


def test_citation_opens_its_page(desk: Desk) -> None:
    html = open_source(desk.shelf, ANSWERED, clicked(), role=Role.PUBLIC)

    assert f"<blockquote>{QUOTE}" in html
    assert html.count('class="lit"') == 2


def test_figure_opens_its_page(desk: Desk) -> None:
    html = open_source(desk.shelf, ANSWERED, clicked(kind="figure"), role=Role.PUBLIC)

    assert "<blockquote>Gap £m 20.027" in html
    assert html.count('class="lit"') == 1


def test_next_page_is_opened_from_the_same_citation(desk: Desk) -> None:
    html = open_source(desk.shelf, ANSWERED, clicked(page_number=2), role=Role.PUBLIC)

    assert "Page 2 of 2" in html
    assert "Back to page 1" in html


@pytest.mark.parametrize(
    "word",
    [
        "{}",
        "no json",
        clicked(place=5),
        clicked(turn=9),
        clicked(turn=-1),
        clicked(kind="paper"),
        clicked(page_number=0),
        clicked(path="/"),
    ],
)
def test_what_was_not_offered_opens_nothing(desk: Desk, word: str) -> None:
    html = open_source(desk.shelf, ANSWERED, word, role=Role.PUBLIC)

    assert "This page cannot be shown" in html


def test_source_of_a_turn_without_an_answer_opens_nothing(desk: Desk) -> None:
    html = open_source(
        desk.shelf, (Turn(question=QUESTION),), clicked(), role=Role.PUBLIC
    )

    assert "This page cannot be shown" in html


def test_page_of_a_paper_kept_from_the_role_is_not_drawn(desk: Desk) -> None:
    exempt = replace(REPORT, status=Status.EXEMPT)
    shelf = FakeShelf((exempt, Path("none.pdf"), report_pages()))
    turns = (Turn(question=QUESTION, answer=answer(citations=(citation(),))),)

    html = open_source(shelf, turns, clicked(), role=Role.PUBLIC)

    assert "This page cannot be shown" in html
    assert "not in the library" in html
