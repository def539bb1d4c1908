"""What else bears on a question: what stands nearest, beside what answers it.

An answer that meets few of the question's words may have missed what was meant, and
one that meets most may leave a word of it open. The best candidates that are not told
yet stand after it, word for word, and say so themselves.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.drafts import DraftSentence
from assistant.evidence import Candidate, Weighed
from assistant.question import Question
from assistant.wording import quote
from corpus.records import Figure

# So many sentences are told beside an answer.
MOST_BESIDE = 3
# What is told beside it is at least so good as the best there is.
LEAST_BESIDE = 0.4
# An answer that meets so much of the question is left open only where a word is.
MET_ENOUGH = 0.6

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
    named = {support.id for sentence in told for support in sentence.rests_on}
    read = [figure for figure in figures if figure.id in named]
    tables = {(figure.paper_id, figure.caption) for figure in read if figure.row_path}
    heard = [figure.quote for figure in read]
    heard += [words for sentence in told for words in _QUOTED.findall(sentence.text)]
    met = {word for w in weighed if _is_heard(w.candidate, heard) for word in w.met}
    more: list[Candidate] = []
    for w in weighed:
        if len(more) == limit or w.merit < LEAST_BESIDE * weighed[0].merit:
            break
        cell = w.candidate.cell
        if cell is not None and (cell.paper_id, cell.caption) in tables:
            continue
        is_open = len(met & asked) < MET_ENOUGH * len(asked) or bool(w.met - met)
        if is_open and not _is_heard(w.candidate, heard):
            more.append(w.candidate)
            heard.append(w.candidate.quote)
            met |= w.met
    leads = ("The papers also say:", *[""] * limit)
    return [quote(one, lead) for one, lead in zip(more, leads, strict=False)]


def _is_heard(candidate: Candidate, heard: Sequence[str]) -> bool:
    """Whether a candidate's words were told, whole or as a part of a row."""
    return any(candidate.quote in words or words in candidate.quote for words in heard)
