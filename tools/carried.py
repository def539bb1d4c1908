"""A balance misprinted in one year of a row that carries it from year to year.

Year    | In-year | Balance
2022-23 |    -1.0 |    -5.0
2023-24 |    -2.0 |    -7.0
2024-25 |    -3.0 |   -11.0      <- -10.0 by the year before, and by the year after
2025-26 |    -2.0 |   -12.0
"""

import re
from collections.abc import Iterator
from itertools import pairwise, permutations

from tools.ledger import Ledger
from tools.sums import Result, Term, When, results_of

_BALANCE = re.compile(
    r"\bbalances?\b|\bdeficit\b|\breserves?\b|\bcarried\b|\bclosing\b|\bcumulative\b"
    r"|\baccumulated\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\bin[- ]year\b|\b(?:in|for|during) the year\b|\bmovement\b|\bchange\b",
    re.IGNORECASE,
)


def misprinted(ledger: Ledger) -> Iterator[Result]:
    """Yield each balance that both its neighbours say to be the same other amount.

    The year before and its movement give it, and so do the year after and that one's;
    all other years of the line hold.
    """
    for balance, moved in permutations(range(len(ledger.lines)), 2):
        is_named = _BALANCE.search(ledger.lines[balance].label)
        if not is_named or not _MOVES.search(ledger.lines[moved].label):
            continue
        for sign in (1, -1):
            terms = (Term(1, balance, When.BEFORE), Term(sign, moved))
            results = results_of(ledger, balance, terms)
            yield from _slip(results)


def _slip(results: list[Result]) -> Iterator[Result]:
    """The first of two that miss, if the second holds once the first is mended."""
    missed = [result for result in results if not result.fits]
    held = [result for result in results if result.counts]
    for one, after in pairwise(results):
        if [one, after] != missed or not held:
            continue
        before = after.operands[0][1]
        mended = after.expected - before.amount + one.expected
        if before is one.printed and abs(after.printed.amount - mended) <= after.slack:
            yield one
