"""How the lines of a ledger hang together, and where the printed amounts do not.

For a total, and for a line that is called a difference, the sum that explains it is
searched for: the rows of its group, the subtotals, one line less another, this year
less the last. Only when a sum is known to be the right one, because it holds elsewhere
or nothing else comes near, is an amount that does not fit it reported.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations, product

from corpus.records import Severity
from tools.ledger import Ledger, Line
from tools.sums import ON_BASE, ON_PREVIOUS, Result, Term, When, results_of

# Further off than this, the sum was not the one the printed amount is of.
NEAR = Decimal("0.25")
# A total with no column that confirms its sum has to come nearer.
NEARER = Decimal("0.1")
# Two points make a line by chance; from three on a sum is known.
KNOWN = 3
# A sum is believed when so many digits agree in all; fewer agree by chance.
DIGITS_BESIDE = 3.5
DIGITS_APART = 6.0
# A difference is printed near what it is of; lines further away agree by chance.
NEARBY_LINES = 8
# More moves than this between two balances leave too many signs to try.
MOST_MOVES = 5
# More lines than this are a data sheet, whose totals stand elsewhere.
MOST_LINES = 150

_DIFFERENCE = re.compile(
    r"varian|differ|\bgap\b|balance|\bnet\b|contribution|surplus|deficit|shortfall"
    r"|over-?\s?spend|under-?\s?spend|\bchange|increas|decreas|reduc|saving|movement"
    r"|remaining|residual|carried|closing|\bc/f|in[- ]year|pressure|growth|opening"
    r"|brought|\bb/f|cumulative|\bless\b|headroom",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"closing|carried|\bc/f|\bnet\b|cumulative|balance|deficit", re.IGNORECASE
)
# What other things move too: payments, adjustments, transfers no table has to show.
_BALANCE = re.compile(
    r"deficit|balance|reserve|surplus|closing|opening|carried|brought|cumulative",
    re.IGNORECASE,
)
_OPENING = re.compile(r"opening|brought|\bb/f", re.IGNORECASE)
_LESS = re.compile(r"less\b", re.IGNORECASE)
_CARRIED = re.compile(r"closing|balance|carried|\bc/f", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was found of one line: amounts off, amounts rounded, a label that misleads.

    `severity` says how surely the sum is the right one. `mislabelled` pairs each amount
    that contradicts the line's label with what the label promises.
    """

    line: Line
    off: tuple[Result, ...] = ()
    rounded: tuple[Result, ...] = ()
    mislabelled: tuple[tuple[Result, Result], ...] = ()
    severity: Severity = Severity.ERROR


def check_ledger(ledger: Ledger) -> Iterator[Check]:
    """Yield what does not add up, and what adds up but for rounding, line by line."""
    if len(ledger.lines) > MOST_LINES:
        return
    for index, line in enumerate(ledger.lines):
        is_bare = not line.label and (ledger.is_across or index == 0)
        if line.is_total and not is_bare:
            check = _check_total(ledger, index)
        elif _DIFFERENCE.search(line.label):
            check = _check_difference(ledger, index)
        else:
            continue
        if check:
            yield check


def _check_total(ledger: Ledger, index: int) -> Check | None:
    line = ledger.lines[index]
    sums = [results_of(ledger, index, terms, blank_is_nothing=True)
            for terms in _groupings(ledger, index)]  # fmt: skip
    sums = [results for results in sums if results]
    if not sums:
        return None
    best = max(sums, key=_support)
    off = tuple(r for r in best if not r.fits and not r.is_unsure)
    if not off:
        return Check(line=line, rounded=_rounded(best))
    others = list(_other_groupings(ledger, index))
    if ledger.leaves_out or not _support(best):
        others += _omissions(ledger, index)
    if any(_explains(ledger, index, terms, best) for terms in others):
        return None
    return _judge_total(ledger, line, best, off)


def _judge_total(
    ledger: Ledger, line: Line, results: Sequence[Result], off: tuple[Result, ...]
) -> Check | None:
    """Whether a total that misses its sum is wrong, or is the total of something else.

    A sum that holds in half of the columns is right; so is the only sum there can be,
    of a line called total in a table of one column, if it comes near.
    """
    held = _support(results)
    rounded = _rounded(results)
    if held and held * 2 >= len(results):
        near = tuple(result for result in off if result.is_near(NEAR))
        return Check(line=line, off=near, rounded=rounded)
    if held or ledger.is_across or not line.says_total:
        return None
    if all(result.is_near(NEARER) for result in off):
        severity = Severity.ERROR if len(results) == 1 else Severity.WARNING
        return Check(line=line, off=off, severity=severity)
    if len(results) == 1 and off[0].is_near(NEAR):
        return Check(line=line, off=off, severity=Severity.WARNING)
    return None


def _groupings(ledger: Ledger, index: int) -> Iterator[tuple[Term, ...]]:
    """The sums a total is meant to be: its group, all leaves, the subtotals."""
    lines = ledger.lines
    group = _group_above(lines, index)
    leaves = [i for i in range(index) if not lines[i].is_total]
    covered = {
        i for t in range(index) if lines[t].is_total for i in _group_above(lines, t)
    }
    heads = [i for i in range(index) if lines[i].is_total or i not in covered]
    below = _group_below(lines, index) if not leaves else []
    for chosen in (group, leaves, heads, below):
        if len(chosen) > 1:
            yield tuple(Term(1, i) for i in chosen)
    if ledger.is_across and index == 0:
        yield tuple(Term(1, i) for i in range(1, len(lines)) if not lines[i].is_total)


def _group_above(lines: Sequence[Line], index: int) -> list[int]:
    group: list[int] = []
    for i in range(index - 1, -1, -1):
        if lines[i].is_total:
            break
        group.insert(0, i)
        if lines[i].opens_group:
            break
    return group


def _group_below(lines: Sequence[Line], index: int) -> list[int]:
    group: list[int] = []
    for i in range(index + 1, len(lines)):
        if lines[i].is_total or (group and lines[i].opens_group):
            break
        group.append(i)
    return group


def _other_groupings(ledger: Ledger, index: int) -> Iterator[tuple[Term, ...]]:
    """Sums that would explain a total too: a stretch of lines, one of them taken away.

    "Less income" is printed among the rows as a positive amount; a second total is
    often carried on from the one before it.
    """
    for start in range(index):
        yield tuple(Term(1, i) for i in range(start, index))
    for end in range(index + 2, len(ledger.lines) + 1):
        yield tuple(Term(1, i) for i in range(index + 1, end))
    for chosen in _groupings(ledger, index):
        for less in chosen:
            rest = (term for term in chosen if term is not less)
            yield (*rest, Term(-1, less.line))
    for start in range(index):
        if ledger.lines[start].is_total:
            rest = (Term(-1, i) for i in range(start + 1, index))
            yield (Term(1, start), *rest)


def _omissions(ledger: Ledger, index: int) -> Iterator[tuple[Term, ...]]:
    """Sums without one of their lines: an "of which" line is printed but not summed.

    Only for a total that holds nowhere, or where the paper says that one leaves a line
    out: else, where it holds in another column, the line that is missing from one sum
    is what is wrong with it.
    """
    for chosen in _groupings(ledger, index):
        for left_out in chosen:
            rest = tuple(term for term in chosen if term is not left_out)
            if rest:
                yield rest


def _explains(
    ledger: Ledger, index: int, terms: tuple[Term, ...], best: Sequence[Result]
) -> bool:
    results = results_of(ledger, index, terms, blank_is_nothing=True)
    return len(results) >= len(best) and all(result.fits for result in results)


def _check_difference(ledger: Ledger, index: int) -> Check | None:
    line = ledger.lines[index]
    tried = [(terms, results_of(ledger, index, terms))
             for terms in _differences(ledger, index)]  # fmt: skip
    tried = [(terms, results) for terms, results in tried if _support(results) > 1]
    if not tried:
        return None
    terms, best = max(tried, key=lambda pair: (_support(pair[1]), -_misses(pair[1])))
    mislabelled = _mislabelled(ledger, index, terms, best)
    off = tuple(result for result in best if not result.fits)
    if not _is_known(index, terms, best):
        return None
    if off and all(_others_explain(ledger, index, terms, result) for result in off):
        return None
    is_sure = _support(best) >= KNOWN * len(off) and not _is_series(terms)
    return Check(
        line=line,
        off=tuple(result for result in off if is_sure or result.is_near(NEAR)),
        rounded=_rounded(best),
        mislabelled=mislabelled,
        severity=_severity(ledger, index, terms),
    )


def _severity(ledger: Ledger, index: int, terms: tuple[Term, ...]) -> Severity:
    """How much a miss means: a balance over the years moves by more than is shown."""
    lines = {index, *(term.line for term in terms)}
    is_balance = any(_BALANCE.search(ledger.lines[line].label) for line in lines)
    if is_balance and _is_series(terms):
        return Severity.INFO
    is_carried = bool(_CARRIED.search(ledger.lines[index].label))
    return Severity.WARNING if is_carried else Severity.ERROR


def _is_known(index: int, terms: tuple[Term, ...], results: Sequence[Result]) -> bool:
    """Tell whether a sum holds too often, in too many digits, to do so by chance."""
    held, missed = _support(results), _misses(results)
    digits = sum(result.digits for result in results if result.counts)
    if _is_series(terms):
        return held >= KNOWN and missed * KNOWN <= held * 2 and digits >= DIGITS_APART
    lines = {index, *(term.line for term in terms)}
    if index in {min(lines), max(lines)} and max(lines) - min(lines) == len(terms):
        return held > missed and digits >= DIGITS_BESIDE
    return held >= KNOWN and held > missed and digits >= DIGITS_APART


def _is_series(terms: Sequence[Term]) -> bool:
    return any(term.when is not When.HERE for term in terms)


def _differences(ledger: Ledger, index: int) -> Iterator[tuple[Term, ...]]:
    """What a line called a difference can be, the nearest lines first."""
    lines = ledger.lines
    others = sorted(
        (i for i in range(len(lines)) if i != index), key=lambda i: abs(i - index)
    )[:NEARBY_LINES]
    is_sum = bool(_ADDED.search(lines[index].label))
    yield from _rolled_forward(lines, index)
    for one, other in permutations(others, 2):
        yield Term(1, one), Term(-1, other)
        if is_sum and one < other:
            yield Term(1, one), Term(1, other)
    for one in others:
        for sign in (1, -1):
            yield Term(sign, one), Term(-sign, one, When.BEFORE)
            yield Term(sign, one), Term(-sign, one, When.FIRST)
            yield Term(1, index, When.BEFORE), Term(sign, one)


def _rolled_forward(lines: Sequence[Line], index: int) -> Iterator[tuple[Term, ...]]:
    """The opening balance and all that moves it, for the line that closes it.

    What is taken away may be printed as "Less: payment", without a sign.
    """
    openings = [i for i in range(index) if _OPENING.search(lines[i].label)]
    moves = range(openings[-1] + 1, index) if openings else range(0)
    if not _CARRIED.search(lines[index].label) or not 1 < len(moves) <= MOST_MOVES:
        return
    for signs in product((1, -1), repeat=len(moves)):
        is_said = all(
            sign == -1 or not _LESS.match(lines[line].label)
            for sign, line in zip(signs, moves, strict=True)
        )
        if is_said:
            terms = (Term(s, line) for s, line in zip(signs, moves, strict=True))
            yield (Term(1, openings[-1]), *terms)


def _others_explain(
    ledger: Ledger, index: int, terms: tuple[Term, ...], result: Result
) -> bool:
    """Tell whether one or two more lines make up what is missing from a sum.

    A payment of one year moves that year's balance and is nothing in the others.
    """
    used = {index, *(term.line for term in terms)}
    more = [
        entry
        for line, other in enumerate(ledger.lines)
        if line not in used and (entry := other.entries[result.position]) is not None
    ]
    missing = result.printed.amount - result.expected
    chosen = [(entry,) for entry in more] + list(combinations(more, 2))
    return any(
        abs(missing - sum(s * e.amount for s, e in zip(signs, entries, strict=True)))
        <= result.slack
        for entries in chosen
        for signs in product((1, -1), repeat=len(entries))
    )


def _mislabelled(
    ledger: Ledger, index: int, terms: tuple[Term, ...], best: Sequence[Result]
) -> tuple[tuple[Result, Result], ...]:
    """The amounts reckoned from another year than the label says, with what it says."""
    label = ledger.lines[index].label
    whens = {term.when for term in terms}
    if When.FIRST in whens and ON_PREVIOUS.search(label):
        promised = When.BEFORE
    elif When.BEFORE in whens and ON_BASE.search(label):
        promised = When.FIRST
    else:
        return ()
    as_said = tuple(
        term if term.when is When.HERE else Term(term.sign, term.line, promised)
        for term in terms
    )
    results = results_of(ledger, index, as_said)
    if _support(results) >= _support(best):
        return ()
    said_of = {id(result.printed): result for result in results}
    return tuple(
        (result, said_of[id(result.printed)])
        for result in best
        if result.fits
        and id(result.printed) in said_of
        and not said_of[id(result.printed)].fits
    )


def _support(results: Iterable[Result]) -> int:
    return sum(result.counts for result in results)


def _misses(results: Iterable[Result]) -> int:
    return sum(not result.fits for result in results)


def _rounded(results: Iterable[Result]) -> tuple[Result, ...]:
    return tuple(result for result in results if result.fits and result.off)
