import pytest
from pydantic import ValidationError

from assistant.drafts import LONGEST_SENTENCE, Draft, DraftSentence, Support


def test_an_id_may_be_written_as_in_a_sentence() -> None:
    assert Support(id=" {f-1} ").id == "f-1"


@pytest.mark.parametrize(
    "handed",
    [
        {"status": "certain"},
        {"status": "answered", "answer": "£0"},
        {"status": "answered", "sentences": [{"text": ""}]},
        {"status": "answered", "sentences": [{"text": "x" * (LONGEST_SENTENCE + 1)}]},
        {"status": "answered", "sentences": ["£0"]},
        {"status": "answered", "sentences": [{"text": "x", "rests_on": [{"id": ""}]}]},
        {"status": "answered", "warnings": ["x" * 1000]},
    ],
)
def test_a_draft_of_another_shape_is_refused(handed: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Draft.model_validate(handed)


def test_every_part_of_a_draft_is_described_to_the_model() -> None:
    for shape in (Support, DraftSentence, Draft):
        for field in shape.model_fields.values():
            assert field.description


def test_a_draft_is_read_back_as_it_was_written() -> None:
    sentence = DraftSentence(text="It is {f-1}.", rests_on=(Support(id="f-1"),))
    draft = Draft(status="answered", sentences=(sentence,), warnings=("None.",))

    assert Draft.model_validate(draft.model_dump(mode="json")) == draft
