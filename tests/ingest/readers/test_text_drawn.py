"""Papers as `pdftotext -layout` writes them: pages drawn in characters."""

import pytest

from corpus.pages import Footnote, Heading, Page, Paragraph, Table
from ingest.layout import arrange
from ingest.readers.text import read_text

PROSE = """\
 1. Purpose
 1.1       This report tells how the conditions of the agreement stand at the end of
           December, what has been done about those that are not met, and by whom.
"""
CONDITIONS = """\
 Table 1: Conditions of the agreement
    Condition     Summary                          Status       Comment
    1             Place fewer pupils in            Off track    61 placements against a
                  schools out of the borough                    plan of 40
    2             Open resource bases in           On track     Two of three are open;
                  secondary schools                             Harbour Hill opens in
                                                                September
"""
CONDITIONS_GO_ON = """\
    Condition     Summary                          Status       Comment
    3             Fund therapies with health       Met          Agreed for
                                                                2025
 1.2       The next return is due in March.
"""
REGISTER = """\
 Ref   Risk                         Score   Control                 Owner

 R1    Places are not open in       16      Monthly board;          Director of
       September                            contractor on notice    Education
 R2    Tribunals cost more than     12      Mediation first.        Head of SEND
       £0.3m                                Two officers hired
 R3    Health pays no more          9       Joint panel             Director of
                                                                    Resources
"""
FRONT_SHEET = """\
 Report Title:                   Dedicated Schools Grant: position at the end
                                 of December
 Date of Meeting:                14 January 2025
 CONTAINS EXEMPT                 No
 INFORMATION?
 Wards:                          All
"""
BESIDE_EACH_OTHER = """\
    Condition     Summary                                   Status           Comment
    2             Open a greater number and quality of      Slightly below   81 places opened by December 2024
                  places in mainstream with specialist                       against 90 in the plan
                  for those who need them (RBs)
    3             Build two new special schools             On track         Harbour Hill (120 places) to open
                                                                             September 2026; Mill Lane (80
                                                                             places) April 2027
    4             Tell needs early by having teams in        On track         All ten teams in place from May 2024
                  School and Community
    5             Slow the rise of requests                 Off track        Requests up 9% in a year
    6             Hold meetings of the board each month     On track         The board meets monthly, chaired
                                                                             by the Chief Executive
"""  # noqa: E501 -- as wide as a page
NOTE = """\
 1.1       The deficit is held in a reserve1 that no tax is raised for, and it stood at
           £4.2m when the year began and at £6.1m when it ended, which was expected.
 1
     Regulations of 2020, as they were changed in 2022
"""


def _pages(*sources: str, foot: str = "Example Council") -> tuple[Page, ...]:
    texts = [
        f"{source}\n\n\n{foot}{' ' * (60 + number)}{number}\n"
        for number, source in enumerate(sources, start=1)
    ]
    return read_text("\f".join(texts) + "\f")


def _cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def _only_table(pages: tuple[Page, ...]) -> Table:
    (table,) = (b for page in pages for b in page.blocks if isinstance(b, Table))
    return table


def test_words_wrapped_in_cells_are_read_cell_by_cell() -> None:
    table = _only_table(_pages(PROSE + CONDITIONS))

    assert _cells(table) == [
        ["Condition", "Summary", "Status", "Comment"],
        [
            "1",
            "Place fewer pupils in schools out of the borough",
            "Off track",
            "61 placements against a plan of 40",
        ],
        [
            "2",
            "Open resource bases in secondary schools",
            "On track",
            "Two of three are open; Harbour Hill opens in September",
        ],
    ]


def test_each_cell_stands_where_it_is_printed() -> None:
    (page,) = _pages(PROSE + CONDITIONS)

    for row in _only_table((page,)).rows:
        for cell in row.cells:
            printed = [page.text[place.start : place.end] for place in cell.places]
            assert " ".join(" ".join(printed).split()) == cell.text


def test_table_that_goes_on_over_a_page_is_one() -> None:
    pages = arrange(_pages(PROSE + CONDITIONS, CONDITIONS_GO_ON))

    table = _only_table(pages)
    assert [row[0] for row in _cells(table)] == ["Condition", "1", "2", "3"]
    assert [place.page_number for place in table.places] == [1, 2]
    assert table.caption == "Table 1: Conditions of the agreement"


def test_rows_begin_where_scores_stand_though_white_parts_the_head_alone() -> None:
    table = _only_table(_pages(PROSE + REGISTER))

    assert _cells(table) == [
        ["Ref", "Risk", "Score", "Control", "Owner"],
        [
            "R1",
            "Places are not open in September",
            "16",
            "Monthly board; contractor on notice",
            "Director of Education",
        ],
        [
            "R2",
            "Tribunals cost more than £0.3m",
            "12",
            "Mediation first. Two officers hired",
            "Head of SEND",
        ],
        ["R3", "Health pays no more", "9", "Joint panel", "Director of Resources"],
    ]


def test_front_sheet_whose_names_and_values_wrap_is_a_table() -> None:
    table = _only_table(_pages(FRONT_SHEET + "\n" + PROSE))

    assert _cells(table) == [
        ["Report Title:", "Dedicated Schools Grant: position at the end of December"],
        ["Date of Meeting:", "14 January 2025"],
        ["CONTAINS EXEMPT INFORMATION?", "No"],
        ["Wards:", "All"],
    ]


@pytest.mark.parametrize(
    ("above", "is_heading"),
    [("", True), ("       it was so.\n", True), ("       it was so and\n", False)],
    ids=["after white", "after a stop", "inside a sentence"],
)
def test_title_right_over_a_paragraph_is_a_heading(
    above: str, is_heading: bool
) -> None:
    source = (
        f"{PROSE}{above or chr(10)}Current Position\n"
        "The forecast at the end of December is a deficit of £6.1m, which is more\n"
        "than the plan allowed for at this point of the year.\n"
    )

    (page,) = _pages(source + CONDITIONS)

    titles = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert ("Current Position" in titles) is is_heading


def test_mark_alone_over_its_note_is_the_notes() -> None:
    (page,) = _pages(NOTE + CONDITIONS)

    (note,) = (block for block in page.blocks if isinstance(block, Footnote))
    assert note.mark == "1"
    assert note.text == "1 Regulations of 2020, as they were changed in 2022"


def test_lines_of_letters_of_other_widths_are_one_paragraph() -> None:
    source = (
        "1.1   Under the agreement the department is to pay the council in all some\n"
        "      £13.4m over five years, and it is to balance its budget by the fifth.\n"
        "      Officers will\n"
    )

    (page,) = _pages(source + CONDITIONS)

    paragraphs = [block for block in page.blocks if isinstance(block, Paragraph)]
    assert paragraphs[0].text.startswith("1.1 Under the agreement")
    assert paragraphs[0].text.endswith("by the fifth. Officers will")


def test_foot_of_each_page_runs_though_pages_are_not_as_long() -> None:
    pages = arrange(_pages(PROSE + CONDITIONS, CONDITIONS_GO_ON))

    assert not any(
        isinstance(block, Heading | Paragraph) and "Example Council" in block.text
        for page in pages
        for block in page.blocks
    )


def test_wrapped_prose_with_form_feeds_is_read_as_prose() -> None:
    source = "The deficit rose by a third\nin a year.\f  The plan is late.\n"

    pages = read_text(source)

    texts = [
        block.text
        for page in pages
        for block in page.blocks
        if isinstance(block, Paragraph)
    ]
    assert texts == ["The deficit rose by a third in a year.", "The plan is late."]


def test_wrapped_cells_beside_each_other_are_no_columns_of_prose() -> None:
    table = _only_table(_pages(BESIDE_EACH_OTHER))

    assert [row[0] for row in _cells(table)] == [
        "Condition",
        *"23456",
    ]


def test_key_of_words_over_a_register_is_a_table_of_its_own() -> None:
    key = (
        "        Score      Band     What follows\n"
        "        12 - 16    Red      The board looks at it monthly\n"
        "        6 - 9      Amber    The director looks at it quarterly\n"
        "        1 - 4      Green    Nothing\n\n"
    )

    (page,) = _pages(PROSE + key + REGISTER)

    tables = [block for block in page.blocks if isinstance(block, Table)]
    assert [_cells(table)[0][0] for table in tables] == ["Score", "Ref"]


def test_drawn_page_shows_no_picture() -> None:
    (page,) = _pages(PROSE + CONDITIONS)

    assert (page.number, page.width, page.height) == (1, None, None)


def test_label_whose_numbers_stand_beside_its_second_line_begins_a_row() -> None:
    spend = """\
 Table 2: High needs block at Period 6, £000
                                           2024/25    Period 6    Variance
                                            Budget    Forecast    Period 6
 Special schools and academies              47,210      48,655       1,445
 Mainstream top-up (AFN and HLN)            28,940      31,380       2,440
 Independent and non-maintained special
 schools (INM)                              24,600      30,115       5,515
 Alternative provision                       7,850       7,425       (425)
 Total                                     108,600     117,575       8,975
"""

    table = _only_table(_pages(PROSE + spend, PROSE))

    assert [row[0] for row in _cells(table)[-5:]] == [
        "Special schools and academies",
        "Mainstream top-up (AFN and HLN)",
        "Independent and non-maintained special schools (INM)",
        "Alternative provision",
        "Total",
    ]
