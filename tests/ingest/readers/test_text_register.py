"""Risk registers in plain text, a line of each cell on a line of its own."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib import colors  # type: ignore[import-untyped]  # it ships no types
from reportlab.lib.pagesizes import A4, landscape  # type: ignore[import-untyped]  # it ships no types
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]  # it ships no types
from reportlab.platypus import (  # type: ignore[import-untyped]  # it ships no types
    Paragraph as Prose,
)
from reportlab.platypus import SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Drawn

from corpus.pages import Page, Paragraph, Table
from corpus.records import Risk
from ingest.layout import arrange
from ingest.readers import pdf
from ingest.readers.text import read_text
from tests.papers_in_words import paper
from tools.risks import find_risks

STYLE = ParagraphStyle("Cell", fontSize=8, leading=10)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)

NAMES = """Ref
Risk description
Inherent
L I Score
Existing controls
Current
L I Score
Target
DoT
Owner
Further actions and
date
"""
DEPOT = """R1
The new bus depot opens a year late,
so that routes are run by hired vehicles
4 4 16
Monthly board; contract with
damages
3 4 12
8
Static
Head of Fleet
Agree the revised
handover. May 2026
"""
POOLS = """R2
Too few lifeguards are trained, so that
two pools cannot open at weekends
5 4 20
Training bursary; shared rota
with the trust
4 4 12
6
Increasing
Leisure Contracts
Manager
Second course begins. 14
April 2026
"""
STORE = """R3
The archive store floods again and the
parish registers are lost
2 5 10
Pumps; shelves raised
2 4 8
4
Decreasing
County Archivist
Move the oldest volumes.
June 2026
"""
ROOF = """R4
Lead is stolen from the roof of the
assembly rooms before the works
begin
4 3 12
Alarm; patrols at night
3 3 9
6
Static
Head of Estates
Fit cameras. March 2026
"""
AFTER = (
    "Members are asked to note the register as it stands, and to say so in minutes.\n"
)


def registers(*pages: Page) -> list[Table]:
    return [b for page in pages for b in page.blocks if isinstance(b, Table)]


def register(source: str) -> Table:
    (table,) = registers(*read_text(source))
    return table


def body(table: Table) -> list[list[str]]:
    """The rows below the names; a cell over several columns is said in the first."""
    return [
        ["" if cell.is_merged else cell.text for cell in row.cells]
        for row in table.rows[table.header_rows or 0 :]
    ]


def names(table: Table) -> list[str]:
    header = [row.cells for row in table.rows[: table.header_rows]]
    columns = zip(*header, strict=True)
    return [" ".join(dict.fromkeys(cell.text for cell in own)) for own in columns]


def test_scores_stand_under_their_stage_and_factor() -> None:
    table = register(NAMES + DEPOT + POOLS + STORE + ROOF)

    assert names(table)[2:9] == [
        "Inherent L",
        "Inherent I",
        "Inherent Score",
        "Existing controls",
        "Current L",
        "Current I",
        "Current Score",
    ]
    assert body(table)[1][:10] == [
        "R2",
        "Too few lifeguards are trained, so that two pools cannot open at weekends",
        *("5", "4", "20"),
        "Training bursary; shared rota with the trust",
        *("4", "4", "12"),
        "6",
    ]


def test_words_side_by_side_are_parted_by_how_wide_their_columns_are() -> None:
    table = register(NAMES + DEPOT + POOLS + STORE + ROOF)

    assert names(table)[10:] == ["DoT", "Owner", "Further actions and date"]
    assert [row[10:] for row in body(table)] == [
        ["Static", "Head of Fleet", "Agree the revised handover. May 2026"],
        [
            "Increasing",
            "Leisure Contracts Manager",
            "Second course begins. 14 April 2026",
        ],
        ["Decreasing", "County Archivist", "Move the oldest volumes. June 2026"],
        ["Static", "Head of Estates", "Fit cameras. March 2026"],
    ]


def test_words_that_may_be_parted_in_two_ways_stay_one_cell_over_both() -> None:
    unsure = ROOF.replace("Head of Estates\nFit cameras", "Estates to\nfit cameras")

    table = register(NAMES + DEPOT + POOLS + STORE + unsure)

    *_, owner, actions = table.rows[-1].cells
    assert (owner.text, actions.text) == ("Estates to fit cameras. March 2026",) * 2
    assert (owner.is_merged, actions.is_merged) == (False, True)


def test_each_cell_knows_its_characters() -> None:
    (page,) = read_text("Appendix A\n" + NAMES + DEPOT + POOLS + STORE + ROOF + AFTER)

    (table,) = registers(page)

    for cell in (cell for row in table.rows for cell in row.cells):
        printed = " ".join(page.text[p.start : p.end] for p in cell.places)
        assert " ".join(printed.split()) == cell.text


def test_what_is_printed_after_a_register_is_none_of_its_last_cell() -> None:
    (page,) = read_text(NAMES + DEPOT + POOLS + STORE + ROOF + AFTER)

    assert body(registers(page)[0])[-1][-1] == "Fit cameras. March 2026"
    assert page.blocks[-1].text == AFTER.strip()  # type: ignore[union-attr]  # a paragraph


@pytest.mark.parametrize(
    ("one", "other", "index"),
    [
        ("\n8\nStatic", "\nStatic", 9),
        ("Monthly board; contract with\ndamages\n", "", 5),
    ],
    ids=["a score", "words"],
)
def test_cell_left_out_of_a_record_is_blank(one: str, other: str, index: int) -> None:
    table = register(NAMES + DEPOT.replace(one, other) + POOLS + STORE + ROOF)

    assert body(table)[0][index] == ""
    assert body(table)[0][2:5] == ["4", "4", "16"]
    assert body(table)[0][6:9] == ["3", "4", "12"]


HEAD = "Leisure risks 14 May\nPage {}\n"


@pytest.mark.parametrize("mark", ["\n", "\f"], ids=["no mark", "form feed"])
@pytest.mark.parametrize("again", [NAMES, ""], ids=["names again", "no names"])
def test_register_goes_on_over_a_page_break(mark: str, again: str) -> None:
    first, rest = POOLS.split("Leisure Contracts\n")
    pages = read_text(
        f"{HEAD.format(1)}{NAMES}{DEPOT}{first}Leisure Contracts{mark}"
        f"{HEAD.format(2)}{again}{rest}{STORE}{ROOF}"
    )

    (table,) = registers(*pages)

    assert body(table)[1][10:12] == ["Increasing", "Leisure Contracts Manager"]
    assert [row[0] for row in body(table)] == ["R1", "R2", "R3", "R4"]
    assert [p.page_number for p in table.places] == ([1, 2] if mark == "\f" else [None])


def test_names_row_by_row_are_shared_out_to_their_stages() -> None:
    table = register(
        "Risk\nRef\nRisk\nGross\nNet\nTarget\nOwner\nL\nI\nScore\nL\nI\nScore\n"
        "DSG/1\nBuses are late\n4\n4\n16\n3\n4\n12\n8\nHead of Fleet\n"
        "DSG/2\nPools stay shut\n5\n4\n20\n4\n3\n12\n6\nHead of Leisure\n"
    )

    assert names(table) == [
        *("Risk Ref", "Risk", "Gross L", "Gross I", "Gross Score"),
        *("Net L", "Net I", "Net Score", "Target", "Owner"),
    ]
    assert body(table)[0][2:] == ["4", "4", "16", "3", "4", "12", "8", "Head of Fleet"]


def test_factors_that_may_be_of_two_stages_make_no_table() -> None:
    (page,) = read_text(
        "Ref\nRisk\nGross\nNet\nTarget\nL\nI\nL\nI\n"
        "A1\nBuses are late\n4\n4\n3\n4\n8\nA2\nPools stay shut\n5\n4\n4\n3\n6\n"
    )

    assert not registers(page)


def test_records_may_be_told_by_numbers_alone() -> None:
    table = register(
        "No\nRisk\nLikelihood\nImpact\nScore\nResidual\nscore\n"
        "1\nBuses are late\n2\n3\n6\n4\n"
        "2\nPools stay shut\n3\n3\n9\n3\n"
        "3\nStore floods\n4\n3\n12\n4\n"
    )

    assert [row[0] for row in body(table)] == ["1", "2", "3"]
    assert body(table)[1] == ["2", "Pools stay shut", "3", "3", "9", "3"]


def test_colours_part_columns_as_scores_do() -> None:
    table = register(
        "Risk No.\nDescription of risk\nCurrent\nrating\nMitigating\nActions\n"
        "Residual\nrating\nLead officer\n"
        "CR2\nBuses are late\nRed\nMonthly board\nAmber\nHead of Fleet\n"
        "CR11\nPools stay shut\nAmber\nTraining\nVery low\nHead of Leisure\n"
    )

    assert names(table)[2:5] == [
        "Current rating",
        "Mitigating Actions",
        "Residual rating",
    ]
    assert body(table)[1][2:5] == ["Amber", "Training", "Very low"]


def test_direction_of_travel_may_stand_in_two_lines() -> None:
    table = register(NAMES + DEPOT + POOLS.replace("Increasing", "no\nchange") + STORE)

    assert body(table)[1][10:12] == ["no change", "Leisure Contracts Manager"]


def test_next_register_begins_where_its_names_do() -> None:
    other = "Ref\nRisk\nScore\nOwner\nF1\nFrost\n9\nHead\nF2\nFog\n6\nHead\n"

    one, two = registers(*read_text(NAMES + DEPOT + POOLS + STORE + other))

    assert [row[0] for row in body(one)] == ["R1", "R2", "R3"]
    assert body(two) == [["F1", "Frost", "9", "Head"], ["F2", "Fog", "6", "Head"]]


def test_factors_after_a_worded_consequence_are_shared_out() -> None:
    table = register(
        "Ref\nRisk\nGross\nConsequence\nNet\nTarget\n(L×I)\nL\nI\nL\nI\nRAG\n"
        "A1\nBuses are late\n4\n4\nWaits\n3\n2\nRed\n2x1\n"
        "A2\nPools stay shut\n5\n4\nRefunds\n4\n3\nRed\n3x1\n"
    )

    assert names(table)[2:] == [
        *("Gross L", "Gross I", "Consequence"),
        *("Net L", "Net I", "Net RAG", "Target (L×I)"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "No\nThe committee met at ten.\nR1\nIt rose at four.\nR2\nIt was dark.\n",
        "Ref\nTitle\nScore\nR1\nBuses are late\n12\n",
        "Ref\nTitle\nOwner\nR1\nBuses are late\nHead\nR2\nPools\nHead\n",
        "No\nRisk\nScore\nNext\n1\nBus is\nlate\n4\nHire\n2\nPool is\nshut\n6\nTrain\n",
    ],
    ids=["prose", "one record", "no scores", "two numbered records"],
)
def test_what_may_be_no_register_stays_lines(text: str) -> None:
    assert not registers(*read_text(text))


def test_form_that_answers_no_stays_lines() -> None:
    (page,) = read_text("Key decision\nNo\nWard\nAll\nScore\nItem\nR1\nR2\n")

    assert all(isinstance(block, Paragraph) for block in page.blocks)


ROWS = [
    [
        *("Ref", "Risk description", "Inherent<br/>L I Score", "Existing controls"),
        *("Current<br/>L I Score", "Target", "DoT", "Owner", "Further actions"),
    ],
    [
        "R1",
        "The new bus depot opens a year late, so that routes are run by hired vehicles",
        *("4 4 16", "Monthly board; contract with damages", "3 4 12", "8", "Static"),
        *("Head of Fleet", "Agree the revised handover. May 2026"),
    ],
    [
        "R2",
        "Too few lifeguards are trained, so that two pools cannot open at weekends",
        *("5 4 20", "Training bursary; shared rota with the trust", "4 4 12", "6"),
        *("Increasing", "Leisure Contracts Manager"),
        "Second course begins. 14 April 2026",
    ],
    [
        "R3",
        "The archive store floods again and the parish registers are lost",
        *("2 5 10", "Pumps; shelves raised", "2 4 8", "4", "Decreasing"),
        *("County Archivist", "Move the oldest volumes. June 2026"),
    ],
    [
        "R4",
        "Lead is stolen from the roof of the assembly rooms before the works begin",
        *("4 3 12", "Alarm; patrols at night", "3 3 9", "6", "Static"),
        *("Head of Estates", "Fit cameras. March 2026"),
    ],
]
WIDTHS = (40, 150, 55, 120, 55, 40, 60, 90, 110)


def drawn(path: Path, rows: Sequence[Sequence[str]], above: int) -> Path:
    """A PDF whose register begins `above` points further down its first page."""
    cells = [[Prose(text, STYLE) for text in row] for row in rows]
    document = SimpleDocTemplate(str(path), pagesize=landscape(A4))
    sheet = Drawn(cells, colWidths=WIDTHS, repeatRows=1, style=[GRID])
    document.build([Prose("Appendix 1: Risks", STYLE), Spacer(1, above), sheet])
    return path


def told(risks: Sequence[Risk]) -> list[tuple[str | None, ...]]:
    return [
        (
            *(risk.risk, risk.unmitigated, risk.mitigated, risk.target),
            *(risk.likelihood, risk.impact, risk.mitigations, risk.owner),
            *(working.multiplied for working in risk.workings),
        )
        for risk in risks
    ]


@pytest.mark.parametrize("above", [0, 250], ids=["one page", "two pages"])
def test_risks_are_the_same_in_a_pdf_and_in_its_text(
    tmp_path: Path, above: int
) -> None:
    path = drawn(tmp_path / "register.pdf", ROWS, above)
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)

    of_pdf = find_risks(paper(), arrange(pdf.read_pages(path)))
    of_text = find_risks(paper(), arrange(read_text(text)))

    assert told(of_text) == told(of_pdf)
    assert told(of_text)[1][1:6] == ("20", "12", "6", "5", "4")
    assert told(of_text)[1][7:] == ("Leisure Contracts Manager", "5 x 4", "4 x 4")
