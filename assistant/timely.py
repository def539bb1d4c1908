"""Whether what a candidate tells is of the time asked about, and has come about."""

import re
from calendar import month_name

from assistant.candidates import Candidate
from assistant.intents import Intent
from assistant.kinds import UNITS, Wanted
from assistant.payments import SO_FAR
from assistant.question import Question
from assistant.times_told import is_said_in, is_same, said_times, times_held, times_of
from assistant.untimed import year_around
from corpus.records import Basis, Measure, Stage
from corpus.times import Period
from corpus.years import year_end
from tools.funding import is_so_far

# What was paid by then is asked for, not in that year alone.
_UP_TO = re.compile(
    rf"{SO_FAR.pattern}|\b(?:up to|until|since|at)\b"
    r"|\bby\b(?! (?:the )?(?:dfe|department|government|ministers?)\b)",
    re.IGNORECASE,
)
# What closed accounts say; a figure of another basis is not what it came out at.
_OUTTURN = "outturn"
_NOT_YET = frozenset({Basis.FORECAST, Basis.BUDGET, Basis.PLAN, Basis.ESTIMATE})
# A month of a year is printed so; one without its year is the last before its paper.
MONTH, MONTHS = len("2021-06"), 12
# What was asked of the past is not what somebody thought that it would be.
_WAS = re.compile(r"\b(?:did|had|was|were|has|have)\b", re.IGNORECASE)
_THOUGHT = (
    r"(?:assum\w+|expect\w*|planned|intend\w*|targets?|targeted|predict\w*|projected"
    r"|forecast\w*|aim(?:s|ed)?|envisag\w+)"
)
_WISHED = re.compile(
    rf"\b{_THOUGHT}\b[^.;]{{0,80}}?\b(?:would|should|will|to (?:be|fall|rise|have|reach"
    r"|drop|grow|reduce|increase))\b",
    re.IGNORECASE,
)
_OF_A_PLAN = re.compile(
    rf"\b(?:{_THOUGHT}|plan|agree\w*|deal|should|would|supposed|meant|estimate\w*"
    r"|proposed)\b",
    re.IGNORECASE,
)


def is_timely(question: Question, candidate: Candidate) -> bool:
    """Return whether a candidate tells of the time asked about, if a time matters."""
    is_timed = question.wanted in UNITS or Measure.DSG_DEFICIT in question.measures
    is_timed |= candidate.cell is not None  # a number says nothing but of its time
    if question.periods and is_timed and not _is_of_time(question, candidate):
        return False
    return not (
        _is_of_another_point(question, candidate)
        or _is_to_come(question, candidate)
        or _is_paid_to_date(question, candidate)
    )


def _is_of_time(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate is of a time asked about, or says none."""
    if is_said_in(question.periods, candidate.paper):
        return True
    if any(_names_month(candidate, asked) for asked in question.periods):
        return True
    times = times_held(candidate)
    if not times and (year := year_around(candidate)):
        around = Period(printed=year, start=0, end=0, year=year)
        return any(is_same(asked, around) for asked in question.periods)
    if not times:
        return not _needs_time(question, candidate)
    return any(is_same(a, t) for a in question.periods for t in times)


def _names_month(candidate: Candidate, asked: Period) -> bool:
    """Whether a sentence names a month without a year, the last before its paper."""
    met_on = candidate.paper.met_on or ""
    if candidate.cell is not None or min(len(met_on), len(asked.as_at or "")) < MONTH:
        return False
    (year, month), (met, then) = (
        map(int, day[:MONTH].split("-")) for day in (str(asked.as_at), met_on)
    )
    named = rf"\b{month_name[month]}\b(?!\W*(?:19|20)\d\d)"
    is_last = 0 <= MONTHS * (met - year) + then - month < MONTHS
    return is_last and bool(re.search(named, candidate.text))


def _needs_time(question: Question, candidate: Candidate) -> bool:
    """Whether only a number that says its time will do: a balance is of a day.

    With a scenario ("if the plan succeeds") a balance is pinned without its year.
    """
    decided = {t.as_at for t in times_of(candidate)} - {
        t.as_at for t in times_held(candidate)
    }
    if any(f.period or f.as_at not in {None, *decided} for f in candidate.figures):
        return True
    scenarios = {figure.scenario for figure in candidate.figures}
    is_pinned = question.scenario is not None and question.scenario in scenarios
    return Measure.DSG_DEFICIT in question.measures and not is_pinned


def _is_of_another_point(question: Question, candidate: Candidate) -> bool:
    """Whether a number was said at points of the year, and at none asked about."""
    asked = [v for v in question.vintages if v.month]
    said = [time for time in said_times(candidate) if time.month]
    if not asked or not said or question.wanted not in UNITS:
        return False
    return not any(is_same(a, s) for a in asked for s in said)


def _is_paid_to_date(question: Question, candidate: Candidate) -> bool:
    """Whether it tells all paid by a day, where the payment of one year is asked."""
    is_of_year = bool(question.periods) and not any(p.as_at for p in question.periods)
    is_asked = Measure.SAFETY_VALVE_FUNDING in question.measures and is_of_year
    if not is_asked or _UP_TO.search(question.text):
        return False
    paid = [f for f in candidate.figures if f.measure is Measure.SAFETY_VALVE_FUNDING]
    return bool(paid) and all(
        is_so_far(f) or (f.stage is Stage.RECEIVED and not f.period and not f.as_at)
        for f in paid
    )


def _is_to_come(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate is a forecast where what has come about is asked for."""
    figures = candidate.figures
    is_why = question.intent is Intent.WHY and question.wanted is Wanted.WORDS
    is_not_yet = any(f.basis in _NOT_YET for f in figures)
    is_past = _OUTTURN in question.qualifiers or question.basis is Basis.OUTTURN
    if is_past and is_not_yet and not is_why:
        return True
    if _asks_what_was(question) and _WISHED.search(candidate.text):
        return True
    met_on = candidate.paper.met_on
    if not question.is_of_now or question.wanted not in UNITS or met_on is None:
        return False
    ends = [f.as_at or (f.period and year_end(f.period)) for f in figures]
    return bool(ends) and all(end and end > met_on for end in ends)


def _asks_what_was(question: Question) -> bool:
    """Whether a count or share that has been is asked for, and no plan of one."""
    is_told = question.wanted in {Wanted.COUNT, Wanted.PERCENT}
    is_plan = question.basis is not None or _OF_A_PLAN.search(question.text)
    return is_told and bool(_WAS.search(question.text)) and not is_plan
