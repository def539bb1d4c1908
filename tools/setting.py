"""What is said about a table outside of its cells: caption, lead, note, remarks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.pages import Paragraph, Table
from corpus.periods import read_periods
from corpus.records import Paper
from corpus.scales import read_scale
from corpus.times import Period
from corpus.years import year_of
from tools.account_year import is_of_an_account, moved_in, only_year, year_of_caption
from tools.grid import Grid, GridCell
from tools.heading_times import find_period, find_table_day, find_table_year
from tools.register import read_register
from tools.sections import Standing
from tools.sentences import split_sentences
from tools.sign_words import said_habit
from tools.signs import Habits, names_deficit_alone, read_habits
from tools.vocabulary import VARIANCE
from tools.whole import Whole

_CLOSES = re.compile(
    r"(?:\b(?:years? end(?:ing|ed)|(?:as )?at|balance)\s+|^\W*)31(?:st)?\s+march\b"
    r"(?!,?\s+\d)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:changes?|movements?|differences?|increases?)\b", re.IGNORECASE
)
_LEADS = re.compile(
    r":$|\b(?:tables?|below|following|follows|shown?|shows|set out|summaris\w+)\b",
    re.IGNORECASE,
)
_TABLE = re.compile(r"\btable (\d+(?:\.\d+)*|[A-Z]\b)", re.IGNORECASE)
_VARIANCE = re.compile(VARIANCE, re.IGNORECASE)
# A paragraph that goes on to speak of the table before it.
_NOTE = re.compile(
    r"(?:\W*\d[\d.]*\s+)?(?:note|this|the above|figures in|the (?:table|figures))\b"
    r"|\(?(?:brackets|negative|positive|minus)",
    re.IGNORECASE,
)
_RISK = re.compile(r"\brisks?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is said about a table outside of its cells, and what holds for all of it.

    `lead` is the sentence before it that speaks of it, `note` the paragraph after.
    `year` is that of a caption, where no heading has one; `account_year` that of its
    columns of budget and spend that name none, `moved_in` that of a column of what
    changed between the two years of the others. `closes_years` tells that its years are
    those that end on 31 March. `remark` is what the paper last said of signs.
    `is_register` tells a table of risks, whose scores are no figures. `point` is the
    one of the financial year at which the paper tells how things stand, `subject` what
    it is about, and `is_of_outturn` whether that is what a year came to.
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
    point: Period | None
    subject: str
    is_of_outturn: bool

    @property
    def labels(self) -> tuple[str, ...]:
        """The headings of the table's rows and columns, each once."""
        paths = [*(cell.row_path for cell in self.grid.cells), *self.grid.columns]
        return tuple(dict.fromkeys(text for path in paths for text in path))

    @property
    def announced(self) -> str | None:
        """The sentence that alone says what the table is of: it names only times."""
        lead = self.lead or ""
        are_times = all(map(read_periods, self.labels))
        return lead if lead.endswith(":") and are_times else None

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings over the table, nearest first."""
        return self.standing.headings[::-1]

    @property
    def table(self) -> Table:
        """The table itself."""
        return self.grid.table

    def beside(self, cell: GridCell) -> Iterator[tuple[tuple[str, ...], ...]]:
        """Yield the headings of the columns that share outer headings with the cell's.

        Those that share most come first; the last are all the table's.
        """
        for depth in range(len(cell.column_path) - 1, -1, -1):
            outer = cell.column_path[:depth]
            yield tuple(p for p in self.grid.columns if p and p[:depth] == outer)


def read_setting(whole: Whole, index: int, grid: Grid) -> Setting:
    """Return what is said about the table of `grid`, block `index` of `whole`."""
    standing, table = whole.standings[index], grid.table
    after = [s.block for s in whole.standings[index + 1 : index + 2]]
    notes = [block.text for block in after if isinstance(block, Paragraph)]
    around = (table.caption, table.lead, *standing.headings[-1:])
    is_about_risk = any(_RISK.search(words) for words in around if words)
    times = _times_of_columns(grid, whole.paper)
    return Setting(
        standing=standing,
        grid=grid,
        lead=_lead(table),
        note=next(
            (text for text in notes if _NOTE.match(text) or said_habit((text,))), None
        ),
        habits=read_habits(grid),
        year=_year_of_all(standing, table, grid, whole.paper.title),
        account_year=year_of_caption(table.caption)
        or (only_year(times) if times else whole.year),
        moved_in=moved_in(times),
        closes_years=say_years_close(
            (table.caption, table.lead, *standing.headings[-1:], *_corner(grid))
        ),
        remark=_remark(whole, index),
        is_register=bool(read_register(table, is_about_risk=is_about_risk)),
        point=whole.point,
        subject=whole.subject,
        is_of_outturn=whole.is_of_outturn,
    )


def _lead(table: Table) -> str | None:
    """The last sentence before the table, in its paragraph, that is about it.

    One that names the table goes before any that only leads to something.
    """
    sentences = [
        sentence.text
        for sentence in split_sentences(table.lead or "")
        if not _is_about_another(sentence.text, table)
    ]
    by_name = [text for text in sentences if _TABLE.search(text)]
    last_first = reversed([*sentences, *by_name])
    about = (text for text in last_first if _LEADS.search(text))
    unit = " ".join(sentences[-2:]) if read_scale(" ".join(sentences[-2:])) else None
    return next(about, unit)


def _is_about_another(sentence: str, table: Table) -> bool:
    """Whether `sentence` speaks of tables, and `table`, by its label, is none."""
    own = _TABLE.match(table.caption or "")
    named = {found[1].lower() for found in _TABLE.finditer(sentence)}
    return own is not None and bool(named) and own[1].lower() not in named


def _year_of_all(
    standing: Standing, table: Table, grid: Grid, title: str | None
) -> Period | None:
    paths = {path for cell in grid.cells for path in (cell.column_path, cell.row_path)}
    if any(find_period(path, said_on=None) for path in paths):
        return find_table_day((table.caption,))
    said = (table.caption, table.sheet, _lead(table))
    year = find_table_year(said)
    return (
        year
        or find_table_day(said)
        or find_table_year((*standing.headings[::-1], title))
    )


def say_years_close(headings: Iterable[str | None]) -> bool:
    """Return whether one of `headings` says that its years end on 31 March."""
    return any(_CLOSES.search(text) for text in headings if text)


def _remark(whole: Whole, index: int) -> str | None:
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


def find_account_year(
    setting: Setting, columns: Sequence[str], as_at: str | None
) -> str | None:
    """Return the year of a column of budget, spend or change that names none.

    Args:
        setting: The table's.
        columns: The headings over the cell, nearest first.
        as_at: A day that they name, which the year holds, or None.
    """
    if columns and _MOVED.search(columns[0]) and setting.moved_in:
        return setting.moved_in
    if not any(map(is_of_an_account, columns)):
        return None
    if as_at is not None and len(as_at) >= len("2024-03"):
        return year_of(as_at)
    return setting.account_year or _year_varied(setting, columns)


def _year_varied(setting: Setting, columns: Sequence[str]) -> str | None:
    """The year of a variance: that of the budget and the forecast just before it."""
    if not _VARIANCE.search(columns[0]):
        return None
    paths = setting.grid.columns
    own = [i for i, p in enumerate(paths) if p and p[::-1] == (*columns[: len(p)],)]
    if len(own) != 1:
        return None
    before = paths[max(0, own[0] - 2) : own[0]]
    years = {only_year(read_periods(" ".join(path))) for path in before}
    return years.pop() if len(before) == 2 and len(years) == 1 else None  # noqa: PLR2004 -- what is varied, from what


def find_habit(setting: Setting, cell: GridCell) -> int | None:
    """Return by which factor, 1 or -1, a deficit is printed in `cell`, or None.

    Its headings tell, else the table's sums, else what is said beside the table; a
    caption of deficits alone goes before what was said of others before it.
    """
    table = setting.table
    own = said_habit((*cell.row_path[::-1], *cell.column_path[::-1]))
    beside = said_habit((table.caption, table.sheet, table.lead, setting.note))
    before = said_habit((*setting.headings[:1], setting.remark))
    of_sums = setting.habits.of(cell)
    return own or of_sums or beside or _by_caption(setting) or before


def _by_caption(setting: Setting) -> int | None:
    """1 where the caption is of deficits alone and no amount has a minus, or None."""
    caption = setting.table.caption or ""
    amounts = [cell.amount for cell in setting.grid.cells if cell.amount]
    is_bare = all(one.amount >= 0 and not one.is_bracketed for one in amounts)
    return 1 if is_bare and names_deficit_alone(caption) else None
