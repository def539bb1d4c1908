"""What sentences tell of an agreement: its time, conditions unmet, what comes next."""

import re
from collections.abc import Iterable, Iterator

from corpus.periods import read_periods
from corpus.records import Event
from tools.balance_years import NUMBER
from tools.cells import Cell, Source, said_cell, source_of
from tools.programme import Told, names_partner
from tools.standing import Standing, is_supposed, read_standings

MADE = re.compile(
    r"\bjoined (?:the|its) (?:DfE['’]s )?(?:safety|SV|PSV|programme)"
    r"|\b(?:agreement|deal)\b.{0,70}?\b(?:signed|made|agreed|approved|reached|entered"
    r"|announced|began|started|concluded|struck)\b"
    r"|\b(?:signed|made|entered(?: into)?|reached|agreed|approved|concluded|secured)\b"
    r".{0,25}?\b(?:safety[\s-]+valve )?(?:agreement|deal)\b"
    r"|\bagreed\b.{0,40}?\bto pay\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    rf"\b(?:runs?|lasts?|over|for|covers?|covering|spans?|spread over|paid over)\s+"
    rf"(?:an? |the )?(?:period of )?(?:({NUMBER})[- ](?:financial )?years?\b(?! ago)"
    rf"|(?:financial )?years\s+(?=\d{{4}}))",
    re.IGNORECASE,
)
_UNTIL = re.compile(r",? (?:to|until|ending in) \d{4}(?:[-/–]\d{2,4})?")
_ALL_PAID = re.compile(
    r"\b(?:every|all|each)\b.{0,30}?\b(?:payments?|instal?ments?|tranches?)\b.{0,40}?"
    r"\b(?:has|have) been (?:received|paid|made)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:agreement )?conditions?\s+(?P<numbers>\d{1,2}(?:\.\d)?"
    r"(?:(?:, | and | & |, and | to )\d{1,2}(?:\.\d)?)*)\b"
    r"|\bconditions? (?:to|on|that|for|about) (?P<words>[^,.;]{3,60})",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\bnot (?:been |be |being |yet |currently )*(?:met|meet\w*)\b|\bunmet\b|\bmissed\b"
    r"|\bat risk\b|\brated red\b|\bbreach\w*\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because(?: of)?|due to|as a result of|owing to|caused by|driven by"
    r"|the reason (?:is|being)|since)\b(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)
_FOLLOWS = re.compile(r"^(?:As such|Therefore|Consequently|Hence|As a result|So)\b")
_EXPLAINS = re.compile(r"^(?:This (?:is|was|reflects)|The (?:main )?reasons?)\b")
_DECISION = r"\b(?:decision|response|reply|answer|outcome|approval|sign[- ]?off)\b"
_AWAITED = (
    re.compile(rf"\bawait\w*\b.{{0,60}}?{_DECISION}", re.IGNORECASE),
    re.compile(
        rf"{_DECISION}.{{0,40}}?\b(?:is|are) (?:still )?(?:awaited|expected|due"
        r"|pending)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bno (?:formal |further |clear |final )?{_DECISION}.{{0,40}}?\b(?:has|have"
        r"|had)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:DfE|ministers?|department|secretary of state)\b.{0,20}?\b(?:will|is to"
        r"|is due to|are to|are due to)\b.{0,15}?\b(?:decide|review|respond|consider"
        r"|confirm|reply)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:is|are|be) due (?:with|to|at)\b.{0,40}?\b(?:DfE|department|ministers?)\b"
        r"|\b(?:agreement|signature|sign-off)\b.{0,40}?\bdelegated to\b"
        r"|\b(?:plans?|submission|proposal)\b.{0,60}?\b(?:is|are|will|must) (?:to )?be"
        r" (?:re-?)?(?:submitted|agreed|signed|considered)\b",
        re.IGNORECASE,
    ),
)


def find_agreed_on(
    sentences: Iterable[Told], events: Iterable[Event]
) -> Iterator[Cell]:
    """Yield when the agreement was made: a dated happening that says so."""
    of_programme = {_squeeze(t.text): t for t in sentences if t.is_of_programme}
    for event in events:
        told = of_programme.get(_squeeze(event.quote))
        if told is not None and _is_date_of_making(event):
            yield Cell(
                value=event.printed,
                words=event.quote,
                sources=(
                    Source(
                        paper_id=event.paper_id,
                        locator=event.locator,
                        quote=event.quote,
                    ),
                ),
            )


def find_terms(sentences: Iterable[Told]) -> Iterator[Cell]:
    """Yield for how long the agreement runs: "2022-23 to 2027-28", "five years"."""
    for told in sentences:
        if not told.is_of_programme:
            continue
        long = _LONG.search(told.text)
        if long is None:
            continue
        spans = [one for one in read_periods(told.text) if one.is_range]
        after = [one for one in spans if one.start >= long.start()]
        if after:
            yield said_cell(told, after[0].printed, told.text)
        elif long[1]:
            until = _UNTIL.match(told.text, long.end())
            yield said_cell(
                told, f"{long[1]} years{until[0] if until else ''}", told.text
            )


def find_payments(sentences: Iterable[Told]) -> Iterator[Cell]:
    """Yield what is told of payments without their sums: "every payment due so far"."""
    for told in sentences:
        paid = _ALL_PAID.search(told.text)
        if paid is not None and told.is_of_programme:
            yield said_cell(told, paid[0], told.text)


def find_conditions(sentences: Iterable[Told]) -> Iterator[Cell]:
    """Yield each condition that is said not to be met; `words` are the reason given.

    Without a reason `words` are those that say it is not met.
    """
    for told in sentences:
        named = _CONDITION.search(told.text)
        if named is None or not told.is_of_programme:
            continue
        standings = [
            words
            for standing, words in read_standings(told.text)
            if standing is Standing.NOT_ON_TRACK
        ]
        off = _OFF.search(told.text)
        if not standings and (off is None or is_supposed(told.text, off)):
            continue
        reason, where = _reason(told)
        yield Cell(
            value=_condition(named),
            words=reason or (standings[0] if standings else off[0] if off else ""),
            sources=where,
            notes=() if reason else ("reason not stated",),
        )


def find_next_decisions(sentences: Iterable[Told]) -> Iterator[Cell]:
    """Yield what is awaited or to be decided, what is of the programme first."""
    told = tuple(sentences)
    ours = [one for one in told if one.is_of_programme]
    near = [one for one in told if not one.is_of_programme and names_partner(one.text)]
    for one in (*ours, *near):
        found = next((f for way in _AWAITED if (f := way.search(one.text))), None)
        if found is not None:
            days = [
                period.as_at
                for period in read_periods(one.text)
                if period.start > found.start()
            ]
            yield said_cell(one, found[0], one.text, dated=next(iter(days), None))


def _is_date_of_making(event: Event) -> bool:
    made = MADE.search(event.quote)
    if made is None:
        return False
    start = event.quote.find(event.printed)
    # A payment's or a plan's date stands further off, after the agreement's own words.
    return start <= made.end() + len(" with the DfE and ministers in ")


def _condition(named: re.Match[str]) -> str:
    if named["numbers"] is None:
        return named[0]
    is_one = named["numbers"].replace(".", "").isdigit()
    return f"{'condition' if is_one else 'conditions'} {named['numbers']}"


def _reason(told: Told) -> tuple[str | None, tuple[Source, ...]]:
    """Return why: the rest of the sentence, or a sentence beside it."""
    own = source_of(told)
    inside = _REASON.search(told.text)
    if inside is not None:
        return inside[0].rstrip(". "), (own,)
    beside = None
    if told.before and _FOLLOWS.match(told.text):
        beside = told.before
    elif told.after and _EXPLAINS.match(told.after):
        beside = told.after
    if beside is None:
        return None, (own,)
    why = Source(paper_id=own.paper_id, locator=own.locator, quote=beside)
    return beside, (own, why)


def _squeeze(text: str) -> str:
    return " ".join(text.split()).rstrip(". ")
