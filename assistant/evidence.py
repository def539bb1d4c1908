"""Which sentence or table cell answers a question best, by words and coordinates.

A candidate is a sentence of a passage or a cell of a table. `cover` is the share of the
question's words it meets, each word weighing the more the rarer it is among all
candidates; what only its headings or neighbours meet counts for part. Coordinates that
agree or disagree (time, scenario, gross or net, kind of number) then raise or lower it.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.candidates import FEW_WORDS, Candidate
from assistant.coordinates_agreed import agreement
from assistant.intents import Intent
from assistant.question import Question
from assistant.speech_agreed import SPAN
from assistant.times_agreed import vintage_agreement
from assistant.times_told import is_same, times_of
from assistant.words import corrected, like, stem, stems
from corpus.records import Figure, Flow
from tools.totals import is_total

# What a word counts when the candidate's surroundings say it, or a synonym does.
NEARBY, SYNONYM, PAPER = 0.45, 0.85, 0.2
# What the words of the rest of a question count beside those of its part.
ABOUT = 0.3
# Passages further than this are not near in meaning at all.
NEAR_DISTANCE = 0.8
# Passages so much further off than the nearest say nothing by their meaning.
DISTANCE_SPREAD = 0.25
# One that meets more words is the better where its merit is so much of the other's.
ABOUT_AS_GOOD = 0.9
# A line of a table with a total, by a name that the question does not say.
UNNAMED_PART = 0.7
# A sentence that says two words of the question side by side, as it does.
TOGETHER = 1.05
# What meaning counts beside words; a table's cell has no meaning of its own.
MEANING, CELL_MEANING = 0.4, 0.5
_ENDINGS = frozenset(stems("start begin end finish expire conclude"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate, its `cover` (0 to 1), and its `merit` once coordinates are in.

    `met` are the question's words it says, `near` all words in and around it, `known`
    all words that any candidate says.
    """

    candidate: Candidate
    cover: float
    merit: float
    met: frozenset[str]
    near: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


def weigh(question: Question, candidates: Sequence[Candidate]) -> tuple[Weighed, ...]:
    """Return `candidates` weighed against `question`, best first."""
    question = _of_times_spoken_of(question, candidates)
    candidates = _of_time_in_row(question, candidates)
    own = [_own_words(question, candidate) for candidate in candidates]
    around = [frozenset(stems(candidate.nearby)) for candidate in candidates]
    # The cells of a row say its words once: a long table must not make them common.
    by_quote = {c.quote: words for c, words in zip(candidates, own, strict=True)}
    count = Counter(word for words in by_quote.values() for word in words)
    known = frozenset(count).union(*around)
    weight = _weights(question, known, count=count, total=len(by_quote))
    whole = sum(weight.values()) or 1.0
    least = min((c.distance for c in candidates if c.distance), default=2.0)
    said = (*weight, *question.beside)
    summed = {_column_of(c.cell) for c in candidates if c.cell and is_total(c.cell)}
    weighed = []
    for candidate, here, near in zip(candidates, own, around, strict=True):
        title = frozenset(stems(f"{candidate.paper.title} {candidate.paper.committee}"))
        got = {word: _met(word, here, near, title) for word in weight}
        cover = sum(weight[word] * share for word, share in got.items()) / whole
        met = frozenset(word for word, share in got.items() if share >= SYNONYM)
        merit = (1 - MEANING) * cover + MEANING * _meaning(candidate, least)
        merit *= agreement(question, candidate)
        merit *= TOGETHER if _says_together(question, candidate) else 1.0
        cell = candidate.cell
        if cell and _column_of(cell) in summed and _is_unnamed(cell, said):
            merit *= UNNAMED_PART
        weighed.append(
            Weighed(
                candidate=candidate,
                cover=cover,
                merit=merit,
                met=met,
                near=here | near,
                known=known,
            )
        )
    ranked = sorted(weighed, key=lambda w: (-w.merit, w.candidate.order))
    # A cause that is asked for weighs more than words.
    return tuple(ranked) if question.intent is Intent.WHY else _led_by_fuller(ranked)


def _led_by_fuller(ranked: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """`ranked`, led by one about as good as its first that meets more than all it does.

    The one that leads is then as good as the first was.
    """
    if not ranked:
        return ()
    best = ranked[0]
    near = (w for w in ranked if w.merit >= ABOUT_AS_GOOD * best.merit)
    fuller = next((w for w in near if w.met > best.met), None)
    if fuller is None:
        return tuple(ranked)
    lead = replace(fuller, merit=best.merit)
    return (lead, *(w for w in ranked if w is not fuller))


def _says_together(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence says two words together: "the statutory direction".

    One that says "direct" and "statutory" far apart speaks of neither.
    """
    if candidate.cell is not None:
        return False
    return not {*pairwise(question.words)}.isdisjoint(pairwise(stems(candidate.text)))


def _of_times_spoken_of(
    question: Question, candidates: Sequence[Candidate]
) -> Question:
    """`question`, its times of papers those they speak of where none was said then."""
    is_said_then = any(
        vintage_agreement(question.vintages, candidate) > 1 for candidate in candidates
    )
    days = tuple(v for v in question.vintages if v.month is None)
    if is_said_then or not days:
        return question
    points = tuple(v for v in question.vintages if v.month is not None)
    return replace(question, periods=(*question.periods, *days), vintages=points)


def _of_time_in_row(
    question: Question, candidates: Sequence[Candidate]
) -> Sequence[Candidate]:
    """Without cells that say no time where their row has one of the time asked.

    A column that is asked for by its name ("and the target") needs none.
    """
    rows = {
        _row_of(cell)
        for candidate in candidates
        if (cell := candidate.cell)
        and any(is_same(a, t) for a in question.periods for t in times_of(candidate))
    }
    return [
        candidate
        for candidate in candidates
        if candidate.cell is None
        or candidate.cell.period
        or candidate.cell.as_at
        or _row_of(candidate.cell) not in rows
        or _is_of_named_column(question, candidate.cell)
    ]


def _is_of_named_column(question: Question, cell: Figure) -> bool:
    """Whether a column is asked for by a word that its row and table do not say."""
    around = set(stems(" ".join((*cell.row_path, cell.caption or ""))))
    return bool((set(stems(" ".join(cell.column_path))) - around) & {*question.words})


def _row_of(cell: Figure) -> tuple[str, str | None, tuple[str, ...]]:
    return cell.paper_id, cell.caption, cell.row_path


def _column_of(cell: Figure) -> tuple[str, str | None, tuple[str, ...]]:
    return cell.paper_id, cell.caption, cell.column_path


def _is_unnamed(cell: Figure, words: Sequence[str]) -> bool:
    """Whether a row is one of a total's, called by no word among `words`, nor a time.

    "How much is spent on high needs" asks for no one kind of school.
    """
    if is_total(cell):
        return False
    name = [word for word in stems(cell.row_path[-1]) if word.isalpha()]
    return bool(name) and not any({word, *like(word)} & {*name} for word in words)


def _weights(
    question: Question, known: Set[str], *, count: Mapping[str, int], total: int
) -> dict[str, float]:
    """How much each word of a question weighs: the rarer among the papers', the more.

    A slip of the keyboard counts as the one of the `known` words that it is one for.
    """

    def rarity(word: str) -> float:
        return math.log(1 + (total + 1) / (1 + count.get(word, 0)))

    asked = (
        word if word in known else corrected(word, known) for word in question.words
    )
    weight = {word: rarity(word) for word in asked}
    for word in question.about:
        weight.setdefault(word, ABOUT * rarity(word))
    return weight


def _own_words(question: Question, candidate: Candidate) -> frozenset[str]:
    """The words a candidate says, and those its figures' coordinates stand for."""
    words = set(stems(candidate.text))
    is_bare = candidate.cell is not None or len(candidate.text.split()) <= FEW_WORDS
    if is_bare and len(words) < FEW_WORDS:
        words |= set(stems(candidate.nearby))
    if candidate.cell is not None and not candidate.cell.row_path:
        words |= set(stems("total all sum"))
    if candidate.cell is None and SPAN.search(candidate.text):
        words |= {word for word in question.words if word in _ENDINGS}
    measures = {figure.measure for figure in candidate.figures}
    words |= {word for measure, word in question.measure_words if measure in measures}
    words |= {stem(figure.basis) for figure in candidate.figures if figure.basis}
    flows = {figure.flow for figure in candidate.figures}
    if question.flow in flows:
        words |= {"inyear"} if question.flow is Flow.IN_YEAR else {"cumul", "accumul"}
    return frozenset(words)


def _meaning(candidate: Candidate, least: float) -> float:
    """How near a candidate's passage is in meaning, 0 to 1, the nearest of all most."""
    if candidate.cell is not None:
        return CELL_MEANING
    if candidate.distance is None:
        return 0.0
    behind = (candidate.distance - least) / DISTANCE_SPREAD
    surely = (NEAR_DISTANCE - least) / (NEAR_DISTANCE - DISTANCE_SPREAD)
    return max(0.0, 1.0 - behind) * min(1.0, max(0.0, surely))


def _met(
    word: str, own: frozenset[str], near: frozenset[str], title: frozenset[str]
) -> float:
    if word in own:
        return 1.0
    same = like(word)
    if any(other in own for other in same):
        return SYNONYM
    if word in near or any(other in near for other in same):
        return NEARBY
    return PAPER if word in title else 0.0
