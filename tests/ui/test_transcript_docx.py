import io
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn

from assistant.answer import Answer, AnswerStatus
from tests.ui.web.samples import QUOTE, answer
from ui.transcript import transcribe
from ui.transcript_docx import write_docx

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
ANSWER = answer(text="The gap was £20.027m [1].\n- one", warnings=("A forecast.",))
REFUSED = answer(
    question="And in May?", status=AnswerStatus.EXEMPT, text="No.", citations=()
)


def written(*answers: Answer) -> bytes:
    told = [(each, NOON) for each in answers]
    return write_docx(transcribe(told, made_at=NOON))


def test_word_file_has_real_headings_in_order() -> None:
    paper = Document(io.BytesIO(written(ANSWER, REFUSED)))

    headings = [
        (each.style.name, each.text)
        for each in paper.paragraphs
        if each.style is not None and each.style.name.startswith("Heading")
    ]
    assert headings == [
        ("Heading 1", "Answers from council papers"),
        ("Heading 2", "How large is the gap?"),
        ("Heading 3", "Take care"),
        ("Heading 3", "Sources"),
        ("Heading 2", "And in May?"),
    ]


def test_word_file_has_each_answer_with_warnings_and_sources() -> None:
    paper = Document(io.BytesIO(written(ANSWER, REFUSED)))

    texts = [each.text for each in paper.paragraphs]
    assert "The gap was £20.027m [1]." in texts
    assert ("List Bullet", "one") in [
        (each.style.name, each.text) for each in paper.paragraphs if each.style
    ]
    assert "A forecast." in texts
    assert f"“{QUOTE}”" in texts
    assert (
        "[1] Deficit recovery: where we are. Bury · Schools Forum · 18 January 2022."
        " Page 1, paragraph 1.2 (deficit-report.pdf)"
    ) in texts
    assert "Not public" in texts


def test_word_file_says_its_title_and_language() -> None:
    paper = Document(io.BytesIO(written(ANSWER)))

    assert paper.core_properties.title == "Paperclerk: How large is the gap?"
    assert paper.core_properties.language == "en-GB"
    languages = [
        each.get(qn("w:val")) for each in paper.styles.element.iter(qn("w:lang"))
    ]
    assert languages == ["en-GB"]


@pytest.mark.parametrize("question", ["Why?" * 500, "a\x00b\x0bc", "☕ 中文 <b>&"])
def test_any_question_can_be_written(question: str) -> None:
    assert Document(io.BytesIO(written(answer(question=question)))).paragraphs
