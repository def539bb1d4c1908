"""The questions that are put in one: each is looked up, and told with the others.

A part that nothing answers is said not to be stated; one that asks nothing by itself
("why?") is not told where what went before it is not.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from assistant.ability import is_able
from assistant.asked import read_alone
from assistant.candidates import Candidate
from assistant.coordinates_agreed import NUMBER_WORD
from assistant.desk import Desk, Needs, Outcome, Way
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.follow_ups import split_question
from assistant.grammar import TO_US
from assistant.intents import Intent
from assistant.kinds import UNITS, Wanted
from assistant.lookup import look_up
from assistant.question import Question
from assistant.reading import read_out
from assistant.times_told import times_of
from assistant.wording import quote
from assistant.wording import support as supported
from corpus.money import read_amounts
from corpus.records import Unit

# Words answer as many parts as they are asked.
MANY = 99
_NUMBER = re.compile(r"\b\d[\d,.]*\b|" + NUMBER_WORD.pattern, re.IGNORECASE)
# What is told of a part beside what another part has told is so good beside it.
LEAST_NEXT = 0.5
# What the merit of another paper counts, once one has answered a part.
OTHER_PAPER = 0.7


def first_told(
    desk: Desk, weighed: Sequence[Weighed], ways: Sequence[Way]
) -> Outcome | None:
    """Return what the first of `ways` that answers comes to."""
    outcomes = (way(desk, weighed) for way in ways)
    return next((outcome for outcome in outcomes if outcome is not None), None)


def look_up_parts(
    desk: Desk, ways_of_part: Mapping[Intent, Sequence[Way]]
) -> Outcome | None:
    """Return each of the questions put in one looked up; those answered, together.

    `ways_of_part` are those of one thing alone, out of several listed.
    """
    needs: list[str] = []
    sentences: list[DraftSentence] = []
    missing: list[DraftSentence] = []
    split = split_question(desk.question)
    is_several, parts = len(split) > 1, by_council(split)
    asked = [weighed_part(desk, part) for part in parts]
    rivals = [able for here, weighed in asked if (able := _able(here, weighed))]
    told_of: list[tuple[Question, DraftSentence]] = []
    for here, fairly in asked:
        part, weighed = here.question, _same_paper_first(fairly, sentences)
        if is_several:
            weighed = _not_again(part, weighed, told_of)
        ways = ways_of_part.get(part.intent, ()) if is_several else ()
        outcome = first_told(here, weighed, (*ways, look_up))
        if isinstance(outcome, Needs):
            needs += outcome.expressions
        elif outcome is not None and not (missing and _is_bare(part)):
            sentences += (*outcome.sentences, *_second(here, weighed, rivals))
            told_of += [(part, sentence) for sentence in outcome.sentences]
        elif outcome is None and not _is_told(part, fairly, told_of):
            missing.append(_not_stated(part, of=desk.question))
    if needs:
        return Needs(tuple(needs))
    if not sentences:
        return None
    told = tuple(dict.fromkeys((*sentences, *missing)))
    return Draft(status="answered", sentences=told)


def _is_bare(part: Question) -> bool:
    """Whether a part asks nothing by itself: the "why?" of what went before."""
    alone = read_alone(part.asked)
    return not (alone.words or alone.measures or alone.councils)


def weighed_part(desk: Desk, part: Question) -> tuple[Desk, tuple[Weighed, ...]]:
    """Return the desk of `part` alone, and the candidates of its council."""
    here = replace(desk, question=part)
    weighed = here.weighed()
    if len(part.councils) == 1:
        weighed = tuple(w for w in weighed if _is_of(w, part.councils[0]))
    return here, weighed


def _same_paper_first(
    weighed: Sequence[Weighed], told: Sequence[DraftSentence]
) -> tuple[Weighed, ...]:
    """`weighed`, less of any paper but those that answered the parts before."""
    named = {support.id for sentence in told for support in sentence.rests_on}
    papers = {w.candidate.paper.id for w in weighed if w.candidate.id in named}
    fair = (
        w
        if not papers or w.candidate.paper.id in papers
        else replace(w, merit=OTHER_PAPER * w.merit)
        for w in weighed
    )
    return tuple(sorted(fair, key=lambda w: -w.merit))


def _not_again(
    part: Question,
    weighed: Sequence[Weighed],
    told_of: Sequence[tuple[Question, DraftSentence]],
) -> tuple[Weighed, ...]:
    """`weighed`, without what has told its every number or date of other parts.

    "How much was it, and how much is left?" is not answered twice by "It was £1.0m".
    """
    used = Counter(
        (support.id, support.quote)
        for other, sentence in told_of
        if other.wanted is part.wanted and other.councils == part.councils
        for support in sentence.rests_on
    )
    return tuple(
        w
        for w in weighed
        if used[_key(w)] == 0
        or _values(part, w.candidate) > used[_key(w)]
        or (part.wanted is Wanted.DATE and {*part.words} <= w.met)
    )


def _is_told(
    part: Question,
    weighed: Sequence[Weighed],
    told_of: Sequence[tuple[Question, DraftSentence]],
) -> bool:
    """Whether the best for a part that asks for a date was told for one before it."""
    if part.wanted is not Wanted.DATE:
        return False
    told = {(s.id, s.quote) for _, sentence in told_of for s in sentence.rests_on}
    able = (w for w in weighed if is_able(part, w) and times_of(w.candidate))
    return any(_key(w) in told for w in islice(able, 1))


def _key(weighed: Weighed) -> tuple[str, str | None]:
    support = supported(weighed.candidate)
    return support.id, support.quote


def _values(part: Question, candidate: Candidate) -> int:
    """How many answers of the kind wanted a candidate holds; words hold any number."""
    unit = UNITS.get(part.wanted)
    if part.wanted is Wanted.DATE:
        return len(times_of(candidate))
    if unit is None:
        return MANY
    if candidate.cell is not None:
        return 1
    printed = {f.printed for f in candidate.figures if f.unit is unit}
    said = {(a.amount, a.unit) for a in read_amounts(candidate.quote)}
    if unit is Unit.COUNT:
        return len(_NUMBER.findall(candidate.quote))
    if unit is Unit.PERCENT and not printed:
        return len(_NUMBER.findall(candidate.quote)) - 1  # counts, each of another
    return max(len(printed), sum(1 for _, of in said if of is unit))


def _second(
    here: Desk, weighed: Sequence[Weighed], rivals: Sequence[Sequence[Weighed]]
) -> list[DraftSentence]:
    """The next best for a part, where its best is another part's best too.

    Of such parts the one whose next best is as good tells that as well.
    """
    able = _able(here, weighed)
    same = [a for a in rivals if able and a[0].candidate == able[0].candidate]
    if len(same) > 1 and _ratio(able) >= max(LEAST_NEXT, *map(_ratio, same)):
        return [quote(c) for c in read_out(here.question, able[1:2], weighed)]
    return []


def _ratio(able: Sequence[Weighed]) -> float:
    """How good the second of `able` is beside the first, 0 to 1."""
    return able[1].merit / able[0].merit if len(able) > 1 else 0.0


def _able(here: Desk, weighed: Sequence[Weighed]) -> list[Weighed]:
    """The best for a part that asks for a date or a person, then other passages'."""
    part = here.question
    if part.wanted not in {Wanted.DATE, Wanted.PERSON}:
        return []
    able = [w for w in weighed if is_able(part, w) and w.candidate.cell is None]
    best = [w.candidate.id for w in able[:1]]
    return able[:1] + [w for w in able if w.candidate.id not in best]


def _not_stated(part: Question, *, of: Question) -> DraftSentence:
    """The sentence that names the part of a question that nothing answers."""
    if part.asked == of.asked:
        return not_stated(f"that of {' or '.join(part.councils)}")
    return not_stated(part.asked if not part.amounts else "")


def not_stated(asked: str) -> DraftSentence:
    """Return the sentence that says what is `asked`, in its words, is not stated."""
    named = TO_US.sub(" ", asked).strip(" ?.,")
    bare = re.sub(r"[“”\"{}<>\[\]]", "", named)
    return DraftSentence(
        text=f"Not stated in the papers I can see: {bare or 'the rest'}."
    )


def by_council(parts: Sequence[Question]) -> list[Question]:
    """Return each part once for each council it names, so that each is answered."""
    return [one for part in parts for one in _for_each_council(part)]


def _for_each_council(part: Question) -> list[Question]:
    return [replace(part, councils=(name,)) for name in part.councils] or [part]


def _is_of(weighed: Weighed, council: str) -> bool:
    candidate = weighed.candidate
    named = {figure.council for figure in candidate.figures}
    return council in named or candidate.paper.council == council
