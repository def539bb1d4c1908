"""What else bears on a question: what says a word of it that its answer leaves open.

The best candidates that meet such a word stand after the answer, in the papers' own
words, and are marked as beside it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.ability import agrees
from assistant.candidates import Candidate
from assistant.drafts import DraftSentence
from assistant.evidence import Weighed
from assistant.kind_told import tells_when
from assistant.kinds import Wanted
from assistant.question import Question
from assistant.wording import quote
from corpus.records import Figure, PaperId

# So many sentences are told beside an answer.
MOST_BESIDE = 3
# What is told beside it is at least so good as the best there is.
LEAST_BESIDE = 0.4
# And it meets so much of the question itself.
LEAST_MET = 1 / 3

_QUOTED = re.compile(r"“([^”]+)”")


def besides(
    question: Question,
    weighed: Sequence[Weighed],
    told: Sequence[DraftSentence],
    figures: Iterable[Figure],
    *,
    limit: int = MOST_BESIDE,
) -> list[DraftSentence]:
    """Return what else the papers say to `question`, nearest first.

    Args:
        question: What is asked.
        weighed: All that was found, best first.
        told: What answers it.
        figures: Those that `told` may rest on.
        limit: Most sentences to return.
    """
    asked = frozenset(question.words)
    if not weighed or not asked:
        return []
    heard = [*_read_from(told, figures), *_quoted(told)]
    here = [w for w in weighed if _is_heard(w.candidate, heard)]
    if any(agrees(question, w.candidate) for w in here):
        return []  # coordinates, not words, say that it is the very one
    tables = {_table(w.candidate) for w in here}
    met = {word for w in here for word in w.met}
    more: list[Candidate] = []
    for w in weighed:
        if len(more) == limit or w.merit < LEAST_BESIDE * weighed[0].merit:
            break
        if _is_heard(w.candidate, heard) or _table(w.candidate) in tables - {None}:
            continue
        is_near = len(w.met & asked) >= LEAST_MET * len(asked)
        if question.wanted is Wanted.DATE and not tells_when(w.candidate):
            continue
        if is_near and w.met & asked - met:
            more.append(w.candidate)
            heard.append(w.candidate.quote)
            met |= w.met
    return [quote(candidate) for candidate in more]


def _read_from(
    told: Sequence[DraftSentence], figures: Iterable[Figure]
) -> Iterator[str]:
    """The rows and sentences that the numbers of `told` stand in."""
    named = {support.id for sentence in told for support in sentence.rests_on}
    yield from (figure.quote for figure in figures if figure.id in named)


def _quoted(told: Sequence[DraftSentence]) -> Iterator[str]:
    """The papers' own words that `told` quotes."""
    for sentence in told:
        yield from _QUOTED.findall(sentence.text)


def _table(candidate: Candidate) -> tuple[PaperId, str] | None:
    """The table a candidate is a row or a cell of; the reader sees the rest there."""
    caption, is_row, _ = candidate.locator.words.partition("; row ")
    return (candidate.paper.id, caption) if is_row else None


def _is_heard(candidate: Candidate, heard: Sequence[str]) -> bool:
    """Whether a candidate's words were told, whole or as a part of a row."""
    return any(candidate.quote in words or words in candidate.quote for words in heard)
