"""All that does not add up in papers, where no one number is asked about.

"What doesn't add up in Bury's paper?" is answered with every finding, the errors
before the warnings; a rounding is told only where nothing worse was found.
"""

from collections.abc import Sequence

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
from corpus.records import Finding, FindingKind, Severity

# More are a list of their own, not an answer.
MOST_FINDINGS = 8

_ASKS = phrases(
    r"which (?:number|figure|amount|one|of the (?:numbers|figures|amounts)) (?:is|are)"
    r" (?:the )?(?:right|correct|true|reliable|to be (?:believed|trusted))",
    r"(?:sums|totals|numbers|figures|maths|arithmetic) (?:work|stack up|wrong|right)",
    r"impossible dates?|dates? (?:\w+ )?impossible",
)
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
    """Return all that does not add up in the papers asked about, the worst first."""
    del weighed
    question = desk.question
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
