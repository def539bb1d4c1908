"""When spending is to be back within the grant: as planned, and as said last.

    will now break even in 2027-28 rather than 2025-26      2027-28, planned 2025-26
    in balance in eight years where seven had been agreed    8 years, planned 7 years
    in-year balance by 2030-31                               2030-31, nothing planned

"In balance" is of a year's spending; a deficit that is paid off is not meant.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.periods import read_periods
from corpus.records import Figure, Flow, FundingBlock, Measure, Unit
from corpus.times import Period
from corpus.years import year_of
from tools.cells import Cell, figure_cell, said_cell
from tools.programme import Told

NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
)
NUMBER = rf"\d{{1,2}}|{'|'.join(NUMBERS)}"

_BALANCE = re.compile(
    r"\bbreak(?:s|ing)?[- ]?even\b|\bin[- ]year balance\b"
    r"|\b(?:in|into|to|reach\w*|achiev\w*|restor\w*) (?:an? )?(?:financial )?balance\b"
    r"|\bbalance (?:would|will|is|was) (?:\w+ )?(?:come|take|reached|achieved"
    r"|expected)\b"
    r"|\b(?:bring\w*|return\w*|get) .{0,80}?\b(?:in|to) balance\b"
    r"|\bbalanced (?:budget|position)\b|\bbalanc(?:e|es|ing) the (?:system|budget|block"
    r"|high needs)\b|\blive within\b.{0,60}?\b(?:funding|grant|allocation|budget)",
    re.IGNORECASE,
)
# What is balanced: a council has a budget of its own to balance each year.
_OF_THE_GRANT = re.compile(
    r"\bhigh needs\b|\bHNB?\b|\bHNF\b|\bDSG\b|\bDedicated Schools\b|\bsystem\b"
    r"|\bblocks?\b|\bsafety[\s-]+valve\b|\bbreak(?:s|ing)?[- ]?even\b|\bin[- ]year\b"
    r"|\bagreed\b|\bagreement\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\b(?:rather than|instead of|and not|not|as opposed to|compared (?:to|with)"
    r"|against|whereas|where|later than|earlier than|originally|previously)\b",
    re.IGNORECASE,
)
_AS_PLANNED = re.compile(
    r"\b(?:original(?:ly)?|(?:had|has|have|was|were) (?:been )?(?:agreed|planned)"
    r"|this proposal|proposal (?:said|identified|showed)|would have (?:taken|come|been)"
    r"|as (?:agreed|planned)|agreement (?:requires|required|sets|set)"
    r"|agreed (?:plan|year|date|profile)|required by the agreement"
    r"|under the (?:safety valve )?agreement)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:moved|slipped|slips|pushed|put back|delayed|deferred|brought forward"
    r"|revised|changed)\b[^.;]{0,25}\bfrom\s+$",
    re.IGNORECASE,
)
_SLIP = re.compile(
    rf"\b({NUMBER}|an?)(?: further| additional)? years? (late(?:r)?|early|earlier)\b",
    re.IGNORECASE,
)
# "On those figures balance would come a year late": other figures may follow.
_WOULD = re.compile(r"\b(?:would|could|might|if)\b", re.IGNORECASE)
_YEARS_LONG = re.compile(rf"\b({NUMBER})(?:[- ]years?\b)?", re.IGNORECASE)
# What takes the place of a number of years stands so near before it.
_NEAR = 15
# And before a year so near: "rather than, as was agreed two years ago, 2025-26".
_REACH = 45
# Fewer years over a row are of a budget and its outturn.
_YEARS_OF_A_PLAN = 3
_WORD_YEARS = re.compile(r"\byears?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceYear:
    """A financial year, or so many years, till spending is within the grant.

    One of `year` ("2027-28") and `years` is told, the other None.
    """

    cell: Cell
    is_planned: bool
    year: str | None = None
    years: int | None = None


def find_balance_years(
    sentences: Iterable[Told], *, said_on: str | None
) -> tuple[BalanceYear, ...]:
    """Return what the sentences of a paper tell of when it balances, in their order."""
    return tuple(
        found
        for told in sentences
        if _BALANCE.search(told.text) and _OF_THE_GRANT.search(told.text)
        for found in _of_sentence(told, said_on)
    )


def first_balanced(figures: Iterable[Figure]) -> BalanceYear | None:
    """Return the first year in which a table's yearly overspends have come to an end.

    Args:
        figures: Of one paper. Those said together last are looked at, of the high
            needs block or of the grant.
    """
    yearly = [figure for figure in figures if _is_yearly(figure)]
    last = [figure for figure in yearly if _row(figure) == _row(yearly[-1])]
    if len({figure.period for figure in last}) < _YEARS_OF_A_PLAN:
        return None
    ordered = sorted(last, key=lambda figure: figure.period or "")
    signs = [figure.amount <= 0 for figure in ordered]
    if True not in signs or signs[0]:
        return None
    first = ordered[signs.index(True)]
    if not all(signs[signs.index(True) :]):
        return None
    year = first.period or ""
    cell = figure_cell(first)
    told = Cell(
        value=year,
        words=f"{first.label}: {first.printed}",
        sources=cell.sources,
        notes=("the first year whose spending is printed as within the grant",),
    )
    return BalanceYear(cell=told, is_planned=False, year=year)


def _row(figure: Figure) -> tuple[object, ...]:
    return figure.caption, figure.row_path


def years_apart(planned: BalanceYear | None, latest: BalanceYear | None) -> Cell | None:
    """Return how many years later the latest is than the plan; ahead is negative.

    None where one is not stated, or one is a year and the other a number of years.
    """
    if planned is None or latest is None:
        return None
    first, last = _size(planned), _size(latest)
    if first is None or last is None or (planned.year is None) != (latest.year is None):
        return None
    gap = last - first
    sources = (*latest.cell.sources, *planned.cell.sources)
    return Cell(
        value="1 year" if gap == 1 else f"{gap} years".replace("-", "−"),
        words=f"{latest.cell.value} less {planned.cell.value}",
        amount=Decimal(gap),
        sources=tuple(dict.fromkeys(sources)),
    )


def find_slips(sentences: Iterable[Told]) -> Iterator[Cell]:
    """Yield by how many years balance is said to be late; early is negative."""
    for told in sentences:
        slip = _SLIP.search(told.text)
        is_told = _BALANCE.search(told.text) and not _WOULD.search(told.text)
        if slip is None or not is_told:
            continue
        number = 1 if slip[1].casefold() in {"a", "an"} else _number(slip[1]) or 0
        years = -number if slip[2].casefold().startswith("earl") else number
        cell = said_cell(told, f"{years} year{'s' * (number != 1)}", slip[0])
        value = cell.value.replace("-", "−")
        yield replace(cell, value=value, amount=Decimal(years))


def _size(balance: BalanceYear) -> int | None:
    return int(balance.year[:4]) if balance.year else balance.years


def _is_yearly(figure: Figure) -> bool:
    return (
        figure.measure is Measure.DSG_DEFICIT
        and figure.flow is Flow.IN_YEAR
        and figure.unit is Unit.GBP
        and figure.period is not None
        and figure.block in (FundingBlock.HIGH_NEEDS, FundingBlock.DSG)
        and bool(figure.row_path)
    )


def _of_sentence(told: Told, said_on: str | None) -> Iterator[BalanceYear]:
    balance = _BALANCE.search(told.text)
    if balance is None:
        return
    every = read_periods(told.text, said_on=said_on)
    moved = next((one for one in every if _is_moved(told.text, one)), None)
    if moved is not None:
        yield _in_year(told, moved, moved.first or "", is_planned=True)
        yield _in_year(told, moved, moved.year or "", is_planned=False)
        return
    periods = [one for one in every if _year(one)]
    if not any(period.start >= balance.start() for period in periods):
        counted = tuple(_in_years(told))
        yield from counted
        periods = [] if counted else periods
    planned = [one for one in periods if _is_instead(told.text, one)]
    latest = [one for one in periods if one not in planned]
    is_plan_only = not planned and _AS_PLANNED.search(told.text) is not None
    nearest = _nearest(latest, balance)
    if nearest:
        yield _in_year(told, nearest, _year(nearest) or "", is_planned=is_plan_only)
    for period in planned[:1]:
        yield _in_year(told, period, _year(period) or "", is_planned=True)


def _nearest(periods: Sequence[Period], balance: re.Match[str]) -> Period | None:
    """Return the time told after the words of balance, else the one before them."""
    after = [one for one in periods if one.start >= balance.start()]
    return after[0] if after else (periods[-1] if periods else None)


def _is_moved(text: str, period: Period) -> bool:
    """Tell whether a span is of a year that moved: "from 2026/27 to 2028/29"."""
    is_of_years = period.is_range and bool(period.first) and bool(period.year)
    return is_of_years and _MOVED.search(text, 0, period.start) is not None


def _is_instead(text: str, period: Period) -> bool:
    """Tell whether a time is the one that another has taken the place of."""
    if _MOVED.search(text, 0, period.start):
        return True
    before = text[max(period.start - _REACH, 0) : period.start]
    said = list(_INSTEAD.finditer(before))
    return bool(said) and not read_periods(before[said[-1].end() :])


def _year(period: Period) -> str | None:
    if period.is_range or period.is_impossible:
        return None
    if period.year:
        return period.year
    is_day = period.as_at is not None and not period.as_at.isdigit()
    return year_of(period.as_at or "") if is_day else None


def _in_year(told: Told, period: Period, year: str, *, is_planned: bool) -> BalanceYear:
    cell = said_cell(told, year, period.printed)
    return BalanceYear(cell=cell, is_planned=is_planned, year=year)


def _in_years(told: Told) -> Iterator[BalanceYear]:
    """Yield so many years, where a sentence counts them."""
    if not _WORD_YEARS.search(told.text):
        return
    found = [
        (number, match.start(), match[1])
        for match in _YEARS_LONG.finditer(told.text)
        if (number := _number(match[1])) and _counts_years(told.text, match)
    ]
    instead = [
        start
        for _, start, _ in found
        if _INSTEAD.search(told.text, max(start - _NEAR, 0), start)
    ]
    is_plan_only = not instead and _AS_PLANNED.search(told.text) is not None
    for number, start, printed in found:
        yield BalanceYear(
            cell=said_cell(told, f"{number} years", f"{printed} years"),
            is_planned=start in instead or is_plan_only,
            years=number,
        )


def _counts_years(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number is of years: "15 years", "eight years where seven"."""
    if "year" in match[0].casefold():
        return True
    before = text[max(match.start() - 12, 0) : match.start()].casefold()
    return re.search(r"\b(?:where|than|of|not)\s+$", before) is not None


def _number(printed: str) -> int | None:
    if printed.isdigit():
        return int(printed)
    return NUMBERS.index(printed.casefold()) + 1
