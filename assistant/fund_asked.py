"""Which fund a question is of: the grant's, or what the council spends beside it."""

import re
from collections.abc import Iterable

from assistant.candidates import Candidate
from assistant.question import Question
from corpus.records import Figure, Measure
from tools.funds import names_own_budget

_OVERSPENT = re.compile(
    r"\b(?:(?:over|under)-?\s?spen[dt]\w*|vari(?:ance|ation)s?|shortfall)\b",
    re.IGNORECASE,
)


def of_fund_asked(
    question: Question, candidates: Iterable[Candidate]
) -> tuple[Candidate, ...]:
    """Return `candidates`, of the council's own budget alone where it is asked about.

    "The general fund's overspend" is told by no deficit of the grant, and by nothing
    that says no more than that it falls on the general fund.
    """
    if not names_own_budget(question.text):
        return tuple(candidates)
    own = tuple(c for c in candidates if not _is_of_grant(c.figures))
    if not _OVERSPENT.search(question.text):
        return own
    return tuple(c for c in own if _OVERSPENT.search(c.text))


def without_grant(question: Question, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return `figures`, none of the grant's deficits where another fund's is asked."""
    if not names_own_budget(question.text):
        return tuple(figures)
    return tuple(f for f in figures if f.measure is not Measure.DSG_DEFICIT)


def _is_of_grant(figures: Iterable[Figure]) -> bool:
    """Whether a deficit of the grant is among what a candidate tells."""
    return any(figure.measure is Measure.DSG_DEFICIT for figure in figures)
