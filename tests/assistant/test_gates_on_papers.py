"""Every figure of the real papers, said truly and said wrongly."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from assistant.drafts import DraftSentence
from assistant.found import Found
from assistant.gates import Dropped, Passed, check_sentence
from assistant.grounds import Grounds, ground
from assistant.quotes import squeeze
from assistant.wording import list_figure, state_cell
from corpus.records import (
    Basis,
    Figure,
    Flow,
    Measure,
    Paper,
    PaperId,
    SafetyValve,
    Scenario,
    Unit,
)
from corpus.years import next_year, print_year
from ingest.reading import Told, Window, read_paper

PAPERS = Path(__file__).parents[2].parent / "shared" / "papers"
FILES = sorted(PAPERS.glob("*.txt"))

pytestmark = pytest.mark.skipif(not FILES, reason="the real papers are not here")


@cache
def held() -> tuple[Grounds, Mapping[PaperId, str], Mapping[PaperId, Paper]]:
    """Everything read from the papers, their texts, and the papers."""
    window = Window(size=256, token_count=lambda text: len(text.split()))
    readings = [read_paper(file, told=Told(), window=window) for file in FILES]
    found = Found(
        figures=tuple(figure for reading in readings for figure in reading.figures),
        papers=tuple(reading.paper for reading in readings),
    )
    texts = {
        reading.paper.id: squeeze(" ".join(page.text for page in reading.pages))
        for reading in readings
    }
    return ground(found), texts, found.paper_by_id()


def figures() -> list[Figure]:
    sources = held()[0].source_by_id.values()
    return [source.figure for source in sources if source.figure]


def check(sentence: DraftSentence) -> Passed | Dropped:
    grounds, texts, _ = held()
    return check_sentence(sentence, grounds, texts=texts, asked="")


def test_every_figure_can_be_said_as_the_clerk_says_it() -> None:
    papers = held()[2]

    failed = [
        outcome
        for figure in figures()
        for say in (list_figure, state_cell)
        if isinstance(outcome := check(say(figure, papers[figure.paper_id])), Dropped)
    ]

    assert figures()
    assert failed == []


def wrong(figure: Figure) -> Iterator[str]:
    """Sentences about `figure`, none of them true."""
    number = f"{{{figure.id}}}"
    yield f"It is {number} million."
    yield f"It is -{number}."
    yield f"It is {number}9."
    yield f"It is £1, or {number}."
    yield f"It is {number} (para 99.9)."
    yield f"{'Bury' if figure.council != 'Bury' else 'Kent'} has {number}."
    if figure.period:
        yield f"In {print_year(next_year(figure.period))} it is {number}."
    if figure.basis:
        is_outturn = figure.basis is Basis.OUTTURN
        yield f"The {'forecast' if is_outturn else 'outturn'} is {number}."
    if figure.scenario:
        is_mitigated = figure.scenario is Scenario.MITIGATED
        yield f"{'Unmitigated' if is_mitigated else 'Mitigated'} it is {number}."
    if figure.safety_valve:
        is_net = figure.safety_valve is SafetyValve.NET
        yield f"The {'gross' if is_net else 'net'} figure is {number}."
    if figure.flow:
        is_balance = figure.flow is Flow.CUMULATIVE
        yield f"The {'in-year' if is_balance else 'cumulative'} figure is {number}."
    is_owed = figure.measure is Measure.DSG_DEFICIT and figure.unit is Unit.GBP
    if is_owed and figure.amount:
        yield f"The {'surplus' if figure.amount > 0 else 'deficit'} is {number}."


def test_no_figure_can_be_said_wrongly() -> None:
    outcomes = [
        check(DraftSentence(text=text))
        for figure in figures()
        for text in wrong(figure)
    ]

    assert len(outcomes) > 6 * len(figures())
    assert [one for one in outcomes if isinstance(one, Passed)] == []
