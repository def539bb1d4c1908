"""The deficit as planned and as said last for the same year, and how far apart.

    Recovery as agreed, Jan 2021      2021/22  16.732     planned
    Revised forecast, 16 Dec 2021     2021/22  22.172     said last
                                               5.440     slippage

Gross is set against gross alone, balance against balance, one part of the grant against
the same. A forecast may stand against an outturn, and then it is told.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.records import (
    Basis,
    Figure,
    Flow,
    FundingBlock,
    Measure,
    Paper,
    PaperId,
    Scenario,
    Unit,
)
from corpus.years import year_end
from tools.calculation import Calculation
from tools.calculator import change
from tools.funding import said
from tools.likeness import caveats, differences, time_of

_OWED_BLOCKS = (None, FundingBlock.DSG, FundingBlock.HIGH_NEEDS)
# Further away than any date: a deficit without a date is the last to be chosen.
_NEVER = 10**6
_YEAR_MONTHS = 12
_REACH = 60
_MAY_DIFFER = "basis:"

_PLANNED = re.compile(
    r"\b(?:agreed|agreement|original(?:ly)?(?: planned| forecast| plan)?|planned"
    r"|as per (?:the )?plan|safety valve (?:plan|trajectory|profile))\b",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"\b(?:revised|latest|current|updated|actual|re-?forecast|variance)\b",
    re.IGNORECASE,
)
# "would exceed the forecast £84.5m", "will be higher than the £84.5m forecast"
_EXCEEDED = re.compile(
    r"\b(?:exceed(?:s|ed|ing)?|(?:higher|more|greater|worse|larger) than|above|over"
    r"|in excess of)\s+(?:the|its|our|that|this)?\s*(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.,:;](?=\s)|\b(?:and|but|while|whereas)\b")
# "£31–£37m": neither end of a range is the deficit.
_RANGE_AFTER = re.compile(r"^\s?[-–—]\s?£?\d")
_RANGE_BEFORE = re.compile(r"\d\S{0,2}\s?[-–—]\s?$")
_EXPECTED = re.compile(
    r"\b(?:forecast|planned|plan|agreed|agreement|target|trajectory|profiled?|expected"
    r"|predicted|projected)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slippage:
    """A deficit as planned beside the same as said last.

    `latest` is None where a paper says the plan is exceeded, but not by what; `gap`,
    latest less planned, is None with it, and where the two may not be set against each
    other. `notes` say why not, or what must be known of the two.
    """

    planned: Figure | None
    latest: Figure | None
    gap: Calculation | None = None
    notes: tuple[str, ...] = ()


def find_slippages(
    figures: Iterable[Figure], papers: Mapping[PaperId, Paper]
) -> tuple[Slippage, ...]:
    """Return each year's deficit as planned and as said last, the year told of first.

    The first is the year nearest to when the latest was said; the others follow in
    order of time. Where no year has both, what there is stands in one without a gap.

    Args:
        figures: All of a council; what is no deficit built up is passed over.
        papers: The papers of the figures.
    """
    balances = [figure for figure in figures if is_balance(figure)]
    planned = [one for one in balances if is_planned(one)]
    latest = [one for one in balances if not is_planned(one)]
    pairs = [
        pair
        for year in sorted({time_of(one) or "" for one in planned} - {""})
        if (pair := _pair(year, planned, latest, papers)) is not None
    ]
    if pairs:
        day = max(said(pair.latest, papers) for pair in pairs if pair.latest)
        first = min(pairs, key=lambda pair: _pair_away(pair, day))
        return (first, *(pair for pair in pairs if pair is not first))
    return tuple(_unpaired(planned, latest, papers))


def latest_deficits(
    figures: Iterable[Figure], papers: Mapping[PaperId, Paper]
) -> tuple[Figure, ...]:
    """Return the deficit said last, for the time nearest to when it was said.

    What was planned, or is said to be exceeded, is not the deficit. Where it is the
    deficit with the council's plan, or without, its other half follows.
    """
    dated = [
        (said(figure, papers), figure)
        for figure in figures
        if is_balance(figure) and not is_planned(figure) and not _is_of_a_range(figure)
    ]
    if not dated:
        return ()
    last = max(when for when, _ in dated)
    latest = sorted(
        (figure for when, figure in dated if when == last),
        key=lambda figure: (_months_away(figure, last), figure.basis is None),
    )
    nearest = latest[0]
    by_scenario = {figure.scenario: figure for figure in reversed(latest)}
    if nearest.scenario is None:
        return (nearest,)
    return tuple(by_scenario[one] for one in Scenario if one in by_scenario)


def is_balance(figure: Figure) -> bool:
    """Tell whether `figure` is what is owed on the grant; schools hold balances too."""
    return (
        figure.measure is Measure.DSG_DEFICIT
        and figure.flow is Flow.CUMULATIVE
        and figure.unit is Unit.GBP
        and figure.block in _OWED_BLOCKS
    )


def is_planned(figure: Figure) -> bool:
    """Tell whether a deficit is one that was agreed or planned, or is exceeded."""
    if figure.basis is Basis.OUTTURN:
        return False
    if figure.basis in (Basis.AGREEMENT, Basis.PLAN) or is_exceeded(figure):
        return True
    headings = " ".join((figure.caption or "", *figure.row_path, *figure.column_path))
    if figure.row_path:
        return bool(_PLANNED.search(headings)) and not _REVISED.search(headings)
    clause = _CLAUSE_END.split(_before(figure))[-1]
    return bool(_PLANNED.search(clause)) and not _REVISED.search(clause)


def is_exceeded(figure: Figure) -> bool:
    """Tell whether a paper says that the deficit is more than `figure`, a forecast."""
    before = _before(figure)
    after = figure.quote[len(before) + len(figure.printed) :]
    return _EXCEEDED.search(before) is not None and (
        _EXPECTED.search(f"{before[-_REACH:]} {after[:_REACH]}") is not None
    )


def _is_of_a_range(figure: Figure) -> bool:
    before = _before(figure)
    after = figure.quote[len(before) + len(figure.printed) :]
    return bool(_RANGE_AFTER.search(after) or _RANGE_BEFORE.search(before))


def _before(figure: Figure) -> str:
    return figure.quote[: max(figure.quote.find(figure.printed), 0)]


def _pair(
    year: str,
    planned: Sequence[Figure],
    latest: Sequence[Figure],
    papers: Mapping[PaperId, Paper],
) -> Slippage | None:
    """Return the newest pair of `year` that may be set against each other."""
    plans = _newest((one for one in planned if time_of(one) == year), papers)
    forecasts = _newest((one for one in latest if time_of(one) == year), papers)
    for forecast in forecasts:
        for plan in plans:
            if not _apart(plan, forecast):
                return Slippage(
                    planned=plan,
                    latest=forecast,
                    gap=change(plan, forecast),
                    notes=(*_basis(plan, forecast), *caveats(plan, forecast)),
                )
    return None


def _newest(figures: Iterable[Figure], papers: Mapping[PaperId, Paper]) -> list[Figure]:
    return sorted(figures, key=lambda one: said(one, papers), reverse=True)


def _apart(plan: Figure, forecast: Figure) -> tuple[str, ...]:
    """Return what keeps the two from being set against each other."""
    told = differences(plan, forecast)
    return tuple(one for one in told if not one.startswith(_MAY_DIFFER))


def _basis(plan: Figure, forecast: Figure) -> tuple[str, ...]:
    told = differences(plan, forecast)
    return tuple(one for one in told if one.startswith(_MAY_DIFFER))


def _unpaired(
    planned: Sequence[Figure], latest: Sequence[Figure], papers: Mapping[PaperId, Paper]
) -> Iterable[Slippage]:
    """Yield a plan alone, and with what is said last when the two are unlike."""
    if not planned:
        return
    plan = min(planned, key=lambda one: _months_away(one, said(one, papers)))
    newest = latest_deficits(latest, papers)
    if is_exceeded(plan):
        note = "the paper says that it will be exceeded, not by how much"
        yield Slippage(planned=plan, latest=None, notes=(note,))
    elif newest:
        notes = _apart(plan, newest[0])
        yield Slippage(
            planned=plan,
            latest=newest[0],
            notes=tuple(f"not set against the plan: {note}" for note in notes),
        )
    else:
        yield Slippage(planned=plan, latest=None)


def _pair_away(pair: Slippage, day: str) -> int:
    return _months_away(pair.planned, day) if pair.planned else _NEVER


def _months_away(figure: Figure, day: str) -> int:
    time = time_of(figure)
    if time is None:
        return _NEVER
    stands_at = time if time == figure.as_at else year_end(time)
    return abs(_months(stands_at) - _months(day)) if day else -_months(stands_at)


def _months(day: str) -> int:
    """Return months since the year nought; a year alone counts from its beginning."""
    year, month, *_ = [int(part) for part in day.split("-")] + [1]
    return year * _YEAR_MONTHS + month
