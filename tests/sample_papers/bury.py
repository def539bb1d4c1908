"""Bury, Schools' Forum, January 2022, and Cabinet, 12 July 2023.

The forum paper's own slips are kept, for there is something to find in them: an in-year
variance for 2022/23 whose digits are turned about, one for 2021/22 that is out by
rounding, and three tables called Table 3.
"""

from tests.sample_papers.blocks import (
    Bullets,
    Heading,
    Paragraph,
    SamplePaper,
    Table,
    Title,
)
from tests.sample_papers.web import ItemPage

SIX_YEARS = ("2020/21", "2021/22", "2022/23", "2023/24", "2024/25", "2025/26")

AGREED = Table(
    rows=(
        ("Year", *SIX_YEARS[:-1]),
        ("DSG deficit £m", "19.543", "16.732", "13.241", "8.016", "0.055"),
    ),
    widths=(4.2, 2.2, 2.2, 2.2, 2.2, 2.2),
    caption="Table 1 – Recovery as agreed, January 2021",
    is_caption_below=True,
)

BEFORE_SETTLEMENT = Table(
    rows=(
        ("Year", *SIX_YEARS),
        (
            "DSG deficit £m",
            "21.407",
            "22.172",
            "17.644",
            "12.223",
            "4.671",
            "-3.586 surplus",
        ),
    ),
    widths=(3.6, 2.1, 2.1, 2.1, 2.1, 2.1, 2.4),
    caption="Table 2 – Recovery as forecast on 14 December 2021",
    is_caption_below=True,
)

AFTER_SETTLEMENT = Table(
    rows=(
        ("Year", *SIX_YEARS),
        ("DSG deficit £m", "21.407", "22.172", "16.141", "9.108", "-0.207", "-10.357"),
    ),
    widths=(3.6, 2.1, 2.1, 2.1, 2.1, 2.1, 2.4),
    caption="Table 3 – Recovery as forecast on 16 December 2021",
    is_caption_below=True,
)

HIGH_NEEDS = Table(
    rows=(
        ("Year", *SIX_YEARS),
        (
            "High needs block £m",
            "33.209",
            "35.246",
            "39.711",
            "42.888",
            "46.309",
            "50.013",
        ),
        ("Spend £m", "40.549", "39.171", "37.255", "38.674", "40.236", "40.628"),
        (
            "In-year variance £m",
            "7.340",
            "3.924",
            "-2.546",
            "-4.214",
            "-6.073",
            "-9.385",
        ),
    ),
    widths=(4.1, 2.1, 2.1, 2.1, 2.1, 2.1, 2.1),
    caption="Table 3 – High needs funding and spend, 16 December 2021",
    is_caption_below=True,
    total_rows=(3,),
)

CAPITAL = Table(
    rows=(
        ("New provision", "Places", "Estimated cost"),
        ("Primary", "70", "£1,550,000"),
        ("Secondary", "24", "£1,000,000"),
        ("Special", "34", "£2,000,000"),
        ("Total", "", "£4,550,000"),
        ("DfE grant", "", "£3,780,514"),
        ("Council contribution", "", "£769,486"),
    ),
    widths=(6.0, 2.4, 3.6),
    caption="Table 3 – Capital programme for new places",
    is_caption_below=True,
    total_rows=(4,),
)

SAVINGS = Table(
    rows=(
        ("Scheme", "Total £m", "Starts", *SIX_YEARS[1:-1]),
        (
            "Transfer from the schools block (0.5%)",
            "0.742",
            "Apr-22",
            "0.255",
            "0.700",
            "0.721",
            "0.742",
        ),
        (
            "Mainstream top-ups by band",
            "0.989",
            "Apr-22",
            "0.000",
            "0.645",
            "0.689",
            "0.989",
        ),
        ("Review of band D+", "0.700", "Apr-22", "0.000", "0.700", "0.700", "0.700"),
        (
            "Special school top-ups by band",
            "0.500",
            "Apr-22",
            "",
            "0.500",
            "0.500",
            "0.500",
        ),
        ("Out-of-borough places", "0.558", "", "0.000", "-0.230", "0.366", "0.558"),
        (
            "Alternative provision places",
            "0.361",
            "",
            "0.000",
            "0.282",
            "0.359",
            "0.361",
        ),
        (
            "Non-statutory services (first)",
            "0.400",
            "Sep-22",
            "0.000",
            "0.233",
            "0.400",
            "0.400",
        ),
        ("Inclusion, primary", "0.103", "Mar-22", "0.051", "0.103", "0.103", "0.103"),
        ("Inclusion, secondary", "0.245", "Mar-22", "0.123", "0.245", "0.245", "0.245"),
        (
            "Non-statutory services (second)",
            "0.694",
            "Sep-22",
            "0.694",
            "0.694",
            "0.694",
            "0.694",
        ),
        ("Total, cumulative", "5.292", "", "1.123", "3.872", "4.777", "5.292"),
        ("In-year saving", "", "", "1.123", "2.749", "0.905", "0.515"),
    ),
    widths=(5.3, 1.9, 1.9, 1.95, 1.95, 1.95, 1.95),
    caption="Table 4 – Savings found so far, £m",
    is_caption_below=True,
    total_rows=(11, 12),
)

PLACEMENTS = Table(
    rows=(
        ("", "FY 21/22", "FY 22/23", "FY 23/24", "FY 24/25"),
        ("Present places", "£6,732,840", "£6,341,198", "£5,428,131", "£4,693,095"),
        ("New places, average cost", "", "£621,148", "£1,168,349", "£1,345,820"),
        ("Total", "£6,732,840", "£6,962,346", "£6,596,480", "£6,038,915"),
        ("Change since the year before", "", "£229,507", "-£136,359", "-£693,925"),
    ),
    widths=(5.4, 2.8, 2.8, 2.8, 2.8),
    caption="Table 5 – Out-of-borough places",
    is_caption_below=True,
    is_ruled=False,
    total_rows=(3,),
)

RISKS = Table(
    rows=(
        ("Workstream", "Category", "Obstacle", "Impact"),
        (
            "Strategy and finance",
            "Mainstream top-ups",
            "Schools have still to be consulted",
            "Bands come in late",
        ),
        (
            "Strategy and finance",
            "Out-of-borough places",
            "Fewer places are saved than hoped",
            "Spending stays above its target",
        ),
        (
            "Workforce",
            "Permanent recruitment",
            "No suitable candidates",
            "Strain on senior staff, some of whom may leave",
        ),
        (
            "Programme",
            "Financial recovery",
            "Balance takes too long to reach",
            "More pressure on services",
        ),
    ),
    widths=(3.6, 3.8, 5.0, 4.6),
    caption="Table 7 – Headline risks, December 2021",
    is_caption_below=True,
    text_columns=4,
)

BURY_FORUM = SamplePaper(
    title="Project Safety Valve (digest)",
    council="Bury Council",
    running_header="Schools’ Forum | Project Safety Valve | January 2022",
    blocks=(
        Title("Bury Council", 18),
        Title("Schools’ Forum", 14),
        Title("Project Safety Valve", 14),
        Title("January 2022", 11),
        Heading("Deficit recovery", "5."),
        Paragraph(
            "The Safety Valve agreement brings £20m of additional DSG. With it, the "
            "deficit was to fall as follows:",
            "5.1.",
        ),
        AGREED,
        Paragraph(
            "By the end of 2020/21 unplanned places outside the borough had made the "
            "position c. £1.864m worse than first forecast.",
            "5.2.",
        ),
        Paragraph(
            "Places have since been forecast child by child. Before the settlement of "
            "16 December the new forecast was:",
            "5.6.",
        ),
        BEFORE_SETTLEMENT,
        Paragraph(
            "On those figures balance would come a year late, in 2025/26. The larger "
            "settlement brings it back to the year first agreed:",
            "5.8.",
        ),
        AFTER_SETTLEMENT,
        Paragraph(
            "Each year’s deficit is still higher than was agreed. From 2022/23 "
            "spending is to stay within the high needs grant:",
            "5.9.",
        ),
        HIGH_NEEDS,
        Paragraph(
            "The transfer from the schools block is left out of the table above.",
            "5.10.",
        ),
        Heading("Sufficiency", "7."),
        Paragraph(
            "The two maintained special schools cost £13.513m and are full. New places "
            "are planned, subject to schools coming forward:",
            "7.2.",
        ),
        CAPITAL,
        Heading("Actions to reduce the deficit", "8."),
        Paragraph(
            "Savings of £5.292m have been found and costed. A claw-back of schools’ "
            "surplus balances has been put to the forum but no saving is assumed.",
            "8.1.",
        ),
        SAVINGS,
        Paragraph(
            "In October 2021 there were 747 pupils in mainstream schools with a "
            "top-up, fewer than in the summer term.",
            "8.5.",
        ),
        Paragraph(
            "Work on each placement outside the borough gives this estimate:", "8.11."
        ),
        PLACEMENTS,
        Heading("Risks", "10."),
        Paragraph("The main risks are reviewed every two weeks:", "10.1."),
        RISKS,
        Heading("Conclusion", "11."),
        Bullets(
            (
                "Decisions now rest on better data.",
                "The recovery plan is ambitious but can be done.",
            )
        ),
    ),
)

BURY_CABINET = ItemPage(
    council="Bury Council",
    meeting="Cabinet",
    met_on="Wednesday, 12th July, 2023",
    title="Project Safety Valve Update and Dedicated Schools Grant Deficit Recovery",
    number="24",
    minutes=(
        "The Cabinet Member for Children and Young People brought an update on the "
        "Dedicated Schools Grant (DSG) and on how the General Fund is to help bring "
        "the deficit down.",
        "The DSG deficit stood at £18.6m at the end of the 2022/23 financial year. "
        "£6m of the Safety Valve agreement has still to be paid and could be lost if "
        "the agreement were withdrawn.",
        "A new management plan is due with the Department for Education (DfE) on "
        "18 July.",
    ),
    decision=(
        "Cabinet noted the work on the DSG management plan and the unprecedented "
        "demand behind it.",
        "Cabinet noted the urgent action needed before the plan is submitted.",
        "Cabinet noted the intention to reduce the deficit from the General Fund over "
        "three years: £2m in 2025/26, £2m in 2026/27 and £2m in 2027/28, if the DfE "
        "confirms how this may be done.",
    ),
    papers=("Project Safety Valve Update and DSG Deficit Recovery",),
)
