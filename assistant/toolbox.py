"""The tools a chat model may use: they only read, and only what the role may see.

Each returns text for the model, where every record stands with its id, and the records
themselves for us (`Found`). What a paper says reaches a model only as quoted data
(`assistant.model_lines`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel, ConfigDict, Field

from assistant.found import Found, Withheld
from assistant.grounds import event_id, facts_of, finding_id
from assistant.model_lines import (
    SHOWN_LIMIT,
    figure_line,
    hit_line,
    kept_line,
    line,
    listed,
    progress_line,
)
from assistant.retrieval import Shelf, search
from assistant.words import like, stems
from corpus.councils import canonical
from corpus.errors import PapersError
from corpus.periods import read_periods
from corpus.records import (
    Figure,
    FigureId,
    Hit,
    Measure,
    Paper,
    PaperId,
    Passage,
    Role,
    Scope,
)
from tools.calculator import evaluate
from tools.compare import compare
from tools.paper_parts import PaperPart, passages_of_part
from tools.progress import safety_valve_progress
from tools.results import sum_shown
from tools.scores import multiply

PASSAGE_LIMIT = 40
FIGURE_LIMIT = 400
# A withheld paper is spoken of to the model when it has this share of its words.
WITHHELD_COVER = 0.6

Councils = Annotated[
    tuple[str, ...], Field(description="names of councils; none means all")
]
SaidIn = Annotated[
    tuple[str, ...],
    Field(description="dates or months of the papers asked about: 2024-05"),
]


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SearchArguments(_Arguments):
    """What to search the passages for."""

    query: str = Field(description="what the passages should be about")
    councils: Councils = ()
    said_in: SaidIn = ()


class FigureArguments(_Arguments):
    """Which figures to list."""

    query: str = Field(description="words of the label, row, column or sentence")
    councils: Councils = ()
    measures: tuple[Measure, ...] = Field(
        default=(), description="what they measure; none means anything"
    )
    periods: tuple[str, ...] = Field(
        default=(), description="financial years such as 2023-24"
    )
    has_others: bool = Field(
        default=False,
        description="also what their papers give of others: England, neighbours",
    )


class CouncilArguments(_Arguments):
    """Whose records to list."""

    councils: Councils = ()


class CalculateArguments(_Arguments):
    """A sum over figures."""

    expression: str = Field(
        description="figure ids with + - * / and brackets, 'as percent' at the end"
    )


class PartArguments(_Arguments):
    """Which part of which papers to read."""

    part: PaperPart = Field(description="the part that most papers have")
    councils: Councils = ()
    said_in: SaidIn = ()


class CompareArguments(_Arguments):
    """What to lay side by side."""

    measure: Measure = Field(description="what to compare")
    councils: Councils = ()
    period: str | None = Field(default=None, description="a financial year, 2023-24")


@dataclass(frozen=True, slots=True)
class Toolbox:
    """The tools over one library for one role."""

    shelf: Shelf
    role: Role

    def tools(self) -> list[BaseTool]:
        """Return the tools, ready for an agent."""
        return [
            _tool(self.search_papers, SearchArguments),
            _tool(self.read_part, PartArguments),
            _tool(self.find_figures, FigureArguments),
            _tool(self.find_risks, CouncilArguments),
            _tool(self.calculate, CalculateArguments),
            _tool(self.compare_councils, CompareArguments),
            _tool(self.safety_valve_progress, CouncilArguments),
            _tool(self.timeline, CouncilArguments),
            _tool(self.check_arithmetic, CouncilArguments),
        ]

    def search_papers(
        self, query: str, councils: Sequence[str] = (), said_in: Sequence[str] = ()
    ) -> tuple[str, Found]:
        """Find passages of the papers by words and by meaning."""
        scope = self._scope(councils, said_in)
        hits = search(
            self.shelf, query, role=self.role, scope=scope, limit=PASSAGE_LIMIT
        )
        withheld = self.shelf.withheld(
            query, role=self.role, scope=scope, limit=PASSAGE_LIMIT
        )
        kept = tuple(
            _withheld(query, hit)
            for hit in withheld
            if not scope.paper_ids or _is_of(hit.paper, said_in)
        )
        lines = [hit_line(hit) for hit in hits] or ["No passage matches."]
        if any(_bears_on(query, held) for held in kept):
            lines.append("A paper that is exempt may bear on this; it is not shown.")
        found = Found(hits=hits, papers=self._papers(), withheld=kept)
        return "\n\n".join(lines), found

    def read_part(
        self,
        part: PaperPart,
        councils: Sequence[str] = (),
        said_in: Sequence[str] = (),
    ) -> tuple[str, Found]:
        """Read what papers are for, recommend, decided, or say of who may read them."""
        scope = self._scope(councils, said_in)
        paper_by_id = {paper.id: paper for paper in self._papers()}
        passages = self.shelf.passages(self.role, scope)
        by_paper: dict[PaperId, list[Passage]] = {}
        for passage in passages:
            by_paper.setdefault(passage.paper_id, []).append(passage)
        hits = tuple(
            Hit(paper=paper_by_id[key], passage=passage)
            for key, own in by_paper.items()
            if key in paper_by_id
            for passage in passages_of_part(own, part, paper_by_id[key])
        )
        kept = tuple(
            Withheld(paper=_listed_only(paper), words=frozenset())
            for paper in self.shelf.restricted(self.role)
            if not scope.councils or paper.council in scope.councils
            if not said_in or _is_of(paper, said_in)
        )
        lines = [hit_line(hit) for hit in hits[:SHOWN_LIMIT]]
        lines += [kept_line(held.paper) for held in kept]
        found = Found(hits=hits, papers=self._papers(), withheld=kept)
        return "\n\n".join(lines or ["No paper has such a part."]), found

    def find_figures(
        self,
        query: str,
        councils: Sequence[str] = (),
        measures: Sequence[Measure] = (),
        periods: Sequence[str] = (),
        *,
        has_others: bool = False,
    ) -> tuple[str, Found]:
        """List figures of the papers with all their coordinates, best match first."""
        names = _names(councils)
        scope = Scope(
            councils=() if has_others else names,
            measures=tuple(measures),
            periods=tuple(
                p.year for text in periods for p in read_periods(text) if p.year
            ),
        )
        own = {p.id for p in self._papers() if not names or p.council in names}
        figures = _nearest(
            query,
            [
                figure
                for figure in self.shelf.figures(self.role, scope)
                if not has_others or figure.council in names or figure.paper_id in own
            ],
        )
        text = listed("figures", map(figure_line, figures))
        return text, Found(figures=figures, papers=self._papers())

    def find_risks(self, councils: Sequence[str] = ()) -> tuple[str, Found]:
        """List the risks of risk registers with their scores and owners."""
        risks = self.shelf.risks(self.role, _scope(councils))
        lines = (line(r.id, r.council, *facts_of(r)) for r in risks)
        text = listed("risks", lines)
        products = tuple(multiply(w) for risk in risks for w in risk.workings)
        found = Found(risks=risks, calculations=products, papers=self._papers())
        return text, found

    def calculate(self, expression: str) -> tuple[str, Found]:
        """Do an exact sum over figures named by their ids."""
        figures = self._figures_by_id()
        try:
            result = evaluate(expression, figures)
        except PapersError as error:
            return f"No result. {error}", Found()
        operands = tuple(figures[operand] for operand in result.operands)
        found = Found(calculations=(result,), figures=operands, papers=self._papers())
        return line(result.id, f"{result.expression} = {result.printed}"), found

    def compare_councils(
        self, measure: Measure, councils: Sequence[str] = (), period: str | None = None
    ) -> tuple[str, Found]:
        """Lay a measure side by side; says whether the figures may be compared."""
        names = _names(councils)
        figures = self.shelf.figures(self.role, _scope(councils))
        year = next((p.year for p in read_periods(period or "")), None)
        comparison = compare(figures, Measure(measure), councils=names, period=year)
        shown = tuple(row.figure for row in comparison.rows)
        lines = [figure_line(figure) for figure in shown]
        lines += [
            line(
                f"not comparable: {pair.first.id} and {pair.second.id}",
                *pair.differences,
            )
            for pair in comparison.unlike
        ]
        lines += [
            f"comparable, largest first: {', '.join(f.id for f in ranking.figures)}"
            for ranking in comparison.rankings
        ]
        found = Found(comparisons=(comparison,), figures=shown, papers=self._papers())
        return listed("figures", lines), found

    def safety_valve_progress(self, councils: Sequence[str] = ()) -> tuple[str, Found]:
        """Show each council's Safety Valve agreement: amounts, state, what is left."""
        papers, scope = self._papers(), _scope(councils)
        rows = safety_valve_progress(
            papers,
            self.shelf.figures(self.role, scope),
            self.shelf.events(self.role, scope),
            self.shelf.passages(self.role, scope),
        )
        names = _names(councils)
        shown = tuple(row for row in rows if not names or row.council in names)
        figures = tuple(figure for row in shown for figure in row.figures)
        sums = tuple(sum_ for row in shown for sum_ in row.calculations)
        lines = [progress_line(row) for row in shown]
        lines += [figure_line(figure) for figure in figures]
        found = Found(progress=shown, figures=figures, calculations=sums, papers=papers)
        return listed("agreements", lines), found

    def timeline(self, councils: Sequence[str] = ()) -> tuple[str, Found]:
        """List dated happenings: submitted, agreed, paid, suspended, resolved."""
        events = self.shelf.events(self.role, _scope(councils))
        lines = (
            line(event_id(event), event.happened_on, event.council, event.quote)
            for event in events
        )
        text = listed("events", lines)
        return text, Found(events=events, papers=self._papers())

    def check_arithmetic(self, councils: Sequence[str] = ()) -> tuple[str, Found]:
        """List what does not add up in the papers, printed and recomputed."""
        findings = self.shelf.findings(self.role, _scope(councils))
        lines = (
            line(finding_id(f), f.kind, f.where, f.printed, f.computed)
            for f in findings
        )
        text = listed("findings", lines)
        sums = tuple(filter(None, map(sum_shown, findings)))
        found = Found(findings=findings, calculations=sums, papers=self._papers())
        return text, found

    def _scope(self, councils: Sequence[str], said_in: Sequence[str]) -> Scope:
        """Papers of `councils`; of those only the ones of the dates, if any is."""
        scope = _scope(councils)
        names = scope.councils
        own = (p for p in self._papers() if not names or p.council in names)
        dated = [p.id for p in own if _is_of(p, said_in)]
        return replace(scope, paper_ids=tuple(dated)) if dated else scope

    def _papers(self) -> tuple[Paper, ...]:
        return self.shelf.papers(self.role)

    def _figures_by_id(self) -> Mapping[FigureId, Figure]:
        return {f.id: f for f in self.shelf.figures(self.role, Scope())}


def _tool(
    function: Callable[..., tuple[str, Found]], arguments: type[BaseModel]
) -> BaseTool:
    return StructuredTool.from_function(
        func=function,
        args_schema=arguments,
        response_format="content_and_artifact",
    )


def _is_of(paper: Paper, said_in: Sequence[str]) -> bool:
    """Whether a paper's meeting is at one of the dates or months."""
    met_on = paper.met_on or ""
    return any(met_on.startswith(day) or day == met_on for day in said_in)


def _names(councils: Iterable[str]) -> tuple[str, ...]:
    """Canonical names; one that nobody has stays, and so finds nothing."""
    return tuple(canonical(name) or name for name in councils)


def _scope(councils: Iterable[str]) -> Scope:
    return Scope(councils=_names(councils))


def _nearest(query: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """At most `FIGURE_LIMIT` figures, those nearest to `query` in words first."""
    asked = {word for stem in stems(query) for word in (stem, *like(stem))}

    def shared(figure: Figure) -> int:
        said = (figure.label, figure.caption, figure.quote, *figure.column_path)
        return len(asked & set(stems(" ".join(filter(None, said)))))

    ranked = sorted(figures, key=lambda figure: -shared(figure))
    return tuple(ranked[:FIGURE_LIMIT])


def _withheld(query: str, hit: Hit) -> Withheld:
    """What may be told of a paper that may not be seen: that it is, and its marking."""
    said = set(stems(f"{hit.passage.context} {hit.passage.text}"))
    words = frozenset(w for w in stems(query) if w in said or said & set(like(w)))
    return Withheld(paper=_listed_only(hit.paper), words=words)


def _listed_only(paper: Paper) -> Paper:
    """Of a paper that may not be seen, what a published agenda tells."""
    return Paper(
        id=PaperId(""),
        file_name="",
        council=paper.council,
        committee=paper.committee,
        met_on=paper.met_on,
        status=paper.status,
        marking=paper.marking,
    )


def _bears_on(query: str, held: Withheld) -> bool:
    asked = set(stems(query))
    return len(held.words) >= WITHHELD_COVER * len(asked) > 0
