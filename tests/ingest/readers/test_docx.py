"""Word papers made in the test with python-docx and, where it has no words, XML."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.errors import LockedPaperError, UnreadablePaperError
from corpus.pages import Footnote, Heading, Page, Paragraph, Table
from ingest.readers.docx import read_pages

W = nsdecls("w")


def made(tmp_path: Path, fill: Callable[[WordDocument], None]) -> Page:
    paper = Document()
    fill(paper)
    path = tmp_path / "report.docx"
    paper.save(str(path))
    (page,) = read_pages(path)
    return page


def add_xml(paper: WordDocument, xml: str) -> None:
    body = paper.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def number(paper: WordDocument, *levels: tuple[str, str]) -> None:
    """Give the paper list 77 with a (format, pattern) for each level."""
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (kind, pattern) in enumerate(levels)
    )
    numbering = paper.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{written}</w:abstractNum>'),
    )
    numbering.append(
        parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )


def add_numbered(paper: WordDocument, text: str, level: int, list_id: int = 77) -> None:
    add_xml(
        paper,
        f'<w:p {W}><w:pPr><w:numPr><w:ilvl w:val="{level}"/>'
        f'<w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>",
    )


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks if not isinstance(block, Table)]


def first_table(page: Page) -> Table:
    return next(block for block in page.blocks if isinstance(block, Table))


def test_headings_have_the_level_of_their_style(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        paper.add_heading("Grant position", level=1)
        paper.add_heading("Forecast", level=2)
        paper.add_paragraph("The deficit is £19.5m.")

    page = made(tmp_path, fill)

    assert [
        (block.text, block.level) for block in page.blocks if isinstance(block, Heading)
    ] == [("Grant position", 1), ("Forecast", 2)]
    assert isinstance(page.blocks[2], Paragraph)


def test_places_lead_to_the_text(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        paper.add_paragraph("Now  it is\t£5m.")

    page = made(tmp_path, fill)

    (block,) = page.blocks
    place = block.places[0]
    assert page.text[place.start : place.end] == "Now it is £5m."
    assert page.number is None


def test_multilevel_numbers_are_counted_as_word_prints_them(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        number(paper, ("decimal", "%1."), ("decimal", "%1.%2"), ("lowerRoman", "(%3)"))
        for text, level in [
            ("Purpose", 0), ("why", 1), ("Finance", 0), ("deficit", 1),
            ("first", 2), ("second", 2), ("reserves", 1), ("third", 2),
        ]:  # fmt: skip
            add_numbered(paper, text, level)

    page = made(tmp_path, fill)

    assert texts(page) == [
        "1. Purpose", "1.1 why", "2. Finance", "2.1 deficit",
        "(i) first", "(ii) second", "2.2 reserves", "(i) third",
    ]  # fmt: skip


def test_lettered_and_bulleted_paragraphs_are_list_items(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        number(paper, ("decimal", "%1."), ("lowerLetter", "%2."), ("bullet", "\uf0b7"))
        add_numbered(paper, "Whole", 0)
        add_numbered(paper, "part", 1)
        add_numbered(paper, "point", 2)

    page = made(tmp_path, fill)

    assert [
        (block.text, block.is_list_item)
        for block in page.blocks
        if isinstance(block, Paragraph)
    ] == [("1. Whole", False), ("a. part", True), ("point", True)]


def test_cell_with_only_a_counted_number_shows_it(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        number(paper, ("decimal", "R%1"))
        table = paper.add_table(rows=2, cols=2)
        for row, risk in enumerate(("Costs rise", "Places run out")):
            add_numbered(paper, "", 0)
            cell = table.cell(row, 0)._tc
            cell.replace(cell.p_lst[0], paper.element.body.p_lst[-1])
            table.cell(row, 1).text = risk

    page = made(tmp_path, fill)

    assert page.text == "R1\tCosts rise\nR2\tPlaces run out\n"


def test_number_of_a_style_is_counted(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        number(paper, ("decimal", "%1."))
        style = paper.styles["Heading 1"].element
        style.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {W}><w:numId w:val="77"/></w:numPr>')
        )
        paper.add_heading("Purpose", level=1)
        paper.add_heading("Finance", level=1)

    page = made(tmp_path, fill)

    assert texts(page) == ["1. Purpose", "2. Finance"]


def test_list_may_start_again(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        number(paper, ("decimal", "%1."))
        paper.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {W} w:numId="78"><w:abstractNumId w:val="77"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
                "</w:lvlOverride></w:num>"
            )
        )
        for text, list_id in [("a", 77), ("b", 77), ("c", 78), ("d", 78)]:
            add_numbered(paper, text, 0, list_id)

    page = made(tmp_path, fill)

    assert texts(page) == ["1. a", "2. b", "5. c", "6. d"]


def test_merged_cells_stand_at_every_position(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        table = paper.add_table(rows=3, cols=3)
        table.cell(0, 1).merge(table.cell(0, 2)).text = "Mitigated"
        table.cell(0, 0).merge(table.cell(1, 0)).text = "Line"
        table.cell(1, 1).text, table.cell(1, 2).text = "2022/23", "2023/24"
        for column, text in enumerate(("Deficit", "19.5", "24.2")):
            table.cell(2, column).text = text

    page = made(tmp_path, fill)

    rows = first_table(page).rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["Line", "Mitigated", "Mitigated"],
        ["Line", "2022/23", "2023/24"],
        ["Deficit", "19.5", "24.2"],
    ]
    assert [[cell.is_merged for cell in row.cells] for row in rows[:2]] == [
        [False, False, True],
        [True, False, False],
    ]
    assert page.text == "Line\tMitigated\t\n\t2022/23\t2023/24\nDeficit\t19.5\t24.2\n"


def test_nested_table_follows_the_one_it_stands_in(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        outer = paper.add_table(rows=1, cols=2)
        outer.cell(0, 0).text = "Position"
        inner = outer.cell(0, 1).add_table(rows=1, cols=2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "Deficit", "£5m"

    page = made(tmp_path, fill)

    tables = [block for block in page.blocks if isinstance(block, Table)]
    assert [[cell.text for cell in table.rows[0].cells] for table in tables] == [
        ["Position", ""],
        ["Deficit", "£5m"],
    ]


def test_box_of_one_cell_is_paragraphs(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        paper.add_table(rows=1, cols=1).cell(0, 0).text = "For decision by Cabinet."

    page = made(tmp_path, fill)

    assert isinstance(page.blocks[0], Paragraph)


def test_numbers_in_a_column_beside_paragraphs_are_joined_to_them(
    tmp_path: Path,
) -> None:
    def fill(paper: WordDocument) -> None:
        table = paper.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "1.", "PURPOSE"
        table.cell(1, 0).text = "1.1"
        table.cell(
            1, 1
        ).text = (
            "Members are told where the grant stands and what it would take to mend it."
        )

    page = made(tmp_path, fill)

    assert [text[:12] for text in texts(page)] == ["1. PURPOSE", "1.1 Members "]


def test_deletion_is_gone_and_insertion_stands(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        add_xml(
            paper,
            f"<w:p {W}><w:r><w:t>The gap is </w:t></w:r>"
            '<w:del w:id="1" w:author="a"><w:r><w:delText>£5m</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="a"><w:r><w:t>£6m</w:t></w:r></w:ins></w:p>',
        )

    page = made(tmp_path, fill)

    assert texts(page) == ["The gap is £6m"]


def test_text_box_is_read_once(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

    def fill(paper: WordDocument) -> None:
        add_xml(
            paper,
            f"<w:p {W} {mc}><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent>"
            f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>",
        )

    page = made(tmp_path, fill)

    assert texts(page) == ["Before", "In a box"]


def test_footnote_stands_at_the_end_with_its_mark(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        notes = (
            f'<w:footnotes {W}><w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r>'
            "<w:r><w:t> Before DfE payments.</w:t></w:r></w:p></w:footnote>"
            "</w:footnotes>"
        )
        part = Part(
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml"
            ".footnotes+xml",
            notes.encode(),
            paper.part.package,
        )
        paper.part.relate_to(part, RELATION.FOOTNOTES)
        add_xml(
            paper,
            f"<w:p {W}><w:r><w:t>A gap of £63</w:t></w:r>"
            '<w:r><w:footnoteReference w:id="4"/></w:r></w:p>',
        )
        paper.add_paragraph("After.")

    page = made(tmp_path, fill)

    note = page.blocks[-1]
    assert isinstance(note, Footnote)
    assert (note.mark, note.text) == ("¹", "Before DfE payments.")
    assert texts(page)[0] == "A gap of £63¹"


def test_header_and_footer_are_read_once_without_page_numbers(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        paper.sections[0].header.paragraphs[0].text = "Schools Forum, January"
        paper.add_paragraph("Body.")
        paper.add_section()
        footer = paper.sections[0].footer.paragraphs[0]
        footer.add_run("Page ")
        footer._p.append(
            parse_xml(
                f'<w:fldSimple {W} w:instr=" PAGE "><w:r><w:t>3</w:t></w:r>'
                "</w:fldSimple>"
            )
        )

    page = made(tmp_path, fill)

    assert texts(page) == ["Schools Forum, January", "Body."]


def test_bold_line_is_a_heading_but_a_caption_is_not(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        paper.add_paragraph().add_run("Financial implications").bold = True
        paper.add_paragraph().add_run("Table 2: Grant forecast").bold = True
        paper.add_table(rows=1, cols=2).cell(0, 0).text = "Deficit"

    page = made(tmp_path, fill)

    assert [type(block) for block in page.blocks] == [Heading, Paragraph, Table]


def test_whole_paragraph_in_a_heading_style_is_a_paragraph(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        paper.add_heading(
            "The forecast moved by £2m since month eight, mainly through placements"
            " in independent schools.",
            level=2,
        )

    page = made(tmp_path, fill)

    assert isinstance(page.blocks[0], Paragraph)


def test_lettered_lines_of_one_paragraph_are_apart(tmp_path: Path) -> None:
    def fill(paper: WordDocument) -> None:
        run = paper.add_paragraph().add_run("RESOLVED")
        for line in ("(a) to note the report;", "(b) to ask for another."):
            run.add_break()
            run.add_text(line)

    page = made(tmp_path, fill)

    assert texts(page) == [
        "RESOLVED",
        "(a) to note the report;",
        "(b) to ask for another.",
    ]


def test_old_word_file_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "old.docx"
    ole = bytes.fromhex("d0cf11e0a1b11ae1")
    path.write_bytes(ole + "WordDocument".encode("utf-16-le"))

    with pytest.raises(UnreadablePaperError, match=r"old Word file \(\.doc\)"):
        read_pages(path)


def test_locked_paper_is_told(tmp_path: Path) -> None:
    path = tmp_path / "locked.docx"
    ole = bytes.fromhex("d0cf11e0a1b11ae1")
    path.write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))

    with pytest.raises(LockedPaperError):
        read_pages(path)


def test_paper_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePaperError, match="holds no text"):
        made(tmp_path, lambda paper: None)
