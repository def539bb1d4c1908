"""What a table's cell measures, by its row, its columns, its caption, its section."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.records import Measure, Unit
from tools.account_lines import (
    ACCOUNT_SAID,
    NAMES_MONEY,
    account_measure,
    is_account,
    is_of_account,
    is_spent,
    line_measure,
)
from tools.differences import (
    CUMULATIVE_DEFICIT,
    DIFFERENCE,
    have_variances_moved,
    is_apart,
    is_budget_gap,
    is_movement,
    is_off_balance,
)
from tools.gross_or_net import without_payments
from tools.measures import (
    BALANCE_SAID,
    BARE_HIGH_NEEDS,
    DEFICITS,
    GRANT_SAID,
    find_measure,
)
from tools.payments_aside import is_owed_beside_payment, without_asides
from tools.twins import is_bare
from tools.vocabulary import FINANCING, MEASURES, OVER_OR_UNDER, find_coordinate

_NATURES = tuple(row for row in MEASURES if row[0] in {Measure.SAVING, Measure.CAPITAL})
_OF_THE_GRANT = frozenset({Measure.HIGH_NEEDS_FUNDING, Measure.OTHER})
_OF_A_GRANT_LINE = frozenset(
    {Measure.DSG_DEFICIT, Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND}
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
# "DSG by block, surplus / (deficit)": every row of the table is one of the two, unless
# some of its rows or columns are called so themselves.
_PAIR = re.compile(
    r"\bsurplus\)?\s*(?:/|or|and)?\s*\(?deficit|\bdeficit\)?\s*(?:/|or|and)?\s*\(?surplus"
    rf"|{OVER_OR_UNDER}",
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
_NAMED_FOR = frozenset(
    {
        *(Measure.PLACEMENT_COST, Measure.TRANSFER, Measure.HIGH_NEEDS_FUNDING),
        *(Measure.FUNDING_REQUEST, Measure.HIGH_NEEDS_SPEND, Measure.OTHER),
    }
)
# Blocks are what is moved from and to, in a table of transfers.
_TRANSFERS = re.compile(r"\b(?:block|funding|dsg) transfers?\b", re.IGNORECASE)


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
    caption = over[-1] if over else None
    named = (*rows[:1], *filter(None, over[:1]))
    is_money = unit is Unit.GBP
    is_owed = any(is_owed_beside_payment(text, caption) for text in named)
    if is_money and (
        _is_dsg_reserve(named, caption) or (is_owed and not _is_paid(named))
    ):
        return Measure.DSG_DEFICIT
    rows, over = without_asides(rows, over)
    measure = find_measure((*rows, *over), unit, background=background, subject=subject)
    cell = _Headings(
        named=named,
        caption=caption,
        rows=rows,
        over=over,
        beside=beside,
        background=background,
        is_money=is_money,
        is_owed=is_owed,
    )
    settled = (settle(measure, cell) for settle in _SETTLED_BY)
    return next((found for found in settled if found), measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Headings:
    """What a cell stands under, and what stands beside that.

    `named` and `caption` are as printed; `rows` and `over`, nearest first, are without
    what makes a deficit gross or net. `is_owed` tells that it says so of what is owed.
    """

    named: Sequence[str]
    caption: str | None
    rows: Sequence[str]
    over: Sequence[str | None]
    beside: Sequence[str]
    background: Sequence[str | None]
    is_money: bool
    is_owed: bool

    @property
    def own(self) -> tuple[str, ...]:
        """The nearest of its row and all of its columns."""
        return (*self.rows[:1], *filter(None, self.over[:-1]))

    @property
    def nearest(self) -> tuple[str, ...]:
        """The nearest of its row and of its columns."""
        return (*self.rows[:1], *filter(None, self.over[:1]))

    @property
    def is_varied(self) -> bool:
        """Whether a column is of what is over or under."""
        return any(DIFFERENCE.search(text or "") for text in self.over[:-1])

    @property
    def is_beside_deficit(self) -> bool:
        """Whether a row or column of its table is of a deficit."""
        return any(map(DIFFERENCE.search, self.beside)) or any(
            is_owed_beside_payment(text, self.caption) for text in self.beside
        )


def _is_dsg_reserve(named: Sequence[str], caption: str | None) -> bool:
    """Whether it is the reserve under a caption of the one that holds a deficit."""
    is_of_dsg = _DSG_RESERVE.search(caption or "") is not None
    return is_of_dsg and any(map(_RESERVE.fullmatch, named))


def _is_paid(named: Sequence[str]) -> bool:
    """Whether a heading names money, apart from what was paid before or after it."""
    return any(NAMES_MONEY.search(without_payments(text)) for text in named)


def _as_no_balance(measure: Measure, cell: _Headings) -> Measure | None:
    """What carrying a deficit costs, or what is put in, is no balance."""
    if measure not in {Measure.DSG_DEFICIT, Measure.RESERVES} or cell.is_owed:
        return None
    is_put_in = any(map(_PUT_IN.match, cell.named))
    is_none = is_put_in or _is_financing(cell.rows, cell.caption)
    return Measure.OTHER if is_none else None


def _as_difference(measure: Measure, cell: _Headings) -> Measure | None:
    """How far one thing is from another is of neither."""
    if measure is Measure.PLACEMENT_COST and is_movement(cell.over[:-1]):
        return Measure.OTHER
    if not cell.is_money:
        return None
    is_none = (
        (measure in _OF_A_GRANT_LINE and is_apart(cell.rows, cell.over))
        or have_variances_moved(cell.over[:1], cell.beside)
        or is_off_balance(cell.rows, cell.over)
        or is_budget_gap(cell.rows, cell.beside)
    )
    return Measure.OTHER if is_none else None


def _as_payment(measure: Measure, cell: _Headings) -> Measure | None:
    """What is off a budget, or the council's to pay, is no payment of the agreement."""
    if measure is not Measure.SAFETY_VALVE_FUNDING:
        return None
    is_bare_column = cell.is_beside_deficit and any(
        map(is_bare, filter(None, cell.over[:1]))
    )
    is_own = any(map(_OWN_MONEY.fullmatch, cell.named))
    if cell.is_varied or is_own or (is_bare_column and not _names_payments(cell.rows)):
        return Measure.OTHER
    is_of_deficits = find_coordinate(DEFICITS, (cell.caption,)) is not None
    if any(map(_AGREED_CASE.fullmatch, cell.named)):
        return Measure.DSG_DEFICIT if is_of_deficits else measure
    return None


def _as_net_of_reserves(_: Measure, cell: _Headings) -> Measure | None:
    """Reserves less the deficit are neither of the two."""
    of_reserves = any(map(_RESERVES_SAID.search, (*cell.rows, *cell.beside)))
    is_net = of_reserves and any(map(_NET_POSITION.fullmatch, cell.rows[:1]))
    return Measure.OTHER if is_net else None


def _as_beside_deficit(_: Measure, cell: _Headings) -> Measure | None:
    """Beside deficits the DfE's money is the agreement's, by whatever name."""
    if not cell.is_money or not cell.is_beside_deficit:
        return None
    if any(map(_DFE_PAID.match, cell.nearest)):
        return Measure.SAFETY_VALVE_FUNDING
    is_beside_payment = any(map(_BESIDE_PAYMENT.match, filter(None, cell.over[:1])))
    return Measure.DSG_DEFICIT if is_beside_payment else None


def _as_deficit(measure: Measure, cell: _Headings) -> Measure | None:
    """A row that names no money is of a deficit where its table is."""
    if not cell.is_money:
        return None
    if _is_of_balances(measure, cell):
        return Measure.DSG_DEFICIT
    if _is_of_pair(cell):
        return Measure.DSG_DEFICIT if measure in _OF_THE_GRANT else measure
    return None


def _as_account(measure: Measure, cell: _Headings) -> Measure | None:
    """What is budgeted or spent is no deficit; what none else is called stays so."""
    is_line = is_of_account(cell.rows, cell.over, cell.beside)
    if measure is Measure.DSG_DEFICIT and is_line:
        return account_measure(cell.rows, cell.over)
    return None if cell.is_money and measure in _NAMED_FOR else measure


def _as_column(measure: Measure, cell: _Headings) -> Measure | None:
    """What is over or under, what is moved, saved or built, by its column."""
    if cell.is_varied:
        return Measure.DSG_DEFICIT
    if measure in _OF_THE_GRANT and _is_transfer(cell):
        return Measure.TRANSFER
    return find_coordinate(_NATURES, cell.over)


def _as_balance(measure: Measure, cell: _Headings) -> Measure | None:
    """A balance of the grant, or beside deficits, is a deficit."""
    if measure not in _OF_THE_GRANT or not BALANCE_SAID.search(" ".join(cell.own)):
        return None
    is_owed = _is_of_grant(cell) or any(map(DIFFERENCE.search, cell.beside))
    return Measure.DSG_DEFICIT if is_owed else measure


def _as_line(measure: Measure, cell: _Headings) -> Measure:
    """What a line of the high needs account is: a price, what comes in or is spent."""
    is_high_needs = any(
        BARE_HIGH_NEEDS.search(text or "")
        for text in (*cell.rows, *cell.over, *cell.background[1:2])
    )
    is_of_grant = measure in _OF_THE_GRANT and _is_of_grant(cell)
    is_placed = measure is Measure.PLACEMENT_COST and is_account(cell.beside)
    is_spend = (is_of_grant and is_spent(cell.rows, cell.over)) or is_placed
    if is_high_needs and is_spend:
        return Measure.HIGH_NEEDS_SPEND
    return line_measure(measure, cell.rows, cell.over, is_high_needs=is_high_needs)


# In this order: the first that knows what a cell is of says it.
_SETTLED_BY: tuple[Callable[[Measure, _Headings], Measure | None], ...] = (
    *(_as_no_balance, _as_difference, _as_payment, _as_net_of_reserves),
    *(_as_beside_deficit, _as_deficit, _as_account, _as_column, _as_balance, _as_line),
)


def _is_of_grant(cell: _Headings) -> bool:
    """Whether anything said of it names the grant."""
    around = (*cell.rows, *cell.over, *cell.background)
    return bool(GRANT_SAID.search(" ".join(filter(None, around))))


def _names_payments(rows: Sequence[str]) -> bool:
    """Whether the row itself is of payments, whatever stands over it."""
    return any(map(NAMES_MONEY.search, rows[:1]))


def _is_financing(rows: Sequence[str], caption: str | None) -> bool:
    """Whether a row is of what carrying a deficit costs, by itself or its caption."""
    if any(map(FINANCING.search, rows[:1])):
        return True
    is_owed = any(find_coordinate(DEFICITS, (row,)) for row in rows)
    return bool(FINANCING.search(caption or "")) and not is_owed


def _is_of_balances(measure: Measure, cell: _Headings) -> bool:
    """Whether a row or column that names no money is of a deficit all the same.

    A block of the grant is, under a caption of cumulative deficits; so are "In-year"
    and "Cumulative", side by side in a table of the grant.
    """
    if measure not in _OF_THE_GRANT:
        return False
    caption = (cell.over[-1] if cell.over else "") or ""
    if any(map(_BLOCK.fullmatch, cell.rows[:1])):
        return bool(CUMULATIVE_DEFICIT.search(caption))
    flows = _IN_YEAR.fullmatch, _CUMULATIVE.fullmatch
    is_flow = any(any(map(is_one, cell.nearest)) for is_one in flows)
    are_both = all(any(map(is_one, cell.beside)) for is_one in flows)
    around = " ".join((caption, *filter(None, cell.background)))
    return is_flow and are_both and bool(GRANT_SAID.search(around))


def _is_of_pair(cell: _Headings) -> bool:
    """Whether the caption alone tells that a row is a surplus or a deficit."""
    if not _PAIR.search((cell.over[-1] if cell.over else "") or ""):
        return False
    is_named = any(map(DIFFERENCE.search, cell.beside))
    return not is_named and not any(map(NAMES_MONEY.search, cell.rows[:1]))


def _is_transfer(cell: _Headings) -> bool:
    """Whether a row of blocks, and a column that names no money, is of what moves."""
    caption = (cell.over[-1] if cell.over else "") or ""
    is_money = any(NAMES_MONEY.search(x) or ACCOUNT_SAID.search(x) for x in cell.own)
    return bool(_TRANSFERS.search(caption)) and not is_money
