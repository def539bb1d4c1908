from dataclasses import replace

import pytest

from assistant.bare_lines import is_title
from assistant.candidates import gather
from corpus.records import Hit
from tests.desk_in_words import BURY, answered, said


@pytest.mark.parametrize(
    "noise",
    [
        "Transport plan of the council",
        "Table 4 sets out the transport plan.",
        "The transport plan and its review are in Appendix C.",
        "The reasons for the transport plan are set out below.",
    ],
    ids=["title", "what a table shows", "where it stands", "below"],
)
def test_a_title_and_a_pointer_tell_nothing(noise: str) -> None:
    (sentence,) = answered(
        "What does the transport plan of the council aim at?",
        *said(noise, place="para 1"),
        *said("The council hopes that the plan will cut transport.", place="para 2"),
    )

    assert "cut transport" in sentence


def test_a_short_sentence_does_not_say_what_stands_around_it() -> None:
    first, *_ = answered(
        "What was the board told about the transport audit?",
        *said(
            "The transport audit of the board is slow. No response has been received."
        ),
    )

    assert "is slow" in first


def test_none_under_a_heading_is_no_title() -> None:
    hit = said("N/A", place="para 36")[0]
    assert isinstance(hit, Hit)
    bare = replace(hit, passage=replace(hit.passage, context="Risk assessment"))

    (sentence,) = answered("What does the risk assessment section say?", bare)

    assert "“N/A”" in sentence


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("14 July 2025: DfE places the agreement in enhanced monitoring", False),
        ("28 November 2025 – revised plan sent to DfE", False),
        ("Month 8 2025: forecast by block", True),
        ("14 July 2025", True),
    ],
)
def test_an_item_of_a_day_is_no_title(line: str, *, expected: bool) -> None:
    hits = [record for record in said(line) if isinstance(record, Hit)]
    (candidate,) = gather(hits, (), {BURY.id: BURY})

    assert is_title(candidate) is expected
