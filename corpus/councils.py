"""English authorities and the names papers and people give them.

The names are data: councils.csv has a row for each of the 153 authorities that have an
education budget, with the aliases that cannot be made from its name.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.periods import URL

ENGLAND = "England"


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """An authority: `name` is what we call it, `full_name` what it calls itself.

    `aliases` are names in use that are neither.
    """

    name: str
    full_name: str
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilMention:
    """A place where a text names an authority, or England as a whole.

    `name` is that of councils.csv; `printed` stands at `start` to `end` (half-open) of
    the text, without a possessive.
    """

    name: str
    printed: str
    start: int
    end: int


@cache
def read_councils() -> tuple[Council, ...]:
    """Return every authority, by name."""
    text = (files("corpus") / "councils.csv").read_text(encoding="utf-8")
    return tuple(
        Council(
            name=row["name"],
            full_name=row["full_name"],
            kind=row["kind"],
            aliases=tuple(filter(None, row["aliases"].split(";"))),
        )
        for row in csv.DictReader(text.splitlines())
    )


def find_councils(
    text: str, *, is_question: bool = False
) -> tuple[CouncilMention, ...]:
    """Return every authority that `text` names, in order, the longest name first.

    Roads, colleges, NHS bodies, districts and people with an authority's name are left
    out. A paper must print a name with its capitals; a question (`is_question`) may be
    typed without.
    """
    bare = re.sub(URL, lambda found: "#" * len(found[0]), text)
    mentions = [
        CouncilMention(
            name=_name_by_key()[_key(found["name"])],
            printed=found[0],
            start=found.start(),
            end=found.end(),
        )
        for found in _pattern(is_question=is_question).finditer(bare)
        if _is_authority(bare, found)
    ]
    mentions += [
        CouncilMention(
            name=ENGLAND, printed=found[0], start=found.start(), end=found.end()
        )
        for found in (_ENGLAND_ASKED if is_question else _ENGLAND).finditer(bare)
    ]
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def canonical(name: str) -> str | None:
    """Return our name for the authority that `name`, all of it, is a name of."""
    squeezed = " ".join(name.split())
    for mention in find_councils(squeezed, is_question=True):
        if (mention.start, mention.end) == (0, len(squeezed)):
            return mention.name
    return None


_KIND_WORD = r"(?:City|County|Borough|Metropolitan|District|London|Unitary)"
_PREFIX = (
    r"(?:(?:The\s+)?(?:London\s+Borough|Royal\s+Borough|Metropolitan\s+Borough|City"
    r"|County|Borough|Council)\s+of\s+(?:the\s+)?)?"
)
_SUFFIX = (
    rf"(?P<council>\s+(?:{_KIND_WORD}\s+){{0,3}}Councils?\b"
    r"|\s+(?-i:MBC|LBC|MDC|CC|BC|LA)\b)?"
)

# Whose name begins with the authority's, though it is another body.
_BODY = re.compile(
    r"(?:[\s,]+(?:and\s+|&\s+)?[A-Z][\w'’-]*){0,8}?\s+(?:NHS\s+(?:Foundation|Trust"
    r"|Hospitals?|Healthcare|Integrated)|CCGs?\b|ICBs?\b|ICS\b|Clinical\s+Commissioning"
    r"|Integrated\s+Care|(?:University\s+)?Hospitals?\b|Foundation\s+Trust|Healthcare"
    r"|Police|Constabulary|Fire\s+(?:and|&)|Combined\s+Authority|University)"
)
# "Leeds School Forum" is of Leeds; "Bath High School" is itself.
_OF_SCHOOLS = (
    r"\s+(?:admissions?|attendance|balances?|block|budgets?|census|clos\w+|deficits?"
    r"|exclusions?|forum|funding|improvement|leaders?|meals?|organi[sz]ation|places?"
    r"|reserves?|surplus\w*|transfers?|transport|travel)\b"
)
_NAMESAKE = re.compile(
    r"\s+(?:Road|Street|Lane|Avenue|Park|House|Old\s+Vic|Spa|Rugby|College|Grammar"
    rf"|(?:High|Primary|Secondary|Special)?\s*School\b(?!{_OF_SCHOOLS})|Academy|Cathedral|Airport|Station"
    r"|Echo|Evening|Magistrates|Crown\s+Court|United|Rovers|FC|(?:Town|Parish)\s+Council"
    r"|St\.?\s+Edmunds|on\s+Avon|under\s+Lyme)\b"
    r"|-(?:on|upon|under|super|by|le)-",
    re.IGNORECASE,
)
_OTHER_BEFORE = re.compile(
    r"\b(?:NHS|(?:University|Diocese|Bishop|Archbishop|Bank)\s+of|Cllr|Councillor|Mrs?"
    r"|Ms|Miss|Dr|Sir|Lord|Lady|AFC|St\.?)\s+$",
    re.IGNORECASE,
)
_DIRECTION = r"(?:Greater|Inner|Outer|North|South|East|West|Mid)"
_DIRECTION_BEFORE = re.compile(rf"\b{_DIRECTION}[\s-]+$", re.IGNORECASE)
_DIRECTION_FIRST = re.compile(rf"{_DIRECTION}\b", re.IGNORECASE)

# Names that are words too, with what stands before or after the word.
_NEVER = r"(?!)"
_WORDS = {
    "bath": (r"\b(?:a|the|hot|my|your)\s+$", r"\s+(?:time|room|tub|water|towel)"),
    "barking": (r"\b(?:is|are|was|dogs?)\s+$", r"\s+(?:up|mad|at)\b"),
    "bucks": (r"\b(?:few|big|the|\d+|million)\s+$", _NEVER),
    "bury": (
        r"\b(?:they|we|you)\s+$",
        r"\s+(?:the|it|them|that|a|an|his|their|your|my|bad)\b",
    ),
    "hull": (r"\b(?:the|a)\s+$", _NEVER),
    "reading": (
        r"\b(?:a|the|my|your|am|are|was|were|been|further|first|second|third|while"
        r"|when|after|worth|background)\s+$",
        r"\s+(?:the|this|these|that|those|a|an|about|of|from|through|between|papers?"
        r"|reports?|it)\b",
    ),
    "stoke": (r"\bto\s+$", r"\s+(?:the|fears?|up)\b"),
}
_READING = re.compile(
    r",?\s+(?:and\s+)?(?:writing|maths|ages?|levels?|scores?|ability|lists?|tests?)\b",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*)$")

_NOT_ENGLAND = (
    r"(?<!NHS )(?<!Bank of )(?<!Sport )(?<!Historic )(?<!Health )(?<!Church of )"
    r"(?<!New )(?<!Council )"
)
_COMPARED = (
    r"(?:averages?|rates?|figures?|means?|medians?|totals?|picture|shares?|percentages?"
    r"|comparators?|benchmarks?|[£\d%])"
)
# "National 44.47%" is England's; a "national funding formula" is nobody's figure.
_ENGLAND = re.compile(
    rf"{_NOT_ENGLAND}\bEngland\b|\b[Nn]ationally\b"
    rf"|\b[Nn]ational(?=\s+{_COMPARED}|\s*(?:$|[?.,;:)]))"
)
_ENGLAND_ASKED = re.compile(
    rf"{_NOT_ENGLAND}\bengland\b|\bnationally\b|\bnational\b(?!\s+(?:funding|formula"
    r"|guidance|policy|insurance|audit|curriculum|strategy|framework|minimum|lottery))",
    re.IGNORECASE,
)


def _is_authority(text: str, found: re.Match[str]) -> bool:
    """Tell an authority from a road, body, district, person or word of its name."""
    before, after = text[: found.start()], text[found.end() :]
    if _OTHER_BEFORE.search(before):
        return False
    if _DIRECTION_BEFORE.search(before) and not _DIRECTION_FIRST.match(found[0]):
        return False
    if found["council"]:
        return True
    if _BODY.match(after) or _NAMESAKE.match(after):
        return False
    return not _is_word(before, found[0], after)


def _is_word(before: str, name: str, after: str) -> bool:
    """Tell the word "reading" from the place, by its capital and its neighbours."""
    word_before, word_after = _WORDS.get(name.lower(), (_NEVER, _NEVER))
    if name.lower() == "reading" and _READING.match(after):
        return True
    is_capital = name[0].isupper()
    if is_capital and not _SENTENCE_START.search(before):
        return False
    has_word_before = re.search(word_before, before, re.IGNORECASE)
    has_word_after = re.match(word_after, after, re.IGNORECASE)
    return bool(has_word_after or (has_word_before and not is_capital))


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Return (printed name, our name) of every authority, the longest first."""
    pairs = {
        printed: council.name
        for council in read_councils()
        for printed in (council.name, *council.aliases, *_turned(council.name))
    }
    return tuple(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


def _turned(name: str) -> tuple[str, ...]:
    """Return "Northamptonshire (West)", as lists print "West Northamptonshire"."""
    side, _, place = name.partition(" ")
    is_sided = side in {"North", "South", "East", "West", "Central"} and bool(place)
    return (f"{place} ({side})",) if is_sided else ()


@cache
def _name_by_key() -> dict[str, str]:
    return {_key(printed): name for printed, name in _names()}


def _key(printed: str) -> str:
    words = printed.lower().replace("&", " and ").replace("-", " ")
    return " ".join(re.sub(r"[.,]", "", words).split())


@cache
def _pattern(*, is_question: bool) -> re.Pattern[str]:
    names = "|".join(_flexible(printed) for printed, _ in _names())
    # "BCPs deficit" lacks its apostrophe; so may any name in a question.
    plural = "s" if is_question else "(?<=[A-Z])s"
    return re.compile(
        rf"(?<![\w#&-]){_PREFIX}(?P<name>{names})(?=(?:{plural})?(?![\w&])){_SUFFIX}",
        re.IGNORECASE if is_question else 0,
    )


def _flexible(printed: str) -> str:
    """Return a pattern for `printed` with "&", commas and capitals as papers vary."""
    words = re.split(r"[\s-]+", printed)
    return r"[\s\u00a0-]+".join(_any_case(word) for word in words)


def _any_case(word: str) -> str:
    if word == "and":
        return "(?:and|And|AND|&)"
    plain = re.escape(word.rstrip(",")).replace("\\&", r"\s?(?:&|and|AND)\s?")
    cases = "|".join(dict.fromkeys((plain, plain.capitalize(), plain.upper())))
    return f"(?:{cases}){',?' if word.endswith(',') else ''}"
