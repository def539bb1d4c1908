"""What does not add up in a paper: sums, labels, statements, repeats, impossible dates.

Every finding lays what is printed beside what it should be. A table that adds up gives
none, or one that only tells of rounding.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from corpus.pages import Heading, Page, Paragraph, Place, Table
from corpus.periods import read_periods
from corpus.records import Figure, Finding, FindingKind, Paper, Severity
from corpus.times import Period
from tools.caption_years import misnamed_year
from tools.carried import misprinted
from tools.grid import read_grid
from tools.growth import Slip, check_growth
from tools.ledger import Entry, read_ledgers
from tools.ledger_checks import Check, check_ledger
from tools.places import narrow, nearest
from tools.repeats import find_repeats
from tools.risk_forms import lay_out_forms
from tools.risks import register_name
from tools.scores import check_scores, multiply
from tools.sections import Standing, locator, shorten, walk
from tools.sentences import split_sentences
from tools.stated_sums import check_stated
from tools.statements import find_contradictions
from tools.sums import Result
from tools.workings import worked

_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_DAY = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s./-]+([A-Za-z]{3}|\d{1,2})", re.IGNORECASE
)
_PAIR = re.compile(r"^\W*\d+\s*[-/–—]\s*\d+\W*$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun",
           "jul", "aug", "sep", "oct", "nov", "dec")  # fmt: skip
_MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July",
                "August", "September", "October", "November", "December")  # fmt: skip


def find_findings(
    paper: Paper, pages: tuple[Page, ...], figures: Sequence[Figure]
) -> tuple[Finding, ...]:
    """Return what is wrong in `pages`, each place once, in reading order.

    Args:
        paper: Whose findings they are.
        pages: Its pages after `ingest.layout.arrange`.
        figures: All that `tools.figures.find_figures` finds in them.
    """
    standings = tuple(walk(pages))
    found = [
        *_sums(paper, standings),
        *_stated_sums(paper, pages, standings),
        *_contradictions(paper, pages, figures),
        *find_repeats(paper, pages, standings),
        *_caption_years(paper, pages, standings),
        *_scores(paper, standings),
        *_impossible_dates(paper, pages, standings),
    ]
    first: dict[tuple[object, ...], Finding] = {}
    for finding in found:
        where = finding.locator
        first.setdefault(
            (finding.kind, where.page_number, where.start, finding.printed), finding
        )
    return tuple(sorted(first.values(), key=_reading_order))


def _reading_order(finding: Finding) -> tuple[int, int]:
    return finding.locator.page_number or 0, finding.locator.start


def _sums(paper: Paper, standings: Sequence[Standing]) -> Iterator[Finding]:
    for standing, following in zip(standings, (*standings[1:], None), strict=True):
        table = standing.block
        if not isinstance(table, Table) or not table.rows:
            continue
        after = following.block if following else None
        ledgers = read_ledgers(
            read_grid(table),
            standing.words,
            after=after.text if isinstance(after, Paragraph) else None,
        )
        slips = tuple(slip for ledger in ledgers for slip in misprinted(ledger))
        for slip in slips:
            yield _sum_finding(paper, slip, FindingKind.MISMATCH, Severity.ERROR)
        right = {slip.printed.places[0]: slip.expected for slip in slips}
        checks = tuple(check for ledger in ledgers for check in check_ledger(ledger))
        for check, result in _each_once(checks):
            if not result.fits and _fits_mended(result, right):
                continue
            kind, severity = FindingKind.MISMATCH, check.severity
            if result.fits:
                kind, severity = FindingKind.ROUNDING, Severity.INFO
            yield _sum_finding(paper, result, kind, severity)
        for check in checks:
            if check.mislabelled:
                yield _label_finding(paper, check)
        for ledger in ledgers:
            for growth in check_growth(ledger):
                yield _growth_finding(paper, growth)


def _each_once(checks: Sequence[Check]) -> Iterator[tuple[Check, Result]]:
    """The sums that miss, each set of amounts once.

    "This less last" and "last and the change" miss in the same three amounts: the one
    surely meant is told, else the one whose result is printed last.
    """
    by_amounts: dict[frozenset[Place], tuple[Check, Result]] = {}
    for check in checks:
        for result in (*check.off, *check.rounded):
            amounts = (result.printed, *(operand for _, operand in result.operands))
            key = frozenset(entry.places[0] for entry in amounts)
            earlier = by_amounts.get(key)
            if earlier is None or _rank(earlier) < _rank((check, result)):
                by_amounts[key] = (check, result)
    told = tuple(by_amounts.values())
    yield from ((c, result) for c, result in told if not _follows(result, told))


def _follows(result: Result, told: Sequence[tuple[Check, Result]]) -> bool:
    """Whether a sum misses only because of a total that is told to be wrong itself."""
    right = {
        other.printed.places[0]: other.expected
        for check, other in told
        if other is not result and check.line.is_total and not other.fits
    }
    right.pop(result.printed.places[0], None)
    return _fits_mended(result, right)


def _fits_mended(result: Result, right: Mapping[Place, Decimal]) -> bool:
    """Whether a sum holds once the amounts at some places are what is `right` there."""
    entries = [result.printed, *(entry for _, entry in result.operands)]
    printed, *operands = [right.get(e.places[0], e.amount) for e in entries]
    mended = sum(
        sign * amount
        for (sign, _), amount in zip(result.operands, operands, strict=True)
    )
    is_of_them = any(entry.places[0] in right for entry in entries)
    return is_of_them and abs(printed - mended) <= result.slack


def _rank(told: tuple[Check, Result]) -> tuple[bool, int, int]:
    check, result = told
    place = result.printed.places[0]
    return check.severity is Severity.ERROR, place.page_number or 0, place.start


def _sum_finding(
    paper: Paper, result: Result, kind: FindingKind, severity: Severity
) -> Finding:
    entry = result.printed
    return Finding(
        paper_id=paper.id,
        kind=kind,
        where=entry.where,
        printed=entry.printed,
        computed=worked(result),
        severity=severity,
        locator=locator(entry.where, entry.places),
        quote=entry.printed,
    )


def _label_finding(paper: Paper, check: Check) -> Finding:
    pairs = check.mislabelled
    return _told_otherwise(
        paper,
        tuple(done.printed for done, _ in pairs),
        as_said=tuple(worked(said) for _, said in pairs),
        as_done=tuple(worked(done) for done, _ in pairs),
        start=pairs[0][0].operands[-1][1].column,
    )


def _growth_finding(paper: Paper, slip: Slip) -> Finding:
    if slip.as_done:
        return _told_otherwise(
            paper,
            slip.printed,
            as_said=slip.as_said,
            as_done=slip.as_done,
            start=slip.start,
        )
    entry = slip.printed[0]
    return Finding(
        paper_id=paper.id,
        kind=FindingKind.MISMATCH,
        where=entry.where,
        printed=entry.printed,
        computed=slip.as_said[0],
        severity=Severity.ERROR,
        locator=locator(entry.where, entry.places),
        quote=entry.printed,
    )


def _told_otherwise(
    paper: Paper,
    printed: Sequence[Entry],
    *,
    as_said: Sequence[str],
    as_done: Sequence[str],
    start: str,
) -> Finding:
    """What is wrong with a label: what it promises, and what was done from `start`."""
    first, *others = printed
    columns = (entry.where.rpartition("; column ")[2] for entry in others)
    return Finding(
        paper_id=paper.id,
        kind=FindingKind.LABEL,
        where=", ".join((first.where, *columns)),
        printed=", ".join(entry.printed for entry in printed),
        computed=(
            f"as labelled it would be {'; '.join(as_said)}; "
            f"as printed it starts from {start}: {'; '.join(as_done)}"
        ),
        severity=Severity.ERROR,
        locator=locator(first.where, first.places),
        quote=first.printed,
    )


def _stated_sums(
    paper: Paper, pages: tuple[Page, ...], standings: Sequence[Standing]
) -> Iterator[Finding]:
    for words, text, places in _texts(standings):
        for sentence in split_sentences(text):
            for slip in check_stated(sentence.text):
                yield Finding(
                    paper_id=paper.id,
                    kind=FindingKind.MISMATCH,
                    where=words,
                    printed=slip.printed,
                    computed=slip.computed,
                    severity=Severity.ERROR,
                    locator=locator(words, narrow(pages, places, sentence.text)),
                    quote=sentence.text,
                )


def _contradictions(
    paper: Paper, pages: tuple[Page, ...], figures: Sequence[Figure]
) -> Iterator[Finding]:
    for slip in find_contradictions(figures, said_on=paper.met_on):
        said, at = slip.said, slip.said.locator
        place = Place(
            page_number=at.page_number, start=at.start, end=at.end, boxes=at.boxes
        )
        yield Finding(
            paper_id=paper.id,
            kind=FindingKind.MISMATCH,
            where=at.words,
            printed=said.printed,
            computed=f"{slip.cell.locator.words} has {slip.cell.printed}",
            severity=Severity.ERROR if slip.is_sure else Severity.WARNING,
            locator=locator(at.words, narrow(pages, (place,), said.quote)),
            quote=said.quote,
        )


def _caption_years(
    paper: Paper, pages: tuple[Page, ...], standings: Sequence[Standing]
) -> Iterator[Finding]:
    for standing in standings:
        table = standing.block
        if not isinstance(table, Table) or not table.caption or not table.rows:
            continue
        if misnamed := misnamed_year(read_grid(table)):
            said, year = misnamed
            yield Finding(
                paper_id=paper.id,
                kind=FindingKind.LABEL,
                where=f"{standing.words}; caption",
                printed=said.printed,
                computed=f"its columns are all of {year.replace('-', '/')}",
                severity=Severity.ERROR,
                locator=locator(
                    standing.words, nearest(pages, table.places, table.caption)
                ),
                quote=table.caption,
            )


def _scores(paper: Paper, standings: Sequence[Standing]) -> Iterator[Finding]:
    """Scores of a register that are not the product of their own factors."""
    for standing in lay_out_forms(standings):
        if not isinstance(standing.block, Table):
            continue
        for slip in check_scores(standing.block):
            working, cell = slip.product.working, slip.product.cell
            name = f"{register_name(standing)}; risk {shorten(slip.label)}"
            where = f"{name}; column {working.column}"
            yield Finding(
                paper_id=paper.id,
                kind=FindingKind.MISMATCH,
                where=where,
                printed=cell.text,
                computed=f"{working.multiplied} = {multiply(working).rounded}",
                severity=Severity.ERROR if slip.product.is_told else Severity.WARNING,
                locator=locator(where, cell.places),
                quote=cell.text,
            )


def _impossible_dates(
    paper: Paper, pages: tuple[Page, ...], standings: Sequence[Standing]
) -> Iterator[Finding]:
    for words, text, places in _texts(standings):
        bare = _ADDRESS.sub(lambda address: " " * len(address[0]), text)
        for period in read_periods(bare):
            if not period.is_impossible:
                continue
            quote = next(s.text for s in split_sentences(text) if s.end > period.start)
            yield Finding(
                paper_id=paper.id,
                kind=FindingKind.IMPOSSIBLE_DATE,
                where=f"{words}: {shorten(quote)}" if quote != text else words,
                printed=period.printed,
                computed=_why_impossible(period),
                severity=Severity.ERROR,
                locator=locator(words, narrow(pages, places, quote)),
                quote=quote,
            )


def _why_impossible(period: Period) -> str:
    day = None if _PAIR.match(period.printed) else _DAY.search(period.printed)
    if day:
        name = day[2].lower()
        month = int(name) if name.isdigit() else _MONTHS.index(name) + 1
        if not 1 <= month <= len(_MONTHS):
            return f"there is no month {month}"
        return f"{_MONTH_NAMES[month - 1]} has no such day"
    return "no financial year is written so: its second year follows its first"


def _texts(
    standings: Sequence[Standing],
) -> Iterator[tuple[str, str, Sequence[Place]]]:
    """Every text of the paper once: its locator words, itself and its places."""
    for standing in standings:
        block = standing.block
        if not isinstance(block, Table):
            is_heading = isinstance(block, Heading)
            words = shorten(block.text) if is_heading else standing.words
            yield words, block.text, block.places
            continue
        if block.caption:
            yield standing.words, block.caption, block.places
        for row in block.rows:
            for cell in row.cells:
                if cell.text and not cell.is_merged:
                    label = shorten(row.cells[0].text or cell.text)
                    yield f"{standing.words}; row {label}", cell.text, cell.places
