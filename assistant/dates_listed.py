"""The date of each of several happenings, where a question lists them.

"When was the visit, the bid and the refusal?"           → a date of each thing
"When was the plan signed, the profile made?"            → of each thing done
"When did it send its plans, hear back and reply?"       → of each deed of one
"Dates for the bases and for Secondary A"                → as the first is asked
"""

import re

# "When was the visit, the bid and the refusal?": a date of each.
_WHEN_EACH = re.compile(
    r"^(?P<ask>.*?\bwhen (?:is|are|was|were|will be) )(?P<things>\S[^?;:]+)\W*$",
    re.IGNORECASE,
)
# "The dates of the visit, the bid and the refusal": so are these.
_DATES_OF = re.compile(
    r"^(?P<of>[^:?]{0,40}:\s+)?(?P<ask>[^:?]*?\bdates?\b[^:?,]{0,20}? (?:of|for) )"
    r"(?P<things>[^?;:]+?)\W*$",
    re.IGNORECASE,
)
# "Put in order the visit, the bid and the refusal, with dates": so are these.
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
    r"|made|held|heard|put|cut|built|brought|drawn|due|open)\b"
)
# What is done comes last of a thing: "the revised profile made", "the report due back".
_ENDS_DONE = re.compile(rf"\w {_DONE.pattern}(?: \w+){{0,3}}$")
_BETWEEN_DEEDS = re.compile(
    r",\s*(?:(?:and|&|then) )*|\s+(?:(?:and|&) (?:then |later )?|then |before )"
)
_PRONOUN = re.compile(r"\b(?:it|them|this|those)\b")
_DONE_TO = re.compile(
    r"\w[\w-]* (?P<thing>(?:the|its|their|an?|this) [\w -]+?)"
    r"(?= (?:to|for|by|with|from|in|on|at|of)\b|$)"
)
_THE_NEXT = re.compile(r"(?:,\s*(?:and |& )?|\s+(?:and|&) )(?=the\b)", re.IGNORECASE)


def dates_listed(text: str) -> tuple[str, ...]:
    """Return a question for the date of each happening listed; empty where one is."""
    if two := _FOR_EACH.match(text):
        return tuple(f"{two['ask']}{two[name]}" for name in ("one", "other"))
    return _things_each(text) or _deeds_each(text)


def _things_each(text: str) -> tuple[str, ...]:
    """The date of each thing, or of each thing done."""
    each, ordered = _WHEN_EACH.match(text), _IN_ORDER.match(text)
    listed = each or ordered or _DATES_OF.match(text)
    things = _THE_NEXT.split(listed["things"].strip()) if listed else []
    # "Agreed by the cabinet and the board" is one: the board is nothing done.
    are_done = {bool(_ENDS_DONE.search(thing)) for thing in things}
    if listed is None or len(things) == 1 or len(are_done) > 1:
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
