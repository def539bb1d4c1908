"""What a sentence that rests on nothing may say: that something is not there.

It may name what was asked for, in the clause that says it is not stated, and what may
be told of a paper that is withheld. No number is repeated, in digits or in words.
"""

import re
from functools import cache

from assistant.claims.numbers import NUMBER_WORDS
from assistant.claims.sentence import covered
from assistant.claims.wording import FRAME, WORD
from assistant.grounds import Grounds
from assistant.quotes import squeeze
from assistant.words import stem
from corpus.councils import find_councils
from corpus.money import read_amounts
from corpus.periods import read_periods
from corpus.records import (
    Basis,
    Flow,
    FundingBlock,
    Measure,
    SafetyValve,
    Scenario,
)
from corpus.years import same_time

_REFUSES = re.compile(
    r"\b(?:not (?:been )?(?:stated|found|comparable|given|said|published|public|shown"
    r"|available|open|in the (?:papers|library))|(?:do|does|did) not (?:state|say|give"
    r"|print|hold|tell|mention|publish)|no (?:such|papers?|figures?|risk registers?"
    r"|registers?)\b|exempt|cannot be (?:compared|answered|found)|(?:looked|asked)"
    r" (?:for|about))",
    re.IGNORECASE,
)
_PLAIN_WORDS = """
added answer answered available averaged away called cannot comparable compared dates
decided each exempt find found good hold holds labels larger library marked mention
mentioned neither no nobody none nor not nothing open own part print public publish
published question ranked refused register registers restricted risk s say scores seen
taken time times totals up vs way withheld wrong
"""
_PLAIN = FRAME | frozenset(_PLAIN_WORDS.split())
_MARK = re.compile(r"“\s*[^\s”][^“”]*”|\"\s*[^\s\"][^\"]*\"|[{}<>\[\]«»„£$€%`*#|]")
_CLAUSE_END = re.compile(
    r"[;.!?]|\b(?:and|but|though|although|while|whereas|because|since|yet)\b",
    re.IGNORECASE,
)
# What the clerk says of scores that it lays side by side.
_OF_SCORES = re.compile(
    r"\bof different registers, and no paper says that they are on the same scale\b",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(rf"\b{NUMBER_WORDS}\b", re.IGNORECASE)


def unsupported(text: str, grounds: Grounds, *, asked: str) -> str | None:
    """Return what of `text`, which rests on nothing, needs something to rest on."""
    bare = _OF_SCORES.sub(" ", squeeze(text))
    sources = grounds.source_by_id.values()
    told = {*grounds.withheld, *(source.paper.file_name for source in sources)}
    for words in sorted(told, key=len, reverse=True):
        bare = bare.replace(squeeze(words), " ")
    return _typed(bare) or _times(bare, asked) or _names(bare, grounds, asked)


def _typed(bare: str) -> str | None:
    if found := _MARK.search(bare):
        return f"{found[0]} stands in nothing that it cites"
    if amounts := read_amounts(bare):
        return f"{amounts[0].printed} rests on nothing"
    if found := _NUMBER_WORD.search(bare):
        return f"{found[0]} rests on nothing"
    return None


def _times(bare: str, asked: str) -> str | None:
    times = read_periods(asked)
    for time in read_periods(bare):
        if not any(
            time.printed == one.printed
            or same_time(time.year, time.as_at, one.year, one.as_at)
            for one in times
        ):
            return f"{time.printed} rests on nothing"
    return None


def _names(bare: str, grounds: Grounds, asked: str) -> str | None:
    """Councils that nobody asked about, and words that claim something."""
    names = {mention.name for mention in find_councils(asked, is_question=True)}
    names |= {source.paper.council or "" for source in grounds.source_by_id.values()}
    mentions = find_councils(bare)
    for mention in mentions:
        if mention.name not in names:
            return f"{mention.printed} rests on nothing"
    places = [(mention.start, mention.end) for mention in mentions]
    places += [(time.start, time.end) for time in read_periods(bare)]
    for start, end in places:
        bare = covered(bare, start, end)
    asked_for = {stem(found[1]) for found in WORD.finditer(asked)}
    for clause in _CLAUSE_END.split(bare):
        own = [w for w in WORD.findall(clause) if w.lower() not in _PLAIN]
        if own and not _REFUSES.search(clause):
            return f"“{' '.join(own)}” rests on nothing"
        if any(stem(word) not in asked_for | _terms() for word in own):
            return f"“{' '.join(own)}” rests on nothing"
    return None


@cache
def _terms() -> frozenset[str]:
    """The stems of what a figure may be: names of things, not what is said of them."""
    kinds = (Measure, FundingBlock, Flow, Basis, Scenario, SafetyValve)
    names = " ".join(name.value for kind in kinds for name in kind)
    names += " scheme scoring"
    return frozenset(stem(name) for name in names.replace("_", " ").split())
