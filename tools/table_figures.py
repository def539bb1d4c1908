"""Figures from tables: each cell's numbers, and those in the words of a cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.money import Amount
from corpus.pages import Table
from corpus.periods import read_periods
from corpus.records import (
    Basis,
    Figure,
    FigureId,
    Flow,
    FundingBlock,
    Locator,
    Measure,
    Paper,
    SafetyValve,
    Unit,
)
from corpus.times import Period
from corpus.years import year_end
from tools.bases import (
    find_cell_stage,
    find_count_basis,
    find_money_basis,
    is_over,
    is_yet_to_come,
)
from tools.cell_measures import find_cell_measure
from tools.census import in_month
from tools.closed_years import find_cell_basis
from tools.coordinates import find_flow, find_scenario, is_cell_sign_told, sign_cell
from tools.differences import is_movement
from tools.funding_blocks import find_account_block, find_block, find_row_block
from tools.funds import is_of_grant
from tools.grid import GridCell, read_grid
from tools.gross_or_net import find_safety_valve
from tools.heading_times import find_period
from tools.levels import is_level
from tools.making import find_made_in, find_month_told, find_vintage
from tools.number_names import is_name, is_score, numbering_columns
from tools.openings import is_closed, opened
from tools.prose_figures import Around, find_sentence_figures
from tools.reporting import is_told_at_points, point_of_cell, vintage
from tools.sections import locator, shorten
from tools.sentence_times import Time
from tools.sentences import split_sentences
from tools.setting import (
    Setting,
    find_account_year,
    find_habit,
    read_setting,
    say_years_close,
)
from tools.sign_words import without_remark
from tools.twins import find_twin
from tools.whole import Whole, known_amounts
from tools.whose import council_of_headings

# A row longer than this is quoted by its cell alone.
QUOTE_LIMIT = 300
UNLABELLED = "(row without a label)"
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_ITEM = re.compile(r"(?<=[.;:])\s+(?=\(?[a-z]\)\s)")


def find_table_figures(whole: Whole, index: int, table: Table) -> Iterator[Figure]:
    """Yield the figures of `table`, block `index` of `whole`, row by row."""
    grid = read_grid(table, known=known_amounts(whole, index), said_of_all=whole.scale)
    setting = read_setting(whole, index, grid)
    numbering = numbering_columns(grid)
    for cell in grid.cells:
        if cell.column_number in numbering:
            continue
        is_of_scores = setting.is_register and is_score(cell.cell.text)
        if not cell.amounts and not is_of_scores:
            yield from _cell_prose(whole.paper, setting, cell)
        for amount in cell.amounts:
            if not is_name(setting, cell, amount):
                yield _cell_figure(whole.paper, setting, cell, amount)
    if setting.is_register:
        yield from _label_prose(whole.paper, setting)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of a cell, each time nearest first.

    Attributes:
        rows: The headings of its row.
        columns: Those of its column, and of the deficit that this is of.
        title: The caption, or the sheet's name, or the sentence that stands for them.
        lead: The sentence before the table.
        over: The headings over the table.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    title: str | None
    lead: str | None
    over: tuple[str, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Those of its row and its column."""
        return (*self.rows, *self.columns)

    @property
    def near(self) -> tuple[str | None, ...]:
        """Its headings, and then its table's."""
        return (*self.headings, self.title)

    @property
    def all(self) -> tuple[str | None, ...]:
        """Everything."""
        return (*self.near, self.lead, *self.over)


def _said_of(setting: Setting, cell: GridCell) -> _Said:
    table = setting.table
    return _Said(
        rows=cell.row_path[::-1],
        columns=(*cell.column_path[::-1], *_twin(setting, cell)),
        title=without_remark(table.caption or table.sheet or setting.announced),
        lead=without_remark(setting.lead),
        over=setting.headings,
    )


def _cell_figure(
    paper: Paper, setting: Setting, cell: GridCell, amount: Amount
) -> Figure:
    said, unit = _said_of(setting, cell), amount.unit
    measure = _measure(paper, setting, said, unit)
    printed = _printed_time(paper, setting, said, unit)
    flow = _flow(setting, said, measure, printed) if unit is Unit.GBP else None
    if flow is Flow.CUMULATIVE and say_years_close(said.columns):
        printed = _closing(printed)
    time = opened(printed, measure, flow, said.headings)
    basis = _basis(
        paper, setting, cell, said, unit=unit, flow=flow, times=(printed, time)
    )
    habit = find_habit(setting, cell)
    is_of_point = is_told_at_points(unit, measure, basis)
    return Figure(
        id=FigureId(""),
        paper_id=paper.id,
        council=council_of_headings(said.headings, paper.council),
        measure=measure,
        label=" – ".join(cell.row_path) or UNLABELLED,
        amount=_signed(amount, measure, habit),
        unit=unit,
        printed=amount.printed,
        resolution=amount.resolution,
        locator=_cell_locator(setting, cell),
        quote=_row_quote(cell),
        block=_block(setting, measure, said),
        flow=flow,
        period=time.year,
        as_at=time.as_at,
        basis=basis,
        scenario=find_scenario(said.near) or find_scenario((_announced(setting),)),
        safety_valve=_safety_valve(setting, measure, said, unit),
        stage=find_cell_stage(measure, cell, said.title, basis),
        vintage=_vintage(paper, setting, cell, is_of_point=is_of_point),
        caption=setting.table.caption or setting.standing.words,
        row_path=cell.row_path,
        column_path=cell.column_path,
        is_approximate=amount.is_approximate,
        is_sign_told=is_cell_sign_told(amount, measure, habit),
    )


def _measure(paper: Paper, setting: Setting, said: _Said, unit: Unit) -> Measure:
    """What a cell measures; a deficit of what is not the grant is none of ours."""
    measure = find_cell_measure(
        said.rows,
        (*said.columns, said.title),
        unit,
        background=(said.lead, *said.over),
        beside=setting.labels,
        subject=setting.subject,
    )
    if measure is Measure.DSG_DEFICIT and not is_of_grant((*said.all, paper.title)):
        return Measure.OTHER
    return measure


def _printed_time(paper: Paper, setting: Setting, said: _Said, unit: Unit) -> Time:
    """The time that a cell's headings print, else its table's."""
    times = _without_making((*said.columns, *said.rows), paper, setting)
    period = find_period(times, said_on=paper.met_on) or setting.year
    if period and _YEAR_ALONE.fullmatch(period.as_at or "") and setting.closes_years:
        period = find_period((f"31 March {period.as_at}",), said_on=None)
    as_at = period.as_at if period else None
    if as_at and _YEAR_ALONE.fullmatch(as_at) and unit is not Unit.GBP:
        as_at = in_month(as_at, said.rows, setting.table.caption)
    year = period.year if period else None
    return Time(
        year=year or find_account_year(setting, said.columns, as_at), as_at=as_at
    )


def _flow(setting: Setting, said: _Said, measure: Measure, time: Time) -> Flow | None:
    """A balance or one year's; a saving is what its own headings say alone."""
    around = said.near if measure is Measure.SAVING else (*said.all, setting.table.lead)
    return find_flow(measure, around, as_at=time.as_at)


def _closing(time: Time) -> Time:
    """The last day of its year, where a balance has no other."""
    if time.year is None or time.as_at:
        return time
    return replace(time, as_at=year_end(time.year))


def _basis(
    paper: Paper,
    setting: Setting,
    cell: GridCell,
    said: _Said,
    *,
    unit: Unit,
    flow: Flow | None,
    times: tuple[Time, Time],
) -> Basis | None:
    """The rung of the ladder a cell stands on, unless its time belies it.

    `times` are the one that is printed and the one that an opening balance is of.
    """
    printed, time = times
    about = (*said.near, setting.note, setting.lead)
    is_past = is_over(printed.year, printed.as_at, paper)
    basis = (
        find_money_basis(setting, cell, about, is_over=is_past)
        if unit is Unit.GBP
        else find_count_basis(cell)
    )
    if basis is Basis.FORECAST and is_closed(time, flow, said.headings, paper):
        basis = None  # it had closed when the year after it was forecast
    if basis is None and setting.is_of_outturn:
        basis = find_cell_basis(about, flow, time.as_at, said_on=paper.met_on)
    is_early = is_yet_to_come(basis, flow, printed.year, printed.as_at, paper)
    return None if is_movement(said.columns) or is_early else basis


def _safety_valve(
    setting: Setting, measure: Measure, said: _Said, unit: Unit
) -> SafetyValve | None:
    """Whether money is gross or net of what the DfE pays."""
    if unit is not Unit.GBP:
        return None
    around = said.title, setting.note, setting.lead
    return find_safety_valve(measure, said.headings, around, beside=setting.labels)


def _without_making(
    headings: Sequence[str], paper: Paper, setting: Setting
) -> Sequence[str]:
    """`headings` without the month that one says a forecast of a time was made in."""
    made = find_made_in(headings, said_on=paper.met_on, year=setting.account_year)
    return [text.removesuffix(made) for text in headings] if made else headings


def _twin(setting: Setting, cell: GridCell) -> tuple[str, ...]:
    """The heading of the deficit that a column without a name of its own is of."""
    twin = find_twin((*cell.column_path, "")[0], setting.grid.columns)
    return (twin,) if twin else ()


def _vintage(
    paper: Paper, setting: Setting, cell: GridCell, *, is_of_point: bool
) -> str | None:
    """When a cell was said: as its table says, at its own point, or at the paper's."""
    table = setting.table
    made = find_vintage((table.caption, table.lead)) or find_made_in(
        (*cell.row_path, *cell.column_path),
        said_on=paper.met_on,
        year=setting.account_year,
    )
    if made:
        return made
    told = find_month_told(cell.column_path, said_on=paper.met_on)
    if is_of_point and told and not _is_of_point(told, setting.point):
        return told
    headings = (
        *cell.column_path[::-1],
        *cell.row_path[::-1],
        table.caption,
        setting.lead,
    )
    remarks = [c.text for c in cell.row.cells if c is not cell.cell]
    point = point_of_cell(paper, headings, remarks) if is_of_point else None
    return vintage(paper, setting.point, point)


def _is_of_point(month: str, point: Period | None) -> bool:
    """Whether a month is that which ends at the point that a paper reports at."""
    return point is not None and read_periods(month)[0].as_at == point.as_at


def _block(setting: Setting, measure: Measure, said: _Said) -> FundingBlock | None:
    """The part of the grant: a row's own, or that of its table, or what is around."""
    row = find_row_block(said.rows[0], setting.labels) if said.rows else None
    if measure is Measure.DSG_DEFICIT and row:
        return row
    block = find_block(measure, said.all)
    is_left = block is FundingBlock.DSG and find_block(measure, said.near) is None
    return find_account_block(setting.labels) or block if is_left else block


def _announced(setting: Setting) -> str | None:
    """The sentence that stands for a caption: "The unmitigated forecast is:"."""
    lead = setting.lead or ""
    return lead if setting.table.caption is None and lead.endswith(":") else None


def _signed(amount: Amount, measure: Measure, habit: int | None) -> Decimal:
    """The amount, a deficit positive, and so what the DfE pays to take off it."""
    if measure is Measure.SAFETY_VALVE_FUNDING:
        return abs(amount.amount)
    return sign_cell(amount, habit) if measure is Measure.DSG_DEFICIT else amount.amount


def _cell_locator(setting: Setting, cell: GridCell) -> Locator:
    label = " – ".join(cell.row_path) or str(cell.row_number)
    words = f"{setting.standing.words}; row {shorten(label)}"
    if cell.column_path:
        words = f"{words}; column {shorten(' – '.join(cell.column_path))}"
    return locator(words, cell.cell.places)


def _row_quote(cell: GridCell) -> str:
    """The printed row, from its label to its end, or the cell where that is long."""
    row = " ".join(c.text for c in cell.row.cells if c.text and not c.is_merged)
    return row if len(row) <= QUOTE_LIMIT else cell.cell.text


def _label_prose(paper: Paper, setting: Setting) -> Iterator[Figure]:
    """Figures from the words that name a register's risks: "payment of £1.5m late"."""
    table, columns = setting.table, setting.grid.label_columns
    header = table.header_rows or 0
    for number, row in enumerate(table.rows[header:], start=header + 1):
        for column, cell in enumerate(row.cells[:columns]):
            label = GridCell(
                cell=cell,
                row=row,
                row_path=(cell.text,),
                column_path=(),
                row_number=number,
                column_number=column + 1,
                amounts=(),
            )
            if cell.text and not cell.is_merged and not is_level(cell.text):
                found = _cell_prose(paper, setting, label)
                yield from (one for one in found if one.unit is not Unit.COUNT)


def _cell_prose(paper: Paper, setting: Setting, cell: GridCell) -> Iterator[Figure]:
    """Figures from a cell that holds words: "£84,000 circa plus oncosts"."""
    place = _cell_locator(setting, cell)
    headings = (*cell.row_path[::-1], *cell.column_path[::-1])
    for item in _ITEM.split(cell.cell.text):
        earlier: str | None = None
        for sentence in split_sentences(item):
            around = Around(
                earlier,
                headings,
                own_point=setting.point,
                is_of_outturn=setting.is_of_outturn,
            )
            for figure in find_sentence_figures(paper, sentence, place, around):
                yield replace(
                    figure,
                    label=" – ".join((*map(shorten, cell.row_path), figure.label)),
                    caption=setting.table.caption or setting.standing.words,
                    row_path=cell.row_path,
                    column_path=cell.column_path,
                )
            earlier = sentence.text
