"""What one question says by itself: one grammar over tables of words.

councils   measures   periods   vintages   scenario   gross/net   flow   basis
intent     what kind of thing would answer it      the words left over
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.deeds import ASKS_WHAT_IS_DONE
from assistant.grammar import (
    ACTUALLY,
    AGREES,
    ALL_COUNCILS,
    AM_I_RIGHT,
    ASKS_VIEW,
    ASKS_WHY,
    AWARD,
    BLOCKS_ASKED,
    COUNTED,
    COUNTED_AS,
    DEFICIT,
    EITHER,
    FORECAST_ENDS,
    GOT,
    GROSS_OR_NET,
    HAS_HAD,
    HEARD,
    HELD_AGAINST,
    IN_DEFICIT,
    LATER,
    MADE_IN,
    NOT_MEANT,
    NOT_THEM,
    NOW,
    OF_A_PAPER,
    OF_MYSELF,
    OF_TOTAL,
    ONE_OF_ALL,
    ONE_OF_THEM,
    OPENED,
    PAID,
    PAID_OR_DUE,
    PAPER_OF,
    PAYMENTS_ASIDE,
    PLACE,
    QUALIFIERS,
    RUNS_FROM,
    SAID_BEFORE,
    STANDS_WORSE,
    THAN,
    TO_BE_PAID,
    TO_US,
    TOLD_ABOUT,
    TOLD_IN,
    TRANSFER_ASIDE,
    TWO_PLACES,
    UNDER_THE_DEAL,
    VERSION_OF,
    WHAT_WAS_SAID,
    WHICH_ONE,
    WHO_MOST,
    WITH_AND_WITHOUT,
    WORSENS,
    YEAR_OF_A_PAPER,
    who_said,
)
from assistant.intents import (
    BOTH_ASKED,
    BY_WHICH_SIDE,
    CONDITION,
    GAP_LEFT,
    IF_THEN,
    INTENTS,
    IS_IT_SO,
    MOVES,
    YES_OR_NO,
    Intent,
    without_names,
)
from assistant.kinds import (
    BY_HOW_MUCH,
    FORECAST_AT,
    HEAD,
    HOW_MUCH,
    IN_WORDS,
    KIND_OF,
    MEASURED,
    MONEY_WORDS,
    NAME_THEM,
    OF_MONEY,
    OTHER_HEAD,
    RATE,
    SHARE_OF_PUPILS,
    SHARES,
    SURELY_A_NUMBER,
    WANTED,
    WHAT_IS,
    WHICH_POT,
    WHO,
    Wanted,
)
from assistant.phrases import first_of
from assistant.plain import plain_words
from assistant.question import Question
from assistant.sides import asks_objections
from assistant.spelling import correct_names, is_of_name
from assistant.times_asked import (
    YEAR_LATER,
    months_named,
    times_beside,
    with_days_dated,
)
from assistant.words import plain_terms, stems
from corpus.councils import ENGLAND, find_councils
from corpus.money import read_amounts
from corpus.periods import read_periods
from corpus.points import read_points
from corpus.records import Basis, Measure, SafetyValve, Scenario, Stage
from corpus.times import MONTH, UNTIL, Period
from corpus.years import closing_year, previous_year, year_end, year_of
from tools.funds import names_own_budget
from tools.measures import FUNDED
from tools.vocabulary import (
    BASES,
    FINANCING,
    FLOWS,
    MEASURES,
    SAFETY_VALVES,
    SCENARIOS,
    STAGES,
    find_coordinate,
)

# "Leicester City" is Leicester.
_KINDS_OF_COUNCIL = frozenset(stems("city borough county district metropolitan"))
# What asks for a comparison, and says nothing of what is compared.
_OF_COMPARING = frozenset(
    stems(
        "compare compared comparing comparison fair side beside position positions"
        " council councils against versus other each stand worse better worst best"
        " most least off doing trouble deficit"
    )
)
# What asks for what is planned, and names no row of it.
_OF_PLANS = frozenset(stems("plan planned proposed intend expect aim target total"))
# What asks when a thing is to be, and names no thing.
_WHEN_DUE = frozenset(stems("due scheduled"))
# What papers tell row by row, with a total.
_OF_ROWS = ((Measure.SAVING,), (Measure.CAPITAL,), (Measure.FUNDING_REQUEST,))
# What asks yes or no of amounts is a check, unless it sets them against each other.
PAIR = 2
# "The EHCP top-up budget" is money, and counts no plans.
_PAID_FOR_PLANS = re.compile(
    r"\bEHCPs?\b(?: [\w-]+){0,2}? (?:top[- ]?ups?|budgets?|costs?|spend(?:ing)?)\b",
    re.IGNORECASE,
)
_MAY_CHECK = frozenset({Intent.LOOK_UP, Intent.SHARE})
# What was said, or is being done, is told in words, whatever moved.
_OF_NUMBERS = frozenset({Intent.CHANGE, Intent.TREND, Intent.COMPARE, Intent.SHARE})
# Of one figure alone there is nothing to set beside another.
_OF_ONE = frozenset({Intent.LOOK_UP, Intent.CHANGE, Intent.TREND, Intent.SHARE})
# "Since 2019/20", "from March 2021": up to another time, which is not named.
_TO_ANOTHER = re.compile(
    r"\b(?:since|from|between|over|through|until)\b", re.IGNORECASE
)
# "From January 2024 to 2026": a time that runs on to another is no version's.
_RUNS_ON = re.compile(rf"{UNTIL}['’]?(?:\d|{MONTH})")
# A sentence of fewer words asks of what the one before it says.
FULL_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Times:
    """The times a text names: those figures are of, those said, points of a year."""

    periods: tuple[Period, ...]
    vintages: tuple[Period, ...]
    points: tuple[Period, ...]


def read_alone(text: str) -> Question:
    """Return `text` as read by itself; what it leaves out stays open."""
    typed, text = text, with_days_dated(correct_names(plain_terms(text)))
    councils = [
        mention
        for mention in find_councils(text, is_question=True)
        if not NOT_THEM.search(text[: mention.start])
    ]
    names = tuple(dict.fromkeys(m.name for m in councils if m.name != ENGLAND))
    bare = _bare(_without(text, [(m.start, m.end) for m in councils]))
    case = IF_THEN.match(bare)
    which = WHICH_ONE.search(bare)
    apart = [case.span("case")] if case else []
    apart += [which.span("which")] if which else []
    times = _times(_without(bare, apart))
    left = _without(bare, [(p.start, p.end) for p in (*times.periods, *times.points)])
    owed = _without_payments(bare)
    main = TRANSFER_ASIDE.sub(" ", owed)
    main = main if measures_named(main) else owed
    measures = _owed(main, measures_named(main))
    if SHARE_OF_PUPILS.search(bare) or RATE.search(bare):
        measures = tuple(SHARES.get(measure, measure) for measure in measures)
    intent = _intent(text, bare, is_of_points=bool(times.points))
    is_of_several = len(names) >= PAIR or bool(ONE_OF_ALL.search(bare))
    if not measures and is_of_several and _is_bare_comparison(left, intent):
        measures = (Measure.DSG_DEFICIT,)
    if len(names) < PAIR and _is_check(bare, intent):
        intent = Intent.AUDIT
    if len(names) >= PAIR and intent is Intent.SHARE and ONE_OF_THEM.search(bare):
        intent = Intent.COMPARE
    if len(names) >= PAIR and intent is Intent.TREND and STANDS_WORSE.search(bare):
        intent = Intent.COMPARE
    periods = [p for p in times.periods if p not in times.vintages]
    is_of_two = len(periods) >= PAIR or any(p.is_range for p in periods)
    is_held = intent is Intent.COMPARE and len(names) < PAIR
    is_moved = is_of_two or (is_held and bool(times.vintages))
    may_move = is_held or intent is Intent.LOOK_UP
    if may_move and is_moved and BOTH_ASKED.search(bare):
        intent = Intent.CHANGE
    if len(names) < PAIR < len(periods) and intent is Intent.COMPARE:
        intent = Intent.TREND
    wanted = _wanted(owed, measures, intent)
    is_looked_up = len(names) >= PAIR and measures and intent is Intent.LOOK_UP
    if is_looked_up and WHO_MOST.search(bare):
        intent, wanted = Intent.COMPARE, KIND_OF.get(measures[0], Wanted.MONEY)
    if wanted is Wanted.COUNT and _counted(bare):
        measures = tuple(m for m in measures if m in KIND_OF)
    is_of_forecast = (
        times.points and wanted is Wanted.WORDS and intent is Intent.LOOK_UP
    )
    if is_of_forecast and FORECAST_AT.search(bare):
        wanted = Wanted.MONEY
    counted_as = COUNTED_AS.search(text)
    qualifiers = QUALIFIERS.union(stems(counted_as["done"]) if counted_as else ())
    empty = ASKS_WHY if intent is Intent.WHY else frozenset()
    words = tuple(
        word
        for word in dict.fromkeys(stems(left))
        if word not in empty | _KINDS_OF_COUNCIL and not is_of_name(word, names)
    )
    about = stems(which["which"]) if which else ()
    words = tuple(word for word in words if word not in about) or words
    if wanted is Wanted.DATE:
        words = tuple(word for word in words if word not in _WHEN_DUE) or words
    if HAS_HAD.search(text):
        words = (*words, *stems("received"))
    question = Question(
        text=text,
        asked=typed,
        query=" ".join(TO_US.sub(" ", text).split()),
        councils=names,
        measures=measures,
        measure_words=_measure_words(bare, measures),
        periods=_ends(periods, intent),
        vintages=times.vintages,
        scenario=_scenario(bare),
        safety_valve=_gross_or_net(bare, measures),
        stage=_stage(bare, measures),
        is_of_deficit=_is_of_deficit(bare) and not FINANCING.search(bare),
        flow=find_coordinate(FLOWS, (YEAR_LATER.sub(" ", bare),)),
        block=next((b for b, name in BLOCKS_ASKED if name.search(main)), None),
        basis=find_coordinate(BASES, (CONDITION.sub(" ", bare),))
        or (Basis.OUTTURN if ACTUALLY.search(bare) else None),
        intent=intent,
        wanted=wanted,
        is_kind_sure=_is_kind_sure(bare),
        words=words,
        about=about,
        qualifiers=tuple(word for word in words if word in qualifiers),
        amounts=read_amounts(bare),
        counted=_counted(bare),
        is_of_now=bool(NOW.search(bare)) and not LATER.search(bare),
        names=tuple(name for name in _names(left) if name not in about),
        is_about_all=_is_about_all(text),
        is_of_total=bool(OF_TOTAL.search(bare)) or _is_of_whole(bare, measures, words),
    )
    if _asks_one_deficit(question) and not _is_of_both_cases(bare):
        return replace(
            question, intent=Intent.LOOK_UP, wanted=Wanted.MONEY, is_of_deficit=True
        )
    return question


def _asks_one_deficit(question: Question) -> bool:
    """Whether a question says nothing but which deficit, of one council at one time.

    "How far in the red will Bury be by March 2025" is of no change, for want of another
    time; "the total deficit in Bury at March 2025" of no sum.
    """
    times, query = question.periods, question.query
    is_whether = bool(IN_DEFICIT.search(query))
    is_one = len(question.councils) == 1 and len(times) <= 1
    is_one &= not any(time.is_range for time in times) and bool(times or is_whether)
    is_one &= not _TO_ANOTHER.search(question.text)
    is_asked = question.intent in _OF_ONE
    is_asked &= is_whether or not YES_OR_NO.search(query)
    is_number = question.wanted in {Wanted.MONEY, Wanted.WORDS}
    is_said = question.amounts or question.vintages
    return (
        question.measures[:1] == (Measure.DSG_DEFICIT,)
        and bool(is_one and is_asked and is_number and not is_said)
        and plain_words(question.text, question.safety_valve).issuperset(question.words)
    )


def _is_bare_comparison(left: str, intent: Intent) -> bool:
    """Whether councils are to be compared, and nothing says by what: by the deficit."""
    is_between = intent in {Intent.COMPARE, Intent.RANK}
    return is_between and {*stems(left)} <= _OF_COMPARING


def _bare(text: str) -> str:
    """`text` without words to us, what is not meant, and what the reader is."""
    text = NOT_MEANT.sub(" ", TO_US.sub(" ", " ".join(text.split())))
    text = AM_I_RIGHT.sub("is it so that", text)
    return EITHER.sub(" ", HEARD.sub("", OF_MYSELF.sub("", text)))


def _scenario(text: str) -> Scenario | None:
    """What `text` supposes; of both cases it is what comes without the plan."""
    if _is_of_both_cases(text):
        return Scenario.UNMITIGATED
    return find_coordinate(SCENARIOS, (text,))


def _is_of_both_cases(text: str) -> bool:
    """Whether what comes with the plan is held against what comes without it."""
    supposed = (find_coordinate(SCENARIOS, (side,)) for side in THAN.split(text))
    is_said = len({*supposed} - {None}) > 1
    return is_said or WITH_AND_WITHOUT.search(text) is not None


def _times(text: str) -> _Times:
    periods = tuple(filter(_is_dated, read_periods(text)))
    months = months_named(text, periods)
    periods = tuple(sorted((*periods, *months), key=lambda p: p.start))
    vintages = _vintages(text, periods)
    if vintages:
        said_on = vintages[0].as_at
        dated = filter(_is_dated, read_periods(text, said_on=said_on))
        periods = tuple(sorted((*dated, *months), key=lambda p: p.start))
    points = read_points(text, is_question=True)
    if len(periods) == 1:
        periods = (*periods, *times_beside(text, periods[0]))
    periods = tuple(_opened(text, period) for period in periods)
    if len(periods) == 1:
        periods = (_begun(text, periods[0]),)
    return _Times(periods, (*vintages, *points), points)


def _intent(text: str, bare: str, *, is_of_points: bool) -> Intent:
    """What is to be done; what we are told to say is looked up, no sum done."""
    if "?" not in text and TO_US.search(text):
        return Intent.LOOK_UP
    asking = without_names(CONDITION.sub(" ", _asking(bare)))
    asking = GAP_LEFT.sub(r"\g<gap>", asking)
    if not read_amounts(bare):
        asking = IS_IT_SO.sub("is", asking)
    asking = BY_WHICH_SIDE.sub(r"\g<side> how much ", asking)
    intent = first_of(INTENTS, asking, Intent.LOOK_UP)
    is_in_words = ASKS_WHAT_IS_DONE.search(text) or WHAT_WAS_SAID.search(text)
    if intent in _OF_NUMBERS and (is_in_words or asks_objections(text)):
        return Intent.LOOK_UP
    if intent is Intent.TREND and is_of_points:
        return Intent.CHANGE
    is_of_all = _is_about_all(text) and OF_TOTAL.search(bare)
    return Intent.COMPARE if intent is Intent.LOOK_UP and is_of_all else intent


def _is_check(text: str, intent: Intent) -> bool:
    """Whether it asks if what one council states holds, whatever its `intent` says."""
    return is_of_accord(text) or (intent in _MAY_CHECK and _is_held_up(text))


def _opened(text: str, period: Period) -> Period:
    """`period`, or the year before where the balance that it opened with is asked."""
    if not period.year or period.as_at or not OPENED.search(text[: period.start]):
        return period
    closed = previous_year(period.year)
    return replace(period, year=closed, as_at=year_end(closed), first=None)


def _begun(text: str, period: Period) -> Period:
    """`period`, or the year that begins with it: "the rate from April 2025"."""
    is_april = (period.as_at or "")[4:] in ("-04", "-04-01")
    if not is_april or not RUNS_FROM.search(text[: period.start]):
        return period
    return replace(period, year=year_of(str(period.as_at)), as_at=None)


def _stage(text: str, measures: Sequence[Measure]) -> Stage | None:
    """How far money has come: "had from the DfE" is received, where it is a payment."""
    if AWARD.search(text):
        return Stage.AGREED
    bare = TO_BE_PAID.sub(" ", UNDER_THE_DEAL.sub(" ", text))
    said = find_coordinate(STAGES, (bare,))
    is_paid = Measure.SAFETY_VALVE_FUNDING in measures and PAID.search(text)
    if said is Stage.AGREED and is_paid and GOT.search(text):
        return Stage.RECEIVED  # "what did they get under the deal"
    return said or (Stage.RECEIVED if is_paid else None)


def _is_kind_sure(text: str) -> bool:
    """Whether the kind of number is said outright; a rise may be told in any."""
    return bool(SURELY_A_NUMBER.search(text)) and not BY_HOW_MUCH.search(text)


def _is_held_up(text: str) -> bool:
    """Whether it asks yes or no of amounts it states: "is the £9m the £7m plus £2m"."""
    several = len(read_amounts(text)) > 1
    return several and bool(YES_OR_NO.search(text)) and not MOVES.search(text)


def is_of_accord(text: str) -> bool:
    """Return whether it asks if two places of a paper say the same."""
    places = sum(1 for _ in PLACE.finditer(text)) + len(read_amounts(text)[:1])
    is_told = TWO_PLACES.search(text) and len(read_amounts(text)) == PAIR
    return bool(is_told or (places >= PAIR and AGREES.search(text)))


def _asking(text: str) -> str:
    """The sentence that asks, without those that only say what is known.

    All of `text` where the last sentence speaks of what those before it say.
    """
    said, _, asked = text.rpartition(". ")
    is_ask = asked[:1].isupper() and "?" in asked and "?" not in said
    is_full = len(asked.split()) >= FULL_WORDS and not SAID_BEFORE.search(asked)
    return asked if is_ask and is_full else text


def _counted(text: str) -> tuple[str, ...]:
    """The stem of the noun that is to be counted, a plural; none where none is."""
    found = COUNTED.search(text)
    if found is None or not stems(found["plural"]):
        return ()
    return stems(found["things"])[-1:]


def _is_about_all(text: str) -> bool:
    """Whether every council is asked about, or which of them is first."""
    return bool(ALL_COUNCILS.search(text) or ONE_OF_ALL.search(text))


def _names(text: str) -> tuple[str, ...]:
    """The stems of words with a capital inside the question: names of things."""
    named = re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b", text)
    words = dict.fromkeys(stems(" ".join(named)))
    return tuple(word for word in words if word not in _KINDS_OF_COUNCIL)


def _is_of_deficit(text: str) -> bool:
    """Whether the money asked for is a deficit, not another that is due to one."""
    named = re.search(rf"\b(?!amount of\b){MONEY_WORDS}\b", text, re.IGNORECASE)
    is_owed = named is not None and bool(DEFICIT.match(named[0]))
    return is_owed and not names_own_budget(text)


def _wanted(text: str, measures: Sequence[Measure], intent: Intent) -> Wanted:
    """The kind of thing asked for; a cause, and yes or no, are told in words."""
    is_cause = intent is Intent.WHY and not SURELY_A_NUMBER.search(text)
    is_view = bool(who_said(text) and ASKS_VIEW.search(text))
    if is_cause or is_view or WHICH_POT.search(text) or ASKS_WHAT_IS_DONE.search(text):
        return Wanted.WORDS
    wanted = first_of(WANTED, text, Wanted.WORDS)
    if wanted is not Wanted.PERSON and asks_objections(text):
        return Wanted.WORDS
    if wanted is Wanted.COUNT and TOLD_ABOUT.search(text):
        return Wanted.WORDS
    is_of_money = SURELY_A_NUMBER.search(text) or FINANCING.search(text)
    is_who = intent is Intent.LOOK_UP and WHO.match(text) and not is_of_money
    if wanted is Wanted.MONEY and is_who:
        return Wanted.PERSON
    is_by = BY_HOW_MUCH.search(text)
    if wanted is Wanted.MONEY and measures and (is_by or not OF_MONEY.search(text)):
        wanted = KIND_OF.get(measures[0], wanted)
    head = HEAD.search(text)
    is_thing = head is not None and (
        head["asks"].lower() == "which" or not MEASURED.search(head["head"])
    )
    if wanted is Wanted.MONEY and is_thing and not SURELY_A_NUMBER.search(text):
        return Wanted.WORDS
    is_head = WHAT_IS.search(text) and not OTHER_HEAD.search(text)
    if wanted is Wanted.WORDS and measures and is_head:
        wanted = KIND_OF.get(measures[0], Wanted.MONEY)
    if (
        wanted is Wanted.MONEY
        and OTHER_HEAD.search(text)
        and not SURELY_A_NUMBER.search(text)
    ):
        return Wanted.WORDS
    is_plain = IN_WORDS.search(text) and not HOW_MUCH.search(text)
    is_named = wanted is Wanted.PERSON and NAME_THEM.search(text)
    return (
        Wanted.WORDS
        if is_plain and wanted is not Wanted.DATE and not is_named
        else wanted
    )


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """`text` with `spans` blanked, so that offsets stay true."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_dated(period: Period) -> bool:
    """Whether a time can be matched: "Q1" without a year cannot."""
    return not period.is_impossible and bool(period.year or period.as_at)


def _vintages(text: str, periods: Sequence[Period]) -> tuple[Period, ...]:
    """The times of papers and forecasts, told from those the figures are of.

    Beside a financial year ("the 24/25 deficit on 14 Dec 2021") a date is when it was
    said; so is one that a balance at a year end is held against ("since June 2024").
    """
    has_year = any(p.year and not p.as_at for p in periods)
    has_end = any(closing_year(p.as_at) for p in periods) and _is_of_deficit(text)

    def is_said(period: Period) -> bool:
        if not period.as_at or len(period.as_at) == len("2021"):
            return False
        is_open = has_end and not closing_year(period.as_at)
        is_before = is_open and HELD_AGAINST.search(text[: period.start])
        return (has_year and not period.year) or bool(is_before)

    return tuple(p for p in periods if _is_vintage(text, p) or is_said(p))


def _is_vintage(text: str, period: Period) -> bool:
    """Whether a time names a paper or a forecast, not what the figure is of."""
    if period.as_at is None or period.is_range:
        return False
    is_year = len(period.as_at) == len("2021")
    named = YEAR_OF_A_PAPER if is_year else OF_A_PAPER
    before = text[max(0, period.start - 60) : period.start]
    is_open = not closing_year(period.as_at)
    is_version = VERSION_OF.search(before) and not _RUNS_ON.match(text[period.end :])
    is_told = is_open and bool(TOLD_IN.search(before) or is_version)
    is_made = PAPER_OF.search(before) or MADE_IN.search(before)
    is_after = not is_year and bool(is_made or is_told)
    of_paper = named.match(text[period.end : period.end + 40])
    # "The 31 March 2025 forecast" is of that day's balance.
    is_of_balance = len(period.as_at) == len("2025-03-31") and closing_year(
        period.as_at
    )
    is_forecast = bool(of_paper and FORECAST_ENDS.search(of_paper[0]))
    return is_after or (bool(of_paper) and not (is_of_balance and is_forecast))


def measures_named(text: str) -> tuple[Measure, ...]:
    """What is measured, in the order it is named; what carries a deficit is none."""
    if FINANCING.search(text):
        return ()
    found = [(p.search(text), measure) for measure, p in MEASURES]
    placed = sorted((m.start(), i) for i, (m, _) in enumerate(found) if m)
    named = dict.fromkeys(found[i][1] for _, i in placed)
    if _PAID_FOR_PLANS.search(text):
        named.pop(Measure.EHCP_COUNT, None)
    if names_own_budget(text):
        named.pop(Measure.DSG_DEFICIT, None)  # an overspend of another fund
    if Measure.DSG_DEFICIT in named:
        is_plain = {
            Measure.HIGH_NEEDS_FUNDING: is_block_alone(text),
            Measure.SAFETY_VALVE_FUNDING: not PAID_OR_DUE.search(text),
        }
        return tuple(measure for measure in named if not is_plain.get(measure))
    is_counted = next(iter(named), None) is Measure.EHCP_COUNT and _counted(text)
    if Measure.TIMELINESS in named and not is_counted:
        named.pop(Measure.EHCP_COUNT, None)  # the plans are those that are in time
    if Measure.TRANSFER in named and is_block_alone(text):
        named.pop(Measure.HIGH_NEEDS_FUNDING, None)  # it is where the money goes
    return tuple(named)


def _owed(text: str, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """`measures`, or a deficit where a block's forecast gets better or worse."""
    is_block = measures == (Measure.HIGH_NEEDS_FUNDING,) and is_block_alone(text)
    return (Measure.DSG_DEFICIT,) if is_block and WORSENS.search(text) else measures


def is_block_alone(text: str) -> bool:
    """Whether high needs are named as the part of the grant, and not what funds them.

    "The high needs overspend" is a deficit of that block.
    """
    funding = next(p for m, p in MEASURES if m is Measure.HIGH_NEEDS_FUNDING)
    said = [found[0] for found in funding.finditer(text)]
    return bool(said) and not any(map(FUNDED.search, said))


def _without_payments(text: str) -> str:
    """`text` without payments that a deficit is before or after, where it is of one."""
    aside = PAYMENTS_ASIDE.sub(" ", text)
    return aside if Measure.DSG_DEFICIT in measures_named(aside) else text


def _gross_or_net(text: str, measures: Sequence[Measure]) -> SafetyValve | None:
    """Whether a deficit is before payments or after them, or None where it says not."""
    said = find_coordinate(SAFETY_VALVES, (text,))
    if Measure.DSG_DEFICIT not in measures:
        return said
    found = PAYMENTS_ASIDE.search(text) or GROSS_OR_NET.search(text)
    if found is None:
        return said
    return SafetyValve.GROSS if found["gross"] else SafetyValve.NET


def _is_of_whole(text: str, measures: Sequence[Measure], words: Sequence[str]) -> bool:
    """Whether a kind of money is asked for, and no row of it: "how much is saved"."""
    own = {word for _, word in _measure_words(text, measures)}
    return measures[:1] in _OF_ROWS and {*words} <= own | _OF_PLANS


def _measure_words(
    text: str, measures: Sequence[Measure]
) -> tuple[tuple[Measure, str], ...]:
    """The stems by which each of `measures` is named in `text`."""
    return tuple(
        (measure, word)
        for measure, pattern in MEASURES
        if measure in measures and (match := pattern.search(text))
        for word in stems(match[0])
    )


def _ends(periods: Iterable[Period], intent: Intent) -> tuple[Period, ...]:
    """Times, a span of dates as its two ends; of years, where a change is between them.

    What moved "from 2023/24 to 2024/25" has no year in between to be followed over.
    """
    ends: list[Period] = []
    for period in periods:
        if period.is_range and period.first and period.as_at:
            ends += (replace(period, as_at=period.first, year=None), period)
        elif period.is_range and period.first and _are_ends(period, intent):
            ends += (replace(period, year=period.first), period)
        else:
            ends.append(period)
    return tuple(ends)


def _are_ends(span: Period, intent: Intent) -> bool:
    """Whether of a span of years no more than the two ends is asked about."""
    if span.year is None or intent not in {Intent.CHANGE, Intent.TREND}:
        return False
    return intent is Intent.CHANGE or previous_year(span.year) == span.first
