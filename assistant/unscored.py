"""Refusing the score of a risk where the papers of its council score none."""

import re
from collections.abc import Sequence

from assistant.desk import Desk
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.wording import quote
from assistant.words import like, stems

# "What score does it give the risk of …", "how is the deficit risk rated".
_ASKS_SCORE = re.compile(
    r"\brisk(?:s)?\b[^?]*\b(?:scor(?:e|es|ed|ing)|rat(?:e|es|ed|ing))\b"
    r"|\b(?:scor(?:e|es|ed|ing)|rat(?:e|es|ed|ing))\b[^?]*\brisks?\b",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"\b(?:scor(?:es?|ed|ing)|rat(?:ed|ings?)|graded?|RAG|matrix)\b"
    r"|\b(?:red|amber|green|(?:very )?(?:high|low)|medium|critical|severe)[- ]risks?\b"
    r"|\brisks?\b[^.;]{0,60}\b(?:is|are|as|remains?) (?:now |still )?(?:red|amber|green"
    r"|(?:very )?(?:high|low)|medium|critical|severe)\b",
    re.IGNORECASE,
)
# What asks for a score, and names no risk.
_OF_SCORES = frozenset(
    stems("risk score scored rate rated rating register gross net residual current")
)


def unscored(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the refusal to score a risk, where no register or sentence scores any."""
    question = desk.question
    asks = _ASKS_SCORE.search(question.asked)
    if not asks or len(question.councils) != 1 or question.amounts:
        return None
    own = [w for w in weighed if w.candidate.paper.council in question.councils]
    is_scored = desk.found.risks or any(_RATED.search(w.candidate.quote) for w in own)
    if is_scored or not own:
        return None
    head = DraftSentence(text="That is not stated in the papers I can see.")
    things = [word for word in question.words if word not in _OF_SCORES]
    near = [w for w in own if any(w.met & {word, *like(word)} for word in things)]
    lead = "The nearest they come, which is not it:"
    told = [quote(w.candidate, lead) for w in near[:1]]
    return Draft(status="not_found", sentences=(head, *told))
