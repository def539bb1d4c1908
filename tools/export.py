"""Figures, risks and findings as rows for a spreadsheet, each with its source."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from corpus.records import (
    Figure,
    FigureId,
    Finding,
    Locator,
    Paper,
    PaperId,
    Risk,
)
from tools.cells import HEADINGS, Cell, Source
from tools.completeness import missing_coordinates
from tools.marks import Marked, tell_today
from tools.progress import Progress

CellValue = str | int | Decimal | None
Cells = tuple[CellValue, ...]

SOURCE_HEADER = ("Paper", "Title", "Meeting date", "Page", "Where", "Quote")

FIGURE_HEADER = (
    "Council",
    "Measure",
    "Label",
    "Value",
    "Unit",
    "Printed",
    "Part of the grant",
    "Flow",
    "Period",
    "As at",
    "Basis",
    "Scenario",
    "Safety Valve",
    "Stage",
    "Said",
    "Table",
    "Last digit",
    "Not given",
    "Mark",
    "Reason of the mark",
    "Marked by",
    "Marked on",
    "Id",
    *SOURCE_HEADER,
)
RISK_HEADER = (
    "Council",
    "Risk",
    "Unmitigated",
    "Mitigated",
    "Target",
    "Likelihood",
    "Impact",
    "Scheme",
    "RAG",
    "Category",
    "Workstreams",
    "Mitigations",
    "Actions",
    "Owner",
    *SOURCE_HEADER,
)
PROGRESS_SOURCE_HEADER = (
    "Council",
    "What",
    "Value",
    "Words or working",
    "Date",
    "Notes",
    *SOURCE_HEADER,
)
MARK_HEADER = (
    "Verdict",
    "Reason",
    "By",
    "On",
    "Today",
    "Figure",
    "Council",
    "Label",
    "Value",
    "Unit",
    "Printed",
    "Paper",
    "Page",
    "Where",
    "Quote",
)
FINDING_HEADER = ("Severity", "Kind", "Found in", "Printed", "Computed", *SOURCE_HEADER)

# A spreadsheet runs a cell that begins so; a tab or a line end hides what follows.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A worksheet: its name, the names of its columns, its rows."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Cells, ...]


def figure_sheet(
    figures: Iterable[Figure],
    papers: Iterable[Paper],
    marks: Mapping[FigureId, Marked],
) -> Sheet:
    """Return a sheet with a row for each of `figures`, with the mark that stands on it.

    Value and last digit are numbers in base units: pounds, a count, or per cent.
    """
    paper_by_id = {paper.id: paper for paper in papers}
    rows = tuple(
        (
            figure.council,
            figure.measure.value,
            figure.label,
            figure.amount,
            figure.unit.value,
            figure.printed,
            figure.block,
            figure.flow,
            figure.period,
            figure.as_at,
            figure.basis,
            figure.scenario,
            figure.safety_valve,
            figure.stage,
            figure.vintage,
            figure.caption,
            figure.resolution,
            ", ".join(missing_coordinates(figure)) or "complete",
            *_mark_cells(marks.get(figure.id)),
            figure.id,
            *source_cells(figure.paper_id, figure.locator, figure.quote, paper_by_id),
        )
        for figure in figures
    )
    return Sheet(name="Figures", header=FIGURE_HEADER, rows=rows)


def mark_sheet(gathered: Iterable[Marked]) -> Sheet:
    """Return a sheet with a row for each mark, those that no longer count too."""
    rows = tuple(
        (
            mark.verdict.value,
            mark.reason,
            mark.by,
            mark.made_at.date().isoformat(),
            tell_today(marked, mark),
            marked.figure.id if marked.figure else None,
            mark.figure.council,
            mark.figure.label,
            mark.figure.amount,
            mark.figure.unit.value,
            mark.figure.printed,
            mark.file_name,
            mark.figure.locator.page_number,
            mark.figure.locator.words,
            mark.figure.quote,
        )
        for marked in gathered
        for mark in marked.marks
    )
    return Sheet(name="Marks", header=MARK_HEADER, rows=rows)


def risk_sheet(risks: Iterable[Risk], papers: Iterable[Paper]) -> Sheet:
    """Return a sheet with a row for each of `risks`.

    A score that is a whole number is one in the sheet; "16 (4x4)" stays as printed.
    """
    paper_by_id = {paper.id: paper for paper in papers}
    rows = tuple(
        (
            risk.council,
            risk.risk,
            _score(risk.unmitigated),
            _score(risk.mitigated),
            _score(risk.target),
            _score(risk.likelihood),
            _score(risk.impact),
            risk.scheme,
            risk.rag,
            risk.category,
            risk.workstreams,
            risk.mitigations,
            risk.actions,
            risk.owner,
            *source_cells(risk.paper_id, risk.locator, risk.quote, paper_by_id),
        )
        for risk in risks
    )
    return Sheet(name="Risks", header=RISK_HEADER, rows=rows)


def finding_sheet(findings: Iterable[Finding], papers: Iterable[Paper]) -> Sheet:
    """Return a sheet with a row for each of `findings`."""
    paper_by_id = {paper.id: paper for paper in papers}
    rows = tuple(
        (
            finding.severity.value,
            finding.kind.value,
            finding.where,
            finding.printed,
            finding.computed,
            *source_cells(
                finding.paper_id, finding.locator, finding.quote, paper_by_id
            ),
        )
        for finding in findings
    )
    return Sheet(name="Findings", header=FINDING_HEADER, rows=rows)


def progress_sheet(rows: Iterable[Progress], papers: Iterable[Paper]) -> Sheet:
    """Return a sheet with a row a council, each cell with its words and its source.

    One amount is a number, in pounds or years. What no paper states is "not stated".
    """
    paper_by_id = {paper.id: paper for paper in papers}
    header = [
        name
        for heading in HEADINGS.values()
        for name in (heading, f"{heading}: words", f"{heading}: source")
    ]
    return Sheet(
        name="Progress",
        header=("Council", *header),
        rows=tuple(
            (
                row.council,
                *(
                    text
                    for _, cells in row.cells.by_name()
                    for text in _shown(cells, paper_by_id)
                ),
            )
            for row in rows
        ),
    )


def progress_source_sheet(rows: Iterable[Progress], papers: Iterable[Paper]) -> Sheet:
    """Return a sheet with a row for each place that a cell of progress rests on."""
    paper_by_id = {paper.id: paper for paper in papers}
    return Sheet(
        name="Sources",
        header=PROGRESS_SOURCE_HEADER,
        rows=tuple(
            (
                row.council,
                HEADINGS[name],
                cell.value,
                cell.words,
                cell.dated,
                "; ".join(cell.notes) or None,
                *source_cells(place.paper_id, place.locator, place.quote, paper_by_id),
            )
            for row in rows
            for name, cells in row.cells.by_name()
            for cell in cells
            for place in cell.sources
        ),
    )


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Cells]) -> None:
    """Write `rows` under `header` to `path`, so that a spreadsheet opens it rightly.

    It begins with a byte order mark, without which Excel misreads every pound sign.
    Text that a spreadsheet would run gets an apostrophe before it; numbers do not.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([_csv_cell(cell) for cell in row] for row in rows)


def runs_in_a_spreadsheet(text: str) -> bool:
    """Tell whether a spreadsheet would take `text` for a formula and run it."""
    return text.startswith(_RUNS) or text.lstrip().startswith(_RUNS)


def _csv_cell(cell: CellValue) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if runs_in_a_spreadsheet(cell) else cell


def _mark_cells(marked: Marked | None) -> Cells:
    """Return verdict, reason, who and when of the mark that stands, if one does."""
    if marked is None or marked.verdict is None:
        return (None, None, None, None)
    mark, since = marked.last, tell_today(marked, marked.last)
    verdict = mark.verdict.value
    return (
        f"{verdict}; {since}" if marked.read_otherwise else verdict,
        mark.reason,
        mark.by,
        mark.made_at.date().isoformat(),
    )


def _score(printed: str | None) -> str | int | None:
    if printed is not None and printed.isascii() and printed.isdigit():
        return int(printed)
    return printed


def _shown(cells: Sequence[Cell], papers: Mapping[PaperId, Paper]) -> Cells:
    """Return the value of cells, their words with their notes, and their places."""
    if not cells:
        return "not stated", None, None
    amount = cells[0].amount if len(cells) == 1 else None
    words = ["; ".join((cell.value, cell.words, *cell.notes)) for cell in cells]
    places = (_where(place, papers) for cell in cells for place in cell.sources)
    return (
        "; ".join(cell.value for cell in cells) if amount is None else amount,
        " | ".join(words),
        " | ".join(dict.fromkeys(places)),
    )


def _where(place: Source, papers: Mapping[PaperId, Paper]) -> str:
    paper, page = papers.get(place.paper_id), place.locator.page_number
    named = paper.file_name if paper else None
    parts = (named, f"page {page}" if page else None, place.locator.words)
    return ", ".join(part for part in parts if part)


def source_cells(
    paper_id: PaperId, locator: Locator, quote: str, papers: Mapping[PaperId, Paper]
) -> Cells:
    """Return where a record was read; a paper that is not given leaves blanks."""
    paper = papers.get(paper_id)
    return (
        paper.file_name if paper else None,
        paper.title if paper else None,
        paper.met_on if paper else None,
        locator.page_number,
        locator.words,
        quote,
    )
