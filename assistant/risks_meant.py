"""Which risks of a register are meant: by reference, colour, score, move or words."""

import re
from collections.abc import Sequence

from assistant.intents import Intent
from assistant.orders import count_asked
from assistant.question import Question
from assistant.words import like, stems
from corpus.records import Risk

# Of a score: that which is left when all that is done has been done.
AFTER = re.compile(
    r"\b(?:after|residual|net|mitigated|post|once|still|remaining|with) (?:of )?(?:all "
    r")?(?:the )?(?:mitigat\w*|controls?|actions?)?\b|\bresidual\b"
    r"|\bat (?:present|the moment)\b|\bcurrent(?:ly)?\b",
    re.IGNORECASE,
)
_WORST = re.compile(
    r"\b(?:highest|biggest|worst|greatest|gravest|most serious|top)\b"
    r"(?! (?:to|two|three|four|five|ten|\d)\b)",
    re.IGNORECASE,
)
# Mitigation makes no difference to it.
_UNMOVED = re.compile(
    r"\bsame\b.*\b(?:after|before)\b|\b(?:no|makes no|any) (?:difference|better|lower"
    r"|reduction|change|movement)\b|\bunchanged\b|\b(?:not|n['’]t) (?:\w+ )?(?:moved?"
    r"|chang\w+|come down|fall\w*|reduc\w+)\b",
    re.IGNORECASE,
)
# Asked of all of one rating: "which risks are rated high", "the medium risks".
_LEVEL_NAMED = re.compile(
    r"\b(?:rat(?:ed?|es|ing)|graded?|class(?:ed|ified)|marked|judged|ranked)"
    r"(?: (?:as|at))?"
    r" (?P<rated>(?:very )?(?:high|low)|medium|moderate|critical|severe)\b"
    r"|\b(?P<named>(?:very )?(?:high|low)|medium|moderate|critical|severe)"
    r"[- ](?:rated |level |graded )?risks?\b",
    re.IGNORECASE,
)
# Asked of all that have a colour: "which risks are amber", "the red risks".
OF_SEVERAL = re.compile(
    r"\b(?:which|what|list|name|show|how many|any|all)\b"
    r"|\b(?:red|amber|green|yellow)(?:[- ]rated)? (?:risk|item|one)s\b",
    re.IGNORECASE,
)
ABOUT_SCORES = frozenset(
    stems(
        "risk risks score scores scored register appendix mitigation mitigate mitigated"
        " unmitigated before after highest order rank owner owns owned residual bring"
        " brings down key put sit sits"
    )
)
COLOUR = re.compile(r"\b(?:red|amber|green|yellow)\b", re.IGNORECASE)
# "SV2" of "Table 6: Risk register; risk SV2"; a bare number counts, and names none.
_REFERENCE = re.compile(r"; risk ([A-Za-z]+[\s.-]?\d+[A-Za-z]?|\d+[A-Za-z])$")
_GRADE = re.compile(
    r"\b(?:graded|rated|scor(?:ed|es|ing)|at)\s+(?:an? )?(?P<grade>[A-E]|\d{1,2})\b"
)


def chosen_risks(question: Question, risks: Sequence[Risk]) -> list[Risk]:
    """Return which of `risks`, at least one, are meant; else all, worst first."""
    if named := named_risks(question, risks):
        return named
    asked = {word for word in question.words if word not in ABOUT_SCORES}
    is_after = bool(AFTER.search(question.text))
    ranked = sorted(
        risks, key=lambda entry: score_of(entry, is_after=is_after), reverse=True
    )
    if still := _graded(question, ranked):
        return still
    if _WORST.search(question.text):
        last = ranked[: max(count_asked(question), 1)][-1]
        least = score_of(last, is_after=is_after)
        return [r for r in ranked if score_of(r, is_after=is_after) >= least]
    met = {entry.id: _met(asked, entry) for entry in risks}
    most = max(met.values(), default=0)
    if question.intent is Intent.RANK or most == 0:
        return ranked
    return [entry for entry in ranked if met[entry.id] == most]


def named_risks(question: Question, risks: Sequence[Risk]) -> list[Risk]:
    """Return the risks whose references, "SV2", the question says."""
    return [entry for entry in risks if _is_named(question, entry)]


def _is_named(question: Question, entry: Risk) -> bool:
    """Whether the question says the reference that a register gives a risk."""
    reference = reference_of(entry)
    return reference is not None and says_reference(reference, question.text)


def _met(asked: set[str], entry: Risk) -> int:
    said = set(stems(" ".join(filter(None, (entry.risk, entry.category, entry.owner)))))
    return sum(word in said or bool(set(like(word)) & said) for word in asked)


def _graded(question: Question, risks: Sequence[Risk]) -> list[Risk]:
    """The risks of the grade or colour named, or that mitigation leaves unmoved."""
    text = question.text
    colour = COLOUR.search(text)
    if colour and OF_SEVERAL.search(text):
        return [r for r in risks if (r.rag or "").lower() == colour[0].lower()]
    level = _LEVEL_NAMED.search(text)
    if level and OF_SEVERAL.search(text):
        asked = (level["rated"] or level["named"]).lower()
        if rated := [r for r in risks if (r.rag or "").lower() == asked]:
            return rated
    if _UNMOVED.search(text):
        return [r for r in risks if r.mitigated and r.mitigated == r.unmitigated]
    named = _GRADE.search(text)
    if named is None:
        return []
    is_after = bool(AFTER.search(text))
    grades = [(r, r.mitigated if is_after else r.unmitigated) for r in risks]
    return [r for r, grade in grades if grade == named["grade"]]


def score_of(entry: Risk, *, is_after: bool = False) -> int:
    """Return the score before mitigation or, with `is_after`, after; A is highest."""
    both = (entry.unmitigated, entry.mitigated)
    value = next(filter(None, reversed(both) if is_after else both), "")
    if len(value) == 1 and value.isalpha():
        return ord("Z") - ord(value.upper())
    return int(value) if value.isdigit() else 0


def reference_of(entry: Risk) -> str | None:
    """Return the reference that a register gives a risk: "SV2"."""
    reference = _REFERENCE.search(entry.locator.words)
    return reference[1] if reference else None


def says_reference(reference: str, text: str) -> bool:
    """Return whether `text` says a risk by its `reference`."""
    return bool(re.search(rf"\b{re.escape(reference)}\b", text, re.IGNORECASE))
