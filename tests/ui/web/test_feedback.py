from datetime import UTC, datetime
from typing import Any

from corpus.records import Role
from corpus.verdicts import Feedback, Judgement
from tests.fakes import FakeShelf
from ui.web.feedback import list_feedback


def feedback(**changes: Any) -> Feedback:
    facts: dict[str, Any] = {
        "question": "How much?",
        "answer": "£5m [1].",
        "verdict": Judgement.WRONG_NUMBER,
        "role": Role.MEMBER,
        "said_at": datetime(2026, 1, 5, 12, tzinfo=UTC),
        "answer_number": 2,
    }
    return Feedback(**(facts | changes))


def listed(*said: Feedback, role: Role = Role.OFFICER) -> str:
    shelf = FakeShelf()
    for each in said:
        shelf.keep_feedback(each)
    return list_feedback(shelf, role)


def test_feedback_is_listed_with_its_answer_and_a_link_to_it() -> None:
    html = listed(feedback(words="It is £6m.", conversation="a b&c", said_by="ann"))

    for words in ("A wrong number", "It is £6m.", "How much?", "£5m [1].", "ann"):
        assert words in html
    assert 'href="?conversation=a+b%26c#answer-2"' in html


def test_feedback_of_nobody_named_tells_the_role() -> None:
    html = listed(feedback())

    assert "someone as member" in html
    assert "href" not in html


def test_words_of_a_reader_are_only_words() -> None:
    assert "<img" not in listed(feedback(words="<img src=x>", question="<img>"))


def test_feedback_is_shown_to_no_lesser_role() -> None:
    html = listed(feedback(words="secret"), role=Role.MEMBER)

    assert "secret" not in html
    assert "ask an officer" in html


def test_list_without_feedback_says_how_there_will_be_some() -> None:
    assert "Nobody has sent feedback yet" in listed()
