"""Where, in what a reader typed, one question ends and the next begins.

"What is the deficit and who owns it?"       → two questions
"When was it sent, when was it agreed?"      → two questions
"When was it sent, agreed and published?"    → the date of each (`dates_listed`)
"Dates please: the start, the review"        → the same of each thing listed
"Advice line: cost per annum; days?"         → each thing asked of the same subject
"""

import re

from assistant.dates_listed import dates_listed
from assistant.intents import BOTH_ASKED, BY_WHICH_SIDE

_ASKING = r"(?:what|how|who|whom|whose|when|which|why|where)(?:['’]?s)?"
_BEFORE_ASKING = r"(?:(?:at|by|for|from|in|of|on|to|since|until) )?"
_DOES = (
    r"(?:is|are|was|were|will|would|do|does|did|has|have|had|can|could|should|might"
    r"|happens?|happened)"
)
# After "?" only what asks is a question: not "I live there", nor "smallest first".
_ASKS_AGAIN = (
    rf"(?=(?:[^?]*\?)|{_BEFORE_ASKING}{_ASKING}\b|(?:give|list|name|tell|show|also)\b)"
)
# "?", ";" or "and" with a question after it.
_NEXT = re.compile(
    rf"\?\s+{_ASKS_AGAIN}|;\s+|,?\s+(?:and|&|but|plus)\s+(?:also\s+|then\s+)?"
    rf"(?={_BEFORE_ASKING}{_ASKING}\b|(?:is|does|do|did|has|have|was|were|are|will"
    r"|would|can|could|should) (?:its?|that|they|their|this|there|these|those|any\w*"
    r"|some\w*)\b)",
    re.IGNORECASE,
)
# A comma parts two questions when each asks in full.
_COMMA = re.compile(rf",\s+(?=(?:how )?\w+ {_DOES}\b)", re.IGNORECASE)
# "How many places, at what cost": the last asks one thing more.
_ASKS_MORE = re.compile(
    r",\s+(?=(?:at|by|for|from|in|on|since|until) (?:what|which|when|how)\b"
    r"[^,?]{0,40}\W*$)",
    re.IGNORECASE,
)
_OPENS_ASKING = re.compile(rf"(?:^|:)\W*{_BEFORE_ASKING}{_ASKING}\b", re.IGNORECASE)
_IS_FULL = re.compile(
    rf"(?:^|:)\W*{_BEFORE_ASKING}{_ASKING}(?: (?:much|many|long|often|far|big|soon))?"
    rf" {_DOES}\b",
    re.IGNORECASE,
)
# Subject or what is asked, then a colon, then things with commas between them.
_LISTED = re.compile(r"^\W*(?P<head>[^:?]{3,90}):\s+(?P<things>[^:?]+)\W*$")
_BETWEEN_THINGS = re.compile(r"[,;]\s*(?:and\s+|&\s+)?", re.IGNORECASE)
_BETWEEN_LAST = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
# "The visit, the bid and being told no": the last of a list may be what was done.
_NEW_THING = re.compile(r"(?:the|its|their|being|having)\b", re.IGNORECASE)
# "The start, and its roles and powers": what follows ", and" is the last.
_CLOSED_LIST = re.compile(r"[,;]\s*(?:and|&)\s", re.IGNORECASE)
_OR = re.compile(r"or\b", re.IGNORECASE)
_SEVERAL_ASKED = re.compile(
    r"\b(?:dates|times|timeline|timings|costs|prices|figures|numbers|amounts|owners"
    r"|names)\b",
    re.IGNORECASE,
)
# "Give me the key dates for Kent": what is left is what they are of.
_DATES_PLEASE = re.compile(
    r"(?:\b(?:please )?(?:give (?:me|us)|list|show (?:me|us)?|what (?:are|were)) )?"
    r"\b(?:the )?(?:key |main |important )?(?:dates|times|timeline|timings)\b"
    r"(?: please)?(?: (?:for|of|in|from|on))?",
    re.IGNORECASE,
)
_THE_DAY = re.compile(
    r"(?:the )?(?:day|moment|month|time|year) (?:(?:on|in) which |that |when )?"
    r"(?!of\b)",
    re.IGNORECASE,
)
# The first of several dates names the kind: "the start date, the review, the end".
_DATED = re.compile(r"\b(?:dates?|when)\b", re.IGNORECASE)
# "The author and the chair of the board": two asked of one thing.
_TWO_NAMED = re.compile(
    r"^(?P<ask>\W*(?:name|who(?:'s| is| are| was| were)|give|tell me) )"
    r"(?P<one>(?:the|its|their) [\w -]+?)(?:,? and | & )"
    r"(?P<other>(?:the|its|their) [\w -]+?)"
    r"(?P<of> (?:of|on|in|for|at|behind|to)\b[^?]+)\W*$",
    re.IGNORECASE,
)
# "Is it over or under, and by how much?" is one question.
_SIDE_ASKED = re.compile(rf"{BY_WHICH_SIDE.pattern}\W*$", re.IGNORECASE)
# "The difference between the forecast and what it came to" is one question.
_BETWEEN_TWO = re.compile(
    rf"\b(?:difference|gap|change|movement) between\b[^?;,]*\band {_ASKING}\b",
    re.IGNORECASE,
)
PAIR = 2
# A thing has at least so many letters; "a, b" in a name is no list.
_THING_LETTERS = 4


def part_texts(text: str) -> tuple[str, ...]:
    """Return the questions that `text` puts in one, in order; one is itself."""
    several = (_things, _two_named, dates_listed)
    if things := next(filter(None, (listed(text) for listed in several)), ()):
        return things
    subject, _, rest = text.rpartition(": ")
    parts = [part.strip() for part in _NEXT.split(rest) if part.strip(" ?,.")]
    parts = [piece for part in parts for piece in _commas(part)]
    is_one = _SIDE_ASKED.search(text) or _BETWEEN_TWO.search(text)
    if len(parts) == PAIR and is_one:
        return (text,)
    if len(parts) > 1 and subject:
        return tuple(f"{subject}: {part}" for part in parts)
    return tuple(parts) if len(parts) > 1 else (text,)


def _two_named(text: str) -> tuple[str, ...]:
    """Each of two who are asked for of one thing; empty where one is."""
    two = _TWO_NAMED.match(text)
    if two is None:
        return ()
    return tuple(f"{two['ask']}{two[name]}{two['of']}" for name in ("one", "other"))


def _commas(part: str) -> list[str]:
    """The questions that only commas part: full ones, or "at what cost" after one."""
    pieces = _COMMA.split(part)
    is_each_full = all(_IS_FULL.search(piece) for piece in pieces)
    if len(pieces) > 1 and is_each_full:
        return pieces
    asked = _ASKS_MORE.split(part)
    return asked if _OPENS_ASKING.search(asked[0]) else [part]


def _things(text: str) -> tuple[str, ...]:
    """What is asked of each thing listed after a colon; empty where none is listed."""
    listed = _LISTED.match(text)
    if listed is None:
        return ()
    things = [t.strip() for t in _BETWEEN_THINGS.split(listed["things"]) if t.strip()]
    last = _BETWEEN_LAST.split(things[-1]) if things else []
    is_list = len(things) > 1 or _are_alike(last)
    if any(_OR.match(thing) or BOTH_ASKED.match(thing) for thing in things):
        return ()
    asks = _SEVERAL_ASKED.search(listed["head"])
    ends_list = asks and not _CLOSED_LIST.search(listed["things"])
    if len(last) == PAIR and is_list:
        is_new = ends_list or _are_alike(last) or _NEW_THING.match(last[-1])
        things[-1:] = last if is_new else things[-1:]
    if len(things) == 1 or any(len(thing) < _THING_LETTERS for thing in things):
        return ()
    if any(_IS_FULL.search(thing) for thing in things):
        return ()
    if not asks and _DATED.search(things[0]):
        things = [t if _asks(t) else f"when is {t}" for t in things]
    if not asks and not all(_asks(thing) for thing in things):
        return ()
    if asks and _DATES_PLEASE.search(listed["head"]):
        about = _DATES_PLEASE.sub("", listed["head"]).strip(" ,")
        lead = f"{about}: " if about else ""
        return tuple(f"{lead}{_date_of(thing)}" for thing in things)
    return tuple(f"{listed['head']}: {thing}" for thing in things)


def _date_of(thing: str) -> str:
    """What asks for the date of a thing listed, or of "the day they heard of it"."""
    day = _THE_DAY.match(thing)
    if day:
        return f"when was it that {thing[day.end() :]}"
    return thing if _asks(thing) else f"when was {thing}"


def _are_alike(things: list[str]) -> bool:
    """Whether two things begin with the same word, or the second with a question."""
    first_words = [thing.split()[0].lower() for thing in things]
    return len(things) > 1 and (
        len(set(first_words)) == 1 or bool(re.match(_ASKING, things[-1], re.IGNORECASE))
    )


_ASKS = re.compile(
    rf"\b(?:{_ASKING}|dates?|costs?|price|amount|number|owner|name|days|score|year"
    r"|deadline|total)\b",
    re.IGNORECASE,
)


def _asks(thing: str) -> bool:
    """Whether a thing listed says itself what is asked of it: "cost per annum"."""
    return bool(_ASKS.search(thing))
