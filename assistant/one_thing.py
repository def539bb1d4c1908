"""Whether two figures are of one thing, whatever their times and cases."""

import re

from assistant.grammar import QUALIFIERS
from assistant.intents import MOVES
from assistant.words import stem, stems
from corpus.records import Basis, Figure, Measure, SafetyValve, Unit
from tools.likeness import label_words, said_on
from tools.likeness import time_of as standing_at

# What a number counts is named by so many words after it.
COUNTED_WORDS = 3

_CLAUSE_END = re.compile(r"[,;:.()](?=\s|$)")

# Beside a number in a sentence these words make it another number, but for those that
# tell on what basis it is the same.
BASES = frozenset(map(stem, Basis))

_TELLS_APART = (QUALIFIERS | frozenset(stems("new additional extra total"))) - BASES


def is_told_elsewhere(one: Figure, other: Figure) -> bool:
    """Return whether a figure without a line of its own stands apart from the other."""
    is_apart = one.caption != other.caption and one.flow is other.flow
    return is_apart and label_words(one) is None


def is_alike(one: Figure, other: Figure) -> bool:
    """Return whether two figures are of one thing, whatever their times and cases."""
    return (
        (one.unit, one.measure, one.council)
        == (other.unit, other.measure, other.council)
        and (one.flow is other.flow or None in (one.flow, other.flow))
        and (one.block is other.block or None in (one.block, other.block))
        and _is_one_side(one, other)
        and _qualified(one) == _qualified(other)
        and _counts_the_same(one, other)
    )


def is_told_twice(one: Figure, other: Figure) -> bool:
    """Return whether two are one figure that a table and a sentence of a paper tell."""
    return one.amount == other.amount and (
        (one.paper_id, said_on(one), one.basis)
        == (other.paper_id, said_on(other), other.basis)
        and (
            standing_at(one) == standing_at(other)
            or None in map(standing_at, (one, other))
        )
    )


def _counts_the_same(one: Figure, other: Figure) -> bool:
    """Whether two counts in prose are of one thing: no "8 areas" beside "137 actions".

    What is measured tells it, else what stands after each number, or that the one
    becomes the other: "from 45 to 60".
    """
    is_told = one.measure is not Measure.OTHER or one.unit is not Unit.COUNT
    if is_told or one.caption or other.caption:
        return True
    is_turned = between_amounts(one, other).strip() == "to"
    is_moved = is_turned or moves_between(one, other)
    return is_moved or not _counted(one).isdisjoint(_counted(other))


def _counted(figure: Figure) -> frozenset[str]:
    """The stems of the words soon after a number in its sentence: what it counts."""
    _, _, after = figure.quote.partition(figure.printed)
    clause = _CLAUSE_END.split(after, maxsplit=1)[0]
    return frozenset(stems(" ".join(clause.split()[:COUNTED_WORDS])))


def _is_one_side(one: Figure, other: Figure) -> bool:
    """Whether neither is before payments where the other is after them."""
    sides = {one.safety_valve, other.safety_valve}
    return not sides >= {SafetyValve.GROSS, SafetyValve.NET}


def _qualified(figure: Figure) -> frozenset[str]:
    """What a figure in prose is called that makes it another: "new", "total", "net"."""
    said = frozenset() if figure.caption else frozenset(stems(figure.label))
    return said & _TELLS_APART


def moves_between(one: Figure, other: Figure) -> bool:
    """Return whether what parts two amounts says that the one becomes the other."""
    return bool(MOVES.search(between_amounts(one, other)))


def between_amounts(one: Figure, other: Figure) -> str:
    """Return the words between two amounts of one sentence; none of two sentences."""
    if one.quote != other.quote:
        return ""
    return one.quote.partition(one.printed)[2].partition(other.printed)[0]
