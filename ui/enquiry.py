"""What other programs may ask of the library: over HTTP, and as tools of an MCP server.

Each answers with the JSON that the command line prints (`ui.contract`), of what the
role of who asks may see.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pydantic import PositiveInt

from assistant.answer import Answer, Step
from corpus.library import Library
from corpus.records import Measure, Paper, PaperId, Role, Scope
from tools.compare import compare, compare_by_year
from tools.progress import safety_valve_progress as progress_of
from ui import contract
from ui.contract import Json
from ui.contract_comparisons import comparison_json
from ui.contract_progress import progress_json
from ui.scopes import scope_in_words

MOST = 500


class Assistant(Protocol):
    """Answers questions, telling its steps on the way."""

    def steps(
        self, question: str, *, role: Role, history: Sequence[str]
    ) -> Iterator[Step | Answer]:
        """Yield what is being done, and last the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiry:
    """One person's questions; the methods are what is offered.

    Their names, types and docstrings are what other programs are told, in place of a
    manual, so the docstrings speak to whoever calls.
    """

    library: Library
    assistant: Assistant
    role: Role

    def ask(self, question: str) -> Json:
        """Answer a question from council papers, each figure with its source.

        Args:
            question: In your own words, such as "What is Bury's DSG deficit?".

        Returns:
            The answer or refusal, its citations, figures, sums and warnings.
        """
        said = self.assistant.steps(question, role=self.role, history=())
        answer = next(step for step in said if isinstance(step, Answer))
        return contract.answer_json(answer, self._papers)

    def find_figures(
        self,
        council: str | None = None,
        measure: Measure | None = None,
        period: str | None = None,
        paper: str | None = None,
        first: PositiveInt = 1,
    ) -> Json:
        """Find figures as papers print them, with coordinates and places.

        Args:
            council: Only this council's.
            measure: Only of this measure.
            period: Only of this year or date, such as 2023/24 or 31 March 2024.
            paper: Only of this paper: its file name, or the beginning of its id.
            first: Which figure to begin with, from 1; at most 500 come at once.

        Returns:
            How many there are in all, and the figures.
        """
        scope = self._scope(council, paper, period=period, measure=measure)
        figures = self.library.figures(self.role, scope)
        papers = self._papers
        return {
            "total": len(figures),
            "figures": [contract.figure_json(each, papers) for each in figures][
                first - 1 : first - 1 + MOST
            ],
        }

    def find_risks(self, council: str | None = None, paper: str | None = None) -> Json:
        """Find rows of risk registers, scores as printed.

        Args:
            council: Only this council's.
            paper: Only of this paper: its file name, or the beginning of its id.

        Returns:
            The risks, each with its scheme where the paper gives one, and its place.
        """
        risks = self.library.risks(self.role, self._scope(council, paper))
        papers = self._papers
        return {"risks": [contract.risk_json(each, papers) for each in risks]}

    def compare_councils(
        self,
        measure: Measure,
        councils: list[str] | None = None,
        period: str | None = None,
    ) -> Json:
        """Lay a measure side by side for councils; ranked only among what is alike.

        Args:
            measure: What to compare.
            councils: Which councils; all where none is named.
            period: Only of this year or date, such as 2023/24 or 31 March 2024.

        Returns:
            A row a council, how each pair differs, and rankings of those alike.
        """
        scope = scope_in_words(
            self.library, self.role, councils=councils, period=period
        )
        wide = Scope(councils=scope.councils, measures=(measure,))
        figures = self.library.figures(self.role, wide)
        year = scope.periods[0] if scope.periods else None
        asked = scope.councils
        beside = compare(figures, measure, councils=asked, period=year)
        years = () if year else compare_by_year(figures, measure, councils=asked)
        return comparison_json(beside, years, self._papers)

    def safety_valve_progress(self) -> Json:
        """Show how councils fare with their Safety Valve agreements.

        Returns:
            A row a council: money agreed and received, state, planned balance and
            conditions, each with its source, or null where it is not stated.
        """
        papers, everything = self._papers, Scope()
        rows = progress_of(
            papers.values(),
            self.library.figures(self.role, everything),
            self.library.events(self.role, everything),
            self.library.passages(self.role, everything),
        )
        return {"councils": [progress_json(row, papers) for row in rows]}

    def check_papers(
        self, council: str | None = None, paper: str | None = None
    ) -> Json:
        """List what does not add up in the papers themselves.

        Args:
            council: Only this council's.
            paper: Only of this paper: its file name, or the beginning of its id.

        Returns:
            The findings: what is printed, what it should come to, and where.
        """
        found = self.library.findings(self.role, self._scope(council, paper))
        papers = self._papers
        return {"findings": [contract.finding_json(each, papers) for each in found]}

    def list_papers(self) -> Json:
        """List the papers; of those kept from you, only what an agenda would list.

        Returns:
            The papers with council, committee, date, status and how much was read.
        """
        kept = self.library.restricted(self.role)
        contents = self.library.contents(self.role)
        today = datetime.now().astimezone().date()
        return {
            "papers": [
                contract.paper_json(paper, contents.get(paper.id), today=today)
                for paper in (*self.library.papers(self.role), *kept)
            ]
        }

    @property
    def _papers(self) -> dict[PaperId, Paper]:
        return {paper.id: paper for paper in self.library.papers(self.role)}

    def _scope(
        self,
        council: str | None,
        paper: str | None,
        *,
        period: str | None = None,
        measure: Measure | None = None,
    ) -> Scope:
        return scope_in_words(
            self.library,
            self.role,
            councils=[council] if council else None,
            paper=paper,
            period=period,
            measures=[measure] if measure else None,
        )


OFFERED: tuple[Callable[..., Json], ...] = (
    Enquiry.ask,
    Enquiry.find_figures,
    Enquiry.find_risks,
    Enquiry.compare_councils,
    Enquiry.safety_valve_progress,
    Enquiry.check_papers,
    Enquiry.list_papers,
)
