"""The names of columns in a line of plain text, where they can be told apart.

Position at: 31.03.23 31.03.24 31.03.25         as many times as columns
Line 2023/24 Outturn 2024/25 Q3 Forecast        each with the words after it,
Line Outturn 2023/24 Forecast 2024/25           or those before it
Service Budget Forecast Variance %              as many words that name columns
Workstream Plan Achieved to month 8 Variance    or a capital where each name begins
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Span = tuple[int, int]

# Capitals alone part no fewer names, unless one of them is known.
FEW = 2

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TIME = re.compile(
    rf"(?<!\S)(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{MONTH}[\s'’-]+(?:20)?\d\d"
    r"|\d{1,2}\.\d{1,2}\.(?:20)?\d\d|(?:FY\s?)?(?:20)?\d\d[/–-](?:20)?\d\d"
    r"|FY\s?(?:20)?\d\d|20[0-5]\d)(?!\S)",
    re.IGNORECASE,
)
# What stands over a column by itself, beside years or without.
_OWN = (
    r"totals?|changes?|vari(?:ance|ation)s?|differences?|movements?|targets?|increases?|number|no"
    r"|percentage|%|plans|ehcps|places|pupils|yes|rag"
)
_STAGE = (
    r"budget|forecast|actuals?|outturn|plan(?:ned)?|projected|projection|estimated?"
    r"|revised|original|latest|draft|approved|provisional|spend|spending|expenditure"
    r"|income|q[1-4]|p\d{1,2}|m\d{1,2}|mtf[sp]"
)
_UNIT = r"\(?(?:£\s?m(?:illions?)?|£[,'’]?0?00s?|£['’]?000s?|£k?|%)\)?"
_WORD = re.compile(rf"(?:{_OWN}|{_STAGE})", re.IGNORECASE)
_OWN_WORD = re.compile(rf"(?:{_OWN})", re.IGNORECASE)
_UNITS = re.compile(_UNIT, re.IGNORECASE)
_MONTHS = re.compile(MONTH, re.IGNORECASE)
_TOKEN = re.compile(r"\S+")


class _Part(NamedTuple):
    """A stretch of a head line: a time, a word that names columns, or another."""

    kind: str
    start: int
    end: int


def find_times(text: str) -> list[Span]:
    """Return where the years and dates of `text` stand, one after another."""
    return [found.span() for found in _TIME.finditer(text)]


def find_units(text: str) -> list[Span]:
    """Return where `text` names units: "£m", "(£'000)", "%"."""
    tokens = _TOKEN.finditer(text)
    return [found.span() for found in tokens if _UNITS.fullmatch(found[0])]


def may_name(text: str) -> bool:
    """Return whether `text` has a time, a unit or a word that names columns."""
    return any(part.kind != "other" for part in _parts(text, units_apart=True))


def split_names(text: str, count: int, *, is_alone: bool) -> list[Span]:
    """Return the corner of the head line `text` and the `count` names after it.

    The corner's span may be empty. Nothing is returned where the names are not sure:
    capitals tell only where the line `is_alone` over the rows.
    """
    ways = (_by_times, _by_words, _by_capitals)
    for split in ways if is_alone else ways[:-1]:
        starts = split(text, count)
        if starts:
            edges = [0, *starts, len(text)]
            return list(pairwise(edges))
    return []


def _by_times(text: str, count: int) -> list[int]:
    """Where names begin that hold a time each, all at their start or all at their end.

    A word such as "Total" after the last of bare times may be a column of its own.
    """
    times = find_times(text)
    if len(times) != count:
        return []
    lead = _parts(text[: times[0][0]], units_apart=False)
    gaps = [text[end:start].strip() for (_, end), (start, _) in pairwise(times)]
    tail = text[times[-1][1] :].strip()
    if lead and lead[-1].kind == "word" and any(gaps):
        if tail or not all(gaps):
            return []
        first = _first_of_last_words(lead)
        return [first, *(end for _, end in times[:-1])]
    if tail and not any(gaps) and _OWN_WORD.match(tail):
        return []
    return [start for start, _ in times]


def _first_of_last_words(parts: Sequence[_Part]) -> int:
    """Where the words that name columns begin with which `parts` end."""
    index = len(parts)
    while index and parts[index - 1].kind == "word":
        index -= 1
    return parts[index].start


def _by_words(text: str, count: int) -> list[int]:
    """Where names begin that are a word each, after bare times or without."""
    for units_apart in (False, True):
        parts = _parts(text, units_apart=units_apart)
        known = len(parts)
        while known and parts[known - 1].kind != "other":
            known -= 1
        names = parts[known:]
        kinds = [part.kind for part in names]
        times = kinds.count("time")
        words = [text[part.start : part.end] for part in names[times:]]
        are_own = all(map(_OWN_WORD.match, words)) or not times
        is_split = any(
            _UNITS.fullmatch(word) and word != "%" and not _UNITS.fullmatch(before)
            for before, word in pairwise(words)
        )
        is_sure = "time" not in kinds[times:] and are_own and not is_split
        if len(names) == count and is_sure:
            return [part.start for part in names]
    return []


def _by_capitals(text: str, count: int) -> list[int]:
    """Where names begin with a capital, of which one at least names columns.

    Words in lower case tell that capitals are not every word's.
    """
    starts = [
        part.start
        for part in _parts(text, units_apart=False)
        if part.kind == "time" or _is_capital(text, part)
    ]
    names = [text[a:b].strip() for a, b in pairwise([*starts[1:], len(text)])]
    low = sum(re.search(r"\s[a-z]", name) is not None for name in names)
    is_sentence_case = re.search(r"\s[a-z]", text) is not None
    is_named = any(map(_is_name, names)) or low * 2 > len(names) > FEW
    is_whole = bool(starts) and not text[: starts[0]].strip()
    if len(names) == count and is_sentence_case and is_named and is_whole:
        return starts[1:]
    return []


def _is_capital(text: str, part: _Part) -> bool:
    """Whether a capital begins a name there; that of "31 March" does not."""
    is_month = re.search(r"\d\s$", text[: part.start]) and _MONTHS.match(
        text[part.start :]
    )
    return text[part.start].isupper() and not is_month


def _is_name(name: str) -> bool:
    tokens = name.split()
    return bool(_WORD.fullmatch(tokens[0]) and not tokens[1:]) or any(
        _UNITS.fullmatch(token) for token in tokens
    )


def _parts(text: str, *, units_apart: bool) -> list[_Part]:
    """The parts of `text`; a unit goes with the part before unless `units_apart`."""
    times = find_times(text)
    parts: list[_Part] = []
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        time = next((span for span in times if span[0] <= start < span[1]), None)
        if time:
            if start == time[0]:
                parts.append(_Part("time", *time))
        elif _UNITS.fullmatch(found[0]) and parts and not units_apart:
            parts[-1] = parts[-1]._replace(end=end)
        else:
            is_known = _WORD.fullmatch(found[0]) or (
                units_apart and _UNITS.fullmatch(found[0])
            )
            parts.append(_Part("word" if is_known else "other", start, end))
    return parts
