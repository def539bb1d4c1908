"""In which month a sentence says that an amount was told before.

    £4.5m reported in December                         the last December
    £14.1m assumed when the budget was set in February 2025
    The forecast reported in January 2025 was £14.3m   each amount after it
    The plan sent to the DfE in June 2024 showed £61m  so is a version of what is said
    The December version of the Plan put it at £96m    now

What names no such month was said with its paper.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.money import Amount
from corpus.periods import read_periods
from corpus.times import MONTH
from tools.making import last_month_up_to

_TOLD = (
    r"(?:reported|presented|forecast|notified|submitted|projected|predicted|estimated"
    r"|assumed|given|told|shown)"
)
_TO_WHOM = r"(?:\s+to\s+(?:the\s+)?(?:[\w’'&-]+\s+){0,3}?[\w’'&-]+)?"
_DATE = (
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<month>{MONTH})(?:\s+(?P<year>20\d\d))?"
)
_WHEN = rf"(?:in|on|back\s+in)\s+(?!31(?:st)? March){_DATE}"
_SET = r"when\s+(?:the|its|their|our)\s+(?:\w+\s+){0,2}?(?:budget|plan)\s+was\s+\w+"
# What follows the last of several amounts, and is of it alone.
WHEN_SET = re.compile(rf"\W*{_TOLD}\s+{_SET}")
_AFTER = re.compile(
    rf"\s*(?:(?:had been|was|were|as|which was)\s+)*{_TOLD}{_TO_WHOM}"
    rf"(?:\s+{_SET})?\s+{_WHEN}\b"
)
_SHOWED = (
    r"(?:was|were|of|stood|(?:had\s+)?(?:been|showed|shown|put|forecast|projected|given"
    r"|gave|assumed|estimated|expected|predicted|stood))\b"
)
_SUBJECT = re.compile(
    r"\b(?i:forecast|estimate|projection|figure|position|report|deficit|overspend)"
    rf"(?:\s+{_TOLD}|\s+which\s+was\s+{_TOLD}|\s+that\s+was\s+{_TOLD}){_TO_WHOM}\s+{_WHEN}"
    rf"\s+{_SHOWED}"
)
_A_VERSION = (
    r"(?i:version|iteration|edition|plan|model|trajectory|profile|projections?"
    r"|forecasts?|estimates?|reports?|papers?|returns?|submissions?)"
)
_MADE = (
    rf"(?:{_TOLD}|considered|made|published|prepared|produced|drawn\s+up|discussed"
    r"|updated|issued|sent|dated)"
)
# Between a version's date and what it showed: "for the budget report".
_ASIDE = r"[^.;,£]{0,40}?"
_OF_A_PLAN = r"(?:\s+of\s+(?:[\w’'-]+\s+){1,4}?(?i:plan|model|forecast|strategy))?"
_VERSION = re.compile(
    rf"\b{_A_VERSION}{_OF_A_PLAN}(?:\s+(?:which|that)\s+was)?\s+{_MADE}{_TO_WHOM}\s+"
    rf"{_WHEN}\s+{_ASIDE}{_SHOWED}"
)
_VERSION_OF = re.compile(
    rf"\b{_A_VERSION}{_OF_A_PLAN}\s+(?:of|from|dated)\s+(?!31(?:st)?\s+March|March\b)"
    rf"{_DATE}\s+{_ASIDE}{_SHOWED}"
)
_DATED_VERSION = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Oo]ur)\s+{_DATE}\s+(?i:version|iteration|edition){_OF_A_PLAN}\b"
)
_VERSIONS = (_VERSION, _VERSION_OF, _DATED_VERSION)
_OPENING = re.compile(
    rf"^\W*(?:(?:\d+\.)*\d+\.?\s+)?(?i:{_WHEN}),?\s+[^.;,£]{{0,80}}?"
    rf"\b(?:was|were|had been|been)\s+(?:\w+\s+)?(?:{_TOLD}|expected)"
    r"(?:\s+(?:to be|as|at))?\s+(?:an?\s+)?"
    r"[^.;,£]{0,40}$"
)
_NEW_SUBJECT = re.compile(r"[;]|,?\s\b(?:but|whereas|while|compared|against)\b")


def months_said(
    text: str, amounts: Sequence[Amount], said_on: str | None
) -> tuple[str | None, ...]:
    """Return the month or day, as it is printed, in which each amount was told before.

    Args:
        text: A sentence.
        amounts: Its amounts, in order.
        said_on: ISO date of its paper; a month without a year is the last up to then.
    """
    if said_on is None:
        return (None,) * len(amounts)
    return tuple(_months(text, amounts, said_on))


def is_month_of(as_at: str | None, month: str | None) -> bool:
    """Return whether a date that an amount seems to be of is when it was told."""
    told = read_periods(month) if month and as_at else ()
    return any(period.as_at == as_at for period in told)


def _months(text: str, amounts: Sequence[Amount], said_on: str) -> Iterator[str | None]:
    for index, amount in enumerate(amounts):
        end = amounts[index + 1].start if index + 1 < len(amounts) else len(text)
        after = _AFTER.match(text[:end], amount.end)
        lead = text[: amount.start]
        subject = _last_subject(lead)
        if subject and _NEW_SUBJECT.search(lead[subject.end() :]):
            subject = None
        found = after or subject or _OPENING.match(lead)
        yield _printed(found, said_on) if found else None


def _last_subject(lead: str) -> re.Match[str] | None:
    """What was told before an amount as the subject it is of; the last of several."""
    found = [m for form in (_SUBJECT, *_VERSIONS) for m in form.finditer(lead)]
    return max(found, key=lambda match: match.start(), default=None)


def _printed(found: re.Match[str], said_on: str) -> str | None:
    """A month with its year, a day before it where one is told; none yet to come."""
    day, month = (found["day"] or "").lstrip(), found["month"]
    year = found["year"]
    told = f"{month} {year}" if year else last_month_up_to(month, said_on)
    (period,) = read_periods(f"{day}{told}") if told else (None,)
    if period is None or period.as_at is None or period.as_at > said_on:
        return None
    return period.printed
