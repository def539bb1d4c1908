"""PDFs made in the test, in the shapes councils publish."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib import colors  # type: ignore[import-untyped]  # it ships no types
from reportlab.lib.pagesizes import A4, landscape  # type: ignore[import-untyped]  # it ships no types
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet  # type: ignore[import-untyped]  # it ships no types
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # it ships no types
from reportlab.platypus import (  # type: ignore[import-untyped]  # it ships no types
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    PageTemplate,
    SimpleDocTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Prose
from reportlab.platypus import Table as Drawn

from corpus.errors import LockedPaperError, NoTextLayerError, UnreadablePaperError
from corpus.pages import Cell, Heading, Page, Paragraph, Place, Table
from ingest.readers.pdf import page_count, read_pages

WIDTH, HEIGHT = A4
STYLES = getSampleStyleSheet()
BODY = STYLES["BodyText"]
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
RIGHT = ("ALIGN", (1, 0), (-1, -1), "RIGHT")
SENTENCE = (
    "Officers have set the grant against what was spent so that members may see how "
    "far the two have drifted apart since the spring, and why the gap is widening. "
)
DEFICIT = [
    ["", "2021/22", "2022/23", "2023/24"],
    ["Deficit brought forward", "10,343", "20,110", "31,987"],
    ["High needs", "9,767", "11,877", "14,002"],
    ["Early years", "(112)", "-", "(30)"],
    ["", "19,998", "31,987", "45,959"],
]
STACKED = [
    ["", "2022/23", "", "2023/24", ""],
    ["", "Plan £m", "Actual £m", "Plan £m", "Actual £m"],
    ["High needs", "24.1", "27.3", "30.2", "36.6"],
    ["Schools", "110.0", "109.8", "115.1", "115.0"],
]
STACKED_FULL = [["", "2022/23", "2022/23", "2023/24", "2023/24"], *STACKED[1:]]
RISKS = [
    ["Risk", "Score", "What is done", "Owner"],
    [
        "Demand for special places grows faster than the model allows",
        "20",
        "Each placement is looked at weekly and new places open this year",
        "Director of Education",
    ],
    ["Too few psychologists are in post", "12", "A shared rota", "Head of SEND"],
    ["Grant is paid late", "8", "A monthly return is made to the DfE", "Finance"],
]


def made(
    tmp_path: Path, *story: Flowable, size: tuple[float, float] = A4
) -> tuple[Page, ...]:
    path = tmp_path / "paper.pdf"
    SimpleDocTemplate(str(path), pagesize=size).build(list(story))
    return read_pages(path)


def prose(text: str, **style: Any) -> Prose:
    return Prose(text, ParagraphStyle("made", parent=BODY, **style))


def drawn(rows: Sequence[Sequence[object]], *style: Any, **options: Any) -> Drawn:
    return Drawn([list(row) for row in rows], style=list(style), **options)


def tables(*pages: Page) -> list[Table]:
    return [
        block for page in pages for block in page.blocks if isinstance(block, Table)
    ]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def cells(table: Table) -> list[Cell]:
    return [cell for row in table.rows for cell in row.cells]


def words(page: Page) -> list[str]:
    return [block.text for block in page.blocks if not isinstance(block, Table)]


def places(page: Page) -> list[tuple[str, tuple[Place, ...]]]:
    found = [
        (block.text, block.places)
        for block in page.blocks
        if not isinstance(block, Table)
    ]
    return found + [
        (cell.text, cell.places) for table in tables(page) for cell in cells(table)
    ]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


# --- tables --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "style",
    [
        pytest.param([GRID, RIGHT], id="ruled"),
        pytest.param([RIGHT], id="unruled, to the right"),
        pytest.param([], id="unruled, to the left"),
        pytest.param(
            [RIGHT, ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black)], id="head"
        ),
        pytest.param(
            [RIGHT, ("BACKGROUND", (0, 0), (-1, 0), colors.cyan)], id="shaded"
        ),
        pytest.param(
            [
                RIGHT,
                *(("BACKGROUND", (n, 0), (n, 0), colors.cyan) for n in range(4)),
                *(("BACKGROUND", (n, 3), (n, 3), colors.cyan) for n in range(4)),
            ],
            id="cells of some rows shaded",
        ),
        pytest.param(
            [RIGHT, ("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black)], id="open sides"
        ),
    ],
)
def test_table_is_read_cell_by_cell(tmp_path: Path, style: list[Any]) -> None:
    (page,) = made(tmp_path, prose(SENTENCE), drawn(DEFICIT, *style), prose(SENTENCE))

    assert [type(block) for block in page.blocks] == [Paragraph, Table, Paragraph]
    assert texts(tables(page)[0]) == DEFICIT


@pytest.mark.parametrize("is_ruled", [True, False], ids=["ruled", "unruled"])
def test_head_over_two_columns_stands_over_both(tmp_path: Path, is_ruled: bool) -> None:
    spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0))]
    style = [*spans, ("ALIGN", (1, 0), (-1, -1), "CENTER")]

    (page,) = made(tmp_path, drawn(STACKED, *style, *([GRID] if is_ruled else [])))

    (table,) = tables(page)
    assert texts(table) == STACKED_FULL
    assert [cell.is_merged for cell in table.rows[0].cells] == [
        False, False, True, False, True,
    ]  # fmt: skip
    assert table.rows[0].cells[1].places == table.rows[0].cells[2].places


def test_heading_left_of_the_numbers_below_it_stands_over_them(tmp_path: Path) -> None:
    rows = [
        ["Strand", "2025/26", "2026/27", "2027/28", "Status"],
        ["Hubs", "0.35", "0.90", "1.60", "Amber"],
        ["Bases", "", "1.25", "2.75", "Amber"],
        ["Review", "0.20", "0.40", "0.40", "Green"],
        ["Total", "1.20", "3.40", "6.90", ""],
    ]
    style = [
        ("ALIGN", (1, 0), (-1, 0), "CENTER"),
        ("ALIGN", (1, 1), (-1, -1), "RIGHT"),
        ("FONTSIZE", (0, 0), (-1, -1), 8),
    ]

    (page,) = made(tmp_path, drawn(rows, *style, colWidths=[100, 80, 80, 80, 80]))

    assert texts(tables(page)[0]) == rows


def test_cell_over_two_rows_is_repeated_below(tmp_path: Path) -> None:
    rows = [["Measure", "Plan"], ["", "£m"], ["Transfer", "1.1"]]

    (page,) = made(tmp_path, drawn(rows, GRID, ("SPAN", (0, 0), (0, 1))))

    (table,) = tables(page)
    assert texts(table) == [["Measure", "Plan"], ["Measure", "£m"], ["Transfer", "1.1"]]
    assert table.rows[1].cells[0].is_merged


@pytest.mark.parametrize("is_ruled", [True, False], ids=["ruled", "unruled"])
def test_cell_of_several_lines_is_one_cell(tmp_path: Path, is_ruled: bool) -> None:
    rows = [[prose(cell) for cell in row] for row in RISKS]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *([GRID] if is_ruled else [])]

    (page,) = made(tmp_path, drawn(rows, *style, colWidths=[140, 50, 160, 90]))

    (table,) = tables(page)
    assert texts(table) == RISKS
    assert len(table.rows[1].cells[0].places[0].boxes) > 1


@pytest.mark.parametrize("is_ruled", [True, False], ids=["ruled", "unruled"])
def test_table_over_two_pages_is_a_table_on_each(
    tmp_path: Path, is_ruled: bool
) -> None:
    rows = [["Line", "Budget £", "Outturn £"]]
    rows += [
        [f"Budget line {n}", f"{n * 1371:,}", f"{n * 1409:,}"] for n in range(1, 60)
    ]

    pages = made(
        tmp_path, drawn(rows, RIGHT, *([GRID] if is_ruled else []), repeatRows=1)
    )

    first, second = (texts(table) for table in tables(*pages))
    assert first[0] == second[0] == rows[0]
    assert first + second[1:] == rows


def test_wide_page_is_read(tmp_path: Path) -> None:
    rows = [[f"{row}.{column}" for column in range(9)] for row in range(10)]

    (page,) = made(tmp_path, drawn(rows, GRID), size=landscape(A4))

    assert (page.width, page.height) == pytest.approx((HEIGHT, WIDTH), abs=0.1)
    assert texts(tables(page)[0]) == rows


def test_rows_without_rules_between_them_are_parted_by_their_numbers(
    tmp_path: Path,
) -> None:
    style = [
        RIGHT,
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
        *(
            ("LINEAFTER", (column, 0), (column, -1), 0.5, colors.black)
            for column in range(3)
        ),
    ]

    (page,) = made(tmp_path, drawn(DEFICIT, *style))

    assert texts(tables(page)[0]) == DEFICIT


def test_rows_shaded_in_turn_are_parted_like_those_drawn(tmp_path: Path) -> None:
    boxes = [
        ("BOX", (column, row), (column, row), 0.5, colors.black)
        for row in (0, 2, 4)
        for column in range(4)
    ]

    (page,) = made(tmp_path, drawn(DEFICIT, RIGHT, *boxes))

    assert texts(tables(page)[0]) == DEFICIT


def test_white_rows_of_a_striped_table_are_rows_though_their_cells_wrap(
    tmp_path: Path,
) -> None:
    risks = [
        ["Risk", "Score", "Owner"],
        ["Grant is suspended", "12", "Director"],
        ["Demand and its cost\nexceed the budget", "16", "Director"],
        ["Savings are late", "9", "Section 151 Officer"],
        ["The school opens late", "6", "Head of School\nPlaces"],
    ]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *(
            ("BOX", (column, row), (column, row), 0.5, colors.black)
            for row in (0, 1, 3)
            for column in range(3)
        ),
    ]

    (page,) = made(tmp_path, drawn(risks, *style), prose(SENTENCE))

    assert texts(tables(page)[0]) == [
        [cell.replace("\n", " ") for cell in row] for row in risks
    ]


def test_rows_in_a_frame_that_parts_neither_rows_nor_columns(tmp_path: Path) -> None:
    style = [
        RIGHT,
        ("BOX", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
        ("LINEAFTER", (0, 0), (0, -1), 0.5, colors.black),
    ]

    (page,) = made(tmp_path, drawn(DEFICIT, *style))

    assert texts(tables(page)[0]) == DEFICIT


def test_words_under_one_another_in_ruled_columns_are_rows(tmp_path: Path) -> None:
    rows = [
        ["Band", "2021", "2022"],
        ["Lowest", "£9,594 or less", "£22,400 or less"],
        ["Middle", "Up to £25,771", "Up to £40,888"],
        ["Highest", "Above £25,771", "Above £40,888"],
    ]
    open_rows = [rows[0], ["\n".join(column) for column in zip(*rows[1:], strict=True)]]

    (page,) = made(tmp_path, drawn(open_rows, GRID))

    assert texts(tables(page)[0]) == rows


def test_frame_drawn_around_the_page_does_not_hide_its_table(tmp_path: Path) -> None:
    inner = drawn(DEFICIT, GRID, RIGHT)
    side = [[[prose(SENTENCE), inner, prose(SENTENCE)], "Agenda item"]]

    (page,) = made(tmp_path, drawn(side, GRID, colWidths=[400, 70]))

    assert texts(tables(page)[0]) == DEFICIT


def test_numbers_at_the_axes_of_a_chart_are_no_table(tmp_path: Path) -> None:
    axes = [["20,000", "", "100"], ["16,000", "", "80"], ["12,000", "", "60"]]

    (page,) = made(tmp_path, prose(SENTENCE), drawn(axes, colWidths=[60, 200, 60]))

    assert not tables(page)


def test_rules_between_rows_part_cells_of_several_lines(tmp_path: Path) -> None:
    rows = [[prose(cell) for cell in row] for row in RISKS]
    rules = ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)

    (page,) = made(
        tmp_path,
        prose(SENTENCE),
        drawn(rows, rules, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), colWidths=110),
        prose(SENTENCE),
    )

    assert texts(tables(page)[0]) == RISKS
    assert words(page) == [SENTENCE.strip()] * 2


@pytest.mark.parametrize("height", ["TOP", "BOTTOM"])
def test_long_label_wraps_where_rows_stand_no_further_apart_than_lines(
    tmp_path: Path, height: str
) -> None:
    tight = ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)
    label = "Most that may be moved out of the schools block for Year 4"
    rows = [["Scheme", "£m"], ["Top-ups", "0.989"], [label, "0.742"], ["All", "1.731"]]
    shown = [[prose(cell, spaceBefore=0, leading=12) for cell in row] for row in rows]

    (page,) = made(
        tmp_path,
        drawn(shown, *tight, ("VALIGN", (0, 0), (-1, -1), height), colWidths=[160, 60]),
    )

    assert texts(tables(page)[0]) == rows


def test_prose_between_rules_is_no_table(tmp_path: Path) -> None:
    story = [[prose(SENTENCE)] for _ in range(4)]

    (page,) = made(tmp_path, drawn(story, ("LINEBELOW", (0, 0), (-1, -1), 1, "black")))

    assert words(page) == [SENTENCE.strip()] * 4


def test_two_tables_one_after_the_other_stay_two(tmp_path: Path) -> None:
    few = [["Year", "Places"], ["2022/23", "1,204"], ["2023/24", "1,344"]]

    (page,) = made(
        tmp_path, drawn(DEFICIT, RIGHT), Spacer(1, 14), drawn(few, RIGHT, hAlign="LEFT")
    )

    assert [texts(table) for table in tables(page)] == [DEFICIT, few]


@pytest.mark.parametrize("style", [[], [GRID]], ids=["unruled", "ruled"])
def test_caption_between_two_tables_parts_them(tmp_path: Path, style: Any) -> None:
    conditions = [
        ["Condition", "Q1", "Q2", "What was done"],
        ["Open two bases", "Green", "Amber", "One opened; the roof of the other leaks"],
        ["Review plans", "Red", "Red", "Too few reviews were held in time"],
    ]
    activity = [
        ["Measure", "Sept 2023", "June 2024", "Plan"],
        ["Plans held", "1,604", "1,688", "1,640"],
        ["Placements", "97", "101", "94"],
    ]

    (page,) = made(
        tmp_path,
        drawn(conditions, *style, hAlign="LEFT", colWidths=[150, 45, 45, 210]),
        prose("Table 4: Activity against plan", spaceBefore=0, leftIndent=6),
        drawn(activity, RIGHT, *style, hAlign="LEFT", colWidths=[190, 85, 85, 85]),
    )

    assert [texts(table) for table in tables(page)] == [conditions, activity]
    assert words(page) == ["Table 4: Activity against plan"]


def test_names_to_the_left_stand_one_each_over_numbers_to_the_right(
    tmp_path: Path,
) -> None:
    rows = [
        ["Financial year", "Agreed", "Received", "Outstanding"],
        ["2022/23", "5.36", "5.36", "0.00"],
        ["2023/24", "1.61", "0.80", "0.81"],
        ["2024/25", "1.61", "-", "1.61"],
        ["2025/26", "3.21", "-", "3.21"],
        ["Total", "11.79", "6.16", "5.63"],
    ]
    style = [("ALIGN", (1, 1), (-1, -1), "RIGHT"), ("FONTSIZE", (0, 0), (-1, -1), 9)]

    (page,) = made(tmp_path, drawn(rows, *style, colWidths=[142, 85, 85, 85]))

    assert texts(tables(page)[0]) == rows


def test_end_of_a_name_stays_with_it_and_names_no_other_column(tmp_path: Path) -> None:
    rows = [
        ["Project", "Places", "Capital cost\n£m", "Opening"],
        ["Bullrush annexe", "30", "2.100", "May 2024"],
        ["Winchfield unit", "60", "6.400", "May 2025"],
        ["Total", "90", "8.500", ""],
    ]
    style = [
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, 0), "TOP"),
        ("FONTSIZE", (0, 0), (-1, -1), 9),
    ]

    (page,) = made(tmp_path, drawn(rows, *style, colWidths=[200, 75, 100, 100]))

    assert texts(tables(page)[0])[0] == [
        "Project",
        "Places",
        "Capital cost £m",
        "Opening",
    ]


def test_frame_around_prose_is_no_table(tmp_path: Path) -> None:
    (page,) = made(tmp_path, drawn([[prose(SENTENCE)]], GRID))

    assert words(page) == [SENTENCE.strip()]
    assert not tables(page)


def test_justified_prose_is_no_table(tmp_path: Path) -> None:
    (page, *_) = made(tmp_path, prose(SENTENCE * 9, alignment=4))

    assert words(page) == [squeezed(SENTENCE * 9)]


def test_note_mark_does_not_join_the_figure_it_hangs_on(tmp_path: Path) -> None:
    rows = [["Block", "£k"], ["High needs", prose("10,343<super size=7>1</super>")]]

    (page,) = made(tmp_path, drawn(rows, GRID), prose("Spent<super>2</super> so far"))

    assert texts(tables(page)[0])[1] == ["High needs", "10,343 ¹"]
    assert words(page) == ["Spent ² so far"]


# --- prose ---------------------------------------------------------------------------


def test_lines_of_a_paragraph_are_joined(tmp_path: Path) -> None:
    (page,) = made(tmp_path, prose(SENTENCE * 3), prose(SENTENCE * 2))

    assert words(page) == [squeezed(SENTENCE * 3), squeezed(SENTENCE * 2)]


@pytest.mark.parametrize("number", ["5.3", "12.", "(a)", "b)", "iv)", "5.3.1"])
def test_printed_number_begins_a_paragraph(tmp_path: Path, number: str) -> None:
    tight = {"spaceBefore": 0, "spaceAfter": 0}

    (page,) = made(
        tmp_path,
        prose(SENTENCE * 2, **tight),
        prose(f"{number} {SENTENCE * 2}", **tight),
    )

    assert words(page)[1] == squeezed(f"{number} {SENTENCE * 2}")


def test_number_alone_on_its_line_is_a_paragraph(tmp_path: Path) -> None:
    (page,) = made(tmp_path, prose("14."), drawn(DEFICIT, GRID))

    assert words(page) == ["14."]


def test_notes_stand_apart_by_their_marks(tmp_path: Path) -> None:
    notes = [f"<super size=6>{n}</super> Taken from return {n}" for n in (1, 2)]

    (page,) = made(tmp_path, prose("<br/>".join(notes)))

    assert words(page) == ["¹ Taken from return 1", "² Taken from return 2"]


def test_hanging_number_stays_with_its_paragraph(tmp_path: Path) -> None:
    style = {"leftIndent": 36, "bulletIndent": 0}

    (page,) = made(
        tmp_path,
        *(
            Prose(SENTENCE * 2, ParagraphStyle("hung", parent=BODY, **style), number)
            for number in ("3.1", "3.2")
        ),
    )

    assert words(page) == [squeezed(f"{n} {SENTENCE * 2}") for n in ("3.1", "3.2")]


def test_amount_at_the_start_of_a_line_begins_nothing(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "paper.pdf"))
    canvas.drawString(
        72, 700, "The council has now written to say that the gap stands at"
    )
    canvas.drawString(
        72, 686, "5.3 million pounds and will be met from what it has put by"
    )
    canvas.save()

    (page,) = read_pages(tmp_path / "paper.pdf")

    assert len(page.blocks) == 1


def test_bullets_are_list_items_without_their_bullet(tmp_path: Path) -> None:
    (page,) = made(tmp_path, *(Prose(text, BODY, "•") for text in ("first", "second")))

    items = [block for block in page.blocks if isinstance(block, Paragraph)]
    assert [item.text for item in items] == ["first", "second"]
    assert all(item.is_list_item for item in items)


def test_short_lines_that_were_broken_on_purpose_stay_apart(tmp_path: Path) -> None:
    (page,) = made(
        tmp_path,
        prose("Report to: Schools Forum<br/>Date: 12 May 2024<br/>Status: open"),
        prose(SENTENCE * 2),
    )

    assert words(page)[:3] == [
        "Report to: Schools Forum",
        "Date: 12 May 2024",
        "Status: open",
    ]


def test_larger_and_bolder_lines_are_headings_by_size(tmp_path: Path) -> None:
    (page,) = made(
        tmp_path,
        Prose("Schools budget", STYLES["Title"]),
        Prose("3 Financial position", STYLES["Heading2"]),
        prose("<b>Reserves</b>"),
        prose(f"<b>Reserves</b> {SENTENCE * 2}"),
    )

    headings = [block for block in page.blocks if isinstance(block, Heading)]
    assert [(heading.text, heading.level) for heading in headings] == [
        ("Schools budget", 1),
        ("3 Financial position", 2),
        ("Reserves", 3),
    ]
    assert isinstance(page.blocks[3], Paragraph)


def test_heading_apart_from_the_title_of_its_table_is_not_joined(
    tmp_path: Path,
) -> None:
    titles = [
        "<b>APPENDIX A: RECOVERY PLAN – DRAFT SUBMISSION</b>",
        "<b>Appendix A table: draft plan before any grant</b>",
    ]

    (page,) = made(
        tmp_path,
        *(prose(title, fontSize=11, leading=13, spaceAfter=7) for title in titles),
        drawn([["", "2022/23"], ["Deficit", "3.1"], ["Grant", "8.5"]], GRID),
    )

    assert [block.text for block in page.blocks if isinstance(block, Heading)] == [
        "APPENDIX A: RECOVERY PLAN – DRAFT SUBMISSION",
        "Appendix A table: draft plan before any grant",
    ]


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    frames = [Frame(72, 72, 215, 600), Frame(310, 72, 215, 600)]
    paper = BaseDocTemplate(str(path))
    paper.addPageTemplates(PageTemplate(frames=frames))
    story = [f"Item {number}. {SENTENCE * 2}" for number in range(10)]
    paper.build([prose(text) for text in story])

    (page,) = read_pages(path)

    assert squeezed(" ".join(words(page))) == squeezed(" ".join(story))


def test_columns_of_prose_may_hold_tables_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    frames = [Frame(72, 200, 215, 500), Frame(310, 200, 215, 500)]
    paper = BaseDocTemplate(str(path))
    paper.addPageTemplates(PageTemplate(frames=frames))
    plan = [["", "22/23", "23/24"], ["Deficit £m", "3.1", "1.4"], ["Grant", "8.5", "9"]]
    plans = [
        ["Setting", "Jan\n2022", "Jan\n2023"],
        ["Mainstream", "601", "688"],
        ["Independent or\nother special\nschools", "96", "118"],
        ["All", "697", "806"],
    ]
    small = ("FONTSIZE", (0, 0), (-1, -1), 8), ("LEADING", (0, 0), (-1, -1), 9.5)
    paper.build(
        [
            prose(f"1. {SENTENCE * 2}"),
            drawn(plan, *small),
            prose(f"2. {SENTENCE * 2}"),
            FrameBreak(),
            prose(f"3. {SENTENCE}"),
            drawn(plans, *small, ("VALIGN", (0, 0), (-1, -1), "TOP")),
            prose(f"4. {SENTENCE * 2}"),
        ]
    )

    (page,) = read_pages(path)

    assert [type(block) for block in page.blocks] == [
        Paragraph,
        Table,
        Paragraph,
        Paragraph,
        Table,
        Paragraph,
    ]
    first, second = tables(page)
    assert texts(first) == plan
    assert texts(second)[0] == ["Setting", "Jan 2022", "Jan 2023"]
    assert texts(second)[2] == ["Independent or other special schools", "96", "118"]


def test_running_lines_are_blocks_of_their_own(tmp_path: Path) -> None:
    def margins(canvas: Canvas, paper: Any) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(72, HEIGHT - 40, "Northfield Schools Panel")
        canvas.drawString(72, 30, f"Page {paper.page}")

    path = tmp_path / "paper.pdf"
    SimpleDocTemplate(str(path)).build(
        [prose(SENTENCE) for _ in range(40)], onFirstPage=margins, onLaterPages=margins
    )

    pages = read_pages(path)

    for page in pages:
        top, bottom = page.blocks[0], page.blocks[-1]
        assert isinstance(top, Paragraph)
        assert top.text == "Northfield Schools Panel"
        assert isinstance(bottom, Paragraph)
        assert bottom.text == f"Page {page.number}"


# --- places --------------------------------------------------------------------------


def test_places_hold_the_text_of_their_block(tmp_path: Path) -> None:
    pages = made(
        tmp_path,
        Prose("Position", STYLES["Heading1"]),
        prose(SENTENCE * 3),
        drawn(STACKED, GRID, ("SPAN", (1, 0), (2, 0))),
        drawn([[prose(cell) for cell in row] for row in RISKS], colWidths=110),
    )

    for page in pages:
        for text, found in places(page):
            slices = [page.text[place.start : place.end] for place in found]
            assert squeezed(" ".join(slices)) == text
            assert all(place.page_number == page.number for place in found)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_lie_on_the_print_of_a_turned_and_cropped_page(
    tmp_path: Path, turn: int
) -> None:
    straight = tmp_path / "straight.pdf"
    made_at = Canvas(str(straight), pagesize=(500, 700))
    made_at.translate(250, 350)
    made_at.rotate(turn)
    made_at.drawString(-60, 40, "Deficit")
    for index, word in enumerate(("Block", "19.543", "Needs", "8.016")):
        made_at.drawString(-60 + 70 * (index % 2), -20 * (index // 2), word)
    made_at.grid([-65, 5, 80], [15, -6, -27])
    made_at.save()
    writer = PdfWriter()
    leaf = writer.add_page(PdfReader(straight).pages[0])
    leaf.cropbox.lower_left = (40, 60)
    leaf.cropbox.upper_right = (470, 640)
    leaf.rotate(turn)
    path = tmp_path / "paper.pdf"
    writer.write(path)

    (page,) = read_pages(path)

    assert texts(tables(page)[0]) == [["Block", "19.543"], ["Needs", "8.016"]]
    assert words(page) == ["Deficit"]
    boxes = [box for _, found in places(page) for place in found for box in place.boxes]
    assert len(boxes) == 5
    assert all(ink(path, box.x0, box.top, box.x1, box.bottom) > 0.05 for box in boxes)


def ink(path: Path, *box: float) -> float:
    """The dark share of a rectangle on the first page, in points from its top left."""
    pdf = pypdfium2.PdfDocument(path)
    page = pdf[0]
    image = page.render(scale=2).to_pil().convert("L")
    page.close()
    pdf.close()
    part = image.crop(tuple(round(2 * side) for side in box))
    shades: bytes = part.tobytes()
    return sum(shade < 128 for shade in shades) / len(shades)


# --- faults --------------------------------------------------------------------------


def written(path: Path, *, pages: int = 1) -> Path:
    canvas = Canvas(str(path))
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, f"Page {number} of the paper tells what was spent")
        canvas.showPage()
    canvas.save()
    return path


def locked(path: Path, *, user_password: str) -> Path:
    writer = PdfWriter(clone_from=written(path))
    writer.encrypt(user_password, "owner", algorithm="AES-256")
    writer.write(path)
    return path


def scanned(path: Path, *, text: str | None = None) -> Path:
    picture = path.with_suffix(".png")
    pdf = pypdfium2.PdfDocument(written(path))
    pdf[0].render(scale=0.3).to_pil().save(picture)
    pdf.close()
    canvas = Canvas(str(path))
    canvas.drawImage(str(picture), 0, 0, 500, 700)
    canvas.showPage()
    if text is not None:
        canvas.drawString(72, 700, text)
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"PK\x03\x04 no more", "ZIP", id="zip"),
        pytest.param(b"<!DOCTYPE html><p>Sign in</p>", "web page", id="html"),
        pytest.param(b"%PDF-1.7\nnothing of use\n%%EOF", "damaged", id="garbage"),
        pytest.param(bytes(range(1, 200)), "not a PDF", id="bytes"),
    ],
)
def test_file_that_is_no_pdf_is_refused_with_a_reason(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)

    with pytest.raises(UnreadablePaperError, match=rf"^paper\.pdf: .*{reason}"):
        read_pages(path)


def test_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "paper.pdf", pages=5)
    path.write_bytes(path.read_bytes()[:-400])

    with pytest.raises(UnreadablePaperError, match="cut short"):
        page_count(path)


def test_password_is_asked_for_in_words(tmp_path: Path) -> None:
    path = locked(tmp_path / "paper.pdf", user_password="to-open")  # noqa: S106  # made here

    with pytest.raises(LockedPaperError, match="needs a password"):
        read_pages(path)


def test_file_locked_only_against_changes_is_read(tmp_path: Path) -> None:
    path = locked(tmp_path / "paper.pdf", user_password="")

    (page,) = read_pages(path)

    assert words(page) == ["Page 1 of the paper tells what was spent"]


def test_scan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoTextLayerError, match="page 1: no text layer"):
        read_pages(scanned(tmp_path / "paper.pdf"))


def test_scanned_page_among_others_is_kept_without_text(tmp_path: Path) -> None:
    first, second = read_pages(scanned(tmp_path / "paper.pdf", text="Cost £16,200"))

    assert (first.number, first.text, first.blocks) == (1, "", ())
    assert words(second) == ["Cost £16,200"]


def test_pages_are_counted_without_being_read(tmp_path: Path) -> None:
    assert page_count(written(tmp_path / "paper.pdf", pages=7)) == 7


def test_label_of_the_first_row_may_begin_a_line_above_its_numbers(
    tmp_path: Path,
) -> None:
    rows = [
        ["", "2023/24", "2024/25"],
        ["High Needs Block grant (estimated, after recoupment)", "103.2", "107.4"],
        ["Other costs", "11.4", "11.7"],
        ["Total", "114.6", "119.1"],
    ]
    shown = [[prose(cell, spaceBefore=0, leading=12) for cell in row] for row in rows]

    (page,) = made(
        tmp_path,
        drawn(shown, ("VALIGN", (0, 0), (-1, -1), "BOTTOM"), colWidths=[160, 50, 50]),
    )

    assert [texts(one) for one in tables(page)] == [rows]
