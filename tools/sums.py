"""A line of a ledger beside a sum of other lines, wherever it has an amount.

Closing = Opening + Movement         Term(1, opening), Term(1, movement)
Change  = Plans - Plans before       Term(1, plans), Term(-1, plans, When.BEFORE)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import log10

from tools.ledger import Entry, Ledger, Line, present

ON_PREVIOUS = re.compile(
    r"\b(?:previous|prior|preceding|last|year[- ]on|annual|year before)\b",
    re.IGNORECASE,
)
ON_BASE = re.compile(
    r"\b(?:base|baseline|original|starting) (?:year|position|spend|budget|level)"
    r"|\b(?:from|on|against) (?:the )?(?:base|baseline)\b",
    re.IGNORECASE,
)


class When(StrEnum):
    """At which position a term is taken."""

    HERE = "here"
    BEFORE = "before"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Term:
    """A line that is added (`sign` 1) or taken away (-1)."""

    sign: int
    line: int
    when: When = When.HERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A printed amount beside what its operands come to."""

    position: int
    printed: Entry
    operands: tuple[tuple[int, Entry], ...]
    expected: Decimal
    is_unsure: bool = False

    @property
    def off(self) -> Decimal:
        """By how much the printed amount misses the sum."""
        return abs(self.printed.amount - self.expected)

    @property
    def fits(self) -> bool:
        """Whether rounding to the printed digits explains what is missing."""
        return self.off <= self.slack

    @property
    def slack(self) -> Decimal:
        """The most that rounding can put the printed amount off its sum."""
        return self.printed.half + sum(entry.half for _, entry in self.operands)

    @property
    def digits(self) -> float:
        """In how many digits it can be seen to agree, where it does."""
        amounts = [self.printed.amount, *(entry.amount for _, entry in self.operands)]
        widest = max(abs(amount) for amount in amounts)
        return log10(widest / self.slack) if widest > self.slack > 0 else 0.0

    def is_near(self, share: Decimal) -> bool:
        """Whether it misses by no more than `share` of the sum."""
        return self.off <= share * max(abs(self.expected), abs(self.printed.amount))

    @property
    def counts(self) -> bool:
        """Whether fitting says anything: nothing plus nothing is nothing."""
        return self.fits and bool(self.printed.amount) and not self.is_unsure


def results_of(
    ledger: Ledger,
    index: int,
    terms: Sequence[Term],
    *,
    blank_is_nothing: bool = False,
) -> list[Result]:
    """Return line `index` beside the sum of `terms`, wherever the line has an amount.

    Where a term has none there is no result, unless `blank_is_nothing`.
    """
    found = []
    for position, printed in present(ledger.lines[index]):
        operands = [(term.sign, _operand(ledger, term, position)) for term in terms]
        known = tuple((sign, entry) for sign, entry in operands if entry is not None)
        if not known or (len(known) < len(operands) and not blank_is_nothing):
            continue
        found.append(
            Result(
                position=position,
                printed=printed,
                operands=known,
                expected=sum((s * e.amount for s, e in known), Decimal(0)),
                is_unsure=any(position in ledger.lines[t.line].unread for t in terms),
            )
        )
    return found


def _operand(ledger: Ledger, term: Term, position: int) -> Entry | None:
    entries = ledger.lines[term.line].entries
    if term.when is When.HERE:
        return entries[position]
    series = [
        place
        for place, name in enumerate(ledger.positions)
        if entries[place] is not None and not Line(label=name, entries=()).says_total
    ]
    if position not in series or position == series[0]:
        return None
    if term.when is When.FIRST:
        return entries[series[0]]
    return entries[series[series.index(position) - 1]]
