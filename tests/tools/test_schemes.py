"""Rules of tools/schemes.py."""

import pytest

from tools.schemes import highest_score, read_scheme


@pytest.mark.parametrize(
    ("text", "highest"),
    [
        ("Risks are scored on a 5 x 5 matrix.", 25),
        ("Each risk is scored from 1 to 25.", 25),
        ("Risks are scored likelihood (1-4) × impact (1-4).", 16),
        ("The risk is scored out of 16.", 16),
        ("Risks are scored on the four by four matrix.", 16),
        ("Until March 2019 risks had a 4 x 4 matrix. A 5 x 5 matrix is used now.", 25),
        ("Each risk is scored before and after controls on a 5 x 5 matrix.", 25),
    ],
)
def test_highest_score_of_a_scheme_is_read_from_its_words(
    text: str, highest: int
) -> None:
    scheme = read_scheme(text)

    assert scheme is not None
    assert highest_score(scheme) == highest
