"""Looking up: the best sentences and cells, the figure first."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.ability import is_able
from assistant.candidates import Candidate
from assistant.causes import CAUSE
from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.grammar import LATEST, OVER_BUDGET
from assistant.intents import Intent
from assistant.kinds import UNITS, Wanted
from assistant.phrases import phrases
from assistant.question import Question
from assistant.reading import read_out, tell_when, tells_why
from assistant.sides import asks_objections, tells_objection
from assistant.times_told import is_of, is_same, time_of
from assistant.untimed import PLANNED
from assistant.wording import (
    place,
    quote,
    said_otherwise,
    say,
    state_cell,
    state_figure,
    state_row,
)
from assistant.words import stems
from corpus.records import Figure, Finding, FindingKind, Measure, Scenario, Severity
from tools.bases import is_variance
from tools.likeness import newest_first, said_on
from tools.totals import is_total

# The first or last of several is no total of them.
_ONE_OF_ALL = phrases(
    r"dearest|highest|biggest|largest|costliest|greatest|lowest|smallest|fewest"
    r"|cheapest|(?:most|least) expensive"
)
# How a finding prints a difference: "37.255 - 39.711 =".
DIFFERENCE = re.compile(r"([\d.,]*\d)m? - £?([\d.,]*\d)m? =")
# What adds so much of the question's words is worth another sentence.
LEAST_GAIN = 0.2
MOST_SENTENCES = 4
# A row of so many times is read out whole when no time is asked about.
LEAST_ROW = 3
# A row of so many characters is told by its cells.
LONG_ROW = 300
# A candidate within this of the best says as much.
TIE = 0.97


def look_up(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return what the papers say to the question, or None when they do not."""
    question = desk.question
    chosen = choose(question, weighed)
    if not chosen:
        return None
    if series := _whole_row(desk, chosen[0]):
        return Draft(status="answered", sentences=(series,))
    sentences: list[DraftSentence] = []
    needs: list[str] = []
    for candidate in _newest_first(chosen):
        if candidate.cell and _is_told(candidate.cell, sentences):
            continue
        if cells := _cells_of_row(candidate):
            sentences += cells
            continue
        sentences.append(state(question, candidate))
        sentences += _earlier(question, candidate, desk.figures())
        told, wanted = _findings_on(desk, candidate)
        sentences += told
        needs += wanted
    if needs:
        return Needs(tuple(needs))
    return Draft(status="answered", sentences=tuple(dict.fromkeys(sentences)))


def _cells_of_row(candidate: Candidate) -> list[DraftSentence]:
    """The cells of a long row that hold numbers, each in its own words.

    A row of paragraphs stands in no one piece on its page, and over a page's end not
    even cell by cell.
    """
    is_row = candidate.cell is None and candidate.figures
    if not is_row or len(candidate.quote) < LONG_ROW:
        return []
    if any(figure.caption is None for figure in candidate.figures):
        return []
    by_words: dict[str, list[Figure]] = {}
    for figure in candidate.figures:
        by_words.setdefault(figure.quote, []).append(figure)
    return [
        say(
            f"{place(replace(candidate, locator=figures[0].locator))}: “{words}”",
            *(figure.id for figure in figures),
        )
        for words, figures in by_words.items()
    ]


def _newest_first(chosen: Sequence[Candidate]) -> Sequence[Candidate]:
    """`chosen`, what was said last first where all say the same of one thing."""
    cells = [candidate.cell for candidate in chosen if candidate.cell]
    things = {(f.row_path, f.measure, f.period, f.as_at) for f in cells}
    if len(cells) < len(chosen) or len(things) > 1:
        return chosen
    return sorted(chosen, key=lambda c: said_on(c.cell) if c.cell else "", reverse=True)


def _is_told(cell: Figure, sentences: Sequence[DraftSentence]) -> bool:
    return any(rest.id == cell.id for told in sentences for rest in told.rests_on)


def _whole_row(desk: Desk, candidate: Candidate) -> DraftSentence | None:
    """The newest row year by year, where a table has years and none is asked about."""
    cell, question = candidate.cell, desk.question
    if cell is None or not (cell.period or cell.as_at):
        return None
    if question.periods or question.vintages or LATEST.search(question.text):
        return None
    if question.wanted is Wanted.DATE:
        return None
    same = [f for f in desk.figures() if _is_of_row(f, cell)]
    newest = newest_first(same)[0]
    row = sorted((f for f in same if f.caption == newest.caption), key=_sortable)
    if len({*map(_sortable, row)}) < LEAST_ROW:
        return None
    return state_row(row, candidate.paper)


def _is_of_row(figure: Figure, cell: Figure) -> bool:
    return (
        figure.paper_id == cell.paper_id
        and figure.row_path == cell.row_path
        and figure.measure is cell.measure
        and figure.unit is cell.unit
        and bool(figure.period or figure.as_at)
    )


def choose(question: Question, weighed: Sequence[Weighed]) -> list[Candidate]:
    """Return the best candidate, its equals, and what meets words that it does not."""
    able = [w for w in weighed if is_able(question, w) and not _is_whole(question, w)]
    able = tell_when(question, able, weighed)
    if question.intent is Intent.WHY and question.wanted is Wanted.WORDS:
        # The number of a cell tells no cause; what is written beside it may.
        able = [w for w in able if not _is_bare_cell(w.candidate)]
    if question.wanted not in UNITS and asks_objections(question.asked):
        # Who voted how, or what was put, is not what somebody had against it.
        able = [w for w in able if tells_objection(w.candidate.quote)] or able
    if not able:
        return []
    if question.wanted not in UNITS and able[0].candidate.cell is None:
        told = read_out(question, able, weighed)
        return told if tells_why(question, told) else []
    best = _latest(question, able)
    chosen, met = [best], set(best.met)
    for other in able[1:]:
        if len(chosen) == MOST_SENTENCES:
            break
        if _says_again(other, chosen):
            continue
        gain = len(other.met - met) / (len(question.words) or 1)
        is_more = gain >= LEAST_GAIN and other.merit >= 0.6 * best.merit
        if is_more or _is_equal(question, other, best):
            chosen.append(other)
            met |= other.met
    told = [w.candidate for w in chosen]
    if variance := _variance(question, able, weighed):
        return [variance, *(c for c in _row_of(variance, told) if c is not variance)]
    return [*told, *_other_columns(question, told, weighed)]


def _is_whole(question: Question, weighed: Weighed) -> bool:
    """Whether a candidate is a total, where the most or least of its parts is asked."""
    cell = weighed.candidate.cell
    is_one = _ONE_OF_ALL.search(question.text) and not question.is_of_total
    return bool(is_one) and cell is not None and is_total(cell)


def _is_bare_cell(candidate: Candidate) -> bool:
    return candidate.cell is not None and not CAUSE.search(candidate.text)


def _variance(
    question: Question, able: Sequence[Weighed], weighed: Sequence[Weighed]
) -> Candidate | None:
    """The cell that tells how far over budget the best row is, if that is asked.

    None where a sentence that is better tells an overspend itself.
    """
    if not OVER_BUDGET.search(question.text):
        return None
    candidates = [w.candidate for w in weighed]
    for best in (w.candidate for w in able):
        if best.cell is None and _tells_deficit(best):
            return None
        for one in _row_of(best, candidates):
            if one.cell and is_variance(one.cell.column_path):
                return one
    return None


def _row_of(best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The cells among `candidates` that stand in the row of one of them."""
    return [
        one
        for one in candidates
        if one.cell and best.cell and _is_in_row(one.cell, best.cell)
    ]


def _tells_deficit(candidate: Candidate) -> bool:
    return any(
        figure.measure is Measure.DSG_DEFICIT and figure.basis not in PLANNED
        for figure in candidate.figures
    )


def _other_columns(
    question: Question, chosen: Sequence[Candidate], weighed: Sequence[Weighed]
) -> list[Candidate]:
    """The cells beside the one chosen whose columns or times are asked for too.

    "Places and cost of Secondary A": the cost was best, and the places stand beside it.
    """
    cell = chosen[0].cell
    if cell is None or len(chosen) > 1:
        return []
    met = set(stems(" ".join((*cell.row_path, *cell.column_path, cell.caption or ""))))
    others = [time for time in question.periods if not is_of(cell, (time,))]
    others = others if len(others) < len(question.periods) else []
    beside: list[Candidate] = []
    for w in weighed:
        other = w.candidate.cell
        if other is None or other.id == cell.id or not _is_in_row(other, cell):
            continue
        here = {word for word in stems(" ".join(other.column_path)) if word not in met}
        is_timed = bool(other.period or other.as_at)
        is_then = not (question.periods and is_timed) or is_of(other, question.periods)
        is_other_time = is_timed and is_of(other, others)
        if is_other_time or (is_then and here & set(question.words)):
            met |= here
            beside.append(w.candidate)
    return beside


def _is_in_row(one: Figure, other: Figure) -> bool:
    return (one.paper_id, one.caption, one.row_path) == (
        *(other.paper_id, other.caption, other.row_path),
    )


def _latest(question: Question, able: Sequence[Weighed]) -> Weighed:
    """The best candidate; of its row the newest, when the latest is asked for."""
    best, cell = able[0], able[0].candidate.cell
    if cell is None or not LATEST.search(question.text):
        return best
    row = [
        w
        for w in able
        if (c := w.candidate.cell)
        and (c.paper_id, c.caption, c.row_path)
        == (cell.paper_id, cell.caption, cell.row_path)
        and c.unit is cell.unit
        and (c.as_at or c.period)
    ]
    return max(row, key=lambda w: _sortable(w.candidate.cell), default=best)


def _sortable(cell: Figure | None) -> str:
    return "" if cell is None else cell.as_at or cell.period or ""


def _is_equal(question: Question, other: Weighed, best: Weighed) -> bool:
    """Another row of the same name, or for open questions another good sentence."""
    one, two = best.candidate.cell, other.candidate.cell
    if one is not None and two is not None:
        is_same_name = one.row_path == two.row_path
        is_same_column = one.column_path == two.column_path
        return is_same_name and is_same_column and other.merit >= TIE * best.merit
    is_open = question.wanted is Wanted.WORDS or question.intent is Intent.WHY
    share = 0.7 if question.intent is Intent.WHY else 0.8
    return is_open and two is None and other.merit >= share * best.merit


def _says_again(other: Weighed, chosen: Sequence[Weighed]) -> bool:
    return any(
        other.candidate.quote in w.candidate.quote
        and other.candidate.cell is w.candidate.cell
        for w in chosen
    )


def state(question: Question, candidate: Candidate) -> DraftSentence:
    """Return what a candidate says: a cell read out, a figure first, or a quote."""
    cell = candidate.cell
    if question.wanted is Wanted.DATE and cell is not None:
        return quote(candidate)
    if cell is not None and cell.printed in candidate.quote and _is_number(cell):
        return state_cell(cell, candidate.paper)
    figure = main_figure(question, candidate)
    return state_figure(figure, candidate) if figure else quote(candidate)


def named(cell: Figure) -> str:
    """Return which cell of its table it is: row, then column."""
    return " – ".join((*cell.row_path, *cell.column_path)) or cell.label


def _is_number(cell: Figure) -> bool:
    return len(cell.printed) < len("£12,345,678.90 surplus")


def main_figure(question: Question, candidate: Candidate) -> Figure | None:
    """Return the one figure of a candidate that the question can mean."""
    if candidate.cell is not None:
        return candidate.cell
    unit = UNITS.get(question.wanted)
    of_measure = [f for f in candidate.figures if f.measure in question.measures]
    fits = [f for f in of_measure or candidate.figures if f.unit is unit]
    if question.periods and len(fits) > 1:
        fits = [f for f in fits if is_of(f, question.periods)]
    return fits[0] if len(fits) == 1 else None


def _earlier(
    question: Question, candidate: Candidate, figures: Sequence[Figure]
) -> list[DraftSentence]:
    """What was said before of the same, newest first."""
    here = main_figure(question, candidate)
    if here is None or here.measure is Measure.OTHER or question.vintages:
        return []
    same = [figure for figure in figures if _is_earlier(figure, here, question)]
    return [said_otherwise(figure, here) for figure in newest_first(same)]


def _is_earlier(other: Figure, here: Figure, question: Question) -> bool:
    """Whether `other` is the same as `here`, said at another time."""
    is_alike = (
        other.id != here.id
        and other.council == here.council
        and other.measure is here.measure
        and other.unit is here.unit
        and other.flow is here.flow
        and other.vintage != here.vintage
        and other.amount != here.amount
    )
    # A council's own forecast is of its plan unless it says otherwise.
    is_scenario = other.scenario is here.scenario or (
        here.scenario is Scenario.MITIGATED and other.scenario is None
    )
    is_row = here.caption is None or other.row_path == here.row_path
    is_kind = is_variance(other.column_path) is is_variance(here.column_path)
    is_block = here.block is other.block or None in (here.block, other.block)
    if not (is_alike and is_scenario and is_row and is_kind and is_block):
        return False
    if here.period is None and here.as_at is None:
        asked = question.periods
        return not asked or is_of(other, asked)
    return is_same(time_of(other), time_of(here))


def _findings_on(
    desk: Desk, candidate: Candidate
) -> tuple[list[DraftSentence], list[str]]:
    """What does not add up about the very cell that is told, worked out again."""
    here = candidate.cell
    return tell_mismatches(desk, (here,)) if here is not None else ([], [])


def tell_mismatches(
    desk: Desk, cells: Sequence[Figure], *, with_rounding: bool = False
) -> tuple[list[DraftSentence], list[str]]:
    """Return what of `cells` their own table contradicts, and the sums that needs."""
    told: list[DraftSentence] = []
    needs: list[str] = []
    for number, finding in enumerate(desk.found.findings):
        if finding.severity is Severity.INFO and not with_rounding:
            continue
        if finding.kind is FindingKind.LABEL:
            continue  # which year a label means is told in words of its own
        here = next((cell for cell in cells if _is_about(finding, cell)), None)
        if here is None:
            continue
        expression = _recomputed(finding, here, desk.figures())
        if expression is None:
            continue
        if expression not in desk.sums:
            needs.append(expression)
        elif result := desk.sums[expression]:
            told.append(
                say(
                    f"{_verdict(finding)}: {named(here)}: {{{here.id}}} is printed,"
                    f" but {result.expression} = {{{result.id}}}.",
                    here.id,
                    result.id,
                    f"x-{number}",
                )
            )
    return told, needs


def _verdict(finding: Finding) -> str:
    if finding.severity is Severity.INFO:
        return "It differs from the paper's own rows by a rounding, no more"
    return "That does not agree with the paper's own rows"


def _is_about(finding: Finding, figure: Figure) -> bool:
    return (
        finding.paper_id == figure.paper_id
        and finding.locator.page_number == figure.locator.page_number
        and finding.locator.start <= figure.locator.start
        and figure.locator.end <= finding.locator.end
    )


def _recomputed(
    finding: Finding, here: Figure, figures: Sequence[Figure]
) -> str | None:
    """The difference that the finding works out, over cells of the same table.

    Of cells that print the same, the one in the column of `here` is meant.
    """
    table = [
        f
        for f in figures
        if f.paper_id == here.paper_id and f.caption == here.caption and f.id != here.id
    ]
    table.sort(key=lambda f: f.column_path != here.column_path)
    for one, other in DIFFERENCE.findall(finding.computed):
        cells = [_printed_as(digits, table) for digits in (one, other)]
        if all(cells):
            return " - ".join(cell.id for cell in cells if cell)
    return None


def _printed_as(digits: str, table: Sequence[Figure]) -> Figure | None:
    return next((f for f in table if digits_of(f.printed) == digits_of(digits)), None)


def digits_of(printed: str) -> str:
    """Return the digits of a printed number, with its point."""
    return re.sub(r"[^\d.]", "", printed)
