"""Which time in a sentence each of its amounts is of.

    "£7.68m in March 2023"                       the time after it
    "In 2023-24 the total paid was £0.55m"       the time before it
    "£4m and £5m in 2021/22 and 2022/23 respectively"    each its own, in order
    "£31m to £37m by March 2026"                 one time for both ends

A time that says when something was announced, or since when, is no amount's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.money import Amount
from corpus.periods import read_periods
from corpus.times import MONTH, Period
from corpus.years import previous_year, year_end, year_of


@dataclass(frozen=True, slots=True)
class Time:
    """A financial year, a date, both or neither, as a figure holds them."""

    year: str | None = None
    as_at: str | None = None


UNKNOWN = Time()

# A time told by another that was named before it.
_AGAIN = re.compile(
    r"\b(?:by\s+then|(?:at|by|on|for)\s+(?:the\s+same|that)\s+(?:date|point|time|day|year"
    r"|period)|in\s+(?:the\s+same|that)\s+(?:year|period)"
    r"|(?P<before>(?:an?|one|the|twelve|12)\s+(?:year|months)\s+(?:before|earlier|previously)))\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:publish|announc|submit|present|consider|approv|sign|discuss|report|met"
    r"|meet|inspect|visit|letter|inform|updat|written|launch|introduc|open|start|began"
    r"|establish|confirm|agree)\w*(?:\s+\w+){0,7}?\s*(?:\bin|\bon|\bat|\bof|\bdated|\()\s*"
    r"(?:the\s+)?$"
    # "Reported to Policy Committee on 16 June": the day they met.
    r"|\b(?:committee|cabinet|executive|forum|board|panel|commission)"
    r"(?:\s+\([^)]*\))?\s+(?:(?:held|meeting)\s+)?(?:in|on|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "On 27 March 2024 the DfE confirmed an agreement worth £95m": the day it was done.
_DONE_THEN = re.compile(
    r"^,?\s+(?:[\w()’'&-]+\s+){1,9}?(?:confirmed|announced|agreed|approved|signed|entered"
    r"|published|wrote|met|resolved|noted|considered|invited|refused|rejected|submitted)\b",
)
_OPENS = re.compile(r"\W*(?:(?:\d+\.)*\d+\.?\s+)?(?:On|In|At)\s+")
# "An increase of £2m on 2023/24" is not of that year.
_COMPARED = re.compile(
    r"\b(?:increas|grow|ris|rose|fall|fell|reduc|decreas|higher|lower|more|less|up|down)"
    r"[^.;,]*\b(?:on|over|than(?: in)?|compared (?:to|with))\s+(?:that (?:of|in)\s+)?$",
    re.IGNORECASE,
)
# "Of the £18m for 2024/25, £2m is kept": parts have the year of what they are part of.
_OF_A_WHOLE = re.compile(r"\W*(?:(?:\d+\.)*\d+\.?\s+)?Of (?:the|this|that|our)\b")
# What is said of another place or of the total too, at the time just named: "in May it
# was 4%; in Kent it was 5%", "taking the total to 2,104".
_LIKENED = re.compile(
    r"\b(?:it|figure|average|rate|share)\s+(?:was|is|stood at"
    r"|(?:would|will|could) (?:be|reach|rise to|fall to))\s+$"
    r"|\b(?:in|for) [A-Z]\w+\s+$"
    r"|\b(?:taking|bringing) (?:the|its|their|our)\s+(?:\w+\s+)?total\s+to\s+$",
)
# "The deficit for 2025/26 was budgeted at £6m in March", "the budget for 2025/26, set
# in March": the month it was set in.
_WAS_SET = re.compile(
    r"\b(?:was|were|had been)\s+(?:\w+\s+)?(?:budgeted|set|approved|planned|forecast"
    r"|estimated|projected|expected)\s+(?:at|to be|as)\s+(?:about\s+|around\s+)?"
    r"£[\d.,]+\s?(?:bn|m|k|million)?\s+(?:in|on)\s+(?:the\s+)?$"
    r"|[,(]\s*(?:set|agreed|approved|adopted|published|signed|made|dated)"
    r"(?:\s+by\s+(?:\w+\s+){1,3}?)?\s+(?:in|on)\s+$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|following|after|until|till|now to)\s+(?:the\s+)?$", re.IGNORECASE
)
_NAMED_PAPER = re.compile(
    r"^(?:\s+[\w&]+){0,3}\s+(?:report|papers?|meeting|letter|strategy|review|update"
    r"|submission)\b",
    re.IGNORECASE,
)
# What is carried into a year is the balance of the one before.
_CARRIED_INTO = re.compile(
    r"\bcarr(?:y|ied)\s+(?:forward\s+)?(?:in)?to\s+$|\bbrought\s+forward\s+into\s+$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:for|over|across)\s+(?:both\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:1(?:st)?\s+)?$", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:from|than|previously|originally|compared (?:to|with)|up on|down on"
    r"|(?:ris|grow|increas|reduc|fall|decreas|drop)\w* (?:further )?(?:to|by))\s*"
    r"(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
_ROSE_FROM = re.compile(
    r"\b(?:ris|rose|grow|grew|increas|fell|fall|reduc|drop|decreas|went|mov)\w*"
    r"(?: \w+)? from\s*$",
    re.IGNORECASE,
)
# "Overspent by £8.1m in 2023-24, on funding of £47.6m" is all of one year.
_SET_AGAINST = re.compile(
    r"\b(?:on|against|from)\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,2}?(?:funding|budget|grant"
    r"|income|allocation)\s+of\s+$",
    re.IGNORECASE,
)
# "2,655 in January, against 2,510 planned" is all of January.
_AGAINST = re.compile(
    r"\b(?:against|compared (?:to|with)|versus)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE
)
_SET_BEFORE = re.compile(
    r"[^.;,£\d]{0,30}\b(?:assumed|planned|agreed|budgeted|targeted|profiled"
    r"|expected|forecast)\b|[^.;,£\d]{0,30}\bin the (?:\w+ )?(?:plan|agreement|budget"
    r"|profile|trajectory)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.;,]\s|\b(?:and|but|which|while|whereas)\b")
_PARTED = re.compile(
    r"[.;,]|\b(?:but|which|while|whereas|from|than|compared)\b|(?:\S+\s+){9}"
)
_CLAUSE_BREAK = re.compile(
    r"[;:]|,\s(?:and|but|which|while|with|so)\b|\b(?:which|while|whereas)\b"
)
# The name of a plan has a comma and an "and" that part nothing.
_NAME = re.compile(
    r"\beducation, health (?:and|&) care\b|\bchildren and young people\b"
    r"|\bindependent and non-maintained\b|\bpupils and students\b"
    r"|\bspecial educational needs and disabilit(?:y|ies)\b",
    re.IGNORECASE,
)
# A balance carried in is not of the day that the one carried out is of.
_BROUGHT_IN = re.compile(r"\bbrought forward (?:of|was|is)\s*$", re.IGNORECASE)
# "To 388 at the end of November": of a month of its own, whose year is not told.
_OWN_MONTH = re.compile(
    rf"\s*(?:in|at|by|on)\s+(?:the\s+)?(?:(?:end|start)\s+of\s+)?(?:\d{{1,2}}\s+)?{MONTH}\b"
    r"(?!\s+\d)",
    re.IGNORECASE,
)
_CONNECTED = re.compile(r"\s*(?:[-–(]|to|and|or)\s*(?:£\s*)?")


def times_of(
    text: str, amounts: Sequence[Amount], periods: Sequence[Period]
) -> tuple[Time, ...]:
    """Return the time of each of `amounts`, in order.

    Args:
        text: A sentence.
        amounts: Its amounts, in order.
        periods: All the times it names, in order.
    """
    usable = [period for period in periods if _is_usable(text, period)]
    usable = [p for p in usable if not _is_alternative(text, p, periods)]
    if any(p.year and not p.as_at for p in usable):
        usable = [p for p in usable if not _WAS_SET.search(text[: p.start])]
    if paired := _respective(text, amounts, usable):
        return paired
    found = [_time_of(text, amounts, index, usable) for index in range(len(amounts))]
    for index in reversed(range(len(amounts) - 1)):
        between = text[amounts[index].end : amounts[index + 1].start]
        if _EARLIER.search(text[: amounts[index].start]):
            continue
        if _CONNECTED.fullmatch(between):
            found[index] = found[index + 1] or found[index]
            found[index + 1] = found[index]
        elif found[index] is None and not _PARTED.search(between):
            later = found[index + 1]
            is_after = later and later.start >= amounts[index + 1].end
            lead = text[: amounts[index].start]
            is_after = is_after and not _is_brought_in(lead, later)
            found[index] = later if is_after else None
    return tuple(_time(text, period) for period in found)


def _is_brought_in(lead: str, later: Period | None) -> bool:
    """Whether what `lead` ends with was brought in before the day said `later`."""
    is_end = bool(later and later.as_at and later.as_at.endswith("-03-31"))
    return is_end and _BROUGHT_IN.search(lead) is not None


def times_again(
    text: str, periods: Sequence[Period], earlier: str | None
) -> tuple[Period, ...]:
    """Return the times that `text` names by another: "the same date", "a year earlier".

    Each is a `Period` at its own place. The other is the one before it in `text`, of
    `periods`, else the last that the sentence `earlier` names; without one there is
    none.
    """
    said = [p for p in read_periods(earlier or "") if p.year or p.as_at][-1:]
    found = []
    for again in _AGAIN.finditer(text):
        before = [p for p in periods if p.end <= again.start() and (p.year or p.as_at)]
        named = (*said, *before)[-1:]
        found += [_moved(period, again) for period in named]
    return tuple(found)


def only_time(text: str, *, said_on: str | None) -> Time:
    """Return the time that a sentence names, `UNKNOWN` where it names several."""
    named = [p for p in read_periods(text, said_on=said_on) if p.year or p.as_at]
    if len(named) != 1 or named[0].is_range:
        return UNKNOWN
    return _time(text, named[0])


def _moved(period: Period, again: re.Match[str]) -> Period:
    """`period` at the place of `again`: as it is, or the same a year before."""
    moved = replace(period, start=again.start(), end=again.end(), printed=again[0])
    if not again["before"]:
        return moved
    year = previous_year(period.year) if period.year else None
    day = period.as_at and f"{int(period.as_at[:4]) - 1}{period.as_at[4:]}"
    return replace(moved, year=year, as_at=day)


def in_its_year(time: Time, account_year: str | None) -> Time:
    """Return `time` for what is spent over a year: that year, not a day in it.

    `account_year` is the one meant where no time is named.
    """
    if time.year:
        return time
    if time.as_at and len(time.as_at) >= len("2024-03"):
        return Time(year=year_of(time.as_at), as_at=time.as_at)
    return time if time.as_at else Time(year=account_year)


def _time(text: str, period: Period | None) -> Time:
    """The time of a period; what runs from April is of the year that then begins."""
    if period is None:
        return UNKNOWN
    if period.year and _CARRIED_INTO.search(text[: period.start]):
        closed = previous_year(period.year)
        return Time(year=closed, as_at=year_end(closed))
    is_april = bool(period.as_at and re.fullmatch(r"\d{4}-04(?:-01)?", period.as_at))
    if is_april and period.as_at and _FROM.search(text[: period.start]):
        return Time(year=year_of(f"{period.as_at[:4]}-04"), as_at=period.as_at)
    return Time(year=period.year, as_at=period.as_at)


def _is_usable(text: str, period: Period) -> bool:
    before, after = text[: period.start], text[period.end :]
    if period.is_impossible or not (period.year or period.as_at):
        return False
    if _SINCE.search(before) or _NAMED_PAPER.match(after):
        return False
    is_month = len(period.as_at or "") == len("2024-03")
    is_day = len(period.as_at or "") == len("2024-03-31") and period.year is None
    if _COMPARED.search(before):
        return False
    is_done_then = _OPENS.fullmatch(before) and _DONE_THEN.match(after)
    return not (is_month or is_day) or not (_HAPPENED.search(before) or is_done_then)


def _is_alternative(text: str, period: Period, periods: Sequence[Period]) -> bool:
    """Whether it is one of two, either of which is meant or both: "2021/22 or 2022/23".

    An amount "for 2024/25 and 2025/26" is of neither alone.
    """
    for other in periods:
        first, last = sorted((period, other), key=lambda one: one.start)
        between = text[first.end : last.start].strip()
        are_years = bool(first.year and last.year) and not (first.as_at or last.as_at)
        is_both = between == "and" and are_years and _FOR.search(text[: first.start])
        if other is not period and (between == "or" or is_both):
            return True
    return False


def _respective(
    text: str, amounts: Sequence[Amount], periods: Sequence[Period]
) -> tuple[Time, ...] | None:
    if not re.search(r"\brespectively\b", text) or len(amounts) != len(periods):
        return None
    return tuple(_time(text, period) for period in periods)


def _time_of(
    text: str, amounts: Sequence[Amount], index: int, periods: Sequence[Period]
) -> Period | None:
    """The time an amount is of: the next before another amount, else one before."""
    amount, is_last = amounts[index], index + 1 == len(amounts)
    end = len(text) if is_last else amounts[index + 1].start
    start = amounts[index - 1].end if index else 0
    after = next((p for p in periods if amount.end <= p.start < end), None)
    before = [p for p in periods if start <= p.start < amount.start]
    if after is not None and _is_aside(text, after):
        return after
    if after is not None and not _heads_next(text, after):
        between = _NAME.sub("EHC", text[amount.end : after.start])
        if not _CLAUSE_BREAK.search(between) and (
            is_last or not _BREAK.search(between)
        ):
            return after
        if is_last and not before and index == 0:
            return after
    if index == 0:
        if _ROSE_FROM.search(text[: amount.start]):
            return None
        return before[-1] if before else None
    return _carried_on(text, amounts, index, periods, before)


def _heads_next(text: str, period: Period) -> bool:
    """Whether a time in brackets is of the amount after it: "(2022/23: £4m)"."""
    is_opened = text[: period.start].rstrip().endswith("(")
    return is_opened and text[period.end :].startswith(":")


def _is_aside(text: str, period: Period) -> bool:
    """Whether a time alone in brackets closes what is said of an amount before it."""
    return text[: period.start].endswith("(") and text[period.end :].startswith(")")


def _carried_on(
    text: str,
    amounts: Sequence[Amount],
    index: int,
    periods: Sequence[Period],
    before: Sequence[Period],
) -> Period | None:
    """The time a later amount has from what was said before it, if any.

    A time between it and the amount before stands for both unless a clause parts them;
    one that opens the sentence stands for all, but for what is compared with it.
    """
    amount = amounts[index]
    if _OWN_MONTH.match(text, amount.end):
        return None
    is_set_before = _AGAINST.search(text[: amount.start]) and _SET_BEFORE.match(
        text[amount.end :]
    )
    own = text[amounts[index - 1].end : amount.start]
    if is_set_before or _SET_AGAINST.search(own):
        return _time_of(text, amounts, index - 1, periods)
    if _EARLIER.search(text[: amount.start]):
        return None
    is_shared = len(periods) == 1 and (
        amounts[0].end <= periods[0].start < amount.start
    )
    if is_shared and (_OF_A_WHOLE.match(text) or _LIKENED.search(own)):
        return periods[0]
    if before:
        previous = text[amounts[index - 1].end : before[-1].start]
        own = text[before[-1].end : amount.start]
        is_mine = _BREAK.search(previous) or re.search(r"\bIn\s*$", previous)
        return before[-1] if is_mine or not _BREAK.search(own) else None
    opening = [p for p in periods if p.end <= amounts[0].start]
    later = [p for p in periods if amounts[0].end <= p.start < amount.start]
    return opening[-1] if opening and not later else None
