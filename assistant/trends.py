"""A line of a table over its years: which way it goes, and when it comes to nought."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.desk import Desk, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.grammar import BLOCKS_ASKED
from assistant.lines import AS_LIKELY, Line, Meant, is_of_council, lines_of, meant
from assistant.pairs_asked import is_of_kind_asked
from assistant.question import Question
from assistant.times_told import is_said
from assistant.wording import coordinates, say, table_of, way_of, who, year_of
from corpus.records import Basis, Figure, Flow, FundingBlock, Measure
from tools.likeness import newest_first, print_vintage, said_on

# A line is followed when it meets this share of the question's words.
LEAST_MERIT = 0.2
# Two figures are a change; a trend and a forecast have more.
LEAST_YEARS = 3

# A heading's unit is printed with each number.
_UNIT = re.compile(r"\s*\(?£\s?(?:m|k|millions?|,?0{3}s?)\b\)?", re.IGNORECASE)
# "(Deficit)/surplus" is the name of a row, whatever a year of it is.
_EITHER_SIDE = re.compile(r"\bdeficit\b.*\bsurplus\b|\bover\b.*\bunder", re.IGNORECASE)
_BY_HOW_MUCH = re.compile(r"\b(?:by )?how (?:much|far|many)\b", re.IGNORECASE)
_OVERSPEND = re.compile(r"\boverspend", re.IGNORECASE)
_BETWEEN = re.compile(r"\bvari(?:anc|ation)|\bdifference\b", re.IGNORECASE)
_TO_A_TIME = re.compile(
    r"\b(?:to|by|since|from|until|till|through|after|before|beyond|over|between|and)"
    r" (?:the )?(?:end of )?\W*$",
    re.IGNORECASE,
)
# How it was told anew as the year went on.
_WITHIN_YEAR = re.compile(
    r"\b(?:this|during the|through the|over the|in the) (?:financial )?year\b(?! to\b)"
    r"|\bso far\b|\bsince (?:the|its|their) (?:\w+ )?budget\b",
    re.IGNORECASE,
)
# A count of a year that is not over is less than that of a whole one.
_SO_FAR = re.compile(
    r"\((?:up )?to (?:\d{1,2}\w* )?[A-Z][a-z]{2,}\b[^)]*\)|\bso far\b|\bto date\b"
    r"|\bpart[- ]year\b|\bytd\b|\bfirst (?:\w+ )?(?:months?|half|quarters?|terms?)\b",
    re.IGNORECASE,
)
_PLANNED = frozenset({Basis.PLAN, Basis.AGREEMENT, Basis.BUDGET})
# "When does the deficit clear": the year in which a balance is nought.
CLEARS = re.compile(
    r"\b(?:deficit|balance|debt|books|grant|dsg|block)\b[^?.]*\b(?:clear(?:s|ed|ance)?|gone"
    r"|paid off|eliminated|recovered|wiped|in (?:the )?(?:balance|black|surplus)"
    r"|(?:turn|go|goe|move|get)s?(?: back)? (?:in)?to (?:balance|surplus|credit))\b"
    r"|\b(?:breaks? even|in balance|out of (?:the red|deficit)|stops? overspending)\b"
    r"|\boverspend(?:ing)?\b[^?.]*\b(?:stops?|ends?)\b",
    re.IGNORECASE,
)


def trend(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return a row of a table year by year, and which way it goes."""
    del weighed
    asked = len(desk.question.periods)
    if 0 < asked < LEAST_YEARS and _BY_HOW_MUCH.search(desk.question.text):
        return None
    if _is_of_one_time(desk.question):
        return None
    newest, *earlier = _versions(desk) or (None,)
    if newest is None:
        return None
    told = newest.figures
    is_mixed = len({figure.basis for figure in told}) > 1
    listed = "; ".join(_dated_figure(one, told, with_basis=is_mixed) for one in told)
    body = say(f"Year by year: {listed}.", *(figure.id for figure in told))
    before = (_way_told(desk, line, lead="Said earlier: ") for line in earlier)
    sentences = (_way_told(desk, newest), body, *before)
    return Draft(status="answered", sentences=sentences)


def _way_told(desk: Desk, line: Line, *, lead: str = "") -> DraftSentence:
    """Which way a line goes, from its first time to its last."""
    series = _once_a_time(line.figures)
    first, last = series[0], series[-1]
    paper = desk.papers()[first.paper_id]
    is_mixed = len({figure.basis for figure in line.figures}) > 1
    way = f"its surplus {way_of(_mirrored(series))}" if _is_owned(series) else None
    return say(
        f"{lead}{who(first, paper)}, {_name_of(line)}, from {{{first.id}}} in"
        f" {year_of(first)} to {{{last.id}}} in {year_of(last)}:"
        f" {way or f'it {way_of(series)}'}"
        f" ({coordinates(first, with_basis=not is_mixed)}; {table_of(first)}).",
        *(figure.id for figure in series),
    )


def _is_of_part(figure: Figure) -> bool:
    """Whether a figure is of no more of its year than is over: "(to 30 November)"."""
    return bool(_SO_FAR.search(" ".join((*figure.row_path, *figure.column_path))))


def _is_owned(series: Sequence[Figure]) -> bool:
    """Whether all of a line of balances are surpluses."""
    return all(
        f.amount < 0 and f.measure is Measure.DSG_DEFICIT and f.flow is Flow.CUMULATIVE
        for f in series
    )


def _mirrored(series: Sequence[Figure]) -> list[Figure]:
    return [replace(figure, amount=-figure.amount) for figure in series]


def _once_a_time(figures: Sequence[Figure]) -> list[Figure]:
    """One figure of each time: of several what was said last, before any plan."""
    by_time: dict[str, list[Figure]] = {}
    for figure in figures:
        by_time.setdefault(_when(figure), []).append(figure)
    return [
        newest_first([one for one in same if one.basis not in _PLANNED] or same)[0]
        for same in by_time.values()
    ]


def _name_of(line: Line) -> str:
    """Return what a line is called; quoted where it names both sides of nought."""
    name = _UNIT.sub("", line.heading)
    return f"“{name}”" if _EITHER_SIDE.search(name) else name


def _dated_figure(figure: Figure, series: Sequence[Figure], *, with_basis: bool) -> str:
    """One of a series: "2024/25 £50.1m (forecast)"; of two forecasts, as said when."""
    same = [one for one in series if _when(one) == _when(figure)]
    is_said_anew = len({one.vintage for one in same}) > 1 and figure.vintage
    notes = (
        str(figure.basis or "basis not stated") if with_basis else "",
        f"said {print_vintage(str(figure.vintage))}" if is_said_anew else "",
    )
    told = ", ".join(filter(None, notes))
    return f"{year_of(figure)} {{{figure.id}}}{f' ({told})' if told else ''}"


def _versions(desk: Desk) -> list[Line]:
    """The line asked about, what was said of it last first and its earlier versions.

    One where a version is asked for: by when it was said, or as it was agreed.
    """
    lines = _followed(desk)
    first = next(lines, None)
    question = desk.question
    if first is None:
        return []
    if question.vintages or question.basis is not None:
        return [first]
    same = [line for line in lines if _is_version(line, first)]
    by_time = {said_on(line.first): line for line in (*reversed(same), first)}
    return [by_time[time] for time in sorted(by_time, reverse=True)]


def _is_version(line: Line, other: Line) -> bool:
    """Whether two lines tell of the same thing, in tables of another time."""
    return line.heading == other.heading and _thing(line.first) == _thing(other.first)


def _thing(figure: Figure) -> tuple[object, ...]:
    said = (figure.council, figure.measure, figure.unit, figure.flow, figure.block)
    return (*said, figure.scenario, figure.safety_valve)


def _followed(desk: Desk) -> Iterator[Line]:
    """The lines asked about, likeliest first, each in the order of its times."""
    question = desk.question
    ranked = meant(question, lines_of(desk.figures()))
    for likely in _balances_first(question, ranked):
        if likely.merit < LEAST_MERIT:
            break
        timed = [f for f in likely.line.figures if _is_of_time(question, f)]
        if question.vintages:
            timed = [f for f in timed if any(is_said(f, v) for v in question.vintages)]
        timed = [f for f in timed if not _is_of_other_flow(question, f)]
        whole = [f for f in timed if not _is_of_part(f)]
        series = [f for f in whole if _is_like(f, whole[0])]
        is_of_kind = all(is_of_kind_asked(question, figure) for figure in series)
        if _is_of_other_part(question, series) or not is_of_kind:
            continue
        if len({*map(_when, series)}) >= LEAST_YEARS:
            yield replace(likely.line, figures=tuple(sorted(series, key=_when)))


def _balances_first(question: Question, ranked: Sequence[Meant]) -> list[Meant]:
    """`ranked`, of a table's lines the balances first where no flow is asked about.

    "What is happening to the surplus" is of what is left, not of what a year adds.
    """
    tabled = [m for m in ranked if m.line.is_of_table]
    if question.flow or Measure.DSG_DEFICIT not in question.measures:
        return tabled
    least = AS_LIKELY * max((m.merit for m in tabled), default=0)
    first = [m for m in tabled if m.merit >= least and _is_of_balances(m.line)]
    return first + [m for m in tabled if m not in first]


def _is_of_balances(line: Line) -> bool:
    return any(figure.flow is Flow.CUMULATIVE for figure in line.figures)


def _is_of_other_flow(question: Question, figure: Figure) -> bool:
    """Whether a balance is told where a year's deficit is asked of, or so."""
    is_owed = figure.measure is Measure.DSG_DEFICIT
    return is_owed and None is not figure.flow is not question.flow is not None


def _is_like(figure: Figure, other: Figure) -> bool:
    """Whether two of a line count the same: no balance is one with a year's."""
    is_one_flow = figure.flow is other.flow or None in (figure.flow, other.flow)
    return figure.unit is other.unit and is_one_flow


def _is_of_one_time(question: Question) -> bool:
    """Whether how the figure of one time was told is asked, and no line of years.

    What it goes on "to", "by" or "since" a time is followed over the years.
    """
    if not question.periods and _WITHIN_YEAR.search(question.text):
        return True
    if len(question.periods) != 1:
        return False
    (time,) = question.periods
    is_open = _TO_A_TIME.search(question.text.partition(time.printed)[0])
    return not (time.is_range or is_open or time.as_at)


def _is_of_other_part(question: Question, series: Sequence[Figure]) -> bool:
    """Whether a line is of a part of the grant that no deficit is asked of."""
    is_plain = question.is_of_deficit and question.block is None
    return is_plain and any(
        figure.block is block or name.search(" ".join(figure.row_path))
        for block, name in BLOCKS_ASKED
        if block is not FundingBlock.DSG
        for figure in series
    )


def _is_of_time(question: Question, figure: Figure) -> bool:
    """Whether a figure is of a time, and of the years asked about where a span is.

    What stands between two columns of one time is no more of it.
    """
    if _BETWEEN.search(" ".join(figure.column_path)):
        return False
    dates = sorted(p.as_at for p in question.periods if p.as_at)
    if figure.as_at and len(dates) > 1:
        return dates[0] <= figure.as_at and figure.as_at[: len(dates[-1])] <= dates[-1]
    if not figure.period:
        return figure.as_at is not None
    years = sorted(y for p in question.periods for y in (p.first, p.year) if y)
    if len(years) < 2:  # noqa: PLR2004 -- a span has two ends
        return True
    return years[0] <= figure.period <= years[-1]


def clears(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return when a forecast deficit is gone: the first year it is nought or less.

    It is the balance, or what a year adds to it where "in-year" is asked. One sentence
    for each table that forecasts it, the newest said first.
    """
    del weighed
    question = desk.question
    if not CLEARS.search(question.text):
        return None
    told: list[DraftSentence] = []
    for line in lines_of(desk.figures()):
        balances = [f for f in line.figures if _is_balance(question, f)]
        if len(balances) < LEAST_YEARS:
            continue
        told.append(_clearing(desk, sorted(balances, key=_when)))
    return Draft(status="answered", sentences=tuple(told)) if told else None


def _is_balance(question: Question, figure: Figure) -> bool:
    return (
        figure.measure is Measure.DSG_DEFICIT
        and figure.flow is _flow(question)
        and figure.is_sign_told
        and bool(figure.period or figure.as_at)
        and is_of_council(question, figure)
        and (
            not question.vintages or any(is_said(figure, v) for v in question.vintages)
        )
    )


def _flow(question: Question) -> Flow:
    """The balance is what clears; what stops is what a year overspends."""
    is_spent = _OVERSPEND.search(question.text)
    return question.flow or (Flow.IN_YEAR if is_spent else Flow.CUMULATIVE)


def _clearing(desk: Desk, series: Sequence[Figure]) -> DraftSentence:
    """Say in which year of `series` the deficit is gone, or that it is not."""
    last = series[-1]
    gone = next((f for f in series if f.amount <= 0), None)
    name = who(last, desk.papers()[last.paper_id])
    place = f"({coordinates(last)}; {table_of(last)})"
    if gone is None:
        text = f"{name}: not by {year_of(last)}, when it is {{{last.id}}} {place}."
        return say(text, *(f.id for f in series))
    before = series[series.index(gone) - 1] if gone is not series[0] else None
    was = f", from {{{before.id}}} in {year_of(before)}" if before else ""
    text = f"{name}: by {year_of(gone)}, when it is {{{gone.id}}}{was} {place}."
    return say(text, *(f.id for f in series))


def _when(figure: Figure) -> str:
    return figure.as_at or str(figure.period)
