"""What the traps are made from: the sample papers, the tests' own, the published ones.

Everything that is read from the papers is held as if the tools of one run had returned
it, so that a lie may cite any true thing there is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import corpus.papers
from assistant.found import Found
from assistant.grounds import Grounds, ground
from assistant.quotes import squeeze
from corpus.errors import PapersError
from corpus.records import Figure, Hit, Measure, Paper, PaperId, Unit
from ingest.reading import Told, Window, read_paper
from tests import grounds_in_words
from tools.calculation import Calculation
from tools.calculator import evaluate

SAMPLES = Path(corpus.papers.__path__[0])
PUBLISHED = Path(__file__).parents[3].parent / "shared" / "papers"
KINDS = {".pdf", ".docx", ".html", ".xlsx", ".txt"}
MOST_SUMS = 60

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """All that the papers hold; `texts` are squeezed."""

    found: Found
    grounds: Grounds
    texts: Mapping[PaperId, str]

    def paper_of(self, figure: Figure) -> Paper:
        return self.found.paper_by_id()[figure.paper_id]


@cache
def held() -> Held:
    """Everything read from every paper there is, and the sums of its tables."""
    files = [
        path
        for folder in (SAMPLES, PUBLISHED)
        for path in sorted(folder.glob("*.*"))
        if path.suffix in KINDS
    ]
    window = Window(size=256, token_count=lambda text: len(text.split()))
    readings = [read_paper(path, told=Told(), window=window) for path in files]
    own = grounds_in_words.FOUND
    figures = (*own.figures, *(f for reading in readings for f in reading.figures))
    paper_by_id = {r.paper.id: r.paper for r in readings}
    found = Found(
        hits=(
            *own.hits,
            *(
                Hit(passage=passage, paper=paper_by_id[passage.paper_id])
                for reading in readings
                for passage in reading.passages
            ),
        ),
        figures=figures,
        risks=(*own.risks, *(risk for r in readings for risk in r.risks)),
        findings=(*own.findings, *(one for r in readings for one in r.findings)),
        events=(*own.events, *(event for r in readings for event in r.events)),
        calculations=(*own.calculations, *sums(figures)),
        papers=(*own.papers, *paper_by_id.values()),
    )
    texts = {
        reading.paper.id: squeeze(" ".join(page.text for page in reading.pages))
        for reading in readings
    }
    return Held(
        found=found,
        grounds=ground(found),
        texts={**grounds_in_words.TEXTS, **texts},
    )


def sums(figures: Sequence[Figure]) -> Iterator[Calculation]:
    """What a deficit or spend moves by from one year of its row to the next."""
    by_id = {figure.id: figure for figure in figures}
    for one, other in spread(steps(figures), MOST_SUMS):
        try:
            yield evaluate(f"{other.id} - {one.id}", by_id)
        except PapersError:
            continue


def steps(figures: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Neighbours in a row of a table: the same thing in one year and in a later one."""
    return [
        (one, other)
        for one, other in pairwise(figures)
        if one.paper_id == other.paper_id
        and one.caption == other.caption
        and one.row_path == other.row_path != ()
        and one.unit is other.unit is Unit.GBP
        and (one.basis, one.scenario) == (other.basis, other.scenario)
        and one.period
        and other.period
        and one.period < other.period
        and one.amount != other.amount
    ]


def spread(things: Sequence[_Thing], most: int) -> list[_Thing]:
    """At most `most` of `things`, from the first to the last evenly."""
    stride = max(1, -(-len(things) // most))
    return list(things[::stride])


def deficits() -> list[Figure]:
    """Deficits in pounds, whose sign the papers tell."""
    return [
        figure
        for figure in held().found.figures
        if figure.measure is Measure.DSG_DEFICIT
        and figure.unit is Unit.GBP
        and figure.is_sign_told
        and figure.amount
    ]
