"""Surrey, Cabinet, 7 March 2022: the page of the meeting and the exempt paper.

The marking is that of the meeting's page. The amounts were published by the press and
the DfE once the agreement was signed, which the exempt paper says of itself.
"""

from tests.sample_papers.blocks import (
    FrontSheet,
    Heading,
    Paragraph,
    SamplePaper,
    Title,
)
from tests.sample_papers.web import MeetingItem, MeetingPage

SURREY_MEETING = MeetingPage(
    council="Surrey County Council",
    meeting="Reconvened Cabinet Meeting, Cabinet",
    met_on="Monday, 7 March 2022 10.30 am",
    venue="Council Chamber, Woodhatch Place, Reigate",
    items=(
        MeetingItem(
            number="1",
            title="Exclusion of the public",
            text=("The next item was taken with the press and public excluded.",),
            decision=(
                "That under Section 100(A) of the Local Government Act 1972 the public "
                "be excluded, because exempt information under Part 1 of Schedule 12A "
                "was likely to be disclosed.",
            ),
        ),
        MeetingItem(
            number="2",
            title="Safety Valve Agreement (Part 2)",
            text=(
                "This Part 2 report is exempt under paragraph 3, information about the "
                "financial or business affairs of any person, the authority included. "
                "It concerns talks with the Department for Education on the Dedicated "
                "Schools Grant.",
            ),
            decision=(
                "That the Safety Valve Agreement be approved, with a contribution of "
                "[See Exempt Minute E-07-22] from the General Fund reserve.",
                "That final agreement and signature be delegated to the Chief "
                "Executive, the Deputy Chief Executive and the Section 151 Officer.",
            ),
        ),
    ),
)

SURREY_PART_2 = SamplePaper(
    title="Safety Valve Agreement, Part 2 (digest)",
    council="Surrey County Council",
    running_header="Surrey County Council – Cabinet – Part 2",
    marking="NOT FOR PUBLICATION: PARAGRAPH 3 OF PART 1 OF SCHEDULE 12A, "
    "LOCAL GOVERNMENT ACT 1972",
    blocks=(
        Title("SURREY COUNTY COUNCIL"),
        Title("CABINET", 13),
        FrontSheet(
            rows=(
                ("DATE:", "7 March 2022"),
                ("SUBJECT:", "Safety Valve Agreement"),
                ("STATUS:", "Part 2 – exempt under paragraph 3 of Schedule 12A"),
            ),
            is_ruled=False,
        ),
        Heading("Why this paper is marked"),
        Paragraph(
            "The meeting’s page lists this report as exempt while terms were being "
            "settled with the Department for Education (DfE). This digest keeps the "
            "marking, so that it can be seen how a marked paper is kept back. It "
            "holds only amounts that were published once terms had been agreed.",
            "1.",
        ),
        Heading("Terms"),
        Paragraph(
            "The DfE would pay £100m by 2026-27 towards the high needs deficit.",
            "2.",
        ),
        Paragraph(
            "The first payment, £40.5m, would be made before the end of 2021-22.", "3."
        ),
        Paragraph(
            "In return the Council would reform its SEND services, among other things "
            "by building up the skills of staff in mainstream schools.",
            "4.",
        ),
        Heading("Recommendation"),
        Paragraph("That Cabinet approve the agreement.", "5."),
    ),
)
