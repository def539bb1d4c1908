"""What a draft must pass to become an answer: three gates, each a pure function.

    exists    every id was returned by a tool in this run
    located   every quote stands, whole, in the paper it is cited from
    equal     every number, time and council equals one in what the sentence rests on

A sentence that fails is dropped, and why is told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.drafts import Draft, DraftSentence, Support
from assistant.found import Found
from corpus.councils import find_councils
from corpus.money import Amount, print_amount, read_amounts
from corpus.periods import Period, read_periods, same_time
from corpus.records import (
    Event,
    Figure,
    Finding,
    Flow,
    Locator,
    Measure,
    Paper,
    PaperId,
    Risk,
    Unit,
)
from tools.calculation import Calculation
from tools.standing import Statement

Quoted = Risk | Event | Finding | Statement

_REFERENCE = re.compile(r"\{([a-z]+-[\w-]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place a sentence may rest on: words of a paper, and what was read there.

    `facts` are what a record adds to its quote: a risk's scores and owner, a finding's
    working. They were read or worked out by us, never by a chat model.
    """

    paper: Paper
    quote: str
    locator: Locator
    figure: Figure | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A sentence that passed: printed, with what it rests on."""

    text: str
    sources: tuple[Source, ...]
    calculations: tuple[Calculation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A sentence that failed: the gate that stopped it and why."""

    text: str
    gate: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the tools of this run returned, by id."""

    source_by_id: Mapping[str, Source]
    calculation_by_id: Mapping[str, Calculation]


def make_ledger(found: Found) -> Ledger:
    """Return what of `found` a sentence may name; papers it lacks are left out."""
    papers = found.paper_by_id()
    sources: dict[str, Source] = {}
    for hit in found.hits:
        passage = hit.passage
        sources[passage.id] = Source(
            paper=hit.paper, quote=passage.text, locator=passage.locator
        )
    for figure in found.figures:
        if figure.paper_id in papers:
            sources[figure.id] = Source(
                paper=papers[figure.paper_id],
                quote=figure.quote,
                locator=figure.locator,
                figure=figure,
            )
    for key, record, facts in _others(found):
        if record.paper_id in papers:
            sources[key] = Source(
                paper=papers[record.paper_id],
                quote=record.quote,
                locator=record.locator,
                facts=tuple(fact for fact in facts if fact),
            )
    return Ledger(sources, {c.id: c for c in found.calculations})


def _others(
    found: Found,
) -> Iterator[tuple[str, Quoted, tuple[str | None, ...]]]:
    """Records that are not figures or passages, with their ids and facts."""
    for risk in found.risks:
        scores = (risk.unmitigated, risk.mitigated, risk.target)
        yield risk.id, risk, (*scores, risk.likelihood, risk.impact, risk.owner)
    for number, event in enumerate(found.events):
        yield f"e-{number}", event, (event.printed,)
    for number, finding in enumerate(found.findings):
        yield f"x-{number}", finding, (finding.printed, finding.computed, finding.where)
    for number, row in enumerate(found.progress):
        for place, statement in enumerate(row.statements):
            yield f"s-{number}-{place}", statement, ()


def check_draft(
    draft: Draft,
    ledger: Ledger,
    *,
    texts: Mapping[PaperId, str],
    asked: str,
) -> tuple[tuple[Passed, ...], tuple[Dropped, ...]]:
    """Return the sentences of `draft` that pass all gates, and those that do not.

    Args:
        draft: What the chat model handed in.
        ledger: What the tools returned to it.
        texts: The whole text of every paper that may be cited.
        asked: The question; a refusal may repeat its times and councils.
    """
    passed: list[Passed] = []
    dropped: list[Dropped] = []
    for sentence in draft.sentences:
        outcome = check_sentence(sentence, ledger, texts=texts, asked=asked)
        if isinstance(outcome, Passed):
            passed.append(outcome)
        else:
            dropped.append(outcome)
    return tuple(passed), tuple(dropped)


def check_sentence(
    sentence: DraftSentence,
    ledger: Ledger,
    *,
    texts: Mapping[PaperId, str],
    asked: str,
) -> Passed | Dropped:
    """Return `sentence` printed and sourced, or the gate that stops it."""
    supports = _all_supports(sentence, ledger)
    if missing := exists(supports, ledger):
        return Dropped(text=sentence.text, gate="exists", reason=missing)
    sums = tuple(
        ledger.calculation_by_id[s.id]
        for s in supports
        if s.id in ledger.calculation_by_id
    )
    sources: list[Source] = []
    for support in supports:
        if support.id in ledger.source_by_id:
            source = located(support, ledger.source_by_id[support.id], texts)
            if source is None:
                reason = (
                    f"the quote does not stand there: {support.quote or support.id}"
                )
                return Dropped(text=sentence.text, gate="located", reason=reason)
            sources.append(source)
    text = print_references(sentence.text, ledger)
    if unlike := equal(text, sources, sums, asked=asked):
        return Dropped(text=text, gate="equal", reason=unlike)
    return Passed(text=text, sources=tuple(sources), calculations=sums)


def _all_supports(sentence: DraftSentence, ledger: Ledger) -> list[Support]:
    """Supports named, references in the text, and the operands of sums."""
    named = {support.id: support for support in sentence.rests_on}
    keys = [support.id for support in sentence.rests_on]
    keys += (match[1] for match in _REFERENCE.finditer(sentence.text))
    for key in list(keys):
        if key in ledger.calculation_by_id:
            keys += ledger.calculation_by_id[key].operands
    supports = list(sentence.rests_on)
    supports += [Support(id=key) for key in dict.fromkeys(keys) if key not in named]
    return supports


def exists(supports: Iterable[Support], ledger: Ledger) -> str | None:
    """Return which id no tool returned, or None when all exist."""
    for support in supports:
        if support.id not in ledger.source_by_id | ledger.calculation_by_id:
            return f"no tool returned {support.id}"
    return None


def located(
    support: Support, source: Source, texts: Mapping[PaperId, str]
) -> Source | None:
    """Return `source` with the words that stand whole in the paper, or None.

    A row of a PDF table may not stand in one piece in the page's text; then the
    printed cell alone is the quote.
    """
    text = squeeze(texts.get(source.paper.id, ""))
    quote = support.quote or source.quote
    if support.quote and squeeze(quote) not in squeeze(source.quote):
        return None
    if squeeze(quote) in text:
        return replace(source, quote=quote)
    figure = source.figure
    if figure is not None and squeeze(figure.printed) in text:
        return replace(source, quote=figure.printed)
    first_line = quote.splitlines()[0] if quote else ""
    if not support.quote and first_line and squeeze(first_line) in text:
        return replace(source, quote=first_line)
    return None


def squeeze(text: str) -> str:
    """Return `text` with all white space as one space; PDF text is full of breaks."""
    return " ".join(text.split())


def print_references(text: str, ledger: Ledger) -> str:
    """Return `text` with each `{id}` printed as its number."""

    def printed(match: re.Match[str]) -> str:
        if match[1] in ledger.calculation_by_id:
            return ledger.calculation_by_id[match[1]].printed
        figure = ledger.source_by_id[match[1]].figure
        return print_figure(figure) if figure else match[0]

    return _REFERENCE.sub(printed, text)


def print_figure(figure: Figure) -> str:
    """Return a figure's number as an answer says it, a surplus called one."""
    words = print_amount(figure.amount, figure.unit, figure.resolution)
    words = f"about {words}" if figure.is_approximate else words
    if figure.measure is not Measure.DSG_DEFICIT or figure.unit is not Unit.GBP:
        return words
    if figure.amount < 0:
        kind = "an underspend" if figure.flow is Flow.IN_YEAR else "a surplus"
        return f"{words} ({kind})"
    return f"{words} (an overspend)" if figure.flow is Flow.IN_YEAR else words


def equal(
    text: str,
    sources: Sequence[Source],
    sums: Sequence[Calculation],
    *,
    asked: str,
) -> str | None:
    """Return what in `text` its sources do not bear out, or None.

    Every amount must equal one of a source or a sum, in unit and in sign; every time
    and council one that a source speaks of. The question bears out no amount, and no
    time or council either once a sentence rests on sources.
    """
    text = _without_quotes(text, sources)
    known = [a for source in sources for a in _amounts_of(source)]
    known += [a for result in sums for a in _amounts_of_sum(result)]
    for amount in read_amounts(text):
        if not any(_is_equal(amount, other) for other in known):
            return f"{amount.printed} stands in none of its sources"
    said = " ; ".join(_words_of(source) for source in sources) or asked
    times = read_periods(said)
    for time in read_periods(text):
        if not any(_is_same(time, other) for other in times):
            return f"{time.printed} is not a time of its sources"
    names = {mention.name for mention in find_councils(said)}
    names |= {s.paper.council for s in sources if s.paper.council}
    names |= {s.figure.council for s in sources if s.figure and s.figure.council}
    if not sources:
        names |= {m.name for m in find_councils(asked, is_question=True)}
    for mention in find_councils(text):
        if mention.name not in names:
            return f"{mention.printed} is not a council of its sources"
    return None


def _without_quotes(text: str, sources: Iterable[Source]) -> str:
    """`text` without what it quotes whole from a source: that is borne out already."""
    for source in sources:
        text = text.replace(f"“{source.quote}”", " ")
        text = text.replace(f"({source.locator.words})", " ")
    return text


def _amounts_of(source: Source) -> list[Amount]:
    amounts = [a for said in (source.quote, *source.facts) for a in read_amounts(said)]
    if source.figure:
        amounts += read_amounts(print_figure(source.figure))
        amounts += read_amounts(source.figure.printed)
    return amounts


def _amounts_of_sum(result: Calculation) -> list[Amount]:
    return [*read_amounts(result.printed), *read_amounts(result.expression)]


def _is_equal(stated: Amount, known: Amount) -> bool:
    if stated.amount != known.amount:
        return False
    return stated.unit is known.unit or {stated.unit, known.unit} == {Unit.COUNT}


def _words_of(source: Source) -> str:
    """All that a source says of time and place: its quote and its coordinates."""
    figure = source.figure
    coordinates: tuple[str | None, ...] = (
        source.quote,
        *source.facts,
        source.locator.words,
        source.paper.met_on,
        source.paper.title,
        source.paper.committee,
    )
    if figure:
        coordinates += (
            figure.period,
            figure.as_at,
            figure.vintage,
            figure.caption,
            *figure.column_path,
        )
    return " ; ".join(part for part in coordinates if part)


def _is_same(a: Period, b: Period) -> bool:
    if a.as_at and b.as_at:
        return a.as_at.startswith(b.as_at) or b.as_at.startswith(a.as_at)
    return a.printed == b.printed or same_time(a.year, a.as_at, b.year, b.as_at)
