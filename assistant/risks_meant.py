"""Which risks of a register are meant: by reference, colour, score, move or words."""

import re
from collections.abc import Sequence

from assistant.intents import Intent
from assistant.orders_asked import count_asked
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
    r"(?! (?:first|to|two|three|four|five|ten|\d)\b)",
    re.IGNORECASE,
)
# Mitigation makes no difference to it.
_COMES_DOWN = (
    r"(?:mov(?:ed?|ing)|chang\w+|c[oa]m(?:e|es|ing) down|fall(?:s|en|ing)?|drop\w*"
    r"|reduc\w+|lower\w*|(?:brought|bring|brings|going|go|goes) down|improv\w+|helped"
    r"|affected|shift\w*)"
)
_UNMOVED = re.compile(
    r"\bsame\b.*\b(?:after|before)\b|\b(?:no|makes no|any) (?:difference|better|lower"
    r"|reduction|change|movement)\b|\bunchanged\b"
    rf"|(?:\bnot|\bnever|n['’]t) (?:\w+ )?{_COMES_DOWN}\b",
    re.IGNORECASE,
)
# "Which risk is reduced most", "the biggest drop in score": how far it comes down.
_MOST, _LEAST = r"(?:most|furthest|farthest|biggest|largest)", r"(?:least|smallest)"
_HOW_FAR = re.compile(
    rf"\b{_COMES_DOWN}\b[^?;,]{{0,20}}?\b(?:{_MOST}|(?P<least>{_LEAST}))\b"
    rf"|\b(?:{_MOST}|(?P<fewest>{_LEAST}))\b[^?;,]{{0,20}}?\b(?:{_COMES_DOWN}|difference"
    r"|falls?)\b",
    re.IGNORECASE,
)
# "Still above 12", "15 or more": all that score so much.
_BOUND = re.compile(
    r"\b(?:(?P<over>above|over|more than|greater than|higher than|exceed\w*)"
    r"|(?P<under>below|under|less than|lower than|fewer than)|at least)"
    r" (?:a )?(?:score of )?(?P<bound>\d{1,2})\b(?![,.]?\d|\s?(?:%|per cent|m\b))"
    r"|(?<![£\d.,])\b(?P<least>\d{1,2})(?:\+|(?: points?)? (?:or|and) (?:more|above"
    r"|over|higher|up)\b)"
    r"|(?<![£\d.,])\b(?P<most>\d{1,2}) or (?:less|below|under|lower)\b",
    re.IGNORECASE,
)
# "Which risks are above their target": what is still to be done.
_OFF_TARGET = re.compile(
    r"\b(?:above|over|higher than|off|short of|exceed\w*|not (?:yet )?(?:at|met"
    r"|reached)) (?:\w+ )?targets?\b",
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
_ASKS_WHY = re.compile(r"\bwhy\b|\breasons?\b|\bhow come\b", re.IGNORECASE)
_RISKS = re.compile(r"\brisks\b", re.IGNORECASE)
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
    is_after = bool(AFTER.search(question.text))
    ranked = sorted(
        risks, key=lambda entry: score_of(entry, is_after=is_after), reverse=True
    )
    if picked := picked_risks(question, ranked):
        return picked
    if _WORST.search(question.text):
        last = ranked[: max(count_asked(question), 1)][-1]
        least = score_of(last, is_after=is_after)
        return [r for r in ranked if score_of(r, is_after=is_after) >= least]
    worded = risks_in_words(question, ranked)
    return worded if worded and question.intent is not Intent.RANK else ranked


def risks_in_words(question: Question, risks: Sequence[Risk]) -> list[Risk]:
    """Return those of `risks` that say most of the words asked, if any does."""
    asked = {word for word in question.words if word not in ABOUT_SCORES}
    met = {entry.id: _met(asked, entry) for entry in risks}
    most = max(met.values(), default=0)
    return [entry for entry in risks if met[entry.id] == most] if most else []


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


def picked_risks(question: Question, risks: Sequence[Risk]) -> list[Risk] | None:
    """Return those of `risks` with the score, move or colour that is asked for.

    None where none is; an empty list where no risk has it.
    """
    text = question.text
    colour = COLOUR.search(text)
    if colour and OF_SEVERAL.search(text):
        return [r for r in risks if (r.rag or "").lower() == colour[0].lower()]
    level = _LEVEL_NAMED.search(text)
    if level and OF_SEVERAL.search(text):
        asked = (level["rated"] or level["named"]).lower()
        if rated := [r for r in risks if (r.rag or "").lower() == asked]:
            return rated
    # "Why has it not moved" is asked of a risk that is named otherwise.
    both = [r for r in risks if r.mitigated and r.unmitigated]
    moved = [] if _ASKS_WHY.search(text) else both
    if moved and _UNMOVED.search(text):
        return [r for r in moved if r.mitigated == r.unmitigated]
    if moved and (far := _HOW_FAR.search(text)):
        falls = [score_of(r) - score_of(r, is_after=True) for r in moved]
        is_least = far["least"] or far["fewest"]
        asked_for = min(falls) if is_least else max(falls)
        return [r for r, fall in zip(moved, falls, strict=True) if fall == asked_for]
    if _OFF_TARGET.search(text) and any(r.target for r in risks):
        return [
            r
            for r in risks
            if r.target and score_of(r, is_after=True) > _points(r.target)
        ]
    bounded = _bounded(question, risks)
    return _of_grade(question, risks) if bounded is None else bounded


def _bounded(question: Question, risks: Sequence[Risk]) -> list[Risk] | None:
    """The risks that score over or under so much, where several may be asked for."""
    found = _BOUND.search(question.text)
    scored = [r for r in risks if score_of(r)]
    is_of_several = OF_SEVERAL.search(question.text) or _RISKS.search(question.text)
    if found is None or not scored or not is_of_several:
        return None
    is_after = bool(AFTER.search(question.text))
    bound = int(found["bound"] or found["least"] or found["most"])
    if found["under"]:
        bound -= 1
    elif found["over"]:
        bound += 1
    is_under = found["under"] or found["most"]
    return [
        r
        for r in scored
        if (score_of(r, is_after=is_after) <= bound) is bool(is_under)
        or score_of(r, is_after=is_after) == bound
    ]


def _of_grade(question: Question, risks: Sequence[Risk]) -> list[Risk] | None:
    """The risks of the grade named: "rated C", "scored 20 after mitigation"."""
    named = _GRADE.search(question.text)
    if named is None:
        return None
    is_after = bool(AFTER.search(question.text))
    grades = [(r, r.mitigated if is_after else r.unmitigated) for r in risks]
    return [r for r, grade in grades if grade == named["grade"]] or None


def score_of(entry: Risk, *, is_after: bool = False) -> int:
    """Return the score before mitigation or, with `is_after`, after; A is highest."""
    both = (entry.unmitigated, entry.mitigated)
    return _points(next(filter(None, reversed(both) if is_after else both), ""))


def _points(value: str) -> int:
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
