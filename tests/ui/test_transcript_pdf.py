import io
from datetime import UTC, datetime
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from assistant.answer import Answer, AnswerStatus
from tests.ui.web.samples import answer
from ui.transcript import transcribe
from ui.transcript_pdf import write_pdf
from ui.web.quotes import squeeze

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
ANSWER = answer(text="The gap was £20.027m [1].\n- one", warnings=("A forecast.",))
REFUSED = answer(
    question="And in May?", status=AnswerStatus.EXEMPT, text="No.", citations=()
)


def written(*answers: Answer) -> PdfReader:
    told = [(each, NOON) for each in answers]
    return PdfReader(io.BytesIO(write_pdf(transcribe(told, made_at=NOON))))


def text_of(paper: PdfReader) -> str:
    """Return what `paper` prints, without the white space in which lines break."""
    return squeeze("".join(page.extract_text() for page in paper.pages))


def tags(node: DictionaryObject) -> list[str]:
    """Return the kinds of element under `node` of a PDF's structure, in order."""
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    found = [str(node["/S"])] if "/S" in node else []
    for kid in kids:
        held = kid.get_object()
        if isinstance(held, DictionaryObject):
            found += tags(held)
    return found


def test_pdf_has_each_answer_with_warnings_and_sources() -> None:
    text = text_of(written(ANSWER, REFUSED))

    for words in (
        "Answers from council papers",
        "How large is the gap?",
        "The gap was £20.027m [1].",
        "Take care",
        "A forecast.",
        "[1] Deficit recovery: where we are. Bury · Schools Forum · 18 January 2022.",
        "Page 1, paragraph 1.2 (deficit-report.pdf)",
        "“The gap stood at £20.027m in the spring",
        "Not public",
    ):
        assert squeeze(words) in text


def test_pdf_is_tagged_with_real_headings_title_and_language() -> None:
    paper = written(ANSWER, REFUSED)

    root: dict[str, Any] = paper.root_object
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert paper.metadata is not None
    assert paper.metadata.title == "Paperclerk: How large is the gap?"
    kinds = tags(root["/StructTreeRoot"])
    assert [kind for kind in kinds if kind.startswith("/H")] == (
        ["/H1", "/H2", "/H3", "/H3", "/H2"]
    )
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()


@pytest.mark.parametrize(
    "question",
    ['#import "x": * $ [ ] _ ` @a <b> \\', "Why? " * 500, "a\x00b\x0bc", "☕ 中文 🙂"],
)
def test_any_question_can_be_written(question: str) -> None:
    paper = written(answer(question=question))

    assert "£20.027m" in text_of(paper)


def test_marks_of_the_typesetter_are_words() -> None:
    text = text_of(written(answer(text="- #sys.version and *stars*", citations=())))

    assert squeeze("#sys.version and *stars*") in text
