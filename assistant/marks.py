"""What officers said of the figures that an answer rests on.

A rejected figure is still what its paper prints, and the answer still tells it; but
first among its warnings it then says who would not rely on it, when and why.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.answer import Answer
from assistant.quotes import squeeze
from corpus.records import Figure, Role, Scope
from corpus.verdicts import Mark, Verdict
from tools.marks import Marked, gather, tell_mark


class Shelf(Protocol):
    """A library with marks; every question says who asks."""

    def marks(self, role: Role) -> Sequence[Mark]:
        """Return the marks on figures of papers `role` may see, oldest first."""

    def figures(self, role: Role, scope: Scope) -> Sequence[Figure]:
        """Return the figures in `scope`, paper by paper in printed order."""


def read_marks(shelf: Shelf, role: Role) -> tuple[Marked, ...]:
    """Return the marks `role` may see, by the figures they are on."""
    marks = shelf.marks(role)
    if not marks:
        return ()
    papers = {mark.figure.paper_id: None for mark in marks}
    return gather(marks, shelf.figures(role, Scope(paper_ids=tuple(papers))))


def tell_rejected(answer: Answer, shelf: Shelf, role: Role) -> Answer:
    """Return `answer`, its warnings led by what was rejected of what it rests on."""
    told = tuple(
        tell_mark(marked)
        for marked in read_marks(shelf, role)
        if marked.verdict is Verdict.REJECTED
        and marked.figure
        and _rests_on(answer, marked.figure)
    )
    return replace(answer, warnings=(*told, *answer.warnings)) if told else answer


def _rests_on(answer: Answer, figure: Figure) -> bool:
    """Tell whether `answer` states `figure`, reckons with it, or quotes it."""
    if figure.id in {each.id for each in answer.figures}:
        return True
    if any(figure.id in sum_.operands for sum_ in answer.calculations):
        return True
    place = figure.locator
    return any(
        citation.paper.id == figure.paper_id
        and citation.locator.page_number == place.page_number
        and citation.locator.start < place.end
        and place.start < citation.locator.end
        and squeeze(figure.printed) in citation.quote
        for citation in answer.citations
    )
