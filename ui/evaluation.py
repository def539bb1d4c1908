"""How answers fare against a gold file: right, refused or wrong, and why.

    right     status, values, words and citations are as expected
    refused   an answer was expected and none was given
    wrong     anything else

Beside that: how many citations are word for word (precision), how many of those
expected were given (recall), and which numbers nothing cited or worked out bears out.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePath

from assistant.answer import Answer, AnswerStatus, Citation
from assistant.quotes import squeeze
from corpus.money import Amount, read_amounts
from corpus.records import PaperId, Unit
from ui.gold import Cited, Expected, Gold, amount_of

# The whole text of a paper, squeezed; "" for one that is not there.
TextOf = Callable[[PaperId], str]

# A rounding further from the figure than this is another figure.
_FURTHEST = Decimal("0.05")
# Powers of ten that a cell may leave to its heading: "£000", "£m".
_HEADINGS = (0, 3, 6)
_MARKER = re.compile(r"\[\d+\]")
_YEAR = re.compile(r"(?<![\d.,£])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_IN_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


class Verdict(StrEnum):
    """What an answer is, set beside what was expected."""

    RIGHT = "right"
    REFUSED = "refused"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one answer fared.

    `faults` says what is wrong with it, in words. Of its `cited` citations `precise`
    stand word for word in their papers; of the `wanted` ones `met` are among them.
    `unsupported` are numbers as printed in the answer.
    """

    gold: Gold
    answer: Answer
    verdict: Verdict
    faults: tuple[str, ...]
    cited: int
    precise: int
    wanted: int
    met: int
    unsupported: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The outcomes of a kind of question, counted."""

    kind: str
    asked: int
    right: int
    refused: int
    wrong: int
    cited: int
    precise: int
    wanted: int
    met: int
    unsupported: int


def judge(gold: Gold, answer: Answer, text_of: TextOf) -> Outcome:
    """Return how `answer` fares, by the way of being right that it comes nearest to."""
    ways = (gold.expect, *gold.expect.otherwise)
    faults = [tuple(_faults(way, answer)) for way in ways]
    nearest = min(range(len(ways)), key=lambda nth: len(faults[nth]))
    expect = ways[nearest]
    return Outcome(
        gold=gold,
        answer=answer,
        verdict=_verdict(expect, answer, faults[nearest]),
        faults=faults[nearest],
        cited=len(answer.citations),
        precise=sum(
            _stands(citation, text_of(citation.paper.id))
            for citation in answer.citations
        ),
        wanted=len(expect.citations),
        met=sum(_is_met(cited, answer) for cited in expect.citations),
        unsupported=tuple(_unsupported(gold, answer)),
    )


def tally(outcomes: Iterable[Outcome]) -> tuple[Tally, ...]:
    """Return the outcomes of each kind counted, kinds in alphabetical order."""
    by_kind: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_kind.setdefault(outcome.gold.kind, []).append(outcome)
    return tuple(count(kind, by_kind[kind]) for kind in sorted(by_kind))


def count(kind: str, outcomes: Iterable[Outcome]) -> Tally:
    """Return `outcomes` counted, under the name `kind`."""
    counted = tuple(outcomes)
    verdicts = [outcome.verdict for outcome in counted]
    return Tally(
        kind=kind,
        asked=len(counted),
        right=verdicts.count(Verdict.RIGHT),
        refused=verdicts.count(Verdict.REFUSED),
        wrong=verdicts.count(Verdict.WRONG),
        cited=sum(outcome.cited for outcome in counted),
        precise=sum(outcome.precise for outcome in counted),
        wanted=sum(outcome.wanted for outcome in counted),
        met=sum(outcome.met for outcome in counted),
        unsupported=sum(len(outcome.unsupported) for outcome in counted),
    )


def expectation(expect: Expected) -> Iterator[str]:
    """Yield what is expected, line by line, for people."""
    yield " or ".join(expect.status)
    if expect.values:
        yield f"states {', '.join(expect.values)}"
    if expect.any_values:
        ways = " or ".join(" and ".join(way) for way in expect.any_values)
        yield f"states {ways}"
    if expect.forbid_values:
        yield f"does not state {', '.join(expect.forbid_values)}"
    yield from (f"has /{words}/" for words in expect.must_mention)
    yield from (f"has no /{words}/" for words in expect.must_not_mention)
    yield from (f"cites {_place(cited)}" for cited in expect.citations)
    for way in expect.otherwise:
        yield f"or else: {'; '.join(expectation(way))}"


# What is wrong with an answer.


def _verdict(expect: Expected, answer: Answer, faults: tuple[str, ...]) -> Verdict:
    if not faults:
        return Verdict.RIGHT
    is_refusal = answer.status is not AnswerStatus.ANSWERED
    if is_refusal and answer.status not in expect.status:
        is_missed = AnswerStatus.ANSWERED in expect.status
        return Verdict.REFUSED if is_missed else Verdict.WRONG
    return Verdict.WRONG


def _faults(expect: Expected, answer: Answer) -> Iterator[str]:
    if answer.status not in expect.status:
        yield f"{answer.status}, expected {' or '.join(expect.status)}"
    text = _plain(answer.text)
    stated = _numbers(answer.text)
    yield from (
        f"does not state {value}"
        for value in expect.values
        if not _is_stated(value, stated)
    )
    if expect.any_values and not any(
        all(_is_stated(value, stated) for value in way) for way in expect.any_values
    ):
        yield "states none of the values that would do"
    others = [
        number
        for number in stated
        if not any(_states(number, *amount_of(value)) for value in expect.values)
    ]
    yield from (
        f"states {value}" for value in expect.forbid_values if _is_stated(value, others)
    )
    yield from (
        f"no /{words}/" for words in expect.must_mention if not _has(text, words)
    )
    yield from (
        f"has /{words}/" for words in expect.must_not_mention if _has(text, words)
    )
    yield from (
        f"not cited: {_place(cited)}"
        for cited in expect.citations
        if not _is_met(cited, answer)
    )


def _place(cited: Cited) -> str:
    places = " or ".join(cited.locator_any)
    quote = f"/{cited.quote_regex}/" if cited.quote_regex else ""
    return " ".join(part for part in (cited.paper, places, quote) if part)


def _has(text: str, words: str) -> bool:
    return re.search(words, text, re.IGNORECASE) is not None


def _plain(text: str) -> str:
    """`text` as patterns are written: one space, straight quotes."""
    return squeeze(text).translate(_STRAIGHT)


# Citations.


def _is_met(cited: Cited, answer: Answer) -> bool:
    return any(_meets(citation, cited) for citation in answer.citations)


def _meets(citation: Citation, cited: Cited) -> bool:
    file_name = PurePath(citation.paper.file_name.casefold())
    if cited.paper.casefold() not in {file_name.name, file_name.stem}:
        return False
    if cited.quote_regex and _has(_plain(citation.quote), cited.quote_regex):
        return True
    return any(
        # "5.3" is met by "para 5.3", not by "para 15.3" or "para 5.31".
        _has(citation.locator.words, rf"(?<![\d.]){re.escape(place)}(?!\.?\d)")
        for place in cited.locator_any
    )


def _stands(citation: Citation, text: str) -> bool:
    quote = squeeze(citation.quote)
    return bool(quote) and quote in text


# Numbers.


def _is_stated(value: str, stated: Iterable[Amount]) -> bool:
    return any(_states(number, *amount_of(value)) for number in stated)


def _states(number: Amount, amount: Decimal, is_percent: bool) -> bool:  # noqa: FBT001 -- as `amount_of` gives it
    """Tell whether `number` is that amount, or that amount rounded as it is printed.

    Signs are not compared: words such as "surplus" say them.
    """
    if (number.unit is Unit.PERCENT) is not is_percent:
        return False
    return _is_near(number, abs(amount))


def _is_near(number: Amount, size: Decimal) -> bool:
    apart = abs(abs(number.amount) - size)
    return apart <= min(number.resolution / 2, size * _FURTHEST)


def _numbers(text: str) -> tuple[Amount, ...]:
    """The numbers of an answer, in digits or in words up to twelve."""
    spelled = (
        _whole(word, _IN_WORDS.index(word[0].lower()))
        for word in re.finditer(r"[A-Za-z]+", text)
        if word[0].lower() in _IN_WORDS
    )
    return (*read_amounts(_MARKER.sub(" ", text)), *spelled)


def _whole(match: re.Match[str], amount: int) -> Amount:
    return Amount(
        amount=Decimal(amount),
        unit=Unit.COUNT,
        printed=match[0],
        resolution=Decimal(0),
        start=match.start(),
        end=match.end(),
    )


def _printed(text: str) -> tuple[Amount, ...]:
    """The numbers of a quote; what looks like a year may be a backlog of 2,012."""
    years = (_whole(year, int(year[0])) for year in _YEAR.finditer(text))
    return (*_numbers(text), *years)


def _unsupported(gold: Gold, answer: Answer) -> Iterator[str]:
    """Yield the numbers in digits that stand in no quote, sum or question."""
    said = (gold.question, *gold.history, *(each.quote for each in answer.citations))
    known = [number for text in said for number in _printed(text)]
    sums = [abs(each.result) for each in answer.calculations]
    for number in read_amounts(_MARKER.sub(" ", answer.text)):
        is_quoted = any(_bears_out(quoted, number) for quoted in known)
        if not is_quoted and not any(_is_near(number, size) for size in sums):
            yield number.printed


def _bears_out(quoted: Amount, number: Amount) -> bool:
    """Tell whether `number` is `quoted`, whose heading may print its unit."""
    if quoted.unit is Unit.PERCENT or quoted.has_scale:
        return _is_near(number, abs(quoted.amount)) and (
            quoted.unit is not Unit.PERCENT or number.unit is Unit.PERCENT
        )
    headings = (0,) if number.unit is Unit.PERCENT else _HEADINGS
    return any(_is_near(number, abs(quoted.amount).scaleb(power)) for power in headings)
