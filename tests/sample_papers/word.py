"""Draw a sample paper as a Word document, the same bytes each time."""

from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as Grid
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Text
from lxml import etree

from tests.sample_papers.blocks import (
    DIGEST_NOTE,
    Block,
    FrontSheet,
    Heading,
    Paragraph,
    SamplePaper,
    Table,
    Title,
)
from tests.sample_papers.packing import repacked

# A document must say when it was made; any date that does not move will do.
MADE_AT = datetime(2025, 1, 1, tzinfo=UTC)
HEADER_FILL = "E4E9EE"
TABLE_STYLES = ("Normal Table", "Table Grid")
UNUSED_PARTS = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.THUMBNAIL,
)

# One list, "1." and on, that headings do not restart, as the reports of BCP number.
NUMBERING = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
  <w:multiLevelType w:val="singleLevel"/>
  <w:lvl w:ilvl="0">
    <w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
    <w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr>
  </w:lvl>
</w:abstractNum>
"""
NUMBER = f"""
<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>
"""
IN_LIST = f"""
<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>
"""
FOOTNOTES_URI = "/word/footnotes.xml"
FOOTNOTES_TYPE = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
)


def draw_word(paper: SamplePaper) -> bytes:
    """Return `paper` as the bytes of a DOCX file."""
    document = Document()
    _set_up(document, paper)
    for block in paper.blocks:
        _add(document, block)
    notes = [
        block.footnote
        for block in paper.blocks
        if isinstance(block, Paragraph) and block.footnote
    ]
    _add_footnotes(document, notes)
    stream = BytesIO()
    document.save(stream)
    return repacked(stream.getvalue())


def _set_up(document: WordDocument, paper: SamplePaper) -> None:
    """Set properties, page, fonts, numbering, running header and footer."""
    properties = document.core_properties
    properties.title = paper.title
    properties.author = paper.council
    properties.comments = DIGEST_NOTE
    properties.created = properties.modified = MADE_AT
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    _restyle_headings(document)
    _drop_what_is_not_used(document)
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING))
    numbering.append(parse_xml(NUMBER))
    section.header.paragraphs[0].text = paper.running_header or ""
    section.header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer = section.footer.paragraphs[0]
    footer.text = f"{DIGEST_NOTE}\tPage "
    footer.paragraph_format.tab_stops.clear_all()
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(15.5))
    _add_page_number(footer)


def _restyle_headings(document: WordDocument) -> None:
    style = document.styles["Heading 1"]
    style.font.name, style.font.size = "Arial", Pt(12)
    style.font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _drop_what_is_not_used(document: WordDocument) -> None:
    """Drop what makes python-docx's template large: table styles and a thumbnail."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in TABLE_STYLES:
            style.element.getparent().remove(style.element)
    for relations in (document.part.rels, document.part.package.rels):
        unused = [key for key, one in relations.items() if one.reltype in UNUSED_PARTS]
        for key in unused:
            del relations[key]


def _add_page_number(text: Text) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    digit = OxmlElement("w:t")
    digit.text = "1"
    run.append(digit)
    field.append(run)
    text._p.append(field)


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Title():
            line = document.add_paragraph()
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = line.add_run(block.text)
            run.bold, run.font.size = True, Pt(block.size)
        case FrontSheet():
            _add_front_sheet(document, block)
        case Heading():
            document.add_heading(block.text, level=1)
        case Paragraph():
            _add_numbered(document, block)
        case Table():
            _add_table(document, block)
        case _:
            raise ValueError(f"expected a block Word papers have, got {block!r}")


def _add_numbered(document: WordDocument, block: Paragraph) -> None:
    text = document.add_paragraph(block.text)
    text._p.get_or_add_pPr().append(parse_xml(IN_LIST))
    if block.footnote:
        already = document.element.body.iter(qn("w:footnoteReference"))
        _add_reference(text, 1 + sum(1 for _ in already))


def _add_reference(text: Text, note_id: int) -> None:
    run = text.add_run()
    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(note_id))
    run._r.append(reference)


def _add_footnotes(document: WordDocument, notes: list[str]) -> None:
    """Write `notes` into the part Word keeps footnotes in, numbered from 1."""
    root = parse_xml(
        f"<w:footnotes {nsdecls('w')}>"
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
        "</w:footnote>"
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
        "<w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"
    )
    for note_id, note in enumerate(notes, start=1):
        element = parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{note_id}"><w:p><w:r><w:rPr>'
            '<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            '<w:r><w:rPr><w:sz w:val="18"/></w:rPr>'
            f'<w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        )
        root.append(element)
    part = Part.load(
        PackURI(FOOTNOTES_URI),
        FOOTNOTES_TYPE,
        etree.tostring(root, xml_declaration=True, encoding="UTF-8"),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _add_front_sheet(document: WordDocument, sheet: FrontSheet) -> None:
    grid = document.add_table(rows=0, cols=2)
    grid.style = "Table Grid"
    for label, value in sheet.rows:
        cells = grid.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = True
        cells[1].text = value
    _set_widths(grid, (4.4, 12.6))
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _add_table(document: WordDocument, table: Table) -> None:
    if table.caption:
        caption = document.add_paragraph()
        caption.paragraph_format.keep_with_next = True
        caption.add_run(table.caption).bold = True
    grid = document.add_table(rows=len(table.rows), cols=len(table.widths))
    grid.style = "Table Grid"
    grid.alignment = WD_TABLE_ALIGNMENT.LEFT
    for row, printed in enumerate(table.rows):
        for column, text in enumerate(printed):
            _set_cell(grid.cell(row, column), table, row=row, column=column, text=text)
    _set_widths(grid, table.widths)
    if table.has_merged_header:
        _merge_header(grid, table)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _set_cell(cell: _Cell, table: Table, *, row: int, column: int, text: str) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(2)
    run = line.add_run(text)
    run.font.size = Pt(table.font_size)
    run.bold = row < table.header_rows or row in table.total_rows
    if column >= table.text_columns and table.text_columns < len(table.widths):
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if row < table.header_rows:
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), HEADER_FILL)
        cell._tc.get_or_add_tcPr().append(shading)


def _set_widths(grid: Grid, widths: tuple[float, ...]) -> None:
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _merge_header(grid: Grid, table: Table) -> None:
    """Merge header cells: across over empty ones, and down in the first column."""
    first = table.rows[0]
    starts = [column for column, text in enumerate(first) if text]
    ends = [*[start - 1 for start in starts[1:]], len(first) - 1]
    for start, end in zip(starts, ends, strict=True):
        bottom = table.header_rows - 1 if start == 0 else 0
        merged = grid.cell(0, start).merge(grid.cell(bottom, end))
        for surplus in merged.paragraphs[1:]:
            surplus._p.getparent().remove(surplus._p)
        if start > 0:
            merged.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
