"""Readings for tests: a paper of a few passages, with one record of each other kind."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from corpus.originals import paper_id_of
from corpus.pages import Box, Page, Paragraph, Place
from corpus.records import (
    Event,
    Figure,
    FigureId,
    Finding,
    FindingKind,
    Locator,
    Measure,
    Paper,
    PaperId,
    Passage,
    PassageId,
    Reading,
    Risk,
    RiskId,
    Severity,
    Status,
    Unit,
)
from corpus.verdicts import Mark, Verdict


def write_paper(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def reading_of(
    original: Path,
    *,
    council: str | None = "Bury",
    status: Status = Status.PUBLIC,
    met_on: str | None = "2022-01",
    context: str = "Schools Forum",
) -> Reading:
    """Read `original` as if each line were a passage, and add a record of each kind."""
    lines = original.read_text(encoding="utf-8").splitlines()
    paper = Paper(
        id=paper_id_of(original),
        file_name=original.name,
        council=council,
        met_on=met_on,
        status=status,
    )
    return Reading(
        paper=paper,
        pages=(_page(lines),),
        passages=tuple(
            passage(paper.id, number, line, context=context)
            for number, line in enumerate(lines)
        ),
        figures=(figure(paper.id, council=council),),
        risks=(_risk(paper.id, council),),
        findings=(_finding(paper.id),),
        events=(_event(paper.id, council),),
    )


def passage(
    paper_id: PaperId, number: int, text: str, *, context: str = "Schools Forum"
) -> Passage:
    return Passage(
        id=PassageId(f"{paper_id[:12]}-{number}"),
        paper_id=paper_id,
        text=text,
        context=context,
        locator=at(f"para {number}"),
    )


def figure(
    paper_id: PaperId,
    *,
    number: int = 0,
    council: str | None = "Bury",
    measure: Measure = Measure.DSG_DEFICIT,
    period: str | None = "2022-23",
    as_at: str | None = None,
    label: str = "DSG Deficit",
    amount: Decimal = Decimal(19543000),
) -> Figure:
    return Figure(
        id=FigureId(f"f-{paper_id[:12]}-{number}"),
        paper_id=paper_id,
        council=council,
        measure=measure,
        label=label,
        amount=amount,
        unit=Unit.GBP,
        printed="19.543",
        resolution=Decimal(1000),
        locator=at("Table 2; row DSG Deficit"),
        quote="DSG Deficit 19.543",
        period=period,
        as_at=as_at,
        row_path=("Deficit", label),
    )


def mark_on(
    marked: Figure,
    verdict: Verdict = Verdict.REJECTED,
    *,
    nth: int = 1,
    reason: str | None = "the unit is thousands",
    by: str | None = "Ann Hill",
    file_name: str = "report.txt",
    made_at: datetime = datetime(2026, 3, 3, 10, tzinfo=UTC),
) -> Mark:
    return Mark(
        figure=marked,
        nth=nth,
        verdict=verdict,
        file_name=file_name,
        made_at=made_at,
        reason=reason,
        by=by,
    )


def at(words: str) -> Locator:
    box = Box(page_number=1, x0=72.0, top=90.25, x1=200.1, bottom=101.7)
    return Locator(words=words, page_number=1, start=0, end=10, boxes=(box,))


def _page(lines: Sequence[str]) -> Page:
    place = Place(page_number=1, start=0, end=10)
    blocks = tuple(Paragraph(text=line, places=(place,)) for line in lines)
    return Page(number=1, text="\n".join(lines), blocks=blocks)


def _risk(paper_id: PaperId, council: str | None) -> Risk:
    return Risk(
        id=RiskId(f"r-{paper_id[:12]}"),
        paper_id=paper_id,
        council=council,
        risk="Places open late",
        locator=at("Appendix A; risk 1"),
        quote="Places open late",
        unmitigated="16",
    )


def _finding(paper_id: PaperId) -> Finding:
    return Finding(
        paper_id=paper_id,
        kind=FindingKind.MISMATCH,
        where="Table 3; row Total",
        printed="12",
        computed="5 + 6 = 11",
        severity=Severity.ERROR,
        locator=at("Table 3; row Total"),
        quote="Total 12",
    )


def _event(paper_id: PaperId, council: str | None) -> Event:
    return Event(
        paper_id=paper_id,
        council=council,
        happened_on="2021-03",
        printed="March 2021",
        quote="The agreement was signed in March 2021.",
        locator=at("para 2"),
    )
