"""Which words mark a paper, and which a part of it."""

from datetime import date

import pytest

from corpus.records import Status
from ingest.markings import (
    exempt_until,
    is_restrained,
    parts_marked,
    status_answered,
    status_of_line,
    status_said,
)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Public Report", Status.PUBLIC),
        ("Open", Status.PUBLIC),
        ("Public (Part I)", Status.PUBLIC),
        ("Unrestricted", Status.PUBLIC),
        ("Not exempt", Status.PUBLIC),
        ("No", Status.PUBLIC),
        ("Contains no exempt information", Status.PUBLIC),
        ("Open, with an exempt appendix", Status.PUBLIC),
        ("Public; Appendix 2 is not for publication", Status.PUBLIC),
        (
            "Open. Appendix B is exempt under paragraph 3 of Part 1 of Schedule 12A",
            Status.PUBLIC,
        ),
        ("Appendix B is exempt by virtue of paragraph 3", Status.UNKNOWN),
        ("Exempt Report (Exempt until 31 August 2021)", Status.EXEMPT),
        ("Part 2 \N{EN DASH} exempt under paragraph 3", Status.EXEMPT),
        ("Part II", Status.EXEMPT),
        ("Confidential", Status.EXEMPT),
        ("Not for publication", Status.EXEMPT),
        ("For update and information", None),
        ("N/A", None),
    ],
)
def test_status_field_says_who_the_paper_is_for(
    words: str, status: Status | None
) -> None:
    assert status_said(words) == status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Exempt: Yes", Status.EXEMPT),
        ("Exempt information? Paragraph 3", Status.EXEMPT),
        ("Is this report confidential? No", Status.PUBLIC),
        ("For publication: Yes", Status.PUBLIC),
        ("For publication: No", Status.EXEMPT),
        ("Exempt: Yes - Appendix 3", Status.UNKNOWN),
        ("Is this report exempt? Yes / No", Status.UNKNOWN),
        ("Exempt from call-in: Yes", None),
        ("Public: No", Status.EXEMPT),
        ("Open to the public? No", Status.EXEMPT),
        ("Is this a private report? Yes", Status.EXEMPT),
        ("Public Health: No significant implications", None),
        ("Restricted reserves: Nil", None),
        ("Key decision: Yes", None),
    ],
)
def test_question_of_a_form_is_answered_by_what_follows(
    line: str, status: Status | None
) -> None:
    assert status_answered(line) == status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("AN OPEN PUBLIC ITEM", Status.PUBLIC),
        ("EXEMPT REPORT (EXEMPT UNTIL 31 AUGUST 2021)", Status.EXEMPT),
        ("NOT FOR PUBLICATION: paragraph 3 of Schedule 12A", Status.EXEMPT),
        ("Strictly private and confidential", Status.EXEMPT),
        ("This report is exempt under paragraph 3", Status.EXEMPT),
        ("Restricted reserves rose in the year", None),
        ("Part 2 of the Act applies", None),
        ("This item is not exempt", None),
        ("Exempt accommodation in the borough", None),
    ],
)
def test_line_alone_may_be_a_marking(line: str, status: Status | None) -> None:
    assert status_of_line(line) == status


@pytest.mark.parametrize(
    ("marking", "until"),
    [
        ("Exempt Report (Exempt until 31 August 2021)", date(2021, 8, 31)),
        ("Exempt until 31st SEPT 2021", None),
        ("Exempt until the contract is let", None),
        ("Exempt", None),
    ],
)
def test_marking_holds_until_a_date_that_exists(
    marking: str, until: date | None
) -> None:
    assert exempt_until(marking) == until


def test_words_about_a_part_are_kept_as_printed() -> None:
    listed = "3. Inspection letter. NOT IN THE PUBLIC DOMAIN UNTIL 31st SEPT 2021."
    texts = ("Exempt Report", listed, "Appendix 2 is exempt.", "Nothing here.")

    assert parts_marked(texts, own=("Exempt Report",)) == (
        listed,
        "Appendix 2 is exempt.",
    )


def test_long_paragraph_is_quoted_by_the_sentence() -> None:
    text = f"{'Much is said. ' * 40}The pink paper has more. And so on."

    assert parts_marked([text], own=()) == ("The pink paper has more.",)


def test_draft_not_to_be_passed_on_is_restrained() -> None:
    assert is_restrained("DRAFT - not for circulation")
    assert not is_restrained("The draft strategy is out for consultation")
