"""Rules of assistant/unscored.py: no score where a council's papers score none."""

import pytest

from tests.desk_in_words import desk_of, said, told

MINUTED = said("The override was due to end in March 2026, which worried members.")
RATED = said("The risk that the override ends is rated high.", place="para 4")


@pytest.mark.parametrize(
    "asked",
    [
        "What score does Bury give the risk of the override ending?",
        "How does Bury rate the risk of the override ending?",
        "Bury override risk score?",
    ],
)
def test_what_minutes_say_of_a_risk_is_no_score(asked: str) -> None:
    status, *_ = told(desk_of(asked, *MINUTED))

    assert status == "not_found"


def test_a_risk_rated_in_a_sentence_is_told() -> None:
    status, *sentences = told(
        desk_of("How is the risk that the override ends rated in Bury?", *RATED)
    )

    assert status == "answered"
    assert "rated high" in " ".join(sentences)
