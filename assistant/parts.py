"""Where, in what a reader typed, one question ends and the next begins.

"What is the deficit and who owns it?"       → two questions
"When was it sent, when was it agreed?"      → two questions
"Dates please: the start, the review"        → the same of each thing listed
"Advice line: cost per annum; days?"         → each thing asked of the same subject
"""

import re

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
_OR = re.compile(r"or\b", re.IGNORECASE)
_SEVERAL_ASKED = re.compile(
    r"\b(?:dates|times|timeline|timings|costs|prices|figures|numbers|amounts|owners"
    r"|names)\b",
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
# "When was the visit, the bid and the refusal?": a date of each.
_WHEN_EACH = re.compile(
    r"^(?P<ask>.*?\bwhen (?:is|are|was|were|will be) )(?P<things>the [^?]+)\W*$",
    re.IGNORECASE,
)
# "Put in order the visit, the bid and the refusal, with dates": so is this.
_IN_ORDER = re.compile(
    r"^(?P<of>[^:?]{0,40}:\s+)?\W*(?:please )?(?:put|place|list|give me) (?:these )?in"
    r" (?:date |time |the right )?order[,:]? (?P<things>the [^?]+?)(?:,? with dates?)?"
    r"\W*$",
    re.IGNORECASE,
)
# "Dates for the bases and for Secondary A": a date of each.
_FOR_EACH = re.compile(
    r"^(?P<ask>[^?]*?\b(?:dates?|deadlines?)\b[^?]*?\b(?P<for>for|of) )(?P<one>[^?]+?)"
    r",? (?:and|&) (?P=for) (?P<other>[^?]+?)\W*$",
    re.IGNORECASE,
)
# "When did it send its plans, hear back and send them again?": a date of each deed.
_WHEN_DID = re.compile(
    r"\bwhen\b[^?,]{0,30}?\b(?:(?P<base>did|does|do|will)|is|are|was|were|has|have|had)"
    r" (?!.*\b(?:who|what|which|why|how|when|where)\b)",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:(?:re-?)?(?:send|submit|open|start|begin|issue|visit|write|consult)|hear|get"
    r"|receive|agree|approve|sign|publish|close|end|finish|stop|adopt|launch|revise"
    r"|update|review|join|leave|apply|go|win|award|appoint|commission|complete|decide"
    r"|reply|respond|meet|inspect|set|withdraw|reject|refuse|turn|accept|suspend|resume"
    r"|return|take|make|give|tell|pay|expire|extend|move|come|hand|put)\b"
)
_DONE = re.compile(
    r"(?<!\bthe )(?<!\bits )(?<!\btheir )(?<!\ba )(?<!\ban )"
    r"\b(?:[a-z-]{2,}ed|sent|begun|set|won|told|met|given|taken|paid|withdrawn|written"
    r"|made|held|heard|put|cut|built|brought)\b"
)
_BETWEEN_DEEDS = re.compile(
    r",\s*(?:(?:and|&|then) )*|\s+(?:(?:and|&) (?:then |later )?|then |before )"
)
_PRONOUN = re.compile(r"\b(?:it|them|this|those)\b")
_DONE_TO = re.compile(
    r"\w[\w-]* (?P<thing>(?:the|its|their|an?|this) [\w -]+?)"
    r"(?= (?:to|for|by|with|from|in|on|at|of)\b|$)"
)
_THE_NEXT = re.compile(r"(?:,\s*(?:and |& )?|\s+(?:and|&) )(?=the\b)", re.IGNORECASE)
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
    several = (_things, _two_named, _dated_each, _deeds_each)
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


def _dated_each(text: str) -> tuple[str, ...]:
    """The date of each of several things; empty where one is asked about."""
    if two := _FOR_EACH.match(text):
        return tuple(f"{two['ask']}{two[name]}" for name in ("one", "other"))
    each, ordered = _WHEN_EACH.match(text), _IN_ORDER.match(text)
    listed = each or ordered
    things = _THE_NEXT.split(listed["things"]) if listed else []
    if listed is None or len(things) == 1:
        return ()
    ask = each["ask"] if each else f"{listed['of'] or ''}when was "
    return tuple(f"{ask}{thing}" for thing in things)


def _deeds_each(text: str) -> tuple[str, ...]:
    """The date of each of several deeds of one subject; empty where one is told of."""
    asked = _WHEN_DID.search(text)
    if asked is None:
        return ()
    head, rest = text[: asked.end()], text[asked.end() :].strip(" ?.")
    first, *others = _BETWEEN_DEEDS.split(rest)
    deed = _BASE if asked["base"] and not re.search(r"\bbe\b", first) else _DONE
    done = deed.search(first)
    if done is None or not done.start() or not others:
        return ()
    if not all(deed.match(other) for other in others):
        return ()
    done_to = _DONE_TO.match(first, done.start())
    thing = done_to["thing"] if done_to else None
    named = [_PRONOUN.sub(thing, other) if thing else other for other in others]
    return tuple(
        f"{head}{deeds}"
        for deeds in (first, *(first[: done.start()] + n for n in named))
    )


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
    if len(last) > 1 and is_list and (_are_alike(last) or _NEW_THING.match(last[-1])):
        things[-1:] = last
    if len(things) == 1 or any(len(thing) < _THING_LETTERS for thing in things):
        return ()
    if any(_IS_FULL.search(thing) for thing in things):
        return ()
    asks = _SEVERAL_ASKED.search(listed["head"])
    if not asks and _DATED.search(things[0]):
        things = [t if _asks(t) else f"when is {t}" for t in things]
    if not asks and not all(_asks(thing) for thing in things):
        return ()
    return tuple(f"{listed['head']}: {thing}" for thing in things)


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
