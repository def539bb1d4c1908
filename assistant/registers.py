"""What does or does not add up, in what is asked about."""

import re
from collections.abc import Sequence

from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.intents import TABLE_NUMBERING
from assistant.lines import SheetKey, lines_of, meant, title_of
from assistant.lookup import DIFFERENCE, digits_of, named, tell_mismatches
from assistant.phrases import phrases
from assistant.proofs import (
    TABLE_NUMBER,
    difference_quoted,
    percentages,
    product_quoted,
    row_quoted,
    sum_of_sentence,
    sum_quoted,
)
from assistant.question import Question
from assistant.stated import is_quoted
from assistant.times_told import is_of
from assistant.wording import say
from assistant.words import stems
from corpus.records import Figure, Finding, FindingKind, Paper, Severity
from tools.calculation import Calculation
from tools.results import sum_shown
from tools.sections import shorten
from tools.totals import TOTAL_WORDS, addends, reading_order

MOST_FINDINGS = 3
# Words of the question that a finding on another table must meet.
LEAST_MET = 3
MOST_TOTALS = 8
# A table is asked about when a line of it meets this share of the question's words.
LEAST_LINE = 0.15

_TWICE = re.compile(
    r"\btwice\b|\bduplicat\w+|\brepeated\b|\bmore than once\b|\bdouble[- ]count\w*",
    re.IGNORECASE,
)
_OF_NUMBERS = phrases(TABLE_NUMBERING)
# "What is wrong with the way it sets top-ups" asks for no sum.
_OF_SUMS = re.compile(
    r"\b(?:totals?|sums?|add\w*|tables?|figures?|numbers?|columns?|rows?|lines?|maths?"
    r"|arithmetic|cast\w*|tot\w*|tall\w*|reconcil\w*|ties?|square[sd]?|agrees?|match\w*"
    r"|equals?|check\w*|verif\w*|right|correct\w*|calculat\w*|comput\w*|stacks?)\b",
    re.IGNORECASE,
)
_DATE = FindingKind.IMPOSSIBLE_DATE
_STARTED = re.compile(r"as printed it starts from [^:;]+")
# What readers say for each kind of finding.
_KIND_WORDS = {
    FindingKind.IMPOSSIBLE_DATE: "date embargo day month odd wrong impossible real",
    FindingKind.DUPLICATE: "duplicate twice same number repeated numbered",
    FindingKind.MISMATCH: "total sum add difference variance wrong",
    FindingKind.LABEL: "label previous year called against baseline",
    FindingKind.ROUNDING: "rounding",
}


def audit(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return what does not add up in what is asked about, or that it does."""
    table = _table_asked(desk)
    told, needs = tell_mismatches(
        desk,
        _of_time(desk.question, table),
        with_rounding=bool(desk.question.periods),
    )
    if needs:
        return Needs(tuple(needs))
    if told:
        return Draft(status="answered", sentences=tuple(told))
    if found := _findings(desk, table):
        return tell_findings(desk, found)
    proofs = (percentages, product_quoted, sum_quoted, row_quoted, difference_quoted)
    for way in (*proofs, sum_of_sentence, _totals):
        if (outcome := way(desk, weighed)) is not None:
            return outcome
    return None


def _table_asked(desk: Desk) -> list[Figure]:
    """The figures of the table that its likeliest lines together say is meant."""
    merit: dict[SheetKey, list[float]] = {}
    lines = lines_of(desk.figures())
    sheets = {line.sheet for line in lines if line.is_of_table}
    if len(sheets) == 1:
        return [f for f in desk.figures() if (f.paper_id, f.caption) in sheets]
    sheets_named = _sheets_numbered(desk) or _sheets_quoted(desk)
    for likely in meant(desk.question, lines):
        is_named = not sheets_named or likely.line.sheet in sheets_named
        if is_named and likely.line.is_of_table and likely.merit >= LEAST_LINE:
            merit.setdefault(likely.line.sheet, []).append(likely.merit)
    if not merit:
        return []
    best = max(merit, key=lambda key: sum(merit[key][:3]))
    return [f for f in desk.figures() if (f.paper_id, f.caption) == best]


def _sheets_numbered(desk: Desk) -> set[SheetKey]:
    """The tables of the number that the question says: "Table 3"."""
    said = TABLE_NUMBER.search(desk.question.text)
    if said is None:
        return set()
    caption = re.compile(rf"{said[0]}\b", re.IGNORECASE)
    return {
        (figure.paper_id, figure.caption)
        for figure in desk.figures()
        if figure.caption is not None and caption.match(figure.caption)
    }


def _sheets_quoted(desk: Desk) -> set[SheetKey]:
    """The tables that print an amount which the reader quotes."""
    return {
        (figure.paper_id, figure.caption)
        for figure in desk.figures()
        if figure.caption is not None
        and any(is_quoted(figure, amount) for amount in desk.question.amounts)
    }


def _findings(desk: Desk, table: Sequence[Figure]) -> list[tuple[int, Finding]]:
    """Findings on the table or the words asked about, the most telling first.

    A rounding is told only when its very amount is asked about.
    """
    question = desk.question
    asked = set(question.words)
    captions = {figure.caption for figure in table if figure.caption}
    is_of_amount = bool(_sheets_quoted(desk))
    chosen: list[tuple[int, int, Finding]] = []
    for number, finding in enumerate(desk.found.findings):
        met = len(asked & finding_words(finding))
        is_quoted = any(a.printed in finding.printed for a in question.amounts)
        # A year alone is no date.
        is_quoted = is_quoted and (finding.kind is not _DATE or met > 1)
        said = TABLE_NUMBER.search(question.text)
        is_quoted = is_quoted or bool(said and finding.printed.startswith(said[0]))
        is_here = any(_is_of(finding, caption) for caption in captions)
        is_plain = finding.severity is Severity.INFO
        is_near = met >= LEAST_MET and not is_of_amount
        if is_quoted or (not is_plain and (is_near or (is_here and met > 1))):
            chosen.append((met + MOST_FINDINGS * is_quoted, number, finding))
    chosen.sort(key=lambda row: (-row[0], row[1]))
    most = chosen[0][0] if chosen else 0
    return [(n, f) for met, n, f in chosen if met == most][:MOST_FINDINGS]


def duplicates(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return what a paper prints twice, when that is asked."""
    del weighed
    text = desk.question.text
    if _OF_NUMBERS.search(text):
        said = TABLE_NUMBER.search(text)
        found = [row for row in _printed_twice(desk) if _is_numbered(row[1], said)]
    elif _TWICE.search(text):
        found = _nearest(desk, _printed_twice(desk))
    else:
        return None
    return tell_findings(desk, found) if found else None


def _printed_twice(desk: Desk) -> list[tuple[int, Finding]]:
    return [
        (number, finding)
        for number, finding in enumerate(desk.found.findings)
        if finding.kind is FindingKind.DUPLICATE
    ]


def _is_numbered(finding: Finding, said: re.Match[str] | None) -> bool:
    """Whether it is on a table's number: on the one that is `said`, if any."""
    printed = TABLE_NUMBER.match(finding.printed)
    if printed is None or said is None:
        return printed is not None
    return printed[0].lower() == said[0].lower()


def _nearest(
    desk: Desk, found: Sequence[tuple[int, Finding]]
) -> list[tuple[int, Finding]]:
    """Those of `found` that meet the most words of the question, if any does."""
    asked = set(desk.question.words)
    met = {number: len(asked & finding_words(finding)) for number, finding in found}
    most = max(met.values(), default=0)
    return [row for row in found if most and met[row[0]] == most]


def _of_time(question: Question, table: Sequence[Figure]) -> list[Figure]:
    """The cells of the time asked about; all where no time is asked."""
    return [
        figure
        for figure in table
        if not question.periods or is_of(figure, question.periods)
    ]


def _is_of(finding: Finding, caption: str) -> bool:
    """Whether a finding is on the table with `caption`, by the words of its title."""
    title = title_of(caption)
    return finding.kind is not FindingKind.DUPLICATE and title in finding.where


def finding_words(finding: Finding) -> set[str]:
    """Return the stems of what a finding is on, and of what readers call its kind."""
    said = f"{finding.where} {finding.quote} {_KIND_WORDS[finding.kind]}"
    return set(stems(said))


def tell_findings(desk: Desk, chosen: Sequence[tuple[int, Finding]]) -> Outcome:
    """Return findings as sentences, each sum in them done again by the tools.

    Each of `chosen` comes with its place among those the tools found.
    """
    workings = {number: _workings(finding, desk) for number, finding in chosen}
    expressions = tuple(e for working in workings.values() for e in working)
    if missing := desk.missing(expressions):
        return Needs(missing)
    sentences = tuple(
        _finding_sentence(
            number,
            finding,
            _done(desk, workings[number]),
            cells=_cells_of(finding, desk),
            shown=_shown(finding, desk),
            whose=desk.papers()[finding.paper_id],
        )
        for number, finding in chosen
    )
    return Draft(status="answered", sentences=sentences)


def _shown(finding: Finding, desk: Desk) -> tuple[str, ...]:
    """The sum that a finding shows, if it was handed over with it."""
    shown = sum_shown(finding)
    return tuple(sum_.id for sum_ in desk.found.calculations if sum_ == shown)


def _done(desk: Desk, expressions: Sequence[str]) -> list[Calculation]:
    return [result for e in expressions if (result := desk.sums[e]) is not None]


def _workings(finding: Finding, desk: Desk) -> list[str]:
    """The differences a finding prints, over the figures they were worked out from."""
    by_digits: dict[str, Figure] = {}
    for figure in desk.figures():
        title = title_of(figure.caption or "")
        if figure.paper_id == finding.paper_id and title and title in finding.where:
            by_digits.setdefault(digits_of(figure.printed), figure)
    if added := _added(finding, desk):
        return [" + ".join(added)]
    left, _, result = finding.computed.partition(" = ")
    terms = [digits_of(text) for text in left.split(" + ")]
    if result and terms[1:] and all(term in by_digits for term in terms):
        return [" + ".join(by_digits[term].id for term in terms)]
    pairs = DIFFERENCE.findall(finding.computed)
    return [
        f"{by_digits[digits_of(a)].id} - {by_digits[digits_of(b)].id}"
        for a, b in pairs
        if digits_of(a) in by_digits and digits_of(b) in by_digits
    ]


def _added(finding: Finding, desk: Desk) -> list[str]:
    """The ids of the cells that a finding adds up, of its column or its row, if all."""
    left, _, right = finding.computed.partition(" = ")
    addends = [digits_of(text) for text in left.split(" + ")]
    if not right or len(addends) == 1:
        return []
    lines: dict[str, list[Figure]] = {"column": [], "row": []}
    for figure in sorted(desk.figures(), key=reading_order):
        title = title_of(figure.caption)
        if figure.paper_id == finding.paper_id and title and title in finding.where:
            for kind, path in (
                ("column", figure.column_path),
                ("row", figure.row_path),
            ):
                name = shorten(" – ".join(path))
                if f"; {kind} {name}; " in f"{finding.where}; ":
                    lines[kind].append(figure)
    found = (_in_order(addends, line) for line in lines.values())
    return next((ids for ids in found if len(ids) == len(addends)), [])


def _in_order(addends: Sequence[str], line: Sequence[Figure]) -> list[str]:
    """The ids of the cells of `line` that print `addends`, one after the other."""
    cells = iter(line)
    found = (
        next((cell.id for cell in cells if digits_of(cell.printed) == text), None)
        for text in addends
    )
    return [key for key in found if key]


def _cells_of(finding: Finding, desk: Desk) -> tuple[str, ...]:
    """The ids of the cells that a finding prints, where it prints several."""
    printed = finding.printed.split(", ")
    if len(printed) == 1:
        own = (f for f in desk.figures() if f.paper_id == finding.paper_id)
        return tuple(f.id for f in own if f.locator.words == finding.where)[:1]
    return tuple(
        figure.id
        for figure in desk.figures()
        if figure.paper_id == finding.paper_id
        and figure.caption is not None
        and title_of(figure.caption) in finding.where
        and figure.printed in printed
    )


def _finding_sentence(
    number: int,
    finding: Finding,
    done: Sequence[Calculation],
    *,
    cells: tuple[str, ...],
    shown: tuple[str, ...],
    whose: Paper,
) -> DraftSentence:
    """A finding: what is printed, and what it comes to when it is done again.

    `shown` is the sum that it shows itself, for want of figures to do it over.
    """
    place = finding.where.replace(f": {finding.quote}", "")
    where = f"{whose.council or whose.file_name}, {place}"
    if not done:
        is_sum = finding.kind is FindingKind.MISMATCH
        but, verdict = (", but", " (they do not agree)") if is_sum else (":", "")
        text = f"{where}: printed “{finding.printed}”{but} {finding.computed}{verdict}."
        return say(text, f"x-{number}", *shown)
    sums = "; ".join(f"{result.expression} = {{{result.id}}}" for result in done)
    started = _STARTED.search(finding.computed)
    kind = {
        FindingKind.ROUNDING: "a rounding, no more",
        FindingKind.LABEL: started[0] if started else "the label does not fit the sum",
    }.get(finding.kind, "they do not agree")
    is_alone = len(cells) == 1 and finding.kind is FindingKind.MISMATCH
    printed = f"{{{cells[0]}}}" if is_alone else f"“{finding.printed}”"
    text = f"{where}: printed {printed}; {sums} ({kind})."
    return say(text, f"x-{number}", *cells, *(result.id for result in done))


def _totals(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """The totals of the table asked about, added up again by the tools."""
    del weighed
    if not (_OF_SUMS.search(desk.question.text) or desk.question.amounts):
        return None
    table = sorted(_table_asked(desk), key=reading_order)
    sums: list[tuple[Figure, str]] = []
    unmade: list[Figure] = []
    for total in table:
        if total.row_path and not TOTAL_WORDS.search(total.row_path[-1]):
            continue
        column = [f for f in table if f.column_path == total.column_path]
        if parts := addends(total, column):
            sums.append((total, " + ".join(part.id for part in parts)))
        else:
            unmade.append(total)
    if found := _on_totals(desk, unmade):
        return tell_findings(desk, found)
    expressions = tuple(expression for _, expression in sums)
    if not expressions:
        return None
    if missing := desk.missing(expressions):
        return Needs(missing)
    told = [
        say(
            f"{named(total)}: {{{total.id}}} is right, {result.expression} ="
            f" {{{result.id}}}.",
            total.id,
            result.id,
        )
        for total, expression in sums[:MOST_TOTALS]
        if (result := desk.sums[expression]) is not None
    ]
    rest = [
        say(f"{named(total)}: no rows above {{{total.id}}} add up to it.", total.id)
        for total in unmade[:MOST_TOTALS]
    ]
    text = "Not all of these totals add up." if rest else "Yes, these totals add up."
    head = say(text, *(one.id for said in (*rest, *told) for one in said.rests_on))
    return Draft(status="answered", sentences=(head, *rest, *told))


def _on_totals(desk: Desk, totals: Sequence[Figure]) -> list[tuple[int, Finding]]:
    """The findings on the very cells of `totals`: what their rows come to instead."""
    places = {(total.paper_id, total.locator.words) for total in totals}
    return [
        (number, finding)
        for number, finding in enumerate(desk.found.findings)
        if (finding.paper_id, finding.where) in places
    ][:MOST_FINDINGS]
