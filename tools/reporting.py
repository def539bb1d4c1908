"""At which point of the financial year a paper's figures were said.

    At Month 8 it was £58.9m.                           said at month 8
    £18.0m compares with £13.4m reported at quarter 1   the first now, the other then
    Movement from Month 6                               now: it is told from that point

A monitoring paper tells how the year stood at one point, its own. What names no point
was said on the day of the paper, at that point; what names another was said then.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.money import Amount
from corpus.pages import Heading, Table
from corpus.points import read_points
from corpus.records import Basis, Measure, Paper, Unit
from corpus.times import Period
from corpus.years import MONTHS_OF_YEAR
from tools.sections import Standing
from tools.sentences import split_sentences

# A point is told of at the next few meetings; what is older was told of before.
MOST_MONTHS = 4
# A cell with more words than this is no remark on its row.
REMARK_WORDS = 8

# What speaks of how the year stands, not of a quarter's pupils or of a register.
_TELLS = re.compile(
    r"\b(?:forecasts?|projected|projection|monitoring|budget\w*|position|out-?turn"
    r"|vari(?:ance|ation)s?|deficit|(?:over|under)-?\s?spen[dt]\w*|expected|estimated)\b",
    re.IGNORECASE,
)
_IN_THE_PAST = re.compile(
    r"\b(?:was|were|had|previous(?:ly)?|earlier|last|reported|compar(?:es|ed|ing))\b",
    re.IGNORECASE,
)
# A point named so is one that a change is told from or to.
_TOLD_FROM = re.compile(
    r"\b(?:on|from|since|than|between|against|over|after|until|till|by|before"
    r"|compared (?:to|with)|(?:movements?|changes?) (?:in|to|at))\s+(?:the\s+|at\s+)?$",
    re.IGNORECASE,
)
# "Reported on the month 4 position" is of that month.
_IS_REPORTED = re.compile(
    r"\b(?:report|present|forecast)\w*\b[^.;,£]{0,40}\b(?:on|from|over)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ITS_REPORT = re.compile(
    r"\s+(?:position|forecast|report|monitoring|figures?|estimate|projection)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:movements?|changes?|changed|moved|increas\w*|decreas\w*|higher|lower"
    r"|difference)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(
    r"[,;:]|\b(?:and|but|which|while|whereas|against|compared|than)\b", re.IGNORECASE
)
_ONE_TO_OTHER = re.compile(
    r"\bbetween\b|\bfrom\b.*\bto\b|\brespectively\b", re.IGNORECASE
)
# "At Month 8 it was £59m": what the sentence before speaks of, at another point.
_OPENS = re.compile(
    r"\W*(?:(?:\d+\.)*\d+\.?\s+)?(?:At|In|As at|By)\s+(?:the\s+end\s+of\s+)?",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+"
    r"(?:it|this|that|the (?:forecast|figure|estimate|projection))"
    r"\s+(?:was|is|had been|stood at)\b",
    re.IGNORECASE,
)
# "The forecast at Month 9 is £56m"
_IT_AT = re.compile(
    r"\W*(?:(?:\d+\.)*\d+\.?\s+)?(?:It|The (?:latest |current )?(?:forecast|projection"
    r"|estimate))\s+(?:at|in|as at)\s+",
    re.IGNORECASE,
)
# "It should read £0.8m" says again what was misprinted.
_CORRECTED = re.compile(
    r"\b(?:it|this|that|the figure) should (?:have )?(?:read|been|be) (?:£|\d)",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:was|is|had been|stood at)\b", re.IGNORECASE
)
PAIR = 2


def own_point(paper: Paper, standings: Iterable[Standing]) -> Period | None:
    """Return the point that `paper` reports at: its title's, else the last it tells of.

    One of more than a few months before the meeting is of a report before it.
    """
    titled = list(_own(paper.title or "", paper))
    if titled:
        return titled[-1]
    told = [point for text in _texts(standings) for point in _own(text, paper)]
    return max(told, key=lambda point: point.as_at or "", default=None)


def _texts(standings: Iterable[Standing]) -> Iterator[str]:
    """What may tell how the year stands: sentences that are not past, and headings."""
    for standing in standings:
        block = standing.block
        if isinstance(block, Table):
            cells = (cell.text for row in block.rows for cell in row.cells)
            remarks = [text for text in cells if len(text.split()) <= REMARK_WORDS]
            texts = [block.caption or "", *remarks]
        elif isinstance(block, Heading):
            texts = [block.text]
        else:
            sentences = [sentence.text for sentence in split_sentences(block.text)]
            texts = [text for text in sentences if not _IN_THE_PAST.search(text)]
        yield from (text for text in texts if _TELLS.search(text))


def _own(text: str, paper: Paper) -> Iterator[Period]:
    """The points `text` tells of that were over lately when `paper` was written."""
    for point in _points(text, paper):
        since = _months(paper.met_on or point.as_at or "") - _months(point.as_at or "")
        if 0 <= since <= MOST_MONTHS:
            yield point


def _months(day: str) -> int:
    return int(day[:4]) * MONTHS_OF_YEAR + int(day[5:7])


def _points(text: str, paper: Paper) -> tuple[Period, ...]:
    """The dated points that `text` says something was told at."""
    return tuple(
        point
        for point in read_points(text, said_on=paper.met_on)
        if point.as_at
        and (
            not _TOLD_FROM.search(text[: point.start])
            or (
                _IS_REPORTED.search(text[: point.start])
                and _ITS_REPORT.match(text[point.end :])
            )
        )
    )


def vintage(paper: Paper, own: Period | None, point: Period | None) -> str | None:
    """Return when something was said, in words: the day, the point, or both.

    Args:
        paper: Where it is said.
        own: The point `paper` reports at, if it does.
        point: The one that is told with it; `own` where None.

    Returns:
        "2024-11-20 (Period 7)" of the paper's own, "Period 4 2024-25" of another, the
        day of the meeting where there is neither.
    """
    if point is not None and (own is None or point.as_at != own.as_at):
        return f"{_printed(point)} {point.year}"
    if own is None:
        return paper.met_on
    if paper.met_on is None:
        return f"{_printed(own)} {own.year}"
    return f"{paper.met_on} ({_printed(own)})"


def _printed(point: Period) -> str:
    """A point as the paper prints it, out of a title's capitals."""
    is_word = point.printed[:2].isalpha()
    return point.printed.capitalize() if is_word else point.printed


def is_told_at_points(unit: Unit, measure: Measure, basis: Basis | None) -> bool:
    """Return whether a figure is of what moves from point to point: forecast money.

    What was paid or spent in a quarter is of it; so is what is counted then.
    """
    is_paid = measure is Measure.SAFETY_VALVE_FUNDING or basis is Basis.OUTTURN
    return unit is Unit.GBP and not is_paid and basis is not Basis.AGREEMENT


def is_said_again(text: str) -> bool:
    """Return whether a sentence tells anew what the one before tells.

    It does so at another point of the year, or to correct it.
    """
    return bool(_CORRECTED.search(text)) or any(
        (_OPENS.fullmatch(text[: point.start]) and _IT_WAS.match(text[point.end :]))
        or (_IT_AT.fullmatch(text[: point.start]) and _WAS.match(text[point.end :]))
        for point in read_points(text)[:1]
    )


def point_of_cell(
    paper: Paper, headings: Sequence[str | None], remarks: Sequence[str]
) -> Period | None:
    """Return the point of a cell: its nearest heading's, else that of its row's remark.

    Args:
        paper: Where it stands.
        headings: Column, row, caption and lead over it, nearest first.
        remarks: The other cells of its row.
    """
    short = [text for text in remarks if len(text.split()) <= REMARK_WORDS]
    told = [text for text in short if _TELLS.search(text)]
    for text in (*headings, *told):
        points = _points(text or "", paper)
        if len(points) == 1 and not _CHANGED.search((text or "")[: points[0].start]):
            return points[0]
    return None


def points_of(
    text: str, amounts: Sequence[Amount], paper: Paper
) -> tuple[Period | None, ...]:
    """Return the point at which each of `amounts` was said, None where none is told.

    Args:
        text: A sentence.
        amounts: Its amounts, in order.
        paper: Where it stands.
    """
    named = [p for p in read_points(text, said_on=paper.met_on) if p.as_at]
    if len(named) == len(amounts) == PAIR and _is_one_to_other(text, amounts, named):
        return tuple(named)
    points = _points(text, paper)
    return tuple(
        _point_of(text, amounts, index, points) for index in range(len(amounts))
    )


def _is_one_to_other(
    text: str, amounts: Sequence[Amount], points: Sequence[Period]
) -> bool:
    """Whether two points stand for two amounts: "between Q1 and Q2 from £a to £b"."""
    are_apart = points[-1].end <= amounts[0].start or points[0].start >= amounts[-1].end
    return are_apart and bool(_ONE_TO_OTHER.search(text))


def _point_of(
    text: str, amounts: Sequence[Amount], index: int, points: Sequence[Period]
) -> Period | None:
    """The point after an amount in its clause, else one before it, else the opening."""
    amount, is_last = amounts[index], index + 1 == len(amounts)
    start = amounts[index - 1].end if index else 0
    end = len(text) if is_last else amounts[index + 1].start
    after = [p for p in points if amount.end <= p.start < end]
    after = [p for p in after if not _introduces(text, p)]
    if after and (
        len(points) == len(amounts) == 1
        or not _PARTED.search(text[amount.end : after[0].start])
    ):
        return after[0]
    before = [p for p in points if start <= p.start < amount.start]
    is_own = bool(before) and _introduces(text, before[-1])
    taken = index and before and not _PARTED.search(text[start : before[-1].start])
    taken = taken and not is_own
    if before and not taken:
        return before[-1]
    opening = [p for p in points if p.end <= amounts[0].start]
    later = [p for p in points if amounts[0].end <= p.start < amount.start]
    return opening[-1] if opening and not later else None


def _introduces(text: str, point: Period) -> bool:
    """Whether a point is of the amount after it: "£10.7m (Quarter 2: £9.9m)"."""
    return text[point.end :].lstrip().startswith(":")
