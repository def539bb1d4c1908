"""A chat model that lies in every way at once, over the real loop."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from assistant.agent import Assistant
from assistant.drafts import Draft, DraftSentence, Support
from assistant.found import Found
from corpus.library import Library, open_library
from corpus.records import Basis, Figure, Role, SafetyValve, Scenario
from corpus.years import next_year
from ingest.pipeline import ingest
from tests.assistant.traps.held import PUBLISHED, SAMPLES, spread
from tests.assistant.traps.lies import (
    FORECAST,
    GROSS,
    MITIGATED,
    NET,
    OUTTURN,
    UNMITIGATED,
    said_of,
    swapped,
)
from tests.assistant.traps.truths import is_balance
from tests.assistant.traps.writing import amounts, times
from tests.fakes import LetterEmbedder, LyingModel

GOLD = PUBLISHED.parent / "gold" / "questions.jsonl"
MOST_ASKED = 36
MOST_FIGURES = 4

OF_SAMPLES = (
    "What is BCP's DSG deficit at 31 March 2024?",
    "By how much does BCP's deficit grow from 31 March 2024 to 31 March 2025?",
    "What is Bury's DSG deficit in 2022/23?",
    "How much Safety Valve funding was agreed with Bath and North East Somerset?",
    "What are the biggest risks for Bath and North East Somerset?",
    "How do BCP and Bury compare?",
    "Which council has the largest deficit?",
    "Was BCP's plan accepted?",
    "What did Norfolk ask the Cabinet for?",
    "How much has Kent received?",
    "What is Wiltshire's deficit?",
    "What does the settlement in Surrey come to?",
)


def lies_of(figure: Figure) -> Iterator[str]:
    """Sentences about one figure, each false in one of the ways."""
    shown, said = f"{{{figure.id}}}", said_of(figure)
    if other := swapped(figure.amount):
        yield from (f"It is {written}." for written in amounts(other, figure.unit))
    if is_balance(figure) and figure.amount and figure.is_sign_told:
        yield f"It has a {'surplus' if figure.amount > 0 else 'deficit'} of {shown}."
    yield from (f"It is {shown}{words}." for words in ("k", " million", "%", " a day"))
    if figure.period:
        yield from (f"It is {shown} {t}." for t in times(next_year(figure.period)))
    elsewhere = "Kent" if figure.council != "Kent" else "Bury"
    if elsewhere.lower() not in said:
        yield f"{elsewhere}’s figure is {shown}."
    if figure.safety_valve:
        is_net = figure.safety_valve is SafetyValve.NET
        yield from (one.format(shown) for one in (GROSS if is_net else NET))
    if figure.basis and "actual" not in said:
        is_outturn = figure.basis is Basis.OUTTURN
        yield from (
            one.format(shown) for one in (FORECAST if is_outturn else OUTTURN)[:3]
        )
    if figure.scenario:
        is_mitigated = figure.scenario is Scenario.MITIGATED
        wrong = UNMITIGATED if is_mitigated else MITIGATED
        yield from (one.format(shown) for one in wrong)
    yield f"It is {shown} (para 99.9)."
    yield f"It is not {shown}."
    yield f"It is {shown}, twice what it was."


def lie(question: str, found: Found) -> Draft:
    """A draft in which nothing is so, whatever was found."""
    told = [
        DraftSentence(text=text, rests_on=(Support(id=figure.id),))
        for figure in found.figures[:MOST_FIGURES]
        for text in lies_of(figure)
    ]
    for one, other in pairwise(found.hits[:MOST_FIGURES]):
        halves = one.passage.text.split()[:6], other.passage.text.split()[-6:]
        joined = " ".join((*halves[0], "…", *halves[1]))
        told += [
            DraftSentence(
                text=f"It says “{joined}”.", rests_on=(Support(id=hit.passage.id),)
            )
            for hit in (one, other)
        ]
    told += [DraftSentence(text=text) for text in ("It is £117m.", "Yes, it is so.")]
    told.append(DraftSentence(text=f"As you say: {question}"))
    return Draft(status="answered", sentences=tuple(told))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("home")
    papers = PUBLISHED if GOLD.exists() else SAMPLES
    with open_library(home, LetterEmbedder()) as held:
        ingest([papers], library=held, jobs=1)
        yield held


def questions(path: Path) -> list[tuple[str, Role, tuple[str, ...]]]:
    """What is asked, by whom, and after what."""
    if not path.exists():
        return [(asked, Role.PUBLIC, ()) for asked in OF_SAMPLES]
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        (line["question"], Role(line["role"]), tuple(line.get("history", ())))
        for line in lines
    ]


def test_every_lie_is_dropped_and_the_clerk_answers(library: Library) -> None:
    for asked, role, history in spread(questions(GOLD), MOST_ASKED):
        model = LyingModel(lie=lie)

        answer = Assistant(library, model).ask(asked, role=role, history=history)

        usual = Assistant(library).ask(asked, role=role, history=history)
        assert len(model.told[0].sentences) > 2
        assert answer.model == "clerk", (asked, answer.text)
        assert "wrote nothing that the papers bear out" in answer.warnings[0]
        assert (answer.status, answer.text) == (usual.status, usual.text)
