"""Small papers, figures and answers for the tests of the web chat."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]  # it ships no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # it ships no types

from assistant.answer import Answer, AnswerStatus, Citation
from corpus.pages import Cell, Page, Paragraph, Place, Row, Table
from corpus.records import (
    Figure,
    FigureId,
    Finding,
    FindingKind,
    Flow,
    Locator,
    Measure,
    Paper,
    PaperId,
    Risk,
    RiskId,
    Severity,
    Status,
    Unit,
)

REPORT = Paper(
    id=PaperId("a" * 64),
    file_name="deficit-report.pdf",
    council="Bury",
    committee="Schools Forum",
    met_on="2022-01-18",
    title="Deficit recovery: where we are",
    status=Status.PUBLIC,
    page_count=2,
)
MINUTES = Paper(
    id=PaperId("b" * 64),
    file_name="forum-minutes.txt",
    council="Wiltshire",
    committee="Schools Forum",
    met_on="2022-01",
    status=Status.PUBLIC,
)
# The quote breaks over two lines of the drawn page, once inside a word.
QUOTE = "The gap stood at £20.027m in the spring and is fore-cast to close by 2025."
LINES = (
    "1.1 The forum heard how the plan fares.",
    "1.2 The gap stood at £20.027m in the spring and is fore-",
    "cast to close by 2025. Members asked for the next forecast in May.",
    "Gap £m      20.027      16.400",
)


def draw_report(path: Path) -> Path:
    """Draw a PDF of two pages at `path`, the first with `LINES`."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for number, line in enumerate(LINES):
        canvas.drawString(72, 720 - 16 * number, line)
    canvas.showPage()
    canvas.drawString(72, 720, "2.1 Nothing further was raised.")
    canvas.save()
    return path


def report_pages() -> tuple[Page, ...]:
    return tuple(
        Page(number=number, text="", blocks=(), width=595, height=842)
        for number in (1, 2)
    )


def locator(words: str = "para 1.2", page_number: int | None = 1) -> Locator:
    return Locator(words=words, page_number=page_number, start=0, end=10)


def citation(**changes: Any) -> Citation:
    facts: dict[str, Any] = {
        "marker": 1,
        "paper": REPORT,
        "quote": QUOTE,
        "locator": locator(),
    }
    return Citation(**(facts | changes))


def figure(**changes: Any) -> Figure:
    facts: dict[str, Any] = {
        "id": FigureId("f1"),
        "paper_id": REPORT.id,
        "council": "Bury",
        "measure": Measure.DSG_DEFICIT,
        "label": "Gap £m",
        "amount": Decimal(20027000),
        "unit": Unit.GBP,
        "printed": "20.027",
        "resolution": Decimal(1000),
        "locator": locator("Table 1: Gap; row Gap £m; column 2020/21"),
        "quote": "Gap £m 20.027",
        "flow": Flow.CUMULATIVE,
        "period": "2020-21",
    }
    return Figure(**(facts | changes))


def risk(**changes: Any) -> Risk:
    facts: dict[str, Any] = {
        "id": RiskId("r1"),
        "paper_id": REPORT.id,
        "council": "Bury",
        "risk": "The gap does not close",
        "locator": locator("Appendix A; risk 1"),
        "quote": "The forum heard how the plan fares.",
        "unmitigated": "16",
        "mitigated": "9",
        "mitigations": "A plan is followed",
        "owner": "Director of Finance",
    }
    return Risk(**(facts | changes))


def finding(**changes: Any) -> Finding:
    facts: dict[str, Any] = {
        "paper_id": REPORT.id,
        "kind": FindingKind.MISMATCH,
        "where": "Table 1: Gap; row Total",
        "printed": "20.027",
        "computed": "5 + 6 = 11",
        "severity": Severity.ERROR,
        "locator": locator(),
        "quote": "Gap £m 20.027",
    }
    return Finding(**(facts | changes))


def answer(**changes: Any) -> Answer:
    facts: dict[str, Any] = {
        "question": "How large is the gap?",
        "status": AnswerStatus.ANSWERED,
        "text": "The gap was £20.027m [1].",
        "citations": (citation(),),
    }
    return Answer(**(facts | changes))


def unpaged(*texts: str) -> Page:
    """Return a page without a number, a paragraph for each of `texts`."""
    blocks, start = [], 0
    for text in texts:
        place = Place(page_number=None, start=start, end=start + len(text))
        blocks.append(Paragraph(text=text, places=(place,)))
        start += len(text) + 1
    return Page(number=None, text="\n".join(texts), blocks=tuple(blocks))


def table_of(*rows: tuple[str, ...]) -> Table:
    """Return a table of cells that stand one after the other in an unpaged text."""
    start, made = 0, []
    for row in rows:
        cells = []
        for text in row:
            place = Place(page_number=None, start=start, end=start + len(text))
            cells.append(Cell(text=text, places=(place,) if text else ()))
            start += len(text) + 1
        made.append(Row(cells=tuple(cells)))
    whole = Place(page_number=None, start=0, end=start)
    return Table(rows=tuple(made), places=(whole,), header_rows=1)
