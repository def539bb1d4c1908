"""Financial years and as-at dates, read from every way papers write them.

A time is found in three steps: atoms (a date, a month, a year), then what stands
beside an atom and changes it ("year ending", "academic year"), then spans of two.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from corpus.note_marks import NOTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time as printed in some text.

    `year` is the financial year "2022-23" the words name or close; `as_at` the date
    "2024-03-31", month "2024-03" or year "2024" they name. `is_impossible` marks what
    no calendar has ("31st SEPT 2021", "2023/23"): both others are then None. Both are
    None too for a time that is neither, such as an academic year. `start` and `end`
    are characters (half-open) of the text it was read from. `is_range` marks a span
    ("2020/21 to 2025/26", "September to December 2023"); `year` or `as_at` is then the
    last and `first` the first. `month` is that of the financial year, 1 for April to
    12, which a point of it closes: `corpus.points` reads those, and only those.
    """

    printed: str
    start: int
    end: int
    year: str | None = None
    as_at: str | None = None
    is_impossible: bool = False
    is_range: bool = False
    first: str | None = None
    month: int | None = None


# Hyphens, dashes and the minus sign, to stand inside a pattern's [].
DASHES = r"\-\u2010\u2011\u2012\u2013\u2014\u2212"

# What says that the number before it is no year: "23-24 per cent", "2012 pounds".
_MEASURED = r"(?:per\s?cent(?:age)?|thousand|million|billion|pounds)(?![A-Za-z])"

# What is counted after a number; "2,012 reviews" may be printed "2012 reviews".
COUNTED = (
    rf"(?:{_MEASURED}|(?:annual\s+|new\s+|young\s+|ehc\s+|out\s+of\s+borough\s+)?"
    r"(?:children|pupils?"
    r"|students?|learners?|people|residents?|families|plans?|ehcps?|places|placements?"
    r"|reviews?|requests?|assessments?|referrals?|cases?|schools?|staff|posts?|days?"
    r"|weeks?|months|hours?|appeals?|tribunals?|complaints?)(?![A-Za-z]))"
)

# "2026", "2026 plan" over a column is a year, whatever is counted in it.
NAMED_YEAR = re.compile(
    r"((?:19[89]|20[0-5])\d)(?:\s+\(?(?:actuals?|plan(?:ned)?|forecast|out-?turn|target"
    r"|estimated?|budget|projected|provisional)\)?)?\*?",
    re.IGNORECASE,
)

_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = tuple(name[:3].lower() for name in _MONTH_NAMES)

# "may" is a month only with its capital: "it may 24 hours later" is none.
MONTH = (
    r"(?:(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)|May|MAY)\b\.?"
)

_ORDINAL = r"(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH))?"
_SHORT_YEAR = r"['\u2018\u2019]?\d{2}"
_YEAR = rf"(?:\d{{4}}|{_SHORT_YEAR})"
_NO_MORE = r"(?![A-Za-z\d_%]|[/.,:]\d)"
_UNTIL = rf"(?:\s+(?:to|until|till|through|up\s+to)\s+|\s?[{DASHES}]\s?)"
URL = r"(?:https?://|www\.)\S+|\S+@\S+|\S+\.(?:gov|org|co)\.uk\S*"
STATUTE = r"\b(?:Act|Regulations?|Order|Rules)\s+(?:\([^)]*\)\s*)?\d{4}\b"
_HIDDEN = re.compile(rf"{URL}|{STATUTE}")
_NOTE = re.compile(rf"[{NOTES}]")

_FIRST_YEAR, _LAST_YEAR = 1980, 2069
_LONGEST_SPAN = 15


def read_periods(text: str, *, said_on: str | None = None) -> tuple[Period, ...]:
    """Return every time named in `text`, in order.

    Args:
        text: Running text, a heading, a cell or a question.
        said_on: ISO date or month when it was said; "next year" and the like are
            read only where it is given, and "Month 8" is then of a year.

    Returns:
        Periods that do not overlap; years are financial years, "2022-23".
    """
    bare = _HIDDEN.sub(lambda found: "\ufffc" * len(found[0]), _NOTE.sub(" ", text))
    atoms: list[Period] = []
    for pattern, read in _RULES:
        for found in pattern.finditer(bare):
            atom = read(found)
            if atom is not None and not _is_taken(atom, atoms):
                atoms.append(atom)
    atoms.sort(key=lambda atom: atom.start)
    periods = _join(_apart([_widen(bare, atom) for atom in atoms]), bare)
    if said_on is not None and len(said_on) >= len("2024-05"):
        periods = [_dated_part(bare, period, said_on) for period in periods]
        periods += _relative(bare, said_on, periods)
    return tuple(
        replace(period, printed=text[period.start : period.end])
        for period in sorted(periods, key=lambda period: period.start)
    )


def year_end(year: str) -> str:
    """Return the last day of financial `year`: "2023-24" ends on "2024-03-31"."""
    return f"{_first(year) + 1}-03-31"


def closing_year(as_at: str | None) -> str | None:
    """Return the financial year whose closing balance stands at `as_at`, if any.

    31 March, the month of March, and 1 April (which opens with the same balance).
    """
    found = re.fullmatch(r"(\d{4})-(?:03|03-31|04-01)", as_at or "")
    return _financial(int(found[1]) - 1) if found else None


def year_of(day: date | str) -> str:
    """Return the financial year that holds `day`, a date or an ISO date or month."""
    year, month = (int(part) for part in str(day).split("-")[:2])
    return _financial(year if month >= 4 else year - 1)  # noqa: PLR2004 - years begin in April


def last_year_of(month: int, said_on: str) -> str:
    """Return the last financial year whose `month`, 1 for April, was over `said_on`.

    `said_on` is an ISO date or month; a month counts as over while it lasts.
    """
    year = year_of(said_on)
    months_gone = (int(said_on[5:7]) - 4) % len(_MONTHS) + 1
    return year if month <= months_gone else previous_year(year)


def next_year(year: str) -> str:
    """Return the financial year after `year`."""
    return _financial(_first(year) + 1)


def previous_year(year: str) -> str:
    """Return the financial year before `year`."""
    return _financial(_first(year) - 1)


def print_year(year: str) -> str:
    """Return financial `year` as councils print it: "2022-23" as "2022/23"."""
    return year.replace("-", "/")


def print_date(day: str) -> str:
    """Return an ISO date, month or year in words: "2025-02-05" is "5 February 2025"."""
    year, *rest = day.split("-")
    words = [str(int(part)) for part in rest[1:]]
    words += [_MONTH_NAMES[int(part) - 1] for part in rest[:1]]
    return " ".join([*words, year])


def same_time(
    a_period: str | None,
    a_as_at: str | None,
    b_period: str | None,
    b_as_at: str | None,
) -> bool:
    """Tell whether two figures stand at the same time.

    A balance at a year end is at the same time as its financial year. What is not
    known is not the same as anything.
    """
    a = closing_year(a_as_at) or a_as_at or a_period
    b = closing_year(b_as_at) or b_as_at or b_period
    return a is not None and a == b


def _is_taken(atom: Period, atoms: list[Period]) -> bool:
    return any(atom.start < other.end and other.start < atom.end for other in atoms)


def _financial(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02d}"


def _first(year: str) -> int:
    if not re.fullmatch(r"\d{4}-\d{2}", year):
        raise ValueError(f"expected a financial year such as 2022-23, got {year}")
    return int(year[:4])


def _found(
    match: re.Match[str], *, year: str | None = None, as_at: str | None = None
) -> Period:
    start, end = match.span()
    return Period(
        printed=match[0],
        start=start,
        end=end,
        year=year or closing_year(as_at),
        as_at=as_at,
    )


def _full_year(printed: str) -> int:
    digits = printed.lstrip("'\u2018\u2019")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)  # noqa: PLR2004 - digits of a year


def _month(printed: str) -> int:
    return _MONTHS.index(printed[:3].lower()) + 1


def _is_year(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR


# Atoms: each rule reads one match, or declines it with None.


def _day(match: re.Match[str]) -> Period | None:
    month = match["month"]
    year = _full_year(match["year"])
    if not _is_year(year):
        return None
    number = int(month) if month.isdigit() else _month(month)
    try:
        day = date(year, number, int(match["day"]))
    except ValueError:
        return replace(_found(match), is_impossible=True)
    return _found(match, as_at=day.isoformat())


def _dotted_day(match: re.Match[str]) -> Period | None:
    # "5.3.21 The report" is a paragraph number; "31.03.24" alone or over a unit is not.
    follows = match.string[match.end() :].lstrip(" (")
    is_number = match.start() == 0 and follows and not follows.startswith(("£", "%"))
    is_plain = match["month"].startswith("0")  # no paragraph's number begins so
    if (is_number and not is_plain) or int(match["year"][-2:]) == 0:
        return None
    return _day(match)


def _month_span(match: re.Match[str]) -> Period | None:
    year = _full_year(match["year"])
    if not _is_year(year):
        return None
    first, last = _month(match["first"]), _month(match["last"])
    begun = year - 1 if first > last else year
    atom = _found(match, as_at=f"{year}-{last:02d}")
    return replace(atom, is_range=True, first=f"{begun}-{first:02d}")


def _month_of_year(match: re.Match[str]) -> Period | None:
    printed, year = match["year"], _full_year(match["year"])
    month = _month(match["month"])
    # "March 31" and "September 30" are last days, not 2031 and 2030.
    is_day = printed.isdigit() and len(printed) == 2 and match["gap"].isspace()  # noqa: PLR2004 - digits of a day
    if not _is_year(year) or (is_day and int(printed) == monthrange(2024, month)[1]):
        return None
    return _found(match, as_at=f"{year}-{month:02d}")


def _short_pair(match: re.Match[str]) -> Period | None:
    first, last = int(match["first"]), int(match["last"])
    if (first + 1) % 100 != last:
        return None
    # Years 12/13 are pupils' and 16-17 is an age; earlier years are printed in full.
    earliest = 0 if match["fy"] else 14 if match["sep"].strip() == "/" else 19
    if not earliest <= first <= _LAST_YEAR % 100:
        return None
    return _found(match, year=_financial(2000 + first))


def _long_pair(match: re.Match[str]) -> Period | None:
    first, printed, sep = int(match["first"]), match["last"], match["sep"]
    if not _is_year(first):
        return None
    size = 10 ** len(printed)
    last = int(printed) + first // size * size
    if last % 100 == 0 and last < first:
        last += 100
    if last == first + 1:
        return _found(match, year=_financial(first))
    is_loose = sep != sep.strip() and (len(printed) == 2 or last <= first)  # noqa: PLR2004 - digits of a year
    return None if len(printed) == 1 or is_loose else _uneven_pair(match, first, last)


def _uneven_pair(match: re.Match[str], first: int, last: int) -> Period | None:
    printed = match["last"]
    if match["sep"] != "/" and len(printed) == 2 and 1 <= int(printed) <= 12:  # noqa: PLR2004 - an ISO month
        return _found(match, as_at=f"{first}-{printed}")
    if len(printed) == len("2024") and not _is_year(last):
        return None  # "SI 2022/1328" is no time
    if last <= first:
        return replace(_found(match), is_impossible=True)
    if last - first > _LONGEST_SPAN or not _is_year(last):
        return None
    return replace(_found(match, as_at=str(last)), is_range=True, first=str(first))


def _labelled_year(match: re.Match[str]) -> Period | None:
    # FY25 is the year that ends in 2025.
    year = _full_year(match["year"])
    return _found(match, year=_financial(year - 1)) if _is_year(year) else None


def _misprint(match: re.Match[str]) -> Period:
    return replace(_found(match), is_impossible=True)


def _bare_year(match: re.Match[str]) -> Period | None:
    if not _is_year(int(match["year"])):
        return None
    counts = re.match(rf"\s+{COUNTED}", match.string[match.end() :], re.IGNORECASE)
    if counts and not _TIME_WORD.search(match.string[: match.start()]):
        return None
    return _found(match, as_at=match["year"])


def _part_year(match: re.Match[str]) -> Period:
    return _found(match)


_TIME_WORD = re.compile(
    r"\b(?:in|since|by|from|until|till|during|before|after|for|year"
    r"|\d{4}\s+(?:to|and|or))\s+$",
    re.IGNORECASE,
)
_NOT_COUNTED = rf"(?!\s+(?i:{COUNTED}))"

_DAY = r"(?P<day>\d{1,2})"
_PATTERNS: tuple[tuple[str, Callable[[re.Match[str]], Period | None]], ...] = (
    (
        r"(?<![\w/.-])(?P<year>\d{4})(?P<s>[-/])(?P<month>\d{2})(?P=s)(?P<day>\d{2})"
        r"(?![\d/-])",
        _day,
    ),
    (
        rf"(?<![\w£/.,]){_DAY}{_ORDINAL}(?:\s{{0,3}}|[{DASHES}/])(?:of\s+)?"
        rf"(?P<month>{MONTH})[\s,{DASHES}/]{{0,3}}(?P<year>{_YEAR}){_NO_MORE}",
        _day,
    ),
    (
        rf"(?<!\w)(?P<month>{MONTH})\s+{_DAY}{_ORDINAL},?\s+(?P<year>\d{{4}}){_NO_MORE}",
        _day,
    ),
    (
        rf"(?<![\w£/.])(?P<day>[0-3]?\d)(?P<s>[/{DASHES}])(?P<month>[01]?\d)(?P=s)"
        rf"(?P<year>\d{{4}}|\d{{2}}){_NO_MORE}",
        _day,
    ),
    (
        r"(?<![\w£/.])(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\."
        rf"(?P<year>\d{{4}}|\d{{2}}){_NO_MORE}",
        _dotted_day,
    ),
    (
        rf"(?<!\w)(?P<first>{MONTH}){_UNTIL}(?P<last>{MONTH})[\s,{DASHES}]+"
        rf"(?P<year>{_YEAR}){_NO_MORE}{_NOT_COUNTED}",
        _month_span,
    ),
    (
        rf"(?<!\w)(?P<month>{MONTH})(?P<gap>,?\s+(?:of\s+)?|\s?[{DASHES}/]\s?|)"
        rf"(?P<year>{_YEAR}){_NO_MORE}{_NOT_COUNTED}",
        _month_of_year,
    ),
    (
        r"(?<![\w£/.,])(?i:FY\s?)?(?P<first>\d{4})"
        rf"(?P<sep>\s?[/{DASHES}]\s?|\s+to\s+)(?P<last>\d{{4}}|\d{{1,2}}){_NO_MORE}",
        _long_pair,
    ),
    (
        r"(?<![\w£/.,])(?i:(?P<fy>FY)\s?)?(?P<first>\d{2})"
        rf"(?P<sep>\s?/\s?|[{DASHES}])(?P<last>\d{{2}}){_NO_MORE}"
        rf"(?!\s+(?i:{_MEASURED}))"
        r"(?![\s-]*(?i:years?\s+olds?|yrs?\b|weeks?|months?|days?|hours?))",
        _short_pair,
    ),
    (rf"\b(?i:FY)\s?(?P<year>\d{{4}}|\d{{2}}){_NO_MORE}", _labelled_year),
    (rf"(?<![\w£/.,-])20\d{{3}}[/{DASHES}]\d{{2}}{_NO_MORE}", _misprint),
    (
        rf"(?<![\d£$€/.,_])(?<!£[\s({DASHES}])\b(?P<year>\d{{4}}){_NO_MORE}",
        _bare_year,
    ),
    (
        r"\b(?:(?:Month|Period|Quarter)\s\d{1,2}|(?:month|period|quarter)\s\d{1,2}"
        r"(?=\s+(?i:monitoring|forecast|report|outturn|position))|Q[1-4])\b(?!\s*\d)",
        _part_year,
    ),
)
_RULES = tuple((re.compile(pattern), read) for pattern, read in _PATTERNS)

# What stands before or after an atom and changes what it names.
_YEAR_ENDING = re.compile(
    r"(?:(?:\bfinancial\s+)?\byear[\s-]?(?:ending|ended|to)|\bFYE|\by/e)\s+"
    r"(?:on\s+|the\s+)*$",
    re.IGNORECASE,
)
_YEAR_BEGINNING = re.compile(
    r"\b(?:financial\s+)?year\s+(?:beginning|starting|from)\s+(?:on\s+|the\s+)*$",
    re.IGNORECASE,
)
_END_OF = re.compile(
    r"\b(?:(?:financial\s+)?year[\s-]?end|(?:end|close)\s+of|end)\s+"
    r"(?:of\s+|for\s+|the\s+|financial\s+year\s+)*$",
    re.IGNORECASE,
)
_END_AFTER = re.compile(r"\s+(?:financial\s+)?year[\s-]?end\b", re.IGNORECASE)
_SCHOOL_BEFORE = re.compile(r"\b(?:academic|school)\s+years?\s+$", re.IGNORECASE)
_SCHOOL_AFTER = re.compile(r"\s+(?:academic|school)\s+year\b", re.IGNORECASE)
_PART_BEFORE = re.compile(
    r"\b(?:Q[1-4](?:\s*(?:and|&|/|-|to)\s*Q?[1-4])?|quarter\s\d|month\s\d{1,2}"
    r"|period\s\d{1,2}|[MP]\d{1,2}|(?:spring|summer|autumn|winter)(?:\s+term)?)"
    r",?\s+(?:of\s+|in\s+)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_JOINED = re.compile(rf"{_UNTIL}|\s?/\s?")


def _widen(text: str, atom: Period) -> Period:
    before, after = text[: atom.start], text[atom.end :]
    if atom.is_impossible or atom.is_range:
        return atom
    if school := _SCHOOL_BEFORE.search(before):
        return replace(atom, start=school.start(), year=None, as_at=None)
    if school := _SCHOOL_AFTER.match(after):
        end = atom.end + school.end()
        return replace(atom, end=end, year=None, as_at=None)
    if ending := _YEAR_ENDING.search(before):
        year = _year_ending(atom)
        return (
            replace(atom, start=ending.start(), year=year, as_at=None) if year else atom
        )
    if (beginning := _YEAR_BEGINNING.search(before)) and _opens(atom.as_at):
        year = _opens(atom.as_at)
        return replace(atom, start=beginning.start(), year=year, as_at=None)
    if part := _PART_BEFORE.search(before):
        atom = replace(atom, start=part.start())
    if atom.year and not atom.as_at:
        return _at_year_end(before, after, atom)
    return atom


def _year_ending(atom: Period) -> str | None:
    if atom.as_at and len(atom.as_at) == 4:  # noqa: PLR2004 - a bare year
        return _financial(int(atom.as_at) - 1)
    return atom.year


def _at_year_end(before: str, after: str, atom: Period) -> Period:
    assert atom.year is not None  # noqa: S101 - asked by the caller, for the type checker
    if end := _END_OF.search(before):
        return replace(atom, start=end.start(), as_at=year_end(atom.year))
    if end := _END_AFTER.match(after):
        return replace(atom, end=atom.end + end.end(), as_at=year_end(atom.year))
    return atom


def _apart(atoms: list[Period]) -> list[Period]:
    """Return `atoms` without those that a widened one has taken in."""
    return [
        atom
        for atom in atoms
        if not any(other.start <= atom.start < atom.end < other.end for other in atoms)
    ]


def _join(atoms: list[Period], text: str) -> list[Period]:
    joined: list[Period] = []
    for atom in atoms:
        span = _span(joined[-1], atom, text) if joined else None
        if span is None:
            joined.append(atom)
        else:
            joined[-1] = span
    return joined


def _span(first: Period, last: Period, text: str) -> Period | None:
    """Return `first` to `last` as one span, or None where they stand apart."""
    between = text[first.end : last.start]
    is_between = _BETWEEN.search(text[: first.start]) and between.strip() == "and"
    if not (is_between or _JOINED.fullmatch(between)) or first.is_range:
        return None
    span = replace(last, start=first.start, first=first.year, is_range=True)
    if _is_plain_year(first) and (_is_plain_year(last) or _is_year_end(last)):
        return span
    if is_between and _is_number(first) and _is_number(last):
        return replace(span, first=first.as_at)
    if _opens(first.as_at) and _opens(first.as_at) == closing_year(last.as_at):
        return replace(span, year=last.year, as_at=None, first=None, is_range=False)
    return None


def _is_plain_year(atom: Period) -> bool:
    return atom.year is not None and atom.as_at is None


def _is_year_end(atom: Period) -> bool:
    return atom.year is not None and atom.as_at == year_end(atom.year)


def _is_number(atom: Period) -> bool:
    return atom.as_at is not None and atom.as_at.isdigit()


def _opens(as_at: str | None) -> str | None:
    found = re.fullmatch(r"(\d{4})-04(?:-01)?", as_at or "")
    return _financial(int(found[1])) if found else None


# "next year end" is the next one to come: the end of the year we are in.
_RELATIVE = re.compile(
    r"\b(?:(?P<end>(?:(?:this|next|the|current|coming|forthcoming)\s+)?"
    r"(?:financial\s+)?year[\s-]end|end\s+of\s+(?:the|this|the\s+current)\s+"
    r"(?:financial\s+)?year)"
    r"|(?P<closed>(?:last|previous)\s+(?:financial\s+)?year[\s-]end)"
    r"|(?P<which>end\s+of\s+(?:the\s+)?)?(?:the\s+)?"
    r"(?P<step>this|current|next|coming|forthcoming|last|previous)"
    r"\s+(?P<kind>financial\s+|calendar\s+)?year)\b(?![\s-]*(?:on|olds?)\b)",
    re.IGNORECASE,
)


_PART = re.compile(
    r"(?P<kind>month|period|quarter|Q)\s?(?P<number>\d{1,2})", re.IGNORECASE
)
_MONTHS_OF = {"month": 1, "period": 1, "quarter": 3, "q": 3}


def _dated_part(text: str, period: Period, said_on: str) -> Period:
    """Return `period`, if a part of a year, in the last year that it was over in."""
    part = _PART.fullmatch(text[period.start : period.end])
    if part is None or period.year:
        return period
    months = int(part["number"]) * _MONTHS_OF[part["kind"].lower()]
    if not 1 <= months <= len(_MONTHS):
        return period
    return replace(period, year=last_year_of(months, said_on))


def _relative(text: str, said_on: str, taken: list[Period]) -> list[Period]:
    found = (_relative_one(match, said_on) for match in _RELATIVE.finditer(text))
    return [
        period
        for period in found
        if period is not None and not _is_taken(period, taken)
    ]


def _relative_one(match: re.Match[str], said_on: str) -> Period | None:
    now = year_of(said_on)
    if match["end"]:
        return _found(match, year=now, as_at=year_end(now))
    if match["closed"]:
        return _found(
            match, year=previous_year(now), as_at=year_end(previous_year(now))
        )
    step, kind = match["step"].lower(), (match["kind"] or "").strip().lower()
    move = {"this": 0, "current": 0, "last": -1, "previous": -1}.get(step, 1)
    if step == "previous" and not kind:
        return None  # a table's "previous year" is the column before
    if kind == "calendar":
        return _found(match, as_at=str(int(said_on[:4]) + move))
    year = _financial(_first(now) + move)
    return _found(match, year=year, as_at=year_end(year) if match["which"] else None)
