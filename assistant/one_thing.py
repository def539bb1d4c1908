"""Whether two figures are of one thing, whatever their times and cases."""

import re
from collections.abc import Container

from assistant.grammar import QUALIFIERS
from assistant.intents import MOVES
from assistant.words import stem, stems
from corpus.records import Basis, Figure, Measure, SafetyValve, Unit
from tools.likeness import label_words, said_on
from tools.likeness import time_of as standing_at
from tools.steps import ColumnKey, column_of
from tools.totals import TOTAL_WORDS

# What a number counts is named by so many words after it.
COUNTED_WORDS = 3

_CLAUSE_END = re.compile(r"[,;:.()](?=\s|$)")

# Beside a number in a sentence these words make it another number, but for those that
# tell on what basis it is the same.
BASES = frozenset(map(stem, Basis))

_TELLS_APART = (QUALIFIERS | frozenset(stems("new additional extra total"))) - BASES


def is_of_one_place(one: Figure, other: Figure, headings: tuple[str, str]) -> bool:
    """Return whether papers set two figures beside each other as one thing.

    They do in one line of a table, in one paragraph, or wherever what is measured and
    over how long says it alone. Of two tables a line is one if both call it the same
    and it is measured, or the tables are one told twice; the totals of two are not.

    Args:
        one: A figure.
        other: Another, alike.
        headings: What the line of each is called; empty in prose.
    """
    in_prose = one.caption is None and other.caption is None
    places = {(f.paper_id, f.locator.words) for f in (one, other)}
    if in_prose and len(places) == 1:
        return one.quote == other.quote or one.measure is not Measure.OTHER
    if (one.paper_id, one.caption) == (other.paper_id, other.caption) and not in_prose:
        return headings[0] == headings[1]
    if label_words(one) is None and one.flow is other.flow:
        return headings[0] == headings[1] or one.caption != other.caption
    is_measured = one.measure is not Measure.OTHER
    if in_prose:
        return is_measured and one.flow is other.flow
    is_same_line = headings[0] == headings[1] and headings[0] != ""
    is_total = TOTAL_WORDS.search(headings[0]) is not None
    is_told_twice = _titled(one) == _titled(other)
    return is_same_line and (is_told_twice or (is_measured and not is_total))


def is_step_beside(one: Figure, other: Figure, steps: Container[ColumnKey]) -> bool:
    """Return whether one of two is a step of `steps` that leads to or from the other.

    Two of one column are as much alike as any.
    """
    columns = column_of(one), column_of(other)
    return columns[0] != columns[1] and any(column in steps for column in columns)


def _titled(figure: Figure) -> frozenset[str]:
    """The words of a table's title that say neither its number nor a time."""
    return frozenset(word for word in stems(figure.caption or "") if word.isalpha())


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
    clause = _CLAUSE_END.split(after_amount(figure), maxsplit=1)[0]
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
    return after_amount(one).partition(other.printed)[0]


def after_amount(figure: Figure) -> str:
    """Return what its sentence says after the amount of `figure`."""
    return figure.quote.partition(figure.printed)[2]
