"""A sentence as a set of claims, each of which what it rests on must bear out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.claims import coordinates, numbers, owners, times, ways
from assistant.claims.sentence import QUOTED, Claim, Sentence, covered, read_sentence
from assistant.claims.wording import unsaid
from assistant.grounds import Grounds, Source
from assistant.quotes import squeeze, stands
from tools.calculation import Calculation

_KINDS: tuple[Callable[[Sentence], Iterator[Claim]], ...] = (
    numbers.claims,
    times.claims,
    owners.claims,
    coordinates.claims,
    ways.claims,
)


def contradiction(
    text: str, sources: Sequence[Source], sums: Sequence[Calculation], grounds: Grounds
) -> str | None:
    """Return what of `text` the things it rests on do not say, or None."""
    sentence = read_sentence(squeeze(text), sources, sums, grounds)
    if unquoted := _unquoted(sentence):
        return unquoted
    sentence = _without_quotes(sentence)
    borne_out: list[Claim] = []
    for claims in _KINDS:
        for claim in claims(sentence):
            if claim.is_so is False:
                return claim.reason
            borne_out += [claim] if claim.is_so else []
    return unsaid(sentence, borne_out)


def _unquoted(sentence: Sentence) -> str | None:
    """What stands between quotation marks and in no source."""
    said = [squeeze(words) for s in sentence.sources for words in (s.quote, *s.facts)]
    for found in QUOTED.finditer(sentence.bare):
        words = squeeze(sentence.text[found.start() + 1 : found.end() - 1])
        words = words.strip(" ,.;")
        if words and not any(stands(words, quote) for quote in said):
            return f"“{words}” does not stand in what it cites"
    return None


def _without_quotes(sentence: Sentence) -> Sentence:
    bare = sentence.bare
    for found in QUOTED.finditer(bare):
        bare = covered(bare, *found.span())
    return replace(sentence, bare=bare)
