"""The two figures a change is between: alike but for what the question sets apart.

    by time        "from 2020/21 to 2022/23"; "since 2020/21", which is to the latest
    by when said   "on the 16 Dec numbers than on the 14 Dec ones"; of one, from before;
                   "between month 8 and month 10", the points of a year
    by scenario    "compared with carrying on as now"
    by basis       "the forecast above what was budgeted"
    by its words   "under option B against option C"

Of two figures, each is named by what the question says and the other does not.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from assistant.ability import has_qualifiers
from assistant.blocks import HIGH_NEEDS, of_block_asked
from assistant.corrections import is_put_right
from assistant.desk import Desk
from assistant.evidence import Weighed
from assistant.intents import Intent
from assistant.kind_told import ITS_OWN_MONEY
from assistant.lines import is_of_council, lines_of, meant
from assistant.one_thing import (
    BASES,
    between_amounts,
    is_alike,
    is_of_one_place,
    is_step_beside,
    is_told_twice,
    moves_between,
)
from assistant.pairs_asked import (
    PAIR,
    in_order,
    is_against_budget,
    is_held_against_what_was_said,
    is_off_plan,
    is_open,
    is_pair_asked,
    order_of,
)
from assistant.question import Question
from assistant.rows_named import (
    is_column_asked,
    is_of_unnamed_row,
    is_row_named,
    row_words,
    row_words_asked,
    rows_of,
)
from assistant.times_told import is_of, is_said, is_same, time_of
from assistant.words import stem, stems
from corpus.records import (
    Figure,
    FundingBlock,
    Measure,
    Unit,
)
from tools.likeness import is_actual, said_on
from tools.steps import step_columns

# A figure that a sum is over stands in a line that is meant at least so surely, or in
# what meets at least this share of the question's words.
LEAST_MERIT, LEAST_COVER = 0.2, 0.12
# What it counts that an end of a pair is named.
NAMED = 1.5
# Two outturns are held against each other before an outturn and a budget.
SAME_BASIS = 1.3
# What the merit of a cell counts whose line is hardly meant.
OFF_LINE = 0.5
# And that of a part of the grant where all of it is asked about.
OTHER_PART = 0.4
# What it counts that the row of a pair is called by its whole name.
NAMED_ROW = 1.5
# Further figures are of something else.
MOST_NEAR = 120

# "How much has it grown": so far, not by what is to come.
_HAS_BEEN = re.compile(
    r"\b(?:has|have)\b(?!.*\b(?:forecast|expect|project|predict|plan|will)\w*)",
    re.IGNORECASE,
)

# "From the first year to the ongoing one".
_FIRST_TO_LAST = re.compile(
    r"\b(?:first|initial|opening|start(?:ing)?|beginning)\b.*\b(?:last|final|ongoing"
    r"|on-going|closing|end)\b",
    re.IGNORECASE,
)
# After an amount: the one that follows was before it.
_WAS_BEFORE = re.compile(
    r"\b(?:against|compared (?:to|with)|(?:up|down) (?:from|on)|from|than"
    r"|(?:an? )?(?:increase|rise|fall|decrease|reduction|improvement) of\b.* on)\b",
    re.IGNORECASE,
)
# What the question says was brought down.
_TAKEN_OFF = re.compile(
    r"\b(?:take|takes|took|taken|taking|knock\w*|shave\w*|wipe\w*) [^?;]*?\boff\b"
    r"|\b(?:reduce|lower|cut|shrink|bring down|brought down)\w*\b",
    re.IGNORECASE,
)
# A deficit of high needs, and not one that money for them brought down.
_OWED = r"(?:deficit|(?:over|under)-?\s?spen|varia|shortfall|forecast|pressure|balance)"
_OF_HIGH_NEEDS = re.compile(
    rf"\b(?:high needs|HNB)\b(?: (?!funding\b)\S+){{0,2}}? {_OWED}"
    rf"|\b{_OWED}\w* (?:on|for|in|of) (?:the |its )?(?:high needs|HNB)\b",
    re.IGNORECASE,
)
# "Option B": a letter by itself is a name.
_LETTER = re.compile(r"(?<=[a-z] )[A-Z]\b(?!['’])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two figures in the order of the change; `named` of them (0 to 2) are named."""

    before: Figure
    after: Figure
    named: int
    merit: float


def pair_asked(desk: Desk, weighed: Sequence[Weighed]) -> tuple[Figure, Figure] | None:
    """Return the two figures that a change is asked between, the earlier first."""
    question = desk.question
    merits = _merits(desk, weighed)
    near = _of_part_asked(question, tuple(merits))
    heading = _headings(desk.figures())
    steps = step_columns(desk.figures())
    alike = (
        in_order(one, other)
        for one, other in combinations(near, PAIR)
        if is_alike(one, other) and not is_step_beside(one, other, steps)
        if is_of_one_place(one, other, (heading[one], heading[other]))
        or (is_off_plan(question) and _are_cases(one, other))
    )
    pairs = [
        _paired(question, before, after, merits)
        for before, after in alike
        if is_pair_asked(question, before, after)
        and _are_rows_meant(question, before, after)
        and not is_told_twice(before, after)
    ]
    if named := row_words_asked(question, near):
        asked = [p for p in pairs if p.before.measure in question.measures]
        own = [p for p in asked if named & row_words(p.before) & row_words(p.after)]
        pairs = own or pairs
    is_left_open = is_open(question)
    sure = [p for p in pairs if p.named == PAIR or is_left_open]
    if sure:
        surest = max(sure, key=_as_said_last)
        return _to_the_end(
            question, _gone_as_asked(question, surest, sure), sure, heading
        )
    if len(question.periods) > 1 or question.intent is Intent.COMPARE:
        return None
    if pair := _of_one_sentence(question, weighed):
        return pair
    if _FIRST_TO_LAST.search(question.text) and (pair := _ends_of(near, heading)):
        return pair
    moved = [p for p in pairs if p.named or near[0] in (p.before, p.after)]
    moved = [p for p in moved if p.before.amount != p.after.amount]
    if moved and is_off_plan(question):
        last = max(moved, key=lambda p: (said_on(p.after), p.merit))
        return last.before, last.after
    best = max(moved, key=lambda p: p.merit, default=None)
    return _to_the_end(question, best, moved, heading) if best else None


def _as_said_last(pair: _Pair) -> tuple[float, bool, str]:
    """How sure a pair is; of the equally sure, one told at once, and the last told."""
    said = said_on(pair.before), said_on(pair.after)
    return round(pair.merit, 6), said[0] == said[1], min(said)


def _gone_as_asked(question: Question, best: _Pair, pairs: Sequence[_Pair]) -> _Pair:
    """The best of `pairs` that went the way the question says, if one does.

    Two forecasts of a month stand after one before it: what was taken off is between
    those two.
    """
    is_down = bool(_TAKEN_OFF.search(question.text))
    gone = [
        p
        for p in pairs
        if is_down
        and p.after.amount < p.before.amount
        and {p.before, p.after} & {best.before, best.after}
    ]
    return best if best in gone or not gone else max(gone, key=lambda p: p.merit)


def _merits(desk: Desk, weighed: Sequence[Weighed]) -> Mapping[Figure, float]:
    """The figures near to what is asked, each as good as its line or its sentence."""
    question = desk.question
    lines = meant(question, lines_of(desk.figures()))
    merit_by_cell = {
        figure: likely.merit
        for likely in lines
        if likely.line.is_of_table and likely.merit >= LEAST_MERIT
        for figure in likely.line.figures
    }
    # "Forecast to outturn": one end of it is no outturn.
    qualifiers = tuple(word for word in question.qualifiers if word not in BASES)
    unqualified = replace(question, qualifiers=qualifiers)
    merits: dict[Figure, float] = {}
    rows = rows_of(desk.figures())
    for w in weighed:
        cell = w.candidate.cell
        is_of_column = cell is not None and is_column_asked(question, cell, rows)
        if not is_of_column and not has_qualifiers(unqualified, w.candidate):
            continue
        is_near = w.cover >= LEAST_COVER or question.scenario is not None
        for figure in w.candidate.figures:
            is_asked = not question.measures or figure.measure in question.measures
            if not is_asked and question.measures[0] in ITS_OWN_MONEY:
                continue
            if figure in merit_by_cell:
                merits.setdefault(figure, merit_by_cell[figure])
            elif is_near and is_asked:
                merit = w.merit if figure.caption is None else OFF_LINE * w.merit
                merits.setdefault(figure, merit)
    own = [f for f in merits if is_of_council(question, f) and not is_put_right(f)]
    own.sort(key=lambda figure: -merits[figure])
    return {figure: merits[figure] for figure in own[:MOST_NEAR]}


def _of_part_asked(question: Question, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """`figures`, of deficits those of the part of the grant that is named, if one is.

    A row that is called by name is of the part that it is of.
    """
    is_high_needs = _OF_HIGH_NEEDS.search(question.text) is not None
    is_part_named = question.block is not None or is_high_needs
    if not (is_part_named and question.is_of_deficit):
        return tuple(figures)
    owed = [f for f in figures if f.measure is Measure.DSG_DEFICIT]
    apart = [f for f in owed if not is_row_named(question, f)]
    others = set(apart).difference(of_block_asked(apart, question))
    return tuple(figure for figure in figures if figure not in others)


def _headings(figures: Sequence[Figure]) -> Mapping[Figure, str]:
    """Each figure's line by its heading: a row, or a column where years go down."""
    lines = lines_of(figures)
    return {
        figure: line.heading if line.is_of_table else ""
        for line in lines
        for figure in line.figures
    }


def _are_cases(one: Figure, other: Figure) -> bool:
    """Whether one column of a table has both, in rows of what was agreed or came."""
    is_column = one.column_path == other.column_path and bool(one.column_path)
    same = (one.paper_id, one.caption) == (other.paper_id, other.caption)
    return is_column and same and is_against_budget(one, other)


def _paired(
    question: Question, before: Figure, after: Figure, merits: Mapping[Figure, float]
) -> _Pair:
    """Two figures as a pair, the likelier the more of them is named."""
    named = _is_named(question, before, after) + _is_named(question, after, before)
    merit = (merits[before] + merits[after]) * NAMED**named
    merit *= OTHER_PART if any(_is_of_part(question, f) for f in (before, after)) else 1
    merit *= SAME_BASIS if before.basis is after.basis else 1.0
    merit *= NAMED_ROW if is_row_named(question, before) else 1
    return _Pair(before=before, after=after, named=named, merit=merit)


def _are_rows_meant(question: Question, before: Figure, after: Figure) -> bool:
    """Whether no row that is called by name is held against one that is not.

    Nor is a sentence's amount against a row that neither it nor the question names, nor
    against one that the question names and the sentence does not.
    """
    if None in (before.caption, after.caption):
        return not any(
            is_of_unnamed_row(cell, {*question.words, *stems(sentence.quote)})
            or not row_words(cell) & {*question.words} <= {*stems(sentence.quote)}
            for cell, sentence in ((before, after), (after, before))
            if cell.caption is not None and sentence.caption is None
        )
    return is_row_named(question, before) is is_row_named(question, after)


def _is_of_part(question: Question, figure: Figure) -> bool:
    """Whether a deficit is of a part of the grant that nobody asked about."""
    if figure.measure is not Measure.DSG_DEFICIT:
        return False
    if figure.block is FundingBlock.HIGH_NEEDS:
        return HIGH_NEEDS not in question.words
    return figure.block not in (None, FundingBlock.DSG, question.block)


def _is_named(question: Question, figure: Figure, beside: Figure) -> bool:
    """Whether the question names `figure` by what the one `beside` it is not."""
    asked = frozenset(question.words) | frozenset(_LETTER.findall(question.text))
    is_by_case = figure.scenario is question.scenario is not beside.scenario
    is_by_basis = figure.basis is not beside.basis and figure.basis is not None
    return (
        any(is_of(figure, (t,)) and not is_of(beside, (t,)) for t in question.periods)
        or any(is_said(figure, v) and not is_said(beside, v) for v in question.vintages)
        or (is_by_case and question.scenario is not None)
        or (is_by_basis and stem(str(figure.basis)) in asked)
        or not (_words(figure) - _words(beside)).isdisjoint(asked)
    )


def _words(figure: Figure) -> frozenset[str]:
    """The words around a table's cell; of a sentence the numbers it gives its times."""
    if figure.caption is None:
        return frozenset(word for word in stems(figure.quote) if word.isdigit())
    said = " ".join((*figure.row_path, *figure.column_path, figure.caption))
    return frozenset(stems(said)) | frozenset(_LETTER.findall(said))


def _to_the_end(
    question: Question,
    chosen: _Pair,
    pairs: Sequence[_Pair],
    heading: Mapping[Figure, str],
) -> tuple[Figure, Figure]:
    """The two of `chosen`; an end that is not named, the last of its line or kind.

    What has been so far is told by what is known, where a line goes on to forecasts.
    """
    is_of_one_time = is_same(time_of(chosen.before), time_of(chosen.after))
    if is_of_one_time and is_held_against_what_was_said(question):
        kind = _place_of(chosen.after, heading)[2:]
        own = [p for p in pairs if p.before == chosen.before]
        own = [p for p in own if _place_of(p.after, heading)[2:] == kind]
        last = max(own, key=lambda p: (said_on(p.after), p.merit))
        return last.before, last.after
    if chosen.named == PAIR:
        return chosen.before, chosen.after
    same = [p for p in pairs if p.named == chosen.named]
    place, kind = (
        _place_of(chosen.after, heading),
        _place_of(chosen.before, heading)[2:],
    )
    if is_of_one_time:
        own = [p for p in same if p.after == chosen.after]
        own = [p for p in own if _place_of(p.before, heading)[2:] == kind]
        last = max(own, key=lambda p: said_on(p.before))
        return last.before, last.after
    own = [p for p in same if p.before == chosen.before]
    own = [p for p in own if _place_of(p.after, heading) == place]
    known = [p for p in own if is_actual(p.after)]
    is_so_far = question.basis is None and _HAS_BEEN.search(question.text)
    last = max((known if is_so_far else ()) or own, key=lambda p: order_of(p.after))
    return last.before, last.after


def _ends_of(
    figures: Sequence[Figure], heading: Mapping[Figure, str]
) -> tuple[Figure, Figure] | None:
    """The first and the last in time of the best place that has several."""
    timed = [f for f in figures if f.period or f.as_at]
    places = (
        [f for f in timed if _place_of(f, heading) == _place_of(one, heading)]
        for one in timed
    )
    several = next((own for own in places if len(own) >= PAIR), None)
    if several is None:
        return None
    return min(several, key=order_of), max(several, key=order_of)


def _place_of(figure: Figure, heading: Mapping[Figure, str]) -> tuple[object, ...]:
    """The table's line or the paragraph a figure stands in, and what it counts."""
    place = figure.caption or figure.locator.words
    return figure.paper_id, place, heading[figure], figure.measure, figure.unit


def _of_one_sentence(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """The two amounts of the best sentence, where it has two and no more.

    "4,217 plans, against 3,874 a year earlier": then the second was before.
    """
    if not weighed or weighed[0].candidate.cell is not None:
        return None
    figures = weighed[0].candidate.figures
    asked = tuple(f for f in figures if f.measure in question.measures)
    figures = asked if len(asked) == PAIR else figures
    money = [f for f in figures if f.unit is Unit.GBP]
    alike = money or [f for f in figures if f.unit is Unit.COUNT]
    if len(alike) != PAIR:
        return None
    one, other = alike
    is_alike = (one.measure, one.stage, one.flow) == (
        *(other.measure, other.stage, other.flow),
    )
    is_named = one.measure is not Measure.OTHER or moves_between(one, other)
    if not (is_alike and is_named):
        return None
    is_turned = bool(_WAS_BEFORE.search(between_amounts(one, other)))
    return (other, one) if is_turned else (one, other)
