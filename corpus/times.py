"""Single times as papers print them: a day, a month, a year or a part of one."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from corpus.years import closing_year, financial_year


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
UNTIL = rf"(?:\s+(?:to|until|till|through|up\s+to)\s+|\s?[{DASHES}]\s?)"

_FIRST_YEAR, _LAST_YEAR = 1980, 2069
_LONGEST_SPAN = 15


def read_single_times(text: str) -> list[Period]:
    """Return every date, month, year and part of a year printed in `text`, in order.

    `text` has neither notes nor addresses: their numbers would be read as years.
    """
    times: list[Period] = []
    for pattern, read in _RULES:
        for found in pattern.finditer(text):
            time = read(found)
            if time is not None and not is_taken(time, times):
                times.append(time)
    times.sort(key=lambda time: time.start)
    return times


def print_date(day: str) -> str:
    """Return an ISO date, month or year in words: "2025-02-05" is "5 February 2025"."""
    year, *rest = day.split("-")
    words = [str(int(part)) for part in rest[1:]]
    words += [_MONTH_NAMES[int(part) - 1] for part in rest[:1]]
    return " ".join([*words, year])


def is_taken(time: Period, others: list[Period]) -> bool:
    """Tell whether `time` stands where one of `others` does."""
    return any(time.start < other.end and other.start < time.end for other in others)


def time_of(
    match: re.Match[str], *, year: str | None = None, as_at: str | None = None
) -> Period:
    """Return the time that stands where `match` does; `as_at` may close a year."""
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


# In "Jan 24-Jan 28" the first number is no day: it is the year of the month before.
_ENDS_IN_MONTH = re.compile(rf"\b{MONTH}\s?$")
_YEAR_OF_MONTH = re.compile(rf"\d{{2}}\s?[{DASHES}]\s?[A-Z]")


# Atoms: each rule reads one match, or declines it with None.


def _day(match: re.Match[str]) -> Period | None:
    month = match["month"]
    year = _full_year(match["year"])
    is_a_year = _YEAR_OF_MONTH.match(match[0]) and _ENDS_IN_MONTH.search(
        match.string[: match.start()]
    )
    if is_a_year or not _is_year(year):
        return None
    number = int(month) if month.isdigit() else _month(month)
    try:
        day = date(year, number, int(match["day"]))
    except ValueError:
        return replace(time_of(match), is_impossible=True)
    return time_of(match, as_at=day.isoformat())


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
    atom = time_of(match, as_at=f"{year}-{last:02d}")
    return replace(atom, is_range=True, first=f"{begun}-{first:02d}")


def _month_of_year(match: re.Match[str]) -> Period | None:
    printed, year = match["year"], _full_year(match["year"])
    month = _month(match["month"])
    # "March 31" and "September 30" are last days, not 2031 and 2030.
    is_day = printed.isdigit() and len(printed) == 2 and match["gap"].isspace()  # noqa: PLR2004 - digits of a day
    if not _is_year(year) or (is_day and int(printed) == monthrange(2024, month)[1]):
        return None
    return time_of(match, as_at=f"{year}-{month:02d}")


def _short_pair(match: re.Match[str]) -> Period | None:
    first, last = int(match["first"]), int(match["last"])
    if (first + 1) % 100 != last:
        return None
    # Years 12/13 are pupils' and 16-17 is an age; earlier years are printed in full.
    earliest = 0 if match["fy"] else 14 if match["sep"].strip() == "/" else 19
    if not earliest <= first <= _LAST_YEAR % 100:
        return None
    return time_of(match, year=financial_year(2000 + first))


def _long_pair(match: re.Match[str]) -> Period | None:
    first, printed, sep = int(match["first"]), match["last"], match["sep"]
    if not _is_year(first):
        return None
    size = 10 ** len(printed)
    last = int(printed) + first // size * size
    if last % 100 == 0 and last < first:
        last += 100
    if last == first + 1:
        return time_of(match, year=financial_year(first))
    is_loose = sep != sep.strip() and (len(printed) == 2 or last <= first)  # noqa: PLR2004 - digits of a year
    return None if len(printed) == 1 or is_loose else _uneven_pair(match, first, last)


def _uneven_pair(match: re.Match[str], first: int, last: int) -> Period | None:
    printed = match["last"]
    if match["sep"] != "/" and len(printed) == 2 and 1 <= int(printed) <= 12:  # noqa: PLR2004 - an ISO month
        return time_of(match, as_at=f"{first}-{printed}")
    if len(printed) == len("2024") and not _is_year(last):
        return None  # "SI 2022/1328" is no time
    if last <= first:
        return replace(time_of(match), is_impossible=True)
    if last - first > _LONGEST_SPAN or not _is_year(last):
        return None
    return replace(time_of(match, as_at=str(last)), is_range=True, first=str(first))


def _labelled_year(match: re.Match[str]) -> Period | None:
    # FY25 is the year that ends in 2025.
    year = _full_year(match["year"])
    return time_of(match, year=financial_year(year - 1)) if _is_year(year) else None


def _misprint(match: re.Match[str]) -> Period:
    return replace(time_of(match), is_impossible=True)


def _bare_year(match: re.Match[str]) -> Period | None:
    if not _is_year(int(match["year"])):
        return None
    counts = re.match(rf"\s+{COUNTED}", match.string[match.end() :], re.IGNORECASE)
    if counts and not _TIME_WORD.search(match.string[: match.start()]):
        return None
    return time_of(match, as_at=match["year"])


def _part_year(match: re.Match[str]) -> Period:
    return time_of(match)


_TIME_WORD = re.compile(
    r"\b(?:in|since|by|from|until|till|during|before|after|for|year"
    r"|\d{4}\s+(?:to|and|or))\s+$",
    re.IGNORECASE,
)
# "March 24 pupils" may be 24 of them; "the September 2021 request" is of that year.
_NOT_COUNTED = rf"(?:(?<=[A-Za-z.]\s\d{{4}})|(?!\s+(?i:{COUNTED})))"

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
        rf"(?<!\w)(?P<first>{MONTH}){UNTIL}(?P<last>{MONTH})[\s,{DASHES}]+"
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
