"""What tools found, written down in a test: three short papers and what is in them.

The papers are our own words about councils that exist; some figures are the real ones.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from assistant.found import Found
from assistant.grounds import Grounds, ground
from assistant.quotes import squeeze
from corpus.records import (
    Basis,
    Event,
    Figure,
    FigureId,
    Finding,
    FindingKind,
    Flow,
    Hit,
    Locator,
    Measure,
    Paper,
    PaperId,
    Passage,
    PassageId,
    Risk,
    RiskId,
    SafetyValve,
    Scenario,
    Severity,
    Stage,
    Status,
)
from tests.figures_in_words import figure
from tools.calculator import evaluate

BURY = Paper(
    id=PaperId("bu" * 32),
    file_name="bury-forum.txt",
    council="Bury",
    committee="Schools' Forum",
    met_on="2022-01",
    title="How the gap closes",
    status=Status.PUBLIC,
)
BCP = Paper(
    id=PaperId("bc" * 32),
    file_name="bcp-cabinet.txt",
    council="BCP",
    committee="Cabinet",
    met_on="2024-05-22",
    status=Status.PUBLIC,
)
BATH = Paper(
    id=PaperId("ba" * 32),
    file_name="bath-audit.txt",
    council="Bath and North East Somerset",
    committee="Corporate Audit Committee",
    met_on="2025-02-05",
    status=Status.PUBLIC,
)

BURY_TEXT = """How the gap closes
5.7 A deal worth £20m was struck with the department, of which £8m has arrived.
Table 3: Recovery as at 16 Dec 2021
Gap £m\t22.172\t16.141\t-0.207
Before payments £m\t31.500
Year's movement £m\t-4.214
Closing accounts £m\t19.543
"""
BCP_TEXT = """27 The gap is put at £63m on 31 March 2024 and at £91m on 31 March 2025.
28 Against that stand reserves of about £58m.
29 Officers do not expect the plan to be accepted.
30 The board will:
- Meet each half term.
- Report to members in the autumn.
31 The share of plans finished in time is 67.1%.
32 Two schools opened and 2,012 reviews wait.
"""
BATH_TEXT = """
5.2 With no further action the balance would come to £135,518,001 by 2030-31.
5.3 Should every scheme deliver, it would be £60,266,381 by 2030-31.
Places open late\t16\t9
"""
TEXTS: Mapping[PaperId, str] = {
    BURY.id: squeeze(BURY_TEXT),
    BCP.id: squeeze(BCP_TEXT),
    BATH.id: squeeze(BATH_TEXT),
}


def at(words: str, page_number: int | None = None) -> Locator:
    return Locator(words=words, page_number=page_number, start=0, end=9)


def cell(
    key: str, amount: int, row: str, column: str, quote: str, **more: Any
) -> Figure:
    """A cell of Bury's table, in pounds; the table prints millions."""
    printed = quote.rsplit("\t", maxsplit=1)[-1]
    plain = {
        "measure": Measure.DSG_DEFICIT,
        "label": row,
        "flow": Flow.CUMULATIVE,
        "basis": Basis.FORECAST,
        "safety_valve": SafetyValve.NET,
        "period": column.replace("/", "-"),
        "vintage": "16 Dec 2021",
        "caption": "Table 3: Recovery as at 16 Dec 2021",
        "row_path": (row,),
        "column_path": (column,),
        "locator": at(
            f"Table 3: Recovery as at 16 Dec 2021; row {row}; column {column}"
        ),
    }
    millions = figure(
        "£1.000m",
        id=FigureId(key),
        paper_id=BURY.id,
        council="Bury",
        amount=Decimal(amount),
        quote=quote,
        **plain | more,
    )
    return replace(millions, printed=printed)


def prose(
    key: str, printed: str, paper: Paper, place: str, quote: str, **more: Any
) -> Figure:
    return figure(
        printed,
        id=FigureId(key),
        paper_id=paper.id,
        council=paper.council,
        locator=at(place),
        quote=quote,
        vintage=paper.met_on,
        **more,
    )


GAP_BCP = "The gap is put at £63m on 31 March 2024 and at £91m on 31 March 2025."
DEAL = "A deal worth £20m was struck with the department, of which £8m has arrived."
NOTHING_DONE = (
    "With no further action the balance would come to £135,518,001 by 2030-31."
)
ALL_DONE = "Should every scheme deliver, it would be £60,266,381 by 2030-31."

_SUM = {"flow": Flow.CUMULATIVE, "basis": Basis.FORECAST}
_VALVE = {"measure": Measure.SAFETY_VALVE_FUNDING, "label": "deal"}
FIGURES = (
    cell("f-bury-22", 22_172_000, "Gap £m", "2021/22", "Gap £m\t22.172"),
    cell("f-bury-23", 16_141_000, "Gap £m", "2022/23", "Gap £m\t22.172\t16.141"),
    cell("f-bury-25", -207_000, "Gap £m", "2024/25", "Gap £m\t22.172\t16.141\t-0.207"),
    cell(
        "f-bury-gross",
        31_500_000,
        "Before payments £m",
        "2021/22",
        "Before payments £m\t31.500",
        safety_valve=SafetyValve.GROSS,
    ),
    cell(
        "f-bury-move",
        -4_214_000,
        "Year's movement £m",
        "2023/24",
        "Year's movement £m\t-4.214",
        flow=Flow.IN_YEAR,
        safety_valve=None,
    ),
    cell(
        "f-bury-out",
        19_543_000,
        "Closing accounts £m",
        "2020/21",
        "Closing accounts £m\t19.543",
        basis=Basis.OUTTURN,
    ),
    prose("f-deal", "£20m", BURY, "para 5.7", DEAL, stage=Stage.AGREED, **_VALVE),
    prose("f-got", "£8m", BURY, "para 5.7", DEAL, stage=Stage.RECEIVED, **_VALVE),
    prose("f-63", "£63m", BCP, "para 27", GAP_BCP, as_at="2024-03-31", **_SUM),
    prose("f-91", "£91m", BCP, "para 27", GAP_BCP, as_at="2025-03-31", **_SUM),
    prose(
        "f-58",
        "about £58m",
        BCP,
        "para 28",
        "Against that stand reserves of about £58m.",
        measure=Measure.RESERVES,
        label="reserves",
    ),
    prose(
        "f-67",
        "67.1%",
        BCP,
        "para 31",
        "The share of plans finished in time is 67.1%.",
        measure=Measure.TIMELINESS,
        label="share of plans finished in time",
    ),
    prose(
        "f-135",
        "£135,518,001",
        BATH,
        "para 5.2",
        NOTHING_DONE,
        scenario=Scenario.UNMITIGATED,
        period="2030-31",
        **_SUM,
    ),
    prose(
        "f-60",
        "£60,266,381",
        BATH,
        "para 5.3",
        ALL_DONE,
        scenario=Scenario.MITIGATED,
        period="2030-31",
        **_SUM,
    ),
)
_BY_ID = {figure.id: figure for figure in FIGURES}
RISE = evaluate("f-91 - f-63", _BY_ID)
LEFT = evaluate("f-deal - f-got", _BY_ID)

RISK = Risk(
    id=RiskId("r-1"),
    paper_id=BATH.id,
    council=BATH.council,
    risk="Places open late",
    locator=at("Appendix A; risk 2"),
    quote="Places open late\t16\t9",
    unmitigated="16",
    mitigated="9",
    owner="Head of SEND",
)
FINDING = Finding(
    paper_id=BURY.id,
    kind=FindingKind.MISMATCH,
    where="Table 3; row Year's movement £m",
    printed="-4.214",
    computed="37.255 - 41.479 = -4.224",
    severity=Severity.ERROR,
    locator=at("Table 3"),
    quote="Year's movement £m\t-4.214",
)
EVENT = Event(
    paper_id=BURY.id,
    council="Bury",
    happened_on="2021-12-16",
    printed="16 Dec 2021",
    quote="Table 3: Recovery as at 16 Dec 2021",
    locator=at("Table 3"),
)


def passage(key: str, paper: Paper, place: str, text: str) -> Hit:
    return Hit(
        passage=Passage(
            id=PassageId(key),
            paper_id=paper.id,
            text=text,
            context="",
            locator=at(place),
        ),
        paper=paper,
    )


HITS = (
    passage("p-27", BCP, "para 27", GAP_BCP),
    passage("p-29", BCP, "para 29", "Officers do not expect the plan to be accepted."),
    passage(
        "p-30",
        BCP,
        "para 30",
        "The board will:\nMeet each half term.\nReport to members in the autumn.",
    ),
    passage("p-32", BCP, "para 32", "Two schools opened and 2,012 reviews wait."),
    passage("p-57", BURY, "para 5.7", DEAL),
)
FOUND = Found(
    hits=HITS,
    figures=FIGURES,
    risks=(RISK,),
    findings=(FINDING,),
    events=(EVENT,),
    calculations=(RISE, LEFT),
    papers=(BURY, BCP, BATH),
)
GROUNDS: Grounds = ground(FOUND)
