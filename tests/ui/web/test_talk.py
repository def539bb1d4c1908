"""Tests of ui/web/talk.py, over conversations that are really kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import AnswerStatus
from assistant.conversations import Conversations
from corpus.errors import (
    BusyLibraryError,
    ModelUnavailableError,
    UnknownConversationError,
)
from corpus.records import PaperId, Role, Status
from corpus.verdicts import Judgement
from tests.fakes import FakeShelf, ScriptedAssistant
from tests.ui.web.samples import (
    REPORT,
    answer,
    draw_report,
    figure,
    report_pages,
)
from ui.web.ask import Desk, answer_question, forget, hear, open_source, reopen_talk
from ui.web.person import Person, everyone
from ui.web.render import Turn
from ui.web.talk import (
    Said,
    Talk,
    keep,
    reopen,
    suggest,
    tell_feedback,
    transcript_file,
)

ANN = Person(role=Role.PUBLIC, name="ann")
BOB = Person(role=Role.PUBLIC, name="bob")
QUESTION = "How large is the gap?"
MAY = "And in May?"
ANSWERS = {
    QUESTION: answer(figures=(figure(),)),
    MAY: answer(question=MAY, text="It was noted."),
}


@pytest.fixture
def shelf(tmp_path: Path) -> FakeShelf:
    report = draw_report(tmp_path / "report.pdf")
    return FakeShelf((REPORT, report, report_pages()), figures=[figure()])


@pytest.fixture
def kept(tmp_path: Path, shelf: FakeShelf) -> Iterator[Conversations]:
    with Conversations(tmp_path / "conversations.db", shelf) as conversations:
        yield conversations


@pytest.fixture
def desk(shelf: FakeShelf, kept: Conversations) -> Desk:
    error = ModelUnavailableError("ollama:small", "no reply")
    return Desk(
        assistant=ScriptedAssistant(ANSWERS, error=error),
        shelf=shelf,
        who=everyone(Role.PUBLIC),
        conversations=kept,
    )


def asked(
    desk: Desk, question: str, talk: Talk | None = None, *, person: Person = ANN
) -> Talk:
    *_, (_, grown, _) = answer_question(desk, question, talk or Talk(), person=person)
    return grown


def test_answer_is_kept_and_the_next_one_with_it(
    desk: Desk, kept: Conversations
) -> None:
    talk = asked(desk, MAY, asked(desk, QUESTION))

    (conversation,) = kept.own("ann", Role.PUBLIC)
    assert conversation.name == talk.name
    assert [each.answer for each in conversation.exchanges] == [
        ANSWERS[QUESTION],
        ANSWERS[MAY],
    ]


def test_question_that_got_no_answer_is_not_kept(
    desk: Desk, kept: Conversations
) -> None:
    talk = asked(desk, "unscripted")

    assert talk.name is None
    assert kept.all(Role.OFFICER) == ()


def test_reopened_conversation_goes_on_where_it_was_left(
    desk: Desk, kept: Conversations
) -> None:
    before = asked(desk, QUESTION)

    after = asked(desk, MAY, reopen(kept, str(before.name), ANN))

    assert after.name == before.name
    assert isinstance(desk.assistant, ScriptedAssistant)
    assert desk.assistant.asked[-1] == (MAY, (QUESTION,), Role.PUBLIC)
    assert len(kept.exchanges(str(before.name), Role.PUBLIC)) == 2


def test_who_goes_on_with_anothers_conversation_begins_a_copy(
    desk: Desk, kept: Conversations
) -> None:
    hers = asked(desk, QUESTION)

    his = asked(desk, MAY, reopen(kept, str(hers.name), BOB), person=BOB)

    assert his.name != hers.name
    (of_ann,), (of_bob,) = (kept.own(name, Role.PUBLIC) for name in ("ann", "bob"))
    assert [each.answer.question for each in of_ann.exchanges] == [QUESTION]
    assert [each.answer.question for each in of_bob.exchanges] == [QUESTION, MAY]


def test_link_to_what_a_greater_role_asked_opens_nothing(
    desk: Desk, kept: Conversations
) -> None:
    officer = Person(role=Role.OFFICER, name="olga")
    closed = asked(desk, QUESTION, person=officer)

    html, talk = reopen_talk(desk, Talk(), str(closed.name), person=ANN)

    assert talk == Talk()
    assert "There is no such conversation here for you" in html
    assert "20.027" not in html
    with pytest.raises(UnknownConversationError):
        reopen(kept, "never kept", ANN)


def test_old_answer_from_a_paper_now_exempt_is_not_reopened(
    desk: Desk, shelf: FakeShelf, kept: Conversations
) -> None:
    talk = asked(desk, QUESTION)
    _, path, pages = shelf.held[0]
    shelf.held = ((replace(REPORT, status=Status.EXEMPT), path, pages),)

    with pytest.raises(UnknownConversationError):
        reopen(kept, str(talk.name), ANN)


def test_citation_of_an_old_answer_opens_the_older_paper(
    desk: Desk, shelf: FakeShelf, kept: Conversations
) -> None:
    talk = asked(desk, QUESTION)
    _, path, pages = shelf.held[0]
    newer = replace(REPORT, id=PaperId("c" * 64), title="Newer", supersedes=REPORT.id)
    shelf.held = (*shelf.held, (newer, path.with_name("gone.pdf"), pages))

    turns = reopen(kept, str(talk.name), ANN).turns
    clicked = '{"turn": 0, "kind": "citation", "place": 0}'
    panel = open_source(shelf, turns, clicked, role=Role.PUBLIC)

    assert "Deficit recovery: where we are" in panel
    assert panel.count('class="lit"') == 2
    assert turns[0].answer is not None
    assert "superseded since" in turns[0].answer.warnings[-1]


def test_trouble_in_keeping_is_told_beside_the_answer(
    desk: Desk, kept: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise BusyLibraryError("conversations.lock")

    monkeypatch.setattr(kept, "keep", refuse)
    *_, (html, talk, _) = answer_question(desk, QUESTION, Talk(), person=ANN)

    assert talk.turns[-1].answer == ANSWERS[QUESTION]
    assert "Not kept: conversations.lock: another process" in html


def test_conversation_is_deleted_by_who_began_it_alone(
    desk: Desk, kept: Conversations
) -> None:
    talk = asked(desk, QUESTION)

    _, left, others = forget(desk, talk, str(talk.name), person=BOB)
    assert left == talk
    assert "no such conversation" in others
    _, left, others = forget(desk, talk, str(talk.name), person=ANN)

    assert (left, others) == (Talk(), "")
    assert kept.all(Role.OFFICER) == ()


def test_without_a_place_for_them_answers_are_not_kept(desk: Desk) -> None:
    talk = asked(replace(desk, conversations=None), QUESTION)

    assert (talk.name, talk.turns[-1].note) == (None, None)


def test_feedback_is_kept_with_question_answer_and_person(
    desk: Desk, shelf: FakeShelf
) -> None:
    talk = asked(desk, MAY, asked(desk, QUESTION))
    said = Said(turn=1, verdict=Judgement.MISSING, words=" By whom? ")

    heard = tell_feedback(shelf, talk, said, ANN)

    (kept,) = shelf.said
    assert (kept.question, kept.answer) == (MAY, "It was noted.")
    assert (kept.verdict, kept.words) == (Judgement.MISSING, "By whom?")
    assert (kept.said_by, kept.role) == ("ann", Role.PUBLIC)
    assert (kept.conversation, kept.answer_number) == (talk.name, 2)
    assert [turn.feedback for turn in heard.turns] == [None, Judgement.MISSING]


@pytest.mark.parametrize(
    "told",
    [
        "no json",
        '{"turn": 5, "verdict": "right"}',
        '{"turn": -1, "verdict": "right"}',
        '{"turn": 0, "verdict": "splendid"}',
        '{"turn": 0, "verdict": "right", "role": "officer"}',
        '{"turn": 0, "verdict": "right", "words": "' + "a" * 2001 + '"}',
    ],
)
def test_feedback_that_was_not_offered_is_not_kept(
    desk: Desk, shelf: FakeShelf, told: str
) -> None:
    hear(shelf, asked(desk, QUESTION), told, person=ANN)

    assert shelf.said == []


def test_question_is_suggested_only_if_the_clerk_answers_it(
    desk: Desk, shelf: FakeShelf
) -> None:
    talk = asked(desk, QUESTION)
    deficit = "What is Bury's cumulative DSG deficit?"
    refusal = answer(question=deficit, status=AnswerStatus.NOT_FOUND)
    clerks = [
        ScriptedAssistant({deficit: given}, error=ModelUnavailableError("m", "no"))
        for given in (answer(question=deficit), refusal)
    ]

    suggested = [suggest(shelf, each, talk, role=Role.PUBLIC) for each in clerks]

    assert suggested == [[deficit], []]
    assert suggest(shelf, None, talk, role=Role.PUBLIC) == [deficit]
    assert suggest(shelf, None, Talk(), role=Role.PUBLIC) == []


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_conversation_is_saved_as_a_file(desk: Desk, kind: str, begins: bytes) -> None:
    talk = asked(desk, MAY, asked(desk, QUESTION))

    file = transcript_file(talk, kind)

    assert file.name.endswith(f".{kind}")
    assert file.content.startswith(begins)


@pytest.mark.parametrize("kind", ["exe", ""])
def test_no_other_kind_of_file_is_made(desk: Desk, kind: str) -> None:
    with pytest.raises(LookupError):
        transcript_file(asked(desk, QUESTION), kind)
    with pytest.raises(LookupError):
        transcript_file(Talk(turns=(Turn(question=QUESTION),)), "pdf")


def test_a_turn_given_up_is_not_kept(kept: Conversations) -> None:
    talk = Talk(turns=(Turn(question=QUESTION, trouble="Stopped."),))

    assert keep(kept, talk, ANN) == talk
