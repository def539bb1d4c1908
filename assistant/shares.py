"""One figure as a share of another, for each of a count, or added to others."""

import re
from collections.abc import Sequence

from assistant.ability import tells_share
from assistant.asked import measures_named
from assistant.blocks import of_block_asked
from assistant.columns_meant import best_column, named_column
from assistant.desk import Desk, Outcome
from assistant.evidence import UNITS, Weighed
from assistant.kinds import PER, Wanted
from assistant.lines import Line, is_of_council, lines_of, meant
from assistant.phrases import phrases
from assistant.question import Question
from assistant.sides_asked import is_off_budget
from assistant.spent_of_set import spent_of_set
from assistant.stated import is_quoted
from assistant.times_told import is_of, is_said
from assistant.wording import tell_sum
from assistant.words import like, stem, stems
from corpus.records import Figure, Measure, Unit
from tools.bases import is_variance
from tools.likeness import said_on, time_of
from tools.totals import TOTAL_WORDS

# The total and the line that "what share of X is Y" names meet so much of X and of Y.
WHOLE_MERIT, PART_MERIT = 0.3, 0.25

_SHARE_OF = re.compile(
    r"(?<!\w)(?:share|slice|portion|fraction|proportion|per ?cent(?:age)?|%) of"
    r" (?P<whole>.+?)"
    r"\b(?:is|are|was|were|will|would|does|do|did|has|have|had|depends?|comes?|goes?"
    r"|went|falls?)\b(?P<part>.+)",
    re.IGNORECASE,
)
# "Of the 45 placed, what % have SEMH".
_OF_WHAT_SHARE = re.compile(
    r"(?<!\w)of (?P<whole>.+?), (?:what|which) (?:share|slice|portion|fraction"
    r"|proportion|per ?cent(?:age)?|%)(?P<part>.+)",
    re.IGNORECASE,
)

# "The earmarked reserve as a % of the deficit".
_AS_A = re.compile(
    r"(?P<part>[^?;:]+?)\bas an? (?:share|slice|portion|fraction|proportion|per ?cent"
    r"(?:age)?|%) of (?P<whole>[^?;:]+)",
    re.IGNORECASE,
)
# Two rows that go by one name: "it lists the service twice, what do both come to".
_SEVERAL_LINES = re.compile(
    r"\b(?:both|two|three)(?: of (?:the|these|those))?(?: \w+)?"
    r" (?:lines|rows|entries)\b",
    re.IGNORECASE,
)
# "How many days does the money buy", "at the day rate".
_BUYS = re.compile(
    r"\bhow many\b[^?]*\b(?:buys?|bought|pays? for|covers?|funds?|gets?|lasts?)\b"
    r"|\b(?:day|daily|weekly|hourly) rate\b",
    re.IGNORECASE,
)
_PER = re.compile(r"\s*(?:per|an?|each|/)\s*(?P<thing>[a-z]+)", re.IGNORECASE)
# These say that money is spent at a rate, and not on what.
_OF_RATES = frozenset(
    stems("day week hour rate money cash cost sum buy pay cover fund get last given")
)
# "188 of these had opened": of those in the sentence before.
_OF_THESE = re.compile(
    r"\s+(?:\w+ )?of (?:these|those|them|this|that)\b", re.IGNORECASE
)
# Words that part a number from what it is of, and how many "and" counts for.
MOST_APART, PARTING = 99, 4
# What a year adds to a deficit is no share of it unless it is asked about.
_YEARLY = phrases(r"in[- ]year|(?:over|under)[- ]?spen\w+|year|annual(?:ly)?")
# Further candidates are of other money.
MOST_RATES = 5


def share(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return one figure as a share of another, or per place of one."""
    question = desk.question
    if question.is_of_total and question.wanted is not Wanted.PERCENT:
        return None
    if question.wanted is Wanted.MONEY and not PER.search(question.text):
        return None  # a share is no money; money for each of a count is
    if _is_stated(question, weighed):
        return None
    own = [f for f in desk.figures() if is_of_council(question, f)]
    if came := spent_of_set(question, own):
        return tell_sum(desk, f"{came[0].id} / {came[1].id} as percent", came)
    pair = (
        _beside_quoted(desk, weighed)
        or _of_one_column(desk)
        or _of_two_measures(question, weighed)
        or _part_and_whole(desk.question, weighed)
    )
    if pair is None:
        return None
    part, whole = pair
    if _is_of_other_flow(part, whole) and not _YEARLY.search(question.text):
        return None
    if any(q not in stems(_around(weighed, pair)) for q in desk.question.qualifiers):
        return None
    is_rate = part.unit is Unit.GBP and whole.unit is Unit.COUNT
    expression = f"{part.id} / {whole.id}" + ("" if is_rate else " as percent")
    return tell_sum(desk, expression, pair)


def _is_of_other_flow(part: Figure, whole: Figure) -> bool:
    """Whether one is what a year adds to the other, a balance."""
    flows = {part.flow, whole.flow} - {None}
    return part.measure is whole.measure and len(flows) > 1


def _is_stated(question: Question, weighed: Sequence[Weighed]) -> bool:
    """Whether the best sentence gives the very percentage: nothing is to be divided."""
    best = weighed[0].candidate if weighed else None
    return (
        best is not None
        and best.cell is None
        and tells_share(best)
        and any(
            figure.unit is Unit.PERCENT and figure.measure in question.measures
            for figure in best.figures
        )
        and _is_told_of(question, weighed[0], _named_part(question))
    )


def _around(weighed: Sequence[Weighed], pair: Sequence[Figure]) -> str:
    """All that is said in and around the figures of a pair."""
    candidates = (w.candidate for w in weighed)
    own = (c for c in candidates if any(figure in c.figures for figure in pair))
    return " ".join(f"{c.text} {c.nearby}" for c in own)


def _of_one_column(desk: Desk) -> tuple[Figure, Figure] | None:
    """Two lines of one column, the total first: "what share of X is Y"."""
    question = desk.question
    said = _operands_said(question)
    if said is None:
        return None
    lines = [line for line in lines_of(desk.figures()) if line.is_of_table]
    by = [word for word in stems(said["part"]) if word in question.words]
    wholes = [word for word in stems(said["whole"]) if word in question.words]
    if not by or not wholes:
        return None
    found = _part_of_total(question, lines, by=by, wholes=wholes)
    if found is None:
        return None
    part, total = found
    asked = question.periods
    pairs = [
        (cell, whole)
        for whole in total.figures
        if (cell := part.cell_under(whole.column_path))
        and (not asked or is_of(cell, asked))
        and whole.unit is cell.unit
        and cell.unit is not Unit.PERCENT
        and not _is_of_other_measure(whole, said["whole"])
    ]
    if all(cell.unit is Unit.COUNT for cell, _ in pairs) and not asked:
        pairs.sort(key=lambda pair: time_of(pair[0]) or "", reverse=True)
    if is_off_budget(question):
        pairs = [pair for pair in pairs if is_variance(pair[0].column_path)] or pairs
    else:
        pairs = _under_column_named(question, pairs)
    on_basis = [pair for pair in pairs if pair[0].basis is question.basis is not None]
    if on_basis:
        return max(on_basis, key=lambda pair: said_on(pair[0]))
    return next(iter(pairs), None)


def _part_of_total(
    question: Question,
    lines: Sequence[Line],
    *,
    by: Sequence[str],
    wholes: Sequence[str],
) -> tuple[Line, Line] | None:
    """The line that `by` names and the total that `wholes` do, likeliest together."""
    likely = [m for m in meant(question, lines, by=wholes) if m.merit >= WHOLE_MERIT]
    totals = [m for m in likely if m.line.is_total] or likely
    parts = [m for m in meant(question, lines, by=by) if m.merit >= PART_MERIT]
    pairs = [
        (part.merit + total.merit, part.line, total.line)
        for total in totals
        for part in parts
        if part.line.sheet == total.line.sheet
        and part.line != total.line
        and not part.line.is_total
    ]
    if not pairs:
        return None
    _, part, total = max(pairs, key=lambda pair: pair[0])
    return part, total


def _under_column_named(
    question: Question, pairs: Sequence[tuple[Figure, Figure]]
) -> list[tuple[Figure, Figure]]:
    """Those of `pairs` whose column the question says most of, and when it was said."""
    then = [p for p in pairs if any(is_said(p[0], v) for v in question.vintages)]
    own = then or list(pairs)
    named = [named_column(question, cell) for cell, _ in own]
    most = max(named, default=0)
    return [pair for pair, count in zip(own, named, strict=True) if count == most]


def _of_two_measures(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """The figure of each of two measures: of the reserve, what share the deficit is."""
    pair = tuple(
        _nearest_of(question, measure, said, weighed)
        for measure, said in _two_measures(question)
    )
    if not pair:
        return None
    one, other = pair
    return (one, other) if one and other and one.unit is other.unit else None


def _nearest_of(
    question: Question, measure: Measure, said: str, weighed: Sequence[Weighed]
) -> Figure | None:
    """The nearest figure of `measure` by what is `said` of it, of its time if said."""
    times = [time for time in question.periods if time.printed in said]
    flow = question.flow if Measure.DSG_DEFICIT is measure else None
    near = [
        (len({*stems(said)} & {*stems(w.candidate.text)}), figure)
        for w in weighed
        for figure in w.candidate.figures
        if figure.measure is measure and is_of_council(question, figure)
        if not times or is_of(figure, times)
        if flow is None or figure.flow in (None, flow)
    ]
    if measure is Measure.DSG_DEFICIT:
        own = of_block_asked([figure for _, figure in near], question)
        near = [(met, figure) for met, figure in near if figure in own]
    most = max((met for met, _ in near), default=0)
    best = [figure for met, figure in near if met == most]
    newest = max(map(said_on, best), default="")
    best = [figure for figure in best if said_on(figure) == newest]
    return best[0] if len({f.amount for f in best}) == 1 else None


def _is_of_other_measure(whole: Figure, said: str) -> bool:
    """Whether a deficit or reserves are named as the whole, and a figure is of none."""
    named = {*measures_named(said)} & {Measure.DSG_DEFICIT, Measure.RESERVES}
    return bool(named) and whole.measure not in named


def _operands_said(question: Question) -> re.Match[str] | None:
    """Where the question names a `whole` and a `part` of it."""
    text = question.text
    return _OF_WHAT_SHARE.search(text) or _SHARE_OF.search(text) or _AS_A.search(text)


def _beside_quoted(
    desk: Desk, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """A whole that the reader quotes, and the cell of its row or column he names."""
    amounts = desk.question.amounts
    tabled = [f for f in desk.figures() if f.caption is not None]
    wholes = [f for f in tabled if any(is_quoted(f, amount) for amount in amounts)]
    pairs = [
        (cell, whole)
        for w in weighed
        for whole in wholes
        if (cell := w.candidate.cell) and _is_in_line(cell, whole)
    ]
    named = [len((_path(c) - _path(w)) & set(desk.question.words)) for c, w in pairs]
    most = max(named, default=0)
    return pairs[named.index(most)] if most else None


def _is_in_line(cell: Figure, whole: Figure) -> bool:
    """Whether two figures of one table are of one unit, in one row or one column."""
    return (
        cell != whole
        and (cell.paper_id, cell.caption) == (whole.paper_id, whole.caption)
        and cell.unit is whole.unit
        and (cell.row_path == whole.row_path or cell.column_path == whole.column_path)
    )


def _path(cell: Figure) -> frozenset[str]:
    """The stems of the headings of a cell's row and column."""
    return frozenset(stems(" ".join((*cell.row_path, *cell.column_path))))


def _part_and_whole(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """Money over the count of its row; or of one sentence the rest over the whole."""
    if _two_measures(question):
        return None
    if of_these := _of_these(question, weighed):
        return of_these
    quoted = {amount.amount for amount in question.amounts}
    for w in weighed[:5]:
        cell = w.candidate.cell
        if cell is not None:
            if is_off_budget(question) and not is_variance(cell.column_path):
                continue
            if not _asks_each(question):
                whole = _total_of_column(cell, weighed)
                if whole is not None:
                    return cell, whole
                continue
            row = [
                f
                for other in weighed
                for f in other.candidate.figures
                if f.row_path == cell.row_path and f.caption == cell.caption
            ]
            money = [f for f in row if f.unit is Unit.GBP]
            counts = [f for f in row if f.unit is Unit.COUNT]
            if money and counts:
                return money[0], counts[0]
            continue
        money = [f for f in w.candidate.figures if f.unit is Unit.GBP]
        counts = [f for f in w.candidate.figures if f.unit is Unit.COUNT]
        parts = money if len(money) > 1 else counts
        if len(parts) > 1:
            wholes = [f for f in parts if f.amount in quoted]
            if not wholes and (away := _quoted_away(question, parts, weighed)):
                wholes, parts = [away], [*parts, away]
            whole = wholes[0] if wholes else max(parts, key=lambda f: f.amount)
            said = _operands_said(question)
            if said and _is_of_other_measure(whole, said["whole"]):
                continue
            rest = [f for f in parts if f is not whole and _is_then(f, whole)]
            if not rest:
                continue
            named = _named_part(question) - _beside(whole, parts)
            if not _is_told_of(question, w, _named_part(question)):
                continue
            most = max(len(named & _beside(f, parts)) for f in rest)
            near = [f for f in rest if len(named & _beside(f, parts)) == most]
            return min(near, key=lambda f: _distance(f, named)), whole
    return None


def _of_these(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """The one number of a sentence that is of those of the sentence before it.

    "The plan is for 516 places. By January 188 of these had opened."
    """
    for w in weighed[:MOST_RATES]:
        one, figures = w.candidate, w.candidate.figures
        told = [f for f in figures if _OF_THESE.match(_after(f))]
        if one.cell is not None or len(told) != 1:
            continue
        (part,) = told
        before = [
            figure
            for other in weighed
            if other.candidate.id == one.id
            and other.candidate.position == one.position - 1
            for figure in other.candidate.figures
            if figure.unit is part.unit and figure.amount >= part.amount
        ]
        named = _named_part(question)
        if len(before) == 1 and _is_told_of(question, w, named):
            whole = before[0]
            said = _operands_said(question)
            if said is None or _is_whole_named(question, said["whole"], whole):
                return part, whole
    return None


def _after(figure: Figure) -> str:
    return figure.quote.partition(figure.printed)[2]


def _is_whole_named(question: Question, said: str, whole: Figure) -> bool:
    """Whether the sentence of `whole` says a word of what is named as the whole."""
    named = {*stems(said)} & {*question.words}
    own = {*stems(f"{whole.quote} {whole.label}")}
    return any(own & {word, *like(word)} for word in named)


def _two_measures(question: Question) -> tuple[tuple[Measure, str], ...]:
    """The measures of the part and of the whole, each with its words; () if one."""
    said = _operands_said(question)
    if said is None:
        return ()
    part, whole = (measures_named(said[name])[:1] for name in ("part", "whole"))
    if not whole or not part or whole == part:
        return ()
    return (part[0], said["part"]), (whole[0], said["whole"])


def _is_told_of(question: Question, weighed: Weighed, named: frozenset[str]) -> bool:
    """Whether a sentence says a word of what is asked, and one of the `named` part."""
    own, said = weighed.met, _operands_said(question)
    known = {word for word in named if weighed.known & {word, *like(word)}}
    is_part_said = said is None or not known or bool(known & own)
    return bool(own & {*question.words}) and is_part_said


def _quoted_away(
    question: Question, parts: Sequence[Figure], weighed: Sequence[Weighed]
) -> Figure | None:
    """The whole that the reader quotes, which another sentence of the paper gives."""
    one = parts[0]
    return next(
        (
            figure
            for w in weighed
            for figure in w.candidate.figures
            if (figure.paper_id, figure.unit) == (one.paper_id, one.unit)
            and any(is_quoted(figure, amount) for amount in question.amounts)
            and all(part.amount < figure.amount for part in parts)
        ),
        None,
    )


def _is_then(part: Figure, whole: Figure) -> bool:
    """Whether two are of one time, or one says none: what was before is no part."""
    times = {time_of(part), time_of(whole)}
    return len(times) == 1 or None in times


def _asks_each(question: Question) -> bool:
    return bool(
        re.search(r"\b(?:each|per|apiece|every)\b", question.text, re.IGNORECASE)
    )


def _named_part(question: Question) -> frozenset[str]:
    """The words that name the part, where the question says which they are."""
    said = _operands_said(question)
    named = stems(said["part"] if said else question.text)
    return frozenset(named) & frozenset(question.words)


def _beside(figure: Figure, others: Sequence[Figure]) -> frozenset[str]:
    """The words of a figure of a sentence, up to the number after it."""
    after = figure.quote.partition(figure.printed)[2]
    for other in others:
        after = after.partition(other.printed)[0]
    return frozenset(stems(f"{figure.label} {after}"))


def _distance(figure: Figure, named: frozenset[str]) -> int:
    """How many words part a figure from the nearest of `named` in its sentence.

    "And" counts for several: "£2m of grant and borrowing of £1m" borrows £1m.
    """
    before, _, after = figure.quote.partition(figure.printed)
    distances = [MOST_APART]
    for words in (before.split()[::-1], after.split()):
        passed = 0
        for word in words:
            if named.intersection(stems(word)):
                distances.append(passed)
            passed += PARTING if word.strip(",;") in {"and", "plus"} else 1
    return min(distances)


def _total_of_column(cell: Figure, weighed: Sequence[Weighed]) -> Figure | None:
    """The grand total of a cell's column: the last one that is called a total."""
    totals = [
        f
        for w in weighed
        for f in w.candidate.figures
        if f.caption == cell.caption
        and f.column_path == cell.column_path
        and f.id != cell.id
        and f.row_path
        and TOTAL_WORDS.search(f.row_path[-1])
    ]
    return max(totals, key=lambda f: f.amount, default=None)


def total(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the sum of figures that the question asks to be added."""
    parts = _parts(desk.question, weighed)
    if any(part.unit is Unit.PERCENT for part in parts):
        return None  # shares of different wholes come to no share
    if len(parts) < 2:  # noqa: PLR2004 -- one figure is no sum
        return None
    return _added(desk, parts)


def _added(desk: Desk, parts: Sequence[Figure]) -> Outcome | None:
    """The sum of `parts`, and each of them."""
    expression = " + ".join(part.id for part in parts)
    return tell_sum(desk, expression, parts, verb=" in total")


def lines_of_one_name(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the sum of rows that a table lists under one name, where both are asked.

    In the column asked about, or the last.
    """
    del weighed
    question = desk.question
    if not _SEVERAL_LINES.search(question.text):
        return None
    lines = [line for line in lines_of(desk.figures()) if line.is_of_table]
    for likely in meant(question, lines):
        column = best_column(question, (likely.line,))
        rows = [f for f in likely.line.figures if f.column_path == column]
        if likely.merit < PART_MERIT:
            return None
        if len(rows) > 1:
            return _added(desk, rows)
    return None


def bought(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return how many days, weeks or places a sum pays for at the rate beside it."""
    question = desk.question
    if not (_BUYS.search(question.text) and question.counted):
        return None
    named = frozenset(question.words) - {*question.counted, *_OF_RATES}
    named -= {word for _, word in question.measure_words}
    near = [w for w in weighed if w.near >= named & w.known and w.near & named]
    for w in near[:MOST_RATES]:
        money = [f for f in _beside_it(w, weighed) if f.unit is Unit.GBP]
        rates = [f for f in money if _is_rate_for(f, question.counted)]
        sums = [f for f in money if f not in rates]
        if len(rates) == 1 and len(sums) == 1:
            expression = f"{sums[0].id} / {rates[0].id}"
            return tell_sum(desk, expression, (sums[0], rates[0]))
    return None


def _beside_it(one: Weighed, weighed: Sequence[Weighed]) -> list[Figure]:
    """The figures of a sentence, or of the cell that words and numbers share."""
    quote = one.candidate.quote
    figures = (f for w in weighed for f in w.candidate.figures if f.quote == quote)
    return list(dict.fromkeys(figures))


def _is_rate_for(figure: Figure, things: Sequence[str]) -> bool:
    """Whether a figure is pounds for one of `things`: "£450 per day"."""
    after = figure.quote.partition(figure.printed)[2]
    found = _PER.match(after)
    return found is not None and stem(found["thing"]) in things


def _parts(question: Question, weighed: Sequence[Weighed]) -> list[Figure]:
    """What is to be added: a figure for each year asked, or for each thing named."""
    return _years(question, weighed) or _named_totals(question, weighed)


def _named_totals(question: Question, weighed: Sequence[Weighed]) -> list[Figure]:
    """The total of each group the question names, or its only row, in one column."""
    best = next((w.candidate.cell for w in weighed if w.candidate.cell), None)
    if best is None:
        return []
    kind = UNITS.get(question.wanted, best.unit)
    column = [
        c
        for w in weighed
        if (c := w.candidate.cell) and c.caption == best.caption and c.unit is kind
    ]
    chosen: dict[str, Figure] = {}
    names = [w for w in question.words if w not in stems(" ".join(best.column_path))]
    for word in names:
        if TOTAL_WORDS.fullmatch(word):
            continue
        rows = [f for f in column if f.row_path and word in stems(f.row_path[-1])]
        totals = [f for f in rows if TOTAL_WORDS.search(f.row_path[-1])]
        for figure in (totals or rows)[:1]:
            chosen[word] = figure
    parts = list({figure.id: figure for figure in chosen.values()}.values())
    return parts if len({f.column_path for f in parts}) == 1 else []


def _years(question: Question, weighed: Sequence[Weighed]) -> list[Figure]:
    """Figures of one list, one for each year that is asked, of a span or listed."""
    spans = [p for p in question.periods if p.is_range and p.year and p.first]
    asked = {p.year for p in question.periods if p.year and not p.is_range}
    figures = [f for w in weighed for f in w.candidate.figures]
    best = next((f for f in figures if f.unit is Unit.GBP and f.period), None)
    if best is None or not (spans or len(asked) > 1):
        return []
    first, last = "", "9"
    if spans:
        first, last = str(spans[0].first), str(spans[0].year)
    by_year: dict[str, Figure] = {}
    for figure in figures:
        is_listed = figure.paper_id == best.paper_id and figure.unit is best.unit
        is_near = figure.locator.words == best.locator.words
        is_asked = bool(spans) or figure.period in asked
        is_within = first <= (figure.period or "") <= last
        if is_listed and is_near and is_asked and is_within:
            by_year.setdefault(str(figure.period), figure)
    return [by_year[year] for year in sorted(by_year)]
