"""What all formats share, settled: on small pages, and on whole real papers."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from corpus.pages import Block, Footnote, Heading, Page, Paragraph, Place, Table
from ingest.layout import arrange
from ingest.readers.choose import read_pages
from tests.papers_in_words import heading, pages, para, table
from tools.sections import walk

PAPERS = Path(__file__).parents[2].parent / "shared" / "papers"
SAMPLES = Path(__file__).parents[2] / "corpus" / "papers"
BURY = "bury-schools-forum-2022-01.txt"
BATH = "bathnes-corporate-audit-committee-2025-02-05.txt"
BCP_2021 = "bcp-cabinet-2021-09-01.txt"
BCP_2024 = "bcp-cabinet-2024-05-22.txt"
MINUTES = "schools-forum-send-transformation-minutes.txt"
LONG = "Spending on places rose in the year because more plans were issued than the"


@cache
def real(name: str) -> tuple[Page, ...]:
    path = PAPERS / name
    if not path.exists():
        pytest.skip(f"{name} is not on this machine")
    return arrange(read_pages(path))


def blocks_of(sheets: Sequence[Page]) -> list[Block]:
    return [block for sheet in sheets for block in sheet.blocks]


def tables_of(sheets: Sequence[Page]) -> list[Table]:
    return [block for block in blocks_of(sheets) if isinstance(block, Table)]


def paragraph(text: str, page_number: int) -> Paragraph:
    place = Place(page_number=page_number, start=0, end=len(text))
    return Paragraph(text=text, places=(place,))


def paged(*lines: tuple[str, ...]) -> list[Page]:
    return [
        Page(
            number=number,
            text="\n".join(texts),
            blocks=tuple(paragraph(text, number) for text in texts),
        )
        for number, texts in enumerate(lines, start=1)
    ]


def test_line_with_a_note_mark_is_a_footnote_and_so_is_its_address() -> None:
    (sheet,) = arrange(
        pages(para("It rose."), para("¹ The plan"), para("https://northwold.gov.uk/x"))
    )

    marks = [block.mark for block in sheet.blocks if isinstance(block, Footnote)]
    assert marks == ["¹", "¹"]


def test_note_under_a_table_is_told_by_the_mark_the_table_raises() -> None:
    rows = [["Year", "Movement ¹"], ["2023/24", "(0.4)"]]
    notes = para("1 A surplus is in brackets."), para("2 From the plan.")

    (sheet,) = arrange(pages(table("Table 3: Deficit", rows), *notes))

    marks = [block.mark for block in sheet.blocks if isinstance(block, Footnote)]
    assert marks == ["1"]


def test_sentence_cut_by_a_page_break_is_joined_with_its_rest() -> None:
    first, second = arrange(paged((LONG,), ("grant allows for.", "Next.")))

    (joined,) = first.blocks
    assert isinstance(joined, Paragraph)
    assert joined.text == f"{LONG} grant allows for."
    assert [place.page_number for place in joined.places] == [1, 2]
    assert len(second.blocks) == 1


def test_paragraphs_of_one_page_are_kept_apart() -> None:
    unended = LONG + " grant that is paid for them by the department"

    (sheet,) = arrange(paged((unended, "Officers will report again.")))

    assert len(sheet.blocks) == 2


@pytest.mark.parametrize("header_rows", [None, 1, 2])
def test_caption_in_a_row_of_its_own_names_no_columns(header_rows: int | None) -> None:
    rows = [
        ["Table 2: Deficit, £m", "", ""],
        ["", "2022-23", "2023-24"],
        ["In-year deficit", "5.8", "6.1"],
    ]

    (sheet,) = arrange(
        pages(heading("The deficit"), table(None, rows, header_rows=header_rows))
    )

    found = sheet.blocks[-1]
    assert isinstance(found, Table)
    assert (found.caption, found.header_rows) == ("Table 2: Deficit, £m", 1)
    assert len(found.rows) == 2


def test_caption_among_the_rows_of_a_table_begins_another() -> None:
    rows = [
        ["No.", "Condition", "Q1"],
        ["1", "Open two bases", "Green"],
        ["Table 4: Activity", "", ""],
        ["Measure", "2022/23", "2023/24"],
        ["Plans held", "1,604", "1,688"],
    ]

    (sheet,) = arrange(pages(para("Table 3: Progress"), table(None, rows)))

    first, second = tables_of([sheet])
    assert (first.caption, len(first.rows)) == ("Table 3: Progress", 2)
    assert (second.caption, second.header_rows) == ("Table 4: Activity", 1)
    assert [row.cells[0].text for row in second.rows] == ["Measure", "Plans held"]
    stretches = [sheet.text[place.start : place.end] for place in second.places]
    assert stretches == [cell.text for row in second.rows for cell in row.cells]


def test_caption_said_again_among_the_rows_of_a_table_begins_no_other() -> None:
    rows = [["Line", "Plan"], ["Places", "4.1"], ["Table 2 (continued)", ""]]

    (sheet,) = arrange(
        pages(para("Table 2: Costs"), table(None, [*rows, ["Buses", "2.0"]]))
    )

    assert len(tables_of([sheet])) == 1


def test_table_goes_on_under_its_caption_said_again() -> None:
    header = ["Line", "Plan", "Outturn"]
    (sheet,) = arrange(
        pages(
            para("Table 2: Costs"),
            table(None, [header, ["Places", "4.1", "4.4"]], header_rows=None),
            para("Table 2 (continued)"),
            table(None, [header, ["Transport", "2.0", "2.2"]], header_rows=None),
        )
    )

    (joined,) = sheet.blocks
    assert isinstance(joined, Table)
    assert (joined.caption, joined.header_rows) == ("Table 2: Costs", 1)
    assert [row.cells[0].text for row in joined.rows] == ["Line", "Places", "Transport"]


def test_header_rows_that_a_reader_knows_are_kept() -> None:
    known = table(None, [["1", "2"], ["3", "4"]], header_rows=1)

    (sheet,) = arrange(pages(para("Words."), known))

    assert [b.header_rows for b in sheet.blocks if isinstance(b, Table)] == [1]


def test_sheets_of_a_workbook_do_not_run_on() -> None:
    one = pages(heading("Notes"), para("words"))[0]
    two = pages(heading("Notes"), para("go on"))[0]

    settled = arrange([one, two])

    assert [len(sheet.blocks) for sheet in settled] == [2, 2]


@pytest.mark.parametrize(
    "path",
    sorted(path for path in SAMPLES.iterdir() if path.suffix in {".pdf", ".docx"}),
    ids=lambda path: path.name,
)
def test_no_footer_of_a_sample_is_read_as_a_paragraph(path: Path) -> None:
    sheets = arrange(read_pages(path))

    texts = [b.text for b in blocks_of(sheets) if isinstance(b, Paragraph)]
    assert not [text for text in texts if text.endswith(("Page", "Page 1", "Page 2"))]


# --- the real papers -----------------------------------------------------------------


def test_bury_tables_have_their_captions_paragraphs_and_headers() -> None:
    found = [
        ((table.caption or "")[:25], table.number, table.header_rows)
        for table in tables_of(real(BURY))
    ]

    assert found == [
        ("Table 1 - Agreed recovery", "5.1", 1),
        ("Table 2 - Revised recover", "5.6", 1),
        ("Table 3 - Revised recover", "5.8", 1),
        ("Table 3 – High Needs Bloc", "5.9", 1),
        ("Table 3 - Proposed SEND s", "7.8", 1),
        ("Table 4 - SEND transforma", "8.1", 2),
        ("Table 5 - Reduction in ou", "8.11", 1),
        ("Table 6 - Reduction in AP", "8.14", 1),
        ("Table 7 - Headline risks ", "10.1", 1),
    ]


def test_bury_sections_are_headings_with_their_numbers() -> None:
    numbers = [b.number for b in blocks_of(real(BURY)) if isinstance(b, Heading)]

    assert [number for number in numbers if number] == [str(n) for n in range(1, 12)]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        (
            BATH,
            ["1.1", "1.2", "2.1", *[f"3.{n}" for n in range(1, 23)], "4.1"]
            + [f"5.{n}" for n in range(1, 6)]
            + ["6.1", "6.2", "6.3", "7.1", "8.1", "9.1", "10.1", "10.2"],
        ),
        (BCP_2021, [str(n) for n in range(1, 27)]),
        (
            BCP_2024,
            [*"1234", "4a", "4b", *[str(n) for n in range(5, 27)], "26a", "26b"]
            + [str(n) for n in range(27, 37)],
        ),
    ],
    ids=["bath", "bcp 2021", "bcp 2024"],
)
def test_every_paragraph_has_its_printed_number(name: str, numbers: list[str]) -> None:
    found = [
        block.number
        for block in blocks_of(real(name))
        if isinstance(block, Paragraph) and block.number and not block.is_continued
    ]

    assert found == numbers


def test_savings_table_of_bury_keeps_its_empty_cells() -> None:
    savings = tables_of(real(BURY))[5]

    assert [cell.text for cell in savings.rows[6].cells][1:] == [
        "0.500", "Apr-22", "", "0.500", "0.500", "0.500"
    ]  # fmt: skip
    assert savings.rows[-2].cells[0].text == ""
    assert savings.rows[-2].cells[1].text == "5.292"


def test_rows_that_page_breaks_cut_in_bcp_2021_are_whole() -> None:
    sheet, request, posts = tables_of(real(BCP_2021))

    assert len(sheet.rows) == 11
    assert [len(row.cells) for row in request.rows] == [3] * 8
    assert request.header_rows == posts.header_rows == 1
    assert (request.number, posts.number) == ("7", "14")
    assert all(row.cells[0].text and row.cells[1].text for row in request.rows)


def test_risk_register_of_bath_has_its_six_risks() -> None:
    register = tables_of(real(BATH))[-1]

    scores = [tuple(cell.text for cell in row.cells[2:4]) for row in register.rows]
    assert scores[1:] == [
        ("12", "6"), ("16", "9"), ("8", "3"), ("16", "9"), ("12", "6"), ("8", "3")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (BATH, ["front sheet", "para 10.2; table", "Appendix A: Key risks; table"]),
        (BCP_2021, ["front sheet", "para 7; table", "para 14; table"]),
        (BCP_2024, ["front sheet", "para 12; table"]),
        (MINUTES, []),
    ],
    ids=["bath", "bcp 2021", "bcp 2024", "minutes"],
)
def test_tables_without_captions_are_named_by_where_they_stand(
    name: str, words: list[str]
) -> None:
    found = [s.words for s in walk(real(name)) if isinstance(s.block, Table)]

    assert found == words


@pytest.mark.parametrize("name", [BURY, BATH, BCP_2021, BCP_2024, MINUTES])
def test_places_hold_what_is_read(name: str) -> None:
    (sheet,) = real(name)

    for block in sheet.blocks:
        if not isinstance(block, Table):
            stands = [sheet.text[p.start : p.end] for p in block.places]
            assert " ".join(" ".join(stands).split()) == block.text
            continue
        for cell in (cell for row in block.rows for cell in row.cells):
            stands = [sheet.text[p.start : p.end] for p in cell.places]
            assert "".join("".join(stands).split()) == "".join(cell.text.split())
