"""What a draft must pass to become an answer: three gates, each a pure function.

    exists    every id was returned by a tool in this run
    located   every quote stands, whole, in the paper it is cited from
    equal     every number, time, council and coordinate is one of what it rests on

A sentence that fails is dropped, and why is told. One that rests on nothing may claim
nothing: it may say that something is not stated, and name what was asked.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.claims.contradiction import contradiction
from assistant.claims.nothing import unsupported
from assistant.claims.sentence import REFERENCE
from assistant.drafts import Draft, DraftSentence, Support
from assistant.grounds import Grounds, Source
from assistant.quotes import follow, halves, lies_in, lines_of, squeeze, stands
from assistant.spoken import spoken
from corpus.money import print_amount
from corpus.records import Figure, Flow, Measure, PaperId, Unit
from tools.calculation import Calculation

# What a balance that is owed is called.
_OWED = re.compile(
    r"deficit|over-?\s?spen[dt]|shortfall|overdrawn|in the red", re.IGNORECASE
)


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


def check_draft(
    draft: Draft,
    grounds: Grounds,
    *,
    texts: Mapping[PaperId, str],
    asked: str,
) -> tuple[tuple[Passed, ...], tuple[Dropped, ...]]:
    """Return the sentences of `draft` that pass all gates, and those that do not.

    Args:
        draft: What the chat model handed in.
        grounds: What the tools returned to it.
        texts: The whole text, squeezed, of every paper that may be cited.
        asked: The question; a sentence that rests on nothing may repeat its names.
    """
    passed: list[Passed] = []
    dropped: list[Dropped] = []
    for sentence in draft.sentences:
        outcome = check_sentence(sentence, grounds, texts=texts, asked=asked)
        if isinstance(outcome, Passed):
            passed.append(outcome)
        else:
            dropped.append(outcome)
    return tuple(passed), tuple(dropped)


def check_sentence(
    sentence: DraftSentence,
    grounds: Grounds,
    *,
    texts: Mapping[PaperId, str],
    asked: str,
) -> Passed | Dropped:
    """Return `sentence` printed and sourced, or the gate that stops it."""
    named = tuple(_named(sentence))
    if missing := exists(named, grounds):
        return Dropped(text=sentence.text, gate="exists", reason=missing)
    if not named:
        return _check_unsupported(sentence, grounds, asked)
    supports = _with_operands(named, grounds)
    sums = tuple(
        grounds.calculation_by_id[s.id]
        for s in supports
        if s.id in grounds.calculation_by_id
    )
    read = tuple(
        _as_cited(grounds.source_by_id[s.id], s)
        for s in supports
        if s.id in grounds.source_by_id
    )
    cited: list[Source] = []
    for support in supports:
        places = located(support, grounds, texts)
        if places is None:
            reason = f"the quote does not stand there: {support.quote or support.id}"
            return Dropped(text=sentence.text, gate="located", reason=reason)
        cited += places
    if unlike := contradiction(sentence.text, read, sums, grounds):
        return Dropped(text=sentence.text, gate="equal", reason=unlike)
    text = spoken(print_references(squeeze(sentence.text), grounds), asked)
    return Passed(text=text, sources=tuple(cited), calculations=sums)


def _as_cited(source: Source, support: Support) -> Source:
    """A source with no more of its words than a reader is shown."""
    return source if support.quote is None else replace(source, quote=support.quote)


def papers_named(draft: Draft, grounds: Grounds) -> frozenset[PaperId]:
    """Return the papers that `draft` would cite: whose text the gates need."""
    return frozenset(
        grounds.source_by_id[support.id].paper.id
        for sentence in (*draft.sentences, *draft.beside)
        for support in _with_operands(tuple(_named(sentence)), grounds)
        if support.id in grounds.source_by_id
    )


def _named(sentence: DraftSentence) -> Iterable[Support]:
    """What a sentence says it rests on, and what it refers to in its text."""
    yield from sentence.rests_on
    said = {support.id for support in sentence.rests_on}
    keys = dict.fromkeys(match[1] for match in REFERENCE.finditer(sentence.text))
    yield from (Support(id=key) for key in keys if key not in said)


def _with_operands(named: Sequence[Support], grounds: Grounds) -> list[Support]:
    """Supports, with the figures that sums among them were done with."""
    sums = (grounds.calculation_by_id.get(support.id) for support in named)
    operands = (key for result in sums if result for key in result.operands)
    said = {support.id for support in named}
    more = (Support(id=key) for key in dict.fromkeys(operands) if key not in said)
    return [*named, *more]


def exists(supports: Iterable[Support], grounds: Grounds) -> str | None:
    """Return which id no tool of this run returned, or None when all exist."""
    missing = (support.id for support in supports if not grounds.has(support.id))
    key = next(missing, None)
    return None if key is None else f"no tool returned {key}"


def located(
    support: Support, grounds: Grounds, texts: Mapping[PaperId, str]
) -> tuple[Source, ...] | None:
    """Return what `support` cites, in words that stand whole in the paper, or None.

    A quote over several lines of a passage, the items of a list perhaps, is cited line
    by line; a cell that a page's end parts, half by half. A row of a PDF table may not
    stand in one piece in the page's text; then the printed cell alone is the quote. A
    sum has no words of its own, and so no quote.
    """
    source = grounds.source_by_id.get(support.id)
    if source is None:
        return None if support.quote else ()
    text = texts.get(source.paper.id, "")
    if support.quote is not None:
        return _located_quote(support.quote, source, text)
    quote = squeeze(source.quote)
    if quote and quote in text:
        return (replace(source, quote=quote),)
    if (parts := lines_of(quote, source.quote)) and follow(parts, text):
        return tuple(replace(source, quote=part) for part in parts)
    if _is_cell(source) and (parted := halves(quote, text)):
        return tuple(replace(source, quote=part) for part in parted)
    printed = squeeze(source.figure.printed) if source.figure else ""
    first_line = squeeze(source.quote.strip().split("\n")[0])
    for words in filter(None, (printed, first_line)):
        if lies_in(words, text):
            return (replace(source, quote=words),)
    return None


def _is_cell(source: Source) -> bool:
    """Whether the quote is a cell's own words and not its row's."""
    figure = source.figure
    return (
        figure is not None
        and bool(figure.row_path)
        and not source.quote.startswith(figure.row_path[-1])
    )


def _located_quote(quote: str, source: Source, text: str) -> tuple[Source, ...] | None:
    if not squeeze(quote):
        return None
    parts = lines_of(quote, source.quote)
    if parts is None:
        return None
    if stands(squeeze(quote), text):
        return (replace(source, quote=squeeze(quote)),)
    if len(parts) > 1 and follow(parts, text):
        return tuple(replace(source, quote=part) for part in parts)
    return None


def _check_unsupported(
    sentence: DraftSentence, grounds: Grounds, asked: str
) -> Passed | Dropped:
    if unlike := unsupported(sentence.text, grounds, asked=asked):
        return Dropped(text=sentence.text, gate="equal", reason=unlike)
    return Passed(text=squeeze(sentence.text), sources=(), calculations=())


def print_references(text: str, grounds: Grounds) -> str:
    """Return `text` with each `{id}` printed as its number."""

    def printed(match: re.Match[str]) -> str:
        if match[1] in grounds.calculation_by_id:
            return grounds.calculation_by_id[match[1]].rounded
        figure = grounds.source_by_id[match[1]].figure
        return print_figure(figure) if figure else match[0]

    return REFERENCE.sub(printed, text)


def print_figure(figure: Figure) -> str:
    """Return a figure's number as an answer says it, a surplus called one.

    A balance is called a deficit where none of its own words says so. Where nothing
    tells what a table's brackets mean, it is called neither.
    """
    words = print_amount(figure.amount, figure.unit, figure.resolution)
    words = f"about {words}" if figure.is_approximate else words
    is_owed = figure.measure is Measure.DSG_DEFICIT and figure.unit is Unit.GBP
    if not is_owed or figure.amount == 0:
        return words
    is_of_year = figure.flow is Flow.IN_YEAR
    if figure.amount < 0 and not figure.is_sign_told:
        kinds = (
            "an overspend or an underspend" if is_of_year else "a deficit or a surplus"
        )
        return f"{words} ({kinds} is not stated)"
    if figure.amount < 0:
        return f"{words} ({'an underspend' if is_of_year else 'a surplus'})"
    if is_of_year:
        return f"{words} (an overspend)"
    named = " ".join((figure.label, *figure.row_path, *figure.column_path))
    is_open = figure.flow is Flow.CUMULATIVE and not _OWED.search(named)
    return f"{words} (a deficit)" if is_open and figure.is_sign_told else words
