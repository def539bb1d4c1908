"""Passages: nothing over the window, nothing lost, each findable on its own."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.pages import Block, Footnote, Page, Paragraph, Table
from corpus.records import Passage
from ingest.layout import arrange
from ingest.passages import cut_passages
from ingest.readers.choose import read_pages
from tests.papers_in_words import heading, pages, paper, para, table

SAMPLES = Path(__file__).parents[2] / "corpus" / "papers"
FORMATS = {".pdf", ".docx", ".html", ".xlsx", ".txt"}
ROWS = [["Year", "2022/23"], ["Deficit", "4.1"]]


def count_words(text: str) -> int:
    return len(text.split()) + 2


def count_letters(text: str) -> int:
    return len(text)


def cut(
    sheet: Sequence[Page],
    *,
    window: int = 64,
    token_count: Callable[[str], int] = count_words,
) -> tuple[Passage, ...]:
    about = paper(title="Deficit update", committee="Cabinet")
    return cut_passages(about, sheet, token_count=token_count, window=window)


def words_printed(sheet: Sequence[Page]) -> Counter[str]:
    """The words of paragraphs, notes and cells, a number on its own line apart."""
    return Counter(
        word for page in sheet for block in page.blocks for word in _words(block)
    )


def _words(block: Block) -> Iterator[str]:
    match block:
        case Table():
            for cell in (cell for row in block.rows for cell in row.cells):
                yield from [] if cell.is_merged else cell.text.split()
        case Paragraph():
            is_number = len(block.text) <= len(block.number or "") + 2
            yield from [] if is_number else block.text.split()
        case Footnote():
            yield from block.text.split() if block.mark else []


def words_of(passages: Sequence[Passage]) -> Counter[str]:
    return Counter(word for passage in passages for word in passage.text.split())


@pytest.mark.parametrize(
    "path",
    sorted(path for path in SAMPLES.iterdir() if path.suffix in FORMATS),
    ids=lambda path: path.name,
)
def test_passages_of_a_sample_say_each_of_its_words_once(path: Path) -> None:
    sheet = arrange(read_pages(path))

    passages = cut(sheet, window=128)

    assert words_of(passages) == words_printed(sheet)
    assert all(
        count_words(f"{passage.context} {passage.text}") <= 128 for passage in passages
    )


@pytest.mark.parametrize("seed", range(8))
def test_passages_of_any_paper_lose_nothing_and_fit(seed: int) -> None:
    sheet = pages(*_any_blocks(random.Random(seed)))  # noqa: S311 -- papers, not secrets

    for token_count, window in ((count_words, 48), (count_letters, 240)):
        passages = cut(sheet, window=window, token_count=token_count)

        letters = "".join(sorted("".join(words_of(passages).elements())))
        assert letters == "".join(sorted("".join(words_printed(sheet).elements())))
        assert all(
            token_count(passage.context) + token_count(passage.text) <= window
            for passage in passages
        )


def _any_blocks(chance: random.Random) -> Iterator[Block]:
    def text(most: int) -> str:
        words = ("It rose.", "places", "£4.1m", "x" * chance.randint(1, 400))
        return " ".join(chance.choices(words, k=chance.randint(1, most)))

    for number in range(1, 12):
        yield chance.choice(
            (
                heading(text(60)),
                para(f"{number}. {text(80)}", number=str(number)),
                replace(para(text(9), number=str(number)), is_continued=True),
                para(text(12), is_list_item=True),
                table(None, [[text(3) for _ in "ab"] for _ in range(number)]),
                table("Table 1", [[text(40), ""], ["", text(40)]], header_rows=0),
            )
        )


def test_each_row_of_a_front_sheet_is_found_on_its_own() -> None:
    sheet = table(
        None,
        [["Meeting date", "1 May 2024"], ["Portfolio Holder(s):", "Cllr Reed"]],
        header_rows=0,
    )

    passages = cut(pages(heading("Northwold Council"), sheet))

    assert [(p.locator.words, p.text) for p in passages] == [
        ("front sheet; Meeting date", "Meeting date\t1 May 2024"),
        ("front sheet; Portfolio Holder(s)", "Portfolio Holder(s):\tCllr Reed"),
    ]


def test_list_stays_with_the_sentence_that_leads_into_it() -> None:
    passages = cut(
        pages(
            heading("Minutes"),
            para("Members asked about:"),
            para("the cost;", is_list_item=True),
            para("the places.", is_list_item=True),
            para("Next, the plan was noted."),
        )
    )

    assert [passage.text for passage in passages] == [
        "Members asked about:\nthe cost;\nthe places.",
        "Next, the plan was noted.",
    ]


def test_what_is_continued_stays_with_its_paragraph() -> None:
    more = replace(para("It was refused.", number="4"), is_continued=True)

    (passage,) = cut(pages(para("4. A bid was made.", number="4"), more))

    assert passage.text == "4. A bid was made.\nIt was refused."
    assert passage.locator.words == "para 4"


def test_small_table_is_whole_and_a_large_one_a_row_each() -> None:
    small = table("Table 1 Deficit", ROWS)
    lines = [[f"Line {number} {'of many ' * 9}", "£4m"] for number in range(9)]
    large = table("Table 2 Costs", [["Line", "Cost"], *lines])

    whole, first, second, *_ = cut(pages(small, large))

    assert whole.text == "Year\t2022/23\nDeficit\t4.1"
    assert first.text.startswith("Line\tCost\nLine 0")
    assert second.text.startswith("Line 1")
    assert second.locator.words.startswith("Table 2: Costs; row Line 1 of many")
    assert "Table 2 Costs. Line Cost" in second.context
    assert second.table == "Table 2 Costs"


def test_part_of_a_long_paragraph_has_its_own_place() -> None:
    sentences = [
        f"Sentence {n} is here and says that the deficit rose." for n in range(20)
    ]
    sheet = pages(para("5.3 " + " ".join(sentences), number="5.3"))

    passages = cut(sheet, window=48)

    assert len(passages) > 1
    for passage in passages:
        here = passage.locator
        printed = sheet[0].text[here.start : here.end]
        assert printed.split() == passage.text.split()


def test_context_names_the_paper_and_the_heading_path() -> None:
    sheet = pages(heading("5 Money"), heading("Places", level=2), para("It rose."))

    (passage,) = cut(sheet)

    assert passage.context == "Northwold, Cabinet, Deficit update. 5 Money > Places"


def test_header_and_footer_are_no_passages() -> None:
    footer = Footnote(text="Northwold, page 1", mark="", places=())

    assert cut(pages(footer)) == ()
