"""Figures from sentences, where one sentence may hold several of each coordinate."""

import re
from collections.abc import Iterator, Sequence

from corpus.councils import ENGLAND, find_councils
from corpus.money import Amount, read_amounts
from corpus.periods import Period, previous_year, read_periods, year_end
from corpus.records import Figure, FigureId, Flow, Locator, Measure, Paper, Unit
from tools.account_year import is_spent_in_year
from tools.closed_years import find_sentence_basis
from tools.coordinates import (
    find_basis,
    find_basis_beside,
    find_block,
    find_flow,
    find_scenario_beside,
    find_stage_beside,
    find_submission,
    is_amount_sign_told,
    says_direction,
    sign_amount,
)
from tools.gross_or_net import find_safety_valve_beside
from tools.measures import find_measure_again, find_measure_beside
from tools.openings import opened
from tools.reporting import is_said_again, is_told_at_points, points_of, vintage
from tools.sentence_times import (
    UNKNOWN,
    Time,
    in_its_year,
    only_time,
    times_again,
    times_of,
)
from tools.sentences import Sentence
from tools.signs import said_habit

# Words kept before and after an amount in its label.
LABEL_BEFORE, LABEL_AFTER = 8, 4
# So many characters after the last amount may still be about all of them.
TAIL = 90

_NATIONAL_AFTER = re.compile(
    r"^\W*(?:national(?:ly)?\b|in England\b|England\b)", re.IGNORECASE
)
_NATIONAL_FIRST = re.compile(
    r"^\W*(?:nationally|across England|in England)\b"
    r"|\b(?:authorities|councils) (?:in|across) England\b[^.;]*$",
    re.IGNORECASE,
)
_NATIONAL_BEFORE = re.compile(
    r"\b(?:national|England)(?:ly)?(?: average| figure| rate)?"
    r"(?: (?:of|is|was|at|being))?\W*$",
    re.IGNORECASE,
)
# A region or a group of councils is nobody's figure that we could name.
_OTHERS_BEFORE = re.compile(
    r"\b(?:neighbours?|North|South|East|West|London|Midlands|regional(?:ly)?|region)"
    r"(?: average)?(?: (?:of|is|was|at))?\W*$",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:we|our|the Council(?:'s|’s)?|the authority)\b", re.IGNORECASE)
_MERELY_NAMED = re.compile(
    r"\b(?:following|like|from|by|with|letter|visit|to|join(?:ed|ing)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TIME_UNIT = r"(?:years?|months?|weeks?|days?|hours?|minutes?|terms?)\b"
_DURATION = re.compile(
    rf"^[\s-]*(?:(?:-|–|to|or)\s*\d+[\s-]*)?(?:working\s+|school\s+)?{_TIME_UNIT}",
    re.IGNORECASE,
)
# Minute E-07-22, decision PH/12/24
_REFERENCE = re.compile(r"\b[A-Z]{1,4}[-/]\d{1,4}[-/]\d{1,4}$")
# Likelihood × impact: "4 x 3 = 12", "the 5 x 5 matrix".
_SCORING = re.compile(r"\b\d\s?[x×]\s?\d\b(?:\s?=\s?\d{1,2}\b)?", re.IGNORECASE)
# "Scores are out of 16, likelihood multiplied by impact"
_SCORES = re.compile(
    r"\blikelihood\b[^.;]*\bimpact\b|\bimpact\b[^.;]*\blikelihood\b"
    r"|\bscor(?:es?|ed) (?:of|out of|above|over|at|on) ",
    re.IGNORECASE,
)
_HIGHEST_SCORE = 100
_ITEM = re.compile(r"\((\d{1,2})\)\s+[a-z]")
_UNIT = re.compile(r"£\s?[,.'’]?000s?")
_PART_END = re.compile(
    r"[,;:]\s|\s(?:and|to|but|with|against|compared|versus|than|while|whereas|from)\s"
)
# "£36.4m, net of a small surplus" is no surplus itself.
_ASIDE = re.compile(r"[,;(]")
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
# A sum agreed for many years is of none of them.
_OVER_YEARS = re.compile(
    r"[^.;,£]{0,40}?\b(?:(?:over|across)\s+(?:the\s+)?(?:next\s+)?\w+(?:\s+financial)?"
    r"\s+years\b|(?:between|from)\s+20\d\d\S*\s+(?:and|to)\s+20\d\d)",
    re.IGNORECASE,
)
# "£21m, which would take the accumulated deficit to £55m"
_ADDED = re.compile(
    r"[^.;£]{0,20}\b(?:takes?|taking|brings?|bringing|push(?:es|ing))\s+(?:the|its|our)"
    r"\s+(?:accumulated|cumulative|total|overall)\b",
    re.IGNORECASE,
)
_CONNECTED = re.compile(r"\s*(?:[-–(]|to|and|or)\s*(?:£\s*)?")


def find_sentence_figures(
    paper: Paper,
    sentence: Sentence,
    place: Locator,
    *,
    earlier: str | None = None,
    background: Sequence[str] = (),
    account_year: str | None = None,
    own_point: Period | None = None,
    is_of_outturn: bool = False,
) -> Iterator[Figure]:
    """Yield the figures of `sentence`.

    Args:
        paper: Whose council and meeting date they inherit.
        sentence: Whose text becomes their quote.
        place: Where it stands.
        earlier: The sentence before it, in the same paragraph; used only for what is
            measured, never for time, basis or council.
        background: The headings over it, nearest first.
        account_year: The financial year of what is spent where no time is named.
        own_point: The point of the year at which the paper tells how things stand.
        is_of_outturn: The paper reports what a year came to.
    """
    text = sentence.text
    if not any(map(str.isdigit, text)):
        return
    amounts = [a for a in read_amounts(text) if not _measures_nothing(text, a)]
    if not amounts:
        return
    periods = read_periods(text, said_on=paper.met_on)
    again = times_again(text, periods, earlier)
    times = times_of(text, amounts, (*periods, *again))
    before_it = earlier if is_said_again(text) else None
    points = points_of(text, amounts, paper)
    head, tail = text[: amounts[0].start], text[amounts[-1].end :][:TAIL]
    measure, basis = Measure.OTHER, None
    habit = said_habit((earlier,))
    for index, amount in enumerate(amounts):
        before, after = _clause(text, amounts, index)
        follows = text[amount.end :]
        clause = f"{before}{amount.printed}{after}"
        rest = "" if says_direction(before) else _ASIDE.split(after, maxsplit=1)[0]
        own = f"{before}{amount.printed}{rest}"
        if not _goes_on(text, amounts, index):
            measure = find_measure_beside(
                before,
                after,
                text,
                amount.unit,
                earlier=earlier,
                background=background,
            )
            basis = find_basis_beside(before, after, (head, tail), amount.unit)
            if before_it and amount.unit is Unit.GBP:
                said = (before_it, *background)
                measure = find_measure_again(measure, said)
                basis = basis or find_basis((before_it,))
        is_money = amount.unit is Unit.GBP
        time = times[index]
        if time == UNKNOWN and before_it:
            time = only_time(before_it, said_on=paper.met_on)
        is_payment = measure is Measure.SAFETY_VALVE_FUNDING
        if is_money and not is_payment and is_spent_in_year(clause):
            time = in_its_year(time, account_year)
        elif time == UNKNOWN and account_year and _OPENS_YEAR.search(clause):
            closed = previous_year(account_year)
            time = Time(year=closed, as_at=year_end(closed))
        elif time == UNKNOWN and _THE_YEAR.search(text):
            time = Time(year=account_year)
        if is_payment and _OVER_YEARS.match(follows):
            time = UNKNOWN
        near = (clause, text)
        is_of_point = is_told_at_points(amount.unit, measure, basis)
        point = points[index] if is_of_point else None
        flow = _flow_of(measure, near, follows, time.as_at) if is_money else None
        time = opened(time, measure, flow, (clause,))
        if basis is None and not amount.is_approximate:
            basis = find_sentence_basis(
                text,
                flow,
                time.as_at,
                said_on=paper.met_on,
                is_of_outturn=is_of_outturn,
            )
        yield Figure(
            id=FigureId(""),
            paper_id=paper.id,
            council=_council_of(text, amounts, index, paper),
            measure=measure,
            label=_label(text, amount),
            amount=sign_amount(amount, measure, own, habit=habit),
            unit=amount.unit,
            printed=amount.printed,
            resolution=amount.resolution,
            locator=place,
            quote=text,
            block=find_block(measure, (*near, earlier, *background)),
            flow=flow,
            period=time.year,
            as_at=time.as_at,
            basis=basis,
            scenario=find_scenario_beside(before, after, text),
            safety_valve=(
                find_safety_valve_beside(measure, before, after, text)
                if is_money
                else None
            ),
            stage=find_stage_beside(measure, before, after),
            vintage=find_submission(text) or vintage(paper, own_point, point),
            is_approximate=amount.is_approximate,
            is_sign_told=is_amount_sign_told(amount, measure, own, habit=habit),
        )


def _flow_of(
    measure: Measure, near: Sequence[str], follows: str, as_at: str | None
) -> Flow | None:
    """A balance or one year's; what takes a balance to another is a year's."""
    if measure is Measure.DSG_DEFICIT and _ADDED.match(follows):
        return Flow.IN_YEAR
    return find_flow(measure, near, as_at=as_at)


def _measures_nothing(text: str, amount: Amount) -> bool:
    """Whether it is a unit ("£000"), a reference, or only how long: "over 5 years"."""
    if amount.unit is Unit.COUNT:
        if any(s.start() <= amount.start < s.end() for s in _SCORING.finditer(text)):
            return True
        if abs(amount.amount) <= _HIGHEST_SCORE and _SCORES.search(text):
            return True
        if _is_item_number(text, amount):
            return True
        if not any(map(str.isalpha, text)):
            return True
        is_reference = _REFERENCE.search(text[: amount.end])
        return bool(is_reference or _DURATION.match(text[amount.end :]))
    return bool(_UNIT.fullmatch(amount.printed))


def _is_item_number(text: str, amount: Amount) -> bool:
    """Whether it numbers one of a sentence's things: "(1) notes and (2) agrees"."""
    items = list(_ITEM.finditer(text))
    numbers = [int(item[1]) for item in items]
    is_list = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    return is_list and any(i.start() <= amount.start < i.end() for i in items)


def _goes_on(text: str, amounts: Sequence[Amount], index: int) -> bool:
    """Whether an amount is the other end of the one before: "£24m to £37m (54%)"."""
    if index == 0:
        return False
    between = text[amounts[index - 1].end : amounts[index].start]
    units = {amounts[index - 1].unit, amounts[index].unit}
    return bool(_CONNECTED.fullmatch(between)) and Unit.COUNT not in units


def _clause(text: str, amounts: Sequence[Amount], index: int) -> tuple[str, str]:
    """What is said of one amount alone, before and after it, between the others."""
    amount = amounts[index]
    is_last = index + 1 == len(amounts)
    start = amounts[index - 1].end if index else 0
    end = len(text) if is_last else amounts[index + 1].start
    before, after = text[start : amount.start], text[amount.end : end]
    if not is_last:
        after = _PART_END.split(after, maxsplit=1)[0]
    if index:
        parts = _PART_END.split(before, maxsplit=1)
        before = parts[1] if len(parts) > 1 else before
    return before, after


def _label(text: str, amount: Amount) -> str:
    before = text[: amount.start].split()[-LABEL_BEFORE:]
    after = text[amount.end :].split()[:LABEL_AFTER]
    return " ".join((*before, amount.printed, *after))


def _council_of(
    text: str, amounts: Sequence[Amount], index: int, paper: Paper
) -> str | None:
    """The council last named before an amount, else right after, else the paper's."""
    amount = amounts[index]
    before, after = text[: amount.start], text[amount.end :]
    if _NATIONAL_AFTER.match(after) or _NATIONAL_BEFORE.search(before):
        return ENGLAND
    if _OTHERS_BEFORE.search(before):
        return None
    if _NATIONAL_FIRST.search(before) and not _OURS.search(before):
        return ENGLAND
    mentions = [
        mention
        for mention in find_councils(text)
        if mention.name != ENGLAND and not _MERELY_NAMED.search(text[: mention.start])
    ]
    earlier = [mention for mention in mentions if mention.end <= amount.start]
    if earlier:
        is_ours = _OURS.search(text, earlier[-1].end, amount.start)
        return paper.council if is_ours else earlier[-1].name
    end = amounts[index + 1].start if index + 1 < len(amounts) else len(text)
    later = [mention for mention in mentions if amount.end <= mention.start < end]
    is_beside = later and re.fullmatch(
        r"\s*\(?(?:in|for|at|by)?\s*", text[amount.end : later[0].start]
    )
    return later[0].name if is_beside else paper.council
