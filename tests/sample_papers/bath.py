"""Bath & North East Somerset, Corporate Audit Committee, 5 February 2025."""

from tests.sample_papers.blocks import (
    Bullets,
    FrontSheet,
    Heading,
    LandscapePage,
    Paragraph,
    SamplePaper,
    Table,
    Title,
)

RISKS = (
    (
        "Risk",
        "Workstreams",
        "Score – unmitigated",
        "Score – mitigated",
        "Mitigations",
        "Actions",
        "Owner",
    ),
    (
        "Revised plans are not approved by the DfE",
        "Capital and sufficiency; SEND support; statutory SEND",
        "12",
        "6",
        "The plans were rewritten with the help of the advisers the DfE appointed.",
        "Keep delivering what the business cases promise while approval is awaited.",
        "Chief Executive; Section 151 Officer; Director of Children’s Services",
    ),
    (
        "Capital schemes finish late",
        "Capital and sufficiency; SEND support; statutory SEND",
        "16",
        "9",
        "The programme knows how much turns on the schemes opening when planned, and "
        "what a delay could cost.",
        "Progress is watched closely. Should a scheme slip far enough to threaten "
        "savings, temporary places will be set up until it opens.",
        "Director of Education and Safeguarding",
    ),
    (
        "SEND data cannot yet be relied on fully, although it is getting better",
        "Capital and sufficiency; SEND support; statutory SEND",
        "8",
        "3",
        "The SEN2 return was made in March 2024. Staff have all been trained in why "
        "accurate records matter.",
        "A shared model of children’s data is to cover the whole of Children’s "
        "Services. Reports drawn from it each day, week and month will show whether "
        "the plans are working.",
        "Director of Education and Safeguarding; Business Intelligence Manager",
    ),
    (
        "The statutory team is short of people, money and time",
        "Statutory SEND",
        "16",
        "9",
        "Staffing has been reviewed in full and management pay compared with the "
        "market.",
        "Interim managers are working. A new advice service should ease demand on "
        "the team once it opens.",
        "Head of SEND",
    ),
    (
        "Savings arrive too late for the DfE’s timetable, or not at all",
        "Capital and sufficiency; SEND support; statutory SEND",
        "12",
        "6",
        "Oversight by the executive team and the Local Area Inclusion Partnership.",
        "Better data and firmer programme management are being put in place.",
        "Chief Executive",
    ),
    (
        "Partners’ shares of pooled budgets no longer match new cases",
        "Statutory SEND",
        "8",
        "3",
        "Raised with senior colleagues in health and social care.",
        "Talks about the future pooled budget have begun.",
        "Chief Executive",
    ),
)

BATH = SamplePaper(
    title="SEND Collaboration for BaNES (Safety Valve): risk update (digest)",
    council="Bath & North East Somerset Council",
    running_header="Bath & North East Somerset Council",
    blocks=(
        Title("Bath & North East Somerset Council"),
        FrontSheet(
            rows=(
                ("MEETING:", "Corporate Audit Committee"),
                ("MEETING DATE:", "5 February 2025"),
                ("TITLE:", "SEND Collaboration for BaNES (Safety Valve): risk update"),
                ("WARD:", "All"),
                ("ATTACHMENTS:", "Appendix A: key risks"),
            ),
            banner="AN OPEN PUBLIC ITEM",
        ),
        Heading("THE ISSUE", "1"),
        Paragraph(
            "The Council’s Dedicated Schools Grant (DSG) is in deficit. This report "
            "tells members how the plan to recover it is going and which risks remain.",
            "1.1",
        ),
        Heading("RECOMMENDATION", "2"),
        Paragraph("The Committee is asked to note the report.", "2.1"),
        Heading("THE REPORT", "3"),
        Paragraph(
            "Spending on the high needs block has been above the grant every year "
            "since 2019/20. Most of the DSG deficit comes from there.",
            "3.1",
        ),
        Paragraph(
            "The Council joined the Safety Valve programme in 2022/23. The agreement "
            "is worth £19.22m, of which £7.68m was paid in March 2023.",
            "3.2",
        ),
        Paragraph(
            "Payments were suspended when the plan fell behind, and the agreement is "
            "under review. In 2023-24 the DfE paid £0.55m.",
            "3.3",
        ),
        Paragraph(
            "Revised plans went to the DfE on 24 May 2024. They left a cumulative "
            "deficit of £74,072,521 by 2030-31, and the DfE remarked that nothing was "
            "proposed to clear it. Plans were sent again on 30 September 2024; no "
            "formal reply has come.",
            "3.4",
        ),
        Paragraph("Over five years:", "3.5"),
        Bullets(
            (
                "requests for an EHCP rose by 125% and EHCPs granted by 75%;",
                "high needs spending rose from £27m to £49m (81%);",
                "high needs funding rose from £24m to £37m (54%).",
            )
        ),
        Heading("STATUTORY CONSIDERATIONS", "4"),
        Paragraph(
            "The deficit is held outside general reserves under the statutory "
            "override. The DfE has not said what will follow it.",
            "4.1",
        ),
        Heading("RESOURCE IMPLICATIONS", "5"),
        Paragraph(
            "Were nothing done, the cumulative deficit would reach £135,518,001 by "
            "2030-31.",
            "5.1",
        ),
        Paragraph(
            "If the programme succeeds and its capital schemes open on time, the "
            "cumulative deficit is forecast at £60,266,381 by 2030-31.",
            "5.2",
        ),
        Paragraph(
            "The plans would bring the high needs block back into in-year balance by "
            "2030-31, a year in which 230 new EHCPs are expected. New plans are "
            "forecast to peak in 2025-26, and all plans to number 2,991 by 2030.",
            "5.3",
        ),
        Heading("RISK MANAGEMENT", "6"),
        Paragraph(
            "The risks are mainly financial. They are kept in one log, which the "
            "programme manager reviews; the main ones are in Appendix A.",
            "6.1",
        ),
        Heading("OTHER OPTIONS CONSIDERED", "7"),
        Paragraph("None: the report is for information.", "7.1"),
        LandscapePage(),
        Heading("Appendix A: key risks"),
        Table(
            rows=RISKS,
            widths=(3.7, 3.4, 2.7, 2.3, 4.8, 5.0, 3.7),
            text_columns=7,
            has_split_row=True,
            font_size=11,
        ),
        Paragraph("How the scores are worked out is set out in the programme’s plans."),
    ),
)
