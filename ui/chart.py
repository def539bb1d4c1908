"""What a chart shows of a comparison or a trend, before anything is drawn.

    Chart ── Group (like for like) ── Mark (a figure, with the words beside it)

Groups are told apart by pattern and by words, never by colour alone. A figure that may
not be compared is in a group of its own and says how it differs. The table of the same
figures goes with the chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.periods import print_date, print_year
from corpus.records import Basis, Figure, Measure, SafetyValve, Unit
from tools.compare import Comparison
from tools.comparison_sheets import (
    Papers,
    comparison_sheets,
    normalised_sheet,
    told_differences,
    trend_sheet,
)
from tools.export import Sheet
from tools.likeness import is_financial_year, time_of, time_order
from tools.normalised import (
    DENOMINATOR_WORDS,
    Denominator,
    Normalised,
    rank_normalised,
)
from tools.trend import Series, Trend, series_coordinates
from tools.vintages import tell_amount

_SEE_TABLE = "differs: see the table"
_INITIALS = {"dsg": "DSG", "ehcp": "EHCP"}
_AXIS_WORDS = {Unit.COUNT: "number", Unit.PERCENT: "per cent"}
_POUNDS = (
    (Decimal(10**6), "£ million"),
    (Decimal(10**3), "£ thousand"),
    (Decimal(1), "£"),
)
# The marks of a series stand beside each other in a line from this many on.
_FEWEST_IN_A_LINE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A figure in a chart: `name` says whose or when, `value` is in base units.

    `printed` is the label beside it; `note` how it differs from the rest, or empty.
    """

    name: str
    value: Decimal
    printed: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Marks that may be compared with one another; `is_apart` from all others."""

    name: str
    marks: tuple[Mark, ...]
    is_apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars, or lines where `is_over_time`, with all the words around them.

    `names` are those of the marks in the order they are laid out; `description` says
    in words what is drawn; `table` holds the same figures with their sources.
    """

    title: str
    unit: Unit
    is_over_time: bool
    names: tuple[str, ...]
    groups: tuple[Group, ...]
    description: str
    table: Sheet

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark, group after group."""
        return tuple(mark for group in self.groups for mark in group.marks)

    @property
    def scale(self) -> tuple[Decimal, str]:
        """What values are divided by along the axis, and the words for what is left."""
        if self.unit is not Unit.GBP:
            return Decimal(1), _AXIS_WORDS[self.unit]
        largest = max((abs(mark.value) for mark in self.marks), default=Decimal(0))
        fitting = (row for row in _POUNDS if largest >= row[0])
        return next(fitting, _POUNDS[-1])


def upper_marks(chart: Chart) -> frozenset[Mark]:
    """Return the marks whose label goes above, so that labels of lines keep apart.

    Of the marks at one time those are the upper half.
    """
    upper: set[Mark] = set()
    for name in chart.names:
        beside = [mark for mark in chart.marks if mark.name == name]
        beside.sort(key=lambda mark: mark.value, reverse=True)
        upper.update(beside[: (len(beside) + 1) // 2])
    return frozenset(upper)


def comparison_chart(comparison: Comparison, papers: Papers) -> Chart:
    """Return bars, a council each: those that may be compared first, largest first."""
    figures = [row.figure for row in comparison.rows]
    differs = dict(zip(figures, told_differences(figures), strict=True))
    ranked = [figure for one in comparison.rankings for figure in one.figures]
    apart_in = told_differences([one.figures[0] for one in comparison.rankings])
    groups = [
        Group(
            name=_set_name(words),
            marks=tuple(_bar(figure, "", papers) for figure in ranking.figures),
        )
        for ranking, words in zip(comparison.rankings, apart_in, strict=True)
    ]
    apart = tuple(_bar(f, differs[f], papers) for f in figures if f not in ranked)
    if apart:
        groups.append(Group(name="Not comparable", marks=apart, is_apart=True))
    return Chart(
        title=_title(measure_words(comparison.measure), figures),
        unit=_unit(figures),
        is_over_time=False,
        names=tuple(mark.name for group in groups for mark in group.marks),
        groups=tuple(groups),
        description=_described(groups),
        table=comparison_sheets(comparison, (), papers)[0],
    )


def normalised_chart(
    rows: Sequence[Normalised], measure: Measure, per: Denominator, papers: Papers
) -> Chart:
    """Return bars of shares, those that may be compared first, largest first.

    A figure without a denominator has no bar; the description says so.
    """
    ranked = rank_normalised(rows)
    groups = [
        Group(
            name=f"Comparable{f', set {number}' if len(ranked) > 1 else ''}",
            marks=tuple(_share_bar(row, papers) for row in one),
        )
        for number, one in enumerate(ranked, start=1)
    ]
    alike = [row for one in ranked for row in one]
    divided = [row for row in rows if row.working is not None]
    differs = told_differences([row.figure for row in divided])
    apart = tuple(
        _share_bar(row, papers, note=words or "what it is divided by")
        for row, words in zip(divided, differs, strict=True)
        if row not in alike
    )
    if len(divided) == 1:
        groups.append(Group(name="The only one", marks=_without_notes(apart)))
    elif apart:
        groups.append(Group(name="Not comparable", marks=apart, is_apart=True))
    none = "".join(
        f" No share of {_owner(row.figure, papers)}: {row.reason}."
        for row in rows
        if row.working is None
    )
    figures = [row.figure for row in divided]
    over = f"{measure_words(measure)} per {DENOMINATOR_WORDS[per]}"
    return Chart(
        title=_title(over, figures),
        unit=next((row.working.unit for row in divided if row.working), Unit.PERCENT),
        is_over_time=False,
        names=tuple(mark.name for group in groups for mark in group.marks),
        groups=tuple(groups),
        description=_described(groups) + none,
        table=normalised_sheet(rows, papers),
    )


def trend_chart(trend: Trend, papers: Papers) -> Chart:
    """Return a line for each like-for-like series of two times or more.

    What is said of one time alone is in the table, not in the picture.
    """
    drawn = [one for one in trend.series if len(one.points) >= _FEWEST_IN_A_LINE]
    units = [one for one in drawn if _unit_of(one) is _unit_of(drawn[0])]
    groups = tuple(
        Group(name=name, marks=tuple(_point(figure) for figure in series.figures))
        for name, series in zip(_series_names(units), units, strict=True)
    )
    figures = [figure for series in units for figure in series.figures]
    times = sorted({time_of(figure) or "" for figure in figures}, key=time_order)
    return Chart(
        title=f"{trend.council or 'Council not stated'}: "
        + _title(measure_words(trend.measure), figures),
        unit=_unit(figures),
        is_over_time=True,
        names=tuple(map(_time_words, times)),
        groups=groups,
        description=_described(groups),
        table=trend_sheet(trend, papers),
    )


def _share_bar(row: Normalised, papers: Papers, *, note: str = "") -> Mark:
    bar = _bar(row.figure, note, papers)
    if row.working is None:
        return bar
    return replace(bar, value=row.working.result, printed=row.working.printed)


def _without_notes(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(replace(mark, note="") for mark in marks)


def _owner(figure: Figure, papers: Papers) -> str:
    """Name whose figure it is, or the paper that does not say."""
    paper = papers.get(figure.paper_id)
    return figure.council or (paper.file_name if paper else "Council not stated")


def _bar(figure: Figure, differs: str, papers: Papers) -> Mark:
    basis = figure.basis or "basis not stated"
    when = _time_words(time_of(figure) or "") or "time not stated"
    return Mark(
        name=f"{_owner(figure, papers)}\n{when}, {basis}",
        value=figure.amount,
        printed=tell_amount(figure),
        note=differs,
    )


def _point(figure: Figure) -> Mark:
    return Mark(
        name=_time_words(time_of(figure) or ""),
        value=figure.amount,
        printed=tell_amount(figure),
    )


def _set_name(apart_in: str) -> str:
    """Name a set of figures; of several, by what sets it apart from the others."""
    return f"Comparable with one another – {apart_in}" if apart_in else "Comparable"


def _unit_of(series: Series) -> Unit:
    return series.points[0].figure.unit


def _unit(figures: Sequence[Figure]) -> Unit:
    return figures[0].unit if figures else Unit.GBP


def _series_names(series: Sequence[Series]) -> list[str]:
    """Name each series by what sets it apart from the others, and its basis."""
    rows = series_coordinates(series)
    is_telling = [
        any(column)
        for column in zip(
            *([each.differs for each in row] for row in rows), strict=True
        )
    ]
    return [
        "; ".join(
            f"{each.name}: {each.words}"
            for each, telling in zip(row, is_telling, strict=True)
            if telling or each.name == "basis"
        )
        for row in rows
    ]


def _title(what: str, figures: Sequence[Figure]) -> str:
    """Return measure, basis and gross or net: what no reader may be left to guess."""
    return f"{what} · {_basis(figures)} · {_gross_or_net(figures)}"


def measure_words(measure: Measure) -> str:
    """Return what is measured, to head a chart: "DSG deficit"."""
    first, *rest = [_INITIALS.get(word, word) for word in measure.value.split("_")]
    return " ".join((first[:1].upper() + first[1:], *rest))


def _basis(figures: Sequence[Figure]) -> str:
    bases: set[Basis | None] = {figure.basis for figure in figures}
    if len(bases) > 1:
        return f"basis {_SEE_TABLE}"
    (basis,) = bases or {None}
    return basis or "basis not stated"


def _gross_or_net(figures: Sequence[Figure]) -> str:
    told: set[SafetyValve | None] = {figure.safety_valve for figure in figures}
    if len(told) > 1:
        return f"gross or net {_SEE_TABLE}"
    (one,) = told or {None}
    return f"{one} of Safety Valve payments" if one else "gross or net not stated"


def _time_words(time: str) -> str:
    if is_financial_year(time):
        return print_year(time)
    return print_date(time) if time else ""


def _described(groups: Sequence[Group]) -> str:
    """Return the chart in words, for whoever cannot see it."""
    told = []
    for group in groups:
        marks = "; ".join(
            f"{mark.name.replace(chr(10), ', ')}: {mark.printed}"
            + (f" (differs in {mark.note})" if mark.note else "")
            for mark in group.marks
        )
        told.append(f"{group.name}: {marks}.")
    return " ".join(told) or "There is nothing to draw."
