"""All that does not add up in papers, and what does not in a sentence asked about.

"What doesn't add up in Bury's paper?" is answered with every finding, the errors
before the warnings; a rounding is told only where nothing worse was found. "Is the
percentage right in para 3.2?" is answered with what was found there.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.desk import Desk, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.grammar import PLACE
from assistant.intents import Intent
from assistant.overviews import OF_PAPERS
from assistant.phrases import phrases
from assistant.question import Question
from assistant.registers import finding_words, tell_findings
from assistant.words import stems
from corpus.money import read_amounts
from corpus.records import Finding, FindingKind, Severity, Unit

# More are a list of their own, not an answer.
MOST_FINDINGS = 8

_ASKS = phrases(
    r"which (?:number|figure|amount|one|of the (?:numbers|figures|amounts)) (?:is|are)"
    r" (?:the )?(?:right|correct|true|reliable|to be (?:believed|trusted))",
    r"(?:sums|totals|numbers|figures|maths|arithmetic) (?:work|stack up|wrong|right)",
    r"impossible dates?|dates? (?:\w+ )?impossible",
)
_IS_IT_RIGHT = phrases(
    r"(?:is|are|was|were|do|does|did|has|have)\b[^?;]*?"
    r"\b(?:right|correct(?:ly)?|wrong(?:ly)?|accurate(?:ly)?|add(?:s|ed)? up)"
)
# So many words of a question are of the sentence that it asks about.
_LEAST_MET = 3
# What asks for errors of one kind.
_OF_KIND = (
    (frozenset({FindingKind.IMPOSSIBLE_DATE}), phrases(r"dates?")),
    (
        frozenset({FindingKind.MISMATCH, FindingKind.ROUNDING}),
        phrases(r"totals?|sums?|arithmetic|maths"),
    ),
)
_SEVERITIES = ((Severity.ERROR, Severity.WARNING), (Severity.INFO,))
# What asks for errors, and names none of them.
_OF_ERRORS = OF_PAPERS | frozenset(
    stems(
        "add up wrong error mistake contradict contradiction odd strange right correct"
        " total sum arithmetic maths figure number amount table column work reconcile"
        " inconsistent inconsistency agree match itself each other date impossible real"
        " accurate check verify genuine true twice duplicate repeated reliable look"
        " seem fishy dodgy funny"
    )
)


def errata(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return what does not add up in the papers or the sentence asked about."""
    del weighed
    question = desk.question
    if found := _in_sentence(desk):
        return tell_findings(desk, found)
    if not _asks_for_all(question):
        return None
    named = (kinds for kinds, asks in _OF_KIND if asks.search(question.text))
    kinds = next(named, frozenset(FindingKind))
    for severities in _SEVERITIES:
        found = [
            (number, finding)
            for severity in severities
            for number, finding in enumerate(desk.found.findings)
            if finding.severity is severity and finding.kind in kinds
        ]
        if found:
            return tell_findings(desk, _on(question, found)[:MOST_FINDINGS])
    return None


def none_found(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the refusal that nothing wrong was found, where all errors are asked."""
    del weighed
    if not _asks_for_all(desk.question):
        return None
    text = "Wrong totals, labels or dates were not found in the papers I can see."
    return Draft(status="not_found", sentences=(DraftSentence(text=text),))


def _asks_for_all(question: Question) -> bool:
    """Whether errors are asked for, and no number, time or table is named."""
    is_asked = question.intent is Intent.AUDIT or _ASKS.search(question.text)
    named = question.amounts or question.periods or _names_place(question)
    own = {word for _, word in question.measure_words}
    return bool(is_asked and not named and {*question.words} <= _OF_ERRORS | own)


def _in_sentence(desk: Desk) -> list[tuple[int, Finding]]:
    """What does not add up in the paragraph or the sentence that is asked about."""
    question = desk.question
    if not (question.intent is Intent.AUDIT or _IS_IT_RIGHT.search(question.text)):
        return []
    told = [
        (number, finding)
        for number, finding in enumerate(desk.found.findings)
        if finding.severity is not Severity.INFO
    ]
    named = (
        place["number"] for place in PLACE.finditer(question.text) if place["text"]
    )
    if places := [number for number in named if number]:
        here = [(n, f) for n, f in told if any(_stands_at(f, at) for at in places)]
        return here[:MOST_FINDINGS]
    sums = [(n, f) for n, f in told if _is_of_sentence(f)]
    said = {(amount.amount, amount.unit) for amount in question.amounts}
    if quoted := [(n, f) for n, f in sums if said & _amounts(f.printed)]:
        return quoted
    sums = [(n, f) for n, f in sums if said <= _amounts(f.quote)]
    asked = {*question.words}
    met = {number: len(asked & finding_words(finding)) for number, finding in sums}
    most = max(met.values(), default=0)
    return [(n, f) for n, f in sums if met[n] == most >= _LEAST_MET]


def _amounts(text: str) -> set[tuple[Decimal, Unit]]:
    return {(amount.amount, amount.unit) for amount in read_amounts(text)}


def _stands_at(finding: Finding, place: str) -> bool:
    """Whether a finding is on the paragraph of a number, or under its heading."""
    number = rf"(?:(?:.*; )?para )?{re.escape(place)}(?![\w.]*\d)"
    return re.match(number, finding.where) is not None


def _is_of_sentence(finding: Finding) -> bool:
    """Whether a sentence does not bear out its own number."""
    is_sum = finding.kind is FindingKind.MISMATCH and " = " in finding.computed
    return is_sum and finding.printed != finding.quote


def _names_place(question: Question) -> bool:
    """Whether one table or paragraph is named by its number."""
    return any(place["number"] for place in PLACE.finditer(question.text))


def _on(
    question: Question, found: Sequence[tuple[int, Finding]]
) -> Sequence[tuple[int, Finding]]:
    """Those of `found` on what the question measures; all where none is."""
    own = {word for _, word in question.measure_words}
    here = [(n, finding) for n, finding in found if own & finding_words(finding)]
    return here or found
