"""Figures from sentences, where one sentence may hold several of each coordinate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.periods import read_periods
from corpus.records import (
    Basis,
    Figure,
    FigureId,
    Flow,
    FundingBlock,
    Locator,
    Measure,
    Paper,
    Stage,
    Unit,
)
from corpus.times import Period
from tools.bases import is_over, is_yet_to_come
from tools.clauses import Clause, clauses_of
from tools.closed_years import find_sentence_basis
from tools.coordinates import (
    find_basis,
    find_basis_beside,
    find_scenario_beside,
    find_stage_beside,
    is_amount_sign_told,
    says_direction,
    sign_amount,
)
from tools.funding_blocks import find_block_beside, since_all_named
from tools.funds import is_of_grant
from tools.gross_or_net import find_safety_valve_beside
from tools.implied_times import time_of
from tools.making import find_submission
from tools.openings import opened
from tools.reporting import is_said_again, is_told_at_points, points_of, vintage
from tools.said_before import WHEN_SET, is_month_of, months_said
from tools.sentence_flows import flow_of, is_unfunded
from tools.sentence_measures import find_measure_again, find_measure_beside
from tools.sentence_times import UNKNOWN, Time, times_again, times_of
from tools.sentences import Sentence
from tools.sign_words import said_habit
from tools.whose import council_of

# So many characters after the last amount may still be about all of them.
TAIL = 90
# "£0.6m better than the budgeted deficit", "£0.9m worse": how far one is from another.
_APART = re.compile(
    r"\W{0,3}(?:(?:better|worse|higher|lower)\b(?! than the (?:income|grant))"
    r"|(?:above|below|ahead of|behind|adrift of|more than|less than)"
    r" (?:the |its |our )?(?:\w+ ){0,2}?(?:plan(?:ned)?|agree\w*|target|profile"
    r"|trajectory|forecast|budgeted)\b)",
    re.IGNORECASE,
)
# "£16m because of the overspend": a part of how far one is from another.
_BECAUSE = re.compile(
    r"\W{0,3}(?:because of|due to|owing to|caused by)\b", re.IGNORECASE
)
# "The average is £58,400, against £54,900 in the plan": only the other is planned.
_SET_AGAINST = re.compile(
    r"\W{0,3}(?:against|compared (?:with|to)|versus|instead of|rather than)\b",
    re.IGNORECASE,
)
# "£22m reported at Quarter 1 and £14m assumed in the budget": each has its own basis.
_TELLS_ITS_OWN = re.compile(
    r"\W{0,3}(?:(?:as )?(?:reported|assumed|estimated|anticipated|expected|agreed"
    r"|approved))\b[^.;£]*\band £",
    re.IGNORECASE,
)
_SHARE_ASIDE = re.compile(
    r"\s*(?:,|\()\s*(?:or |about )?\d[\d.]*(?:%| per cent) of [^,;()£]{1,40}[,)]"
)
# A part is of the same fund as its whole.
_OF_WHICH = re.compile(r"\W*of which\b", re.IGNORECASE)
# "A deficit of £5m would exceed reserves by £2m": how far one is over the other.
_EXCEEDS = re.compile(r"\bexceed\w*\b[^.;]*\bby (?:about |some )?$", re.IGNORECASE)
# "It was planned to add £2m to the reserve"
_PUT_BY = re.compile(r"\s*(?:in)?to (?:the |its |our |an? )?(?:[\w-]+ )?reserves?\b")
# "The target was missed by £3m": how far a balance is from one aimed at.
_MISSED_BY = re.compile(r"\bmiss(?:es|ed|ing)?\b[^.;]*\bby (?:about )?$", re.IGNORECASE)
_APART_MEASURES = frozenset(
    {
        *(Measure.DSG_DEFICIT, Measure.SAFETY_VALVE_FUNDING, Measure.RESERVES),
        *(Measure.TRANSFER, Measure.PLACEMENT_COST),
    }
)
# "£5m was received in March and a further £2m in June": both were.
_FURTHER = re.compile(
    r"\b(?:and|then|plus|with)\s+(?:then\s+)?(?:a|an|the)\s+(?:further|second|additional"
    r"|next|third|final)\s+(?:(?:payment|instal?ment|sum|tranche) of\s+)?$",
    re.IGNORECASE,
)
# A balance that is told of a day to come, as it then would be.
_WOULD_BE = re.compile(
    r"\b(?:would|will|could|may|might|expects?|expected)\b[^.;£]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a sentence, for what it does not say itself.

    Attributes:
        earlier: The sentence before it, in the same paragraph; used only for what is
            measured, never for time, basis or council.
        background: The headings over it, nearest first, then what the paper is about.
        before_that: The sentences of its paragraph before `earlier`, nearest first;
            used only for the part of the grant.
        account_year: The financial year of what is spent where no time is named.
        own_point: The point of the year at which the paper tells how things stand.
        is_of_outturn: The paper reports what a year came to.
        own_budget: A heading of the paper over what is spent beside the grant: an
            overspend of which nothing else is said may be of either.
    """

    earlier: str | None = None
    background: tuple[str, ...] = ()
    account_year: str | None = None
    before_that: tuple[str, ...] = ()
    own_point: Period | None = None
    is_of_outturn: bool = False
    own_budget: str | None = None


def find_sentence_figures(
    paper: Paper, sentence: Sentence, place: Locator, around: Around
) -> Iterator[Figure]:
    """Yield the figures of `sentence`.

    Args:
        paper: Whose council and meeting date they inherit.
        sentence: Whose text becomes their quote.
        place: Where it stands.
        around: What stands around it.
    """
    text = sentence.text
    clauses = clauses_of(text)
    if not clauses:
        return
    amounts = [clause.amount for clause in clauses]
    periods = read_periods(text, said_on=paper.met_on)
    named_again = times_again(text, periods, around.earlier)
    times = times_of(text, amounts, (*periods, *named_again))
    points = points_of(text, amounts, paper)
    months = months_said(text, amounts, paper.met_on)
    told = _Told(
        paper=paper,
        text=text,
        place=place,
        around=around,
        edges=(clauses[0].lead, clauses[-1].rest[:TAIL]),
        again=around.earlier if is_said_again(text) else None,
        habit=said_habit((around.earlier,)),
    )
    read = _Read()
    time_before = UNKNOWN
    for clause, named, point, month in zip(clauses, times, points, months, strict=True):
        time_before = time_before if is_month_of(named.as_at, month) else named
        read = _read(told, clause, time_before, read)
        vintage_told = _vintage(told, clause, read, point=point, month=month)
        yield _figure(told, clause, read, vintage_told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A sentence, and what is the same for all of its amounts.

    Attributes:
        paper: What it stands in.
        text: The sentence.
        place: Where it stands.
        around: What stands around it.
        edges: Its words before the first amount and after the last, maybe of all.
        again: The sentence before, where this one says again what that said.
        habit: What the sentence before told of signs.
    """

    paper: Paper
    text: str
    place: Locator
    around: Around
    edges: tuple[str, str]
    again: str | None
    habit: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What is read of one amount, on which the next may go on.

    `said_basis` is the basis before what was agreed was taken for an agreement.
    """

    measure: Measure = Measure.OTHER
    time: Time = UNKNOWN
    flow: Flow | None = None
    basis: Basis | None = None
    said_basis: Basis | None = None
    stage: Stage | None = None


def _read(told: _Told, clause: Clause, named: Time, before: _Read) -> _Read:
    """What a `clause` says of its amount, whose sentence names its time.

    `before` is what was read of the amount before it.
    """
    is_money = clause.amount.unit is Unit.GBP
    measure, basis = before.measure, before.basis
    if not clause.goes_on:
        measure, basis = _kind_of(told, clause)
    time = time_of(
        clause,
        named,
        measure,
        again=told.again,
        account_year=told.around.account_year,
        said_on=told.paper.met_on,
    )
    flow = (
        flow_of(clause, measure, as_at=time.as_at, again=told.again)
        if is_money
        else None
    )
    time = opened(time, measure, flow, (clause.text,))
    basis = _basis_in_time(
        told, clause, measure=measure, flow=flow, time=time, basis=basis
    )
    is_further = _FURTHER.search(clause.lead) is not None
    if basis is None and is_money and is_further:
        basis = before.said_basis
    stage = find_stage_beside(measure, clause.before, _past_aside(clause))
    if is_further and measure is Measure.SAFETY_VALVE_FUNDING:
        stage = stage or before.stage
    is_agreed = basis is None and stage is Stage.AGREED
    return _Read(
        measure=measure,
        time=time,
        flow=flow,
        basis=Basis.AGREEMENT if is_agreed else basis,
        said_basis=basis,
        stage=stage,
    )


def _basis_in_time(
    told: _Told,
    clause: Clause,
    *,
    measure: Measure,
    flow: Flow | None,
    time: Time,
    basis: Basis | None,
) -> Basis | None:
    """`basis`, or what an amount's time tells of it where its words do not."""
    paper = told.paper
    if basis is None and not clause.amount.is_approximate:
        basis = find_sentence_basis(
            told.text,
            flow,
            time.as_at,
            said_on=paper.met_on,
            is_of_outturn=told.around.is_of_outturn,
        )
    if is_yet_to_come(basis, flow, time.year, time.as_at, paper):
        return Basis.FORECAST
    if basis is not None or measure is not Measure.DSG_DEFICIT or not paper.met_on:
        return basis
    is_to_come = time != UNKNOWN and not is_over(time.year, time.as_at, paper)
    is_told_so = is_to_come and _WOULD_BE.search(clause.before)
    return Basis.FORECAST if is_told_so else None


def _vintage(
    told: _Told,
    clause: Clause,
    read: _Read,
    *,
    point: Period | None,
    month: str | None,
) -> str | None:
    """When an amount was said: in its submission, its month, at its point or now."""
    own_point = told.around.own_point
    is_of_point = is_told_at_points(clause.amount.unit, read.measure, read.basis)
    if submission := find_submission(told.text):
        return submission
    # What a year came to is of no point in it, and is told again when it is audited.
    is_told_then = is_of_point or read.basis is Basis.OUTTURN
    if is_told_then and month and (point is None or point == own_point):
        return month
    return vintage(told.paper, own_point, point if is_of_point else None)


def _figure(told: _Told, clause: Clause, read: _Read, said: str | None) -> Figure:
    """The figure of an amount, `said` then."""
    amount, measure, around = clause.amount, read.measure, told.around
    beside = clause.before, clause.after
    return Figure(
        id=FigureId(""),
        paper_id=told.paper.id,
        council=council_of(clause, told.paper.council),
        measure=measure,
        label=clause.label,
        amount=sign_amount(amount, measure, clause.direction, habit=told.habit),
        unit=amount.unit,
        printed=amount.printed,
        resolution=amount.resolution,
        locator=told.place,
        quote=told.text,
        block=_block(told, clause, measure),
        flow=read.flow,
        period=read.time.year,
        as_at=read.time.as_at,
        basis=read.basis,
        scenario=find_scenario_beside(*beside, told.text),
        safety_valve=(
            find_safety_valve_beside(
                measure,
                *beside,
                told.text,
                told.again,
                lead=clause.lead,
                earlier=around.earlier,
            )
            if amount.unit is Unit.GBP
            else None
        ),
        stage=read.stage,
        vintage=said,
        is_approximate=amount.is_approximate,
        is_sign_told=is_amount_sign_told(
            amount, measure, clause.direction, habit=told.habit
        ),
    )


def _block(told: _Told, clause: Clause, measure: Measure) -> FundingBlock | None:
    """The part of the grant: its own words', else that of what stands around it."""
    around = told.around
    near = (
        since_all_named(clause.lead) or told.edges[0],
        around.earlier,
        *around.before_that,
        *around.background,
    )
    return find_block_beside(measure, clause.before, clause.after, near)


def _past_aside(clause: Clause) -> str:
    """What follows an amount, or its share of all: "£10.8m, 40% of it, received"."""
    aside = _SHARE_ASIDE.match(clause.rest)
    return clause.rest[aside.end() :] if aside else clause.after


def _kind_of(told: _Told, clause: Clause) -> tuple[Measure, Basis | None]:
    """What an amount measures and on what basis."""
    text, unit, around = told.text, clause.amount.unit, told.around
    measure = find_measure_beside(
        clause.before,
        clause.after,
        text,
        unit,
        earlier=around.earlier,
        background=around.background,
    )
    is_set_against = _SET_AGAINST.match(clause.rest)
    is_own = is_set_against or _TELLS_ITS_OWN.match(clause.rest)
    is_last_alone = is_own or WHEN_SET.match(told.edges[1])
    edges = (told.edges[0], "") if is_last_alone else told.edges
    after = "" if _APART.match(clause.rest) else clause.after
    basis = find_basis_beside(clause.before, after, edges, unit)
    if told.again and unit is Unit.GBP:
        measure = find_measure_again(measure, (told.again, *around.background))
        basis = basis or find_basis((told.again,))
    if unit is Unit.GBP and is_unfunded(clause):
        measure = Measure.DSG_DEFICIT
    if unit is Unit.GBP and measure in _APART_MEASURES and _APART.match(clause.rest):
        return Measure.OTHER, basis
    is_of_both = measure in {Measure.RESERVES, Measure.DSG_DEFICIT}
    is_over = _EXCEEDS.search(clause.before) and not is_unfunded(clause)
    if is_of_both and is_over:
        return Measure.OTHER, basis
    is_missed = _MISSED_BY.search(clause.before)
    if measure is Measure.DSG_DEFICIT and (is_missed or _PUT_BY.match(clause.rest)):
        return Measure.OTHER, basis
    is_part = _BECAUSE.match(clause.rest) and not says_direction(clause.before)
    own = () if _OF_WHICH.match(clause.before) else (clause.text,)
    headings = around.background[:-1]
    title = told.paper.title
    said = (*own, text, around.earlier, *headings, title, around.own_budget)
    if measure is Measure.DSG_DEFICIT and (is_part or not is_of_grant(said)):
        return Measure.OTHER, basis
    return measure, basis
