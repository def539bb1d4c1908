"""Plain text as converters leave it."""

from pathlib import Path

import pytest

from corpus.errors import UnreadablePaperError
from corpus.pages import Heading, Page, Paragraph, Table
from ingest.readers.text import read_pages, read_text


def shapes(page: Page) -> list[tuple[str, str]]:
    return [
        (type(block).__name__, block.text)
        for block in page.blocks
        if not isinstance(block, Table)
    ]


def test_line_alone_that_reads_as_a_title_is_a_heading() -> None:
    (page,) = read_text(
        "Background\n\n1. The plan was late.\n2. It was agreed.\n\nClosing.\n"
    )

    assert shapes(page) == [
        ("Heading", "Background"),
        ("Paragraph", "1. The plan was late."),
        ("Paragraph", "2. It was agreed."),
        ("Paragraph", "Closing."),
    ]


def test_place_holds_what_the_block_says() -> None:
    (page,) = read_text("Summary\n\n - a bullet  point\n\n  indented words\n")

    for block in page.blocks:
        assert isinstance(block, Heading | Paragraph)
        (place,) = block.places
        assert " ".join(page.text[place.start : place.end].split()) == block.text


def test_bullet_is_left_out_and_makes_an_item() -> None:
    (block,) = read_text("\N{BULLET} more places")[0].blocks

    assert isinstance(block, Paragraph)
    assert (block.text, block.is_list_item) == ("more places", True)


def test_markup_inside_lines_is_left_out() -> None:
    (page,) = read_text(
        "<p>It is **agreed** that</p> [the plan](http://x.org) &amp; bids."
    )

    assert page.blocks[0] == Paragraph(
        text="It is agreed that the plan & bids.", places=page.blocks[0].places
    )


def test_caption_alone_on_its_line_is_no_heading() -> None:
    (block,) = read_text("Table 3 Deficit by year")[0].blocks

    assert isinstance(block, Paragraph)


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    (page,) = read_text(
        "5.1 The deficit grew in the year because more\nplans were issued than the "
        "grant\nallows for, in spite of it. Officers have\nno more to say.\n"
        "5.2 No reserve is left.\n"
    )

    assert shapes(page) == [
        (
            "Paragraph",
            "5.1 The deficit grew in the year because more plans were issued than the"
            " grant allows for, in spite of it. Officers have no more to say.",
        ),
        ("Paragraph", "5.2 No reserve is left."),
    ]


@pytest.mark.parametrize(
    "wrapped",
    [
        "In the table, the amount that was forecast for placements should read\n"
        "9.84 and not 8.94, as the totals say.",
        "5.1 There were 118 children in independent and other placements at 31\n"
        "December 2024 (31 December 2023: 93).",
    ],
    ids=["an amount", "a date"],
)
def test_number_or_date_that_begins_a_wrapped_line_begins_no_paragraph(
    wrapped: str,
) -> None:
    (page,) = read_text(
        f"The papers say more of it in what follows from here on.\n\n{wrapped}\n"
    )

    assert [text for _, text in shapes(page)][-1] == " ".join(wrapped.split())


def test_long_lines_that_go_on_in_lower_case_are_wrapped_to_their_width() -> None:
    full = "the deficit grew because more plans were issued than the grant allows for"
    line = f"{full} and {full}"
    (page,) = read_text(f"{line}\n" * 4 + "and it will grow.\nNo reserve is left.\n")

    assert shapes(page) == [
        ("Paragraph", f"{' '.join([line] * 4)} and it will grow."),
        ("Paragraph", "No reserve is left."),
    ]


def test_form_feeds_part_numbered_pages() -> None:
    pages = read_text("It rose because\nmore plans came.\n\f\nIt fell.\n\f")

    assert [page.number for page in pages] == [1, 2]
    assert shapes(pages[1]) == [("Paragraph", "It fell.")]
    (place,) = pages[1].blocks[0].places
    assert place.page_number == 2
    assert pages[1].text[place.start : place.end] == "It fell."


def test_wide_table_leaves_the_width_that_prose_is_wrapped_to() -> None:
    row = "Opening balance" + " " * 60 + "4.10      6.20      9.00      9.40     11.20"
    (page,) = read_text(
        "5.1 The deficit grew in the year because more\n    Plans were issued than the"
        " grant allows for.\n\n" + f"{row}\n" * 9
    )

    assert shapes(page)[0][1] == (
        "5.1 The deficit grew in the year because more Plans were issued than the grant"
        " allows for."
    )
    assert isinstance(page.blocks[1], Table)


def test_foot_of_a_printed_page_is_no_heading() -> None:
    (page,) = read_text("It rose.\n\n              Page 2 of 9\n\nIt fell.\n")

    assert [text for _, text in shapes(page)] == ["It rose.", "It fell."]


def test_short_lines_of_a_front_sheet_are_not_run_together() -> None:
    lines = ["Northwold County Council", "Date: 1 May 2024", "Report title: Deficit"]

    (page,) = read_text(
        "\n".join([*lines, "", "It rose because more plans were issued."])
    )

    assert [text for _, text in shapes(page)][:3] == lines


def test_tab_after_a_paragraph_number_makes_no_row() -> None:
    (page,) = read_text(
        "1.\tPurpose\n\n1.1\tIt rose.\n(a)\tby £4m\n\nBand\tRate\nA\t£2\n"
    )

    assert shapes(page) == [
        ("Heading", "1. Purpose"),
        ("Paragraph", "1.1 It rose."),
        ("Paragraph", "(a) by £4m"),
    ]
    assert isinstance(page.blocks[-1], Table)


def test_tab_after_a_bullet_makes_no_row() -> None:
    (page,) = read_text(
        "  •\tIt rose. \n  •\tBy £4m it fell. \n\n(1)\tThat it be noted.\n"
    )

    assert shapes(page) == [
        ("Paragraph", "It rose."),
        ("Paragraph", "By £4m it fell."),
        ("Paragraph", "(1) That it be noted."),
    ]


def test_what_minutes_head_their_parts_with_is_a_heading() -> None:
    (page,) = read_text("Minutes:\n\nIt was noted.\n\nResolved:\n\nActions include:\n")

    assert [kind for kind, _ in shapes(page)] == [
        "Heading",
        "Paragraph",
        "Heading",
        "Paragraph",
    ]


@pytest.mark.parametrize("raw", [b"", b" \n", b"PK\x00\x00"], ids=repr)
def test_file_that_is_no_text_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(raw)

    with pytest.raises(UnreadablePaperError):
        read_pages(path)


def test_windows_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes("It cost £5 \N{EN DASH} no more.".encode("cp1252"))

    (page,) = read_pages(path)

    assert page.text == "It cost £5 \N{EN DASH} no more."


def test_lines_that_run_through_a_text_without_pages_part_no_table() -> None:
    foot = "\n\nHarbour Board 4 May\tFees and charges\n\n- {} -\n\n"
    rows = ["Fee\tOwner\nMoorings\tThe clerk", "Slipway\tThe master", "Crane\tNobody"]
    text = "The fees are below.\n\n"
    text += "".join(row + foot.format(page) for page, row in enumerate(rows, start=1))

    (page,) = read_text(text)

    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    assert [row.cells[0].text for row in table.rows] == [
        *("Fee", "Moorings", "Slipway", "Crane")
    ]
    assert [text for _, text in shapes(page)] == ["The fees are below."]
