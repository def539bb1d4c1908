"""The risks of a colour: as their register rates them, or by the bands of its paper.

Scores of 1 to 6 are Green, 8 to 12 Amber and 15 to 25 Red.    a band for each colour
R1 | Depot opens late | Inherent 20 | Current 15 | Target 9    red: 15 is in its band
"""

import math
import re
from collections.abc import Iterator, Sequence

from assistant.candidates import Candidate
from assistant.desk import Desk, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.products import tell_working
from assistant.question import Question
from assistant.risks import (
    ASKS_COLOUR,
    SAYS_RISK,
    of_whom,
    risk,
    state_risk,
    without_colours,
)
from assistant.risks_meant import COLOUR, OF_SEVERAL, chosen_risks
from assistant.wording import quote, say
from corpus.records import PaperId, Risk, Working
from tools.schemes import Band, read_bands

# What is searched for beside the question.
BANDS_QUERY = "scores of 1 to 6 are green, 8 to 12 amber and 15 to 25 red"

# The score that is meant, by the names that registers give it.
_STAGES = (
    ("target", re.compile(r"\btarget\b", re.IGNORECASE)),
    ("unmitigated", re.compile(
        r"\b(?:inherent|gross|unmitigated|original|raw|before)\b", re.IGNORECASE)),
)  # fmt: skip


def asks_for_colour(question: Question) -> bool:
    """Return whether the risks of a colour are asked for: "which are red?"."""
    text = question.text
    return all(pattern.search(text) for pattern in (COLOUR, OF_SEVERAL, SAYS_RISK))


def coloured(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the risks of the colour asked for, where a paper says its bands.

    None where no paper does: then what the registers themselves print is told.
    """
    colour = COLOUR.search(desk.question.text)
    if colour is None or not asks_for_colour(desk.question):
        return None
    stated = _stated(desk.found.risks, weighed)
    if not stated:
        return None
    told: list[DraftSentence] = []
    for paper_id in dict.fromkeys(entry.paper_id for entry in desk.found.risks):
        own = [entry for entry in desk.found.risks if entry.paper_id == paper_id]
        told += _of_paper(desk, own, stated.get(paper_id), colour[0].lower())
    return Draft(status="answered", sentences=tuple(told))


def asks_for_bands(question: Question) -> bool:
    """Return whether the colour of any risk is asked for, or which risks have one."""
    is_of_risk = SAYS_RISK.search(question.text)
    return bool(is_of_risk and ASKS_COLOUR.search(question.text))


def coloured_by(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return the risks asked for beside the bands that tell the colour of a score.

    None where their register rates them itself, or no paper says its bands.
    """
    question = desk.question
    if not asks_for_bands(question) or asks_for_colour(question):
        return None
    stated = _stated(desk.found.risks, weighed)
    told = risk(desk, weighed) if stated else None
    chosen = chosen_risks(question, desk.found.risks) if stated else ()
    papers = dict.fromkeys(entry.paper_id for entry in chosen)
    bands = [quote(stated[paper]) for paper in papers if paper in stated]
    if not isinstance(told, Draft) or not bands:
        return None
    colourless = tuple(without_colours(chosen))
    scored = [one for one in told.sentences if one not in colourless]
    return Draft(status="answered", sentences=(*scored, *bands))


def _stated(
    risks: Sequence[Risk], weighed: Sequence[Weighed]
) -> dict[PaperId, Candidate]:
    """What states the bands of each paper whose register prints no colours."""
    rated = {entry.paper_id for entry in risks if entry.rag}
    unrated = {entry.paper_id for entry in risks} - rated
    stated: dict[PaperId, Candidate] = {}
    for candidate in (w.candidate for w in weighed):
        if candidate.paper.id in unrated and read_bands(candidate.quote):
            stated.setdefault(candidate.paper.id, candidate)
    return stated


def _of_paper(
    desk: Desk, own: Sequence[Risk], stated: Candidate | None, colour: str
) -> Iterator[DraftSentence]:
    """The risks of a paper that have `colour`: those rated so, or in its band.

    After them the scores that are not, but whose factors come to one that is.
    """
    paper = desk.papers()[own[0].paper_id]
    slips: list[tuple[Risk, Working]] = []
    if stated is None:
        yield from without_colours(own)
        chosen = [entry for entry in own if (entry.rag or "").lower() == colour]
    else:
        yield quote(stated)
        bands = [band for band in read_bands(stated.quote) if band.colour == colour]
        stage = _stage(desk.question)
        chosen = [e for e in own if _is_in(bands, _printed(e, stage))]
        slips = [
            (entry, working)
            for entry in own
            for working in _workings(entry, stage)
            if entry not in chosen and _is_in(bands, math.prod(working.factors))
        ]
    if not chosen and (stated or any(entry.rag for entry in own)):
        name = of_whom(own[0], paper)
        yield say(f"{name}: none of the risks has the colour {colour}.", own[0].id)
    for entry in chosen:
        yield state_risk(desk.question, entry, paper)
    for entry, working in slips:
        yield tell_working(desk, entry, working)


def _stage(question: Question) -> str | None:
    """The field of the score that is meant by name, or None."""
    named = (stage for stage, words in _STAGES if words.search(question.text))
    return next(named, None)


def _printed(entry: Risk, stage: str | None) -> int | None:
    """The score of `stage`; without one, that with what is in place, if it is given."""
    scores = {
        "unmitigated": entry.unmitigated,
        "mitigated": entry.mitigated,
        "target": entry.target,
    }
    printed = scores[stage or _latest(entry)]
    return int(printed) if printed and printed.isdigit() else None


def _workings(entry: Risk, stage: str | None) -> Iterator[Working]:
    """The workings of that score."""
    return (w for w in entry.workings if w.stage == (stage or _latest(entry)))


def _latest(entry: Risk) -> str:
    return "mitigated" if entry.mitigated else "unmitigated"


def _is_in(bands: Sequence[Band], score: int | None) -> bool:
    return score is not None and any(b.low <= score <= b.high for b in bands)
