"""What the tools of one run have found: the only things an answer may rest on."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from corpus.records import Event, Figure, Finding, Hit, Paper, PaperId, Risk
from tools.calculation import Calculation
from tools.compare import Comparison
from tools.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A paper that matches and that the role may not see.

    `paper` has no more than its marking, council, committee and date; `words` are those
    of the reader's own query that it has.
    """

    paper: Paper
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Records a tool returned, beside its text for the model.

    `papers` are the papers of everything else in it.
    """

    hits: tuple[Hit, ...] = ()
    figures: tuple[Figure, ...] = ()
    risks: tuple[Risk, ...] = ()
    findings: tuple[Finding, ...] = ()
    events: tuple[Event, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    progress: tuple[Progress, ...] = ()
    papers: tuple[Paper, ...] = ()
    withheld: tuple[Withheld, ...] = ()

    def paper_by_id(self) -> dict[PaperId, Paper]:
        """Return the papers by their ids."""
        return {paper.id: paper for paper in self.papers}


def merge(parts: Iterable[Found]) -> Found:
    """Return all of `parts` as one, each record once, in order of arrival."""
    parts = tuple(parts)
    joined = {
        f.name: tuple(
            dict.fromkeys(record for part in parts for record in getattr(part, f.name))
        )
        for f in fields(Found)
    }
    return Found(**joined)
