"""Risk scores of several councils, each with the scheme that its paper states.

Scores of one scheme, stated for each, are laid out in order. Those of two, or of a
scheme that a paper does not state, are laid out and not compared.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.candidates import Candidate
from assistant.desk import Desk, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.grammar import SETS_AGAINST
from assistant.intents import Intent
from assistant.question import Question
from assistant.risks import SAYS_RISK, state_risk
from assistant.risks_meant import chosen_risks, score_of
from assistant.wording import quote, say
from corpus.records import Risk
from tools.schemes import highest_score, read_scheme

# A score told in a sentence: "a current score of 25", "rated 16".
_TELLS_SCORE = re.compile(
    r"\b(?:scor(?:es?|ed|ing)|rat(?:ed|ing))\b[^.;\d]{0,30}\b(?P<score>\d{1,2})\b(?!%)",
    re.IGNORECASE,
)
_OF_RISK = re.compile(r"\brisks?\b", re.IGNORECASE)
# Where a paper says that the scheme stands elsewhere.
_OF_SCHEME = re.compile(
    r"\b(?:scor\w+|rating) (?:method\w*|scheme|system|matrix|scale|criteria)\b"
    r"|\brisk matrix\b",
    re.IGNORECASE,
)
# What may state a scheme in words that are not read: then they are shown.
_MAY_STATE = re.compile(
    r"\b(?:matrix|grid)\b|\b(?:likelihood|probability)\b[^.]{0,40}\bimpact\b"
    r"|\bscored (?:on|from|out of)\b",
    re.IGNORECASE,
)
# What is searched for beside the question.
SCHEME_QUERY = "risks are scored on a matrix of likelihood and impact, scoring method"
NOT_COMPARABLE = (
    "Not comparable: these scores are of different registers, and no paper says that"
    " they are on the same scale."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """The scores of one council: the scheme stated or None, and what is told of both.

    `score` is the highest of those told, for their order; None where there is none.
    """

    council: str
    scheme: str | None
    scale: tuple[DraftSentence, ...]
    told: tuple[DraftSentence, ...]
    score: int | None


def scores_beside(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the scores that several councils give, if they are set beside another."""
    question, risks = desk.question, desk.found.risks
    names = question.councils or tuple(
        dict.fromkeys(entry.council for entry in risks if entry.council)
    )
    if not sets_scores_beside(question):
        return None
    texts = [w.candidate for w in weighed]
    of_each = [_scored(desk, name, texts) for name in names]
    scored = [one for one in of_each if one.score is not None]
    if not scored:
        return None
    without = tuple(s for one in of_each if one.score is None for s in one.told)
    is_one = len(scored) == len(of_each) and _is_one_scheme(scored)
    if is_one:
        scored.sort(key=lambda one: -(one.score or 0))
    beside: tuple[DraftSentence, ...] = ()
    if len(scored) > 1:
        beside = tuple(sentence for one in scored for sentence in one.scale)
    told = (*beside, *(sentence for one in scored for sentence in one.told))
    if is_one:
        return Draft(status="answered", sentences=told)
    note = (say(NOT_COMPARABLE),) if len(scored) > 1 else ()
    return Draft(status="not_comparable", sentences=(*without, *note, *told))


def sets_scores_beside(question: Question) -> bool:
    """Return whether risk scores of one council are to be held against another's."""
    is_of_several = len(question.councils) > 1 or question.is_about_all
    is_against = question.intent is Intent.RANK or SETS_AGAINST.search(question.text)
    is_of_risks = question.is_follow_up or SAYS_RISK.search(question.text)
    return bool(is_of_several and is_against and is_of_risks)


def _is_one_scheme(scored: Sequence[_Scored]) -> bool:
    highest = {one.scheme and highest_score(one.scheme) for one in scored}
    return len(scored) > 1 and len(highest) == 1 and None not in highest


def _scored(desk: Desk, council: str, texts: Sequence[Candidate]) -> _Scored:
    """What a council's register scores the risks asked for, or its prose does."""
    own = [entry for entry in desk.found.risks if entry.council == council]
    own_texts = [text for text in texts if text.paper.council == council]
    if any(entry.unmitigated or entry.mitigated for entry in own):
        return _in_register(desk, council, own, own_texts)
    if found := next(filter(_tells_score, own_texts), None):
        return _in_prose(council, found, own_texts)
    text = f"The register of {council} gives no scores."
    if not own:
        text = f"Not stated in the papers I can see: a risk score of {council}."
    told = say(text, *(entry.id for entry in own[:1]))
    return _Scored(council=council, scheme=None, scale=(), told=(told,), score=None)


def _tells_score(text: Candidate) -> bool:
    is_of_risk = _OF_RISK.search(text.quote) or _OF_RISK.search(text.nearby)
    return bool(is_of_risk and _TELLS_SCORE.search(text.quote))


def _in_register(
    desk: Desk, council: str, own: Sequence[Risk], texts: Sequence[Candidate]
) -> _Scored:
    papers = desk.papers()
    chosen = chosen_risks(desk.question, own)
    first = chosen[0]
    stated = [t for t in texts if first.scheme and first.scheme in t.quote]
    scale = tuple(map(quote, stated[:1]))
    if first.scheme and not scale:
        scale = (say(f"{council}: “{first.scheme}”.", first.id),)
    return _Scored(
        council=council,
        scheme=first.scheme,
        scale=scale or tuple(_no_scheme(council, texts)),
        told=tuple(state_risk(desk.question, r, papers[r.paper_id]) for r in chosen),
        score=max(score_of(entry, is_after=True) for entry in chosen),
    )


def _in_prose(council: str, found: Candidate, texts: Sequence[Candidate]) -> _Scored:
    own = [text for text in texts if text.paper.id == found.paper.id]
    stated = next((t for t in (found, *own) if read_scheme(t.quote)), None)
    score = _TELLS_SCORE.search(found.quote)
    scale = (quote(stated),) if stated and stated is not found else ()
    return _Scored(
        council=council,
        scheme=read_scheme(stated.quote) if stated else None,
        scale=scale if stated else tuple(_no_scheme(council, own)),
        told=(quote(found),),
        score=int(score["score"]) if score else None,
    )


def _no_scheme(council: str, texts: Sequence[Candidate]) -> Iterator[DraftSentence]:
    """That a council's scheme is not stated, and where its paper says it is."""
    may_state = next((t for t in texts if _MAY_STATE.search(t.quote)), None)
    elsewhere = next((t for t in texts if _OF_SCHEME.search(t.quote)), None)
    if may_state is None:
        yield say(f"Not stated: the scheme of scoring of {council}.")
    if shown := may_state or elsewhere:
        yield quote(shown)
