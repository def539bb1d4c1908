"""How a council stands with its Safety Valve agreement, in the papers' own words."""

import re
from collections.abc import Iterator, Sequence

from assistant.deeds import ASKS_WHAT_IS_DONE
from assistant.desk import Desk, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.grammar import PAID
from assistant.grounds import NO_AGREEMENT
from assistant.intents import YES_OR_NO
from assistant.kinds import Wanted
from assistant.payments import state_received
from assistant.question import Question
from assistant.wording import coordinates, operands, say
from assistant.words import stems
from corpus.records import Basis, Measure
from tools.membership import Membership
from tools.progress import Progress
from tools.standing import Standing

# Statements of one council that are told: the newest.
MOST_STATEMENTS = 2
_AGREEMENT = re.compile(r"\b(?:safety[\s-]+valve|SV|agreement|deal)\b", re.IGNORECASE)
_STANDS = re.compile(
    r"\b(?:on (?:track|target|course|schedule)|off (?:track|target|course)"
    r"|off (?:the|its|our|their) (?:safety[\s-]+valve )?(?:agreement|deal|plan)|behind"
    r"|slip\w*"
    r"|stands?|standing|status|state of|suspended|withheld|paused|under review"
    r"|progress\w*|going|doing|still (?:in|part of)|in trouble|kept? (?:to|up)"
    r"|keeping (?:to|up)|stick(?:ing)? to|sticks to|honour\w*|up with)\b",
    re.IGNORECASE,
)
# "Is Kent on track?" names no agreement, and nothing else.
_OF_STANDING = frozenset(
    stems("track target course schedule stand status state progress going doing still")
)
# Nor does "is Kent in the Safety Valve programme?" name another thing.
_OF_MEMBERSHIP = frozenset(
    stems(
        "safetyvalve agreement deal programme scheme part joined join member signed"
        " dfe government take; safety valve"
    )
)


def standing(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return how the councils asked about stand with their agreements.

    Their own words first, then what was agreed, paid and is left, then how far the
    deficit is from the plan.
    """
    del weighed
    question = desk.question
    is_of_all = question.is_about_all and _AGREEMENT.search(question.text)
    if is_of_all and desk.found.progress and question.wanted is Wanted.WORDS:
        return told_of(desk.found.progress)
    if is_of_all and desk.found.progress and PAID.search(question.text):
        return _money_of(desk.found.progress)
    if not asks_how_it_stands(question):
        return None
    rows = [
        (number, row)
        for number, row in enumerate(desk.found.progress)
        if row.council in question.councils
    ]
    if not any(row.statements or any(_gaps(desk, row)) for _, row in rows):
        return None
    sentences = [
        sentence
        for number, row in rows
        for sentence in (
            *_statements(number, row),
            _agreement(number, row),
            *_money(row),
            *_gaps(desk, row),
        )
    ]
    return Draft(status="answered", sentences=tuple(dict.fromkeys(sentences)))


def without_agreement(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return that a council has no agreement, where money under one is asked for."""
    del weighed
    question = desk.question
    if not _is_of_payments(question) or len(question.councils) != 1:
        return None
    for number, row in enumerate(desk.found.progress):
        is_asked = row.council in question.councils and not row.received
        if is_asked and row.membership is Membership.NO_AGREEMENT:
            told = (_agreement(number, row), *_told_at(number, row))
            return Draft(status="answered", sentences=told)
    return None


def _is_of_payments(question: Question) -> bool:
    """Whether Safety Valve money is asked for, and no other is named beside it."""
    is_valve = question.measures == (Measure.SAFETY_VALVE_FUNDING,)
    return is_valve and question.wanted in {
        Wanted.MONEY,
        Wanted.PERCENT,
        Wanted.DATE,
    }


def _told_at(number: int, row: Progress) -> Iterator[DraftSentence]:
    """The paper's own words that it has none."""
    if row.membership is Membership.NO_AGREEMENT and row.cells.membership:
        for place in row.cells.membership.sources[:1]:
            text = f"{row.council}: “{place.quote}” ({place.locator.words})."
            yield say(text, f"m-{number}")


def membership(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return whether the one council asked about has an agreement at all."""
    del weighed
    question = desk.question
    if not asks_whether_it_has(question):
        return None
    told = [
        sentence
        for number, row in enumerate(desk.found.progress)
        if row.council in question.councils and _is_told(row)
        for sentence in (_agreement(number, row), *_told_at(number, row))
    ]
    return Draft(status="answered", sentences=tuple(told)) if told else None


def _is_told(row: Progress) -> bool:
    """Whether its paper says that it has an agreement of so much, or has none."""
    is_agreed = row.agreed is not None and row.agreed.basis is Basis.AGREEMENT
    is_none = row.is_refused or row.membership is Membership.NO_AGREEMENT
    return is_agreed or is_none


def asks_whether_it_has(question: Question) -> bool:
    """Return whether it is asked if one council has an agreement, and no more."""
    is_bare = {*question.words} <= _OF_MEMBERSHIP and not question.periods
    is_of_it = len(question.councils) == 1 and _AGREEMENT.search(question.text)
    return bool(is_bare and is_of_it and YES_OR_NO.search(question.text))


def asks_how_it_stands(question: Question) -> bool:
    """Return whether it is asked how an agreement stands, or how a council does."""
    is_bare = bool(question.councils) and {*question.words} <= _OF_STANDING
    is_of_it = is_bare or _AGREEMENT.search(question.text)
    is_to_do = ASKS_WHAT_IS_DONE.search(question.text)
    return bool(is_of_it and _STANDS.search(question.text)) and not is_to_do


def told_of(rows: Sequence[Progress]) -> Draft:
    """Return each council's agreement, then how it stands in its own words."""
    sentences = [
        sentence
        for number, row in enumerate(rows)
        for sentence in (_agreement(number, row), *_statements(number, row))
    ]
    return Draft(status="answered", sentences=tuple(dict.fromkeys(sentences)))


def _money_of(rows: Sequence[Progress]) -> Draft:
    """Each council's agreement, then what of it was paid and what is left."""
    sentences = [
        sentence
        for number, row in enumerate(rows)
        for sentence in (_agreement(number, row), *_money(row))
    ]
    return Draft(status="answered", sentences=tuple(dict.fromkeys(sentences)))


def _statements(number: int, row: Progress) -> Iterator[DraftSentence]:
    """What is said of it, each sentence once though it says two things."""
    places = {one.quote: n for n, one in reversed([*enumerate(row.statements)])}
    for quote, place in [*reversed(places.items())][:MOST_STATEMENTS]:
        locator = row.statements[place].locator
        yield say(
            f"{row.council or 'It'}: “{quote}” ({locator.words}).",
            f"s-{number}-{place}",
        )


def _money(row: Progress) -> Iterator[DraftSentence]:
    """What was paid, and what is left of it."""
    if row.received:
        yield state_received(row)
    if row.remaining is not None:
        told = row.remaining
        yield say(f"{{{told.id}}} remains: {told.expression}.", told.id)


def _gaps(desk: Desk, row: Progress) -> Iterator[DraftSentence]:
    """How far the deficit said last is from the one planned, in the year told first."""
    for one in row.slippages[:1]:
        if one.planned is None or one.latest is None:
            continue
        if one.gap is None or one.gap.result == 0:
            continue
        way = "higher, up" if one.gap.result > 0 else "lower, down"
        yield say(
            f"Change: {{{one.gap.id}}} – {way} from {{{one.planned.id}}} to"
            f" {{{one.latest.id}}}: {one.gap.expression}.",
            one.gap.id,
        )
        yield from operands(desk, (one.planned, one.latest))


def _agreement(number: int, row: Progress) -> DraftSentence:
    name = row.council or "A paper that names no council"
    if row.agreed is not None:
        figure = row.agreed
        text = f"{name} has a Safety Valve agreement: {{{figure.id}}}"
        return say(f"{text} ({coordinates(figure)}).", figure.id)
    if row.is_refused:
        refusal = next(
            place
            for place, statement in enumerate(row.statements)
            if statement.standing is Standing.REFUSED
        )
        return say(
            f"{name} does not have a Safety Valve agreement: its plan was not"
            " accepted.",
            f"s-{number}-{refusal}",
        )
    if row.membership is Membership.NO_AGREEMENT:
        return say(f"{name} {NO_AGREEMENT}.", f"m-{number}")
    rest = [f"s-{number}-{place}" for place in range(len(row.statements))]
    text = f"{name} speaks of a Safety Valve agreement; its amount is not stated."
    return say(text, *rest)
