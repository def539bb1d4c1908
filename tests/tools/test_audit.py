"""Rules of tools/audit.py: what is reported, and above all what is not."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.pages import Block, Page
from corpus.records import Finding, FindingKind, Severity
from ingest.layout import arrange
from ingest.readers.text import read_pages
from tests.papers_in_words import heading, pages, paper, para, table
from tools.audit import find_findings
from tools.figures import find_figures

YEARS = ("Year", "2021/22", "2022/23", "2023/24", "2024/25")


def findings_of(*blocks: Block) -> tuple[Finding, ...]:
    return read_findings(pages(*blocks))


def read_findings(sheets: tuple[Page, ...]) -> tuple[Finding, ...]:
    return find_findings(paper(), sheets, find_figures(paper(), sheets))


def alarms_of(*blocks: Block) -> list[Finding]:
    return [f for f in findings_of(*blocks) if f.severity is not Severity.INFO]


def rows(text: str) -> list[list[str]]:
    """Rows written one a line with bars between cells."""
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


ADDS_UP = {
    "column total": """
        Scheme | 2021/22 | 2022/23
        Fostering | 10 | 12
        Adoption | 20 | 25
        Total | 30 | 37""",
    "subtotals under group headings": """
        Item | Places | Cost
        North A | 10 | £300,000
        North B | 12 | £250,000
        Total North | 22 | £550,000
        South | |
        South A | 12 | £500,000
        South B | 8 | £450,000
        Total South | 20 | £950,000
        Other | |
        Special | 34 | £2,000,000
        Total cost | | £3,500,000""",
    "grand total of subtotals": """
        Item | Cost
        A | 10
        B | 20
        Subtotal | 30
        C | 5
        D | 6
        Subtotal | 11
        Grand total | 41""",
    "total without a label": """
        Scheme | 2021/22 | 2022/23
        Fostering | 1.1 | 1.2
        Adoption | 2.3 | 2.5
        | 3.4 | 3.7""",
    "total of the first column is no sum across": """
        Scheme | Total saving | 2021/22 | 2022/23 | 2023/24
        Places | 0.558 | 0.000 | 0.366 | 0.558
        Staff | 0.245 | 0.123 | 0.245 | 0.245
        Total | 0.803 | 0.123 | 0.611 | 0.803""",
    "of which": """
        Item | 2021/22 | 2022/23
        Special schools | 50 | 60
        of which new | 10 | 15
        Mainstream | 30 | 35
        Total | 80 | 95""",
    "of which in one column": """
        Item | Pupils
        Special schools | 512
        of which new | 118
        Mainstream | 347
        Total | 859""",
    "less income": """
        Item | Budget | Outturn
        Gross spend | 512 | 547
        Transport | 98 | 101
        Less grant | 310 | 318
        Net total | 300 | 330""",
    "total on top": """
        Item | 2021/22 | 2022/23
        Total pupils | 812 | 903
        Primary | 500 | 560
        Secondary | 312 | 343""",
    "roll forward with a payment in one year": """
        Item | 2021/22 | 2022/23 | 2023/24 | 2024/25
        Opening balance | 10 | 15 | 21 | 18
        In-year deficit | 5 | 6 | 7 | 8
        DfE payment | 0 | 0 | 10 | 0
        Closing balance | 15 | 21 | 18 | 26""",
    "average beside totals": """
        Area | Pupils | Average cost
        North | 40 | 20,000
        South | 60 | 30,000
        Total | 100 | 26,000""",
    "not known yet": """
        Item | Saving
        Banding | TBC
        Placements | 4.2
        Total | 5.0""",
    "percentages": """
        Measure | March | April
        On time | 50% | 60%
        Late | 20% | 30%
        Total | 62% | 81%""",
    "brackets": """
        Item | Budget | Outturn | Variance
        Special | 512 | 547 | (35)
        Mainstream | 312 | 300 | 12
        Total | 824 | 847 | (23)""",
    "product": """
        School | Places | Cost each | Total cost
        North | 10 | 300 | 3,000
        South | 12 | 250 | 3,000""",
    "change on the year before": """
        Year | 2021/22 | 2022/23 | 2023/24 | 2024/25
        Spend | 6,732 | 6,962 | 6,596 | 6,038
        Change on previous year | | 230 | -366 | -558""",
    "two unrelated totals": """
        Item | 2021/22 | 2022/23
        Total grant | 50 | 55
        Total spend | 60 | 63""",
}  # fmt: skip


@pytest.mark.parametrize("text", ADDS_UP.values(), ids=ADDS_UP.keys())
def test_table_that_adds_up_raises_no_alarm(text: str) -> None:
    assert alarms_of(table("Table 1 Costs", rows(text))) == []


WRONG = {
    "column total": ("""
        Scheme | 2021/22 | 2022/23
        Fostering | 10.4 | 12.1
        Adoption | 20.3 | 25.2
        Total | 30.7 | 38.3""", "38.3", "12.1 + 25.2 = 37.3"),
    "only column": ("""
        Scheme | Cost
        Fostering | £300,000
        Adoption | £250,000
        Respite | £120,000
        Total | £690,000""", "£690,000", "300,000 + 250,000 + 120,000 = 670,000"),
    "subtotal": ("""
        Item | Places | Cost
        North A | 10 | £300,000
        North B | 12 | £250,000
        Total North | 22 | £560,000
        South | |
        South A | 12 | £500,000
        Total South | 12 | £500,000
        Total | 34 | £1,050,000""", "£560,000", "300,000 + 250,000 = 550,000"),
    "total without a label": ("""
        Scheme | 2021/22 | 2022/23 | 2023/24
        Fostering | 1.1 | 1.2 | 1.3
        Adoption | 2.3 | 2.5 | 2.7
        | 3.4 | 3.9 | 4.0""", "3.9", "1.2 + 2.5 = 3.7"),
    "variance row": ("""
        Year | 2020/21 | 2021/22 | 2022/23 | 2023/24
        Grant £m | 33.209 | 35.246 | 39.711 | 42.888
        Spend £m | 40.549 | 39.170 | 37.255 | 38.674
        In-year variance £m | 7.340 | 3.924 | -2.546 | -4.214""",
        "-2.546", "37.255 - 39.711 = -2.456"),
    "variance column": ("""
        Area | Budget | Outturn | Variance
        Special | 512 | 547 | 35
        Mainstream | 312 | 300 | -12
        Transport | 98 | 120 | 22
        Respite | 50 | 60 | 15""", "15", "60 - 50 = 10"),
    "total across": ("""
        Area | Q1 | Q2 | Q3 | Total
        Special | 10 | 12 | 14 | 36
        Mainstream | 20 | 21 | 22 | 63
        Transport | 5 | 6 | 7 | 22""", "22", "5 + 6 + 7 = 18"),
    "in-year from cumulative": ("""
        Year | 2021/22 | 2022/23 | 2023/24 | 2024/25 | 2025/26
        Savings so far | 1.123 | 3.872 | 4.777 | 5.292 | 6.300
        In-year saving | 1.123 | 2.749 | 0.950 | 0.515 | 1.008""",
        "0.950", "4.777 - 3.872 = 0.905"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "printed", "computed"), WRONG.values(), ids=WRONG.keys()
)
def test_amount_that_misses_its_sum_is_told(
    text: str, printed: str, computed: str
) -> None:
    found = alarms_of(table("Table 1 Costs", rows(text)))

    assert [(f.kind, f.printed, f.computed) for f in found] == [
        (FindingKind.MISMATCH, printed, computed)
    ]


TO_BE_CONFIRMED = """
    Budget head | Budget | Projected outturn
    Special schools | £14,212 | £14,509
    Fees | £3,990 | £4,402
    Other high needs | £1,240 | TBC
    Total | £19,442 | £19,001"""


@pytest.mark.parametrize(
    "lead",
    [
        "The figure for other high needs is not yet included in the projected total.",
        "Amounts marked TBC are excluded from the total.",
    ],
)
def test_total_said_to_leave_out_what_is_not_known_is_added_up(lead: str) -> None:
    (found,) = alarms_of(table("Table 2 Needs", rows(TO_BE_CONFIRMED), lead=lead))

    assert found.severity is Severity.ERROR
    assert (found.printed, found.computed) == ("£19,001", "14,509 + 4,402 = 18,911")


@pytest.mark.parametrize(
    "lead",
    [
        None,
        "The figure for other high needs is awaited.",
        "Transport is not included in the total.",
    ],
    ids=["nothing said", "only awaited", "another line"],
)
def test_total_may_hold_what_is_not_known(lead: str | None) -> None:
    assert alarms_of(table("Table 2 Needs", rows(TO_BE_CONFIRMED), lead=lead)) == []


def test_line_said_to_be_no_part_of_the_total_is_left_out() -> None:
    grant = table(
        "Table 2 Grant by workstream, £k",
        rows("""
            Workstream | 2023/24 | 2024/25
            Inclusion | 212 | 188
            Transition | 114 | 145
            Contribution from health | 20 |
            Total grant | 326 | 333"""),
    )
    note = para("The health contribution is not part of the total.")

    assert [f.printed for f in alarms_of(grant)] == ["326"]
    assert alarms_of(grant, note) == []


def test_finding_says_where_and_stands_there() -> None:
    sheet = pages(
        para("Before."), table("Table 3 – Needs", rows(WRONG["variance row"][0]))
    )

    found = [f for f in read_findings(sheet) if f.severity is Severity.ERROR]

    assert found[0].where == "Table 3: Needs; row In-year variance £m; column 2022/23"
    place = found[0].locator
    assert sheet[0].text[place.start : place.end] == found[0].quote == "-2.546"


def test_rounding_is_told_apart_from_error() -> None:
    (found,) = findings_of(
        table(
            "Table 1 £m",
            [
                YEARS,
                ("Grant", "33.209", "35.246", "39.711", "42.888"),
                ("Spend", "40.549", "39.171", "37.255", "38.674"),
                ("Variance", "7.340", "3.924", "-2.456", "-4.214"),
            ],
        )
    )

    assert (found.kind, found.severity) == (FindingKind.ROUNDING, Severity.INFO)
    assert found.computed == "39.171 - 35.246 = 3.925"


def test_label_that_names_another_year_is_told() -> None:
    (found,) = findings_of(
        table(
            "Table 5 Places",
            [
                YEARS,
                ("Total", "6,732", "6,962", "6,596", "6,038"),
                ("Change on previous year", "", "230", "-136", "-694"),
            ],
        )
    )

    assert (found.kind, found.severity) == (FindingKind.LABEL, Severity.ERROR)
    assert found.printed == "-136, -694"
    assert "6,596 - 6,962 = -366" in found.computed
    assert "2021/22" in found.computed


def test_percentage_that_names_another_year_is_told() -> None:
    (found,) = findings_of(
        table(
            "Table 1 Plans",
            [
                YEARS,
                ("Plans", "1,008", "1,099", "1,181", "1,385"),
                ("Increase on previous year", "n/a", "9.0%", "7.5%", "37.4%"),
            ],
        )
    )

    assert (found.kind, found.severity) == (FindingKind.LABEL, Severity.ERROR)
    assert found.printed == found.quote == "37.4%"
    assert found.computed == (
        "as labelled it would be (1,385 - 1,181) / 1,181 = 17.3%; "
        "as printed it starts from 2021/22: (1,385 - 1,008) / 1,008 = 37.4%"
    )


def test_percentage_that_no_amount_explains_is_a_mismatch() -> None:
    (found,) = findings_of(
        table(
            "Table 1 Plans",
            [
                YEARS,
                ("Plans", "1,008", "1,099", "1,181", "1,385"),
                ("Increase on previous year", "n/a", "9.0%", "7.5%", "13.7%"),
            ],
        )
    )

    assert (found.kind, found.severity) == (FindingKind.MISMATCH, Severity.ERROR)
    assert found.computed == "(1,385 - 1,181) / 1,181 = 17.3%"


def test_one_number_on_three_tables_is_told_once() -> None:
    grid = [("Year", "2021/22"), ("Spend", "4")]

    (found,) = findings_of(
        table("Table 3 - Recovery", grid),
        para("Between."),
        table("Table 3 – Needs", grid),
        table("Table 3: Building", grid),
    )

    assert (found.kind, found.printed) == (
        FindingKind.DUPLICATE,
        "Table 3 (three times)",
    )
    assert "Needs" in found.where
    assert found.severity is Severity.ERROR


def test_continued_tables_and_appendices_may_repeat_a_number() -> None:
    grid = [("Year", "2021/22"), ("Spend", "4")]

    found = findings_of(
        table("Table 1 - Recovery", grid),
        table("Table 1 - Recovery (continued)", grid),
        heading("Appendix A"),
        table("Table 1 - Places", grid),
    )

    assert found == ()


def test_row_printed_twice_is_a_warning() -> None:
    row = (
        "Technology",
        "Habits of deciding have to change",
        "Plans stay on paper",
        "A. Clerk",
    )

    (found,) = findings_of(
        table("Table 7 Risks", [("Theme", "Risk", "Impact", "Owner"), row, row])
    )

    assert (found.kind, found.severity) == (FindingKind.DUPLICATE, Severity.WARNING)
    assert "Technology" in found.where


def test_short_rows_may_be_alike() -> None:
    row = ("Vacant", "1 FTE", "tbc")

    assert findings_of(table(None, [("Post", "Size", "From"), row, row])) == ()


@pytest.mark.parametrize(
    ("sentence", "printed", "why"),
    [
        ("Closed until 31st SEPT 2021.", "31st SEPT 2021", "September has no such day"),
        ("It met on 30 February 2024.", "30 February 2024", "February has no such day"),
        ("Spending in 2023/23 rose.", "2023/23", "no financial year"),
    ],
)
def test_impossible_dates_are_errors(sentence: str, printed: str, why: str) -> None:
    (found,) = findings_of(para(f"25. A letter. {sentence}", number="25"))

    assert (found.kind, found.severity) == (FindingKind.IMPOSSIBLE_DATE, Severity.ERROR)
    assert (found.printed, found.quote) == (printed, sentence)
    assert found.where.startswith("para 25")
    assert why in found.computed


def test_dates_inside_web_addresses_are_left_alone() -> None:
    assert findings_of(para("See https://example.org/2023/23/report for more.")) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Spending went from £27m to £49m (81%).",
        "Grant rose from £24m to £37m (54%).",
        "Grant rose from £24m to £37m, an increase of 54%.",
        "Demand grew from £24m to £37m (65% of it paid by others).",
        "Of 4,000 pupils, 880 (22%) have meals.",
        "Between 10 and 20 (50%) of them moved.",
    ],
)
def test_percentages_that_hold_are_silent(sentence: str) -> None:
    assert findings_of(para(sentence)) == ()


def test_percentage_that_its_amounts_deny_is_told() -> None:
    (found,) = findings_of(para("The spend increased from £20m to £30m (60%)."))

    assert (found.kind, found.printed) == (FindingKind.MISMATCH, "60%")
    assert found.computed == "(£30m - £20m) / £20m = 50.0%"


def test_sum_that_its_own_sentence_denies_is_told_with_its_working() -> None:
    said = "Spending rose from £17.121m to £18.684m, an increase of £1.653m."

    (found,) = findings_of(para(f"3.2 It was a hard year. {said}", number="3.2"))

    assert (found.kind, found.severity) == (FindingKind.MISMATCH, Severity.ERROR)
    assert (found.where, found.printed, found.quote) == ("para 3.2", "£1.653m", said)
    assert found.computed == "£18.684m - £17.121m = £1.563m"


def test_sentence_that_its_table_denies_is_told_beside_the_cell() -> None:
    said = "Special schools cost £5.12m, £0.53m more than budget."
    sheet = pages(
        para(f"2.1 Spending rose. {said}", number="2.1"),
        table(
            "Table 1: High needs (£m)",
            [
                ("Area", "Budget", "Outturn", "Variance"),
                ("Special schools", "4.77", "5.12", "0.35"),
                ("Mainstream", "3.12", "3.00", "(0.12)"),
            ],
        ),
    )

    (found,) = read_findings(sheet)

    assert (found.kind, found.severity) == (FindingKind.MISMATCH, Severity.ERROR)
    assert (found.where, found.printed) == ("para 2.1", "£0.53m")
    assert found.computed == (
        "Table 1: High needs (£m); row Special schools; column Variance has 0.35"
    )
    place = found.locator
    assert sheet[0].text[place.start : place.end] == found.quote == said


def test_same_cell_is_reported_once() -> None:
    found = alarms_of(
        table(
            "Table 1",
            [
                ("Area", "Q1", "Q2", "Total"),
                ("Special", "100", "120", "220"),
                ("Mainstream", "200", "210", "410"),
                ("Total", "300", "330", "650"),
            ],
        )
    )

    assert [f.printed for f in found] == ["650"]


@st.composite
def summed_tables(draw: st.DrawFn) -> list[list[str]]:
    """Tables of two groups with subtotals and a grand total, all of them right."""
    columns = draw(st.integers(1, 4))
    amounts = st.lists(st.integers(-9999, 99999), min_size=columns, max_size=columns)
    groups = draw(
        st.lists(st.lists(amounts, min_size=2, max_size=4), min_size=1, max_size=3)
    )
    body: list[list[str]] = []
    for number, group in enumerate(groups):
        body += [
            [f"Part {number}{i}", *_thousandths(row)] for i, row in enumerate(group)
        ]
        body.append([f"Total part {number}", *_thousandths(_sums(group))])
    leaves = [row for group in groups for row in group]
    body.append(["Grand total", *_thousandths(_sums(leaves))])
    return [["Item", *(f"Column {chr(65 + i)}" for i in range(columns))], *body]


def _sums(group: Sequence[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*group, strict=True)]


def _thousandths(row: Sequence[int]) -> list[str]:
    return [str(Decimal(amount) / 1000) for amount in row]


@given(summed_tables())
def test_no_right_table_raises_an_alarm(grid: list[list[str]]) -> None:
    assert alarms_of(table("Table 1 £m", grid)) == []


PAPERS = Path(__file__).parents[2].parent / "shared" / "papers"


@pytest.mark.skipif(not PAPERS.is_dir(), reason="the real papers are not beside this")
def test_real_paper_with_a_slip_in_its_variance_row() -> None:
    pages_read = arrange(read_pages(PAPERS / "bury-schools-forum-2022-01.txt"))

    found = read_findings(pages_read)

    mismatches = [f for f in found if f.kind is FindingKind.MISMATCH]
    assert [(f.printed, f.computed) for f in mismatches] == [
        ("-2.546", "37.255 - 39.711 = -2.456")
    ]


@pytest.mark.skipif(not PAPERS.is_dir(), reason="the real papers are not beside this")
def test_real_findings_stand_where_they_say() -> None:
    for path in sorted(PAPERS.glob("*.txt")):
        pages_read = arrange(read_pages(path))

        for finding in read_findings(pages_read):
            place = finding.locator
            printed = pages_read[0].text[place.start : place.end]
            assert " ".join(printed.split()) == finding.quote


def test_balance_rolled_forward_is_added_up_with_what_is_taken_away() -> None:
    grid = rows("""
        £m | 2023/24 | 2024/25 | 2025/26 | 2026/27
        Opening deficit | 9.41 | 11.33 | 16.68 | 19.96
        In-year deficit | 8.32 | 7.95 | 5.88 | 3.64
        Less: DfE payment | 6.40 | 1.60 | 1.60 | 1.60
        Less: Council contribution | n/a | 1.00 | 1.00 | 1.00
        Closing deficit | 11.33 | 16.68 | 18.96 | 21.00""")

    (alarm,) = alarms_of(table("Table A: DSG deficit", grid))

    assert alarm.printed == "18.96"
    assert alarm.computed == "16.68 + 5.88 - 1.60 - 1.00 = 19.96"


def test_sum_that_misses_by_a_wrong_total_alone_is_not_told_again() -> None:
    grid = rows("""
        £m | Budget | Forecast | Variance
        Special schools | 15.210 | 16.872 | 1.662
        Top-ups | 22.104 | 24.270 | 2.166
        Post-16 | 37.176 | 49.248 | 12.072
        Total | 74.940 | 90.390 | 15.900""")

    (alarm,) = alarms_of(table("Table 1: Monitoring", grid))

    assert alarm.printed == "74.940"


SCORES = """
    Ref | Risk | Likelihood | Impact | Score | Owner
    R1 | Places open late | 4 | 5 | 20 Red | Estates
    R2 | Fees rise again | 4 | 4 | 16 Red | SEN
    R3 | Grant is cut | 3 | 3 | 9 Amber | Finance
    """


def test_a_score_that_is_not_its_own_product_is_a_warning() -> None:
    wrong = rows(SCORES + "R4 | Staff leave | 3 | 4 | 15 Amber | HR")

    (finding,) = findings_of(table("Table 1 Risks", wrong))

    assert (finding.kind, finding.severity) == (
        FindingKind.MISMATCH,
        Severity.WARNING,
    )
    assert (finding.printed, finding.computed) == ("15 Amber", "3 x 4 = 12")
    assert finding.where == "Table 1: Risks; risk R4; column Score"


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("R4 | Staff leave | 3 | 4 | 12 Amber | HR", id="a product"),
        pytest.param("R4 | Staff leave | 3 | 4 | tbc | HR", id="no score yet"),
        pytest.param(
            "R4 | Staff leave | 3 | 4 | 7 | HR\nR5 | Fire | 2 | 4 | 6 | HR",
            id="scores that are sums as often as not",
        ),
    ],
)
def test_scores_that_need_no_alarm_give_none(more: str) -> None:
    assert not findings_of(table("Table 1 Risks", rows(SCORES + more)))


@pytest.mark.parametrize(
    ("printed", "computed"),
    [
        ("3 x 4 = 15", "3 x 4 = 12"),
        ("L3 × I4 = 15 (Amber)", "3 x 4 = 12"),
        ("5x3=12", "5 x 3 = 15"),
    ],
)
def test_a_product_printed_wrong_in_one_cell_is_an_error(
    printed: str, computed: str
) -> None:
    grid = [
        ["Ref", "Risk", "Current L x I", "Owner"],
        ["R1", "Places open late", "4 x 5 = 20", "Estates"],
        ["R2", "Fees rise again", printed, "SEN"],
    ]

    (finding,) = findings_of(table("Table 1 Risks", grid))

    assert finding.severity is Severity.ERROR
    assert finding.where == "Table 1: Risks; risk R2; column Current L x I"
    assert (finding.printed, finding.computed) == (printed, computed)


def test_a_form_that_prints_its_product_wrong_is_found() -> None:
    form = (
        para("Risk 3: Places open late"),
        para("Unmitigated score: 4 x 4 = 18"),
        para("Owner: Head of Estates"),
    )

    (finding,) = findings_of(heading("Risks"), *form)

    assert (finding.printed, finding.computed) == ("4 x 4 = 18", "4 x 4 = 16")


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("Current L x I", ["4 x 5 = 20", "3 x 4 = 12"]),
        ("Score (5x5)", ["12 (5x5)", "20 (5x5)", "25 (5x5)", "6 (5x5)"]),
        ("Cost", ["3 x 4 = 15", "2 x £5 = £12"]),
        ("Risk", ["The new contract then loses 3 x 4 = 15 places", "2 x £5 = £12"]),
    ],
    ids=["right", "a scale beside the score", "no score", "words"],
)
def test_products_that_need_no_alarm_give_none(column: str, cells: list[str]) -> None:
    grid = [["Ref", column], *([f"R{n}", cell] for n, cell in enumerate(cells))]

    assert not findings_of(table("Table 1 Risks", grid))


def test_a_bracketed_product_is_wrong_where_the_others_are_right() -> None:
    cells = ["20 (4 x 5)", "12 (3 x 4)", "6 (2 x 3)", "15 (3 x 4)"]
    grid = [["Ref", "Score"], *([f"R{n}", cell] for n, cell in enumerate(cells))]

    (finding,) = findings_of(table("Table 1 Risks", grid))

    assert (finding.printed, finding.severity) == ("15 (3 x 4)", Severity.WARNING)
