"""Whether a number counts the very thing that a question asks how many there are of.

"60 places at the new school"   counts places; of schools it says nothing
"plans rose from 842 to 1,016"  counts what the sentence is about
"""

import re
from calendar import month_name
from enum import StrEnum

from assistant.candidates import Candidate
from assistant.coordinates_agreed import NUMBER_WORD
from assistant.evidence import Weighed
from assistant.question import Question
from assistant.words import corrected, like, stems
from corpus.records import Figure, Unit

_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_A_NUMBER = rf"(?:\d+(?:\.\d+)?|{_WORDS})"
_LENGTH = re.compile(
    r"[\s-]+(?:\w+\s+)?(?:year|month|week|day|hour|term)s?\b", re.IGNORECASE
)
# "There were 118 in March": of what the sentence before it is about.
_COUNTS_ON = re.compile(r"There (?:are|were|is|was|have been|had been) (?=[\d\w])")
# What ends the words that a number counts: "60 places at the school".
_ENDS = (
    r"(?:of|at|in|on|for|to|from|by|with|within|over|under|and|or|but|as|than|that|who"
    r"|which|whose|after|before|between|during|against|per|out|up|down|more|less|fewer"
    r"|is|are|was|were|be|been|has|have|had|will|would|did|do|does|can|could|not|a|an"
    r"|the|its|their|this|these|those|each|every|a year)"
)
# A whole number, no share, sum of money, date or name: "Month 8", "1 April".
_COUNT = re.compile(
    r"(?<![\d.,£$%/:–-])(?<!\bTable )(?<!\bMonth )(?<!\bBand )(?<!\bYear )(?<!\bpara )"
    r"(?<!\bAppendix )(?<!\bPeriod )(?<!\bStage )(?<!\bKey Stage )"
    rf"(?P<number>\b(?:c?\d[\d,]*(?:\.\d+)?|{_WORDS})\b)(?![\d.,]*[\d%]|\.\s)"
    rf"(?:\s+(?:out )?of(?: the)? (?:\d[\d,]*(?:\.\d+)?|{_WORDS})\b)?"
    r"(?P<hyphen>-(?=[a-z]))?(?:\s*\([\d.]+%\))?"
    rf"(?P<things>(?:(?:(?<=-)|\s+(?:(?:more|new|extra|further)\s+)?)(?!{_ENDS}\b)"
    r"[A-Za-z][\w'’/-]*){1,6})?",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    rf"\bnumbers? of(?P<things>(?:\s+(?!{_ENDS}\b)[A-Za-z][\w'’/-]*){{1,6}})",
    re.IGNORECASE,
)
# "Nine in ten of them" counts nothing.
_PROPORTION = re.compile(
    rf"\b{_A_NUMBER}\s+in\s+(?:every\s+)?(?:{_A_NUMBER}|twenty|a hundred)\b",
    re.IGNORECASE,
)
# "251 more plans" are by how many they rose, not how many there are.
_ADDED = "added"
_ADDS = re.compile(r"\s+(?:more|extra|further)\b", re.IGNORECASE)
_ASKS_ADDED = re.compile(
    r"\b(?:more|extra|further|additional|new|added|issued|rise|rose|grown?|increas\w*|up"
    r"|by)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:\w{2,}[^s\W]s|children|people|staff)$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_MONTH = re.compile(rf"\s*(?:{'|'.join(month_name[1:])})\b")
# A length of time is told in its own unit, and no other number tells it.
TIME_UNIT = re.compile(r"^(?:year|month|week|day|hour|term)s?$", re.IGNORECASE)


class _Kind(StrEnum):
    """Things that are counted alike, by whatever name."""

    PLACE = "place unit"
    WHO_LEARNS = (
        "pupil child children people student learner placement plan ehcp case cyp"
        " caseload"
    )
    SCHOOL = "school academy setting nursery provider college primary secondary"
    ASKED_FOR = "request assessment referral application"
    DISPUTED = "appeal tribunal complaint mediation"
    STAFF = "staff post officer worker fte"


_KIND_OF = {word: kind for kind in _Kind for word in stems(kind.value)}
# Those who answer are counted by their answers.
_ANSWERS = frozenset(stems("response reply return vote"))
_ASKS_WHO_ANSWERED = frozenset(
    stems("respond response reply replied answer vote back support oppose object")
)


def has_number_word(text: str) -> bool:
    """Return whether a number in words counts something, and no length of time."""
    said = NUMBER_WORD.finditer(text)
    return any(not _LENGTH.match(text, number.end()) for number in said)


def counts(question: Question, weighed: Weighed) -> bool:
    """Return whether a candidate says the very thing that is to be counted.

    A length of time must stand there as one: "15 years". Who votes need not be named.
    """
    candidate = weighed.candidate
    if "vote" in weighed.met & set(question.qualifiers):
        return True
    for thing in question.counted:
        if TIME_UNIT.match(thing):
            length = rf"\b{_A_NUMBER}[ -](?:\w+ )?{thing}s?\b"
            return bool(re.search(length, candidate.text, re.IGNORECASE))
        called = {thing, corrected(thing, weighed.known), *like(thing)}
        if not called & weighed.known:
            return False  # the papers know nothing of the kind
        goes_on = candidate.cell is not None or _COUNTS_ON.match(candidate.quote)
        is_around = bool(goes_on and called & weighed.near)
        if thing not in weighed.met and not is_around:
            return False
        if _counts_another(question, thing, candidate):
            return False
        if not _are_as_asked(question, thing, weighed):
            return False
    return True


def _are_as_asked(question: Question, thing: str, weighed: Weighed) -> bool:
    """Whether anything around says a word of what is asked of the things counted.

    "97 schools were consulted" does not tell how many schools are in deficit.
    """
    words = question.words
    after = words[words.index(thing) + 1 :] if thing in words else ()
    said = [word for word in after if weighed.known & {word, *like(word)}]
    around = weighed.near | weighed.met
    return not said or any(around & {word, *like(word)} for word in said)


def _counts_another(question: Question, thing: str, candidate: Candidate) -> bool:
    """Whether all numbers of a candidate count something else than `thing`."""
    cell, is_in_words = candidate.cell, False
    if cell is not None:
        is_in_words = candidate.text.rstrip().endswith(cell.quote)
        if not is_in_words:
            return cell.unit is Unit.COUNT and _is_cell_of_another(thing, cell)
    quote = _PROPORTION.sub(" ", candidate.quote)
    named = [_thing_counted(found["things"]) for found in _NUMBER_OF.finditer(quote)]
    told: list[str | None] = []
    for found in _COUNT.finditer(quote):
        number, things = found["number"], found["things"]
        if _YEAR.match(number) or _MONTH.match(things or ""):
            continue
        if _ADDS.match(things or "") and not _ASKS_ADDED.search(question.text):
            told.append(_ADDED)
            continue
        if found["hyphen"] and things:
            things = f"{things.split()[0]}s"
        told.append(_thing_counted(things))
    told = [*named, *filter(None, told)] if any(named) else told
    if not told or None in told:
        return candidate.is_row or (is_in_words and not told)
    is_of_answers = bool(_ASKS_WHO_ANSWERED & {*question.words})
    allowed = _ANSWERS if is_of_answers else frozenset[str]()
    return not any(one in allowed or _is_same(thing, one) for one in told if one)


def _thing_counted(words: str | None) -> str | None:
    """The stem of the first plural among the words after a number; None without one."""
    plural = (word for word in (words or "").split() if _PLURAL.match(word))
    found = next(plural, None)
    return stems(found)[-1] if found and stems(found) else None


def _is_same(thing: str, other: str) -> bool:
    """Whether two stems name things that are counted alike."""
    kind = _KIND_OF.get(thing)
    is_like = other in like(thing) or thing in like(other)
    return (
        thing == other or is_like or (kind is not None and kind is _KIND_OF.get(other))
    )


def _is_cell_of_another(thing: str, cell: Figure) -> bool:
    """Whether a cell's column says that it counts another thing: "Places"."""
    said = {_KIND_OF.get(word) for word in stems(" ".join(cell.column_path))} - {None}
    asked = _KIND_OF.get(thing)
    return bool(said) and asked is not None and asked not in said
