"""Which two figures, in their order, a question of a change can be between."""

import re
from collections.abc import Sequence

from assistant.intents import CONDITION
from assistant.question import Question
from assistant.times_told import is_of, is_said, is_same, time_of
from assistant.words import stem
from corpus.records import Basis, Figure, Scenario
from corpus.times import Period
from tools.likeness import said_on, time_order
from tools.likeness import time_of as standing_at

PAIR = 2
# What is set beforehand, that forecasts and outturns are held against.
_SET_BEFORE = frozenset({Basis.BUDGET, Basis.PLAN, Basis.AGREEMENT})

_COMES_TO = frozenset({Basis.FORECAST, Basis.OUTTURN, Basis.ESTIMATE})

# "By how much is it missing what was agreed"
_MISSES = re.compile(
    r"\b(?:miss(?:es|ed|ing)?|off|short of|behind|adrift|exceed\w*|overshoot\w*)\b"
    r"|\bhow (?:far|much)\b[^?]*\b(?:from|above|below) (?:what|the|its|that)\b"
    r"[^?]*\b(?:agree|plan|target|budget)\w*",
    re.IGNORECASE,
)

# Before a time: what is asked about is held against that of then.
_SINCE = (
    r"\b(?:(?:since|from)|(?:than|compared (?:to|with)|against|(?:up|down) on)"
    r"(?: (?!(?:funding|grant|budget|allocation|income|plan)\b)\w+){0,3}?)"
    r"(?: (?:in|at|on|of))?(?: \w+)? ['’]?"
)


def in_order(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Return two by time, else as said, else as printed; without the plan first."""
    if {one.scenario, other.scenario} == set(Scenario):
        is_first = one.scenario is Scenario.UNMITIGATED
        return (one, other) if is_first else (other, one)
    if is_against_budget(one, other):
        return (one, other) if one.basis in _SET_BEFORE else (other, one)
    before, after = sorted((one, other), key=order_of)
    return before, after


def is_against_budget(one: Figure, other: Figure) -> bool:
    """Return whether just one of two figures of one time was set beforehand."""
    if one.basis is None or other.basis is None:
        is_one = Basis.BUDGET in {one.basis, other.basis}
    else:
        is_one = (one.basis in _SET_BEFORE) is not (other.basis in _SET_BEFORE)
    is_open = None in (standing_at(one), standing_at(other))
    return is_one and (is_open or is_same(time_of(one), time_of(other)))


def order_of(figure: Figure) -> tuple[str, str, int]:
    """Return the key of a figure's place: time, when it was said, where it stands."""
    time = standing_at(figure) or "9"
    return time_order(time), said_on(figure), figure.locator.start


def is_pair_asked(question: Question, before: Figure, after: Figure) -> bool:
    """Return whether a pair is of the times, days and cases asked about, if any are."""
    return (
        _is_at_times(question, before, after)
        and _is_said_then(question, before, after)
        and _is_of_cases(question, before, after)
        and (not is_off_plan(question) or _is_against_plan(before, after))
    )


def is_off_plan(question: Question) -> bool:
    """Return whether it is asked how far something is from what was planned."""
    is_set = question.basis in _SET_BEFORE
    return (
        is_set and len(question.periods) < PAIR and bool(_MISSES.search(question.text))
    )


def _is_against_plan(before: Figure, after: Figure) -> bool:
    """Whether a pair is of what was set beforehand and what it has come to."""
    return before.basis in _SET_BEFORE and after.basis in _COMES_TO


def _is_at_times(question: Question, before: Figure, after: Figure) -> bool:
    """Of the times asked about; a case that states no time stands beside one of it."""
    if not question.periods:
        return True
    first, last = _earliest_first(question.periods[-PAIR:])
    if first != last:
        return is_same(time_of(before), first) and is_same(time_of(after), last)
    of_it = [is_of(figure, (first,)) for figure in (before, after)]
    if _is_since(question.text, question.periods):
        return of_it == [True, False]
    if question.scenario is None:
        return all(of_it)
    timed = [bool(figure.period or figure.as_at) for figure in (before, after)]
    return any(of_it) and of_it == timed


def _is_said_then(question: Question, before: Figure, after: Figure) -> bool:
    """Said when it is asked about; of one time, against what was said before it.

    "Since month 8" is against what was said after it.
    """
    if not question.vintages or len(question.periods) > 1:
        return True
    first, last = _earliest_first(question.vintages)
    if is_against_budget(before, after):
        return is_said(after, last)
    is_outturn = stem(Basis.OUTTURN) in question.words
    if is_outturn and after.basis is Basis.OUTTURN is not before.basis:
        return is_said(before, first)
    is_before = "" < said_on(before) < said_on(after)
    if first != last:
        return is_said(before, first) and is_said(after, last)
    if _is_since(question.text, (first,)):
        return is_before and is_said(before, first)
    return is_before and is_said(after, last)


def _is_of_cases(question: Question, before: Figure, after: Figure) -> bool:
    """Without the plan is held against with it, unless two times are asked about.

    So is "if the plan works", which asks what it makes of what comes without it.
    """
    is_if = question.scenario is not None and bool(CONDITION.search(question.text))
    is_of_both = is_if or question.scenario is Scenario.UNMITIGATED
    if not is_of_both or question.vintages or len(question.periods) > 1:
        return True
    return {before.scenario, after.scenario} == set(Scenario)


def _earliest_first(asked: Sequence[Period]) -> tuple[Period, Period]:
    """The first and the last of the times asked about; one is both."""
    by_time = sorted(asked, key=lambda t: (t.as_at or t.year or "", t.month or 0))
    return by_time[0], by_time[-1]


def is_open(question: Question) -> bool:
    """Return whether the papers may tell one end: "since", "do nothing"."""
    is_since = _is_since(question.text, question.periods)
    return bool(question.scenario or question.vintages or is_since)


def _is_since(text: str, times: Sequence[Period]) -> bool:
    """Whether one of the times asked about is what something is held against."""
    return any(
        re.search(rf"{_SINCE}{re.escape(time.printed)}", text, re.IGNORECASE)
        for time in times
    )
