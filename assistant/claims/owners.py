"""Councils in a sentence: each owns the figure that it is said of."""

from collections.abc import Iterator

from assistant.claims.sentence import Claim, Reference, Sentence, words_of
from corpus.councils import find_councils


def claims(sentence: Sentence) -> Iterator[Claim]:
    """Yield the councils that `sentence` names."""
    mentions = find_councils(sentence.bare)
    named = _named(sentence) if mentions else set()
    for mention in mentions:
        ref = sentence.nearest(mention.start, mention.end)
        owners = named if ref is None else set(_owners(sentence, ref))
        yield Claim(
            start=mention.start,
            end=mention.end,
            is_so=mention.name in owners,
            reason=f"{mention.printed} is not whose it is",
        )


def _named(sentence: Sentence) -> set[str]:
    """The councils that anything the sentence rests on is of, or names."""
    said = " ; ".join(map(words_of, sentence.sources))
    names = {mention.name for mention in find_councils(said)}
    names |= {s.paper.council for s in sentence.sources if s.paper.council}
    return names | {f.council for f in sentence.figures if f.council}


def _owners(sentence: Sentence, ref: Reference) -> Iterator[str]:
    for figure in ref.figures:
        source = next((s for s in sentence.sources if s.figure == figure), None)
        owner = figure.council or (source.paper.council if source else None)
        if owner:
            yield owner
