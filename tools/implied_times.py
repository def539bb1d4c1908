"""The time that the words of a sentence imply, where it names none for an amount."""

import re

from corpus.records import Measure, Unit
from corpus.years import previous_year, year_end
from tools.account_year import is_spent_in_year
from tools.clauses import Clause
from tools.sentence_times import UNKNOWN, Time, in_its_year, only_time

_THE_YEAR = re.compile(
    r"\b(?:during|over|in|for|(?:half|part|quarter|course|rest|remainder) of) the"
    r" (?:whole |full )?(?:financial )?year\b"
    r"(?! (?:before|after|end\w*|to|from|beginning|20\d\d))",
    re.IGNORECASE,
)
# The balance with which a year begins is the one that closed the year before.
_OPENS_YEAR = re.compile(
    r"\bbrought forward\b|\b(?:opened|began|started) the (?:financial )?year\b"
    r"|\bat the (?:start|beginning|opening) of the (?:financial )?year\b",
    re.IGNORECASE,
)
# "It rose from £34m to £53m in the year": where it rose from is of no year named.
_ROSE_FROM = re.compile(
    r"\b(?:rose|risen|rises?|grew|grown|fell|fallen|increas\w+|decreas\w+|reduc\w+"
    r"|up|down|moved) from (?:a \w+ of |about |some )?$",
    re.IGNORECASE,
)
# A sum agreed for many years is of none of them.
_OVER_YEARS = re.compile(
    r"[^.;,£]{0,40}?\b(?:(?:over|across)\s+(?:the\s+)?(?:next\s+)?\w+(?:\s+financial)?"
    r"\s+years\b|(?:in|for)\s+each\s+of\s+(?:the\s+)?(?:next\s+|following\s+|other\s+"
    r"|remaining\s+)?\w+(?:\s+financial)?\s+years\b|(?:between|from)\s+20\d\d\S*\s+(?:and|to)\s+20\d\d)",
    re.IGNORECASE,
)


def time_of(
    clause: Clause,
    named: Time,
    measure: Measure,
    *,
    again: str | None,
    account_year: str | None,
    said_on: str | None,
) -> Time:
    """Return the time of an amount: as named, else as its words imply.

    Args:
        clause: The amount's.
        named: The time that its sentence names for it.
        measure: What it measures.
        again: The sentence before, where this one says again what that said.
        account_year: The financial year of what is spent where no time is named.
        said_on: ISO date of the meeting.
    """
    is_payment = measure is Measure.SAFETY_VALVE_FUNDING
    if is_payment and _OVER_YEARS.match(clause.rest):
        return UNKNOWN
    if named == UNKNOWN and again:
        named = only_time(again, said_on=said_on)
    is_money = clause.amount.unit is Unit.GBP
    if is_money and not is_payment and is_spent_in_year(clause.text):
        return in_its_year(named, account_year)
    if named != UNKNOWN:
        return named
    if _ROSE_FROM.search(clause.lead):
        return UNKNOWN
    if account_year and _OPENS_YEAR.search(clause.text):
        closed = previous_year(account_year)
        return Time(year=closed, as_at=year_end(closed))
    return Time(year=account_year) if _THE_YEAR.search(clause.sentence) else UNKNOWN
