"""Which words mark a paper, and which a part of it."""

from datetime import date

import pytest

from corpus.records import Status
from ingest.markings import (
    exempt_until,
    is_restrained,
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
        ("Non-public", Status.EXEMPT),
        ("Unpublished", Status.EXEMPT),
        ("Public with accompanying exempt report", Status.PUBLIC),
        ("Part exempt", Status.UNKNOWN),
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
        ("Open/Exempt: Not open", Status.EXEMPT),
        ("Open or Part/Fully Exempt: Fully Exempt", Status.EXEMPT),
        ("Open report: No", Status.EXEMPT),
        ("Restriction: Exempt under paragraph 1", Status.EXEMPT),
        ("Relevant paragraph of Schedule 12A: 3", Status.EXEMPT),
        ("Exempt information: No. 3", Status.EXEMPT),
        ("CONFIDENTIAL: Public Health contract award", None),
        ("Exempt report - Open spaces strategy", None),
        ("Exempt / Confidential Report: No", Status.PUBLIC),
        ("Exempt Information Ref: Exemption provisions do not apply", Status.PUBLIC),
        ("Exempt: No, except for Appendix 2, which is exempt", Status.PUBLIC),
        ("Contains exempt information: No - Part I", Status.PUBLIC),
        ("Exempt appendices: None", Status.PUBLIC),
        ("VAT exempt: Yes", None),
        ("Exempt Appendix 2: the price. Not for publication", None),
        ("Confidential reporting code: Yes", None),
        ("Exemption from procurement rules: Yes", None),
    ],
)
def test_question_of_a_form_is_answered_by_what_follows(
    line: str, status: Status | None
) -> None:
    assert status_answered(line) == status


@pytest.mark.parametrize(
    ("boxes", "status"),
    [
        ("☐ Yes ☒ No", Status.PUBLIC),
        ("☒ Yes ☐ No", Status.EXEMPT),
        ("Yes [ ] No [X]", Status.PUBLIC),
        ("Yes [X] No [ ]", Status.EXEMPT),
        ("YES NO X", Status.PUBLIC),
        ("YES X NO", Status.EXEMPT),
        ("☐ Yes ☐ No", Status.UNKNOWN),
    ],
)
def test_the_box_that_is_ticked_answers(boxes: str, status: Status) -> None:
    line = f"Does the report contain confidential or exempt information? {boxes}"

    assert status_answered(line) is status


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("AN OPEN PUBLIC ITEM", Status.PUBLIC),
        ("This report is public; Appendix B is exempt.", Status.PUBLIC),
        ("Part I with Part II appendix", Status.PUBLIC),
        ("Open, save Appendix 3 (not for publication: paragraph 3)", Status.PUBLIC),
        ("Public report except for the exempt annexes", Status.PUBLIC),
        ("Open or not: except Appendix 3", None),
        ("Exempt information: None", Status.PUBLIC),
        ("This report is not open to the public", Status.EXEMPT),
        ("This report is private", Status.EXEMPT),
        ("Not for general release", Status.EXEMPT),
        (
            "The report is considered to be exempt from general publication",
            Status.EXEMPT,
        ),
        ("To be considered in private", Status.EXEMPT),
        ("Closed to the press and public", Status.EXEMPT),
        ("Access: Restricted", Status.EXEMPT),
        ("Agenda - Part: 2", Status.EXEMPT),
        ("Public ☐ Private ☒", Status.EXEMPT),
        ("Public / Private", None),
        ("Not open until September 2026", None),
        ("Status: Closed", None),
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


def test_draft_not_to_be_passed_on_is_restrained() -> None:
    assert is_restrained("DRAFT - not for circulation")
    assert not is_restrained("The draft strategy is out for consultation")
