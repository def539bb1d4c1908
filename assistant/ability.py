"""Whether what a paper says can be the answer: its kind, thing, coordinates and time.

The best candidate is not yet an answer. A figure is one only where its measure, basis,
time and thing counted are those asked for; a quote may stand at less, for it says
itself what it says.
"""

import re
from calendar import month_name
from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.causes import goes_otherwise
from assistant.counted import counts, has_number_word
from assistant.deeds import ASKS_WHAT_IS_DONE, TELLS_WHAT_IS_DONE
from assistant.evidence import Weighed
from assistant.grammar import BLOCKS_ASKED, TIME_UNIT
from assistant.intents import MOVES, NO_SUPERLATIVE, Intent
from assistant.kinds import PER, SURELY_A_DATE, UNITS, Wanted
from assistant.named import (
    asks_office,
    has_names,
    holds_office,
    is_of_nation,
    knows_names,
    names_person,
    says_who,
)
from assistant.payments import SO_FAR
from assistant.question import Question
from assistant.sides import asks_objections, tells_objection
from assistant.times_told import (
    is_of,
    is_said_in,
    is_same,
    said_times,
    times_held,
    times_of,
)
from assistant.untimed import PLANNED, year_around
from assistant.words import like, stems
from corpus.money import read_amounts
from corpus.periods import read_periods
from corpus.records import Basis, Figure, Measure, Stage, Unit
from corpus.times import Period
from tools.funding import is_so_far
from tools.vocabulary import FINANCING

# The least share of a question's words that an answer meets.
LEAST_COVER = 0.5
NEAR_COVER, NEAR_MERIT = 0.3, 0.42
OPEN_COVER, OPEN_MERIT = 0.15, 0.33
# Money of these kinds is never stood in for by other money.
ITS_OWN_MONEY = frozenset({Measure.RESERVES, Measure.SAFETY_VALVE_FUNDING})
(_AVERAGE,) = stems("average")
# What is saved or owed is no cost of a thing.
_COSTS = frozenset(stems("cost costs spend spending spent bill"))
_NO_COST = frozenset({Measure.SAVING, Measure.DSG_DEFICIT, Measure.RESERVES})
# Money of these kinds is told where it is asked for, and nowhere else.
_STANDS_FOR_NONE = frozenset({Measure.TRANSFER, Measure.SAFETY_VALVE_FUNDING})
_REVENUE = frozenset({Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND})
(_CAPITAL,) = stems("capital")
# What moves "to 27% of the total" comes to a share; another clause moves by itself.
_CLAUSES = re.compile(r"[;.]\s|,\s(?!an? )|\(")
_COMES_TO = re.compile(r"\bto (?:\w+ ){0,2}$", re.IGNORECASE)
_OF_IT = re.compile(r"\s+of (?:the|its|their|all|those|our|total)\b", re.IGNORECASE)
# "A 1% change in it costs £0.7m": what would be, and nothing that is.
_SUPPOSED = re.compile(
    r"\b(?:an?|each|every) (?:further |additional )?[\d.]+\s?(?:%|per ?cent)"
    r"(?:age point)? (?:change|increase|rise|fall|reduction|variation|movement"
    r"|difference)\b",
    re.IGNORECASE,
)
# What was paid by then is asked for, not in that year alone.
_UP_TO = re.compile(
    rf"{SO_FAR.pattern}|\b(?:up to|until|since|at)\b"
    r"|\bby\b(?! (?:the )?(?:dfe|department|government|ministers?)\b)",
    re.IGNORECASE,
)
# What closed accounts say; a figure of another basis is not what it came out at.
_OUTTURN = "outturn"
_NOT_YET = frozenset({Basis.FORECAST, Basis.BUDGET, Basis.PLAN, Basis.ESTIMATE})
_COME = frozenset({Basis.FORECAST, Basis.OUTTURN})
# A month of a year is printed so; one without its year is the last before its paper.
MONTH, MONTHS = len("2021-06"), 12
# A date that the paper itself leaves open.
_TO_BE_SAID = re.compile(r"\bt\.?b\.?[ca]\b|\bto be confirmed\b", re.IGNORECASE)
# "Once the review has ended", "each half term": told without a date.
_WAITS = re.compile(
    r"\b(?:once|when|after|until|till|following|subject to|before|prior to|upon|next"
    r"|pending|awaits?|awaiting|not yet|in due course|autumn|spring|summer|winter|now"
    r"|already|annual(?:ly)?|monthly|weekly|quarterly|termly|daily|(?:each|every|per|this"
    r"|last|within|during|for) (?:\w+ ){0,3}?(?:day|week|month|quarter|term|year)s?"
    rf"|(?:\d+|two|three|four|five|six) (?:day|week|month|term|year)s?|by the end of"
    rf"|{'|'.join(month_name[1:])}|meeting|immediate(?:ly)?|soon|recently|currently)\b",
    re.IGNORECASE,
)
# What was asked of the past is not what somebody thought that it would be.
_WAS = re.compile(r"\b(?:did|had|was|were|has|have)\b", re.IGNORECASE)
_THOUGHT = (
    r"(?:assum\w+|expect\w*|planned|intend\w*|targets?|targeted|predict\w*|projected"
    r"|forecast\w*|aim(?:s|ed)?|envisag\w+)"
)
_WISHED = re.compile(
    rf"\b{_THOUGHT}\b[^.;]{{0,80}}?\b(?:would|should|will|to (?:be|fall|rise|have|reach"
    r"|drop|grow|reduce|increase))\b",
    re.IGNORECASE,
)
_OF_A_PLAN = re.compile(
    rf"\b(?:{_THOUGHT}|plan|agree\w*|deal|should|would|supposed|meant|estimate\w*"
    r"|proposed)\b",
    re.IGNORECASE,
)
# "What did the members resolve": told by what says that something was.
_DECIDED = re.compile(
    r"\bwhat (?:did|have|had|has)\b[^?]*\b(?:resolved?|decided?|concluded?|vote(?:d)?"
    r" (?:for|on|to))\b",
    re.IGNORECASE,
)
_TELLS_DECISION = re.compile(
    r"\b(?:resol(?:v|ution)\w*|decid\w+|decision\w*|agreed|approv\w+|voted?|vot(?:es|ing)"
    r"|endors\w+|not(?:ed|es)|conclu\w+|support(?:ed|s)|reject\w+|declin\w+|defer\w+"
    r"|unanimous\w*|carried)\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(r"\bhow long\b", re.IGNORECASE)
_SAYS_HOW_LONG = re.compile(
    r"\b(?:\d+|(?<![\d%mk] )an?|one|two|three|four|five|six|several|few|many)[ -]"
    r"(?!in-year)(?:\w+[ -])?"
    r"(?:year|month|week|day|hour|term)s?\b"
    r"(?! (?:figure|effect|cost|basis|forecast)s?\b)"
    r"|\b(?:until|since|from \w+ to)\b",
    re.IGNORECASE,
)
# "Total excluding early years" is of everything else.
_LEAVES_OUT = {
    block: re.compile(
        rf"\b(?:excluding|except|other than|apart from|before|without)\b"
        rf"(?:\W+\w+){{0,4}}?\W+{name.pattern}",
        re.IGNORECASE,
    )
    for block, name in BLOCKS_ASKED
}
_SAYS_MOST = re.compile(
    rf"\b(?:(?!{NO_SUPERLATIVE}\b)\w{{2,}}est|most|least|best|worst|top(?!-)|main(?:ly)?"
    r"|primar\w+|chief(?:ly)?|mostly"
    r"|greater|predominant\w*|majority|significant\w*)\b",
    re.IGNORECASE,
)


def is_able(question: Question, weighed: Weighed) -> bool:
    """Return whether a candidate can answer: its words, kind, qualifiers, time."""
    candidate = weighed.candidate
    is_of_it = _tells_financing(question, candidate)
    is_near = is_of_it or _is_near(question, weighed) or agrees(question, candidate)
    if is_of_it is False:
        return False
    if candidate.is_row and not weighed.met:
        return False  # a row says no word of what stands around it
    if weighed.cover < LEAST_COVER and not is_near:
        return False
    if not _has_kind(question, candidate) or not has_qualifiers(question, candidate):
        return False
    if _contradicts(question, candidate) or not has_names(question, weighed):
        return False
    if not holds_office(question, weighed) or not names_person(question, candidate):
        return False
    if not says_who(question, weighed) or not knows_names(question, weighed):
        return False
    if question.wanted in UNITS and not is_of_nation(question, candidate):
        return False
    if ASKS_WHAT_IS_DONE.search(question.text) and not _tells_deed(question, candidate):
        return False
    if goes_otherwise(question, candidate.text):
        return False
    if _DECIDED.search(question.text) and not _TELLS_DECISION.search(candidate.text):
        return False
    if not _tells_how_long(question, candidate):
        return False
    if _is_of_other_money(question, candidate):
        return False
    if _is_of_another_point(question, candidate) or _only_echoes(question, candidate):
        return False
    if not counts(question, weighed) or _is_to_come(question, candidate):
        return False
    if _is_paid_to_date(question, candidate):
        return False
    if _is_to_be_ranked(question) and not _SAYS_MOST.search(candidate.text):
        return False
    is_timed = question.wanted in UNITS or Measure.DSG_DEFICIT in question.measures
    is_timed |= candidate.cell is not None  # a number says nothing but of its time
    return not (question.periods and is_timed) or is_of_time(question, candidate)


def _is_to_be_ranked(question: Question) -> bool:
    """Whether the first of several is asked for, which a quote must call so itself."""
    return question.intent is Intent.RANK and question.wanted is Wanted.WORDS


def _contradicts(question: Question, candidate: Candidate) -> bool:
    """Whether every figure a candidate has of the measure is of another coordinate."""
    if question.block and _LEAVES_OUT[question.block].search(candidate.text):
        return True
    figures = [f for f in candidate.figures if f.measure in question.measures]
    if _is_of_outcome(question, candidate, figures):
        return True
    coordinates = (
        (question.scenario, [f.scenario for f in figures]),
        (question.flow, [f.flow for f in figures]),
        (question.safety_valve, [f.safety_valve for f in figures]),
        (question.stage, [f.stage for f in figures]),
        (question.block, [f.block for f in figures]),
    )
    return question.wanted in UNITS and any(
        asked is not None and said and asked not in said and None not in said
        for asked, said in coordinates
    )


def _is_of_outcome(
    question: Question, candidate: Candidate, figures: Sequence[Figure]
) -> bool:
    """Whether a sentence tells what a deficit came to where that planned is asked."""
    is_planned = question.is_of_deficit and question.basis in PLANNED
    if not is_planned or candidate.cell is not None or question.wanted not in UNITS:
        return False
    return bool(figures) and all(f.basis in _COME for f in figures)


def _only_echoes(question: Question, candidate: Candidate) -> bool:
    """Whether the numbers of a candidate are those that the reader quotes, no other.

    "By how much will it exceed £84.5m?" is not answered by "it will exceed £84.5m".
    """
    if question.wanted not in UNITS or not question.amounts:
        return False
    quoted = {(a.amount.copy_abs(), a.unit) for a in question.amounts}
    said = {(f.amount.copy_abs(), f.unit) for f in candidate.figures}
    said |= {(a.amount.copy_abs(), a.unit) for a in read_amounts(candidate.quote)}
    return bool(said) and said <= quoted and question.intent is Intent.CHANGE


def _is_of_another_point(question: Question, candidate: Candidate) -> bool:
    """Whether a number was said at points of the year, and at none asked about."""
    asked = [v for v in question.vintages if v.month]
    said = [time for time in said_times(candidate) if time.month]
    if not asked or not said or question.wanted not in UNITS:
        return False
    return not any(is_same(a, s) for a in asked for s in said)


def _tells_financing(question: Question, candidate: Candidate) -> bool | None:
    """Whether it tells what carrying a deficit costs; None where that is not asked."""
    if question.wanted not in UNITS or not FINANCING.search(question.text):
        return None
    return bool(FINANCING.search(candidate.text))


def _tells_how_long(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate tells a length of time, where one is asked for in words."""
    is_asked = question.wanted is Wanted.WORDS and _HOW_LONG.search(question.text)
    return not is_asked or bool(_SAYS_HOW_LONG.search(candidate.text))


def _is_paid_to_date(question: Question, candidate: Candidate) -> bool:
    """Whether it tells all paid by a day, where the payment of one year is asked."""
    is_of_year = bool(question.periods) and not any(p.as_at for p in question.periods)
    is_asked = Measure.SAFETY_VALVE_FUNDING in question.measures and is_of_year
    if not is_asked or _UP_TO.search(question.text):
        return False
    paid = [f for f in candidate.figures if f.measure is Measure.SAFETY_VALVE_FUNDING]
    return bool(paid) and all(
        is_so_far(f) or (f.stage is Stage.RECEIVED and not f.period and not f.as_at)
        for f in paid
    )


def tells_when(candidate: Candidate) -> bool:
    """Return whether a candidate tells a time, or what a thing waits for."""
    said = f"{candidate.quote} {candidate.text}"
    is_told = bool(times_of(candidate)) or _TO_BE_SAID.search(said)
    return bool(is_told or _WAITS.search(said))


def _is_of_other_money(question: Question, candidate: Candidate) -> bool:
    """Whether all of its money is saved or owed, where a cost is asked for.

    Or moved, saved or paid under an agreement, where a measure of another kind is.
    """
    is_looked_up = question.intent is Intent.LOOK_UP
    if question.wanted is not Wanted.MONEY or not is_looked_up:
        return False
    money = {f.measure for f in candidate.figures if f.unit is Unit.GBP}
    if question.measures:
        is_apart = money <= _STANDS_FOR_NONE - {*question.measures}
        return bool(money) and (is_apart or _is_of_capital(question, candidate))
    return bool(money and _COSTS & {*question.words} and money <= _NO_COST)


def _is_of_capital(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence tells of capital where money for a year's spend is asked."""
    is_revenue = not _REVENUE.isdisjoint(question.measures)
    own = {*stems(candidate.text)}
    return is_revenue and _CAPITAL in own and _CAPITAL not in question.words


def _is_near(question: Question, weighed: Weighed) -> bool:
    """Whether meaning and coordinates make up for the words that are not met.

    A quote says what it says: to an open question the nearest may stand at far less
    than a number, which must be the very one.
    """
    is_objection = asks_objections(question.asked) and question.wanted not in UNITS
    is_told = is_objection and tells_objection(weighed.candidate.quote)
    is_office = question.wanted is Wanted.PERSON and asks_office(question.text)
    if is_office:
        return weighed.cover >= OPEN_COVER  # which office it is, is asked of it beside
    if question.wanted is Wanted.WORDS or is_told:
        return weighed.cover >= OPEN_COVER and weighed.merit >= OPEN_MERIT
    return weighed.cover >= NEAR_COVER and weighed.merit >= NEAR_MERIT


def agrees(question: Question, candidate: Candidate) -> bool:
    """Return whether a figure is of all asked: measure, time and one more coordinate.

    Then it is the very one, whatever words it was asked in. With the plan or without it
    ("if the plan succeeds") a deficit is pinned without its time.
    """
    asked = (question.scenario, question.safety_valve, question.flow, question.stage)
    is_pinned = question.is_of_deficit and question.scenario is not None
    if not question.measures or not any(asked):
        return False
    if not question.periods and not is_pinned:
        return False
    return any(
        figure.measure is question.measures[0]
        and (not question.periods or is_of(figure, question.periods))
        and all(
            one in (None, other)
            for one, other in zip(
                asked,
                (figure.scenario, figure.safety_valve, figure.flow, figure.stage),
                strict=True,
            )
        )
        for figure in candidate.figures
    )


def _has_kind(question: Question, candidate: Candidate) -> bool:
    unit = UNITS.get(question.wanted)
    figures = candidate.figures
    if unit is Unit.PERCENT and question.intent is Intent.SHARE:
        return tells_share(candidate) and not _SUPPOSED.search(candidate.text)
    if question.wanted is Wanted.PERSON and candidate.cell is not None:
        return False  # a cell with a number names nobody
    if (
        unit is Unit.GBP
        and PER.search(question.text)
        and not (PER.search(_said(candidate)) and _has_money(candidate))
    ):
        return False
    if question.wanted is Wanted.DATE and SURELY_A_DATE.search(question.text):
        return bool(times_of(candidate))
    if unit is None:
        is_row = question.wanted is Wanted.DATE and candidate.cell is not None
        is_open = _TO_BE_SAID.search(candidate.quote)
        return not is_row or bool(is_open or read_periods(candidate.quote))
    if any(map(TIME_UNIT.match, question.counted)):
        return True
    if unit is Unit.COUNT:
        is_counted = has_number_word(candidate.text) or any(
            figure.unit not in {Unit.PERCENT, Unit.GBP} for figure in figures
        )
        return is_counted or not question.is_kind_sure
    if question.is_of_deficit and unit is Unit.GBP:
        # A deficit is the one figure that no other may stand in for.
        return any(f.measure is Measure.DSG_DEFICIT and f.unit is unit for f in figures)
    if question.measures and question.measures[0] in ITS_OWN_MONEY:
        return any(figure.measure in question.measures for figure in figures)
    if unit is Unit.PERCENT and _SUPPOSED.search(candidate.text):
        return False
    if not question.is_kind_sure:
        # A rate may tell how much money it moves, but a count of things never does.
        is_rate = unit is Unit.GBP and not MOVES.search(question.text)
        if is_rate and question.measures and question.intent is Intent.LOOK_UP:
            return any(f.unit is unit for f in figures)
        return any(f.unit is not Unit.COUNT or unit is Unit.PERCENT for f in figures)
    return any(figure.unit is unit for figure in figures)


def tells_share(candidate: Candidate) -> bool:
    """Return whether a candidate tells a share: a rate at which it moves is none.

    "Plans grew by 27%" is no share; "they rose to 27% of the total" is.
    """
    shares = [f for f in candidate.figures if f.unit is Unit.PERCENT]
    return any(not _is_rate_of_change(f, candidate.quote) for f in shares)


def _is_rate_of_change(figure: Figure, text: str) -> bool:
    before, _, after = text.partition(figure.printed)
    clause = _CLAUSES.split(before)[-1]
    is_moved = MOVES.search(clause) and not _COMES_TO.search(clause)
    return bool(is_moved) and not _OF_IT.match(after)


def _tells_deed(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate tells what is being done, where words are asked for."""
    if question.wanted is not Wanted.WORDS:
        return True
    return candidate.cell is None and bool(TELLS_WHAT_IS_DONE.search(candidate.text))


def _has_money(candidate: Candidate) -> bool:
    """Whether an amount of money stands in a candidate."""
    return any(figure.unit is Unit.GBP for figure in candidate.figures) or any(
        amount.unit is Unit.GBP for amount in read_amounts(candidate.quote)
    )


def _said(candidate: Candidate) -> str:
    """What a candidate says, a cell with the headings over it."""
    return f"{candidate.text} {candidate.nearby if candidate.cell else ''}"


def _is_to_come(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate is a forecast where what has come about is asked for."""
    figures = candidate.figures
    is_why = question.intent is Intent.WHY and question.wanted is Wanted.WORDS
    is_not_yet = any(f.basis in _NOT_YET for f in figures)
    is_past = _OUTTURN in question.qualifiers or question.basis is Basis.OUTTURN
    if is_past and is_not_yet and not is_why:
        return True
    if _asks_what_was(question) and _WISHED.search(candidate.text):
        return True
    met_on = candidate.paper.met_on
    if not question.is_of_now or question.wanted not in UNITS or met_on is None:
        return False
    ends = [_end_of(figure.period, figure.as_at) for figure in figures]
    return bool(ends) and all(end is not None and end > met_on for end in ends)


def _asks_what_was(question: Question) -> bool:
    """Whether a count or share that has been is asked for, and no plan of one."""
    is_told = question.wanted in {Wanted.COUNT, Wanted.PERCENT}
    is_plan = question.basis is not None or _OF_A_PLAN.search(question.text)
    return is_told and bool(_WAS.search(question.text)) and not is_plan


def _end_of(year: str | None, as_at: str | None) -> str | None:
    """The date a figure is of, or the last day of its financial year."""
    if as_at is not None:
        return as_at
    return None if year is None else f"{int(year[:4]) + 1}-03-31"


def has_qualifiers(question: Question, candidate: Candidate) -> bool:
    """Return whether each word that makes it another figure is met.

    A number of a sentence is an average only where that sentence says so. What tells a
    cause tells it of whatever it names.
    """
    if question.intent is Intent.WHY and question.wanted is Wanted.WORDS:
        return True
    own = set(stems(candidate.text))
    said = own | set(stems(candidate.nearby))
    is_number = question.wanted in UNITS and candidate.cell is None
    if is_number and _AVERAGE in question.qualifiers and _AVERAGE not in own:
        return False
    return all(q in said or set(like(q)) & said for q in question.qualifiers)


def is_of_time(question: Question, candidate: Candidate) -> bool:
    """Return whether a candidate is of a time asked about, or says none."""
    if is_said_in(question.periods, candidate.paper):
        return True
    if any(_names_month(candidate, asked) for asked in question.periods):
        return True
    times = times_held(candidate)
    if not times and (year := year_around(candidate)):
        around = Period(printed=year, start=0, end=0, year=year)
        return any(is_same(asked, around) for asked in question.periods)
    if not times:
        return not _needs_time(question, candidate)
    return any(is_same(a, t) for a in question.periods for t in times)


def _names_month(candidate: Candidate, asked: Period) -> bool:
    """Whether a sentence names a month without a year, the last before its paper."""
    met_on = candidate.paper.met_on or ""
    if candidate.cell is not None or min(len(met_on), len(asked.as_at or "")) < MONTH:
        return False
    (year, month), (met, then) = (
        map(int, day[:MONTH].split("-")) for day in (str(asked.as_at), met_on)
    )
    named = rf"\b{month_name[month]}\b(?!\W*(?:19|20)\d\d)"
    is_last = 0 <= MONTHS * (met - year) + then - month < MONTHS
    return is_last and bool(re.search(named, candidate.text))


def _needs_time(question: Question, candidate: Candidate) -> bool:
    """Whether only a number that says its time will do: a balance is of a day.

    With a scenario ("if the plan succeeds") a balance is pinned without its year.
    """
    decided = {t.as_at for t in times_of(candidate)} - {
        t.as_at for t in times_held(candidate)
    }
    if any(f.period or f.as_at not in {None, *decided} for f in candidate.figures):
        return True
    scenarios = {figure.scenario for figure in candidate.figures}
    is_pinned = question.scenario is not None and question.scenario in scenarios
    return Measure.DSG_DEFICIT in question.measures and not is_pinned
