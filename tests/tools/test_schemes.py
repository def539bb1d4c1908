"""Rules of tools/schemes.py."""

import pytest

from tools.schemes import highest_score, read_bands, read_scheme


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


@pytest.mark.parametrize(
    "text",
    [
        "Scores of 1 to 6 are Green, 8 to 12 Amber and 15 to 25 Red.",
        "1-6 Low (green), 8-12 Medium (amber), 15-25 High (red)",
        "Red (15-25), Amber (8-12), Green (1-6)",
        "Green is from 1 to 6, amber from 8 to 12 and red from 15 to 25.",
    ],
)
def test_bands_are_read_with_the_colour_first_or_last(text: str) -> None:
    bands = {band.colour: (band.low, band.high) for band in read_bands(text)}

    assert bands == {"green": (1, 6), "amber": (8, 12), "red": (15, 25)}


def test_bands_may_be_open() -> None:
    bands = read_bands("12 and above is Red, 6 to 9 is Amber, below 6 is Green")

    assert [(band.low, band.high) for band in bands[1:]] == [(6, 9), (0, 5)]
    assert bands[0].low == 12


@pytest.mark.parametrize(
    "text",
    ["Scores of 15 to 25 are red.", "Red 8-12, amber 10-14", "3 red and 4 amber"],
    ids=["one band", "overlapping", "counts"],
)
def test_what_states_no_bands_has_none(text: str) -> None:
    assert read_bands(text) == ()
