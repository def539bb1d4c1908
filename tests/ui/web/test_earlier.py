from datetime import UTC, datetime, timedelta

from assistant.conversations import Conversation, Exchange
from corpus.records import Role
from tests.ui.web.samples import answer
from ui.web.earlier import MOST_LISTED, list_earlier, render_earlier
from ui.web.person import Person

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def conversation(name: str, *questions: str) -> Conversation:
    return Conversation(
        name=name,
        exchanges=tuple(
            Exchange(
                answer=answer(question=question),
                role=Role.PUBLIC,
                asked_at=NOON + timedelta(days=day),
            )
            for day, question in enumerate(questions)
        ),
    )


def test_conversation_is_listed_by_its_first_question_and_last_day() -> None:
    html = render_earlier((conversation("a", "How large?", "And in May?"),))

    assert '<span class="title">How large?</span>' in html
    assert "6 January 2026 · 2 questions" in html
    assert 'data-reopen="a"' in html


def test_names_and_questions_are_only_words() -> None:
    html = render_earlier((conversation('"><img>', "<script>"),))

    assert "<img>" not in html
    assert "<script>" not in html


def test_long_list_tells_how_many_are_not_shown() -> None:
    many = tuple(conversation(str(number), "Why?") for number in range(MOST_LISTED + 2))

    html = render_earlier(many)

    assert html.count("data-reopen") == MOST_LISTED
    assert "and 2 older ones" in html


def test_nothing_is_listed_where_nothing_is_kept() -> None:
    assert list_earlier(None, Person(role=Role.PUBLIC)) == ""
    assert render_earlier(()) == ""
