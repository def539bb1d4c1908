"""Papers of three councils to lay side by side, the figures each page truly printed.

Northwold and Southwold forecast a balance alike; that of Westwold-by-the-Sea, of a
long name, is net of payments. Eastwold's paper is not public.
"""

from pathlib import Path
from typing import Any

from corpus.pages import Page, Paragraph, Place
from corpus.records import (
    Basis,
    Figure,
    FigureId,
    Flow,
    Locator,
    Measure,
    Paper,
    PaperId,
    Passage,
    PassageId,
    SafetyValve,
    Status,
)
from tests.fakes import FakeShelf
from tests.figures_in_words import figure

HOSTILE = "<img src=x onerror=document.title='caught'>"


def paper(letter: str, council: str, status: Status = Status.PUBLIC) -> Paper:
    return Paper(
        id=PaperId(letter * 64),
        file_name=f"{council.lower()}.txt",
        council=council,
        committee="Schools Forum",
        met_on="2024-05-22",
        title=f"{council}: where the deficit stands",
        status=status,
    )


NORTH, SOUTH = paper("a", "Northwold"), paper("b", "Southwold")
WEST, EAST = paper("c", "Westwold-by-the-Sea"), paper("d", "Eastwold", Status.EXEMPT)

WORDS = {
    NORTH.id: (
        "1. The Safety Valve agreement is under review.",
        "2. The balance is forecast to be £63m in 2023/24 and £91m in 2024/25.",
        "3. Plans number 1,200.",
    ),
    SOUTH.id: (
        "1. The balance is forecast to be £20m in 2023/24.",
        "2. The Safety Valve agreement is on track.",
    ),
    WEST.id: ("1. Net of payments the balance is £30m in 2023/24.",),
    EAST.id: ("1. The balance is forecast to be £99m in 2023/24.",),
}


def page_of(paper: Paper) -> Page:
    """The paper as one page without a number."""
    blocks, start = [], 0
    for text in WORDS[paper.id]:
        place = Place(page_number=None, start=start, end=start + len(text))
        blocks.append(Paragraph(text=text, places=(place,)))
        start += len(text) + 1
    return Page(number=None, text="\n".join(WORDS[paper.id]), blocks=tuple(blocks))


def place_in(paper: Paper, quote: str, para: int) -> Locator:
    start = page_of(paper).text.index(quote)
    return Locator(
        words=f"para {para}", page_number=None, start=start, end=start + len(quote)
    )


def balance(of: Paper, printed: str, para: int, **coordinates: Any) -> Figure:
    quote = WORDS[of.id][para - 1]
    shared: dict[str, Any] = {
        "id": FigureId(f"{of.id[:1]}-{printed}"),
        "paper_id": of.id,
        "council": of.council,
        "period": "2023-24",
        "basis": Basis.FORECAST,
        "flow": Flow.CUMULATIVE,
        "quote": quote,
        "locator": place_in(of, quote, para),
        "vintage": of.met_on,
    }
    return figure(printed, **{**shared, **coordinates})


NOW = balance(NORTH, "£63m", 2)
NEXT = balance(NORTH, "£91m", 2, period="2024-25")
BESIDE = balance(SOUTH, "£20m", 1)
NET = balance(WEST, "£30m", 1, safety_valve=SafetyValve.NET)
KEPT = balance(EAST, "£99m", 1)
PLANS = balance(
    NORTH, "1,200", 3, measure=Measure.EHCP_COUNT, basis=None, flow=None, label=HOSTILE
)
FIGURES = (NOW, NEXT, BESIDE, NET, KEPT, PLANS)


def shelf() -> FakeShelf:
    """Hold the four papers, their figures, and what they say of agreements."""
    papers = (NORTH, SOUTH, WEST, EAST)
    return FakeShelf(
        *((each, Path(each.file_name), (page_of(each),)) for each in papers),
        figures=FIGURES,
        passages=tuple(
            Passage(
                id=PassageId(f"{each.id[:1]}-{number}"),
                paper_id=each.id,
                text=text,
                context="",
                locator=place_in(each, text, number),
            )
            for each in papers
            for number, text in enumerate(WORDS[each.id], start=1)
        ),
    )
