"""What a question names as the part, and what as the whole."""

import re

from assistant.asked import measures_named
from assistant.question import Question
from assistant.words import stems
from corpus.records import Figure, Measure

_SHARE = r"(?:share|slice|portion|fraction|proportion|per ?cent(?:age)?|%)"
_SHARE_OF = re.compile(
    rf"(?<!\w){_SHARE} of (?P<whole>.+?)"
    r"\b(?:is|are|was|were|will|would|does|do|did|has|have|had|depends?|comes?|goes?"
    r"|went|falls?)\b(?P<part>.+)",
    re.IGNORECASE,
)
# "Of the 45 placed, what % have SEMH".
_OF_WHAT_SHARE = re.compile(
    rf"(?<!\w)of (?P<whole>.+?), (?:what|which) {_SHARE}(?P<part>.+)",
    re.IGNORECASE,
)
# "The earmarked reserve as a % of the deficit".
_AS_A = re.compile(
    rf"(?P<part>[^?;:]+?)\bas an? {_SHARE} of (?P<whole>[^?;:]+)", re.IGNORECASE
)
_EACH = re.compile(r"\b(?:each|per|apiece|every)\b", re.IGNORECASE)


def operands_said(question: Question) -> re.Match[str] | None:
    """Return where the question names a `whole` and a `part` of it."""
    text = question.text
    return _OF_WHAT_SHARE.search(text) or _SHARE_OF.search(text) or _AS_A.search(text)


def two_measures(question: Question) -> tuple[tuple[Measure, str], ...]:
    """Return the measures of part and whole, each with its words; () if one."""
    said = operands_said(question)
    if said is None:
        return ()
    part, whole = (measures_named(said[name])[:1] for name in ("part", "whole"))
    if not whole or not part or whole == part:
        return ()
    return (part[0], said["part"]), (whole[0], said["whole"])


def asks_each(question: Question) -> bool:
    """Return whether an amount for each of several things is asked for."""
    return _EACH.search(question.text) is not None


def named_part(question: Question) -> frozenset[str]:
    """Return the words that name the part, where the question says which they are."""
    said = operands_said(question)
    named = stems(said["part"] if said else question.text)
    return frozenset(named) & frozenset(question.words)


def is_of_other_measure(whole: Figure, said: str) -> bool:
    """Return whether the whole is `said` to be a deficit or reserves, and is none."""
    named = {*measures_named(said)} & {Measure.DSG_DEFICIT, Measure.RESERVES}
    return bool(named) and whole.measure not in named
