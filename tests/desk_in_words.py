"""What lies before the clerk, written down in a test: papers, tables and sentences.

    desk_of("What is Bury's deficit in 2022/23?", *table_of({"Deficit": ("£19.5m",)}))

`settle` works sums out as the tools do until there is a draft; `told` prints a draft
as a reader sees it, each reference as its number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from zlib import crc32

from assistant.candidates import Candidate, gather
from assistant.composing import compose
from assistant.desk import Desk, Needs
from assistant.drafts import Draft
from assistant.follow_ups import read_question
from assistant.found import Found, Withheld
from corpus.errors import PapersError
from corpus.records import (
    Basis,
    Event,
    Figure,
    FigureId,
    Finding,
    Flow,
    Hit,
    Locator,
    Measure,
    Paper,
    PaperId,
    Passage,
    PassageId,
    Risk,
    Status,
)
from tests.figures_in_words import figure
from tests.papers_in_words import paper
from tools.calculation import Calculation
from tools.calculator import evaluate
from tools.progress import Progress

BURY = paper(
    id=PaperId("bu" * 32),
    file_name="bury.txt",
    council="Bury",
    committee="Schools Forum",
    met_on="2022-01",
    status=Status.PUBLIC,
)
KENT = paper(
    id=PaperId("ke" * 32),
    file_name="kent.txt",
    council="Kent",
    committee="Cabinet",
    met_on="2022-01",
    status=Status.PUBLIC,
)
PAPERS = (BURY, KENT)

Record = Figure | Hit | Risk | Finding | Event | Progress | Withheld


def place_of(words: str, start: int = 0) -> Locator:
    return Locator(words=words, page_number=None, start=start, end=start + 9)


def table_of(
    rows: Mapping[str, Sequence[str]],
    *,
    columns: Sequence[str] = ("2022/23",),
    caption: str = "Table 2: Recovery plan",
    of: Paper = BURY,
    **coordinates: Any,
) -> tuple[Figure, ...]:
    """The cells of a table, row by row; a column that is a year gives the period."""
    return tuple(
        figure(
            printed,
            **{
                "id": _key(of.file_name, caption, row, column),
                "paper_id": of.id,
                "council": of.council,
                "label": row,
                "caption": caption,
                "row_path": (row,) if row else (),
                "column_path": (column,),
                "period": _year(column),
                "basis": Basis.FORECAST,
                "vintage": of.met_on,
                "quote": f"{row} {printed}".strip(),
                "locator": place_of(
                    f"{caption}; row {row}; column {column}", 100 * number + 10 * place
                ),
            }
            | coordinates,
        )
        for number, (row, cells) in enumerate(rows.items())
        for place, (column, printed) in enumerate(zip(columns, cells, strict=True))
    )


def deficit_of(printed: str, caption: str) -> tuple[Figure, ...]:
    """A table of one cell: Bury's cumulative deficit in 2020/21."""
    return table_of(
        {"DSG deficit": (printed,)},
        columns=("2020/21",),
        caption=caption,
        measure=Measure.DSG_DEFICIT,
        flow=Flow.CUMULATIVE,
    )


def _key(*parts: str) -> FigureId:
    return FigureId(f"f-{crc32(' '.join(parts).encode())}")


def _year(column: str) -> str | None:
    return column.replace("/", "-") if column[:4].isdigit() else None


def told_twice(
    columns: Sequence[str],
    before: Sequence[str],
    after: Sequence[str],
) -> tuple[Figure, ...]:
    """The deficits at the end of each year as one forecast has them, then a later."""
    return tuple(
        cell
        for day, amounts in (("2021-01-20", before), ("2021-12-16", after))
        for cell in table_of(
            {"DSG deficit": amounts},
            columns=columns,
            caption=f"Table: Forecast of {day}",
            flow=Flow.CUMULATIVE,
            vintage=day,
        )
    )


def said(
    text: str,
    *printed: str,
    of: Paper = BURY,
    place: str = "para 5.3",
    **coordinates: Any,
) -> tuple[Hit | Figure, ...]:
    """A passage of one sentence, and the figures that it prints."""
    passage = Passage(
        id=PassageId(f"p-{of.council}-{place}"),
        paper_id=of.id,
        text=text,
        context="",
        locator=place_of(place),
    )
    figures = (
        figure(
            amount,
            **{
                "id": _key(of.file_name, place, str(number)),
                "paper_id": of.id,
                "council": of.council,
                "quote": text,
                "vintage": of.met_on,
                "locator": place_of(place),
            }
            | coordinates,
        )
        for number, amount in enumerate(printed)
    )
    return (Hit(passage=passage, paper=of), *figures)


def desk_of(
    asked: str,
    *records: Record,
    history: Sequence[str] = (),
    papers: Sequence[Paper] = PAPERS,
) -> Desk:
    """The desk of a clerk whose tools have found `records` of `papers`."""

    def all_of(kind: type[Any]) -> tuple[Any, ...]:
        return tuple(record for record in records if isinstance(record, kind))

    found = Found(
        hits=all_of(Hit),
        figures=all_of(Figure),
        risks=all_of(Risk),
        findings=all_of(Finding),
        events=all_of(Event),
        progress=all_of(Progress),
        withheld=all_of(Withheld),
        papers=tuple(papers),
    )
    return Desk(read_question(asked, history), found)


def settle(desk: Desk) -> tuple[Draft, Desk]:
    """The draft for `desk`, and the desk with the sums that it needed."""
    for _ in range(4):
        outcome = compose(desk)
        if isinstance(outcome, Draft):
            return outcome, desk
        desk = replace(desk, sums={**desk.sums, **_worked_out(desk, outcome)})
    message = "expected a draft once its sums are done, got more sums"
    raise AssertionError(message)


def _worked_out(desk: Desk, needs: Needs) -> dict[str, Calculation | None]:
    figures = {figure.id: figure for figure in desk.found.figures}
    sums: dict[str, Calculation | None] = {}
    for expression in needs.expressions:
        try:
            sums[expression] = evaluate(expression, figures)
        except PapersError:
            sums[expression] = None
    return sums


def told(desk: Desk) -> tuple[str, ...]:
    """The sentences of the draft for `desk`, after its status, numbers printed."""
    draft, desk = settle(desk)
    printed = {figure.id: figure.printed for figure in desk.found.figures}
    done = {c.id: c.rounded for c in desk.sums.values() if c is not None}
    left = (row.remaining for row in desk.found.progress)
    done |= {calculation.id: calculation.rounded for calculation in left if calculation}
    sentences = []
    for sentence in draft.sentences:
        text = sentence.text
        for key, words in (*printed.items(), *done.items()):
            text = text.replace(f"{{{key}}}", words)
        sentences.append(text)
    return (draft.status, *sentences)


def answered(asked: str, *records: Record) -> tuple[str, ...]:
    """The sentences told of `records`; the question must have been answered."""
    status, *sentences = told(desk_of(asked, *records))
    assert status == "answered"
    return tuple(sentences)


def candidates(*records: Record) -> tuple[Candidate, ...]:
    """What might answer, out of `records` as tools find them."""
    hits = [record for record in records if isinstance(record, Hit)]
    figures = [record for record in records if isinstance(record, Figure)]
    return gather(hits, figures, {paper.id: paper for paper in PAPERS})


# The placements of one council by phase, with their total.
PHASES = table_of(
    {
        "Nursery": ("£1.0m",),
        "Primary": ("£2.0m",),
        "Secondary": ("£3.0m",),
        "Total": ("£6.0m",),
    },
    columns=("Budget",),
    caption="Table 4: Placements by phase",
    measure=Measure.PLACEMENT_COST,
)
