"""Blocks to figures: every number of a paper with the coordinates the paper gives it.

A table's cell takes its coordinates from the nearest heading that says them: row,
column, caption, the sentence before the table, the section. A number in prose takes
them from its clause, then its sentence. What none of them says stays None.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.councils import ENGLAND, find_councils
from corpus.money import Amount, read_amounts, read_scale
from corpus.pages import Footnote, Page, Paragraph, Place, Table
from corpus.periods import Period, read_periods, year_end, year_of
from corpus.records import Basis, Figure, FigureId, Locator, Measure, Paper, Unit
from tools.account_year import account_year, is_of_an_account, moved_in, only_year
from tools.coordinates import (
    find_basis,
    find_block,
    find_flow,
    find_period,
    find_safety_valve,
    find_stage,
    find_table_day,
    find_table_year,
    find_vintage,
    is_cell_sign_told,
    sign_cell,
)
from tools.grid import Grid, GridCell, read_grid
from tools.measures import find_cell_measure
from tools.prose_figures import find_sentence_figures
from tools.register import is_level, read_register
from tools.sections import Standing, locator, shorten, walk
from tools.sentences import Sentence, split_sentences
from tools.signs import Habits, read_habits, said_habit, without_remark
from tools.vocabulary import SCENARIOS, find_coordinate

# A row longer than this is quoted by its cell alone.
QUOTE_LIMIT = 300
UNLABELLED = "(row without a label)"

# Columns and rows whose numbers name something and count nothing.
_NAMES = re.compile(
    r"^(?:agenda )?item\b|\bref(?:erence)?s?\b|\bagenda\b|^pages?\b|\bpage number"
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
_TIME_UNIT = re.compile(r"\b(?:years?|months?|weeks?|days?|hours?)\b", re.IGNORECASE)
_DURATION = re.compile(rf"[^\d]*\d+\s*{_TIME_UNIT.pattern}", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_CLOSES = re.compile(
    r"\b(?:years? end(?:ing|ed)|(?:as )?at)\s+31(?:st)?\s+march\b(?!\s+\d)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:changes?|movements?|differences?|increases?)\b", re.IGNORECASE
)
# What a variance is of: a forecast for the year, where spend to date stands beside it.
_VARIED = (Basis.FORECAST, Basis.OUTTURN)
_VARIANCE = re.compile(
    r"\bvarianc|\b(?:over|under)|\bsurplus\b|\bdeficit\b|\bdifference\b", re.IGNORECASE
)
_LEADS = re.compile(
    r":$|\b(?:tables?|below|following|follows|shown?|shows|set out|summaris\w+)\b",
    re.IGNORECASE,
)
# A paragraph that goes on to speak of the table before it.
_NOTE = re.compile(
    r"(?:\W*\d[\d.]*\s+)?(?:note|this|the above|figures in|the (?:table|figures))\b"
    r"|\(?(?:brackets|negative|positive|minus)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?<=[.;:])\s+(?=\(?[a-z]\)\s)")
_VALVE = re.compile(r"\bsafety[- ]valve\b", re.IGNORECASE)
_RISK = re.compile(r"\brisks?\b", re.IGNORECASE)


def find_figures(paper: Paper, pages: Sequence[Page]) -> tuple[Figure, ...]:
    """Return every figure of `paper`, in reading order.

    Args:
        paper: Whose council and meeting date the figures inherit.
        pages: Its pages after `ingest.layout.arrange`.
    """
    whole = _read_whole(paper, tuple(walk(pages)))
    found: list[Figure] = []
    for index, standing in enumerate(whole.standings):
        if isinstance(standing.block, Table):
            found += _table_figures(whole, index, standing.block)
        elif isinstance(standing.block, Paragraph):
            found += _prose_figures(whole, index, standing.block)
        elif isinstance(standing.block, Footnote):
            notes = _prose_figures(whole, index, standing.block)
            found += (note for note in notes if note.unit is not Unit.COUNT)
    return tuple(
        replace(figure, id=FigureId(f"f-{paper.id[:8]}-{number}"))
        for number, figure in enumerate(_carry_safety_valve(found), start=1)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Whole:
    """A paper's blocks, and what is said in one that holds for others.

    `subject` is its title, and the Safety Valve if it speaks of it. `known` are the
    amounts its paragraphs print with their size, by the paragraph's place. `year` is
    the financial year that all of it accounts for, if it does for one.
    """

    paper: Paper
    standings: tuple[Standing, ...]
    subject: str
    known: Mapping[int, tuple[Amount, ...]]
    year: str | None


def _read_whole(paper: Paper, standings: tuple[Standing, ...]) -> _Whole:
    texts = {
        place: standing.block.text
        for place, standing in enumerate(standings)
        if not isinstance(standing.block, Table)
    }
    valves = (_VALVE.search(text) for text in texts.values())
    mentioned = next((found[0] for found in valves if found), "")
    has_tables = len(texts) < len(standings)
    return _Whole(
        paper=paper,
        standings=standings,
        subject=f"{paper.title or ''} {mentioned}".strip(),
        known={
            place: tuple(a for a in read_amounts(text) if a.has_scale)
            for place, text in texts.items()
            if has_tables and "£" in text
        },
        year=account_year(paper.title, tuple(texts.values())),
    )


def _prose_figures(
    whole: _Whole, index: int, block: Paragraph | Footnote
) -> Iterator[Figure]:
    standing = whole.standings[index]
    intro = _intro(whole, index)
    introduced = (intro,) if intro else ()
    background = (*introduced, *reversed(standing.headings), whole.subject)
    year = find_table_year(introduced)
    earlier: str | None = None
    for sentence in split_sentences(block.text, number=_own_number(block)):
        place = locator(standing.words, _places_of(block, sentence))
        for figure in find_sentence_figures(
            whole.paper,
            sentence,
            place,
            earlier=earlier,
            background=background,
            account_year=whole.year,
        ):
            yield _of_year(figure, year)
        earlier = sentence.text


def _own_number(block: Paragraph | Footnote) -> str | None:
    """The number that `block` is printed with; one that only goes on has none."""
    if isinstance(block, Footnote) or block.is_continued:
        return None
    return block.number


def _intro(whole: _Whole, index: int) -> str | None:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What is said about a table outside of its cells, and what holds for all of it.

    `lead` is the sentence before it that speaks of it, `note` the paragraph after.
    `year` is that of a caption, where no heading has one; `account_year` that of its
    columns of budget and spend that name none, `moved_in` that of a column of what
    changed between the two years of the others. `closes_years` tells that its years are
    those that end on 31 March. `remark` is what the paper last said
    of signs. `is_register` tells a table of risks, whose scores are no figures.
    """

    standing: Standing
    grid: Grid
    lead: str | None
    note: str | None
    habits: Habits
    year: Period | None
    account_year: str | None
    moved_in: str | None
    closes_years: bool
    remark: str | None
    is_register: bool

    @property
    def labels(self) -> tuple[str, ...]:
        """The headings of the table's rows and columns, each once."""
        paths = [*(cell.row_path for cell in self.grid.cells), *self.grid.columns]
        return tuple(dict.fromkeys(text for path in paths for text in path))

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings over the table, nearest first."""
        return self.standing.headings[::-1]

    @property
    def table(self) -> Table:
        """The table itself."""
        return self.grid.table

    def beside(self, cell: GridCell) -> tuple[tuple[str, ...], ...]:
        """The headings of the columns that share the outer headings of the cell's."""
        outer = cell.column_path[:-1]
        return tuple(p for p in self.grid.columns if p and p[:-1] == outer)


def _table_figures(whole: _Whole, index: int, table: Table) -> Iterator[Figure]:
    grid = read_grid(table, known=_known(whole, index))
    setting = _setting(whole, index, grid)
    for cell in grid.cells:
        is_score = setting.is_register and is_level(cell.cell.text)
        if not cell.amounts and not is_score:
            yield from _cell_prose(whole.paper, setting, cell)
        for amount in cell.amounts:
            if not _is_name(setting, cell, amount):
                yield _cell_figure(whole.paper, setting, cell, amount)
    if setting.is_register:
        yield from _label_prose(whole.paper, setting)


def _known(whole: _Whole, index: int) -> tuple[Amount, ...]:
    """The amounts of the paper's sentences, those of the same section first."""
    here = whole.standings[index].headings
    nearest = sorted(
        whole.known,
        key=lambda place: (
            whole.standings[place].headings != here,
            abs(place - index),
        ),
    )
    return tuple(amount for place in nearest for amount in whole.known[place])


def _setting(whole: _Whole, index: int, grid: Grid) -> _Setting:
    standing, table = whole.standings[index], grid.table
    after = [s.block for s in whole.standings[index + 1 : index + 2]]
    notes = [block.text for block in after if isinstance(block, Paragraph)]
    around = (table.caption, table.lead, *standing.headings[-1:])
    is_about_risk = any(_RISK.search(words) for words in around if words)
    times = _times_of_columns(grid, whole.paper)
    return _Setting(
        standing=standing,
        grid=grid,
        lead=_lead(table),
        note=next((text for text in notes if _NOTE.match(text)), None),
        habits=read_habits(grid),
        year=_year_of_all(standing, table, grid, whole.paper.title),
        account_year=only_year(times) if times else whole.year,
        moved_in=moved_in(times),
        closes_years=any(
            _CLOSES.search(text or "")
            for text in (
                table.caption,
                table.lead,
                *standing.headings[-1:],
                *_corner(grid),
            )
        ),
        remark=_remark(whole, index),
        is_register=bool(read_register(table, is_about_risk=is_about_risk)),
    )


def _lead(table: Table) -> str | None:
    """The last sentence before the table, in its paragraph, that is about it."""
    sentences = [sentence.text for sentence in split_sentences(table.lead or "")]
    about = (text for text in reversed(sentences) if _LEADS.search(text))
    unit = " ".join(sentences[-2:]) if read_scale(" ".join(sentences[-2:])) else None
    return next(about, unit)


def _year_of_all(
    standing: Standing, table: Table, grid: Grid, title: str | None
) -> Period | None:
    paths = {path for cell in grid.cells for path in (cell.column_path, cell.row_path)}
    if any(find_period(path, said_on=None) for path in paths):
        return None
    said = (table.caption, table.sheet, _lead(table))
    year = find_table_year(said)
    return (
        year
        or find_table_day(said)
        or find_table_year((*standing.headings[::-1], title))
    )


def _remark(whole: _Whole, index: int) -> str | None:
    """The last paragraph before the table that says what its brackets mean."""
    for standing in reversed(whole.standings[:index]):
        block = standing.block
        if not isinstance(block, Table) and said_habit((block.text,)):
            return block.text
    return None


def _corner(grid: Grid) -> tuple[str, ...]:
    """The headings over the labels: "Year ending 31 March"."""
    return grid.columns[0] if grid.columns else ()


def _times_of_columns(grid: Grid, paper: Paper) -> list[Period]:
    return [
        period
        for path in grid.columns
        for period in read_periods(" ".join(path), said_on=paper.met_on)
    ]


def _is_name(setting: _Setting, cell: GridCell, amount: Amount) -> bool:
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
    paper: Paper, setting: _Setting, cell: GridCell, amount: Amount
) -> Figure:
    table = setting.table
    rows, columns = cell.row_path[::-1], cell.column_path[::-1]
    title = without_remark(table.caption or table.sheet)
    near = (*rows, *columns, title)
    lead = without_remark(setting.lead)
    said = (*near, lead, *setting.headings)
    measure = find_cell_measure(
        rows,
        (*columns, title),
        amount.unit,
        background=(lead, *setting.headings),
        beside=setting.labels,
    )
    period = find_period((*columns, *rows), said_on=paper.met_on) or setting.year
    if period and _YEAR_ALONE.fullmatch(period.as_at or "") and setting.closes_years:
        period = find_period((f"31 March {period.as_at}",), said_on=None)
    as_at = period.as_at if period else None
    year = (period.year if period else None) or _account_year(setting, columns, as_at)
    is_money = amount.unit is Unit.GBP
    habit = _habit(setting, cell)
    about = (*near, setting.note, setting.lead)
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
        block=find_block(measure, said),
        flow=find_flow(measure, (*said, table.lead), as_at=as_at) if is_money else None,
        period=year,
        as_at=as_at,
        basis=(
            _basis_of(setting, cell, about, is_over=_is_over(year, as_at, paper))
            if is_money
            else _basis_of_count(cell)
        ),
        scenario=find_coordinate(SCENARIOS, near),
        safety_valve=find_safety_valve(measure, about) if is_money else None,
        stage=find_stage(measure, near),
        vintage=find_vintage((table.caption, table.lead)) or paper.met_on,
        caption=table.caption or setting.standing.words,
        row_path=cell.row_path,
        column_path=cell.column_path,
        is_approximate=amount.is_approximate,
        is_sign_told=is_cell_sign_told(amount, measure, habit),
    )


def _account_year(
    setting: _Setting, columns: Sequence[str], as_at: str | None
) -> str | None:
    """The year of a column of budget, spend or variance that names none itself."""
    if columns and _MOVED.search(columns[0]) and setting.moved_in:
        return setting.moved_in
    if not any(map(is_of_an_account, columns)):
        return None
    if as_at is not None and len(as_at) >= len("2024-03"):
        return year_of(as_at)
    return setting.account_year


def _basis_of(
    setting: _Setting,
    cell: GridCell,
    about: Sequence[str | None],
    *,
    is_over: bool,
) -> Basis | None:
    """The basis of money: its column's, or that of the columns a variance is of.

    Where a table marks what is forecast, a year that was over (`is_over`) when the
    paper was written and bears no mark is outturn.
    """
    headings = (*cell.column_path[::-1], *cell.row_path[::-1])
    if any(map(_EITHER.search, headings)):
        return Basis.OUTTURN if is_over else Basis.FORECAST
    if own := find_basis(cell.column_path[::-1]):
        return own
    if cell.column_path and _VARIANCE.search(cell.column_path[-1]):
        beside = {find_basis((path[-1],)) for path in setting.beside(cell)}
        if sure := [basis for basis in _VARIED if basis in beside]:
            return sure[0]
    if is_over and not find_basis(headings) and _marks_forecasts(setting, headings):
        return Basis.OUTTURN
    return find_basis(about)


def _basis_of_count(cell: GridCell) -> Basis | None:
    """The basis of a count or a share; "plans" in its row are what is counted."""
    basis = find_basis(cell.row_path[::-1])
    of_column = find_basis(cell.column_path[::-1])
    return of_column or (None if basis is Basis.PLAN else basis)


def _is_over(year: str | None, as_at: str | None, paper: Paper) -> bool:
    """Whether a year had ended, or a day come, when `paper` was written."""
    day = as_at or (year_end(year) if year else None)
    return bool(day and paper.met_on) and str(day) <= str(paper.met_on)


def _marks_forecasts(setting: _Setting, headings: Sequence[str]) -> bool:
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


def _signed(amount: Amount, measure: Measure, habit: int | None) -> Decimal:
    """The amount, a deficit positive, and so what the DfE pays to take off it."""
    if measure is Measure.SAFETY_VALVE_FUNDING:
        return abs(amount.amount)
    return sign_cell(amount, habit) if measure is Measure.DSG_DEFICIT else amount.amount


def _habit(setting: _Setting, cell: GridCell) -> int | None:
    """By which factor a deficit is printed: by headings, by sums, by the caption."""
    table = setting.table
    own = said_habit((*cell.row_path[::-1], *cell.column_path[::-1]))
    around = said_habit(
        (
            *(table.caption, table.sheet, table.lead, setting.note),
            *(*setting.headings[:1], setting.remark),
        )
    )
    return own or setting.habits.of(cell) or around


def _cell_locator(setting: _Setting, cell: GridCell) -> Locator:
    label = " – ".join(cell.row_path) or str(cell.row_number)
    words = f"{setting.standing.words}; row {shorten(label)}"
    if cell.column_path:
        words = f"{words}; column {shorten(' – '.join(cell.column_path))}"
    return locator(words, cell.cell.places)


def _row_quote(cell: GridCell) -> str:
    """The printed row, from its label to its end, or the cell where that is long."""
    row = " ".join(c.text for c in cell.row.cells if c.text and not c.is_merged)
    return row if len(row) <= QUOTE_LIMIT else cell.cell.text


def _label_prose(paper: Paper, setting: _Setting) -> Iterator[Figure]:
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


def _cell_prose(paper: Paper, setting: _Setting, cell: GridCell) -> Iterator[Figure]:
    """Figures from a cell that holds words: "£84,000 circa plus oncosts"."""
    place = _cell_locator(setting, cell)
    headings = (*cell.row_path[::-1], *cell.column_path[::-1])
    for item in _ITEM.split(cell.cell.text):
        earlier: str | None = None
        for sentence in split_sentences(item):
            for figure in find_sentence_figures(
                paper, sentence, place, earlier=earlier, background=headings
            ):
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
