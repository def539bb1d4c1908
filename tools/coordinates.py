"""Coordinates that follow from a measure: sign, block, flow, stage, time, vintage."""

import re
from calendar import month_abbr
from collections.abc import Sequence
from decimal import Decimal

from corpus.money import Amount
from corpus.periods import NAMED_YEAR, read_periods
from corpus.records import (
    Basis,
    Flow,
    FundingBlock,
    Measure,
    Scenario,
    Stage,
    Unit,
)
from corpus.times import MONTH, Period
from corpus.years import closing_year, year_of
from tools.vocabulary import (
    BASES,
    BLOCKS,
    FLOWS,
    SCENARIOS,
    STAGES,
    find_beside,
    find_coordinate,
)

Said = Sequence[str | None]

_AS_AT = re.compile(
    r"\bas (?:at|of|(?:forecast|agreed|updated|revised|submitted)(?:,| on| at| in))"
    r"\s+((?:\d{1,2}\w{0,2}\s+)?[A-Z][a-z]+\s+\d{4})"
)
# "Agreed Nov 2023" over a column says when its figures were made.
_MADE_ON = re.compile(
    r"^\W*(?:agreed|approved|submitted|reported|published|revised|updated|signed)"
    r"(?:\s+(?:in|on|at))?\s+$",
    re.IGNORECASE,
)
# "Latest forecast, May 2024" over a row of years does, too.
_MADE_IN = re.compile(
    r"^\W*(?:(?:latest|revised|original|initial|current|updated|previous|new)\s+)*"
    r"(?:forecast|agreement|plan|submission|profile|projection|trajectory)\W+"
    r"(?:(?:of|in|dated|made in|signed in)\s+)?$",
    re.IGNORECASE,
)
# "Variance (October)", "Sept forecast": told in a month that needs no year.
_FORETELLS = (
    r"\b(?:forecasts?|vari(?:ance|ation)s?|position|projected|projection|estimated?"
    r"|out-?turn|(?:over|under)-?spend)\b"
)
_TOLD_IN = re.compile(
    rf"\D*(?i:{_FORETELLS})\D*?\W(?P<last>{MONTH})\W*"
    rf"|\W*(?P<first>{MONTH})\W+\D*?(?i:{_FORETELLS})\D*"
)
_ON_BLOCK = re.compile(
    r"\s*(?:(?:deficit|surplus|overspend|underspend|is|was|are|were) )?"
    r"(?:on|in|for|from) (?:the )?"
    r"(?P<name>[a-z ]{5,25}?(?: block)?)(?= and\b|\W*[,.;)]|\W*$)",
    re.IGNORECASE,
)
_ON_SEVERAL = re.compile(
    r"\s*(?:on|in|for|from|across) (?:the |its |all |both )?"
    r"(?:(?:other|remaining|rest of the|two|three) )?blocks\b",
    re.IGNORECASE,
)
# "Received to 31 December 2024": the year's own row goes on to say which year.
_UNTIL = re.compile(r"\b(?:received|paid|spent) (?:up )?(?:to|by)\b", re.IGNORECASE)
_AND = re.compile(r"[,;] and ")
_CHANGE = re.compile(
    r"\b(?:changes?|movements?|increases?|growth|differences?|reductions?)\b",
    re.IGNORECASE,
)
_SUBMISSION = re.compile(r"\b[A-Z][a-z]+ submission\b")
_MONTHS = frozenset(month_abbr[1:])
_PAID_BEFORE = re.compile(
    r"(?<!be )(?<!not )(?<!to )(?<!will have )\b(?:receiv(?:ed|ing)|paid|spent)\b",
    re.IGNORECASE,
)
_PAID_AFTER = re.compile(
    r"^\W*(?:(?:was|were|has been|had been|have been)\s+)(?:\w+\s+)?"
    r"(?:received|paid|spent)\b",
    re.IGNORECASE,
)
# "Overspent by £4.6m", "the deficit was £165.3m at 31 March 2024": it has happened.
_SPENT_BEFORE = re.compile(
    r"\b(?:over|under)-?spent\b[^.;]{0,20}$"
    r"|\b(?:deficit|spend|spending|expenditure|balance)\b[^.;]{0,40}\b(?:was|stood at"
    r"|totalled|rose to|grew to|fell to|had reached)\s*$",
    re.IGNORECASE,
)
# "Forecast to overspend its budget by £2m" is a forecast.
_YARDSTICK = re.compile(
    r"\b(?:(?:over|under)-?\s?spen[dt]\w*(?:\s+(?:on|against))?|exceed\w*|against|over"
    r"|above|below|within|compared (?:to|with))\s+(?:(?:the|its|their|our|an?|this"
    r"|that)\s+)?(?:\w+\s+)?budgets?\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\bplanned\b|\bproposed\b|\btargets?\b", re.IGNORECASE)
_AGAINST_A_CASE = re.compile(
    r"\b(?:against|than|from) the (?:un)?mitigated\b", re.IGNORECASE
)
_YEAR_END = re.compile(r"^(?:31\w{0,2} Mar|0?1\w{0,2} Apr)", re.IGNORECASE)
_SURPLUS = re.compile(
    r"\b(?:surplus(?:es)?(?! balances| held by)|under-?spen[dt]\w*|favourable"
    r"|better than (?:the )?(?:budget|plan|forecast))\b",
    re.IGNORECASE,
)
_DEFICIT = re.compile(
    r"\b(?:deficit|over-?spen[dt]\w*|adverse|shortfall)\b", re.IGNORECASE
)
# What is said to come is a forecast where no better word is used.
_TO_COME = (
    r"\b(?:will\s+(?:then\s+|still\s+)?(?:be|stand|see|fall|lie|come|have)|(?:will|could"
    r"|may|might)\s+(?:reach|rise|grow|total|increase|exceed))\b"
)
_FUTURE_BEFORE = re.compile(rf"{_TO_COME}[^.;()]{{0,80}}$", re.IGNORECASE)
_COMES_TO = re.compile(rf"{_TO_COME}\s*$", re.IGNORECASE)
_FUTURE_AFTER = re.compile(rf"^[^\w(]*(?:\w+\s+){{0,2}}{_TO_COME}", re.IGNORECASE)
# The plans that are counted are those of children; only a verb plans a number of them.
_BASES_OF_COUNTS = tuple(
    (basis, _PLANNED if basis is Basis.PLAN else words) for basis, words in BASES
)
# Fewer rows may be called by the names of blocks by chance.
FEWEST_BLOCKS = 3
# What comes in, and what is spent.
FEWEST_LINES = 2
# "£25m, almost entirely on the High Needs Block": what makes up most of the whole.
_MAKES_UP = re.compile(
    r"^\W*\(?(?:(?:almost|nearly|virtually) (?:all|entirely|wholly)|all|most(?:ly)?"
    r"|mainly|largely|chiefly|primarily|predominantly|entirely|wholly|principally"
    r"|(?:the )?(?:bulk|majority) of)\b.*",
    re.IGNORECASE | re.DOTALL,
)
# "Leaving a net deficit of £7m" of what was over on one block and under on another.
_OF_ALL = re.compile(
    r"\b(?:leav\w+|giv\w+|mak\w+|produc\w+|resulting in|offset)\b[^;]*"
    r"\b(?:net|overall|combined|total)\b",
    re.IGNORECASE,
)
_BLOCK_NAMES = tuple(
    (block, re.compile(rf"{name}(?: block)?(?: \([^)]*\))?", re.IGNORECASE))
    for block, name in (
        (FundingBlock.SCHOOLS, "schools"),
        (FundingBlock.HIGH_NEEDS, "high needs"),
        (FundingBlock.EARLY_YEARS, "early years"),
        (FundingBlock.CENTRAL, r"central(?: (?:schools? )?services)?"),
    )
)
_IN_YEAR = {Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND}


def sign_amount(
    amount: Amount, measure: Measure, clause: str, *, habit: int | None = None
) -> Decimal:
    """Return the amount of a sentence with a deficit or overspend positive.

    The word beside the number tells ("-3.586 surplus"), else its `clause`, else the
    `habit` that the sentence before has told; without any the printed sign stands.
    """
    if measure is not Measure.DSG_DEFICIT:
        return amount.amount
    says_surplus, says_deficit = _SURPLUS.search(clause), _DEFICIT.search(clause)
    if amount.direction is None and says_surplus and not says_deficit:
        return -abs(amount.amount)
    is_of_deficit = amount.is_bracketed and says_deficit and not says_surplus
    if is_of_deficit:
        return sign_cell(amount, -1)
    return sign_cell(amount, None if says_direction(clause) else habit)


def sign_cell(amount: Amount, habit: int | None) -> Decimal:
    """Return the amount of a deficit's cell, by the word in it, else by `habit`.

    `habit` is 1 where the table prints deficits positive, -1 where it prints them
    negative, None where it does not tell and the printed sign stands.
    """
    if amount.direction and _SURPLUS.search(amount.direction):
        return -abs(amount.amount)
    if amount.direction and _DEFICIT.search(amount.direction):
        return abs(amount.amount)
    return amount.amount * (habit or 1) + 0  # nought has no sign


def is_amount_sign_told(
    amount: Amount, measure: Measure, clause: str, *, habit: int | None = None
) -> bool:
    """Return whether a sentence tells if `amount` is a deficit or a surplus.

    No measure but a deficit has the question, nor an amount without a minus; the
    `habit` that the sentence before has told answers it.
    """
    return (
        measure is not Measure.DSG_DEFICIT
        or amount.amount >= 0
        or habit is not None
        or says_direction(clause)
    )


def is_cell_sign_told(amount: Amount, measure: Measure, habit: int | None) -> bool:
    """Return whether a table tells if `amount` is a deficit or a surplus.

    Its `habit` does, and a word in the cell: "4.2 surplus".
    """
    return (
        measure is not Measure.DSG_DEFICIT
        or habit is not None
        or says_direction(amount.direction or "")
    )


def says_direction(text: str) -> bool:
    """Return whether `text` names a deficit or a surplus, in any of their words."""
    return bool(_SURPLUS.search(text) or _DEFICIT.search(text))


def find_basis(said: Said) -> Basis | None:
    """Return the rung of the ladder that the headings of a cell say."""
    return find_coordinate(BASES, said)


def find_basis_beside(
    before: str, after: str, around: tuple[str, str], unit: Unit
) -> Basis | None:
    """Return the rung a number between `before` and `after` stands on.

    `around` is what the sentence says before its first number and after its last, for
    all of them, read where a number's own clause says nothing. Only money is an
    outturn by being paid.
    """
    table = BASES if unit is Unit.GBP else _BASES_OF_COUNTS
    before, after = _without_yardstick(before), _without_yardstick(after)
    basis = find_beside(table, before, after)
    if find_beside(table, before, "") is None and _COMES_TO.search(before):
        return Basis.FORECAST
    if basis is Basis.AGREEMENT and unit is not Unit.GBP:
        return None  # "61% were agreed" is a decision, not a plan
    if basis is None and unit is Unit.GBP:
        is_paid = _PAID_BEFORE.search(before) or _PAID_AFTER.match(after)
        basis = Basis.OUTTURN if is_paid else None
    if basis is None and unit is Unit.GBP and _SPENT_BEFORE.search(before):
        basis = Basis.OUTTURN
    if basis is None and (_FUTURE_BEFORE.search(before) or _FUTURE_AFTER.match(after)):
        basis = Basis.FORECAST
    head, tail = map(_without_yardstick, around)
    return basis or find_beside(table, head, tail)


def _without_yardstick(text: str) -> str:
    """`text` without the budget that spend is held against, if it says a basis too."""
    bare = _YARDSTICK.sub(" ", text)
    return bare if find_coordinate(BASES, (bare,)) else text


def find_block(measure: Measure, said: Said) -> FundingBlock | None:
    """Return the part of the grant, where the measure has one."""
    if measure in _IN_YEAR:
        return FundingBlock.HIGH_NEEDS
    if measure is Measure.DSG_DEFICIT:
        return find_coordinate(BLOCKS, said)
    return None


def find_block_beside(
    measure: Measure, before: str, after: str, around: Said
) -> FundingBlock | None:
    """Return the part of the grant a deficit in a sentence is of.

    Args:
        measure: What the number measures.
        before: Its own words up to it: "early years £1.0m" names the block alone.
        after: Its own words from it on: "£0.2m on the central block" does too. What is
            said of several blocks together is of none.
        around: What else is said of it, nearest first.
    """
    if measure is not Measure.DSG_DEFICIT:
        return find_block(measure, ())
    follows = _ON_BLOCK.match(after)
    if own := named_block(before.strip(" (,;")) or (
        named_block(follows["name"]) if follows else None
    ):
        return own
    if _ON_SEVERAL.match(after):
        return None
    after = _MAKES_UP.sub("", after)
    if _OF_ALL.search(before) and not find_coordinate(BLOCKS, (before,)):
        around = around[1:]  # what its sentence opens with is of one block of them
    before = _AND.split(before)[-1]
    _, several, last = before.rpartition("blocks")
    if several:
        return find_coordinate(BLOCKS, (last,))
    return find_coordinate(BLOCKS, (f"{before} # {after}", *around))


def since_all_named(lead: str) -> str | None:
    """Return `lead` from where it names all of the grant, if no part is named since.

    "High needs is over by £9m, so that the DSG is £5m over and the deficit" is all's.
    """
    last = {
        block: max((found.start() for found in words.finditer(lead)), default=-1)
        for block, words in BLOCKS
    }
    start = last[FundingBlock.DSG]
    return lead[start:] if start == max(last.values()) >= 0 else None


def find_row_block(row: str, beside: Sequence[str]) -> FundingBlock | None:
    """Return the block that a `row` is called by alone: "Schools".

    So it is only in a table of the grant's blocks, whose labels `beside` name others;
    where high needs is one, another makes it such a table.
    """
    named = {block for label in beside if (block := named_block(label))}
    fewest = FEWEST_BLOCKS - (FundingBlock.HIGH_NEEDS in named)
    return named_block(row) if len(named) >= fewest else None


def find_account_block(labels: Sequence[str]) -> FundingBlock | None:
    """Return the one block that the rows of a table are what is got and spent on.

    Under "High needs income" and "High needs expenditure" the variance is theirs.
    """
    named = [block for label in labels if (block := find_coordinate(BLOCKS, (label,)))]
    is_account = len(named) >= FEWEST_LINES and len(set(named)) == 1
    return named[0] if is_account else None


def named_block(label: str) -> FundingBlock | None:
    """Return the block of which `label` is the name and no more: "Schools Block"."""
    return next((b for b, name in _BLOCK_NAMES if name.fullmatch(label)), None)


def find_flow(measure: Measure, said: Said, *, as_at: str | None = None) -> Flow | None:
    """Return whether money is a balance or one year's; spend and grant are a year's.

    A deficit at the last day of a year (`as_at`) is a balance without a word for it.
    """
    if measure in _IN_YEAR:
        return Flow.IN_YEAR
    if measure in {Measure.DSG_DEFICIT, Measure.SAVING, Measure.RESERVES}:
        is_at_end = closing_year(as_at) is not None
        flow = find_coordinate(FLOWS, said)
        is_balance = measure is Measure.DSG_DEFICIT and is_at_end
        return flow or (Flow.CUMULATIVE if is_balance else None)
    return None


def find_stage(measure: Measure, said: Said) -> Stage | None:
    """Return how far Safety Valve money has come, by the headings of a cell."""
    if measure is Measure.SAFETY_VALVE_FUNDING:
        return find_coordinate(STAGES, said)
    return None


def find_stage_beside(measure: Measure, before: str, after: str) -> Stage | None:
    """Return how far the money between `before` and `after` has come."""
    if measure is Measure.SAFETY_VALVE_FUNDING:
        return find_beside(STAGES, before, after)
    return None


def find_scenario(said: Said) -> Scenario | None:
    """Return whether the headings of a cell are with the plan or without it.

    What is measured against a case is not of it: "Savings against the unmitigated".
    """
    return find_coordinate(
        SCENARIOS, [_AGAINST_A_CASE.sub(" ", text) for text in said if text]
    )


def find_scenario_beside(before: str, after: str, sentence: str) -> Scenario | None:
    """Return whether a number is with the plan or without it.

    Its own clause tells; else the `sentence`, where it speaks of one of the two alone.
    """
    own = find_beside(SCENARIOS, before, after)
    named = {value for value, words in SCENARIOS if words.search(sentence)}
    return own or (named.pop() if len(named) == 1 else None)


def find_vintage(headings: Said) -> str | None:
    """Return when a table was made, in its words: "as at 14 Dec 2021" in a caption.

    A balance "as at 31 March 2024" is a balance of that day, said whenever.
    """
    for text in headings:
        for match in _AS_AT.finditer(text or ""):
            if not _YEAR_END.match(match[1]):
                return match[1]
    return None


def find_made_in(headings: Sequence[str], *, said_on: str | None) -> str | None:
    """Return the month a cell's own heading says it was forecast or agreed in.

    Another heading must tell what time the cell is of: over a lone "Forecast, March
    2025" stand figures of that month.

    Args:
        headings: Of its row and column.
        said_on: ISO date of the meeting, before which it was made.
    """
    for heading in headings:
        others = [text for text in headings if text is not heading]
        for made in read_periods(heading):
            is_last = not heading[made.end :].strip(" )")
            is_month = len("2024-03") <= len(made.as_at or "")
            is_made = is_last and is_month and _MADE_IN.match(heading[: made.start])
            if is_made and str(made.as_at) <= (said_on or ""):
                is_dated = find_period(others, said_on=said_on) is not None
                return made.printed if is_dated else None
    return None


def find_month_told(column_path: Sequence[str], *, said_on: str | None) -> str | None:
    """Return the month in which a column says that it was forecast, if it has no year.

    Args:
        column_path: The headings over the cell, outermost first.
        said_on: ISO date of the meeting; the last such month up to then is meant.
    """
    found = _TOLD_IN.fullmatch(" ".join(column_path))
    if found is None or said_on is None:
        return None
    return last_month_up_to(found["last"] or found["first"], said_on)


def last_month_up_to(month: str, said_on: str) -> str | None:
    """Return `month`, a name, with its year: the last such up to an ISO date."""
    years = (int(said_on[:4]), int(said_on[:4]) - 1)
    told = (read_periods(f"{month} {year}") for year in years)
    return next(
        (t.printed for (t,) in told if str(t.as_at) <= said_on[: len("2024-03")]), None
    )


def find_submission(sentence: str) -> str | None:
    """Return the submission a sentence says its figure is from: "May submission"."""
    match = _SUBMISSION.search(sentence)
    return match[0] if match and match[0][:3] in _MONTHS else None


def find_period(said: Said, *, said_on: str | None) -> Period | None:
    """Return the first single time that a heading names; a span of years is none.

    A change over a span is of the time it ends at.

    What is only a time by when it was said ("year end", "Month 8") comes after what is
    one by itself, whichever heading stands nearer. A day after the year of a row
    ("Received by 28 February 2025") is when the row was told.
    """
    found = _first_period(said, None) or _first_period(said, said_on)
    day = found.as_at if found and found.year is None else None
    if day is None or len(day) < len("2024-03"):
        return found
    years = [year for text in said if (year := _whole_year(text))]
    is_until = is_paid_until(said)
    return next((y for y in years if is_until or str(y.year) < year_of(day)), found)


def is_paid_until(said: Said) -> bool:
    """Return whether headings say until when money came: "Received to 31 December"."""
    return any(_UNTIL.search(text) for text in said if text)


def _whole_year(text: str | None) -> Period | None:
    """The financial year that a heading is, and nothing else."""
    for period in read_periods(text or ""):
        is_whole = period.printed == (text or "").strip() and not period.is_range
        if is_whole and period.year and not period.as_at:
            return period
    return None


def _first_period(said: Said, said_on: str | None) -> Period | None:
    for text in said:
        is_change = _CHANGE.search(text or "")
        for period in read_periods(text or "", said_on=said_on):
            is_time = period.year is not None or period.as_at is not None
            is_single = is_change or not period.is_range
            if _MADE_ON.search((text or "")[: period.start]):
                continue
            if is_time and is_single and not period.is_impossible:
                return period
        if text and (year := NAMED_YEAR.fullmatch(text)):
            return Period(printed=text, start=0, end=len(text), as_at=year[1])
    return None


def find_table_year(said: Said) -> Period | None:
    """Return the one financial year that a caption or a lead gives all its table.

    "As at 14 Dec 2021" is when the table was made; "at 31 March 2024" closes a year.
    """
    for text in said:
        periods = [period for period in read_periods(text or "") if period.year]
        if len(periods) == 1 and not periods[0].is_range:
            return periods[0]
    return None


def find_table_day(said: Said) -> Period | None:
    """Return the one day or month that a caption or a lead gives all its table.

    "As at 14 Dec 2021" is when the table was made.
    """
    for text in said:
        periods = [period for period in read_periods(text or "") if period.as_at]
        is_single = len(periods) == 1 and not periods[0].is_range
        if is_single and not _AS_AT.search(text or ""):
            return periods[0]
    return None
