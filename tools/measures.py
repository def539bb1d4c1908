"""What a number measures, by the words around it and what can be counted or paid."""

import re
from collections.abc import Sequence

from corpus.records import Measure, Unit
from tools.gross_or_net import without_payments
from tools.signs import said_habit
from tools.vocabulary import (
    AFTER_LIMIT,
    FINANCING,
    HIGH_NEEDS,
    MEASURES,
    OVER_OR_UNDER,
    PLAN,
    VALVE,
    WordTable,
    find_beside,
    find_coordinate,
)

_VALVE_NEAR = re.compile(
    rf"{VALVE}|\bdfe\b[^.]*\bagreement|\bagreement\b[^.]*\bdfe\b|\badditional dsg\b",
    re.IGNORECASE,
)
_VALVE_SAID = re.compile(VALVE, re.IGNORECASE)
_CAPITAL_SAID = re.compile(r"\bcapital\b", re.IGNORECASE)
_GROWTH_BEFORE = re.compile(
    r"\b(?:increas|grow|grew|ris|rose|fell|fall|decreas|reduc|drop)\w*"
    r"(?:\s+\w+){0,2}?\s*\W?$",
    re.IGNORECASE,
)
_GROWTH_WORD = re.compile(
    r"\b(?:increas|grow|grew|ris|rose|fell|fall|decreas|reduc|drop)\w*", re.IGNORECASE
)
_GROWTH_AFTER = re.compile(
    r"^\W*(?:\w+\s+){0,2}(?:increas|growth|rise|fall|decreas|reduction)\w*",
    re.IGNORECASE,
)
# "Received" is said of much besides Safety Valve payments.
_LOOSE = r"|\bsecured\b|\breceiv(?:ed|ing)\b"
_TIGHT_VALVE = next(
    re.compile(pattern.pattern.removesuffix(_LOOSE), re.IGNORECASE)
    for measure, pattern in MEASURES
    if measure is Measure.SAFETY_VALVE_FUNDING
)
# In a paper about the Safety Valve so is what is called this, and little else.
_PAYMENTS_SAID = re.compile(
    r"\bdfe (?:payments?|contributions?)\b"
    r"|\b(?:payments?|contributions?) (?:from|by) (?:the )?(?:dfe|department for)\b",
    re.IGNORECASE,
)
_BARE_HIGH_NEEDS = re.compile(rf"{HIGH_NEEDS}", re.IGNORECASE)
_FUNDED = re.compile(
    r"\b(?:fund\w*|grants?|allocat\w+|budget\w*|income|provid\w+)\b", re.IGNORECASE
)
_GRANT_OF = re.compile(
    r"\b(?:funding|grant|allocation|income)\s+(?:of|was|is|at)\s*$", re.IGNORECASE
)
# What the heading of a section may say of all that follows.
_OF_SECTIONS = frozenset(
    {
        *(Measure.CAPITAL, Measure.SAVING, Measure.TRANSFER, Measure.EHCP_COUNT),
        *(Measure.FUNDING_REQUEST, Measure.BACKLOG),
        *(Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND, Measure.TIMELINESS),
    }
)
# Under "High needs" stand sentences about much that is no funding of it.
_OF_A_LIST = _OF_SECTIONS - {Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND}
# What the sentence before may say of the one that goes on from it.
_OF_THE_SENTENCE_BEFORE = frozenset(
    {
        *(Measure.CAPITAL, Measure.SAVING, Measure.TRANSFER, Measure.EHCP_COUNT),
        *(Measure.TIMELINESS, Measure.BACKLOG),
    }
)
# "It was £5.0m": what it was, the sentence before has said.
_GOES_ON = re.compile(
    r"\b(?:it|this|that) (?:is|was|has|had|stood|will|would|could|rose|grew|fell"
    r"|provides|totals)\b(?: \w+){0,3} $",
    re.IGNORECASE,
)
# "37 open appeals": what is counted is said, and it is nothing that we measure.
_OTHER_THINGS = re.compile(
    r"\s+(?!(?:of|were|was|had|this|as|is|has)\b)(?:[a-z-]+\s+){0,2}?"
    r"(?!(?:was|is|has|plans|ehcps)\b)[a-z-]{3,}[^su\W]s\b"
)
_NATURES = tuple(row for row in MEASURES if row[0] in {Measure.SAVING, Measure.CAPITAL})
_DIFFERENCE = re.compile(
    rf"\bvariances?\b|{OVER_OR_UNDER}|\b(?:over|under)-?\s?spen[dt]\w*|\bdeficits?\b|\bsurplus\b",
    re.IGNORECASE,
)
_OF_THE_GRANT = frozenset({Measure.HIGH_NEEDS_FUNDING, Measure.OTHER})
_OF_A_GRANT_LINE = frozenset(
    {Measure.DSG_DEFICIT, Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND}
)
_GRANT_SAID = re.compile(rf"\bdsg\b|\bdedicated schools|{HIGH_NEEDS}", re.IGNORECASE)
_BALANCE_SAID = re.compile(
    r"\b(?:closing|opening|year[- ]end|cumulative|net) (?:balance|position)\b"
    r"|\b(?:brought|carried) forward\b|\b[bc]/f\b|\bbalances? (?:[bc]/f|at)\b"
    r"|\bbalances? (?:on |at )?(?:31|1)(?:st)? (?:march|april)\b"
    r"|\bmovement in (?:the )?year\b",
    re.IGNORECASE,
)
# Beside deficits it is the agreement's money, by whatever name.
_DFE_PAID = re.compile(
    r"\W*(?:less:? )?dfe (?:grant|payments?|contributions?|funding)\b(?! plan)",
    re.IGNORECASE,
)
_BESIDE_PAYMENT = re.compile(
    r"\W*(?:before|after|excluding|including|net of)\b[^.]*\b(?:payments?"
    r"|contributions?|funding|grant)\b",
    re.IGNORECASE,
)
_DEFICITS = tuple(row for row in MEASURES if row[0] is Measure.DSG_DEFICIT)
# "DSG by block, surplus / (deficit)": every row of the table is one of the two, unless
# some of its rows or columns are called so themselves.
_PAIR = re.compile(
    r"\bsurplus\)?\s*(?:/|or|and)?\s*\(?deficit|\bdeficit\)?\s*(?:/|or|and)?\s*\(?surplus"
    rf"|{OVER_OR_UNDER}",
    re.IGNORECASE,
)
_ACCOUNT_SAID = re.compile(
    r"\bbudgets?\b|\bforecast\b|\bout-?turn\b|\bactuals?\b|\ballocations?\b|\bspen[dt]\b"
    r"|\bspending\b|\bexpenditure\b",
    re.IGNORECASE,
)
# "Above agreement profile" is a difference of two deficits, and none itself.
_APART = re.compile(
    r"\W*(?:(?:amount|how far) )?(?:above|below|ahead of|behind|distance from|gap to"
    r"|differences? (?:from|to))\b(?!.*\bdeficit)"
    r"|\W*average\b",
    re.IGNORECASE,
)
# A column of what changed between two reports holds no deficit.
_MOVED_SINCE = re.compile(
    r"\W*(?:movement|change|difference)s? (?:from|since|on|to|between)\b", re.IGNORECASE
)
_SPENDS = re.compile(
    r"\bbudgets?\b|\ballocations?\b|\bspen[dt]\b|\bspending\b|\bexpenditure\b|\bincome\b",
    re.IGNORECASE,
)
# A row of what comes in or is paid is neither a surplus nor a deficit.
_NAMES_MONEY = re.compile(
    r"\b(?:funding|(?<!schools )grants?|allocat\w+|income|payments?|contributions?"
    r"|spen[dt]|spending|expenditure|costs?|budgets?)\b",
    re.IGNORECASE,
)
_NET_POSITION = re.compile(
    r"(?:overall |total )?net (?:position|balance)", re.IGNORECASE
)
_BLOCK = re.compile(
    r"(?:high needs|schools|early years|central(?: school)? services|other)"
    r"(?: blocks?)?(?: \([^)]*\))?",
    re.IGNORECASE,
)
_CUMULATIVE_DEFICIT = re.compile(
    r"\b(?:cumulative|accumulated)\b[^.;]{0,20}\bdeficit", re.IGNORECASE
)
_IN_YEAR = re.compile(r"in[- ]year(?: position)?(?: \(?£\W?[\w']*\)?)?", re.IGNORECASE)
_CUMULATIVE = re.compile(
    r"(?:cumulative|accumulated)(?: position)?(?: \(?£\W?[\w']*\)?)?", re.IGNORECASE
)
_RESERVES_SAID = re.compile(r"\breserves?\b|\bgeneral fund\b", re.IGNORECASE)
# Over a row called "High needs" these columns are of what is spent.
_SPENT_OVER = re.compile(r"\boutturn\b|\bactuals?\b|\bforecast\b", re.IGNORECASE)
_SPENT_SAID = re.compile(r"\bspen[dt](?:ing)?\b|\bexpenditure\b", re.IGNORECASE)
_NAMED_FOR = frozenset(
    {
        *(Measure.PLACEMENT_COST, Measure.TRANSFER, Measure.HIGH_NEEDS_FUNDING),
        *(Measure.FUNDING_REQUEST, Measure.HIGH_NEEDS_SPEND, Measure.OTHER),
    }
)
_OF_AN_ACCOUNT = frozenset(
    {
        *(Measure.PLACEMENT_COST, Measure.OTHER),
        *(Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND),
    }
)
# What one place costs.
_PRICE = re.compile(
    r"\b(?:average|mean|unit)\b[^.;]*\bcosts?\b|\bcosts?\b[^.;]*\bper"
    r" (?:place|pupil|child|plan)|\bcosts? of (?:a|an|one|each) (?:\w+ )?place"
    r"|£\s*per place",
    re.IGNORECASE,
)
_FUNDING_SAID = re.compile(r"\bfunding\b", re.IGNORECASE)
_COMES_IN = re.compile(
    r"\ballocations?\b|(?<!schools )\bgrants?\b|\bincome\b", re.IGNORECASE
)
_PLAN_WORDS = re.compile(rf"\b{PLAN}\b", re.IGNORECASE)


def find_measure(
    texts: Sequence[str | None],
    unit: Unit,
    *,
    background: Sequence[str | None] = (),
    subject: str | None = None,
) -> Measure:
    """Return what a number in `unit` measures, by the nearest text that says so.

    Args:
        texts: What is said of the number, nearest first.
        unit: What is counted is not what is paid.
        background: The sentence before and the headings, nearest first; under "Our
            deficit" stand many amounts that are none.
        subject: What the paper is about.
    """
    table = _measures_of(unit, (*texts, *background), subject)
    measure = find_coordinate(table, texts)
    if measure is None:
        rest = tuple(row for row in table if row[0] in _OF_SECTIONS)
        of_list = tuple(row for row in rest if row[0] in _OF_A_LIST)
        measure = (
            find_coordinate(of_list, background[:1])
            or find_coordinate(rest, background[1:])
            or Measure.OTHER
        )
    said = " ".join(filter(None, (*texts, *background)))
    return _of_plans(measure, said, unit, is_growth=False)


def find_cell_measure(
    rows: Sequence[str],
    over: Sequence[str | None],
    unit: Unit,
    *,
    background: Sequence[str | None],
    beside: Sequence[str] = (),
    subject: str | None = None,
) -> Measure:
    """Return what a cell measures: by its row, its columns and caption, its section.

    Args:
        rows: The row's headings, nearest first.
        over: The column's headings, nearest first, and then the caption or None.
        unit: The cell's.
        background: The sentence before the table and the headings, nearest first.
        beside: The labels of the table's rows, in which a balance is that of a deficit.
        subject: What the paper is about.
    """
    named = (*rows[:1], *filter(None, over[:1]))
    caption = over[-1] if over else None
    is_of_money = any(_NAMES_MONEY.search(without_payments(x)) for x in named)
    is_owed = any(_is_owed_beside_payment(x, caption) for x in named)
    if unit is Unit.GBP and is_owed and not is_of_money:
        return Measure.DSG_DEFICIT
    rows, over = _without_asides(rows, over)
    measure = find_measure((*rows, *over), unit, background=background, subject=subject)
    if measure is Measure.DSG_DEFICIT and _is_financing(rows, caption):
        return Measure.OTHER
    if unit is Unit.GBP and measure in _OF_A_GRANT_LINE and _is_apart(rows, over):
        return Measure.OTHER
    is_varied = any(_DIFFERENCE.search(text or "") for text in over[:-1])
    if measure is Measure.SAFETY_VALVE_FUNDING and is_varied:
        return Measure.OTHER  # by how much a payment is off its budget
    of_reserves = any(_RESERVES_SAID.search(text) for text in (*rows, *beside))
    if of_reserves and any(map(_NET_POSITION.fullmatch, rows[:1])):
        return Measure.OTHER  # reserves less the deficit: neither of the two
    is_beside_deficit = any(map(_DIFFERENCE.search, beside)) or any(
        _is_owed_beside_payment(text, caption) for text in beside
    )
    if unit is Unit.GBP and is_beside_deficit:
        if any(map(_DFE_PAID.match, filter(None, (*rows[:1], *over[:1])))):
            return Measure.SAFETY_VALVE_FUNDING
        if any(map(_BESIDE_PAYMENT.match, filter(None, over[:1]))):
            return Measure.DSG_DEFICIT
    if unit is Unit.GBP and _is_of_balances(measure, rows, over, beside, background):
        return Measure.DSG_DEFICIT
    if unit is Unit.GBP and _is_of_pair(rows, over, beside):
        return Measure.DSG_DEFICIT if measure in _OF_THE_GRANT else measure
    if measure is Measure.DSG_DEFICIT and _is_of_account(rows, over, beside):
        return _account_measure(rows, over)
    if unit is not Unit.GBP or measure not in _NAMED_FOR:
        return measure
    if is_varied:
        return Measure.DSG_DEFICIT
    if nature := find_coordinate(_NATURES, over):
        return nature
    own = " ".join((*rows[:1], *filter(None, over[:-1])))
    around = " ".join(filter(None, (*rows, *over, *background)))
    is_grant = bool(_GRANT_SAID.search(around)) and measure in _OF_THE_GRANT
    of_deficits = any(_DIFFERENCE.search(text) for text in beside)
    if measure in _OF_THE_GRANT and _BALANCE_SAID.search(own):
        return Measure.DSG_DEFICIT if is_grant or of_deficits else measure
    is_high_needs = any(
        _BARE_HIGH_NEEDS.search(x or "") for x in (*rows, *over, *background[1:2])
    )
    is_spent = _SPENT_SAID.search(own) or (
        _SPENT_OVER.search(" ".join(filter(None, over[:-1])))
        and not _FUNDED.search(" ".join(rows))
    )
    if is_grant and is_high_needs and is_spent:
        return Measure.HIGH_NEEDS_SPEND
    return _of_line(measure, rows, over, is_high_needs=is_high_needs)


def _is_financing(rows: Sequence[str], caption: str | None) -> bool:
    """Whether a row is of what carrying a deficit costs, by itself or its caption."""
    if any(map(FINANCING.search, rows[:1])):
        return True
    is_owed = any(find_coordinate(_DEFICITS, (row,)) for row in rows)
    return bool(FINANCING.search(caption or "")) and not is_owed


def _is_apart(rows: Sequence[str], over: Sequence[str | None]) -> bool:
    """Whether it is a difference: of a row from another, of a column from before."""
    columns = filter(None, over[:-1])
    return any(map(_APART.match, rows[:1])) or any(map(_MOVED_SINCE.match, columns))


def _is_owed_beside_payment(heading: str, caption: str | None) -> bool:
    """Whether it is of what is owed: "Cumulative balance after DfE payments".

    Under a caption of a deficit "Agreed: before DfE payments" is too; what names other
    money, as "Income excluding DfE payments" does, is not.
    """
    bare = without_payments(heading)
    said = f"{bare} # {caption or ''}"
    is_owed = _DIFFERENCE.search(said) or _BALANCE_SAID.search(said)
    return bare != heading and bool(is_owed) and not _NAMES_MONEY.search(bare)


def _without_asides(
    rows: Sequence[str], over: Sequence[str | None]
) -> tuple[Sequence[str], Sequence[str | None]]:
    """The headings without what makes a deficit gross or net, if they are of one."""
    bare = [without_payments(text) for text in rows]
    bare_over = [without_payments(text or "") or None for text in over]
    said = " ".join((*bare, *filter(None, bare_over)))
    if not any(map(str.strip, (*bare[:1], *filter(None, bare_over[:1])))):
        return rows, over
    is_owed = _DIFFERENCE.search(said) or _BALANCE_SAID.search(said)
    return (bare, bare_over) if is_owed else (rows, over)


def _is_of_balances(
    measure: Measure,
    rows: Sequence[str],
    over: Sequence[str | None],
    beside: Sequence[str],
    background: Sequence[str | None],
) -> bool:
    """Whether a row or column that names no money is of a deficit all the same.

    A block of the grant is, under a caption of cumulative deficits; so are "In-year"
    and "Cumulative", side by side in a table of the grant.
    """
    if measure not in _OF_THE_GRANT:
        return False
    caption = (over[-1] if over else "") or ""
    if any(map(_BLOCK.fullmatch, rows[:1])):
        return bool(_CUMULATIVE_DEFICIT.search(caption))
    own = (*rows[:1], *filter(None, over[:1]))
    is_flow = any(map(_IN_YEAR.fullmatch, own)) or any(map(_CUMULATIVE.fullmatch, own))
    are_both = any(map(_IN_YEAR.fullmatch, beside)) and any(
        map(_CUMULATIVE.fullmatch, beside)
    )
    around = " ".join((caption, *filter(None, background)))
    return is_flow and are_both and bool(_GRANT_SAID.search(around))


def _of_line(
    measure: Measure,
    rows: Sequence[str],
    over: Sequence[str | None],
    *,
    is_high_needs: bool,
) -> Measure:
    """What a line of an account is: a price, what comes in, or what is spent.

    What is spent on places is spend of the account that they are a line of; a
    placement cost is what one place costs, or all of a table of placements.
    """
    if measure not in _OF_AN_ACCOUNT:
        return measure
    if any(map(_PRICE.search, (*rows, *filter(None, over)))):
        return Measure.PLACEMENT_COST
    own = " ".join((*rows, *filter(None, over[:-1])))
    if not is_high_needs:
        return measure
    is_funding = any(map(_FUNDING_SAID.search, filter(None, over[:-1])))
    if is_funding or _COMES_IN.search(own):
        is_spent = _SPENT_SAID.search(own) or measure is Measure.PLACEMENT_COST
        return measure if is_spent else Measure.HIGH_NEEDS_FUNDING
    is_account = _ACCOUNT_SAID.search(" ".join(filter(None, over)))
    is_line = measure is not Measure.OTHER and _is_told_of_all(measure, rows)
    return Measure.HIGH_NEEDS_SPEND if is_account and is_line else measure


def _is_told_of_all(measure: Measure, rows: Sequence[str]) -> bool:
    """Whether the row is no high needs grant: only what stands over it says so."""
    is_grant = measure is Measure.HIGH_NEEDS_FUNDING
    return not is_grant or not any(map(_BARE_HIGH_NEEDS.search, rows))


def _is_of_pair(
    rows: Sequence[str], over: Sequence[str | None], beside: Sequence[str]
) -> bool:
    """Whether the caption alone tells that a row is a surplus or a deficit."""
    if not _PAIR.search((over[-1] if over else "") or ""):
        return False
    is_named = any(map(_DIFFERENCE.search, beside))
    return not is_named and not any(map(_NAMES_MONEY.search, rows[:1]))


def _is_of_account(
    rows: Sequence[str], over: Sequence[str | None], beside: Sequence[str]
) -> bool:
    """Whether a column is of budget or spend, and only the caption says deficit.

    A forecast is so where budgets or spend stand beside it.
    """
    if not any(map(_SPENDS.search, beside)):
        return False
    own = " ".join((*rows, *filter(None, over[:-1])))
    is_position = _DIFFERENCE.search(own) or _BALANCE_SAID.search(own)
    deficit = find_coordinate(_DEFICITS, (own,))
    return bool(_ACCOUNT_SAID.search(own)) and not is_position and deficit is None


def _account_measure(rows: Sequence[str], over: Sequence[str | None]) -> Measure:
    is_high_needs = any(_BARE_HIGH_NEEDS.search(text or "") for text in (*rows, *over))
    return Measure.HIGH_NEEDS_SPEND if is_high_needs else Measure.OTHER


def find_measure_beside(
    before: str,
    after: str,
    sentence: str,
    unit: Unit,
    *,
    earlier: str | None = None,
    background: Sequence[str | None] = (),
) -> Measure:
    """Return what a number between `before` and `after` measures.

    What is said last before it decides, else what is said first after it; the rest of
    the `sentence`, the one `earlier` and `background` only where its clause names
    nothing.

    Args:
        before: The number's own clause, up to it.
        after: Its own clause, from it on.
        sentence: All of its sentence.
        unit: Its own.
        earlier: The sentence before, in the same paragraph.
        background: The headings over it, nearest first, then what the paper is about.
    """
    clause = f"{before} # {after}"
    said = (clause, sentence, earlier)
    before, after = _without_aside_beside(before, after)
    table = _measures_of(unit, (*said, *background))
    if not any(_VALVE_NEAR.search(text or "") for text in (*said, *background[:1])):
        table = _with_valve(table, _TIGHT_VALVE)
    if unit is Unit.GBP and not _FUNDED.search(sentence):
        table = tuple(row for row in table if row[0] is not Measure.HIGH_NEEDS_FUNDING)
    measure = _beside(table, before, after, sentence)
    if measure is Measure.SAFETY_VALVE_FUNDING and _is_capital(said):
        return Measure.CAPITAL
    loose = {Measure.RESERVES}
    if unit is Unit.PERCENT:
        loose.add(Measure.DSG_DEFICIT)
    sure = tuple(row for row in table if row[0] not in loose)
    measure = measure or find_coordinate(sure, (sentence,))
    if measure is None and unit is Unit.COUNT and _OTHER_THINGS.match(after):
        return Measure.OTHER
    if measure is None and earlier:
        rows = tuple(row for row in sure if row[0] in _OF_THE_SENTENCE_BEFORE)
        goes_on = bool(_GOES_ON.search(before))
        measure = find_coordinate(sure if goes_on else rows, (earlier,))
    is_told_of_signs = unit is Unit.GBP and said_habit((earlier,)) is not None
    if measure is None and is_told_of_signs and _BALANCE_SAID.search(clause):
        measure = Measure.DSG_DEFICIT  # how deficits are shown has just been said
    if measure is None and unit is Unit.GBP and _PRICE.search(sentence):
        measure = Measure.PLACEMENT_COST
    if measure is None:
        rows = tuple(row for row in sure if row[0] in _OF_A_LIST)
        measure = find_coordinate(rows, background) or Measure.OTHER
    is_growth = bool(_GROWTH_BEFORE.search(before) or _GROWTH_AFTER.search(after))
    is_again = before.endswith(" by ") and bool(_GROWTH_WORD.search(sentence))
    whole = " ".join(filter(None, (*said, *background[:1])))
    return _of_plans(measure, whole, unit, is_growth=is_growth or is_again)


def find_measure_again(measure: Measure, said: Sequence[str | None]) -> Measure:
    """Return what "it" measures, said again of a sentence or heading of a deficit.

    Args:
        measure: What its own sentence names, which goes before.
        said: The sentence before, then the headings, nearest first.
    """
    if measure is not Measure.OTHER:
        return measure
    return find_coordinate(_DEFICITS, said) or measure


def _without_aside_beside(before: str, after: str) -> tuple[str, str]:
    """A clause of a deficit without what makes it gross or net: no payment's."""
    bare = without_payments(before), without_payments(after)
    is_owed = find_coordinate(_DEFICITS, (" # ".join(bare),))
    return bare if is_owed else (before, after)


def _beside(
    table: WordTable[Measure], before: str, after: str, sentence: str
) -> Measure | None:
    """What the clause alone says, what it costs to carry a deficit told from it."""
    if FINANCING.search(f"{before} # {after[:AFTER_LIMIT]}"):
        return Measure.OTHER
    if _GRANT_OF.search(before) and _BARE_HIGH_NEEDS.search(sentence):
        return Measure.HIGH_NEEDS_FUNDING
    on_time = tuple(row for row in table if row[0] is Measure.TIMELINESS)
    return find_coordinate(on_time, (before, after)) or find_beside(
        table, before, after
    )


def _with_valve(
    table: WordTable[Measure], words: re.Pattern[str]
) -> WordTable[Measure]:
    """The measures with no more than `words` for a Safety Valve payment."""
    return tuple(
        (measure, words if measure is Measure.SAFETY_VALVE_FUNDING else pattern)
        for measure, pattern in table
    )


def _is_capital(said: Sequence[str | None]) -> bool:
    is_valve = _VALVE_SAID.search(said[0] or "")
    return not is_valve and any(_CAPITAL_SAID.search(text or "") for text in said)


def _measures_of(
    unit: Unit, said: Sequence[str | None], subject: str | None = None
) -> WordTable[Measure]:
    """What can be counted is not what can be paid; "received" alone is no payment."""
    of_counts = {Measure.BACKLOG, Measure.EHCP_COUNT}
    if unit is Unit.COUNT:
        return tuple(row for row in MEASURES if row[0] in of_counts)
    of_money = {Measure.SAFETY_VALVE_FUNDING, Measure.FUNDING_REQUEST, Measure.RESERVES}
    if unit is Unit.PERCENT:
        return tuple(row for row in MEASURES if row[0] not in of_money)
    left_out = of_counts | {Measure.TIMELINESS}
    is_near = any(_VALVE_NEAR.search(text or "") for text in said)
    if not is_near and not _VALVE_SAID.search(subject or ""):
        left_out |= {Measure.SAFETY_VALVE_FUNDING}
    table = tuple(row for row in MEASURES if row[0] not in left_out)
    return table if is_near else _with_valve(table, _PAYMENTS_SAID)


def _of_plans(measure: Measure, said: str, unit: Unit, *, is_growth: bool) -> Measure:
    """A percentage of plans is a share of them, or how their number grew."""
    vague = {
        *(Measure.EHCP_COUNT, Measure.EHCP_SHARE),
        *(Measure.PLACEMENT_COST, Measure.OTHER),
    }
    if unit is Unit.PERCENT and measure in vague and _PLAN_WORDS.search(said):
        return Measure.EHCP_COUNT if is_growth else Measure.EHCP_SHARE
    return measure
