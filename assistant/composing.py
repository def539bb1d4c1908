"""From what the tools found to the draft: one way for each intent, then the look-up.

refuse (no paper, exempt) → the intent's own way → look up, part by part → refuse
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.ability import is_able
from assistant.accord import accord
from assistant.added import lines_of_one_name, total
from assistant.agreements import membership, standing, without_agreement
from assistant.balances import balance
from assistant.bearing import MOST_BESIDE, besides
from assistant.bought import bought
from assistant.cells_asked import cells_asked, with_absent
from assistant.changes import change, changes_of_each, forecasts, is_unmoved
from assistant.colours import coloured, coloured_by
from assistant.columns_asked import columns_asked, columns_beside
from assistant.corrections import corrections, found_wrong, set_beside
from assistant.dated_rows import dated_rows
from assistant.definitions import definition
from assistant.derived_orders import rank_gaps, rank_moves, rank_rates
from assistant.desk import Desk, Needs, Outcome, Way
from assistant.drafts import Draft, DraftSentence
from assistant.each_part import (
    by_council,
    first_told,
    look_up_parts,
    weighed_part,
)
from assistant.errata import errata, none_found
from assistant.evidence import Weighed
from assistant.follow_ups import full_parts, split_question
from assistant.gaps import gap_told
from assistant.intents import Intent
from assistant.kept import kept_from_public
from assistant.kinds import Wanted
from assistant.larger import larger_of_two
from assistant.lines import is_of_council
from assistant.lookup import look_up
from assistant.makeup import rank_parts
from assistant.moved_because import why_moved
from assistant.open_rows import left_open
from assistant.opposed import not_opposed
from assistant.orders import is_unranked, rank_rows
from assistant.overviews import overview
from assistant.payments import received, remaining
from assistant.products import products
from assistant.provenance import asked_of_paper
from assistant.question import Question
from assistant.registers import audit, duplicates, tell_findings
from assistant.revised import revised
from assistant.risks import risk, told_in_prose, why_so, workstreams
from assistant.schemes import scores_beside
from assistant.shares import share
from assistant.side_by_side import (
    added_up,
    beside_others,
    compare,
    measures,
    quoted_beside,
    told_apart,
)
from assistant.stated import amounts_quoted
from assistant.timeline import dated_one, timeline
from assistant.times_asked import times_from
from assistant.times_told import redated
from assistant.trends import clears, trend
from assistant.two_ranks import rank_twice
from assistant.unscored import unscored
from assistant.votes import votes
from assistant.votes_named import vote_of_one
from assistant.wording import quote
from assistant.words import stems
from corpus.records import Paper
from corpus.times import print_date

# A withheld paper that meets this share of the words, and so much more than what can
# be seen, makes the refusal "exempt".
EXEMPT_COVER, EXEMPT_LEAD = 0.6, 0.2
# What is so good answers by itself, whatever a withheld paper says.
SURE_MERIT = 0.65
# The nearest the papers come is shown when it meets this share of the words.
NEAREST_COVER = 0.3
_WAYS: dict[Intent, tuple[Way, ...]] = {
    Intent.LOOK_UP: (
        votes,
        workstreams,
        gap_told,
        quoted_beside,
        left_open,
        lines_of_one_name,
        bought,
        standing,
        remaining,
        received,
        beside_others,
        amounts_quoted,
        balance,
    ),
    Intent.CHANGE: (gap_told, standing, compare, remaining, changes_of_each, change),
    Intent.SHARE: (
        votes,
        remaining,
        received,
        beside_others,
        larger_of_two,
        share,
        total,
        added_up,
    ),
    Intent.TREND: (clears, trend, change),
    Intent.COMPARE: (
        votes,
        gap_told,
        clears,
        quoted_beside,
        compare,
        beside_others,
        measures,
        changes_of_each,
        change,
        columns_beside,
        larger_of_two,
        forecasts,
        amounts_quoted,
    ),
    Intent.RANK: (
        gap_told,
        rank_twice,
        scores_beside,
        coloured,
        risk,
        rank_rates,
        rank_moves,
        rank_gaps,
        compare,
        rank_parts,
        rank_rows,
    ),
    Intent.RISK: (
        duplicates,
        scores_beside,
        products,
        told_in_prose,
        coloured,
        coloured_by,
        risk,
    ),
    Intent.AUDIT: (
        lines_of_one_name,
        scores_beside,
        products,
        quoted_beside,
        compare,
        beside_others,
        duplicates,
        accord,
        audit,
        amounts_quoted,
        none_found,
    ),
    Intent.WHEN: (clears, left_open, dated_rows, none_found, timeline),
    Intent.WHY: (quoted_beside, why_so, why_moved),
}
# What is told row by row is all of it, and so is what does not add up.
_WHOLE = frozenset({Intent.TREND, Intent.RANK, Intent.AUDIT})
# Of one thing alone, out of several listed.
_OF_PART = {
    **_WAYS,
    Intent.WHEN: (clears, dated_one),
    Intent.LOOK_UP: (asked_of_paper, overview, *_WAYS[Intent.LOOK_UP]),
}


def compose(desk: Desk) -> Outcome:
    """Return the answer to the question on `desk`, or the sums it needs first."""
    desk = _timed(desk)
    figures = not_opposed(desk.question, desk.figures())
    desk = replace(desk, found=replace(desk.found, figures=figures))
    outcome = _compose(desk, desk.weighed())
    if isinstance(outcome, Needs) or outcome.status == "not_found":
        return outcome
    told = _once(outcome.sentences)
    found = found_wrong(desk, told)
    wrong = tell_findings(desk, found)
    if isinstance(wrong, Needs):
        return wrong
    corrected = corrections(desk, told)
    told = set_beside(told, [finding for _, finding in found], wrong.sentences)
    return outcome.model_copy(update={"sentences": (*told, *corrected)})


def _once(sentences: Sequence[DraftSentence]) -> tuple[DraftSentence, ...]:
    """`sentences`, each quote told once, whichever of its figures it rests on."""
    return tuple(
        {sentence.text: sentence for sentence in reversed(sentences)}.values()
    )[::-1]


def _compose(desk: Desk, weighed: Sequence[Weighed]) -> Outcome:
    of_sides = None if desk.question.is_of_deficit else cells_asked(desk, weighed)
    if of_sides is not None:
        return of_sides
    if each := _each_full(desk):
        return with_absent(desk, weighed, each)
    if whole := _whole(desk, weighed):
        return whole
    outcome = with_absent(desk, weighed, _answer(desk, weighed))
    is_answer = isinstance(outcome, Draft) and outcome.status == "answered"
    # A sum stands with its operands, a line with its years: nothing goes beside them.
    is_whole = desk.sums or desk.question.intent in _WHOLE or _lists_dates(desk)
    if isinstance(outcome, Needs) or not is_answer or is_whole:
        return outcome
    return outcome.model_copy(update={"beside": tuple(_beside(desk, outcome))})


def _lists_dates(desk: Desk) -> bool:
    """Whether the dates of several happenings are asked for, each told by itself."""
    parts = split_question(desk.question)
    return len(parts) > 1 and all(part.wanted is Wanted.DATE for part in parts)


def _each_full(desk: Desk) -> Outcome | None:
    """The answer to each of several questions, where each is one by itself.

    None where one of them is not answered so: it may be of what another says.
    """
    parts = full_parts(desk.question)
    if all(part.intent is Intent.WHEN for part in parts):
        return None
    outcomes = [_compose(*weighed_part(desk, part)) for part in parts]
    needs = [e for o in outcomes if isinstance(o, Needs) for e in o.expressions]
    if needs:
        return Needs(tuple(needs))
    drafts = [outcome for outcome in outcomes if isinstance(outcome, Draft)]
    if any(draft.status != "answered" for draft in drafts):
        return None
    told = tuple(dict.fromkeys(s for draft in drafts for s in draft.sentences))
    beside = dict.fromkeys(s for draft in drafts for s in draft.beside)
    more = [sentence for sentence in beside if sentence not in told]
    return Draft(status="answered", sentences=told, beside=tuple(more[:MOST_BESIDE]))


def _whole(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """What needs nothing beside it: no paper, a balance, a kept paper, a paper's own.

    What is asked of all is answered by those that may be seen.
    """
    told = (
        _refuse_unknown(desk)
        or overview(desk, weighed)
        or errata(desk, weighed)
        or definition(desk, weighed)
        or revised(desk, weighed)
        or membership(desk, weighed)
        or without_agreement(desk, weighed)
        or vote_of_one(desk, weighed)
        or unscored(desk, weighed)
        or _balances(desk)
    )
    if told is not None:
        return told
    if not desk.question.is_about_all and _is_exempt(desk, weighed):
        return exempt(desk)
    return kept_from_public(desk, weighed) or asked_of_paper(desk, weighed)


def _beside(desk: Desk, answer: Draft) -> list[DraftSentence]:
    """What else bears on each part of the question than its `answer`."""
    parts = by_council(split_question(desk.question))
    limit = max(1, MOST_BESIDE // len(parts))
    more: list[DraftSentence] = []
    for part in parts:
        here, weighed = weighed_part(desk, part)
        told = (*answer.sentences, *more)
        more += besides(here.question, weighed, told, desk.figures(), limit=limit)
    return more


def _answer(desk: Desk, weighed: Sequence[Weighed]) -> Outcome:
    """The answer alone, a refusal, or the sums that are needed first."""
    if of_columns := columns_asked(desk, weighed):
        return of_columns
    parts = split_question(desk.question)
    intent = desk.question.intent
    is_mixed = intent is Intent.RISK and any(_is_of_money(part) for part in parts)
    is_apart = intent is Intent.CHANGE and all(map(_is_of_amount, parts[1:]))
    are_unlike = len({part.wanted for part in parts}) > 1
    is_sum = intent in {Intent.SHARE, Intent.RANK}
    is_apart |= is_sum and are_unlike and _is_of_amount(parts[0])
    if parts[1:] and (is_mixed or is_apart or intent is Intent.WHEN):
        return look_up_parts(desk, _OF_PART) or not_found(desk, weighed)
    told: Outcome | None = first_told(
        desk, weighed, (*_WAYS.get(intent, ()), told_apart)
    )
    if parts[1:] and _is_of_amount(parts[0]) and _leaves_amount(desk, told, parts[0]):
        told = look_up_parts(desk, _OF_PART) or told
    is_lone = not parts[1:] and is_unmoved(desk.question, weighed)
    if told is None and not is_lone and not is_unranked(desk.question, weighed):
        told = look_up_parts(desk, _OF_PART)
    return told or not_found(desk, weighed)


def _is_of_money(part: Question) -> bool:
    """Whether a part asks for a figure beside a risk."""
    return part.intent is Intent.LOOK_UP and bool(part.measures)


def _is_of_amount(part: Question) -> bool:
    """Whether a part asks for a number of its own, and not how a change was."""
    is_number = part.wanted in {Wanted.MONEY, Wanted.COUNT}
    return part.intent is Intent.LOOK_UP and is_number and len(part.words) > 1


def _leaves_amount(desk: Desk, told: Outcome | None, part: Question) -> bool:
    """Whether a change is told without the amount that a part asks for itself."""
    if desk.question.intent is not Intent.CHANGE or not isinstance(told, Draft):
        return False
    here, weighed = weighed_part(desk, part)
    amount = look_up(here, weighed)
    if not isinstance(amount, Draft):
        return False
    rested = {rest.id for one in told.sentences for rest in one.rests_on}
    return not any(
        rest.id in rested for one in amount.sentences for rest in one.rests_on
    )


def _balances(desk: Desk) -> Draft | None:
    """The deficits asked for, if that is all that every part of the question asks.

    They are told before what is kept is thought of: that they can be seen is known.
    """
    sentences: list[DraftSentence] = []
    for part in split_question(desk.question):
        here = replace(desk, question=part)
        told = part.intent is Intent.LOOK_UP and balance(here, here.weighed())
        if not isinstance(told, Draft):
            return None
        sentences += told.sentences
    return Draft(status="answered", sentences=tuple(dict.fromkeys(sentences)))


def _timed(desk: Desk) -> Desk:
    """`desk`, its question's "next year" that after the council's newest paper.

    A month in which something was said is of the year it was said in.
    """
    own_figures = [f for f in desk.figures() if is_of_council(desk.question, f)]
    said = redated(desk.question.vintages, own_figures)
    desk = replace(desk, question=replace(desk.question, vintages=said))
    question = desk.question
    own = [
        paper.met_on
        for paper in desk.found.papers
        if paper.met_on and paper.council in question.councils
    ]
    if question.periods or len(question.councils) != 1 or not own:
        return desk
    said_on = next((v.as_at for v in question.vintages if v.as_at), max(own))
    periods = times_from(question.text, said_on)
    timed = {word for period in periods for word in stems(period.printed)}
    words = tuple(word for word in question.words if word not in timed)
    return replace(desk, question=replace(question, periods=periods, words=words))


def _refuse_unknown(desk: Desk) -> Draft | None:
    """A council of which there is no paper."""
    asked = desk.question.councils
    held = {paper.council for paper in desk.found.papers}
    held |= {figure.council for figure in desk.figures()}
    if not asked or any(name in held for name in asked):
        return None
    if desk.found.withheld:
        return exempt(desk)
    names = " or ".join(asked)
    text = f"Not stated: no paper of {names} is in the library."
    return Draft(status="not_found", sentences=(DraftSentence(text=text),))


def _is_exempt(desk: Desk, weighed: Sequence[Weighed]) -> bool:
    """Whether only a paper the role may not see would answer."""
    asked = set(desk.question.words)
    if not asked:
        return False
    shares = (len(asked & held.words) / len(asked) for held in desk.found.withheld)
    withheld = max(shares, default=0)
    if _is_dated(desk) and withheld >= NEAREST_COVER:
        return True
    if any(w.merit >= SURE_MERIT and is_able(desk.question, w) for w in weighed[:1]):
        return False
    best = max((w.cover for w in weighed[:10]), default=0.0)
    return withheld >= EXEMPT_COVER and withheld >= best + EXEMPT_LEAD


def _is_dated(desk: Desk) -> bool:
    """Whether the paper asked about by its date is withheld, and none seen is of it."""
    asked = (*desk.question.vintages, *desk.question.periods)
    said_on = [time.as_at for time in asked if time.as_at]

    def is_of(paper: Paper) -> bool:
        return any((paper.met_on or "").startswith(day) for day in said_on)

    held = any(is_of(held.paper) for held in desk.found.withheld)
    councils = desk.question.councils
    seen = [p for p in desk.found.papers if not councils or p.council in councils]
    return held and not any(map(is_of, seen))


def exempt(desk: Desk) -> Draft:
    """Return the refusal that says something is not public, and nothing of it."""
    asked = set(desk.question.words)
    best = max(desk.found.withheld, key=lambda held: len(asked & held.words))
    paper = best.paper
    dated = print_date(paper.met_on) if paper.met_on else None
    named = ", ".join(filter(None, (paper.council, paper.committee, dated)))
    marking = f" It is marked “{paper.marking}”." if paper.marking else ""
    text = (
        f"This is in a paper{f' ({named})' if named else ''} that is exempt, not open"
        f" to the public; what it says is not shown.{marking}"
    )
    return Draft(status="exempt", sentences=(DraftSentence(text=text),))


def not_found(desk: Desk, weighed: Sequence[Weighed]) -> Draft:
    """Return the refusal that shows the nearest the papers come, marked as not it."""
    named = _looked_for(desk.question)
    head = DraftSentence(text=f"That is not stated in the papers I can see{named}.")
    nearest = weighed[0] if weighed else None
    if nearest is None or nearest.cover < NEAREST_COVER:
        return Draft(status="not_found", sentences=(head,))
    near = quote(nearest.candidate, "The nearest they come, which is not it:")
    return Draft(status="not_found", sentences=(head, near))


def _looked_for(question: Question) -> str:
    """What was looked for, as it was read: ": dsg deficit, Bury, 2015/16"."""
    if not question.measures:
        return ""
    named = [question.measures[0].value.replace("_", " ").replace("dsg", "DSG")]
    named += question.councils
    named += [time.printed for time in question.periods]
    named += [str(part) for part in (question.scenario, question.basis) if part]
    return f": {', '.join(dict.fromkeys(named))}"
