"""West Berkshire, Schools' Forum: a monitoring sheet of 2015/16, deficits since."""

from tests.sample_papers.blocks import (
    FrontSheet,
    Heading,
    Paragraph,
    SamplePaper,
    Table,
    Title,
)
from tests.sample_papers.sheet import Sheet

MONTH_9 = Sheet(
    name="Month 9",
    heading=(
        "West Berkshire Council",
        "Schools’ Forum – DSG budget monitoring 2015/16",
        "Position as at 31 December 2015 (Month 9), all amounts in £",
        "Status: public",
    ),
    header=(
        "Block",
        "Current budget",
        "Forecast year end at month 9",
        "Variance, month 9",
        "Variance, month 7",
    ),
    rows=(
        ("Schools block (including ISB)", 65_464_140, 65_461_440, -2_700, -2_700),
        ("Early years block", 7_629_750, 7_629_750, 0, 0),
        ("High needs block", 16_141_010, 16_639_240, 498_230, 683_270),
        ("Total net expenditure", 89_234_900, 89_730_430, 495_530, 680_570),
        ("Support service recharges", 720_890, 720_890, 0, 0),
        ("Total expenditure", 89_955_790, 90_451_320, 495_530, 680_570),
        ("DSG grant", -89_955_790, -89_955_790, 0, 0),
        ("Net position", 0, 495_530, 495_530, 680_570),
    ),
    total_rows=(3, 5, 7),
)

NOTES = Sheet(
    name="Notes",
    heading=("Notes to the month 9 position",),
    header=("Block", "Note"),
    rows=(
        ("Schools", "Expected to end the year close to its budget"),
        ("Early years", "An underspend is likely once the January census is known"),
        ("High needs", "All of the net overspend is in this block"),
    ),
)

WEST_BERKSHIRE_SHEETS = (MONTH_9, NOTES)

DEFICITS = Table(
    rows=(
        ("Financial year", "Deficit at 31 March, £m", "Basis", "Reported in"),
        ("2022-23", "4.76", "Outturn", "DSG Outturn 2022/23"),
        ("2023-24", "9.5", "Forecast", "DSG Monitoring 2023/24 Month 9"),
        ("2024-25", "16.13", "Outturn", "DSG Outturn 2024/25"),
        (
            "2025-26",
            "30",
            "Forecast, no savings made",
            "DSG Monitoring 2025/26 Month 3",
        ),
    ),
    widths=(2.8, 3.6, 4.4, 6.0),
    text_columns=1,
    caption="Table 1: Cumulative DSG deficit",
)

WEST_BERKSHIRE_FORUM = SamplePaper(
    title="The DSG deficit since 2022/23 (digest)",
    council="West Berkshire Council",
    running_header="West Berkshire Council – Schools’ Forum",
    blocks=(
        Title("West Berkshire Council"),
        FrontSheet(
            rows=(
                ("Report being considered by:", "Schools’ Forum"),
                ("Title of report:", "The DSG deficit since 2022/23"),
                ("Item for:", "Information"),
                ("Status:", "Public (Part I)"),
            ),
        ),
        Heading("Purpose of the report"),
        Paragraph(
            "To set side by side what the forum was told of the cumulative deficit "
            "year by year. The Council is in the Delivering Better Value programme "
            "and has no Safety Valve agreement.",
        ),
        Heading("The deficit, year by year"),
        Paragraph("A year stands on each row; mind the basis."),
        DEFICITS,
        Paragraph(
            "In 2022/23 the deficit rose from £2.9m to £4.7m. On the high needs block "
            "alone it was £5.0m; a surplus of £1.4m on the schools block offset part "
            "of it.",
            footnote="The outturn gives the whole deficit both as £4.7m and as £4.76m.",
        ),
        Paragraph(
            "The grant for 2023/24 was £167m, of which £115.7m stayed with the Council "
            "after academies and high needs places. An efficiency target of £3m was "
            "not met, and high needs overspent by a further £1.5m.",
        ),
        Paragraph(
            "Interest on the balance costs around £1.5m a year. At outturn in 2024/25 "
            "the deficit was projected to reach £31–£37m in March 2026. By month 3 of "
            "2025/26 no savings had been found towards a target of £14 million.",
        ),
        Heading("Recommendation"),
        Paragraph("That the forum note the report."),
    ),
)
