"""How a vote or a consultation went: how many were for, against, and what share.

There voted: For 11, Against 4, Abstentions 2.          quoted, with what was put
Of 38 schools that responded, 14 supported it.          quoted; 14 of 38 as a share
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from assistant.candidates import Candidate
from assistant.desk import Desk, Needs, Outcome
from assistant.drafts import Draft, DraftSentence, Support
from assistant.evidence import Weighed
from assistant.follow_ups import split_question
from assistant.intents import Intent
from assistant.kinds import Wanted
from assistant.question import Question
from assistant.reading import in_order
from assistant.times_told import is_same, times_of
from assistant.wording import quote, say, state_cell
from assistant.words import like, stems
from corpus.periods import read_periods
from corpus.records import Figure, Hit, Unit


class Side(StrEnum):
    """Whom a number counts."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"
    ALL = "all"
    ASKED = "asked"


_FOR = (
    r"(?:in favour|for(?=\W*(?:$|[,;.]|and\b|the (?:motion|proposal|transfer|amendment)"
    r"|it\b))|support(?:ed|s|ing|ive)?|back(?:ed|s|ing)?|agreed|approved"
    r"|endorsed|voted (?:for|in favour))"
)
_AGAINST = (
    r"(?:against|oppos(?:ed?|ing)|object(?:ed|ing)?|did not(?! respond| reply| vote)"
    r"|rejected|disagreed|voted against|not in favour|were not)"
)
_NEITHER = r"(?:abst\w+|gave no view|had no view|no view|undecided|neutral|unsure)"
_ALL = (
    r"(?:(?:schools?|members?|headteachers?|settings?|responses?|replies|respondents"
    r"|votes|returns)\b(?: (?:that|who|which))?(?: (?:had |were )?(?:responded|replied"
    r"|voted|received|cast|took part))?|responded|replied)"
)
# "61 responses were received", "14 schools replied": all who answered.
_ANSWERED = re.compile(
    r"\s+(?:\w+ ){0,2}?(?:(?:responses|replies|returns)\b"
    r"|(?:schools?|members?|headteachers?|settings?|academies|respondents|parents)\b"
    r"(?: (?:and|or) \w+)?(?: (?:that|who|which|had|have|has))? (?:responded|replied"
    r"|answered|took part)\b)|\s+(?:had )?(?:responded|replied)\b",
    re.IGNORECASE,
)
# "All 97 schools were consulted": all who might have answered.
_CONSULTED = re.compile(
    r"\s+(?:\w+ ){0,2}?(?:schools?|members?|headteachers?|settings?|academies|providers"
    r"|parents)\b(?: (?:and|or) \w+)? (?:were|was|had been|have been) (?:all )?"
    r"(?:consulted|invited|asked|surveyed|sent|contacted)\b",
    re.IGNORECASE,
)
_WHO = (
    r"(?:(?:of them|of these|of which|schools?|members?|votes?|responses?|respondents"
    r"|headteachers?|people|replies)\s+)?(?:(?:were|was|had|voted|who|that)\s+){0,2}"
)
# "72 (61%) supported it": the share is the paper's own.
_SHARE = r"(?:\s*\([\d.]+\s?%\))?"
# "14 supported it", "4 against"; the number stands first.
_AFTER = tuple(
    (side, re.compile(rf"{_SHARE}\s+{_WHO}{words}", re.IGNORECASE))
    for side, words in (
        (Side.AGAINST, _AGAINST),
        (Side.FOR, _FOR),
        (Side.NEITHER, _NEITHER),
    )
)
# "For 11, Against 4": the number stands last.
_BEFORE = tuple(
    (side, re.compile(rf"{words}\s*[:=–-]?\s*$", re.IGNORECASE))
    for side, words in (
        (Side.FOR, r"(?:(?:(?:^|[:,;]|\bvoted)\s*)for|in favour)"),
        (Side.AGAINST, r"against"),
        (Side.NEITHER, r"(?:abstentions?|abstained|abstaining)"),
        (Side.AGAINST, r"\d+ votes to"),
    )
)
_CARRIED_BY = re.compile(r"\s+votes? to \d", re.IGNORECASE)
_OUT_OF = re.compile(
    r"\b(?:of|out of|drew|received|from|were|was|had)\s+(?:the |a total of )?$",
    re.IGNORECASE,
)
_IS_ALL = re.compile(rf"\s+{_ALL}", re.IGNORECASE)
# How a row or column of a small table is called.
_NAMES = (
    (
        Side.FOR,
        re.compile(r"^\W*(?:votes? )?(?:for|in favour|supported)\W*$", re.IGNORECASE),
    ),
    (
        Side.AGAINST,
        re.compile(r"^\W*(?:votes? )?(?:against|opposed)\W*$", re.IGNORECASE),
    ),
    (
        Side.NEITHER,
        re.compile(r"^\W*(?:abstentions?|abstained|no view)\W*$", re.IGNORECASE),
    ),
)
_WHAT_SHARE = re.compile(
    r"\b(?:share|proportion|percentage|fraction|per ?cent)\b|(?<!\d)%", re.IGNORECASE
)
_ANSWERING = r"(?:answer(?:ed|s)?|respond(?:ed|s)?|repl(?:ied|y|ies)|took part)"
_SIDES = rf"(?:{_FOR}|{_AGAINST}|{_NEITHER}|voted|{_ANSWERING})"
_ASKS = re.compile(
    r"\b(?:what|how)\b[^?]*?\b(?:votes?|voting|ballot|poll|show of hands)\b"
    r"(?=\W*$| (?:on|at|in|about|over|for|go|went|split|come|result|tally|figures)\b)"
    r"|\bhow did [^?]*\bvotes?\b|\bhow (?:close|tight) was [^?]*\bvote\b"
    rf"|\b(?:how many|number of|what number)\b[^?]*?\b{_SIDES}\b"
    rf"|(?:\b(?:share|proportion|percentage|fraction|per ?cent)\b|%)[^?]*?\b{_SIDES}\b",
    re.IGNORECASE,
)
_ASKS_AGAINST = re.compile(rf"\b{_AGAINST}\b", re.IGNORECASE)
_ASKS_NEITHER = re.compile(rf"\b{_NEITHER}\b", re.IGNORECASE)
_ASKS_ANSWERED = re.compile(
    rf"\b{_ANSWERING}\b(?![^?]*\b(?:{_FOR}|{_AGAINST}|{_NEITHER})\b)", re.IGNORECASE
)
# Members vote at a meeting; schools answer a consultation.
_OF_VOTES = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|abst\w+|ballot|show of hands)\b", re.IGNORECASE
)
_OF_ANSWERS = re.compile(
    r"\b(?:schools?|headteachers?|respon\w+|repl(?:y|ies|ied)|consult\w+)\b",
    re.IGNORECASE,
)
# What asks for a vote, and names nothing that was voted on.
_OF_VOTING = frozenset(
    stems(
        "vote votes voted voting ballot poll show hands result split tally close tight"
        " back backed support supported favour favor against oppose opposed object"
        " objected abstain abstained abstention agree agreed approve approved reject"
        " respond responded response responses reply replied consult consultation share"
        " answer answered academy academies return returns setting settings"
        " proportion percent percentage number school schools member members forum"
        " cabinet committee council headteacher headteachers meeting proposal carried"
        " go went come yes no 1"
    )
)
_INTENTS = {Intent.LOOK_UP, Intent.SHARE, Intent.AUDIT, Intent.COMPARE}
# So much of what was voted on is named around the count.
LEAST_NAMED = 0.5
MOST_TOLD = 2
# A table of more cells counts other things too.
MOST_CELLS = 16


def votes(desk: Desk, weighed: Sequence[Weighed]) -> Outcome | None:
    """Return how a vote went, as the paper counts it, or what share a side had."""
    question = desk.question
    if not _is_asked(question) or len(split_question(question)) > 1:
        return None
    if (rows := _small_table(desk)) is not None:
        return rows
    found = _of_kind(question, [w for w in weighed if _is_of_it(question, w)])
    best = max((_named(question, w) for w in found), default=0.0)
    best_of = [w.candidate for w in found if _named(question, w) == best]
    if not best_of:
        return None
    if best_of[0].cell is not None:
        return _of_table(best_of)
    if _is_of_share(question):
        return _share(desk, best_of[0], weighed)
    told = [
        sentence
        for one in in_order([w for w in found if w.candidate in best_of])[:MOST_TOLD]
        for sentence in _with_what_was_put(question, one, weighed)
    ]
    return Draft(status="answered", sentences=tuple(dict.fromkeys(told)))


def _is_asked(question: Question) -> bool:
    is_told = question.wanted not in {Wanted.DATE, Wanted.PERSON}
    is_looked_up = question.intent in _INTENTS
    return is_told and is_looked_up and bool(_ASKS.search(question.asked))


def _is_of_share(question: Question) -> bool:
    return bool(_WHAT_SHARE.search(question.asked))


def _is_of_it(question: Question, weighed: Weighed) -> bool:
    """Whether a candidate counts votes on what is asked about, at the time asked."""
    candidate = weighed.candidate
    councils, paper = question.councils, candidate.paper
    if councils and paper.council not in councils:
        return False
    sides = set(sides_of(candidate).values())
    is_count = Side.FOR in sides or Side.AGAINST in sides
    if _side_asked(question) is Side.ALL:
        is_count = Side.ALL in sides
    if not is_count or _named(question, weighed) < LEAST_NAMED:
        return False
    return _is_then(question, candidate)


def _of_kind(question: Question, found: Sequence[Weighed]) -> Sequence[Weighed]:
    """Those of `found` that count the side asked about, then voters or who answered."""
    side = _side_asked(question)
    own = [w for w in found if side in sides_of(w.candidate).values()] or found
    for kind in (_OF_VOTES, _OF_ANSWERS):
        alike = [w for w in own if kind.search(w.candidate.quote)]
        if kind.search(question.asked) and alike:
            return alike
    return own


def _is_then(question: Question, candidate: Candidate) -> bool:
    """Whether a count is of the time asked, or of none and told after it."""
    asked = [t for t in (*question.periods, *question.vintages) if t.year or t.as_at]
    met_on = candidate.paper.met_on or ""
    around = read_periods(f"{candidate.nearby} {met_on}", said_on=met_on or None)
    if not asked or any(is_same(a, t) for a in asked for t in around):
        return True
    is_before = all((a.as_at or a.year or "") <= met_on for a in asked)
    return is_before and not times_of(candidate)


def _named(question: Question, weighed: Weighed) -> float:
    """How much of what was voted on is named in and around a candidate, 0 to 1."""
    things = [w for w in question.words if w not in _OF_VOTING]
    met = [w for w in things if weighed.near & {w, *like(w)}]
    return len(met) / len(things) if things else 1.0


def sides_of(candidate: Candidate) -> dict[str, Side]:
    """Return whom each count in a candidate counts, by the figure's id."""
    if (cell := candidate.cell) is not None:
        names = (*cell.row_path[-1:], *cell.column_path[-1:])
        found = (s for s, is_it in _NAMES if any(is_it.match(n) for n in names))
        side = next(found, None)
        is_count = cell.unit not in {Unit.GBP, Unit.PERCENT}
        return {cell.id: side} if side and is_count else {}
    counts = [f for f in candidate.figures if f.unit is Unit.COUNT]
    sides = {f.id: _side(f, candidate.quote) for f in counts}
    answered = [f for f in counts if sides[f.id] is Side.ALL]
    if len({f.amount for f in answered}) > 1:
        # "Of 93 schools, 58 replied": the more were asked.
        most = max(answered, key=lambda f: f.amount)
        sides[most.id] = Side.ASKED
    return {key: side for key, side in sides.items() if side is not None}


def _side(figure: Figure, text: str) -> Side | None:
    for found in re.finditer(
        rf"(?<![\d.,£]){re.escape(figure.printed)}(?![\d%])", text
    ):
        before, after = text[: found.start()], text[found.end() :]
        if _CARRIED_BY.match(after):
            return Side.FOR
        for side, is_it in _BEFORE:
            if is_it.search(before):
                return side
        for side, is_it in _AFTER:
            if is_it.match(after):
                return side
        if _CONSULTED.match(after):
            return Side.ASKED
        if _OUT_OF.search(before) and _IS_ALL.match(after):
            return Side.ALL
        if _ANSWERED.match(after):
            return Side.ALL
    return None


def _with_what_was_put(
    question: Question, one: Candidate, weighed: Sequence[Weighed]
) -> list[DraftSentence]:
    """The count, after the sentence before it where only that names what was put."""
    text = in_order(weighed)
    at = text.index(one)
    before = text[at - 1] if at else None
    things = {w for w in question.words if w not in _OF_VOTING}
    is_next = before is not None and (before.id, before.position + 1) == (
        one.id,
        one.position,
    )
    if before is None or not is_next or things & {*stems(one.quote)}:
        return [quote(one)]
    return [quote(before), quote(one)]


def _share(desk: Desk, one: Candidate, weighed: Sequence[Weighed]) -> Outcome:
    """One side of all who answered, as a share; quoted where all are not counted.

    Of those who were asked, all who answered; another sentence may count who was.
    """
    side, sides = _side_asked(desk.question), sides_of(one)
    of = Side.ASKED if side is Side.ALL else Side.ALL
    beside = [w.candidate for w in weighed if w.candidate.id == one.id]
    around = {key: own for each in beside for key, own in sides_of(each).items()}
    part = [key for key, own in sides.items() if own is side]
    whole = [key for key, own in sides.items() if own is of]
    whole = whole or [key for key, own in around.items() if own is of]
    if len(part) != 1 or len(whole) != 1:
        return Draft(status="answered", sentences=(quote(one),))
    expression = f"{part[0]} / {whole[0]} as percent"
    if missing := desk.missing((expression,)):
        return Needs(missing)
    result = desk.sums[expression]
    if result is None:
        return Draft(status="answered", sentences=(quote(one),))
    head = say(f"{{{result.id}}}: {result.expression}.", result.id)
    return Draft(status="answered", sentences=(head, quote(one)))


def _side_asked(question: Question) -> Side:
    if _ASKS_AGAINST.search(question.asked):
        return Side.AGAINST
    if _ASKS_NEITHER.search(question.asked):
        return Side.NEITHER
    is_of_answers = _is_of_share(question) and _ASKS_ANSWERED.search(question.asked)
    return Side.ALL if is_of_answers else Side.FOR


def _small_table(desk: Desk) -> Draft | None:
    """The heads and the row of a small table that counts votes on the thing asked."""
    question = desk.question
    things = [word for word in question.words if word not in _OF_VOTING]
    for hit in desk.found.hits:
        passage = hit.passage
        if passage.table is None or not _counts_sides(passage.text):
            continue
        if question.councils and hit.paper.council not in question.councils:
            continue
        around = {*stems(f"{passage.context} {passage.locator.words}")}
        met = [word for word in things if around & {word, *like(word)}]
        if len(met) >= LEAST_NAMED * len(things):
            return Draft(status="answered", sentences=(_tell_whole(hit),))
    return None


def _counts_sides(text: str) -> bool:
    """Whether the heads of a table's columns or rows name sides, with whole numbers."""
    rows = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines()]
    cells = [cell for row in rows for cell in row]
    sides = {side for side, is_it in _NAMES if any(map(is_it.match, cells))}
    counts = [cell for cell in cells if cell.isdigit()]
    is_small = len(cells) <= MOST_CELLS
    return is_small and {Side.FOR, Side.AGAINST} <= sides and len(counts) >= len(sides)


def _tell_whole(hit: Hit) -> DraftSentence:
    words = " ".join(hit.passage.text.split())
    place = f"{hit.paper.council or hit.paper.title}, {hit.passage.locator.words}"
    return DraftSentence(
        text=f"{place}: “{words}”",
        rests_on=(Support(id=hit.passage.id, quote=words),),
    )


def _of_table(cells: Sequence[Candidate]) -> Draft:
    """The cells of the one table that counts a vote."""
    first = cells[0].cell
    own = [c for c in cells if c.cell and first and c.cell.caption == first.caption]
    told = [state_cell(c.cell, c.paper) for c in own if c.cell]
    return Draft(status="answered", sentences=tuple(told))
