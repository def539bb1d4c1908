"""What lies before the clerk: the question, what the tools found, the sums done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.candidates import gather
from assistant.drafts import Draft
from assistant.evidence import Weighed, weigh
from assistant.found import Found
from assistant.fund_asked import of_fund_asked, without_grant
from assistant.opposed import is_row_opposed
from assistant.question import Question
from assistant.rows_led import led_by_side
from corpus.records import Figure, Paper, PaperId
from tools.calculation import Calculation


@dataclass(frozen=True, slots=True)
class Needs:
    """Sums the answer needs first, written over figure ids."""

    expressions: tuple[str, ...]


Outcome = Draft | Needs


@dataclass(frozen=True, slots=True)
class Desk:
    """The question and all that may go into its answer.

    `sums` holds what each expression came to; None where it has no result.
    """

    question: Question
    found: Found
    sums: Mapping[str, Calculation | None] = field(default_factory=dict)

    def papers(self) -> Mapping[PaperId, Paper]:
        """Return the papers by id."""
        return self.found.paper_by_id()

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures found, none of the grant where another fund is asked."""
        return without_grant(self.question, self.found.figures)

    def weighed(self) -> tuple[Weighed, ...]:
        """Return the candidates for the question, best first."""
        candidates = gather(self.found.hits, self.found.figures, self.papers())
        of_fund = of_fund_asked(self.question, candidates)
        own = [c for c in of_fund if not is_row_opposed(self.question, c)]
        return led_by_side(self.question, weigh(self.question, own))

    def missing(self, expressions: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of `expressions` that have not been worked out."""
        return tuple(e for e in expressions if e not in self.sums)


# A way to answer: what it comes to over what was found, or None where it does not.
Way = Callable[[Desk, Sequence[Weighed]], Outcome | None]
