"""Which way figures go, which is more, and whether sums agree with what is printed.

Figures tell it where the sentence names two, or a sum of two; where it names one, or
none, only the papers' own words can.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from assistant.claims.coordinates import words
from assistant.claims.sentence import Claim, Reference, Sentence
from assistant.grounds import IS_NO_PRODUCT, IS_PRODUCT, NO_AGREEMENT
from corpus.records import Figure
from tools.calculation import Calculation
from tools.likeness import differences, time_of, time_order

_UP = words(
    r"up|ris(?:e|es|en|ing)|rose|gr[eo]w(?:s|n|ing|th)?|increas(?:e|es|ed|ing)"
    r"|worsen(?:s|ed|ing)?|climb(?:s|ed|ing)?|soar(?:s|ed)?|jump(?:s|ed)?|wid(?:er|ens?|ened)|higher"
)
_DOWN = words(
    r"down|falls?|fallen|falling|fell|drop(?:s|ped|ping)?|decreas(?:e|es|ed|ing)"
    r"|reduc(?:e|es|ed|ing|tion)|declin(?:e|es|ed|ing)|shr[aiu]nks?|shrinking"
    r"|improv(?:es|ed|ing)|improvement|narrow(?:s|er|ed)?|lower"
)
_MORE = words(
    "(?:larger|bigger|higher|greater|more|deeper|worse|faster) than|exceeds?|exceeded"
    "|above"
    "|outweighs?"
)
_LESS = words("(?:smaller|lower|less|fewer|shallower|better) than|below")
_MOST = words("largest|biggest|highest|greatest|deepest|worst|larger|bigger|greater")
_LEAST = words("smallest|lowest|least|fewest|shallowest|smaller")

_EVERY_YEAR = re.compile(r"\s+every\s+year\b", re.IGNORECASE)
# What a number is to the words before it: "from about {f-1}".
_ROLE = re.compile(r"\b(?P<role>from|to)\s+(?:about\s+|the\s+)?$", re.IGNORECASE)
_ITS_SURPLUS = re.compile(r"\bits surplus ", re.IGNORECASE)
_COMMA = re.compile(r",\s")
_BREAK = re.compile(r"[;:]|\.\s")

_YES = re.compile(r"^(?:yes|no)\b(?=[,:.])", re.IGNORECASE)
_AGREES = words(r"(?:is|are) right|agrees?|the same|equals?")
_ADDS_UP = words(r"these totals add up")
_PRODUCTS = words("each of these scores is its likelihood times its impact")
_NO_PRODUCTS = words("not all of these scores are their likelihood times their impact")
_DIFFERS = words(
    r"(?:is|are) not right|(?:does|do) not agree(?: with the paper['’]s own rows)?"
    r"|differs from the paper['’]s own rows by a rounding, no more"
    r"|the label does not fit the sum|a rounding, no more"
)
# "£5m each": of a sum that shares out, or of figures that are the same.
_EACH = re.compile("\ufffd each\\b", re.IGNORECASE)
_NOT_BY = re.compile(r"\bnot by(?= [^,;]{4,20}, when it is \ufffd)", re.IGNORECASE)
_SHORT = words("not all of these totals add up|no rows above \ufffd+ add up to it")


def claims(sentence: Sentence) -> Iterator[Claim]:
    """Yield what `sentence` says of figures beside each other."""
    taken: list[Claim] = []
    for claim in (*_verdicts(sentence), *_beside(sentence), *_directions(sentence)):
        if not any(one.start < claim.end and claim.start < one.end for one in taken):
            taken.append(claim)
            yield claim


def _claim(found: re.Match[str], is_so: bool | None) -> Claim:  # noqa: FBT001 -- what the claim is
    reason = f"“{found[0]}” is not so of its figures"
    return Claim(start=found.start(), end=found.end(), is_so=is_so, reason=reason)


# Whether sums agree.


def _verdicts(sentence: Sentence) -> Iterator[Claim]:
    numbers = tuple(map(_number, sentence.references))
    is_worked = any(ref.calculation for ref in sentence.references)
    is_one = _is_one if is_worked else _is_printed_alike
    is_equal = is_one(numbers) if len(numbers) > 1 else None
    is_found = any(s.figure is None and s.facts for s in sentence.sources)
    for found in _DIFFERS.finditer(sentence.bare):
        is_other = None if is_equal is None else not is_equal
        yield _claim(found, is_found or is_other)
    for found in _SHORT.finditer(sentence.bare):
        yield _claim(found, not _all_add_up(sentence))
    for found in _ADDS_UP.finditer(sentence.bare):
        yield _claim(found, bool(sentence.sums) and _all_add_up(sentence))
    facts = tuple(fact for s in sentence.sources for fact in s.facts)
    is_wrong = any(f" {IS_NO_PRODUCT}, as " in fact for fact in facts)
    is_right = any(fact.endswith(f" {IS_PRODUCT}") for fact in facts) and not is_wrong
    for found in _PRODUCTS.finditer(sentence.bare):
        yield _claim(found, is_right)
    for found in _NO_PRODUCTS.finditer(sentence.bare):
        yield _claim(found, is_wrong)
    cited = tuple(map(_printed, sentence.cited_figures))
    is_plain = len(cited) > 1 and not sentence.sums
    is_same = _is_printed_alike(cited) if is_plain else is_equal
    for found in _AGREES.finditer(sentence.bare):
        yield _claim(found, is_equal if len(numbers) > 1 else is_same)
    for found in _EACH.finditer(sentence.bare):
        yield _claim(found, any("÷" in s.expression for s in sentence.sums) or is_same)
    for found in _NOT_BY.finditer(sentence.bare):
        ref = sentence.nearest(*found.span())
        yield _claim(found, ref is not None and _number(ref)[0] > 0)
    for found in _YES.finditer(sentence.bare):
        yield _claim(found, bool(sentence.sums) or len(sentence.references) > 1)


def _number(ref: Reference) -> tuple[Decimal, Decimal]:
    """What a reference stands for, and by how much it may be off."""
    return _result(ref.calculation) if ref.calculation else _printed(ref.figures[0])


def _result(done: Calculation) -> tuple[Decimal, Decimal]:
    return done.result, done.error


def _printed(figure: Figure) -> tuple[Decimal, Decimal]:
    return figure.amount, figure.resolution / 2


def _is_one(numbers: Sequence[tuple[Decimal, Decimal]]) -> bool:
    (amount, slack), *others = numbers
    return all(abs(amount - other) <= slack + more for other, more in others)


def _is_printed_alike(numbers: Sequence[tuple[Decimal, Decimal]]) -> bool:
    """Whether the same number, cut or rounded, may be printed in each of these ways."""
    (amount, slack), *others = numbers
    return all(abs(amount - other) <= max(slack, more) for other, more in others)


def _all_add_up(sentence: Sentence) -> bool:
    """Whether each figure that is in no sum is what one of the sums comes to."""
    parts = {operand for done in sentence.sums for operand in done.operands}
    return all(
        any(_is_one((_printed(total), _result(done))) for done in sentence.sums)
        for total in sentence.cited_figures
        if total.id not in parts
    )


# Which is more.


def _beside(sentence: Sentence) -> Iterator[Claim]:
    for pattern, sign in ((_MORE, 1), (_LESS, -1)):
        for found in pattern.finditer(sentence.bare):
            before = [ref for ref in sentence.references if ref.end <= found.start()]
            after = [ref for ref in sentence.references if ref.start >= found.end()]
            if before and after:
                yield _claim(found, _is_more(sentence, after[0], before[-1]) == sign)
            else:
                yield _claim(found, None)
    for pattern, sign in ((_MOST, 1), (_LEAST, -1)):
        for found in pattern.finditer(sentence.bare):
            ref = sentence.nearest(*found.span())
            yield _claim(found, _is_utmost(sentence, ref, sign))


def _is_more(sentence: Sentence, one: Reference, other: Reference) -> int | None:
    """The sign of what leads from `one` to `other`; None where they are unlike."""
    if one.calculation and other.calculation:
        return _is_more_of_sums(one.calculation, other.calculation)
    if one.calculation or other.calculation:
        return None
    first, last = one.figures[0], other.figures[0]
    if first.unit is not last.unit or _are_unlike(sentence, first, last):
        return None
    return _sign(last.amount - first.amount)


def _is_more_of_sums(one: Calculation, other: Calculation) -> int | None:
    """The same of two results; None where they are unlike, or may be the same."""
    gap = other.result - one.result
    if one.unit is not other.unit or abs(gap) <= one.error + other.error:
        return None
    return _sign(gap)


def _are_unlike(sentence: Sentence, one: Figure, other: Figure) -> bool:
    """Whether two councils' figures may not be ranked."""
    if one.council == other.council:
        return False
    beside = _as_beside(sentence, one, other), _as_beside(sentence, other, one)
    return bool(differences(*beside))


def _as_beside(sentence: Sentence, figure: Figure, other: Figure) -> Figure:
    """`figure`, before or after DfE payments as `other` is, where it gets none."""
    is_unpaid = any(
        NO_AGREEMENT in source.facts and source.paper.council == figure.council
        for source in sentence.sources
    )
    if figure.safety_valve is not None or not is_unpaid:
        return figure
    return replace(figure, safety_valve=other.safety_valve)


def _sign(amount: Decimal) -> int:
    return (amount > 0) - (amount < 0)


def _is_utmost(sentence: Sentence, ref: Reference | None, sign: int) -> bool | None:
    """Whether a figure is the most, or the least, of all that the sentence rests on."""
    figures = sentence.cited_figures
    if ref is None or ref.calculation or len(set(figures)) < 2:  # noqa: PLR2004 -- one is no most
        return None
    own = ref.figures[0]
    return all(
        own.unit is other.unit
        and not _are_unlike(sentence, own, other)
        and (own.amount - other.amount) * sign >= 0
        for other in figures
    )


# Which way they go.


def _directions(sentence: Sentence) -> Iterator[Claim]:
    for pattern, up in ((_UP, 1), (_DOWN, -1)):
        for found in pattern.finditer(sentence.bare):
            sign = -up if _is_of_surplus(sentence, found) else up
            yield _claim(found, _goes(sentence, found, sign))
            if every := _EVERY_YEAR.match(sentence.bare, found.end()):
                steps = _steps(sentence.cited_figures)
                yield _claim(every, bool(steps) and {*steps} == {sign})


def _is_of_surplus(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether a surplus is said to go that way, and all figures are surpluses.

    Their amounts are below nought: they rise as the surplus falls.
    """
    said = _ITS_SURPLUS.search(sentence.bare, 0, found.start())
    return bool(said) and all(figure.amount < 0 for figure in sentence.cited_figures)


def _goes(sentence: Sentence, found: re.Match[str], sign: int) -> bool | None:
    pair = _from_to(sentence, found)
    if pair is not None:
        first, last = (ref.figures for ref in pair)
        steps = _steps((*first, *last))
        way = _is_more(sentence, *pair)
        return way == sign and (not steps or steps[0] == sign)
    if against := _against(sentence, found):
        return _is_more(sentence, *against) == sign
    ref = sentence.nearest(*found.span())
    if ref is not None and ref.calculation:
        steps = _steps(ref.figures)
        return steps[0] == sign if len(steps) == 1 and steps[0] else None
    steps = _steps(sentence.cited_figures)
    return sign in steps if steps else None


def _from_to(
    sentence: Sentence, found: re.Match[str]
) -> tuple[Reference, Reference] | None:
    """The numbers between which it goes, where the clause says "from" and "to"."""
    bare = sentence.bare
    start = max((m.end() for m in _BREAK.finditer(bare, 0, found.start())), default=0)
    end = next((m.start() for m in _BREAK.finditer(bare, found.end())), len(bare))
    by_role = {
        role["role"].lower(): ref
        for ref in sentence.references
        if start <= ref.start < end and (role := _ROLE.search(bare[: ref.start]))
    }
    if by_role.keys() < {"from", "to"}:
        return None
    return by_role["from"], by_role["to"]


def _against(
    sentence: Sentence, found: re.Match[str]
) -> tuple[Reference, Reference] | None:
    """The numbers of "lower, {f-1} against {f-2}", that which it is said of last."""
    for one, other in pairwise(sentence.references):
        between = sentence.bare[one.end : other.start].strip()
        is_next = _COMMA.fullmatch(sentence.bare, found.end(), one.start)
        if is_next and between == "against":
            return other, one
    return None


def _steps(figures: Iterable[Figure]) -> list[int]:
    """Which way one thing goes from each time to the next; empty if not one thing."""
    series = sorted(set(figures), key=_time)
    things = {(f.paper_id, f.council, f.measure, f.unit) for f in series}
    times = {_time(figure) for figure in series}
    if len(things) != 1 or len(times) < len(series) or "" in times:
        return []
    return [_sign(after.amount - before.amount) for before, after in pairwise(series)]


def _time(figure: Figure) -> str:
    """What sorts a figure by its time: a year end is the year that it closes."""
    return time_order(time_of(figure) or "")
