"""Which two figures, in their order, a question of a change can be between."""

import re
from collections.abc import Iterator, Sequence

from assistant.grammar import CAME_TO
from assistant.intents import CONDITION
from assistant.kinds import KIND_OF, Wanted
from assistant.question import Question
from assistant.times_told import is_of, is_said, is_same, time_of
from corpus.records import Basis, Figure, Flow, Measure, Scenario, Unit
from corpus.times import Period
from corpus.years import closing_year
from tools.likeness import said_on, time_order
from tools.likeness import time_of as standing_at
from tools.vocabulary import BASES, find_coordinate

PAIR = 2
# What is set beforehand, that forecasts and outturns are held against.
SET_BEFORE = frozenset({Basis.BUDGET, Basis.PLAN, Basis.AGREEMENT})

COMES_TO = frozenset({Basis.FORECAST, Basis.OUTTURN, Basis.ESTIMATE})

# "By how much is it missing what was agreed"
_MISSES = re.compile(
    r"\b(?:miss(?:es|ed|ing)?|off|short of|behind|adrift|exceed\w*|overshoot\w*)\b"
    r"|\bhow (?:far|much)\b[^?]*\b(?:from|above|below) (?:what|the|its|that)\b"
    r"[^?]*\b(?:agree|plan|target|budget)\w*",
    re.IGNORECASE,
)

_BASIS = r"(?:forecast|out-?turn|budget|actual|plan|estimate)s?\b"
_OVERSPENT = re.compile(r"\b(?:over|under)-?\s?spen[dt]", re.IGNORECASE)

_PLANS = re.compile(
    r"\b(?:plan(?:s|ned)?|mitigat\w+|unmitigated|with(?:out)? \w+|trajectory)\b",
    re.IGNORECASE,
)

# Before a time: what is asked about is held against that of then.
_SINCE = (
    r"\b(?:(?:since|from)|(?:than|compared (?:to|with)|against|(?:up|down) on)"
    r"(?: (?!(?:funding|grant|budget|allocation|income|plan)\b)\w+){0,3}?)"
    r"(?: (?:in|at|on|of))?(?: \w+)? ['’]?"
)


# "Since the plan that went to DfE in June 2024": what is said between is of that plan.
_SINCE_SAID = r"\b(?:since|than|compared? (?:to|with)|against)(?: [\w’'-]+){0,8}? ['’]?"

_NOW = re.compile(r"\b(?:now|today|currently)\b", re.IGNORECASE)

# "From the original budget to quarter 3": what was set beforehand is where it began.
_FROM_BUDGET = re.compile(
    r"\b(?:from|since|between)(?: [\w-]+){0,4}? budget(?: [\w-]+){0,3}?"
    r"(?: (?:to|and|until|up to|as at)\b|\W*$)",
    re.IGNORECASE,
)

# "How much has it gone up since?": since the time named before it.
_SINCE_THEN = re.compile(r"\bsince(?: then)?\W*$", re.IGNORECASE)


def in_order(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    """Return two by time, else as said, else as printed; without the plan first."""
    if {one.scenario, other.scenario} == set(Scenario):
        is_first = one.scenario is Scenario.UNMITIGATED
        return (one, other) if is_first else (other, one)
    if is_against_budget(one, other):
        return (one, other) if one.basis in SET_BEFORE else (other, one)
    is_untimed = None in (standing_at(one), standing_at(other))
    before, after = sorted((one, other), key=_order_said if is_untimed else order_of)
    return before, after


def _order_said(figure: Figure) -> tuple[str, int]:
    """The key of when a figure was said, where no time sets it beside another."""
    return said_on(figure), figure.locator.start


def is_against_budget(one: Figure, other: Figure) -> bool:
    """Return whether just one of two figures of one time was set beforehand."""
    if one.basis is None or other.basis is None:
        is_one = Basis.BUDGET in {one.basis, other.basis}
    else:
        is_one = (one.basis in SET_BEFORE) is not (other.basis in SET_BEFORE)
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
        and all(is_end_asked(question, figure) for figure in (before, after))
        and _is_said_then(question, before, after)
        and _is_of_cases(question, before, after)
        and (before.scenario is after.scenario or _is_of_plans(question))
        and (not is_off_plan(question) or _is_against_plan(before, after))
    )


def is_of_kind_asked(question: Question, figure: Figure) -> bool:
    """Return whether a figure is no count where only what is in per cent is asked."""
    kinds = {KIND_OF.get(measure) for measure in question.measures}
    return kinds != {Wanted.PERCENT} or figure.unit is not Unit.COUNT


def is_end_asked(question: Question, figure: Figure) -> bool:
    """Return whether a figure may be an end of the change that is asked about.

    A deficit is asked of deficits alone, a balance or one year's; a time that is named
    with its basis, "the 2024/25 forecast", of what is told on that basis.
    """
    if not is_of_kind_asked(question, figure):
        return False
    if question.is_of_deficit and figure.unit is Unit.GBP:
        if figure.measure is not Measure.DSG_DEFICIT:
            return False
        asked = _flow_asked(question)
        if asked and figure.flow not in (None, asked):
            return False
    return all(
        figure.basis is basis
        for time, basis in _bases_of_times(question)
        if is_of(figure, (time,))
    )


def _flow_asked(question: Question) -> Flow | None:
    """Whether a deficit is asked as a balance or as one year's: at a date it is one."""
    if question.flow or not question.periods or _OVERSPENT.search(question.text):
        return question.flow
    is_at_ends = all(closing_year(time.as_at) for time in question.periods)
    return Flow.CUMULATIVE if is_at_ends else None


def _bases_of_times(question: Question) -> Iterator[tuple[Period, Basis]]:
    """Each time of a question that it names with a basis, and which."""
    for time in question.periods if question.periods[1:] else ():
        printed = re.escape(time.printed)
        after = rf"{printed}\)?,? (?:[\w-]+ ){{0,3}}?{_BASIS}"
        before = rf"{_BASIS} (?:for|in|of) {printed}"
        found = re.search(f"{after}|{before}", question.text, re.IGNORECASE)
        basis = found and find_coordinate(BASES, (found[0],))
        if basis:
            yield time, basis


def is_off_plan(question: Question) -> bool:
    """Return whether it is asked how far something is from what was planned."""
    is_set = question.basis in SET_BEFORE
    return (
        is_set and len(question.periods) < PAIR and bool(_MISSES.search(question.text))
    )


def _is_against_plan(before: Figure, after: Figure) -> bool:
    """Whether a pair is of what was set beforehand and what it has come to."""
    return before.basis in SET_BEFORE and after.basis in COMES_TO


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
    if _FROM_BUDGET.search(question.text) and before.basis not in SET_BEFORE:
        return False
    first, last = _earliest_first(question.vintages)
    is_since_said = is_held_against_what_was_said(question)
    if is_against_budget(before, after) and first == last and not is_since_said:
        return is_said(after, last)
    is_outturn = after.basis is Basis.OUTTURN is not before.basis
    times = [standing_at(figure) for figure in (before, after)]
    if CAME_TO.search(question.text) and first == last:
        is_one = None in times or is_same(time_of(before), time_of(after))
        return is_outturn and is_one and is_said(before, first)
    if times[0] != times[1] and not is_same(time_of(before), time_of(after)):
        return False
    is_before = "" < said_on(before) < said_on(after)
    if first != last:
        return is_said(before, first) and is_said(after, last)
    if is_since_said:
        return is_before and is_said(before, first)
    return is_before and is_said(after, last)


def is_held_against_what_was_said(question: Question) -> bool:
    """Return whether what is said now is held against what was said at a time named.

    "Since the plan of June 2024"; "the difference between quarter 2 and now".
    """
    is_one = len(question.vintages) == 1
    return is_one and (
        _NOW.search(question.text) is not None
        or _is_since(question.text, question.vintages, _SINCE_SAID)
    )


def _is_of_plans(question: Question) -> bool:
    """Whether a case with a plan, or without it, is asked about."""
    is_if = CONDITION.search(question.text) is not None
    return (
        is_if
        or question.scenario is not None
        or _PLANS.search(question.text) is not None
    )


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


def _is_since(text: str, times: Sequence[Period], held: str = _SINCE) -> bool:
    """Whether one of the times asked about is what something is `held` against."""
    if times and _SINCE_THEN.search(text):
        return True
    return any(
        re.search(rf"{held}{re.escape(time.printed)}", text, re.IGNORECASE)
        for time in times
    )
