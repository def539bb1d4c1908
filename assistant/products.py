"""Whether the scores of a register are their likelihood times their impact."""

import re
from collections.abc import Sequence

from assistant.desk import Desk, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.grounds import verdict_on
from assistant.intents import YES_OR_NO
from assistant.question import Question
from assistant.risks import of_whom
from assistant.risks_meant import named_risks
from assistant.wording import say
from assistant.words import stems
from corpus.records import Risk, Working
from tools.scores import multiply

_OF_PRODUCTS = re.compile(
    r"\b(?:likelihood|probability)\b[^?]*\bimpact\b|\bimpact\b[^?]*\blikelihood\b"
    r"|\bmultipl\w+|\bproducts?\b|\bL\s?(?:x|×|times|by|and)\s?I\b|\bI and L\b",
    re.IGNORECASE,
)
_OF_SCORES = re.compile(r"\bscor(?:es?|ing)\b|\bratings?\b", re.IGNORECASE)
_CHECKS = re.compile(
    r"\b(?:check\w*|right|correct\w*|wrong\w*|add(?:s|ed)? up|errors?|mistakes?)\b",
    re.IGNORECASE,
)
# What says of a question that it is one of scores, and not which risk is meant.
_PLAIN = frozenset(
    stems(
        "check checked right correct wrong current score scores risk risks register"
        " likelihood probability impact times time multiplied product appendix given"
        " one inherent residual target"
    )
)
# So many words of a risk name it.
FEWEST_NAMING = 2
EACH = "Yes, each of these scores is its likelihood times its impact."
NOT_ALL = "Not all of these scores are their likelihood times their impact."


def products(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return which scores are not the product they are shown as, or that all are."""
    del weighed
    text = desk.question.text
    is_of_them = _OF_PRODUCTS.search(text) or _OF_SCORES.search(text)
    is_doubted = _OF_PRODUCTS.search(text) and YES_OR_NO.search(text)
    risks = _meant(desk)
    if not risks or not (is_doubted or (is_of_them and _CHECKS.search(text))):
        return None
    wrong = [(r, w) for r in risks for w in r.workings if not w.is_right]
    right = [(r, w) for r, w in _asked(desk.question, risks) if w.is_right]
    told = tuple(tell_working(desk, *one) for one in (*wrong, *right))
    ids = [support.id for sentence in told for support in sentence.rests_on]
    return Draft(
        status="answered", sentences=(say(NOT_ALL if wrong else EACH, *ids), *told)
    )


def _meant(desk: Desk) -> list[Risk]:
    """The risks with workings that are named by reference or words; else all."""
    risks = [entry for entry in desk.found.risks if entry.workings]
    asked = {*desk.question.words} - _PLAIN
    named = [r for r in risks if len(asked & {*stems(r.risk)}) >= FEWEST_NAMING]
    return named_risks(desk.question, risks) or named or risks


def _asked(question: Question, risks: Sequence[Risk]) -> list[tuple[Risk, Working]]:
    """The workings of the columns that are named ("current"), or of all."""
    every = [(entry, working) for entry in risks for working in entry.workings]
    words = {w.column: set(stems(f"{w.column} {w.stage or ''}")) for _, w in every}
    shared = set.intersection(*words.values()) if len(words) > 1 else set()
    met = {c: bool((said - shared) & {*question.words}) for c, said in words.items()}
    return [(r, w) for r, w in every if met[w.column]] or every


def tell_working(desk: Desk, entry: Risk, working: Working) -> DraftSentence:
    """Return a score with its factors and where it stands, and whether it is right."""
    named = f"{of_whom(entry, desk.papers()[entry.paper_id])}, {entry.locator.words}"
    text = f"{named}, “{entry.risk}”, {verdict_on(working)}."
    return say(text, entry.id, multiply(working).id)
