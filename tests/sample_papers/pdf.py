"""Draw a sample paper as PDF, the same bytes each time.

reportlab's built-in Helvetica is used, uncompressed: nothing then depends on a font
of this machine or on a version of zlib.
"""

from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib import colors  # type: ignore[import-untyped]  # has no types
from reportlab.lib.enums import (  # type: ignore[import-untyped]  # has no types
    TA_CENTER,
    TA_RIGHT,
)
from reportlab.lib.pagesizes import (  # type: ignore[import-untyped]  # has no types
    A4,
    landscape,
)
from reportlab.lib.styles import (  # type: ignore[import-untyped]  # has no types
    ParagraphStyle,
)
from reportlab.lib.units import cm  # type: ignore[import-untyped]  # has no types
from reportlab.pdfgen.canvas import (  # type: ignore[import-untyped]  # has no types
    Canvas,
)
from reportlab.platypus import (  # type: ignore[import-untyped]  # has no types
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from tests.sample_papers.blocks import (
    DIGEST_NOTE,
    Block,
    Bullets,
    FrontSheet,
    Heading,
    LandscapePage,
    Paragraph,
    SamplePaper,
    Table,
    Title,
)

MARGIN = 2 * cm
INK = colors.HexColor("#1a1a1a")
GREY = colors.HexColor("#5a5a5a")
RULE = colors.HexColor("#8a8a8a")
HEADER_FILL = colors.HexColor("#e4e9ee")

BODY = ParagraphStyle(
    "body",
    fontName="Helvetica",
    fontSize=10.5,
    leading=14,
    textColor=INK,
    spaceAfter=6,
    allowWidows=0,
    allowOrphans=0,
)
NUMBERED = ParagraphStyle("numbered", BODY, leftIndent=1.15 * cm, bulletFontSize=10.5)
BULLET = ParagraphStyle(
    "bullet", BODY, leftIndent=1.75 * cm, bulletIndent=1.25 * cm, spaceAfter=3
)
HEADING = ParagraphStyle(
    "heading",
    BODY,
    fontName="Helvetica-Bold",
    fontSize=12,
    leading=15,
    spaceBefore=10,
    leftIndent=1.15 * cm,
    bulletFontName="Helvetica-Bold",
    bulletFontSize=12,
    keepWithNext=True,
)
PLAIN_HEADING = ParagraphStyle("plain heading", HEADING, leftIndent=0)
CAPTION = ParagraphStyle(
    "caption", BODY, fontName="Helvetica-Bold", fontSize=9.5, leading=12, spaceAfter=4
)


def draw_pdf(paper: SamplePaper) -> bytes:
    """Return `paper` as the bytes of a PDF."""
    stream = BytesIO()
    template = BaseDocTemplate(
        stream,
        pagesize=A4,
        title=paper.title,
        author=paper.council,
        subject=DIGEST_NOTE,
        creator="Paperclerk",
        pageCompression=0,
        invariant=1,
    )
    template.addPageTemplates(
        [_page_template(paper, "upright", A4), _page_template(paper, "lying", _LYING)]
    )
    template.build(_story(paper.blocks))
    return stream.getvalue()


_LYING = landscape(A4)


def _page_template(
    paper: SamplePaper, name: str, size: tuple[float, float]
) -> PageTemplate:
    width, height = size
    top = 2.6 * cm if paper.marking else MARGIN
    frame = Frame(
        MARGIN,
        MARGIN,
        width - 2 * MARGIN,
        height - top - MARGIN,
        leftPadding=0,
        rightPadding=0,
    )

    def draw_margins(canvas: Canvas, template: BaseDocTemplate) -> None:
        _draw_margins(canvas, paper, size, template.page)

    return PageTemplate(id=name, frames=[frame], pagesize=size, onPage=draw_margins)


def _draw_margins(
    canvas: Canvas, paper: SamplePaper, size: tuple[float, float], page_number: int
) -> None:
    """Print the running header, the marking, the digest note and the page number."""
    width, height = size
    canvas.saveState()
    if paper.marking:
        canvas.setFont("Helvetica-Bold", 9.5)
        canvas.setFillColor(INK)
        canvas.drawCentredString(width / 2, height - 1.85 * cm, paper.marking)
    canvas.setFont("Helvetica", 8.5)
    canvas.setFillColor(GREY)
    if paper.running_header:
        canvas.drawRightString(width - MARGIN, height - 1.25 * cm, paper.running_header)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.4)
    canvas.line(MARGIN, 1.55 * cm, width - MARGIN, 1.55 * cm)
    canvas.drawString(MARGIN, 1.1 * cm, DIGEST_NOTE)
    canvas.drawRightString(width - MARGIN, 1.1 * cm, f"Page {page_number}")
    canvas.restoreState()


def _story(blocks: tuple[Block, ...]) -> list[Flowable]:
    """Return what reportlab sets; a table stays with its caption and what leads to it.

    A table without a caption may run over a page break.
    """
    story: list[Flowable] = []
    lead: list[Flowable] = []
    for block, follower in zip(blocks, (*blocks[1:], None), strict=True):
        parts = [*lead, *_flow(block)]
        lead = []
        if isinstance(block, Heading) or _leads_to_table(block, follower):
            lead = parts
        elif isinstance(block, Table) and block.caption:
            story.append(KeepTogether(parts))
        else:
            story.extend(parts)
    return story


def _leads_to_table(block: Block, follower: Block | None) -> bool:
    return isinstance(block, Paragraph) and isinstance(follower, Table)


def _flow(block: Block) -> Iterator[Flowable]:
    """Yield what reportlab sets for `block`, top to bottom."""
    match block:
        case Title():
            yield Text(escape(block.text), _title_style(block.size))
        case Heading(number=None):
            yield Text(escape(block.text), PLAIN_HEADING)
        case Heading():
            yield Text(escape(block.text), HEADING, bulletText=block.number)
        case Paragraph(number=None):
            yield Text(escape(block.text), BODY)
        case Paragraph():
            yield Text(escape(block.text), NUMBERED, bulletText=block.number)
        case Bullets():
            for item in block.items:
                yield Text(escape(item), BULLET, bulletText="•")
            yield Spacer(0, 3)
        case FrontSheet():
            yield _front_sheet(block)
            yield Spacer(0, 10)
        case Table():
            yield from _captioned(block)
            yield Spacer(0, 10)
        case LandscapePage():
            yield NextPageTemplate("lying")
            yield PageBreak()


def _title_style(size: float) -> ParagraphStyle:
    return ParagraphStyle(
        "title",
        BODY,
        fontName="Helvetica-Bold",
        fontSize=size,
        leading=size * 1.3,
        alignment=TA_CENTER,
        spaceAfter=size * 0.6,
    )


def _front_sheet(sheet: FrontSheet) -> Grid:
    label = ParagraphStyle("label", BODY, fontName="Helvetica-Bold", spaceAfter=0)
    value = ParagraphStyle("value", BODY, spaceAfter=0)
    cells = [
        [Text(escape(name), label), Text(escape(text), value)]
        for name, text in sheet.rows
    ]
    style: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
    if sheet.banner:
        cells.append([Text(escape(sheet.banner), label), ""])
        style.append(("SPAN", (0, -1), (1, -1)))
    if sheet.is_ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.6, RULE))
    else:
        style.append(("LEFTPADDING", (0, 0), (0, -1), 0))
    return Grid(cells, colWidths=[4.6 * cm, 12.4 * cm], style=style, hAlign="LEFT")


def _captioned(table: Table) -> Iterator[Flowable]:
    """Yield `table` with its caption above or below."""
    caption = [Text(escape(table.caption), CAPTION)] if table.caption else []
    if not table.is_caption_below:
        yield from caption
    yield _grid(table)
    if table.is_caption_below and caption:
        yield from (Spacer(0, 3), *caption)


def _grid(table: Table) -> Grid:
    cells = [
        [
            Text(escape(cell), _cell_style(table, row, column))
            for column, cell in enumerate(printed)
        ]
        for row, printed in enumerate(table.rows)
    ]
    return Grid(
        cells,
        colWidths=[width * cm for width in table.widths],
        repeatRows=table.header_rows,
        splitByRow=not table.has_split_row,
        splitInRow=table.has_split_row,
        hAlign="LEFT",
        style=_grid_style(table),
    )


def _cell_style(table: Table, row: int, column: int) -> ParagraphStyle:
    is_bold = row < table.header_rows or row in table.total_rows
    return ParagraphStyle(
        "cell",
        BODY,
        fontName="Helvetica-Bold" if is_bold else "Helvetica",
        fontSize=table.font_size,
        leading=table.font_size * 1.28,
        alignment=0 if column < table.text_columns else TA_RIGHT,
        spaceAfter=0,
        allowWidows=1,
        allowOrphans=1,
    )


def _grid_style(table: Table) -> list[tuple[object, ...]]:
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if not table.is_ruled:
        return [
            *style,
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ]
    return [
        *style,
        ("GRID", (0, 0), (-1, -1), 0.5, RULE),
        ("LINEBELOW", (0, "inrowsplitstart"), (-1, "inrowsplitstart"), 0.5, RULE),
        ("LINEABOVE", (0, "inrowsplitend"), (-1, "inrowsplitend"), 0.5, RULE),
        ("BACKGROUND", (0, 0), (-1, table.header_rows - 1), HEADER_FILL),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
