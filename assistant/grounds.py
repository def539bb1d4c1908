"""What a sentence may rest on: what the tools of this run returned, by its id."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.found import Found
from corpus.records import (
    Event,
    Figure,
    Finding,
    Hit,
    Locator,
    Paper,
    PaperId,
    Risk,
    Working,
)
from corpus.times import print_date
from tools import cells
from tools.calculation import Calculation
from tools.membership import Membership
from tools.scores import multiply
from tools.standing import Standing, Statement

# What we say, in our own words, of a council whose paper says how it stands.
_SPEAKS = "speaks of a Safety Valve agreement"
NO_AGREEMENT = "has no Safety Valve agreement"
_STANDINGS = {
    Standing.REFUSED: "does not have a Safety Valve agreement: its plan was not"
    " accepted",
}
# What we say of a score that is printed with its factors.
IS_PRODUCT, IS_NO_PRODUCT = "is right", "is not right"
# Digits of an id made from what a record says.
_ID_DIGITS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place a sentence may rest on: words of a paper, and what was read there.

    `facts` are what a record adds to its quote: a risk's scores and owner, a finding's
    working. They were read or worked out by us, never by a chat model. `places` are
    the words that say where it stands, of a passage also those of figures in it.
    """

    paper: Paper
    quote: str
    locator: Locator
    figure: Figure | None = None
    facts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Everything a draft may name, and what may be told of what is withheld."""

    source_by_id: Mapping[str, Source]
    calculation_by_id: Mapping[str, Calculation]
    withheld: tuple[str, ...] = ()

    def has(self, key: str) -> bool:
        """Return whether a tool of this run returned `key`."""
        return key in self.source_by_id or key in self.calculation_by_id

    def figures_of(self, key: str) -> tuple[Figure, ...]:
        """Return the figure `key` names, or the operands of a sum; none for words."""
        if key in self.calculation_by_id:
            named = self.calculation_by_id[key].operands
            sources = (self.source_by_id[operand] for operand in named)
        else:
            sources = (self.source_by_id[one] for one in (key,))
        return tuple(source.figure for source in sources if source.figure)


def finding_id(finding: Finding) -> str:
    """Return the id by which a sentence names `finding`."""
    return _id("x", finding.paper_id, finding.where, finding.printed)


def event_id(event: Event) -> str:
    """Return the id by which a sentence names `event`."""
    return _id("e", event.paper_id, event.happened_on, event.quote)


def statement_id(statement: Statement) -> str:
    """Return the id by which a sentence names `statement`."""
    return _id("s", statement.paper_id, statement.standing, statement.quote)


def _id(letter: str, *parts: str) -> str:
    key = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f"{letter}-{key[:_ID_DIGITS]}"


def ground(found: Found) -> Grounds:
    """Return what of `found` a sentence may name; what is of no paper is left out."""
    papers = found.paper_by_id()
    sources = {
        key: source
        for key, source in _sources(found, papers)
        if source.paper.id in papers
    }
    return Grounds(
        source_by_id=sources,
        calculation_by_id={
            calculation.id: calculation
            for calculation in found.calculations
            if all(operand in sources for operand in calculation.operands)
        },
        withheld=tuple(dict.fromkeys(_told_of_withheld(found))),
    )


def _sources(
    found: Found, papers: Mapping[PaperId, Paper]
) -> Iterator[tuple[str, Source]]:
    figures_by_paper: dict[PaperId, list[Figure]] = defaultdict(list)
    for figure in found.figures:
        figures_by_paper[figure.paper_id].append(figure)
    for hit in found.hits:
        source = _of_passage(hit, figures_by_paper[hit.paper.id])
        yield hit.passage.id, source
    for figure in found.figures:
        if paper := papers.get(figure.paper_id):
            source = Source(
                paper=paper,
                quote=figure.quote,
                locator=figure.locator,
                figure=figure,
                places=(figure.locator.words,),
            )
            yield figure.id, source
    for keys, record, facts in _records(found):
        if paper := papers.get(record.paper_id):
            source = Source(
                paper=paper,
                quote=record.quote,
                locator=record.locator,
                facts=tuple(fact for fact in facts if fact),
                places=(record.locator.words,),
            )
            yield from ((key, source) for key in keys)


def _of_passage(hit: Hit, figures: Iterable[Figure]) -> Source:
    passage = hit.passage
    text = " ".join(passage.text.split())
    places = (f.locator.words for f in figures if " ".join(f.quote.split()) in text)
    return Source(
        paper=hit.paper,
        quote=passage.text,
        locator=passage.locator,
        places=tuple(dict.fromkeys((passage.locator.words, *places))),
    )


def _records(
    found: Found,
) -> Iterator[
    tuple[
        tuple[str, ...],
        Risk | Event | Finding | Statement | cells.Source,
        tuple[str | None, ...],
    ]
]:
    """Records that are not figures or passages, each with its ids and facts.

    The clerk, who has the records themselves, names them by their number too.
    """
    for risk in found.risks:
        yield (risk.id,), risk, tuple(facts_of(risk))
    for number, event in enumerate(found.events):
        yield (event_id(event), f"e-{number}"), event, (event.printed,)
    for number, finding in enumerate(found.findings):
        facts = (finding.where, finding.printed, finding.computed)
        yield (finding_id(finding), f"x-{number}"), finding, facts
    for number, row in enumerate(found.progress):
        for place, statement in enumerate(row.statements):
            keys = (statement_id(statement), f"s-{number}-{place}")
            stands = _STANDINGS.get(statement.standing)
            yield keys, statement, (_SPEAKS, stands)
        if row.membership is Membership.NO_AGREEMENT and row.cells.membership:
            for told in row.cells.membership.sources[:1]:
                yield (f"m-{number}",), told, (NO_AGREEMENT,)


def facts_of(risk: Risk) -> Iterator[str]:
    """Return what a register says of `risk`, each score with its name before it."""
    named = (
        ("unmitigated", risk.unmitigated),
        ("mitigated", risk.mitigated),
        ("target", risk.target),
        ("likelihood", risk.likelihood),
        ("impact", risk.impact),
        ("rated", risk.rag),
        ("owner", risk.owner),
        ("workstreams", risk.workstreams),
    )
    yield from (f"{name} {value}" for name, value in named if value)
    for working in risk.workings:
        yield from (verdict_on(working), f"({working.multiplied})")
    yield risk.risk
    done = (("mitigation", risk.mitigations), ("action", risk.actions))
    yield from (f"{name}: {words}" for name, words in done if words)
    columns = (risk.category, risk.scheme)
    yield from (text for text in columns if text)


def verdict_on(working: Working) -> str:
    """Return a score with its factors, and whether it is right, as one fact."""
    printed = f"{working.column}: {working.multiplied} = {working.score}"
    if working.is_right:
        return f"{printed} {IS_PRODUCT}"
    product = f"{working.multiplied} = {multiply(working).rounded}"
    return f"{printed} {IS_NO_PRODUCT}, as {product}"


def _told_of_withheld(found: Found) -> Iterator[str]:
    for held in found.withheld:
        paper = held.paper
        dated = print_date(paper.met_on) if paper.met_on else None
        told = (paper.marking, paper.council, paper.committee, dated)
        yield from (words for words in told if words)
