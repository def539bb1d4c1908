"""What a table's cell measures, by its row, its columns, its caption, its section."""

import re
from collections.abc import Iterable, Sequence

from corpus.records import Measure, Unit
from tools.gross_or_net import without_payments
from tools.measures import (
    BALANCE_SAID,
    BARE_HIGH_NEEDS,
    DEFICITS,
    FUNDED,
    PRICE,
    find_measure,
)
from tools.twins import is_bare
from tools.vocabulary import (
    FINANCING,
    HIGH_NEEDS,
    MEASURES,
    OVER_OR_UNDER,
    VARIANCE,
    find_coordinate,
)

_NATURES = tuple(row for row in MEASURES if row[0] in {Measure.SAVING, Measure.CAPITAL})
_DIFFERENCE = re.compile(
    rf"{VARIANCE}|{OVER_OR_UNDER}|\b(?:over|under)-?\s?spen[dt]\w*|\bdeficits?\b|\bsurplus\b",
    re.IGNORECASE,
)
_OF_THE_GRANT = frozenset({Measure.HIGH_NEEDS_FUNDING, Measure.OTHER})
_OF_A_GRANT_LINE = frozenset(
    {Measure.DSG_DEFICIT, Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND}
)
_GRANT_SAID = re.compile(rf"\bdsg\b|\bdedicated schools|{HIGH_NEEDS}", re.IGNORECASE)
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
    r"\W*(?:movement|change|difference)s? (?:(?:from|since|on|to|between)\b"
    r"|(?:p|m|q|period|month|quarter) ?\d)"
    r"|\W*change(?:\s*\(?(?:£|%).*)?$",
    re.IGNORECASE,
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
# What is put in, under a caption of deficits or balances.
_PUT_IN = re.compile(
    r"\W*(?:(?!after\b|before\b|net\b|excluding\b|including\b)[\w'’]+ ){0,3}"
    r"contributions?\b",
    re.IGNORECASE,
)
# The council's own, beside the DfE's; under a caption of payments "Council" is enough.
_OWN_MONEY = re.compile(
    r"\W*(?:less:? )?(?:the |our )?(?:"
    r"(?:[\w'’]+ )?(?:council|authority|local|own)(?:['’]s)?(?: own)?"
    r" contributions?\b.*"
    r"|(?:(?:county|city|borough|local|own) )?(?:council|authority|la|general fund)"
    r"(?:['’]s)?(?: (?:own )?(?:contributions?|payments?|funding|share))?"
    r"(?: \(?£\W?[\w']*\)?)?\W*)",
    re.IGNORECASE,
)
# A row or column of what was agreed: under a caption of deficits a deficit.
_AGREED_CASE = re.compile(
    r"\W*(?:the |original |revised |agreed ){0,2}(?:safety valve|p?sv|dfe)[\s-]+"
    r"(?:agreement|plan|profile|trajectory|target|deal)(?: \(?[^()]*\d{4}\)?)?\W*",
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
_OF_BALANCES = re.compile(
    rf"{_CUMULATIVE_DEFICIT.pattern}"
    r"|\byear[- ]end (?:dsg )?(?:balance|deficit|position)",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"in[- ]year(?: position)?(?: \(?£\W?[\w']*\)?)?", re.IGNORECASE)
_CUMULATIVE = re.compile(
    r"(?:cumulative|accumulated)(?: position)?(?: \(?£\W?[\w']*\)?)?", re.IGNORECASE
)
# Who answers for a row is not what it counts: "Places Head of Capital".
_HOLDER = re.compile(
    r"(?<=\S)\s+(?:(?:assistant|deputy|service|strategic) )?"
    r"(?:head|director|manager) of\b.*",
    re.IGNORECASE,
)
# A grant has no reserve to spend: that of the DSG holds its deficit.
_DSG_RESERVE = re.compile(
    r"\bdsg (?:unusable|adjustment|negative) (?:reserve|account)"
    r"|\bunusable (?:dsg )?reserve",
    re.IGNORECASE,
)
_RESERVE = re.compile(
    r"(?:the )?reserve(?: balance)?(?: \(?£\W?[\w']*\)?)?", re.IGNORECASE
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
# "Opening", "In-year", "Closing", under a caption of a deficit.
_OF_A_ROLL = re.compile(
    r"(?:opening|closing|in[- ]year|brought forward|carried forward|[bc]/f(?:wd)?)"
    r"(?: (?:balance|deficit|position|movement))?(?: \(?£\W?[\w']*\)?)?",
    re.IGNORECASE,
)
# Blocks are what is moved from and to, in a table of transfers.
_TRANSFERS = re.compile(r"\b(?:block|funding|dsg) transfers?\b", re.IGNORECASE)
_GAP = re.compile(r"\bgap\b", re.IGNORECASE)
_BUDGET_GAP = re.compile(
    r"\b(?:mtf[sp]|budget|medium[- ]term|council)\b[^.]{0,30}\bgap\b", re.IGNORECASE
)
# When a balance stood, and how sure it is.
_A_DAY = re.compile(
    r"\W*(?:balances? )?(?:as )?(?:at |on )?(?:31|30|1)(?:st|th)? [a-z]{3,9} \d{4}"
    r"(?:\W+[a-z]+)?\W*",
    re.IGNORECASE,
)
_MOVEMENT = re.compile(r"(?:movement|change)s?(?: \(?£\W?[\w']*\)?)?", re.IGNORECASE)
_VARIANCE = re.compile(VARIANCE, re.IGNORECASE)
_OFF = re.compile(rf"{VARIANCE}|^\W*(?:difference|gap)\b", re.IGNORECASE)
_SHORT = re.compile(
    r"\b(?:deficit|shortfall|over-?\s?spen[dt]|position)\b", re.IGNORECASE
)
_FUNDING_SAID = re.compile(r"\bfunding\b", re.IGNORECASE)
_COMES_IN = re.compile(
    r"\ballocations?\b|(?<!schools )\bgrants?\b|\bincome\b", re.IGNORECASE
)


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
    rows = [_HOLDER.sub("", row) for row in rows]
    named = (*rows[:1], *filter(None, over[:1]))
    caption = over[-1] if over else None
    is_dsg_reserve = _DSG_RESERVE.search(caption or "") is not None
    if unit is Unit.GBP and is_dsg_reserve and any(map(_RESERVE.fullmatch, named)):
        return Measure.DSG_DEFICIT
    is_of_money = any(_NAMES_MONEY.search(without_payments(x)) for x in named)
    is_owed = any(_is_owed_beside_payment(x, caption) for x in named)
    if unit is Unit.GBP and is_owed and not is_of_money:
        return Measure.DSG_DEFICIT
    rows, over = _without_asides(rows, over)
    measure = find_measure((*rows, *over), unit, background=background, subject=subject)
    is_no_deficit = _is_financing(rows, caption) or any(map(_PUT_IN.match, named))
    is_balance = measure in {Measure.DSG_DEFICIT, Measure.RESERVES}
    if is_balance and is_no_deficit and not is_owed:
        return Measure.OTHER
    if unit is Unit.GBP and measure in _OF_A_GRANT_LINE and _is_apart(rows, over):
        return Measure.OTHER
    if measure is Measure.PLACEMENT_COST and is_movement(over[:-1]):
        return Measure.OTHER
    is_of_report = _have_variances_moved(over[:1], beside) or _is_off_balance(
        rows, over
    )
    if unit is Unit.GBP and (is_of_report or _is_budget_gap(rows, beside)):
        return Measure.OTHER
    is_beside_deficit = any(map(_DIFFERENCE.search, beside)) or any(
        _is_owed_beside_payment(text, caption) for text in beside
    )
    is_varied = any(_DIFFERENCE.search(text or "") for text in over[:-1])
    is_bare_column = is_beside_deficit and any(map(is_bare, filter(None, over[:1])))
    is_own = any(map(_OWN_MONEY.fullmatch, named))
    if measure is Measure.SAFETY_VALVE_FUNDING and (
        is_varied or is_own or (is_bare_column and not _names_payments(rows))
    ):
        return Measure.OTHER  # off a budget by so much, or the council's to pay
    is_case = any(map(_AGREED_CASE.fullmatch, named))
    if measure is Measure.SAFETY_VALVE_FUNDING and is_case:
        is_owed = find_coordinate(DEFICITS, (caption,)) is not None
        return Measure.DSG_DEFICIT if is_owed else measure
    of_reserves = any(_RESERVES_SAID.search(text) for text in (*rows, *beside))
    if of_reserves and any(map(_NET_POSITION.fullmatch, rows[:1])):
        return Measure.OTHER  # reserves less the deficit: neither of the two
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
    if measure in _OF_THE_GRANT and _is_transfer(rows, over):
        return Measure.TRANSFER
    if nature := find_coordinate(_NATURES, over):
        return nature
    own = " ".join((*rows[:1], *filter(None, over[:-1])))
    around = " ".join(filter(None, (*rows, *over, *background)))
    is_grant = bool(_GRANT_SAID.search(around)) and measure in _OF_THE_GRANT
    of_deficits = any(_DIFFERENCE.search(text) for text in beside)
    if measure in _OF_THE_GRANT and BALANCE_SAID.search(own):
        return Measure.DSG_DEFICIT if is_grant or of_deficits else measure
    is_high_needs = any(
        BARE_HIGH_NEEDS.search(x or "") for x in (*rows, *over, *background[1:2])
    )
    is_spent = _SPENT_SAID.search(own) or (
        _SPENT_OVER.search(" ".join(filter(None, over[:-1])))
        and not FUNDED.search(" ".join(rows))
    )
    if is_grant and is_high_needs and is_spent:
        return Measure.HIGH_NEEDS_SPEND
    if is_high_needs and measure is Measure.PLACEMENT_COST and _is_account(beside):
        return Measure.HIGH_NEEDS_SPEND
    return _of_line(measure, rows, over, is_high_needs=is_high_needs)


def _names_payments(rows: Sequence[str]) -> bool:
    """Whether the row itself is of payments, whatever stands over it."""
    return any(map(_NAMES_MONEY.search, rows[:1]))


def _is_financing(rows: Sequence[str], caption: str | None) -> bool:
    """Whether a row is of what carrying a deficit costs, by itself or its caption."""
    if any(map(FINANCING.search, rows[:1])):
        return True
    is_owed = any(find_coordinate(DEFICITS, (row,)) for row in rows)
    return bool(FINANCING.search(caption or "")) and not is_owed


def _is_apart(rows: Sequence[str], over: Sequence[str | None]) -> bool:
    """Whether it is a difference: of a row from another, of a column from before."""
    return any(map(_APART.match, rows[:1])) or is_movement(over[:-1])


def is_movement(columns: Sequence[str | None]) -> bool:
    """Return whether a column is of what changed between two others."""
    return any(map(_MOVED_SINCE.match, filter(None, columns)))


def _have_variances_moved(column: Sequence[str | None], beside: Sequence[str]) -> bool:
    """Whether a column is of how variances moved since the report before."""
    is_moved = any(map(_MOVEMENT.fullmatch, filter(None, column)))
    return is_moved and any(map(_VARIANCE.search, beside))


def _is_off_balance(rows: Sequence[str], over: Sequence[str | None]) -> bool:
    """Whether it is by how much a balance is off: one of its row or its table."""
    caption = (over[-1] if over[1:] else "") or ""
    is_balance = any(map(BALANCE_SAID.search, rows[:1])) or _OF_BALANCES.search(caption)
    return bool(is_balance) and any(map(_OFF.search, filter(None, over[:1])))


def _is_budget_gap(rows: Sequence[str], beside: Sequence[str]) -> bool:
    """Whether a row is of the gap in a council's own budget, which is no grant's."""
    is_gap = any(map(_GAP.search, rows[:1])) and not any(map(_GRANT_SAID.search, rows))
    return is_gap and any(map(_BUDGET_GAP.search, beside))


def _is_owed_beside_payment(heading: str, caption: str | None) -> bool:
    """Whether it is of what is owed: "Cumulative balance after DfE payments".

    Under a caption of a deficit "Agreed: before DfE payments" is too; what names other
    money, as "Income excluding DfE payments" does, is not.
    """
    bare = without_payments(heading)
    said = f"{bare} # {caption or ''}"
    is_owed = _DIFFERENCE.search(said) or BALANCE_SAID.search(said)
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
    is_owed = _DIFFERENCE.search(said) or BALANCE_SAID.search(said)
    if is_owed or not over:
        return bare, bare_over
    return rows, (*over[:-1], bare_over[-1])


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


def _is_transfer(rows: Sequence[str], over: Sequence[str | None]) -> bool:
    """Whether a row of blocks, and a column that names no money, is of what moves."""
    caption = (over[-1] if over else "") or ""
    own = (*rows[:1], *filter(None, over[:-1]))
    is_account = any(_NAMES_MONEY.search(x) or _ACCOUNT_SAID.search(x) for x in own)
    return bool(_TRANSFERS.search(caption)) and not is_account


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
    if any(map(PRICE.search, (*rows, *filter(None, over)))):
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
    return not is_grant or not any(map(BARE_HIGH_NEEDS.search, rows))


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
    if not any(_SPENDS.search(text) for text in _undated(beside)):
        return False
    own = " ".join(_undated((*rows, *filter(None, over[:-1]))))
    if any(map(_OF_A_ROLL.fullmatch, (*rows[:1], *filter(None, over[:1])))):
        return False
    is_position = _DIFFERENCE.search(own) or BALANCE_SAID.search(own)
    deficit = find_coordinate(DEFICITS, (own,))
    is_line = _ACCOUNT_SAID.search(own) or _is_account(beside)
    return bool(is_line) and not is_position and deficit is None


def _undated(headings: Iterable[str]) -> list[str]:
    """`headings` without those of a day and its basis: "31 March 2026 (budget)"."""
    return [text for text in headings if not _A_DAY.fullmatch(text)]


def _is_account(beside: Sequence[str]) -> bool:
    """Whether a table's lines are what comes in, what is spent and what is short."""
    return all(
        any(map(words.search, beside)) for words in (_COMES_IN, _SPENT_SAID, _SHORT)
    )


def _account_measure(rows: Sequence[str], over: Sequence[str | None]) -> Measure:
    is_high_needs = any(BARE_HIGH_NEEDS.search(text or "") for text in (*rows, *over))
    if is_high_needs and any(map(_COMES_IN.search, rows)):
        return Measure.HIGH_NEEDS_FUNDING
    return Measure.HIGH_NEEDS_SPEND if is_high_needs else Measure.OTHER
