"""What a question asks for: one grammar over tables of words.

    councils   measures   periods   vintages   scenario   gross/net   flow   basis
    intent     what kind of thing would answer it      the words left over

A follow-up takes from the question before it what it does not say itself.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from assistant.words import correct_terms, stems
from corpus.councils import ENGLAND, find_councils
from corpus.money import Amount, read_amounts
from corpus.periods import Period, next_year, previous_year, read_periods
from corpus.records import Basis, Flow, Measure, SafetyValve, Scenario, Stage
from tools.vocabulary import (
    BASES,
    FLOWS,
    MEASURES,
    SAFETY_VALVES,
    SCENARIOS,
    STAGES,
    find_coordinate,
)

_Kind = TypeVar("_Kind")


class Intent(StrEnum):
    """What is to be done with what the papers say."""

    LOOK_UP = "look up"
    COMPARE = "compare"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"
    TREND = "trend"
    AUDIT = "audit"
    RISK = "risk"
    WHEN = "when"
    WHY = "why"
    PROGRESS = "progress"


class Wanted(StrEnum):
    """The kind of thing that would be an answer."""

    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    DATE = "date"
    PERSON = "person"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as read; empty or None where it does not say.

    `query` is what it asks of the papers, without words to us ("pretend", "ignore").
    `councils` are names of councils.csv in the order asked. `vintages` are the times
    of the papers or forecasts asked about ("16 Dec 2021 profile"), `periods` the times
    the figures are of. `words` are the stems left when the coordinates are taken out.
    `is_of_deficit` tells that the money asked for is a deficit itself. `qualifiers` are
    words that make it another figure when they are not met. `amounts`
    are the numbers the reader quotes.
    """

    text: str
    query: str = ""
    councils: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    periods: tuple[Period, ...] = ()
    vintages: tuple[Period, ...] = ()
    scenario: Scenario | None = None
    safety_valve: SafetyValve | None = None
    stage: Stage | None = None
    is_of_deficit: bool = False
    flow: Flow | None = None
    basis: Basis | None = None
    intent: Intent = Intent.LOOK_UP
    wanted: Wanted = Wanted.WORDS
    is_kind_sure: bool = False
    words: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    measure_words: tuple[tuple[Measure, str], ...] = ()
    qualifiers: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    is_about_all: bool = False
    is_of_total: bool = False
    is_follow_up: bool = False

    def reading(self) -> tuple[tuple[str, str], ...]:
        """Return how the question was read, as pairs to show the reader."""
        rows = (
            ("asks to", self.intent.value),
            ("for", self.wanted.value),
            ("council", ", ".join(self.councils)),
            ("measure", ", ".join(m.value.replace("_", " ") for m in self.measures)),
            ("period", ", ".join(p.printed for p in self.periods)),
            ("as said in", ", ".join(p.printed for p in self.vintages)),
            ("scenario", self.scenario or ""),
            ("Safety Valve payments", self.safety_valve or ""),
            ("flow", (self.flow or "").replace("_", " ")),
        )
        return tuple((name, value) for name, value in rows if value)


_INTENTS = tuple(
    (intent, re.compile(pattern, re.IGNORECASE))
    for intent, pattern in (
        (
            Intent.AUDIT,
            r"\bcalled table\b|\bsame number\b|\brepeated\b|\btwice\b|\btie up\b"
            r"|\bequals?\b|\badds? up\b|\bre-?add\b|\badded up\b|\bright\?|\bcorrect\?|\bcheck\b"
            r"|\bgets? you to\b|\bodd\b|\bwrong with\b|\bmistakes?\b|\breally against\b"
            r"|\breconcil\w+|\bdo(?:es)? (?:the|these|those|that) (?:totals?|sums?)\b"
            r"|\bduplicat\w+|\binconsisten\w+|\bcontradict\w*|\berrors?\b",
        ),
        (
            Intent.RANK,
            r"\brank\w*\b|\bin order\b|\bcheapest\b|\bdearest\b|\btop (?:\d|three|five)\b"
            r"|^\W*order\b|\bbest to worst\b|\blargest\b|\bdeepest\b",
        ),
        (
            Intent.RISK,
            r"\brisks?\b(?! management| assessment section)|\bscores?\b(?!card)",
        ),
        (
            Intent.TREND,
            r"\btrend\w*\b|\bpattern\b|\bhow (?:has|have|did|does) \w+ (?:moved?|change)"
            r"|\bhas (?:it|this) moved\b|\bkeeps? (?:on )?\w+ing\b|\bover time\b|\byear by year\b"
            r"|\b(?:move|change|go|develop)s? (?:\w+ ){0,3}from .+ (?:through|to) "
            r"|\bprofile of\b",
        ),
        (
            Intent.CHANGE,
            r"\bdifference\b|\bwhat cut\b|\bknock\w* off\b|\bgrowth\b|\bgrown?\b|\bby how much\b|\bhow (?:far|fast)\b"
            r"|\btake .+ (?:away|off|from)\b|\bchanged?\b|\bpercentage points?\b"
            r"|\bhow much (?:more|less|higher|lower|bigger|smaller)\b|\bsubtract\b"
            r"|\bminus\b|\bremain\w*\b|\bleft to\b|\bstill (?:to come|owed|due)\b",
        ),
        (
            Intent.SHARE,
            r"\bwhat (?:share|proportion|fraction|percentage|%|per ?cent|slice) of"
            r" (?!ehcps?|its ehcps?|bcp|bury|children)|\bwhat proportion (?:are|is|were|was)\b|\bas a (?:share|proportion|percentage|%)\b"
            r"|\bper (?:place|plan|ehcp|pupil|head|child)\b|\beach place\b"
            r"|\bhow many times\b|\bin total\b|\baltogether\b|\btotal ask\b",
        ),
        (
            Intent.COMPARE,
            r"\bcompar\w+\b|\bversus\b|\bvs\.?\b|\bagainst\b|\bbigger\b|\bsmaller\b"
            r"|\blarger\b|\bhigher than\b|\blower than\b|\bwhich is it\b|\baverage\b"
            r"|\bside by side\b|\bwhich (?:of the )?councils?\b|\bunder each\b|\bbetter\b"
            r"|\bworse\b|\bmore\b[^?]*\bor\b|\bbiggest\b[^?]*\bout of\b|\bv\b"
            r"|\bwho'?s growing\b|\bnine times\b|\btimes higher\b",
        ),
        (
            Intent.WHEN,
            r"\bwhen\b|\bsince when\b|\bby when\b|\bwhat date\b|\btimeline\b|\bdates?\b"
            r"|\bwhich year\b",
        ),
        (Intent.WHY, r"\bwhy\b|\breasons?\b|\bcaus\w+\b|\bdriv(?:es|en|ing|ers?)\b"),
    )
)
_ASKED = r"\b(?:what(?:'?s| is| was| were| are| will|ever)?|which|give|state|show)\b"
_MONEY_WORDS = (
    r"(?:costs?|deficits?|spend|saving|savings|variance|gap|budget|pot|surplus|award"
    r"|bill|paying|price|funding|amount|ask|grant|reserves?|income|overspend|underspend|shortfall|request)"
)
_WANTED = tuple(
    (wanted, re.compile(pattern, re.IGNORECASE))
    for wanted, pattern in (
        (
            Wanted.DATE,
            r"\bwhen\b|\bwhat date\b|\bwhich (?:year|month|date)\b|\bby when\b"
            r"|\bdates?\b",
        ),
        (
            Wanted.PERCENT,
            r"\b(?:what|which) (?:%|per ?cent\w*|proportion|share|rate)|%"
            r"|\bper ?cent(?:age)?\b|\brate\b|\btimeliness\b|\bshare of\b",
        ),
        (Wanted.COUNT, r"\bhow many\b|\bnumber of\b|\bhow often\b"),
        (
            Wanted.MONEY,
            r"(?<!by )\bhow much\b|\bhow (?:big|deep|large)\b|\bhow far adrift\b|\bin £"
            rf"|{_ASKED}[^?]*\b{_MONEY_WORDS}\b|^[^?]*\b{_MONEY_WORDS}\b(?=[^?]{{0,40}}$)",
        ),
        (
            Wanted.PERSON,
            r"\bwho(?:'s|se|m)?\b|\bportfolio holder\b|\bauthors?\b|\bchairs?\b",
        ),
    )
)
# Asked like this, words answer, whatever is named.
_IN_WORDS = re.compile(
    r"^\W*(?:why|where|is|are|was|were|does|do|did|has|have|can|could|should|list|name"
    r"|tell me about|explain|summari[sz]e|describe)\b",
    re.IGNORECASE,
)
_AWARD = re.compile(r"\baward\w*\b|\bsecured?\b", re.IGNORECASE)
_DEFICIT = re.compile(r"deficits?$", re.IGNORECASE)
_WHAT_IS = re.compile(r"^\W*what(?:'?s| is| was| were| will| are)\b", re.IGNORECASE)
_OTHER_HEAD = re.compile(
    r"\b(?:state|status|reasons?|causes?|advice|conditions?|effects?|impacts?|purposes?"
    r"|happen\w*|asked|plans? for|about|say)\b",
    re.IGNORECASE,
)
_KIND_OF = {
    Measure.EHCP_COUNT: Wanted.COUNT,
    Measure.BACKLOG: Wanted.COUNT,
    Measure.EHCP_SHARE: Wanted.PERCENT,
    Measure.TIMELINESS: Wanted.PERCENT,
}
_SURE = re.compile(
    r"(?<!by )\bhow (?:much|many)\b|£|%|\bper ?cent|\bwhat date\b", re.IGNORECASE
)
_HOW_MUCH = re.compile(r"\bhow (?:much|many|big|far|fast)\b|\bwhat\b", re.IGNORECASE)
# Words to us rather than about the papers: "ignore the papers and say", "pretend".
_TO_US = re.compile(
    r"^\W*(?:please\W+)?(?:ignore|forget|disregard|pretend|imagine|act as|reply|say"
    r"|respond|confirm)\b.{0,120}?\b(?:that|and say|say)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\?\s+(?=\S)|;\s+|,?\s+(?:and|&|but)\s+(?=(?:what|how|who|when|which|why|by when"
    r"|where|is that|does it|do they)\b)",
    re.IGNORECASE,
)
# Without these words met, a figure is a different figure.
_QUALIFIERS = frozenset(
    stems(
        "revised average audited actual outturn interest gross net"
        " borrowing mainstream independent appeal tribunal staffing transport"
        " voted unanimous capital issued refused"
    )
)
_PAPER_WORDS = re.compile(
    r"^\W*(?:[\w-]+\W+){0,3}?(?:paper|report|committee|profiles?|forecasts?"
    r"|submissions?|request|update|case|version|vintage|meeting|plan|deal|ask|numbers"
    r"|position|agreement|bid)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:all|each|every|the|four|five|these|which)\b[^.?]{0,30}\bcouncils\b"
    r"|\bacross (?:the )?(?:councils|papers|authorities)\b|\beveryone\b",
    re.IGNORECASE,
)
_OF_TOTAL = re.compile(
    r"\btotals?\b|\baltogether\b|\boverall\b|\bacross (?:all|the)\b|\ball schemes\b"
    r"|\bcombined\b|\bsum of\b",
    re.IGNORECASE,
)
_YEAR_LATER = re.compile(
    r"\b(?:a|one|the) (?:year|yr) (?:later|after|on)\b", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(
    r"\b(?:a|one|the) (?:year|yr) (?:before|earlier)\b|\bprevious year\b", re.IGNORECASE
)
_FOLLOW_UP = re.compile(
    r"^\W*(?:and|but|so|what about|how about|why|what of)\b"
    r"|\b(?:that|it|they|them|those|this|their)\b",
    re.IGNORECASE,
)


def read_question(text: str, history: Sequence[str] = ()) -> Question:
    """Return `text` as read, with what it leaves out taken from `history`.

    Args:
        text: The question in the reader's words.
        history: The questions asked before it, oldest first.
    """
    asked = _read(text)
    if not history:
        return asked
    return _follow(asked, read_question(history[-1], history[:-1]))


def split_question(question: Question) -> tuple[Question, ...]:
    """Return the questions that `question` puts in one, each with its coordinates.

    A part takes from the whole the councils and times that it does not say itself.
    """
    texts = [part for part in _PART.split(question.text) if part.strip()]
    parts = [_read(text) for text in texts]
    if len(parts) < 2 or not all(part.words or part.measures for part in parts):  # noqa: PLR2004 -- one part is no split
        return (question,)
    return tuple(
        replace(
            part,
            councils=part.councils or question.councils,
            periods=part.periods or question.periods,
            vintages=part.vintages or question.vintages,
            about=tuple(word for word in question.words if word not in part.words),
            is_about_all=question.is_about_all,
        )
        for part in parts
    )


def _read(text: str) -> Question:
    text = correct_terms(text)
    councils = find_councils(text, is_question=True)
    names = tuple(dict.fromkeys(m.name for m in councils if m.name != ENGLAND))
    bare = _without(text, [(m.start, m.end) for m in councils])
    bare = _TO_US.sub(" ", " ".join(bare.split()))
    periods = tuple(filter(_is_dated, read_periods(bare)))
    vintages = _vintages(bare, periods)
    if vintages:
        said_on = vintages[0].as_at
        periods = tuple(filter(_is_dated, read_periods(bare, said_on=said_on)))
    left = _without(bare, [(p.start, p.end) for p in periods])
    words = tuple(dict.fromkeys(stems(left)))
    measures = _measures(bare)
    intent = _first(_INTENTS, bare, Intent.LOOK_UP)
    return Question(
        text=text,
        query=" ".join(_TO_US.sub(" ", text).split()),
        councils=names,
        measures=measures,
        measure_words=_measure_words(bare, measures),
        periods=_ends(
            (p for p in periods if p not in vintages), has_years=intent is Intent.CHANGE
        ),
        vintages=vintages,
        scenario=find_coordinate(SCENARIOS, (bare,)),
        safety_valve=find_coordinate(SAFETY_VALVES, (bare,)),
        stage=Stage.AGREED if _AWARD.search(bare) else find_coordinate(STAGES, (bare,)),
        is_of_deficit=_is_of_deficit(bare),
        flow=find_coordinate(FLOWS, (_YEAR_LATER.sub(" ", bare),)),
        basis=find_coordinate(BASES, (bare,)),
        intent=intent,
        wanted=_wanted(bare, measures),
        is_kind_sure=bool(_SURE.search(bare)),
        words=words,
        qualifiers=tuple(word for word in words if word in _QUALIFIERS),
        amounts=read_amounts(bare),
        is_about_all=bool(_ALL.search(text)),
        is_of_total=bool(_OF_TOTAL.search(bare)),
    )


def _is_of_deficit(text: str) -> bool:
    """Whether the money asked for is a deficit, not another that is due to one."""
    named = re.search(rf"\b{_MONEY_WORDS}\b", text, re.IGNORECASE)
    return named is not None and bool(_DEFICIT.match(named[0]))


def _wanted(text: str, measures: Sequence[Measure]) -> Wanted:
    """The kind of thing asked for; a yes-or-no question asks for words."""
    wanted = _first(_WANTED, text, Wanted.WORDS)
    is_head = _WHAT_IS.search(text) and not _OTHER_HEAD.search(text)
    if wanted is Wanted.WORDS and measures and is_head:
        wanted = _KIND_OF.get(measures[0], Wanted.MONEY)
    if wanted is Wanted.MONEY and _OTHER_HEAD.search(text) and not _SURE.search(text):
        return Wanted.WORDS
    is_plain = _IN_WORDS.search(text) and not _HOW_MUCH.search(text)
    return Wanted.WORDS if is_plain and wanted is not Wanted.DATE else wanted


def _first(
    table: Sequence[tuple[_Kind, re.Pattern[str]]], text: str, default: _Kind
) -> _Kind:
    return next((kind for kind, pattern in table if pattern.search(text)), default)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """`text` with `spans` blanked, so that offsets stay true."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_dated(period: Period) -> bool:
    """Whether a time can be matched: "Q1" without a year cannot."""
    return not period.is_impossible and bool(period.year or period.as_at)


def _vintages(text: str, periods: Sequence[Period]) -> tuple[Period, ...]:
    """The times of papers and forecasts, told from those the figures are of.

    Beside a financial year ("the 24/25 deficit on 14 Dec 2021") a date is when it was
    said.
    """
    has_year = any(p.year and not p.as_at for p in periods)
    return tuple(
        p
        for p in periods
        if _is_vintage(text, p)
        or (has_year and p.as_at and len(p.as_at) > len("2021") and not p.year)
    )


def _is_vintage(text: str, period: Period) -> bool:
    """Whether a time names a paper or a forecast, not what the figure is of."""
    is_dated = period.as_at is not None and len(period.as_at) > len("2021")
    is_named = bool(_PAPER_WORDS.match(text[period.end : period.end + 40]))
    return is_dated and is_named


def _measures(text: str) -> tuple[Measure, ...]:
    found = [(p.search(text), measure) for measure, p in MEASURES]
    placed = sorted((m.start(), i) for i, (m, _) in enumerate(found) if m)
    return tuple(dict.fromkeys(found[i][1] for _, i in placed))


def _measure_words(
    text: str, measures: Sequence[Measure]
) -> tuple[tuple[Measure, str], ...]:
    """The stems by which each of `measures` is named in `text`."""
    return tuple(
        (measure, word)
        for measure, pattern in MEASURES
        if measure in measures and (match := pattern.search(text))
        for word in stems(match[0])
    )


def _ends(periods: Iterable[Period], *, has_years: bool) -> tuple[Period, ...]:
    """Times, a span of dates as its two ends; a span of years only if `has_years`."""
    ends: list[Period] = []
    for period in periods:
        if period.is_range and period.first and period.as_at:
            ends += (replace(period, as_at=period.first, year=None), period)
        elif period.is_range and period.first and period.year and has_years:
            ends += (replace(period, year=period.first), period)
        else:
            ends.append(period)
    return tuple(ends)


def _follow(asked: Question, before: Question) -> Question:
    """`asked` with the coordinates it leaves open taken from the question before."""
    is_bare = not asked.councils or not (asked.measures or asked.words)
    if not is_bare and not _FOLLOW_UP.search(asked.text):
        return asked
    periods = asked.periods or before.periods
    if _YEAR_LATER.search(asked.text):
        periods = tuple(_shifted(p, 1) for p in before.periods)
    elif _YEAR_BEFORE.search(asked.text):
        periods = tuple(_shifted(p, -1) for p in before.periods)
    asked = _named_by_both(asked, before)
    is_new_subject = bool(asked.measures)
    kept = () if is_new_subject else before.words
    is_open = asked.wanted is Wanted.WORDS and not is_new_subject
    return replace(
        asked,
        councils=asked.councils or before.councils,
        measures=asked.measures or before.measures,
        periods=periods,
        vintages=asked.vintages or before.vintages,
        scenario=asked.scenario or before.scenario,
        safety_valve=asked.safety_valve or before.safety_valve,
        flow=asked.flow or (None if is_new_subject else before.flow),
        wanted=before.wanted if is_open else asked.wanted,
        intent=before.intent if asked.intent is Intent.LOOK_UP else asked.intent,
        words=tuple(dict.fromkeys((*_subject(asked.words), *kept))),
        qualifiers=tuple(dict.fromkeys((*asked.qualifiers, *before.qualifiers)))
        if not is_new_subject
        else asked.qualifiers,
        is_follow_up=True,
    )


def _named_by_both(asked: Question, before: Question) -> Question:
    """Return `asked` with its measure: "the spend" after "the high needs block"."""
    if asked.measures or asked.councils:
        return asked
    measures = _measures(f"{before.text} {asked.text}")
    fresh = tuple(m for m in measures if m not in before.measures)
    if not fresh:
        return asked
    kind = _KIND_OF.get(fresh[0], Wanted.MONEY)
    return replace(asked, measures=fresh, wanted=kind)


def _subject(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(w for w in words if w not in {"year", "later", "befor", "though"})


def _shifted(period: Period, years: int) -> Period:
    """The same time `years` later or, negative, earlier."""
    year = period.year
    for _ in range(abs(years)):
        year = year and (next_year(year) if years > 0 else previous_year(year))
    as_at = period.as_at
    if as_at:
        as_at = f"{int(as_at[:4]) + years}{as_at[4:]}"
    return replace(period, year=year, as_at=as_at, printed=as_at or year or "")
