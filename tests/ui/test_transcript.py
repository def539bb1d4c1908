from datetime import UTC, datetime

from assistant.answer import AnswerStatus
from tests.ui.web.samples import QUOTE, answer, citation, locator
from ui.transcript import Line, plain_text, tell, transcribe

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def test_copied_answer_has_its_question_warnings_and_numbered_sources() -> None:
    copied = plain_text(answer(warnings=("This is a forecast.",)))

    assert copied == (
        "How large is the gap?\n\n"
        "The gap was £20.027m [1].\n\n"
        "Take care\n- This is a forecast.\n\n"
        "Sources\n"
        "[1] Deficit recovery: where we are. Bury · Schools Forum · 18 January 2022."
        " Page 1, paragraph 1.2. deficit-report.pdf\n"
        f"    “{QUOTE}”\n"
    )


def test_copied_refusal_says_that_it_is_one() -> None:
    refused = answer(
        status=AnswerStatus.NOT_FOUND, text="That is not stated.", citations=()
    )

    assert plain_text(refused) == (
        "How large is the gap?\n\nNot in the papers\n\nThat is not stated.\n"
    )


def test_lists_are_told_from_lines_and_printed_numbers_stay() -> None:
    told = tell(answer(text="Two things:\n- one\n• two\n\n1. as printed\n−£5m"))

    assert told.lines == (
        Line(text="Two things:"),
        Line(text="one", is_item=True),
        Line(text="two", is_item=True),
        Line(text="1. as printed"),
        Line(text="−£5m"),
    )


def test_what_is_not_seen_is_not_copied() -> None:
    quote = "The gap\u202e stood\x07 at\x1b £2m."

    assert "“The gap stood at £2m.”" in plain_text(
        answer(citations=(citation(quote=quote),))
    )


def test_transcript_says_when_each_answer_was_asked_for() -> None:
    first, second = answer(), answer(citations=(citation(locator=locator("row 1")),))

    transcript = transcribe(((first, NOON), (second, None)), made_at=NOON)

    assert transcript.title == "Paperclerk: How large is the gap?"
    assert transcript.made_on == "5 January 2026"
    assert [told.asked_on for told in transcript.told] == ["5 January 2026", None]
