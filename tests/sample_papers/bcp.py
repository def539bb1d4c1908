"""Bournemouth, Christchurch and Poole, Cabinet, 1 September 2021 and 22 May 2024.

The paper of 2021 keeps the two dates of its original that cannot both be meant: it is
exempt until the day before the meeting, and one letter until "31st SEPT".
"""

from tests.sample_papers.blocks import (
    FrontSheet,
    Heading,
    Paragraph,
    SamplePaper,
    Table,
    Title,
)

POSTS = Table(
    rows=(
        ("Post", "Cost", "For how long"),
        ("Two project managers", "c. £84,000 a year plus oncosts", "1 year"),
        ("Communications, one day a week", "£16,200", "9 months, then review"),
        ("Activities so that parent carers can take part", "£3k", "12 events of ½ day"),
        ("Participation worker", "c. £35k a year plus oncosts", "2 years"),
        ("Interim management of the SEND team", "£550 a day", "August to March"),
        ("Two case officers", "£35k plus oncosts", "Permanent"),
        ("Local Offer officer", "c. £35k a year plus oncosts", "Permanent"),
        (
            "Joint commissioning lead",
            "c. £60,000 a year plus oncosts",
            "About 6 months, part time",
        ),
    ),
    widths=(6.6, 6.0, 4.4),
    text_columns=3,
)

REQUEST = Table(
    rows=(
        ("Financial year", "Additional resources"),
        ("2021/22", "£292k"),
        ("2022/23", "£220k"),
        ("2023/24", "£156k"),
        ("2024/25 onwards", "£137k"),
    ),
    widths=(5.0, 4.4),
    caption="Table 1: Resources requested for the Written Statement of Action",
    is_caption_below=True,
    is_ruled=False,
    font_size=10,
)

BCP_2021 = SamplePaper(
    title="Funding for SEND improvement (digest)",
    council="BCP Council",
    running_header="BCP Council – Cabinet",
    marking="EXEMPT REPORT (EXEMPT UNTIL 31 AUGUST 2021)",
    blocks=(
        Title("BCP Council – Cabinet"),
        FrontSheet(
            rows=(
                ("Report subject", "Funding for SEND improvement"),
                ("Meeting date", "1 September 2021"),
                ("Status", "Exempt Report (Exempt until 31 August 2021)"),
                (
                    "Executive summary",
                    "An inspection in June 2021 requires the Council to write and "
                    "deliver a Written Statement of Action (WSoA). A minimum of £300k "
                    "was allowed for it in the first quarter’s forecast. This case "
                    "sets out what is needed now.",
                ),
                (
                    "Recommendations",
                    "That Council be recommended to approve £292k in 2021/22, and "
                    "£220k in 2022/23 falling to £156k in 2023/24 and £137k from "
                    "2024/25.",
                ),
                ("Wards", "Council-wide"),
                ("Classification", "For Decision"),
            ),
        ),
        Heading("Background"),
        Paragraph(
            "A statement that is not judged fit for purpose, or cannot be delivered, "
            "would open the way to intervention by the Department for Education.",
            "1.",
        ),
        Paragraph(
            "Some of the people needed are already in Children’s Services. The posts "
            "below are those that are not.",
            "2.",
        ),
        Heading("Summary of request"),
        Paragraph("The posts and their costs are:", "3."),
        POSTS,
        Heading("Summary of financial implications"),
        Paragraph("By year the request comes to:", "4."),
        REQUEST,
        Paragraph(
            "Nothing was budgeted for it in 2021/22, so the £292k would come from the "
            "Financial Resilience Reserves. In June these held £20.870m that had not "
            "been promised elsewhere.",
            "5.",
        ),
        Paragraph(
            "The medium-term plan already counts on £42.4m of additional annual "
            "transformation savings before 31 March 2024.",
            "6.",
        ),
        Heading("Background papers"),
        Paragraph(
            "Ofsted’s letter after the inspection. NOT IN THE PUBLIC DOMAIN UNTIL "
            "31st SEPT 2021.",
            "7.",
        ),
    ),
)

TIMELINESS = Table(
    rows=(
        ("Area", "BCP", "", "", "Comparators", ""),
        (
            "",
            "March 2023",
            "February 2024",
            "March 2024",
            "National",
            "South West",
        ),
        ("Decisions within 6 weeks", "26.7%", "99.0%", "96.4%", "n/a", "n/a"),
        (
            "Decisions within 20 weeks (with exceptions)",
            "0.0%",
            "52.9%",
            "67.1%",
            "44.47%",
            "34.7%",
        ),
        (
            "Educational psychology advice on time",
            "0.0%",
            "98.0%",
            "92%",
            "n/a",
            "n/a",
        ),
        ("Health advice on time", "87.5%", "93.2%", "91.1%", "n/a", "n/a"),
        ("Annual review backlog", "2012", "1216", "1030", "n/a", "n/a"),
        ("Annual reviews held in year", "65.9%", "70.1%", "62.1%", "n/a", "n/a"),
        ("Requests made by parents", "29%", "23%", "22%", "n/a", "n/a"),
        ("Children waiting for a specialist place", "-", "-", "282", "n/a", "n/a"),
    ),
    widths=(5.6, 2.1, 2.3, 2.1, 2.4, 2.4),
    caption="Table 1: Progress to the end of March 2024",
    header_rows=2,
    has_merged_header=True,
)

BCP_2024 = SamplePaper(
    title="SEND Improvement Plan and Safety Valve: progress (digest)",
    council="BCP Council",
    running_header="BCP Council – Cabinet – 22 May 2024",
    blocks=(
        Title("CABINET"),
        FrontSheet(
            rows=(
                (
                    "Report subject",
                    "SEND Improvement Plan and Safety Valve: progress",
                ),
                ("Meeting date", "22 May 2024"),
                ("Status", "Public Report"),
                (
                    "Executive summary",
                    "What has improved for children with SEND in six months, why the "
                    "Safety Valve proposal was not accepted, and what the deficit "
                    "means for the Council.",
                ),
                (
                    "Recommendations",
                    "That Cabinet note the progress made and the assumptions of the "
                    "deficit management plan.",
                ),
                ("Wards", "BCP-wide"),
                ("Classification", "For information"),
            ),
        ),
        Heading("Background"),
        Paragraph(
            "The grant does not cover what the services cost. By the end of 2023/24 "
            "the accumulated deficit is estimated at c£63m. It is held in an unusable "
            "reserve.",
            footnote="The statutory override that allows this is due to end on "
            "31 March 2026.",
        ),
        Paragraph(
            "A Safety Valve proposal went to the Department for Education (DfE) on "
            "15 January 2024. It would have taken 15 years to bring the system into "
            "balance. On 13 March 2024 the Council was told it was not accepted.",
        ),
        Paragraph(
            "With it went an application for c£5m of capital for new specialist "
            "places. A decision is awaited.",
        ),
        Heading("Impact of the work to date"),
        Paragraph(
            "There are 137 actions across the eight priorities of the plan. The table "
            "shows where the main measures stand.",
        ),
        TIMELINESS,
        Paragraph(
            "In February 2023 37.3% of children with an EHCP were in mainstream "
            "schools, against 41% nationally.",
        ),
        Heading("Summary of financial implications"),
        Paragraph(
            "The Council budgeted to spend £27m more than the grant in 2023/24 and "
            "£28m more in 2024/25, after moving 0.5% from the schools block.",
        ),
        Paragraph(
            "The plan assumes grant rising by 3% a year while EHCPs grow by 35% over "
            "five years. The annual gap is already £29 million. £2.8m is set aside to "
            "invest in inclusion.",
        ),
        Paragraph(
            "The deficit is predicted to have been £63m on 31 March 2024 and to reach "
            "£91m on 31 March 2025. From 31 March 2024 it exceeds the General Fund "
            "reserves.",
        ),
        Paragraph(
            "Paying for the gap is likely to cost c£3.9m in 2024/25 in interest that "
            "the cash would otherwise have earned.",
        ),
        Heading("Summary of legal implications"),
        Paragraph(
            "The Director of Finance must watch the position closely as the override "
            "nears its end.",
        ),
    ),
)
