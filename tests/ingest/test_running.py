"""Running headers and footers told from what a paper says."""

from collections.abc import Sequence

import pytest

from corpus.pages import Block, Box, Footnote, Heading, Page, Paragraph, Place
from ingest.running import settle_running

BODY = "Spending on places rose because more plans were issued than foreseen."


def line(text: str, *, page_number: int | None, top: float | None = None) -> Paragraph:
    boxes = (
        ()
        if top is None or page_number is None
        else (Box(page_number=page_number, x0=0, top=top, x1=9, bottom=top + 9),)
    )
    place = Place(page_number=page_number, start=0, end=len(text), boxes=boxes)
    return Paragraph(text=text, places=(place,))


def paged(*pages: Sequence[str], tops: Sequence[float] = ()) -> list[Page]:
    """Pages of lines, line `index` of each at height `tops[index]` if that is given."""
    return [
        Page(
            number=number,
            text="",
            blocks=tuple(
                line(text, page_number=number, top=tops[index] if tops else None)
                for index, text in enumerate(lines)
            ),
        )
        for number, lines in enumerate(pages, start=1)
    ]


def said(pages: Sequence[Page]) -> list[tuple[type[Block], str]]:
    return [
        (type(block), block.text)
        for block in settle_running(pages)
        if isinstance(block, Heading | Paragraph | Footnote)
    ]


def texts(pages: Sequence[Page]) -> list[str]:
    return [text for _, text in said(pages)]


@pytest.mark.parametrize(
    "header",
    ["Northwold Cabinet", "Page {} of 9", "{} Northwold Cabinet", "Cabinet {}"],
    ids=str,
)
def test_header_is_left_out_after_its_first_page(header: str) -> None:
    pages = paged(*([header.format(n), f"{n}.1 {BODY}"] for n in (1, 2, 3)))

    kept = texts(pages)

    assert [text for text in kept if text.endswith(BODY)] == [
        f"{n}.1 {BODY}" for n in (1, 2, 3)
    ]
    assert len(kept) <= 4


def test_two_pages_are_enough_at_one_height() -> None:
    tops = (30.0, 90.0)

    same = texts(paged(["Cabinet", BODY], ["Cabinet", BODY], tops=tops))
    unplaced = texts(paged(["Cabinet", BODY], ["Cabinet", BODY]))

    assert same == ["Cabinet", BODY]
    assert unplaced.count("Cabinet") == 2


def test_long_footer_runs_if_it_counts_the_pages() -> None:
    tops = (30.0, 780.0)
    long = "Northwold Council | Cabinet | " + "Report of the Director of Finance " * 3

    first, second = [f"1.1 {BODY}", f"{long}Page 1"], [f"2.1 {BODY}", f"{long}Page 2"]
    counted = texts(paged(first, second, tops=tops))
    repeated = texts(paged([first[0], long], [second[0], long], tops=tops))

    assert counted == [*first, second[0]]
    assert repeated.count(long) == 2


def test_title_that_says_what_the_header_says_is_kept() -> None:
    first = ["Northwold Cabinet", "Northwold Cabinet", f"1 {BODY}"]
    second = ["Northwold Cabinet", f"2 {BODY}", f"3 {BODY}"]

    kept = texts(paged(first, second, tops=(30.0, 80.0, 120.0)))

    assert kept.count("Northwold Cabinet") == 2


def test_footer_is_a_note_so_that_no_paragraph_goes_on_in_it() -> None:
    pages = paged(*([f"{n}.1 {BODY}", f"Northwold, page {n}"] for n in (1, 2, 3)))

    assert [kind for kind, text in said(pages) if "Northwold" in text] == [Footnote]


def test_footer_of_a_single_page_is_known_by_the_page_it_ends_with() -> None:
    (kind, _) = said(paged([BODY, "Report of the treasurer. Page 1"]))[-1]

    assert kind is Footnote


def test_page_number_alone_is_left_out() -> None:
    assert texts(paged([BODY, "- 12 -"])) == [BODY]


def test_appendices_that_begin_pages_are_no_header() -> None:
    pages = paged(*([f"Appendix {n}", BODY[n:]] for n in (1, 2, 3)))

    assert sum(text.startswith("Appendix") for text in texts(pages)) == 3


def test_numbered_lines_at_the_top_of_pages_are_no_header() -> None:
    pages = paged(*([f"{n}. Note the report", BODY[n:]] for n in (1, 2, 3)))

    assert sum("Note" in text for text in texts(pages)) == 3


def test_line_that_a_text_without_pages_repeats_is_kept_once() -> None:
    header = "Northwold Schools Forum"
    lines = [header, BODY, header, "More.", header, "Less.", header, "End."]
    blocks = tuple(line(text, page_number=None) for text in lines)

    kept = texts([Page(number=None, text="", blocks=blocks)])

    assert kept == [header, BODY, "More.", "Less.", "End."]


def test_foot_that_counts_the_pages_of_a_text_without_any_is_one_note() -> None:
    lines = [BODY, "More.", "Less.", "Northwold Cabinet  Page 2", "Then."]
    again = "Northwold Cabinet  Page 3"
    blocks = tuple(line(text, page_number=None) for text in (*lines, again, "End."))

    kept = said([Page(number=None, text="", blocks=blocks)])

    assert [text for _, text in kept] == [*lines, "End."]
    assert kept[3][0] is Footnote


@pytest.mark.parametrize(
    "feet",
    [
        pytest.param(("See the annual plan, page 7", "Done."), id="only one"),
        pytest.param(
            ("See the annual plan, page 7", "See the annual plan, page 3"),
            id="numbers that fall",
        ),
    ],
)
def test_pages_that_a_text_refers_to_are_no_foot(feet: tuple[str, str]) -> None:
    blocks = tuple(line(text, page_number=None) for text in (BODY, *feet, "End."))

    assert texts([Page(number=None, text="", blocks=blocks)]) == [BODY, *feet, "End."]


@pytest.mark.parametrize(
    "answer", ["N/A", "None", "Resolved:", "No effect on equality"]
)
def test_answer_given_again_and_again_is_no_header(answer: str) -> None:
    lines = [
        f"{word} effects {answer}"
        for word in ("one", "two", "three", "four", "five", "six")
    ]
    lines = [text for line_ in lines for text in (line_, answer)]
    blocks = tuple(line(text, page_number=None) for text in [*["Head"] * 6, *lines])

    kept = texts([Page(number=None, text="", blocks=blocks)])

    assert kept.count(answer) == 6


def test_footer_of_word_loses_its_number_and_is_a_note() -> None:
    blocks = (line(BODY, page_number=None), line("Treasury. Page", page_number=None))

    assert said([Page(number=None, text="", blocks=blocks)])[-1][0] is Footnote
