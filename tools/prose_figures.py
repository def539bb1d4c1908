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
    Locator,
    Measure,
    Paper,
    Stage,
    Unit,
)
from corpus.times import Period
from corpus.years import closing_year, previous_year, year_end
from tools.account_year import is_spent_in_year
from tools.bases import is_over, is_yet_to_come
from tools.clauses import Clause, clauses_of
from tools.closed_years import find_sentence_basis
from tools.coordinates import (
    find_basis,
    find_basis_beside,
    find_flow,
    find_scenario_beside,
    find_stage_beside,
    is_amount_sign_told,
    says_direction,
    sign_amount,
)
from tools.funding_blocks import find_block_beside, since_all_named
from tools.funds import is_of_grant
from tools.gross_or_net import find_safety_valve_beside
from tools.making import find_submission
from tools.openings import opened
from tools.reporting import is_said_again, is_told_at_points, points_of, vintage
from tools.said_before import WHEN_SET, is_month_of, months_said
from tools.sentence_measures import find_measure_again, find_measure_beside
from tools.sentence_times import (
    UNKNOWN,
    Time,
    in_its_year,
    only_time,
    times_again,
    times_of,
)
from tools.sentences import Sentence
from tools.sign_words import said_habit
from tools.vocabulary import FLOWS, HIGH_NEEDS, find_beside
from tools.whose import council_of

# So many characters after the last amount may still be about all of them.
TAIL = 90
_THE_YEAR = re.compile(
    r"\b(?:during|over|in|for|(?:half|part|quarter|course|rest|remainder) of) the"
    r" (?:whole |full )?(?:financial )?year\b"
    r"(?! (?:before|after|end\w*|to|from|beginning|20\d\d))",
    re.IGNORECASE,
)
# The balance with which a year begins is the one that closed the year before.
_OPENS_YEAR = re.compile(
    r"\bbrought forward\b|\b(?:opened|began|started) the (?:financial )?year\b"
    r"|\bat the (?:start|beginning|opening) of the (?:financial )?year\b",
    re.IGNORECASE,
)
# "It rose from £34m to £53m in the year": where it rose from is of no year named.
_ROSE_FROM = re.compile(
    r"\b(?:rose|risen|rises?|grew|grown|fell|fallen|increas\w+|decreas\w+|reduc\w+"
    r"|up|down|moved) from (?:a \w+ of |about |some )?$",
    re.IGNORECASE,
)
# A sum agreed for many years is of none of them.
_OVER_YEARS = re.compile(
    r"[^.;,£]{0,40}?\b(?:(?:over|across)\s+(?:the\s+)?(?:next\s+)?\w+(?:\s+financial)?"
    r"\s+years\b|(?:in|for)\s+each\s+of\s+(?:the\s+)?(?:next\s+|following\s+|other\s+"
    r"|remaining\s+)?\w+(?:\s+financial)?\s+years\b|(?:between|from)\s+20\d\d\S*\s+(?:and|to)\s+20\d\d)",
    re.IGNORECASE,
)
# "£21m, which would take the accumulated deficit to £55m"
_ADDED = re.compile(
    r"[^.;£]{0,20}\b(?:takes?|taking|brings?|bringing|push(?:es|ing))\s+(?:the|its|our)"
    r"\s+(?:accumulated|cumulative|total|overall)\b",
    re.IGNORECASE,
)
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
# "Spends £5m more than its grant"
_MORE_THAN_FUNDED = re.compile(
    r"\s*more than (?:the|its|their|our) (?:\w+ ){0,3}?(?:grant|income|funding"
    r"|allocation)\b",
    re.IGNORECASE,
)
# "High needs spending exceeded the grant by £5m"
_EXCEEDS_GRANT = re.compile(
    r"\b(?:exceed\w*|outstrip\w*|over and above) (?:the|its|their|our) "
    r"(?:[\w-]+ ){0,4}?(?:grant|income|funding|allocation)\b[^.;]*\bby (?:about )?$",
    re.IGNORECASE,
)
# "The High Needs Block is forecasting a pressure of £9m": so much over what is had.
_PRESSURE = re.compile(r"\bpressures? (?:of|is|was|stands? at|totalling) (?:about )?$")
_ON_GRANT = rf"(?:the )?(?:{HIGH_NEEDS}|dsg\b|dedicated schools grant)"
_OF_GRANT = re.compile(
    rf"{_ON_GRANT}(?: (?:block|budget|is|are|was|has|shows?|forecast(?:s|ing)?|an?|the"
    r"|in-year|report(?:s|ed|ing)|projects?|project(?:ed|ing)|faces?|facing|current))*"
    r" pressures? ",
    re.IGNORECASE,
)
_ON_IT = re.compile(
    rf"\W*(?:\([^)]*\) )?(?:on|in|for|within|against) {_ON_GRANT}", re.IGNORECASE
)
_SHARE_ASIDE = re.compile(
    r"\s*(?:,|\()\s*(?:or |about )?\d[\d.]*(?:%| per cent) of [^,;()£]{1,40}[,)]"
)
# A part is of the same fund as its whole.
_OF_WHICH = re.compile(r"\W*of which\b", re.IGNORECASE)
# "A deficit of £5m would exceed reserves by £2m": how far one is over the other.
_EXCEEDS = re.compile(r"\bexceed\w*\b[^.;]*\bby (?:about )?$", re.IGNORECASE)
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
# "With the overspend for 2023/24 it will be £22m at 31 March": with a year's added.
_WITH_A_YEARS = re.compile(
    r"\W*(?:with|adding|after|including|once|given) (?:the|this|that|its|an?) "
    r"(?:[\w-]+ ){0,4}?(?:over|under)-?spen[dt]s?\b(?! of £)[^.;]*"
    r"\b(?:it|this|deficit|balance|reserve|position)\b",
    re.IGNORECASE,
)
# "It was forecast to be in deficit by £2.9m at 31 March"
# "The in-year surplus of £1m reduced the cumulative deficit": each has its own word.
_NAMED_FLOW = re.compile(
    r"\b(?:(?P<year>in-year)|(?P<whole>cumulative|accumulated)) (?:[\w-]+ ){0,2}?"
    r"(?:surplus|deficit|overspend|underspend|shortfall|position|balance) of $"
    r"|\b(?P<brought>deficit|surplus|balance) (?:brought|carried) forward of $",
    re.IGNORECASE,
)
_BROUGHT_IN = re.compile(r"\s*(?:brought|carried) forward\b", re.IGNORECASE)
# A balance that is told of a day to come, as it then would be.
_WOULD_BE = re.compile(
    r"\b(?:would|will|could|may|might|expects?|expected)\b[^.;£]*$", re.IGNORECASE
)
_STANDS = re.compile(r"\bin (?:deficit|surplus|the red) (?:by|of) $", re.IGNORECASE)


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
    """

    earlier: str | None = None
    background: tuple[str, ...] = ()
    account_year: str | None = None
    before_that: tuple[str, ...] = ()
    own_point: Period | None = None
    is_of_outturn: bool = False


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
    text, earlier = sentence.text, around.earlier
    clauses = clauses_of(text)
    if not clauses:
        return
    amounts = [clause.amount for clause in clauses]
    periods = read_periods(text, said_on=paper.met_on)
    named_again = times_again(text, periods, earlier)
    times = times_of(text, amounts, (*periods, *named_again))
    again = _said_again(text, around)
    points = points_of(text, amounts, paper)
    months = months_said(text, amounts, paper.met_on)
    edges = clauses[0].lead, clauses[-1].rest[:TAIL]
    habit = said_habit((earlier,))
    measure, basis, stage, before_basis = Measure.OTHER, None, None, None
    time_before = UNKNOWN
    for clause, named, point, month in zip(clauses, times, points, months, strict=True):
        amount, is_money = clause.amount, clause.amount.unit is Unit.GBP
        time_before = time_before if is_month_of(named.as_at, month) else named
        if not clause.goes_on:
            measure, basis = _kind_of(clause, edges, around, paper)
        time = _time_of(clause, time_before, measure, around, said_on=paper.met_on)
        flow = _flow_of(clause, measure, time.as_at, again) if is_money else None
        time = opened(time, measure, flow, (clause.text,))
        if basis is None and not amount.is_approximate:
            basis = find_sentence_basis(
                text,
                flow,
                time.as_at,
                said_on=paper.met_on,
                is_of_outturn=around.is_of_outturn,
            )
        if is_yet_to_come(basis, flow, time.year, time.as_at, paper):
            basis = Basis.FORECAST
        if basis is None and measure is Measure.DSG_DEFICIT and paper.met_on:
            is_to_come = time != UNKNOWN and not is_over(time.year, time.as_at, paper)
            is_told_so = is_to_come and _WOULD_BE.search(clause.before)
            basis = Basis.FORECAST if is_told_so else None
        if basis is None and is_money and _FURTHER.search(clause.lead):
            basis = before_basis
        before_basis = basis
        further = _FURTHER.search(clause.lead) is not None
        stage = find_stage_beside(measure, clause.before, _past_aside(clause)) or (
            stage if further and measure is Measure.SAFETY_VALVE_FUNDING else None
        )
        if basis is None and stage is Stage.AGREED:
            basis = Basis.AGREEMENT
        is_of_point = is_told_at_points(amount.unit, measure, basis)
        told_at = vintage(paper, around.own_point, point if is_of_point else None)
        if is_of_point and month and (point is None or point == around.own_point):
            told_at = month
        near = (
            since_all_named(clause.lead) or edges[0],
            earlier,
            *around.before_that,
            *around.background,
        )
        beside = clause.before, clause.after
        yield Figure(
            id=FigureId(""),
            paper_id=paper.id,
            council=council_of(clause, paper.council),
            measure=measure,
            label=clause.label,
            amount=sign_amount(amount, measure, clause.direction, habit=habit),
            unit=amount.unit,
            printed=amount.printed,
            resolution=amount.resolution,
            locator=place,
            quote=text,
            block=find_block_beside(measure, *beside, near),
            flow=flow,
            period=time.year,
            as_at=time.as_at,
            basis=basis,
            scenario=find_scenario_beside(*beside, text),
            safety_valve=(
                find_safety_valve_beside(
                    measure, *beside, text, again, lead=clause.lead, earlier=earlier
                )
                if is_money
                else None
            ),
            stage=stage,
            vintage=find_submission(text) or told_at,
            is_approximate=amount.is_approximate,
            is_sign_told=is_amount_sign_told(
                amount, measure, clause.direction, habit=habit
            ),
        )


def _past_aside(clause: Clause) -> str:
    """What follows an amount, or its share of all: "£10.8m, 40% of it, received"."""
    aside = _SHARE_ASIDE.match(clause.rest)
    return clause.rest[aside.end() :] if aside else clause.after


def _kind_of(
    clause: Clause, edges: tuple[str, str], around: Around, paper: Paper
) -> tuple[Measure, Basis | None]:
    """What an amount measures and on what basis.

    `edges` are the words of its sentence before the first amount and after the last,
    which may be of all.
    """
    text, unit = clause.sentence, clause.amount.unit
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
    if is_own or WHEN_SET.match(edges[1]):
        edges = edges[0], ""
    after = "" if _APART.match(clause.rest) else clause.after
    basis = find_basis_beside(clause.before, after, edges, unit)
    before_it = _said_again(text, around)
    if before_it and unit is Unit.GBP:
        measure = find_measure_again(measure, (before_it, *around.background))
        basis = basis or find_basis((before_it,))
    if unit is Unit.GBP and _is_unfunded(clause):
        measure = Measure.DSG_DEFICIT
    if unit is Unit.GBP and measure in _APART_MEASURES and _APART.match(clause.rest):
        return Measure.OTHER, basis
    if measure is Measure.RESERVES and _EXCEEDS.search(clause.before):
        return Measure.OTHER, basis
    if measure is Measure.DSG_DEFICIT and _MISSED_BY.search(clause.before):
        return Measure.OTHER, basis
    is_part = _BECAUSE.match(clause.rest) and not says_direction(clause.before)
    own = () if _OF_WHICH.match(clause.before) else (clause.text,)
    said = (*own, text, around.earlier, *around.background[:-1], paper.title)
    if measure is Measure.DSG_DEFICIT and (is_part or not is_of_grant(said)):
        return Measure.OTHER, basis
    return measure, basis


def _is_unfunded(clause: Clause) -> bool:
    """Whether an amount is what is spent over the grant, or a pressure on it."""
    before = clause.before
    if _MORE_THAN_FUNDED.match(clause.rest) or _EXCEEDS_GRANT.search(before):
        return True
    is_of_it = _OF_GRANT.search(before) or _ON_IT.match(clause.rest)
    return bool(_PRESSURE.search(before) and is_of_it)


def _said_again(text: str, around: Around) -> str | None:
    """The sentence before, where `text` says again what it said."""
    return around.earlier if is_said_again(text) else None


def _time_of(
    clause: Clause,
    named: Time,
    measure: Measure,
    around: Around,
    *,
    said_on: str | None,
) -> Time:
    """The time of an amount: as `named` in its sentence, else as its words imply."""
    text, year = clause.sentence, around.account_year
    is_payment = measure is Measure.SAFETY_VALVE_FUNDING
    if is_payment and _OVER_YEARS.match(clause.rest):
        return UNKNOWN
    before_it = _said_again(text, around)
    if named == UNKNOWN and before_it:
        named = only_time(before_it, said_on=said_on)
    is_money = clause.amount.unit is Unit.GBP
    if is_money and not is_payment and is_spent_in_year(clause.text):
        return in_its_year(named, year)
    if named != UNKNOWN:
        return named
    if _ROSE_FROM.search(clause.lead):
        return UNKNOWN
    if year and _OPENS_YEAR.search(clause.text):
        closed = previous_year(year)
        return Time(year=closed, as_at=year_end(closed))
    return Time(year=year) if _THE_YEAR.search(text) else UNKNOWN


def _flow_of(
    clause: Clause, measure: Measure, as_at: str | None, again: str | None
) -> Flow | None:
    """A balance or one year's; what takes a balance to another is a year's.

    `again` is the sentence before, where this one says the same again.
    """
    is_year = _ADDED.match(clause.rest) or _is_unfunded(clause)
    if measure is Measure.DSG_DEFICIT and is_year:
        return Flow.IN_YEAR
    is_added_to = closing_year(as_at) and _WITH_A_YEARS.match(clause.before)
    is_standing = as_at and _STANDS.search(clause.before)
    if measure is Measure.DSG_DEFICIT and (is_standing or is_added_to):
        return Flow.CUMULATIVE
    if measure is Measure.RESERVES and closing_year(as_at):
        return Flow.CUMULATIVE
    named = _NAMED_FLOW.search(clause.before)
    if measure is Measure.DSG_DEFICIT and _BROUGHT_IN.match(clause.rest):
        return Flow.CUMULATIVE
    if measure is Measure.DSG_DEFICIT and named:
        return Flow.IN_YEAR if named["year"] else Flow.CUMULATIVE
    said = find_flow(measure, (clause.text,))
    if said is None and measure is Measure.DSG_DEFICIT:
        said = find_beside(FLOWS, clause.lead, "")
    return said or find_flow(measure, (clause.sentence, again), as_at=as_at)
