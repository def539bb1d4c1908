"""Blocks to figures: every number of a paper with the coordinates the paper gives it.

A table's cell takes its coordinates from the nearest heading that says them: row,
column, caption, the sentence before the table, the section. A number in prose takes
them from its clause, then its sentence. What none of them says stays None.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.councils import ENGLAND, find_councils
from corpus.money import Amount
from corpus.pages import Footnote, Page, Paragraph, Place, Table
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
    Unit,
)
from corpus.times import Period
from corpus.years import year_end
from tools.account_year import year_of_headings
from tools.bases import (
    find_cell_stage,
    find_count_basis,
    find_money_basis,
    is_over,
    is_yet_to_come,
)
from tools.cell_measures import find_cell_measure, is_movement
from tools.census import in_month
from tools.closed_years import find_cell_basis
from tools.coordinates import find_flow, find_scenario, is_cell_sign_told, sign_cell
from tools.funding_blocks import find_account_block, find_block, find_row_block
from tools.funds import is_of_grant
from tools.grant_blocks import as_deficits
from tools.grid import Grid, GridCell, read_grid
from tools.gross_or_net import find_safety_valve
from tools.heading_times import find_period, find_table_year
from tools.levels import is_level
from tools.making import find_made_in, find_month_told, find_vintage
from tools.openings import is_closed, opened
from tools.prose_figures import Around, find_sentence_figures
from tools.reporting import is_told_at_points, point_of_cell, vintage
from tools.same_figure import as_told_before
from tools.sections import locator, shorten, walk
from tools.sentence_times import Time
from tools.sentences import Sentence, split_sentences
from tools.setting import (
    Setting,
    find_account_year,
    find_habit,
    read_setting,
    say_years_close,
)
from tools.sign_words import without_remark
from tools.stated_signs import with_stated_signs
from tools.twins import find_twin
from tools.whole import Whole, known_amounts, read_whole
from tools.years_added import with_years_added

# A row longer than this is quoted by its cell alone.
QUOTE_LIMIT = 300
# Fewer cells may count up by chance.
LEAST_NUMBERED = 4
UNLABELLED = "(row without a label)"

# Columns and rows whose numbers name something and count nothing.
_NAMES = re.compile(
    r"^(?:agenda )?item\b|^(?:para(?:graph)?|section)s?(?: no\.?| number)?\.?$"
    r"|\bref(?:erence)?s?\b|\bagenda\b|^pages?\b|\bpage number"
    r"|\bversion\b|\btel(?:ephone)?\b|\bpostcode\b|\bcontents$"
    r"|^(?:no|id|#|urn|rank(?:ing)?|order|priority)\.?$",
    re.IGNORECASE,
)
_NATIONAL = re.compile(
    r"^(?:national(?:ly)?|england|all england)\b(?! (?:funding|formula|insurance))"
    r"|\b(?:national|england) (?:average|figure|rate|comparator)"
    r"|\((?:national|england)\)$",
    re.IGNORECASE,
)
# A group of councils is nobody that we could name.
_GROUPS = re.compile(
    r"\bneighbours?\b|^(?:the )?(?:north|south|east|west|inner|outer|greater|yorkshire)"
    r"(?:[- ](?:north|south|east|west|midlands|london|manchester))?(?: of england)?"
    r"(?: (?:average|region))?$|\b(?:regional|family|group|peer) (?:average|median)"
    r"|^(?:london|region(?:al)?|south east|midlands)$|\baverage (?:la|authority)\b",
    re.IGNORECASE,
)
# "Up (was 16)" in a register is of scores.
_SCORE_MOVED = re.compile(r"^\W*(?:\w+\W+){0,2}(?:was|from) \d{1,2}\W*$", re.IGNORECASE)
_TIME_UNIT = re.compile(r"\b(?:years?|months?|weeks?|days?|hours?)\b", re.IGNORECASE)
_DURATION = re.compile(rf"[^\d]*\d+\s*{_TIME_UNIT.pattern}", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_ITEM = re.compile(r"(?<=[.;:])\s+(?=\(?[a-z]\)\s)")


def find_figures(paper: Paper, pages: Sequence[Page]) -> tuple[Figure, ...]:
    """Return every figure of `paper`, in reading order.

    Args:
        paper: Whose council and meeting date the figures inherit.
        pages: Its pages after `ingest.layout.arrange`.
    """
    whole = read_whole(paper, tuple(walk(pages)))
    found: list[Figure] = []
    for index, standing in enumerate(whole.standings):
        if isinstance(standing.block, Table):
            tabled = as_deficits(_table_figures(whole, index, standing.block))
            found += with_years_added(tabled)
        elif isinstance(standing.block, Paragraph):
            found += _prose_figures(whole, index, standing.block)
        elif isinstance(standing.block, Footnote):
            notes = _prose_figures(whole, index, standing.block)
            found += (note for note in notes if not _is_undated_count(note))
    return tuple(
        replace(figure, id=FigureId(f"f-{paper.id[:8]}-{number}"))
        for number, figure in enumerate(
            _carry_safety_valve(with_stated_signs(found)), start=1
        )
    )


def _is_undated_count(figure: Figure) -> bool:
    """Whether a note only names a number: of a table, a page, a regulation."""
    is_dated = figure.period or figure.as_at
    return figure.unit is Unit.COUNT and not is_dated


def _prose_figures(
    whole: Whole, index: int, block: Paragraph | Footnote
) -> Iterator[Figure]:
    standing = whole.standings[index]
    intro = _intro(whole, index)
    introduced = (intro,) if intro else ()
    background = (*introduced, *reversed(standing.headings), whole.subject)
    year = find_table_year(introduced)
    account = year_of_headings(standing.headings[::-1]) or whole.year
    before: tuple[str, ...] = ()
    told: list[Figure] = []
    for sentence in split_sentences(block.text, number=_own_number(block)):
        place = locator(standing.words, _places_of(block, sentence))
        around = Around(
            next(iter(before), None),
            background,
            account,
            before_that=before[1:],
            own_point=whole.point,
            is_of_outturn=whole.is_of_outturn,
        )
        for figure in find_sentence_figures(whole.paper, sentence, place, around):
            of_year = as_told_before(_of_year(figure, year), told)
            told.append(of_year)
            yield of_year
        before = (sentence.text, *before)


def _own_number(block: Paragraph | Footnote) -> str | None:
    """The number that `block` is printed with; one that only goes on has none."""
    if isinstance(block, Footnote):
        return block.mark or None
    if block.is_continued:
        return None
    return block.number


def _intro(whole: Whole, index: int) -> str | None:
    """The sentence that introduces the list which the paragraph is an item of."""
    block = whole.standings[index].block
    if not isinstance(block, Paragraph) or not block.is_list_item:
        return None
    for standing in reversed(whole.standings[:index]):
        if not isinstance(standing.block, Paragraph):
            return None
        if not standing.block.is_list_item:
            last = split_sentences(standing.block.text)[-1:]
            return next((s.text for s in last if s.text.endswith((":", "."))), None)
    return None


def _of_year(figure: Figure, year: Period | None) -> Figure:
    """`figure` in the year that its list or its column is of, where it says none."""
    if year is None or figure.period or figure.as_at:
        return figure
    return replace(figure, period=year.year, as_at=year.as_at)


def _places_of(block: Paragraph | Footnote, sentence: Sentence) -> tuple[Place, ...]:
    """The place a sentence begins at, of those its paragraph has."""
    passed = 0
    for place in block.places:
        passed += place.end - place.start + 1
        if sentence.start < passed:
            return (place,)
    return block.places


def _table_figures(whole: Whole, index: int, table: Table) -> Iterator[Figure]:
    grid = read_grid(table, known=known_amounts(whole, index), said_of_all=whole.scale)
    setting = read_setting(whole, index, grid)
    numbering = _numbering(grid)
    for cell in grid.cells:
        if cell.column_number in numbering:
            continue
        is_score = setting.is_register and is_level(cell.cell.text)
        is_moved = setting.is_register and _SCORE_MOVED.search(cell.cell.text)
        if not cell.amounts and not is_score and not is_moved:
            yield from _cell_prose(whole.paper, setting, cell)
        for amount in cell.amounts:
            if not _is_name(setting, cell, amount):
                yield _cell_figure(whole.paper, setting, cell, amount)
    if setting.is_register:
        yield from _label_prose(whole.paper, setting)


def _numbering(grid: Grid) -> set[int]:
    """The columns that number rows or paragraphs: each cell is the next number."""
    columns: dict[int, list[str]] = {}
    for cell in grid.cells:
        columns.setdefault(cell.column_number, []).append(cell.cell.text.strip(". "))
    return {
        column
        for column, texts in columns.items()
        if len(texts) >= LEAST_NUMBERED
        and all(text.isdecimal() for text in texts)
        and [int(text) - int(texts[0]) for text in texts] == [*range(len(texts))]
    }


def _is_name(setting: Setting, cell: GridCell, amount: Amount) -> bool:
    """Whether a bare number is a score, a page, a reference: it measures nothing."""
    if amount.unit is not Unit.COUNT:
        return False
    if setting.is_register and is_level(cell.cell.text):
        return True
    headings = " ".join((*cell.row_path, *cell.column_path))
    if _DURATION.match(amount.printed) and not _TIME_UNIT.search(headings):
        return True
    named = (*cell.row_path[-1:], *cell.column_path, *setting.headings[:1])
    return any(_NAMES.search(text) for text in named)


def _cell_figure(
    paper: Paper, setting: Setting, cell: GridCell, amount: Amount
) -> Figure:
    table = setting.table
    rows = cell.row_path[::-1]
    columns = (*cell.column_path[::-1], *_twin(setting, cell))
    title = without_remark(table.caption or table.sheet or setting.announced)
    near = (*rows, *columns, title)
    lead = without_remark(setting.lead)
    said = (*near, lead, *setting.headings)
    measure = find_cell_measure(
        rows,
        (*columns, title),
        amount.unit,
        background=(lead, *setting.headings),
        beside=setting.labels,
        subject=setting.subject,
    )
    if measure is Measure.DSG_DEFICIT and not is_of_grant((*said, paper.title)):
        measure = Measure.OTHER
    times = _without_making((*columns, *rows), paper)
    period = find_period(times, said_on=paper.met_on) or setting.year
    if period and _YEAR_ALONE.fullmatch(period.as_at or "") and setting.closes_years:
        period = find_period((f"31 March {period.as_at}",), said_on=None)
    as_at = period.as_at if period else None
    if as_at and _YEAR_ALONE.fullmatch(as_at) and amount.unit is not Unit.GBP:
        as_at = in_month(as_at, rows, table.caption)
    year = (period.year if period else None) or find_account_year(
        setting, columns, as_at
    )
    is_money = amount.unit is Unit.GBP
    of_all = near if measure is Measure.SAVING else (*said, table.lead)
    flow = find_flow(measure, of_all, as_at=as_at) if is_money else None
    if year and not as_at and flow is Flow.CUMULATIVE and say_years_close(columns):
        as_at = year_end(year)
    time = opened(Time(year=year, as_at=as_at), measure, flow, (*rows, *columns))
    habit = find_habit(setting, cell)
    about = (*near, setting.note, setting.lead)
    basis = (
        find_money_basis(setting, cell, about, is_over=is_over(year, as_at, paper))
        if is_money
        else find_count_basis(cell)
    )
    if basis is Basis.FORECAST and is_closed(time, flow, (*rows, *columns), paper):
        basis = None  # it had closed when the year after it was forecast
    if basis is None and setting.is_of_outturn:
        basis = find_cell_basis(about, flow, time.as_at, said_on=paper.met_on)
    if is_movement(columns) or is_yet_to_come(basis, flow, year, as_at, paper):
        basis = None
    return Figure(
        id=FigureId(""),
        paper_id=paper.id,
        council=_council_of((*rows, *columns), paper),
        measure=measure,
        label=" – ".join(cell.row_path) or UNLABELLED,
        amount=_signed(amount, measure, habit),
        unit=amount.unit,
        printed=amount.printed,
        resolution=amount.resolution,
        locator=_cell_locator(setting, cell),
        quote=_row_quote(cell),
        block=_block_of(setting, measure, rows[:1], near, said),
        flow=flow,
        period=time.year,
        as_at=time.as_at,
        basis=basis,
        scenario=find_scenario(near) or find_scenario((_announced(setting),)),
        safety_valve=(
            find_safety_valve(
                measure,
                (*rows, *columns),
                about[len(near) - 1 :],
                beside=setting.labels,
            )
            if is_money
            else None
        ),
        stage=find_cell_stage(measure, cell, title, basis),
        vintage=_vintage(
            paper,
            setting,
            cell,
            is_of_point=is_told_at_points(amount.unit, measure, basis),
        ),
        caption=table.caption or setting.standing.words,
        row_path=cell.row_path,
        column_path=cell.column_path,
        is_approximate=amount.is_approximate,
        is_sign_told=is_cell_sign_told(amount, measure, habit),
    )


def _without_making(headings: Sequence[str], paper: Paper) -> Sequence[str]:
    """`headings` without the month that one says a forecast of a time was made in."""
    made = find_made_in(headings, said_on=paper.met_on)
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
        (*cell.row_path, *cell.column_path), said_on=paper.met_on
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


def _block_of(
    setting: Setting,
    measure: Measure,
    row: Sequence[str],
    near: Sequence[str | None],
    said: Sequence[str | None],
) -> FundingBlock | None:
    """The part of the grant: a row's own, or that of its table, or what is around."""
    named = [find_row_block(label, setting.labels) for label in row]
    if measure is not Measure.DSG_DEFICIT or not any(named):
        block = find_block(measure, said)
        is_left = block is FundingBlock.DSG and find_block(measure, near) is None
        return find_account_block(setting.labels) or block if is_left else block
    return named[0]


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


def _council_of(texts: Sequence[str], paper: Paper) -> str | None:
    """The council a cell's headings name, else the paper's; None for a group."""
    for text in texts:
        if _GROUPS.search(text):
            return None
        if _NATIONAL.search(text):
            return ENGLAND
        if mentions := find_councils(text):
            return mentions[0].name
    return paper.council


def _carry_safety_valve(figures: Sequence[Figure]) -> Iterator[Figure]:
    """A row that a later table of the paper prints again is gross or net as before."""
    said: dict[tuple[str, ...], Figure] = {}
    for figure in figures:
        key = (figure.measure, figure.flow or "", *figure.row_path)
        is_row = bool(figure.row_path) and figure.measure is Measure.DSG_DEFICIT
        if is_row and figure.safety_valve is not None:
            said[key] = figure
        elif is_row and key in said:
            yield replace(figure, safety_valve=said[key].safety_valve)
            continue
        yield figure
