"""How one person voted: told only where a paper says it of them by name.

The Forum voted: 4 in favour, 7 against.        says of nobody how they voted
Cllr Hale asked that her vote be recorded.      says it of one
"""

import re
from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.desk import Desk
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.named import has_name
from assistant.question import Question
from assistant.reading import in_order
from assistant.replies import is_after
from assistant.wording import quote
from assistant.words import stems

# "Which way did Ann Lee vote", "did Ann Lee vote for or against it".
_HOW_ONE_VOTED = re.compile(
    r"\b(?:did|has|have|had|does|will) (?P<who>[^?,;]{2,60}?) (?:actually |really )?"
    r"(?:vote[ds]?|abstain(?:ed|s)?|cast)\b",
    re.IGNORECASE,
)
# "Who abstained", "which members voted against".
_WHO_VOTED = re.compile(
    r"\bwho(?: (?:else|actually|all|was it that|were the \w+ (?:who|that)))?"
    r" (?:voted|abstained|cast)\b"
    r"|\b(?:which|what|name the) (?!way\b)(?:\w+ ){0,3}?(?:members?|councillors?|heads?"
    r"|headteachers?|governors?|representatives?|people)\b[^?]{0,20}?"
    r"\b(?:voted|abstained)\b",
    re.IGNORECASE,
)
# Who votes together is no one person.
_BODIES = frozenset(
    stems(
        "forum cabinet committee council board panel executive members schools"
        " academies governors headteachers heads representatives councillors it they we"
        " meeting"
        " primaries secondaries primary secondary group people vote result everyone"
        " authority consultees respondents parents responses sub"
    )
)
_VOTES = re.compile(r"\b(?:voted|votes?|voting|abst\w+|dissent\w*)\b", re.IGNORECASE)
_SIDES = tuple(
    (re.compile(asks, re.IGNORECASE), re.compile(tells, re.IGNORECASE))
    for asks, tells in (
        (r"\babst", r"\babst"),
        (r"\bagainst\b|\boppos", r"\bagainst\b|\boppos|\bdissent"),
        (r"\b(?:for|in favour)\b", r"\b(?:for|favour|support\w*)\b"),
    )
)
_POINTS_BACK = re.compile(r"(?:He|She|They)\b")


def vote_of_one(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the refusal to say how somebody voted where no paper says it of them."""
    who = _who_is_asked(desk.question)
    if who is None:
        return None
    text = in_order(weighed)
    asked = desk.question.asked
    says = next((tells for asks, tells in _SIDES if asks.search(asked)), _VOTES)
    side = _VOTES if who else says
    told = (n for n in range(len(text)) if side.search(text[n].quote))
    if any(_tells_of(who, text, at) for at in told):
        return None
    head = DraftSentence(text="That is not stated in the papers I can see.")
    near = [w.candidate for w in weighed if _VOTES.search(w.candidate.quote)]
    lead = "The nearest they come, which is not it:"
    nearest = [quote(one, lead) for one in near[:1]]
    return Draft(status="not_found", sentences=(head, *nearest))


def _who_is_asked(question: Question) -> frozenset[str] | None:
    """The stems of whose vote is asked for, none for anybody's; None where none is."""
    if _WHO_VOTED.search(question.asked):
        return frozenset()
    one = _HOW_ONE_VOTED.search(question.asked)
    named = frozenset(stems(one["who"])) if one else frozenset()
    return named if named and not named & _BODIES else None


def _tells_of(who: frozenset[str], text: Sequence[Candidate], at: int) -> bool:
    """Whether the sentence at `at` tells a vote of `who`, or of anybody by name."""
    said = text[at].quote
    if not _VOTES.search(said):
        return False
    before = text[at - 1] if at else None
    is_led = before is not None and is_after(text[at], before)
    if is_led and before is not None and _POINTS_BACK.match(said):
        said = f"{before.quote} {said}"
    return who <= {*stems(said)} if who else has_name(said)
