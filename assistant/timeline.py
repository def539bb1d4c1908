"""Dated happenings: in their order, or the one of each thing that a question lists."""

import re
from collections.abc import Sequence

from assistant.ability import is_able
from assistant.desk import Desk
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.question import Question
from assistant.times_told import is_same, times_of
from assistant.wording import quote, say
from assistant.words import like, stems
from corpus.periods import read_periods
from corpus.records import Event

MOST_EVENTS = 8
# A sentence with a date tells of a happening when it is so good beside the best.
NEAR_BEST = 0.75

_SEVERAL = re.compile(
    r"\bdates\b|\btimeline\b|\bwhen were\b|\bchronolog\w*|\bsequence of\b",
    re.IGNORECASE,
)


def timeline(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the happenings that meet words of the question, earliest first.

    A sentence with several dates is told once, at its first.
    """
    del weighed
    question = desk.question
    if not _SEVERAL.search(question.text):
        return None
    met = [
        (len(_met(question, event)), number, event)
        for number, event in enumerate(desk.found.events)
        if _is_of_time(question, event)
    ]
    ranked = sorted((row for row in met if row[0]), key=lambda row: -row[0])
    chosen = sorted(ranked[:MOST_EVENTS], key=lambda row: row[2].happened_on)
    covered = set().union(*(_met(question, event) for _, _, event in chosen))
    if len(covered) * 2 < len(question.words):
        return None
    told: dict[str, DraftSentence] = {}
    for _, number, event in chosen:
        text = f"“{event.quote}” ({event.locator.words})."
        told.setdefault(text, say(text, f"e-{number}"))
    return Draft(status="answered", sentences=tuple(told.values()))


def dated_one(desk: Desk, weighed: Sequence[Weighed]) -> Draft | None:
    """Return the sentence that dates the happening asked about, out of several listed.

    None where none that says its words tells a date.
    """
    question = desk.question
    able = [
        w
        for w in weighed
        if not (w.candidate.cell or w.candidate.is_row) and is_able(question, w)
    ]
    dated = next((w for w in able if w.met and times_of(w.candidate)), None)
    if dated is None or dated.merit < NEAR_BEST * able[0].merit:
        return None
    return Draft(status="answered", sentences=(quote(dated.candidate),))


def _met(question: Question, event: Event) -> frozenset[str]:
    said = set(stems(event.quote))
    return frozenset(w for w in question.words if w in said or set(like(w)) & said)


def _is_of_time(question: Question, event: Event) -> bool:
    times = read_periods(event.happened_on)
    return not question.periods or any(
        is_same(asked, time) for asked in question.periods for time in times
    )
