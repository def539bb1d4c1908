"""Whose paper it is, and where nothing tells."""

import pytest

from corpus.pages import Block, Footnote, Heading, Page, Paragraph
from ingest.frontsheet import FrontSheet, read_front_sheet


def read(*lines: str, running: str | None = None) -> FrontSheet:
    blocks: list[Block] = [
        *(Paragraph(text=line, places=()) for line in lines),
        Heading(text="1. Purpose", level=1, places=()),
        Paragraph(text="1.1 High needs are told.", number="1.1", places=()),
    ]
    if running:
        blocks.append(Footnote(text=running, mark="", places=()))
    page = Page(number=1, text="", blocks=tuple(blocks))
    return read_front_sheet((page,), "s1234.pdf")


@pytest.mark.parametrize(
    ("line", "council"),
    [
        ("Report to Devon Education Forum", "Devon"),
        ("To: Members of the West Sussex Schools Forum", "West Sussex"),
        ("Schools Forum for Nottingham City", "Nottingham"),
        ("Report of: Director of Education, Sefton Council", "Sefton"),
        ("Contact: jane.smith@wigan.gov.uk", "Wigan"),
        ("www.rotherham.gov.uk", "Rotherham"),
        ("Benchmarking with Leeds City Council", None),
        ("Report by Chris Bury, Finance Manager", None),
        ("Kent and Medway Partnership Board", None),
    ],
)
def test_the_council_is_read_from_whom_a_head_names(
    line: str, council: str | None
) -> None:
    assert read(line, "14 January 2025", "High needs").council == council


def test_what_runs_at_the_foot_of_pages_tells_the_council() -> None:
    sheet = read(
        "Schools Forum", running="Medway Council Schools Forum 16 January 2025 Page 1"
    )

    assert (sheet.council, sheet.committee) == ("Medway", "Schools Forum")


@pytest.mark.parametrize(
    "other", ["Contact: jo@bolton.gov.uk", "Beside Bolton Council ours is small"]
)
def test_an_address_is_nothing_where_another_council_stands(other: str) -> None:
    assert read("Contact: jane.smith@wigan.gov.uk", other).council is None


def test_a_link_in_a_sentence_is_not_the_writers() -> None:
    sentence = (
        "Members may wish to look at what others have done with their local offer and"
        " banding, for instance at www.leeds.gov.uk and in the reports that are linked"
    )

    assert read("Schools Forum", sentence).council is None
