"""What a paper prints twice: a table's number, a row, a row that its total counts once.

Every finding lays what is printed beside how often it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from corpus.pages import Page, Row, Table
from corpus.records import Finding, FindingKind, Paper, Severity
from tools.grid import read_grid
from tools.ledger import Ledger, Line, present, read_ledgers
from tools.places import nearest
from tools.sections import Standing, locator, shorten
from tools.sums import Result
from tools.workings import worked

# Two short rows can be alike by right ("Vacant, 1 FTE, tbc"); two long ones cannot.
DUPLICATE_WORDS = 8
DUPLICATE_CELLS = 3

_NUMBERED = re.compile(
    r"^(table|figure|statement)\s+([A-Z]?\d[\w.]*)\s*[-–—:.]*\s*(.*)$", re.IGNORECASE
)
_CONTINUED = re.compile(r"\W*\b(?:continued|cont['’]?d?)\b\W*", re.IGNORECASE)
_APART = re.compile(r"^(?:appendix|annex)\b", re.IGNORECASE)
_TIMES = {2: "twice", 3: "three times", 4: "four times", 5: "five times"}


def find_repeats(
    paper: Paper, pages: tuple[Page, ...], standings: Sequence[Standing]
) -> Iterator[Finding]:
    """Yield what is printed twice in `pages`, kind by kind.

    Args:
        paper: Whose findings they are.
        pages: Its pages.
        standings: Their blocks, in order.
    """
    yield from _repeated_numbers(paper, pages, standings)
    for standing in standings:
        if not isinstance(standing.block, Table) or not standing.block.rows:
            continue
        counted = tuple(_counted_once(paper, standing, standing.block))
        yield from counted or _repeated_rows(paper, standing, standing.block)


def _counted_once(paper: Paper, standing: Standing, table: Table) -> Iterator[Finding]:
    """Rows that are printed twice over a total that is right with one of them alone."""
    down, _ = read_ledgers(read_grid(table), standing.words)
    for line, result in _totals_of_one(down):
        entry = line.entries[result.position]
        if entry is None:
            continue
        yield Finding(
            paper_id=paper.id,
            kind=FindingKind.DUPLICATE,
            where=entry.where,
            printed=f"{line.label} {entry.printed} (twice), {result.printed.printed}",
            computed=f"the total counts it once; with both it is {worked(result)}",
            severity=Severity.ERROR,
            locator=locator(entry.where, entry.places),
            quote=entry.printed,
        )


def _totals_of_one(ledger: Ledger) -> Iterator[tuple[Line, Result]]:
    """Yield each line that stands twice, with the last total that counts it once."""
    group: list[Line] = []
    for total in ledger.lines:
        if not total.is_total:
            group.append(total)
            continue
        for one, again in combinations(group, 2):
            if one.label and one.label == again.label and _is_same(one, again):
                results = [_with_both(total, at, group) for at, _ in present(total)]
                missed = [result for result in results if not result.fits]
                if missed and all(_is_of_one(r, again) for r in results):
                    yield again, missed[-1]
        group = []


def _is_same(one: Line, other: Line) -> bool:
    amounts, others = dict(present(one)), dict(present(other))
    return amounts.keys() == others.keys() and all(
        entry.amount == others[at].amount for at, entry in amounts.items()
    )


def _with_both(total: Line, position: int, group: Sequence[Line]) -> Result:
    """The total at `position` beside the sum of all lines over it."""
    printed = dict(present(total))[position]
    entries = [entry for line in group if (entry := line.entries[position])]
    return Result(
        position=position,
        printed=printed,
        operands=tuple((1, entry) for entry in entries),
        expected=sum((entry.amount for entry in entries), Decimal(0)),
    )


def _is_of_one(result: Result, again: Line) -> bool:
    """Whether a total is right without the line that is printed again."""
    entry = again.entries[result.position]
    less = entry.amount if entry else Decimal(0)
    return abs(result.printed.amount - (result.expected - less)) <= result.slack


def _repeated_numbers(
    paper: Paper, pages: tuple[Page, ...], standings: Sequence[Standing]
) -> Iterator[Finding]:
    """Table numbers that name more than one table, each appendix counted by itself."""
    titles: dict[tuple[str, str], dict[str, Standing]] = defaultdict(dict)
    for standing in standings:
        table = standing.block
        if not isinstance(table, Table) or not table.caption:
            continue
        if numbered := _NUMBERED.match(table.caption):
            apart = next((h for h in standing.headings if _APART.match(h)), "")
            title = _CONTINUED.sub(" ", numbered[3]).casefold().strip()
            key = f"{numbered[1].capitalize()} {numbered[2].rstrip('.')}"
            titles[apart, key].setdefault(title, standing)
    for (_, key), by_title in titles.items():
        if len(by_title) > 1 and "" not in by_title:
            yield _repeated_number(paper, pages, key, tuple(by_title.values()))


def _repeated_number(
    paper: Paper, pages: tuple[Page, ...], key: str, standings: tuple[Standing, ...]
) -> Finding:
    times = _TIMES.get(len(standings), f"{len(standings)} times")
    second = standings[1].block
    caption = second.caption if isinstance(second, Table) and second.caption else key
    return Finding(
        paper_id=paper.id,
        kind=FindingKind.DUPLICATE,
        where="; ".join(standing.words for standing in standings),
        printed=f"{key} ({times})",
        computed=f"the number {key} is used {times}, each time for another table",
        severity=Severity.ERROR,
        locator=locator(standings[1].words, nearest(pages, second.places, caption)),
        quote=caption,
    )


def _repeated_rows(paper: Paper, standing: Standing, table: Table) -> Iterator[Finding]:
    header = {_texts_of(row) for row in table.rows[: table.header_rows or 0]}
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(table.rows, start=1):
        texts = _texts_of(row)
        if texts in seen and texts not in header and _is_telling(texts):
            yield _repeated_row(paper, standing, row, number)
        seen.add(texts)


def _texts_of(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells if cell.text)


def _is_telling(texts: tuple[str, ...]) -> bool:
    words = sum(len(text.split()) for text in texts)
    return len(texts) >= DUPLICATE_CELLS and words >= DUPLICATE_WORDS


def _repeated_row(paper: Paper, standing: Standing, row: Row, number: int) -> Finding:
    cells = [cell for cell in row.cells if cell.text and not cell.is_merged]
    longest = max(cells, key=lambda cell: len(cell.text))
    label = shorten(" – ".join(cell.text for cell in cells[:2]))
    where = f"{standing.words}; row {number}: {label}"
    return Finding(
        paper_id=paper.id,
        kind=FindingKind.DUPLICATE,
        where=where,
        printed=label,
        computed="the same row is printed twice",
        severity=Severity.WARNING,
        locator=locator(where, longest.places),
        quote=longest.text,
    )
