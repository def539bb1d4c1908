"""A measure as a share of a grant, of reserves, or for each plan, of the same year.

Without a denominator of the same council and the same year there is no share: that of
another year, or of another council, never stands in.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from corpus.records import Figure, Flow, FundingBlock, Measure, Unit
from corpus.years import closing_year, year_of
from tools.calculation import Calculation
from tools.calculator import per_unit, share
from tools.likeness import likeness, newest_first, said_on, time_of
from tools.quantities import quantity

_GRANT = re.compile(r"\bdsg\b|\bdedicated schools\b", re.IGNORECASE)
_PAID = re.compile(
    r"\b(?:grant|allocations?|settlement|income|total dsg|gross dsg)\b", re.IGNORECASE
)
# No grant, but what is done with it, or one part of it.
_OTHERWISE = re.compile(
    r"\bdeficits?\b|\bsurplus\b|\b(?:over|under)-?\s?spen[dt]\w*|\bvari(?:ance|ation)s?\b"
    r"|\bbalances?\b|\breserves?\b|\btransfers?\b|\badditional\b|\bshortfall\b"
    r"|\bgap\b|\bsavings?\b|\bincreas\w+|\bgrowth\b|\brecoup\w*|\bdeduct\w*|\bper pupil"
    r"|\bblock\b|\bhigh needs\b|\bearly years\b|\bcentral\b|\bspent\b|\bexpenditure\b",
    re.IGNORECASE,
)
# Plans that come, or are asked for, are not how many there are.
_PLANS_MOVING = re.compile(
    r"\bnew\b|\badditional\b|\bextra\b|\bmore\b|\bfurther\b|\bincreas\w+|\bgrowth\b"
    r"|\bgrew\b|\brequests?\b|\bassess\w+|\breferrals?\b|\bissued\b|\bgranted\b"
    r"|\bceased?\b|\breviews?\b|\bbacklog\b",
    re.IGNORECASE,
)

_BESIDE = 25


class Denominator(StrEnum):
    """What a measure can be divided by."""

    HIGH_NEEDS_FUNDING = "high_needs_funding"
    DSG = "dsg"
    RESERVES = "reserves"
    EHCP_COUNT = "ehcp_count"


DENOMINATOR_WORDS = {
    Denominator.HIGH_NEEDS_FUNDING: "high needs grant",
    Denominator.DSG: "whole DSG",
    Denominator.RESERVES: "reserves",
    Denominator.EHCP_COUNT: "EHCP",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalised:
    """A figure and what it is divided by, both cited; `working` is the division.

    Where there is none, `reason` says why, and `denominators` are what was found of
    the year: none, or several that contradict one another. `notes` tell what a reader
    must know of the two.
    """

    figure: Figure
    denominators: tuple[Figure, ...]
    working: Calculation | None
    reason: str | None = None
    notes: tuple[str, ...] = ()


def normalise(
    figures: Sequence[Figure], per: Denominator, library: Iterable[Figure]
) -> tuple[Normalised, ...]:
    """Return each of `figures` over its own council's `per` of its own year.

    Args:
        figures: What to divide: amounts in pounds.
        per: What to divide by.
        library: Where to look for it.
    """
    candidates = [each for each in library if is_denominator(each, per)]
    return tuple(_normalised(figure, per, candidates) for figure in figures)


def with_denominators(
    figures: Sequence[Figure], per: Denominator, library: Iterable[Figure]
) -> list[Figure]:
    """Return `figures` without those that cannot be divided by it, where others can.

    A council of which none can be divided keeps all its figures.
    """
    candidates = [each for each in library if is_denominator(each, per)]
    divided = [
        each
        for each in figures
        if _obstacle(each, per, denominators_of(each, per, candidates)) is None
    ]
    councils = {each.council for each in divided}
    kept = [each for each in figures if each.council not in councils]
    return [*divided, *kept]


def rank_normalised(
    rows: Sequence[Normalised],
) -> tuple[tuple[Normalised, ...], ...]:
    """Return the shares in rankings: of each set that may be compared, largest first.

    Shares may be compared where both what is divided and what it is divided by may.
    """
    alike: dict[object, list[Normalised]] = {}
    for row in rows:
        if row.working is not None:
            key = likeness(row.figure), likeness(row.denominators[0])
            alike.setdefault(key, []).append(row)
    ranked = [same for same in alike.values() if len(same) > 1]
    return tuple(
        tuple(sorted(same, key=_share, reverse=True))
        for same in sorted(ranked, key=len, reverse=True)
    )


def denominators_of(
    figure: Figure, per: Denominator, library: Iterable[Figure]
) -> tuple[Figure, ...]:
    """Return what `library` holds of `per` for the council and the year of `figure`.

    Of several, those of the basis of `figure` alone, where there are such, and of
    these the newest said.
    """
    year = _year(figure)
    own = [
        each
        for each in library
        if is_denominator(each, per)
        and each.council is not None
        and each.council == figure.council
        and year is not None
        and _year(each) == year
    ]
    same_time = [each for each in own if time_of(each) == time_of(figure)] or own
    same_basis = [e for e in same_time if e.basis is figure.basis] or same_time
    last = said_on(newest_first(same_basis)[0]) if same_basis else ""
    by_amount = {each.amount: each for each in same_basis if said_on(each) == last}
    return tuple(by_amount.values())


def is_denominator(figure: Figure, per: Denominator) -> bool:
    """Tell whether `figure` is a whole that `per` means, for one year or at one date.

    The whole grant has no measure of its own: it is an amount whose label calls it the
    DSG's grant, allocation or income, and nothing that is done with it.
    """
    if per is Denominator.EHCP_COUNT:
        return (
            figure.measure is Measure.EHCP_COUNT
            and figure.unit is Unit.COUNT
            and not _PLANS_MOVING.search(f"{figure.label} {_around(figure)}")
        )
    if figure.unit is not Unit.GBP:
        return False
    if per is Denominator.HIGH_NEEDS_FUNDING:
        return figure.measure is Measure.HIGH_NEEDS_FUNDING
    if per is Denominator.RESERVES:
        return figure.measure is Measure.RESERVES and figure.flow is not Flow.IN_YEAR
    return _is_whole_grant(figure)


def _share(row: Normalised) -> Decimal:
    return row.working.result if row.working else Decimal(0)


def _is_whole_grant(figure: Figure) -> bool:
    label = " ".join((*figure.row_path, figure.label))
    return (
        figure.measure is Measure.OTHER
        and figure.block in (None, FundingBlock.DSG)
        and bool(_GRANT.search(label) and _PAID.search(label))
        and not _OTHERWISE.search(label)
    )


def _around(figure: Figure) -> str:
    """Return the words beside the printed number, where its sentence is told."""
    before, printed, after = figure.quote.partition(figure.printed)
    return f"{before[-_BESIDE:]} {after[:_BESIDE]}" if printed else ""


def _year(figure: Figure) -> str | None:
    """Return the financial year a figure is of, or its date falls in."""
    if figure.period is not None:
        return figure.period
    if closing := closing_year(figure.as_at):
        return closing
    # A month or a day; a calendar year lies in two financial years.
    day = figure.as_at or ""
    return year_of(day) if len(day) >= len("2024-01") else None


def _normalised(
    figure: Figure, per: Denominator, candidates: Sequence[Figure]
) -> Normalised:
    found = denominators_of(figure, per, candidates)
    reason = _obstacle(figure, per, found)
    if reason is not None:
        return Normalised(
            figure=figure, denominators=found, working=None, reason=reason
        )
    (whole,) = found
    divide = per_unit if per is Denominator.EHCP_COUNT else share
    return Normalised(
        figure=figure,
        denominators=found,
        working=divide(figure, whole),
        notes=_notes(figure, whole),
    )


def _obstacle(figure: Figure, per: Denominator, found: Sequence[Figure]) -> str | None:
    """Return why there is no share, or None where there is one."""
    name = DENOMINATOR_WORDS[per]
    if figure.unit is not Unit.GBP:
        return f"not pounds, so there is no share of the {name}"
    if _year(figure) is None:
        return "its year is not stated, so no other figure is of the same"
    if not found:
        return f"{name} not stated for {_year(figure)}"
    if len(found) > 1:
        amounts = ", ".join(each.printed for each in found)
        return f"{name} stated more than once for {_year(figure)}: {amounts}"
    if quantity(found[0]).low <= 0:
        return f"{name} printed as {found[0].printed}, not above nought"
    return None


def _notes(figure: Figure, whole: Figure) -> tuple[str, ...]:
    notes = []
    if whole.unit is Unit.GBP:
        notes.append(f"basis: {_basis(figure)} over {_basis(whole)}")
    if time_of(figure) != time_of(whole):
        notes.append(f"time: {_when(figure)} over {_when(whole)}")
    return tuple(notes)


def _basis(figure: Figure) -> str:
    return figure.basis or "not stated"


def _when(figure: Figure) -> str:
    return time_of(figure) or "not stated"
