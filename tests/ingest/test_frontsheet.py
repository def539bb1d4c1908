"""What is read from the head of a paper, and what is left unknown."""

from datetime import date
from pathlib import Path

import pytest

from corpus.pages import Block, Cell, Heading, Page, Paragraph, Row, Table
from corpus.records import Status
from ingest.frontsheet import FrontSheet, read_front_sheet
from ingest.layout import arrange
from ingest.readers.text import read_pages

PAPERS = Path(__file__).parents[2].parent / "shared" / "papers"


def heading(text: str) -> Heading:
    return Heading(text=text, level=1, places=())


def paragraph(text: str, number: str | None = None) -> Paragraph:
    return Paragraph(text=text, places=(), number=number)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(
        rows=tuple(Row(cells=tuple(Cell(text=text) for text in row)) for row in rows),
        places=(),
    )


def read(*blocks: Block, file_name: str = "s1234.pdf") -> FrontSheet:
    return read_front_sheet((Page(number=1, text="", blocks=blocks),), file_name)


def test_table_of_labels_and_values_is_read() -> None:
    sheet = read(
        heading("Kent County Council"),
        table(
            ("MEETING:", "Scrutiny Committee", ""),
            ("MEETING DATE:", "5 th February 2025", "AGENDA ITEM NUMBER"),
            ("TITLE:", "Deficit \N{EN DASH} an update", ""),
            ("AN OPEN PUBLIC ITEM",),
        ),
        heading("1 THE ISSUE"),
    )

    assert (sheet.council, sheet.committee) == ("Kent", "Scrutiny Committee")
    assert (sheet.met_on, sheet.title) == (
        "2025-02-05",
        "Deficit \N{EN DASH} an update",
    )
    assert (sheet.status, sheet.marking) == (Status.PUBLIC, "AN OPEN PUBLIC ITEM")
    assert ("council", "front sheet") in sheet.sources


def test_names_that_end_in_a_colon_or_a_question_make_a_table_of_labels() -> None:
    sheet = read(
        paragraph("Kent County Council"),
        table(
            ("Report Title:", "Deficit: an update"),
            ("Date of Meeting:", "4 November 2024"),
            ("Responsible Member:", "Cllr A. Example"),
            ("Responsible Office:", "Education"),
            ("Is this decision key?", "No"),
        ),
        heading("1 Introduction"),
    )

    assert sheet.title == "Deficit: an update"
    assert sheet.met_on == "2024-11-04"


def test_lines_of_label_and_value_are_read() -> None:
    sheet = read(
        paragraph("Norfolk County Council"),
        paragraph("Report to: Cabinet Date of meeting: 2 September 2024"),
        paragraph("Subject: Special school places"),
        paragraph("Status: Exempt until 31 December 2024"),
        paragraph("Plain words follow.", number="1.1"),
    )

    assert (sheet.council, sheet.committee) == ("Norfolk", "Cabinet")
    assert (sheet.met_on, sheet.title) == ("2024-09-02", "Special school places")
    assert (sheet.status, sheet.exempt_until) == (Status.EXEMPT, date(2024, 12, 31))


def test_label_and_value_on_lines_of_their_own_are_read() -> None:
    sheet = read(
        paragraph("Report subject"),
        paragraph("School transport"),
        paragraph("Meeting date"),
        paragraph("1 September 2021"),
    )

    assert (sheet.title, sheet.met_on) == ("School transport", "2021-09-01")


def test_a_committee_and_its_date_on_one_line_are_told_apart() -> None:
    sheet = read(
        paragraph("Committee Name and Date of Committee Meeting"),
        paragraph("Audit Committee \N{EN DASH} 14 January 2025"),
        paragraph("Report Title"),
        paragraph("Risks of the year"),
    )

    assert (sheet.committee, sheet.met_on) == ("Audit Committee", "2025-01-14")


def test_headings_of_a_web_page_are_read() -> None:
    sheet = read(
        paragraph("Agenda item - School places - Surrey County Council"),
        heading("Agenda item"),
        heading("Meeting of Cabinet, Tuesday, 5th February 2025 10.00 am (Item 7.)"),
        heading("School places"),
        heading("Minutes:"),
        paragraph("Members were told of it."),
    )

    assert (sheet.council, sheet.committee) == ("Surrey", "Cabinet")
    assert (sheet.met_on, sheet.title) == ("2025-02-05", "School places")
    assert sheet.kind == "minutes"


def test_cover_page_with_a_month_alone_gives_no_day() -> None:
    sheet = read(
        heading("Schools' Forum | Recovery plan"),
        heading("January 2022"),
        heading("Table of contents"),
    )

    assert (sheet.committee, sheet.title) == ("Schools' Forum", "Recovery plan")
    assert sheet.met_on == "2022-01"


def test_as_at_date_of_the_figures_is_no_meeting_date() -> None:
    sheet = read(paragraph("Position as at 31 December 2015 (Month 9)"))

    assert sheet.met_on is None


def test_council_spoken_of_as_its_own_is_the_papers() -> None:
    spoken = [paragraph(f"BCP has done thing {n}.", number=str(n)) for n in range(6)]

    sheet = read(*spoken, paragraph("BCP Council met NHS Dorset.", number="7"))

    assert sheet.council == "BCP"
    assert ("council", "text") in sheet.sources


def test_no_council_is_made_of_other_bodies() -> None:
    sheet = read(
        paragraph("NHS Dorset and Dorset CCG wrote to the Council.", number="1"),
        paragraph("Ofsted came. Reading was good.", number="2"),
        file_name="schools-forum-minutes.txt",
    )

    assert sheet.council is None


def test_file_name_is_believed_only_where_the_paper_does_not_differ() -> None:
    plain = paragraph("The Council met.", number="1")
    other = paragraph("Devon spoke.", number="2")

    assert read(plain, file_name="kent-cabinet.txt").council == "Kent"
    assert read(plain, other, file_name="kent-cabinet.txt").council is None


def test_committee_and_date_of_a_file_name_are_taken_where_none_is_printed() -> None:
    sheet = read(
        paragraph("Schools Forum noted it.", number="1"),
        file_name="kent-schools-forum-2022-01.txt",
    )

    assert (sheet.committee, sheet.met_on) == ("Schools Forum", "2022-01")
    assert {("committee", "file name"), ("met_on", "file name")} <= set(sheet.sources)


def test_marking_in_a_running_header_wins_over_an_open_status() -> None:
    sheet = read(
        paragraph("NOT FOR PUBLICATION: paragraph 3"),
        table(
            ("Status", "Public"),
        ),
    )

    assert sheet.status is Status.EXEMPT


def test_marking_of_a_listed_paper_leaves_the_paper_open() -> None:
    listed = "25. A letter. NOT IN THE PUBLIC DOMAIN UNTIL 31st SEPT 2021."

    sheet = read(
        table(
            ("Status", "Public Report"),
        ),
        paragraph(listed, number="25"),
    )

    assert (sheet.status, sheet.refers_to_exempt) == (Status.PUBLIC, (listed,))
    assert sheet.exempt_until is None


def test_paper_without_any_marking_is_public_and_says_why() -> None:
    sheet = read(heading("A plan"), paragraph("All is well.", number="1"))

    assert sheet.status is Status.PUBLIC
    assert ("status", "no marking of exemption in the paper") in sheet.sources


def test_paper_with_a_sign_of_restraint_stays_unknown() -> None:
    sheet = read(heading("DRAFT - not for circulation"), heading("A plan"))

    assert sheet.status is Status.UNKNOWN


def test_paper_that_says_nothing_of_itself_is_unknown_throughout() -> None:
    sheet = read()

    assert (sheet.council, sheet.committee, sheet.met_on) == (None, None, None)
    assert (sheet.title, sheet.kind, sheet.marking) == (None, None, None)


@pytest.mark.parametrize(
    ("name", "council", "met_on", "status"),
    [
        (
            "bathnes-corporate-audit-committee-2025-02-05.txt",
            "Bath and North East Somerset",
            "2025-02-05",
            Status.PUBLIC,
        ),
        ("bcp-cabinet-2024-05-22.txt", "BCP", "2024-05-22", Status.PUBLIC),
        ("bcp-cabinet-2021-09-01.txt", "BCP", "2021-09-01", Status.EXEMPT),
        ("bury-schools-forum-2022-01.txt", "Bury", "2022-01", Status.PUBLIC),
        (
            "schools-forum-send-transformation-minutes.txt",
            None,
            None,
            Status.PUBLIC,
        ),
    ],
    ids=["b&nes", "bcp 2024", "bcp 2021", "bury", "minutes"],
)
def test_front_sheets_of_published_papers(
    name: str, council: str | None, met_on: str | None, status: Status
) -> None:
    path = PAPERS / name
    if not path.exists():
        pytest.skip("the published papers are not beside the project")

    sheet = read_front_sheet(arrange(read_pages(path)), name)

    assert (sheet.council, sheet.met_on, sheet.status) == (council, met_on, status)


def test_date_beside_the_committee_goes_before_other_dates() -> None:
    sheet = read(
        table(
            ("From:", "Corporate Director of Finance"),
            ("To:", "Cabinet \N{EN DASH} 21 March 2024"),
            ("Subject:", "Budget monitoring"),
            ("Past pathway:", "Schools Forum, 1 March 2024"),
        ),
        heading("1 Introduction"),
    )

    assert sheet.met_on == "2024-03-21"


def test_day_cut_from_a_date_at_its_commas_is_no_title() -> None:
    sheet = read(
        heading("Agenda and minutes"),
        heading("Northwold Schools Forum - Tuesday, 16th January, 2024 8.15 am"),
        heading("Attendance"),
    )

    assert sheet.title == "Agenda and minutes"


@pytest.mark.parametrize(
    ("line", "council", "committee"),
    [
        ("Surrey County Council Cabinet", "Surrey", "Cabinet"),
        ("NOTTINGHAM CITY COUNCIL SCHOOLS FORUM", "Nottingham", "Schools Forum"),
        ("London Borough of Bexley Cabinet", "Bexley", "Cabinet"),
        ("Hackney Schools Forum", "Hackney", "Hackney Schools Forum"),
        ("Dorset Safeguarding Partnership Board", None, None),
        ("MINUTES OF SCHOOLS FORUM", None, "Schools Forum"),
        ("Report to Executive Board", None, "Executive Board"),
        (
            "Minutes of a meeting of the Schools Forum held on Monday 2 June 2025",
            None,
            "Schools Forum",
        ),
    ],
)
def test_line_names_a_body_and_maybe_its_council(
    line: str, council: str | None, committee: str | None
) -> None:
    sheet = read(heading(line), heading("SEND: a plan"))

    assert sheet.council == council
    assert committee is None or sheet.committee == committee


@pytest.mark.parametrize(
    "line",
    [
        "Held at 9.15am in Room A, County Hall, Taunton",
        "Place: County Hall",
        "ITEM NO. 6",
        "Agenda item 6",
        "Report of the Director of Education",
        "Schools Forum Agenda item 6 20 November 2024 Paper C",
    ],
)
def test_line_of_the_meeting_is_no_title(line: str) -> None:
    sheet = read(heading(line), heading("SEND: a plan"))

    assert sheet.title == "SEND: a plan"


@pytest.mark.parametrize("line", ["Place planning for SEND", "Schools Forum review"])
def test_title_may_begin_as_a_line_of_the_meeting_does(line: str) -> None:
    assert read(heading(line), heading("More")).title == line


def test_minutes_of_a_body_are_called_so() -> None:
    sheet = read(heading("Minutes of Schools Forum"), heading("Mr A. Example (Chair)"))

    assert (sheet.title, sheet.kind) == ("Minutes of Schools Forum", "minutes")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Agenda Item 5: High needs funding", "High needs funding"),
        ("Directorate of Children's Services", "Next line"),
        ("Adult and Children's Directorate", "Next line"),
        ("Joint report of the Director of Education", "Next line"),
        ("Town Hall, Churchgate, Southend SS2 6ER", "Next line"),
        ("www.rotherham.gov.uk", "Next line"),
        ("DEF/25/02", "Next line"),
        ("From: Head of SEND", "Next line"),
        ("Date – 17 January 2025", "Next line"),
        ("1.00pm via MS Teams", "Next line"),
        ("MUNICIPAL YEAR 2024/25", "Next line"),
    ],
)
def test_a_title_is_told_from_what_else_stands_at_a_head(line: str, title: str) -> None:
    assert read(paragraph(line), paragraph("Next line")).title == title


def test_a_letter_is_known_by_its_greeting_and_titled_by_what_follows() -> None:
    sheet = read(
        paragraph("Salford City Council"),
        paragraph("3 February 2025"),
        paragraph("Dear Headteacher"),
        paragraph("High needs top-up rates 2025/26"),
    )

    assert (sheet.kind, sheet.title) == ("letter", "High needs top-up rates 2025/26")


def test_a_head_in_two_columns_is_read() -> None:
    sheet = read(
        table(
            ("CABINET", "AGENDA ITEM No. 5"),
            ("17 MARCH 2025", "PUBLIC REPORT"),
            ("Contact Officer(s):", "Jonathan Lewis"),
        ),
        heading("DSG management plan"),
    )

    assert (sheet.committee, sheet.met_on) == ("Cabinet", "2025-03-17")
    assert sheet.title == "DSG management plan"


def test_a_row_without_a_colon_among_labels_with_one_is_no_label() -> None:
    sheet = read(
        table(
            ("CHILDREN'S SCRUTINY COMMITTEE", "AGENDA ITEM No. 6"),
            ("Report of:", "Director of Education"),
            ("Cabinet Member(s) responsible:", "Cabinet Member for Schools"),
        ),
        heading("High needs"),
    )

    assert sheet.committee == "Children's Scrutiny Committee"
    assert sheet.title == "High needs"


@pytest.mark.parametrize(
    "line",
    [
        "Meeting / Date: SCHOOLS FORUM 13 DECEMBER 2023",
        "Meeting title and date: Schools Forum – 13 December 2023",
        "Non-Executive Report of the: Schools Forum Wednesday, 13 December 2023",
        "Minutes of the Schools Forum held 13 December 2023",
    ],
)
def test_a_body_and_its_day_are_read_from_one_line(line: str) -> None:
    sheet = read(paragraph(line), paragraph("High needs"))

    assert (sheet.committee, sheet.met_on) == ("Schools Forum", "2023-12-13")
