"""Which sentence or table cell answers a question best, by words and coordinates.

A candidate is a sentence of a passage or a cell of a table. `cover` is the share of the
question's words it meets, each word weighing the more the rarer it is among all
candidates; what only its headings or neighbours meet counts for part. Coordinates that
agree or disagree (time, scenario, gross or net, kind of number) then raise or lower it.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.bare_lines import OF_KEPT, tells_nothing
from assistant.candidates import FEW_WORDS, SHORT_WORDS, Candidate
from assistant.deeds import ASKS_WHAT_IS_DONE, TELLS_WHAT_IS_DONE
from assistant.grammar import (
    ASKS_CORRECTED,
    ASKS_VIEW,
    CORRECTS,
    DENIES,
    HOW_IT_STANDS,
    HOW_OFTEN,
    LEFT,
    REACHES_BALANCE,
    SAYS_HOW_IT_STANDS,
    SAYS_HOW_OFTEN,
    SAYS_LEFT,
    TELLS_VIEW,
    who_said,
)
from assistant.intents import GOES_DOWN, GOES_UP, MOVES, Intent
from assistant.kinds import PER, Wanted
from assistant.phrases import phrases
from assistant.provisos import ASKS_PROVISO, TELLS_PROVISO
from assistant.question import Question
from assistant.sides import asks_objections, tells_objection
from assistant.times_agreed import time_agreement, vintage_agreement
from assistant.times_told import is_same, times_of
from assistant.words import corrected, like, stem, stems
from corpus.money import read_amounts
from corpus.records import Basis, Figure, Flow, Measure, Unit
from corpus.times import Period
from tools.totals import TOTAL_WORDS
from tools.vocabulary import FINANCING

# What a word counts when the candidate's surroundings say it, or a synonym does.
NEARBY, SYNONYM, PAPER = 0.45, 0.85, 0.2
# What the words of the rest of a question count beside those of its part.
ABOUT = 0.3
# What a sentence so short counts: it is a title or a pointer more often.
SHORT = 0.8
# And one that leads on to what is not told with it: "is estimated as follows:".
LEADS_ON = 0.6
# Passages further than this are not near in meaning at all.
NEAR_DISTANCE = 0.8
# Passages so much further off than the nearest say nothing by their meaning.
DISTANCE_SPREAD = 0.25
# A cause where one is asked for, a rise or fall where a change is.
SPEAKS_OF_IT = 1.25
# What says the very thing that is asked for: how often, how it stands, what it is.
SAYS_IT = 1.4
# And what tells of a cause and of a rise or fall, where that of one is asked for.
TELLS_WHY = 1.4
# What one costs, where only the sentences around it say what one it is.
OF_NEXT = 0.75
# What tells of no deed, where deeds are asked for.
NOT_DONE = 0.5
# A cell of what was to spend does not tell what is left of it.
NOT_LEFT = 0.5
# What a paper says of itself, and is asked for only by name.
HOUSEKEEPING = 0.3
# What would be, were things otherwise, comes after what is.
SUPPOSED = 0.7
# Where a cause is asked for, one in the same paragraph.
CAUSE_NEAR = 1.25
# One that meets more words is the better where its merit is so much of the other's.
ABOUT_AS_GOOD = 0.9
# A line of a table with a total, by a name that the question does not say.
UNNAMED_PART = 0.7
# What meaning counts beside words; a table's cell has no meaning of its own.
MEANING, CELL_MEANING = 0.4, 0.5

_NAME = re.compile(r"\b(?:Cllr|Councillor|Dr|Mr|Mrs|Ms)\b|\b[A-Z][a-z]+ [A-Z][a-z]+\b")
UNITS = {
    Wanted.MONEY: Unit.GBP,
    Wanted.PERCENT: Unit.PERCENT,
    Wanted.COUNT: Unit.COUNT,
}
CAUSE = re.compile(
    r"\b(?:due to|because|given (?:the|that|this|these)|caus\w+|driv(?:en|ing|es)"
    r"|as a result|result(?:ing|ed)? (?:of|from|in)|reason|owing to|in order to"
    r"|to ensure|led to|explain(?:s|ed)?|factors?|reflect(?:s|ed|ing)?"
    r"|(?<!as )follow(?:s|ed)(?! (?:by|up|through|on)\b)"
    r"|aris(?:es?|en|ing) from|arose from|stem(?:s|med|ming)? from"
    r"|attribut(?:able|ed) to"
    r"|(?:put|puts|come|comes|came) down to|on account of|explained by"
    r"|accounts? for (?:most|much|nearly|almost|the (?:rest|bulk|majority|rise|increase"
    r"|growth|change|movement|difference|variance|overspend))"
    r"|(?:is|are|was|were|(?:has|have) been) (?:almost |nearly )?(?:mainly|mostly"
    r"|largely|chiefly|primarily|principally|entirely|wholly|solely)"
    r"|of (?:this|that|which|the (?:increase|rise|overspend|difference|change)),?"
    r" (?:about |around |some )?£[\d.,]+\w* (?:is|was|relates?|comes?|came|reflects)"
    r"|(?:main|key|biggest|largest|chief) pressures?\b[^.]{0,60}?\b(?:is|are|was|were)"
    r"|pressures? (?:[\w-]+ ){0,4}?(?:came|comes?|arises?|arose) from"
    r"|(?:asked|queried|questioned) (?:\w+ )?(?:why|what lay behind)\b[^.]*"
    r"\b(?:told|explained|advised|informed|replied)\b"
    r"|as (?:we|it|they|there|the \w+) (?:\w+ ){0,2}?(?:do|does|is|are|have|has|was"
    r"|were)|since (?:we|it|they|there))\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\bnot for publication\b|\bby virtue of paragraph\b|\bSchedule 12A\b"
    r"|^(?:contact (?:officer|details)|background (?:documents|papers))s?\b"
    r"|^signed by\b"
    r"|\b(?:included|contained|set out) in the (?:body of (?:the|this) )?report\b",
    re.IGNORECASE,
)
# What a paper is for says that a thing is told, and not what.
_COLUMN_LEFT = re.compile(
    r"\b(?:remain\w*|left|unspent|uncommitted|outstanding)\b", re.IGNORECASE
)
_PURPOSE = re.compile(
    r"(?:(?:The )?(?:purpose|aim) of (?:this|the) report"
    r"|This (?:report|paper|item|update)"
    r"|To (?:inform|update|advise|set out|provide|present|report|brief|seek))\b"
)
_LIKELY = frozenset({Basis.FORECAST, Basis.ESTIMATE})
# "What has pushed up the forecast".
_PUSHED = re.compile(
    r"\b(?:push|driv|forc|sen[dt]|put)\w*\b[^?,;]{0,40}?\b(?:up|down)\b", re.IGNORECASE
)
_SUPPOSES = re.compile(r"(?:if|were|should|unless)\b[^.]*\bwould\b", re.IGNORECASE)
_ASKS_SUPPOSED = phrases(
    r"if|unless|without|were|should|would|could|happens?|otherwise"
)
# A number in words, or of votes: "6 for, 4 against", "voted for the proposal 6".
NUMBER_WORD = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|\b(?:vot(?:es?|ed|ing)|in favour|against|abst\w+)\b[^.;\d]{0,24}\b\d{1,3}\b",
    re.IGNORECASE,
)


# "When does it finish" is told by "it runs from April 2023 to March 2025".
_ENDS = phrases(
    r"(?:start|begin|end|finish|expire|last|run|begun|began|ran|conclud)(?:e?s|e?d|ing)?"
)
_ENDINGS = frozenset(stems("start begin end finish expire conclude"))
_SPAN = re.compile(
    r"\b(?:from|between) (?:[\w’'/-]+ ){1,6}?(?:to|until|till|and) \S*[\d]|"
    r"\b(?:runs?|ran|lasts?) (?:to|until|till|for)\b|\b(?:from|between) (?:\w+ ){1,3}"
    r"(?:to|until|till|and) (?:\w+ ){1,2}\d{4}",
    re.IGNORECASE,
)

_TOLD_IN_SENTENCES = frozenset({Wanted.WORDS, Wanted.DATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate, its `cover` (0 to 1), and its `merit` once coordinates are in.

    `met` are the question's words it says, `near` all words in and around it, `known`
    all words that any candidate says.
    """

    candidate: Candidate
    cover: float
    merit: float
    met: frozenset[str]
    near: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


def weigh(question: Question, candidates: Sequence[Candidate]) -> tuple[Weighed, ...]:
    """Return `candidates` weighed against `question`, best first."""
    question = _of_times_spoken_of(question, candidates)
    candidates = _of_time_in_row(question, candidates)
    own = [_own_words(question, candidate) for candidate in candidates]
    around = [frozenset(stems(candidate.nearby)) for candidate in candidates]
    # The cells of a row say its words once: a long table must not make them common.
    by_quote = {c.quote: words for c, words in zip(candidates, own, strict=True)}
    count = Counter(word for words in by_quote.values() for word in words)
    total = len(by_quote)
    known = set(count) | {word for words in around for word in words}
    words = tuple(
        word if word in known else corrected(word, known) for word in question.words
    )
    weight = {word: _weight(word, count, total) for word in words}
    for word in question.about:
        weight.setdefault(word, ABOUT * _weight(word, count, total))
    words = tuple(weight)
    whole = sum(weight.values()) or 1.0
    everything = frozenset(known)
    least = min((c.distance for c in candidates if c.distance), default=2.0)
    said = (*words, *question.beside)
    summed = {_column_of(c.cell) for c in candidates if c.cell and is_total(c.cell)}
    weighed = []
    for candidate, here, near in zip(candidates, own, around, strict=True):
        title = frozenset(stems(f"{candidate.paper.title} {candidate.paper.committee}"))
        got = {word: _met(word, here, near, title) for word in words}
        cover = sum(weight[word] * share for word, share in got.items()) / whole
        met = frozenset(word for word, share in got.items() if share >= SYNONYM)
        near_by = _meaning(candidate, least)
        merit = (1 - MEANING) * cover + MEANING * near_by
        merit *= _agreement(question, candidate)
        cell = candidate.cell
        if cell and _column_of(cell) in summed and _is_unnamed(cell, said):
            merit *= UNNAMED_PART
        weighed.append(
            Weighed(
                candidate=candidate,
                cover=cover,
                merit=merit,
                met=met,
                near=here | near,
                known=everything,
            )
        )
    ranked = sorted(weighed, key=lambda w: (-w.merit, w.candidate.order))
    # A cause that is asked for weighs more than words.
    return tuple(ranked) if question.intent is Intent.WHY else _led_by_fuller(ranked)


def _led_by_fuller(ranked: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """`ranked`, led by one about as good as its first that meets more than all it does.

    The one that leads is then as good as the first was.
    """
    if not ranked:
        return ()
    best = ranked[0]
    near = (w for w in ranked if w.merit >= ABOUT_AS_GOOD * best.merit)
    fuller = next((w for w in near if w.met > best.met), None)
    if fuller is None:
        return tuple(ranked)
    lead = replace(fuller, merit=best.merit)
    return (lead, *(w for w in ranked if w is not fuller))


def _of_times_spoken_of(
    question: Question, candidates: Sequence[Candidate]
) -> Question:
    """`question`, its times of papers those they speak of where none was said then."""
    is_said_then = any(
        vintage_agreement(question.vintages, candidate) > 1 for candidate in candidates
    )
    days = tuple(v for v in question.vintages if v.month is None)
    if is_said_then or not days:
        return question
    points = tuple(v for v in question.vintages if v.month is not None)
    return replace(question, periods=(*question.periods, *days), vintages=points)


def _of_time_in_row(
    question: Question, candidates: Sequence[Candidate]
) -> Sequence[Candidate]:
    """Without cells that say no time where their row has one of the time asked.

    A column that is asked for by its name ("and the target") needs none.
    """
    rows = {
        _row_of(cell)
        for candidate in candidates
        if (cell := candidate.cell)
        and any(is_same(a, t) for a in question.periods for t in times_of(candidate))
    }
    return [
        candidate
        for candidate in candidates
        if candidate.cell is None
        or candidate.cell.period
        or candidate.cell.as_at
        or _row_of(candidate.cell) not in rows
        or _is_of_named_column(question, candidate.cell)
    ]


def _is_of_named_column(question: Question, cell: Figure) -> bool:
    """Whether a column is asked for by a word that its row and table do not say."""
    around = set(stems(" ".join((*cell.row_path, cell.caption or ""))))
    return bool((set(stems(" ".join(cell.column_path))) - around) & {*question.words})


def _row_of(cell: Figure) -> tuple[str, str | None, tuple[str, ...]]:
    return cell.paper_id, cell.caption, cell.row_path


def _column_of(cell: Figure) -> tuple[str, str | None, tuple[str, ...]]:
    return cell.paper_id, cell.caption, cell.column_path


def _is_unnamed(cell: Figure, words: Sequence[str]) -> bool:
    """Whether a row is one of a total's, called by no word among `words`, nor a time.

    "How much is spent on high needs" asks for no one kind of school.
    """
    if is_total(cell):
        return False
    name = [word for word in stems(cell.row_path[-1]) if word.isalpha()]
    return bool(name) and not any({word, *like(word)} & {*name} for word in words)


def _own_words(question: Question, candidate: Candidate) -> frozenset[str]:
    """The words a candidate says, and those its figures' coordinates stand for."""
    words = set(stems(candidate.text))
    is_bare = candidate.cell is not None or len(candidate.text.split()) <= FEW_WORDS
    if is_bare and len(words) < FEW_WORDS:
        words |= set(stems(candidate.nearby))
    if candidate.cell is not None and not candidate.cell.row_path:
        words |= set(stems("total all sum"))
    if candidate.cell is None and _SPAN.search(candidate.text):
        words |= {word for word in question.words if word in _ENDINGS}
    measures = {figure.measure for figure in candidate.figures}
    words |= {word for measure, word in question.measure_words if measure in measures}
    words |= {stem(figure.basis) for figure in candidate.figures if figure.basis}
    flows = {figure.flow for figure in candidate.figures}
    if question.flow in flows:
        words |= {"inyear"} if question.flow is Flow.IN_YEAR else {"cumul", "accumul"}
    return frozenset(words)


def _meaning(candidate: Candidate, least: float) -> float:
    """How near a candidate's passage is in meaning, 0 to 1, the nearest of all most."""
    if candidate.cell is not None:
        return CELL_MEANING
    if candidate.distance is None:
        return 0.0
    behind = (candidate.distance - least) / DISTANCE_SPREAD
    surely = (NEAR_DISTANCE - least) / (NEAR_DISTANCE - DISTANCE_SPREAD)
    return max(0.0, 1.0 - behind) * min(1.0, max(0.0, surely))


def _weight(word: str, count: Mapping[str, int], total: int) -> float:
    return math.log(1 + (total + 1) / (1 + count.get(word, 0)))


def _met(
    word: str, own: frozenset[str], near: frozenset[str], title: frozenset[str]
) -> float:
    if word in own:
        return 1.0
    same = like(word)
    if any(other in own for other in same):
        return SYNONYM
    if word in near or any(other in near for other in same):
        return NEARBY
    return PAPER if word in title else 0.0


def _agreement(question: Question, candidate: Candidate) -> float:
    """How the coordinates raise (over 1) or lower (under 1) a candidate."""
    merit = _kind_agreement(question, candidate)
    if periods := _times_held(question):
        merit *= time_agreement(periods, candidate)
    if question.vintages:
        merit *= vintage_agreement(question.vintages, candidate)
    figures = candidate.figures
    if question.measures:
        figures = tuple(f for f in figures if f.measure in question.measures)
    for asked, said in (
        (question.scenario, {f.scenario for f in figures}),
        (question.flow, {f.flow for f in figures}),
        (question.safety_valve, {f.safety_valve for f in figures}),
        (question.stage, {f.stage for f in figures}),
        (_basis_asked(question, candidate), {f.basis for f in figures}),
    ):
        if asked is not None and figures:
            agrees, is_open = asked in said, said == {None}
            merit *= 1.5 if agrees else 0.75 if is_open else 0.4
    if question.flow is None and Measure.DSG_DEFICIT in question.measures and figures:
        # "The deficit" without another word is the balance, not a year's overspend.
        merit *= 0.8 if {f.flow for f in figures} == {Flow.IN_YEAR} else 1.0
    if candidate.cell is not None and question.is_of_total:
        merit *= 1.3 if is_total(candidate.cell) else 0.85
    if question.amounts:
        merit *= 1.5 if _states(question, candidate) else 0.8
    if question.measures and candidate.figures:
        merit *= 1.15 if figures else 0.8
    if question.intent is Intent.WHEN and "since" in question.text.lower():
        merit *= 1.5 if re.search(r"\bsince\b", candidate.text, re.IGNORECASE) else 0.8
    if candidate.cell is None and len(candidate.quote.split()) < SHORT_WORDS:
        merit *= SHORT
    is_told = question.wanted is Wanted.DATE and times_of(candidate)
    is_lead = candidate.cell is None and candidate.quote.endswith(":")
    if is_lead and not is_told and not ASKS_WHAT_IS_DONE.search(question.text):
        merit *= LEADS_ON
    if question.intent is Intent.CHANGE and candidate.cell is None:
        merit *= SPEAKS_OF_IT if MOVES.search(candidate.text) else 1.0
    merit *= _speech_agreement(question, candidate)
    if question.qualifiers:
        text = frozenset(stems(f"{candidate.text} {candidate.nearby}"))
        merit *= 1.0 if all(q in text for q in question.qualifiers) else 0.6
        is_own = {*question.qualifiers} <= {*stems(candidate.text)}
        merit *= 1.0 if is_own or not PER.search(question.text) else OF_NEXT
    return merit


def _basis_asked(question: Question, candidate: Candidate) -> Basis | None:
    """The basis a cell should have; a forecast may be called an estimate.

    An agreement and a plan hold outturns too, of the years before them.
    """
    if candidate.cell is None or question.basis not in {*_LIKELY, Basis.BUDGET}:
        return None
    is_likely = question.basis in _LIKELY and candidate.cell.basis in _LIKELY
    return candidate.cell.basis if is_likely else question.basis


def _speech_agreement(question: Question, candidate: Candidate) -> float:
    """How far a candidate tells causes, how things stand, or denies, as is asked."""
    if (cell := candidate.cell) is not None:
        if ASKS_WHAT_IS_DONE.search(question.text):
            return NOT_DONE
        if not LEFT.search(question.text):
            return 1.0
        is_row = SAYS_LEFT.search(" ".join(cell.row_path))
        is_column = _COLUMN_LEFT.search(" ".join(cell.column_path))
        return SAYS_IT if is_row or is_column else NOT_LEFT
    merit, text = 1.0, candidate.text
    if _is_housekeeping(question, candidate):
        merit *= HOUSEKEEPING
    if (
        _PURPOSE.match(text)
        and not candidate.figures
        and not OF_KEPT.search(question.text)
    ):
        merit *= NOT_DONE
    if question.wanted in _TOLD_IN_SENTENCES and tells_nothing(question, candidate):
        merit *= HOUSEKEEPING
    if FINANCING.search(question.text):
        merit *= SAYS_IT if FINANCING.search(text) else 0.6
    if question.intent is Intent.WHY:
        merit *= SPEAKS_OF_IT if CAUSE.search(text) else 1.0
        merit *= CAUSE_NEAR if CAUSE.search(candidate.nearby) else 1.0
        merit *= TELLS_WHY if _tells_why_it_moved(question, candidate) else 1.0
    if _SUPPOSES.match(text) and not _ASKS_SUPPOSED.search(question.text):
        merit *= SUPPOSED
    if ASKS_CORRECTED.search(question.text):
        merit *= SAYS_IT if CORRECTS.search(text) else 0.8
    if ASKS_WHAT_IS_DONE.search(question.text):
        merit *= SAYS_IT if TELLS_WHAT_IS_DONE.search(text) else NOT_DONE
    if asks_objections(question.asked) and question.wanted not in UNITS:
        merit *= SAYS_IT if tells_objection(text) else 0.7
    elif question.wanted is Wanted.WORDS and ASKS_PROVISO.search(question.asked):
        merit *= SAYS_IT if TELLS_PROVISO.search(text) else 0.7
    elif who_said(question.asked) and ASKS_VIEW.search(question.asked):
        merit *= SAYS_IT if TELLS_VIEW.search(text) else 0.7
    if HOW_OFTEN.search(question.text):
        merit *= SAYS_IT if SAYS_HOW_OFTEN.search(text) else 0.7
    if HOW_IT_STANDS.search(question.text):
        merit *= SAYS_IT if SAYS_HOW_IT_STANDS.search(text) else 0.7
    if question.wanted is Wanted.WORDS and REACHES_BALANCE.search(question.text):
        merit *= SAYS_IT if REACHES_BALANCE.search(text) else 0.7
    if question.wanted is Wanted.DATE and _ENDS.search(question.text):
        is_span = _SPAN.search(text) and times_of(candidate)
        merit *= SAYS_IT if is_span else 1.0
    if question.wanted is Wanted.WORDS and DENIES.search(question.text):
        merit *= 1.2 if DENIES.search(text) else 0.9
    return merit


def goes_otherwise(question: Question, text: str) -> bool:
    """Return whether `text` tells why what is asked about went the other way.

    "The deficit is lower because fees fell" tells nothing of why it is higher.
    """
    cause = CAUSE.search(text)
    asked = _way(question.text)
    if question.intent is not Intent.WHY or cause is None or asked is None:
        return False
    moved = text[: cause.start()]
    is_of_it = bool({*question.words} & {*stems(moved)})
    return is_of_it and _way(moved) is (not asked)


def _way(text: str) -> bool | None:
    """Whether what a text tells of goes up, and not down; None where it says both."""
    is_up, is_down = bool(GOES_UP.search(text)), bool(GOES_DOWN.search(text))
    return is_up if is_up is not is_down else None


def _tells_why_it_moved(question: Question, candidate: Candidate) -> bool:
    """Whether a rise or fall is asked about, and told of with a cause."""
    text = candidate.text
    is_of_move = MOVES.search(question.text) or _PUSHED.search(question.text)
    return bool(is_of_move and MOVES.search(text) and CAUSE.search(text))


def _is_housekeeping(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate only says who wrote a paper, or what of it is kept back."""
    return bool(_KEPT.search(candidate.text)) and not OF_KEPT.search(question.text)


def is_total(cell: Figure) -> bool:
    """Return whether a cell's row is called a total, or nothing at all."""
    return not cell.row_path or bool(TOTAL_WORDS.search(cell.row_path[-1]))


def _states(question: Question, candidate: Candidate) -> bool:
    """Whether a candidate states one of the numbers that the reader quotes."""
    said = {(a.amount.copy_abs(), a.unit) for a in read_amounts(candidate.quote)}
    said |= {(f.amount.copy_abs(), f.unit) for f in candidate.figures}
    return any((a.amount.copy_abs(), a.unit) in said for a in question.amounts)


def _kind_agreement(question: Question, candidate: Candidate) -> float:
    wanted = question.wanted
    if wanted in UNITS:
        units = {figure.unit for figure in candidate.figures}
        units |= {amount.unit for amount in read_amounts(candidate.text)}
        is_word = wanted is Wanted.COUNT and NUMBER_WORD.search(candidate.text)
        if UNITS[wanted] in units or is_word:
            return 1.2
        return 0.6 if question.is_kind_sure else 0.95
    if wanted is Wanted.DATE:
        is_dated = times_of(candidate) and not _is_of_year_alone(candidate)
        return 1.2 if is_dated else 0.7
    if wanted is Wanted.PERSON:
        return 1.15 if _NAME.search(candidate.text) else 0.8
    return 1.0 if candidate.cell is None and not candidate.is_row else 0.75


def _times_held(question: Question) -> Sequence[Period]:
    """The times a candidate should be of; asked for a date, that of another is none."""
    if question.wanted is not Wanted.DATE:
        return question.periods
    return [p for p in question.periods if len(p.as_at or "") <= len("2024")]


def _is_of_year_alone(candidate: Candidate) -> bool:
    """Whether a cell or row tells an amount of a year, which is no happening's."""
    if candidate.cell is not None and candidate.cell.unit is Unit.GBP:
        return True
    is_row = candidate.cell is not None or candidate.is_row
    return is_row and not any(time.as_at for time in times_of(candidate))
