"""Safety Valve money: what was agreed, received, is still to come, is withheld."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.records import Figure, Flow, Measure, Paper, PaperId, Stage, Unit
from corpus.years import year_of
from tools.calculation import Calculation
from tools.calculator import change, total
from tools.likeness import is_actual, said_on, time_of, time_order
from tools.programme import Told
from tools.totals import TOTAL_WORDS

_REACH = 90
_LEFT_AFTER = re.compile(
    r"^[^.;£]{0,60}?\b(?:still to (?:be paid|come|be received)"
    r"|yet to be (?:paid|received)|remain(?:s|ing|ed)?\b|outstanding"
    r"|left to (?:pay|come))",
    re.IGNORECASE,
)
_LEFT_BEFORE = re.compile(
    r"\b(?:remaining|outstanding|balance of|remainder of)\s+$", re.IGNORECASE
)
# "the remaining balance of the £20m": the number is the whole that something is left of
_OF_THE_WHOLE = re.compile(
    r"\b(?:balance|remainder|rest)\s+of\s+(?:the|our|its|this)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_WITHHELD = r"(?:withheld|held back|suspended|paused|with-held)"
_WITHHELD_AFTER = re.compile(rf"^[^.;£]{{0,60}}?\b{_WITHHELD}\b", re.IGNORECASE)
_WITHHELD_BEFORE = re.compile(
    rf"\b(?:{_WITHHELD}|withholding|withholds|withhold)\s+(?:\w+\s+){{0,4}}$",
    re.IGNORECASE,
)
_NOT_SO = re.compile(r"\b(?:may|might|could|would|can|risk|if)\b", re.IGNORECASE)
# "The deficit before payments was £5m" is no payment.
_PAYMENT_WAS = re.compile(
    r"(?<!before )(?<!after )\b(?:payments?|instal?ments?|tranches?)\s+(?:so far )?"
    r"(?:was|were)\s+$",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"^[^.;£]{0,60}?\b(?:was|were|ha[sd] been|have been)\s+(?:received|made"
    r"|paid)\b(?!\s+(?:to|out|for|back|by the [Cc]ouncil)\b)",
    re.IGNORECASE,
)
# All that came until now: "£11.5m received to date", "DfE payments to date".
_TO_DATE = r"\b(?:to date|so far)\b(?! (?:this|in|during|for) )"
_TO_DATE_AFTER = re.compile(rf"^[^.;,£]{{0,60}}?{_TO_DATE}", re.IGNORECASE)
_TO_DATE_BEFORE = re.compile(rf"{_TO_DATE}[^.;£\d]{{0,60}}$", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:both|two|three|four|five|six|[2-9])\s+(?:\w+\s+){0,2}"
    r"(?:payments|instal?ments|tranches)\s+(?:each )?of\s+(?:about )?$",
    re.IGNORECASE,
)
_PAYMENTS = (Stage.RECEIVED, Stage.WITHHELD, Stage.REMAINING)
_FIRST = re.compile(r"\b(?:first|initial|opening|up-?front)\b", re.IGNORECASE)
_TO_PAY = re.compile(
    r"\b(?:will|to|would|shall|has agreed to|is to)\s+(?:add|pay|provide|contribute"
    r"|give|fund)\s+(?:up to )?$|\bworth\s+$|\bagree\w*[^.;]{0,40}$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:ask|request|seek|bid|appl)\w*\b[^.;]{0,60}$", re.IGNORECASE)
_PARTNER = re.compile(
    r"\bDfE\b|\bDepartment for Education\b|\bsafety[\s-]+valve\b", re.IGNORECASE
)
_AGREED = re.compile(r"\b(?:agreement|agreed|safety[\s-]+valve)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """A council's Safety Valve money; None and () are not stated.

    `received_total` is None where payments may overlap. `remaining` is worked out,
    agreed less received; it is None too where a first payment alone is told of, after
    which others may have come. `still_to_come` is what a paper itself prints as left.
    """

    agreed: Figure | None = None
    received: tuple[Figure, ...] = ()
    received_total: Calculation | None = None
    remaining: Calculation | None = None
    still_to_come: Figure | None = None
    withheld: tuple[Figure, ...] = ()


def read_funding(
    figures: Iterable[Figure],
    papers: Mapping[PaperId, Paper],
    sentences: Iterable[Told] = (),
) -> Funding:
    """Return the Safety Valve money among a council's `figures`.

    Args:
        figures: All the council's figures; others are passed over.
        papers: The papers of the figures.
        sentences: Of those papers: a payment that one of the programme tells of counts,
            though nothing beside the number says whose it is.
    """
    ours = {told.text for told in sentences if told.is_of_programme}
    staged = [
        (stage_of(one), one)
        for one in figures
        if is_funding(one) or (one.quote in ours and _is_payment(one))
    ]
    by_stage = {
        stage: [one for found, one in staged if found is stage] for stage in Stage
    }
    agreed = _agreed(by_stage[Stage.AGREED], papers)
    came = by_stage[Stage.RECEIVED]
    whole = [one for one in came if not _is_one_of_several(one)]
    received = _payments(whole, papers)
    summed = _received_total(received) if whole == came else None
    left = [
        one
        for one in by_stage[Stage.REMAINING]
        if not _is_same_sum(one, agreed) and (not one.row_path or is_so_far(one))
    ]
    return Funding(
        agreed=agreed,
        received=received,
        received_total=summed,
        remaining=_remaining(agreed, received, summed),
        still_to_come=max(left, key=lambda one: said(one, papers), default=None),
        withheld=tuple(by_stage[Stage.WITHHELD]),
    )


def _is_one_of_several(payment: Figure) -> bool:
    """Whether it is what each of several came to: "three instalments of £3.55m"."""
    return _SEVERAL.search(payment.quote.partition(payment.printed)[0]) is not None


def is_funding(figure: Figure) -> bool:
    """Tell whether `figure` is Safety Valve money, by its measure or by its table."""
    if figure.unit is not Unit.GBP:
        return False
    if figure.measure is Measure.SAFETY_VALVE_FUNDING:
        return True
    row = " ".join(figure.row_path)
    is_dfe = _PARTNER.search(row) is not None
    return (
        figure.measure is Measure.OTHER
        and is_dfe
        and _AGREED.search(f"{figure.caption or ''} {row}") is not None
    )


def stage_of(figure: Figure) -> Stage | None:
    """Return how far the money has come, by the words beside it or as it was read."""
    if figure.row_path:
        return figure.stage or _stage_in_table(figure)
    start = figure.quote.find(figure.printed)
    if start < 0:
        return figure.stage
    before = figure.quote[max(start - _REACH, 0) : start]
    after = figure.quote[start + len(figure.printed) :]
    if _OF_THE_WHOLE.search(before):
        return Stage.AGREED
    if _ASKED.search(before):
        return None
    if _is_withheld(before, after):
        return Stage.WITHHELD
    if _LEFT_AFTER.search(after) or _LEFT_BEFORE.search(before):
        return Stage.REMAINING
    if figure.stage is None and _is_paid(before, after):
        return Stage.RECEIVED
    if figure.stage is None and _TO_PAY.search(before):
        return Stage.AGREED
    return figure.stage


def _stage_in_table(figure: Figure) -> Stage | None:
    """What a schedule holds without a word for it: what was agreed, or came till then.

    A running total of payments goes on, past what came, to what is still to come.
    """
    if not _is_running_total(figure):
        return Stage.AGREED
    return Stage.RECEIVED if is_actual(figure) else None


def said(figure: Figure, papers: Mapping[PaperId, Paper]) -> str:
    """Return when `figure` was said; the meeting's day where it does not tell."""
    if figure.vintage is None:
        return papers[figure.paper_id].met_on or ""
    # "May submission" is no date, but it was before the meeting.
    return said_on(figure)


def _is_paid(before: str, after: str) -> bool:
    return bool(_PAYMENT_WAS.search(before) or _CAME.match(after))


def _is_payment(figure: Figure) -> bool:
    """Tell whether money of no measure is said to have come, or not to."""
    is_money = figure.measure is Measure.OTHER and figure.unit is Unit.GBP
    return is_money and not figure.row_path and stage_of(figure) in _PAYMENTS


def _is_withheld(before: str, after: str) -> bool:
    follows = _WITHHELD_AFTER.match(after)
    if follows:
        return not _NOT_SO.search(follows[0])
    leads = _WITHHELD_BEFORE.search(before)
    return leads is not None and not _NOT_SO.search(before[: leads.start()])


def _is_same_sum(one: Figure, other: Figure | None) -> bool:
    return other is not None and one.amount == other.amount


def _agreed(
    figures: Sequence[Figure], papers: Mapping[PaperId, Paper]
) -> Figure | None:
    """Return the agreed total: the largest agreed sum that was said last.

    An agreement is printed whole and by years; no year of it is larger than the whole.
    """
    sums = [figure for figure in figures if figure.flow is not Flow.IN_YEAR]
    return max(sums, key=lambda one: (said(one, papers), one.amount), default=None)


def _payments(
    received: Sequence[Figure], papers: Mapping[PaperId, Paper]
) -> tuple[Figure, ...]:
    """Return what was received, each payment once, in order of time.

    A sum received so far stands for all payments before it, and so does the total that
    a schedule of payments prints.
    """
    so_far = [figure for figure in received if is_so_far(figure)]
    if so_far:
        return (max(so_far, key=lambda one: (said(one, papers), _time(one))),)
    ordered = sorted(received, key=lambda one: (_year(one) or "", one.resolution))
    payments: list[Figure] = []
    for figure in ordered:
        if not any(_is_same_payment(figure, other) for other in payments):
            payments.append(figure)
    return tuple(payments)


def is_so_far(payment: Figure) -> bool:
    """Return whether it is all that had been paid: a balance, or a schedule's total."""
    headings = (*payment.row_path[-1:], *payment.column_path[-1:])
    is_total = payment.flow is Flow.CUMULATIVE or any(map(TOTAL_WORDS.search, headings))
    return is_total or _is_running_total(payment) or _is_told_to_date(payment)


def _is_running_total(payment: Figure) -> bool:
    headings = " ".join((*payment.row_path[-1:], *payment.column_path[-1:]))
    return re.search(_TO_DATE, headings, re.IGNORECASE) is not None


def _is_told_to_date(payment: Figure) -> bool:
    """Whether its sentence says that it is all that came: "to date", "so far"."""
    before, found, after = payment.quote.partition(payment.printed)
    if not found or payment.row_path:
        return False
    return bool(_TO_DATE_AFTER.match(after) or _TO_DATE_BEFORE.search(before))


def _is_same_payment(one: Figure, other: Figure) -> bool:
    gap = abs(one.amount - other.amount)
    is_same_amount = gap <= max(one.resolution, other.resolution) / 2
    return is_same_amount and _year(one) == _year(other)


def _received_total(payments: Sequence[Figure]) -> Calculation | None:
    """Return the sum of `payments`, or None where one may hold another.

    Two sums of one year are two payments only when each has a day or month of its own.
    """
    for year, same in groupby(payments, key=_year):
        times = [figure.as_at for figure in same]
        if len(times) > 1 and (None in times or len(set(times)) < len(times)):
            return None
        if year is None and len(payments) > 1:
            return None
    return total(payments) if payments else None


def _remaining(
    agreed: Figure | None, payments: Sequence[Figure], summed: Calculation | None
) -> Calculation | None:
    if agreed is None or summed is None:
        return None
    if len(payments) == 1:
        only = payments[0]
        return None if _is_called_first(only) else change(only, agreed)
    return change(summed, agreed)


def _is_called_first(payment: Figure) -> bool:
    """Tell whether a payment is called the first: others may have come since."""
    start = payment.quote.find(payment.printed)
    return (
        _FIRST.search(payment.quote[max(start - _REACH, 0) : max(start, 0)]) is not None
    )


def _time(figure: Figure) -> str:
    """Return what sorts a payment by when it came; "" where that is unknown."""
    return time_order(time_of(figure) or "")


def _year(figure: Figure) -> str | None:
    """Return the financial year `figure` falls in, or the bare year it names."""
    time = time_of(figure)
    if time is None or time != figure.as_at or time.isdigit():
        return time
    return year_of(time)
