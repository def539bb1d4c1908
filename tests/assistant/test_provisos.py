"""Rules of assistant/provisos.py: on what condition a thing is agreed."""

import pytest

from tests.desk_in_words import desk_of, said, told

AGREED = said("The cabinet member gives approval at once.")
PROVISO = said(
    "The cabinet member gives approval, subject to a report before a contract is let.",
    place="para 2",
)


@pytest.mark.parametrize(
    "asked",
    [
        "What condition did the cabinet member attach to her approval?",
        "With what proviso did the cabinet member approve it?",
        "What strings are attached to the approval of the cabinet member?",
    ],
)
def test_a_condition_is_told_by_what_an_approval_is_subject_to(asked: str) -> None:
    _, sentence, *_ = told(desk_of(asked, *AGREED, *PROVISO))

    assert "subject to a report" in sentence
