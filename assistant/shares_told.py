"""A part and its whole as sentences tell them."""

import re
from collections.abc import Sequence

from assistant.evidence import Weighed
from assistant.one_thing import after_amount
from assistant.question import Question
from assistant.shares_asked import is_of_other_measure, named_part, operands_said
from assistant.stated import is_quoted
from assistant.words import like, stems
from corpus.records import Figure, Unit
from tools.likeness import time_of

# "188 of these had opened": of those in the sentence before.
_OF_THESE = re.compile(
    r"\s+(?:\w+ )?of (?:these|those|them|this|that)\b", re.IGNORECASE
)
# Sentences further down are of other things.
MOST_TOLD = 5
# Words that part a number from what it is of, and how many "and" counts for.
MOST_APART, PARTING = 99, 4


def of_sentence(
    question: Question, one: Weighed, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """Return the part that is named and the whole: one quoted, else the largest."""
    money = [f for f in one.candidate.figures if f.unit is Unit.GBP]
    counts = [f for f in one.candidate.figures if f.unit is Unit.COUNT]
    parts = money if len(money) > 1 else counts
    if len(parts) < 2:  # noqa: PLR2004 -- a part and its whole
        return None
    quoted = {amount.amount for amount in question.amounts}
    whole = next((f for f in parts if f.amount in quoted), None)
    if whole is None and (away := _quoted_away(question, parts, weighed)):
        whole, parts = away, [*parts, away]
    whole = whole or max(parts, key=lambda f: f.amount)
    said = operands_said(question)
    if said and is_of_other_measure(whole, said["whole"]):
        return None
    rest = [f for f in parts if f is not whole and _is_then(f, whole)]
    if not rest or not is_told_of(question, one, named_part(question)):
        return None
    named = named_part(question) - _beside(whole, parts)
    most = max(len(named & _beside(f, parts)) for f in rest)
    near = [f for f in rest if len(named & _beside(f, parts)) == most]
    return min(near, key=lambda f: _distance(f, named)), whole


def of_these(
    question: Question, weighed: Sequence[Weighed]
) -> tuple[Figure, Figure] | None:
    """Return a sentence's one number that is of those in the sentence before it.

    "The plan is for 516 places. By January 188 of these had opened."
    """
    for w in weighed[:MOST_TOLD]:
        one, figures = w.candidate, w.candidate.figures
        told = [f for f in figures if _OF_THESE.match(after_amount(f))]
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
        named = named_part(question)
        if len(before) == 1 and is_told_of(question, w, named):
            whole = before[0]
            said = operands_said(question)
            if said is None or _is_whole_named(question, said["whole"], whole):
                return part, whole
    return None


def _is_whole_named(question: Question, said: str, whole: Figure) -> bool:
    """Whether the sentence of `whole` says a word of what is named as the whole."""
    named = {*stems(said)} & {*question.words}
    own = {*stems(f"{whole.quote} {whole.label}")}
    return any(own & {word, *like(word)} for word in named)


def is_told_of(question: Question, weighed: Weighed, named: frozenset[str]) -> bool:
    """Return whether a sentence says a word asked, and one of the `named` part."""
    own, said = weighed.met, operands_said(question)
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


def _beside(figure: Figure, others: Sequence[Figure]) -> frozenset[str]:
    """The words of a figure of a sentence, up to the number after it."""
    after = after_amount(figure)
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
