"""The risks of registers that are asked for, each with the scores its paper gives."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from assistant.candidates import Candidate
from assistant.causes import CAUSE
from assistant.desk import Desk, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.follow_ups import split_question
from assistant.grounds import verdict_on
from assistant.intents import YES_OR_NO, Intent
from assistant.lookup import look_up
from assistant.question import Question
from assistant.risks_meant import (
    ABOUT_SCORES,
    COLOUR,
    chosen_risks,
    named_risks,
    picked_risks,
    reference_of,
    risks_in_words,
    says_reference,
)
from assistant.wording import quote, say
from assistant.words import like, stems
from corpus.records import Paper, PaperId, Risk
from tools.scores import multiply

_WHAT_IS_DONE = re.compile(
    r"\b(?:done|doing|guard\w*|mitigat\w+|plan b|actions?|if|against)\b", re.IGNORECASE
)
SAYS_RISK = re.compile(
    r"\b(?:risk(?:s|ier|iest)?|scor(?:es?|ed)|register|graded)\b", re.IGNORECASE
)
_ASKS_WHY = re.compile(r"\bwhy\b|\breasons?\b|\bhow come\b", re.IGNORECASE)
ASKS_COLOUR = re.compile(
    rf"{COLOUR.pattern}|\bRAG\b|\bcolou?r(?:ed|s)?\b", re.IGNORECASE
)
# Asked of the register itself, not of its rows.
_OF_REGISTER = re.compile(
    r"\bhow (?:often|regularly|frequently)\b|\bwho(?:m)? to\b|\bto whom\b|\b(?:risk|log"
    r"|register)s? (?:is |are |gets? |be |being )*(?:report|review|monitor|updat|kept"
    r"|maintain)\w*\b",
    re.IGNORECASE,
)
# The things to be done that a register puts its risks to.
WORKSTREAM = "workstream"
# What registers give their risks.
SCORES = frozenset(stems("score scores scored likelihood"))
_SCORE_NAMES = frozenset(
    stems("gross net inherent current target residual initial final plan rating rated")
)
# A score told in a sentence: "the net score is 20".
_SAYS_SCORE = re.compile(
    r"\b(?:scor(?:es?|ed|ing)|rat(?:ed|ings?))\b[^.;]*?"
    r"(?<![£\d.,])(?:[1-9]|1\d|2[0-5])(?![\d%]|[.,]\d|\s*(?:per cent|million))",
    re.IGNORECASE,
)
_ASKS_OWNER = re.compile(r"\bown(?:s|ers?|ed)\b|\bwho owns\b", re.IGNORECASE)
_SAYS_OWNER = re.compile(r"\bowne(?:rs?|d)\b|\bowns\b", re.IGNORECASE)
# What a question before was asked about.
OF_RISKS = SCORES.union(stems("risk risks register graded"))
# What asks for a rating or an owner, or which risk is meant.
_OF_RATING = re.compile(
    rf"{SAYS_RISK.pattern}|{_ASKS_OWNER.pattern}|\bwho(?:se|m)?\b|\brat(?:ed|ings?)\b"
    r"|\b(?:likelihood|impact|likely|high(?:er|est)?|low(?:er|est)?|red|amber|green)\b",
    re.IGNORECASE,
)
# "How is it rated, and how likely is it?"
_ASKS_LEVEL = re.compile(
    r"\b(?:rat(?:ed|ings?)|scor(?:ed?|es|ing)|likelihood|likely|impact|graded?|severe"
    r"|serious|severity)\b",
    re.IGNORECASE,
)
_ASKS_NAMES = re.compile(
    r"\b(?:name|list|what|which|called)\b[^?]*\bworkstreams\b"
    r"|\bworkstreams\b[^?]*\b(?:list|name|called)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s*[.;\n]\s*")
_REFERENCE_IN = re.compile(r"\b[A-Za-z]{1,6}[.-]?\d{1,4}\b")
# In the locator of a table's row.
_OF_ROW = "; row "


def risk(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the risks asked for, with scores only where a paper gives them."""
    risks = desk.found.risks
    is_of_risks = bool(OF_RISKS & {*desk.question.words})
    is_asked = is_of_risks or SAYS_RISK.search(desk.question.text)
    if not risks or not is_asked or _OF_REGISTER.search(desk.question.text):
        return None
    asks_why = _ASKS_WHY.search(desk.question.text)
    if asks_why and (told := why_so(desk, weighed)):
        return told
    if _is_none_such(desk.question, risks):
        text = "No such risk stands in the registers that I can see."
        return Draft(status="not_found", sentences=(DraftSentence(text=text),))
    chosen = chosen_risks(desk.question, risks)
    if reasons := _reasons(desk, chosen):
        return reasons
    papers = desk.papers()
    listed = tuple(
        state_risk(desk.question, entry, papers[entry.paper_id]) for entry in chosen
    )
    unscored = [entry for entry in chosen if not (entry.unmitigated or entry.mitigated)]
    asks_score = "score" in desk.question.words or desk.question.intent is Intent.RANK
    notes: tuple[DraftSentence, ...] = ()
    if asks_score and unscored:
        names = sorted({entry.council or "One paper" for entry in unscored})
        text = f"The register of {' and '.join(names)} gives no scores."
        notes = (say(text, unscored[0].id),)
    colourless: tuple[DraftSentence, ...] = ()
    if ASKS_COLOUR.search(desk.question.text):
        colourless = tuple(without_colours(chosen))
        notes += colourless
    is_unscored = notes and len(unscored) == len(chosen)
    is_colour = colourless and YES_OR_NO.search(desk.question.text)
    if (is_unscored and asks_score_alone(desk.question)) or is_colour:
        return Draft(status="not_found", sentences=(*notes, *listed))
    is_mixed = bool(unscored) and len(unscored) < len(chosen)
    several = len({entry.council for entry in chosen}) > 1
    if asks_score and is_mixed and (several or desk.question.is_about_all):
        scored = tuple(
            sentence
            for sentence, entry in zip(listed, chosen, strict=True)
            if entry.unmitigated or entry.mitigated
        )
        return Draft(status="not_comparable", sentences=(*notes, *scored))
    beside = _told_of(desk, chosen[0], weighed) if len(chosen) == 1 else ()
    return Draft(status="answered", sentences=(*notes, *listed, *beside))


def _is_none_such(question: Question, risks: Sequence[Risk]) -> bool:
    """Whether no risk has the score or the move that is asked for.

    A register that gives no colours says so itself.
    """
    is_colour = COLOUR.search(question.text) or named_risks(question, risks)
    return not is_colour and picked_risks(question, risks) == []


def asks_score_alone(question: Question) -> bool:
    """Return whether a score is asked for, and neither an order nor an owner."""
    own = {"owner", "own", "impact"} & {*question.words}
    return (
        question.intent is Intent.RISK
        and not own
        and not _ASKS_WHY.search(question.text)
    )


def told_in_prose(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return what is said of a risk by its reference, of which no register has a row.

    That is the sentence that names it, and those beside it that meet the question; or
    the paragraph that names and scores it, where there is no register at all.
    """
    asked = {key.upper() for key in _REFERENCE_IN.findall(desk.question.text)}
    if not asked:
        return _scored_in_prose(desk, weighed)
    if named_risks(desk.question, desk.found.risks):
        return None
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, asked))})\b", re.IGNORECASE)
    prose = [w for w in weighed if w.candidate.cell is None]
    naming = [w for w in prose if named.search(w.candidate.quote)]
    passages = {w.candidate.id for w in naming if SAYS_RISK.search(w.candidate.quote)}
    told = [
        w.candidate
        for w in prose
        if w.candidate.id in passages and (w in naming or w.met)
    ]
    told.sort(key=lambda one: (one.order, one.position))
    return Draft(status="answered", sentences=tuple(map(quote, told))) if told else None


def _scored_in_prose(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """What the first paragraph that names a risk and scores it says of both.

    A refusal where paragraphs score only risks that are another throughout.
    """
    words = {*desk.question.words}
    if desk.found.risks or not words & SCORES:
        return None
    subject = words - ABOUT_SCORES - _SCORE_NAMES
    prose = [w.candidate for w in weighed if w.candidate.cell is None]
    scored = [one for one in prose if _SAYS_SCORE.search(one.quote)]
    for first in scored:
        own = [one for one in prose if one.id == first.id]
        naming = [c for c in own if subject and subject <= _meant_by(c, subject)]
        if naming:
            asks_owner = bool(_ASKS_OWNER.search(desk.question.text))
            owned = [c for c in own if asks_owner and _SAYS_OWNER.search(c.quote)]
            told = [c for c in own if c in naming or c in scored or c in owned]
            told.sort(key=lambda one: one.position)
            return Draft(status="answered", sentences=tuple(map(quote, told)))
    places = {one.id for one in scored}
    around = [one for one in prose if one.id in places]
    if not around or not subject or any(_meant_by(c, subject) for c in around):
        return None
    missing = DraftSentence(text="That is not stated in the papers I can see.")
    return Draft(status="not_found", sentences=(missing,))


def _meant_by(candidate: Candidate, words: Set[str]) -> frozenset[str]:
    """Those of `words` that a sentence says, or says in others."""
    said = set(stems(candidate.quote))
    return frozenset(word for word in words if said & {word, *like(word)})


def _reasons(desk: Desk, chosen: Sequence[Risk]) -> Draft | None:
    """What the prose around the risks asked for tells of why they stand as they do.

    A row of the register tells what a risk scores, and no reason for it.
    """
    question = replace(desk.question, intent=Intent.WHY)
    asks_more = {*SCORES, "own", "owner"} & {*question.words}
    if asks_more or not _ASKS_WHY.search(question.text):
        return None
    here = replace(desk, question=question)
    own = {entry.paper_id for entry in chosen}
    weighed = [w for w in here.weighed() if _is_prose(w, own)]
    told = look_up(here, weighed)
    if not isinstance(told, Draft):
        return None
    causes = any(CAUSE.search(sentence.text) for sentence in told.sentences)
    return told if causes else None


def why_so(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return what a paper tells, by its reference, of why a risk is as it is.

    "The places risk got worse": the register has its reference, the prose the cause.
    """
    if not desk.found.risks or not SAYS_RISK.search(desk.question.text):
        return None
    risks = desk.found.risks
    named = named_risks(desk.question, risks) or risks_in_words(desk.question, risks)
    told = _told_of(desk, named[0], weighed) if len(named) == 1 else []
    is_told = any(CAUSE.search(sentence.text) for sentence in told)
    return Draft(status="answered", sentences=tuple(told)) if is_told else None


def _is_prose(weighed: Weighed, papers: Set[PaperId]) -> bool:
    candidate = weighed.candidate
    is_row = candidate.cell is not None or _OF_ROW in candidate.locator.words
    return candidate.paper.id in papers and not is_row


def without_colours(chosen: Sequence[Risk]) -> Iterator[DraftSentence]:
    """Yield which registers, of those `chosen` are from, colour none of them."""
    first: dict[str | None, Risk] = {}
    for entry in chosen:
        first.setdefault(entry.council, entry)
    for council, entry in first.items():
        own = [one for one in chosen if one.council == council]
        said = " ".join(f"{one.rag} {one.unmitigated} {one.mitigated}" for one in own)
        if not COLOUR.search(said):
            name = council or "one paper"
            yield say(f"The register of {name} gives no colours.", entry.id)


def _told_of(
    desk: Desk, entry: Risk, weighed: Sequence[Weighed]
) -> list[DraftSentence]:
    """What its paper goes on to say of a risk by its reference: "SV4 has not moved".

    A sentence beside it that names another risk of the paper is of that one.
    """
    reference = reference_of(entry)
    if reference is None:
        return []
    own = [one for one in desk.found.risks if one.paper_id == entry.paper_id]
    others = [key for one in own if (key := reference_of(one)) and key != reference]
    text = [w.candidate for w in weighed if w.candidate.paper.id == entry.paper_id]
    said = [c for c in text if c.cell is None and says_reference(reference, c.quote)]
    passages = {c.id for c in said if entry.risk not in c.nearby}
    told = [
        c
        for c in text
        if c.id in passages
        and c.cell is None
        and (c in said or not any(says_reference(other, c.quote) for other in others))
    ]
    return list(map(quote, sorted(told, key=lambda c: (c.order, c.position))))


def workstreams(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the workstreams that a register's risks are put to, each once."""
    del weighed
    if not _ASKS_NAMES.search(desk.question.text):
        return None
    named: dict[str, Risk] = {}
    for entry in desk.found.risks:
        for stream in _PARTED.split(entry.workstreams or ""):
            if stream:
                named.setdefault(stream, entry)
    if not named:
        return None
    papers = desk.papers()
    told = (
        say(f"{of_whom(entry, papers[entry.paper_id])}: “{stream}”.", entry.id)
        for stream, entry in named.items()
    )
    return Draft(status="answered", sentences=tuple(told))


def state_risk(question: Question, entry: Risk, paper: Paper) -> DraftSentence:
    """Return a risk with its scores, its owner and what the question asks of it."""
    asks_what = _WHAT_IS_DONE.search(question.text) or _asks_more(question)
    mitigated, acted = (
        done if done and (asks_what or _says_more(question, entry, done)) else None
        for done in (entry.mitigations, entry.actions)
    )
    work = entry.workstreams if "workstream" in question.words else None
    parts = (
        *_levels(question, entry),
        *(_staged(entry, stage) for stage in ("unmitigated", "mitigated", "target")),
        f"rated {entry.rag}" if entry.rag else None,
        f"owner {entry.owner}" if entry.owner else None,
        f"workstreams: {work}" if work else None,
        f"mitigation: {mitigated}" if mitigated else None,
        f"action: {acted}" if acted else None,
    )
    wrong = [working for working in entry.workings if not working.is_right]
    every = filter(None, (*parts, *map(verdict_on, wrong)))
    told = "; ".join(every).removesuffix(".")
    name = of_whom(entry, paper)
    title = f"{entry.category}: " if entry.category else ""
    text = f"{name}, {title}“{entry.risk}” – {told}."
    return say(text, entry.id, *(multiply(working).id for working in wrong))


def _asks_more(question: Question) -> bool:
    """Whether a part asks neither for a score nor for an owner, nor for a figure.

    "Who owns it, and is anyone in post": what is done about it may tell.
    """
    parts = split_question(question)
    return any(
        not (_OF_RATING.search(part.asked) or part.measures) for part in parts[1:]
    )


def _says_more(question: Question, entry: Risk, done: str) -> bool:
    """Whether what is done about a risk says a word asked that names no risk."""
    named = set(stems(" ".join(filter(None, (entry.risk, entry.council, entry.owner)))))
    return bool(({*question.words} - named - ABOUT_SCORES) & {*stems(done)})


def _staged(entry: Risk, stage: str) -> str | None:
    """A score by its stage, with its factors where they are printed: "20 (5 x 4)"."""
    scores = {
        "unmitigated": entry.unmitigated,
        "mitigated": entry.mitigated,
        "target": entry.target,
    }
    if not scores[stage]:
        return None
    factors = next(
        (f" ({w.multiplied})" for w in entry.workings if w.stage == stage), ""
    )
    return f"{stage} {scores[stage]}{factors}"


def of_whom(entry: Risk, paper: Paper) -> str:
    """Return whose risk it is, or the paper that does not say."""
    return entry.council or paper.council or paper.file_name


def _levels(question: Question, entry: Risk) -> Iterator[str]:
    """How likely a risk is and how grave, as levels where it is asked how it is rated.

    An impact that is said in words is told whatever is asked.
    """
    is_asked = _ASKS_LEVEL.search(question.text)
    if is_asked and entry.likelihood and not entry.unmitigated:
        yield f"likelihood: {entry.likelihood}"
    if entry.impact and ((is_asked and not entry.unmitigated) or not _is_level(entry)):
        yield f"impact: {entry.impact}"


def _is_level(entry: Risk) -> bool:
    """Whether the impact is a level on a scale and not said in words."""
    return len(entry.impact or "") < len("moderate")
