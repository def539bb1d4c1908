"""The body that a line of a paper's head names."""

import pytest

from ingest.bodies import body_of


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Members of the Schools Forum", "Schools Forum"),
        ("Schools Forum for Nottingham City", "Schools Forum"),
        ("SCHOOLS FORUM 13 DECEMBER 2023", "Schools Forum"),
        ("Schools Forum Thursday 13 December 2023", "Schools Forum"),
        (
            "Bury Council, Schools Forum: minutes of the meeting held 3 December 2024",
            "Schools Forum",
        ),
        (
            "CHILDREN AND FAMILIES SCRUTINY COMMITTEE",
            "Children and Families Scrutiny Committee",
        ),
    ],
)
def test_a_body_is_told_from_its_council_and_its_date(line: str, body: str) -> None:
    assert body_of(line) == body
