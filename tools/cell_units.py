"""The unit of a table's numbers: the nearest that is said, or that their size tells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.money import Amount, read_amounts, read_cell
from corpus.pages import Row, Table
from corpus.records import Unit
from corpus.scales import Scale, read_scale
from tools.short_rows import is_bare

# Words that say a number is counted, whatever unit the caption gives the table.
_NUMBERED = re.compile(
    r"\bnumber\b|\bno\.? of\b|\bcounts?\b|\bfte\b|\bheadcount\b|\bhow many\b"
    r"|\bdays\b|\bbacklog\b|\bawaiting\b|\bwaiting list\b",
    re.IGNORECASE,
)
# "Number of schools in deficit" counts schools, whatever they owe.
_NUMBER_OF = re.compile(r"\W*(?:(?:total )?number|no\.?) of \w", re.IGNORECASE)
# What is counted, but also paid for: "Placements" may stand over a cost.
_COUNTED = re.compile(
    r"\b(?:places|pupils|children|young people|plans|ehcps?|placements|posts|staff"
    r"|requests|assessments|cases|reviews|schools(?! (?:block|forum|grant|budget))"
    r"|roll)\b",
    re.IGNORECASE,
)
# A table of money has a column of the schools block, and few of how many schools.
_SCHOOLS = re.compile(r"\W*schools\W*", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:\bof whom|\b(?:pupils|children|young people|(?:ehc )?plans|ehcps?))"
    r"(?: maintained| issued)?(?: (?:as )?(?:at|on|in|by|per) .*)?$",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\bcosts?\b|\bspen[dt]\w*|\bsavings?\b|\bbudgets?\b|\bfunding\b|\bgrants?\b"
    r"|\bdeficits?\b|\bexpenditure\b|\bincome\b|\bbalances?\b|\boutturn\b|\breserves?\b"
    r"|\bpayments?\b|\bvari(?:ance|ation)s?\b|\bhigh needs\b|\bdsg\b|\btop-?ups?\b"
    r"|\bcontributions?\b|\bfees\b|\btransfers?\b|\bvalue\b|\bprice\b|\ballocations?\b|\bsurplus(?:es)?\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?<!\d)(?<!\d )%|\bpercentage\b|\bproportion\b", re.IGNORECASE)
# From here on a whole number of money words is in pounds, though no unit is printed.
_SURELY_POUNDS = Decimal(1_000_000)
# Beside such numbers one of this size is money too; few papers count so many.
_LIKELY_POUNDS = Decimal(10_000)
# Where no number is larger they may be scores.
_HIGHEST_SCORE = Decimal(25)
_COUNT = Scale(unit=Unit.COUNT, factor=Decimal(1), printed="")
_POUNDS = Scale(unit=Unit.GBP, factor=Decimal(1), printed="£")


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """What a table's cells are in where neither row nor column says it.

    Attributes:
        shared: The unit said once for all, if it is.
        of_unlabelled: That of rows without a label.
        least_pounds: The least bare number that is in pounds though no unit is printed,
            None where none is.
    """

    shared: Scale | None
    of_unlabelled: Scale | None
    least_pounds: Decimal | None


def read_units(
    table: Table,
    columns: Sequence[tuple[str, ...]],
    body: Sequence[Row],
    *,
    is_labelled: bool,
    known: Sequence[Amount],
    said_of_all: Scale | None,
) -> Units:
    """Return what is said of the unit of all of `table`.

    Args:
        table: Whose caption, sheet and lead may say it.
        columns: The headings over each column.
        body: Its rows, as wide as one another.
        is_labelled: Its first column names the rows; a unit over it is of them all.
        known: Amounts of the paper's sentences, nearest first.
        said_of_all: The unit that the paper says for all its money, if it does.
    """
    names = (table.caption or "", *_names(columns, body))
    is_money = any(map(_MONEY.search, names)) and _most(body) > _HIGHEST_SCORE
    corner = columns[0] if columns and is_labelled else ()
    shared = _shared_scale(table, corner, body, known) or (
        said_of_all if is_money else None
    )
    return Units(
        shared=shared,
        of_unlabelled=_scale_of_rows(body) or shared,
        least_pounds=_least_pounds(names, body),
    )


def read_in_units(
    text: str,
    row_path: tuple[str, ...],
    over: tuple[str, ...],
    units: Units,
    *,
    is_labelled: bool,
) -> tuple[Amount, ...]:
    """Return a cell's amounts in the nearest unit that is said.

    Args:
        text: The cell's.
        row_path: The headings of its row, outermost first.
        over: The headings over its column, outermost first.
        units: Those of its table.
        is_labelled: Its row has a label.
    """
    shared = units.shared if is_labelled else units.of_unlabelled
    scale = _scale_over(text, row_path, over, shared)
    amount = read_cell(text, scale=scale)
    if amount is None:
        return read_amounts(text, scale=scale) if is_bare(text) else ()
    is_bare_count = scale is None and amount.unit is Unit.COUNT and "." not in text
    least = units.least_pounds
    if is_bare_count and least is not None and abs(amount.amount) >= least:
        return (read_cell(text, scale=_POUNDS) or amount,)
    return (amount,)


def names_people(heading: str) -> bool:
    """Return whether a heading names what has no price: "EHCPs", "of whom"."""
    return bool(_PEOPLE.search(heading)) and not _MONEY.search(heading)


def names_count(heading: str) -> bool:
    """Return whether a heading says that numbers under it are counted."""
    return bool(_NUMBERED.search(heading) or _COUNTED.search(heading))


def _names(columns: Sequence[tuple[str, ...]], body: Sequence[Row]) -> Iterator[str]:
    """What stands over the columns and at the left of the rows."""
    yield from (text for path in columns for text in path)
    yield from (row.cells[0].text for row in body if row.cells)


def _least_pounds(names: Iterable[str], body: Sequence[Row]) -> Decimal | None:
    """The least bare number that is in pounds though no unit is printed, or None.

    In a table that names money, one bare number of a million tells that the others of
    its size are pounds too, whichever of its headings is the one that says so. Beside
    numbers that print their "£" it tells nothing.
    """
    is_large = _most(body) >= _SURELY_POUNDS
    return _LIKELY_POUNDS if is_large and any(map(_MONEY.search, names)) else None


def _most(body: Sequence[Row]) -> Decimal:
    """The largest whole number without a unit, 0 where there is none."""
    texts = [cell.text for row in body for cell in row.cells if "." not in cell.text]
    numbers = [amount for text in texts if (amount := read_cell(text))]
    bare = (abs(number.amount) for number in numbers if number.unit is Unit.COUNT)
    return max(bare, default=Decimal(0))


def _shared_scale(
    table: Table,
    corner: tuple[str, ...],
    body: Sequence[Row],
    known: Sequence[Amount],
) -> Scale | None:
    """The unit said once for the table: caption, corner, lead, else known amounts."""
    for text in (table.caption, *corner, table.sheet):
        if text and (scale := read_scale(text)):
            return scale
    if table.lead and (scale := read_scale(table.lead)):
        return scale
    if any(read_scale(row.cells[0].text) for row in body if row.cells):
        return None  # rows that print no unit beside rows that do are counts
    printed = {
        _digits(cell.text)
        for row in body
        for cell in row.cells
        if len(re.sub(r"\D", "", _digits(cell.text))) > 2  # noqa: PLR2004 -- fewer digits agree by chance
    }
    for amount in known:
        bare = re.sub(r"[^\d.]", "", amount.printed)
        if amount.has_scale and amount.unit is Unit.GBP and bare in printed:
            factor = amount.amount.copy_abs() / Decimal(bare)
            return Scale(unit=Unit.GBP, factor=factor, printed=amount.printed)
    return None


def _scale_of_rows(body: Sequence[Row]) -> Scale | None:
    """The one unit that all labels say, which a total without a label then has too."""
    labels = [row.cells[0].text for row in body if row.cells and row.cells[0].text]
    said = {read_scale(label) for label in labels}
    return said.pop() if len(said) == 1 else None


def _digits(text: str) -> str:
    """The bare number of a cell that holds nothing else, else ""."""
    is_number = re.fullmatch(r"[\d.,\s()\u2212-]+", text)
    return re.sub(r"[^\d.]", "", text) if is_number else ""


def _scale_over(
    text: str, row_path: tuple[str, ...], over: tuple[str, ...], shared: Scale | None
) -> Scale | None:
    for heading in (*reversed(row_path), *reversed(over)):
        if scale := read_scale(heading):
            return scale
        if _PERCENT.search(heading):
            return Scale(unit=Unit.PERCENT, factor=Decimal(1), printed="%")
        is_number = _NUMBERED.search(heading) and not _MONEY.search(heading)
        if is_number or _NUMBER_OF.match(heading):
            return _COUNT
    return _COUNT if _is_counted(text, row_path, over) else shared


def _is_counted(text: str, row_path: tuple[str, ...], over: tuple[str, ...]) -> bool:
    """Whether a whole number stands at a heading that names only what is counted.

    A row in a table of money is money ("Placements"), unless it names what has no
    price ("EHCPs"); a column under a heading of its own ("Places") may be neither.
    """
    if re.search(r"[.£%]", text):
        return False
    names = (*row_path[-1:], *over)
    return any(map(names_people, names)) or any(map(_names_counted, over))


def _names_counted(heading: str) -> bool:
    is_name = len(heading.split()) <= 3  # noqa: PLR2004 -- "EHC plans maintained"
    is_counted = _COUNTED.search(heading) and not _SCHOOLS.fullmatch(heading)
    return is_name and bool(is_counted) and not _MONEY.search(heading)
