"""Rules of assistant/reasons.py: the reasons that stand after what is asked why."""

import pytest

from tests.desk_in_words import desk_of, said, told

FACT = said("We are off track.", place="section 4, How we do; paragraph 1")
REASONS = said(
    "The two main reasons are that more plans were issued than we expected.",
    place="section 4, How we do; paragraph 3",
)
ELSEWHERE = said(
    "The two main reasons are that two builders failed.",
    place="section 7, Buildings; paragraph 1",
)


@pytest.mark.parametrize("asked", ["Why is Bury off track?", "why are we off track"])
def test_a_fact_without_a_cause_goes_on_to_its_section_s_reasons(asked: str) -> None:
    status, *sentences = told(desk_of(asked, *FACT, *REASONS))

    assert status == "answered"
    assert "more plans were issued" in " ".join(sentences)


def test_reasons_in_another_section_are_of_something_else() -> None:
    _, *sentences = told(desk_of("Why is Bury off track?", *FACT, *ELSEWHERE))

    assert "builders" not in " ".join(sentences)
