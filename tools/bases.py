"""The rung of the ladder that a table's cell stands on, from budget to outturn."""

import re
from collections.abc import Sequence

from corpus.periods import read_periods
from corpus.records import Basis, Flow, Measure, Paper, Stage
from corpus.years import year_end
from tools.coordinates import find_basis, find_stage
from tools.grid import GridCell
from tools.heading_times import is_paid_until
from tools.reporting import REMARK_WORDS
from tools.setting import Setting
from tools.vocabulary import OVER_OR_UNDER, STAGES, find_coordinate

# One row for two: "Actual / forecast (P8)".
_EITHER = re.compile(
    r"\bactuals?\s*(?:/|or|and)\s*(?:latest )?forecast\b", re.IGNORECASE
)
# "(*forecast)" in a caption is said of the years with the mark alone.
_MARKED = re.compile(
    r"\*\s*(?:=|denotes|indicates|are|is)?\s*(?:forecast|estimate|provisional"
    r"|projected|plan|budget)",
    re.IGNORECASE,
)
_IS_OF_A_BASIS = re.compile(
    r"\s*(?:is|are|was|were|=)\s+(?:the |an? )?(?:provisional |draft |final )?"
    r"(?:outturn|actuals?|audited|forecast|estimate\w*|budget\w*)\b",
    re.IGNORECASE,
)
_BASES_COLUMN = re.compile(r"\s*basis(?: of (?:figures?|amounts?))?\s*", re.IGNORECASE)
_TO_DATE = re.compile(r"\bto date\b|\bytd\b|\bto (?:month|period|p\d)", re.IGNORECASE)
_DUE = re.compile(r"\bdue\b", re.IGNORECASE)
_PLANNED = (Basis.AGREEMENT, Basis.PLAN, Basis.BUDGET)
# "Adverse to target", "Above the agreed plan": how far off it, and no plan.
_FROM_PLAN = re.compile(
    r"\b(?:to|from|against|above|below|over|under|than|vs?|off|ahead of|behind)"
    r" (?:[\w-]+ ){0,2}(?:plan|target|budget|agreement|trajectory|profile)\b"
    r"|\bvari(?:anc|ation)|\bdifferen",
    re.IGNORECASE,
)
_VARIED = (Basis.FORECAST, Basis.OUTTURN)
# "Forecast" printed over "outturn" is one heading in two lines.
_AHEAD = re.compile(
    r"(?:(?:latest|current|revised|full[- ]year)\s+)*(?:forecast|project(?:ed|ion)"
    r"|estimated?|expected|predicted)",
    re.IGNORECASE,
)
# "Variance to budget" is on no budget's basis.
_HELD_AGAINST = re.compile(
    r"(?<=vari)(?:anc|ation)\w*\W+(?:to|from|against|on|v|vs|over|under"
    r"|compared (?:to|with)|between)\b.*",
    re.IGNORECASE,
)
_VARIANCE = re.compile(
    rf"{OVER_OR_UNDER}"
    r"|\bvari(?:anc|ation)|\b(?:over|under)|\bsurplus\b|\bdeficit\b|\bdifference\b",
    re.IGNORECASE,
)


def find_money_basis(
    setting: Setting,
    cell: GridCell,
    about: Sequence[str | None],
    *,
    is_over: bool,
) -> Basis | None:
    """Return the basis of money: its column's, or that of what a variance is of.

    Where a table marks what is forecast, a year that was over and bears no mark is
    outturn.

    Args:
        setting: The table's.
        cell: Whose money it is.
        about: What else is said of it, nearest first.
        is_over: The cell's time had come when the paper was written.
    """
    headings = (*cell.column_path[::-1], *cell.row_path[::-1])
    if any(map(_EITHER.search, headings)):
        return Basis.OUTTURN if is_over else Basis.FORECAST
    if planned := _planned_in_row(setting, cell):
        return planned
    columns = [_HELD_AGAINST.sub(" ", text) for text in _inmost(cell.column_path)]
    if own := find_basis(columns) or _basis_of_row(setting, cell):
        return own
    dated = [text for text in cell.row_path[::-1] if read_periods(text)]
    if of_year := find_basis(dated):
        return of_year
    if is_variance(cell.column_path):
        for beside in setting.beside(cell):
            if varied := _varied(cell, beside):
                return varied
    is_past = is_over or (is_paid_until(headings) and not find_basis(headings))
    if (
        is_past
        and find_coordinate(STAGES, (cell.cell.text, *headings)) is Stage.RECEIVED
    ):
        return Basis.OUTTURN
    if is_over and not find_basis(headings) and _marks_forecasts(setting, headings):
        return Basis.OUTTURN
    basis = find_basis([_of_own_years(text, headings) for text in about])
    is_received = find_coordinate(STAGES, headings) is Stage.RECEIVED
    return None if is_received and basis is Basis.AGREEMENT else basis


def _planned_in_row(setting: Setting, cell: GridCell) -> Basis | None:
    """What the cell's row plans, where each row of the table is another version.

    "Agreed plan, 2023" holds no outturn, whatever its column is called.
    """
    own = find_basis(cell.row_path[::-1])
    if own not in _PLANNED or any(map(_FROM_PLAN.search, cell.row_path)):
        return None
    named = {find_basis(one.row_path[::-1]) for one in setting.grid.cells}
    return own if len(named - {None}) > 1 else None


def _inmost(column_path: Sequence[str]) -> list[str]:
    """The headings over a column, the nearest first; what is told ahead with it."""
    *outer, last = column_path or ("",)
    if outer and _AHEAD.fullmatch(outer[-1].strip()):
        last = f"{outer[-1]} {last}"
    return [last, *outer[::-1]]


def _varied(cell: GridCell, beside: Sequence[tuple[str, ...]]) -> Basis | None:
    """What a variance is of: the last forecast or outturn up to it, else beside it.

    What was spent to date is not held against a whole year's budget.
    """
    is_own = [path == cell.column_path for path in beside]
    up_to = is_own.index(True) if True in is_own else len(beside)
    for paths in (beside[:up_to][::-1], beside[up_to:]):
        named = (
            find_basis(_inmost(path)[:1])
            for path in paths
            if not _TO_DATE.search(path[-1])
        )
        if varied := next((basis for basis in named if basis in _VARIED), None):
            return varied
    return None


def _basis_of_row(setting: Setting, cell: GridCell) -> Basis | None:
    """What a table's column of bases says of the cell's row: "Forecast, Period 6"."""
    headings = [text for path in setting.grid.columns for text in path]
    if not any(map(_BASES_COLUMN.fullmatch, headings)):
        return None
    remarks = (c.text for c in cell.row.cells if c is not cell.cell)
    return find_basis([text for text in remarks if len(text.split()) <= REMARK_WORDS])


def is_variance(column_path: Sequence[str]) -> bool:
    """Return whether a column tells by how much spend is over its budget."""
    return any(map(_VARIANCE.search, column_path))


def _of_own_years(text: str | None, headings: Sequence[str]) -> str | None:
    """`text` without what it says of another year alone: "(2022/23 is outturn)"."""
    own = {period.year for heading in headings for period in read_periods(heading)}
    for period in reversed(read_periods(text or "")):
        said = _IS_OF_A_BASIS.match((text or "")[period.end :])
        if text and said and period.year not in own:
            text = text[: period.start] + text[period.end + said.end() :]
    return text


# What a payment's row says of it in a cell of its own, under "Status".
_STATUS = re.compile(
    r"(?:fully )?(?:paid|received|withheld|suspended|outstanding"
    r"|not (?:yet )?(?:paid|received))(?: in full)?(?: \([^)]*\))?",
    re.IGNORECASE,
)


def find_cell_stage(
    measure: Measure, cell: GridCell, title: str | None, basis: Basis | None
) -> Stage | None:
    """Return how far Safety Valve money has come: by its cell, its headings, its table.

    What is forecast or was paid is not agreed because its caption names an agreement.
    """
    own = (cell.cell.text, *cell.row_path[::-1], *cell.column_path[::-1])
    status = [c.text for c in cell.row.cells if _STATUS.fullmatch(c.text.strip())]
    if stage := find_stage(measure, (*status, *own)):
        return stage
    if _DUE.search(cell.cell.text):
        return None
    stage = find_stage(measure, (title,))
    return None if stage is Stage.AGREED and basis in _VARIED else stage


def is_yet_to_come(
    basis: Basis | None,
    flow: Flow | None,
    year: str | None,
    as_at: str | None,
    paper: Paper,
) -> bool:
    """Return whether a balance is called outturn that no account could yet show."""
    is_balance = basis is Basis.OUTTURN and flow is Flow.CUMULATIVE
    is_dated = paper.met_on is not None and (year or as_at) is not None
    return is_balance and is_dated and not is_over(year, as_at, paper)


def find_count_basis(cell: GridCell) -> Basis | None:
    """Return the basis of a count or share; "plans" in its row are what is counted."""
    basis = find_basis(cell.row_path[::-1])
    of_column = find_basis(cell.column_path[::-1])
    return of_column or (None if basis is Basis.PLAN else basis)


def is_over(year: str | None, as_at: str | None, paper: Paper) -> bool:
    """Return whether `year` had ended, or a day come, when `paper` was written."""
    day = as_at or (year_end(year) if year else None)
    return bool(day and paper.met_on) and str(day) <= str(paper.met_on)


def _marks_forecasts(setting: Setting, headings: Sequence[str]) -> bool:
    """Whether other years of the table than that of `headings` are called forecast."""
    said = " ".join(filter(None, (setting.table.caption, setting.note)))
    if _MARKED.search(said):
        return True
    own = {heading for heading in headings if read_periods(heading)}
    paths = {(*cell.row_path, *cell.column_path) for cell in setting.grid.cells}
    named = [path for path in paths if find_basis(path) and _is_dated(path)]
    return bool(named) and not any(own.intersection(path) for path in named)


def _is_dated(path: Sequence[str]) -> bool:
    return any(period.year for text in path for period in read_periods(text))
