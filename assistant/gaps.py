"""How far a deficit is from what was agreed or planned, where a paper says it itself.

The closing position is £20.3m worse than the plan      quoted: it is no sum of ours
"""

import re
from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.desk import Desk, Outcome
from assistant.drafts import Draft, DraftSentence
from assistant.evidence import Weighed
from assistant.question import Question
from assistant.times_told import is_of
from assistant.wording import quote
from assistant.words import stems
from corpus.records import Measure, Unit

_PLANNED = (
    r"(?:plan(?:ned)?|agree\w*|trajectory|profile|target|safety[\s-]valve|deal)\b"
)
_ASKS = re.compile(
    r"\b(?:how (?:far|much)|by how much|furthest|farthest|whose|which|worst)\b[^?]*"
    r"\b(?:above|over|off|behind|below|beyond|from|adrift|ahead|short|worse|exceed\w*)\b"
    rf"[^?]*\b{_PLANNED}",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\W{0,3}(?:(?:better|worse|higher|lower|more|less) than|above|below|over|under"
    r"|ahead of|behind|adrift of|short of)\b"
    rf"[^.;£]{{0,40}}?\b{_PLANNED}",
    re.IGNORECASE,
)
_OWED = re.compile(
    r"\b(?:deficit|position|balance|forecast|trajectory|carr\w+ forward|this is)\b",
    re.IGNORECASE,
)
# These say no more than that a deficit is held against what was agreed.
_PLAIN = frozenset(
    stems(
        "deficit debt dsg SEND grant money cumulative overall total position balance"
        " figure level forecast projected predicted expected expecting finish end"
        " close closing year march april now today latest stand standing council high"
        " needs far furthest farthest above over off behind below beyond from adrift"
        " ahead short worse worst exceed plan planned agree agreed agreement profile"
        " trajectory target safety valve deal dfe department education government"
        " terms cash pounds out distance gap school schools set going gone away"
    )
)
# Of two times each has a gap of its own.
PAIR = 2


def gap_told(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return what papers say themselves of how far a deficit is from the plan.

    Of each council asked about the nearest such sentence; nothing is ranked.
    """
    question = desk.question
    if not _is_asked(question):
        return None
    sentences: list[DraftSentence] = []
    for council in question.councils:
        told = [
            w.candidate for w in weighed if _says_gap(w.candidate, council, question)
        ]
        if not told and len(question.councils) == 1:
            return None
        missing = f"Not stated in the papers I can see: that of {council}."
        sentences += [quote(one) for one in told[:1]] or [DraftSentence(text=missing)]
    is_told = any(sentence.rests_on for sentence in sentences)
    return Draft(status="answered", sentences=tuple(sentences)) if is_told else None


def _is_asked(question: Question) -> bool:
    is_plain = _PLAIN.issuperset(question.words) and len(question.periods) < PAIR
    return is_plain and bool(question.councils) and bool(_ASKS.search(question.text))


def _says_gap(candidate: Candidate, council: str, question: Question) -> bool:
    """Whether a sentence of `council` prints how far it is from the plan."""
    if candidate.cell is not None or candidate.paper.council != council:
        return False
    if not _OWED.search(candidate.quote):
        return False
    apart = [
        figure
        for figure in candidate.figures
        if figure.unit is Unit.GBP
        and figure.measure is Measure.OTHER
        and _SAYS.match(candidate.quote.partition(figure.printed)[2])
    ]
    timed = [figure for figure in apart if figure.period or figure.as_at]
    is_timed = not timed or any(is_of(f, question.periods) for f in timed)
    return bool(apart) and (not question.periods or is_timed)
