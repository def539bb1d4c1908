"""What a question leaves out, from the one before it or the one it is part of.

"What is Bury's deficit?"  "And in 2024-25?"         the deficit, of Bury
"What is Bury's deficit and what is it forecast to be?"     two questions
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import is_block_alone, measures_named, read_alone
from assistant.grammar import GOT
from assistant.intents import Intent
from assistant.kinds import KIND_OF, OF_MONEY, Wanted
from assistant.parts import PAIR, part_texts
from assistant.question import Question
from assistant.times_asked import points_after, said_after, times_after
from assistant.words import stems
from corpus.records import FundingBlock, Measure, SafetyValve, Stage
from corpus.times import Period

# A part of fewer words than this asks of what the first part asks: "and how many days?"
FEW_WORDS = 2
# What is asked in full says so much of what it asks about.
FULL_WORDS = 3
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|that|this|those|ones)\b", re.IGNORECASE
)
# "Is that over or under", "how much of it": is of what was asked before.
_POINTS_AT = re.compile(r"\b(?:that|this|those|these|them|of it)\b", re.IGNORECASE)
# "And what is it forecast to be?": asks of what the first part asks of.
_IT = re.compile(
    r"^\W*(?:(?:and|but|by|what|how|when|how much|how many) )*(?:is|was|will|would|does"
    r"|did|has|had|could|should|may|might) (?:it|that)\b"
    r"|\bit (?:would|will|should|was to) (?:be|have been|come to)\W*$",
    re.IGNORECASE,
)

_OF_HIGH_NEEDS = (Measure.HIGH_NEEDS_FUNDING, Measure.HIGH_NEEDS_SPEND)
# "And what is its score?"
_WHAT_IS_ITS = re.compile(
    r"\bwhat(?:['’]?s| is| are| was| were) (?:the|its|their)\b", re.IGNORECASE
)
# "And in secondary?" asks no more of primary.
_ONE_OF_A_KIND = tuple(
    frozenset(stems(words))
    for words in (
        "nursery primary secondary college",
        "mainstream special alternative independent",
        "red amber yellow green",
        "first second third fourth fifth final",
        "opening closing",
        "new existing",
        "gross net",
        "planned actual",
        "due received paid",
        "granted requested refused",
        "budget outturn spent forecast actual",
        "boys girls",
    )
)
# "And after them?": payments, which the question before was about.
_WITH_THEM = re.compile(
    r"\b(?:(?P<without>before|without|excluding|gross of)|after|with|including"
    r"|net of)(?:\s+(?:them|those|these|it|that|the payments|payments)\b|(?=\W*$))",
    re.IGNORECASE,
)
_FOLLOW_UP = re.compile(
    r"^\W*(?:and|but|so|what about|how about|why|what of)\b"
    r"|\b(?:that|it|they|them|those|this|their)\b",
    re.IGNORECASE,
)


def read_question(text: str, history: Sequence[str] = ()) -> Question:
    """Return `text` as read, with what it leaves out taken from `history`.

    Args:
        text: The question in the reader's words.
        history: The questions asked before it, oldest first.
    """
    asked = read_alone(text)
    if not history:
        return asked
    return follow(asked, read_question(history[-1], history[:-1]))


def split_question(question: Question) -> tuple[Question, ...]:
    """Return the questions that `question` puts in one, each with its coordinates.

    A part takes from the whole the councils and times that it does not say itself; one
    that says no more than those ("and what is it in 2024?") asks the same again.
    """
    parts: list[Question] = []
    for text in part_texts(question.asked):
        part = read_alone(text)
        if parts and (_IT.search(text) or not _has_subject(part)):
            part = follow(part, parts[0])
        elif parts and _is_bare(part):
            part = replace(part, words=_joined(part.words, parts[0].words))
        parts.append(part)
    if len(parts) < 2 or not all(map(_has_subject, parts)):  # noqa: PLR2004 -- one part is no split
        return (question,)
    return tuple(
        replace(
            part,
            councils=part.councils or question.councils,
            periods=part.periods or _periods_for(part, question),
            vintages=part.vintages or question.vintages,
            about=_about(part, question),
            beside=question.words,
            is_about_all=question.is_about_all,
        )
        for part in parts
    )


def full_parts(question: Question) -> tuple[Question, ...]:
    """Return the questions that are each one by themselves; empty where one is put.

    What is none ("and by how much?") is asked with the one before it. A time is that of
    the part that says it, and of those like it.
    """
    groups: list[list[Question]] = []
    for part in split_question(question):
        if groups and not _is_full(part):
            groups[-1].append(part)
        else:
            groups.append([part])
    if len(groups) < PAIR or not _is_full(groups[0][0]):
        return ()
    return tuple(
        _timed(_as_one(group), number, groups) for number, group in enumerate(groups)
    )


def _as_one(group: Sequence[Question]) -> Question:
    """The question that a part is with those after it that are none by themselves."""
    if len(group) == 1:
        return group[0]
    text = " and ".join(part.asked.strip(" ?") for part in group)
    first, read = group[0], read_alone(text)
    return replace(
        read,
        councils=read.councils or first.councils,
        periods=read.periods or first.periods,
        vintages=read.vintages or first.vintages,
        about=first.about,
        beside=first.beside,
        is_about_all=first.is_about_all,
    )


def _timed(
    part: Question, number: int, groups: Sequence[Sequence[Question]]
) -> Question:
    """`part` of the time it says, else one before it, else one after it that is alike.

    What only another kind of question after it says is not its time.
    """
    asked = [read_alone(" and ".join(p.asked for p in group)) for group in groups]
    own = asked[number]
    alike = [o for o in asked[number:] if _kind(o) == _kind(own)]
    near = (own, *reversed(asked[:number]), *alike)
    periods = [one.periods for one in near if one.periods]
    vintages = [one.vintages for one in near if one.vintages]
    is_dated = any(one.periods for one in asked)
    is_said_then = any(one.vintages for one in asked)
    held = (*periods, ()) if is_dated else (part.periods,)
    of_date = own.wanted is Wanted.DATE
    return replace(
        part,
        periods=own.periods if of_date else held[0],
        vintages=(*vintages, ())[0] if is_said_then else part.vintages,
    )


def _kind(question: Question) -> tuple[Intent, Wanted]:
    return question.intent, question.wanted


def _is_full(part: Question) -> bool:
    """Whether a part of a question is one by itself, and not "and by how much"."""
    own = read_alone(part.asked)
    said = (*own.words, *own.measures, *own.councils, *own.periods)
    is_of_another = part.is_follow_up or _POINTS_AT.search(part.asked)
    return bool(own.words) and len(said) >= FULL_WORDS and not is_of_another


def _periods_for(part: Question, whole: Question) -> tuple[Period, ...]:
    """The times of the `whole` that a part is of; one that asks for a time has none."""
    return () if part.wanted is Wanted.DATE else whole.periods


def _about(part: Question, whole: Question) -> tuple[str, ...]:
    """The words of the `whole` that tell what a part is about that says it not."""
    is_of_people = part.wanted is Wanted.DATE and len(part.words) >= FULL_WORDS
    points_back = _POINTS_BACK.search(part.asked) and not is_of_people
    if len(part.words) >= FEW_WORDS and not points_back:
        return ()
    own = {*part.words, *_basis_left(part, whole)}
    return tuple(word for word in whole.words if word not in own)


def _basis_left(asked: Question, before: Question) -> tuple[str, ...]:
    """The words of the basis asked about before, where another is asked about now."""
    is_left = asked.basis not in (None, before.basis)
    return stems(before.basis or "") if is_left else ()


def _is_bare(part: Question) -> bool:
    """Whether a part says too little to be looked up by itself; a "who" says enough."""
    is_few = len(part.words) < FEW_WORDS and not part.councils
    return is_few and part.wanted is not Wanted.PERSON


def _joined(words: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*words, *others)))


def _has_subject(part: Question) -> bool:
    return bool(part.words or part.measures)


def follow(asked: Question, before: Question) -> Question:
    """`asked` with the coordinates it leaves open taken from the question before."""
    is_bare = not asked.councils or not (asked.measures or asked.words)
    if not is_bare and not _FOLLOW_UP.search(asked.text):
        return asked
    points = points_after(asked.text, before.vintages)
    if not (points or asked.periods or asked.vintages):
        points = said_after(asked.text, before.vintages)
    moved = () if points else times_after(asked.text, before.periods)
    is_of_day = any(v.month is None for v in before.vintages)
    if asked.periods and is_of_day and not before.periods:
        # Only the paper's own time was named before, so it is another paper's now.
        asked = replace(asked, vintages=asked.vintages or asked.periods, periods=())
    periods = asked.periods or moved or before.periods
    if before.measures and asked.measures and is_block_alone(asked.text):
        asked = replace(asked, measures=(), measure_words=(), wanted=Wanted.WORDS)
    asked = _named_by_both(asked, before)
    if _only_turns(asked, before) or _is_of_plans(asked, before):
        asked = replace(asked, measures=(), measure_words=(), wanted=Wanted.WORDS)
    asked = replace(asked, words=_subject(asked.words))
    before = _less_high_needs(before) if _is_of_other_block(asked) else before
    if not asked.measures:
        asked = _of_subject(asked, before)
    return replace(
        asked,
        councils=asked.councils or before.councils,
        periods=periods,
        vintages=asked.vintages or points or before.vintages,
        scenario=asked.scenario or before.scenario,
        safety_valve=asked.safety_valve or _turned(asked, before),
        intent=before.intent if asked.intent is Intent.LOOK_UP else asked.intent,
        is_follow_up=True,
    )


def _only_turns(asked: Question, before: Question) -> bool:
    """Whether payments only tell gross from net: "and before the payments?"."""
    return (
        asked.safety_valve is not None
        and asked.measures == (Measure.SAFETY_VALVE_FUNDING,)
        and Measure.DSG_DEFICIT in before.measures
    )


def _is_of_plans(asked: Question, before: Question) -> bool:
    """Whether requests are those for plans, as before, and not for money."""
    is_request = asked.measures == (Measure.FUNDING_REQUEST,)
    return (
        is_request
        and Measure.EHCP_COUNT in before.measures
        and not OF_MONEY.search(asked.text)
    )


def _is_of_other_block(asked: Question) -> bool:
    """Whether another block than high needs is asked about: "and early years?"."""
    return asked.block not in (None, FundingBlock.HIGH_NEEDS)


def _less_high_needs(before: Question) -> Question:
    """The question `before`, without what makes it one of high needs."""
    kept = tuple(m for m in before.measures if m not in _OF_HIGH_NEEDS)
    words = tuple(word for word in before.words if word not in stems("high needs"))
    return replace(before, measures=kept, words=words)


def _turned(asked: Question, before: Question) -> SafetyValve | None:
    """Gross or net as before, or as "and after them?" says of the payments."""
    found = _WITH_THEM.search(asked.text)
    if found is None or before.safety_valve is None:
        return before.safety_valve
    return SafetyValve.GROSS if found["without"] else SafetyValve.NET


def _of_subject(asked: Question, before: Question) -> Question:
    """`asked`, which names no measure, of what the question before was of."""
    is_open = asked.wanted is Wanted.WORDS and asked.intent is not Intent.WHY
    is_open = is_open and not _asks_other(asked, before)
    is_got = Measure.SAFETY_VALVE_FUNDING in before.measures and GOT.search(asked.text)
    replaced = _replaced((*asked.words, *(stems("received") if is_got else ())))
    left = (*_basis_left(asked, before), *replaced)
    is_same_basis = not {*stems(before.basis or "")} & {*replaced}
    words = (word for word in before.words if word not in left)
    return replace(
        asked,
        measures=before.measures,
        measure_words=before.measure_words,
        flow=asked.flow or before.flow,
        stage=asked.stage or (Stage.RECEIVED if is_got else before.stage),
        basis=asked.basis or (before.basis if is_same_basis else None),
        wanted=before.wanted if is_open else asked.wanted,
        is_kind_sure=before.is_kind_sure if is_open else asked.is_kind_sure,
        is_of_deficit=before.is_of_deficit if is_open else asked.is_of_deficit,
        words=tuple(dict.fromkeys((*asked.words, *words))),
        qualifiers=tuple(dict.fromkeys((*asked.qualifiers, *before.qualifiers))),
    )


def _asks_other(asked: Question, before: Question) -> bool:
    """Whether "what is its score?" is asked after who or when: it is neither."""
    is_one = before.wanted in {Wanted.PERSON, Wanted.DATE}
    return is_one and bool(_WHAT_IS_ITS.search(asked.text))


def _replaced(words: Sequence[str]) -> tuple[str, ...]:
    """The words of the question before in whose place one of `words` is said now."""
    return tuple(
        word
        for kinds in _ONE_OF_A_KIND
        for word in kinds
        if word not in words and not kinds.isdisjoint(words)
    )


def _named_by_both(asked: Question, before: Question) -> Question:
    """Return `asked` with its measure: "the spend" after "the high needs block"."""
    if asked.measures or asked.councils:
        return asked
    measures = measures_named(f"{before.text} {asked.text}")
    alone = {*before.measures, *measures_named(before.text)}
    fresh = tuple(m for m in measures if m not in alone)
    if not fresh:
        return asked
    kind = KIND_OF.get(fresh[0], Wanted.MONEY)
    return replace(asked, measures=fresh, wanted=kind)


def _subject(words: Sequence[str]) -> tuple[str, ...]:
    empty = {
        "year",
        "month",
        "quarter",
        "period",
        "later",
        "befor",
        "though",
        "earlier",
        "ago",
        "next",
        "follow",
    }
    return tuple(w for w in words if w not in empty and not w.isdigit())
