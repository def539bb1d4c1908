"""Norfolk, Cabinet, 2 September 2024."""

from tests.sample_papers.blocks import (
    FrontSheet,
    Heading,
    Paragraph,
    SamplePaper,
    Table,
    Title,
)

FUNDING = Table(
    rows=(
        ("Source", "£m", "How long"),
        ("Safety Valve agreement with the DfE", "70", "to 2029"),
        ("County Council, £5.5m a year", "33", "six years"),
    ),
    widths=(7.6, 2.4, 5.4),
    caption="Table 1: Revenue for Local First Inclusion",
    is_caption_below=True,
    is_ruled=False,
    font_size=10,
)

NORFOLK = SamplePaper(
    title="Local First Inclusion and the DSG deficit (digest)",
    council="Norfolk County Council",
    running_header="Norfolk County Council",
    blocks=(
        Title("Norfolk County Council"),
        FrontSheet(
            rows=(
                ("Report to:", "Cabinet"),
                ("Date of meeting:", "2 September 2024"),
                ("Report title:", "Local First Inclusion and the DSG deficit"),
                ("Status:", "Public"),
            ),
            is_ruled=False,
        ),
        Heading("Purpose", "1."),
        Paragraph(
            "To ask Cabinet for a further £5m for Local First Inclusion, the "
            "programme behind the Council’s Safety Valve agreement.",
            "1.1.",
        ),
        Heading("Funding", "2."),
        Paragraph(
            "The Department for Education (DfE) agreed in March 2023 to pay £70m. Its "
            "first payment was £28m. The Council’s own share is set beside it:",
            "2.1.",
        ),
        FUNDING,
        Paragraph(
            "Capital is separate: the Council has put £120m into specialist places.",
            "2.2.",
        ),
        Heading("Position", "3."),
        Paragraph(
            "The cumulative DSG deficit is forecast to be £115m by March 2025.",
            "3.1.",
        ),
        Paragraph(
            "Some months after the agreement was made, the Council told the DfE that "
            "it was off track: a deficit of £11.8m was then likely in 2028/29, and "
            "balance would take eight years where seven had been agreed. Enhanced "
            "monitoring followed.",
            "3.2.",
        ),
    ),
)
