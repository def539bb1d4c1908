"""Numbers in a sentence: each is a reference, and nothing beside one changes it."""

import re
import unicodedata
from collections.abc import Iterator

from assistant.claims.sentence import (
    Claim,
    Reference,
    Sentence,
    covered,
    whole_words,
    words_of,
)
from assistant.quotes import squeeze
from corpus.money import read_amounts
from corpus.periods import read_periods

_MARKUP = re.compile(
    r"\[\s?\d+\s?\]|</?[a-z!]|\]\(|\bhttps?:|\bwww\.|```|[{}]|…|\.\.\.|[«»„\u2039\u203a`*_#~|\\]",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[£$€¥¢%‰]")
_DIGITS = re.compile(r"(?:\b[A-Za-z]+\W{1,2})?\b\w*\d[\w.]*")

# What may not touch a reference: it would change its digits, sign, unit or size.
_TOUCHING_BEFORE = re.compile(
    r"(?:[\w£$€+\-−–.,~<>]|\b(?:minus|negative)[\s,:(]+)$", re.IGNORECASE
)
_TOUCHING_AFTER = re.compile(
    r"[\w%+−–-]|[.,]\d|\s?(?:%|p\b|k\b|m\b|bn\b|mil\b|million|billion|thousand|hundred"
    r"|per\s?cent|percent|pounds|pence|dozen|points)\b",
    re.IGNORECASE,
)
# What makes a number a bound: the paper must have said so.
_BOUND_BEFORE = re.compile(
    r"\b(?P<bound>(?:just )?(?:over|under)|nearly|almost|at least|at most|up to"
    r"|(?:no )?(?:more|less|fewer) than|in excess of|approaching)\s+$",
    re.IGNORECASE,
)
_COMPARED_BEFORE = re.compile(
    r"\b(?:is|are|was|were|be)\s+(?:more|less|fewer|over|under)\s+(?:than\s+)?$"
)

NUMBER_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?"
    r"|dozens?|zero|nil|nought|half|halved|halves|halving|thirds?|quarters?|doubled?"
    r"|doubles|doubling|twice|thrice|trebled?|tripled?|triple|quadrupled?|tenfold"
    r"|twofold|threefold|per\s?cent|percent)"
)
# Numbers in words that follow on each other are one number, and count what is next.
_NUMBER_RUN = re.compile(
    rf"\b{NUMBER_WORDS}(?:(?:[\s-]+|\s+and\s+|\s+point\s+){NUMBER_WORDS})*\b"
    r"(?:\s+[^\W\d_]+)?",
    re.IGNORECASE,
)


def claims(sentence: Sentence) -> Iterator[Claim]:
    """Yield what `sentence` says in numbers and marks."""
    yield from _marks(sentence)
    for reference in sentence.references:
        yield from _touched(sentence, reference)
    for amount in read_amounts(sentence.bare):
        reason = f"{amount.printed} is typed, and refers to no figure or sum"
        yield Claim(start=amount.start, end=amount.end, is_so=False, reason=reason)
    yield from _in_words(sentence)
    yield from _places(sentence)


def _marks(sentence: Sentence) -> Iterator[Claim]:
    """Markup, signs of money, letters without width, and digits that are none."""
    if found := _MARKUP.search(sentence.bare):
        reason = f"{found[0]} is no reference, and markup is not printed"
        yield Claim(start=found.start(), end=found.end(), is_so=False, reason=reason)
    if found := _SIGNS.search(sentence.bare):
        reason = f"{found[0]} is typed, and belongs to no reference"
        yield Claim(start=found.start(), end=found.end(), is_so=False, reason=reason)
    for place, letter in enumerate(sentence.bare):
        if _is_hidden(letter) or _is_odd_digit(letter):
            reason = f"U+{ord(letter):04X} is no letter of a sentence"
            yield Claim(start=place, end=place + 1, is_so=False, reason=reason)


def _is_hidden(letter: str) -> bool:
    """Whether it has no width, or turns the way in which others are shown."""
    return unicodedata.category(letter) in {"Cf", "Cc", "Co"}


def _is_odd_digit(letter: str) -> bool:
    """Whether it is a number, but none of ours: a half, a digit in a circle."""
    return unicodedata.category(letter) in {"Nd", "Nl", "No"} and not letter.isascii()


def _touched(sentence: Sentence, ref: Reference) -> Iterator[Claim]:
    before, after = sentence.bare[: ref.start], sentence.bare[ref.end :]

    def wrong(reason: str) -> Claim:
        return Claim(start=ref.start, end=ref.end, is_so=False, reason=reason)

    if not ref.figures and ref.calculation is None:
        yield wrong(f"{ref.key} is no number")
    if _TOUCHING_BEFORE.search(before) or _TOUCHING_AFTER.match(after):
        yield wrong(f"what stands beside {ref.key} changes the number")
    bound = _BOUND_BEFORE.search(before)
    if bound is None or _COMPARED_BEFORE.search(before):
        return
    words = bound["bound"].lower()
    if not any(words in squeeze(f"{f.quote} {f.printed}").lower() for f in ref.figures):
        yield wrong(f"“{words}” is not said of {ref.key}")
    yield Claim(start=bound.start(), end=bound.end(), is_so=True, reason="")


def _in_words(sentence: Sentence) -> Iterator[Claim]:
    """Numbers in words: they, and what they count, stand so in one of the sources."""
    for found in _NUMBER_RUN.finditer(sentence.bare):
        words = squeeze(found[0]).lower()
        sources = sentence.behind(sentence.nearest(*found.span()))
        is_so = any(
            True
            for source in sources
            for _ in whole_words(words, squeeze(words_of(source)).lower())
        )
        reason = f"“{words}” is said by none of its sources"
        yield Claim(start=found.start(), end=found.end(), is_so=is_so, reason=reason)


def _places(sentence: Sentence) -> Iterator[Claim]:
    """Tables, paragraphs and other things with a number: a source has them."""
    bare = sentence.bare
    for time in read_periods(bare):
        bare = covered(bare, time.start, time.end)
    for found in _DIGITS.finditer(bare):
        words = squeeze(found[0].strip(" .,")).lower()
        ref = sentence.nearest(*found.span())
        own = [s for s in sentence.sources if not ref or s.figure in ref.figures]
        said = " ; ".join(map(words_of, own or sentence.sources)).lower()
        is_so = any(True for _ in whole_words(words, said))
        reason = f"{words} stands in none of its sources"
        yield Claim(start=found.start(), end=found.end(), is_so=is_so, reason=reason)
