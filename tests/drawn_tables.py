"""Tables drawn to files in any combination of the ways that papers print them.

    shape = Shape(medium="docx", unit="corner", scale=MILLIONS, ...)
    path = draw(tmp_path, LINES, shape)

What is drawn is the same money in the same years, so the same figures must be read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import Workbook
from reportlab.lib import colors  # type: ignore[import-untyped]  # it ships no types
from reportlab.lib.pagesizes import A4, landscape  # type: ignore[import-untyped]  # it ships no types
from reportlab.lib.styles import getSampleStyleSheet  # type: ignore[import-untyped]  # it ships no types
from reportlab.platypus import (  # type: ignore[import-untyped]  # it ships no types
    Paragraph,
    SimpleDocTemplate,
    Spacer,
)
from reportlab.platypus import Table as Drawn

TITLE = "Dedicated Schools Grant monitoring"
BEFORE = "Members are asked to note the position of the high needs block."
AFTER = "Officers will report again to the next meeting of the forum."

Rows = list[list[str]]


@dataclass(frozen=True, kw_only=True)
class Scale:
    """How money is written: its unit in words, and pounds to digits."""

    unit: str
    suffix: str
    write: Callable[[Decimal], str]


MILLIONS = Scale(unit="£m", suffix="m", write=lambda pounds: f"{pounds / 10**6:.3f}")
THOUSANDS = Scale(unit="£000", suffix="k", write=lambda pounds: f"{pounds / 1000:,.0f}")
POUNDS = Scale(unit="£", suffix="", write=lambda pounds: f"{pounds:,.0f}")
SCALES = (MILLIONS, THOUSANDS, POUNDS)

YEARS: dict[str, Callable[[int], str]] = {
    "2023/24": lambda year: f"{year}/{(year + 1) % 100:02}",
    "2023-24": lambda year: f"{year}-{(year + 1) % 100:02}",
    "2023–24": lambda year: f"{year}–{(year + 1) % 100:02}",
    "23/24": lambda year: f"{year % 100}/{(year + 1) % 100:02}",
    "FY 23/24": lambda year: f"FY {year % 100}/{(year + 1) % 100:02}",
    "FY24": lambda year: f"FY{(year + 1) % 100:02}",
    "31 March 2024": lambda year: f"31 March {year + 1}",
    "31.03.24": lambda year: f"31.03.{(year + 1) % 100:02}",
}
MINUSES: dict[str, Callable[[str], str]] = {
    "brackets": lambda digits: f"({digits})",
    "hyphen": lambda digits: f"-{digits}",
    "minus": lambda digits: f"\u2212{digits}",
    "dash": lambda digits: f"–{digits}",
}
UNITS = ("caption", "corner", "label", "column", "cell")
MEDIA = ("ruled pdf", "open pdf", "shaded pdf", "docx", "html", "xlsx", "text")


@dataclass(frozen=True, kw_only=True)
class Shape:
    """One combination of the ways to print a table."""

    medium: str
    unit: str
    scale: Scale
    year: str
    minus: str
    is_years_down: bool
    is_stacked: bool
    is_caption_below: bool


def draw(
    folder: Path,
    lines: Sequence[tuple[str, Sequence[Decimal]]],
    first: int,
    shape: Shape,
) -> Path:
    """Return the path of a paper in `folder` that prints `lines` in `shape`.

    Args:
        folder: Where the file goes.
        lines: Labels, and pounds for as many financial years as there are.
        first: The calendar year in which the first of them begins.
        shape: How they are printed.
    """
    rows = _rows(lines, first, shape)
    caption = "Table 1: Position of the high needs block"
    if shape.unit == "caption":
        caption += f" ({shape.scale.unit})"
    path = folder / f"paper.{shape.medium.split()[-1].replace('text', 'txt')}"
    _WRITERS[shape.medium](path, caption, rows, shape)
    return path


def _rows(
    lines: Sequence[tuple[str, Sequence[Decimal]]], first: int, shape: Shape
) -> Rows:
    unit = shape.scale.unit
    of_label = f" {unit}" if shape.unit == "label" else ""
    of_column = f" {unit}" if shape.unit == "column" else ""
    corner = unit if shape.unit == "corner" else "Year" if shape.is_years_down else ""
    years = [YEARS[shape.year](first + index) for index in range(len(lines[0][1]))]
    names = [label + of_label for label, _ in lines]
    cells = [[_cell(pounds, shape) for pounds in values] for _, values in lines]
    if shape.is_years_down:
        cells = [list(column) for column in zip(*cells, strict=True)]
        names, years = years, names
    head = [[corner, *(year + of_column for year in years)]]
    if shape.is_stacked:
        head.insert(0, ["", *["Revised forecast"] * len(years)])
    return [*head, *([name, *row] for name, row in zip(names, cells, strict=True))]


def _cell(pounds: Decimal, shape: Shape) -> str:
    digits = shape.scale.write(abs(pounds))
    if shape.unit == "cell":
        digits = f"£{digits}{shape.scale.suffix}"
    return MINUSES[shape.minus](digits) if pounds < 0 else digits


def _write_pdf(path: Path, caption: str, rows: Rows, shape: Shape) -> None:
    style = getSampleStyleSheet()["BodyText"]
    looks: dict[str, list[tuple[Any, ...]]] = {
        "ruled pdf": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
        "open pdf": [],
        "shaded pdf": [
            ("BACKGROUND", (0, row), (-1, row), colors.lightgrey)
            for row in range(0, len(rows), 2)
        ],
    }
    top = [("SPAN", (1, 0), (-1, 0))] if shape.is_stacked else []
    look = [*looks[shape.medium], *top, ("ALIGN", (1, 0), (-1, -1), "RIGHT")]
    table = Drawn(rows, style=look)
    words = [Paragraph(caption, style), table]
    story = [Paragraph(TITLE, getSampleStyleSheet()["Title"]), Paragraph(BEFORE, style)]
    story += [Spacer(1, 12), *_ordered(words, shape), Spacer(1, 12)]
    document = SimpleDocTemplate(str(path), pagesize=landscape(A4))
    document.build([*story, Paragraph(AFTER, style)])


def _write_docx(path: Path, caption: str, rows: Rows, shape: Shape) -> None:
    document = Document()
    document.add_heading(TITLE)
    document.add_paragraph(BEFORE)
    if not shape.is_caption_below:
        document.add_paragraph(caption)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    if shape.is_stacked:
        top = table.rows[0].cells
        for cell in top[2:]:
            cell.text = ""
        top[1].merge(top[-1]).text = rows[0][1]
    if shape.is_caption_below:
        document.add_paragraph(caption)
    document.add_paragraph(AFTER)
    document.save(str(path))


def _write_html(path: Path, caption: str, rows: Rows, shape: Shape) -> None:
    body = [
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in rows
    ]
    if shape.is_stacked:
        over = len(rows[0]) - 1
        body[0] = f'<tr><td></td><td colspan="{over}">{escape(rows[0][1])}</td></tr>'
    words = [f"<p>{escape(caption)}</p>", f"<table>{''.join(body)}</table>"]
    html = [f"<h1>{TITLE}</h1><p>{BEFORE}</p>", *_ordered(words, shape)]
    page = f"<html><body>{''.join(html)}<p>{AFTER}</p></body></html>"
    path.write_text(page, encoding="utf-8")


def _write_xlsx(path: Path, caption: str, rows: Rows, shape: Shape) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    above = [] if shape.is_caption_below else [[caption], []]
    below = [[], [caption]] if shape.is_caption_below else []
    for row in [[TITLE], [], *above, *rows, *below]:
        sheet.append(row)
    if shape.is_stacked:
        top = 3 + len(above)
        for column in range(3, len(rows[0]) + 1):
            sheet.cell(top, column).value = None
        sheet.merge_cells(
            start_row=top, end_row=top, start_column=2, end_column=len(rows[0])
        )
    book.save(path)
    book.close()


def _write_text(path: Path, caption: str, rows: Rows, shape: Shape) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "   ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    words = [caption, "\n".join(lines)]
    parts = [TITLE, BEFORE, *_ordered(words, shape), AFTER]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _ordered(words: list[Any], shape: Shape) -> list[Any]:
    return words[::-1] if shape.is_caption_below else words


_WRITERS: dict[str, Callable[[Path, str, Rows, Shape], None]] = {
    "ruled pdf": _write_pdf,
    "open pdf": _write_pdf,
    "shaded pdf": _write_pdf,
    "docx": _write_docx,
    "html": _write_html,
    "xlsx": _write_xlsx,
    "text": _write_text,
}
